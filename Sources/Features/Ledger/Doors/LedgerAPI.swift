import Hummingbird
import Kernel
import Money
import Storage

/// `/v1/ledger/…`: the books for programs. `format=csv` gives a table for a spreadsheet.
package struct LedgerAPI: Sendable {
  let company: CompanyID
  let siren: String
  let database: Database

  package init(company: CompanyID, siren: String, database: Database) {
    self.company = company
    self.siren = siren
    self.database = database
  }

  private static let pageSize = 200

  package func add(to routes: Routes) {
    routes.get("/v1/ledger/years", .may(.booksRead)) { _, _ in try await years() }
    routes.get("/v1/ledger/balance", .may(.booksRead)) { request, _ in
      try await report(request, "balance") { filter, query, tx in
        let balance = try TrialBalance.load(
          filter, detailed: query.detailed, of: company, in: tx)
        return (LedgerTables.rows(balance), { LedgerJSON.write(balance, filter, to: $0) })
      }
    }
    routes.get("/v1/ledger/general-ledger", .may(.booksRead)) { request, _ in
      try await report(request, "grand-livre") { filter, _, tx in
        let ledger = try GeneralLedger.load(filter, of: company, in: tx)
        return (LedgerTables.rows(ledger), { LedgerJSON.write(ledger, filter, to: $0) })
      }
    }
    routes.get("/v1/ledger/entries", .may(.booksRead)) { request, _ in try await entries(request) }
    routes.get("/v1/ledger/entries/:id", .may(.booksRead)) { _, context in
      let id = try Self.id(context.parameters.require("id"))
      let company = company
      let json = JSONWriter()
      LedgerJSON.write(
        try await database.read { try LedgerStore.entry(id, of: company, in: $0) }, to: json)
      return Response.json(json)
    }
    routes.get("/v1/ledger/fec", .may(.booksRead)) { request, _ in try await fec(request) }
  }

  static func id(_ text: String) throws(LedgerError) -> EntryID {
    guard let id = EntryID(text) else { throw .entryNotFound(text) }
    return id
  }

  private func years() async throws -> Response {
    let company = company
    let json = JSONWriter()
    let years = try await database.read { try FiscalYearStore.all(of: company, in: $0) }
    json.object {
      json.array("data") { for year in years { LedgerJSON.write(year, to: json) } }
    }
    return .json(json)
  }

  /// A report as JSON, or as a table.
  private func report(
    _ request: Request, _ name: String,
    _ load:
      @escaping @Sendable (LedgerFilter, LedgerQuery, borrowing Transaction) throws -> (
        [[String]], (JSONWriter) -> Void
      )
  ) async throws -> Response {
    let fields = try request.query
    let query = try LedgerQuery(fields)
    let (company, isTable) = (company, fields["format"] == "csv")
    return try await database.read { tx in
      let filter = try query.filter(of: company, in: tx)
      let (rows, write) = try load(filter, query, tx)
      if isTable {
        return .csv(LedgerTables.csv(rows), fileName: "\(name)-\(filter.year.id).csv")
      }
      let json = JSONWriter()
      write(json)
      return .json(json)
    }
  }

  /// In the order of validation, two hundred at a time; as a table, all of them.
  private func entries(_ request: Request) async throws -> Response {
    let fields = try request.query
    let query = try LedgerQuery(fields)
    let (company, isTable) = (company, fields["format"] == "csv")
    return try await database.read { tx in
      var filter = try query.filter(of: company, in: tx)
      if !isTable { filter.limit = Self.pageSize + 1 }
      var entries = try LedgerStore.entries(filter, of: company, in: tx)
      if isTable {
        return .csv(
          LedgerTables.csv(LedgerTables.rows(entries)), fileName: "journal-\(filter.year.id).csv")
      }
      let hasMore = entries.cut(to: Self.pageSize)
      let json = JSONWriter()
      json.object {
        json.array("data") { for entry in entries { LedgerJSON.write(entry, to: json) } }
        json.field("hasMore", hasMore)
        json.field("nextAfter", hasMore ? entries.last?.id.number : nil)
      }
      return .json(json)
    }
  }

  private func fec(_ request: Request) async throws -> Response {
    let fields = try request.query
    let (company, siren, year) = (company, siren, fields["year"])
    let encoding = fields["encoding"].map { FECFile.Encoding(rawValue: $0.lowercased()) } ?? .utf8
    guard let encoding else {
      throw LedgerError.queryInvalid(
        Text(
          fr: "« encoding » est utf-8 ou iso-8859-15.", en: "“encoding” is utf-8 or iso-8859-15."))
    }
    return try await database.read { tx in
      let file = FECFile(siren: siren, year: try FiscalYearStore.year(year, of: company, in: tx))
      return .file(
        try file.bytes(encoding, of: company, in: tx),
        type: "text/plain; charset=\(encoding.rawValue)",
        fileName: file.name, disposition: .attachment)
    }
  }
}
