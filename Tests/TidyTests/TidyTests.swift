import Foundation
import TestSupport
import Testing

/// The few bans of the house (STYLE § 9), each with its replacement.
@Suite struct TidyTests {
  private struct Source {
    let path: String
    /// Without comments and string literals' contents on the same line, which may say what they like.
    let code: [String]
    let lines: [Substring]
  }

  private static let sources: [Source] = {
    let root = Repository.root.appending(path: "Sources")
    let all = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      let text = String(decoding: bytes(of: root.appending(path: path).path) ?? [], as: UTF8.self)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      return Source(
        path: path,
        code: lines.map { line in
          line.firstRange(of: "//").map { String(line[..<$0.lowerBound]) } ?? String(line)
        }, lines: lines)
    }
  }()

  private func offences(
    _ banned: Regex<Substring>, where isWatched: (String) -> Bool = { _ in true }
  ) -> [String] {
    Self.sources.filter { isWatched($0.path) }.flatMap { source in
      source.code.indices.filter { source.code[$0].firstMatch(of: banned) != nil }
        .map { "\(source.path):\($0 + 1): \(source.code[$0].trimmingCharacters(in: .whitespaces))" }
    }
  }

  @Test func `the sources are found`() { #expect(Self.sources.count > 100) }

  @Test func `time and identifiers come from Clock and IDs, outside App`() {
    #expect(offences(/\b(?:Date|UUID)\(\)/) { !$0.hasPrefix("App/") } == [])
  }

  @Test func `money has no floating point: use Decimal text, Money, Rate, Quantity`() {
    let watched = [
      "Libraries/Money/", "Libraries/EN16931/", "Libraries/Tax/", "Libraries/Seal/",
      "Features/Invoicing/",
    ]
    #expect(
      offences(/\b(?:Double|Float)\b/) { path in watched.contains { path.hasPrefix($0) } } == [])
  }

  @Test func `nothing is left to fix or to do`() {
    let left = Self.sources.flatMap { source in
      source.lines.indices.filter { source.lines[$0].contains(/\b(?:FIXME|TODO)\b|\/\/.*\bXXX\b/) }
        .map { "\(source.path):\($0 + 1)" }
    }
    #expect(left == [])
  }

  @Test func `XML is written by XMLWriter and never parsed by FoundationXML`() {
    #expect(offences(/import\s+FoundationXML/) == [])
  }

  @Test func `libraries and the Invoicing feature know no Foundation`() {
    #expect(
      offences(/^import\s+Foundation\b/) {
        $0.hasPrefix("Libraries/") || $0.hasPrefix("Features/Invoicing/")
      } == [])
  }

  @Test func `no file is longer than 500 lines`() {
    let long = Self.sources.filter { $0.lines.count > 501 }.map { "\($0.path): \($0.lines.count)" }
    #expect(long == [])
  }

  @Test func `no text made at run time is a statement: SQL's literals bind what stands in them`() {
    // Names that the database itself gave; there is no other way in (`Storage/SQL.swift`).
    let trusted = ["SQL", "TableCopy", "TableShape", "PostgreSQL/PostgreSQLConnection"].map {
      "Platform/Storage/\($0).swift"
    }
    #expect(offences(/\bSQL\(trusted:|\binit\(trusted/) { !trusted.contains($0) } == [])
    #expect(offences(/(?:package|public)\s+init\(trusted/) == [])
    #expect(
      offences(/\b(?:sqlite3_(?:exec|prepare\w*)|PQ(?:exec|send|prepare)\w*)\s*\(/) {
        !$0.hasPrefix("Platform/Storage/")
      } == [])
  }

  @Test func `nothing starts another program`() {
    // The benchmarks of other systems do; no command of a merchant's, and no route.
    #expect(
      offences(/(?:^|[^.\w])(?:posix_spawn\w*|execv\w*|popen|fork)\(|\bProcess\(\)/) {
        !$0.hasPrefix("App/Bench/")
      } == [])
  }
}
