import Invoicing
import Kernel

/// Every sentence of the dashboard.
final class DashboardStrings: Sendable {
  static let table = DashboardStrings()

  let adding = Text(
    fr: "Les totaux sont en cours de calcul\u{A0}: rechargez la page dans un instant.",
    en: "Totals are being calculated: reload the page in a moment.")
  let title = Text(fr: "Tableau de bord", en: "Dashboard")
  let hello = Text(fr: "Bonjour ", en: "Hello ")
  let today = Template(fr: "Nous sommes le {}.", en: "Today is {}.")
  let newInvoice = Text(fr: "Nouvelle facture", en: "New invoice")
  let importOrders = Text(fr: "Importer des commandes", en: "Import orders")

  let waiting = Text(fr: "Ce qui vous attend", en: "What waits for you")
  let nothingWaits = Text(
    fr: "Rien ne vous attend\u{A0}: tout est émis, envoyé et encaissé dans les temps.",
    en: "Nothing waits for you: all is issued, sent and collected in time.")
  let nothing = Text(fr: "Rien ne vous attend", en: "Nothing waits for you")
  let waits = Plural(
    one: Text(fr: "{} point vous attend", en: "{} point waits for you"),
    many: Text(fr: "{} points vous attendent", en: "{} points wait for you"))
  let goesOn = Text(fr: "En cours", en: "In progress")
  let deadlines = Text(fr: "Échéances légales", en: "Legal deadlines")

  let safety = Text(fr: "En sécurité", en: "Safe and sound")
  let seal = Text(fr: "Journal scellé", en: "Sealed log")
  let sealSound = Text(fr: "Journal scellé intact", en: "Sealed log is whole")
  let sealBroken = Text(fr: "Journal scellé\u{A0}: anomalies", en: "Sealed log: faults")
  let neverChecked = Text(fr: "Pas encore contrôlé.", en: "Not checked yet.")
  let checkedAt = Template(
    fr: "contrôlé le {}, {} entrées", en: "checked on {}, {} entries")
  let exported = Text(fr: "Archive exportée", en: "Archive exported")
  let noExport = Text(fr: "Archive jamais exportée", en: "Archive never exported")
  let noExportHelp = Text(
    fr: "Un export, gardé ailleurs, est votre secours.",
    en: "An export kept elsewhere is your rescue.")

  let turnover = Template(fr: "Chiffre d’affaires, {}", en: "Turnover, {}")
  let receipts = Template(fr: "Encaissements, {}", en: "Collected, {}")
  let yearBefore = Template(fr: "un an plus tôt\u{A0}: {}", en: "a year before: {}")
  let owed = Text(fr: "À encaisser", en: "To be collected")
  let asOf = Template(fr: "au {}", en: "as of {}")
  let late = Text(fr: "Dont en retard", en: "Of which overdue")
  let lateOf = Plural(
    one: Text(fr: "{} facture", en: "{} invoice"), many: Text(fr: "{} factures", en: "{} invoices"))

  let turnoverTitle = Text(fr: "Chiffre d’affaires hors taxes", en: "Turnover without VAT")
  let receiptsTitle = Text(
    fr: "Encaissements moins remboursements", en: "Payments received less refunds")
  let thisTwelve = Text(fr: "12 derniers mois", en: "Last 12 months")
  let lastTwelve = Text(fr: "un an plus tôt", en: "a year before")

  let ageing = Text(
    fr: "Ce que les clients doivent, par ancienneté", en: "What customers owe, by age")
  let age = Text(fr: "Ancienneté", en: "Age")
  let documents = Text(fr: "Factures", en: "Invoices")
  let amount = Text(fr: "Reste dû", en: "Amount due")
  let notDue = Text(fr: "Pas encore échu", en: "Not yet due")
  let upTo30 = Text(fr: "1 à 30 jours de retard", en: "1 to 30 days late")
  let upTo60 = Text(fr: "31 à 60 jours", en: "31 to 60 days")
  let upTo90 = Text(fr: "61 à 90 jours", en: "61 to 90 days")
  let over90 = Text(fr: "Plus de 90 jours", en: "More than 90 days")

  // MARK: Analytics

  let analytics = Text(fr: "Chiffre d’affaires et encours", en: "Turnover and receivables")
  let analyticsLead = Text(
    fr:
      "Ce que vous avez vendu et encaissé cette année, comparé à l’an dernier, et ce que vos clients vous doivent. Le mois en cours n’est pas fini.",
    en:
      "What you sold and collected this year, compared with last year, and what your customers owe you. The current month is not over."
  )
  let sameMonths = Template(fr: "mêmes mois de {}\u{A0}: {}", en: "same months of {}: {}")
  let nothingOwed = Text(
    fr: "Vos clients ne vous doivent rien.", en: "Your customers owe you nothing.")
  let seeLate = Text(fr: "Voir les factures en retard", en: "See the overdue invoices")
  let asCSV = Text(fr: "CSV", en: "CSV")
  let asXLSX = Text(fr: "Excel", en: "Excel")
  let month = Text(fr: "Mois", en: "Month")
  let currency = Text(fr: "Devise", en: "Currency")
  let turnoverFile = Text(fr: "chiffre-d-affaires", en: "turnover")
  let receiptsFile = Text(fr: "encaissements", en: "receipts")
  let receivablesFile = Text(fr: "creances", en: "receivables")
}

extension Words<DashboardStrings> {
  func name(of bucket: Ageing.Bucket) -> String {
    switch bucket {
    case .notDue: self.notDue
    case .upTo30: self.upTo30
    case .upTo60: self.upTo60
    case .upTo90: self.upTo90
    case .over90: self.over90
    }
  }
}
