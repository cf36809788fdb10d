import Foundation
import TestSupport
import Testing

@testable import PDF

@Suite struct ForeignPDFTests {
  @Test func `our own PDF gives back its XML and says what Factur-X wants`() throws {
    let pdf = try ForeignPDF.read(try Samples.file(Samples.invoice(lines: 60)))
    let invoice = try #require(pdf.invoiceAttachment)
    #expect(pdf.attachments.count == 1)
    #expect(invoice.attachment.bytes == Samples.xml)
    #expect(invoice.hasExactName)
    #expect(invoice.attachment.key == "factur-x.xml")
    #expect(invoice.attachment.relationship == "Alternative")
    #expect(invoice.attachment.mimeType == "text/xml")
    #expect(invoice.attachment.description == "Factur-X invoice")
    #expect(invoice.attachment.isAssociated)
    #expect(invoice.attachment.declaredSize == Samples.xml.count)
    #expect(invoice.attachment.checksumIsRight == true)
    #expect(invoice.attachment.modified == "D:20261123000000+01'00'")
    #expect(pdf.containerFindings == [])
    #expect(pdf.xmpFacts.fault == nil)
    #expect(pdf.xmpFacts.pdfaPart == "3")
    #expect(pdf.xmpFacts.pdfaConformance == "B")
    #expect(pdf.xmpFacts.invoice?.isDescribed == true)
    #expect(FacturXContainer(pdf).conformanceLevel == "EN 16931")
    #expect(pdf.pageCount > 1)
    #expect(pdf.pdfVersion == "1.7")
    #expect(!pdf.isEncrypted && !pdf.wasRepaired)
    #expect(pdf.warnings == [])
  }

  @Test func `a PDF without attachments is read and said to hold no invoice`() throws {
    let pdf = try ForeignPDF.read(try Samples.file(Samples.invoice(lines: 1), xml: nil))
    #expect(pdf.attachments.isEmpty)
    #expect(pdf.invoiceAttachment == nil)
    #expect(pdf.containerFindings.map(\.code) == ["FX-PDF-NONE"])
  }

  @Test func `several threads read at once without minding each other`() async throws {
    let file = try Samples.file(Samples.invoice(lines: 5))
    let damaged = Array(file.dropLast(15))
    try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
      for index in 0..<32 {
        group.addTask {
          let pdf = try ForeignPDF.read(index % 2 == 0 ? file : damaged)
          return pdf.invoiceAttachment?.attachment.bytes
        }
      }
      for try await bytes in group { #expect(bytes == Samples.xml) }
    }
  }

  @Test(.enabled(if: Tool.isInstalled("qpdf")))
  func `a PDF encrypted with the empty password is read and said to be encrypted`() throws {
    let plain = try Samples.file(Samples.invoice(lines: 1))
    for bits in ["128", "256"] {
      let locked = try encrypt(plain, user: "", bits: bits)
      let pdf = try ForeignPDF.read(locked)
      #expect(pdf.isEncrypted)
      #expect(pdf.invoiceAttachment?.attachment.bytes == Samples.xml)
      #expect(pdf.containerFindings.map(\.code) == ["FX-PDF-ENCRYPTED"])
    }
  }

  @Test(.enabled(if: Tool.isInstalled("qpdf")))
  func `a PDF that needs a password is refused with what to do`() throws {
    let locked = try encrypt(
      try Samples.file(Samples.invoice(lines: 1)), user: "secret", bits: "256")
    let error = #expect(throws: PDFReadError.encrypted) { try ForeignPDF.read(locked) }
    #expect(error?.code == "pdf.encrypted")
    #expect(error?.french.contains("mot de passe") == true)
    #expect(error?.english.contains("password") == true)
  }

  private func encrypt(_ file: [UInt8], user: String, bits: String) throws -> [UInt8] {
    let folder = TemporaryFolder()
    let output = folder.file("locked.pdf")
    let result = try Tool.run(
      "qpdf", ["--allow-weak-crypto", "--encrypt", user, "owner", bits, "--", "@", output],
      on: file)
    try #require(result.status == 0, "\(result.output)")
    return try #require(bytes(of: output))
  }

