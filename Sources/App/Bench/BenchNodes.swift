import ArgumentParser
import Foundation
import Invoicing
import Kernel
import Storage
import Synchronization

struct BenchNodes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nodes",
    abstract: "Two nodes issuing, on one series or on many, against one node alone on one series.")

  @Option(help: "How many invoices, alone and together.") var count = 10_000
  @Option(help: "How many series the two nodes issue on: one company each, or both on the same.")
  var series = 1
  @Flag(help: "Each document in a commit of its own, as requests make them.") var oneByOne = false
  @Option(help: "An empty PostgreSQL database, as postgresql://user@host/name; it stays filled.")
  var database: String

  private var groupSize: Int { oneByOne ? 1 : IssueRun.groupSize }

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
    var first = try IssueBench(&installation, groupSize: groupSize)
    try first.issue(500)
    try place.settle(installation.database)
    let alone = try Measure.run { try first.issue(count) }
    report("one node", alone)
    let other = try second(installation)
    defer { try? other.database.closeSync() }
    var (mine, theirs) = try benches(installation, other)
    let together = try Measure.run { try atOnce(&mine, &theirs) }
    report("two nodes", together)
    let ratio = (alone.wallSeconds / together.wallSeconds * 100).rounded()
    Terminal.line("two nodes on \(series) series: \(Int(ratio)) % of the throughput of one on one")
    for company in Set((mine + theirs).map(\.company)) {
      try checkSeries(of: company, installation.database.of(company))
    }
  }

  /// What each node issues with: on one series the same company for both, else half of the companies for each.
  private func benches(
    _ installation: Installation, _ other: Installation
  ) throws -> (mine: [IssueBench], theirs: [IssueBench]) {
    guard series > 1 else {
      var (here, there) = (installation, other)
      let mine = try IssueBench(&here, groupSize: groupSize, source: "first")
      var theirs = try IssueBench(&there, groupSize: groupSize, source: "second")
      try theirs.issue(100)
      return ([mine], [theirs])
    }
    var (mine, theirs) = ([IssueBench](), [IssueBench]())
    for number in 0..<series {
      let id = try company(in: installation)
      var inside = try (number % 2 == 0 ? installation : other).of(id)
      var bench = try IssueBench(&inside, groupSize: groupSize)
      try bench.issue(5)
      if number % 2 == 0 { mine.append(bench) } else { theirs.append(bench) }
    }
    return (mine, theirs)
  }

  private func company(in installation: Installation) throws -> CompanyID {
    // Of one SIREN there is one real company.
    let json = DemoCompany.json.replacing("{", with: #"{"training": true,"#, maxReplacements: 1)
    let profile = try CompanyFile.read(Array(json.utf8), fileName: nil)
    return try installation.database.listingCompanies.writeSync { tx in
      try CompanyStore.add(profile, json: json, ids: installation.ids, in: tx) { _, _ in }
    }
  }

  private func checkSeries(of company: CompanyID, _ database: Database) throws {
    let numbers = try database.readSync { tx in
      try tx.row(
        """
        SELECT count(*), count(DISTINCT sequence), max(sequence) FROM invoice
        WHERE company_id = \(company)
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

  private func atOnce(_ mine: inout [IssueBench], _ theirs: inout [IssueBench]) throws {
    let others = theirs
    let half = count / 2
    let result = Outcome()
    let done = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      let outcome = Result {
        var benches = others
        try Self.issue(half, with: &benches)
        return benches
      }
      result.value.withLock { $0 = outcome }
      done.signal()
    }
    let own = Result { try Self.issue(count - half, with: &mine) }
    done.wait()
    try own.get()
    theirs = try result.value.withLock { $0! }.get()
  }

  private static func issue(_ count: Int, with benches: inout [IssueBench]) throws {
    let each = count / benches.count
    for index in benches.indices {
      try benches[index].issue(index == 0 ? count - each * (benches.count - 1) : each)
    }
  }

  private final class Outcome: Sendable {
    let value = Mutex<Result<[IssueBench], any Error>?>(nil)
  }

  private func report(_ what: String, _ measure: Measure) {
    Terminal.line("\(what): \(Int(Double(count) / measure.wallSeconds)) invoices/s")
  }
}
