extension SyntaxTexts {
  private static func words(
    _ text: String, _ fr: String, _ frFix: String, _ en: String, _ enFix: String
  ) -> Words {
    Words(text: text, fr: Rule.Advice(fr, fix: frFix), en: Rule.Advice(en, fix: enFix))
  }

  static let conditions: [String: Words] = ciiConditions.merging(ublConditions) { first, _ in first
  }

  // MARK: CII

  private static let ciiConditions: [String: Words] = [
    "CII-SR-046": words(
      "An item's standard identifier (BT-157) has a scheme.",
      "L'identifiant standard de l'article (BT-157, ram:GlobalID) n'a pas d'attribut schemeID.",
      "Ajoutez schemeID : « 0160 » pour un GTIN (code EAN).",
      "The item's standard identifier (BT-157, ram:GlobalID) has no schemeID attribute.",
      "Add schemeID: \"0160\" for a GTIN (EAN code)."),
    "CII-SR-090": words(
      "An item's country of origin (BT-159) is one country code.",
      "Le pays d'origine de l'article (BT-159) doit porter un code de pays, et un seul.",
      "Mettez un code ISO à deux lettres dans ram:OriginTradeCountry/ram:ID, ou retirez le pays.",
      "The item's country of origin (BT-159) must hold one country code, and only one.",
      "Put a two-letter ISO code into ram:OriginTradeCountry/ram:ID, or remove the country."),
    "CII-SR-119": words(
      "A discount on the gross price (BT-147) has an amount and is marked as an allowance.",
      "La remise sur le prix brut (BT-147) doit avoir un montant et l'indicateur « false ».",
      "Mettez « false » dans ram:ChargeIndicator et le montant dans ram:ActualAmount, ou aucun des deux.",
      "The discount on the gross price (BT-147) needs an amount and the indicator \"false\".",
      "Put \"false\" into ram:ChargeIndicator and the amount into ram:ActualAmount, or neither."),
    "CII-SR-449": oneIdentifier("du lieu de livraison (BT-71)", "the deliver-to location (BT-71)"),
    "CII-SR-450": oneIdentifier("de l'acheteur (BT-46)", "the buyer (BT-46)"),
    "CII-SR-451": oneIdentifier("du bénéficiaire (BT-60)", "the payee (BT-60)"),
    "CII-SR-457": once(
      "la référence d'appel d'offres (BT-17, code « 50 »)",
      "tender or lot reference (BT-17, code \"50\")"),
    "CII-SR-458": once(
      "l'identifiant de l'objet facturé (BT-18, code « 130 »)",
      "invoiced object identifier (BT-18, code \"130\")"),
    "CII-SR-474": once(
      "l'identifiant d'objet de la ligne (BT-128, code « 130 »)",
      "line object identifier (BT-128, code \"130\")"),
    "CII-SR-475": once(
      "la description d'un document justificatif (BT-123, ram:Name)",
      "supporting document description (BT-123, ram:Name)"),
    "CII-SR-476": once(
      "la pièce jointe (BT-125, ram:AttachmentBinaryObject)",
      "attached document (BT-125, ram:AttachmentBinaryObject)"),
    "CII-SR-462": words(
      "All VAT breakdowns give the same tax point date code (BT-8).",
      "Le code d'exigibilité de la TVA (BT-8) n'est pas le même dans toute la facture.",
      "Mettez le même ram:DueDateTypeCode dans chaque ventilation de TVA.",
      "The VAT point date code (BT-8) is not the same throughout the invoice.",
      "Put the same ram:DueDateTypeCode into every VAT breakdown."),
    "CII-SR-463": words(
      "An allowance or charge says which of the two it is.",
      "Une remise ou un frais ne dit pas lequel des deux il est (ram:ChargeIndicator manque).",
      "Ajoutez ram:ChargeIndicator : « false » pour une remise, « true » pour un frais.",
      "An allowance or charge does not say which it is (ram:ChargeIndicator is missing).",
      "Add ram:ChargeIndicator: \"false\" for an allowance, \"true\" for a charge."),
    "CII-SR-465": contact("du vendeur (BT-41)", "seller's (BT-41)"),
    "CII-SR-466": contact("de l'acheteur (BT-56)", "buyer's (BT-56)"),
    "CII-SR-467": same(
      "le code du moyen de paiement (BT-81)", "payment means type code (BT-81)"),
    "CII-SR-468": same("le libellé du moyen de paiement (BT-82)", "payment means text (BT-82)"),
    "CII-SR-470": words(
      "A credit transfer (BT-81 is 30 or 58) names the account to pay to (BT-84).",
      "Le paiement est un virement (BT-81), mais aucun compte à créditer n'est donné (BT-84).",
      "Indiquez l'IBAN du compte dans ram:IBANID (ou son numéro dans ram:ProprietaryID).",
      "Payment is by credit transfer (BT-81) but no account to pay to is given (BT-84).",
      "Give the account's IBAN in ram:IBANID (or its number in ram:ProprietaryID)."),
    "CII-DT-015": elsewhere(
      "ram:URIID", "un document justificatif (code « 916 »)", "a supporting document (code \"916\")"
    ),
    "CII-DT-018": elsewhere(
      "ram:TypeCode", "un document additionnel, avec le code « 50 », « 130 » ou « 916 »",
      "an additional document, with code \"50\", \"130\" or \"916\""),
    "CII-DT-021": elsewhere(
      "ram:Name", "un document justificatif (code « 916 »)", "a supporting document (code \"916\")"),
    "CII-DT-022": elsewhere(
      "ram:AttachmentBinaryObject", "un document justificatif (code « 916 »)",
      "a supporting document (code \"916\")"),
    "CII-DT-024": elsewhere(
      "ram:ReferenceTypeCode", "la référence d'un objet facturé (code « 130 »)",
      "the reference of an invoiced object (code \"130\")"),
    "CII-DT-027": elsewhere(
      "ram:FormattedIssueDateTime", "la référence d'une facture antérieure (BG-3)",
      "the reference of a preceding invoice (BG-3)"),
    "CII-DT-033": elsewhere(
      "unitCode", "une facture dont la quantité facturée (BT-129) a elle-même une unité (BT-130)",
      "an invoice whose billed quantity (BT-129) has a unit itself (BT-130)"),
    "CII-DT-037": words(
      "The type of every tax is VAT.",
      "Le type de taxe (ram:TypeCode) n'est pas « VAT ».",
      "Mettez « VAT », en capitales : EN 16931 ne connaît que la TVA.",
      "The type of tax (ram:TypeCode) is not \"VAT\".",
      "Put \"VAT\", in capitals: EN 16931 knows no other tax."),
    "CII-DT-041": elsewhere("ram:BasisAmount", breakdown.fr, breakdown.en),
    "CII-DT-054": elsewhere("ram:TaxPointDate", breakdown.fr, breakdown.en),
    "CII-DT-058": elsewhere("ram:DueDateTypeCode", breakdown.fr, breakdown.en),
    "CII-DT-052": elsewhere("ram:ExemptionReasonCode", breakdown.fr, breakdown.en),
    "CII-DT-098": elsewhere("ram:ExemptionReason", breakdown.fr, breakdown.en),
    "CII-DT-097": words(
      "A date in format 102 is written YYYYMMDD.",
      "La date n'est pas écrite AAAAMMJJ, comme l'annonce son attribut format=\"102\".",
      "Écrivez l'année, le mois et le jour sur huit chiffres, sans séparateur : 20260131.",
      "The date is not written YYYYMMDD, as its attribute format=\"102\" announces.",
      "Write year, month and day in eight digits, without separators: 20260131."),
  ]

