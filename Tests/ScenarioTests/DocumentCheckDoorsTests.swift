import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// The public pages that verify a document, as somebody with a telephone and no account sees them.
@Suite(.serialized) struct DocumentCheckDoorsTests {
  /// A server whose documents print an address, one invoice, its file and its path.
  private struct Issued {
    let server: WebServer
    let pdf: [UInt8]
    let xml: [UInt8]
    let path: String

    init() async throws {
      let merchant = Merchant()
      let text = String(
        decoding: FileManager.default.contents(atPath: Merchant.company) ?? Data(), as: UTF8.self)
      let company = try merchant.folder.write(
        "company.json",
        text.replacingOccurrences(
          of: "\"legalForm\"",
          with: "\"verificationAddress\": \"https://factures.example.fr\", \"legalForm\""))
      server = try await WebServer(merchant, company: company)
      let order = try await server.post("/v1/orders", JSONOrder.encode(Merchant.order("1001")))
      let id = try #require(try order.json["id"]?.text)
      let draft = try #require(try await server.post("/v1/orders/\(id)/invoice").json["id"]?.text)
      #expect(try await server.post("/v1/invoices/\(draft)/issuance").status == 201)
      pdf = try await server.get("/v1/invoices/\(draft).pdf").body
      xml = try await server.get("/v1/invoices/\(draft).xml").body
      let printed = String(decoding: pdf, as: UTF8.self)
      let address = try #require(
        printed.firstMatch(
          of: /URI\(https:\/\/factures\.example\.fr(\/verification\/[0-9a-z]{26})\)/)
      )
      path = String(address.1)
    }

    func given(_ bytes: [UInt8], as name: String = "facture.pdf") async throws -> WebServer.Answer {
      let head =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n"
      return try await server.post(
        path, Array(head.utf8) + bytes + Array("\r\n--x--\r\n".utf8),
        type: "multipart/form-data; boundary=x", ["Accept-Language": "fr"])
    }
  }

  @Test func `the page tells what the paper says, in the reader's language`() async throws {
    let issued = try await Issued()
    let french = try await issued.server.get(issued.path, ["Accept-Language": "fr-FR"])
    #expect(french.status == 200)
    #expect(french.text.contains("F-\(Merchant.today.year)-00001"))
    #expect(french.text.contains("Scellé, et inchangé depuis"))
    #expect(french.text.contains("120,00\u{A0}€"))
    let english = try await issued.server.get(issued.path, ["Accept-Language": "en"])
    #expect(english.text.contains("Sealed, and unchanged since"))
    // Neither the buyer, nor the merchant's own pages, nor anything that can be counted.
    for stranger in ["Lefèvre", "Toulouse", "href=\"/invoices\"", "inv_", "\"position\""] {
      #expect(!french.text.contains(stranger), "\(stranger)")
    }
  }

  @Test func `a file is held against what was sealed`() async throws {
    let issued = try await Issued()
    let same = try await issued.given(issued.pdf)
    #expect(same.status == 200 && same.text.contains("Ce fichier est celui qui a été émis"))
    let data = try await issued.given(issued.xml, as: "factur-x.xml")
    #expect(data.text.contains("fichier de données (XML)"))
    var altered = issued.pdf
    altered[altered.count / 3] ^= 0x20
    let other = try await issued.given(altered, as: "<b>.pdf")
    #expect(other.status == 200)
    #expect(other.text.contains("Ce fichier n’est pas celui qui a été émis"))
    #expect(!other.text.contains("<b>.pdf"))
    #expect(try await issued.given([], as: "").status == 400)
    let long = try await issued.given([UInt8](repeating: 0, count: 17 << 20))
    #expect(long.status == 413)
    #expect(!long.text.contains("href=\"/invoices\""))
    #expect(try await issued.server.post(issued.path, []).status == 415)
  }

  @Test func `an address nobody was given leads nowhere and says nothing`() async throws {
    let issued = try await Issued()
    let unknown = "/verification/00000000000000000000000000"
    for path in [unknown, "/verification/F-2026-00001", unknown + "x"] {
      let answer = try await issued.server.get(path, ["Accept-Language": "fr"])
      #expect(answer.status == 404)
      #expect(answer.text.contains("Aucun document à cette adresse"))
      #expect(!answer.text.contains("Atelier") && !answer.text.contains("href=\"/invoices\""))
    }
    #expect(try await issued.server.get(unknown + "/proof.json").status == 404)
    #expect(try await issued.server.post(unknown, []).status == 404)
  }

  @Test func `who comes by the public address finds the verification and nothing else`()
    async throws
  {
    let issued = try await Issued()
    func status(_ path: String, host: String = "factures.example.fr") throws -> String {
      try Program.tool([
        "curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", "-H", "Host: \(host)",
        "http://127.0.0.1:\(issued.server.port)\(path)",
      ]).output
    }
    #expect(try status(issued.path) == "200")
    #expect(try status("/verification/notice") == "200")
    for path in [
      "/", "/invoices", "/v1/invoices", "/v1/log", "/verification", "/exports/fec", "//invoices",
      "/verification/../invoices",
    ] {
      #expect(try status(path) == "404", "\(path)")
      #expect(try status(path, host: "FACTURES.example.fr:443") == "404", "\(path)")
    }
    #expect(try status(issued.path, host: "other.example.fr") == "421")
    #expect(try status("/invoices", host: "127.0.0.1") == "303")
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: IndependentPython.path)))
  func `the proof and the program given out agree, without this site`() async throws {
    let issued = try await Issued()
    let folder = issued.server.merchant.folder
    let proof = try await issued.server.get(issued.path + "/proof.json")
    #expect(proof.status == 200 && proof.type.contains("json"))
    let script = try await issued.server.get("/verification/verify.py").text
    let notice = try await issued.server.get("/verification/notice", ["Accept-Language": "fr"])
    #expect(notice.text.contains("Vérifier sans ce site"))
    func run(_ proof: String, _ pdf: [UInt8]) throws -> Program.Ended {
      let file = folder.file("document.pdf")
      try Data(pdf).write(to: URL(filePath: file))
      return try Program.tool([
        IndependentPython.path, folder.write("verify.py", script),
        folder.write("proof.json", proof), file,
      ])
    }
    let sound = try run(proof.text, issued.pdf)
    #expect(sound.status == 0, "\(sound.errors)")
    #expect(sound.output.contains("Sound: facturier/"))
    #expect(try run(proof.text, issued.xml).status == 1)
    let gross = proof.text.replacingOccurrences(of: "gross: 12000", with: "gross: 13000")
    #expect(gross != proof.text)
    #expect(try run(gross, issued.pdf).status == 1)
  }
}

/// The Python that bin/test prepared, with `cryptography`.
enum IndependentPython {
  static let path =
    (ProcessInfo.processInfo.environment["HOME"] ?? "/root")
    + "/.cache/facturier-tests/bin/python"
}
