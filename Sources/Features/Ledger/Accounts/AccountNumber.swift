/// The number of an account of the general ledger (numéro de compte, CompteNum): at least three digits of the chart, then
/// digits or capital letters that divide it, "411000", "44571DE190".
package struct AccountNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let text: String

  /// - Returns: `nil` unless it begins with three digits of a class 1 to 7 and goes on with letters or digits, twenty at most.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard (3...20).contains(bytes.count), bytes[0] >= UInt8(ascii: "1"),
      bytes[0] <= UInt8(ascii: "7"),
      bytes.prefix(3).allSatisfy(Self.isDigit),
      bytes.allSatisfy({ Self.isDigit($0) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
    else { return nil }
    self.text = String(text)
  }

  /// A number written in the source code.
  init(known text: StaticString) { self.text = text.description }

  /// A division of an account: "707" and "3" are 707300.
  package init(_ base: StaticString, _ division: Character) {
    let text = base.description + String(division)
    self.text = text + String(repeating: "0", count: max(0, 6 - text.utf8.count))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  /// 1 to 5 are the balance sheet (bilan), 6 and 7 the result (compte de résultat).
  package var accountClass: Int { Int(text.utf8.first! - UInt8(ascii: "0")) }
  package var isOfBalanceSheet: Bool { accountClass <= 5 }
  package var description: String { text }

  package func isDivision(of base: String) -> Bool { text.hasPrefix(base) }

  package static func < (left: AccountNumber, right: AccountNumber) -> Bool {
    left.text < right.text
  }
}

/// The accounts that sales and payments post to.
extension AccountNumber {
  /// Clients; each line names its auxiliary account.
  package static let customers = AccountNumber(known: "411000")
  /// Fournisseurs; each line names its auxiliary account.
  package static let suppliers = AccountNumber(known: "401000")
  /// Avances et acomptes reçus sur commandes, without VAT, which was due when they were invoiced.
  package static let deposits = AccountNumber(known: "419100")
  package static let goodsBought = AccountNumber(known: "607000")
  /// Achats d'études et prestations de services.
  package static let servicesBought = AccountNumber(known: "604000")
  package static let deductibleVAT = AccountNumber(known: "445660")
  package static let bank = AccountNumber(known: "512000")
  package static let chequesToCollect = AccountNumber(known: "511200")
  package static let cash = AccountNumber(known: "530000")
  package static let providerFees = AccountNumber(known: "627800")
  /// Cents that no base gives back, against us and for us (BT-114).
  package static let roundingLost = AccountNumber(known: "658000")
  package static let roundingGained = AccountNumber(known: "758000")
  package static let exchangeLost = AccountNumber(known: "656000")
  package static let exchangeGained = AccountNumber(known: "756000")
  package static let profit = AccountNumber(known: "120000")
  package static let loss = AccountNumber(known: "129000")
  /// What providers hold of ours until they pay it out (autres organismes financiers).
  package static let providers = AccountNumber(known: "517000")

  /// VAT collected, an account for each rate and, outside France, for each country: 44571200 is 20 %, 44571DE190 is
  /// Germany's 19 %.
  ///
  /// - Parameters:
  ///   - rate: in hundredths of a percent.
  ///   - country: "FR", or where the one-stop shop pays it to.
  package static func collectedVAT(_ rate: Int64, in country: String) -> AccountNumber {
    let tenths = rate % 10 == 0 ? rate / 10 : rate
    let digits = String(tenths)
    let width = rate % 10 == 0 ? 3 : 4
    let padded = String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    return AccountNumber("44571" + (country == "FR" ? "" : country) + padded)
      ?? AccountNumber(known: "445710")
  }
}
