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
      BenchIssue.self, BenchRender.self, BenchValidate.self, BenchShield.self, BenchArchive.self,
      BenchJobs.self, BenchVerify.self,
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
  @Option(help: "Data folder, on the disk to be measured; emptied afterwards.") var folder: String?
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
    let folder = folder ?? FileManager.default.currentDirectoryPath + "/.bench-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var installation = try Installation.open(folder: folder, key: folder + "/key")
    let issuer = OrderIssuer(
      company: try installation.company(
        (try CompanyFile.read(Array(DemoCompany.json.utf8), fileName: nil), DemoCompany.json)),
      ids: installation.ids)
    let run = IssueRun(
      issuer: issuer, database: installation.database, clock: installation.clock,
      groupSize: oneByOne ? 1 : IssueRun.groupSize)
    var orders = BenchOrders(day: installation.clock.today, lines: lines)
    try issue(&orders, run, count: min(count / 10, 500))  // warm caches and the page cache
    let resident = Measure.residentMegabytes
    let measure = try Measure.run { try issue(&orders, run, count: count) }
    try installation.database.closeSync()
    let size = try size(of: folder)
    report(measure, resident: resident, bytesPerInvoice: size / (count + min(count / 10, 500)))
    return measure.cpuSeconds / Double(count)
  }

  private func issue(_ orders: inout BenchOrders, _ run: IssueRun, count: Int) throws {
    var left = count
    var issued = 0
    try run.issue(
      from: {
        guard left > 0 else { return nil }
        left -= 1
        return orders.next()
      },
      each: { issued += $0.reduce(0) { $0 + $1.documents.count } })
    precondition(issued == count, "the bench issues every order")
  }

  private func report(_ measure: Measure, resident: Int, bytesPerInvoice: Int) {
    let micros = measure.cpuSeconds / Double(count) * 1e6
    let rate = Double(count) / measure.wallSeconds
    Terminal.line(
      """
      issue\(oneByOne ? " --one-by-one" : ""): \(count) invoices of \(lines) lines, SQLite, synchronous=FULL
        CPU per invoice   \(Int(micros.rounded())) µs
        invoices/s        \(Int(rate.rounded()))
        memory            \(resident) MB before, peak \(Measure.peakMegabytes) MB
        database          \(bytesPerInvoice) bytes per invoice
      """)
  }

  private func size(of folder: String) throws -> Int {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try files.reduce(0) { total, file in
      let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/" + file)
      return total + (attributes[.size] as? Int ?? 0)
    }
  }
}
