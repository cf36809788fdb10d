import Foundation
import Kernel
import TestSupport
import Testing

/// Making an invoice by hand in a real browser: keyboard, spreadsheet, findings as one types, and without script.
@Suite(.serialized, .ofSQLite) struct EditorPageTests {
  @Test func `a hundred typed lines and five hundred pasted ones are summed, mended and issued`()
    async throws
  {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let told = try Program.tool([
      NSHomeDirectory() + "/.cache/facturier-tests/bin/python",
      Repository.path("Tests/ScenarioTests/Pages/editor.py"), "\(server.port)", owner.cookie,
    ])
    #expect(told.status == 0, "\(told.errors)")
    let json = try JSONParser.parse(Array(told.output.utf8)).root
    #expect(json["wrong"]?.elements.compactMap(\.text) == [])
    #expect(json["title"]?.text?.contains("F-\(Merchant.today.year)-00001") == true)
    #expect(try server.stop().status == 0)
    #expect(try server.merchant.verify().status == 0)
  }
}
