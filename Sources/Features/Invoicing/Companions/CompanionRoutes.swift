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

  package func add(to routes: Routes) {
    for prefix in ["/v1", ""] {
      routes.get("\(prefix)/orders/:id/pro-forma.pdf", .may(.documentsRead)) {
        _, context -> Response in
        let text = try context.parameters.require("id")
        let id = try OrderID(address: text)
        return Self.answer(try await database.read { try documents.proForma(of: id, in: $0) })
      }
      routes.get("\(prefix)/invoices/:id/delivery-note.pdf", .may(.documentsRead)) {
        _, context -> Response in
        let id = try InvoiceID(address: context.parameters.require("id"))
        return Self.answer(try await database.read { try documents.deliveryNote(of: id, in: $0) })
      }
      routes.get("\(prefix)/invoices/:id/receipt.pdf", .may(.documentsRead)) {
        _, context -> Response in
        let id = try InvoiceID(address: context.parameters.require("id"))
        return Self.answer(try await database.read { try documents.receipt(of: id, in: $0) })
      }
      // Each copy is counted, so it is no GET.
      routes.post("\(prefix)/invoices/:id/duplicates", .may(.documentsIssue)) {
        _, context -> Response in
        let id = try InvoiceID(address: context.parameters.require("id"))
        return Self.answer(
          try await database.write(.company(documents.issuer.company.id)) {
            try documents.duplicate(of: id, in: $0)
          })
      }
    }
  }

  private static func answer(_ file: CompanionDocuments.File) -> Response {
    .pdf(file.bytes, fileName: file.name, disposition: .inline)
  }
}
