import Accounts
import Archive
import Automation
import Customers
import Hummingbird
import Invoicing
import Kernel
import Ledger
import Registers
import Shops
import Storage
import Transmission

/// The routes of every feature behind one chain of middleware.
struct Server {
  static let uploadLimit = 64 << 20
  /// Of all requests together: one of the longest, and ordinary ones beside it.
  static let bodyBudget = 80 << 20

  let installation: Installation
  let company: IssuingCompany
  let askedRegisters: Set<Register>
  /// Who mail is from; `nil` where none can be sent.
  let mailSender: EmailAddress?
  let jobs: JobQueue
  let site: Site
  private let node: Node
  private let limits: RequestLimits?
  private let menu = MenuAccess()

  /// - Parameter limits: how often the API may be asked; `nil` for no limit.
  init(_ node: Node, _ site: Site, limits: RequestLimits? = .usual) {
    self.limits = limits
    self.node = node
    self.site = site
    installation = node.installation
    company = node.company
    askedRegisters = node.registers.asked
    mailSender = node.mail?.sender
    jobs = node.jobs
  }

  var issuer: OrderIssuer { OrderIssuer(company: company, ids: installation.ids) }

  var router: Router<CallContext> { routes.router }

  /// What is there before the first request: the key for programs of this machine, and the link to the first account.
  ///
  /// - Returns: the path of that link, "/claim/…"; `nil` where somebody has an account.
  func open() throws -> String? {
    if let path = site.keyFile {
      try LocalKey.write(
        path, KeyRing(company: company.id, ids: installation.ids), installation.database)
    }
    return try ClaimInstallation(
      database: installation.database, company: company.id, ids: installation.ids
    ).link()
  }

  /// Every route with who may use it, behind one chain of middleware.
  var routes: Routes {
    let router = Router(context: CallContext.self, options: .autoGenerateHeadEndpoints)
    let routes = Routes(router, clock: installation.clock)
    let accounts = accounts
    addMiddleware(accounts.authentication, to: router)
    router.add(middleware: APIAnswers(routes.expansions))
    router.add(Asset.shell + [ImportProgressPage.script] + Accounts.assets)
    OpenAPIRoute().add(to: routes)
    APIReferencePages(shell: shell).add(to: routes)
    accounts.add(to: routes)
    AuditDoors(company: company.id, database: installation.database, shell: shell).add(to: routes)
    addFeatures(to: routes)
    menu.learn(from: routes)
    return routes
  }

  private func addMiddleware(_ authentication: Authentication, to router: Router<CallContext>) {
    let shell = shell
    let problems = ProblemMiddleware<CallContext>(
      ids: installation.ids, uploadLimit: Self.uploadLimit
    ) { answer, request in ProblemPage(answer).render(in: shell(request)) }
    router.add(middleware: ClientAddress(proxies: site.proxies))
    router.add(middleware: RequestWatch(ids: installation.ids, logger: node.logger))
    router.add(middleware: SecurityHeaders(isSecure: site.isSecure))
    router.add(middleware: APIVersion())
    router.add(middleware: problems)
    let publicAddress = company.profile.verificationAddress
    router.add(middleware: node.endpoints())
    let hosts = [publicAddress?.host, site.address?.host].compactMap { $0 }
    router.add(
      middleware: RequestGuard(hosts: HostList(hosts), uploadLimit: Self.uploadLimit))
    router.add(middleware: BodyBudget(most: Self.bodyBudget))
    router.add(middleware: PublicHost(publicAddress))
    router.add(middleware: LanguageChoice())
    router.add(middleware: authentication)
    router.add(middleware: RequestLimit(limits, clock: installation.clock))
    // Once more: what happens from here on is said in the pages of whoever asked.
    router.add(middleware: problems)
    router.add(middleware: SignInRedirect())
  }

  private var accounts: Accounts {
    Accounts(
      database: installation.database, company: company.id, companyName: company.profile.name,
      ids: installation.ids, clock: installation.clock, vault: node.webhooks.vault,
      isSecure: site.isSecure, mayMail: mailSender != nil, openID: site.openID, shell: shell)
  }

