import Kernel
import Money

/// A notice as it is mailed: French first, English below, plain text.
package struct BankMessage: Sendable {
  package let recipient: String?
  package let subject: String
  package let text: String
  private let bodies: [Language: String]
  /// Holds the code: where no mail leaves, the operator hands it over in person.
  package let isSecret: Bool

  init(
    _ kind: BankNotices.Kind, to recipient: String?, about change: BankChange, seller: String,
    warnings: [Finding], code: ApprovalCode?
  ) {
    let words = BankMessageWords(
      kind: kind, change: change, seller: seller, warnings: warnings, code: code)
    self.recipient = recipient
    subject = "\(seller) : \(words.title.fr) / \(words.title.en)"
    bodies = [.fr: words.body(.fr), .en: words.body(.en)]
    text = words.body(.fr) + "\n\n— — —\n\n" + words.body(.en) + "\n"
    isSecret = kind == .code
  }

  /// In one language, for the terminal.
  package func text(_ language: Language) -> String { bodies[language] ?? text }
}

/// Every sentence of the notices.
private struct BankMessageWords {
  let kind: BankNotices.Kind
  let change: BankChange
  let seller: String
  let warnings: [Finding]
  let code: ApprovalCode?

  var title: Text {
    switch kind {
    case .code:
      Text(
        fr: "un changement de compte attend votre accord",
        en: "an account change awaits your approval")
    case .proposed:
      Text(fr: "un changement de compte est proposé", en: "an account change is proposed")
    case .confirm:
      Text(
        fr: "un changement de compte attend d’être confirmé",
        en: "an account change awaits confirmation")
    case .approved:
      Text(fr: "le changement de compte est approuvé", en: "the account change is approved")
    case .inForce: Text(fr: "un autre compte est en vigueur", en: "another account is in force")
    case .refused:
      Text(fr: "le changement de compte est refusé", en: "the account change is refused")
    }
  }

  func body(_ language: Language) -> String {
    ([lead(language), ""] + facts(language) + ["", advice(language)]).joined(separator: "\n")
  }

  private func lead(_ language: Language) -> String {
    let title = title(language)
    let number = language == .fr ? "Changement n° \(change.number)" : "Change no. \(change.number)"
    return "\(seller) — \(title).\n\(number)"
  }

  private func facts(_ language: Language) -> [String] {
    let isFrench = language == .fr
    let (before, after) = (change.before, change.after)
    var lines = [
      (isFrench ? "Avant : " : "Before: ") + shown(before.account),
      (isFrench ? "Après : " : "After: ") + shown(after.account),
    ]
    if before.rule.approver != after.rule.approver {
      let (old, new) = (before.rule.approver ?? "—", after.rule.approver ?? "—")
      lines.append((isFrench ? "Deuxième personne : " : "Second person: ") + "\(old) → \(new)")
    }
    if before.rule.delayHours != after.rule.delayHours {
      lines.append(
        (isFrench ? "Délai : " : "Delay: ")
          + "\(before.rule.delayHours) h → \(after.rule.delayHours) h")
    }
    let by = change.proposedBy ?? change.door.name(language)
    lines.append(
      (isFrench ? "Proposé par : " : "Proposed by: ") + by
        + ", " + language.moment(change.proposedAt))
    if let reason = change.reason { lines.append((isFrench ? "Motif : " : "Reason: ") + reason) }
    lines += warnings.map { "⚠ " + $0.text(language) }
    if let refusal = change.refusal, kind == .refused {
      lines.append(
        (isFrench ? "Refusé par : " : "Refused by: ") + (refusal.by ?? "Facturier")
          + (refusal.reason.map { " (\($0))" } ?? ""))
    }
    return lines
  }

  private func shown(_ account: CompanyProfile.BankAccount?) -> String {
    account.map { "\(French.iban($0.iban)), \($0.holder)" } ?? "—"
  }

  private func advice(_ language: Language) -> String {
    let (isFrench, due) = (language == .fr, language.moment(change.effectiveAt ?? change.dueAt))
    switch kind {
    case .code:
      return isFrench
        ? "Code d’approbation : \(code?.text ?? "")\n\nNe le donnez à personne. Vérifiez d’abord l’IBAN de vive voix, à un numéro que vous connaissez, auprès de la personne qui le propose. Si vous n’attendez pas ce changement, refusez-le. Seul le dernier code reçu compte. Le compte ne changera pas avant le \(due)."
        : "Approval code: \(code?.text ?? "")\n\nGive it to nobody. First check the IBAN by voice, at a number you know, with the person who proposes it. If you do not expect this change, refuse it. Only the latest code counts. The account will not change before \(due)."
    case .proposed:
      return isFrench
        ? "Rien n’est changé : les factures portent l’ancien compte. Si vous n’attendez pas ce changement, refusez-le tout de suite. Il ne peut pas prendre effet avant le \(due)."
        : "Nothing has changed: invoices carry the old account. If you do not expect this change, refuse it at once. It cannot take effect before \(due)."
    case .confirm:
      return isFrench
        ? "Le délai est passé. Le changement n’aura lieu que si vous le confirmez une seconde fois. Vérifiez l’IBAN sur le document de la banque."
        : "The delay has passed. The change happens only if you confirm it a second time. Check the IBAN on the bank’s document."
    case .approved:
      return isFrench
        ? "Il prendra effet le \(due). Jusque-là chacun peut encore le refuser."
        : "It takes effect on \(due). Until then anybody may still refuse it."
    case .inForce:
      return isFrench
        ? "Les factures émises à partir de maintenant portent le nouveau compte ; celles d’avant gardent l’ancien."
        : "Invoices issued from now on carry the new account; those before keep the old one."
    case .refused:
      return isFrench
        ? "Les factures gardent le compte d’avant." : "Invoices keep the account of before."
    }
  }
}
