extension CENCodeRules {
  private typealias Names = CENCodeNames

  private static let countryFix = (
    fr: "Utilisez le code ISO 3166-1 en deux lettres majuscules, par exemple FR ou BE.",
    en: "Use the ISO 3166-1 code in two capitals, for example FR or BE."
  )
  private static let schemeFix = (
    fr: "Utilisez un code ICD, par exemple 0002 (SIREN), 0009 (SIRET) ou 0088 (GLN).",
    en: "Use an ICD code, for example 0002 (SIREN), 0009 (SIRET) or 0088 (GLN)."
  )

  static let parties: [Rule] = [
    rule(
      "BR-CL-10", [.cen], reads: [.bt29, .bt46, .bt60], .identifierSchemes, bySchemes: true,
      text: "The scheme of a party's identifier is a code of ISO/IEC 6523.",
      fr: .init(
        "Le schéma de l'identifiant d'une partie (BT-29-1, BT-46-1 ou BT-60-1) "
          + "n'est pas un code ISO 6523.",
        fix: schemeFix.fr),
      en: .init(
        "The scheme of a party's identifier (BT-29-1, BT-46-1 or BT-60-1) is no ISO 6523 code.",
        fix: schemeFix.en)
    ) {
      $0.partySchemesInCII()
    } ubl: {
      $0.partySchemesInUBL()
    },
    rule(
      "BR-CL-11", reads: [.bt30, .bt47, .bt61], .identifierSchemes, bySchemes: true,
      text: "The scheme of a legal registration is a code of ISO/IEC 6523.",
      fr: .init(
        "Le schéma de l'immatriculation (BT-30-1, BT-47-1 ou BT-61-1) n'est pas un code ISO 6523.",
        fix: "Utilisez 0002 pour un SIREN, 0009 pour un SIRET, ou le code ICD du registre étranger."
      ),
      en: .init(
        "The scheme of the registration (BT-30-1, BT-47-1 or BT-61-1) is no ISO 6523 code.",
        fix: "Use 0002 for a SIREN, 0009 for a SIRET, or the ICD code of the foreign register.")
    ) {
      $0.registrationSchemesInCII()
    } ubl: {
      $0.each(
        Names.companyID, in: Names.legalEntity, attribute: Names.schemeID, .identifierSchemes)
    },
    rule(
      "BR-CL-14", reads: [.bt40, .bt55, .bt69, .bt80], .countriesInCII,
      text: "Countries of addresses are codes of ISO 3166-1.",
      fr: .init(
        "Le pays d'une adresse (BT-40, BT-55, BT-69 ou BT-80) n'est pas un code ISO 3166-1.",
        fix: countryFix.fr),
      en: .init(
        "The country of an address (BT-40, BT-55, BT-69 or BT-80) is no code of ISO 3166-1.",
        fix: countryFix.en)
    ) {
      $0.each(Names.countryID, .countriesInCII)
    } ubl: {
      $0.each(Names.identificationCode, in: Names.country, .countriesInUBL)
    },
    rule(
      "BR-CL-25", reads: [.bt34, .bt49], .electronicAddressSchemes, bySchemes: true,
      text: "The scheme of an electronic address is a code of the EAS list.",
      fr: .init(
        "Le schéma de l'adresse électronique (BT-34-1 ou BT-49-1) n'est pas un code EAS.",
        fix: "Utilisez 0225 (annuaire français), 0009 (SIRET), 0088 (GLN) ou EM (courriel)."),
      en: .init(
        "The scheme of the electronic address (BT-34-1 or BT-49-1) is no EAS code.",
        fix: "Use 0225 (French directory), 0009 (SIRET), 0088 (GLN) or EM (e-mail).")
    ) {
      $0.each(
        Names.uriID, in: Names.uriCommunication, attribute: Names.schemeID,
        .electronicAddressSchemes)
    } ubl: {
      $0.each(Names.endpointID, Names.schemeID, .electronicAddressSchemes)
    },
    rule(
      "BR-CL-26", reads: [.bt71], .identifierSchemes, bySchemes: true,
      text: "The scheme of a delivery location (BT-71) is a code of ISO/IEC 6523.",
      fr: .init(
        "Le schéma du lieu de livraison (BT-71-1) n'est pas un code ISO 6523.", fix: schemeFix.fr),
      en: .init(
        "The scheme of the delivery location (BT-71-1) is no ISO 6523 code.", fix: schemeFix.en)
    ) {
      $0.deliverySchemesInCII()
    } ubl: {
      $0.each(
        Names.ublID, in: Names.deliveryLocation, attribute: Names.schemeID, .identifierSchemes)
    },
  ]

