import Hummingbird

/// What is said about an error to whoever asked, whether as JSON or as a page.
package struct ProblemAnswer: Sendable {
  package let status: Int
  package let code: String
  package let text: Text
  package let findings: [Finding]
  package let confirm: [String]
  /// The id under which the log tells more; only for errors nobody foresaw.
  package let reference: String?
  /// What the library's error asked to send along, such as `Allow`.
  var headers: HTTPFields = [:]

  package var title: Text { ProblemStrings.title(status) }

  package init(_ problem: any Problem) {
    status = (problem as? HTTPProblem)?.httpStatus ?? problem.kind.httpStatus
    code = problem.code
    text = problem.text
    findings = problem.findings
    confirm = problem.confirm
    reference = nil
    if status == 401 { headers[.wwwAuthenticate] = "Bearer realm=\"Facturier\"" }
    if problem as? HTTPProblem == .busy { headers[.retryAfter] = "5" }
    if status == 429 { headers[.retryAfter] = "60" }
    if case .tooManyRequests(let allowance)? = problem as? HTTPProblem {
      allowance.write(to: &headers)
    }
  }

  /// Says nothing of the error itself.
  package init(unknownErrorWithID id: String) {
    status = 500
    code = "http.internal"
    text = ProblemStrings.unknown(id)
    findings = []
    confirm = []
    reference = id
  }

  /// - Parameter makeID: called only for an error nobody foresaw.
  package init(_ error: any Error, uploadLimit: Int, makeID: () -> String) {
    switch error {
    case let problem as any Problem: self.init(problem)
    case let error as any HTTPResponseError where error.status.code < 500:
      self.init(ProblemAnswer.problem(for: error.status.code, uploadLimit: uploadLimit))
      if let error = error as? HTTPError { headers = error.headers }
    default: self.init(unknownErrorWithID: makeID())
    }
  }

  /// The library's message is not shown: it is in one language and speaks of Swift types.
  private static func problem(for status: Int, uploadLimit: Int) -> HTTPProblem {
    switch status {
    case 400: .unreadable(ProblemStrings.refused)
    case 404: .noSuchPage
    case 405: .methodNotAllowed
    case 413: .tooLarge(limit: uploadLimit)
    default: .status(status)
    }
  }

  /// RFC 9457, with `code` and every finding.
  ///
  /// - Parameter instance: the path that was asked for, without its query.
  package func json(instance: String, language: Language) -> [UInt8] {
    let json = JSONWriter(pretty: true)
    json.object {
      json.field("type", "/problems/\(code)")
      json.field("title", title(language))
      json.field("status", status)
      json.field("detail", text(language))
      json.field("instance", instance)
      json.field("code", code)
      if let reference { json.field("reference", reference) }
      if !findings.isEmpty {
        json.array("errors") {
          for finding in findings { ProblemAnswer.write(finding, language, to: json) }
        }
      }
      if !confirm.isEmpty { json.array("confirm") { for code in confirm { json.value(code) } } }
    }
    return json.bytes
  }

  private static func write(_ finding: Finding, _ language: Language, to json: JSONWriter) {
    json.object {
      json.field("code", finding.code)
      if finding.severity == .warn { json.field("severity", finding.severity.rawValue) }
      if let pointer = finding.place?.pointer { json.field("pointer", pointer) }
      if let file = finding.place?.file { json.field("file", file) }
      if let line = finding.place?.line { json.field("line", line) }
      if let column = finding.place?.column { json.field("column", column) }
      json.field("detail", finding.text(language))
      if let mend = finding.mend {
        json.key("mend")
        mend.write(to: json)
      }
    }
  }
}
