import Foundation
import Kernel
import TestSupport
import Testing

/// A product from its page to an invoice and its credit note, in a real browser.
@Suite(.serialized, .ofSQLite) struct CatalogueStoryTests {
  @Test func `a product is made, sold by its first letters, issued and credited`() async throws {
    let registers = RegisterSimulator()
    let server = try await WebServer(environment: registers.environment)
    let owner = try await AccountDoorsTests.owner(server)
    let pictures = ProcessInfo.processInfo.environment["FACTURIER_TEST_PICTURES"]
    let told = try Program.tool(
      [
        NSHomeDirectory() + "/.cache/facturier-tests/bin/python",
        Repository.path("Tests/ScenarioTests/Pages/catalogue.py"), "\(server.port)", owner.cookie,
      ] + (pictures.map { [$0] } ?? []))
    #expect(told.status == 0, "\(told.errors)")
    let json = try JSONParser.parse(Array(told.output.utf8)).root
    #expect(json["wrong"]?.elements.compactMap(\.text) == [])
    #expect(json["title"]?.text?.contains("F-\(Merchant.today.year)-00001") == true)
    let folder = TemporaryFolder()
    for name in ["path", "note"] {
      let path = try #require(json[name]?.text)
      let pdf = try await server.get("/v1\(path).pdf")
      #expect(pdf.status == 200 && pdf.text.hasPrefix("%PDF"), "\(path)")
      try Data(pdf.body).write(to: URL(filePath: folder.file("\(name).pdf")))
    }
    #expect(try server.stop().status == 0)
    #expect(try server.merchant.verify().status == 0)
    try check(folder)
  }

  /// By other people's validators.
  private func check(_ folder: TemporaryFolder) throws {
    guard Shared.has("tools/einvoice-check/check") else {
      print("einvoice-check is not there: the invoice and its credit note were not checked by it")
      return
    }
    let ended = try Running(
      Shared.path("tools/einvoice-check/check"), ["--strict", "--fr", "on", folder.path], [:]
    ).end()
    #expect(ended.status == 0, "\(ended.output)")
  }
}
