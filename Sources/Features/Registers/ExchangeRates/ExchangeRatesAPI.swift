import EN16931
import Hummingbird
import Kernel
import Money
import Storage

/// What the euro is worth, as documents will use it.
package struct ExchangeRatesAPI: Sendable {
  let company: CompanyID
  let database: Database

  package init(company: CompanyID, database: Database) {
    self.company = company
    self.database = database
  }

  package func add(to routes: Routes) {
    routes.get("/v1/exchange-rates", .may(.referenceRead)) { request, _ in
      let query = try request.query
      let wanted = try Self.day(query["on"])
      let currency = try query["currency"].map(Self.currency)
      return try await list(currency, wanted)
    }
  }

  private static func day(_ text: String?) throws -> LocalDate? {
    guard let text else { return nil }
    guard let day = LocalDate(text) else {
      throw HTTPProblem.unreadable(
        Text(
          fr: "« on » est un jour comme 2026-11-25.", en: "“on” is a day such as 2026-11-25."))
    }
    return day
  }

  private static func currency(_ text: String) throws -> Currency {
    guard let currency = Currency(code: text), CodeList.currencies.contains(exactly: currency.code)
    else {
      throw HTTPProblem.unreadable(
        Text(
          fr: "« currency » est un code ISO 4217, comme USD.",
          en: "“currency” is an ISO 4217 code, such as USD."))
    }
    return currency
  }

  private func list(_ currency: Currency?, _ day: LocalDate?) async throws -> Response {
    let company = company
    let (rates, day) = try await database.read { tx in
      let day = day ?? tx.today
      return (try ExchangeRateStore.all(on: day, of: company, in: tx), day)
    }
    let json = JSONWriter()
    json.object {
      json.field("on", text: day)
      json.array("data") {
        for rate in rates where currency == nil || rate.currency == currency {
          json.object {
            json.field("currency", rate.currency.code)
            json.field("perEuro", text: rate.perEuro)
            json.field("date", text: rate.date)
            json.field("source", rate.source)
          }
        }
      }
    }
    return .json(json)
  }
}
