/// What every invoice says of itself: BR-01 … BR-05, BR-16, BR-CO-03, and the periods and
/// references.
enum CENDocumentRules {
  static let all: [Rule] = identity + parts

  private static let dateText = XMLAttributeName.of("format")

  private static let identity: [Rule] = [
    Rule(
      "BR-01", .fatal, .everywhere, reads: [.bt24],
      text: "The invoice names the specification it follows (BT-24).",
      fr: .init(
        "L'identifiant de spécification (BT-24) manque.",
        fix: "Indiquez le profil de la facture, par exemple urn:cen.eu:en16931:2017."),
      en: .init(
        "The specification identifier (BT-24) is missing.",
        fix: "State the profile of the invoice, for example urn:cen.eu:en16931:2017.")
    ) { j in
      let place = j.place(.bg2)
      j.require(place.isFilled(.bt24), .bt24, in: place)
    },
    Rule(
      "BR-02", .fatal, .everywhere, reads: [.bt1],
      text: "The invoice has a number (BT-1).",
      fr: .init(
        "Le numéro de facture (BT-1) manque.",
        fix: "Donnez à la facture un numéro unique de votre série, par exemple F-2026-0042."),
      en: .init(
        "The invoice number (BT-1) is missing.",
        fix: "Give the invoice a unique number of your series, for example F-2026-0042.")
    ) { j in
      j.require(j.root.isFilled(.bt1), .bt1, in: j.root)
    },
    Rule(
      "BR-03", .fatal, .everywhere, reads: [.bt2],
      text: "The invoice has an issue date (BT-2), in CII with format 102.",
      fr: .init(
        "La date d'émission (BT-2) manque.",
        fix: "Indiquez la date d'émission de la facture, par exemple 2026-01-31 "
          + "(en CII : 20260131 avec format=\"102\")."),
      en: .init(
        "The issue date (BT-2) is missing.",
        fix: "State the day the invoice is issued, for example 2026-01-31 "
          + "(in CII: 20260131 with format=\"102\").")
    ) { j in
      let holds = j.root.all(.bt2).contains { date in
        if date.isBlank { return false }
        guard j.isCII, let xml = j.xml, let node = date.node else { return true }
        return xml.attribute(node, dateText) == "102"
      }
      j.require(holds, .bt2, in: j.root)
    },
    Rule(
      "BR-04", .fatal, .everywhere, reads: [.bt3],
      text: "The invoice says what kind of document it is (BT-3).",
      fr: .init(
        "Le type de facture (BT-3) manque.",
        fix: "Indiquez le code du type de document : 380 pour une facture, 381 pour un avoir."),
      en: .init(
        "The invoice type code (BT-3) is missing.",
        fix: "State the type of the document: 380 for an invoice, 381 for a credit note.")
    ) { j in
      j.require(j.root.isFilled(.bt3), .bt3, in: j.root)
    },
    Rule(
      "BR-05", .fatal, .everywhere, reads: [.bt5],
      text: "The invoice has a currency (BT-5).",
      fr: .init(
        "La devise de la facture (BT-5) manque.",
        fix: "Indiquez la devise en trois lettres, par exemple EUR."),
      en: .init(
        "The invoice currency (BT-5) is missing.",
        fix: "State the currency in three letters, for example EUR.")
    ) { j in
      j.require(j.root.isFilled(.bt5), .bt5, in: j.root)
    },
    Rule(
      "BR-16", .fatal, [.cen, .extendedCTC, .facturXEN16931, .facturXExtended], reads: [.bt126],
      text: "The invoice has at least one line (BG-25).",
      fr: .init(
        "La facture n'a aucune ligne (BG-25).",
        fix: "Ajoutez au moins une ligne : désignation, quantité, prix unitaire et taux de TVA."),
      en: .init(
        "The invoice has no line (BG-25).",
        fix: "Add at least one line: item name, quantity, unit price and VAT rate.")
    ) { j in
      if j.invoice.all(.bg25).isEmpty { j.fail(.bt126, in: j.root) }
    },
  ]

