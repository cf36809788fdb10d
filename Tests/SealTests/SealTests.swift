import Seal
import Testing

@Suite struct SealTests {
  static let key = SealingKey(seed: Array(0..<32))!

  static func entry(_ sequence: Int64, after head: SeriesHead, gross: Int64 = 12_000) -> SealEntry {
    SealEntry(
      sellerSIREN: "732829320", series: "F-2026-*", sequence: sequence,
      number: "F-2026-0000\(sequence)", type: "380", issueDate: "2026-11-23",
      sealedAtMicroseconds: 1_795_432_800_000_000, currency: "EUR", netMinor: 10_000,
      vatMinor: gross - 10_000, grossMinor: gross, xmlHash: [UInt8](repeating: 1, count: 32),
      pdfHash: [UInt8](repeating: 2, count: 32), previous: head.hash)
  }

  static func chain(_ count: Int64) -> [SealEntry] {
    var head = SeriesHead.genesis(sellerSIREN: "732829320", series: "F-2026-*")
    return (1...count).map { sequence in
      let entry = entry(sequence, after: head)
      head = SeriesHead(
        sellerSIREN: head.sellerSIREN, series: head.series, sequence: sequence, hash: entry.hash)
      return entry
    }
  }

  /// A changed vector means that documents sealed by earlier versions no longer verify.
  @Test func `version 1 of the entry is frozen`() {
    let head = SeriesHead.genesis(sellerSIREN: "732829320", series: "F-2026-*")
    #expect(
      hexadecimal(head.hash) == "ad45f05e41cac819d71bee76ee19d3b3390ba73d450276c86665c04529c3d1a1")
    let entry = Self.entry(1, after: head)
    #expect(
      String(decoding: entry.canonicalBytes, as: UTF8.self) == """
        facturier/entry/v1
        seller: 732829320
        series: F-2026-*
        sequence: 1
        number: F-2026-00001
        type: 380
        issued: 2026-11-23
        sealed-at: 1795432800000000
        currency: EUR
        net: 10000
        vat: 2000
        gross: 12000
        xml-sha256: \(String(repeating: "01", count: 32))
        pdf-sha256: \(String(repeating: "02", count: 32))
        previous: \(hexadecimal(head.hash))

        """)
    #expect(
      hexadecimal(entry.hash) == "38260034f6d33ce8dab984d0b22bc613f8b7760cd677d72b8039e37ca778865f")
  }

  @Test func `a sound chain verifies, with its signature`() throws {
    var verifier = SeriesVerifier(sellerSIREN: "732829320", series: "F-2026-*")
    for entry in Self.chain(5) { try verifier.take(entry) }
    let signature = try Self.key.sign(verifier.head)
    #expect(Self.key.publicKey.isValid(signature, for: verifier.head))
    #expect(verifier.head.sequence == 5)
  }

  @Test func `a changed, missing, doubled or swapped entry is seen`() {
    func firstBreak(_ change: (inout [SealEntry]) -> Void) -> ChainBreak? {
      var entries = Self.chain(6)
      change(&entries)
      var verifier = SeriesVerifier(sellerSIREN: "732829320", series: "F-2026-*")
      do throws(ChainBreak) {
        for entry in entries { try verifier.take(entry) }
        return nil
      } catch { return error }
    }
    #expect(firstBreak { $0[2].grossMinor += 1 } == .link(sequence: 4))
    #expect(firstBreak { $0[2].number = "F-2026-00009" } == .link(sequence: 4))
    #expect(firstBreak { $0.remove(at: 3) } == .sequence(expected: 4, found: 5))
    #expect(firstBreak { $0.insert($0[3], at: 3) } == .sequence(expected: 5, found: 4))
    #expect(firstBreak { $0.swapAt(1, 2) } == .sequence(expected: 2, found: 3))
    #expect(firstBreak { _ in } == nil)
  }

  @Test func `a signature holds for one head of one key only`() throws {
    let head = SeriesHead.genesis(sellerSIREN: "732829320", series: "F-2026-*")
    let other = SeriesHead.genesis(sellerSIREN: "732829320", series: "A-2026-*")
    let signature = try Self.key.sign(head)
    #expect(!Self.key.publicKey.isValid(signature, for: other))
    #expect(!SealingKey.generate().publicKey.isValid(signature, for: head))
    var verifier = SeriesVerifier(sellerSIREN: "732829320", series: "F-2026-*")
    let entry = Self.entry(1, after: head)
    #expect(throws: ChainBreak.signature(sequence: 1)) {
      try verifier.take(entry, signature: signature, key: Self.key.publicKey)
    }
  }
}
