import Foundation
import Kernel
import TestSupport
import Testing

/// S3: files that are two things at once. What is sent in is read and never served; what is printed was drawn by us.
@Suite(.serialized) struct UploadWallTests {
  private static let marks = [
    "<?php system('id'); ?>", "<script>canary()</script>",
    "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"canary()\"/>",
    "#!/bin/sh\nid\n", "<%= system('id') %>", "<html><body onload=canary()>",
  ]

  private static let fileNames = [
    "logo.png", "x.php.png", "x.png.php", "x.phtml", ".htaccess", "x.svg", "x.html",
    "x.csv\r\nX-Evil: 1",
    "../../x.sh", "x.pdf%00.php",
  ]

  /// Beginnings by which a file is told.
  private static let beginnings: [(String, [UInt8])] = [
    ("png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), ("gif", Array("GIF89a".utf8)),
    ("jpeg", [0xFF, 0xD8, 0xFF, 0xE0]), ("pdf", Array("%PDF-1.7\n".utf8)),
    ("zip", Array("PK\u{3}\u{4}".utf8)),
    ("xml", Array("<?xml version=\"1.0\"?>".utf8)), ("csv", Array("number,date\n".utf8)),
    ("nothing", []),
    ("utf16", [0xFF, 0xFE]), ("bom", [0xEF, 0xBB, 0xBF]),
  ]

  /// Sixty: each beginning with each mark.
  private static let polyglots: [(name: String, bytes: [UInt8])] = beginnings.flatMap { beginning in
    marks.map { (beginning.0, beginning.1 + Array($0.utf8)) }
  }

  @Test func `sixty files that are two things are read, and served nowhere`() async throws {
    #expect(Self.polyglots.count == 60)
    let server = try await WebServer()
    let marie = try await AccountDoorsTests.owner(server)
    for (index, file) in Self.polyglots.enumerated() {
      let name = Self.fileNames[index % Self.fileNames.count]
      for (path, field) in [("/imports", "orders"), ("/validations", "file")] {
        let form = Multipart([
          .init("form-token", marie.token), .init(field, file.bytes, file: name),
        ])
        let answer = try await server.post(
          path, form.body, type: form.type, ["Cookie": marie.cookie])
        #expect(answer.status < 500, "\(path) \(file.name): \(answer.text)")
        try await inspect(answer, marie)
      }
      let direct = try await server.post(
        "/v1/validations", file.bytes, type: index % 2 == 0 ? "application/pdf" : "application/xml")
      #expect(direct.status < 500, "\(file.name): \(direct.text)")
      expectHarmless(direct)
    }
  }

  /// The answer, and all that it leads to.
  private func inspect(_ answer: WebServer.Answer, _ marie: Browser) async throws {
    expectHarmless(answer)
    guard let place = answer.headers["location"], place.hasPrefix("/imports/") else { return }
    for path in [place, "\(place)/report.json", "\(place)/refusals.csv", "\(place)/progress.json"] {
      expectHarmless(try await marie.get(path))
    }
  }

  /// Of a type we mean, not guessed at by browsers, without markup from elsewhere, and no file that opens by itself.
  private func expectHarmless(_ answer: WebServer.Answer) {
    let types = [
      "text/html; charset=utf-8", "application/json", "application/problem+json", "text/csv",
    ]
    #expect(
      answer.type.isEmpty || types.contains { answer.type.hasPrefix($0) },
      "\(answer.path): \(answer.type)")
    #expect(answer.headers["x-content-type-options"] == "nosniff", "\(answer.path)")
    #expect(answer.headers["content-security-policy"]?.contains("default-src") == true)
    #expect(answer.headers["x-evil"] == nil)
    if answer.type.hasPrefix("text/html") {
      for mark in Self.marks { #expect(!answer.text.contains(mark), "\(answer.path)") }
    }
    if answer.type.hasPrefix("text/csv") {
      #expect(
        answer.headers["content-disposition"]?.hasPrefix("attachment") == true, "\(answer.path)")
    }
  }

