/// A currency, ISO 4217 (BT-5).
package struct Currency: Hashable, Sendable, CustomStringConvertible {
  /// Three capital letters.
  package let code: String

  package static let eur = Currency(known: "EUR")

  private init(known code: String) { self.code = code }

  /// - Returns: `nil` unless `code` is three ASCII letters; lower case is accepted and raised.
  package init?(code: String) {
    guard code.utf8.count == 3, code.utf8.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A })
    else { return nil }
    self.code = code.uppercased()
  }

  /// Decimals of the minor unit: 2 for the euro, 0 for the yen, 3 for the Tunisian dinar.
  package var decimals: Int {
    switch code {
    case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV",
      "XAF", "XOF", "XPF":
      0
    case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
    default: 2
    }
  }

  package var description: String { code }
}
