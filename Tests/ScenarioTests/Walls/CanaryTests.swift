import Foundation
import Kernel
import TestSupport
import Testing

/// S2: hostile texts in every field, every page in a real browser: nothing runs, and nothing has to be stopped from running.
@Suite(.serialized) struct CanaryTests {
  private struct Report {
    let opened: Int
    let kinds: [String]
    let ran: [String]
    let wrong: [String]
    let failed: [String]
  }

  private func look(_ browser: Browser, most: Int, _ paths: [String]) throws -> Report {
    let folder = TemporaryFolder()
    try folder.write("paths", paths.joined(separator: "\n"))
    let told = try Program.tool(
      [
        "sh", "-c",
        "\"$0\" \"$1\" \"$2\" \"$3\" \"$4\" < \"$5\"",
        NSHomeDirectory() + "/.cache/facturier-tests/bin/python",
        Repository.path("Tests/ScenarioTests/Walls/canaries.py"), "\(browser.server.port)",
        browser.cookie, "\(most)", folder.file("paths"),
      ], seconds: 1_800)
    #expect(told.status == 0, "\(told.errors)")
    let json = try JSONParser.parse(Array(told.output.utf8)).root
    func texts(_ key: String) -> [String] { json[key]?.elements.compactMap(\.text) ?? [] }
    return Report(
      opened: json["opened"]?.text.flatMap { Int($0) } ?? 0, kinds: texts("kinds"),
      ran: texts("ran"),
      wrong: texts("wrong"), failed: texts("failed"))
  }

  /// Pages that say again what was asked.
  private static let echoes = [
    "/sign-in?next=", "/invoices?q=", "/nowhere/", "/ledger?year=", "/tax/explain?country=",
    "/rules/",
    "/emails?state=", "/imports/", "/verification/", "/v1/invoices?cursor=",
  ]

  @Test func `what was typed anywhere runs on no page`() async throws {
    let mail = try MailServer()
    let server = try await WebServer(
      environment: ["FACTURIER_SMTP_URL": "smtp://127.0.0.1:\(mail.port)"])
    let marie = try await AccountDoorsTests.owner(server)
    var entries = HostileEntries(server, marie)
    try await entries.enter(HostileTexts.scripts)
    #expect(entries.taken > 6 * HostileTexts.scripts.count, "\(entries.taken) were taken")
    try Self.expectPlain(mail)
    let paths = HostileTexts.scripts.enumerated().flatMap { index, text in
      // Every page with a quarter of them, every text on a quarter of the pages.
      Self.echoes.indices.filter { ($0 + index) % 4 == 0 }.map {
        Self.echoes[$0] + PercentCoding.encode(text)
      }
    }
    let report = try look(marie, most: paths.count + 100, paths)
    #expect(report.ran == [])
    #expect(report.wrong == [])
    #expect(report.failed == [])
    #expect(report.opened > paths.count + 40, "\(report.kinds.count) kinds of pages")
    for kind in [
      "/invoices/*", "/ledger", "/account", "/keys", "/users", "/webhooks", "/emails", "/imports/*",
      "/audit",
    ] {
      let isThere = report.kinds.contains(kind)
      #expect(isThere, "\(kind)")
    }
  }

  /// Mails are plain text: what was typed into them is read and no more.
  private static func expectPlain(_ mail: MailServer) throws {
    let parts = try mail.taken(8, seconds: 180).flatMap(\.parts).compactMap { $0["type"]?.text }
    #expect(parts.count >= 8)
    #expect(Set(parts).isSubset(of: ["text/plain", "application/pdf", "application/xml"]))
  }
}
