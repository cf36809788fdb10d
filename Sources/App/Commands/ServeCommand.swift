import Archive
import ArgumentParser
import Automation
import Hummingbird
import Invoicing
import Kernel
import Ledger
import Logging
import Registers
import Shops
import Storage
import Transmission

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Start the web application and the API.")

  @Option(help: "Data folder.") var data = "data"
  @OptionGroup var server: ServerOption
  @Option(help: "The seller's file (JSON); needed the first time.") var company: String?
  @Option(help: "The sealing key's file.") var key: String?
  @Option(help: "Address to listen on.") var host = "127.0.0.1"
  @Option(help: "Port to listen on.") var port = 8080
  @Flag(help: "Only answer: jobs, schedules and mail are left to other nodes (`facturier work`).")
  var noWork = false
  @OptionGroup var node: NodeOptions
  @Option(help: "fr or en.") var lang: String?

  func run() async throws {
    let language = Terminal.language(lang)
    let node = try Node.open(
      folder: data, server: self.server.database, key: key, companyFile: company, self.node,
      language)
    let work = try reporting(language) { try node.work(isFull: !noWork, language) }
    let server = Server(node)
    let address = "http://\(host):\(port)"
    var quiet = node.logger
    quiet.logLevel = max(quiet.logLevel, .warning)
    let application = Application(
      router: server.router,
      configuration: .init(address: .hostname(host, port: port), serverName: "Facturier"),
      onServerRunning: { _ in
        Terminal.line(
          language == .fr
            ? "Facturier est prêt : \(address)  (Ctrl-C pour arrêter)"
            : "Facturier is ready: \(address)  (Ctrl-C to stop)")
      }, logger: quiet)
    try await node.run([application], beside: work, host: host, language)
  }
}

/// The routes of every feature behind one chain of middleware.
struct Server {
  static let uploadLimit = 64 << 20

  let installation: Installation
  let company: IssuingCompany
  let askedRegisters: Set<Register>
  /// Who mail is from; `nil` where none can be sent.
  let mailSender: EmailAddress?
  let jobs: JobQueue
  private let node: Node

  init(_ node: Node) {
    self.node = node
    installation = node.installation
    company = node.company
    askedRegisters = node.registers.asked
    mailSender = node.mail?.sender
    jobs = node.jobs
  }

  var issuer: OrderIssuer { OrderIssuer(company: company, ids: installation.ids) }

  var router: Router<BasicRequestContext> {
    let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
    let shell = shell
    router.add(middleware: RequestWatch(ids: installation.ids, logger: node.logger))
    router.add(middleware: SecurityHeaders())
    router.add(
      middleware: ProblemMiddleware(ids: installation.ids, uploadLimit: Self.uploadLimit) {
        answer, request in ProblemPage(answer).render(in: shell(request))
      })
    let publicAddress = company.profile.verificationAddress
    router.add(middleware: node.endpoints())
    router.add(
      middleware: RequestGuard(
        hosts: HostList(publicAddress.map { [$0.host] } ?? []), uploadLimit: Self.uploadLimit))
    router.add(middleware: PublicHost(publicAddress))
    router.add(middleware: LanguageChoice())
    router.add(Asset.shell + [ImportProgressPage.script])
    let issuer = issuer
    let send = SendDocument(issuer: issuer, sender: mailSender)
    let sendPages = SendPages(send: send, database: installation.database, shell: shell)
    InvoicingAPI(issuer: issuer, database: installation.database).add(to: router)
    let payments = PaymentPages(issuer: issuer, database: installation.database, shell: shell)
    InvoicePages(
      issuer: issuer, database: installation.database,
      additions: [payments.addition, sendPages.addition],
      shell: shell
    ).add(to: router)
    LogAPI(sealer: company.sealer, database: installation.database).add(to: router)
    let archive = installation.archiveDesk(of: company)
    ArchiveAPI(desk: archive).add(to: router)
    ArchivePages(desk: archive, shell: shell).add(to: router)
    VerificationPages(
      sealer: company.sealer, database: installation.database, shell: shell
    ).add(to: router)
    DocumentCheckPages(
      company: company.id, database: installation.database, version: Facturier.version
    ).add(to: router)
    payments.add(to: router)
    PaymentsAPI(issuer: issuer, database: installation.database).add(to: router)
    let siren = company.profile.siren
    JobsAPI(company: company.id, database: installation.database, bell: jobs.bell).add(to: router)
    EventsAPI(
      company: company.id, database: installation.database, catalogue: node.webhooks.catalogue
    ).add(to: router)
    WebhooksAPI(webhooks: node.webhooks).add(to: router)
    WebhookPages(webhooks: node.webhooks, shell: shell).add(to: router)
    JobPages(
      company: company.id, database: installation.database, bell: jobs.bell,
      titles: NodeTasks.titles, shell: shell
    ).add(to: router)
    LedgerAPI(company: company.id, siren: siren, database: installation.database).add(to: router)
    LedgerPages(
      company: company.id, siren: siren, database: installation.database, ids: installation.ids,
      shell: shell
    ).add(to: router)
    HandEntryRoutes(
      company: company.id, database: installation.database, ids: installation.ids, shell: shell
    ).add(to: router)
    EmailsAPI(send: send, database: installation.database).add(to: router)
    sendPages.add(to: router)
    CompanionRoutes(issuer: issuer, database: installation.database).add(to: router)
    DepositPages(issuer: issuer, database: installation.database, shell: shell).add(to: router)
    PeriodicPages(issuer: issuer, database: installation.database, shell: shell).add(to: router)
    CorrectionPages(issuer: issuer, database: installation.database, shell: shell).add(to: router)
    CreditPages(issuer: issuer, database: installation.database, shell: shell).add(to: router)
    let desk = ImportDesk(
      issuer: issuer, database: installation.database, clock: installation.clock,
      ids: installation.ids)
    ImportPages(desk: desk, uploadLimit: Self.uploadLimit, shell: shell).add(to: router)
    let shield = ShieldPages(
      company: issuer.company.id, database: installation.database, shell: shell)
    shield.add(to: router)
    MendRoutes(issuer: issuer, database: installation.database, shield: shield).add(to: router)
    BankAPI(company: company.id, ids: installation.ids, database: installation.database).add(
      to: router)
    BankPages(
      company: company.id, ids: installation.ids, database: installation.database, shell: shell
    ).add(to: router)
    RegistersAPI(
      company: company.id, database: installation.database, asked: askedRegisters
    ).add(to: router)
    ExchangeRatesAPI(company: company.id, database: installation.database).add(to: router)
    ValidationAPI().add(to: router)
    TaxPages(clock: installation.clock, shell: shell).add(to: router)
    ThresholdPages(company: company, database: installation.database, shell: shell).add(to: router)
    MentionPages(clock: installation.clock, shell: shell).add(to: router)
    ValidationPages(uploadLimit: Self.uploadLimit, shell: shell).add(to: router)
    return router
  }

  private var shell: @Sendable (Request) -> PageShell {
    let name = company.profile.name
    var navigation = InvoicingNavigation.items
    navigation.insert(SendPages.navigation, at: 2)
    navigation.insert(LedgerPages.navigation, at: 3)
    navigation.insert(ArchivePages.navigation, at: 7)
    navigation.append(WebhookPages.navigation)
    let items = navigation
    return { request in
      PageShell(
        language: request.language, companyName: name, navigation: items,
        path: request.uri.path, query: (try? request.query) ?? FormFields(),
        version: Facturier.version)
    }
  }
}
