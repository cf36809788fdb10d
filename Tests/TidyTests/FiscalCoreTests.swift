import Crypto
import Foundation
import Seal
import TestSupport
import Testing

/// The hash that documents print is that of the sources they were sealed by.
@Suite struct FiscalCoreTests {
  @Test func `the fiscal core names its own sources`() throws {
    let folder = Repository.path("Sources/Libraries/Seal")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder).filter {
      $0.hasSuffix(".swift") && $0 != "FiscalCore.swift"
    }
    var hasher = SHA256()
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      hasher.update(data: Data(name.utf8) + [0])
      hasher.update(data: try #require(FileManager.default.contents(atPath: folder + "/" + name)))
      hasher.update(data: [0])
    }
    let hash = hexadecimal(Array(hasher.finalize()))
    #expect(
      FiscalCore.sourceHash == hash,
      "the core changed: raise its version if it seals or checks otherwise, and write this hash in FiscalCore.swift"
    )
  }
}
