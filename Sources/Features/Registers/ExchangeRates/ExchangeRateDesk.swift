import Foundation
import Kernel
import Money
import Storage

/// Fetches the euro's reference rates. They are published about four in the afternoon of each banking day; issuing
/// takes the last one known.
package struct ExchangeRateDesk: Sendable {
  /// The environment's name for the address.
  package static let setting = "FACTURIER_ECB_URL"
  static let address = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist-90d.xml"

  let company: CompanyID
  let database: Database
  let url: URL?
  let http: RegisterHTTP

  /// `FACTURIER_ECB_URL`: another address, or `off`.
  ///
  /// - Throws: `RegisterProblem.settingInvalid`.
  package init(
    company: CompanyID, database: Database, environment: [String: String],
    http: RegisterHTTP = RegisterHTTP()
  ) throws(RegisterProblem) {
    self.company = company
    self.database = database
    self.http = http
    url = try RegisterServices.url(Self.setting, else: Self.address, environment)
  }

  package var isOff: Bool { url == nil }

  /// - Returns: how many rates were not known yet; nil when this installation does not ask.
  package func fetch() async throws -> Int? {
    guard let url else { return nil }
    let answer = try await http.get(url)
    guard answer.status == 200 else { throw RegisterFailure.unreachable("HTTP \(answer.status)") }
    let (rates, company) = (try ReferenceRates.read(answer.body), company)
    return try await database.write(.company(company)) {
      try ExchangeRateStore.keep(rates, of: company, in: $0)
    }
  }
}