  static let items: [Rule] = [
    rule(
      "BR-CL-13", reads: [.bt158], .itemClassifications, bySchemes: true,
      text: "The list of an item classification (BT-158) is a code of UNTDID 7143.",
      fr: .init(
        "La liste de la classification de l'article (BT-158-1) n'est pas un code UNTDID 7143.",
        fix: "Utilisez par exemple TST (UNSPSC), STI (CPV) ou HS (système harmonisé)."),
      en: .init(
        "The list of the item classification (BT-158-1) is no code of UNTDID 7143.",
        fix: "Use for example TST (UNSPSC), STI (CPV) or HS (Harmonised System).")
    ) {
      $0.each(Names.classCode, Names.listID, .itemClassifications)
    } ubl: {
      $0.each(
        Names.classificationCode, in: Names.classification, attribute: Names.listID,
        .itemClassifications)
    },
    rule(
      "BR-CL-15", reads: [.bt159], .countriesInCII,
      text: "The country of origin of an item (BT-159) is a code of ISO 3166-1.",
      fr: .init(
        "Le pays d'origine de l'article (BT-159) n'est pas un code ISO 3166-1.",
        fix: countryFix.fr),
      en: .init(
        "The country of origin of the item (BT-159) is no code of ISO 3166-1.", fix: countryFix.en)
    ) {
      $0.originsInCII()
    } ubl: {
      $0.each(Names.identificationCode, in: Names.originCountry, .countriesInUBL)
    },
    rule(
      "BR-CL-21", reads: [.bt157], .identifierSchemes, bySchemes: true,
      text: "The scheme of an item's standard identifier (BT-157) is a code of ISO/IEC 6523.",
      fr: .init(
        "Le schéma de l'identifiant standard de l'article (BT-157-1) n'est pas un code ISO 6523.",
        fix: "Utilisez 0160 pour un GTIN (code-barres EAN)."),
      en: .init(
        "The scheme of the item's standard identifier (BT-157-1) is no ISO 6523 code.",
        fix: "Use 0160 for a GTIN (EAN bar code).")
    ) {
      $0.each(Names.globalID, in: Names.product, attribute: Names.schemeID, .identifierSchemes)
    } ubl: {
      $0.each(Names.ublID, in: Names.standardItem, attribute: Names.schemeID, .identifierSchemes)
    },
    rule(
      "BR-CL-23", reads: [.bt130, .bt150], .units,
      text: "Units (BT-130, BT-150) are codes of UN/ECE Recommendation 20 or 21.",
      fr: .init(
        "L'unité d'une quantité (BT-130 ou BT-150) n'est pas un code de la recommandation 20.",
        fix: "Utilisez par exemple C62 (unité), HUR (heure), DAY (jour), KGM (kilo), MTR (mètre)."),
      en: .init(
        "The unit of a quantity (BT-130 or BT-150) is no code of Recommendation 20.",
        fix: "Use for example C62 (one), HUR (hour), DAY (day), KGM (kilogram), MTR (metre).")
    ) {
      $0.each(Names.billedQuantity, Names.unitCode, .units)
      $0.each(Names.basisQuantity, Names.unitCode, .units)
    } ubl: {
      $0.each(Names.invoicedQuantity, Names.unitCode, .units)
      $0.each(Names.creditedQuantity, Names.unitCode, .units)
      $0.each(Names.baseQuantity, Names.unitCode, .units)
    },
  ]

  private static let categoryFix = (
    fr: "Utilisez S (taux normal ou réduit), Z (taux zéro), E (exonéré), AE (autoliquidation), "
      + "K (intracommunautaire), G (export) ou O (hors champ).",
    en: "Use S (standard or reduced), Z (zero), E (exempt), AE (reverse charge), "
      + "K (intra-Community), G (export) or O (out of scope)."
  )

