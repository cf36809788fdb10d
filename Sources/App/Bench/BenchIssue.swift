import ArgumentParser
import Foundation
import Invoicing
import Kernel
import Money
import Storage

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure this machine: time and processor time per document.",
    subcommands: [
      BenchIssue.self, BenchRender.self, BenchPreview.self, BenchValidate.self, BenchShield.self,
      BenchArchive.self,
      BenchJobs.self, BenchVerify.self, BenchScale.self, BenchNodes.self,
    ])
}

struct BenchIssue: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue",
    abstract:
      "Parsed order → decided, checked, numbered, rendered, hashed, chained, signed, stored durably."
  )

  @Option(help: "How many invoices.") var count = 20_000
  @Option(help: "Lines per order.") var lines = 5
  @Flag(help: "Each invoice in a durable transaction of its own.") var oneByOne = false
  @OptionGroup var place: BenchDatabase
  @Flag(help: "Beside it in the same run, the peer django-facturation-fr (needs PyPI).") var peer =
    false

  func run() throws {
    try reporting(.en) {
      Terminal.line("machine: \(Measure.machine)")
      let ours = try measured()
      if peer { try PeerBench.issue(ourCPUSeconds: ours) }
    }
  }

  /// - Returns: CPU seconds per invoice.
  private func measured() throws -> Double {
    try place.with { try measured(&$0) }
  }

  private func measured(_ installation: inout Installation) throws -> Double {
    var bench = try IssueBench(
      &installation, lines: lines, groupSize: oneByOne ? 1 : IssueRun.groupSize)
    // Warm caches and the page cache, and what the server knows of its tables.
    try bench.issue(min(count / 10, 500))
    try place.settle(installation.database)
    let resident = Measure.residentMegabytes
    let server = place.serverSeconds()
    let measure = try Measure.run { try bench.issue(count) }
    let serverSeconds = place.serverSeconds() - server
    let size = try installation.database.readSync { try $0.databaseBytes() }
    report(
      measure, serverSeconds: serverSeconds, resident: resident,
      bytesPerInvoice: size / bench.issued)
    return (measure.cpuSeconds + serverSeconds) / Double(count)
  }

  private func report(
    _ measure: Measure, serverSeconds: Double, resident: Int, bytesPerInvoice: Int
  ) {
    let micros = (measure.cpuSeconds + serverSeconds) / Double(count) * 1e6
    let ofServer =
      place.database == nil
      ? "" : ", of which the server \(Int((serverSeconds / Double(count) * 1e6).rounded())) µs"
    let rate = Double(count) / measure.wallSeconds
    Terminal.line(
      """
      issue\(oneByOne ? " --one-by-one" : ""): \(count) invoices of \(lines) lines, \(place.engine)
        CPU per invoice   \(Int(micros.rounded())) µs\(ofServer)
        invoices/s        \(Int(rate.rounded()))
        memory            \(resident) MB before, peak \(Measure.peakMegabytes) MB
        database          \(bytesPerInvoice) bytes per invoice
      """)
  }
}
