import Kernel

/// Every sentence of the books' pages, in the words of an accountant.
final class LedgerStrings: Sendable {
  static let table = LedgerStrings()

  let section = Text(fr: "Comptabilité", en: "Books")
  let balance = Text(fr: "Balance", en: "Trial balance")
  let generalLedger = Text(fr: "Grand livre", en: "General ledger")
  let journals = Text(fr: "Journaux", en: "Journals")
  let lead = Text(
    fr:
      "Chaque facture, avoir et encaissement est écrit ici au moment où il existe. Une écriture validée ne change plus\u{202F}; elle se contre-passe.",
    en:
      "Every invoice, credit note and payment is written here the moment it exists. A validated entry never changes; it is reversed."
  )
  let nothing = Text(fr: "Aucune écriture", en: "No entry")
  let nothingHelp = Text(
    fr: "Les livres s’ouvrent avec le premier document émis.",
    en: "The books open with the first document issued.")
  let views = Text(fr: "Vues", en: "Views")
  let pages = Text(fr: "Pages", en: "Pages")

  // MARK: Filters

  let fiscalYear = Text(fr: "Exercice", en: "Fiscal year")
  let yearEnding = Template(fr: "clos le {}", en: "ending {}")
  let from = Text(fr: "Du", en: "From")
  let to = Text(fr: "Au", en: "To")
  let account = Text(fr: "Compte", en: "Account")
  let accountHint = Text(fr: "Compte (premiers chiffres)", en: "Account (first digits)")
  let allJournals = Text(fr: "Tous les journaux", en: "All journals")
  let show = Text(fr: "Afficher", en: "Show")
  let detailed = Text(fr: "Détailler les comptes de tiers", en: "Detail auxiliary accounts")

  // MARK: Columns

  let title = Text(fr: "Intitulé", en: "Title")
  let opening = Text(fr: "À nouveau", en: "Opening")
  let debit = Text(fr: "Débit", en: "Debit")
  let credit = Text(fr: "Crédit", en: "Credit")
  let debitBalance = Text(fr: "Solde débiteur", en: "Debit balance")
  let creditBalance = Text(fr: "Solde créditeur", en: "Credit balance")
  let total = Text(fr: "Totaux", en: "Totals")
  let date = Text(fr: "Date", en: "Date")
  let entry = Text(fr: "Écriture", en: "Entry")
  let journal = Text(fr: "Journal", en: "Journal")
  let piece = Text(fr: "Pièce", en: "Document")
  let label = Text(fr: "Libellé", en: "Label")
  let matching = Text(fr: "Lettrage", en: "Matching")
  let runningBalance = Text(fr: "Solde", en: "Balance")
  let auxiliary = Text(fr: "Tiers", en: "Auxiliary")
  let foreign = Text(fr: "En devise", en: "In currency")

  // MARK: State

  let balanced = Text(
    fr: "La balance est équilibrée\u{A0}: le total des débits est celui des crédits.",
    en: "The books balance: total debit is total credit.")
  let unbalanced = Text(
    fr: "La balance n’est pas équilibrée. Prévenez le support\u{A0}: rien ne doit la dérégler.",
    en: "The books do not balance. Tell support: nothing should do that.")
  let closedThrough = Template(fr: "Clos jusqu’au {}", en: "Closed through {}")
  let exportFEC = Text(fr: "FEC", en: "FEC")
  let exportCSV = Text(fr: "CSV", en: "CSV")
  let validated = Text(fr: "Validée le", en: "Validated")
  let validationNumber = Text(fr: "Ordre de validation", en: "Order of validation")
  let reversalOf = Text(fr: "Contre-passe", en: "Reverses")
  let reversedBy = Text(fr: "Contre-passée par", en: "Reversed by")
  let entryTitle = Template(fr: "Écriture {}", en: "Entry {}")
  let newEntry = Text(fr: "Passer une écriture", en: "Post an entry")
  let newEntryLead = Text(
    fr:
      "Une opération diverse\u{A0}: un loyer, une échéance d’emprunt, une régularisation, un virement de votre prestataire de paiement. Validée aussitôt, elle ne change plus.",
    en:
      "A general entry: rent, a loan, an accrual, a transfer from your payment provider. It is validated at once and never changes."
  )
  let newEntryHelp = Text(
    fr:
      "Les débits et les crédits sont égaux. Un intitulé ouvre un sous-compte ou le renomme\u{202F}; les comptes 401 et 411 demandent un compte de tiers, comme C00042. Les lignes vides ne comptent pas.",
    en:
      "Debits equal credits. A title opens a sub-account or renames it; accounts 401 and 411 take an auxiliary account, such as C00042. Blank lines do not count."
  )
  let newTitle = Text(fr: "Intitulé (facultatif)", en: "Title (optional)")
  let line = Template(fr: "ligne {}", en: "line {}")
  let inLine = Template(fr: "Ligne {}\u{A0}: ", en: "Line {}: ")
  let postEntry = Text(fr: "Valider l’écriture", en: "Post the entry")
  let reverse = Text(fr: "Contre-passer", en: "Reverse")
  let reverseHelp = Text(
    fr: "Une écriture du jour reprendra chaque ligne de l’autre côté.",
    en: "An entry of today will take every line back on its other side.")
  let reason = Text(fr: "Motif", en: "Reason")
  let openingBalance = Text(
    fr: "Solde au début de la période", en: "Balance at the start of the period")
  let next = Text(fr: "Suite", en: "Next")
  let first = Text(fr: "Début", en: "Start")
  let chooseAccount = Text(
    fr: "Choisissez un compte pour en voir chaque ligne.", en: "Choose an account to see its lines."
  )
}
