/// Days, periods, notes, types and profiles.
extension StrictRules {
  static let dateTerms = Term.allCases.filter { $0.info.type == .date }

  static let days: [Rule] = [
    rule(
      "FAC-DATE", reads: dateTerms,
      "Each date is a day of the calendar in the format of its syntax.",
      fr: (
        "Cette date n'existe pas, ou n'est pas écrite au format attendu.",
        "Indiquez un jour du calendrier, au format AAAAMMJJ (102) en CII, AAAA-MM-JJ en UBL."
      ),
      en: (
        "There is no such day, or it is not in the right format.",
        "Give a day of the calendar, as YYYYMMDD (102) in CII, YYYY-MM-DD in UBL."
      )
    ) { judgement in
      for term in dateTerms { judgement.each(term) { $0.date != nil && $0.scheme == nil } }
    },
    period("FAC-PERIOD", .bg14, .bt73, .bt74, "facturée", "invoicing"),
    period("FAC-LINE-PERIOD", .bg26, .bt134, .bt135, "de la ligne", "line's"),
  ]

  private static func period(
    _ id: String, _ group: Group, _ start: Term, _ end: Term, _ fr: String, _ en: String
  ) -> Rule {
    rule(
      id, reads: [end, start], "The \(en) period does not end before it starts.",
      fr: (
        "La période \(fr) finit (\(end.id)) avant de commencer (\(start.id)).",
        "Échangez ou corrigez les deux dates."
      ),
      en: (
        "The \(en) period ends (\(end.id)) before it starts (\(start.id)).",
        "Swap or mend the two dates."
      )
    ) { judgement in
      for period in judgement.invoice.all(group) {
        guard let first = period[start]?.date, let last = period[end]?.date else { continue }
        if last < first { judgement.fail(end, in: period) }
      }
    }
  }

  static let contents: [Rule] = [note, rootType, profile]

  /// The mentions the law wants in words.
  private static let legal: Set<String> = ["PMT", "PMD", "AAB", "AAI", "REG", "ABL", "SUR", "TXD"]

  private static let note = rule(
    "FAC-NOTE-EMPTY", reads: [.bt22, .bt21], "A legal note says something.",
    fr: (
      "Cette mention légale (BT-22) ne dit rien.",
      "Écrivez la mention, par exemple « Indemnité forfaitaire pour frais de recouvrement : 40 € »."
    ),
    en: (
      "This legal note (BT-22) says nothing.",
      "Write the mention, for instance the fixed recovery fee of 40 €."
    ), law: "C. com. art. L441-9, L441-10, D441-5"
  ) { judgement in
    for group in judgement.invoice.all(.bg1) where legal.contains(group.text(.bt21)) {
      let text = group.text(.bt22)
      if countsSigns(text) < 3 || isFiller(text) { judgement.fail(.bt22, in: group) }
    }
  }

  private static let creditTypes: Set<String> = [
    "81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532",
  ]

  private static let rootType = Rule(
    "FAC-UBL-ROOT", .fatal, .strict, syntaxes: .ubl, reads: [.bt3],
    text: "Credit notes are UBL CreditNote, invoices UBL Invoice.",
    fr: Rule.Advice(
      "Le « Type de la facture » (BT-3) ne va pas avec le document UBL : Invoice pour une facture, "
        + "CreditNote pour un avoir.", fix: "Changez le type, ou produisez l'autre document UBL."),
    en: Rule.Advice(
      "The “Invoice type” (BT-3) does not go with the UBL document: Invoice for an invoice, "
        + "CreditNote for a credit note.", fix: "Change the type, or make the other UBL document.")
  ) { judgement in
    let isCreditNote = judgement.invoice.syntax == .ublCreditNote
    each([.bt3], judgement) { creditTypes.contains($0.trimmed) == isCreditNote }
  }

  private static let profile = rule(
    "FAC-PROFILE", reads: [.bt24], "The specification identifier names a known profile.",
    fr: (
      "L'« Identifiant de spécification » (BT-24) ne désigne aucun profil connu.",
      "Indiquez urn:cen.eu:en16931:2017, ou l'identifiant exact du profil employé."
    ),
    en: (
      "The “Specification identifier” (BT-24) names no known profile.",
      "Give urn:cen.eu:en16931:2017, or the exact identifier of the profile in use."
    ), law: "CGI ann. IV art. 41 septies C"
  ) { judgement in
    each([.bt24], judgement) { value in
      if case .unknown = Profile(value.trimmed) { return false }
      return true
    }
  }
}
