import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// The sealing key in a token (PKCS#11), tried with SoftHSM.
@Suite(.serialized) struct TokenKeyDoorsTests {
  private static let module = "/usr/lib/softhsm/libsofthsm2.so"

  /// A token of its own, and the settings that find it.
  private struct Token {
    let merchant = Merchant()
    let settings: [String: String]

    init(pin: String = "123456") throws {
      let folder = merchant.folder
      try FileManager.default.createDirectory(
        atPath: folder.file("tokens"), withIntermediateDirectories: true)
      let configuration = try folder.write(
        "softhsm.conf", "directories.tokendir = \(folder.file("tokens"))\nlog.level = ERROR\n")
      let pinFile = try folder.write("pin", pin + "\n")
      chmod(pinFile, 0o600)
      settings = [
        "SOFTHSM2_CONF": configuration, "FACTURIER_PKCS11_MODULE": TokenKeyDoorsTests.module,
        "FACTURIER_PKCS11_TOKEN": "atelier", "FACTURIER_PKCS11_PIN_FILE": pinFile,
        "FACTURIER_PKCS11_KEY_LABEL": "scellement",
      ]
      let made = try Program.tool([
        "env", "SOFTHSM2_CONF=\(configuration)", "softhsm2-util", "--init-token", "--free",
        "--label", "atelier", "--pin", "123456", "--so-pin", "87654321",
      ])
      #expect(made.status == 0, "\(made.errors)\(made.output)")
    }

    func run(_ arguments: [String], with settings: [String: String]? = nil) throws
      -> Program.Ended
    {
      try Program.run(arguments, environment: settings ?? self.settings)
    }

    func issue(_ range: ClosedRange<Int>, with settings: [String: String]? = nil) throws
      -> Program.Ended
    {
      try run(
        merchant.arguments(merchant.file(Merchant.orders(range), as: "\(range).jsonl")),
        with: settings)
    }

    func key(_ command: [String], with settings: [String: String]? = nil) throws -> Program.Ended {
      try run(
        ["key"] + command + ["--data", merchant.data, "--key", merchant.key, "--lang", "en"],
        with: settings)
    }

    var verified: Program.Ended { get throws { try merchant.verify() } }
  }

  @Test func `a company begins with a key that never leaves its token`() throws {
    let token = try Token()
    let issued = try token.issue(1...3)
    #expect(issued.status == 0, "\(issued.errors)")
    #expect(!FileManager.default.fileExists(atPath: token.merchant.key), "no file is made")
    let shown = try token.key(["show"])
    #expect(shown.output.contains("token “atelier”, key “scellement”"))
    #expect(try token.verified.status == 0)
    #expect(try token.issue(4...4).status == 0)
    #expect(try token.verified.status == 0)
    #expect(!"\(issued.output)\(issued.errors)\(shown.output)".contains("123456"))
  }

  @Test func `a key goes from its file to a token, to another in it, and back`() throws {
    let token = try Token()
    let without = ["FACTURIER_PKCS11_MODULE": ""]
    #expect(try token.issue(1...1, with: without).status == 0)
    // The token is set up; the file signs until it hands over.
    #expect(try token.issue(2...2).status == 0)
    #expect(try token.key(["show"]).output.contains("file \(token.merchant.key)"))
    let first = try token.key(["rotate", "--to", "token"])
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.contains("takes over from"))
    #expect(!FileManager.default.fileExists(atPath: token.merchant.key))
    #expect(try token.key(["show"]).output.contains("token “atelier”"))
    #expect(try token.issue(3...3).status == 0)
    #expect(try token.key(["rotate"]).status == 0)
    #expect(try token.issue(4...4).status == 0)
    #expect(try token.key(["rotate", "--to", "file"]).status == 0)
    #expect(try token.key(["show"]).output.contains("file \(token.merchant.key)"))
    #expect(try token.issue(5...5, with: without).status == 0)
    let verified = try token.verified
    #expect(verified.status == 0, "\(verified.errors)")
    #expect(verified.output.contains("5 documents"))
  }

  @Test func `without its token, its key or its PIN nothing is issued`() throws {
    let token = try Token()
    #expect(try token.issue(1...1).status == 0)
    func refused(_ changes: [String: String], _ words: String) throws {
      let settings = token.settings.merging(changes) { $1 }
      let ended = try token.issue(2...2, with: settings)
      #expect(ended.status == 3, "\(words): \(ended.errors)")
      #expect(ended.errors.contains(words), "\(ended.errors)")
      #expect(!ended.errors.contains("654321"))
    }
    try refused(["FACTURIER_PKCS11_MODULE": ""], "it is missing")
    try refused(["FACTURIER_PKCS11_MODULE": "/usr/lib/none.so"], "cannot be loaded")
    try refused(["FACTURIER_PKCS11_TOKEN": "autre"], "it is not there")
    try refused(["FACTURIER_PKCS11_KEY_LABEL": "autre"], "it has no key")
    try refused(["FACTURIER_PKCS11_PIN_FILE": ""], "FACTURIER_PKCS11_PIN_FILE")
    let wrong = try token.merchant.folder.write("wrong", "654321")
    chmod(wrong, 0o644)
    try refused(["FACTURIER_PKCS11_PIN_FILE": wrong], "run chmod 600")
    chmod(wrong, 0o600)
    try refused(["FACTURIER_PKCS11_PIN_FILE": wrong], "it refuses its PIN")
    #expect(try token.issue(2...2).status == 0)
    #expect(try token.verified.output.contains("2 documents"))
  }

  @Test func `a token that goes while the server runs stops issuing, with its reason`() async throws
  {
    let token = try Token()
    let server = try await WebServer(token.merchant, environment: token.settings)
    func issue(_ number: String) async throws -> WebServer.Answer {
      let order = try await server.post("/v1/orders", JSONOrder.encode(Merchant.order(number)))
      let id = try #require(try order.json["id"]?.text)
      let draft = try #require(try await server.post("/v1/orders/\(id)/invoice").json["id"]?.text)
      return try await server.post("/v1/invoices/\(draft)/issuance")
    }
    #expect(try await issue("1001").status == 201)
    try FileManager.default.removeItem(atPath: token.merchant.folder.file("tokens"))
    let refused = try await issue("1002")
    #expect(refused.status == 503)
    #expect(try refused.json["code"]?.text == "sealing.token")
    #expect(try await server.get("/invoices").status == 200)
    #expect(try server.stop().status == 0)
    let verified = try token.verified
    #expect(verified.status == 0 && verified.output.contains("1 documents"), "\(verified.errors)")
  }
}
