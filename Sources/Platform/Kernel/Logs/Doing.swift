import Logging
import Synchronization

/// What this task is doing: one request, or one job. Lines logged meanwhile carry it.
package final class Doing: Sendable {
  @TaskLocal package static var current: Doing?

  package enum Thing: String, Sendable { case request, job }

  package let thing: Thing
  package let id: String
  package let trace: TraceParent?
  private let noted = Mutex<String?>(nil)

  package init(_ thing: Thing, _ id: String, trace: TraceParent? = nil) {
    self.thing = thing
    self.id = id
    self.trace = trace
  }

  /// The code of the problem it ended with.
  package var code: String? {
    get { noted.withLock { $0 } }
    set { noted.withLock { $0 = newValue } }
  }

  /// For `LoggingSystem.bootstrap`.
  package static let metadata = Logger.MetadataProvider {
    guard let current else { return [:] }
    var metadata: Logger.Metadata = [current.thing.rawValue: "\(current.id)"]
    if let trace = current.trace { metadata["trace"] = "\(trace.traceID)" }
    return metadata
  }
}

/// Which trace of somebody else's a request is part of (W3C Trace Context, level 1).
package struct TraceParent: Sendable, Equatable {
  /// 32 hexadecimal digits.
  package let traceID: String
  /// 16 hexadecimal digits.
  package let parentID: String

  /// - Returns: `nil` for what is not well-formed: a log takes no free text from outside.
  package init?(_ header: String?) {
    guard let parts = header?.split(separator: "-", omittingEmptySubsequences: false),
      parts.count >= 4, let version = parts.first, version != "ff",
      version != "00" || parts.count == 4,
      Self.isHexadecimal(version, 2), Self.isHexadecimal(parts[1], 32),
      Self.isHexadecimal(parts[2], 16), Self.isHexadecimal(parts[3], 2),
      parts[1].contains(where: { $0 != "0" }), parts[2].contains(where: { $0 != "0" })
    else { return nil }
    (traceID, parentID) = (String(parts[1]), String(parts[2]))
  }

  private static func isHexadecimal(_ text: Substring, _ count: Int) -> Bool {
    text.utf8.count == count
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
