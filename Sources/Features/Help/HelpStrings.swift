import Kernel

/// The words around the topics; the topics themselves are `docs/help`.
final class HelpStrings: Sendable {
  static let table = HelpStrings()

  let title = Text(fr: "Aide", en: "Help")
  let lead = Text(
    fr: "Ce que fait Facturier, ce que la loi demande, et comment s’y prendre.",
    en: "What Facturier does, what the law asks for, and how to go about it.")
  let search = Text(fr: "Chercher dans l’aide", en: "Search the help")
  let go = Text(fr: "Chercher", en: "Search")
  let found = Plural(
    one: Text(fr: "{} page trouvée", en: "{} page found"),
    many: Text(fr: "{} pages trouvées", en: "{} pages found"))
  let nothing = Text(fr: "Aucune page n’en parle", en: "No page speaks of it")
  let nothingHelp = Text(
    fr: "Essayez un autre mot, ou choisissez ci-dessous ce que vous voulez faire.",
    en: "Try another word, or choose below what you want to do.")
  let contents = Text(fr: "Sur cette page", en: "On this page")
  let neighbours = Text(fr: "Pages voisines", en: "Neighbouring pages")
  let previous = Text(fr: "Page précédente", en: "Previous page")
  let next = Text(fr: "Page suivante", en: "Next page")

  let start = Text(fr: "Commencer", en: "Getting started")
  let sell = Text(fr: "Vendre et facturer", en: "Selling and invoicing")
  let money = Text(fr: "Envoyer et être payé", en: "Sending and being paid")
  let law = Text(fr: "Respecter la loi", en: "Keeping to the law")
  let books = Text(fr: "Tenir les comptes et conserver", en: "Books and records")
  let people = Text(fr: "Personnes et programmes", en: "People and programs")
}
