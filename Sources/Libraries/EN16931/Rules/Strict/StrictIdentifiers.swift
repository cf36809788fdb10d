/// Check digits and shapes of identifiers.
extension StrictRules {
  static let partyIDs: [Term] = [
    .bt29, .bt30, .bt46, .bt47, .bt60, .bt61, .bt71, .partyID, .partyGlobalID, .partyLegalID,
  ]
  static let vatIDs: [Term] = [.bt31, .bt48, .bt63, .partyVATID]

  static let identifiers: [Rule] = [
    siren, siret, gln, gtin, frenchVAT, vatShape, taxNumber, placeholder, sameParty,
  ]

  private static func checked(
    _ id: String, _ terms: [Term], _ schemes: Set<String>, _ fr: String, _ en: String,
    law: String? = nil, holds: @escaping @Sendable (String) -> Bool
  ) -> Rule {
    rule(
      id, reads: terms, "Each \(en) has the right number of digits and the right check digit.",
      fr: (
        "Ce \(fr) n'existe pas : le nombre de chiffres ou la clé de contrôle est faux.",
        "Vérifiez-le auprès de l'entreprise, et écrivez-le sans espace."
      ),
      en: (
        "There is no such \(en): the number of digits or the check digit is wrong.",
        "Check it with the company and write it without spaces."
      ), law: law
    ) { judgement in
      each(terms, judgement) { value in
        guard let scheme = value.scheme, schemes.contains(scheme) else { return true }
        return holds(value.trimmed)
      }
    }
  }

  private static let siren = checked(
    "FAC-SIREN", partyIDs, ["0002", "0231"], "SIREN", "SIREN",
    law: "C. com. art. R123-237 ; CGI ann. II art. 242 nonies A, I-1°"
  ) { CheckDigits.isSIREN($0) }

  private static let siret = checked(
    "FAC-SIRET", partyIDs, ["0009"], "SIRET", "SIRET", law: "C. com. art. R123-221"
  ) { CheckDigits.isSIRET($0) }

  private static let gln = checked("FAC-GLN", partyIDs, ["0088"], "GLN", "GLN") {
    CheckDigits.isGS1($0, lengths: [13])
  }

  private static let gtin = checked("FAC-GTIN", [.bt157], ["0160"], "code GTIN", "GTIN") {
    CheckDigits.isGS1($0, lengths: [8, 12, 13, 14])
  }

  private static let frenchVAT = rule(
    "FAC-VAT-FR", reads: vatIDs, "A French VAT number has the right key and SIREN.",
    fr: (
      "Ce numéro de TVA français est faux : sa clé ne va pas avec son SIREN.",
      "Reprenez le numéro exact : FR, la clé de deux chiffres et les neuf chiffres du SIREN."
    ),
    en: (
      "This French VAT number is wrong: its key does not go with its SIREN.",
      "Take the exact number: FR, the key of two digits and the nine digits of the SIREN."
    ), law: "CGI art. 286 ter ; CGI ann. II art. 242 nonies A, I-2°"
  ) { judgement in
    each(vatIDs, judgement) { value in
      let text = value.trimmed
      return !text.hasPrefix("FR") || CheckDigits.isFrenchVAT(text)
    }
  }

  private static let vatShape = rule(
    "FAC-VAT-SHAPE", reads: vatIDs,
    "A VAT number begins with its country and has the length and characters that country uses.",
    fr: (
      "Ce n'est pas un numéro de TVA de ce pays : préfixe, longueur ou caractères ne vont pas.",
      "Vérifiez-le sur le site VIES de la Commission européenne, et écrivez-le sans espace ni point."
    ),
    en: (
      "This is no VAT number of that country: prefix, length or characters are wrong.",
      "Check it on the VIES site of the European Commission and write it without spaces or dots."
    ), law: "CGI ann. II art. 242 nonies A, I-2° et 3° ; directive 2006/112/CE art. 215"
  ) { judgement in
    each(vatIDs, judgement) { value in
      value.trimmed.hasPrefix("FR") || CheckDigits.isVATShaped(value.trimmed)
    }
  }

  /// Letters and digits; what else there is says nothing.
  static func countsSigns(_ text: String) -> Int {
    text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
      .count
  }

  private static let fillers: Set<String> = [
    "x", "xx", "xxx", "xxxx", "na", "nc", "nn", "none", "null", "nil", "tbd", "todo", "test",
    "aucun",
    "inconnu", "unknown", "undefined",
  ]

