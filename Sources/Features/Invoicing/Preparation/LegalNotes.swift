import EN16931
import Kernel

/// The notes French law wants on the document (BG-1): PMT, PMD and AAB (C. com. L441-9, L441-10, D441-5), the
/// seller's registration, and the flow the invoice belongs to (BR-FR-20).
struct LegalNotes {
  let seller: CompanyProfile
  let buyer: SalesOrder.Buyer.Kind
  /// The flow the document belongs to (BAR): "B2B", "B2BINT", "B2C", "OUTOFSCOPE".
  let flow: String

  var notes: [Invoice.Note] {
    var notes: [Invoice.Note] = []
    switch buyer {
    case .company:
      notes.append(.init(.recoveryFee, seller.terms.recoveryFee))
      notes.append(.init(.latePenalty, seller.terms.latePenalty))
      notes.append(.init(.earlyPaymentDiscount, seller.terms.earlyDiscount))
    case .consumer:
      // The rules want the three codes on every invoice; the fee and the penalties bind professionals only.
      notes.append(
        .init(
          .recoveryFee, "Indemnité forfaitaire de recouvrement : sans objet, client particulier."))
      notes.append(
        .init(
          .latePenalty, "Pénalités de retard entre professionnels : sans objet, client particulier."
        ))
      notes.append(.init(.earlyPaymentDiscount, seller.terms.earlyDiscount))
    }
    notes.append(.init(.legalInformation, seller.legalLine))
    if seller.tax.onDebits {
      // Verbatim: CGI ann. II, 242 nonies A, I-11° bis.
      notes.append(.init(.general, "Option pour le paiement de la taxe d'après les débits"))
    }
    notes.append(.init(.flow, flow))
    return notes
  }
}
