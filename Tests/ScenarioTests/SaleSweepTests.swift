import EN16931
import Foundation
import Invoicing
import TestSupport
import Testing

/// Documents of the corpus' sound sales as an independent validator sees them: 120 of them, or as many as
/// `FACTURIER_SWEEP` says; 3000 is the bar.
@Suite struct SaleSweepTests {
  /// Between companies established in France the rules of BR-FR apply.
  private enum Side: String, CaseIterable {
    case french, others

    var french: String { self == .french ? "on" : "off" }
  }

  private static let seed: UInt64 = 3_000
  private static let count =
    ProcessInfo.processInfo.environment["FACTURIER_SWEEP"].flatMap { Int($0) } ?? 120

  @Test func `the independent validator passes the invoices of the corpus`() throws {
    guard Shared.has("tools/einvoice-check/check") else { return }
    let folder = TemporaryFolder()
    let counts = try issue(into: folder)
    for side in Side.allCases {
      guard let count = counts[side] else { continue }
      let ended = try Running(
        Shared.path("tools/einvoice-check/check"),
        ["--strict", "--fr", side.french, folder.file(side.rawValue)], [:]
      ).end()
      let last = ended.output.split(separator: "\n").last.map(String.init) ?? ended.errors
      #expect(
        last == "\(count) passed, 0 failed",
        "seed \(Self.seed), \(side):\n\(failures(of: ended.output))")
      #expect(ended.status == 0)
    }
  }

  /// What stops a sale that is sound by itself, after others of its seller: the limits of a year's turnover.
  private static let limits: Set<String> = [
    "tax.oss-threshold-crossed", "tax.franchise-threshold-crossed",
  ]

  /// Issues a seller's sales by his shop; those that pass a limit of turnover together, by another shop of his.
  ///
  /// - Returns: the documents by shop, and how many sales pass a limit alone.
  private func issue(_ sales: [SoundSale], by seller: CorpusSeller) throws -> (
    shops: [(shop: TestShop, sold: [(SoundSale, IssuedDocument)])], overLimit: Int
  ) {
    var shops: [(shop: TestShop, sold: [(SoundSale, IssuedDocument)])] = []
    var waiting = sales
    while !waiting.isEmpty {
      let shop = try TestShop(company: seller.json)
      var sold: [(SoundSale, IssuedDocument)] = []
      var stopped: [SoundSale] = []
      for (sale, outcome) in zip(waiting, try shop.issue(waiting.map(\.order))) {
        if let document = outcome.documents.first {
          sold.append((sale, document))
        } else if outcome.codes.contains(where: Self.limits.contains) {
          stopped.append(sale)
        } else {
          Issue.record("\(sale.words): \(outcome.findings.map { "\($0.code): \($0.text.en)" })")
        }
      }
      shops.append((shop, sold))
      if stopped.count == waiting.count { return (shops, stopped.count) }
      waiting = stopped
    }
    return (shops, 0)
  }

  /// Issues the sales, each by its seller's own shop, and writes their pages.
  private func issue(into folder: TemporaryFolder) throws -> [Side: Int] {
    for side in Side.allCases {
      try FileManager.default.createDirectory(
        atPath: folder.file(side.rawValue), withIntermediateDirectories: true)
    }
    var counts: [Side: Int] = [:]
    var issued = Self.count
    let sales = SaleCorpus(seed: Self.seed).sound(Self.count)
    for seller in CorpusSeller.allCases {
      let own = sales.filter { $0.seller == seller }
      guard !own.isEmpty else { continue }
      let (shops, overLimit) = try issue(own, by: seller)
      for (shop, sold) in shops {
        for (sale, document) in sold {
          let side = sale.isBetweenFrenchCompanies ? Side.french : .others
          // The order's number leads back to the sale: `SaleCorpus(seed:).sound(at:)`.
          let path = folder.file("\(side.rawValue)/\(sale.order.externalID).pdf")
          try Data(try shop.pdf(document)).write(to: URL(filePath: path))
          counts[side, default: 0] += 1
        }
        #expect(try shop.faults() == [])
      }
      issued -= overLimit
    }
    #expect(issued * 20 >= Self.count * 19, "few sales pass a limit by themselves")
    #expect(counts.values.reduce(0, +) == issued, "seed \(Self.seed): \(counts)")
    return counts
  }

  /// Each complaint once, with how many documents have it and the first of them.
  private func failures(of output: String) -> String {
    var file = ""
    var complaints: [String: (count: Int, first: String, last: String)] = [:]
    for line in output.split(separator: "\n") {
      if line.hasPrefix("FAIL") {
        file = String(line.split(separator: " ").first { $0.hasSuffix(".pdf") } ?? line)
      } else if line.hasPrefix(" ") {
        let known = complaints[String(line)]
        // A complaint is repeated for each line of the document.
        if known?.last == file { continue }
        complaints[String(line)] = ((known?.count ?? 0) + 1, known?.first ?? file, file)
      }
    }
    return complaints.sorted { $0.value.count > $1.value.count }.prefix(30).map { line, seen in
      "\(seen.count) × \(line.prefix(300)) (\(seen.first))"
    }.joined(separator: "\n")
  }
}
