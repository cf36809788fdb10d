import EN16931
import Foundation
import Invoicing
import Kernel
import Money
import TestSupport
import Testing

@testable import App

/// Documents as other people's programs see them.
@Suite struct ValidityTests {
  @Test(arguments: IssuedSet.Kind.allCases)
  func `the independent validator passes every document`(kind: IssuedSet.Kind) throws {
    guard Shared.has("tools/einvoice-check/check") else { return }
    let set = try IssuedSet.shared.get()
    let count = set.files.count { $0.kind == kind }
    #expect(count >= (kind == .companies ? 50 : 25), "\(kind): \(count)")
    let ended = try Running(
      Shared.path("tools/einvoice-check/check"), ["--strict", "--fr", kind.french, set.path(kind)],
      [:]
    ).end()
    let last = ended.output.split(separator: "\n").last.map(String.init) ?? ended.errors
    #expect(last == "\(count) passed, 0 failed", "\(failures(of: ended.output))")
    #expect(ended.status == 0)
  }

  private func failures(of output: String) -> String {
    output.split(separator: "\n").filter { !$0.hasPrefix("PASS") && !$0.hasPrefix("'created'") }
      .prefix(40).joined(separator: "\n")
  }

  @Test func `consumers' documents are at least fifty`() throws {
    #expect(try IssuedSet.shared.get().files.count { $0.kind != .companies } >= 50)
  }

  @Test(arguments: [["qpdf", "--check"], ["pdfinfo"], ["pdftoppm", "-r", "20", "-gray"]])
  func `every PDF tool accepts every document`(tool: [String]) throws {
    let folder = TemporaryFolder()
    for file in try IssuedSet.shared.get().files {
      let more = tool[0] == "pdftoppm" ? [folder.file("page")] : []
      let ended = try Program.tool(tool + [file.path] + more)
      #expect(ended.status == 0, "\(tool[0]) \(file.document.number): \(ended.errors)")
      #expect(
        ended.errors.isEmpty, "\(tool[0]) \(file.document.number): \(ended.errors.prefix(300))")
      if tool[0] == "pdfinfo" {
        #expect(
          ended.output.contains("PDF subtype:     PDF/A-3B")
            || ended.output.contains("PDF version:"))
      }
    }
  }

  @Test func `the page says what the XML says`() throws {
    for file in try IssuedSet.shared.get().files {
      let page = try Page(file.path)
      let xml = XMLText(file.xml)
      let number = file.document.number
      #expect(xml.first("ram:ID", in: "rsm:ExchangedDocument") == number)
      #expect(page.says(number), "\(number)")
      for date in xml.all("udt:DateTimeString") {
        #expect(
          page.says("\(date.suffix(2))/\(date.dropFirst(4).prefix(2))/\(date.prefix(4))"),
          "\(number): \(date)")
      }
      for total in [
        "ram:TaxBasisTotalAmount", "ram:TaxTotalAmount", "ram:GrandTotalAmount",
        "ram:TotalPrepaidAmount", "ram:DuePayableAmount", "ram:RoundingAmount",
      ] {
        for amount in xml.all(total, in: "ram:SpecifiedTradeSettlementHeaderMonetarySummation")
        where amount != "0.00" || total == "ram:DuePayableAmount" {
          #expect(page.says(amount: amount), "\(number): \(total) \(amount)")
        }
      }
      for amount in xml.all(
        "ram:LineTotalAmount", in: "ram:SpecifiedTradeSettlementLineMonetarySummation")
      {
        #expect(page.says(amount: amount), "\(number): line of \(amount)")
      }
      guard !file.isNaughty else { continue }
      let buyer = try #require(xml.first("ram:Name", in: "ram:BuyerTradeParty"))
      #expect(page.says(buyer), "\(number): \(buyer)")
      for name in xml.all("ram:Name", in: "ram:SpecifiedTradeProduct") {
        #expect(page.says(name), "\(number): \(name)")
      }
      for name in xml.all("ram:IssuerAssignedID", in: "ram:InvoiceReferencedDocument") {
        #expect(page.says(name), "\(number): corrects \(name)")
      }
    }
  }

  @Test func `naughty names of plain letters are on the page as they are in the XML`() throws {
    var seen = 0
    for file in try IssuedSet.shared.get().files where file.isNaughty {
      let page = try Page(file.path)
      for name in XMLText(file.xml).all("ram:Name", in: "ram:SpecifiedTradeProduct")
      where name.unicodeScalars.allSatisfy({ $0.value < 0x250 && $0.value != 0xAD })
        && name.utf8.count < 60
      {
        #expect(page.says(name), "\(file.document.number): \(name)")
        seen += 1
      }
    }
    #expect(seen > 100 || !Shared.has("corpus/hostile/naughty-strings/blns.json"))
  }
}

/// The text of a PDF without its blanks, so that line breaks and columns do not matter.
struct Page {
  private let texts: [String]

  init(_ path: String) throws {
    texts = try [["-raw"], ["-layout"], []].map { mode in
      let ended = try Program.tool(["pdftotext"] + mode + ["-enc", "UTF-8", path, "-"])
      #expect(ended.status == 0 && ended.errors.isEmpty, "\(path): \(ended.errors)")
      return Page.compact(ended.output)
    }
  }

  func says(_ text: some StringProtocol) -> Bool {
    let wanted = Page.compact(String(text))
    return texts.contains { $0.contains(wanted) }
  }

  /// "1234.50" as the French write it.
  func says(amount: String) -> Bool {
    says(amount.replacing(".", with: ",").replacing("-", with: "-"))
      || says(amount.replacing(".", with: ",").replacing("-", with: "−"))
  }

  private static func compact(_ text: String) -> String {
    String(
      text.precomposedStringWithCompatibilityMapping.unicodeScalars.filter {
        !$0.properties.isWhitespace && $0 != "\u{AD}"
      })
  }
}

/// As much of an XML reader as a test needs, written apart from the writer it judges.
struct XMLText {
  private let text: String

  init(_ text: String) { self.text = text }

  /// The texts of elements of a name, anywhere below elements of another one.
  func all(_ name: String, in outer: String? = nil) -> [String] {
    guard let outer else { return Self.contents(of: name, in: text[...]).map(Self.plain) }
    return Self.contents(of: outer, in: text[...]).flatMap { Self.contents(of: name, in: $0) }
      .map(Self.plain)
  }

  func first(_ name: String, in outer: String? = nil) -> String? { all(name, in: outer).first }

  private static func contents(of name: String, in text: Substring) -> [Substring] {
    var found: [Substring] = []
    var rest = text
    while let start = rest.range(of: "<\(name)") {
      rest = rest[start.upperBound...]
      guard let next = rest.first, next == ">" || next == " ", let end = rest.firstIndex(of: ">"),
        let close = rest.range(of: "</\(name)>")
      else { continue }
      found.append(rest[rest.index(after: end)..<close.lowerBound])
      rest = rest[close.upperBound...]
    }
    return found
  }

  private static func plain(_ text: Substring) -> String {
    var text = String(text)
    for (entity, sign) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#13;", "\r"),
      ("&amp;", "&"),
    ] {
      text = text.replacing(entity, with: sign)
    }
    return text
  }
}
