import Kernel
import Money
import Storage

/// The report on the ten errors: what each guard caught, what was mended, what waits.
package struct ShieldReport: Sendable {
  package struct Row: Sendable {
    package let error: ClassicError
    package var open = 0
    package var mended = 0
    package var warned = 0
    package var overridden = 0
    package var codes: [ShieldStore.Count] = []
    package var caught: Int { open + mended + warned + overridden }
  }

  /// One for each of the ten errors, in their order.
  package let rows: [Row]
  package let waiting: [ShieldStore.Event]
  package let overrides: [ShieldStore.Override]
  package let withoutInvoice: [(number: String, orderedOn: LocalDate)]

  /// Beyond it the page and the report name the first ones only.
  private static let shown = 200

  package static func load(
    of company: CompanyID, in tx: borrowing Transaction
  ) throws -> ShieldReport {
    let counts = try ShieldStore.counts(of: company, in: tx)
    let withoutInvoice = try ShieldStore.ordersWithoutInvoice(of: company, limit: shown, in: tx)
    let rows = ClassicError.allCases.map { error in
      var row = Row(error: error)
      row.codes = counts.filter { $0.error == error }
      for count in row.codes {
        row.open += count.open
        row.mended += count.mended
        row.warned += count.warned
        row.overridden += count.overridden
      }
      if error == .notRecorded { row.open += withoutInvoice.count }
      return row
    }
    return ShieldReport(
      rows: rows, waiting: try ShieldStore.waiting(of: company, limit: shown, in: tx),
      overrides: try ShieldStore.overrides(of: company, limit: shown, in: tx),
      withoutInvoice: withoutInvoice)
  }

  package func write(_ language: Language, to json: JSONWriter) {
    json.object {
      json.field("object", "shield")
      json.array("errors") {
        for row in rows {
          json.object {
            json.field("error", row.error.rawValue)
            json.field("title", row.error.title(language))
            json.field("guard", row.error.guarding(language))
            json.field("caught", row.caught)
            json.field("waiting", row.open)
            json.field("mended", row.mended)
            json.field("warned", row.warned)
            json.field("overridden", row.overridden)
            json.array("codes") {
              for count in row.codes {
                json.object {
                  json.field("code", count.code)
                  json.field("waiting", count.open)
                  json.field("mended", count.mended)
                  json.field("warned", count.warned)
                  json.field("overridden", count.overridden)
                }
              }
            }
          }
        }
      }
      json.array("waiting") {
        for event in waiting {
          json.object {
            json.field(event.isOfDocument ? "document" : "order", event.order)
            json.field("code", event.code)
            json.field("error", event.error.rawValue)
            json.field("times", event.times)
            json.field("detail", event.text(language))
          }
        }
      }
      json.array("overrides") {
        for override in overrides {
          json.object {
            json.field("document", override.subject)
            json.field("code", override.code)
            json.field("at", text: override.at)
            json.field("by", override.by)
            json.field("why", override.why)
            json.field("detail", override.text(language))
          }
        }
      }
      json.array("ordersWithoutInvoice") {
        for order in withoutInvoice {
          json.object {
            json.field("order", order.number)
            json.field("orderedOn", text: order.orderedOn)
          }
        }
      }
    }
  }

  /// As the terminal shows it.
  package func text(_ language: Language) -> String {
    let heads =
      language == .fr
      ? ["Erreur", "arrêtées", "corrigées", "remarques", "outrepassées"]
      : ["Error", "waiting", "mended", "warned", "overridden"]
    let titles = rows.map { $0.error.title(language) }
    let width = (titles + [heads[0]]).map { $0.unicodeScalars.count }.max() ?? 0
    func line(_ title: String, _ cells: [String]) -> String {
      title + String(repeating: " ", count: width - title.unicodeScalars.count)
        + cells.map { String(repeating: " ", count: max(1, 13 - $0.unicodeScalars.count)) + $0 }
        .joined()
    }
    var lines = [line(heads[0], Array(heads.dropFirst()))]
    for (title, row) in zip(titles, rows) {
      lines.append(
        line(title, ["\(row.open)", "\(row.mended)", "\(row.warned)", "\(row.overridden)"]))
    }
    for event in waiting { lines.append("\(event.order) \(event.code): \(event.text(language))") }
    for order in withoutInvoice {
      lines.append(
        language == .fr
          ? "\(order.number) : commande du \(French.date(order.orderedOn)) sans facture"
          : "\(order.number): order of \(order.orderedOn) without an invoice")
    }
    return lines.joined(separator: "\n")
  }
}
