import CFaultVFS
import Foundation

/// A file as it may be on a disk: there or not, with these bytes.
struct FileState: Sendable {
  /// Grows in large steps: these are copied and patched tens of thousands of times.
  var bytes = Data()
  var exists = false

  init() {}

  init(contentsOf path: String) {
    guard let found = FileManager.default.contents(atPath: path) else { return }
    bytes = found
    exists = true
  }

  /// - Parameter size: only so many bytes of a write reach the disk.
  mutating func apply(_ event: fct_event, size: Int? = nil, from skipped: Int = 0) {
    switch Int(event.kind) {
    case FCT_WRITE:
      let (start, count) = (Int(event.offset) + skipped, (size ?? Int(event.size)) - skipped)
      guard count > 0 else { return }
      exists = true
      if bytes.count < start + count { bytes.count = start + count }
      bytes.withUnsafeMutableBytes {
        $0.baseAddress!.advanced(by: start).copyMemory(
          from: event.bytes + skipped, byteCount: count)
      }
    case FCT_TRUNCATE:
      exists = true
      bytes.count = Int(event.offset)
    case FCT_DELETE: self = FileState()
    default: break
    }
  }

  func write(to path: String) throws {
    guard exists else {
      unlink(path)
      return
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    precondition(descriptor >= 0, "\(path) can be written")
    defer { close(descriptor) }
    let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
    precondition(written == bytes.count, "\(path) is written whole")
  }
}
