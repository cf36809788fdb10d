import ArgumentParser
import Foundation
import Invoicing
import Kernel
import Storage

struct BenchArchive: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive",
    abstract: "What an invoice weighs in the database, and what giving its PDF back costs.",
    discussion: """
      What counts: every page of the tables document, document_template and document_segment and of their indexes, which is \
      all that is needed to give back the exact PDF; shared segments are divided by the number of documents.
      """)

  @Option(help: "How many invoices.") var count = 20_000
  @Option(help: "Lines per order.") var lines = 5
  @Option(help: "Data folder, emptied afterwards.") var folder: String?

  func run() throws {
    try reporting(.en) {
      Terminal.line("machine: \(Measure.machine)")
      let folder = folder ?? FileManager.default.currentDirectoryPath + "/.bench-\(getpid())"
      defer { try? FileManager.default.removeItem(atPath: folder) }
      var installation = try BenchDatabase.file(in: folder)
      defer { try? installation.database.closeSync() }
      let company = try Self.issue(count, lines: lines, &installation)
      try report(installation.database, company)
    }
  }

  static func issue(_ count: Int, lines: Int, _ installation: inout Installation) throws
    -> CompanyID
  {
    var bench = try IssueBench(&installation, lines: lines)
    try bench.issue(count)
    return bench.company
  }

  private func report(_ database: Database, _ company: CompanyID) throws {
    let weights = try database.readSync { tx in
      try tx.rows(
        """
        SELECT m.tbl_name, sum(s.pgsize), sum(s.payload) FROM dbstat s
        JOIN sqlite_schema m ON m.name = s.name
        WHERE m.tbl_name IN ('document', 'document_template', 'document_segment')
        GROUP BY m.tbl_name ORDER BY m.tbl_name
        """
      ) { (name: try $0.text(0), pages: try $0.int(1), payload: try $0.int(2)) }
    }
    let total = weights.reduce(0) { $0 + $1.pages }
    Terminal.line("archive: \(count) invoices of \(lines) lines")
    for weight in weights {
      Terminal.line(
        "  \(weight.name): \(weight.pages / count) bytes per invoice in pages, \(weight.payload / count) of content"
      )
    }
    Terminal.line("  weight            \(total / count) bytes per invoice")
    Terminal.line("  rebuild           \(try rebuild(database, company)) µs CPU per PDF")
  }

  /// Read, unpacked, rebuilt and hashed, each on its own as the server does.
  private func rebuild(_ database: Database, _ company: CompanyID) throws -> Int {
    let sample = min(count, 2_000)
    let documents = try database.readSync { tx in
      try tx.rows("SELECT id, number FROM invoice ORDER BY id LIMIT \(sample)") {
        (id: try $0.id(0, as: InvoiceID.self), number: try $0.text(1))
      }
    }
    let measure = try Measure.run {
      for document in documents {
        try database.readSync {
          _ = try DocumentStore.pdf(
            of: document.id, number: document.number, company: company, in: $0)
        }
      }
    }
    return Int((measure.cpuSeconds / Double(documents.count) * 1e6).rounded())
  }
}
