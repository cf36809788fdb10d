import Kernel
import Money
import Storage

/// Gives money of a payment back at once, or holds it for another person where it is much.
///
/// What counts is all that was given back of the payment with this: a limit is not gone round in slices.
package struct AskRefund: Sendable {
  let approvals: Approvals

  package init(approvals: Approvals) { self.approvals = approvals }

  package enum Outcome: Sendable {
    case refunded(Payment)
    case held(HeldAct)
  }

  /// - Parameter person: who is behind it, `usr_…`.
  /// - Throws: what `RefundPayment` does, and `ApprovalProblem.pending`.
  package func callAsFunction(
    _ request: RefundPayment.Request, of id: Payment.ID, by person: String?,
    in tx: borrowing Transaction
  ) throws -> Outcome {
    let company = approvals.company
    let refund = RefundPayment(issuer: approvals.issuer)
    let (payment, amount, earlier) = try refund.checked(request, of: id, in: tx)
    let euros = try refund.share(amount.minorUnits + earlier, of: payment)
    let limit = try RefundLimit.current(of: company, in: tx).limit
    guard euros > limit.minorUnits else { return .refunded(try refund(request, of: id, in: tx)) }
    var whole = request
    whole.amount = amount
    whole.refundedOn = request.refundedOn ?? tx.today
    return .held(
      try approvals.hold(
        .refund, about: "\(id)", amount, request: PaymentJSON.text(of: whole), by: person, in: tx))
  }
}

/// Sets up to how much one person gives back. Less is in force at once; more takes two persons.
package struct SetRefundLimit: Sendable {
  let approvals: Approvals

  package init(approvals: Approvals) { self.approvals = approvals }

  package enum Outcome: Sendable {
    case set(RefundLimit)
    case held(HeldAct)
  }

  /// Nobody needs more, and a typing error is seen.
  static let most = Money(minorUnits: 1_000_000_00)

  /// - Throws: `ApprovalProblem.invalid`, `.pending`.
  package func callAsFunction(
    _ limit: Money, by person: String?, in tx: borrowing Transaction
  ) throws -> Outcome {
    guard (0...Self.most.minorUnits).contains(limit.minorUnits) else {
      throw ApprovalProblem.invalid([
        Finding(
          "approval.limit-invalid", at: Place(pointer: "/limit"),
          fr: "Le seuil va de 0 à \(Language.fr.money(Self.most)).",
          en: "The limit is 0 to \(Language.en.money(Self.most)).")
      ])
    }
    let company = approvals.company
    let current = try RefundLimit.current(of: company, in: tx)
    if limit.minorUnits > current.limit.minorUnits {
      return .held(try approvals.hold(.refundLimit, limit, by: person, in: tx))
    }
    try HeldActStore.insert(
      limit, after: current.number, by: tx.author.name, of: company, in: tx)
    try AuditTrail.note(
      "refund-limit.set", "\(current.number + 1)", before: current.limit.description,
      after: limit.description, of: company, in: tx)
    return .set(
      RefundLimit(number: current.number + 1, limit: limit, setAt: tx.now, setBy: tx.author.name))
  }
}
