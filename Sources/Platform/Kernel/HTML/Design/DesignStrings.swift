/// The words of the page of the design system.
final class DesignStrings: Sendable {
  static let table = DesignStrings()

  let title = Text(fr: "Ce dont les pages sont faites", en: "What pages are made of")
  let lead = Text(
    fr:
      "Une seule feuille de style, écrite à la main\u{202F}; clair et sombre selon l’appareil\u{202F}; WCAG 2.2 AA\u{202F}; rien ne demande de script pour être lu.",
    en:
      "One style sheet, written by hand; light and dark as the device says; WCAG 2.2 AA; nothing needs a script to be read."
  )

  let type = Text(fr: "Textes", en: "Type")
  let typeRule = Text(
    fr: "Un seul titre par page\u{202F}; les chiffres ont tous la même largeur.",
    en: "One title a page; figures all have the same width.")
  let sampleTitle = Text(fr: "Titre de la page", en: "Title of the page")
  let sampleHeading = Text(fr: "Titre d’une carte", en: "Title of a card")
  let sampleSmall = Text(fr: "Intertitre", en: "Small heading")
  let sampleText = Text(
    fr: "Le texte courant dit ce qui se passe et ce qu’il faut faire.",
    en: "Running text says what happens and what to do.")
  let sampleLead = Text(
    fr: "Le chapeau dit à quoi sert la page.", en: "The lead says what the page is for.")
  let sampleQuiet = Text(fr: "Le détail reste discret.", en: "Details keep quiet.")

  let colours = Text(fr: "Couleurs", en: "Colours")
  let coloursRule = Text(
    fr:
      "Des noms, jamais des valeurs\u{202F}; un texte a toujours un contraste de 4,5\u{202F}; une couleur ne dit jamais rien à elle seule.",
    en:
      "Names, never values; text always has a contrast of 4.5; a colour never says something alone."
  )

  let spaces = Text(fr: "Espaces", en: "Spacing")
  let spacesRule = Text(
    fr:
      "Des quarts de rem et leurs moitiés\u{A0}: --space-4 vaut 1\u{A0}rem\u{202F}; rien d’autre ne sépare.",
    en: "Quarters of a rem and their halves: --space-4 is 1 rem; nothing else separates.")

  let toasts = Text(fr: "Messages brefs", en: "Toasts")
  let toastsRule = Text(
    fr:
      "Ce qui vient d’être fait, dit une fois dans un coin\u{202F}; sans script, au-dessus de la page. Ce qui demande une décision est un avis.",
    en:
      "What was just done, said once in a corner; without script, above the page. What asks for a decision is a notice."
  )
  let sampleToast = Text(fr: "C’est noté.", en: "Recorded.")

  let dialogs = Text(fr: "Fenêtres", en: "Dialogs")
  let dialogsRule = Text(
    fr:
      "Pour chercher ou regarder sans quitter la page\u{202F}; Échap les ferme. Ce qui engage se confirme sur une page entière.",
    en:
      "To search or look without leaving the page; Esc closes them. What commits is confirmed on a page of its own."
  )
  let openDialog = Text(fr: "Ouvrir", en: "Open")
  let dialogTitle = Text(fr: "Une fenêtre", en: "A dialog")
  let dialogText = Text(fr: "Échap la ferme.", en: "Esc closes it.")

  let tabs = Text(fr: "Onglets", en: "Tabs")
  let tabsRule = Text(
    fr: "Chacun est une adresse\u{A0}: il se garde et se partage.",
    en: "Each is an address: it can be kept and shared.")
  let tabAll = Text(fr: "Toutes", en: "All")

  let cards = Text(fr: "Cartes", en: "Cards")
  let cardsRule = Text(
    fr: "Une carte, un sujet, un titre.", en: "One card, one subject, one heading.")
  let cardOne = Text(fr: "Entreprise", en: "Company")
  let cardTwo = Text(fr: "Numérotation", en: "Numbering")

  let buttons = Text(fr: "Boutons", en: "Buttons")
  let buttonsRule = Text(
    fr: "Un seul bouton principal par page\u{A0}: ce qu’on y vient faire.",
    en: "One primary button a page: what people come to do.")
  let primary = Text(fr: "Émettre la facture", en: "Issue the invoice")
  let secondary = Text(fr: "Enregistrer", en: "Save")
  let withIcon = Text(fr: "Télécharger", en: "Download")

