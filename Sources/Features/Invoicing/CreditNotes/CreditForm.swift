import Kernel
import Money

/// The fields of the page that makes a credit note: `what` (rest, parts or amount), `line-N` (a quantity), `charge-N`
/// (on), `amount`, `reason`, `refunded`.
struct CreditForm {
  enum What: String, CaseIterable { case rest, parts, amount }

  let fields: FormFields
  var what: What { fields.choice("what") ?? .rest }

  static func field(of line: CreditableInvoice.Line) -> String { "line-\(line.position)" }

  /// The request, or all that cannot be read.
  func request(for invoice: CreditableInvoice) throws(Refusal) -> CreditRequest {
    var findings = Findings(place: Place())
    if isUnclear(invoice) {
      findings.stop(
        "credit.choice-unclear", fr: CreditStrings.table.unclear.fr,
        en: CreditStrings.table.unclear.en)
    }
    let what = what(invoice, &findings)
    guard !findings.stops else { throw Refusal(findings.all) }
    return CreditRequest(
      shares: [.init(invoice: invoice.id, what: what)], reason: fields["reason"],
      isPaidBack: fields["refunded"] != nil)
  }

  /// Something is filled in that the choice leaves out.
  private func isUnclear(_ invoice: CreditableInvoice) -> Bool {
    let hasParts =
      invoice.lines.contains { fields[Self.field(of: $0)] != nil }
      || invoice.adjustments.contains { fields["charge-\($0.position)"] != nil }
    let hasAmount = fields["amount"] != nil
    if fields["what"] != nil, fields.choice("what", of: What.self) == nil { return true }
    switch what {
    case .rest: return hasParts || hasAmount
    case .parts: return hasAmount
    case .amount: return hasParts
    }
  }

  private func what(_ invoice: CreditableInvoice, _ findings: inout Findings) -> CreditRequest.What
  {
    switch what {
    case .rest: return .rest
    case .amount:
      let units = fields.decimal("amount", scale: invoice.currency.decimals, &findings)
      return .amount(Money(minorUnits: units ?? 0, currency: invoice.currency))
    case .parts:
      let lines = invoice.lines.compactMap { line -> CreditRequest.LinePart? in
        let name = Self.field(of: line)
        guard fields[name] != nil,
          let units = fields.decimal(name, scale: Quantity.scale, &findings), units != 0
        else { return nil }
        return .init(
          position: line.position, quantity: Quantity(units: units),
          place: Place(pointer: "/\(name)"))
      }
      let charges = invoice.adjustments.filter { fields["charge-\($0.position)"] != nil }
      return .parts(lines: lines, charges: charges.map { .init(position: $0.position) })
    }
  }
}
