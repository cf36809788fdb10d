import Foundation
import Kernel

/// The invoice files a command was given.
enum InvoiceFiles {
  /// Files as named, folders as every .pdf and .xml below them, by path.
  static func list(_ arguments: [String]) throws -> [String] {
    try arguments.flatMap { argument -> [String] in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) else {
        throw UnreadableFile(path: argument)
      }
      return isFolder.boolValue ? below(argument) : [argument]
    }
  }

  private static func below(_ folder: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: folder)
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    return (all?.compactMap { $0 as? String } ?? []).filter { path in
      let lower = path.lowercased()
      return lower.hasSuffix(".xml") || lower.hasSuffix(".pdf")
    }.sorted().map { base + $0 }
  }

  static func bytes(of path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw UnreadableFile(path: path)
    }
    return Array(data)
  }
}

/// A file that is not there or may not be read.
struct UnreadableFile: Problem {
  let path: String
  var code: String { "document.unreadable-file" }
  var kind: ProblemKind { .notFound }
  var text: Text {
    Text(
      fr: "\(path) ne peut pas être lu : vérifiez le chemin et ses droits.",
      en: "\(path) cannot be read: check the path and its permissions.")
  }
}

/// Does the work on all cores and hands the results over in the order of the inputs, a few ahead at most.
func inOrder<Input: Sendable, Output: Sendable>(
  _ inputs: [Input], work: @escaping @Sendable (Input) -> Output,
  take: (Output, _ done: Int) throws -> Void
) async throws {
  let ahead = ProcessInfo.processInfo.activeProcessorCount * 8
  try await withThrowingTaskGroup(of: (Int, Output).self) { group in
    var waiting: [Int: Output] = [:]
    var next = 0
    var started = 0
    while started < min(ahead, inputs.count) {
      let index = started
      group.addTask { (index, work(inputs[index])) }
      started += 1
    }
    for try await (index, output) in group {
      waiting[index] = output
      while let ready = waiting.removeValue(forKey: next) {
        next += 1
        try take(ready, next)
      }
      // Never further ahead of the slowest than the window.
      while started < inputs.count, started < next + ahead {
        let index = started
        group.addTask { (index, work(inputs[index])) }
        started += 1
      }
    }
  }
}
