import Foundation
import Kernel
import TestSupport
import Testing

/// From an empty installation to its first invoice, in a real browser, with script and without.
@Suite(.serialized, .ofSQLite) struct WelcomeStoryTests {
  @Test(arguments: ["script", "plain"])
  func `an empty installation issues its first invoice, from a SIREN`(manner: String) async throws {
    let registers = RegisterSimulator()
    let server = try await WebServer(company: nil, environment: registers.environment)
    let claim = try #require(server.output.firstMatch(of: /\/claim\/[0-9a-z]+/)).output
    let told = try Program.tool([
      NSHomeDirectory() + "/.cache/facturier-tests/bin/python",
      Repository.path("Tests/ScenarioTests/Pages/welcome.py"), "\(server.port)", String(claim),
      manner,
    ])
    #expect(told.status == 0, "\(told.errors)")
    let json = try JSONParser.parse(Array(told.output.utf8)).root
    #expect(json["wrong"]?.elements.compactMap(\.text) == [])
    #expect(json["title"]?.text?.contains("F-\(Merchant.today.year)-00001") == true)
    print(
      "onboarding, \(manner): \(json["seconds"]?.text ?? "?") s, \(json["typed"]?.text ?? "?") characters typed, \(json["pressed"]?.text ?? "?") buttons pressed"
    )
    try server.readKey()
    try await check(server, try #require(json["path"]?.text))
    #expect(try server.stop().status == 0)
    #expect(try server.merchant.verify().status == 0)
  }

  /// By other people's validators.
  private func check(_ server: WebServer, _ path: String) async throws {
    let pdf = try await server.get("/v1\(path).pdf")
    #expect(pdf.status == 200)
    guard Shared.has("tools/einvoice-check/check") else {
      print("einvoice-check is not there: the first invoice was not checked by it")
      return
    }
    let folder = TemporaryFolder()
    try Data(pdf.body).write(to: URL(filePath: folder.file("first.pdf")))
    let ended = try Running(
      Shared.path("tools/einvoice-check/check"), ["--strict", "--fr", "on", folder.path], [:]
    ).end()
    #expect(ended.status == 0, "\(ended.output)")
  }
}
