/// The words of every list.
final class ListStrings: Sendable {
  static let table = ListStrings()

  let onThisPage = Plural(
    one: Text(fr: "{} ligne sur cette page", en: "{} row on this page"),
    many: Text(fr: "{} lignes sur cette page", en: "{} rows on this page"))
  let search = Text(fr: "Rechercher", en: "Search")
  let more = Text(fr: "Plus de filtres", en: "More filters")
  let from = Text(fr: "du", en: "from")
  let through = Text(fr: "au", en: "to")
  let least = Text(fr: "de", en: "from")
  let most = Text(fr: "à", en: "to")
  let apply = Text(fr: "Filtrer", en: "Filter")
  let clear = Text(fr: "Effacer les filtres", en: "Clear the filters")
  let columns = Text(fr: "Colonnes", en: "Columns")
  let showColumns = Text(fr: "Afficher ces colonnes", en: "Show these columns")
  let export = Text(fr: "Exporter", en: "Export")
  let exportCSV = Text(fr: "Tout en CSV", en: "All as CSV")
  let exportXLSX = Text(fr: "Tout en Excel (XLSX)", en: "All as Excel (XLSX)")
  let exportHelp = Text(
    fr: "Toutes les lignes qui correspondent aux filtres, sur toutes les pages.",
    en: "All rows that match the filters, on every page.")
  let pageTotal = Text(fr: "Total de la page", en: "Total of this page")
  let pages = Text(fr: "Pages de la liste", en: "Pages of the list")
  let firstPage = Text(fr: "Première page", en: "First page")
  let nextPage = Text(fr: "Page suivante", en: "Next page")
  let nothingFound = Text(fr: "Rien ne correspond", en: "Nothing matches")
  let nothingFoundHelp = Text(
    fr: "Essayez un autre mot, d’autres dates ou un autre statut.",
    en: "Try another word, other days or another status.")

  // MARK: Selecting

  let select = Template(fr: "Sélectionner {}", en: "Select {}")
  let selectPage = Text(fr: "Sélectionner toute la page", en: "Select the whole page")
  let selection = Text(fr: "Sélection", en: "Selection")
  let with = Text(fr: "Appliquer à", en: "Apply to")
  let theSelected = Text(fr: "la sélection", en: "the selection")
  let allMatching = Plural(
    one: Text(fr: "la seule ligne trouvée ({})", en: "the only row found ({})"),
    many: Text(fr: "les {} lignes trouvées", en: "all {} rows found"))
  let moreMatching = Template(
    fr: "toutes les lignes trouvées (plus de {})", en: "all rows found (more than {})")
  let everyMatching = Text(fr: "toutes les lignes trouvées", en: "all rows found")
  let matchesOthers = Text(
    fr:
      "La sélection a changé depuis votre demande. Rien n’a été fait\u{A0}: vérifiez le nombre de lignes, puis confirmez.",
    en:
      "The selection has changed since you asked. Nothing was done: check how many rows there are, then confirm."
  )
  let back = Text(fr: "Revenir à la liste", en: "Back to the list")
  let asCSV = Text(fr: "CSV", en: "CSV")
  let asXLSX = Text(fr: "Excel", en: "Excel")
  let keys = Text(fr: "Raccourcis clavier", en: "Keyboard shortcuts")
  let keyMove = Text(fr: "ligne suivante, précédente", en: "next row, previous row")
  let keySelect = Text(fr: "sélectionner la ligne", en: "select the row")
  let keyOpen = Text(fr: "ouvrir la ligne", en: "open the row")
  let keySearch = Text(fr: "rechercher", en: "search")
  let keyHelp = Text(fr: "montrer ces raccourcis", en: "show these shortcuts")
  let keyEnter = Text(fr: "Entrée", en: "Enter")

  // MARK: Views

  let views = Text(fr: "Vues enregistrées", en: "Saved views")
  let saveView = Text(fr: "Enregistrer cette vue", en: "Save this view")
  let manageViews = Text(fr: "Gérer les vues", en: "Manage the views")
  let viewName = Text(fr: "Nom de la vue", en: "Name of the view")
  let viewShared = Text(fr: "Pour toute l’entreprise", en: "For the whole company")
  let viewSharedTag = Text(fr: "partagée", en: "shared")
  let save = Text(fr: "Enregistrer", en: "Save")
  let rename = Text(fr: "Renommer", en: "Rename")
  let delete = Text(fr: "Supprimer", en: "Delete")
  let viewHelp = Text(
    fr:
      "Les filtres, l’ordre et les colonnes d’aujourd’hui, sous un nom. Le même nom remplace la vue.",
    en: "Today’s filters, order and columns under a name. The same name replaces the view.")
}
