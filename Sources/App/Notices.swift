import Invoicing
import Kernel

/// How notices of the bank account leave this machine.
extension Installation {
  /// Without mail the notice is shown once to whoever operates this machine, the code included: they hold the database
  /// anyway, and the history says that it was shown here.
  func notices(of company: CompanyID, _ language: Language) -> BankNoticeDesk {
    BankNoticeDesk(
      company: company, database: database, ids: ids, chance: .system,
      send: { message in
        Self.show(message, language)
        return .terminal
      })
  }

  private static func show(_ message: BankMessage, _ language: Language) {
    let intended = message.recipient.map { language == .fr ? " pour \($0)" : " for \($0)" } ?? ""
    Terminal.line(
      language == .fr
        ? "— Avis\(intended) (aucun courriel n'est configuré : FACTURIER_SMTP_URL) —"
        : "— Notice\(intended) (no mail is configured: FACTURIER_SMTP_URL) —")
    Terminal.line(message.subject)
    // The rest is on the page of the account; a code is nowhere else.
    if message.isSecret { Terminal.line(message.text(language)) }
  }
}
