import EN16931
import Kernel
import Registers

/// Writes what the State knows of a company into what is being typed, where nobody wrote yet. Whatever it answers, or when it
/// does not, one goes on by hand.
struct FillFromRegister: Sendable {
  enum Outcome: String, Sendable {
    case found
    /// It has ceased, says the register.
    case ceased
    case unknown
    /// This installation asks nobody.
    case off
    case unreachable
  }

  /// `nil` where this installation asks nobody.
  let sirene: (any CompanyRegister)?

  /// - Parameter draft: with a SIREN whose key is right.
  func callAsFunction(_ draft: inout CompanyDraft) async {
    guard let sirene else {
      draft.answer = .off
      return
    }
    do throws(RegisterFailure) {
      let fact = try await sirene.company(draft.siren)
      draft.fill(fact)
      draft.answer =
        switch fact.state {
        case .active: .found
        case .ceased: .ceased
        case .unknown: .unknown
        }
    } catch {
      draft.answer = .unreachable
    }
  }

  /// A SIREN, the SIRET that begins with it or the VAT number that ends with it, as people type them.
  ///
  /// - Returns: `nil` where its key is wrong.
  static func siren(in text: String) -> String? {
    let compact = text.uppercased().filter { !$0.isWhitespace && $0 != "." && $0 != "-" }
    if compact.hasPrefix("FR") {
      return CheckDigits.isFrenchVAT(compact) ? String(compact.suffix(9)) : nil
    }
    if compact.utf8.count == 14, !CheckDigits.isSIRET(compact) { return nil }
    return RegisterNumber(siren: compact)?.text
  }
}

extension CompanyDraft {
  fileprivate mutating func fill(_ fact: CompanyFact) {
    put(.name, fact.name)
    put(.legalForm, fact.legalCategory.flatMap(LegalCategory.form))
    put(.line1, fact.address?.line1)
    put(.postCode, fact.address?.postCode)
    put(.city, fact.address?.city)
  }

  private mutating func put(_ field: Field, _ value: String?) {
    if self[field].isEmpty, let value { self[field] = value }
  }

  mutating func forgetAccount() {
    for field in [Field.iban, .bic, .holder] { self[field] = "" }
  }

  /// Another company: what was filled in for the one before is not its own.
  mutating func forgetCompany() {
    for field in [
      Field.name, .legalForm, .capital, .register, .line1, .line2, .postCode, .city,
      .vatIdentifier,
    ] {
      self[field] = ""
    }
    answer = nil
  }
}
