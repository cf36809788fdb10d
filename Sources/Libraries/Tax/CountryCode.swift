/// A country, ISO 3166-1 alpha-2, in two bytes. Greece is "GR"; the "EL" of VAT numbers is read as Greece.
///
/// "XI" (Northern Ireland in VAT numbers) and "IM" are codes like the others; what they mean for VAT is
/// `TaxTerritory`'s matter.
package struct CountryCode: Hashable, Sendable, CustomStringConvertible {
  /// 26 × first letter + second letter: 0…675.
  let index: UInt16

  /// - Returns: `nil` unless `text` is two ASCII letters; lower case is accepted.
  package init?(_ text: some StringProtocol) {
    var index: UInt16 = 0
    var count = 0
    for byte in text.utf8 {
      let letter = byte & 0xDF
      guard count < 2, letter >= 0x41, letter <= 0x5A else { return nil }
      index = index * 26 + UInt16(letter - 0x41)
      count += 1
    }
    guard count == 2 else { return nil }
    self.init(index: index == Self.el ? Self.gr : index)
  }

  init(index: UInt16) { self.index = index }

  private static let el: UInt16 = 4 * 26 + 11
  private static let gr: UInt16 = 6 * 26 + 17

  /// A code written in the source.
  package init(known: StaticString) {
    self.init(String(describing: known))!
  }

  package static let france = CountryCode(known: "FR")
  package static let northernIreland = CountryCode(known: "XI")
  package static let unitedKingdom = CountryCode(known: "GB")

  /// "GR".
  package var description: String {
    String(decoding: [UInt8(index / 26) + 0x41, UInt8(index % 26) + 0x41], as: UTF8.self)
  }

  /// The two letters that VAT numbers of this country begin with: "EL" for Greece (directive 2006/112, art. 215).
  package var vatPrefix: String { index == Self.gr ? "EL" : description }

  /// One of the 27 members of the Union, France included.
  package var isEUMember: Bool { Self.members[Int(index)] }

  /// Whether VAT numbers with this prefix are numbers of the Union for goods: the 27 members and "XI".
  package var isEUNumberPrefix: Bool { isEUMember || self == .northernIreland }

  package static let euMembers: [CountryCode] =
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
    .split(separator: " ").compactMap { CountryCode($0) }

  private static let members: [Bool] = {
    var members = [Bool](repeating: false, count: 676)
    for member in euMembers { members[Int(member.index)] = true }
    return members
  }()
}
