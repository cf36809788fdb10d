import Money

/// What the document is, UNTDID 1001 (BT-3).
package enum DocumentType: String, Sendable, CaseIterable {
  /// Facture.
  case invoice = "380"
  /// Avoir: amounts are positive and reduce what was invoiced; names its invoices in BG-3.
  case creditNote = "381"
  /// Facture rectificative: cancels and replaces the one invoice it names.
  case corrected = "384"
  /// Facture d'acompte: part of the price, before the supply; its VAT is due when it is paid (CGI 269, 2-a).
  case deposit = "386"
}

/// Cadre de facturation (BT-23): what is sold and whether it is already paid. French code list G1.02.
package enum BusinessProcess: String, Sendable, CaseIterable {
  case goods = "B1"
  case services = "S1"
  case mixed = "M1"
  case goodsPaid = "B2"
  case servicesPaid = "S2"
  case mixedPaid = "M2"
  /// The final invoice, from which deposits are deducted.
  case goodsAfterDeposit = "B4"
  case servicesAfterDeposit = "S4"
  case mixedAfterDeposit = "M4"

  /// B2, S2 and M2 promise that nothing is left to pay (BR-FR-CO-09).
  package var isPaid: Bool {
    switch self {
    case .goodsPaid, .servicesPaid, .mixedPaid: true
    case .goods, .services, .mixed, .goodsAfterDeposit, .servicesAfterDeposit,
      .mixedAfterDeposit:
      false
    }
  }

  /// The same supply, before anything is paid.
  package var unpaid: BusinessProcess {
    switch self {
    case .goods, .goodsPaid, .goodsAfterDeposit: .goods
    case .services, .servicesPaid, .servicesAfterDeposit: .services
    case .mixed, .mixedPaid, .mixedAfterDeposit: .mixed
    }
  }

  package var afterDeposit: BusinessProcess {
    switch unpaid {
    case .services: .servicesAfterDeposit
    case .mixed: .mixedAfterDeposit
    default: .goodsAfterDeposit
    }
  }
}

/// VAT category, UNTDID 5305 (BT-118, BT-151).
package enum VATCategory: String, Sendable, CaseIterable {
  case standard = "S"
  case zeroRated = "Z"
  case exempt = "E"
  /// Autoliquidation.
  case reverseCharge = "AE"
  /// Livraison intracommunautaire.
  case intraCommunity = "K"
  /// Exportation.
  case export = "G"
  /// Hors du champ de la TVA: no rate at all, and alone on its document (BR-O-05, BR-O-11).
  case outOfScope = "O"

  /// Nothing is charged, and the document says why (BT-120, BT-121).
  package var needsReason: Bool { self != .standard && self != .zeroRated }
}

/// What a note is about, UNTDID 4451 (BT-21).
package enum NoteSubject: String, Sendable, CaseIterable {
  /// Indemnité forfaitaire de recouvrement (C. com. D441-5).
  case recoveryFee = "PMT"
  /// Pénalités de retard (C. com. L441-10).
  case latePenalty = "PMD"
  /// Escompte, ou son absence (C. com. L441-9).
  case earlyPaymentDiscount = "AAB"
  /// Capital, forme, immatriculation (C. com. R123-237, R123-238).
  case legalInformation = "ABL"
  /// Which French flow the invoice belongs to (BR-FR-20).
  case flow = "BAR"
  /// Anything else worth saying.
  case general = "AAI"
}

/// How the buyer pays or paid, UNTDID 4461 (BT-81).
package enum PaymentMeansCode: String, Sendable, CaseIterable {
  case cash = "10"
  case cheque = "20"
  case creditTransfer = "30"
  case bankCard = "48"
  case sepaCreditTransfer = "58"
  case sepaDirectDebit = "59"
  case onlinePaymentService = "68"
}

/// Who issued an identifier, ISO/IEC 6523 and CEF EAS (BT-30-1, BT-34-1 …).
package enum IdentifierScheme: String, Sendable {
  case siren = "0002"
  /// French electronic address: SIREN, or SIREN_SUFFIX.
  case frenchAddress = "0225"
  case email = "EM"
}
