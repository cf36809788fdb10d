import Hummingbird
import Kernel
import Money
import Seal
import Storage

/// The REST routes of the sealed log: where it is, what proves a document, what was sealed in a period.
package struct LogAPI: Sendable {
  let sealer: Sealer
  let database: Database

  package init(sealer: Sealer, database: Database) {
    self.sealer = sealer
    self.database = database
  }

  package func add(to routes: Routes) {
    routes.get("/v1/log", .may(.sealRead)) { _, _ in try await state() }
    routes.get("/v1/log/checkpoint", .may(.sealRead)) { _, _ in try await checkpoint() }
    routes.get("/v1/invoices/:id/proof", .may(.sealRead)) { _, context in
      try await proof(of: InvoiceID(address: context.parameters.require("id")))
    }
    routes.get("/v1/turnover", .may(.documentsRead)) { request, _ in
      let query = try request.query
      return try await turnover(
        from: Self.day("from", query["from"]), through: Self.day("through", query["through"]))
    }
  }

  private static func day(_ name: String, _ text: String?) throws -> LocalDate? {
    guard let text else { return nil }
    guard let day = LocalDate(text) else {
      throw HTTPProblem.unreadable(
        Text(
          fr: "« \(name) » est un jour comme 2026-11-25.",
          en: "“\(name)” is a day such as 2026-11-25."))
    }
    return day
  }

  // MARK: Answers

  private func state() async throws -> Response {
    let sealer = sealer
    let signed = try await database.read {
      try LogStore.lastCheckpoint(of: sealer.company, in: $0)
    }
    let json = JSONWriter()
    json.object {
      json.field("object", "log")
      json.field("size", signed?.checkpoint.size ?? 0)
      json.field("root", signed.map { hexadecimal($0.checkpoint.root) })
      json.field("checkpoint", signed?.note)
      json.field("keyFingerprint", sealer.keyFingerprint)
      json.field("publicKey", hexadecimal(sealer.publicKey.bytes))
      json.field("core", FiscalCore.label)
      json.field("quarantine", sealer.mark.quarantine?.text.en)
    }
    return .json(json)
  }

  private func checkpoint() async throws -> Response {
    let sealer = sealer
    let signed = try await database.read {
      try LogStore.lastCheckpoint(of: sealer.company, in: $0)
    }
    return Response(
      status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
      body: .init(byteBuffer: .init(string: signed?.note ?? "")))
  }

  private func proof(of id: InvoiceID) async throws -> Response {
    let company = sealer.company
    let proof = try await database.read { try DocumentProof(id, of: company, in: $0) }
    return .json(proof.json())
  }

  private func turnover(from: LocalDate?, through: LocalDate?) async throws -> Response {
    let sealer = sealer
    let turnover = try await database.read { tx in
      let from = from ?? LocalDate(year: tx.today.year, month: 1, day: 1)!
      let through = through ?? tx.today
      guard from <= through else {
        throw HTTPProblem.unreadable(
          Text(
            fr: "« from » ne peut pas suivre « through ».", en: "“from” cannot be after “through”.")
        )
      }
      return try SealedTurnover(
        from: from, through: through, of: sealer.company, siren: sealer.siren, in: tx)
    }
    return .json(turnover.json)
  }
}

extension SealedTurnover {
  /// Amounts are in whole minor units turned to decimals by their currency.
  package var json: JSONWriter {
    let json = JSONWriter()
    func field(_ name: String, _ minor: Int64, _ currency: String) {
      json.field(name, Currency(code: currency).map { Money(minorUnits: minor, currency: $0) })
    }
    json.object {
      json.field("object", "turnover")
      json.field("from", text: from)
      json.field("through", text: through)
      json.field("invoices", totals.invoices)
      json.field("creditNotes", totals.creditNotes)
      json.field("payments", totals.payments)
      json.field("refunds", totals.refunds)
      json.array("totals") {
        for (currency, of) in totals.amounts.sorted(by: { $0.key < $1.key }) {
          json.object {
            field("net", of.net, currency)
            field("vat", of.vat, currency)
            field("gross", of.gross, currency)
          }
        }
      }
      json.array("rates") {
        for (key, of) in totals.rates.sorted(by: { $0.key < $1.key }) {
          json.object {
            json.field("category", key.category)
            json.field("rate", text: Rate(units: key.rate))
            field("base", of.base, key.currency)
            field("tax", of.tax, key.currency)
          }
        }
      }
      json.array("means") {
        for (key, minor) in totals.means.sorted(by: { $0.key < $1.key }) {
          json.object {
            json.field("means", key.means)
            field("amount", minor, key.currency)
          }
        }
      }
      json.array("perpetual") {
        for (currency, of) in perpetual.amounts.sorted(by: { $0.key < $1.key }) {
          json.object {
            field("algebraic", of.algebraic, currency)
            field("absolute", of.absolute, currency)
          }
        }
      }
    }
    return json
  }
}
