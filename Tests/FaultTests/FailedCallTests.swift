import CFaultVFS
import Foundation
import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

@testable import App

/// The disk refuses one call, each in turn (F03, F04, F05): nothing acknowledged is lost, no number is used twice, and the
/// same orders again are each invoiced once.
@Suite(.serialized) struct FailedCallTests {
  private typealias Case = (calls: Watch.Calls, failure: Watch.Failure, forGood: Bool, stride: Int)

  /// Writes are many and alike: those of a page and of its header take turns.
  private static let cases: [Case] = [
    (.write, .write, false, 3), (.write, .short, true, 5), (.write, .full, false, 3),
    (.write, .fullHalfway, true, 5), (.flush, .flush, false, 1), (.flush, .flush, true, 1),
    (.truncate, .truncate, false, 1), (.open, .open, false, 1), (.delete, .delete, false, 1),
  ]

  @Test(arguments: cases.indices)
  func `each call in turn fails, and what stands is what was told`(index: Int) throws {
    let (calls, failure, forGood, step) = Self.cases[index]
    let bench = try Bench()
    var when = 1
    var failed = 0
    while try bench.run(failing: calls, at: when, failure, forGood: forGood) {
      failed += 1
      when += max(1, step / FaultEffort.factor)
    }
    #expect(failed > 0, "a call of the kind was made")
    print("failed calls: \(calls.rawValue) \(failure)\(forGood ? " for good" : ""): \(failed)")
  }
}

/// A shop that is put back to the same state before each run.
private final class Bench {
  let premises: Premises
  private let baseline: [FileState]
  private let marks: Marks
  private var told: [String: [UInt8]] = [:]
  private static let orders = (1...2).map { Sample.order("failing-\($0)") }

  init() throws {
    premises = try Premises()
    let shop = try premises.open(declares: true)
    var told: [String: [UInt8]] = [:]
    try shop.issue([Sample.order("kept")]) { told.merge($0.delivered) { $1 } }
    try shop.close()
    baseline = premises.files()
    marks = premises.marks()
    self.told = told
  }

  /// - Returns: whether a call failed; when none did, the run passed clean.
  func run(failing calls: Watch.Calls, at when: Int, _ failure: Watch.Failure, forGood: Bool) throws
    -> Bool
  {
    try premises.put(baseline, marks)
    let watch = Watch(premises.database)
    watch.fail(calls, at: when, forGood: forGood, failure)
    let comment: Comment = "call \(when), \(failure.description)"
    var told = told
    var acknowledgedAfterFlushFailed = false
    do {
      // Two commits that are copied back, so that each file is flushed.
      let shop = try premises.open(checkpointPages: 40)
      defer { try? shop.close() }
      try shop.issue(Self.orders) { outcome in
        told.merge(outcome.delivered) { $1 }
        if calls == .flush, watch.failed > 0, shop.database.poisoned == nil {
          acknowledgedAfterFlushFailed = true
        }
      }
    } catch {
      #expect(watch.failed > 0, "\(comment): \(error) without a failure")
    }
    #expect(!acknowledgedAfterFlushFailed, comment)
    guard watch.failed > 0 else { return false }
    let (files, marks) = (premises.files(), premises.marks())
    // The machine may also go down before anything more is written.
    let cuts = calls == .flush ? cuts(watch) : []
    watch.stop()
    for files in [files] + cuts { try expectRecovery(from: files, marks, told, comment) }
    return true
  }

  /// What a power cut at the end leaves.
  private func cuts(_ watch: Watch) -> [[FileState]] {
    var all: [[FileState]] = []
    CrashImages(baseline: baseline, watch: watch).forEach(subsets: 6, seed: 3) { image in
      if image.moment == watch.count { all.append(image.files) }
    }
    return all
  }

  /// After a restart on these files everything told stands, and the same orders again complete the work.
  private func expectRecovery(
    from files: [FileState], _ marks: Marks, _ told: [String: [UInt8]], _ comment: Comment
  ) throws {
    try premises.put(files, marks)
    let shop = try premises.open()
    defer { try? shop.close() }
    let found = try Standing(of: shop.database)
    // What was committed and not told may stand too.
    let attempted = told.merging(found.documents) { told, _ in told }
    #expect(found.violations(acknowledged: told, attempted: attempted) == [], comment)
    try shop.issue(Self.orders)
    let ended = try Standing(of: shop.database)
    #expect(ended.faults == [], comment)
    #expect(ended.documents.count == 3, comment)
    for (number, hash) in found.documents { #expect(ended.documents[number] == hash, comment) }
  }
}
