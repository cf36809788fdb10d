import Money

/// All that VAT asks about one line of one sale. Nothing else is read: no clock, no table of customers.
package struct TaxQuestion: Hashable, Sendable {
  package var seller: TaxSeller
  package var product: TaxProduct
  package var buyer: TaxBuyer
  /// Where the goods leave from. For transport: the place of departure.
  package var from: TaxTerritory
  /// Where the goods arrive; for services, where the buyer is; for an event or a meal, where it takes place.
  package var to: TaxTerritory
  /// The day of supply (fait générateur), or of the deposit.
  package var date: LocalDate
  package var channel: SaleChannel = .own
  /// What the parcel is worth without transport and insurance, in euro cents; asked for imports only.
  package var consignmentCents: Int64?
  /// The rate the shop charged; checked against the law, never believed.
  package var statedRate: Rate?

  package init(
    seller: TaxSeller = TaxSeller(), product: TaxProduct, buyer: TaxBuyer = .consumer,
    from: TaxTerritory = .franceMainland, to: TaxTerritory = .franceMainland, date: LocalDate,
    channel: SaleChannel = .own, consignmentCents: Int64? = nil, statedRate: Rate? = nil
  ) {
    self.seller = seller
    self.product = product
    self.buyer = buyer
    self.from = from
    self.to = to
    self.date = date
    self.channel = channel
    self.consignmentCents = consignmentCents
    self.statedRate = statedRate
  }
}

/// Who sells. A taxable person established in France.
package struct TaxSeller: Hashable, Sendable {
  package enum Regime: Hashable, Sendable {
    case normal
    /// Franchise en base, CGI 293 B.
    case franchise
  }

  /// Where the seller stands with the one-stop shop (CGI 259 D, 258 A, 298 sexdecies G).
  package enum OSSStatus: Hashable, Sendable {
    /// At most 10 000 € of distance sales and electronic services, and no option: French VAT.
    case belowThreshold
    /// Below, but registered by option.
    case optedIn
    /// Above, and registered.
    case registered
    /// Above, and not registered: such a sale cannot be invoiced lawfully.
    case aboveUnregistered

    var isRegistered: Bool { self == .optedIn || self == .registered }
  }

  package var regime: Regime
  package var oss: OSSStatus
  package var hasIOSS: Bool
  /// Other countries where the seller has a VAT number, for stock held there.
  package var registrations: Set<CountryCode>
  /// Option pour le paiement de la taxe d'après les débits (CGI 269-2 c).
  package var vatOnDebits: Bool
  package var hasVATNumber: Bool
  package var establishedIn: TaxTerritory

  package init(
    regime: Regime = .normal, oss: OSSStatus = .belowThreshold, hasIOSS: Bool = false,
    registrations: Set<CountryCode> = [], vatOnDebits: Bool = false, hasVATNumber: Bool = true,
    establishedIn: TaxTerritory = .franceMainland
  ) {
    self.regime = regime
    self.oss = oss
    self.hasIOSS = hasIOSS
    self.registrations = registrations
    self.vatOnDebits = vatOnDebits
    self.hasVATNumber = hasVATNumber
    self.establishedIn = establishedIn
  }
}

/// What is sold.
package struct TaxProduct: Hashable, Sendable {
  package enum Nature: Hashable, Sendable, CaseIterable {
    case goods
    /// A service of the general rule (CGI 259).
    case service
    /// Supplied electronically, telecommunication, broadcasting (CGI 259 D).
    case electronicService
    /// Immaterial: rights, advertising, advice, data (CGI 259 B).
    case intangibleService
    /// Admission to an event held somewhere (CGI 259 A, 5° and 5° bis). A virtual one is an electronic service.
    case eventAdmission
    /// A meal or drink served on the spot (CGI 259 A, 5° b).
    case restaurant
    /// Transport of goods (CGI 259 A, 3° and 259 for businesses).
    case transport

    package var isGoods: Bool { self == .goods }
  }

  /// What the product is for the rates. The generic classes follow the kind of rate, the named ones the law.
  package enum Class: Hashable, Sendable, CaseIterable {
    /// Not said: the stated rate decides if it is lawful there; without it, the standard rate.
    case unstated
    case standard, intermediate, reduced, superReduced
    /// A zero rate of another country. France has none.
    case zero
    /// Livre, CGI 278-0 bis A, 3°.
    case book
    /// Human food of CGI 278-0 bis A, 1°: not alcohol, confectionery, or meals to eat at once.
    case food
    /// Reimbursed medicine, CGI 281 octies.
    case medicine
    /// Registered press, CGI 298 septies.
    case press
  }

  package enum MarginGoods: Hashable, Sendable, CaseIterable { case secondHand, art, antiques }

  /// Domestic reverse charge, CGI 283-2 bis ff.
  package enum ReverseChargeGoods: Hashable, Sendable, CaseIterable {
    /// Sous-traitance de travaux immobiliers, 283-2 nonies.
    case subcontractedWorks
    /// Déchets neufs d'industrie et matières de récupération, 283-2 sexies.
    case scrap
    /// Gaz, électricité, certificats, 283-2 quinquies.
    case energy
  }

  package enum Scheme: Hashable, Sendable {
    case ordinary
    /// Régime de la marge, CGI 297 A.
    case margin(MarginGoods)
    /// The merchant states an exemption.
    case exempt(ExemptionCode)
    case domesticReverseCharge(ReverseChargeGoods)
    /// Bon à usages multiples, CGI 256 ter: a means of payment.
    case multiPurposeVoucher
    /// Bon à usage unique, CGI 256 ter: taxed when sold, like what it gives right to.
    case singlePurposeVoucher
  }

  package var nature: Nature
  package var taxClass: Class
  package var scheme: Scheme
  package var isDeposit: Bool

  package init(
    _ nature: Nature, _ taxClass: Class = .standard, scheme: Scheme = .ordinary,
    isDeposit: Bool = false
  ) {
    self.nature = nature
    self.taxClass = taxClass
    self.scheme = scheme
    self.isDeposit = isDeposit
  }
}

/// Who buys.
package enum TaxBuyer: Hashable, Sendable {
  /// A consumer, or any body that is not a taxable person.
  case consumer
  case company(TaxCompany)
}

/// A taxable person who buys as such.
package struct TaxCompany: Hashable, Sendable {
  /// What is known of the VAT number.
  package enum Proof: Hashable, Sendable {
    /// VIES confirmed it; the consultation is kept.
    case verified
    /// Only its check digits are right.
    case keyOnly
    /// There is none, or it is wrong.
    case none
  }

  /// The country the VAT number begins with: "GR" for "EL…", "XI" for Northern Ireland.
  package var vatCountry: CountryCode?
  package var proof: Proof
  /// Where the company is established, when that is not where the goods go.
  package var establishedIn: TaxTerritory?

  package init(
    vatCountry: CountryCode? = nil, proof: Proof = .none, establishedIn: TaxTerritory? = nil
  ) {
    self.vatCountry = vatCountry
    self.proof = proof
    self.establishedIn = establishedIn
  }
}

package enum SaleChannel: Hashable, Sendable {
  case own
  /// A marketplace that is deemed to buy and sell (CGI 256 V, directive art. 14 bis): it owes the VAT.
  case deemedSupplier
}
