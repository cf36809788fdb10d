import Archive
import ArgumentParser
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
  @Option(
    help: "Seconds it goes on answering after it was told to end, while /ready is already 503."
  ) var drain = 0
  @Option(help: "fr or en.") var lang: String?

  func validate() throws {
    if !(0...3_600).contains(drain) { throw ValidationError("--drain takes 0 to 3600 seconds") }
  }

  func run() async throws {
    let language = Terminal.language(lang)
    let (server, work) = try reporting(language) { try open(language) }
    let installation = server.installation
    let address = "http://\(host):\(port)"
    let application = Application(
      router: server.router,
      configuration: .init(address: .hostname(host, port: port), serverName: "Facturier"),
      onServerRunning: { _ in
        Terminal.line(
          language == .fr
            ? "Facturier est prêt : \(address)  (Ctrl-C pour arrêter)"
            : "Facturier is ready: \(address)  (Ctrl-C to stop)")
      }, logger: server.logger)
    let watching = Task { await DiskWatch(database: installation.database).run() }
    defer { watching.cancel() }
    do {
      try await NodeLife(health: server.health, drain: .seconds(drain)).run(
        application, beside: work.begin(), server.logger)
    } catch {
      try? await installation.database.close()
      Terminal.error(
        language == .fr
          ? "Le serveur n'a pas pu démarrer sur \(address) : \(error)"
          : "The server could not start on \(address): \(error)")
      throw Exit.cannotWork
    }
    try? await installation.database.close()
    if let reason = installation.database.poisoned {
      try reporting(language) { throw StorageError.poisoned(reason: reason) }
    }
  }

  private func open(_ language: Language) throws -> (Server, NodeWork) {
    let installation = try Installation.open(folder: data, server: self.server.database, key: key)
    let registers = try installation.registers()
    let company = try installation.company(file: self.company)
    let mail = try installation.mail(of: company.profile)
    let server = Server(
      installation: installation, company: company, askedRegisters: registers.asked,
      mailSender: mail?.sender, jobs: JobQueue(ids: installation.ids),
      health: installation.health(of: company))
    if let quarantine = company.sealer.mark.quarantine {
      Terminal.error(quarantine.text(language))
    }
    let work = try NodeWork(
      installation, company, server.issuer, mail: mail, registers: registers, queue: server.jobs,
      language, server.logger)
    return (server, work)
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
  let health: NodeHealth

  var issuer: OrderIssuer { OrderIssuer(company: company, ids: installation.ids) }

  var logger: Logger {
    var logger = Logger(label: "facturier")
    logger.logLevel = .warning
    return logger
  }

  var router: Router<BasicRequestContext> {
    let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
    let shell = shell
    router.add(middleware: SecurityHeaders())
    router.add(
      middleware: ProblemMiddleware(ids: installation.ids, uploadLimit: Self.uploadLimit) {
        answer, request in ProblemPage(answer).render(in: shell(request))
      })
    let publicAddress = company.profile.verificationAddress
    router.add(
      middleware: NodeEndpoints(
        health, publicNames: HostList(publicAddress.map { [$0.host] } ?? [], isLocal: false)))
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
    JobPages(
      company: company.id, database: installation.database, bell: jobs.bell, shell: shell
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
    let items = navigation
    return { request in
      PageShell(
        language: request.language, companyName: name, navigation: items,
        path: request.uri.path, query: (try? request.query) ?? FormFields(),
        version: Facturier.version)
    }
  }
}
