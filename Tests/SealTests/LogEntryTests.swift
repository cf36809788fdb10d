import Seal
import Testing

/// A changed vector means that what was sealed by earlier versions no longer verifies.
@Suite struct LogEntryTests {
  static let document = SealedDocument(
    isCreditNote: false, number: "F-2026-00042", type: "380", issueDate: "2026-11-23",
    currency: "EUR", netMinor: 15_000, vatMinor: 2_275, grossMinor: 17_275,
    vatLines: [
      .init(category: "S", rate: 2000, base: 10_000, tax: 2_000),
      .init(category: "S", rate: 550, base: 5_000, tax: 275),
    ], refers: ["F-2026-00017"], commitment: [UInt8](repeating: 3, count: 32))

  static func entry(_ fact: LogEntry.Fact, series: String = "F-2026-*") -> LogEntry {
    LogEntry(
      companySIREN: "732829320", position: 41, series: series, sequence: 42, day: "2026-11-23",
      sealedAtMicroseconds: 1_795_432_800_000_000, fact: fact,
      previous: [UInt8](repeating: 9, count: 32))
  }

  private static func frame(_ kind: String, series: String, _ fields: String) -> String {
    """
    facturier/entry/v2
    company: 732829320
    log: 41
    series: \(series)
    sequence: 42
    kind: \(kind)
    day: 2026-11-23
    sealed-at: 1795432800000000
    \(fields)
    previous: \(String(repeating: "09", count: 32))

    """
  }

  private func expect(
    _ fact: LogEntry.Fact, series: String = "F-2026-*", _ kind: String, _ fields: String,
    _ hash: String
  ) {
    let entry = Self.entry(fact, series: series)
    #expect(
      String(decoding: entry.canonicalBytes, as: UTF8.self)
        == Self.frame(kind, series: series, fields))
    #expect(hexadecimal(entry.hash) == hash)
    let again = LogEntry.canonicalBytes(
      companySIREN: entry.companySIREN, position: entry.position, series: entry.series,
      sequence: entry.sequence, kind: kind, day: entry.day,
      sealedAtMicroseconds: entry.sealedAtMicroseconds, fields: fact.fields,
      previous: entry.previous)
    #expect(again == entry.canonicalBytes)
  }

  @Test func `a document of version 2 is frozen`() {
    expect(
      .document(Self.document), "invoice",
      """
      number: F-2026-00042
      type: 380
      issued: 2026-11-23
      currency: EUR
      net: 15000
      vat: 2275
      gross: 17275
      vat-line: S 2000 10000 2000
      vat-line: S 550 5000 275
      refers: F-2026-00017
      document: \(String(repeating: "03", count: 32))
      """, "aa646b782ceba8686172cb7609323af7aa072a6e02aa92c2076522f0ffe740b4")
    var training = Self.document
    training.isTraining = true
    training.isCreditNote = true
    #expect(LogEntry.Fact.document(training).kind == "training-credit-note")
  }

  @Test func `a payment of version 2 is frozen`() {
    expect(
      .payment(
        SealedPayment(
          isRefund: false, number: "E-2026-00012", received: "2026-11-22", means: "card",
          currency: "EUR", minor: 12_000,
          shares: [.init(document: "F-2026-00042", minor: 12_000)])),
      series: "E-2026-*", "payment",
      """
      number: E-2026-00012
      received: 2026-11-22
      means: card
      currency: EUR
      amount: 12000
      for: F-2026-00042 12000
      """, "1c14c9f70db578495a141909c85448e881152abcbbc63d8d8d2d62810303b1af")
  }

  @Test func `an event of version 2 is frozen, and a value stays on its line`() {
    expect(
      .event(
        SealedEvent(
          "restore", [.init("reason", "disque\nperdu à 100 %"), .init("mark-size", "98")])),
      series: "events", "event",
      """
      event: restore
      reason: disque%0Aperdu à 100 %25
      mark-size: 98
      """, "231bff383dca37b0a5396d14d558f90c7ba0d001135d72336565844fb2112d40")
  }

  @Test func `a closure of version 2 is frozen`() throws {
    var totals = PeriodTotals()
    var perpetual = PerpetualTotals()
    var credit = Self.document
    credit.isCreditNote = true
    credit.netMinor = 5_000
    credit.vatMinor = 1_000
    credit.grossMinor = 6_000
    credit.vatLines = [.init(category: "S", rate: 2000, base: 5_000, tax: 1_000)]
    var training = Self.document
    training.isTraining = true
    let facts: [(LogEntry.Fact, String, Int64)] = [
      (.document(Self.document), "F-2026-*", 3), (.document(credit), "A-2026-*", 1),
      (.document(training), "T-2026-*", 1),
      (
        .payment(
          SealedPayment(
            isRefund: false, number: "E-1", received: "2026-11-23", means: "card",
            currency: "EUR", minor: 17_275, shares: [])), "E-2026-*", 1
      ),
      (
        .payment(
          SealedPayment(
            isRefund: true, number: "R-1", received: "2026-11-23", means: "card",
            currency: "EUR", minor: 6_000, shares: [])), "R-2026-*", 1
      ),
      (.event(SealedEvent("training", [])), "events", 2),
    ]
    for (index, (fact, series, sequence)) in facts.enumerated() {
      try totals.add(fact, position: Int64(index + 12), series: series, sequence: sequence)
      try perpetual.add(fact)
    }
    #expect(PeriodTotals(text: totals.text) == totals)
    #expect(PerpetualTotals(text: perpetual.text) == perpetual)
    expect(
      .closure(
        PeriodClosure(
          period: .month, from: "2026-11-01", through: "2026-11-30", totals: totals,
          perpetual: perpetual, treeSize: 98, treeRoot: [UInt8](repeating: 5, count: 32))),
      series: "closures-month", "closure",
      """
      period: month
      from: 2026-11-01
      through: 2026-11-30
      entries: 12 17
      counts: 1 1 1 1 1 1
      series-range: A-2026-* 1 1
      series-range: E-2026-* 1 1
      series-range: F-2026-* 3 3
      series-range: R-2026-* 1 1
      series-range: T-2026-* 1 1
      series-range: events 2 2
      total: EUR 10000 1275 11275
      rate: EUR S 550 5000 275
      rate: EUR S 2000 5000 1000
      means-total: EUR card 11275
      perpetual: EUR 11275 23275
      tree: 98 \(String(repeating: "05", count: 32))
      """, "ec18d296a5f5f5973ba3d0926e4950d3e1020660c0cb1d27057c367272a6d987")
  }

  @Test func `the totals of two periods are those of the whole`() throws {
    var whole = PeriodTotals()
    var first = PeriodTotals()
    var second = PeriodTotals()
    for position in 0..<20 as Range<Int64> {
      var document = Self.document
      document.isCreditNote = position % 3 == 0
      document.currency = position % 4 == 0 ? "USD" : "EUR"
      let fact = LogEntry.Fact.document(document)
      try whole.add(fact, position: position, series: "F", sequence: position + 1)
      if position < 9 {
        try first.add(fact, position: position, series: "F", sequence: position + 1)
      } else {
        try second.add(fact, position: position, series: "F", sequence: position + 1)
      }
    }
    try first.add(second)
    #expect(first == whole)
  }

  @Test func `a sum that does not fit is refused`() throws {
    var totals = PeriodTotals()
    var document = Self.document
    document.grossMinor = .max
    try totals.add(.document(document), position: 0, series: "F", sequence: 1)
    #expect(throws: TotalsOverflow.self) {
      try totals.add(.document(document), position: 1, series: "F", sequence: 2)
    }
  }
}
