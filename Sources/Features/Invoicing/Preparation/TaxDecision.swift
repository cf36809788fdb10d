import EN16931
import Kernel
import Money

/// Which VAT a line of a sale in mainland France bears.
///
/// 1. A seller under the franchise charges none: category E, VATEX-FR-FRANCHISE (CGI 293 B).
/// 2. A stated rate must be one of mainland France: 20, 10, 5.5, 2.1 (CGI 278, 278-0 bis, 279, 281 quater ff.), or 0,
///    which is category Z.
/// 3. A stated exemption is category E with its VATEX code (CGI 261 ff.).
/// 4. A shop that says nothing gets the seller's default rate; one that charged no VAT without a reason is refused.
package struct TaxDecision {
  let seller: CompanyProfile

  static let rates: Set<Rate> = [
    Rate(units: 20_00), Rate(units: 10_00), Rate(units: 5_50), Rate(units: 2_10), .zero,
  ]

  func vat(of tax: SalesOrder.LineTax, at place: Place, _ findings: inout Findings) -> Invoice.VAT?
  {
    if seller.vatRegime == .franchise { return franchise(tax, at: place, &findings) }
    switch tax {
    case .unstated: return Invoice.VAT(.standard, seller.defaultRate)
    case .rate(let rate) where rate.isZero: return Invoice.VAT(.zeroRated, .zero)
    case .rate(let rate) where Self.rates.contains(rate): return Invoice.VAT(.standard, rate)
    case .rate(let rate):
      findings.stop(
        "line.vat-rate-unlawful", at: place.member("vatRate"),
        fr:
          "\(French.rate(rate)) n'est pas un taux de France métropolitaine (20, 10, 5,5, 2,1 ou 0).",
        en: "\(rate) % is not a rate of mainland France (20, 10, 5.5, 2.1 or 0).")
    case .exempt(let code) where VATEX.isKnown(code) && code != VATEX.franchise:
      return Invoice.VAT(.exempt, .zero, exemption: code)
    case .exempt(let code):
      findings.stop(
        "line.exemption-unknown", at: place.member("exemption"),
        fr:
          "Le motif d'exonération « \(code.prefix(40)) » n'est pas un code VATEX français applicable ici.",
        en:
          "The exemption reason “\(code.prefix(40))” is not a French VATEX code that applies here.")
    case .none:
      findings.stop(
        "line.vat-missing", at: place.member("vatRate"),
        fr:
          "La boutique n'a pas compté de TVA sur une vente en France, sans motif. Corrigez les taxes de la boutique ou indiquez un motif d'exonération.",
        en:
          "The shop charged no VAT on a sale in France and gave no reason. Correct the shop's taxes or state an exemption."
      )
    }
    return nil
  }

  private func franchise(
    _ tax: SalesOrder.LineTax, at place: Place, _ findings: inout Findings
  ) -> Invoice.VAT? {
    if case .rate(let rate) = tax, !rate.isZero {
      findings.stop(
        "line.vat-not-allowed", at: place.member("vatRate"),
        fr:
          "Le vendeur est en franchise de TVA (art. 293 B) : la boutique ne doit pas compter \(French.rate(rate)).",
        en:
          "The seller is under the VAT franchise (art. 293 B): the shop must not charge \(rate) %.")
      return nil
    }
    return Invoice.VAT(.exempt, .zero, exemption: VATEX.franchise)
  }
}
