import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// What a merchant hands over, judged by programs that know nothing of the database.
@Suite(.serialized) struct ArchiveRoundTripTests {
  static let verifier = URL(fileURLWithPath: Program.path).deletingLastPathComponent()
    .appending(path: "facturier-verify").path
  static let python =
    (ProcessInfo.processInfo.environment["HOME"] ?? "/root")
    + "/.cache/facturier-tests/bin/python"

  /// A merchant with paid sales, a refund, a copy and an exported archive.
  private func exported() throws -> (Merchant, String) {
    let merchant = Merchant()
    let orders = Merchant.orders(1001...1012)
    #expect(try merchant.issue(try merchant.file(orders)).status == 0)
    let archive = merchant.folder.file("archive")
    let ended = try Program.run([
      "archive", "export", "--data", merchant.data, "--out", archive, "--key", merchant.key,
    ])
    #expect(ended.status == 0, "\(ended.errors)")
    return (merchant, archive)
  }

  @Test func `an archive is sound before the verifier and before a second one in Python`() throws {
    let (merchant, archive) = try exported()
    defer { withExtendedLifetime(merchant) {} }
    let verified = try Program.tool([Self.verifier, archive, "--lang", "en"])
    #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
    let script = Repository.path("Tests/VerifyTests/verify_archive.py")
    let second = try Program.tool([Self.python, script, archive])
    #expect(second.status == 0, "\(second.output)\(second.errors)")
  }

  @Test func `one bit of a stored invoice is seen by both`() throws {
    let (merchant, archive) = try exported()
    defer { withExtendedLifetime(merchant) {} }
    let pdf = try #require(
      FileManager.default.subpaths(atPath: archive)?.sorted().first { $0.hasSuffix("1.pdf") })
    let path = archive + "/" + pdf
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes[bytes.count / 2] ^= 4
    try bytes.write(to: URL(fileURLWithPath: path))
    let verified = try Program.tool([Self.verifier, archive, "--lang", "en"])
    #expect(verified.status == 1)
    #expect(verified.output.contains(pdf), "\(verified.output)")
    let script = Repository.path("Tests/VerifyTests/verify_archive.py")
    #expect(try Program.tool([Self.python, script, archive]).status == 1)
  }

  @Test(.ofSQLite)
  func `on an empty machine the archive becomes a database that verifies and goes on`() throws {
    let (merchant, archive) = try exported()
    let machine = merchant.folder.file("machine")
    let restored = try Program.run(["archive", "restore", "--from", archive, "--data", machine])
    #expect(restored.status == 0, "\(restored.errors)")
    #expect(try Program.run(["verify", "--data", machine]).status == 0)
    let more = try merchant.file(Merchant.orders(2001...2002), as: "more.jsonl")
    // Another machine: nothing says there whether more was issued since, so somebody has to.
    let elsewhere = ["FACTURIER_MARKS": merchant.folder.file("marks-elsewhere")]
    let issue = [
      "issue", "--from", more, "--out", merchant.folder.file("out2"), "--data", machine,
      "--company", Merchant.company, "--key", merchant.key,
    ]
    #expect(try Program.run(issue, environment: elsewhere).status == 3)
    let accepted = try Program.run(
      ["recover", "--data", machine, "--key", merchant.key, "--accept", "--reason", "essai"],
      environment: elsewhere)
    #expect(accepted.status == 0, "\(accepted.errors)")
    let ended = try Program.run(issue, environment: elsewhere)
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(try Program.run(["verify", "--data", machine]).status == 0)
  }
}