  private static let breakdown = (
    fr: "la ventilation de TVA du pied de facture (BG-23)", en: "the VAT breakdown (BG-23)"
  )

  private static func oneIdentifier(_ fr: String, _ en: String) -> Words {
    words(
      "Either an identifier or one with a scheme for \(en), not both.",
      "L'identifiant \(fr) est donné deux fois : ram:ID et ram:GlobalID.",
      "Gardez ram:GlobalID si l'identifiant a un schéma (schemeID), sinon ram:ID.",
      "The identifier of \(en) is given twice: ram:ID and ram:GlobalID.",
      "Keep ram:GlobalID if the identifier has a scheme (schemeID), otherwise ram:ID.")
  }

  private static func once(_ fr: String, _ en: String) -> Words {
    words(
      "The \(en) stands at most once.",
      "Il y a plus d'une valeur pour \(fr) ; EN 16931 n'en admet qu'une.",
      "Gardez une seule valeur.",
      "There is more than one \(en); EN 16931 allows one.", "Keep a single one.")
  }

  private static func contact(_ fr: String, _ en: String) -> Words {
    words(
      "The \(en) contact point is a person or a department.",
      "Le contact \(fr) est donné deux fois : personne et service.",
      "Gardez ram:PersonName ou ram:DepartmentName, pas les deux.",
      "The \(en) contact point is given twice: person and department.",
      "Keep ram:PersonName or ram:DepartmentName, not both.")
  }

