import Kernel

/// The versions of the account as the terminal shows them.
package struct BankHistoryText {
  let history: BankRequests.History

  package init(_ history: BankRequests.History) { self.history = history }

  package func text(_ language: Language) -> String {
    let isFrench = language == .fr
    if history.changes.isEmpty {
      return isFrench ? "Aucun compte n'est déclaré." : "No account is declared."
    }
    var lines: [String] = []
    for (change, warnings) in history.changes {
      let state = change.state(at: history.now)
      let head = isFrench ? "N° \(change.number)" : "No. \(change.number)"
      lines.append("\(head)  \(state.sentence(language))  \(account(change))")
      let who = change.proposedBy ?? change.door.name(language)
      lines.append(
        (isFrench ? "  proposé " : "  proposed ") + language.moment(change.proposedAt) + ", "
          + who + (change.reason.map { " — \($0)" } ?? ""))
      if let rule = rule(change, isFrench) { lines.append("  " + rule) }
      lines += warnings.map { "  ! \($0.line(language))" }
      lines += change.events.map { "  " + line($0, language) }
    }
    return lines.joined(separator: "\n")
  }

  private func account(_ change: BankChange) -> String {
    let after = change.after.account
    let shown = after.map { "\(French.iban($0.iban)), \($0.holder)" } ?? "—"
    guard change.before.account != after, change.before.account != nil else { return shown }
    return "\(BankGuards.masked(change.before.account)) → \(shown)"
  }

  private func rule(_ change: BankChange, _ isFrench: Bool) -> String? {
    let (before, after) = (change.before.rule, change.after.rule)
    guard before != after else { return nil }
    var parts: [String] = []
    if before.approver != after.approver {
      let title = isFrench ? "deuxième personne" : "second person"
      parts.append("\(title) \(before.approver ?? "—") → \(after.approver ?? "—")")
    }
    if before.delayHours != after.delayHours {
      parts.append("\(before.delayHours) h → \(after.delayHours) h")
    }
    return parts.joined(separator: ", ")
  }

  private func line(_ event: BankChange.Event, _ language: Language) -> String {
    let sentence = BankStrings.table.sentence(of: event.kind)(language)
    let parts = [event.by, event.door?.name(language), event.reason].compactMap { $0 }
    return ([language.moment(event.at), sentence] + parts).joined(separator: " · ")
  }
}

extension Finding {
  fileprivate func line(_ language: Language) -> String { "\(code): \(text(language))" }
}
