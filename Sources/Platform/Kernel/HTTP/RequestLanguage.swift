import Hummingbird

extension Request {
  /// The language of pages: the one chosen in the header of the page, else the browser's, else French.
  package var language: Language {
    cookies[LanguageCookie.name].flatMap { Language(rawValue: $0.value) } ?? acceptedLanguage
  }

  /// The language of `Accept-Language`, by weight then order; French when neither is asked for.
  package var acceptedLanguage: Language {
    Language(acceptLanguage: headers[.acceptLanguage] ?? "") ?? .fr
  }
}

extension Language {
  /// - Returns: `nil` when the header names neither language.
  package init?(acceptLanguage header: String) {
    var best: (language: Language, weight: Double)?
    for item in header.split(separator: ",").prefix(16) {
      let parts = item.split(separator: ";").map { String($0.filter { $0 != " " }).lowercased() }
      guard let tag = parts.first,
        let language = Language(rawValue: String(tag.prefix { $0 != "-" }))
      else { continue }
      let stated = parts.dropFirst().first { $0.hasPrefix("q=") }?.dropFirst(2)
      let weight = stated.map { Double($0) ?? 0 } ?? 1
      if weight > (best?.weight ?? 0) { best = (language, weight) }
    }
    guard let best else { return nil }
    self = best.language
  }
}

/// Remembers the language chosen by a link with `?lang=`, and goes back to the same address without it.
package struct LanguageChoice<Context: RequestContext>: RouterMiddleware {
  package init() {}

  package func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard request.method == .get, request.uri.query?.contains("lang=") == true,
      let chosen = try request.query.choice(LanguageCookie.name, of: Language.self)
    else { return try await next(request, context) }
    var response = Response.seeOther(
      try request.query.with(LanguageCookie.name, nil).path(request.uri.path))
    response.setCookie(
      Cookie(
        name: LanguageCookie.name, value: chosen.rawValue, maxAge: 365 * 86_400, path: "/",
        httpOnly: true, sameSite: .lax))
    return response
  }
}

/// The choice of a reader, and what a link that makes it says.
package enum LanguageCookie {
  package static let name = "lang"
}