  static func isFiller(_ text: String) -> Bool {
    let signs = text.lowercased().filter { $0.isLetter || $0.isNumber }
    return signs.utf8.count < 2 || fillers.contains(signs) || Set(signs) == ["x"]
  }

  private static let taxNumber = rule(
    "FAC-TAX-NUMBER", reads: [.bt32], "The seller's tax number says something.",
    fr: (
      "Le « Numéro fiscal du vendeur » (BT-32) n'en est pas un.",
      "Indiquez le numéro que l'administration vous a donné, ou retirez le champ."
    ),
    en: (
      "The “Seller tax number” (BT-32) is none.",
      "Give the number the tax office gave you, or remove the field."
    )
  ) { judgement in
    each([.bt32], judgement) { !isFiller($0.text) }
  }

  private static let placeholder = rule(
    "FAC-ID-PLACEHOLDER", reads: partyIDs, "An identifier of a party says something.",
    fr: (
      "Cet identifiant ne désigne personne.", "Indiquez le vrai identifiant, ou retirez le champ."
    ),
    en: ("This identifier names nobody.", "Give the real identifier, or remove the field.")
  ) { judgement in each(partyIDs, judgement) { !isFiller($0.text) } }

  private static let sameParty = rule(
    "FAC-SAME-PARTY", reads: [.bt47, .bt30], "Seller and buyer are not the same company.",
    fr: (
      "Le vendeur (BT-30) et l'acheteur (BT-47) ont le même SIREN.",
      "Corrigez celui des deux qui est faux : on ne se facture pas soi-même."
    ),
    en: (
      "Seller (BT-30) and buyer (BT-47) have the same SIREN.",
      "Mend the one that is wrong: a company does not invoice itself."
    )
  ) { judgement in
    let sellers = judgement.invoice.values(.bt30).filter { $0.scheme == "0002" }.map(\.trimmed)
    each([.bt47], judgement) { $0.scheme != "0002" || !sellers.contains($0.trimmed) }
  }

  // MARK: Accounts

  static let accounts: [Rule] = [iban, bic]

  private static func looksLikeIBAN(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count >= 15 && bytes[..<2].allSatisfy { (0x41...0x5A).contains($0) }
      && bytes[2..<4].allSatisfy { (0x30...0x39).contains($0) }
  }

  private static let iban = rule(
    "FAC-IBAN", reads: [.bt84, .bt91], "An IBAN has the right length and check digits.",
    fr: (
      "Ce n'est pas un IBAN : la longueur ou la clé de contrôle est fausse.",
      "Recopiez l'IBAN du relevé d'identité bancaire, sans espace."
    ),
    en: (
      "This is no IBAN: its length or its check digits are wrong.",
      "Copy the IBAN from the bank's document, without spaces."
    )
  ) { judgement in
    func isRight(_ value: TermValue, _ isSEPA: Bool) -> Bool {
      let text = value.text.filter { $0 != " " }
      let trimmed = XMLSpace.normalized(text)
      return !(isSEPA || looksLikeIBAN(trimmed)) || CheckDigits.isIBAN(trimmed)
    }
    for transfer in judgement.invoice.all(.bg17) {
      // 58 and 59 are SEPA's transfer and direct debit.
      let means = transfer.parent?.text(.bt81) ?? ""
      for value in transfer.all(.bt84) where !value.isBlank && !isRight(value, means == "58") {
        judgement.fail(value, in: transfer)
      }
    }
    let isDebit = judgement.invoice.values(.bt81).contains { $0.trimmed == "59" }
    each([.bt91], judgement) { isRight($0, isDebit) }
  }

  private static let bic = rule(
    "FAC-BIC", reads: [.bt86, .bt215], "A BIC has 8 or 11 letters and digits.",
    fr: (
      "Ce n'est pas un BIC : il en faut 8 ou 11 lettres et chiffres, le pays en cinquième place.",
      "Recopiez le BIC du relevé d'identité bancaire, ou retirez-le : l'IBAN suffit."
    ),
    en: (
      "This is no BIC: it takes 8 or 11 letters and digits, the country from the fifth.",
      "Copy the BIC from the bank's document, or remove it: the IBAN is enough."
    )
  ) { judgement in
    // Accounts outside the IBAN world name their clearing in this field ("SE:BANKGIRO").
    for transfer in judgement.invoice.all(.bg17) where looksLikeIBAN(transfer.text(.bt84)) {
      for value in transfer.all(.bt86) where !value.isBlank && !CheckDigits.isBIC(value.trimmed) {
        judgement.fail(value, in: transfer)
      }
    }
    each([.bt215], judgement) { CheckDigits.isBIC($0.trimmed) }
  }
}
