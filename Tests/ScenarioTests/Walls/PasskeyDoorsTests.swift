import Foundation
import Kernel
import TestSupport
import Testing

/// Passkeys from outside: of Chromium's own authenticator, and of one that others wrote.
@Suite(.serialized) struct PasskeyDoorsTests {
  private static let password = "le chat dort sur la table"

  private func run(_ python: String, _ script: String, _ arguments: [String]) throws -> JSONValue {
    let told = try Program.tool(
      [
        NSHomeDirectory() + "/.cache/\(python)/bin/python",
        Repository.path("Tests/ScenarioTests/Walls/\(script)"),
      ] + arguments)
    #expect(told.status == 0, "\(told.errors)")
    return try JSONParser.parse(Array(told.output.utf8)).root
  }

  @Test
  func `a browser makes a passkey, signs in with it alone and after the password, and loses it`()
    async throws
  {
    let server = try await WebServer()
    let marie = try await AccountDoorsTests.owner(server)
    let seen = try run(
      "facturier-tests", "passkeys.py", ["\(server.port)", "marie@atelier.fr", Self.password])
    #expect(seen["recovery codes"]?.text == "10")
    #expect(seen["listed"]?.bool == true)
    #expect(seen["alone"]?.text == "/ledger")
    #expect(seen["password alone"]?.text == "/sign-in")
    #expect(seen["after the password"]?.text == "/")
    #expect(seen["unknown person"]?.text?.hasPrefix("/sign-in") == true)
    #expect(seen["removed"]?.bool == true)
    #expect(seen["after its removal"]?.text?.contains("passkey") == true)
    #expect(seen["wrong"]?.elements.compactMap(\.text) == [])
    // Every other session ended when it was made.
    #expect(try await marie.get("/account").status == 303)
  }

  @Test func `an authenticator by others is taken at its word, and a forged one is not`()
    async throws
  {
    let server = try await WebServer()
    let marie = try await AccountDoorsTests.owner(server)
    let seen = try run(
      "facturier-passkeys", "soft_passkeys.py",
      ["\(server.port)", marie.cookie, marie.token, "marie@atelier.fr", Self.password])
    let good: [String: String] = [
      "made": "200", "after the password": "303", "after the password, later": "303",
    ]
    #expect(seen.members.count == 17)
    for step in seen.members {
      let expected = good[step.key] ?? (step.key == "of no ticket" ? "404" : "401")
      #expect(step.value.text == expected, "\(step.key): \(step.value.text ?? "-")")
    }
  }
}