  private static func same(_ fr: String, _ en: String) -> Words {
    words(
      "The \(en) is the same wherever it stands.",
      "Plusieurs moyens de paiement ne donnent pas la même valeur pour \(fr).",
      "Mettez la même valeur partout, ou ne gardez qu'un moyen de paiement.",
      "Several payment means disagree about the \(en).",
      "Put the same value everywhere, or keep a single payment means.")
  }

  private static func elsewhere(_ part: String, _ fr: String, _ en: String) -> Words {
    words(
      "\(part) only stands in \(en).",
      "\(part) n'est admis que dans \(fr).", "Retirez \(part) ou déplacez la valeur.",
      "\(part) is only allowed in \(en).", "Remove \(part) or move the value.")
  }

  // MARK: UBL

  private static let ublConditions: [String: Words] = [
    "UBL-CR-002": words(
      "The UBL version, if given, is 2.1.",
      "La version d'UBL annoncée (cbc:UBLVersionID) n'est pas « 2.1 ».",
      "Mettez « 2.1 » ou retirez cbc:UBLVersionID.",
      "The UBL version announced (cbc:UBLVersionID) is not \"2.1\".",
      "Put \"2.1\" or remove cbc:UBLVersionID."),
    "UBL-CR-412": words(
      "In an invoice the due date (BT-9) does not stand in the payment means.",
      "L'échéance (BT-9) est dans le moyen de paiement (cac:PaymentMeans/cbc:PaymentDueDate).",
      "Mettez-la dans cbc:DueDate ; seul l'avoir l'écrit dans cac:PaymentMeans.",
      "The due date (BT-9) stands in the payment means (cac:PaymentMeans/cbc:PaymentDueDate).",
      "Put it into cbc:DueDate; only a credit note writes it in cac:PaymentMeans."),
    "UBL-CR-665": words(
      "Only the invoiced object (BT-18, code 130) has a scheme identifier.",
      "L'attribut schemeID est sur la référence d'un document qui n'est pas l'objet facturé (BT-18).",
      "Retirez schemeID, ou mettez le code « 130 » dans cbc:DocumentTypeCode.",
      "The attribute schemeID is on the reference of a document that is not the invoiced object (BT-18).",
      "Remove schemeID, or put code \"130\" into cbc:DocumentTypeCode."),
    "UBL-CR-666": objectReference("cac:Attachment", "de pièce jointe", "an attachment"),
    "UBL-CR-673": objectReference("cbc:DocumentDescription", "de description", "a description"),
    "UBL-DT-01": words(
      "Amounts have at most two decimals.",
      "Cet élément de montant (cbc:…Amount) a plus de deux décimales.",
      "Arrondissez le montant à deux décimales.",
      "This amount element (cbc:…Amount) has more than two decimals.",
      "Round the amount to two decimals."),
    "UBL-DT-06": attachment("mimeCode", "application/pdf"),
    "UBL-DT-07": attachment("filename", "annexe.pdf"),
    "UBL-DT-18": words(
      "The attribute name is only used on the payment means code.",
      "L'attribut name n'est admis que sur le code du moyen de paiement (BT-82).",
      "Retirez l'attribut name.",
      "The attribute name is only allowed on the payment means code (BT-82).",
      "Remove the attribute name."),
    "UBL-SR-04": once(
      "l'identifiant de l'objet facturé (BT-18, code « 130 »)",
      "invoiced object identifier (BT-18, code \"130\")"),
    "UBL-SR-07": words(
      "A preceding invoice reference (BG-3) has the invoice's number (BT-25).",
      "La référence à une facture antérieure (BG-3) n'en donne pas le numéro (BT-25).",
      "Ajoutez cac:InvoiceDocumentReference/cbc:ID avec le numéro de cette facture.",
      "The reference to a preceding invoice (BG-3) does not give its number (BT-25).",
      "Add cac:InvoiceDocumentReference/cbc:ID with that invoice's number."),
    "UBL-SR-12": once("le numéro de TVA du vendeur (BT-31)", "seller VAT identifier (BT-31)"),
    "UBL-SR-13": once(
      "l'identifiant fiscal local du vendeur (BT-32)", "seller tax registration identifier (BT-32)"),
    "UBL-SR-18": once("le numéro de TVA de l'acheteur (BT-48)", "buyer VAT identifier (BT-48)"),
    "UBL-SR-19": payee("le nom du bénéficiaire (BT-59)", "payee name (BT-59)"),
    "UBL-SR-20": payee("l'identifiant du bénéficiaire (BT-60)", "payee identifier (BT-60)"),
    "UBL-SR-21": payee(
      "le numéro d'immatriculation du bénéficiaire (BT-61)",
      "payee legal registration identifier (BT-61)"),
    "UBL-SR-29": once(
      "l'identifiant de créancier SEPA (BT-90)", "bank assigned creditor identifier (BT-90)"),
    "UBL-SR-30": once(
      "le motif d'une remise (BT-97, BT-139)", "reason of an allowance (BT-97, BT-139)"),
    "UBL-SR-31": once(
      "le motif d'un frais (BT-104, BT-144)", "reason of a charge (BT-104, BT-144)"),
    "UBL-SR-42": words(
      "The seller has at most two tax numbers (BT-31 and BT-32).",
      "Le vendeur a plus de deux numéros fiscaux (cac:PartyTaxScheme).",
      "Gardez le numéro de TVA (BT-31) et, s'il y a lieu, l'identifiant fiscal local (BT-32).",
      "The seller has more than two tax numbers (cac:PartyTaxScheme).",
      "Keep the VAT number (BT-31) and, if there is one, the local tax identifier (BT-32)."),
    "UBL-SR-43": words(
      "A supporting document has no type code and no scheme; the invoiced object has code 130.",
      "Un document justificatif (BG-24) porte un code de type ou un schéma d'identifiant.",
      "Retirez cbc:DocumentTypeCode et schemeID, ou mettez « 130 » s'il s'agit de l'objet facturé (BT-18).",
      "A supporting document (BG-24) has a type code or an identifier scheme.",
      "Remove cbc:DocumentTypeCode and schemeID, or put \"130\" for the invoiced object (BT-18)."),
    "UBL-SR-44": same("la référence de paiement (BT-83)", "remittance information (BT-83)"),
    "UBL-SR-47": same("le code du moyen de paiement (BT-81)", "payment means type code (BT-81)"),
    "UBL-SR-51": words(
      "An address has at most one additional line (cac:AddressLine).",
      "L'adresse a plusieurs lignes supplémentaires (cac:AddressLine) ; une seule est admise.",
      "Gardez une seule cac:AddressLine ; les deux premières lignes vont dans cbc:StreetName et cbc:AdditionalStreetName.",
      "The address has several additional lines (cac:AddressLine); one is allowed.",
      "Keep a single cac:AddressLine; the first two lines go into cbc:StreetName and cbc:AdditionalStreetName."
    ),
    "UBL-SR-53": words(
      "A tax number has its value and its scheme.",
      "Un numéro fiscal (cac:PartyTaxScheme) n'a pas de valeur ou pas de type de taxe.",
      "Donnez cbc:CompanyID et cac:TaxScheme/cbc:ID (« VAT » pour un numéro de TVA).",
      "A tax number (cac:PartyTaxScheme) lacks its value or its type of tax.",
      "Give cbc:CompanyID and cac:TaxScheme/cbc:ID (\"VAT\" for a VAT number)."),
  ]

