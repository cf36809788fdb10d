import ArgumentParser
import Foundation
import Kernel
import Logging
import Metrics

/// What `serve` and `work` have in common: their end, their log, their measurements.
struct NodeOptions: ParsableArguments {
  @Option(
    help: "Seconds it goes on answering after it was told to end, while /ready is already 503.")
  var drain = 0
  @Option(help: "How the log is written: text or json; or $FACTURIER_LOG_FORMAT.")
  var logFormat: String?
  @Option(
    help: "What is logged: trace, debug, info, notice, warning or error; or $FACTURIER_LOG_LEVEL.")
  var logLevel: String?
  @Option(help: "A port of its own for /metrics, /live and /ready.") var metricsPort: Int?

  func validate() throws {
    if !(0...3_600).contains(drain) { throw ValidationError("--drain takes 0 to 3600 seconds") }
    if let metricsPort, !(1...65_535).contains(metricsPort) {
      throw ValidationError("--metrics-port takes 1 to 65535")
    }
    _ = try (format, level)
  }

  private var format: LogFormat {
    get throws {
      let text = logFormat ?? Self.environment("FACTURIER_LOG_FORMAT") ?? LogFormat.text.rawValue
      guard let format = LogFormat(rawValue: text) else {
        throw ValidationError("--log-format takes text or json, not \(text)")
      }
      return format
    }
  }

  private var level: Logger.Level {
    get throws {
      let text = logLevel ?? Self.environment("FACTURIER_LOG_LEVEL") ?? Logger.Level.info.rawValue
      guard let level = Logger.Level(rawValue: text) else {
        throw ValidationError(
          "--log-level takes trace, debug, info, notice, warning or error, not \(text)")
      }
      return level
    }
  }

  static func environment(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Opens the log and the measurements of this process; once.
  ///
  /// - Returns: where the measurements are.
  func begin() throws -> MetricsRegistry {
    let (format, level) = (try format, try level)
    LoggingSystem.bootstrap { _ in
      LogLines(format, level: level, clock: .system) { Terminal.write($0) }
    }
    let registry = MetricsRegistry()
    MetricsSystem.bootstrap(registry)
    return registry
  }
}
