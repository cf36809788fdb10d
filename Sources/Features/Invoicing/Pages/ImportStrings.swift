import Kernel

/// Every sentence of the import pages. Used as `words.title`; `{}` is filled in order.
final class ImportStrings: Sendable {
  static let table = ImportStrings()

  // MARK: Upload

  let section = Text(fr: "Importer", en: "Import")
  let title = Text(fr: "Importer des commandes", en: "Import orders")
  let lead = Text(
    fr: "Déposez le fichier de votre boutique. Vous verrez d’abord un aperçu\u{A0}: "
      + "rien n’est émis sans votre accord.",
    en: "Give the file of your shop. You will see a preview first: "
      + "nothing is issued without your consent.")
  let file = Text(fr: "Fichier de commandes", en: "Orders file")
  let fileHelp = Template(
    fr: "CSV, JSON ou JSON Lines\u{202F}; {} au plus.", en: "CSV, JSON or JSON Lines; {} at most.")
  let mapping = Text(fr: "Comment lire les colonnes", en: "How to read the columns")
  let mappingNone = Text(
    fr: "Reconnaître le format du fichier", en: "Recognise the format of the file")
  let mappingNoneHelp = Text(
    fr:
      "Pour WooCommerce et JSON Lines\u{A0}: aucun réglage. Pour un CSV, la page suivante demande ce que contiennent ses colonnes.",
    en:
      "For WooCommerce and JSON Lines: nothing to set. For a CSV, the next page asks what its columns hold."
  )
  let mappingNew = Text(fr: "Joindre un fichier de correspondance", en: "Attach a mapping file")
  let mappingNewHelp = Text(
    fr: "Il dit, pour un CSV, quelle colonne contient quoi, comme au terminal.",
    en: "It says, for a CSV, which column holds what, as at the terminal.")
  let mappingFile = Text(fr: "Fichier de correspondance", en: "Mapping file")
  let preview = Text(fr: "Voir l’aperçu", en: "See the preview")
  let formats = Text(fr: "Formats acceptés", en: "Accepted formats")

  let csvName = Text(fr: "CSV de toute boutique", en: "CSV of any shop")
  let csvHelp = Text(
    fr: "Une ligne par article vendu, les colonnes de votre choix.",
    en: "One row per article sold, with the columns you like.")
  let wooName = Text("WooCommerce")
  let wooHelp = Text(
    fr:
      "Le JSON de l’API REST ou d’un webhook\u{A0}: une commande, un tableau, ou l’enveloppe «\u{A0}data\u{A0}».",
    en: "The JSON of the REST API or of a webhook: one order, an array, or the “data” envelope.")
  let linesName = Text("JSON Lines")
  let linesHelp = Text(
    fr: "Une commande par ligne, au format de l’API de Facturier.",
    en: "One order per line, in the format of Facturier’s API.")

  // MARK: Preview

  let previewTitle = Text(fr: "Aperçu avant émission", en: "Preview before issuing")
  let previewLead = Template(
    fr: "{}\u{A0}: rien n’est encore émis.", en: "{}: nothing is issued yet.")
  let orders = Text(fr: "Commandes lues", en: "Orders read")
  let invoicesToIssue = Text(fr: "Factures à émettre", en: "Invoices to issue")
  let notesToIssue = Text(fr: "Avoirs à émettre", en: "Credit notes to issue")
  let refused = Text(fr: "Refusées", en: "Refused")
  let alreadyIssued = Text(fr: "Déjà facturées", en: "Already invoiced")
  let net = Text(fr: "Total HT", en: "Net")
  let vat = Text(fr: "TVA", en: "VAT")
  let gross = Text(fr: "Total TTC", en: "Total")
  let totals = Text(fr: "Totaux à émettre", en: "Totals to be issued")
  let counts = Text(fr: "Résultat de la lecture", en: "Result of the reading")
  let willBeIssued = Text(fr: "Ce qui sera émis", en: "What will be issued")
  let firstOf = Template(
    fr: "Les {} premiers documents sur {}.", en: "The first {} documents of {}.")
  let document = Text(fr: "Document", en: "Document")
  let order = Text(fr: "Commande", en: "Order")
  let customer = Text(fr: "Client", en: "Customer")
  let date = Text(fr: "Date", en: "Date")
  let willBeRefused = Text(fr: "Ce qui est refusé, et pourquoi", en: "What is refused, and why")
  let rangeOf = Template(fr: "Refus {} à {} sur {}.", en: "Refusals {} to {} of {}.")
  let place = Text(fr: "Où", en: "Where")
  let reason = Text(fr: "Pourquoi, et que faire", en: "Why, and what to do")
  let noRefusal = Text(
    fr: "Aucun refus\u{A0}: tout le fichier est bon.", en: "No refusal: the whole file is good.")
  let refusalPages = Text(fr: "Pages des refus", en: "Pages of refusals")
  let previous = Text(fr: "Refus précédents", en: "Previous refusals")
  let next = Text(fr: "Refus suivants", en: "Next refusals")

