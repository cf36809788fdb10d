/// What was sealed in a period, and since the beginning (CGI 286, I-3° bis: clôtures, grand total et cumul perpétuel).
///
/// A closure is a function of the entries before it alone: made a second later or a year later, its bytes are the same.
package struct PeriodClosure: Sendable, Equatable {
  package enum Period: String, Sendable, CaseIterable {
    case day, month, year

    /// The series its closures make.
    package var series: String { "closures-\(rawValue)" }
  }

  package var period: Period
  /// First and last day of the period, "2026-11-01" and "2026-11-30".
  package var from: String
  package var through: String
  package var totals: PeriodTotals
  package var perpetual: PerpetualTotals
  /// The log before this closure.
  package var treeSize: Int64
  package var treeRoot: [UInt8]

  package init(
    period: Period, from: String, through: String, totals: PeriodTotals,
    perpetual: PerpetualTotals, treeSize: Int64, treeRoot: [UInt8]
  ) {
    self.period = period
    self.from = from
    self.through = through
    self.totals = totals
    self.perpetual = perpetual
    self.treeSize = treeSize
    self.treeRoot = treeRoot
  }

  func write(to text: inout CanonicalText) {
    text.line("period", period.rawValue)
    text.line("from", from)
    text.line("through", through)
    totals.write(to: &text)
    perpetual.write(to: &text)
    text.line("tree", [.number(treeSize), .hash(treeRoot)])
  }
}

/// Counts and sums of a period. Credit notes and refunds are taken off; training counts nowhere.
package struct PeriodTotals: Sendable, Equatable {
  package struct Amounts: Sendable, Equatable {
    package var net: Int64 = 0
    package var vat: Int64 = 0
    package var gross: Int64 = 0
  }
  package struct RateKey: Hashable, Comparable, Sendable {
    package let currency: String
    package let category: String
    package let rate: Int64
    package static func < (left: RateKey, right: RateKey) -> Bool {
      (left.currency, left.category, left.rate) < (right.currency, right.category, right.rate)
    }
  }
  package struct MeansKey: Hashable, Comparable, Sendable {
    package let currency: String
    package let means: String
    package static func < (left: MeansKey, right: MeansKey) -> Bool {
      (left.currency, left.means) < (right.currency, right.means)
    }
  }

  /// Of the first and last entry of the period in the log, closures aside; `nil` in an empty period.
  package private(set) var positions: ClosedRange<Int64>?
  package private(set) var invoices: Int64 = 0
  package private(set) var creditNotes: Int64 = 0
  package private(set) var payments: Int64 = 0
  package private(set) var refunds: Int64 = 0
  package private(set) var events: Int64 = 0
  package private(set) var training: Int64 = 0
  /// First and last sequence of each series, closures aside.
  package private(set) var series: [String: ClosedRange<Int64>] = [:]
  package private(set) var amounts: [String: Amounts] = [:]
  package private(set) var rates: [RateKey: (base: Int64, tax: Int64)] = [:]
  package private(set) var means: [MeansKey: Int64] = [:]

  package init() {}

  package static func == (left: PeriodTotals, right: PeriodTotals) -> Bool {
    left.text == right.text
  }

  package var isEmpty: Bool { positions == nil }

  /// Counts an entry; closures are not entries of a period.
  ///
  /// - Throws: `TotalsOverflow`: nothing is counted then.
  package mutating func add(_ entry: LogEntry) throws(TotalsOverflow) {
    try add(entry.fact, position: entry.position, series: entry.series, sequence: entry.sequence)
  }

  package mutating func add(
    _ fact: LogEntry.Fact, position: Int64, series name: String, sequence: Int64
  ) throws(TotalsOverflow) {
    if case .closure = fact { return }
    // Of a log that was tampered with they may go back.
    positions = widened(positions, to: position)
    series[name] = widened(series[name], to: sequence)
    switch fact {
    case .closure: break
    case .event: events += 1
    case .payment(let payment):
      if payment.isRefund { refunds += 1 } else { payments += 1 }
      let key = MeansKey(currency: payment.currency, means: payment.means)
      means[key] = try sum(means[key] ?? 0, payment.isRefund ? 0 &- payment.minor : payment.minor)
    case .document(let document) where document.isTraining: training += 1
    case .document(let document): try add(document)
    }
  }

  private mutating func add(_ document: SealedDocument) throws(TotalsOverflow) {
    let isBack = document.isCreditNote
    func signed(_ minor: Int64) -> Int64 { isBack ? 0 &- minor : minor }
    if isBack { creditNotes += 1 } else { invoices += 1 }
    var of = amounts[document.currency] ?? Amounts()
    of.net = try sum(of.net, signed(document.netMinor))
    of.vat = try sum(of.vat, signed(document.vatMinor))
    of.gross = try sum(of.gross, signed(document.grossMinor))
    amounts[document.currency] = of
    for line in document.vatLines {
      let key = RateKey(
        currency: document.currency, category: line.category, rate: line.rate)
      let known = rates[key] ?? (0, 0)
      rates[key] = (
        try sum(known.base, signed(line.base)), try sum(known.tax, signed(line.tax))
      )
    }
  }

  /// A later period that follows this one.
  package mutating func add(_ later: PeriodTotals) throws(TotalsOverflow) {
    guard let range = later.positions else { return }
    positions = (positions?.lowerBound ?? range.lowerBound)...range.upperBound
    invoices += later.invoices
    creditNotes += later.creditNotes
    payments += later.payments
    refunds += later.refunds
    events += later.events
    training += later.training
    for (name, range) in later.series {
      series[name] = (series[name]?.lowerBound ?? range.lowerBound)...range.upperBound
    }
    for (currency, other) in later.amounts {
      var of = amounts[currency] ?? Amounts()
      of.net = try sum(of.net, other.net)
      of.vat = try sum(of.vat, other.vat)
      of.gross = try sum(of.gross, other.gross)
      amounts[currency] = of
    }
    for (key, other) in later.rates {
      let known = rates[key] ?? (0, 0)
      rates[key] = (try sum(known.base, other.base), try sum(known.tax, other.tax))
    }
    for (key, other) in later.means { means[key] = try sum(means[key] ?? 0, other) }
  }

  /// The lines of a closure, sorted by what they begin with, byte by byte.
  package var text: [UInt8] {
    var text = CanonicalText(capacity: 512)
    write(to: &text)
    return text.bytes
  }

  func write(to text: inout CanonicalText) {
    if let positions {
      text.line("entries", [.number(positions.lowerBound), .number(positions.upperBound)])
    }
    text.line(
      "counts",
      [invoices, creditNotes, payments, refunds, events, training].map { .number($0) })
    for (name, range) in series.sorted(by: { bytewise($0.key, $1.key) }) {
      text.line(
        "series-range", [.word(name), .number(range.lowerBound), .number(range.upperBound)])
    }
    for (currency, of) in amounts.sorted(by: { $0.key < $1.key }) {
      text.line("total", [.word(currency), .number(of.net), .number(of.vat), .number(of.gross)])
    }
    for (key, of) in rates.sorted(by: { $0.key < $1.key }) {
      text.line(
        "rate",
        [
          .word(key.currency), .word(key.category), .number(key.rate), .number(of.base),
          .number(of.tax),
        ])
    }
    for (key, minor) in means.sorted(by: { $0.key < $1.key }) {
      text.line("means-total", [.word(key.currency), .word(key.means), .number(minor)])
    }
  }

  /// Reads back what `text` wrote, as the running totals of an open period are kept.
  package init?(text: [UInt8]) {
    for line in String(decoding: text, as: UTF8.self).split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let words = line[line.index(colon, offsetBy: 2)...].split(separator: " ").map(
        CanonicalText.unescaped)
      let numbers = words.map { Int64($0) }
      func number(_ index: Int) -> Int64? { numbers.indices.contains(index) ? numbers[index] : nil }
      switch line[..<colon] {
      case "entries":
        guard let first = number(0), let last = number(1), first <= last else { return nil }
        positions = first...last
      case "counts":
        guard numbers.count == 6, let counts = numbers as? [Int64] else { return nil }
        (invoices, creditNotes, payments) = (counts[0], counts[1], counts[2])
        (refunds, events, training) = (counts[3], counts[4], counts[5])
      case "series-range":
        guard let first = number(1), let last = number(2), first <= last else { return nil }
        series[words[0]] = first...last
      case "total":
        guard let net = number(1), let vat = number(2), let gross = number(3) else { return nil }
        amounts[words[0]] = Amounts(net: net, vat: vat, gross: gross)
      case "rate":
        guard let rate = number(2), let base = number(3), let tax = number(4) else { return nil }
        rates[RateKey(currency: words[0], category: words[1], rate: rate)] = (base, tax)
      case "means-total":
        guard let minor = number(2) else { return nil }
        means[MeansKey(currency: words[0], means: words[1])] = minor
      default: return nil
      }
    }
  }
}

