/// How the invoice is paid: BR-49, BR-50, BR-51, BR-61.
enum CENPaymentRules {
  static let all: [Rule] = [
    Rule(
      "BR-49", .fatal, .everywhere, reads: [.bt81],
      text: "Payment instructions (BG-16) name the means of payment (BT-81).",
      fr: .init(
        "Le moyen de paiement (BT-81) manque.",
        fix: "Indiquez le code : 30 ou 58 pour un virement, 48 ou 54 pour une carte, "
          + "49 ou 59 pour un prélèvement."),
      en: .init(
        "The means of payment (BT-81) is missing.",
        fix: "State the code: 30 or 58 for a credit transfer, 48 or 54 for a card, "
          + "49 or 59 for a direct debit.")
    ) { j in
      guard j.isUBL, let xml = j.xml else {
        j.each(.bg16, .bt81) { $0.has(.bt81) }
        return
      }
      for means in xml.elements(named: paymentMeans) where xml.first(means, code) == nil {
        j.blame(means, missing: .bt81)
      }
    },
    Rule(
      "BR-50", .fatal, .everywhere, reads: [.bt84],
      text: "The account of a credit transfer (BG-17) has an identifier (BT-84).",
      fr: .init(
        "Le compte à créditer (BT-84) est vide alors que le paiement se fait par virement.",
        fix: "Indiquez l'IBAN du compte du vendeur, sans espace, "
          + "par exemple FR7630006000011234567890189."),
      en: .init(
        "The account to credit (BT-84) is empty though payment is by credit transfer.",
        fix: "State the IBAN of the seller's account without spaces, "
          + "for example FR7630006000011234567890189.")
    ) { j in
      for means in j.invoice.all(.bg16) where means.isText(.bt81, "30", "58") {
        for account in means.groups(.bg17)
        where !account.all(.bt84).contains(where: { !$0.isBlank }) {
          j.fail(.bt84, in: account)
        }
      }
    },
    Rule(
      "BR-61", .fatal, .everywhere, reads: [.bt84, .bt81],
      text: "A credit transfer (BT-81 = 30 or 58) names the account to credit (BT-84).",
      fr: .init(
        "Le paiement se fait par virement, mais le compte à créditer (BT-84) manque.",
        fix: "Indiquez l'IBAN du compte du vendeur, ou un autre moyen de paiement (BT-81)."),
      en: .init(
        "Payment is by credit transfer, but the account to credit (BT-84) is missing.",
        fix: "State the IBAN of the seller's account, or another means of payment (BT-81).")
    ) { j in
      for means in j.invoice.all(.bg16) {
        let accounts = means.groups(.bg17)
        if j.isCII {
          guard means.isText(.bt81, "30", "58") else { continue }
          for account in accounts where !account.has(.bt84) { j.fail(.bt84, in: account) }
        } else if ["30", "58"].contains(means.text(.bt81)),
          !accounts.contains(where: { $0.has(.bt84) })
        {
          j.fail(.bt84, in: accounts.first ?? means)
        }
      }
    },
    card(.fatal, .everywhere) { j in !j.isUBL },
    card(.warning, [.cen, .extendedCTC]) { j in j.isUBL },
  ]

  private static let paymentMeans = XMLName.of("cac:PaymentMeans")
  private static let code = XMLName.of("cbc:PaymentMeansCode")

  /// Fatal in CII, a warning in UBL.
  private static func card(
    _ severity: Rule.Severity, _ books: Rule.Books,
    _ isAsked: @escaping @Sendable (Judgement) -> Bool
  ) -> Rule {
    Rule(
      "BR-51", severity, books,
      syntaxes: severity == .warning ? [.ublInvoice, .ublCreditNote] : nil, reads: [.bt87],
      text: "At most ten characters of a card number (BT-87) are shown.",
      fr: .init(
        "Le numéro de carte (BT-87) montre plus de dix caractères.",
        fix: "Ne gardez que les six premiers et les quatre derniers chiffres, ou retirez-le."),
      en: .init(
        "The card number (BT-87) shows more than ten characters.",
        fix: "Keep only the first six and the last four digits, or remove it.")
    ) { j in
      guard isAsked(j) else { return }
      j.each(.bt87) { $0.trimmed.unicodeScalars.count <= 10 }
    }
  }
}
