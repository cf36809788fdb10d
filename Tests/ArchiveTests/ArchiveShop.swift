import Archive
import Foundation
import Glibc
import Invoicing
import Kernel
import Money
import Storage
import TestSupport

extension TestShop {
  /// Taken up on a machine that has no mark: somebody says that nothing was issued since.
  static func takenUp(_ folder: TemporaryFolder, clock: MovableClock) throws -> TestShop {
    // A restored installation is a file of SQLite, whatever the archive came from.
    let shop = try TestShop(
      folder, clock: clock, at: .file(folder.file("facturier.sqlite")))
    try shop.database.writeSync {
      _ = try RecoverLog(company: shop.issuer.company).accept(reason: "essai", in: $0)
    }
    return shop
  }
}

/// A shop with documents in two months, and the folder of its archive.
struct ArchiveShop {
  let shop: TestShop
  let folder = TemporaryFolder()
  var path: String { folder.file("archive") }

  /// - Parameters:
  ///   - start: the first day; the second month begins 35 days later.
  ///   - company: its file.
  init(
    start: LocalDate = LocalDate(year: 2026, month: 10, day: 20)!,
    company: String = Sample.companyJSON, chance: Chance = Chance { 42 }
  ) throws {
    let clock = MovableClock(Instant(start, hour: 11))
    shop = try TestShop(clock: clock, company: company, chance: chance)
    try sell(["1", "2", "3"], from: start)
    clock.advance(days: 35)
    try sell(["4", "5"], from: start)
  }

  @discardableResult
  func sell(_ numbers: [String], from day: LocalDate) throws -> [OrderOutcome] {
    try shop.issue(Self.orders(numbers, from: day))
  }

  static func orders(_ numbers: [String], from day: LocalDate) -> [SalesOrder] {
    numbers.map { number in
      Sample.order(
        number, buyer: number == "2" ? Sample.firm : Sample.consumer,
        lines: [
          Sample.line("Lampe Aurore", price: "129.00", quantity: 2),
          Sample.line("Livre « L’été »", price: "19.90", rate: "5.5"),
        ]
      ) { $0.orderedOn = day }
    }
  }

  @discardableResult
  func export(_ periods: [String]? = nil, isSigned: Bool = true) throws -> ExportArchive.Report {
    try ExportArchive(
      company: shop.company, profile: shop.issuer.company.profile, software: "Facturier test",
      key: isSigned ? shop.issuer.company.sealer.key : nil)(
        to: path, periods: periods, from: shop.database)
  }

  /// Number → PDF, as the database gives them.
  func files(_ database: Database? = nil) throws -> [String: [UInt8]] {
    let company = shop.company
    return try (database ?? shop.database).readSync { tx in
      let documents = try tx.rows("SELECT id, number FROM invoice") {
        (id: try $0.id(0, as: InvoiceID.self), number: try $0.text(1))
      }
      var files: [String: [UInt8]] = [:]
      for document in documents {
        files[document.number] = try DocumentStore.pdf(
          of: document.id, number: document.number, company: company, in: tx)
      }
      return files
    }
  }

  func read(_ name: String) -> [UInt8]? { bytes(of: path + "/" + name) }

  /// Every file of the archive below its folder.
  var names: [String] {
    (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).filter {
      var isFolder: ObjCBool = false
      FileManager.default.fileExists(atPath: path + "/" + $0, isDirectory: &isFolder)
      return !isFolder.boolValue
    }.sorted()
  }

  /// Changes one byte in the middle of a file.
  func flip(_ name: String) throws {
    var content = try require0(read(name))
    content[content.count / 2] ^= 1
    try Data(content).write(to: URL(filePath: path + "/" + name))
  }
}

/// The value, or the end of the test.
func require0<T>(_ value: T?) throws -> T {
  guard let value else { throw CancellationError() }
  return value
}

func code(_ body: () throws -> Void) -> String? {
  do {
    try body()
    return nil
  } catch { return (error as? any Problem)?.code ?? "\(error)" }
}
