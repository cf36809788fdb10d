import Archive
import ArgumentParser
import Foundation
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
  @Option(help: "fr or en.") var lang: String?

  func run() async throws {
    let language = Terminal.language(lang)
    let (installation, company, registers, notices, mail) = try reporting(language) {
      var installation = try Installation.open(folder: data, server: self.server.database, key: key)
      let registers = try installation.registers()
      let company = try installation.company(file: self.company)
      return (
        installation, company, registers, try installation.notices(of: company.id, language),
        try installation.mail(of: company.profile)
      )
    }
    let server = Server(
      installation: installation, company: company, askedRegisters: registers.asked,
      mailSender: mail?.sender, jobs: JobQueue(ids: installation.ids))
    let desk = RegisterDesk(
      company: company.id, requester: company.profile.vatIdentifier,
      database: installation.database, services: registers)
    let rates = try reporting(language) {
      try ExchangeRateDesk(
        company: company.id, database: installation.database,
        environment: ProcessInfo.processInfo.environment)
    }
    let stamps = try reporting(language) {
      try TimestampDesk(
        company: company.id, database: installation.database,
        environment: ProcessInfo.processInfo.environment)
    }
    let logger = server.logger
    let log = LogDesk(sealer: company.sealer, database: installation.database)
    if let quarantine = company.sealer.mark.quarantine {
      Terminal.error(quarantine.text(language))
    }
    let jobs = JobDesk(
      company: company.id, database: installation.database, schedules: [], handlers: [],
      queue: server.jobs, worker: "pid-\(ProcessInfo.processInfo.processIdentifier)",
      report: { Self.tell($0, logger) })
    let checkpoints = mail.flatMap {
      CheckpointMailDesk(
        company: company.id, profile: company.profile, database: installation.database,
        ids: installation.ids, mailer: $0.mailer, sender: $0.sender)
    }
    if mail == nil, !company.profile.checkpointRecipients.isEmpty {
      Terminal.error(CheckpointMailDesk.noWayOut(language))
    }
    let asking = Task {
      async let working: Void = jobs.run()
      async let checking: Void = CheckLog(
        sealer: company.sealer, database: installation.database
      ).run { logger.error("check of the log: \($0)") }
      async let sealing: Void = log.run { logger.error("sealed log: \($0)") }
      async let registers: Void = desk.run(logger)
      async let quotes: Void = rates.run(logger)
      async let bank: Void = notices.run { logger.error("bank notices: \($0)") }
      async let stamping: Void? = stamps?.run { logger.error("time-stamps: \($0)") }
      async let scrub: Void = ScrubArchive(company: company.id, database: installation.database)
        .run { logger.error("archive scrub: \($0)") }
      async let mailed: Void? = checkpoints?.run { logger.error("checkpoint mail: \($0)") }
      _ = await (
        mailed, registers, quotes, bank, sealing, stamping, scrub, checking, working
      )
    }
    let mailing = mail.map { setup in
      Task {
        await MailDesk(issuer: server.issuer, database: installation.database, setup: setup)
          .run(server.logger)
      }
    }
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
      try await application.runService()
      asking.cancel()
      mailing?.cancel()
      // The mail being sent comes to its end first, or nobody would know whether it left.
      await mailing?.value
    } catch {
      asking.cancel()
      mailing?.cancel()
      await mailing?.value
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
}

extension ServeCommand {
  /// Jobs that were given up are for somebody to look at; what is tried again is not.
  fileprivate static func tell(_ report: JobRunner.Report, _ logger: Logger) {
    switch report {
    case .retrying(let job, let reason, let at):
      logger.info("job \(job.id) (\(job.kind)): \(reason); again at \(at)")
    case .dead(let job, let reason):
      logger.error("job \(job.id) (\(job.kind)) was given up: \(reason)")
    case .failed(let error): logger.error("jobs: \(error)")
    }
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
