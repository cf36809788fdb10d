import Kernel

/// `{"name": "Essais"}`, or nothing at all.
struct SandboxRequest {
  let name: String?

  /// - Throws: `CompanyProblem.requestInvalid` with all that is wrong.
  init(_ body: [UInt8]) throws {
    var reading = try JSONRequest(company: body, known: ["name"])
    name = reading.line("name", upTo: 100)
    try reading.end()
  }
}

/// `{"days": 30}`, `{"seconds": 3600}`, or both.
struct AdvanceRequest {
  let seconds: Int64

  /// - Throws: `CompanyProblem.requestInvalid` with all that is wrong.
  init(_ body: [UInt8]) throws {
    var reading = try JSONRequest(company: body, known: ["days", "seconds"])
    seconds =
      reading.count("days", atMost: 3_660) * 86_400
      + reading.count("seconds", atMost: 366 * 86_400)
    try reading.end()
  }
}

extension JSONRequest {
  fileprivate init(company body: [UInt8], known: Set<String>) throws(CompanyProblem) {
    do {
      try self.init(body, known: known, code: "companies.request")
    } catch {
      throw .requestInvalid([error.finding])
    }
  }

  fileprivate func end() throws(CompanyProblem) {
    if !findings.isEmpty { throw .requestInvalid(findings) }
  }
}