  static let adjustments: [Rule] = [
    rule(
      "BR-CL-17", reads: [.bt95, .bt102], .vatCategories,
      text: "VAT categories of allowances and charges are codes of UNTDID 5305.",
      fr: .init(
        "Une catégorie de TVA (remise BT-95, frais BT-102 ou ventilation BT-118) "
          + "n'est pas dans la liste.",
        fix: categoryFix.fr),
      en: .init(
        "A VAT category (allowance BT-95, charge BT-102 or breakdown BT-118) is not in the list.",
        fix: categoryFix.en)
    ) {
      $0.each(Names.categoryCode, in: Names.categoryTradeTax, .vatCategories)
    } ubl: {
      $0.also([.bt118]).each(Names.ublID, in: Names.taxCategory, .vatCategories)
    },
    rule(
      "BR-CL-18", reads: [.bt151, .bt118], .vatCategories,
      text: "VAT categories of lines and of the breakdown are codes of UNTDID 5305.",
      fr: .init(
        "Une catégorie de TVA (ligne BT-151 ou ventilation BT-118) n'est pas dans la liste.",
        fix: categoryFix.fr),
      en: .init(
        "A VAT category (line BT-151 or breakdown BT-118) is not in the list.", fix: categoryFix.en)
    ) {
      $0.each(Names.categoryCode, in: Names.applicableTradeTax, .vatCategories)
    } ubl: {
      $0.each(Names.ublID, in: Names.classifiedTaxCategory, .vatCategories)
    },
    rule(
      "BR-CL-19", reads: [.bt98, .bt140], .allowanceReasons,
      text: "Reason codes of allowances are codes of UNTDID 5189.",
      fr: .init(
        "Le code de motif d'une remise (BT-98 ou BT-140) n'est pas un code UNTDID 5189.",
        fix: "Utilisez 95 (remise), 100 (remise spéciale) ou un autre code de la liste, "
          + "ou n'indiquez que le libellé."),
      en: .init(
        "The reason code of an allowance (BT-98 or BT-140) is no code of UNTDID 5189.",
        fix: "Use 95 (discount), 100 (special rebate) or another code of the list, "
          + "or state the text only.")
    ) {
      $0.reasons(isCharge: false, .allowanceReasons)
    } ubl: {
      $0.reasons(isCharge: false, .allowanceReasons)
    },
    rule(
      "BR-CL-20", [.cen], reads: [.bt105, .bt145], .chargeReasons,
      text: "Reason codes of charges are codes of UNTDID 7161.",
      fr: .init(
        "Le code de motif d'un frais (BT-105 ou BT-145) n'est pas un code UNTDID 7161.",
        fix: "Utilisez FC (transport), PC (emballage), ABK (divers) ou un autre code de la liste, "
          + "ou n'indiquez que le libellé."),
      en: .init(
        "The reason code of a charge (BT-105 or BT-145) is no code of UNTDID 7161.",
        fix: "Use FC (freight), PC (packing), ABK (miscellaneous) or another code of the list, "
          + "or state the text only.")
    ) {
      $0.reasons(isCharge: true, .chargeReasons)
    } ubl: {
      $0.reasons(isCharge: true, .chargeReasons)
    },
    rule(
      "BR-CL-22", reads: [.bt121], .exemptionReasons,
      text: "VAT exemption reason codes (BT-121) are codes of the VATEX list.",
      fr: .init(
        "Le code de motif d'exonération (BT-121) n'est pas dans la liste VATEX.",
        fix: "Utilisez un code de la liste, par exemple VATEX-FR-FRANCHISE (franchise en base) "
          + "ou VATEX-EU-IC (livraison intracommunautaire)."),
      en: .init(
        "The exemption reason code (BT-121) is not in the VATEX list.",
        fix: "Use a code of the list, for example VATEX-FR-FRANCHISE (small business) "
          + "or VATEX-EU-IC (intra-Community supply).")
    ) {
      $0.each(Names.ciiExemption, .exemptionReasons, inCapitals: true)
    } ubl: {
      $0.each(Names.ublExemption, .exemptionReasons, inCapitals: true)
    },
  ]
}
