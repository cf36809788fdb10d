import Hummingbird
import Storage

/// What the forms of saved views do: each leads back to its list.
package struct SavedViewPages: Sendable {
  package static let path = "/views"

  let company: CompanyID
  let database: Database
  let ids: IDs
  let lists: [ListDeclaration]

  /// - Parameter lists: those that have views.
  package init(company: CompanyID, database: Database, ids: IDs, lists: [ListDeclaration]) {
    self.company = company
    self.database = database
    self.ids = ids
    self.lists = lists
  }

  package func add(to routes: Routes) {
    routes.post("/views", .may(.documentsRead)) { request, _ in try await save(request) }
    routes.post("/views/:id", .may(.documentsRead)) { request, context in
      let name = try Self.name(await request.form())
      return try await change(context.parameters.require("id"), told: .changed) {
        id, list, owner, tx in
        try SavedViewStore.rename(id, to: name, in: list, owner: owner, company: company, in: tx)
      }
    }
    routes.post("/views/:id/deletion", .may(.documentsRead)) { request, context in
      try await change(context.parameters.require("id"), told: .removed) { id, _, _, tx in
        try SavedViewStore.delete(id, company: company, in: tx)
      }
    }
  }

  private func save(_ request: Request) async throws -> Response {
    let fields = try await request.form()
    let list = try list(fields["list"] ?? "")
    let name = try Self.name(fields)
    // Only what the list knows is kept, and never a place in it.
    let address = ListAddress(try FormFields(fields["query"] ?? ""), of: list)
    let query = address.fields.encoded
    guard query.utf8.count <= SavedView.longestQuery else { throw ViewProblem.tooMany }
    let (id, company) = (SavedView.ID(raw: ids.next()), company)
    let isShared = fields["shared"] == "true"
    try await database.write(.company(company)) { tx in
      let owner = tx.author.id
      guard
        try SavedViewStore.count(of: list.name, owner: owner, company: company, in: tx)
          < SavedView.most
      else { throw ViewProblem.tooMany }
      try SavedViewStore.save(
        id, name, of: list.name, query: query, isShared: isShared, owner: owner, company: company,
        in: tx)
    }
    return .seeOther(address.href, told: .saved)
  }

  private func change(
    _ text: String, told: Toast,
    _ effect:
      @escaping @Sendable (SavedView.ID, String, String, borrowing Transaction) throws -> Void
  ) async throws -> Response {
    guard let id = SavedView.ID(text) else { throw ViewProblem.notFound(text) }
    let company = company
    let name = try await database.write(.company(company)) { tx in
      let owner = tx.author.id
      guard let list = try SavedViewStore.list(of: id, owner: owner, company: company, in: tx)
      else { throw ViewProblem.notFound(text) }
      try effect(id, list, owner, tx)
      return list
    }
    return .seeOther(try list(name).path, told: told)
  }

  private func list(_ name: String) throws(ViewProblem) -> ListDeclaration {
    guard let list = lists.first(where: { $0.name == name }) else { throw .listUnknown(name) }
    return list
  }

  private static func name(_ fields: FormFields) throws(ViewProblem) -> String {
    let name = CleanText.line(fields["name"] ?? "")
    guard !name.isEmpty, name.count <= SavedView.longestName else { throw .nameMissing }
    return name
  }
}
