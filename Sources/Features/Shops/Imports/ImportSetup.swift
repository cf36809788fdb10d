import Invoicing
import Kernel

extension ImportPages {
  /// What a new company sets up: orders of its shop, by a file for a beginning.
  package static func setup(of company: CompanyID) -> SetupSource {
    SetupSource(.draftsWrite) { _, language, tx in
      let words = Words(ImportSetupStrings.table, language)
      return SetupStep(
        title: words.title, detail: words.help, href: InvoicingNavigation.importing,
        isDone: try ImportStore.hasOne(of: company, in: tx))
    }
  }
}

final class ImportSetupStrings: Sendable {
  static let table = ImportSetupStrings()

  let title = Text(
    fr: "Importer les ventes de votre boutique", en: "Import your shop’s sales")
  let help = Text(
    fr:
      "Un export WooCommerce, ou le CSV d’une autre boutique\u{A0}: ses colonnes vous sont demandées une fois, et chaque commande devient une facture.",
    en:
      "A WooCommerce export, or the CSV of another shop: you are asked for its columns once, and each order becomes an invoice."
  )
}
