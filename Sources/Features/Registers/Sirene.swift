import Foundation
import Kernel
import Money

/// Who can be asked about a French company.
package protocol CompanyRegister: Sendable {
  func company(_ siren: String) async throws(RegisterFailure) -> CompanyFact
}

/// The State's open API "Recherche d'entreprises" (`GET …/search?q=SIREN`): Sirene without a key, seven questions a
/// second.
package struct Sirene: CompanyRegister {
  package static let address = "https://recherche-entreprises.api.gouv.fr"

  let url: URL
  let http: RegisterHTTP
  let clock: Clock

  package init(_ base: URL, clock: Clock, http: RegisterHTTP = RegisterHTTP()) {
    url = base.appending(path: "search")
    self.http = http
    self.clock = clock
  }

  package func company(_ siren: String) async throws(RegisterFailure) -> CompanyFact {
    let question = url.appending(queryItems: [
      URLQueryItem(name: "q", value: siren), URLQueryItem(name: "minimal", value: "true"),
      URLQueryItem(name: "include", value: "siege"), URLQueryItem(name: "per_page", value: "1"),
    ])
    return try Self.read(try await http.get(question), on: siren, at: clock.now)
  }

  static func read(_ answer: RegisterHTTP.Answer, on siren: String, at now: Instant)
    throws(RegisterFailure) -> CompanyFact
  {
    let root = try RegisterJSON.object(answer)
    if answer.status == 429 { throw .unreachable("HTTP 429") }
    if answer.status >= 500 { throw .unreachable("HTTP \(answer.status)") }
    if answer.status != 200 { throw .refused("HTTP \(answer.status)") }
    guard let results = root["results"], results.isArray else { throw .unreadable("no results") }
    guard let company = results.elements.first(where: { $0["siren"]?.text == siren }) else {
      return CompanyFact(siren: siren, state: .unknown, checkedAt: now)
    }
    var fact = CompanyFact(siren: siren, state: try state(company), checkedAt: now)
    fact.name =
      RegisterJSON.words(company["nom_raison_sociale"], upTo: 200)
      ?? RegisterJSON.words(company["nom_complet"], upTo: 200)
    fact.address = company["siege"].flatMap(address)
    fact.legalCategory = RegisterJSON.words(company["nature_juridique"], upTo: 4)
    return fact
  }

  private static func state(_ company: JSONValue) throws(RegisterFailure) -> CompanyFact.State {
    switch company["etat_administratif"]?.text {
    case "A": return .active
    case "C", "F": return .ceased
    default: throw .unreadable("no state")
    }
  }

  private static func address(_ seat: JSONValue) -> CompanyFact.Address? {
    func part(_ name: String) -> String? { RegisterJSON.words(seat[name], upTo: 120) }
    let street = ["numero_voie", "indice_repetition", "type_voie", "libelle_voie"].compactMap(part)
    let town = (part("code_postal") ?? "", part("libelle_commune") ?? "")
    var line1 = street.joined(separator: " ")
    if line1.isEmpty, let whole = part("adresse") {
      // "12 RUE DES LILAS 69003 LYON"
      line1 = whole
      if !town.0.isEmpty, let code = whole.range(of: " " + town.0, options: .backwards) {
        line1 = String(whole[..<code.lowerBound])
      }
    }
    if line1.isEmpty, town.1.isEmpty { return nil }
    return CompanyFact.Address(line1: line1, postCode: town.0, city: town.1)
  }
}
