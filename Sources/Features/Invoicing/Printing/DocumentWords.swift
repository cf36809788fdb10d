import EN16931

/// Every word of a printed document in one language.
///
/// A word that is missing does not compile. What the law wants in French (notes, reasons for not charging VAT) is
/// content and stands in the document itself, not here.
package struct DocumentWords: Sendable {
  // MARK: Head

  let invoice: String
  let creditNote: String
  let depositInvoice: String
  let selfBilledInvoice: String
  let selfBilledCreditNote: String
  let globalRebate: String
  let contract: String
  /// Of an invoice over several orders.
  let period: String
  let correctedInvoice: String
  /// Before number and date of the one it replaces.
  let replaces: String
  /// Heads the day a deposit was paid.
  let depositPaidOn: String
  let proForma: String
  let notAnInvoice: String
  let deliveryNote: String
  let receipt: String
  let amountReceived: String
  /// In front of which copy it is.
  let duplicate: String
  let creditOfOne: String
  let creditOfMany: String
  /// Between a document's number and its date.
  let dated: String
  let issueDate: String
  let deliveryDate: String
  /// Of a service.
  let completionDate: String
  let dueDate: String
  let order: String
  let yourReference: String
  let customerNumber: String
  let nature: String
  let goods: String
  let services: String
  let mixed: String

  // MARK: Parties

  let seller: String
  /// Heads the buyer's block of an invoice.
  let billedTo: String
  /// Heads the buyer's block of a credit note.
  let customer: String
  let deliveredTo: String
  /// In front of a VAT number.
  let vatNumber: String
  let france: String

  // MARK: Tables

  /// Heads the number of a line, then the seller's reference of an article, where they have a column.
  let lineNumber: String
  let articleReference: String
  /// Heads the columns a seller may add.
  let unitHeading: String
  let discountHeading: String
  let item: String
  let quantity: String
  let unitPrice: String
  let vat: String
  let netAmount: String
  let rate: String
  let base: String
  /// In the narrow column of a line; the long words are for the table of VAT.
  let exemptShort: String
  let reverseChargeShort: String
  let intraCommunityShort: String
  let exportShort: String
  let exempt: String
  let reverseCharge: String
  let intraCommunity: String
  let export: String
  let outOfScope: String
  /// Behind an amount.
  let withoutVAT: String
  /// Between a word and its figure.
  let colon: String
  /// Units, behind a quantity; the others are signs all languages share.
  let day: String
  let month: String

  // MARK: Totals

  let totalNet: String
  let totalVAT: String
  let totalGross: String
  let rounding: String
  /// BT-111, on an invoice in another currency.
  let vatInEuros: String
  let alreadyPaid: String
  let alreadyRefunded: String
  let toPay: String
  let toRefund: String

  // MARK: Payment

  let bankTransfer: String
  let payBefore: String
  let accountHolder: String
  let referenceToQuote: String
  let scanToPay: String
  let payment: String
  let means: String
  let reference: String
  let paid: String
  let paidOn: String
  let refund: String
  let refundTerms: String
  let cash: String
  let cheque: String
  let transfer: String
  let card: String
  let directDebit: String
  let online: String

  // MARK: Pages

  let carriedForward: String
  let broughtForward: String
  let page: String
  /// Beside the code of the page that verifies the document.
  let verify: String

  // MARK: Our own words

  // Written into documents, in French, where the shop gave no words; `own` finds them again.
  let discount: String
  let originalDiscount: String
  let charge: String
  let partialRefund: String
  let cancelledBalance: String
  let onInvoice: String
  let refundMade: String
  let refundDue: String
}

extension DocumentWords {
  package static func of(_ language: DocumentLanguage) -> DocumentWords {
    switch language {
    case .french: french
    case .english: english
    case .german: german
    case .spanish: spanish
    case .italian: italian
    }
  }

  /// Short name of a Rec 20 unit; none for pieces.
  func unit(_ code: String) -> String {
    switch code {
    case "KGM": "kg"
    case "GRM": "g"
    case "LTR": "l"
    case "MTR": "m"
    case "MTK": "m²"
    case "HUR": "h"
    case "DAY": day
    case "MON": month
    default: ""
    }
  }

  func means(_ code: PaymentMeansCode) -> String {
    switch code {
    case .cash: cash
    case .cheque: cheque
    case .creditTransfer, .sepaCreditTransfer: transfer
    case .bankCard: card
    case .sepaDirectDebit: directDebit
    case .onlinePaymentService: online
    }
  }

