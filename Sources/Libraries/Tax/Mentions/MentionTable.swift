import Money

/// Every mention this program knows, by what it is about.
///
/// Words with "…" hold a value there: a capital, a number, a day.
package enum MentionTable {
  package static let all: [Mention] = payment + seller + sale + document + vat

  /// The row of a name on a day; `nil` when the law asks for no such words then, or none are known.
  package static func row(_ name: MentionName, on date: LocalDate) -> Mention? {
    all.first { $0.name == name && $0.isValid(on: date) }
  }

  /// The French words of a name on a day.
  package static func words(_ name: MentionName, on date: LocalDate) -> String? {
    row(name, on: date)?.words.french
  }

  // MARK: Payment

  private static let terms = "FRENCH-LAW b.4 (DILA F31808)"

  private static let payment: [Mention] = [
    Mention(
      name: .recoveryFee,
      words: MentionWords(
        "En cas de retard de paiement, indemnité forfaitaire pour frais de recouvrement de 40 € (art. D441-5 du Code de commerce).",
        "Late payment: fixed recovery fee of €40 (Art. D441-5 French Commercial Code).",
        "Bei Zahlungsverzug: pauschale Beitreibungskosten von 40 € (Art. D441-5 frz. Handelsgesetzbuch).",
        "En caso de demora: indemnización fija de 40 € por gastos de cobro (art. D441-5 del Código de Comercio francés).",
        "In caso di ritardo: indennizzo forfettario di 40 € per spese di recupero (art. D441-5 Codice di commercio francese)."
      ),
      condition: .buyerIsCompany, place: .note("PMT"), law: "C. com. L441-10 II, D441-5",
      source: terms, validFrom: LocalDate(year: 2013, month: 1, day: 1), validUntil: nil),
    Mention(
      name: .noRecoveryFee,
      words: MentionWords(
        "Indemnité forfaitaire de recouvrement : sans objet, client particulier.",
        "Fixed recovery fee: not applicable, consumer.",
        "Pauschale Beitreibungskosten: entfällt, Privatkunde.",
        "Indemnización fija por gastos de cobro: no procede, cliente particular.",
        "Indennizzo forfettario per spese di recupero: non applicabile, cliente privato."),
      condition: .buyerIsConsumer, place: .note("PMT"), law: "BR-FR-05",
      source: "FRENCH-LAW a.6: the note is asked for on every invoice", validFrom: nil,
      validUntil: nil),
    Mention(
      name: .latePenalty,
      words: MentionWords(
        "En cas de retard de paiement, pénalités au taux directeur de la BCE majoré de 10 points, exigibles dès le lendemain de l'échéance (art. L441-10 du Code de commerce).",
        "Late payment: penalties at the ECB's key rate plus 10 points, due from the day after the due date (Art. L441-10 French Commercial Code).",
        "Bei Zahlungsverzug: Verzugszinsen zum EZB-Leitzins plus 10 Prozentpunkte ab dem Tag nach Fälligkeit (Art. L441-10 frz. Handelsgesetzbuch).",
        "En caso de demora: penalización al tipo del BCE más 10 puntos, exigible desde el día siguiente al vencimiento (art. L441-10 del Código de Comercio francés).",
        "In caso di ritardo: penalità al tasso BCE maggiorato di 10 punti, esigibili dal giorno dopo la scadenza (art. L441-10 Codice di commercio francese)."
      ),
      condition: .buyerIsCompany, place: .note("PMD"), law: "C. com. L441-10 II", source: terms,
      validFrom: LocalDate(year: 2019, month: 4, day: 26), validUntil: nil),
    Mention(
      name: .noLatePenalty,
      words: MentionWords(
        "Pénalités de retard entre professionnels : sans objet, client particulier.",
        "Late-payment penalties between companies: not applicable, consumer.",
        "Verzugszinsen zwischen Unternehmen: entfällt, Privatkunde.",
        "Penalización por demora entre profesionales: no procede, cliente particular.",
        "Penalità di mora tra professionisti: non applicabile, cliente privato."),
      condition: .buyerIsConsumer, place: .note("PMD"), law: "BR-FR-05",
      source: "FRENCH-LAW a.6: the note is asked for on every invoice", validFrom: nil,
      validUntil: nil),
    Mention(
      name: .earlyDiscount,
      words: MentionWords(
        "Escompte pour paiement anticipé : néant.", "Discount for early payment: none.",
        "Skonto bei vorzeitiger Zahlung: keines.", "Descuento por pago anticipado: ninguno.",
        "Sconto per pagamento anticipato: nessuno."),
      condition: .always, place: .note("AAB"), law: "C. com. L441-9", source: terms, validFrom: nil,
      validUntil: nil),
    Mention(
      name: .dueDate,
      words: MentionWords("Échéance …", "Due date …", "Fällig am …", "Vencimiento …", "Scadenza …"),
      condition: .dueLater, place: .field("BT-9"), law: "C. com. L441-9", source: terms,
      validFrom: nil, validUntil: nil),
  ]

  // MARK: Who sells

  private static func identity(
    _ name: MentionName, _ words: MentionWords, _ condition: MentionCondition,
    law: String = "C. com. R123-237, R123-238", source: String = "FRENCH-LAW b.4",
    from: LocalDate? = nil, place: Mention.Place = .note("ABL")
  ) -> Mention {
    Mention(
      name: name, words: words, condition: condition, place: place, law: law, source: source,
      validFrom: from, validUntil: nil)
  }

  private static let seller: [Mention] = [
    identity(
      .legalForm,
      MentionWords("SARL, SAS…", "Legal form", "Rechtsform", "Forma jurídica", "Forma giuridica"),
      .sellerHasForm),
    identity(
      .soleTrader,
      MentionWords(
        "EI", "EI (sole trader)", "EI (Einzelunternehmen)", "EI (empresario individual)",
        "EI (ditta individuale)"),
      .sellerIsSoleTrader, law: "C. com. R526-27",
      source: "FRENCH-LAW b.4; loi 2022-172, décret 2022-725",
      from: LocalDate(year: 2022, month: 5, day: 15)),
    identity(
      .capital,
      MentionWords(
        "au capital de …", "share capital …", "Stammkapital …", "capital social …",
        "capitale sociale …"),
      .sellerHasCapital),
    identity(
      .siren, MentionWords("SIREN …", "SIREN …", "SIREN …", "SIREN …", "SIREN …"), .always,
      law: "C. com. R123-237 ; CGI ann. II, 242 nonies A, I"),
    identity(
      .register,
      MentionWords(
        "RCS …", "RCS … (trade register)", "RCS … (Handelsregister)", "RCS … (registro mercantil)",
        "RCS … (registro delle imprese)"),
      .sellerIsRegistered),
    identity(
      .vatNumber, MentionWords("TVA …", "VAT …", "USt-IdNr. …", "NIF-IVA …", "P. IVA …"),
      .sellerHasVATNumber, law: "CGI ann. II, 242 nonies A, I-2°"),
    identity(
      .vatGroup,
      MentionWords(
        "Membre d'un assujetti unique", "Member of a VAT group", "Mitglied einer Organschaft",
        "Miembro de un grupo de IVA", "Membro di un gruppo IVA"),
      .sellerIsGroupMember, law: "CGI 256 C ; BR-FR-CO-14", source: "FRENCH-LAW a.6",
      from: LocalDate(year: 2023, month: 1, day: 1), place: .note("TXD")),
  ]

  // MARK: Who buys, what and where

  /// Asked for by the reform; due from the day the issuer's size says, printed by everybody already.
  private static let reform =
    "FRENCH-LAW a.4: due from 2026-09-01, small companies 2027-09-01; printed already"

  private static func sold(
    _ name: MentionName, _ words: MentionWords, _ condition: MentionCondition,
    _ place: Mention.Place, law: String, source: String = reform, from: LocalDate? = nil
  ) -> Mention {
    Mention(
      name: name, words: words, condition: condition, place: place, law: law, source: source,
      validFrom: from, validUntil: nil)
  }

  private static let sale: [Mention] = [
    sold(
      .buyerSIREN, MentionWords("SIREN …", "SIREN …", "SIREN …", "SIREN …", "SIREN …"),
      .buyerHasSIREN, .field("BT-47"), law: "CGI ann. II, 242 nonies A, I-1°"),
    sold(
      .buyerVATNumber, MentionWords("TVA …", "VAT …", "USt-IdNr. …", "NIF-IVA …", "P. IVA …"),
      .buyerHasVATNumber, .field("BT-48"), law: "CGI ann. II, 242 nonies A, I",
      source: "FRENCH-LAW b.4"),
    sold(
      .nature,
      MentionWords(
        "Livraison de biens, prestation de services, biens et services",
        "Supply of goods, supply of services, goods and services",
        "Warenlieferung, Dienstleistung, Waren und Dienstleistungen",
        "Entrega de bienes, prestación de servicios, bienes y servicios",
        "Cessione di beni, prestazione di servizi, beni e servizi"),
      .always, .field("BT-23"), law: "CGI ann. II, 242 nonies A, I-8° bis"),
    sold(
      .supplyDate,
      MentionWords(
        "Date de livraison …", "Delivery date …", "Lieferdatum …", "Fecha de entrega …",
        "Data di consegna …"),
      .hasSupplyDate, .field("BT-72"), law: "CGI ann. II, 242 nonies A, I-10°",
      source: "FRENCH-LAW b.4"),
    sold(
      .deliveryAddress,
      MentionWords(
        "Livré à …", "Delivered to …", "Lieferung an …", "Entregado a …", "Consegnato a …"),
      .deliveredElsewhere, .field("BG-15"), law: "CGI ann. II, 242 nonies A, I-7° bis"),
    sold(
      .debitsOption,
      MentionWords(
        "Option pour le paiement de la taxe d'après les débits",
        "Option for payment of the tax when invoiced",
        "Option für die Besteuerung bei Rechnungsstellung",
        "Opción por el pago del impuesto según los débitos",
        "Opzione per il pagamento dell'imposta alla fatturazione"),
      .sellerOnDebits, .note("AAI"), law: "CGI ann. II, 242 nonies A, I-11° bis"),
    sold(
      .exchangeRate,
      MentionWords(
        "TVA convertie en euros au cours de …", "VAT in euros at the rate of …",
        "MwSt. in Euro zum Kurs von …", "IVA en euros al cambio de …", "IVA in euro al cambio di …"),
      .otherCurrency, .note("AAI"), law: "CGI 266, 1 bis ; ann. II, 242 nonies A",
      source: "FRENCH-LAW b.4"),
    sold(
      .legalGuarantee,
      MentionWords(
        "Garantie légale de conformité : deux ans à compter de la délivrance du bien (art. L217-3 du Code de la consommation).",
        "Legal guarantee of conformity: two years from delivery (Art. L217-3 French Consumer Code).",
        "Gesetzliche Gewährleistung: zwei Jahre ab Lieferung (Art. L217-3 frz. Verbrauchergesetzbuch).",
        "Garantía legal de conformidad: dos años desde la entrega (art. L217-3 del Código de Consumo francés).",
        "Garanzia legale di conformità: due anni dalla consegna (art. L217-3 Codice del consumo francese)."
      ),
      .guaranteedGoods, .note("AAI"), law: "C. conso. L211-2, D211-6",
      source: "FRENCH-LAW b.4; décret 2022-946", from: LocalDate(year: 2022, month: 7, day: 1)),
  ]

  // MARK: Which document

  private static func kind(
    _ name: MentionName, _ words: MentionWords, _ condition: MentionCondition,
    _ place: Mention.Place, law: String
  ) -> Mention {
    Mention(
      name: name, words: words, condition: condition, place: place, law: law,
      source: "FRENCH-LAW b.4, b.5", validFrom: nil, validUntil: nil)
  }

  private static let document: [Mention] = [
    kind(
      .creditedInvoice,
      MentionWords(
        "Avoir sur la facture … du …", "Credit note for invoice … of …",
        "Gutschrift zur Rechnung … vom …", "Abono de la factura … del …",
        "Nota di credito sulla fattura … del …"),
      .isCreditNote, .field("BG-3"), law: "CGI 289 I-5 ; ann. II, 242 nonies A"),
    kind(
      .replacedInvoice,
      MentionWords(
        "Annule et remplace la facture … du …", "Cancels and replaces invoice … of …",
        "Storniert und ersetzt die Rechnung … vom …", "Anula y sustituye la factura … del …",
        "Annulla e sostituisce la fattura … del …"),
      .replacesInvoice, .field("BG-3"), law: "CGI 289 I-5 ; BOI-TVA-DECLA-30-20-20-30"),
    kind(
      .depositInvoice,
      MentionWords(
        "Facture d'acompte", "Deposit invoice", "Anzahlungsrechnung", "Factura de anticipo",
        "Fattura di acconto"),
      .isDeposit, .field("BT-3"), law: "CGI 289 I-1-c"),
    kind(
      .depositsDeducted,
      MentionWords(
        "Acompte, facture … du …", "Deposit, invoice … of …", "Anzahlung, Rechnung … vom …",
        "Anticipo, factura … del …", "Acconto, fattura … del …"),
      .deductsDeposits, .field("BG-3"), law: "CGI 289 I ; ann. II, 242 nonies A"),
    kind(
      .selfBilling,
      MentionWords(
        "Autofacturation", "Self-billing", "Gutschrift (Selbstfakturierung)",
        "Facturación por el destinatario", "Autofatturazione"),
      .isSelfBilled, .field("BT-3"), law: "CGI 289 I-2 ; dir. 2006/112 art. 226, 10 bis"),
    kind(
      .duplicate,
      MentionWords(
        "DUPLICATA N° …", "DUPLICATE No. …", "DUPLIKAT Nr. …", "DUPLICADO N.º …", "DUPLICATO N. …"),
      .isCopy, .page, law: "BOI-TVA-DECLA-30-20-20-20"),
  ]

  // MARK: VAT

  private static let vat: [Mention] = TaxMention.all.map { mention in
    let words = mention.words
    return Mention(
      name: .vat(mention),
      words: MentionWords(words[0], words[1], words[2], words[3], words[4]),
      condition: .vat(mention), place: .vatReason, law: mention.law,
      source: mention.lastValidDay == nil
        ? "FRENCH-LAW b.3, b.4"
        : "FRENCH-LAW b.3, b.7; ord. 2026-671, BOI-RES-TVA-000253", validFrom: nil,
      validUntil: mention.lastValidDay)
  }
}
