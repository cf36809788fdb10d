import Crypto
import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// The way out of F08 without a loss, through the program: a backup, sales, an archive, the backup put back.
@Suite(.serialized, .ofSQLite) struct ReplayScenarios {
  private struct Mishap {
    let merchant = Merchant()
    var archive: String { merchant.folder.file("archive") }

    init(after more: ClosedRange<Int>? = nil) throws {
      try issue(1...2)
      let backup = merchant.folder.file("backup")
      try FileManager.default.copyItem(atPath: merchant.data, toPath: backup)
      try issue(3...4)
      let exported = try Program.run([
        "archive", "export", "--data", merchant.data, "--out", archive, "--key", merchant.key,
      ])
      #expect(exported.status == 0, "\(exported.errors)")
      if let more { try issue(more) }
      try FileManager.default.removeItem(atPath: merchant.data)
      try FileManager.default.copyItem(atPath: backup, toPath: merchant.data)
    }

    func issue(_ numbers: ClosedRange<Int>) throws {
      let ended = try tryToIssue(numbers)
      #expect(ended.status == 0, "\(ended.errors)")
    }

    func tryToIssue(_ numbers: ClosedRange<Int>) throws -> Program.Ended {
      try merchant.issue(
        try merchant.file(Merchant.orders(numbers), as: "\(numbers.lowerBound).jsonl"))
    }

    func recover(_ more: [String] = []) throws -> Program.Ended {
      try Program.run(
        [
          "recover", "--data", merchant.data, "--key", merchant.key, "--lang", "en", "--from",
          archive,
        ] + more)
    }

    var files: [String: [UInt8]] {
      var all: [String: [UInt8]] = [:]
      for name in names(in: merchant.out, ending: ".pdf") {
        all[String(name.dropLast(4))] = Array(
          SHA256.hash(data: bytes(of: merchant.out + "/" + name) ?? []))
      }
      return all
    }
  }

  @Test func `an archive made after the backup gives everything back, and the numbers go on`()
    throws
  {
    let mishap = try Mishap()
    let merchant = mishap.merchant
    let told = mishap.files
    #expect(told.count == 4)
    #expect(try mishap.tryToIssue(5...6).status == 3)
    let recovered = try mishap.recover()
    #expect(recovered.status == 0, "\(recovered.errors)")
    #expect(recovered.output.contains("2 documents put back"), "\(recovered.output)")
    #expect(try merchant.verify().status == 0)
    // Asked again, nothing is left to do; sold again, nothing is issued twice.
    #expect(try mishap.recover().status == 2)
    #expect(try mishap.tryToIssue(3...4).status == 0)
    #expect(try merchant.withDatabase { try TestShop.numbered(in: $0).count } == 4)
    try mishap.issue(5...6)
    let numbers = try merchant.withDatabase { try TestShop.numbered(in: $0).map(\.number) }
    #expect(numbers.count == 6 && numbers.last?.hasSuffix("00006") == true, "\(numbers)")
    for (number, hash) in told { #expect(mishap.files[number] == hash, "\(number)") }
    try Told(documents: told).expectStands(merchant)
    #expect(try merchant.verify().status == 0)
    let again = try Program.run([
      "archive", "export", "--data", merchant.data, "--out", mishap.archive, "--key", merchant.key,
    ])
    #expect(again.status == 0, "\(again.errors)")
    let verified = try Program.tool([
      ArchiveRoundTripTests.verifier, mishap.archive, "--lang", "en",
    ])
    #expect(verified.status == 0, "\(verified.output)")
    let script = Repository.path("Tests/VerifyTests/verify_archive.py")
    let second = try Program.tool([ArchiveRoundTripTests.python, script, mishap.archive])
    #expect(second.status == 0, "\(second.output)\(second.errors)")
  }

  @Test func `an archive that is too old names the numbers that are missing`() throws {
    let mishap = try Mishap(after: 5...6)
    let before = bytes(of: mishap.merchant.data + "/facturier.sqlite")
    let refused = try mishap.recover()
    #expect(refused.status == 2)
    #expect(refused.errors.contains("archive.behind-mark"), "\(refused.errors)")
    #expect(refused.errors.contains("00005 to "), "\(refused.errors)")
    #expect(bytes(of: mishap.merchant.data + "/facturier.sqlite") == before)
    let accepted = try mishap.recover(["--accept", "--reason", "the disk died"])
    #expect(accepted.status == 0, "\(accepted.errors)")
    try mishap.issue(7...8)
    let numbers = try mishap.merchant.withDatabase {
      try TestShop.numbered(in: $0).map(\.number)
    }
    #expect(numbers.count == 6 && numbers.contains { $0.contains("R1-") }, "\(numbers)")
    #expect(try mishap.merchant.verify().status == 0)
  }
}
