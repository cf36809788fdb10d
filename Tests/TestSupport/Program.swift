import Foundation

/// The `facturier` that was built with these tests, run as a user runs it.
package enum Program {
  package struct Ended: Sendable {
    package let status: Int32
    package let wasKilled: Bool
    package let output: String
    package let errors: String
  }

  /// Beside the running test bundle.
  package static let path: String = {
    let bundle =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    let beside = URL(filePath: bundle).deletingLastPathComponent().appending(path: "facturier").path
    return FileManager.default.fileExists(atPath: beside)
      ? beside : Repository.path(".build/debug/facturier")
  }()

  /// - Parameter input: on its standard input; `nil` for nothing at all.
  package static func run(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:]
  ) throws -> Ended {
    try Running(path, arguments, environment, input: input).end()
  }

  /// Another program, found on the path.
  ///
  /// - Parameter seconds: it may take.
  package static func tool(_ arguments: [String], seconds: Double = 600) throws -> Ended {
    try Running("/usr/bin/env", arguments, [:]).end(seconds: seconds)
  }
}

/// A program under way. Its output goes to files, so that nobody waits for a full pipe.
package final class Running {
  private let process = Process()
  private let folder = TemporaryFolder()

  package init(
    _ path: String, _ arguments: [String], _ environment: [String: String], input: String? = nil
  ) throws {
    RoomToWait.make()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment
      .merging(Self.ordinary) { $1 }.merging(Self.database(arguments)) { $1 }
      .merging(["FACTURIER_TEST_PLANS": folder.file("plans")]) { $1 }
      .merging(environment) { $1 }
    let typed = try input.map {
      try FileHandle(forReadingFrom: URL(filePath: folder.write("in", $0)))
    }
    let handles = [try handle("out"), try handle("err")] + [typed].compactMap { $0 }
    process.standardInput = typed ?? FileHandle.nullDevice
    (process.standardOutput, process.standardError) = (handles[0], handles[1])
    try process.run()
    // The program has its own; a `Process` that has ended keeps these open. Among some 1,360 open files `run` may crash
    // (swift-corelibs-foundation #5472: it copies a directory entry whole).
    for handle in handles { try handle.close() }
  }

  /// No test asks the real registers, and only those of the limit are limited.
  private static let ordinary = [
    "FACTURIER_RATE_LIMIT": "off",
    "LC_ALL": "en_GB.UTF-8", "FACTURIER_VIES_URL": "off", "FACTURIER_SIRENE_URL": "off",
    "FACTURIER_ECB_URL": "off",
  ]

  /// In the pass of PostgreSQL, the database that stands for the file of the data folder.
  private static func database(_ arguments: [String]) -> [String: String] {
    guard TestDatabase.engine == .postgreSQL, arguments.first != "bench" else { return [:] }
    func value(of option: String) -> String? {
      arguments.firstIndex(of: option).flatMap {
        $0 + 1 < arguments.count ? arguments[$0 + 1] : nil
      }
    }
    guard let data = value(of: "--data") ?? value(of: "--out").map({ $0 + "/.facturier" }) else {
      return [:]
    }
    return ["FACTURIER_DATABASE_URL": TestDatabase.url(data + "/facturier.sqlite")]
  }

  deinit {
    if process.isRunning { kill() }
    PlanWatch.report(from: folder.file("plans"))
  }

  private func handle(_ name: String) throws -> FileHandle {
    try folder.write(name, "")
    return try FileHandle(forWritingTo: URL(filePath: folder.file(name)))
  }

  package var processID: Int32 { process.processIdentifier }
  package var isRunning: Bool { process.isRunning }
  package var output: String { text("out") }
  package var errors: String { text("err") }

  private func text(_ name: String) -> String {
    String(decoding: bytes(of: folder.file(name)) ?? [], as: UTF8.self)
  }

  /// `kill -9`.
  package func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }

  /// Ctrl-C.
  package func interrupt() { Foundation.kill(process.processIdentifier, SIGINT) }

  /// Waits for its end. One that does not come in time is brought about, and seen in `wasKilled`: a test fails then,
  /// instead of keeping all others waiting.
  @discardableResult
  package func end(seconds: Double = 600) throws -> Program.Ended {
    if !waiting(seconds: seconds, until: { !process.isRunning }) { kill() }
    process.waitUntilExit()
    return Program.Ended(
      status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal,
      output: output, errors: errors)
  }
}

/// Waits for a condition, looking every few milliseconds.
///
/// - Returns: whether it came true in time.
package func waiting(seconds: Double, until condition: () -> Bool) -> Bool {
  RoomToWait.make()
  let end = ContinuousClock.now + .milliseconds(Int(seconds * 1000))
  while ContinuousClock.now < end {
    if condition() { return true }
    usleep(2_000)
  }
  return condition()
}