  private static let parts: [Rule] = [
    Rule(
      "BR-52", .fatal, .lines, reads: [.bt122],
      text: "Each supporting document (BG-24) has a reference (BT-122).",
      fr: .init(
        "Une pièce jointe ou un document référencé n'a pas de référence (BT-122).",
        fix: "Donnez au document une référence, par exemple le nom du fichier ou un numéro."),
      en: .init(
        "A supporting or referenced document has no reference (BT-122).",
        fix: "Give the document a reference, for example its file name or delivery note number.")
    ) { j in
      guard let xml = j.xml else {
        j.each(.bg24, .bt122) { $0.isFilled(.bt122) }
        return
      }
      let (document, id) = j.isUBL ? ublDocument : ciiDocument
      for node in xml.elements(named: document) {
        guard let reference = xml.first(node, id), !xml.text(reference).isBlankText else {
          j.blame(node, missing: .bt122)
          continue
        }
      }
    },
    precedingInvoice(.everywhere, inDocument: true),
    precedingInvoice(.cen, syntaxes: [.ublInvoice, .ublCreditNote], inDocument: false),
    Rule(
      "BR-29", .fatal, .everywhere, reads: [.bt74, .bt73],
      text: "The invoicing period does not end (BT-74) before it starts (BT-73).",
      fr: .init(
        "La fin de la période de facturation (BT-74) précède son début (BT-73).",
        fix: "Corrigez l'une des deux dates : la fin est le jour du début ou un jour plus tard."),
      en: .init(
        "The invoicing period ends (BT-74) before it starts (BT-73).",
        fix: "Correct one of the two dates: the end is the start date or a later day.")
    ) { j in
      CENPeriods.each(j, ofLines: false, .bt73, .bt74) { $0.isInOrder ? nil : .bt74 }
    },
    Rule(
      "BR-30", .fatal, .lines, reads: [.bt135, .bt134],
      text: "The period of a line does not end (BT-135) before it starts (BT-134).",
      fr: .init(
        "La fin de la période de la ligne (BT-135) précède son début (BT-134).",
        fix: "Corrigez l'une des deux dates : la fin est le jour du début ou un jour plus tard."),
      en: .init(
        "The period of the line ends (BT-135) before it starts (BT-134).",
        fix: "Correct one of the two dates: the end is the start date or a later day.")
    ) { j in
      CENPeriods.each(j, ofLines: true, .bt134, .bt135) { $0.isInOrder ? nil : .bt135 }
    },
    Rule(
      "BR-CO-19", .fatal, .everywhere, reads: [.bt73, .bt74],
      text: "An invoicing period (BG-14) has a start (BT-73), an end (BT-74) or both.",
      fr: .init(
        "La période de facturation n'a ni début (BT-73) ni fin (BT-74).",
        fix: "Indiquez au moins l'une des deux dates, par exemple du 2026-01-01 au 2026-01-31, "
          + "ou retirez la période."),
      en: .init(
        "The invoicing period has neither start (BT-73) nor end (BT-74).",
        fix: "State at least one of the dates, for example 2026-01-01 to 2026-01-31, "
          + "or remove the period.")
    ) { j in
      CENPeriods.each(j, ofLines: false, .bt73, .bt74) { $0.isStated ? nil : .bt73 }
    },
    Rule(
      "BR-CO-20", .fatal, .lines, reads: [.bt134, .bt135],
      text: "The period of a line (BG-26) has a start (BT-134), an end (BT-135) or both.",
      fr: .init(
        "La période de la ligne n'a ni début (BT-134) ni fin (BT-135).",
        fix: "Indiquez au moins l'une des deux dates, ou retirez la période de la ligne."),
      en: .init(
        "The period of the line has neither start (BT-134) nor end (BT-135).",
        fix: "State at least one of the dates, or remove the period of the line.")
    ) { j in
      CENPeriods.each(j, ofLines: true, .bt134, .bt135) { $0.isStated ? nil : .bt134 }
    },
    CENRule.unjudged(
      "BR-CO-05", .everywhere, reads: [.bt98, .bt97],
      text: "Reason (BT-97) and reason code (BT-98) of an allowance tell of the same thing.",
      fr: .init(
        "Le motif (BT-97) et le code de motif (BT-98) de la remise ne disent pas la même chose.",
        fix: "Accordez le libellé et le code, par exemple « Remise » avec le code 95."),
      en: .init(
        "The reason (BT-97) and the reason code (BT-98) of the allowance differ.",
        fix: "Make text and code agree, for example \"Discount\" with code 95.")),
    CENRule.unjudged(
      "BR-CO-06", [.cen, .extendedCTC, .facturXBasicWL, .facturXEN16931], reads: [.bt105, .bt104],
      text: "Reason (BT-104) and reason code (BT-105) of a charge tell of the same thing.",
      fr: .init(
        "Le motif (BT-104) et le code de motif (BT-105) des frais ne disent pas la même chose.",
        fix: "Accordez le libellé et le code, par exemple « Transport » avec le code FC."),
      en: .init(
        "The reason (BT-104) and the reason code (BT-105) of the charge differ.",
        fix: "Make text and code agree, for example \"Freight\" with code FC.")),
    CENRule.unjudged(
      "BR-CO-07", .lines, reads: [.bt140, .bt139],
      text: "Reason (BT-139) and reason code (BT-140) of a line allowance tell of the same thing.",
      fr: .init(
        "Le motif (BT-139) et le code de motif (BT-140) de la remise de ligne "
          + "ne disent pas la même chose.",
        fix: "Accordez le libellé et le code, par exemple « Remise » avec le code 95."),
      en: .init(
        "The reason (BT-139) and the reason code (BT-140) of the line allowance differ.",
        fix: "Make text and code agree, for example \"Discount\" with code 95.")),
    CENRule.unjudged(
      "BR-CO-08", [.cen, .extendedCTC, .facturXEN16931], reads: [.bt145, .bt144],
      text: "Reason (BT-144) and reason code (BT-145) of a line charge tell of the same thing.",
      fr: .init(
        "Le motif (BT-144) et le code de motif (BT-145) des frais de ligne "
          + "ne disent pas la même chose.",
        fix: "Accordez le libellé et le code, par exemple « Emballage » avec le code PC."),
      en: .init(
        "The reason (BT-144) and the reason code (BT-145) of the line charge differ.",
        fix: "Make text and code agree, for example \"Packing\" with code PC.")),
  ]

