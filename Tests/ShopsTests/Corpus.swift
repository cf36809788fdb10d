import Foundation

/// Other people's files, beside the repository. Tests that need them are skipped, and say so, where they are absent.
enum Corpus {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/corpus")

  static let isThere = FileManager.default.fileExists(atPath: root.path)
  static let absence = "../shared/corpus is not there: this test needs it and is skipped"

  static func path(_ name: String) -> String { root.appending(path: name).path }

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appending(path: name)))
  }

  /// Files below a folder with one of those endings, in order.
  static func files(below folder: String, endings: Set<String>) -> [String] {
    let base = root.appending(path: folder)
    let names =
      FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
    return names.filter { endings.contains(($0 as NSString).pathExtension) }.sorted().map {
      "\(folder)/\($0)"
    }
  }

  /// The retail export, unpacked by zstd into a temporary file.
  static func unpackedRetail() throws -> String {
    let target = FileManager.default.temporaryDirectory.appending(
      path: "facturier-retail-\(getpid()).csv")
    let unpack = Process()
    unpack.executableURL = URL(filePath: "/usr/bin/env")
    unpack.arguments = [
      "zstd", "-dqf",
      path("transactions/online-retail/online-retail_2010-12-01_to_before_2011-09-04.csv.zst"),
      "-o", target.path,
    ]
    try unpack.run()
    unpack.waitUntilExit()
    guard unpack.terminationStatus == 0 else { throw CocoaError(.fileReadUnknown) }
    return target.path
  }

  /// The mapping we ship for it.
  static let retailMapping = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "examples/online-retail.mapping.json")
}
