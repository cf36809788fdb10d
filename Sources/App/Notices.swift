import Foundation
import Invoicing
import Kernel
import Transmission

/// How notices of the bank account leave this machine.
extension Installation {
  /// - Throws: `MailFailure.settingInvalid`, when mail is configured and cannot be read.
  func notices(of company: CompanyID, _ language: Language) throws -> BankNoticeDesk {
    let profile = try database.readSync { try CompanyStore.current(in: $0)?.profile }
    let post = try NoticePost(from: profile?.name, profile?.email, ids: ids, clock: clock)
    return BankNoticeDesk(
      company: company, database: database, ids: ids, chance: .system,
      send: { message in
        if let post, try await post.send(message) { return .mail }
        Self.show(message, isMailConfigured: post != nil, language)
        return .terminal
      })
  }

  /// Without mail the notice is shown once to whoever operates this machine, the code included: they hold the database
  /// anyway, and the outbox keeps that it was shown here.
  private static func show(
    _ message: BankMessage, isMailConfigured: Bool, _ language: Language
  ) {
    let intended = message.recipient.map { language == .fr ? " pour \($0)" : " for \($0)" } ?? ""
    let (fr, en) =
      isMailConfigured
      ? ("l'entreprise n'a pas d'adresse", "the company has no address")
      : (
        "aucun courriel n'est configuré : FACTURIER_SMTP_URL",
        "no mail is configured: FACTURIER_SMTP_URL"
      )
    Terminal.line(language == .fr ? "— Avis\(intended) (\(fr)) —" : "— Notice\(intended) (\(en)) —")
    Terminal.line(message.subject)
    // The rest is on the page of the account; a code is nowhere else.
    if message.isSecret { Terminal.line(message.text(language)) }
  }
}

/// Mails notices, one to a mail.
private struct NoticePost: Sendable {
  let mailer: SMTPMailer
  let from: Mail.Mailbox
  let ids: IDs
  let clock: Clock

  /// Nil where no mail is configured.
  init?(from name: String?, _ address: String?, ids: IDs, clock: Clock) throws {
    let environment = ProcessInfo.processInfo.environment
    do {
      mailer = try SMTPMailer(try SMTPSettings(environment: environment))
    } catch MailFailure.notConfigured {
      return nil
    }
    from = Mail.Mailbox(
      name, try SMTPSettings.sender(environment: environment, company: address))
    self.ids = ids
    self.clock = clock
  }

  /// - Returns: false for a notice nobody can be mailed: the company gives no address.
  func send(_ message: BankMessage) async throws -> Bool {
    guard let recipient = message.recipient, let address = try? EmailAddress(recipient) else {
      return false
    }
    let mail = Mail(
      id: ids.next(), date: clock.now, from: from, to: .init(nil, address),
      subject: message.subject, text: message.text)
    do throws(MailFailure) {
      _ = try await mailer.send(mail)
    } catch .outcomeUnknown where !message.isSecret {
      // It may have left; said twice is worse than once. A code is made anew.
      return true
    } catch {
      throw BankNoticeDesk.NotSent(reason: error.reason)
    }
    return true
  }
}

extension ApprovalNotices {
  /// Mailed where there is a way; shown on the page in any case.
  init(_ tenant: Tenant) {
    let (name, clock) = (tenant.company.profile.name, tenant.installation.machine)
    guard let mail = tenant.mail else {
      self.init(
        company: tenant.id, seller: name, database: tenant.installation.database, send: nil)
      return
    }
    self.init(company: tenant.id, seller: name, database: tenant.installation.database) {
      id, address, subject, text in
      do throws(MailFailure) {
        _ = try await mail.mailer.send(
          Mail(
            id: id, date: clock.now, from: .init(name, mail.sender), to: .init(nil, address),
            subject: subject, text: text))
      } catch .outcomeUnknown {
        // It may have left; said twice is worse than once.
      } catch {
        throw error
      }
    }
  }
}
