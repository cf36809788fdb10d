import Accounts
import Archive
import Automation
import ArgumentParser
import Catalogue
import Companies
import Customers
import Foundation
import Invoicing
import Kernel
import Ledger
import PDF
import Registers
import Shops
import Storage
import Transmission

/// Where the data is when it is not a file of the data folder, and which of its companies is meant.
struct ServerOption: ParsableArguments {
  @Option(
    help:
      "A PostgreSQL database with the data, as postgresql://user@host/name; or $FACTURIER_DATABASE_URL."
  ) var database: String?
  @Option(
    name: .customLong("for"),
    help:
      "The company, by its id or SIREN, where the data has several; or $FACTURIER_COMPANY. Without, the first."
  ) var company: String?

  var choice: DataChoice { DataChoice(server: database, company: company) }
}

/// The same, for whoever opens an installation.
struct DataChoice {
  /// `nil` for `$FACTURIER_DATABASE_URL`, if there is one.
  var server: String?
  /// `nil` for `$FACTURIER_COMPANY`, else the first.
  var company: String?
}

/// One installation: a data folder, the sealing key beside the user's other secrets, the fonts.
struct Installation {
  /// Of the data, without a slash at its end.
  let folder: String
  let location: Database.Location
  /// Of its company, once there is one; before, of nobody.
  private(set) var database: Database
  let fonts: DocumentFonts
  let keyPath: String
  let ids: IDs
  /// Of its company.
  private(set) var clock: Clock
  /// Of the machine, which sessions, keys and signatures for others go by.
  let machine: Clock
  /// Of a sandbox.
  private(set) var testClock: TestClock?

  init(
    folder: String, location: Database.Location, database: Database, fonts: DocumentFonts,
    keyPath: String, ids: IDs, clock: Clock
  ) {
    self.folder = folder
    self.location = location
    self.database = database
    self.fonts = fonts
    self.keyPath = keyPath
    self.ids = ids
    self.clock = clock
    machine = clock
  }

  /// - Parameters:
  ///   - folder: made if it does not exist.
  ///   - choice: of a PostgreSQL database, which then holds the data instead of a file in `folder`; and of the company.
  ///   - key: path of the sealing key; `nil` for the default outside the data.
  ///   - isMeasured: transactions are measured, for a program that runs long enough to be asked.
  static func open(
    folder: String, server choice: DataChoice = DataChoice(), key: String?, clock: Clock = .system,
    isMeasured: Bool = false
  ) throws -> Installation {
    try open(
      folder: folder, location: location(folder, choice.server), key: key, company: choice.company,
      clock: clock, isMeasured: isMeasured)
  }

