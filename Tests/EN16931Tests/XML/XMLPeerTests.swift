import Crypto
import EN16931
import Foundation
import TestSupport
import Testing

/// Our reader beside expat (through Python's binding), which has read the world's XML for twenty years.
@Suite struct XMLPeerTests {
  /// What the rest of the product forbids though XML allows it.
  private static let stricter: Set<String> = [
    "xml.doctype", "xml.processing-instruction", "xml.encoding", "xml.entity", "xml.empty",
    "xml.attribute-too-long", "xml.text-too-long", "xml.too-many-attributes", "xml.too-many-names",
    "xml.too-deep", "xml.name-too-long",
  ]

  @Test func `whatever both read is the same tree, and expat refuses what we call malformed`()
    throws
  {
    let seed: UInt64 = 0xE4BA_7000_2026
    var random = Seed(seed)
    let samples = try Self.samples()
    var mutants = samples
    for round in 0..<3000 { mutants.append(samples[round % samples.count].mutated(&random)) }
    let verdicts = try Self.expat(mutants)
    #expect(verdicts.count == mutants.count)
    var (read, refused) = (0, 0)
    for (index, (mutant, verdict)) in zip(mutants, verdicts).enumerated() {
      do throws(XMLError) {
        let document = try XMLDocument.parse(mutant)
        if verdict == "-", Self.hasWideName(mutant) { continue }
        #expect(Self.digest(document) == verdict, "seed \(seed), mutant \(index)")
        read += 1
      } catch {
        guard !Self.stricter.contains(error.code), !Self.hasWideName(mutant) else { continue }
        #expect(verdict == "-", "seed \(seed), mutant \(index): \(error.code) \(error.line)")
        refused += 1
      }
    }
    #expect(read > 200 && refused > 1000, "\(read) read, \(refused) refused")
  }

  /// Names beyond ASCII: the fifth edition of XML allows more than expat does.
  private static func hasWideName(_ bytes: [UInt8]) -> Bool {
    var (isInTag, quote) = (false, UInt8(0))
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "<") where quote == 0: isInTag = true
      case UInt8(ascii: ">") where quote == 0: isInTag = false
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if isInTag { quote = quote == 0 ? byte : quote == byte ? 0 : quote }
      case 0x80...: if isInTag, quote == 0 { return true }
      default: break
      }
    }
    return false
  }

  private static func samples() throws -> [[UInt8]] {
    let mixed = """
      <?xml version="1.0" encoding="UTF-8"?>
      <a xmlns="urn:a" xmlns:b='urn:b' b:x="1 &amp; 2" y="é&#x20AC;&#13;">text &lt; <![CDATA[<raw> & ]]>\r
        <b:c/>tail<!-- a comment -- not -->  <d>  </d> &#233; <e xml:space="preserve"> x </e></a>
      """.replacing(" -- not", with: "")
    return [Array(XMLDocumentTests.invoice.utf8), Array(mixed.utf8)]
  }

  private static func expat(_ files: [[UInt8]]) throws -> [String] {
    let folder = TemporaryFolder()
    let records = try folder.write(
      "records", files.reduce(into: []) { $0 += Array("\($1.count)\n".utf8) + $1 })
    let ended = try Program.tool([
      "python3", Repository.path("Tests/EN16931Tests/XML/expat_events.py"), records,
    ])
    #expect(ended.status == 0, "\(ended.errors)")
    return ended.output.split(separator: "\n").map(String.init)
  }

  private static func digest(_ document: XMLDocument) -> String {
    var hash = SHA256()
    func visit(_ node: XMLDocument.Node, _ depth: Int) {
      let name = document.qualifiedName(node)
      let local =
        name.split(separator: "}").last?.split(separator: ":").last.map(String.init) ?? name
      let attributes = document.attributes(node).map { attribute in
        "\(attribute.name.split(separator: ":").last ?? "")=\(attribute.value)"
      }.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
      let row = ["\(depth)", local] + attributes + [document.text(node)]
      hash.update(data: Array((row.joined(separator: "\u{1E}") + "\u{1D}").utf8))
      for child in document.children(node) { visit(child, depth + 1) }
    }
    visit(document.root, 0)
    return hash.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}
