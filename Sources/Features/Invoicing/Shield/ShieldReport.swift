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

  /// A finding that waits, with the correction a click would make and whether somebody may go past it.
  package struct Waiting: Sendable {
    package let event: ShieldStore.Event
    package let mend: Finding.Mend?
    /// A document that is sent has its own confirmation.
    package var isOverridable: Bool {
      !event.isOfDocument && (event.isWarning || OverrideGuard.asking.contains(event.code))
    }
  }

  /// One for each of the ten errors, in their order.
  package let rows: [Row]
  package let waiting: [Waiting]
  /// Warnings nobody answered for yet, the latest first.
  package let warnings: [ShieldStore.Event]
  package let mends: [MendStore.Mended]
  package let overrides: [MendStore.Override]
  package let withoutInvoice: [(number: String, orderedOn: LocalDate)]

  /// Beyond it the page and the report name the first ones only.
  private static let shown = 200

  package static func load(
    of company: CompanyID, in tx: borrowing Transaction
  ) throws -> ShieldReport {
    let counts = try ShieldStore.counts(of: company, in: tx)
    let withoutInvoice = try OrdersWithoutInvoice.list(of: company, limit: shown, in: tx)
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
      rows: rows, waiting: try waiting(of: company, in: tx),
      warnings: try ShieldStore.waiting(of: company, warnings: true, limit: 50, in: tx),
      mends: try MendStore.mends(of: company, limit: 50, in: tx),
      overrides: try MendStore.overrides(of: company, limit: 50, in: tx),
      withoutInvoice: withoutInvoice)
  }

  private static func waiting(of company: CompanyID, in tx: borrowing Transaction) throws
    -> [Waiting]
  {
    try ShieldStore.waiting(of: company, limit: shown, in: tx).map { event in
      guard OrderMends.codes.contains(event.code) else { return Waiting(event: event, mend: nil) }
      var order = try MendStore.held(event.source, event.order, of: company, in: tx)
      if order == nil,
        let known = try OrderStore.find(
          source: event.source, externalID: event.order, of: company, in: tx)
      {
        order = try OrderStore.order(known.id, of: company, in: tx)
      }
      guard let order else { return Waiting(event: event, mend: nil) }
      let proofs = try OutsideFacts.load(for: CollectionOfOne(order), of: company, in: tx)
      let mends = OrderMends(today: tx.today, proofs: proofs)
      return Waiting(event: event, mend: mends.mend(event.code, of: order))
    }
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
      json.array("waiting") { for item in waiting { write(item, language, to: json) } }
      json.array("warnings") {
        for event in warnings {
          write(Waiting(event: event, mend: nil), language, to: json)
        }
      }
      writeDecisions(to: json)
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

  private func write(_ item: Waiting, _ language: Language, to json: JSONWriter) {
    let event = item.event
    json.object {
      json.field("source", event.source)
      json.field(event.isOfDocument ? "document" : "order", event.order)
      json.field("code", event.code)
      json.field("error", event.error.rawValue)
      json.field("times", event.times)
      json.field("detail", event.text(language))
      json.field("overridable", item.isOverridable)
      json.key("mend")
      if let mend = item.mend { mend.write(to: json) } else { json.null() }
    }
  }

  /// Who corrected what, and who went past which guard and why.
  private func writeDecisions(to json: JSONWriter) {
    json.array("mends") {
      for mend in mends {
        json.object {
          json.field("order", mend.order)
          json.field("code", mend.code)
          json.field("pointer", mend.change.pointer)
          json.field("before", mend.change.before)
          json.field("after", mend.change.after)
          json.field("by", mend.by)
          json.field("at", text: mend.at)
        }
      }
    }
    json.array("overrides") {
      for override in overrides {
        json.object {
          json.field(
            override.source == ShieldStore.documents ? "document" : "order", override.order)
          json.field("code", override.code)
          json.field("by", override.by)
          json.field("reason", override.reason)
          json.field("at", text: override.at)
        }
      }
    }
  }

  /// As the terminal shows it.
  package func text(_ language: Language) -> String {
    let heads =
      language == .fr
      ? ["Erreur", "arrêtées", "corrigées", "remarques", "assumées"]
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
    for item in waiting {
      lines.append("\(item.event.order) \(item.event.code): \(item.event.text(language))")
      if let mend = item.mend {
        lines += mend.changes.map { "  → \($0.pointer): \($0.before ?? "—") → \($0.after ?? "—")" }
      }
    }
    for mend in mends {
      let change = mend.change
      lines.append(
        "\(mend.order) \(mend.code) \(language == .fr ? "corrigé par" : "mended by") \(mend.by): \(change.pointer) \(change.before ?? "—") → \(change.after ?? "—")"
      )
    }
    for override in overrides {
      lines.append(
        "\(override.order) \(override.code) \(language == .fr ? "assumé par" : "overridden by") \(override.by): \(override.reason)"
      )
    }
    for order in withoutInvoice {
      lines.append(
        language == .fr
          ? "\(order.number) : commande du \(French.date(order.orderedOn)) sans facture"
          : "\(order.number): order of \(order.orderedOn) without an invoice")
    }
    return lines.joined(separator: "\n")
  }
}