  /// - Parameter location: wherever the environment says the data is.
  /// - Throws: `CompanyProblem.unknown` for a company there is not.
  static func open(
    folder: String, location: Database.Location, key: String?, company name: String? = nil,
    clock: Clock = .system, isMeasured: Bool = false
  ) throws -> Installation {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw StorageError.cannotOpen(path: folder, reason: "\(error.localizedDescription)")
    }
    var options = Self.options
    if isMeasured { options.watch = DatabaseMeter().begin }
    watchPlans()
    let database = try Database.open(
      at: location, migrations: migrations, options: options, now: { clock.now })
    let installation = Installation(
      folder: folder.hasSuffix("/") ? String(folder.dropLast()) : folder, location: location,
      database: database, fonts: try DocumentFonts(), keyPath: key ?? defaultKeyPath,
      ids: .system(clock), clock: clock)
    do {
      return try installation.entering(name)
    } catch {
      try? database.closeSync()
      throw error
    }
  }

  /// - Parameter name: `nil` for `$FACTURIER_COMPANY`, else the first company.
  private func entering(_ name: String?) throws -> Installation {
    let name = name ?? ProcessInfo.processInfo.environment["FACTURIER_COMPANY"]
    let company: CompanyID?
    if let name, !name.isEmpty {
      company = try ListCompanies(database: database).find(name)
    } else {
      company = try database.listingCompanies.readSync { try CompanyStore.first(in: $0) }
    }
    return try company.map(of) ?? self
  }

  /// The same installation for one of its companies; that of a sandbox goes by its own clock.
  func of(_ company: CompanyID) throws -> Installation {
    var inside = self
    inside.database = database.of(company, machine)
    inside.testClock = try inside.database.readSync { [machine] in
      try TestClock.open(company, machine, in: $0)
    }
    if let testClock = inside.testClock {
      inside.clock = testClock.clock
      inside.database = inside.database.of(company, testClock.clock)
    }
    return inside
  }

  /// Tests see the statements of the programs they start, in debug builds.
  private static func watchPlans() {
    #if DEBUG
      if let path = ProcessInfo.processInfo.environment["FACTURIER_TEST_PLANS"] {
        CompanyPlan.watch(into: path)
      }
    #endif
  }

  static func location(_ folder: String, _ server: String?) -> Database.Location {
    (server ?? serverOfEnvironment).map { .server($0) } ?? .file(folder + "/facturier.sqlite")
  }

  /// The URL of a PostgreSQL database, by the environment.
  static var serverOfEnvironment: String? {
    ProcessInfo.processInfo.environment["FACTURIER_DATABASE_URL"].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether there is data already: a file of SQLite, or whatever a server holds.
  static func hasData(_ folder: String, _ server: String? = nil) -> Bool {
    if case .file(let path) = location(folder, server) { return access(path, F_OK) == 0 }
    return true
  }

  static var options: Database.Options {
    var options = Database.Options()
    options.notice = { Terminal.error("postgresql: \($0)") }
    options.beforeCommit = { try AuditTrail.atCommit($0) }
    return options
  }

  static let migrations =
    LedgerMigrations.all + CustomerStore.migrations + CatalogueMigrations.all
    + RegisterStore.migrations
    + InvoicingMigrations.all
    + ImportStore.migrations + TransmissionMigrations.all + ArchiveMigrations.all
    + JobStore.migrations + VaultStore.migrations + EventStore.migrations
    + AuditStore.migrations + AutomationMigrations.all + AccountsMigrations.all
    + CompaniesMigrations.all
    + ExternalIDs.migrations + IdempotencyStore.migrations + SavedViewStore.migrations

  /// `$FACTURIER_KEY`, else `~/.config/facturier/sealing.key`.
  static var defaultKeyPath: String {
    let environment = ProcessInfo.processInfo.environment
    if let path = environment["FACTURIER_KEY"], !path.isEmpty { return path }
    let configuration =
      environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 }
      ?? (environment["HOME"] ?? "/root") + "/.config"
    return configuration + "/facturier/sealing.key"
  }

  /// Opens the company, declaring it from a file when one is given; from here on the database is its own.
  mutating func company(file: String?, mayBeReplayed: Bool = false) throws -> IssuingCompany {
    try company(try file.map(Installation.declaration), mayBeReplayed: mayBeReplayed)
  }

  /// - Parameter declaration: the company's profile and the JSON that says it.
  /// - Throws: what `OpenCompany` does, and `SealingError.tokenSettings`.
  mutating func company(
    _ declaration: (profile: CompanyProfile, json: String)?, mayBeReplayed: Bool = false
  ) throws -> IssuingCompany {
    let token = try TokenSettings(environment: ProcessInfo.processInfo.environment)
    let known = database.company
    let company = try opener(token)(declaration, of: known, mayBeReplayed: mayBeReplayed)
    database = database.of(company.id)
    return company
  }

  private func opener(_ token: TokenSettings?) -> OpenCompany {
    OpenCompany(
      database: database, fonts: fonts, keyPath: keyPath,
      marksFolder: ProcessInfo.processInfo.environment["FACTURIER_MARKS"].flatMap {
        $0.isEmpty ? nil : $0
      }, program: Facturier.version, ids: ids, token: token)
  }

  /// What a balancer is told of this node. Issuing that is refused is a note: everything else works, and another node would
  /// refuse it too.
  func health(of companies: @escaping @Sendable () -> [IssuingCompany]) -> NodeHealth {
    let database = database
    return NodeHealth(
      DatabaseProbe(location, options: Self.options), isStopped: { database.poisoned != nil },
      notes: {
        companies().contains { $0.sealer.mark.quarantine != nil } ? ["sealing.quarantined"] : []
      })
  }

  /// What keeps the secrets of the database: its key is beside the sealing key, or where `$FACTURIER_VAULT_KEY` says. Without it
  /// everything works that needs no secret.
  func vault(of company: CompanyID) throws -> Vault {
    try Vault.open(vaultPath, of: company, in: database)
  }

  /// The same before there is a company; a key is made when the first secret is.
  func firstVault(mayMake: Bool) -> Vault { Vault.first(vaultPath, mayMake: mayMake) }

  private var vaultPath: String {
    let set = ProcessInfo.processInfo.environment["FACTURIER_VAULT_KEY"] ?? ""
    return set.isEmpty ? KeyFile(keyPath).parent + "/vault.key" : set
  }

  /// The registers asked, by the environment.
  func registers() throws -> RegisterServices {
    try RegisterServices(environment: ProcessInfo.processInfo.environment, clock: clock)
  }

  /// The way mail leaves, by the environment; `nil` where none is set up.
  func mail(of profile: CompanyProfile) throws -> MailSetup? {
    try MailSetup.from(environment: ProcessInfo.processInfo.environment, profile)
  }

  static func declaration(_ file: String) throws -> (profile: CompanyProfile, json: String) {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw InvoicingError.companyInvalid([
        Finding(
          "company.file-unreadable", at: Place(file: file), fr: "Ce fichier ne peut pas être lu.",
          en: "This file cannot be read.")
      ])
    }
    var profile = try CompanyFile.read(Array(data), fileName: file)
    if let logo = profile.brand.logo {
      let path = URL(fileURLWithPath: logo, relativeTo: URL(fileURLWithPath: file)).path
      guard let bytes = FileManager.default.contents(atPath: path) else {
        throw InvoicingError.companyInvalid([
          Finding(
            "company.logo-unreadable", at: Place(file: file, pointer: "/brand/logo"),
            fr: "Le logo \(path) ne peut pas être lu.", en: "The logo \(path) cannot be read.")
        ])
      }
      profile.brand.logoPNG = Array(bytes)
    }
    return (profile, String(decoding: data, as: UTF8.self))
  }
}
