import CFaultVFS
import Foundation
import TestSupport

/// What a power cut may leave of a recorded run: at each moment everything flushed, and of the rest nothing, all, any part
/// in any order, down to single sectors of a write.
///
/// A file's writes are safe once a later flush of the same file succeeded. A flush that failed makes nothing safe, and what
/// stood before it never is: the kernel may have forgotten that those pages were still to be written.
struct CrashImages {
  let baseline: [FileState]
  let watch: Watch

  enum Kind: String, CaseIterable {
    case none, all, subset, torn
  }

  struct Image {
    let files: [FileState]
    let kind: Kind
    /// How many events came before the cut.
    let moment: Int
    /// The last mark before the cut; 0 is none.
    let mark: Int
  }

  /// Events that are not known to be on the disk, of each file.
  private struct Pending {
    var safe: [FileState]
    var loose: [[Int]] = [[], []]
    /// Once a flush failed, no later one proves anything of what was written before.
    var hasFailed = [false, false]

    mutating func take(_ index: Int, of watch: Watch) {
      let event = watch[index]
      let file = Int(event.file)
      switch Int(event.kind) {
      case FCT_SYNC:
        if event.offset != 0 { hasFailed[file] = true }
        guard !hasFailed[file] else { return }
        for index in loose[file] { safe[file].apply(watch[index]) }
        loose[file] = []
      case FCT_MARK: break
      default: loose[file].append(index)
      }
    }
  }

  /// Every image of the moments that are this worker's.
  ///
  /// - Parameters:
  ///   - worker: shares the moments with the other `workers`.
  ///   - subsets: how many random parts, each half of them torn, at each moment.
  ///   - stride: looks at each `stride`th moment.
  func forEach(
    worker: Int = 0, of workers: Int = 1, subsets: Int, stride: Int = 1, seed: UInt64,
    _ body: (Image) throws -> Void
  ) rethrows {
    var pending = Pending(safe: baseline)
    var current = baseline
    var mark = 0
    for index in 0..<watch.count {
      let event = watch[index]
      if Int(event.kind) == FCT_MARK {
        mark = Int(event.file)
      } else {
        current[Int(event.file)].apply(event)
        pending.take(index, of: watch)
      }
      let isOurs = index / stride % workers == worker
      guard index % stride == 0 || index == watch.count - 1, isOurs else { continue }
      func image(_ files: [FileState], _ kind: Kind) -> Image {
        Image(files: files, kind: kind, moment: index + 1, mark: mark)
      }
      try body(image(current, .all))
      guard pending.loose.contains(where: { !$0.isEmpty }) else { continue }
      // Until something more is flushed, losing everything is the same image.
      if pending.loose.joined().count == 1 || stride > 1 { try body(image(pending.safe, .none)) }
      for number in 0..<subsets {
        var random = Seed(seed &+ UInt64(index) &* 1009 &+ UInt64(number))
        let tears = number % 2 == 1
        try body(image(part(of: pending, tears: tears, &random), tears ? .torn : .subset))
      }
    }
  }

  private func part(of pending: Pending, tears: Bool, _ random: inout Seed) -> [FileState] {
    var files = pending.safe
    for file in files.indices {
      // Mostly much or mostly little, or each as likely: three shapes of loss.
      let percent = random.pick([15, 50, 90])
      for index in pending.loose[file] where random.chance(percent) {
        let event = watch[index]
        if tears, Int(event.kind) == FCT_WRITE, event.size > 512, random.chance(50) {
          for sector in 0..<(Int(event.size) + 511) / 512 where random.chance(50) {
            files[file].apply(
              event, size: min(Int(event.size), (sector + 1) * 512), from: sector * 512)
          }
        } else {
          files[file].apply(event)
        }
      }
    }
    return files
  }
}
