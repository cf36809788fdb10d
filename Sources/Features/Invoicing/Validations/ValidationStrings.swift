import Kernel

/// Every sentence of the validation page.
package final class ValidationStrings: Sendable {
  static let table = ValidationStrings()

  let section = Text(fr: "Vérifier une facture", en: "Check an invoice")
  let title = Text(fr: "Vérifier une facture électronique", en: "Check an electronic invoice")
  let lead = Text(
    fr:
      "Déposez une facture reçue ou à envoyer\u{A0}: Factur-X (PDF), CII ou UBL. Elle est jugée par toutes les règles officielles et rien n’est conservé.",
    en:
      "Drop an invoice you received or are about to send: Factur-X (PDF), CII or UBL. It is judged by all the official rules and nothing is kept."
  )
  let file = Text(fr: "Facture (.pdf ou .xml)", en: "Invoice (.pdf or .xml)")
  let strict = Text(
    fr: "Contrôles renforcés\u{A0}: clés SIREN, TVA et IBAN, calcul de chaque ligne, dates réelles",
    en: "Stricter checks: SIREN, VAT and IBAN keys, arithmetic of each line, real dates")
  let check = Text(fr: "Vérifier", en: "Check")
  let checkAnother = Text(fr: "Vérifier une autre facture", en: "Check another invoice")
  let valid = Text(fr: "Cette facture est conforme", en: "This invoice is valid")
  let validHelp = Template(
    fr: "Aucune règle n’est enfreinte ({}).", en: "No rule is broken ({}).")
  let invalid = Plural(
    one: Text(fr: "{} point à corriger", en: "{} thing to mend"),
    many: Text(fr: "{} points à corriger", en: "{} things to mend"))
  let warnings = Plural(
    one: Text(fr: "{} remarque", en: "{} remark"), many: Text(fr: "{} remarques", en: "{} remarks"))
  let unreadable = Text(fr: "Ce fichier n’a pas pu être lu", en: "This file could not be read")
  let found = Text(fr: "Valeur trouvée\u{A0}: ", en: "Value found: ")
  let terms = Text(fr: "Champ", en: "Field")
  let place = Text(fr: "Emplacement", en: "Place")
  let line = Template(fr: "ligne {}", en: "line {}")
  let severity = Text(fr: "Gravité", en: "Severity")
  let fatal = Text(fr: "bloquante", en: "fatal")
  let warning = Text(fr: "remarque", en: "warning")
  let rulesOf = Text(fr: "Publiée par", en: "Published by")
  let law = Text(fr: "Loi", en: "Law")
  let ruleLead = Text(
    fr: "Une règle des factures électroniques\u{A0}: ce qu’elle demande et comment y répondre.",
    en: "A rule of electronic invoices: what it asks, and how to satisfy it.")
  let toDo = Text(fr: "Que faire\u{A0}: ", en: "What to do: ")
  let more = Template(fr: "… et {} autres.", en: "… and {} more.")
  let moreOfRule = Template(
    fr: "Cette règle est encore enfreinte ailleurs\u{A0}: {} fois.",
    en: "This rule is broken elsewhere too: {} more times.")
  let notInvoice = Text(
    fr:
      "Ce profil ne contient pas toutes les mentions d’une facture\u{A0}: ce n’est pas une facture légale à lui seul.",
    en:
      "This profile does not hold all that an invoice must say: it is not a legal invoice by itself."
  )

  /// What stands under the last finding listed of a rule broken too often to list.
  package static func more(_ finding: ValidationFinding, _ language: Language) -> String? {
    finding.more == 0 ? nil : Words(table, language).moreOfRule(String(finding.more))
  }
}
