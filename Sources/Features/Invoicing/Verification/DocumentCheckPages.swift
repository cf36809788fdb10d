import Hummingbird
import Kernel
import Seal
import Storage

/// `/verification/…`: what the code printed on a document leads to. No account, and nothing but what the bearer of the paper
/// knows already.
package struct DocumentCheckPages: Sendable {
  /// A document of some thousand lines is a few megabytes.
  package static let uploadLimit = 16 << 20

  let company: CompanyID
  let database: Database
  let version: String

  package init(company: CompanyID, database: Database, version: String) {
    self.company = company
    self.database = database
    self.version = version
  }

  package static func path(of token: VerificationToken) -> String {
    "\(VerificationPages.path)/\(token)"
  }

  package func add(to routes: Routes) {
    routes.get("/verification/notice", .everyone) { request, _ in
      Response.html(VerificationNotice().render(in: shell(request)))
    }
    routes.get("/verification/verify.py", .everyone) { _, _ in
      Response.file(
        Array(VerificationNotice.script.utf8), type: "text/plain; charset=utf-8",
        fileName: "verify.py", disposition: .inline)
    }
    routes.get("/verification/:token/proof.json", .everyone) { _, context in
      try await proof(Self.token(context))
    }
    routes.get("/verification/:token", .everyone) { request, context in
      try await answer(request) {
        .html(try await page(Self.token(context)).render(in: shell(request)))
      }
    }
    routes.post("/verification/:token", .everyone) { request, context in
      try await answer(request) { try await compare(request, Self.token(context)) }
    }
  }

  private static func token(_ context: some RequestContext) throws -> VerificationToken {
    guard let token = VerificationToken(try context.parameters.require("token")) else {
      throw HTTPProblem.noSuchPage
    }
    return token
  }

  private func shell(_ request: Request) -> PageShell {
    PageShell(
      language: request.language, companyName: "", navigation: [], path: request.uri.path,
      query: (try? request.query) ?? FormFields(), version: version)
  }

  /// Problems are shown in this page's own shell: the merchant's is nobody's business.
  private func answer(
    _ request: Request, _ body: () async throws -> Response
  ) async throws -> Response {
    do {
      return try await body()
    } catch let problem as any Problem {
      let answer = ProblemAnswer(problem)
      var response = Response.html(
        DocumentCheckProblem(answer).render(in: shell(request)),
        status: HTTPResponse.Status(code: answer.status))
      if answer.status == 413 { response.headers[.connection] = "close" }
      return response
    }
  }

  // MARK: Answers

  private func page(_ token: VerificationToken) async throws -> DocumentCheckPage {
    let company = company
    let check = try await database.read { try DocumentCheck(token, of: company, in: $0) }
    guard let check else { throw HTTPProblem.noSuchPage }
    return DocumentCheckPage(check: check, path: Self.path(of: token))
  }

  private func compare(_ request: Request, _ token: VerificationToken) async throws -> Response {
    // Known first: strangers are not listened to for megabytes.
    var page = try await page(token)
    let form = try await request.multipart(upTo: Self.uploadLimit)
    guard let file = form.file("file") else {
      page.comparison = .none
      return .html(page.render(in: shell(request)), status: .badRequest)
    }
    let bytes = Array(file.content)
    page.comparison = .file(
      name: file.fileName ?? "", likeness: page.check.likeness(of: bytes), hash: sha256(bytes))
    return .html(page.render(in: shell(request)))
  }

  private func proof(_ token: VerificationToken) async throws -> Response {
    let company = company
    let found = try await database.read { tx -> (DocumentProof, SealingPublicKey?)? in
      guard let id = try token.document(of: company, in: tx) else { return nil }
      let proof = try DocumentProof(id, of: company, atSealing: true, in: tx)
      return (proof, try proof.signer(of: company, in: tx))
    }
    guard let (proof, key) = found else { throw HTTPProblem.noSuchPage }
    return .json(proof.json(signedBy: key))
  }
}
