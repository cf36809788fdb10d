import Hummingbird
import Kernel
import Registers

/// Who buys, filled in from the registers while somebody types.
///
/// ```
/// POST /invoices/typed-company.json   number=404833048   {"outcome": "found", "said": "…", "fields": {"name": "…", …}}
/// ```
extension EditorRoutes {
  func addFilling(to routes: Routes) {
    routes.post("/invoices/typed-company.json", .may(.draftsWrite)) { request, _ -> Response in
      let number = try await request.form()["number"] ?? ""
      let told = try await filled(number)
      let json = JSONWriter()
      json.object {
        json.field("outcome", told.outcome.rawValue)
        json.field("said", EditorStrings.table.said(told.outcome)(request.language))
        json.object("fields") {
          for (field, text) in told.fields { json.field(field.rawValue, text) }
        }
      }
      return .json(json)
    }
  }

  /// Who may type may not ask the registers by it.
  func filled(_ number: String) async throws -> FillBuyer.Told {
    guard Caller.current.permissions.contains(.referenceRead) else {
      return FillBuyer.Told(outcome: .off)
    }
    return try await filling(String(CleanText.line(number).prefix(40)))
  }
}
