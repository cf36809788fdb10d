import Foundation
import Glibc

/// Wall time and processor time of a piece of work, and what the process holds in memory.
struct Measure {
  private(set) var wallSeconds = 0.0
  private(set) var cpuSeconds = 0.0

  /// Processor time counts every thread of the process.
  static func run(_ work: () throws -> Void) rethrows -> Measure {
    let running = Running()
    try work()
    return running.end()
  }

  /// A measurement that was begun.
  struct Running {
    private let wall = Measure.now(CLOCK_MONOTONIC)
    private let cpu = Measure.now(CLOCK_PROCESS_CPUTIME_ID)

    func end() -> Measure {
      var measure = Measure()
      measure.cpuSeconds = Measure.now(CLOCK_PROCESS_CPUTIME_ID) - cpu
      measure.wallSeconds = Measure.now(CLOCK_MONOTONIC) - wall
      return measure
    }
  }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Largest resident size so far, in megabytes.
  static var peakMegabytes: Int { field("VmHWM:") / 1024 }
  /// Resident size now, in megabytes.
  static var residentMegabytes: Int { field("VmRSS:") / 1024 }

  private static func field(_ name: String) -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
    return Int(line.filter(\.isNumber)) ?? 0
  }

  /// "2 × AMD EPYC … , 24 GB, Debian GNU/Linux 12, Swift 6.3": what a figure is worth nothing without.
  static var machine: String {
    let cpu = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let model =
      cpu.split(separator: "\n").first { $0.hasPrefix("model name") }?
      .split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? "?"
    let memory = (try? String(contentsOfFile: "/proc/meminfo", encoding: .utf8)) ?? ""
    let kilobytes = Int(memory.split(separator: "\n").first?.filter(\.isNumber) ?? "") ?? 0
    let system = (try? String(contentsOfFile: "/etc/os-release", encoding: .utf8)) ?? ""
    let name =
      system.split(separator: "\n").first { $0.hasPrefix("PRETTY_NAME=") }?
      .dropFirst("PRETTY_NAME=".count).trimmingCharacters(in: ["\""]) ?? "?"
    return
      "\(ProcessInfo.processInfo.activeProcessorCount) × \(model), \(kilobytes / 1_000_000) GB, \(name)"
  }
}