  // MARK: Issuing

  let issueInvoices = Plural(
    one: Text(fr: "Émettre {} facture", en: "Issue {} invoice"),
    many: Text(fr: "Émettre {} factures", en: "Issue {} invoices"))
  let issueNotes = Plural(
    one: Text(fr: "Émettre {} avoir", en: "Issue {} credit note"),
    many: Text(fr: "Émettre {} avoirs", en: "Issue {} credit notes"))
  let andNotes = Plural(
    one: Text(fr: " et {} avoir", en: " and {} credit note"),
    many: Text(fr: " et {} avoirs", en: " and {} credit notes"))
  let effectTitle = Text(fr: "L’émission est définitive", en: "Issuing is final")
  let effect = Text(
    fr:
      "Chaque document reçoit le numéro suivant de sa série, la date d’aujourd’hui et son scellement. "
      + "Il ne pourra plus être modifié ni supprimé\u{A0}: une erreur se corrigera par un avoir. "
      + "Les commandes refusées restent à corriger et pourront être importées de nouveau sans doublon.",
    en:
      "Each document takes the next number of its series, today’s date and its seal. It can no longer be "
      + "changed or deleted: a mistake is corrected by a credit note. Refused orders remain to be fixed "
      + "and can be imported again without duplicates.")
  let nothingToIssue = Text(fr: "Rien à émettre", en: "Nothing to issue")
  let nothingToIssueHelp = Text(
    fr: "Corrigez le fichier d’après les refus ci-dessous, puis importez-le de nouveau.",
    en: "Fix the file after the refusals below, then import it again.")
  let allAlreadyIssued = Text(
    fr: "Toutes les commandes de ce fichier ont déjà leur facture.",
    en: "All the orders of this file already have their invoice.")
  let otherFile = Text(fr: "Choisir un autre fichier", en: "Choose another file")
  let reportJSON = Text(fr: "Rapport JSON", en: "JSON report")
  let refusalsCSV = Text(fr: "Refus en CSV", en: "Refusals as CSV")

  // MARK: Progress and result

  let issuingTitle = Text(fr: "Émission en cours", en: "Issuing")
  let issuingLead = Template(
    fr: "{}. Vous pouvez fermer cette page\u{A0}: l’émission continue.",
    en: "{}. You may close this page: issuing goes on.")
  let progressOf = Template(fr: "{} sur {}", en: "{} of {}")
  let rate = Template(fr: "{} par seconde", en: "{} per second")
  let secondsLeft = Template(fr: "encore {} s", en: "{} s left")
  let minutesLeft = Template(fr: "encore {} min", en: "{} min left")
  let doneTitle = Text(fr: "Émission terminée", en: "Issuing finished")
  let doneLead = Template(fr: "{}, en {}.", en: "{}, in {}.")
  let stoppedTitle = Text(fr: "Émission interrompue", en: "Issuing stopped")
  let stoppedHelp = Text(
    fr: "Ce qui a été émis le reste. Reprendre continue là où elle s’est arrêtée, sans doublon.",
    en: "What was issued stays issued. Resuming goes on where it stopped, without duplicates.")
  let resume = Text(fr: "Reprendre l’émission", en: "Resume issuing")
  let invoicesIssued = Text(fr: "Factures émises", en: "Invoices issued")
  let notesIssued = Text(fr: "Avoirs émis", en: "Credit notes issued")
  let seeIssued = Text(fr: "Voir les documents émis", en: "See the issued documents")
  let importMore = Text(fr: "Importer un autre fichier", en: "Import another file")
  let refusedHelp = Plural(
    one: Text(
      fr: "{} commande a été refusée. Le rapport dit où, pourquoi et que faire.",
      en: "{} order was refused. The report says where, why and what to do."),
    many: Text(
      fr: "{} commandes ont été refusées. Le rapport dit où, pourquoi et que faire.",
      en: "{} orders were refused. The report says where, why and what to do."))
}
