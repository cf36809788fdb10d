import Archive
import Automation
import Companies
import Customers
import Dashboard
import Invoicing
import Kernel
import Shops
import Storage
import Transmission

/// One company at work in this program.
struct Tenant: Sendable {
  /// Its database is the company's, and so is its clock.
  let installation: Installation
  /// As it was when the tenant was opened or last renewed.
  private(set) var company: IssuingCompany
  /// The way mail leaves; `nil` where none is set up, and in a sandbox.
  private(set) var mail: MailSetup?
  let webhooks: ManageWebhooks
  /// With a bell of its own: what is asked of one company wakes no other's workers.
  let jobs: JobQueue
  /// Of this node, which makes it in its own folder.
  let index: DocumentIndex
  let figures: KnownFigures
  let customers: CustomerIndex
  /// What was begun by hand, and goes on when the company's particulars change.
  let imports = ImportDesk.Memory()
  let archive = ArchiveDesk.Memory()
  /// The first of the installation, at the root of the site.
  let isHome: Bool

  var id: CompanyID { company.id }
  var isTest: Bool { company.profile.isTraining }

  /// - Parameter installation: of the company.
  init(_ installation: Installation, _ company: IssuingCompany, isHome: Bool) throws {
    self.installation = installation
    self.company = company
    self.isHome = isHome
    mail = try installation.testClock == nil ? installation.mail(of: company.profile) : nil
    jobs = JobQueue(ids: installation.ids)
    index = DocumentIndex(
      folder: installation.folder, company: company.id, database: installation.database)
    figures = KnownFigures(company: company.id, database: installation.database)
    customers = CustomerIndex(
      folder: installation.folder, company: company.id, database: installation.database)
    webhooks = try installation.webhooks(of: company.id)
  }

  /// The same company with other particulars; what works and waits for it goes on.
  func renewed(_ company: IssuingCompany) throws -> Tenant {
    var copy = self
    copy.company = company
    if installation.testClock == nil { copy.mail = try installation.mail(of: company.profile) }
    return copy
  }
}
