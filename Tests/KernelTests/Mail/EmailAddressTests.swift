import Kernel
import Testing

@Suite struct EmailAddressTests {
  @Test(arguments: [
    ("zoe@exemple.fr", "zoe@exemple.fr"),
    (" Zoe.Lefevre+shop@Exemple.FR ", "Zoe.Lefevre+shop@exemple.fr"),
    ("a@b.co", "a@b.co"), ("o'neil@mail.example.ie", "o'neil@mail.example.ie"),
    // As Python's idna codec writes them.
    ("contact@société.fr", "contact@xn--socit-esab.fr"),
    ("x@bücher.example", "x@xn--bcher-kva.example"),
    ("x@例え.テスト", "x@xn--r8jz45g.xn--zckzah"), ("x@ελληνικά.gr", "x@xn--hxargifdar.gr"),
  ])
  func `an address is read, its domain in lower case and ASCII`(text: String, expected: String)
    throws
  {
    #expect(try EmailAddress(text).description == expected)
  }

  @Test(arguments: [
    ("", EmailAddressError.missing), (" \n ", .missing), ("zoe", .at), ("zoe@a@b.fr", .at),
    ("zoe@exemple.fr, eve@exemple.fr", .notOneAddress),
    ("zoe@exemple.fr;eve@exemple.fr", .notOneAddress),
    ("Zoé <zoe@exemple.fr>", .notOneAddress), ("zoé@exemple.fr", .accentedName),
    ("@exemple.fr", .name),
    (".zoe@exemple.fr", .name), ("zoe..l@exemple.fr", .name), ("zoe@", .domain),
    ("zoe@localhost", .domain),
    ("zoe@-exemple.fr", .domain), ("zoe@exemple..fr", .domain), ("zoe@exemple.fr.", .domain),
    ("zoe@192.0.2.1", .domain), ("zoe@exem_ple.fr", .domain), ("zoe@[192.0.2.1]", .domain),
    ("zoe@ex\u{202E}emple\u{2024}fr", .domain),
    // A header or a command cannot be slipped in.
    ("zoe@exemple.fr\r\nBcc: eve@exemple.fr", .notOneAddress),
    ("zoe@exemple.fr>\r\nDATA", .notOneAddress),
  ])
  func `what is no address is refused with the reason`(text: String, reason: EmailAddressError) {
    #expect(throws: reason) { try EmailAddress(text) }
  }

  @Test func `addresses too long for SMTP are refused`() {
    let label = String(repeating: "a", count: 60)
    #expect(throws: EmailAddressError.name) { try EmailAddress(label + "aaaaa@exemple.fr") }
    let domain = "\(label).\(label).\(label).fr"
    #expect(throws: EmailAddressError.tooLong) {
      try EmailAddress(String(repeating: "b", count: 64) + "@aaaaaa." + domain)
    }
    #expect(throws: EmailAddressError.domain) { try EmailAddress("a@\(label)aaaa.fr") }
  }

  @Test func `the same mailbox has one key`() throws {
    #expect(try EmailAddress("Zoe@Exemple.fr").key == EmailAddress("zoe@exemple.FR").key)
    #expect(try EmailAddress("zoe@exemple.fr").key != EmailAddress("zoe.l@exemple.fr").key)
  }
}
