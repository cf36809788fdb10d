import ArgumentParser
import Foundation
import Invoicing
import Kernel
import Storage

struct BenchScale: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scale",
    abstract: "How the cost of issuing grows with what is stored: all of it really issued.")

  @Option(help: "Invoices stored when it is measured, ascending, separated by commas.")
  var at = "10000,100000,350000"
  @Option(help: "How many invoices each measurement issues.") var window = 5_000
  @OptionGroup var place: BenchDatabase

  func run() throws {
    try reporting(.en) {
      Terminal.line("machine: \(Measure.machine), \(place.engine)")
      try place.with { try measure(&$0) }
    }
  }

  private func measure(_ installation: inout Installation) throws {
    var bench = try IssueBench(&installation)
    var first: Double?
    for size in try sizes() {
      try bench.issue(max(0, size - window - bench.issued))
      try place.settle(installation.database)
      let server = place.serverSeconds()
      let measure = try Measure.run { try bench.issue(window) }
      let cpu = (measure.cpuSeconds + place.serverSeconds() - server) / Double(window) * 1e6
      first = first ?? cpu
      let (rows, bytes) = try installation.database.readSync { tx in
        let rows = try TableShape.all(in: tx).reduce(0) { try $0 + $1.rowCount(in: tx) }
        return (rows, try tx.databaseBytes())
      }
      Terminal.line(
        """
        \(bench.issued) invoices, \(rows) rows, \(bytes >> 20) MB: \(Int(cpu.rounded())) µs CPU each, \
        \(Int((Double(window) / measure.wallSeconds).rounded()))/s, \(ratio(cpu / first!)) of the first, \
        peak \(Measure.peakMegabytes) MB
        """)
    }
  }

  private func sizes() throws -> [Int] {
    let sizes = at.split(separator: ",").compactMap { Int($0) }
    guard !sizes.isEmpty, sizes == sizes.sorted(), sizes[0] >= window else {
      throw ValidationError("--at wants ascending numbers, the first at least --window.")
    }
    return sizes
  }

  private func ratio(_ value: Double) -> String { "\(Double((value * 100).rounded()) / 100) ×" }
}