  private func addFeatures(to routes: Routes) {
    let shell = shell
    let issuer = issuer
    let send = SendDocument(issuer: issuer, sender: mailSender)
    let sendPages = SendPages(send: send, database: installation.database, shell: shell)
    CustomersAPI(company: company.id, database: installation.database).add(to: routes)
    InvoicingAPI(issuer: issuer, database: installation.database).add(to: routes)
    let payments = PaymentPages(issuer: issuer, database: installation.database, shell: shell)
    InvoicePages(
      issuer: issuer, database: installation.database,
      additions: [payments.addition, sendPages.addition],
      shell: shell
    ).add(to: routes)
    LogAPI(sealer: company.sealer, database: installation.database).add(to: routes)
    let archive = installation.archiveDesk(of: company)
    ArchiveAPI(desk: archive).add(to: routes)
    ArchivePages(desk: archive, shell: shell).add(to: routes)
    VerificationPages(
      sealer: company.sealer, database: installation.database, shell: shell
    ).add(to: routes)
    DocumentCheckPages(
      company: company.id, database: installation.database, version: Facturier.version
    ).add(to: routes)
    payments.add(to: routes)
    PaymentsAPI(issuer: issuer, database: installation.database).add(to: routes)
    let siren = company.profile.siren
    BulkAPI(
      company: company.id, database: installation.database, queue: jobs, ids: installation.ids,
      actions: InvoicingBulk.actions(issuer) + TransmissionBulk.actions(send)
    ).add(to: routes)
    JobsAPI(company: company.id, database: installation.database, bell: jobs.bell).add(to: routes)
    EventsAPI(
      company: company.id, database: installation.database, catalogue: node.webhooks.catalogue
    ).add(to: routes)
    WebhooksAPI(webhooks: node.webhooks).add(to: routes)
    WebhookPages(webhooks: node.webhooks, shell: shell).add(to: routes)
    JobPages(
      company: company.id, database: installation.database, bell: jobs.bell,
      titles: NodeTasks.titles, shell: shell
    ).add(to: routes)
    LedgerAPI(company: company.id, siren: siren, database: installation.database).add(to: routes)
    LedgerPages(
      company: company.id, siren: siren, database: installation.database, ids: installation.ids,
      shell: shell
    ).add(to: routes)
    HandEntryRoutes(
      company: company.id, database: installation.database, ids: installation.ids, shell: shell
    ).add(to: routes)
    EmailsAPI(send: send, database: installation.database).add(to: routes)
    sendPages.add(to: routes)
    CompanionRoutes(issuer: issuer, database: installation.database).add(to: routes)
    DepositPages(issuer: issuer, database: installation.database, shell: shell).add(to: routes)
    PeriodicPages(issuer: issuer, database: installation.database, shell: shell).add(to: routes)
    CorrectionPages(issuer: issuer, database: installation.database, shell: shell).add(to: routes)
    CreditPages(issuer: issuer, database: installation.database, shell: shell).add(to: routes)
    let desk = ImportDesk(
      issuer: issuer, database: installation.database, clock: installation.clock,
      ids: installation.ids)
    ImportPages(desk: desk, uploadLimit: Self.uploadLimit, shell: shell).add(to: routes)
    let shield = ShieldPages(
      company: issuer.company.id, database: installation.database, shell: shell)
    shield.add(to: routes)
    MendRoutes(issuer: issuer, database: installation.database, shield: shield).add(to: routes)
    BankAPI(company: company.id, ids: installation.ids, database: installation.database).add(
      to: routes)
    BankPages(
      company: company.id, ids: installation.ids, database: installation.database, shell: shell
    ).add(to: routes)
    RegistersAPI(
      company: company.id, database: installation.database, asked: askedRegisters
    ).add(to: routes)
    ExchangeRatesAPI(company: company.id, database: installation.database).add(to: routes)
    ValidationAPI().add(to: routes)
    TaxPages(clock: installation.clock, shell: shell).add(to: routes)
    ThresholdPages(company: company, database: installation.database, shell: shell).add(to: routes)
    MentionPages(clock: installation.clock, shell: shell).add(to: routes)
    ValidationPages(uploadLimit: Self.uploadLimit, shell: shell).add(to: routes)
  }

  private var shell: @Sendable (Request) -> PageShell {
    let name = company.profile.name
    var navigation = InvoicingNavigation.items
    navigation.insert(SendPages.navigation, at: 2)
    navigation.insert(LedgerPages.navigation, at: 3)
    navigation.insert(ArchivePages.navigation, at: 7)
    navigation += [
      WebhookPages.navigation, MemberPages.navigation, KeyPages.navigation, AuditDoors.navigation,
    ]
    let (items, menu) = (navigation, menu)
    return { request in
      let isKnown = Caller.current.author != nil
      return PageShell(
        language: request.language, companyName: isKnown ? name : "",
        navigation: isKnown ? items.filter { menu.shows($0.href, to: Caller.current) } : [],
        path: request.uri.path, query: (try? request.query) ?? FormFields(),
        version: Facturier.version)
    }
  }
}
