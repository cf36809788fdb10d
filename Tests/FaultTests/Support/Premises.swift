import Foundation
import Invoicing
import Kernel
import Money
import PDF
import Storage
import TestSupport

@testable import App

/// The parameters of longer runs: `FACTURIER_FAULTS=10` looks at about ten times as much.
enum FaultEffort {
  static let factor = max(
    1, ProcessInfo.processInfo.environment["FACTURIER_FAULTS"].flatMap { Int($0) } ?? 1)
}

/// A folder in memory where there is one: images of crashes are many and short-lived.
func quickFolder() -> TemporaryFolder {
  FileManager.default.isWritableFile(atPath: "/dev/shm")
    ? TemporaryFolder(in: "/dev/shm") : TemporaryFolder()
}

/// An installation as the program opens it, with a clock that is moved by hand.
final class Premises {
  let folder = quickFolder()
  let clock: MovableClock

  init(_ start: Instant = Sample.noon) throws {
    clock = MovableClock(start)
    try FileManager.default.createDirectory(
      atPath: folder.file("keys"), withIntermediateDirectories: true)
    try folder.write("keys/sealing.key", String(repeating: "07", count: 32) + "\n")
    chmod(key, 0o600)
  }

  var key: String { folder.file("keys/sealing.key") }
  var data: String { folder.file("data") }
  var database: String { data + "/facturier.sqlite" }

  private static let fonts = Result { try DocumentFonts() }

  /// - Parameters:
  ///   - checkpointPages: small, to see the log copied back while the shop works.
  ///   - declares: gives the company's file, needed the first time.
  func open(checkpointPages: Int = 4000, declares: Bool = false) throws -> Shop {
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    var options = Database.Options()
    options.checkpointPages = checkpointPages
    let database = try Database.open(
      at: .file(database), migrations: Installation.migrations, options: options,
      now: { [clock] in clock.clock.now })
    do {
      var installation = Installation(
        folder: data, location: .file(self.database), database: database,
        fonts: try Premises.fonts.get(), keyPath: key,
        ids: .system(clock.clock), clock: clock.clock)
      let company = try installation.company(
        file: declares ? Repository.path("examples/company.json") : nil)
      return Shop(installation, OrderIssuer(company: company, ids: installation.ids))
    } catch {
      try? database.closeSync()
      throw error
    }
  }

  /// The files of the database as they are on the disk: itself and its log.
  func files() -> [FileState] {
    [database, database + "-wal"].map { FileState(contentsOf: $0) }
  }

  /// What is kept outside the data: how far each log is known to have come.
  func marks() -> Marks { Marks(folder.file("keys/marks")) }

  /// Puts the files of a database in place of what is there, and the marks as they were with it.
  func put(_ files: [FileState], _ marks: Marks) throws {
    try marks.put()
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    unlink(database + "-shm")
    try files[0].write(to: database)
    try files[1].write(to: database + "-wal")
  }
}

/// The files of a folder of high-water marks.
struct Marks: Sendable {
  private let folder: String
  private var files: [String: FileState] = [:]

  init(_ folder: String) {
    self.folder = folder
    for name in names(in: folder) { files[name] = FileState(contentsOf: folder + "/" + name) }
  }

  func put() throws {
    for name in names(in: folder) where files[name] == nil { unlink(folder + "/" + name) }
    for (name, file) in files { try file.write(to: folder + "/" + name) }
  }
}

/// An open installation.
struct Shop {
  let installation: Installation
  let issuer: OrderIssuer

  init(_ installation: Installation, _ issuer: OrderIssuer) {
    self.installation = installation
    self.issuer = issuer
  }

  var database: Database { installation.database }

  /// Issues each order in a transaction of its own.
  ///
  /// - Parameter acknowledged: what a caller is told: it happens once the documents are durable.
  func issue(_ orders: [SalesOrder], acknowledged: (OrderOutcome) -> Void = { _ in }) throws {
    var readings = orders.map(Sample.reading)[...]
    try IssueRun(
      issuer: issuer, database: database, clock: installation.clock, groupSize: 1
    ).issue(from: { readings.popFirst() }) { $0.forEach(acknowledged) }
  }

  func close() throws { try database.closeSync() }
}

extension OrderOutcome {
  /// Number → hash of the file, of what was issued now.
  var delivered: [String: [UInt8]] {
    Dictionary(
      documents.compactMap { document in document.file.map { (document.number, $0.sha256) } }
    ) {
      $1
    }
  }
}
