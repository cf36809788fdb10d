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
        request, context -> Response in
        let id = try InvoiceID(address: context.parameters.require("id"))
        return Self.answer(try await duplicate(request, of: id))
      }
    }
  }

  /// What is kept of the answer is which copy it was: it is drawn again, the same to the byte.
  private func duplicate(_ request: Request, of id: InvoiceID) async throws
    -> CompanionDocuments.File
  {
    let asked = try IdempotentRequest(request, try await request.bytes(upTo: 1 << 20))
    let (documents, company) = (documents, documents.issuer.company.id)
    if let known = try await IdempotencyStore.known(asked, of: company, database),
      let copy = Int(known.body)
    {
      return try await database.read { try documents.duplicate(of: id, copy: copy, in: $0) }
    }
    return try await database.write(.company(company)) { tx in
      let copy = try asked.once(of: company, in: tx) {
        IdempotentAnswer(
          status: 200, location: nil, body: String(try documents.count(copyOf: id, in: tx)))
      }.body
      return try documents.duplicate(of: id, copy: Int(copy) ?? 1, in: tx)
    }
  }

  private static func answer(_ file: CompanionDocuments.File) -> Response {
    .pdf(file.bytes, fileName: file.name, disposition: .inline)
  }
}
