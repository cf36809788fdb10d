import Hummingbird
import Money
import TestSupport
import Testing

@testable import Kernel

/// A problem of a feature, as golden tests need one.
private struct BrokenOrder: Problem {
  let code = "invoicing.rules-broken"
  let kind = ProblemKind.invalid
  let text = Text(
    fr: "La commande « 10045 » n’est pas conforme.", en: "Order “10045” breaks the rules.")
  let findings = [
    Finding(
      "order.total-mismatch",
      at: Place(file: "orders.csv", line: 12, column: 4, pointer: "/total"),
      fr: "Le total ne correspond pas.", en: "The total does not match."),
    Finding("buyer.email-missing", .warn, fr: "Pas d’adresse.", en: "No e-mail."),
  ]
}

private struct Refused: Problem {
  let kind: ProblemKind
  let code = "test.refused"
  let text = Text(fr: "Non.", en: "No.")
}

/// What a page adds to a problem, whatever it is.
@Suite struct ProblemPageTests {
  private static func page(_ answer: ProblemAnswer, _ language: Language) -> String {
    let shell = PageShell(language: language, companyName: "A", navigation: [], version: "1")
    return String(decoding: ProblemPage(answer).render(in: shell), as: UTF8.self)
  }

  @Test(arguments: [
    ProblemKind.malformed, .invalid, .notFound, .conflict, .unavailable, .unauthenticated,
    .forbidden, .tooMany,
  ])
  func `every page says what is safe and what to do, in each language, with one main button`(
    kind: ProblemKind
  ) {
    let answer = ProblemAnswer(Refused(kind: kind))
    for (language, safe, next) in [
      (Language.fr, "Ce qui est sûr", "Et maintenant"), (.en, "What is safe", "What now?"),
    ] {
      let page = Self.page(answer, language)
      #expect(page.contains(safe) && page.contains(next))
      #expect(page.contains("\(kind.httpStatus)") && page.contains("test.refused"))
      #expect(page.matches(of: /class="button primary"/).count == 1)
    }
  }

  @Test func `who comes too often reads how long to wait, and an unforeseen error its reference`() {
    #expect(Self.page(ProblemAnswer(Refused(kind: .tooMany)), .fr).contains("Attendez 60 secondes"))
    let unknown = Self.page(ProblemAnswer(unknownErrorWithID: "err_1"), .en)
    #expect(unknown.contains("err_1") && unknown.contains("happened whole, or not at all"))
  }
}

private struct SecretError: Error, CustomStringConvertible {
  let description = "password=hunter2 at row 42"
}

@Suite struct `Problems over HTTP` {
  private func app() -> some HTTPResponder<TestContext> {
    let clock = Clock { Instant(microseconds: 1_767_225_600_000_000) }
    let router = Router(context: TestContext.self)
    router.add(middleware: SecurityHeaders())
    router.add(
      middleware: ProblemMiddleware(ids: .counting(clock), uploadLimit: 1 << 20) {
        ProblemPage($0).render(
          in: PageShell(
            language: $1.language, companyName: "A", navigation: [], version: "1"))
      })
    router.add(middleware: RequestGuard(isOurs: HostList().contains, uploadLimit: 1 << 20))
    router.add(middleware: LanguageChoice())
    router.add(Asset.shell)
    router.get("/v1/broken") { _, _ -> Response in throw BrokenOrder() }
    router.get("/v1/secret") { _, _ -> Response in throw SecretError() }
    router.get("/secret") { _, _ -> Response in throw SecretError() }
    router.post("/upload") { request, _ in
      Response.bytes(try await request.bytes(upTo: 10), type: "text/plain")
    }
    router.get("/file.pdf") { _, _ in Response.pdf([1], fileName: "Facture é.pdf") }
    return router.buildResponder()
  }

