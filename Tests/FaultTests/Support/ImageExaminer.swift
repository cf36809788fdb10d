import Crypto
import Dispatch
import Foundation
import Kernel
import Storage
import Synchronization
import TestSupport

@testable import App

/// Opens images of crashes as the program would after a restart, and judges what stands.
///
/// Every image is opened through `Database.open`, which replays the log, and closed, which copies it back. Images that end in
/// the same bytes hold the same: those bytes are judged once, and compared with each image's own acknowledgements.
final class ImageExaminer: Sendable {
  private let clock: MovableClock
  private let known = Mutex<[[UInt8]: Standing]>([:])
  private let found = Mutex<(count: Int, violations: [String])>((0, []))

  init(clock: MovableClock) { self.clock = clock }

  var count: Int { found.withLock { $0.count } }
  var states: Int { known.withLock { $0.count } }
  /// At most twenty of them.
  var violations: [String] { found.withLock { Array($0.violations.prefix(20)) } }

  /// - Parameters:
  ///   - acknowledged: what had been told at each mark.
  ///   - attempted: all that was ever told or tried.
  func examine(
    _ images: CrashImages, subsets: Int, stride: Int = 1, seed: UInt64,
    acknowledged: [[String: [UInt8]]], attempted: [String: [UInt8]]
  ) {
    let workers = 2
    nonisolated(unsafe) let images = images
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      let place = quickFolder()
      images.forEach(worker: worker, of: workers, subsets: subsets, stride: stride, seed: seed) {
        image in
        let violations: [String]
        do {
          violations = try self.standing(of: image.files, in: place).violations(
            acknowledged: acknowledged[image.mark], attempted: attempted)
        } catch {
          violations = ["cannot be opened: \(error)"]
        }
        self.found.withLock { found in
          found.count += 1
          found.violations += violations.map {
            "event \(image.moment) of \(images.watch.count), \(image.kind): \($0)"
          }
        }
      }
    }
  }

  /// What stands after a restart on these files.
  func standing(of files: [FileState], in place: TemporaryFolder) throws -> Standing {
    let path = place.file("facturier.sqlite")
    unlink(path + "-shm")
    try files[0].write(to: path)
    try files[1].write(to: path + "-wal")
    try open(path).closeSync()
    let hash = Array(SHA256.hash(data: bytes(of: path) ?? []))
    if let standing = known.withLock({ $0[hash] }) { return standing }
    let database = try open(path)
    defer { try? database.closeSync() }
    let standing = try Standing(of: database)
    known.withLock { $0[hash] = standing }
    return standing
  }

  private func open(_ path: String) throws -> Database {
    var options = Database.Options()
    options.readers = 1
    return try Database.open(
      at: .file(path), migrations: Installation.migrations, options: options,
      now: { [clock] in clock.clock.now })
  }
}
