import Seal

/// An entry as it lies in the log, read by a decoder of its own: nothing of what wrote it is used to read it.
package struct DecodedEntry: Sendable {
  package enum Content: Sendable {
    case first(SealEntry)
    case fact(LogEntry.Fact)
    /// Compared with the one computed again, so only its period is read.
    case closure(PeriodClosure.Period)
  }

  package var company = ""
  /// The place it states, from 0; `nil` in version 1.
  package var position: Int64?
  package var series = ""
  package var sequence: Int64 = 0
  package var day = ""
  package var sealedAt: Int64 = 0
  package var content: Content = .closure(.day)
  package var previous: [UInt8] = []

  /// Number, BT-3 and BT-2, of documents.
  package var document: (number: String, type: String, issued: String)? {
    switch content {
    case .first(let entry): (entry.number, entry.type, entry.issueDate)
    case .fact(.document(let one)): (one.number, one.type, one.issueDate)
    default: nil
    }
  }

  /// Its bytes, written again from what was read; `nil` for closures.
  var rewritten: [UInt8]? {
    switch content {
    case .first(let entry): entry.canonicalBytes
    case .closure: nil
    case .fact(let fact):
      LogEntry(
        companySIREN: company, position: position ?? 0, series: series, sequence: sequence,
        day: day, sealedAtMicroseconds: sealedAt, fact: fact, previous: previous
      ).canonicalBytes
    }
  }
}

/// Why bytes are no entry, and in which of its lines, from 0.
package struct EntryFlaw: Error, Equatable {
  package let line: Int
  package let expected: String
}

package enum EntryDecoder {
  package static func decode(_ bytes: [UInt8]) throws(EntryFlaw) -> DecodedEntry {
    var lines = EntryLines(bytes)
    if lines.skip("facturier/entry/v2\n") { return try second(&lines) }
    guard lines.skip("facturier/entry/v1\n") else { throw lines.flaw("facturier/entry/v2") }
    return try first(&lines)
  }

  private static func first(_ lines: inout EntryLines) throws(EntryFlaw) -> DecodedEntry {
    let entry = SealEntry(
      sellerSIREN: try lines.text("seller: "), series: try lines.text("series: "),
      sequence: try lines.number("sequence: "), number: try lines.text("number: "),
      type: try lines.text("type: "), issueDate: try lines.day("issued: "),
      sealedAtMicroseconds: try lines.number("sealed-at: "),
      currency: try lines.text("currency: "), netMinor: try lines.number("net: "),
      vatMinor: try lines.number("vat: "), grossMinor: try lines.number("gross: "),
      xmlHash: try lines.hash("xml-sha256: "), pdfHash: try lines.hash("pdf-sha256: "),
      previous: try lines.hash("previous: "))
    try lines.end()
    return DecodedEntry(
      company: entry.sellerSIREN, position: nil, series: entry.series, sequence: entry.sequence,
      day: entry.issueDate, sealedAt: entry.sealedAtMicroseconds, content: .first(entry),
      previous: entry.previous)
  }

  private static func second(_ lines: inout EntryLines) throws(EntryFlaw) -> DecodedEntry {
    var entry = DecodedEntry()
    entry.company = try lines.text("company: ")
    entry.position = try lines.number("log: ")
    entry.series = try lines.text("series: ")
    entry.sequence = try lines.number("sequence: ")
    let kind = try lines.text("kind: ")
    entry.day = try lines.day("day: ")
    entry.sealedAt = try lines.number("sealed-at: ")
    switch kind {
    case "invoice", "credit-note", "training-invoice", "training-credit-note":
      entry.content = .fact(.document(try document(kind, &lines)))
    case "payment", "refund":
      entry.content = .fact(.payment(try payment(isRefund: kind == "refund", &lines)))
    case "closure":
      guard let period = PeriodClosure.Period(rawValue: try lines.text("period: ")) else {
        throw lines.flaw("period: day | month | year")
      }
      entry.content = .closure(period)
      while !lines.begins("previous: ") { _ = try lines.any() }
    case "event": entry.content = .fact(.event(try event(&lines)))
    default: throw EntryFlaw(line: 5, expected: "kind: invoice | credit-note | payment | …")
    }
    entry.previous = try lines.hash("previous: ")
    try lines.end()
    return entry
  }

  private static func document(
    _ kind: String, _ lines: inout EntryLines
  ) throws(EntryFlaw) -> SealedDocument {
    var document = SealedDocument(
      isCreditNote: kind.hasSuffix("credit-note"), isTraining: kind.hasPrefix("training-"),
      number: try lines.text("number: "), type: try lines.text("type: "),
      issueDate: try lines.day("issued: "), currency: try lines.text("currency: "),
      netMinor: try lines.number("net: "), vatMinor: try lines.number("vat: "),
      grossMinor: try lines.number("gross: "), vatLines: [], refers: [], commitment: [])
    while lines.begins("vat-line: ") {
      let words = try lines.words("vat-line: ", count: 4)
      document.vatLines.append(
        .init(
          category: EntryLines.unescaped(words[0]), rate: try lines.number(words[1]),
          base: try lines.number(words[2]), tax: try lines.number(words[3])))
    }
    while lines.begins("refers: ") { document.refers.append(try lines.text("refers: ")) }
    document.commitment = try lines.hash("document: ")
    return document
  }

  private static func payment(
    isRefund: Bool, _ lines: inout EntryLines
  ) throws(EntryFlaw) -> SealedPayment {
    var payment = SealedPayment(
      isRefund: isRefund, number: try lines.text("number: "),
      received: try lines.day("received: "), means: try lines.text("means: "),
      currency: try lines.text("currency: "), minor: try lines.number("amount: "), shares: [])
    while lines.begins("for: ") {
      let words = try lines.words("for: ", count: 2)
      payment.shares.append(
        .init(document: EntryLines.unescaped(words[0]), minor: try lines.number(words[1])))
    }
    return payment
  }

  private static func event(_ lines: inout EntryLines) throws(EntryFlaw) -> SealedEvent {
    var event = SealedEvent(try lines.text("event: "), [])
    while !lines.begins("previous: ") {
      let (name, value) = try lines.any()
      event.fields.append(.init(name, value))
    }
    return event
  }
}
