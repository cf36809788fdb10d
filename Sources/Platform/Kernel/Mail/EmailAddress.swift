/// An address mail can be sent to (RFC 5321, `Mailbox`): "zoe@exemple.fr". Made of plain characters only, so that it
/// can stand in a header or an SMTP command as it is.
///
/// The local part stays as it was written; the domain is in lower case, an accented one in its ASCII form
/// ("société.fr" is "xn--socit-esab.fr"). Quoted local parts and addresses of machines ("[192.0.2.1]") are legal and
/// nobody's: they are refused.
package struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
  package let local: String
  package let domain: String

  /// - Parameter text: one address without a name; spaces around it are dropped.
  package init(_ text: String) throws(EmailAddressError) {
    let text = CleanText.line(text)
    guard !text.isEmpty else { throw .missing }
    guard !text.contains(where: { ",; <>\"".contains($0) }) else { throw .notOneAddress }
    let halves = text.split(separator: "@", omittingEmptySubsequences: false)
    guard halves.count == 2 else { throw .at }
    local = String(halves[0])
    guard local.utf8.allSatisfy({ $0 < 0x80 }) else { throw .accentedName }
    guard EmailAddress.isDotAtom(local) else { throw .name }
    guard let domain = EmailAddress.domain(String(halves[1])) else { throw .domain }
    self.domain = domain
    guard local.utf8.count + domain.utf8.count < 254 else { throw .tooLong }
  }

  package var description: String { "\(local)@\(domain)" }

  /// Equal for addresses that reach the same person: nobody's local parts differ by case alone.
  package var key: String { "\(local.lowercased())@\(domain)" }

  /// Up to 64 letters, digits and the signs of RFC 5322, with single dots between them.
  private static func isDotAtom(_ text: String) -> Bool {
    guard (1...64).contains(text.utf8.count) else { return false }
    return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
      !atom.isEmpty
        && atom.utf8.allSatisfy { isAlphanumeric($0) || "!#$%&'*+/=?^_`{|}~-".utf8.contains($0) }
    }
  }

  /// Labels of letters, digits and inner hyphens, at least two; the last is no number.
  private static func domain(_ text: String) -> String? {
    let labels = text.lowercased().split(separator: ".", omittingEmptySubsequences: false)
      .map { Punycode.label(String($0)) }
    guard labels.count > 1, labels.last??.utf8.contains(where: { $0 > 0x39 }) == true else {
      return nil
    }
    var domain: [String] = []
    for label in labels {
      guard let label, (1...63).contains(label.utf8.count), !label.hasPrefix("-"),
        !label.hasSuffix("-"),
        label.utf8.allSatisfy({ isAlphanumeric($0) || $0 == UInt8(ascii: "-") })
      else { return nil }
      domain.append(label)
    }
    return domain.joined(separator: ".")
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}

/// Why a text is no address.
package enum EmailAddressError: Error, Hashable, Sendable {
  case missing
  case notOneAddress
  case at
  case name
  /// Legal since RFC 6531, and refused by most servers.
  case accentedName
  case domain
  case tooLong

  package var text: Text {
    switch self {
    case .missing: Text(fr: "aucune adresse n'est donnée", en: "no address is given")
    case .notOneAddress:
      Text(
        fr: "une seule adresse est attendue, sans nom ni virgule",
        en: "one address is expected, without a name or a comma")
    case .at:
      Text(fr: "il y faut un « @ », et un seul", en: "it takes one “@”, and one only")
    case .name:
      Text(
        fr: "ce qui précède « @ » n'est pas un nom de boîte",
        en: "what stands before “@” is no name of a mailbox")
    case .accentedName:
      Text(
        fr: "ce qui précède « @ » ne peut pas avoir d'accent",
        en: "what stands before “@” cannot have accents")
    case .domain:
      Text(
        fr: "ce qui suit « @ » n'est pas un domaine, comme exemple.fr",
        en: "what follows “@” is no domain, such as example.com")
    case .tooLong: Text(fr: "elle est trop longue", en: "it is too long")
    }
  }
}
