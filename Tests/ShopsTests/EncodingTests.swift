import Kernel
import Testing

@testable import Shops

@Suite struct EncodingTests {
  private let text = header + "1,2026-11-20,A,Été à l’œuvre — 5 €,1,1,FR\n"

  private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    let units = [0xFEFF] + Array(text.utf16)
    return units.flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return bigEndian ? [high, low] : [low, high]
    }
  }

  /// "Été à l’œuvre — 5 €" in Windows-1252.
  private var windows1252: [UInt8] {
    let special: [Character: UInt8] = ["’": 0x92, "œ": 0x9C, "—": 0x97, "€": 0x80]
    return text.map { special[$0] ?? UInt8($0.unicodeScalars.first!.value) }
  }

  @Test func `UTF-8 and UTF-16 with a mark are read by themselves`() throws {
    let expected = try readings(text, mapping())[0].order
    #expect(expected?.lines[0].name == "Été à l’œuvre — 5 €")
    #expect(try readings([0xEF, 0xBB, 0xBF] + Array(text.utf8), mapping())[0].order == expected)
    #expect(try readings(utf16(text, bigEndian: false), mapping())[0].order == expected)
    #expect(try readings(utf16(text, bigEndian: true), mapping())[0].order == expected)
  }

  @Test func `Windows-1252 is read where it is declared or allowed, and refused otherwise`() throws
  {
    let expected = try readings(text, mapping())[0].order
    #expect(
      try readings(windows1252, mapping(", \"encoding\": \"windows-1252\""))[0].order == expected)

    let automatic = try OrderFile.read(
      windows1252, fileName: "orders", mapping: mapping(", \"encoding\": \"auto\""), today: today)
    #expect(automatic.warnings.map(\.code) == ["orders.encoding-assumed"])
    #expect(automatic.next()?.order == expected)

    let undeclared = #expect(throws: ShopsError.self) { _ = try readings(windows1252, mapping()) }
    #expect(undeclared?.code == "orders.encoding-unknown")
    #expect(undeclared?.place?.description == "orders:2")
    let wrong = #expect(throws: ShopsError.self) {
      _ = try readings(windows1252, mapping(", \"encoding\": \"utf-8\""))
    }
    #expect(wrong?.code == "orders.encoding-mismatch")
    let latin9 = #expect(throws: ShopsError.self) {
      _ = try readings(windows1252, mapping(", \"encoding\": \"iso-8859-15\""))
    }
    #expect(latin9?.code == "orders.encoding-mismatch")
  }

  @Test func `ISO-8859-15 has the euro and the œ`() throws {
    let bytes =
      Array(header.utf8) + Array("1,2026-11-20,A,".utf8) + [0xBD, 0x20, 0xA4]
      + Array(",1,1,FR\n".utf8)
    #expect(
      try readings(bytes, mapping(", \"encoding\": \"iso-8859-15\""))[0].order?.lines[0].name
        == "œ €")
  }

  @Test func `a wrong byte late in the file is found before the first order is read`() throws {
    var bytes = Array(header.utf8)
    for order in 0..<20_000 { bytes += Array("\(order),2026-11-20,A,a,1,1,FR\n".utf8) }
    let line = bytes.count { $0 == 0x0A } + 1
    bytes += [0xE9, 0x0A]
    let error = #expect(throws: ShopsError.self) { _ = try readings(bytes, mapping()) }
    #expect(error?.place?.line == line)
  }

  @Test(arguments: [
    ("PK\u{3}\u{4}xl/workbook.xml", "orders.format-unknown"), ("%PDF-1.7", "orders.format-unknown"),
    ("<?xml version=\"1.0\"?>", "orders.format-unknown"), ("", "orders.no-orders"),
    ("\n \n", "orders.no-orders"),
    ("n,on,sku,name,q,price,country\n", "orders.no-orders"), ("[]", "orders.no-orders"),
    ("{\"data\": []}", "orders.no-orders"), ("{\"a\": }", "orders.json-malformed"),
    ("[{\"a\": 1}", "orders.file-truncated"),
  ])
  func `what is no orders file is refused as a whole`(text: String, code: String) throws {
    let error = #expect(throws: ShopsError.self) { _ = try readings(text, mapping()) }
    #expect(error?.code == code)
  }

  @Test func `a file that is not there is an error, not a crash`() throws {
    let error = #expect(throws: ShopsError.self) {
      _ = try OrderFile.read(path: "/nowhere/orders.csv", mapping: nil, today: today)
    }
    #expect(error?.code == "orders.file-unreadable")
  }

  @Test func `a document beyond the limit is refused`() throws {
    var limits = OrderFile.Limits()
    limits.documentBytes = 10
    let error = #expect(throws: ShopsError.self) {
      _ = try readings("[1,2,3,4,5,6,7,8]", nil, limits: limits)
    }
    #expect(error?.code == "orders.too-large")
  }
}
