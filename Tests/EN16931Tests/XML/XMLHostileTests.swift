import EN16931
import Foundation
import TestSupport
import Testing

/// Whatever the bytes: a document or an error with a place, soon.
@Suite struct XMLHostileTests {
  @Test func `an invoice cut anywhere is refused`() throws {
    let bytes = Array(XMLDocumentTests.invoice.utf8)
    for length in bytes.indices {
      let error = #expect(throws: XMLError.self) {
        try XMLDocument.parse(Array(bytes[..<length]))
      }
      #expect(error?.code == (length == 0 ? "xml.empty" : "xml.truncated"), "at \(length)")
    }
  }

  /// A few seconds in a debug build; time and memory that grew with the square would not end.
  @Test(.timeLimit(.minutes(1)))
  func `a million elements are read, one more is refused`() throws {
    func list(_ count: Int) -> [UInt8] {
      Array(("<r>" + String(repeating: "<a/>", count: count) + "</r>").utf8)
    }
    let document = try XMLDocument.parse(list(999_999))
    #expect(document.count == 1_000_000)
    let first = try #require(document.firstChild(document.root))
    let elements = document.elements(named: document.name(first))
    #expect(elements.count == 999_999)
    #expect(document.path(elements[99]) == "/r/a[100]")
    let error = #expect(throws: XMLError.self) { try XMLDocument.parse(list(1_000_000)) }
    #expect(error?.code == "xml.too-many-elements")
  }

  /// libxml2 compares each with each, for minutes.
  @Test(.timeLimit(.minutes(1)))
  func `a tag of a million attributes is refused at the limit`() {
    for prefix in ["a", "xmlns:a"] {
      let list = (0..<1_000_000).map { "\(prefix)\($0)='u'" }.joined(separator: " ")
      let error = #expect(throws: XMLError.self) {
        try XMLDocument.parse(Array("<r \(list)/>".utf8))
      }
      #expect(error?.code == "xml.too-many-attributes")
    }
  }

  @Test func `the collected attacks are refused`() throws {
    let folder = "corpus/hostile/xml-attacks"
    guard Shared.has(folder) else { return }
    let files = names(in: Shared.path(folder), ending: ".xml")
    #expect(files.count >= 6)
    for file in files where !file.hasPrefix("simple") {
      let content = try #require(bytes(of: Shared.path("\(folder)/\(file)")))
      let error = #expect(throws: XMLError.self) { try XMLDocument.parse(content) }
      #expect(error?.code == "xml.doctype", "\(file)")
    }
    let simple = try #require(bytes(of: Shared.path("\(folder)/simple.xml")))
    #expect(try XMLDocument.parse(simple).count == 4)
  }

  private static func corpus() -> [String] {
    ["corpus/einvoice", "corpus/einvoice-fr"].flatMap { folder in
      let all = FileManager.default.enumerator(atPath: Shared.path(folder))
      return (all?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".xml") }
        .map { "\(folder)/\($0)" }
    }.sorted()
  }

  /// Two are broken on purpose, and libxml2 refuses them too.
  @Test func `every collected invoice is read, but the two that are not XML`() throws {
    guard Shared.has("corpus/einvoice"), Shared.has("corpus/einvoice-fr") else { return }
    let files = Self.corpus()
    #expect(files.count > 490)
    var refused: [String] = []
    for file in files {
      let content = try #require(bytes(of: Shared.path(file)))
      do throws(XMLError) { _ = try XMLDocument.parse(content) } catch {
        refused.append("\(file) \(error.code) \(error.line)")
      }
    }
    #expect(
      refused == [
        "corpus/einvoice-fr/cas-limites/RBT-002/factur-x.xml xml.malformed 36",
        "corpus/einvoice-fr/cas-limites/XML-001/factur-x.xml xml.truncated 104",
      ])
  }

  /// Bytes changed, put in, taken out and moved at random; the seed is printed with a failure.
  @Test func `a mutated invoice is a document or an error with a place`() throws {
    let invoice = XMLDocumentTests.invoice
    let wide: [UInt8] =
      [0xFF, 0xFE]
      + invoice.replacing("UTF-8", with: "UTF-16").utf16.flatMap { unit -> [UInt8] in
        [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      }
    let narrow = Array(invoice.replacing("UTF-8", with: "windows-1252").utf8)
    let ours = [Array(invoice.utf8), wide, narrow]
    let seed: UInt64 = 0xFAC7_2026_0131_0042
    var random = Seed(seed)
    var outcomes: [String: Int] = [:]
    let files = Self.corpus().enumerated().filter { $0.offset.isMultiple(of: 40) }
    let samples = ours + files.compactMap { bytes(of: Shared.path($0.element)) }
    let start = threadTime()
    for round in 0..<6000 where round < 300 || threadTime() - start < .seconds(5) {
      let mutant = samples[round % samples.count].mutated(&random)
      do throws(XMLError) {
        let document = try XMLDocument.parse(mutant)
        outcomes["read", default: 0] += 1
        #expect(document.count > 0)
        #expect(!document.path(lastLeaf(document)).isEmpty)
      } catch {
        outcomes[error.code, default: 0] += 1
        let lines = mutant.count { $0 == 0x0A || $0 == 0x0D } + 1
        #expect((1...lines).contains(error.line), "seed \(seed), round \(round): \(error)")
        #expect((1...mutant.count + 1).contains(error.column), "seed \(seed), round \(round)")
      }
    }
    #expect(outcomes.count > 8, "\(outcomes)")
  }

  private func lastLeaf(_ document: XMLDocument) -> XMLDocument.Node {
    var node = document.root
    while let child = Array(document.children(node)).last { node = child }
    _ = document.text(node) + document.attributes(node).map(\.value).joined()
    return node
  }
}

extension [UInt8] {
  /// With bytes changed, put in, taken out and moved at random.
  func mutated(_ random: inout Seed) -> [UInt8] {
    let marks = Array("<>&/'\"=:!?[]- x\0\u{7F}".utf8)
    var bytes = self
    for _ in 0...Int.random(in: 0..<3, using: &random) {
      let place = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[place] = .random(in: 0...255, using: &random)
      case 1: bytes[place] = marks.randomElement(using: &random)!
      case 2: bytes.insert(marks.randomElement(using: &random)!, at: place)
      case 3:
        bytes.removeSubrange(
          place..<Swift.min(bytes.count - 1, place + .random(in: 1...9, using: &random)))
      default:
        let end = Swift.min(bytes.count, place + .random(in: 1...200, using: &random))
        bytes.insert(contentsOf: bytes[place..<end], at: .random(in: bytes.indices, using: &random))
      }
    }
    return bytes
  }
}
