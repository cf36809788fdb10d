import Kernel

/// Every sentence about mentions: their page, the card of a document, `facturier mentions`.
final class MentionStrings: Sendable {
  static let table = MentionStrings()

  let title = Text(fr: "Mentions légales", en: "Mandatory wording")
  let lead = Text(
    fr:
      "Ce que la loi fait écrire sur une facture ou un avoir\u{A0}: les mots, le texte qui les exige, quand, et jusqu’à quand.",
    en:
      "What the law wants on an invoice or credit note: the words, the text that asks for them, when, and until when."
  )
  let on = Template(fr: "Mentions en vigueur le {}", en: "Mentions in force on {}")
  let day = Text(fr: "Jour", en: "Day")
  let show = Text(fr: "Afficher", en: "Show")
  let seeRates = Text(fr: "Taux de TVA", en: "VAT rates")
  let notADate = Template(
    fr: "«\u{A0}{}\u{A0}» n’est pas un jour. Écrivez-le comme 2026-11-25.",
    en: "“{}” is not a day. Write it like 2026-11-25.")

  let words = Text(fr: "Mots", en: "Words")
  let law = Text(fr: "Texte", en: "Law")
  let place = Text(fr: "Où", en: "Where")
  let validity = Text(fr: "Validité", en: "Valid")
  let condition = Template(fr: "Si {}.", en: "If {}.")
  let translations = Text(fr: "Traductions", en: "Translations")
  let exemptions = Plural(
    one: Text(fr: "{} exonération déclarée par le vendeur", en: "{} exemption the seller states"),
    many: Text(
      fr: "{} exonérations déclarées par le vendeur", en: "{} exemptions the seller states"))

  let placeNote = Template(fr: "note {} (BG-1) et page", en: "note {} (BG-1) and page")
  let placeReason = Text(fr: "motif (BT-120) et page", en: "reason (BT-120) and page")
  let placeField = Template(fr: "champ {} et page", en: "field {} and page")
  let placePage = Text(fr: "page seule", en: "page alone")

  let always = Text(fr: "sans limite connue", en: "no known limit")
  let from = Template(fr: "depuis le {}", en: "since {}")
  let until = Template(fr: "jusqu’au {}", en: "until {}")
  let fromUntil = Template(fr: "du {} au {}", en: "from {} to {}")

  // MARK: On a document

  let printed = Plural(
    one: Text(fr: "{} mention imprimée", en: "{} mention printed"),
    many: Text(fr: "{} mentions imprimées", en: "{} mentions printed"))
  let leftOut = Plural(
    one: Text(fr: "{} mention laissée de côté", en: "{} mention left out"),
    many: Text(fr: "{} mentions laissées de côté", en: "{} mentions left out"))
  let why = Template(fr: "Imprimée parce que {}.", en: "Printed because {}.")
  /// Before a vowel.
  let whyElided = Template(fr: "Imprimée parce qu’{}.", en: "Printed because {}.")
  let whyNot = Template(fr: "Seulement si {}.", en: "Only if {}.")
  let notValid = Template(
    fr: "Pas de mots valables ce jour-là\u{A0}: {}.", en: "No words valid on that day: {}.")
  let allMentions = Text(fr: "Toutes les mentions", en: "All mentions")
}
