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
  let tenants: Tenants
  let registers: RegisterServices
  let health: NodeHealth
  let gauges: NodeGauges
  let options: NodeOptions
  let logger: Logger

  /// Of its first company; of none where there was none at the start.
  var installation: Installation { tenants.installation }

  /// - Parameter mayBeEmpty: whether it opens without a company too, and waits for the first.
  /// - Throws: an exit code, after saying why at the terminal.
  static func open(
    folder: String, server: DataChoice, key: String?, companyFile: String?,
    mayBeEmpty: Bool = false, _ options: NodeOptions, _ language: Language
  ) throws -> Node {
    let registry = try options.begin()
    return try reporting(language) {
      var installation = try Installation.open(
        folder: folder, server: server, key: key, isMeasured: true)
      let registers = try installation.registers()
      var home: Tenant?
      if companyFile != nil || !mayBeEmpty || installation.database.company != nil {
        let company = try installation.company(file: companyFile)
        home = try Tenant(installation, company, isHome: true)
      }
      if let problem = home?.webhooks.vault.problem {
        Terminal.error("\(problem.code): \(problem.text(language))")
      }
      let tenants = try Tenants(installation, home: home) { company, error in
        let reason = (error as? any Problem).map { "\($0.code): \($0.text(language))" }
        Terminal.error("\(company): \(reason ?? "\(error)")")
      }
      for tenant in tenants.all {
        if let quarantine = tenant.company.sealer.mark.quarantine {
          Terminal.error(quarantine.text(language))
        }
      }
      let health = installation.health { tenants.all.map(\.company) }
      return Node(
        tenants: tenants, registers: registers,
        health: health,
        gauges: NodeGauges(
          registry: registry, tenants: tenants, database: installation.database, health: health,
          startedAt: installation.machine.now),
        options: options, logger: Logger(label: "facturier"))
    }
  }

  /// What is to be done for every company, those to come included.
  ///
  /// - Parameter isFull: otherwise only what every node must.
  func work(isFull: Bool, _ language: Language) throws -> NodeWork {
    let (registers, logger) = (registers, logger)
    return try NodeWork(tenants) { tenant in
      try TenantWork(
        tenant, registers: registers, isFull: isFull, language, logger)
    } failed: {
      logger.error("\($0): \($1)")
    }
  }

  /// For the listener of the application. `/metrics` is there unless it has a port of its own.
  ///
  /// - Parameter isPublic: whether a host is the public's.
  func endpoints(_ isPublic: @escaping @Sendable (String) -> Bool) -> NodeEndpoints<CallContext> {
    NodeEndpoints(
      health, isPublic: isPublic,
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