  @Test func `what is not a PDF is said not to be one`() {
    for text in ["", "%PDF", "<?xml version=\"1.0\"?><Invoice/>", "PK\u{3}\u{4}"] {
      #expect(throws: PDFReadError.notAPDF) { try ForeignPDF.read(Array(text.utf8)) }
    }
    #expect(throws: PDFReadError.notAPDF) {
      try ForeignPDF.read([UInt8](repeating: 0x20, count: 2_000) + Array("%PDF-1.7".utf8))
    }
  }

  @Test func `a PDF that is only its first line is damaged`() {
    #expect {
      try ForeignPDF.read(Array("%PDF-1.7\nnothing here\n".utf8))
    } throws: {
      ($0 as? PDFReadError)?.code == "pdf.damaged"
    }
  }

  @Test func `a wrong cross-reference table is rebuilt and told`() throws {
    var file = try Samples.file(Samples.invoice(lines: 1))
    let mark = Array("startxref\n".utf8)
    let place = try #require(
      file.indices.last { file[$0...].starts(with: mark) })
    file.replaceSubrange((place + mark.count)..., with: Array("7\n%%EOF\n".utf8))
    let pdf = try ForeignPDF.read(file)
    #expect(pdf.wasRepaired)
    #expect(pdf.invoiceAttachment?.attachment.bytes == Samples.xml)
    #expect(pdf.containerFindings.map(\.code) == ["FX-PDF-REPAIRED"])
  }

  @Test func `a PDF cut anywhere gives a result or an error`() throws {
    let file = try Samples.file(Samples.invoice(lines: 1))
    var outcomes: Set<String> = []
    for cut in 0...40 { outcomes.insert(outcome(Array(file.prefix(file.count * cut / 40)))) }
    #expect(outcomes.isSuperset(of: ["pdf.not-a-pdf", "pdf.damaged", "read"]))
  }

  @Test func `random bytes behind the mark of a PDF give a result or an error`() {
    var chance = SplitMix(seed: 42)
    for length in [0, 1, 10, 100, 1_000, 10_000] {
      let noise = (0..<length).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
      #expect(outcome(Array("%PDF-1.7\n".utf8) + noise) == "pdf.damaged")
    }
  }

  @Test func `mutated PDFs never do worse than an error`() throws {
    let seed: UInt64 = 20_261_123
    var chance = SplitMix(seed: seed)
    let files = [
      TinyPDF.attaching(TinyPDF.deflated(Samples.xml), stream: "/Filter/FlateDecode").bytes,
      try Samples.file(Samples.invoice(lines: 1)),
    ]
    let start = threadTime()
    var (rounds, outcomes): (Int, [String: Int]) = (0, [:])
    while rounds < 300 || threadTime() - start < .seconds(4) {
      rounds += 1
      var file = files[Int(chance.next() % 2)]
      // The structure is at the end of our files: most of the faults go there.
      let tail = min(file.count, chance.next() % 4 == 0 ? file.count : 6_000)
      for _ in 0...(chance.next() % 12) {
        let place = file.count - 1 - Int(chance.next() % UInt64(min(tail, file.count)))
        switch chance.next() % 4 {
        case 0: file.remove(at: place)
        case 1: file.insert(UInt8(truncatingIfNeeded: chance.next()), at: place)
        case 2: file[place] = UInt8(ascii: "0") + UInt8(chance.next() % 10)
        default: file[place] ^= 1 << UInt8(chance.next() % 8)
        }
      }
      outcomes[outcome(file), default: 0] += 1
    }
    #expect(outcomes["read", default: 0] > 20, "seed \(seed): \(outcomes)")
    #expect(outcomes.keys.allSatisfy { $0 == "read" || $0.hasPrefix("pdf.") })
  }

  private func outcome(_ file: [UInt8]) -> String {
    do throws(PDFReadError) {
      let pdf = try ForeignPDF.read(file)
      _ = FacturXContainer(pdf)
      return "read"
    } catch {
      return error.code
    }
  }
}

/// A small generator whose numbers are the same everywhere.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