  private func send(
    _ path: String, _ method: HTTPRequest.Method = .get, _ headers: HTTPFields = [:],
    host: String = "localhost", body: String = ""
  ) async throws -> (Response, String) {
    let head = HTTPRequest(
      method: method, scheme: "http", authority: host, path: path, headerFields: headers)
    let response = try await app().respond(
      to: Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body))),
      context: TestContext(source: TestContext.Source()))
    let written = WrittenBody()
    try await response.body.write(CollectingWriter(body: written))
    return (response, written.text)
  }

  @Test func `a problem is told in full, in French unless asked otherwise`() async throws {
    let (response, body) = try await send("/v1/broken?secret=1")
    #expect(response.status.code == 422)
    #expect(response.headers[.contentType] == "application/problem+json")
    #expect(
      body == """
        {
          "type": "/problems/invoicing.rules-broken",
          "title": "Données refusées",
          "status": 422,
          "detail": "La commande « 10045 » n’est pas conforme.",
          "instance": "/v1/broken",
          "code": "invoicing.rules-broken",
          "errors": [
            {
              "code": "order.total-mismatch",
              "pointer": "/total",
              "file": "orders.csv",
              "line": 12,
              "column": 4,
              "detail": "Le total ne correspond pas."
            },
            {
              "code": "buyer.email-missing",
              "severity": "warn",
              "detail": "Pas d’adresse."
            }
          ]
        }
        """)
    let (_, english) = try await send("/v1/broken", .get, [.acceptLanguage: "de, en-GB;q=0.8"])
    #expect(english.contains("The total does not match."))
  }

  @Test func `an unknown error says only its reference`() async throws {
    for path in ["/v1/secret", "/secret"] {
      let (response, body) = try await send(path)
      #expect(response.status.code == 500)
      #expect(body.contains("err_"))
      for leak in ["hunter2", "row 42", "SecretError"] { #expect(!body.contains(leak)) }
    }
  }

  @Test func `people get a page, programs get JSON`() async throws {
    let (page, markup) = try await send("/nothing", .get, [.accept: "text/html,*/*"])
    #expect(page.status.code == 404)
    #expect(page.headers[.contentType] == "text/html; charset=utf-8")
    #expect(markup.contains("<h1>Introuvable</h1>"))
    let (json, _) = try await send("/nothing", .get, [.accept: "application/json"])
    #expect(json.headers[.contentType] == "application/problem+json")
    let (api, _) = try await send("/v1/nothing")
    #expect(api.headers[.contentType] == "application/problem+json")
  }

  @Test func `a body past its limit is 413, announced or not`() async throws {
    let (announced, _) = try await send("/upload", .post, [.contentLength: "99999999"])
    #expect(announced.status.code == 413)
    let (found, _) = try await send("/upload", .post, body: "more than ten bytes")
    #expect(found.status.code == 413)
    let (fits, _) = try await send("/upload", .post, body: "ten")
    #expect(fits.status.code == 200)
  }

  @Test func `a rebound host and another origin are refused`() async throws {
    let (host, _) = try await send("/nothing", host: "evil.example")
    #expect(host.status.code == 421)
    let (origin, _) = try await send("/upload", .post, [.origin: "https://evil.example"])
    #expect(origin.status.code == 403)
  }

  @Test func `every answer carries its security headers`() async throws {
    for path in ["/nothing", "/v1/broken", "/v1/secret", Asset.styleSheet.path, "/file.pdf"] {
      let (response, _) = try await send(path)
      let policy = try #require(response.headers[.contentSecurityPolicy])
      #expect(policy.contains("frame-ancestors 'self'") && policy.contains("base-uri 'none'"))
      #expect(policy.contains("unsafe-inline") == path.hasSuffix(".pdf"))
      #expect(response.headers[.xContentTypeOptions] == "nosniff")
      #expect(response.headers[.referrerPolicy] == "same-origin")
    }
  }

  @Test func `files of the pages come as gzip to whoever takes it, and each form has its tag`()
    async throws
  {
    let plain = Asset.styleSheet
    for field in ["gzip", "br, gzip;q=0.5", "deflate,GZIP"] { #expect(Asset.takesGzip(field)) }
    for field in [nil, "", "br", "gzip;q=0", "gzip; q=0.0, br", "xgzip"] {
      #expect(!Asset.takesGzip(field), "\(field ?? "none")")
    }
    let (head, _) = try await send(plain.path, .get, [.acceptEncoding: "gzip"])
    #expect(head.headers[.contentEncoding] == "gzip" && head.headers[.vary] == "Accept-Encoding")
    let zipped = Array(plain.zipped.readableBytesView)
    #expect(zipped.count * 3 < StyleSheet.text.utf8.count)
    let folder = TemporaryFolder()
    try folder.write("a.css.gz", zipped)
    let told = try Program.tool(["gzip", "-dc", folder.file("a.css.gz")])
    #expect(told.status == 0 && told.output == StyleSheet.text, "\(told.errors)")
    let (other, _) = try await send(plain.path)
    let tags = [head, other].compactMap { $0.headers[.eTag] }
    #expect(Set(tags).count == 2)
    let (again, nothing) = try await send(
      plain.path, .get, [.acceptEncoding: "gzip", .ifNoneMatch: tags[0]])
    #expect(again.status == .notModified && nothing.isEmpty)
  }

  @Test func `assets are kept for ever and known by their hash`() async throws {
    let (first, css) = try await send(Asset.styleSheet.path)
    #expect(first.headers[.cacheControl] == "public, max-age=31536000, immutable")
    #expect(css.contains(":root"))
    let tag = try #require(first.headers[.eTag])
    let (second, nothing) = try await send(Asset.styleSheet.path, .get, [.ifNoneMatch: tag])
    #expect(second.status.code == 304 && nothing.isEmpty)
    let (page, _) = try await send("/nothing")
    #expect(page.headers[.cacheControl] == "no-store")
  }

  @Test func `a chosen language is remembered and leaves the address`() async throws {
    let (response, _) = try await send("/invoices?q=a+b&lang=en")
    #expect(response.status.code == 303)
    #expect(response.headers[.location] == "/invoices?q=a%20b")
    #expect(response.headers[.setCookie]?.hasPrefix("lang=en;") == true)
    let (page, markup) = try await send("/nothing", .get, [.cookie: "lang=en"])
    #expect(page.status.code == 404 && markup.contains("<html lang=\"en\">"))
    let (away, _) = try await send("//evil.example/?lang=en")
    #expect(away.headers[.location]?.contains("evil") != true)
  }

  @Test func `a file is named in both spellings`() async throws {
    let (pdf, _) = try await send("/file.pdf")
    #expect(
      pdf.headers[.contentDisposition]
        == "inline; filename=\"Facture _.pdf\"; filename*=UTF-8''Facture%20%C3%A9.pdf")
  }
}