  /// A small picture, and what comes with it that is none: drawn again, so that none of it is in the PDF.
  @Test func `a logo is drawn again: what is hidden in it is in no document`() throws {
    let merchant = Merchant()
    let hidden = "<?php echo 'hidden-in-a-picture'; ?>"
    let script = """
      import struct, sys, zlib
      def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
      hidden = sys.argv[2].encode()
      rows = b"".join(b"\\0" + (hidden + bytes(48))[:48] for _ in range(16))
      picture = b"\\x89PNG\\r\\n\\x1a\\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 16, 16, 8, 2, 0, 0, 0)) + chunk(b"tEXt", b"Comment\\0" + hidden) + chunk(b"IDAT", zlib.compress(rows, 0)) + chunk(b"IEND", b"") + hidden
      open(sys.argv[1], "wb").write(picture)
      """
    let logo = merchant.folder.file("logo.png")
    #expect(try Program.tool(["python3", "-c", script, logo, hidden]).status == 0)
    #expect(bytes(of: logo)?.firstRange(of: Array(hidden.utf8)) != nil)
    let company = try Self.company(logo: "logo.png", in: merchant.folder)
    let told = try Program.run(
      [
        "issue", "--from", merchant.file(Merchant.orders(1...1)), "--out", merchant.out, "--data",
        merchant.data,
        "--company", company, "--key", merchant.key, "--lang", "en",
      ])
    #expect(told.status == 0, "\(told.errors)")
    let pdf = try #require(names(in: merchant.out, ending: ".pdf").first)
    let document = try #require(bytes(of: "\(merchant.out)/\(pdf)"))
    #expect(document.firstRange(of: Array("hidden-in-a-picture".utf8)) == nil)
    // Nor within what the document keeps compressed, but as the colours of its own drawing.
    let flat = merchant.folder.file("flat.pdf")
    #expect(
      try Program.tool([
        "qpdf", "--qdf", "--stream-data=uncompress", "\(merchant.out)/\(pdf)", flat,
      ]).status == 0)
    #expect(bytes(of: flat)?.firstRange(of: Array("Comment".utf8)) == nil)
  }

  private static func company(logo: String, in folder: TemporaryFolder) throws -> String {
    let text = String(decoding: try #require(bytes(of: Merchant.company)), as: UTF8.self)
    return try folder.write(
      "company.json",
      text.replacingOccurrences(of: "\"brand\": {", with: "\"brand\": { \"logo\": \"\(logo)\","))
  }

  @Test func `a logo that is no picture, or a bomb, is refused with its place`() throws {
    let merchant = Merchant()
    var files = Self.polyglots.map(\.bytes)
    let bomb = """
      import struct, sys, zlib
      def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
      sys.stdout.buffer.write(b"\\x89PNG\\r\\n\\x1a\\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(bytes(1 << 20))) + chunk(b"IEND", b""))
      """
    try merchant.folder.write("bomb.py", bomb)
    _ = try Program.tool([
      "sh", "-c",
      "python3 \(merchant.folder.file("bomb.py")) > \(merchant.folder.file("bomb.png"))",
    ])
    files.append(try #require(bytes(of: merchant.folder.file("bomb.png"))))
    // Each start takes a moment: one of each kind of beginning, and the bomb.
    for (index, file) in files.enumerated() where index % 6 == index / 6 % 6 || index == 60 {
      try merchant.folder.write("logo.png", file)
      let told = try Program.run([
        "issue", "--from", merchant.file(Merchant.orders(1...1)), "--out", merchant.out, "--data",
        merchant.data,
        "--company", Self.company(logo: "logo.png", in: merchant.folder), "--key", merchant.key,
        "--lang", "en",
      ])
      #expect(told.status != 0 && told.errors.contains("logo"), "\(index): \(told.errors)")
    }
    try merchant.expectNothingIssued()
  }
}
