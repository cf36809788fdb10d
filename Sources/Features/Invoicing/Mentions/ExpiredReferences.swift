import EN16931
import Money
import Tax

extension Invoice {
  /// Takes references to the CGI off a document issued after their last day (ord. 2026-671): a credit note mirrors an
  /// invoice of before, whose words may not be printed again.
  ///
  /// What is left says that there is no VAT and not by which article, which the law allows ("toute autre mention",
  /// CGI ann. II, 242 nonies A, I-12°); the VATEX code stays. New sales are refused instead (`tax.mention-unknown`).
  mutating func dropExpiredReferences() {
    guard issueDate > TaxMention.lastDayOfCGI else { return }
    for index in lines.indices { lines[index].vat.dropReference() }
    for index in adjustments.indices { adjustments[index].vat.dropReference() }
    for index in vatBreakdown.indices {
      vatBreakdown[index].vat.dropReference()
      vatBreakdown[index].exemptionReason = vatBreakdown[index].vat.reason
    }
  }
}

extension Invoice.VAT {
  /// "Exonération de TVA, art. 262 I du CGI" → "Exonération de TVA".
  fileprivate mutating func dropReference() {
    guard let words = reason, words.contains("CGI") else { return }
    let end =
      [", art", " – art"].compactMap { words.firstRange(of: $0)?.lowerBound }.min()
      ?? words.endIndex
    reason = String(words[..<end])
  }
}
