import Hummingbird
import Storage

/// `/search?q=`: documents, customers, pages and things to do, in one place; what Ctrl-K asks as somebody types.
package struct SearchPages: Sendable {
  package static let path = "/search"
  static let jsonPath = "/search.json"

  let database: Database
  let sources: [SearchSource]
  let actions: [SearchAction]
  let isShown: @Sendable (SearchAction) -> Bool
  let shell: @Sendable (Request) -> PageShell

  /// - Parameter isShown: whether the reader may open an action's page.
  package init(
    database: Database, sources: [SearchSource], actions: [SearchAction],
    isShown: @escaping @Sendable (SearchAction) -> Bool,
    shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.database = database
    self.sources = sources
    self.actions = actions
    self.isShown = isShown
    self.shell = shell
  }

  package func add(to routes: Routes) {
    routes.get("/search", .person) { request, _ in
      let words = try Self.words(request)
      let page = SearchPage(words: words, groups: try await groups(words, request.language))
      return .html(page.render(in: shell(request)))
    }
    routes.get("/search.json", .person) { request, _ in
      .json(SearchPage.json(try await groups(try Self.words(request), request.language)))
    }
  }

  private static func words(_ request: Request) throws -> String {
    String(CleanText.line(try request.query["q"] ?? "").prefix(100))
  }

  /// What each source finds; without words, what can be done.
  private func groups(_ words: String, _ language: Language) async throws -> [SearchPage.Group] {
    let permissions = Caller.current.permissions
    let asked =
      words.isEmpty ? [] : sources.filter { $0.permission.map(permissions.contains) ?? true }
    let found = try await database.read { tx in
      var groups: [SearchPage.Group] = []
      for source in asked {
        let hits = try source.find(words, language, tx)
        groups.append(.init(title: source.title(language), hits: hits))
      }
      return groups
    }
    return (found + [doing(words, language)]).filter { !$0.hits.isEmpty }
  }

  private func doing(_ words: String, _ language: Language) -> SearchPage.Group {
    let parts = SearchText.normalised(words).split(separator: " ").map(String.init)
    let hits = actions.filter { isShown($0) && $0.matches(parts) }.map {
      SearchHit(title: $0.title(language), detail: "", href: $0.href)
    }
    return .init(title: SearchStrings.table.actions(language), hits: hits)
  }
}
