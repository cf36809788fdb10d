import Archive
import ArgumentParser
import Foundation
import Invoicing
import Kernel
import Storage
import Verification

struct BenchVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "What facturier-verify does to an archive, in entries a minute.",
    discussion: """
      Two archives are made once in the folder and used again by the next run: `log`, of so many sealed invoices without \
      their files, and `files`, of documents that were issued and exported with their PDF and XML. What is measured is the \
      library of facturier-verify, in one thread, on a folder that is in the page cache. The peak of memory of a run that \
      made them counts the making: run it again.
      """)

  @Option(help: "Entries of the log without files.") var entries = 100_000
  @Option(help: "Documents of the archive with files.") var documents = 2_000
  @Option(help: "Folder of both, kept.") var folder = ".bench-verify"

  func run() throws {
    try reporting(.en) {
      Terminal.line("machine: \(Measure.machine)")
      let log = "\(folder)/log-\(entries)"
      if !isMade(log) { try BenchLog(entries: entries).write(to: log) }
      try measure(log, "without files")
      guard documents > 0 else { return }
      let files = "\(folder)/files-\(documents)"
      if !isMade(files) { try export(to: files) }
      try measure(files, "with files")
    }
  }

  private func isMade(_ archive: String) -> Bool {
    FileManager.default.fileExists(atPath: archive + "/facturier-archive.json")
  }

  private func measure(_ archive: String, _ name: String) throws {
    var report: VerificationReport?
    let measure = try Measure.run { report = try VerifyArchive(archive)() }
    guard let report, report.isSound else {
      Terminal.error(report?.text(isFrench: false) ?? "")
      throw Exit.cannotWork
    }
    let entries = Double(report.entries)
    let micros = measure.cpuSeconds / entries * 1e6
    Terminal.line(
      """
      verify \(name): \(report.entries) entries, \(report.documentsFound) documents with files
        entries/min/core  \(Int((entries / measure.cpuSeconds * 60).rounded()))
        CPU per entry     \(Int(micros.rounded())) µs
        wall              \(Int((measure.wallSeconds * 1_000).rounded())) ms
        memory            peak \(Measure.peakMegabytes) MB
      """)
  }

  private func export(to path: String) throws {
    let data = "\(folder)/.data-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: data) }
    var installation = try BenchDatabase.file(in: data)
    defer { try? installation.database.closeSync() }
    let company = try BenchArchive.issue(documents, lines: 5, &installation)
    let declared = try installation.database.readSync { try CompanyStore.current(in: $0) }
    guard let declared else { throw InvoicingError.noCompany }
    _ = try ExportArchive(
      company, declared.profile, key: installation.signingKey(of: company, isAsked: true))(
        to: path, from: installation.database)
  }
}
