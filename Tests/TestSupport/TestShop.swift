import Accounts
import Archive
import Automation
import Catalogue
import Companies
import Customers
import EN16931
import Foundation
import Invoicing
import Kernel
import Ledger
import Money
import PDF
import Registers
import Shops
import Storage
import Transmission

/// A company on a real database, in a folder of its own, with a clock that is moved by hand.
package final class TestShop: Sendable {
  package let folder: TemporaryFolder
  package let clock: MovableClock
  package let database: Database
  package let location: Database.Location
  package let issuer: OrderIssuer

  package static let migrations =
    LedgerMigrations.all + CustomerStore.migrations + CatalogueMigrations.all
    + RegisterStore.migrations
    + InvoicingMigrations.all
    + ImportStore.migrations + TransmissionMigrations.all + ArchiveMigrations.all
    + JobStore.migrations + VaultStore.migrations + EventStore.migrations
    + AuditStore.migrations + AutomationMigrations.all + AccountsMigrations.all
    + CompaniesMigrations.all
    + ExternalIDs.migrations + IdempotencyStore.migrations + SavedViewStore.migrations
  private static let fonts = Result { try DocumentFonts() }

  /// - Parameters:
  ///   - folder: an earlier shop's, to open its data again.
  ///   - first: a shop whose database this one shares, as another node does.
  ///   - location: where its data is, when it is not where this pass of the tests has it.
  ///   - seed: the byte the sealing key is made of; `nil` leaves the key's file as it is.
  package init(
    _ folder: TemporaryFolder = TemporaryFolder(), clock: MovableClock = MovableClock(Sample.noon),
    company: String = Sample.companyJSON, sharing first: TestShop? = nil,
    at location: Database.Location? = nil, seed: UInt8? = 7, chance: Chance = Chance { 42 },
    mayBeReplayed: Bool = false
  ) throws {
    precondition(PlanWatch.isOn)
    self.folder = folder
    self.clock = clock
    if let seed { try TestShop.writeKey(seed, to: folder) }
    self.location =
      location ?? first?.location ?? TestDatabase.location(folder.file("facturier.sqlite"))
    if let first { try first.lendMarks(to: folder) }
    let whole = try Database.open(
      at: self.location, migrations: TestShop.migrations, now: { [clock] in clock.clock.now })
    let ids = IDs.system(clock.clock)
    let profile = try CompanyFile.read(Array(company.utf8), fileName: nil)
    issuer = OrderIssuer(
      company: try OpenCompany(
        database: whole, fonts: TestShop.fonts.get(), keyPath: TestShop.key(folder),
        program: "test", ids: ids, chance: chance)(
          (profile, company), mayBeReplayed: mayBeReplayed),
      ids: ids)
    database = whole.of(issuer.company.id)
  }

  /// What an operator gives a new node besides the key: how far the log is known to have come.
  private func lendMarks(to folder: TemporaryFolder) throws {
    try? FileManager.default.removeItem(atPath: folder.file("marks"))
    try FileManager.default.copyItem(
      atPath: self.folder.file("marks"), toPath: folder.file("marks"))
  }

  package static func key(_ folder: TemporaryFolder) -> String { folder.file("sealing.key") }

  package static func writeKey(_ seed: UInt8, to folder: TemporaryFolder) throws {
    let digits = String(
      repeating: seed < 16 ? "0\(String(seed, radix: 16))" : String(seed, radix: 16), count: 32)
    try folder.write("sealing.key", digits + "\n")
    chmod(key(folder), 0o600)
  }

  package var company: CompanyID { issuer.company.id }

  // MARK: Issuing

  @discardableResult
  package func issue(_ orders: [SalesOrder], groupSize: Int = IssueRun.groupSize) throws
    -> [OrderOutcome]
  {
    var readings = orders.map(Sample.reading)[...]
    var all: [OrderOutcome] = []
    try IssueRun(issuer: issuer, database: database, clock: clock.clock, groupSize: groupSize)
      .issue(from: { readings.popFirst() }) { all += $0 }
    return all
  }

  @discardableResult
  package func issue(_ order: SalesOrder) throws -> OrderOutcome { try issue([order])[0] }

  /// The same in a transaction that is rolled back, without pages.
  package func rehearse(_ orders: [SalesOrder], groupSize: Int = IssueRun.groupSize) throws
    -> [OrderOutcome]
  {
    var readings = orders.map(Sample.reading)[...]
    var all: [OrderOutcome] = []
    try IssueRun(issuer: issuer, database: database, clock: clock.clock, groupSize: groupSize)
      .rehearse(from: { readings.popFirst() }) { all += $0 }
    return all
  }

  /// Issues in turn, in one transaction that is rolled back: many baskets in little time.
  package func trying<T>(
    _ body: ((SalesOrder) throws -> OrderOutcome) throws -> T
  ) throws -> T {
    try database.rehearseSync { tx in
      try body { order in
        try issuer.issue(
          [issuer.prepare(Sample.reading(order), on: tx.today)], isRehearsal: true, in: tx)[0]
      }
    }
  }

  // MARK: Looking

  /// How many documents hold.
  ///
  /// - Throws: `BrokenLog` with all that does not.
  package func verify() throws -> Int {
    let report = try checkedLog()
    if !report.isSound { throw BrokenLog(faults: report.faults) }
    return report.documents
  }

  package struct BrokenLog: Error {
    package let faults: [LogFault]
  }

  package func checkedLog() throws -> LogReport {
    try database.readSync {
      try VerifyLog(company: company, siren: issuer.company.profile.siren)(in: $0)
    }
  }

  package struct Numbered: Equatable, Sendable {
    package let series: String
    package let sequence: Int
    package let number: String
    package let issueDate: String
  }

  /// Every document, by series and sequence.
  package func numbered() throws -> [Numbered] { try TestShop.numbered(in: database) }

  package static func numbered(in database: Database) throws -> [Numbered] {
    try database.readSync { tx in
      try tx.rows(
        "SELECT series, sequence, number, issue_date FROM invoice ORDER BY series, sequence"
      ) { row in
        Numbered(
          series: try row.text(0), sequence: try row.int(1), number: try row.text(2),
          issueDate: try row.text(3))
      }
    }
  }

  /// What is wrong with the numbers: a gap, a double, a date that goes back, a series that says otherwise.
  package static func faults(in database: Database) throws -> [String] {
    var faults: [String] = []
    var last: [String: Numbered] = [:]
    for document in try numbered(in: database) {
      let before = last[document.series]
      if document.sequence != (before?.sequence ?? 0) + 1 {
        faults.append("\(document.number) follows \(before?.number ?? "nothing")")
      }
      if let before, document.issueDate < before.issueDate {
        faults.append("\(document.number) is dated before \(before.number)")
      }
      last[document.series] = document
    }
    let series = try database.readSync { tx in
      try tx.rows("SELECT series, last_sequence FROM number_series WHERE kind IN ('380', '381')") {
        (name: try $0.text(0), last: try $0.int(1))
      }
    }
    for series in series where series.last != (last[series.name]?.sequence ?? 0) {
      faults.append("\(series.name) says \(series.last)")
    }
    return faults
  }

  package func faults() throws -> [String] { try TestShop.faults(in: database) }

  package func pdf(_ document: IssuedDocument) throws -> [UInt8] {
    try database.readSync {
      try DocumentStore.pdf(of: document.id, number: document.number, company: company, in: $0)
    }
  }

  package func xml(_ document: IssuedDocument) throws -> [UInt8] {
    try database.readSync {
      try DocumentStore.xml(of: document.id, number: document.number, company: company, in: $0)
    }
  }
}

extension OrderOutcome {
  package var numbers: [String] { documents.map(\.number) }
  package var codes: [String] {
    findings.map(\.code) + refusedLines.flatMap(\.findings).map(\.code)
  }
}

extension IssuedDocument {
  package var invoice: Invoice { content.invoice }
  /// What the buyer is charged, or given back: the total with VAT and its rounding.
  package var charged: Int64 {
    invoice.totals.gross.minorUnits + invoice.totals.rounding.minorUnits
  }
}
