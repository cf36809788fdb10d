import CFaultVFS
import Foundation
import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

@testable import App

/// The power is cut at any moment, and the disk keeps any part of what was not flushed (F02, F05): what was acknowledged
/// stands, and nothing else does.
@Suite(.serialized) struct CrashImageTests {
  /// How many random parts of the unflushed writes are tried at each moment.
  private static let subsets = 33 * FaultEffort.factor

  @Test func `issuing, one document a commit: what was acknowledged outlives a power cut`() throws {
    let run = try Run { shop, acknowledge in
      try shop.issue((1...5).map { Sample.order("image-\($0)") }, acknowledged: acknowledge)
    }
    try run.examine("issue", subsets: Self.subsets, atLeast: 9_000)
  }

  @Test func `credit notes and refunds outlive a power cut`() throws {
    let run = try Run { shop, acknowledge in
      var refunded = Sample.order("kept-1")
      refunded.refunds = [
        .init(
          externalID: "r1", place: refunded.place, reason: "Geste", amount: Money(minorUnits: 2_000)
        )
      ]
      var cancelled = Sample.order("kept-2-annulée")
      cancelled.kind = .cancellation(of: "kept-2")
      cancelled.lines = []
      try shop.issue([refunded, cancelled], acknowledged: acknowledge)
    }
    try run.examine("credit", subsets: Self.subsets, atLeast: 4_500)
  }

  @Test func `while the log is copied back every few pages, a power cut loses nothing`() throws {
    let run = try Run(checkpointPages: 30) { shop, acknowledge in
      try shop.issue((1...3).map { Sample.order("copied-\($0)") }, acknowledged: acknowledge)
    }
    try run.examine("checkpoint", subsets: Self.subsets, atLeast: 6_500)
  }

  @Test func `a company declared on an empty disk is whole or not there after a power cut`() throws
  {
    let premises = try Premises()
    let baseline = premises.files()
    let watch = Watch(premises.database)
    try premises.open(declares: true).close()
    let examiner = ImageExaminer(clock: premises.clock)
    examiner.examine(
      CrashImages(baseline: baseline, watch: watch), subsets: 2 * FaultEffort.factor, stride: 3,
      seed: 1, acknowledged: [[:]], attempted: [:])
    #expect(examiner.violations == [])
    #expect(examiner.count > 700)
    print("crash images: new: \(examiner.count), \(examiner.states) states")
  }

  /// Marks that a test can fail: an image that lost an acknowledged commit is seen.
  @Test func `an acknowledgement before the flush would be seen`() throws {
    let run = try Run(acknowledgesEarly: true) { shop, acknowledge in
      try shop.issue([Sample.order("early")], acknowledged: acknowledge)
    }
    let examiner = try run.examined(subsets: 1)
    #expect(examiner.violations.contains { $0.hasSuffix("is lost") })
  }
}

/// A recorded run of a shop with some documents, closed at its end.
private struct Run {
  let premises = try! Premises()
  let images: CrashImages
  private var acknowledged: [[String: [UInt8]]] = []

  /// - Parameter acknowledgesEarly: tells at the first moment what is only durable later: for a test of the tests.
  init(
    checkpointPages: Int = 4000, acknowledgesEarly: Bool = false,
    _ work: (Shop, (OrderOutcome) -> Void) throws -> Void
  ) throws {
    var told: [String: [UInt8]] = [:]
    let before = try premises.open(declares: true)
    try before.issue((1...2).map { Sample.order("kept-\($0)") }) { told.merge($0.delivered) { $1 } }
    try before.close()
    var all = [told]
    let watch = Watch(premises.database)
    let baseline = premises.files()
    let shop = try premises.open(checkpointPages: checkpointPages)
    if acknowledgesEarly { watch.mark(1) }
    try work(shop) { outcome in
      told.merge(outcome.delivered) { $1 }
      all.append(told)
      watch.mark(all.count - 1)
    }
    try shop.close()
    images = CrashImages(baseline: baseline, watch: watch)
    acknowledged = all
  }

  func examined(subsets: Int) throws -> ImageExaminer {
    let examiner = ImageExaminer(clock: premises.clock)
    examiner.examine(
      images, subsets: subsets, seed: 20_261_126, acknowledged: acknowledged,
      attempted: try #require(acknowledged.last))
    return examiner
  }

  func examine(_ name: String, subsets: Int, atLeast count: Int) throws {
    #expect(acknowledged.count > 1, "something was acknowledged")
    let examiner = try examined(subsets: subsets)
    #expect(examiner.violations == [])
    #expect(examiner.count >= count)
    print("crash images: \(name): \(examiner.count), \(examiner.states) states")
  }
}
