import Kernel

/// Where a document stands: draft → issued → sent → delivered → paid → settled → reconciled, as far as features above know, and
/// what is next.
extension InvoicePage {
  func statusLine(_ words: Words<InvoicingStrings>) -> Stepper {
    var steps: [Stepper.Step] = []
    if number == nil {
      steps.append(.init(words.draft, detail: words.nextIssue, .current))
      steps.append(.init(ShownStatus.issued.name(of: kind, words), .ahead))
    } else {
      steps.append(.init(words.draft, .done))
      steps.append(
        .init(ShownStatus.issued.name(of: kind, words), detail: issueDate, .done))
    }
    steps += additions.flatMap(\.milestones)
    if let paid = paidStep(words) { steps.append(paid) }
    steps += additions.flatMap(\.closing)
    return Stepper(label: words.progress, steps: steps)
  }

  private func paidStep(_ words: Words<InvoicingStrings>) -> Stepper.Step? {
    let title = words.statusPaid
    switch status {
    case .draft: return .init(title, .ahead)
    case .due: return .init(words.statusDue, detail: dueDate.map { words.paymentBy($0) }, .current)
    case .overdue:
      return .init(words.statusDue, detail: dueDate.map { words.lateSince($0) }, .failed)
    case .paid: return .init(title, .done)
    case .credited, .partlyCredited, .replaced:
      return .init(status.name(of: kind, words), .done)
    case .issued, .partlyRefunded, .refunded: return nil
    }
  }
}
