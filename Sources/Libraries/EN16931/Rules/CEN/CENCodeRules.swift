/// Codes from the lists: BR-CL-01 … BR-CL-26. The official tests look at elements wherever they
/// stand, so these do too; invoices without XML are judged by their terms.
enum CENCodeRules {
  static let all: [Rule] = currencies + documents + parties + items + adjustments

  private typealias Names = CENCodeNames

  /// - Parameters:
  ///   - reads: the terms whose text, or scheme if `bySchemes`, comes from the list.
  ///   - cii: tests the elements of CII; UBL likewise.
  static func rule(
    _ id: String, _ books: Rule.Books = [.cen, .extendedCTC], reads: [Term], _ list: CodeList,
    bySchemes: Bool = false, text: String, fr: Rule.Advice, en: Rule.Advice,
    cii: @escaping @Sendable (CodeProbe) -> Void, ubl: @escaping @Sendable (CodeProbe) -> Void
  ) -> Rule {
    Rule(id, .fatal, books, reads: reads, text: text, fr: fr, en: en) { j in
      if let xml = j.xml {
        (j.isUBL ? ubl : cii)(CodeProbe(j: j, xml: xml, terms: reads))
        return
      }
      for term in reads {
        for value in j.invoice.values(term) {
          if bySchemes {
            if let scheme = value.scheme, !list.contains(scheme) { j.fail(value) }
          } else if !list.contains(value.text) {
            j.fail(value)
          }
        }
      }
    }
  }

  private static let currencyFix = (
    fr: "Utilisez le code ISO 4217 en trois lettres majuscules, par exemple EUR.",
    en: "Use the ISO 4217 code in three capitals, for example EUR."
  )

  private static let currencies: [Rule] = [
    rule(
      "BR-CL-03", reads: [.bt110, .bt111], .currencies, bySchemes: true,
      text: "The currency of an amount is a code of ISO 4217.",
      fr: .init(
        "La devise d'un montant (par exemple BT-110) manque ou n'est pas un code ISO 4217.",
        fix: currencyFix.fr),
      en: .init(
        "The currency of an amount (for example BT-110) is missing or not a code of ISO 4217.",
        fix: currencyFix.en)
    ) { probe in
      probe.each(Names.taxTotalAmount, Names.currencyID, .currencies)
    } ubl: { probe in
      for name in Names.amounts {
        probe.each(name, Names.currencyID, .currencies, isRequired: true)
      }
    },
    rule(
      "BR-CL-04", reads: [.bt5], .currencies,
      text: "The currency of the invoice (BT-5) is a code of ISO 4217.",
      fr: .init(
        "La devise de la facture (BT-5) n'est pas un code ISO 4217.", fix: currencyFix.fr),
      en: .init("The currency of the invoice (BT-5) is no code of ISO 4217.", fix: currencyFix.en)
    ) {
      $0.each(Names.invoiceCurrency, .currencies)
    } ubl: {
      $0.each(Names.documentCurrency, .currencies)
    },
    rule(
      "BR-CL-05", reads: [.bt6], .currencies,
      text: "The VAT accounting currency (BT-6) is a code of ISO 4217.",
      fr: .init(
        "La devise de comptabilisation de la TVA (BT-6) n'est pas un code ISO 4217.",
        fix: currencyFix.fr),
      en: .init(
        "The VAT accounting currency (BT-6) is no code of ISO 4217.", fix: currencyFix.en)
    ) {
      $0.each(Names.ciiTaxCurrency, .currencies)
    } ubl: {
      $0.each(Names.ublTaxCurrency, .currencies)
    },
  ]

