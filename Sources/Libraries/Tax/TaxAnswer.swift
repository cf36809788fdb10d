import Money

/// What `TaxEngine.decide` says: the VAT of the line, or why it cannot be invoiced as it is.
package enum TaxAnswer: Hashable, Sendable {
  case decided(VATDecision)
  case refused(TaxRefusal)
}

/// The language of a sentence or a mention.
package enum TaxLanguage: Hashable, Sendable, CaseIterable {
  case french, english, german, spanish, italian
}

/// BT-151 and BT-118, UNTDID 5305, by the raw values of `EN16931.VATCategory`, which this library does not know.
/// French rules accept S, E, AE, K, G, O, Z (BR-FR-15).
package enum TaxCategory: String, Hashable, Sendable, CaseIterable {
  case standard = "S"
  case zeroRated = "Z"
  case exempt = "E"
  case reverseCharge = "AE"
  case intraCommunity = "K"
  case export = "G"
  case outOfScope = "O"
  /// Canary Islands (IGIC); never decided here.
  case canaryIslands = "L"
  /// Ceuta and Melilla (IPSI); never decided here.
  case ceutaMelilla = "M"
}

/// The category of a daily total of sales to consumers (flux 10.3, TT-81, G1.68).
package enum ReportingCategory: String, Hashable, Sendable, CaseIterable {
  /// Goods taxed in France.
  case goods = "TLB1"
  /// Services taxed in France.
  case services = "TPS1"
  /// Not taxed in France.
  case notTaxed = "TNT1"
  /// Margin scheme; the base is the margin.
  case margin = "TMA1"
}

/// How the administration learns of the sale (BOI-TVA-DECLA-20-30-50).
package enum SaleFlow: String, Hashable, Sendable, CaseIterable {
  /// An invoice through a platform.
  case eInvoice = "e-invoice"
  /// Flux 10.1, invoice by invoice.
  case unitaryReport = "10.1"
  /// Flux 10.3, daily totals.
  case aggregateReport = "10.3"
  case none = "none"
}

/// The VAT of one line, and why. Words are made when asked for.
package struct VATDecision: Hashable, Sendable {
  /// BT-151.
  package var category: TaxCategory
  /// BT-152; zero for all categories but S.
  package var rate: Rate
  /// BT-121.
  package var exemption: ExemptionCode?
  /// The words the invoice owes its reader, BT-120 and the page.
  package var mention: TaxMention?
  /// The territory whose VAT is charged; `nil` when none is.
  package var territory: TaxTerritory?
  package var reporting: ReportingCategory?
  package var flow: SaleFlow
  package var warnings: [TaxWarning]
  /// In the order they were decisive. Never empty.
  package var reasons: [TaxReason]

  /// The country whose VAT is charged: "FR" for all French territories, "XI" for Northern Ireland.
  package var taxedIn: CountryCode? { territory?.country }
}
