import Testing

@testable import Kernel

@Suite struct `Multipart forms` {
  private let type = "multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxk"
  private let line = "------WebKitFormBoundary7MA4YWxk"

  private func form(_ body: String) throws -> MultipartForm {
    try MultipartForm(Array(body.utf8), contentType: type)
  }

  private func file(named header: String) throws -> MultipartForm.Part? {
    try form(
      "\(line)\r\nContent-Disposition: form-data; name=\"f\"; \(header)\r\n\r\nx\r\n\(line)--\r\n"
    ).parts.first
  }

  private func fault(_ body: String, type: String? = nil) -> MultipartFault? {
    do {
      _ = try MultipartForm(Array(body.utf8), contentType: type ?? self.type)
      return nil
    } catch { return error.fault }
  }

  @Test func `a file and a field are read to the byte`() throws {
    let content = "a;b\r\n--not the boundary\r\n\r\n------WebKitFormBoundary7MA4YWx\r\n"
    let form = try form(
      """
      \(line)\r\nContent-Disposition: form-data; name="mapping"\r\n\r\nnew\r\n\
      \(line)\r\nContent-Disposition: form-data; name="orders"; filename="été.csv"\r\n\
      Content-Type: text/csv\r\n\r\n\(content)\r\n\(line)--\r\n
      """)
    #expect(form.text("mapping") == "new")
    let file = try #require(form.file("orders"))
    #expect(file.fileName == "été.csv")
    #expect(file.contentType == "text/csv")
    #expect(Array(file.content) == Array(content.utf8))
    #expect(form.text("orders") == nil)
  }

  @Test func `a file that was not chosen is none`() throws {
    let form = try form(
      "\(line)\r\nContent-Disposition: form-data; name=\"orders\"; filename=\"\"\r\n"
        + "Content-Type: application/octet-stream\r\n\r\n\r\n\(line)--\r\n")
    #expect(form.parts.count == 1)
    #expect(form.file("orders") == nil)
  }

  @Test(arguments: [
    "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"a",
    "multipart/form-data; boundary=a\u{301}", "multipart/mixed; boundary=a",
    "multipart/form-data; boundary=\(String(repeating: "a", count: 71))",
    "multipart/form-data; boundary=a; boundary=b",
  ])
  func `a missing or wrong boundary is refused`(type: String) {
    #expect(fault("--a--", type: type) == .noBoundary)
  }

  @Test func `a body cut anywhere is refused`() {
    let whole = Array(
      "\(line)\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nvalue\r\n\(line)--".utf8)
    #expect(throws: Never.self) { try MultipartForm(whole, contentType: type) }
    for length in whole.indices {
      #expect(throws: MultipartProblem.self, "cut after \(length) bytes") {
        try MultipartForm(Array(whole.prefix(length)), contentType: type)
      }
    }
  }

  @Test(arguments: [
    "Content-Disposition: form-data\r\n\r\n", "Content-Disposition: attachment; name=\"a\"\r\n\r\n",
    "no colon\r\n\r\n", "\r\n\r\n", "Content-Disposition: form-data; name=\"a\r\n\r\n",
    "Content-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\n",
    "Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\n",
  ])
  func `a malformed part is refused`(head: String) {
    #expect(fault("\(line)\r\n\(head)x\r\n\(line)--\r\n") == .badPart)
  }

  @Test func `a part with endless headers is refused`() {
    let endless = "X: \(String(repeating: "x", count: 9000))"
    let head = "Content-Disposition: form-data; name=\"a\"\r\n\(endless)\r\n\r\n"
    #expect(fault("\(line)\r\n\(head)x\r\n\(line)--\r\n") == .badPart)
  }

  @Test func `thousands of parts are refused`() {
    let part = "\(line)\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n"
    #expect(fault(String(repeating: part, count: 5000) + "\(line)--") == .tooManyParts)
  }

  @Test(arguments: [
    (#"filename="../../etc/passwd""#, "passwd"),
    (#"filename="C:\Users\Anne\commandes.csv""#, "commandes.csv"),
    (#"filename="a%22b\"c.csv""#, #"a"b"c.csv"#),
    (#"filename="..""#, ""),
    ("filename=\"x\u{202E}vsc.exe\u{7}%0D%0A\"", "xvsc.exe"),
    (#"filename="a;b=c.csv""#, "a;b=c.csv"),
    ("filename=\"\u{301}accent.csv\u{301}\"", "\u{301}accent.csv\u{301}"),
    ("filename=plain.csv", "plain.csv"),
    ("filename=\"\(String(repeating: "é", count: 300))\"", String(repeating: "é", count: 200)),
  ])
  func `weird file names become harmless`(header: String, name: String) throws {
    #expect(try file(named: header)?.fileName == name)
  }

  @Test func `a large file is a slice, found quickly`() throws {
    let content = String(
      repeating: "10045;2026-03-02;\r\n--almost;\r\n------WebKit", count: 200_000)
    let form = try form(
      "\(line)\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n"
        + "\(content)\r\n\(line)--\r\n")
    #expect(form.file("f")?.content.count == content.utf8.count)
  }
}
