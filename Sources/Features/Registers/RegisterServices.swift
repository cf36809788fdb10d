import Foundation
import Kernel

extension Register {
  /// The environment's name for its address.
  package var setting: String { self == .vies ? "FACTURIER_VIES_URL" : "FACTURIER_SIRENE_URL" }
  var address: String { self == .vies ? VIES.address : Sirene.address }
}

/// The registers this installation asks; `nil` is one it leaves alone.
package struct RegisterServices: Sendable {
  package var vies: (any VATRegister)?
  package var sirene: (any CompanyRegister)?

  package init(vies: (any VATRegister)? = nil, sirene: (any CompanyRegister)? = nil) {
    self.vies = vies
    self.sirene = sirene
  }

  /// `FACTURIER_VIES_URL` and `FACTURIER_SIRENE_URL`: another address (a proxy, a simulator), or `off`.
  ///
  /// - Throws: `RegisterProblem.settingInvalid`.
  package init(environment: [String: String], clock: Clock, http: RegisterHTTP = RegisterHTTP())
    throws(RegisterProblem)
  {
    vies = try Self.url(Register.vies.setting, else: Register.vies.address, environment).map {
      VIES($0, clock: clock, http: http)
    }
    sirene = try Self.url(Register.sirene.setting, else: Register.sirene.address, environment).map {
      Sirene($0, clock: clock, http: http)
    }
  }

  package var asked: Set<Register> {
    Set(Register.allCases.filter { $0 == .vies ? vies != nil : sirene != nil })
  }

  static func url(_ setting: String, else usual: String, _ environment: [String: String])
    throws(RegisterProblem) -> URL?
  {
    let given = environment[setting].flatMap { $0.isEmpty ? nil : $0 }
    let text = given ?? usual
    if text == "off" { return nil }
    guard let url = URL(string: text), url.scheme == "https" || url.scheme == "http",
      url.host?.isEmpty == false
    else { throw .settingInvalid(name: setting) }
    return url
  }

  func ask(_ number: RegisterNumber, for requester: String?) async throws(RegisterFailure)
    -> RegisterAnswer?
  {
    switch number {
    case .vat(let number):
      guard let vies else { return nil }
      return .vat(try await vies.check(number, for: requester))
    case .siren(let siren):
      guard let sirene else { return nil }
      return .company(try await sirene.company(siren))
    }
  }
}
