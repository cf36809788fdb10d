import Foundation
import Glibc
import Kernel
import Storage

/// Words for the person at the terminal: results on standard output, the rest on standard error.
enum Terminal {
  static let isInteractive = isatty(STDERR_FILENO) == 1

  static func error(_ line: String) { write(line + "\n", to: STDERR_FILENO) }
  static func line(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }

  /// An answer as it is.
  static func output(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

  /// A line of the log, whole, on standard error.
  static func write(_ line: [UInt8]) { write(line, to: STDERR_FILENO) }

  private static func write(_ text: String, to descriptor: Int32) {
    write(Array(text.utf8), to: descriptor)
  }

  private static func write(_ line: [UInt8], to descriptor: Int32) {
    var bytes = line[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return
      }
      bytes = bytes.dropFirst(count)
    }
  }

  /// `fr` unless the environment or the option asks for English.
  static func language(_ option: String?) -> Language {
    if let option, let language = Language(rawValue: option) { return language }
    let environment = ProcessInfo.processInfo.environment
    let locale = environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? ""
    return locale.hasPrefix("en") ? .en : .fr
  }
}

/// A line that rewrites itself: count, rate, time left. Silent where nobody watches.
struct ProgressLine {
  private let language: Language
  private let started: Double
  private var shown: Double = 0

  init(_ language: Language) {
    self.language = language
    started = ProgressLine.seconds()
  }

  /// - Parameter fraction: of the input already read, 0 … 1.
  mutating func show(documents: Int, fraction: Double) {
    let now = ProgressLine.seconds()
    guard Terminal.isInteractive, now - shown > 0.1 else { return }
    shown = now
    let elapsed = max(now - started, 0.001)
    let left = fraction > 0.01 ? elapsed / fraction - elapsed : 0
    let rate = Int(Double(documents) / elapsed)
    let text =
      language == .fr
      ? "\(documents) documents · \(rate)/s · \(Int(fraction * 100)) % · reste \(Int(left.rounded(.up))) s"
      : "\(documents) documents · \(rate)/s · \(Int(fraction * 100)) % · \(Int(left.rounded(.up))) s left"
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
  }

  func end() { clear() }

  /// Makes room for a line of output; the next `show` draws again.
  func clear() {
    guard Terminal.isInteractive, shown > 0 else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
  }

  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

extension Author {
  /// Whoever runs a command on the machine: nobody asks them who they are.
  static var atTheTerminal: Author {
    let user = ProcessInfo.processInfo.environment["USER"] ?? "uid \(getuid())"
    return Author(.command, id: user, name: user)
  }
}
