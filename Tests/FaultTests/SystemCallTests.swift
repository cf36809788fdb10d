import Crypto
import Foundation
import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

@testable import App

/// The program itself, with `strace` between it and the kernel: killed, or told EIO or ENOSPC, at each call that changes
/// something on the disk (F01, F03, F04).
@Suite(.serialized) struct SystemCallTests {
  static let sweeps: [(call: String, fault: String)] =
    ["pwrite64", "write", "fdatasync", "fsync", "ftruncate", "rename", "unlink"].flatMap { call in
      ["signal=KILL", "error=EIO", "error=ENOSPC"].map { (call, $0) }
    }

  @Test(arguments: SystemCallTests.sweeps.indices)
  func `at each call of an issue, nothing told is lost and the same file again completes it`(
    sweep: Int
  ) throws {
    let (call, fault) = Self.sweeps[sweep]
    let bench = try IssueBench()
    var when = 1
    while try bench.run(call, "\(fault):when=\(when)") { when += 1 }
    if call == "pwrite64" || call == "fdatasync" {
      #expect(when > 2, "the program makes \(call) calls")
    }
    print("strace: \(call) \(fault): \(when - 1) runs")
  }
}

/// `facturier issue` on data that already holds a document, put back before each run.
final class IssueBench {
  private let folder = quickFolder()
  private var untouched: [FileState] = []
  private var marks: Marks?
  private var kept: [String: [UInt8]] = [:]

  private var out: String { folder.file("out") }
  private var database: String { folder.file("data/facturier.sqlite") }

  init() throws {
    mkdir(folder.file("keys"), 0o700)
    try folder.write("keys/key", String(repeating: "07", count: 32) + "\n")
    chmod(folder.file("keys/key"), 0o600)
    let first = try file(["kept"], as: "first.jsonl")
    let company = Repository.path("examples/company.json")
    let ended = try Program.run(Self.arguments(folder, first) + ["--company", company])
    guard ended.status == 0 else { fatalError("the bench cannot issue: \(ended.errors)") }
    untouched = [database, database + "-wal"].map { FileState(contentsOf: $0) }
    marks = Marks(folder.file("keys/marks"))
    kept = Self.delivered(folder.file("out"))
    try file(["a", "b"], as: "orders.jsonl")
  }

  private static func arguments(_ folder: TemporaryFolder, _ orders: String) -> [String] {
    [
      "issue", "--from", orders, "--out", folder.file("out"), "--data", folder.file("data"),
      "--key",
      folder.file("keys/key"), "--lang", "fr",
    ]
  }

  @discardableResult
  private func file(_ numbers: [String], as name: String) throws -> String {
    let lines = numbers.map { number in
      let order = Sample.order(number) { $0.orderedOn = Clock.system.today.adding(days: -2) }
      return String(decoding: JSONOrder.encode(order), as: UTF8.self) + "\n"
    }
    return try folder.write(name, lines.joined())
  }

  /// The files somebody may have taken from the folder: number → hash.
  private static func delivered(_ out: String) -> [String: [UInt8]] {
    var all: [String: [UInt8]] = [:]
    for name in names(in: out, ending: ".pdf") {
      all[String(name.dropLast(4))] = Array(SHA256.hash(data: bytes(of: out + "/" + name) ?? []))
    }
    return all
  }

  private func reset() throws {
    for name in names(in: out) where !kept.keys.contains(String(name.dropLast(4))) {
      unlink(out + "/" + name)
    }
    try marks?.put()
    for ending in ["-wal", "-shm"] { unlink(database + ending) }
    try untouched[0].write(to: database)
    try untouched[1].write(to: database + "-wal")
  }

  /// - Returns: whether the fault struck; when it did not, the run passed clean.
  func run(_ call: String, _ fault: String) throws -> Bool {
    try reset()
    let trace = folder.file("trace")
    let orders = folder.file("orders.jsonl")
    let ended = try Program.tool(
      [
        "strace", "-f", "-qq", "-o", trace, "-e", "trace=\(call)", "-e",
        "signal=none", "-e", "inject=\(call):\(fault)", Program.path,
      ] + Self.arguments(folder, orders))
    let log = String(decoding: bytes(of: trace) ?? [], as: UTF8.self)
    let comment: Comment = "\(call) \(fault): \(ended.status) \(ended.errors)"
    let struck = log.contains("(INJECTED)") || ended.wasKilled
    guard struck else {
      #expect(ended.status == 0, comment)
      return false
    }
    // Whatever happened: what was said to be done is done, and what was taken from the folder is what stands.
    let told = Self.delivered(out)
    let standing = try standing(comment)
    let attempted = standing.documents.merging(told) { $1 }
    #expect(standing.violations(acknowledged: told, attempted: attempted) == [], comment)
    if ended.status == 0 { #expect(standing.documents.count == 3, comment) }
    if fault.hasPrefix("error") { expectClear(ended, comment) }
    let again = try Program.run(Self.arguments(folder, orders))
    #expect(again.status == 0, "\(comment), then \(again.errors)")
    let complete = try self.standing(comment)
    #expect(complete.faults == [], comment)
    #expect(complete.documents.count == 3, comment)
    #expect(Self.delivered(out) == complete.documents, comment)
    for (number, hash) in standing.documents {
      #expect(complete.documents[number] == hash, comment)
    }
    return true
  }

  /// An error ends with a sentence for people and the exit code that says so, never with a trace of the program.
  private func expectClear(_ ended: Program.Ended, _ comment: Comment) {
    #expect(!ended.wasKilled, comment)
    #expect([0, 3].contains(ended.status), comment)
    if ended.status == 3 {
      #expect(ended.errors.contains("storage.") || ended.errors.contains("sealing."), comment)
    }
  }

  private func standing(_ comment: Comment) throws -> Standing {
    let database = try Database.open(
      at: .file(database), migrations: Installation.migrations, now: { Clock.system.now })
    defer { try? database.closeSync() }
    return try Standing(of: database)
  }
}
