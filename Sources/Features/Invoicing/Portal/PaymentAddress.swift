import Kernel
import Money

/// Where a customer pays a document: the seller's own page at a provider, with places for what is paid.
package struct PaymentAddress: Sendable, Equatable {
  private let template: String

  /// - Returns: nil unless it is `https://`, a host name written out, and no places but `{number}`, `{amount}`, `{currency}`
  ///   behind it: what is paid never chooses where to.
  package init?(_ text: String) {
    let start = "https://"
    guard text.hasPrefix(start), text.utf8.count <= 500,
      text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else { return nil }
    let rest = text.dropFirst(start.count)
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard VerificationAddress(start + host) != nil else { return nil }
    var plain = String(rest.dropFirst(host.count))
    for place in ["{number}", "{amount}", "{currency}"] {
      plain = plain.replacing(place, with: "")
    }
    guard !plain.contains("{"), !plain.contains("}") else { return nil }
    template = text
  }

  /// - Parameter amount: what is left to pay.
  package func url(number: String, amount: Money) -> String {
    template.replacing("{number}", with: PercentCoding.encode(number))
      .replacing("{amount}", with: amount.description)
      .replacing("{currency}", with: amount.currency.code)
  }
}
