import EN16931
import Kernel
import Money
import Tax

/// The notes French law wants on the document (BG-1): PMT, PMD and AAB (C. com. L441-9, L441-10, D441-5), the
/// seller's registration, and the flow the invoice belongs to (BR-FR-20).
///
/// Words come from `MentionTable` as of the day of issue, unless the company wrote its own terms. Nothing is searched
/// or built for a document but the seller's line: the words are constants of the table.
struct LegalNotes {
  let seller: CompanyProfile
  let buyer: SalesOrder.Buyer.Kind
  /// The flow the document belongs to (BAR): "B2B", "B2BINT", "B2C", "OUTOFSCOPE".
  let flow: String
  /// The day of issue.
  let date: LocalDate
  /// Whether goods are sold (not taken back) by it.
  var sellsGoods = false

  var notes: [Invoice.Note] {
    var notes: [Invoice.Note] = []
    notes.reserveCapacity(7)
    func add(_ subject: NoteSubject, _ name: MentionName, own: String? = nil) {
      guard let words = own ?? MentionTable.words(name, on: date) else { return }
      notes.append(.init(subject, words))
    }
    // The rules want the three codes on every invoice; the fee and the penalties bind professionals only.
    switch buyer {
    case .company:
      add(.recoveryFee, .recoveryFee, own: seller.terms.recoveryFee)
      add(.latePenalty, .latePenalty, own: seller.terms.latePenalty)
    case .consumer:
      add(.recoveryFee, .noRecoveryFee)
      add(.latePenalty, .noLatePenalty)
    }
    add(.earlyPaymentDiscount, .earlyDiscount, own: seller.terms.earlyDiscount)
    notes.append(.init(.legalInformation, seller.legalLine))
    if seller.tax.onDebits { add(.general, .debitsOption) }
    if seller.legalGuarantee, buyer == .consumer, sellsGoods { add(.general, .legalGuarantee) }
    notes.append(.init(.flow, flow))
    return notes
  }
}
