import ArgumentParser
import EN16931
import Foundation
import Invoicing
import Kernel
import Money

struct BenchValidate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Read a CII and judge it by all the rules; one thread.")

  @Option(help: "How many times.") var count = 5_000
  @Option(help: "Lines per invoice.") var lines = 5
  @Flag(help: "Beside it in the same run, the official rules in Saxon (needs PyPI).") var peer =
    false

  func run() throws {
    try reporting(.en) {
      Terminal.line("machine: \(Measure.machine)")
      let files = try samples()
      let judge = ValidateInvoice(rules: .all)
      func validate(_ count: Int) throws {
        for number in 0..<count {
          let report = judge(try ElectronicInvoice.read(files[number % files.count]))
          guard report.isValid else { throw Exit.cannotWork }
        }
      }
      try validate(min(count, 100))
      let reading = try Measure.run {
        for number in 0..<count { _ = try ElectronicInvoice.read(files[number % files.count]) }
      }
      let whole = try Measure.run { try validate(count) }
      let each = whole.cpuSeconds / Double(count)
      Terminal.line(
        """
        validate: \(count) CII files of \(lines) lines, \(files[0].count) bytes, \(RuleBook.all.count) rules known
          reading           \(Int((reading.cpuSeconds / Double(count) * 1e6).rounded())) µs CPU
          reading and rules \(Int((each * 1e6).rounded())) µs CPU
          memory            \(Measure.peakMegabytes) MB at most
        """)
      if peer { try PeerBench.validate(files[0], ourCPUSeconds: each) }
    }
  }

  private func samples() throws -> [[UInt8]] {
    let profile = try CompanyFile.read(Array(DemoCompany.json.utf8), fileName: nil)
    let today = Clock.system.today
    var orders = BenchOrders(day: today, lines: lines)
    return try (0..<min(count, lines > 100 ? 2 : 100)).map { number in
      try PrepareInvoice(seller: profile, today: today)(orders.next().order!).content
        .numbered("F-2026-\(10_000 + number)").cii()
    }
  }
}

extension PeerBench {
  /// The official schematron in SaxonC, compiled once, on the same file.
  static func validate(_ file: [UInt8], ourCPUSeconds: Double) throws {
    let path = FileManager.default.temporaryDirectory.path + "/bench-validate-\(getpid()).xml"
    FileManager.default.createFile(atPath: path, contents: Data(file))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let seconds = try run(["validate", path, "200"])
    Terminal.line(
      """
      peer SaxonC-HE 13.1, CEN and BR-FR schematrons: \(Int(seconds * 1e6)) µs CPU per file
        ratio             \(Int((seconds / ourCPUSeconds).rounded())) × ours
      """)
  }
}
