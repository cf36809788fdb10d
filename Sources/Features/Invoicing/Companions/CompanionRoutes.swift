import Hummingbird
import Kernel
import Storage

/// The addresses of companion documents, the same under `/v1` and for the pages.
package struct CompanionRoutes: Sendable {
  let documents: CompanionDocuments
  let database: Database

  package init(issuer: OrderIssuer, database: Database) {
    documents = CompanionDocuments(issuer: issuer)
    self.database = database
  }

  package func add<Context: RequestContext>(to router: Router<Context>) {
    for prefix in ["/v1", ""] {
      router.get("\(prefix)/orders/:id/pro-forma.pdf") { _, context -> Response in
        let text = try context.parameters.require("id")
        guard let id = OrderID(text) else { throw InvoicingError.orderNotFound(text) }
        return Self.answer(try await database.read { try documents.proForma(of: id, in: $0) })
      }
      router.get("\(prefix)/invoices/:id/delivery-note.pdf") { _, context -> Response in
        let id = try Self.invoice(context.parameters.require("id"))
        return Self.answer(try await database.read { try documents.deliveryNote(of: id, in: $0) })
      }
      router.get("\(prefix)/invoices/:id/receipt.pdf") { _, context -> Response in
        let id = try Self.invoice(context.parameters.require("id"))
        return Self.answer(try await database.read { try documents.receipt(of: id, in: $0) })
      }
      // Each copy is counted, so it is no GET.
      router.post("\(prefix)/invoices/:id/duplicates") { _, context -> Response in
        let id = try Self.invoice(context.parameters.require("id"))
        return Self.answer(try await database.write { try documents.duplicate(of: id, in: $0) })
      }
    }
  }

  private static func invoice(_ text: String) throws -> InvoiceID {
    guard let id = InvoiceID(text) else { throw InvoicingError.invoiceNotFound(text) }
    return id
  }

  private static func answer(_ file: CompanionDocuments.File) -> Response {
    .pdf(file.bytes, fileName: file.name, disposition: .inline)
  }
}
