import ArgumentParser
import Automation
import Foundation
import Hummingbird
import Invoicing
import Kernel
import Logging
import Money
import Registers
import ServiceLifecycle
import Storage
import Transmission

/// One running program on an installation: what `serve` and `work` are made of.
struct Node {
  let installation: Installation
  let company: IssuingCompany
  let registers: RegisterServices
  let mail: MailSetup?
  let jobs: JobQueue
  let webhooks: ManageWebhooks
  let health: NodeHealth
  let gauges: NodeGauges
  let options: NodeOptions
  let logger: Logger

  /// - Throws: an exit code, after saying why at the terminal.
  static func open(
    folder: String, server: String?, key: String?, companyFile: String?, _ options: NodeOptions,
    _ language: Language
  ) throws -> Node {
    let registry = try options.begin()
    return try reporting(language) {
      var installation = try Installation.open(
        folder: folder, server: server, key: key, isMeasured: true)
      let registers = try installation.registers()
      let company = try installation.company(file: companyFile)
      if let quarantine = company.sealer.mark.quarantine {
        Terminal.error(quarantine.text(language))
      }
      let webhooks = try installation.webhooks(of: company.id)
      if let problem = webhooks.vault.problem {
        Terminal.error("\(problem.code): \(problem.text(language))")
      }
      let health = installation.health(of: company)
      return Node(
        installation: installation, company: company, registers: registers,
        mail: try installation.mail(of: company.profile), jobs: JobQueue(ids: installation.ids),
        webhooks: webhooks, health: health,
        gauges: NodeGauges(
          registry: registry, company: company, database: installation.database, health: health,
          startedAt: installation.clock.now),
        options: options, logger: Logger(label: "facturier"))
    }
  }

  /// - Parameter isFull: otherwise only what every node must.
  func work(isFull: Bool, _ language: Language) throws -> NodeWork {
    try NodeWork(
      installation, company, OrderIssuer(company: company, ids: installation.ids), mail: mail,
      registers: registers, queue: jobs, webhooks: webhooks, isFull: isFull, language, logger)
  }

  /// For the listener of the application. `/metrics` is there unless it has a port of its own.
  func endpoints() -> NodeEndpoints<CallContext> {
    NodeEndpoints(
      health,
      publicNames: HostList(
        company.profile.verificationAddress.map { [$0.host] } ?? [], isLocal: false),
      metrics: options.metricsPort == nil ? metrics : nil)
  }

  private var metrics: @Sendable () async -> [UInt8] {
    let gauges = gauges
    return { await gauges.text() }
  }

  /// Until it is told to end, or its database stops.
  ///
  /// - Throws: an exit code, after saying why at the terminal.
  func run(
    _ listeners: [any Service], beside work: NodeWork, host: String, _ language: Language
  ) async throws {
    var quiet = logger
    quiet.logLevel = max(quiet.logLevel, .warning)
    var listeners = listeners
    if let port = options.metricsPort {
      listeners.append(
        OperatorsListener(
          host: host, port: port,
          endpoints: NodeEndpoints(
            health, isOperators: true, metrics: metrics)
        ).service(quiet))
    }
    let database = installation.database
    let watching = Task { await DiskWatch(database: database).run() }
    defer { watching.cancel() }
    do {
      try await NodeLife(health: health, drain: .seconds(options.drain)).run(
        listeners, beside: work.begin(), logger)
    } catch {
      try? await database.close()
      Terminal.error(
        language == .fr
          ? "Le serveur n'a pas pu démarrer : \(error)" : "The server could not start: \(error)")
      throw Exit.cannotWork
    }
    try? await database.close()
    if let reason = database.poisoned {
      try reporting(language) { throw StorageError.poisoned(reason: reason) }
    }
  }
}
