import Invoicing
import Kernel

/// The way out: a mailer and who mail is from. `nil` where none is set up, which is no error until somebody sends.
package struct MailSetup: Sendable {
  package let mailer: any Mailer
  package let sender: EmailAddress

  package init(mailer: any Mailer, sender: EmailAddress) {
    self.mailer = mailer
    self.sender = sender
  }

  /// By `FACTURIER_SMTP_URL`, `FACTURIER_SMTP_CA` and `FACTURIER_MAIL_FROM`.
  ///
  /// - Returns: `nil` without the first.
  /// - Throws: `MailFailure.settingInvalid`.
  package static func from(environment: [String: String], _ profile: CompanyProfile)
    throws(MailFailure) -> MailSetup?
  {
    let settings: SMTPSettings
    do throws(MailFailure) {
      settings = try SMTPSettings(environment: environment)
    } catch .notConfigured {
      return nil
    } catch {
      throw error
    }
    return MailSetup(
      mailer: try SMTPMailer(settings),
      sender: try SMTPSettings.sender(environment: environment, company: profile.email))
  }
}