  private static let documents: [Rule] = [
    rule(
      "BR-CL-01", reads: [.bt3], .documentTypes,
      text:
        "The type of the document (BT-3) is a code of UNTDID 1001 for invoices or credit notes.",
      fr: .init(
        "Le type de facture (BT-3) n'est pas un code autorisé pour ce document.",
        fix: "Utilisez 380 (facture), 381 (avoir), 384 (facture rectificative) "
          + "ou 386 (facture d'acompte)."),
      en: .init(
        "The invoice type (BT-3) is no code allowed for this document.",
        fix: "Use 380 (invoice), 381 (credit note), 384 (corrected invoice) or 386 (prepayment).")
    ) {
      $0.each(Names.typeCode, in: Names.exchangedDocument, .documentTypes)
    } ubl: {
      $0.each(Names.invoiceTypeCode, .invoiceTypes)
      $0.each(Names.creditNoteTypeCode, .creditNoteTypes)
    },
    rule(
      "BR-CL-06", reads: [.bt8], .vatPoints,
      text: "The VAT point code (BT-8) is issue, delivery or payment.",
      fr: .init(
        "Le code de date d'exigibilité de la TVA (BT-8) n'est pas dans la liste.",
        fix: "En UBL : 3 émission, 35 livraison, 432 paiement ; en CII : 5, 29 ou 72."),
      en: .init(
        "The VAT point code (BT-8) is not in the list.",
        fix: "In UBL: 3 issue, 35 delivery, 432 payment; in CII: 5, 29 or 72.")
    ) {
      $0.each(Names.dueDateTypeCode, .vatPointsInCII)
    } ubl: {
      $0.each(Names.descriptionCode, in: Names.invoicePeriod, .vatPoints)
    },
    objectScheme(.cen) { j in !j.isUBL },
    objectScheme([.cen, .extendedCTC], syntaxes: [.ublInvoice, .ublCreditNote]) { j in j.isUBL },
    rule(
      "BR-CL-08", reads: [.bt21], .noteSubjects,
      text: "The subject of a note (BT-21) is a code of UNTDID 4451.",
      fr: .init(
        "Le sujet d'une note (BT-21) n'est pas un code UNTDID 4451.",
        fix: "Utilisez un code de la liste, par exemple AAB (escompte), PMD (pénalités), "
          + "PMT (indemnité de recouvrement)."),
      en: .init(
        "The subject of a note (BT-21) is no code of UNTDID 4451.",
        fix: "Use a code of the list, for example AAB (discount), PMD (penalties), "
          + "PMT (recovery fee).")
    ) {
      $0.each(Names.subjectCode, .noteSubjects)
    } ubl: {
      $0.noteSubjects()
    },
    rule(
      "BR-CL-16", reads: [.bt81], .paymentMeans,
      text: "The means of payment (BT-81) is a code of UNTDID 4461.",
      fr: .init(
        "Le moyen de paiement (BT-81) n'est pas un code UNTDID 4461.",
        fix: "Utilisez par exemple 30 (virement), 58 (virement SEPA), 54 (carte de crédit), "
          + "59 (prélèvement SEPA), 10 (espèces)."),
      en: .init(
        "The means of payment (BT-81) is no code of UNTDID 4461.",
        fix: "Use for example 30 (transfer), 58 (SEPA transfer), 54 (credit card), "
          + "59 (SEPA direct debit), 10 (cash).")
    ) {
      $0.each(Names.typeCode, in: Names.ciiPaymentMeans, .paymentMeans)
    } ubl: {
      $0.each(Names.paymentMeansCode, in: Names.ublPaymentMeans, .paymentMeans)
    },
    rule(
      "BR-CL-24", [.cen], reads: [.bt125], .attachmentTypes, bySchemes: true,
      text: "An attachment (BT-125) is a PDF, PNG, JPEG, CSV, XLSX or ODS file.",
      fr: .init(
        "Le type MIME de la pièce jointe (BT-125-1) n'est pas accepté.",
        fix: "Joignez un PDF, PNG, JPEG, CSV, XLSX ou ODS, par exemple application/pdf."),
      en: .init(
        "The MIME type of the attachment (BT-125-1) is not accepted.",
        fix: "Attach a PDF, PNG, JPEG, CSV, XLSX or ODS file, for example application/pdf.")
    ) {
      $0.each(Names.ciiAttachment, Names.mimeCode, .attachmentTypes, isExact: true)
    } ubl: {
      $0.each(Names.ublAttachment, Names.mimeCode, .attachmentTypes, isExact: true)
    },
  ]

  /// The French extension took this one over for UBL only.
  private static func objectScheme(
    _ books: Rule.Books, syntaxes: [Syntax]? = nil,
    _ isAsked: @escaping @Sendable (Judgement) -> Bool
  ) -> Rule {
    let terms: [Term] = [.bt18, .bt128]
    return Rule(
      "BR-CL-07", .fatal, books, syntaxes: syntaxes, reads: terms,
      text: "The scheme of an invoiced object (BT-18, BT-128) is a code of UNTDID 1153.",
      fr: .init(
        "Le schéma de l'objet facturé (BT-18-1 ou BT-128-1) n'est pas un code UNTDID 1153.",
        fix: "Utilisez un code de la liste, par exemple ABT (déclaration en douane) "
          + "ou AVE (référence)."),
      en: .init(
        "The scheme of the invoiced object (BT-18-1 or BT-128-1) is no code of UNTDID 1153.",
        fix: "Use a code of the list, for example ABT (customs declaration) or AVE (reference).")
    ) { j in
      guard isAsked(j) else { return }
      guard let xml = j.xml else {
        for term in terms {
          j.each(term) { $0.scheme.map { CodeList.references.contains($0) } ?? true }
        }
        return
      }
      let probe = CodeProbe(j: j, xml: xml, terms: terms)
      if j.isUBL { probe.objectSchemes() } else { probe.each(Names.referenceTypeCode, .references) }
    }
  }
}