  /// CEN asks it in UBL of the references of lines too, the French extension does not.
  private static func precedingInvoice(
    _ books: Rule.Books, syntaxes: [Syntax]? = nil, inDocument: Bool
  ) -> Rule {
    Rule(
      "BR-55", .fatal, books, syntaxes: syntaxes, reads: [.bt25],
      text: "Each preceding invoice (BG-3) is named by its number (BT-25).",
      fr: .init(
        "Une facture antérieure est citée sans son numéro (BT-25).",
        fix: "Indiquez le numéro de la facture d'origine, par exemple F-2026-0042, "
          + "ou retirez la référence."),
      en: .init(
        "A preceding invoice is referred to without its number (BT-25).",
        fix: "State the number of the original invoice, for example F-2026-0042, "
          + "or remove the reference.")
    ) { j in
      guard j.isUBL, let xml = j.xml else {
        j.each(.bg3, .bt25) { $0.isFilled(.bt25) }
        return
      }
      for node in xml.elements(named: billingReference)
      where (xml.parent(node) == xml.root) == inDocument {
        let hasNumber = xml.children(node, named: invoiceReference).contains {
          xml.first($0, ublDocument.id) != nil
        }
        if !hasNumber { j.blame(node, missing: .bt25) }
      }
    }
  }

  private static let ublDocument = (
    element: XMLName.of("cac:AdditionalDocumentReference"), id: XMLName.of("cbc:ID")
  )
  private static let ciiDocument = (
    element: XMLName.of("ram:AdditionalReferencedDocument"), id: XMLName.of("ram:IssuerAssignedID")
  )
  private static let billingReference = XMLName.of("cac:BillingReference")
  private static let invoiceReference = XMLName.of("cac:InvoiceDocumentReference")
}