  /// The words that stand in a document because the shop gave none, in this language; any others as they are.
  func own(_ text: String) -> String {
    switch text {
    case Self.french.discount: discount
    case Self.french.originalDiscount: originalDiscount
    case Self.french.charge: charge
    case Self.french.partialRefund: partialRefund
    case Self.french.cancelledBalance: cancelledBalance
    case Self.french.refundMade: refundMade
    case Self.french.refundDue: refundDue
    default:
      text.hasPrefix(Self.french.onInvoice)
        ? onInvoice + text.dropFirst(Self.french.onInvoice.count) : text
    }
  }
}

extension DocumentWords {
  static let french = DocumentWords(
    invoice: "Facture",
    creditNote: "Avoir",
    depositInvoice: "Facture d'acompte",
    selfBilledInvoice: "Facture – autofacturation",
    selfBilledCreditNote: "Avoir – autofacturation",
    globalRebate: "Remise globale",
    contract: "Contrat",
    period: "Période",
    correctedInvoice: "Facture rectificative",
    replaces: "Annule et remplace la facture",
    depositPaidOn: "Acompte versé le",
    proForma: "Facture pro forma",
    notAnInvoice:
      "Facture pro forma : ce document n'est pas une facture et ne demande pas de paiement.",
    deliveryNote: "Bon de livraison",
    receipt: "Reçu de paiement",
    amountReceived: "Montant reçu",
    duplicate: "DUPLICATA N°",
    creditOfOne: "Avoir sur la facture",
    creditOfMany: "Avoir sur les factures",
    dated: "du",
    issueDate: "Date d'émission",
    deliveryDate: "Date de livraison",
    completionDate: "Date de réalisation",
    dueDate: "Échéance",
    order: "Commande",
    yourReference: "Votre référence",
    customerNumber: "N° client",
    nature: "Nature",
    goods: "Livraison de biens",
    services: "Prestation de services",
    mixed: "Biens et services",
    seller: "Vendeur",
    billedTo: "Facturé à",
    customer: "Client",
    deliveredTo: "Livré à",
    vatNumber: "TVA",
    france: "France",
    lineNumber: "N°",
    articleReference: "Référence", unitHeading: "Unité", discountHeading: "Remise",
    item: "Désignation",
    quantity: "Qté",
    unitPrice: "Prix unit. HT",
    vat: "TVA",
    netAmount: "Total HT",
    rate: "Taux",
    base: "Base HT",
    exemptShort: "Exo.",
    reverseChargeShort: "Autoliq.",
    intraCommunityShort: "Intracom.",
    exportShort: "Export",
    exempt: "Exonéré",
    reverseCharge: "Autoliquidation",
    intraCommunity: "Intracommunautaire",
    export: "Exportation",
    outOfScope: "Hors champ",
    withoutVAT: "HT",
    colon: " : ",
    day: "j",
    month: "mois",
    totalNet: "Total HT",
    totalVAT: "Total TVA",
    totalGross: "Total TTC",
    rounding: "Arrondi",
    vatInEuros: "TVA en euros",
    alreadyPaid: "Déjà réglé",
    alreadyRefunded: "Déjà remboursé",
    toPay: "Net à payer",
    toRefund: "À vous rembourser",
    bankTransfer: "Paiement par virement",
    payBefore: "À régler avant le",
    accountHolder: "Titulaire",
    referenceToQuote: "Référence à rappeler",
    scanToPay: "Payez avec votre application bancaire",
    payment: "Paiement",
    means: "Moyen",
    reference: "Référence",
    paid: "Payée",
    paidOn: "Payée le",
    refund: "Remboursement",
    refundTerms: "Modalité",
    cash: "Espèces",
    cheque: "Chèque",
    transfer: "Virement",
    card: "Carte bancaire",
    directDebit: "Prélèvement SEPA",
    online: "Paiement en ligne",
    carriedForward: "À reporter",
    broughtForward: "Report",
    page: "Page",
    verify: "Vérifier ce document",
    discount: "Remise",
    originalDiscount: "Remise d'origine",
    charge: "Frais",
    partialRefund: "Remboursement partiel",
    cancelledBalance: "Solde de la vente annulée",
    onInvoice: "Sur la facture ",
    refundMade: "Montant déjà remboursé.",
    refundDue: "Montant à rembourser ou à déduire du prochain règlement.")
}
