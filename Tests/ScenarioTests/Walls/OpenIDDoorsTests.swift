import Foundation
import Kernel
import TestSupport
import Testing

/// Signing in at a provider, seen from a provider that others wrote.
@Suite(.serialized) struct OpenIDDoorsTests {
  /// `oidc-provider-mock` on a free port, until the end of the test.
  private final class Provider {
    let port = WebServer.freePort()
    private let running: Running

    init() throws {
      running = try Running(
        NSHomeDirectory() + "/.cache/facturier-oidc/bin/oidc-provider-mock",
        ["-p", "\(port)", "-n", "true"], [:])
      let address = "http://localhost:\(port)/.well-known/openid-configuration"
      var isReady = false
      _ = waiting(seconds: 300) {
        isReady = (try? Program.tool(["curl", "-sf", "-o", "/dev/null", address]).status) == 0
        return isReady || !running.isRunning
      }
      #expect(isReady, "\(running.errors)")
    }

    deinit { running.kill() }
  }

  private func server(_ provider: Provider, _ more: [String: String] = [:]) async throws
    -> WebServer
  {
    let settings = [
      "FACTURIER_OIDC_ISSUER": "http://localhost:\(provider.port)",
      "FACTURIER_OIDC_CLIENT_ID": "facturier", "FACTURIER_OIDC_CLIENT_SECRET": "un secret",
      "FACTURIER_OIDC_NAME": "the house",
    ]
    return try await WebServer(environment: settings.merging(more) { $1 })
  }

  @Test func `who is linked signs in at the provider, and nobody else does`() async throws {
    let provider = try Provider()
    let server = try await server(provider)
    let marie = try await AccountDoorsTests.owner(server)
    let page = try await server.get("/sign-in", ["Authorization": "", "Accept-Language": "en"])
    #expect(
      page.text.contains("href=\"/sign-in/oidc\"") && page.text.contains("Sign in with the house"))
    let told = try Program.tool([
      "python3", Repository.path("Tests/ScenarioTests/Walls/openid.py"), "\(server.port)",
      "\(provider.port)",
      marie.cookie,
    ])
    #expect(told.status == 0, "\(told.errors)")
    let seen = try JSONParser.parse(Array(told.output.utf8)).root
    let expected = [
      "asked":
        "client_id code_challenge code_challenge_method nonce redirect_uri response_type scope state",
      "pkce": "S256", "not linked": "403", "linking": "303 /account",
      "linking without a session": "/sign-in", "linked": "303 /ledger", "session": "200",
      "somebody else": "403", "another browser": "401", "another state": "401",
      "another try's cookie": "401", "another code": "401", "another try's code": "401",
      "refused there": "401",
    ]
    #expect(seen.members.count == expected.count)
    for (step, outcome) in expected { #expect(seen[step]?.text == outcome, "\(step)") }
    let trail = try await server.get("/audit", ["Cookie": marie.cookie, "Accept-Language": "en"])
    #expect(trail.text.contains("Account linked with the provider"))
  }

  @Test func `without a provider there is no such page, and half a setting is refused`()
    async throws
  {
    let server = try await WebServer()
    #expect(try await server.get("/sign-in/oidc", WebServer.nobody).status == 404)
    #expect(try await !server.get("/sign-in", WebServer.nobody).text.contains("oidc"))
    let merchant = Merchant()
    for setting in [
      ["FACTURIER_OIDC_ISSUER": "https://login.example.fr"],
      ["FACTURIER_OIDC_ISSUER": "http://login.example.fr", "FACTURIER_OIDC_CLIENT_ID": "x"],
    ] {
      let told = try Program.run(
        [
          "serve", "--data", merchant.data, "--company", Merchant.company, "--key", merchant.key,
          "--port", "\(WebServer.freePort())", "--lang", "en",
        ], environment: setting)
      #expect(told.status != 0 && told.errors.contains("FACTURIER_OIDC_"), "\(told.errors)")
    }
  }
}
