import ArgumentParser
import EN16931
import Foundation
import Invoicing
import Kernel
import Money
import PDF
import Shops
import Storage

struct IssueCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue",
    abstract: "Issue the invoices of an orders file.",
    discussion: """
      Reads CSV (with a mapping), WooCommerce JSON or JSON Lines; writes one Factur-X PDF for each document, named \
      by its number. Running it again completes what an interrupted run left and issues nothing twice.
      """)

  @Option(help: "The orders file.") var from: String
  @Option(help: "Folder of the PDF files.") var out: String
  @Option(help: "Column mapping of a CSV file (JSON).") var mapping: String?
  @Option(help: "The seller's file (JSON); needed the first time.") var company: String?
  @Option(help: "Data folder; without it, OUT/.facturier.") var data: String?
  @OptionGroup var server: ServerOption
  @Option(help: "Write a JSON report there.") var report: String?
  @Option(help: "The sealing key's file.") var key: String?
  @Flag(help: "Show what would be issued and refused; write nothing.") var dryRun = false
  @Option(help: "fr or en.") var lang: String?

  func run() async throws {
    let language = Terminal.language(lang)
    try await reporting(language) { try await run(language) }
  }

  private func run(_ language: Language) async throws {
    let clock = Clock.system
    let readings = try OrderFile.read(
      path: from, mapping: try mapping.map(Self.mapping), today: clock.today)
    if dryRun, data == nil {
      try rehearseApart(readings, clock, language)
      return
    }
    let files = dryRun ? nil : try DocumentFiles(folder: out)
    var installation = try Installation.open(
      folder: data ?? out + "/.facturier", server: server.choice, key: key, clock: clock)
    defer { try? installation.database.closeSync() }
    do {
      try run(readings, &installation, files, language)
    } catch {
      await sendNotices(installation, language)
      throw error
    }
    await sendNotices(installation, language)
  }

  /// A company file with another bank account is a proposal: people are told of it, whatever became of the orders.
  private func sendNotices(_ installation: Installation, _ language: Language) async {
    guard !dryRun,
      let company = try? installation.database.readSync({ try CompanyStore.current(in: $0) })
    else { return }
    do {
      try await installation.notices(of: company.id, language).work()
    } catch {
      Terminal.error("\(error)")
    }
  }

  /// A rehearsal without data needs no folder, no key and leaves nothing behind.
  private func rehearseApart(_ readings: OrderReadings, _ clock: Clock, _ language: Language) throws
  {
    let known = out + "/.facturier"
    if Installation.hasData(known, server.database) {
      var installation = try Installation.open(
        folder: known, server: server.choice, key: key, clock: clock)
      defer { try? installation.database.closeSync() }
      return try run(readings, &installation, nil, language)
    }
    let folder = NSTemporaryDirectory() + "/facturier-rehearsal-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var installation = try Installation.open(folder: folder, key: folder + "/key", clock: clock)
    defer { try? installation.database.closeSync() }
    try run(readings, &installation, nil, language)
  }

  private func run(
    _ readings: OrderReadings, _ installation: inout Installation, _ files: DocumentFiles?,
    _ language: Language
  ) throws {
    let seller = try installation.company(file: company)
    let issuer = OrderIssuer(company: seller, ids: installation.ids)
    let database = installation.database
    let run = IssueRun(issuer: issuer, database: database, clock: installation.clock)
    var report = RunReport()
    var progress = ProgressLine(language)
    for note in try run.notes() {
      report.add(file: note)
      Terminal.error(note.line(language))
    }
    for warning in readings.warnings { report.add(file: warning) }
    let take = { (outcomes: [OrderOutcome]) in
      for outcome in outcomes {
        report.add(outcome)
        if dryRun { Self.show(outcome, language) }
        try files.map { try write(outcome, to: $0, seller, database) }
      }
      progress.show(
        documents: report.invoiceCount + report.creditNoteCount,
        fraction: Double(readings.bytesRead) / Double(max(1, readings.bytesTotal)))
    }
    if dryRun {
      try run.rehearse(from: { readings.next() }, each: take)
    } else {
      try run.issue(from: { readings.next() }, each: take)
    }
    progress.end()
    try finish(report, broken: readings.failure, language)
  }

  // MARK: Files

  private func write(
    _ outcome: OrderOutcome, to files: DocumentFiles, _ seller: IssuingCompany,
    _ database: Database
  ) throws {
    for document in outcome.documents {
      guard let file = document.file else { continue }
      try files.write([seller.template.prefix, file.tail], number: document.number)
    }
    for known in outcome.known where !files.isComplete(known.number) {
      let bytes = try database.readSync {
        try DocumentStore.pdf(of: known.id, number: known.number, company: seller.id, in: $0)
      }
      try files.write([bytes], number: known.number)
    }
  }

  private static func mapping(_ path: String) throws -> ColumnMapping {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ShopsError.fileUnreadable(file: path, reason: String(cString: strerror(errno)))
    }
    return try ColumnMapping.read(Array(data), fileName: path)
  }

  // MARK: Words

  private static func show(_ outcome: OrderOutcome, _ language: Language) {
    for document in outcome.documents {
      let totals = document.content.invoice.totals
      let buyer = document.content.invoice.buyer.name
      Terminal.line(
        "+ \(document.number)  \(outcome.externalID ?? "")  \(buyer)  \(totals.gross) EUR")
    }
    for known in outcome.known { Terminal.line("= \(known.number)  \(outcome.externalID ?? "")") }
    for finding in outcome.findings + outcome.refusedLines.flatMap(\.findings) {
      Terminal.line("- " + finding.line(language))
    }
  }

  private func finish(_ report: RunReport, broken: ShopsError?, _ language: Language) throws {
    if let path = self.report {
      do {
        try Data(report.json(language, isRehearsal: dryRun)).write(
          to: URL(fileURLWithPath: path), options: .atomic)
      } catch {
        throw StorageError.cannotOpen(path: path, reason: error.localizedDescription)
      }
    }
    if !dryRun {
      for refused in report.refusals.prefix(20) { Terminal.error(refused.finding.line(language)) }
      if report.refusals.count > 20 {
        Terminal.error(
          language == .fr
            ? "… et \(report.refusals.count - 20) autres refus ; voyez --report."
            : "… and \(report.refusals.count - 20) more refusals; see --report.")
      }
    }
    Terminal.line(RunSummary(report, isRehearsal: dryRun).text(language))
    if let broken { throw broken }
    if !report.refusals.isEmpty { throw Exit.someRefused }
  }
}
