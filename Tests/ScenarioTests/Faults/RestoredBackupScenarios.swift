import Crypto
import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// A backup of yesterday is put back (F08): no number that somebody holds is given a second time.
@Suite(.serialized, .ofSQLite) struct RestoredBackupScenarios {
  private struct Restored {
    let merchant = Merchant()
    var told: [String: [UInt8]] = [:]

    /// Two documents, a copy, two more documents; then the copy is put back.
    init() throws {
      try issue(1...2)
      let backup = merchant.folder.file("backup")
      try FileManager.default.copyItem(atPath: merchant.data, toPath: backup)
      try issue(3...4)
      try FileManager.default.moveItem(atPath: merchant.data, toPath: merchant.folder.file("right"))
      try FileManager.default.copyItem(atPath: backup, toPath: merchant.data)
      told = Self.files(merchant)
    }

    private func issue(_ numbers: ClosedRange<Int>) throws {
      let file = try merchant.file(Merchant.orders(numbers), as: "\(numbers.lowerBound).jsonl")
      let ended = try merchant.issue(file)
      #expect(ended.status == 0, "\(ended.errors)")
    }

    static func files(_ merchant: Merchant) -> [String: [UInt8]] {
      var all: [String: [UInt8]] = [:]
      for name in names(in: merchant.out, ending: ".pdf") {
        all[String(name.dropLast(4))] = Array(
          SHA256.hash(data: bytes(of: merchant.out + "/" + name) ?? []))
      }
      return all
    }

    func tryAgain() throws -> Program.Ended {
      try merchant.issue(try merchant.file(Merchant.orders(5...6), as: "later.jsonl"))
    }
  }

  @Test func `nothing is issued from it, what it holds is read, and the right data goes on`() throws
  {
    let restored = try Restored()
    let merchant = restored.merchant
    let refused = try restored.tryAgain()
    #expect(refused.status == 3, "\(refused.output)")
    #expect(refused.errors.contains("sealing."), "\(refused.errors)")
    #expect(Restored.files(merchant) == restored.told)
    #expect(try merchant.withDatabase { try TestShop.numbered(in: $0).count } == 2)
    try FileManager.default.removeItem(atPath: merchant.data)
    try FileManager.default.moveItem(atPath: merchant.folder.file("right"), toPath: merchant.data)
    #expect(try restored.tryAgain().status == 0)
    try Told(documents: restored.told).expectStands(merchant)
    #expect(try merchant.withDatabase { try TestShop.numbered(in: $0).count } == 6)
  }

  @Test func `where the loss is accepted, what follows has other numbers`() throws {
    let restored = try Restored()
    let merchant = restored.merchant
    let recover = ["recover", "--data", merchant.data, "--key", merchant.key, "--lang", "en"]
    let said = try Program.run(recover)
    #expect(said.status == 1, "\(said.output) \(said.errors)")
    let accepted = try Program.run(recover + ["--accept", "--reason", "the disk died"])
    #expect(accepted.status == 0, "\(accepted.errors)")
    #expect(try restored.tryAgain().status == 0)
    let files = Restored.files(merchant)
    #expect(files.count == 6, "\(files.keys.sorted())")
    for (number, hash) in restored.told { #expect(files[number] == hash, "\(number)") }
    #expect(try merchant.verify().status == 0)
  }
}