  private static func objectReference(_ part: String, _ fr: String, _ en: String) -> Words {
    words(
      "The invoiced object (BT-18) has no \(part).",
      "La référence de l'objet facturé (BT-18, code « 130 ») n'a pas \(fr) (\(part)).",
      "Retirez \(part), ou retirez le code « 130 » s'il s'agit d'un document justificatif.",
      "The reference of the invoiced object (BT-18, code \"130\") does not have \(en) (\(part)).",
      "Remove \(part), or remove code \"130\" if this is a supporting document.")
  }

  private static func attachment(_ attribute: String, _ example: String) -> Words {
    words(
      "An attached document (BT-125) has the attribute \(attribute).",
      "La pièce jointe (BT-125) n'a pas d'attribut \(attribute).",
      "Ajoutez-le, par exemple \(attribute)=\"\(example)\".",
      "The attached document (BT-125) has no attribute \(attribute).",
      "Add it, for instance \(attribute)=\"\(example)\".")
  }

  private static func payee(_ fr: String, _ en: String) -> Words {
    words(
      "The \(en) stands at most once, and the payee is not the seller.",
      "\(fr.prefix(1).uppercased() + fr.dropFirst()) est donné plusieurs fois, ou le bénéficiaire (BT-59) est le vendeur lui-même.",
      "Ne donnez un bénéficiaire que s'il n'est pas le vendeur, avec une seule valeur.",
      "The \(en) is given several times, or the payee (BT-59) is the seller.",
      "Give a payee only when it is not the seller, with a single value.")
  }
}
