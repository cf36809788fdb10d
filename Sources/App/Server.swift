import Accounts
import Archive
import Automation
import Catalogue
import Companies
import Customers
import Dashboard
import Help
import Hummingbird
import Invoicing
import Kernel
import Ledger
import Registers
import Shops
import Storage
import Transmission

/// The routes of every feature for one company, behind whoever asks being known.
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
  private let tenant: Tenant
  private let node: Node
  private let throttle: Throttle
  private let limit: RequestLimit
  private let menu = MenuAccess()
  private let innerDoor = InnerDoor()

  /// - Parameters:
  ///   - throttle: of tries to sign in, one for all companies.
  ///   - limit: how often the API may be asked, one for all companies.
  init(
    _ tenant: Tenant, _ node: Node, _ site: Site, _ throttle: Throttle, _ limit: RequestLimit
  ) {
    self.limit = limit
    self.tenant = tenant
    self.node = node
    self.site = site
    self.throttle = throttle
    installation = tenant.installation
    company = tenant.company
    askedRegisters = node.registers.asked
    mailSender = tenant.mail?.sender
    jobs = tenant.jobs
  }

  var issuer: OrderIssuer { OrderIssuer(company: company, ids: installation.ids) }

  /// Sessions and keys end by the machine's clock, whatever that of the company says.
  private var accountsDatabase: Database {
    installation.database.of(company.id, installation.machine)
  }

  /// The routes, ready to be asked, also by the pages of the API's reference.
  var responder: RouterResponder<CallContext> {
    let responder = routes().router.buildResponder()
    innerDoor.open(responder)
    return responder
  }

  /// Every route with who may use it.
  ///
  /// - Parameter isLocal: asked by this very program, for whoever runs it: nobody shows who they are.
  func routes(isLocal: Bool = false) -> Routes {
    let router = Router(context: CallContext.self, options: .autoGenerateHeadEndpoints)
    let routes = Routes(router, clock: installation.machine)
    let accounts = accounts
    if !isLocal { router.add(middleware: accounts.authentication) }
    router.add(middleware: limit)
    // Once more: what happens from here on is said in the pages of whoever asked.
    router.add(middleware: FrontDoor.problems(installation.ids, shell))
    router.add(middleware: SignInRedirect())
    router.add(middleware: APIAnswers(routes.expansions))
    router.add(
      Asset.shell
        + [
          ImportProgressPage.script, ListPage.script, CopyScript.asset, EditorRoutes.script,
          SettingsPages.script,
        ]
        + Accounts.assets)
    OpenAPIRoute().add(to: routes)
    APIReferencePages(isTest: tenant.isTest, door: innerDoor, shell: shell).add(to: routes)
    accounts.add(to: routes)
    addCompanies(to: routes)
    AuditDoors(
      company: company.id, database: installation.database, words: AuditActionStrings.words,
      shell: shell
    ).add(to: routes)
    let imports = ImportDesk(
      issuer: issuer, database: installation.database, clock: installation.clock,
      ids: installation.ids, memory: tenant.imports)
    let archive = installation.archiveDesk(of: company, tenant.archive)
    addFeatures(to: routes, imports, archive)
    addOverview(
      to: routes,
      work: [
        BulkPages.work(of: company.id), ImportPages.work(imports), ArchivePages.work(archive),
      ])
    addSettings(to: routes)
    menu.learn(from: routes)
    return routes
  }

  private var accounts: Accounts {
    Accounts(
      database: accountsDatabase, company: company.id, companyName: company.profile.name,
      isTest: tenant.isTest, ids: installation.ids, throttle: throttle,
      vault: tenant.webhooks.vault, isSecure: site.isSecure,
      mayMail: node.tenants.home?.mail != nil,
      openID: site.openID, shell: shell)
  }

  private func addCompanies(to routes: Routes) {
    let (tenants, database) = (node.tenants, installation.database)
    let adding = AddCompany(
      database: database.of(company.id, installation.machine), ids: installation.ids
    ) { id in
      try await Tenants.offThread { _ = try tenants.open(id) }
    }
    addFurther(to: routes, adding)
    CompaniesAPI(
      company: company.id, isHome: tenant.isHome, database: database, add: adding,
      clock: installation.testClock
    ).add(to: routes)
    CompaniesPages(
      company: company.id, isHome: tenant.isHome, database: database, add: adding,
      clock: installation.testClock, opens: opens, shell: shell
    ).add(to: routes)
  }

  /// The way to another company, from the first.
  private func addFurther(to routes: Routes, _ adding: AddCompany) {
    guard tenant.isHome else { return }
    let vault = tenant.webhooks.vault
    WelcomePages(
      .another, database: installation.database.listingCompanies, vault: { _ in vault },
      sirene: node.registers.sirene, add: adding, shell: shell
    ).add(to: routes)
  }

  /// Whether a page of the menu is for somebody with these permissions.
  private var opens: @Sendable (String, Set<Permission>) -> Bool {
    { [menu] href, permissions in
      SiteMap.navigation.contains { $0.href == href }
        && menu.shows(href, to: Caller(author: nil, permissions: permissions))
    }
  }

  /// What looks at every feature: the first page, the search, what is live.
  private func addOverview(to routes: Routes, work: [WorkSource]) {
    let (id, database, menu) = (company.id, installation.database, menu)
    let setup = SetupPages(
      company: id, database: database,
      sources: SiteMap.setup(of: id, mayMail: mailSender != nil))
    setup.add(to: routes)
    DashboardPages(
      company: id, isFranchise: company.profile.vatRegime == .franchise, database: database,
      figures: tenant.figures, sources: SiteMap.attention(of: id), cards: [setup.card], shell: shell
    ).add(to: routes)
    AnalyticsPages(figures: tenant.figures, shell: shell).add(to: routes)
    AttentionPages(
      company: id, database: database, sources: SiteMap.attention(of: id), work: work, shell: shell
    ).add(to: routes)
    SearchPages(
      database: database, sources: SiteMap.searches(of: id, tenant.index, tenant.customers),
      actions: SiteMap.actions,
      isShown: { menu.shows($0.href, to: Caller.current) }, shell: shell
    ).add(to: routes)
    DesignPages(shell: shell).add(to: routes)
    HelpPages(shell: shell).add(to: routes)
    LiveFeed(company: id, database: database, clock: installation.machine).add(to: routes)
  }

  private func addSettings(to routes: Routes) {
    let (tenants, id, issuer) = (node.tenants, company.id, issuer)
    let changed: @Sendable () -> Void = { tenants.changed(id) }
    SettingsPages(
      issuer: issuer, database: installation.database,
      sections: SettingsMap(tenant, asked: askedRegisters).sections,
      machine: SettingsMap(tenant, asked: askedRegisters).machine, changed: changed,
      mail: SendPages.sample, shell: shell
    ).add(to: routes)
    CompanyAPI(
      issuer: issuer, database: installation.database, clock: installation.machine,
      changed: changed
    ).add(to: routes)
  }

  private func addFeatures(
    to routes: Routes, _ imports: ImportDesk, _ archive: ArchiveDesk
  ) {
    let shell = shell
    let issuer = issuer
    let send = SendDocument(issuer: issuer, sender: mailSender)
    let sendPages = SendPages(send: send, database: installation.database, shell: shell)
    CustomersAPI(
      company: company.id, database: installation.database, index: tenant.customers
    ).add(to: routes)
    addCatalogue(to: routes)
    InvoicingAPI(issuer: issuer, database: installation.database, index: tenant.index).add(
      to: routes)
    let approvals = Approvals(issuer: issuer, queue: jobs)
    ApprovalsAPI(approvals: approvals, database: installation.database).add(to: routes)
    ApprovalPages(approvals: approvals, database: installation.database, shell: shell).add(
      to: routes)
    let payments = PaymentPages(
      approvals: approvals, database: installation.database, shell: shell)
    let share = addPortal(to: routes)
    InvoicePages(
      issuer: issuer, database: installation.database,
      additions: [payments.addition, share.addition, sendPages.addition],
      shell: shell
    ).add(to: routes)
    EditorRoutes(
      issuer: issuer, database: installation.database, customers: tenant.customers,
      filling: FillBuyer(
        company: company.id, requester: company.profile.vatIdentifier,
        database: installation.database, services: node.registers),
      shell: shell
    ).add(to: routes)
    InvoiceListPages(
      company: company.id, database: installation.database, queue: jobs, ids: installation.ids,
      index: tenant.index, shell: shell
    ).add(to: routes)
    OrderListPages(
      company: company.id, database: installation.database, queue: jobs, ids: installation.ids,
      shell: shell
    ).add(to: routes)
    CustomerPages(
      company: company.id, database: installation.database, index: tenant.customers, shell: shell
    ).add(to: routes)
    PaymentListPages(company: company.id, database: installation.database, shell: shell).add(
      to: routes)
    BulkPages(company: company.id, database: installation.database, shell: shell).add(to: routes)
    let jobPages = JobPages(
      company: company.id, database: installation.database, bell: jobs.bell,
      titles: TenantTasks.titles, hrefs: SiteMap.page(of:), progress: BulkPages.progress,
      shell: shell)
    jobPages.add(to: routes)
    SavedViewPages(
      company: company.id, database: installation.database, ids: installation.ids,
      lists: [
        InvoiceList.declaration, OrderListPages.list, CustomerPages.list, PaymentListPages.list,
        EventPages.list, ProductPages.list, jobPages.list,
      ]
    ).add(to: routes)
    LogAPI(sealer: company.sealer, database: installation.database).add(to: routes)
    ArchiveAPI(desk: archive).add(to: routes)
    ArchivePages(desk: archive, shell: shell).add(to: routes)
    VerificationPages(
      sealer: company.sealer, database: installation.database, shell: shell
    ).add(to: routes)
    DocumentCheckPages(
      company: company.id, database: installation.database, version: Facturier.version
    ).add(to: routes)
    payments.add(to: routes)
    PaymentsAPI(approvals: approvals, database: installation.database).add(to: routes)
    let siren = company.profile.siren
    BulkAPI(
      company: company.id, database: installation.database, queue: jobs, ids: installation.ids,
      actions: InvoicingBulk.actions(issuer) + TransmissionBulk.actions(send)
    ).add(to: routes)
    JobsAPI(company: company.id, database: installation.database, bell: jobs.bell).add(to: routes)
    EventPages(
      company: company.id, catalogue: tenant.webhooks.catalogue, database: installation.database,
      hrefs: SiteMap.page(of:), shell: shell
    ).add(to: routes)
    EventsAPI(
      company: company.id, database: installation.database, catalogue: tenant.webhooks.catalogue
    ).add(to: routes)
    WebhooksAPI(webhooks: tenant.webhooks).add(to: routes)
    WebhookPages(webhooks: tenant.webhooks, shell: shell).add(to: routes)
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
    ImportPages(desk: imports, uploadLimit: Self.uploadLimit, shell: shell).add(to: routes)
    let shield = ShieldPages(
      company: issuer.company.id, database: installation.database, shell: shell)
    shield.add(to: routes)
    MendRoutes(issuer: issuer, database: installation.database, shield: shield).add(to: routes)
    BankAPI(company: company.id, ids: installation.ids, database: installation.database).add(
      to: routes)
    BankPages(issuer: issuer, database: installation.database, shell: shell).add(to: routes)
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

  private func addCatalogue(to routes: Routes) {
    let (id, database, ids) = (company.id, installation.database, installation.ids)
    ProductsAPI(company: id, database: database, ids: ids).add(to: routes)
    ProductPages(
      company: id, database: database, ids: ids, sales: ArticleSales(company: id).latest,
      shell: shell
    ).add(to: routes)
    LearningPages(company: id, database: database, queue: jobs, shell: shell).add(to: routes)
  }

  /// What customers see by a link, and how they are given one.
  private func addPortal(to routes: Routes) -> SharePages {
    let database = installation.database
    let desk = PortalDesk(
      company: company.id, ids: installation.ids, address: company.profile.verificationAddress)
    PortalPages(
      desk: desk, seller: company.profile, database: database, throttle: throttle,
      version: Facturier.version
    ).add(to: routes)
    PortalAPI(desk: desk, database: database).add(to: routes)
    DisputesAPI(desk: desk, database: database).add(to: routes)
    let share = SharePages(desk: desk, database: database, shell: shell)
    share.add(to: routes)
    return share
  }

  private var shell: @Sendable (Request) -> PageShell {
    let (name, menu, testClock) = (company.profile.name, menu, installation.testClock)
    return { request in
      // Whose pages these are is told to those who are in the company.
      let caller = Caller.current
      let isKnown = caller.role != nil || caller.author != nil && !caller.isPerson
      return PageShell(
        language: request.language, companyName: isKnown ? name : "",
        navigation: isKnown
          ? SiteMap.navigation.filter { menu.shows($0.href, to: Caller.current) } : [],
        path: request.uri.path, query: (try? request.query) ?? FormFields(),
        version: Facturier.version, banner: isKnown ? testClock.map(CompaniesPages.banner) : nil,
        help: HelpLibrary.topic(ofPage: request.uri.path)?.href)
    }
  }
}
