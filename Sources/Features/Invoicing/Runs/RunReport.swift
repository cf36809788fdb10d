import EN16931
import Kernel
import Money

/// What became of an input: every order and every line is in exactly one count, and the amounts add up.
package struct RunReport: Sendable {
  package struct Counts: Sendable, Equatable {
    package var read = 0
    package var issued = 0
    package var credited = 0
    package var already = 0
    package var refused = 0
  }

  /// Cents of the euro; documents in other currencies count at their rate.
  package struct Amounts: Sendable, Equatable {
    package var net: Int64 = 0
    package var vat: Int64 = 0
    package var gross: Int64 = 0

    mutating func add(_ document: IssuedDocument) {
      let (net, vat) = document.euros
      self.net += net
      self.vat += vat
      gross += net + vat
    }
  }

  package struct Refused: Sendable {
    package let order: String?
    package let finding: Finding
    /// Whether it stopped the order, a line of it, or a refund of it.
    package let isLine: Bool
  }

  package private(set) var orders = Counts()
  package private(set) var lines = Counts()
  package private(set) var invoices = Amounts()
  package private(set) var creditNotes = Amounts()
  package private(set) var invoiceCount = 0
  package private(set) var creditNoteCount = 0
  package private(set) var refusals: [Refused] = []
  package private(set) var warnings: [Refused] = []
  package private(set) var firstNumber: String?
  package private(set) var lastNumber: String?

  package init() {}

  package mutating func add(_ outcome: OrderOutcome) {
    count(outcome)
    for document in outcome.documents { add(document, of: outcome.externalID) }
    for line in outcome.refusedLines {
      refusals += line.findings.map {
        Refused(order: outcome.externalID, finding: $0, isLine: true)
      }
    }
    refusals += outcome.findings.filter { $0.severity == .stop }.map {
      Refused(order: outcome.externalID, finding: $0, isLine: false)
    }
    warnings += outcome.findings.filter { $0.severity == .warn }.map {
      Refused(order: outcome.externalID, finding: $0, isLine: false)
    }
  }

  /// A finding about the file itself: its end is missing, a line cannot be read.
  package mutating func add(file finding: Finding) {
    let found = Refused(order: nil, finding: finding, isLine: false)
    if finding.severity == .stop { refusals.append(found) } else { warnings.append(found) }
  }

  private mutating func count(_ outcome: OrderOutcome) {
    orders.read += 1
    lines.read += outcome.lineCount
    lines.refused += outcome.lineCount - outcome.takenLines
    switch outcome.state {
    case .issued:
      orders.issued += 1
      lines.issued += outcome.takenLines
    case .credited:
      orders.credited += 1
      lines.credited += outcome.takenLines
    case .already:
      orders.already += 1
      lines.already += outcome.takenLines
    case .refused: orders.refused += 1
    }
  }

  private mutating func add(_ document: IssuedDocument, of order: String?) {
    if document.type == .creditNote {
      creditNoteCount += 1
      creditNotes.add(document)
    } else {
      invoiceCount += 1
      invoices.add(document)
      if firstNumber == nil { firstNumber = document.number }
      lastNumber = document.number
    }
    warnings += document.warnings.map { Refused(order: order, finding: $0, isLine: false) }
  }

  /// The report of `--report`, a JSON object; amounts are decimal strings in euros.
  package func json(_ language: Language, isRehearsal: Bool) -> [UInt8] {
    let json = JSONWriter(pretty: true)
    json.object {
      json.field("dryRun", isRehearsal)
      Self.write("orders", orders, to: json)
      Self.write("lines", lines, to: json)
      json.object("documents") {
        json.field("invoices", invoiceCount)
        json.field("creditNotes", creditNoteCount)
        json.field("firstInvoice", firstNumber)
        json.field("lastInvoice", lastNumber)
      }
      json.object("totals") {
        json.field("currency", "EUR")
        Self.write("invoiced", invoices, to: json)
        Self.write("credited", creditNotes, to: json)
      }
      Self.write("refusals", refusals, language, to: json)
      Self.write("warnings", warnings, language, to: json)
    }
    return json.bytes
  }

  private static func write(_ name: String, _ counts: Counts, to json: JSONWriter) {
    json.object(name) {
      json.field("read", counts.read)
      json.field("issued", counts.issued)
      json.field("credited", counts.credited)
      json.field("alreadyIssued", counts.already)
      json.field("refused", counts.refused)
    }
  }

  private static func write(_ name: String, _ amounts: Amounts, to json: JSONWriter) {
    json.object(name) {
      json.field("net", DecimalText.fixed(amounts.net, scale: 2))
      json.field("vat", DecimalText.fixed(amounts.vat, scale: 2))
      json.field("gross", DecimalText.fixed(amounts.gross, scale: 2))
    }
  }

  private static func write(
    _ name: String, _ refused: [Refused], _ language: Language, to json: JSONWriter
  ) {
    json.array(name) {
      for item in refused {
        json.object {
          json.field("order", item.order)
          json.field("scope", item.isLine ? "line" : item.order == nil ? "file" : "order")
          json.field("code", item.finding.code)
          json.object("place") {
            json.field("file", item.finding.place?.file)
            json.field("line", item.finding.place?.line)
            json.field("column", item.finding.place?.column)
            json.field("pointer", item.finding.place?.pointer)
          }
          json.field("message", item.finding.text(language))
        }
      }
    }
  }
}

extension IssuedDocument {
  /// Net and VAT in cents of the euro.
  fileprivate var euros: (net: Int64, vat: Int64) {
    let invoice = content.invoice
    guard let rate = exchangeRate, let net = try? rate.euros(invoice.totals.net) else {
      return (invoice.totals.net.minorUnits, invoice.totals.vat.minorUnits)
    }
    return (net.minorUnits, invoice.accountingVAT?.minorUnits ?? 0)
  }
}
