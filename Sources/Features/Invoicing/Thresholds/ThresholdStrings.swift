import Kernel

/// Every sentence about limits of turnover: their page, the terminal, and what the guard of the franchise says.
final class ThresholdStrings: Sendable {
  static let table = ThresholdStrings()

  let title = Text(fr: "Seuils de TVA", en: "VAT thresholds")
  let lead = Text(
    fr: "Où en est votre chiffre d’affaires devant les seuils qui changent votre TVA.",
    en: "Where your turnover stands against the limits that change your VAT.")
  let seeRates = Text(fr: "Taux de TVA", en: "VAT rates")

  let oss = Text(
    fr: "Ventes à distance dans l’Union (OSS)", en: "Distance sales in the Union (OSS)")
  let franchiseGoods = Text(
    fr: "Franchise en base\u{A0}: chiffre d’affaires total",
    en: "Small business scheme: whole turnover")
  let franchiseServices = Text(
    fr: "Franchise en base\u{A0}: prestations de services", en: "Small business scheme: services")
  let ossCounts = Text(
    fr:
      "Biens expédiés de France à des particuliers d’autres États membres, et services électroniques à leurs particuliers, hors taxes.",
    en:
      "Goods sent from France to consumers of other member states, and electronic services to their consumers, without VAT."
  )
  let goodsCounts = Text(
    fr:
      "Biens et services situés en France, exportations et livraisons intracommunautaires comprises, hors taxes.",
    en:
      "Goods and services located in France, exports and intra-Community supplies included, without VAT."
  )
  let servicesCounts = Text(
    fr: "Services situés en France, hors repas servis sur place, hors taxes.",
    en: "Services located in France, meals on the spot aside, without VAT.")

  let thisYear = Template(fr: "{} à ce jour", en: "{} to date")
  let lastYear = Template(fr: "Année {}", en: "Year {}")
  let declared = Text(fr: "Dont déclaré dans la fiche", en: "Declared in the company file")
  let highest = Text(fr: "Plus haut atteint", en: "Highest so far")
  let limit = Text(fr: "Seuil", en: "Limit")
  let majoredLimit = Text(fr: "Seuil majoré", en: "Upper limit")
  let ofLimit = Template(fr: "{} sur {}", en: "{} of {}")
  let percent = Template(fr: "{} %", en: "{}%")

  let ossRegistered = Text(
    fr:
      "Vous êtes inscrit à l’OSS\u{A0}: la TVA du pays d’arrivée s’applique quel que soit le montant.",
    en: "You are registered for OSS: VAT of the country of arrival applies whatever the amount.")
  let noFranchise = Text(
    fr: "Vous facturez la TVA\u{A0}: ce seuil ne change rien, il est compté pour information.",
    en: "You charge VAT: this limit changes nothing, it is counted for information.")
  let counting = Text(
    fr:
      "Comptent les factures émises, par année de livraison\u{202F}; un avoir diminue l’année de sa facture, mais un seuil passé le reste. Ce qui a été vendu avant ou ailleurs se déclare dans Réglages, page Entreprise («\u{A0}Chiffre d’affaires facturé ailleurs\u{A0}»).",
    en:
      "Issued invoices count, by year of supply; a credit note lowers the year of its invoice, but a limit that was passed stays passed. What was sold before or elsewhere is entered in Settings, Company page (“Turnover invoiced elsewhere”)."
  )

  // MARK: What the guard says

  let wholeTurnover = Text(fr: "Votre chiffre d’affaires", en: "Your turnover")
  let servicesTurnover = Text(
    fr: "Votre chiffre d’affaires de services", en: "Your turnover of services")
  let franchiseNear = Template(
    fr:
      "{} de {} atteint {}, pour un seuil de franchise de {}\u{A0}: préparez le passage à la TVA.",
    en: "{} of {} reaches {}, against a franchise limit of {}: prepare to charge VAT.")
  let franchiseBase = Template(
    fr:
      "{} de {} atteint {} et passe le seuil de franchise de {}\u{A0}: vous facturerez la TVA à partir du 1er janvier {}.",
    en:
      "{} of {} reaches {} and passes the franchise limit of {}: you will charge VAT from 1 January {}."
  )
  let franchiseEnded = Template(
    fr:
      "{} de {} ({}) a passé le seuil de franchise de {}\u{A0}: la TVA est due depuis le 1er janvier {}. Dans Réglages, page Entreprise, choisissez le régime «\u{A0}Redevable de la TVA\u{A0}» et donnez votre numéro de TVA\u{202F}; réglez ensuite les taux dans la boutique.",
    en:
      "{} of {} ({}) passed the franchise limit of {}: VAT has been due since 1 January {}. In Settings, on the Company page, choose “VAT is charged” and enter your VAT number; then set the rates in the shop."
  )
  let franchiseCrossed = Template(
    fr:
      "{} de {} passe le seuil majoré de franchise de {} ({} avec cette vente)\u{A0}: la TVA est due dès ce jour. Dans Réglages, page Entreprise, choisissez le régime «\u{A0}Redevable de la TVA\u{A0}» et donnez votre numéro de TVA\u{202F}; réglez ensuite les taux dans la boutique.",
    en:
      "{} of {} passes the upper franchise limit of {} ({} with this sale): VAT is due from that day. In Settings, on the Company page, choose “VAT is charged” and enter your VAT number; then set the rates in the shop."
  )
}
