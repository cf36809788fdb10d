import ArgumentParser
import Foundation
import Invoicing
import Kernel
import Storage
import Synchronization

struct BenchNodes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nodes",
    abstract: "Two nodes issuing on one series, against one node alone, on PostgreSQL.")

  @Option(help: "How many invoices, alone and together.") var count = 10_000
  @Option(help: "An empty PostgreSQL database, as postgresql://user@host/name; it stays filled.")
  var database: String

  func run() throws {
    try reporting(.en) {
      var place = BenchDatabase()
      place.database = database
      place.folder = FileManager.default.temporaryDirectory.path + "/facturier-nodes-\(getpid())"
      Terminal.line("machine: \(Measure.machine), \(place.engine)")
      try place.with { try measure(&$0, place) }
    }
  }

  private func measure(_ installation: inout Installation, _ place: BenchDatabase) throws {
    var first = try IssueBench(&installation)
    try first.issue(500)
    try place.settle(installation.database)
    let alone = try Measure.run { try first.issue(count) }
    report("one node", alone)
    var other = try second(installation)
    defer { try? other.database.closeSync() }
    var second = try IssueBench(&other, source: "second")
    try second.issue(100)
    let together = try Measure.run { try atOnce(&first, &second) }
    report("two nodes", together)
    let ratio = (alone.wallSeconds / together.wallSeconds * 100).rounded()
    Terminal.line("two nodes on one series: \(Int(ratio)) % of the throughput of one")
    let numbers = try installation.database.readSync { tx in
      try tx.row(
        """
        SELECT count(*), count(DISTINCT sequence), max(sequence) FROM invoice
        WHERE company_id = \(first.company)
        """
      ) { (try $0.int(0), try $0.int(1), try $0.int(2)) }
    }
    precondition(numbers.map { $0.0 == $0.1 && $0.1 == $0.2 } == true, "the series has no gap")
  }

  /// Another program on the same database: its own connections, its own copy of the key and of the marks.
  private func second(_ installation: Installation) throws -> Installation {
    let folder = installation.folder + "/second"
    let files = FileManager.default
    try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try files.copyItem(atPath: installation.keyPath, toPath: folder + "/key")
    try files.copyItem(atPath: installation.folder + "/marks", toPath: folder + "/marks")
    return try Installation.open(
      folder: folder, location: .server(database), key: folder + "/key")
  }

  private func atOnce(_ first: inout IssueBench, _ second: inout IssueBench) throws {
    let other = second
    let half = count / 2
    let result = Outcome()
    let done = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      let outcome = Result {
        var bench = other
        try bench.issue(half)
        return bench
      }
      result.value.withLock { $0 = outcome }
      done.signal()
    }
    let mine = Result { try first.issue(count - half) }
    done.wait()
    try mine.get()
    second = try result.value.withLock { $0! }.get()
  }

  private final class Outcome: Sendable {
    let value = Mutex<Result<IssueBench, any Error>?>(nil)
  }

  private func report(_ what: String, _ measure: Measure) {
    Terminal.line("\(what): \(Int(Double(count) / measure.wallSeconds)) invoices/s")
  }
}