/// What was ever invoiced, per currency; never purged, never set back.
package struct PerpetualTotals: Sendable, Equatable {
  package struct Amounts: Sendable, Equatable {
    /// Invoices less credit notes, with VAT.
    package var algebraic: Int64 = 0
    /// Invoices and credit notes, both counted upwards.
    package var absolute: Int64 = 0
  }
  package private(set) var amounts: [String: Amounts] = [:]

  package init() {}

  package mutating func add(_ fact: LogEntry.Fact) throws(TotalsOverflow) {
    guard case .document(let document) = fact, !document.isTraining else { return }
    var of = amounts[document.currency] ?? Amounts()
    of.algebraic = try sum(
      of.algebraic, document.isCreditNote ? -document.grossMinor : document.grossMinor)
    of.absolute = try sum(of.absolute, document.grossMinor)
    amounts[document.currency] = of
  }

  package var text: [UInt8] {
    var text = CanonicalText(capacity: 128)
    write(to: &text)
    return text.bytes
  }

  func write(to text: inout CanonicalText) {
    for (currency, of) in amounts.sorted(by: { $0.key < $1.key }) {
      text.line("perpetual", [.word(currency), .number(of.algebraic), .number(of.absolute)])
    }
  }

  package init?(text: [UInt8]) {
    for line in String(decoding: text, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 4, words[0] == "perpetual:", let algebraic = Int64(words[2]),
        let absolute = Int64(words[3])
      else { return nil }
      amounts[String(words[1])] = Amounts(algebraic: algebraic, absolute: absolute)
    }
  }
}

/// A total beyond 92 quadrillion units: the entry that would pass it cannot be sealed.
package struct TotalsOverflow: Error {}

private func widened(_ range: ClosedRange<Int64>?, to value: Int64) -> ClosedRange<Int64> {
  guard let range else { return value...value }
  return min(range.lowerBound, value)...max(range.upperBound, value)
}

private func sum(_ left: Int64, _ right: Int64) throws(TotalsOverflow) -> Int64 {
  let (sum, overflow) = left.addingReportingOverflow(right)
  if overflow { throw TotalsOverflow() }
  return sum
}

private func bytewise(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}
