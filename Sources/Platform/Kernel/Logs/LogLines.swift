import Logging
import Money

/// How lines of the log are written.
package enum LogFormat: String, Sendable, CaseIterable {
  /// For whoever sits at the terminal.
  case text
  /// One object a line, for programs.
  case json
}

/// Writes one line for each event, whole, in the form that was chosen.
package struct LogLines: LogHandler {
  package var metadata: Logger.Metadata = [:]
  package var logLevel: Logger.Level
  package var metadataProvider: Logger.MetadataProvider?

  private let format: LogFormat
  private let clock: Clock
  private let write: @Sendable ([UInt8]) -> Void

  /// - Parameter write: given one line with its end.
  package init(
    _ format: LogFormat, level: Logger.Level, clock: Clock,
    metadataProvider: Logger.MetadataProvider? = Doing.metadata,
    write: @escaping @Sendable ([UInt8]) -> Void
  ) {
    self.format = format
    logLevel = level
    self.clock = clock
    self.metadataProvider = metadataProvider
    self.write = write
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    var fields = metadata
    fields.merge(metadataProvider?.get() ?? [:]) { $1 }
    fields.merge(event.metadata ?? [:]) { $1 }
    let ordered = fields.sorted { (Self.rank($0.key), $0.key) < (Self.rank($1.key), $1.key) }
    switch format {
    case .text: write(text(event, ordered))
    case .json: write(json(event, ordered))
    }
  }

  /// What matters first, then by name.
  private static let order = [
    "method", "route", "status", "duration_us", "code", "kind", "outcome", "request", "job",
    "trace",
  ]
  private static func rank(_ key: String) -> Int { order.firstIndex(of: key) ?? order.count }

  private func text(_ event: LogEvent, _ fields: [(key: String, value: Logger.MetadataValue)])
    -> [UInt8]
  {
    var line = "\(clock.now.inMilliseconds) \(event.level) \(Self.plain("\(event.message)"))"
    for (key, value) in fields {
      switch value {
      // A tenth of a millisecond is enough for a person.
      case .stringConvertible(let number as Int64) where key == "duration_us":
        line += " \(number / 1_000).\(number % 1_000 / 100)ms"
      default: line += " \(key)=\(Self.plain("\(value)"))"
      }
    }
    return Array((line + "\n").utf8)
  }

  /// What came from outside begins no line of its own and moves no cursor.
  private static func plain(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      return text
    }
    return text.unicodeScalars.reduce(into: "") { line, scalar in
      if scalar.properties.generalCategory == .control {
        line += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        line.unicodeScalars.append(scalar)
      }
    }
  }

  private func json(_ event: LogEvent, _ fields: [(key: String, value: Logger.MetadataValue)])
    -> [UInt8]
  {
    let json = JSONWriter()
    json.object {
      json.field("time", clock.now.inMilliseconds)
      json.field("level", "\(event.level)")
      json.field("message", "\(event.message)")
      for (key, value) in fields {
        switch value {
        case .stringConvertible(let number as Int): json.field(key, number)
        case .stringConvertible(let number as Int64): json.field(key, Int(number))
        default: json.field(key, "\(value)")
        }
      }
    }
    return json.bytes.filter { $0 != 0x0A } + [0x0A]
  }
}

extension Instant {
  /// "2026-11-26T15:04:05.123Z".
  var inMilliseconds: String {
    let thousandths = "\(microseconds % 1_000_000 / 1_000)"
    let whole = Instant(microseconds: microseconds - microseconds % 1_000_000).description
    let rest = String(repeating: "0", count: 3 - thousandths.count) + thousandths
    return whole.dropLast() + ".\(rest)Z"
  }
}
