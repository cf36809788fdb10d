import EN16931
import Hummingbird
import Kernel

/// `POST /v1/validations`: judges the invoice in the body (PDF or XML). Nothing is kept.
package struct ValidationAPI: Sendable {
  private let judges: [RuleChoice: (lenient: ValidateInvoice, strict: ValidateInvoice)]

  package init() {
    judges = Dictionary(
      uniqueKeysWithValues: RuleChoice.allCases.map {
        ($0, (ValidateInvoice(rules: $0), ValidateInvoice(rules: $0, strict: true)))
      })
  }

  /// An invoice with its attachments; what a mail server lets through.
  private static let bodyLimit = 25 << 20

  package func add(to routes: Routes) {
    routes.post("/v1/validations", .may(.referenceRead)) { request, _ -> Response in
      let judge = try judge(try request.query)
      let file = try ElectronicInvoice.read(try await request.bytes(upTo: Self.bodyLimit))
      let json = JSONWriter()
      ValidationJSON.write(judge(file), file: nil, language: request.language, to: json)
      return Response.json(json)
    }
  }

  private func judge(_ query: FormFields) throws -> ValidateInvoice {
    var choice = RuleChoice.all
    if let text = query["rules"] {
      guard let found = RuleChoice(rawValue: text) else {
        throw HTTPProblem.unreadable(
          Text(
            fr: "« rules » est cen, fr, facturx ou all.", en: "“rules” is cen, fr, facturx or all.")
        )
      }
      choice = found
    }
    let isStrict: Bool
    switch query["strict"] {
    case nil, "false": isStrict = false
    case "true": isStrict = true
    default:
      throw HTTPProblem.unreadable(
        Text(fr: "« strict » est true ou false.", en: "“strict” is true or false."))
    }
    guard let pair = judges[choice] else { return ValidateInvoice() }
    return isStrict ? pair.strict : pair.lenient
  }
}
