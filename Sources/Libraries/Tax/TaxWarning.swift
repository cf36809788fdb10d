/// What the merchant should look at; the invoice may go out.
package enum TaxWarning: Hashable, Sendable {
  /// The VAT number has right check digits and was not confirmed.
  case numberNotVerified
  /// A company without a valid VAT number was taxed as a consumer.
  case treatedAsConsumer
  /// The number is of another member state than the one of arrival.
  case numberOfAnotherCountry(CountryCode)
  /// The number is of the country the goods leave from: no exemption.
  case numberOfDeparture
  /// No class and no rate were stated; the standard rate was taken.
  case standardRateAssumed
  /// A company outside the Union: keep what shows that it is one.
  case keepProofOfBusiness
  /// The buyer pays import VAT and duties on arrival; he should know before he buys.
  case importCostsForBuyer

  package func text(_ language: TaxLanguage) -> String { language == .french ? words.0 : words.1 }

  private var words: (String, String) {
    switch self {
    case .numberNotVerified:
      (
        "Le numéro de TVA n'a pas été confirmé : consultez VIES et conservez la réponse.",
        "The VAT number was not confirmed: consult VIES and keep the answer."
      )
    case .treatedAsConsumer:
      (
        "Sans numéro de TVA valide, l'entreprise est taxée comme un particulier. Demandez-lui son numéro.",
        "Without a valid VAT number the company is taxed like a consumer. Ask for its number."
      )
    case .numberOfAnotherCountry(let code):
      (
        "Le numéro de TVA (\(code.vatPrefix)) n'est pas celui du pays d'arrivée : admis, mais l'acquéreur doit y déclarer son acquisition.",
        "The VAT number (\(code.vatPrefix)) is not of the country of arrival: accepted, but the buyer must declare the acquisition there."
      )
    case .numberOfDeparture:
      (
        "Le numéro de TVA est celui du pays de départ : l'exonération intracommunautaire ne s'applique pas.",
        "The VAT number is of the country of departure: the intra-Community exemption does not apply."
      )
    case .standardRateAssumed:
      (
        "Ni catégorie ni taux : le taux normal a été retenu. Classez le produit.",
        "No class and no rate: the standard rate was taken. Classify the product."
      )
    case .keepProofOfBusiness:
      (
        "Conservez la preuve que le client établi hors de l'Union est une entreprise.",
        "Keep the proof that the customer outside the Union is a business."
      )
    case .importCostsForBuyer:
      (
        "Le destinataire paiera la TVA à l'importation et les droits : dites-le-lui avant la commande.",
        "The recipient will pay import VAT and duties: say so before the order."
      )
    }
  }
}
