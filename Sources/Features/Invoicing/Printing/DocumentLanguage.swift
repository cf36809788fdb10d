import Tax

/// The languages a page can be printed in; the raw value is its BCP 47 code.
///
/// Only the page changes. The XML stays French, and so do the words the law asks for: the page prints them as they
/// are, a mention of VAT with its translation behind it.
package enum DocumentLanguage: String, Sendable, CaseIterable {
  case french = "fr"
  case english = "en"
  case german = "de"
  case spanish = "es"
  case italian = "it"

  /// What is read where the buyer is, when the shop does not say.
  ///
  /// - Parameter country: ISO 3166-1 alpha-2.
  package init(country: String) {
    switch country {
    case "FR", "MC", "BE", "LU", "CH": self = .french
    // Overseas.
    case "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "PF", "NC", "WF", "TF": self = .french
    case "DE", "AT": self = .german
    case "ES": self = .spanish
    case "IT": self = .italian
    default: self = .english
    }
  }

  var tax: TaxLanguage {
    switch self {
    case .french: .french
    case .english: .english
    case .german: .german
    case .spanish: .spanish
    case .italian: .italian
    }
  }
}
