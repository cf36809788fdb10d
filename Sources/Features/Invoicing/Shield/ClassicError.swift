import Kernel

/// The ten errors invoices die of. Every guard watches for one of them.
package enum ClassicError: String, Sendable, CaseIterable {
  case number
  case notRecorded
  case calculation
  case date
  case customerDetails
  case paymentDelay
  case bankDetails
  case vatRate
  case lostInvoice
  case recipient

  package var title: Text {
    switch self {
    case .number: Text(fr: "Numéro périmé ou répété", en: "Obsolete or repeated number")
    case .notRecorded: Text(fr: "Facture non enregistrée", en: "Invoice not recorded")
    case .calculation: Text(fr: "Erreur de calcul", en: "Calculation error")
    case .date: Text(fr: "Date inexacte", en: "Incorrect date")
    case .customerDetails:
      Text(fr: "Coordonnées du client manquantes", en: "Missing customer details")
    case .paymentDelay:
      Text(fr: "Délai de paiement absent ou illégal", en: "Payment delay missing or unlawful")
    case .bankDetails: Text(fr: "Anciennes coordonnées bancaires", en: "Old bank details")
    case .vatRate: Text(fr: "Mauvais taux de TVA", en: "Wrong VAT rate")
    case .lostInvoice: Text(fr: "Ancienne facture introuvable", en: "Lost old invoice")
    case .recipient: Text(fr: "Envoi au mauvais destinataire", en: "Invoice to the wrong recipient")
    }
  }

  /// How it is prevented, whether or not anything was caught.
  package var guarding: Text {
    switch self {
    case .number:
      Text(
        fr: "Le numéro n'est pris qu'à l'émission, dans la même transaction ; chaîné et vérifié.",
        en: "A number is taken at issue only, in the same transaction; chained and verified.")
    case .notRecorded:
      Text(
        fr:
          "Chaque commande reçue est suivie jusqu'à sa facture ; celles qui n'en ont pas sont comptées.",
        en: "Each order received is followed to its invoice; those without one are counted.")
    case .calculation:
      Text(
        fr:
          "Les totaux de la boutique sont recalculés au centime, puis jugés par les règles EN 16931.",
        en:
          "The shop's totals are computed again to the cent, then judged by the rules of EN 16931.")
    case .date:
      Text(
        fr:
          "Commande, livraison, paiement et échéance sont comparés entre eux, au jour et à la série.",
        en:
          "Order, supply, payment and due date are compared with each other, today and the series.")
    case .customerDetails:
      Text(
        fr:
          "Nom, adresse, SIREN et numéro de TVA sont exigés selon le client ; les clés sont vérifiées, puis VIES et Sirene interrogés.",
        en:
          "Name, address, SIREN and VAT number are asked for by kind of customer; keys are checked, then VIES and Sirene asked."
      )
    case .paymentDelay:
      Text(
        fr:
          "L'échéance est toujours écrite ; au-delà de 60 jours entre professionnels, rien n'est émis.",
        en: "The due date is always stated; beyond 60 days between companies nothing is issued.")
    case .bankDetails:
      Text(
        fr:
          "L'IBAN imprimé est celui en vigueur, figé avec la facture ; un autre ne compte qu'approuvé par une deuxième personne, après un délai.",
        en:
          "The IBAN printed is the one in force, frozen with the invoice; another counts only once a second person approved it, after a delay."
      )
    case .vatRate:
      Text(
        fr:
          "Chaque ligne est décidée par la loi en vigueur ; le taux de la boutique est comparé, jamais cru.",
        en: "Each line is decided by the law in force; the shop's rate is compared, never believed."
      )
    case .lostInvoice:
      Text(
        fr:
          "Toute facture se retrouve par numéro, client, commande, montant ou texte, à l'octet près.",
        en: "Any invoice is found by number, customer, order, amount or text, exact to the byte.")
    case .recipient:
      Text(
        fr:
          "L'adresse est comparée à celles du client et des autres, à son domaine et aux envois passés ; trente secondes pour annuler.",
        en:
          "The address is compared with the customer's and everybody else's, the domain and earlier mail; thirty seconds to undo."
      )
    }
  }
}

/// Which of the ten errors a finding belongs to, by its code; nil for what is no error of an invoice (a file that
/// cannot be read).
package enum GuardCatalogue {
  package static func error(of code: String) -> ClassicError? {
    if let exact = exact[code] { return exact }
    let subject = code.prefix { $0 != "." }
    if subject == "rule" { return error(ofRule: code.dropFirst(5)) }
    return subjects[String(subject)]
  }

  private static let subjects: [String: ClassicError] = [
    "buyer": .customerDetails, "register": .customerDetails, "tax": .vatRate, "line": .calculation,
    "credit": .calculation, "bank": .bankDetails, "send": .recipient,
  ]

  private static let exact: [String: ClassicError] = [
    "order.date-future": .date, "order.due-date-early": .date,
    "order.payment-delay-unlawful": .paymentDelay, "order.country-missing": .customerDetails,
    "order.country-unknown": .customerDetails, "order.changed": .notRecorded,
    "order.changed-after-credit": .notRecorded, "order.changed-back": .notRecorded,
    "order.deleted": .notRecorded, "order.incomplete": .notRecorded,
    "order.out-of-scope-mixed": .vatRate, "order.exchange-rate-missing": .vatRate,
    "order.exchange-rate-invalid": .vatRate, "order.exchange-rate-far": .vatRate,
    "order.total-mismatch": .calculation, "order.total-negative": .calculation,
    "order.payment-mismatch": .calculation, "order.amount-negative": .calculation,
    "order.amount-too-large": .calculation, "order.charge-negative": .calculation,
    "order.no-sellable-line": .calculation, "order.rounding-per-unit": .calculation,
    "order.reasons-mixed": .vatRate, "line.exemption-unknown": .vatRate,
    "line.vat-rate-unknown": .vatRate, "invoicing.clock-behind-series": .number,
    "document.unprintable": .notRecorded, "company.iban-changed": .bankDetails,
  ]

  /// A rule of EN 16931 or BR-FR, by its name in lower case.
  private static func error(ofRule rule: Substring) -> ClassicError {
    switch rule {
    case "br-co-25": return .paymentDelay
    case "br-61": return .bankDetails
    case "br-fr-03", "br-fr-co-07", "br-fr-co-09": return .date
    case _ where rule.hasPrefix("br-fr-01") || rule.hasPrefix("br-fr-02"): return .number
    case _ where rule.hasPrefix("br-fr-1") || rule.hasPrefix("br-fr-2"): return .customerDetails
    default: return .calculation
    }
  }
}
