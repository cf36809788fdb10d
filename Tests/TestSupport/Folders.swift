import Foundation
import Synchronization

/// Where things are: the repository, and other people's files beside it.
package enum Repository {
  package static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  package static func path(_ name: String) -> String { root.appending(path: name).path }
}

/// `../shared`, which a plain checkout of the product does not have.
package enum Shared {
  package static let root = Repository.root.deletingLastPathComponent().appending(path: "shared")

  package static func path(_ name: String) -> String { root.appending(path: name).path }

  /// Whether it is there; a test that needs it says plainly that it is not, and ends.
  package static func has(_ name: String, _ test: String = #function) -> Bool {
    if FileManager.default.fileExists(atPath: path(name)) { return true }
    print("NEEDS ../shared/\(name), which is not there: \(test)")
    return false
  }
}

/// A folder of one test, gone with it.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init(in place: String = NSTemporaryDirectory()) {
    var template = Array((place + "/facturier-test-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { fatalError("no temporary folder") }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
    if TestServer.wasStarted.load(ordering: .relaxed) { TestServer.shared.drop(under: path) }
  }

  package func file(_ name: String) -> String { path + "/" + name }

  @discardableResult
  package func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }

  @discardableResult
  package func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: URL(filePath: file(name)))
    return file(name)
  }
}

/// The names in a folder with an ending, in order.
package func names(in folder: String, ending: String = "") -> [String] {
  ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(ending) }.sorted()
}

package func bytes(of path: String) -> [UInt8]? {
  FileManager.default.contents(atPath: path).map(Array.init)
}
