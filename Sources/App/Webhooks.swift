import Archive
import Automation
import Catalogue
import Foundation
import Invoicing
import Kernel
import Logging
import Transmission

extension EventCatalogue {
  /// Of every feature of this program.
  static let all = EventCatalogue(
    InvoicingEvents.all + CatalogueEvents.all + TransmissionEvents.all + ArchiveEvents.all
      + AutomationEvents.all)
}

extension Installation {
  /// - Throws: `WebhookProblem.settingInvalid`.
  func webhooks(of company: CompanyID) throws -> ManageWebhooks {
    ManageWebhooks(
      company: company, database: database, catalogue: .all, ids: ids, queue: JobQueue(ids: ids),
      vault: try vault(of: company),
      policy: try ManageWebhooks.policy(environment: ProcessInfo.processInfo.environment),
      clock: machine)
  }
}

extension WebhookAlert {
  /// Mailed to the company's address, where there is a way and an address; logged in any case.
  init(
    _ webhooks: ManageWebhooks, _ profile: CompanyProfile, mail: MailSetup?, clock: Clock,
    _ logger: Logger
  ) {
    guard let mail, let address = profile.email.flatMap({ try? EmailAddress($0) }) else {
      self.init(webhooks: webhooks, name: profile.name, logger, send: nil)
      return
    }
    self.init(webhooks: webhooks, name: profile.name, logger) { id, subject, text in
      do throws(MailFailure) {
        _ = try await mail.mailer.send(
          Mail(
            id: id, date: clock.now, from: .init(profile.name, mail.sender),
            to: .init(nil, address),
            subject: subject, text: text))
      } catch .outcomeUnknown {
        // It may have left; said twice is worse than once.
      } catch {
        throw error
      }
    }
  }
}
