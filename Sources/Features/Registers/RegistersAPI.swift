import Hummingbird
import Kernel
import Money
import Storage

/// What registers know of a number, for programs and forms. A number nobody asked about yet is queued, and asking
/// again a little later finds the answer.
package struct RegistersAPI: Sendable {
  let company: CompanyID
  let database: Database
  let asked: Set<Register>

  /// - Parameter asked: the registers this installation asks.
  package init(company: CompanyID, database: Database, asked: Set<Register>) {
    self.company = company
    self.database = database
    self.asked = asked
  }

  package func add(to routes: Routes) {
    routes.get("/v1/registers/vat/:number", .may(.referenceRead)) { _, context in
      let text = Self.decoded(try context.parameters.require("number"))
      guard let number = RegisterNumber(vat: text) else {
        throw RegisterProblem.numberInvalid(text, .vies)
      }
      return try await answer(on: number)
    }
    routes.get("/v1/registers/siren/:siren", .may(.referenceRead)) { _, context in
      let text = Self.decoded(try context.parameters.require("siren"))
      guard let number = RegisterNumber(siren: text) else {
        throw RegisterProblem.numberInvalid(text, .sirene)
      }
      return try await answer(on: number)
    }
  }

  /// A number with its spaces, "DE%20136%20695%20976".
  private static func decoded(_ component: String) -> String {
    PercentCoding.decode(component, plusIsSpace: false) ?? component
  }

  private func answer(on number: RegisterNumber) async throws -> Response {
    let (company, isAsked) = (company, asked.contains(number.register))
    let known = try await database.read { tx in
      (
        answer: try RegisterStore.newest(number, of: company, at: tx.now, in: tx), today: tx.today,
        waiting: try RegisterStore.waiting(number, of: company, in: tx)
      )
    }
    if let answer = known.answer {
      let asksAgain = isAsked && answer.isStale(on: known.today)
      if asksAgain, known.waiting == nil { _ = try await queued(number) }
      let json = JSONWriter()
      RegisterJSON.write(answer, asksAgain: asksAgain, to: json)
      return .json(json)
    }
    guard isAsked else { throw RegisterProblem.off(number.register) }
    let waiting = if let waiting = known.waiting { waiting } else { try await queued(number) }
    let json = JSONWriter()
    RegisterJSON.write(waiting, to: json)
    var response = Response.json(json, status: .accepted)
    response.headers[.retryAfter] = "2"
    return response
  }

  private func queued(_ number: RegisterNumber) async throws -> RegisterStore.Waiting {
    let company = company
    return try await database.write(.company(company)) { tx in
      try RegisterStore.ask(number, of: company, in: tx)
      return try RegisterStore.waiting(number, of: company, in: tx)
        ?? RegisterStore.Waiting(
          number: number, since: tx.now, tries: 0, nextAt: tx.now, lastError: nil)
    }
  }
}

extension RegisterJSON {
  static func write(_ answer: RegisterAnswer, asksAgain: Bool, to json: JSONWriter) {
    json.object {
      fields(of: answer, to: json)
      json.field("isAskedAgain", asksAgain)
    }
  }

  /// The same on the register's own routes and on a document.
  package static func fields(of answer: RegisterAnswer, to json: JSONWriter) {
    json.field("register", answer.number.register.rawValue)
    json.field("number", answer.number.text)
    switch answer {
    case .vat(let proof):
      json.field("valid", proof.isValid)
      json.field("checkedAt", text: proof.checkedAt)
      json.field("consultation", proof.consultation)
      json.field("requester", proof.requester)
      json.field("name", proof.name)
      json.field("address", proof.address)
    case .company(let fact):
      json.field("state", fact.state.rawValue)
      json.field("checkedAt", text: fact.checkedAt)
      json.field("name", fact.name)
      json.key("address")
      if let address = fact.address {
        json.object {
          json.field("line1", address.line1)
          json.field("postCode", address.postCode)
          json.field("city", address.city)
          json.field("country", "FR")
        }
      } else {
        json.null()
      }
    }
  }

  static func write(_ waiting: RegisterStore.Waiting, to json: JSONWriter) {
    json.object {
      json.field("register", waiting.number.register.rawValue)
      json.field("number", waiting.number.text)
      json.field("queuedAt", text: waiting.since)
      json.field("tries", waiting.tries)
      json.field("nextTryAt", text: waiting.nextAt)
      json.field("lastError", waiting.lastError)
    }
  }
}
