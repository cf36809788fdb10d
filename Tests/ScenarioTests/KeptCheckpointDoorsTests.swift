import Foundation
import Kernel
import TestSupport
import Testing

/// Holding a kept checkpoint against the log: on the command line and on the page of integrity.
@Suite(.serialized, .ofSQLite) struct KeptCheckpointDoorsTests {
  @Test func `a command tells a log that grew from one that was put back`() async throws {
    let merchant = Merchant()
    #expect(try merchant.issue(merchant.file(Merchant.orders(1...3))).status == 0)
    func note() async throws -> String {
      let server = try await WebServer(merchant)
      defer { _ = try? server.stop() }
      return try await server.get("/v1/log/checkpoint").text
    }
    let early = try merchant.folder.write("early.note", try await note())
    let data = URL(filePath: merchant.data + "/facturier.sqlite")
    let copy = try Data(contentsOf: data)
    #expect(try merchant.issue(merchant.file(Merchant.orders(4...6))).status == 0)
    let late = try merchant.folder.write("late.txt", "Bonjour\r\n\r\n" + (try await note()))

    func verify(_ files: String...) throws -> Program.Ended {
      try Program.run(
        ["verify", "--data", merchant.data, "--lang", "fr"] + files.flatMap { ["--against", $0] })
    }
    let sound = try verify(early, late)
    #expect(sound.status == 0, "\(sound.errors)")
    #expect(sound.output.contains("rien n'a été retiré ni changé"))
    try copy.write(to: data)
    let restored = try verify(early, late)
    #expect(restored.status == 1)
    #expect(restored.errors.contains("la fin a été coupée, ou une ancienne copie remise"))
    let unreadable = try verify(Merchant.company)
    #expect(unreadable.status == 2)
    #expect(unreadable.errors.contains("ne contient pas de point de contrôle"))
  }

  @Test func `the page of integrity compares what is pasted`() async throws {
    let merchant = Merchant()
    #expect(try merchant.issue(merchant.file(Merchant.orders(1...2))).status == 0)
    let server = try await WebServer(merchant)
    let note = try await server.get("/v1/log/checkpoint").text
    func compared(_ text: String) async throws -> String {
      let field = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
      let answer = try await server.post(
        "/checkpoint-comparison", Array("note=\(field)".utf8),
        type: "application/x-www-form-urlencoded", ["Accept-Language": "fr"])
      #expect(answer.status == 200)
      return answer.text
    }
    #expect(try await compared("Bonjour\n\n" + note).contains("rien n’a été retiré ni changé"))
    #expect(try await compared("bonjour").contains("ne contient pas de point de contrôle"))
    let other = note.replacingOccurrences(of: "facturier/", with: "facturier/9")
    #expect(try await compared(other).contains("autre entreprise"))
    #expect(try server.stop().status == 0)
  }
}
