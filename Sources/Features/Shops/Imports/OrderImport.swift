import Invoicing
import Kernel
import Money

/// An orders file somebody uploaded: kept as it came until it is issued, so that a restart loses nothing.
package struct OrderImport: Sendable {
  package struct ID: Identifier {
    package static let prefix = "imp"
    package let raw: RawID
    package init(raw: RawID) { self.raw = raw }
  }

  package enum State: String, Sendable {
    /// Its rehearsal was shown; nothing is issued.
    case previewed
    /// Being issued, or interrupted while it was: running it again completes it.
    case running
    case done
  }

  package let id: ID
  package let fileName: String
  package let content: [UInt8]
  /// The mapping's JSON, for CSV.
  package let mapping: String?
  package let state: State
  package let createdAt: Instant
  /// The counts of the finished run, as `ImportOutcome` stores them.
  package let outcome: ImportOutcome?

  /// The same file, its columns meaning something else.
  func mapped(_ mapping: String) -> OrderImport {
    OrderImport(
      id: id, fileName: fileName, content: content, mapping: mapping, state: state,
      createdAt: createdAt, outcome: outcome)
  }

  /// Of what its columns mean: what is issued is what was shown.
  var mappingTag: String { EntityTag((mapping ?? "").utf8).text.filter { $0 != "\"" } }

  /// The orders of the file.
  func readings(today: LocalDate) throws -> OrderReadings {
    let columns = try mapping.map {
      try ColumnMapping.read(Array($0.utf8), fileName: "mapping.json")
    }
    return try OrderFile.read(content, fileName: fileName, mapping: columns, today: today)
  }
}

/// What a finished import came to.
package struct ImportOutcome: Sendable {
  package var orders: Int
  package var invoices: Int
  package var creditNotes: Int
  package var refused: Int
  package var already: Int
  package var netMinor: Int64
  package var vatMinor: Int64
  package var grossMinor: Int64
  package var seconds: Int
  package var report: String
  package var refusalsCSV: String

  init(_ report: RunReport, seconds: Int, language: Language) {
    orders = report.orders.read
    invoices = report.invoiceCount
    creditNotes = report.creditNoteCount
    refused = report.orders.refused
    already = report.orders.already
    netMinor = report.invoices.net - report.creditNotes.net
    vatMinor = report.invoices.vat - report.creditNotes.vat
    grossMinor = report.invoices.gross - report.creditNotes.gross
    self.seconds = seconds
    self.report = String(decoding: report.json(language, isRehearsal: false), as: UTF8.self)
    refusalsCSV = RefusalsCSV.text(report.refusals, language)
  }
}

/// Refusals as a spreadsheet opens them: semicolons, quoted, and no cell that a spreadsheet would run.
enum RefusalsCSV {
  static func text(_ refusals: [RunReport.Refused], _ language: Language) -> String {
    let header =
      language == .fr
      ? ["commande", "fichier", "ligne", "champ", "code", "message"]
      : ["order", "file", "line", "field", "code", "message"]
    var text = "\u{FEFF}" + row(header)
    for refused in refusals {
      let place = refused.finding.place
      text += row([
        refused.order ?? "", place?.file ?? "", place?.line.map(String.init) ?? "",
        place?.pointer ?? "", refused.finding.code, refused.finding.text(language),
      ])
    }
    return text
  }

  private static func row(_ cells: [String]) -> String {
    cells.map { cell in
      let isFormula = cell.first.map { "=+-@\t\r".contains($0) } ?? false
      return "\"" + (isFormula ? "'" : "") + cell.replacing("\"", with: "\"\"") + "\""
    }.joined(separator: ";") + "\r\n"
  }
}
