import Hummingbird
import Kernel
import Storage

/// Something that may be asked for many times in one request: `POST /v1/bulk/{name}`, a line each.
package struct BulkAction: Sendable {
  /// In the address, and kept with what was asked: "issuances".
  package let name: String
  /// What whoever asks must be allowed to do.
  package let permission: Permission
  /// Does one line, in a transaction of its own.
  ///
  /// - Parameter: the line as it was written.
  package let perform: @Sendable (JSONValue, borrowing Transaction) throws -> JSONWriter

  package init(
    name: String, permission: Permission,
    perform: @escaping @Sendable (JSONValue, borrowing Transaction) throws -> JSONWriter
  ) {
    self.name = name
    self.permission = permission
    self.perform = perform
  }
}

/// What Invoicing does in bulk.
///
/// ```
/// POST /v1/bulk/issuances   {"lines": [{"invoice": "inv_…"}, …]}
/// POST /v1/bulk/invoices    {"lines": [{"order": {…}}, …]}
/// ```
package enum InvoicingBulk {
  package static func actions(_ issuer: OrderIssuer) -> [BulkAction] {
    let intake = OrderIntake(issuer: issuer)
    return [
      BulkAction(name: "issuances", permission: .documentsIssue) { line, tx in
        let id = try InvoiceID(address: line["invoice"]?.text ?? "")
        return try answer(intake.issue(id, in: tx).id, of: issuer, in: tx)
      },
      BulkAction(name: "invoices", permission: .documentsIssue) { line, tx in
        guard let order = line["order"], order.isObject else { throw BulkProblem.noOrder }
        let body = JSONWriter()
        body.exact(order)
        let reading = JSONOrder.decode(
          body.bytes, place: Place(), today: tx.today, defaultSource: "api")
        let entered = try intake.enter(reading, in: tx).id
        let draft = try intake.draft(for: entered, in: tx)
        return try answer(intake.issue(draft, in: tx).id, of: issuer, in: tx)
      },
    ]
  }

  /// What was issued, in short: the report of ten thousand lines is read as a list.
  private static func answer(
    _ id: InvoiceID, of issuer: OrderIssuer, in tx: borrowing Transaction
  ) throws -> JSONWriter {
    let json = JSONWriter()
    json.object {
      json.field("id", text: id)
      json.field("object", "invoice")
      json.field(
        "number", try? InvoiceQueries.number(of: id, company: issuer.company.id, in: tx))
    }
    return json
  }
}
