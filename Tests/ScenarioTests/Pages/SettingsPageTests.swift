import Foundation
import Kernel
import TestSupport
import Testing

/// The settings in a real browser.
@Suite(.serialized, .ofSQLite) struct SettingsPageTests {
  @Test
  func `the document, the mail and the next numbers follow the form, and nothing is saved by it`()
    async throws
  {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let told = try Program.tool([
      NSHomeDirectory() + "/.cache/facturier-tests/bin/python",
      Repository.path("Tests/ScenarioTests/Pages/settings.py"), "\(server.port)", owner.cookie,
    ])
    #expect(told.status == 0, "\(told.errors)")
    let json = try JSONParser.parse(Array(told.output.utf8)).root
    #expect(json["wrong"]?.elements.compactMap(\.text) == [])
    // As it is, two designs, and a text that is too long.
    let drawn = json["drawn"]?.elements.compactMap(\.text) ?? []
    #expect(drawn == ["200", "200", "422"])
    #expect(json["company"]?["status"]?.text == "200")
    #expect(json["company"]?["told"]?.text?.contains("company.capital-invalid") == true)
    #expect(json["mail"]?.text?.contains("https://factures.exemple.fr/portal/") == true)
    #expect(json["next"]?.text?.contains("ZZ\(Merchant.today.year)-001") == true)
    #expect(
      try await server.get("/v1/company").json["version"]?.text == "2", "saved once, by its button")
  }
}
