import Foundation
import Kernel

/// The closest peer that PyPI serves, measured on this machine in the same run: a ratio says more than a figure.
enum PeerBench {
  static func issue(ourCPUSeconds: Double) throws {
    let seconds = try run(["issue", "100"])
    Terminal.line(
      """
      peer django-facturation-fr 0.3: \(Int(seconds * 1e6)) µs CPU per invoice
        ratio             \(Int((seconds / ourCPUSeconds).rounded())) × ours
      """)
  }

  /// Runs `bin/bench-peer`, which installs the peer in a folder of its own.
  /// - Returns: its CPU seconds per item.
  static func run(_ arguments: [String]) throws -> Double {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "bin/bench-peer")
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    do {
      try process.run()
    } catch {
      Terminal.error("bin/bench-peer is not here: run the bench from the project's folder.")
      throw Exit.unreadableInput
    }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: data, as: UTF8.self).split(separator: "\n").last.map(String.init)
    guard process.terminationStatus == 0, let seconds = text.flatMap(Double.init) else {
      Terminal.error("The peer did not run; see above.")
      throw Exit.cannotWork
    }
    return seconds
  }
}