  let forms = Text(fr: "Formulaires", en: "Forms")
  let formsRule = Text(
    fr:
      "Une étiquette au-dessus, une aide au-dessous\u{202F}; l’erreur est à sa place, dit pourquoi et quoi faire\u{202F}; toutes à la fois.",
    en:
      "A label above, help below; an error stands in its place, says why and what to do; all at once."
  )
  let fieldName = Text(fr: "Nom du client", en: "Customer’s name")
  let fieldHelp = Text(
    fr: "Tel qu’il doit figurer sur la facture.", en: "As it is to stand on the invoice.")
  let fieldWrong = Text(fr: "SIREN", en: "SIREN")
  let fieldError = Text(
    fr: "Ce SIREN n’a pas la bonne clé\u{A0}: vérifiez les neuf chiffres.",
    en: "The key of this SIREN is wrong: check the nine digits.")

  let tags = Text(fr: "Étiquettes d’état", en: "Tags")
  let tagsRule = Text(
    fr: "Un état se lit, il ne se devine pas.", en: "A state is read, not guessed.")
  let tagGood = Text(fr: "Payée", en: "Paid")
  let tagWarn = Text(fr: "À vérifier", en: "To be checked")
  let tagBad = Text(fr: "En retard", en: "Overdue")
  let tagInfo = Text(fr: "À payer", en: "To be paid")
  let tagDraft = Text(fr: "Brouillon", en: "Draft")

  let notices = Text(fr: "Avis", en: "Notices")
  let noticesRule = Text(
    fr: "Ce qu’il faut savoir avant de continuer.", en: "What to know before going on.")
  let noticeGood = Text(fr: "La facture est partie.", en: "The invoice has left.")
  let noticeWarn = Text(
    fr: "Cette adresse n’a jamais servi pour ce client.",
    en: "This address was never used for this customer.")
  let noticeBad = Text(
    fr: "Rien n’a été émis\u{A0}: deux points sont à corriger.",
    en: "Nothing was issued: two things are to be mended.")

  let stepper = Text(fr: "Étapes", en: "Steps")
  let stepperRule = Text(
    fr: "Où l’on en est, et ce qui vient ensuite.", en: "Where things stand, and what comes next.")
  let stepDone = Text(fr: "Émise", en: "Issued")
  let stepDoneDetail = Text(fr: "27/11/2026", en: "27 Nov 2026")
  let stepCurrent = Text(fr: "Envoyée", en: "Sent")
  let stepAhead = Text(fr: "Payée", en: "Paid")

  let timeline = Text(fr: "Histoire", en: "Timeline")
  let timelineRule = Text(
    fr: "Ce qui s’est passé, quand et par qui\u{202F}; plein quand c’est scellé.",
    en: "What happened, when and by whom; filled when it is sealed.")
  let eventOne = Text(fr: "Commande reçue", en: "Order received")
  let eventWho = Text(fr: "27/11/2026 à 09:12 · boutique", en: "27 Nov 2026 at 09:12 · shop")
  let eventTwo = Text(fr: "Facture émise", en: "Invoice issued")

  let tables = Text(fr: "Tableaux", en: "Tables")
  let tablesRule = Text(
    fr: "Les montants à droite\u{202F}; sur un téléphone, une liste devient des cartes.",
    en: "Amounts to the right; on a telephone a list becomes cards.")
  let column = Text(fr: "Désignation", en: "Description")
  let amount = Text(fr: "Total HT", en: "Net")
  let line = Text(fr: "Lampe à poser", en: "Table lamp")

  let charts = Text(fr: "Graphiques", en: "Charts")
  let chartsRule = Text(
    fr: "Dessinés par le serveur, avec leurs chiffres dessous.",
    en: "Drawn by the server, with their figures below.")

  let empty = Text(fr: "Pages vides", en: "Empty states")
  let emptyRule = Text(
    fr: "Une page vide apprend à la remplir.", en: "An empty page teaches how to fill it.")
  let emptyTitle = Text(fr: "Aucun client pour l’instant", en: "No customer yet")
  let emptyText = Text(
    fr: "Vos clients apparaissent avec leur première facture.",
    en: "Customers appear with their first invoice.")
  let emptyAction = Text(fr: "Importer des commandes", en: "Import orders")

  let keys = Text(fr: "Clavier", en: "Keyboard")
  let keysRule = Text(
    fr: "Tout se fait sans souris.", en: "Everything can be done without a mouse.")
  let keySearch = Text(fr: "chercher partout", en: "search everywhere")
  let keyTab = Text(fr: "aller au suivant", en: "go to the next")
  let keyEscape = Text(fr: "fermer ce qui est ouvert", en: "close what is open")
}
