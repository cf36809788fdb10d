import Money

/// What VIES said of a VAT number: the proof an exemption stands on (directive 2006/112, art. 138; CGI 262 ter I).
package struct VATNumberProof: Hashable, Sendable {
  /// With its prefix, "DE136695976".
  package var number: String
  package var isValid: Bool
  /// When the answer arrived, by our clock.
  package var checkedAt: Instant
  /// The consultation number (`requestIdentifier`), which shows the tax office that it was asked. VIES gives one
  /// only to a requester with a VAT number of its own.
  package var consultation: String?
  /// The seller's VAT number, in whose name it was asked.
  package var requester: String?
  /// The date as VIES writes it.
  package var registerDate: String?
  /// As VIES gives them; some states keep them to themselves.
  package var name: String?
  package var address: String?
  /// The answer itself, as it came: stored for good, and left where it is when the proof is read.
  package var body: String?

  package init(number: String, isValid: Bool, checkedAt: Instant) {
    self.number = number
    self.isValid = isValid
    self.checkedAt = checkedAt
  }
}

/// What Sirene said of a French company.
package struct CompanyFact: Hashable, Sendable {
  package enum State: String, Sendable {
    case active
    /// It has ceased (cessée).
    case ceased
    /// Sirene gives no company for this SIREN: it does not exist, or may not be shown.
    case unknown
  }

  package struct Address: Hashable, Sendable {
    package var line1: String
    package var postCode: String
    package var city: String

    package init(line1: String, postCode: String, city: String) {
      self.line1 = line1
      self.postCode = postCode
      self.city = city
    }

    /// "12 RUE DES LILAS, 69003 LYON".
    package var line: String {
      let town = [postCode, city].filter { !$0.isEmpty }.joined(separator: " ")
      return [line1, town].filter { !$0.isEmpty }.joined(separator: ", ")
    }
  }

  package var siren: String
  package var state: State
  package var checkedAt: Instant
  package var name: String?
  /// Of its seat.
  package var address: Address?
  /// Its category by the INSEE, "5499": said when it is asked about, and not kept.
  package var legalCategory: String?

  package init(siren: String, state: State, checkedAt: Instant) {
    self.siren = siren
    self.state = state
    self.checkedAt = checkedAt
  }
}

/// An answer of a register. All are kept; the newest counts.
package enum RegisterAnswer: Hashable, Sendable {
  case vat(VATNumberProof)
  case company(CompanyFact)

  package var number: RegisterNumber {
    switch self {
    case .vat(let proof): .vat(proof.number)
    case .company(let fact): .siren(fact.siren)
    }
  }

  package var checkedAt: Instant {
    switch self {
    case .vat(let proof): proof.checkedAt
    case .company(let fact): fact.checkedAt
    }
  }

  /// VIES confirmed the number; the company is active.
  package var isGood: Bool {
    switch self {
    case .vat(let proof): proof.isValid
    case .company(let fact): fact.state == .active
    }
  }

  /// The law says "valid when supplied" and no register answers for the past; thirty days keeps a regular customer
  /// from being asked about with every order, and a number struck off from passing for long.
  package static let lifetimeDays = 30

  /// Whether it counts for a document of that day: not older than thirty days, and not of a later day.
  package func counts(on day: LocalDate) -> Bool {
    let checkedOn = checkedAt.dateInParis
    return checkedOn <= day && checkedOn >= day.adding(days: -Self.lifetimeDays)
  }

  /// Whether the register should be asked again. A refusal is, the next day: the customer may have mended it.
  package func isStale(on day: LocalDate) -> Bool {
    !counts(on: day) || (!isGood && checkedAt.dateInParis != day)
  }
}
