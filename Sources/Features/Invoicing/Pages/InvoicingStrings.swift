import Kernel

/// Every sentence of the invoicing pages. Used as `words.title`; `{}` is filled in order.
final class InvoicingStrings: Sendable {
  static let table = InvoicingStrings()

  // MARK: Documents

  let invoices = Text(fr: "Factures", en: "Invoices")
  let invoice = Text(fr: "Facture", en: "Invoice")
  let deposit = Text(fr: "Facture d’acompte", en: "Deposit invoice")
  let corrected = Text(fr: "Facture rectificative", en: "Corrected invoice")
  let creditNote = Text(fr: "Avoir", en: "Credit note")
  let selfBilled = Text(fr: "Autofacture", en: "Self-billed invoice")
  let selfBilledCreditNote = Text(fr: "Avoir d’autofacture", en: "Self-billed credit note")
  let globalRebate = Text(fr: "Remise globale", en: "Global rebate")
  let numbered = Template(fr: "{} {}", en: "{} {}")
  let draft = Text(fr: "Brouillon", en: "Draft")
  let draftOf = Template(fr: "{} (brouillon)", en: "{} (draft)")

  let statusDraft = Text(fr: "Brouillon", en: "Draft")
  let statusIssued = Text(fr: "Émise", en: "Issued")
  let statusIssuedNote = Text(fr: "Émis", en: "Issued")
  let statusDue = Text(fr: "À payer", en: "To be paid")
  let statusOverdue = Text(fr: "En retard", en: "Overdue")
  let statusPaid = Text(fr: "Payée", en: "Paid")
  let statusPartlyRefunded = Text(fr: "En partie remboursée", en: "Partly refunded")
  let statusPartlyCredited = Text(fr: "Annulée en partie par avoir", en: "Partly credited")
  let statusCredited = Text(fr: "Annulée par avoir", en: "Cancelled by credit note")
  let statusReplaced = Text(fr: "Remplacée", en: "Replaced")
  let statusRefunded = Text(fr: "Remboursé", en: "Refunded")

  let progress = Text(fr: "Avancement du document", en: "Progress of the document")
  let nextIssue = Text(fr: "à relire, puis à émettre", en: "to be read, then issued")
  let paymentBy = Template(fr: "attendu le {}", en: "expected by {}")
  let lateSince = Template(fr: "en retard depuis le {}", en: "overdue since {}")

  let status = Text(fr: "Statut", en: "Status")
  let customer = Text(fr: "Client", en: "Customer")
  let issued = Text(fr: "Émission", en: "Issued")
  let dueDate = Text(fr: "Échéance", en: "Due")
  let supplied = Text(fr: "Livraison ou exécution", en: "Supplied")
  let net = Text(fr: "Total HT", en: "Net")
  let vat = Text(fr: "TVA", en: "VAT")
  let gross = Text(fr: "Total TTC", en: "Total")
  let vatInEuros = Text(fr: "TVA en euros", en: "VAT in euros")
  let alreadyPaid = Text(fr: "Déjà réglé", en: "Already paid")
  let amountDue = Text(fr: "Reste à payer", en: "Amount due")
  let amountToRefund = Text(fr: "Reste à rembourser", en: "To be refunded")

  // MARK: List

  let importOrders = Text(fr: "Importer des commandes", en: "Import orders")
  let filterStatus = Text(fr: "Filtrer par statut", en: "Filter by status")
  let all = Text(fr: "Toutes", en: "All")
  let drafts = Text(fr: "Brouillons", en: "Drafts")
  let dueOnes = Text(fr: "À payer", en: "To be paid")
  let overdueOnes = Text(fr: "En retard", en: "Overdue")
  let paidOnes = Text(fr: "Payées", en: "Paid")
  let creditedOnes = Text(fr: "Annulées par avoir", en: "Credited")
  let search = Text(fr: "Rechercher", en: "Search")
  let searchHint = Text(
    fr: "Numéro, client, montant, article…", en: "Number, customer, amount, item…")
  let documentKind = Text(fr: "Type de document", en: "Kind of document")
  let allKinds = Text(fr: "Factures et avoirs", en: "Invoices and credit notes")
  let onlyInvoices = Text(fr: "Factures seulement", en: "Invoices only")
  let onlyCreditNotes = Text(fr: "Avoirs seulement", en: "Credit notes only")
  let pageTotal = Text(fr: "Total de la page", en: "Total of this page")
  let until = Text(fr: "Échéance\u{A0}:", en: "Due")
  let pages = Text(fr: "Pages de la liste", en: "Pages of the list")
  let nextPage = Text(fr: "Page suivante", en: "Next page")
  let nothingFound = Text(fr: "Aucun document ne correspond", en: "No document matches")
  let nothingFoundHelp = Text(
    fr:
      "Cherchez un numéro, un client, une commande, un montant (129,00) ou un article\u{202F}; essayez un autre statut.",
    en:
      "Look for a number, a customer, an order, an amount (129.00) or an item; try another status.")
  let emptyTitle = Text(
    fr: "Votre première facture est à trois pas", en: "Three steps to your first invoice")
  let emptyStepFile = Text(
    fr:
      "Exportez les commandes de votre boutique dans un fichier\u{A0}: CSV, JSON de WooCommerce ou JSON Lines.",
    en: "Export the orders of your shop to a file: CSV, WooCommerce JSON or JSON Lines.")
  let emptyStepPreview = Text(
    fr:
      "Facturier montre ce qui sera émis, ce qui sera refusé et pourquoi. Rien n’est encore émis.",
    en: "Facturier shows what will be issued, what will be refused and why. Nothing is issued yet.")
  let emptyStepIssue = Text(
    fr:
      "Vous émettez\u{A0}: chaque facture est numérotée, scellée et prête en PDF Factur\u{2011}X.",
    en: "You issue: each invoice is numbered, sealed and ready as a Factur\u{2011}X PDF.")

  // MARK: One document

  let companions = Text(fr: "Autres documents", en: "Other documents")
  let proof = Text(fr: "Preuve du scellement", en: "Proof of the seal")
  let vatNumber = Template(fr: "TVA {}", en: "VAT {}")
  let proForma = Text(fr: "Facture pro forma", en: "Pro forma invoice")
  let deliveryNote = Text(fr: "Bon de livraison", en: "Delivery note")
  let receipt = Text(fr: "Reçu de paiement", en: "Payment receipt")
  let duplicate = Text(fr: "Faire un duplicata", en: "Make a duplicate")
  let unreadableNumber = Template(
    fr: "«\u{A0}{}\u{A0}» n’est pas un nombre comme 12,50.",
    en: "“{}” is not a number such as 12.50.")
  let changeIt = Text(fr: "Corriger", en: "Change")
  let invoiceTogether = Text(fr: "Facturer avec d’autres", en: "Invoice with others")
  let makeDeposit = Text(fr: "Facturer un acompte", en: "Invoice a deposit")
  let makeCorrection = Text(fr: "Rectifier", en: "Correct")
  let makeCreditNote = Text(fr: "Faire un avoir", en: "Make a credit note")
  let downloadPDF = Text(fr: "Télécharger le PDF", en: "Download the PDF")
  let openPDF = Text(fr: "Ouvrir le PDF", en: "Open the PDF")
  let downloadXML = Text(fr: "XML Factur-X", en: "Factur-X XML")
  let previewTitle = Template(fr: "Aperçu PDF\u{A0}: {}", en: "PDF preview: {}")
  let amounts = Text(fr: "Montants", en: "Amounts")
  let lines = Text(fr: "Lignes", en: "Lines")
  let lineWhat = Text(fr: "Désignation", en: "Description")
  let quantity = Text(fr: "Quantité", en: "Quantity")
  let unitPrice = Text(fr: "Prix unitaire HT", en: "Net unit price")
  let lineNet = Text(fr: "Montant HT", en: "Net amount")
  let whyThisVAT = Text(fr: "Pourquoi cette TVA", en: "Why this VAT")
  let vatSummary = Text(fr: "Ventilation de la TVA", en: "VAT summary")
  let vatRate = Text(fr: "Taux", en: "Rate")
  let vatBase = Text(fr: "Base HT", en: "Taxable base")
  let vatAmount = Text(fr: "Montant de TVA", en: "VAT amount")
  let parties = Text(fr: "Parties", en: "Parties")
  let seller = Text(fr: "Vendeur", en: "Seller")
  let buyer = Text(fr: "Client facturé", en: "Billed to")
  let delivery = Text(fr: "Livré à", en: "Delivered to")
  let payment = Text(fr: "Paiement", en: "Payment")
  let related = Text(fr: "Documents liés", en: "Related documents")
  let originOrder = Text(fr: "Commande d’origine", en: "Original order")
  let depositInvoice = Text(fr: "Facture d’acompte", en: "Deposit invoice")
  let finalInvoice = Text(fr: "Facture définitive", en: "Final invoice")
  let correctedInvoice = Text(fr: "Facture corrigée", en: "Corrected invoice")
  let replacedInvoice = Text(fr: "Annule et remplace", en: "Cancels and replaces")
  let replacingInvoice = Text(fr: "Remplacée par", en: "Replaced by")

  // MARK: History

  let history = Text(fr: "Historique", en: "History")
  let orderReceived = Template(fr: "Commande {} reçue", en: "Order {} received")
  let draftPrepared = Text(fr: "Brouillon préparé", en: "Draft prepared")
  let documentIssued = Template(fr: "{} émise et scellée", en: "{} issued and sealed")
  let noteIssued = Template(fr: "{} émis et scellé", en: "{} issued and sealed")
  let sealFingerprint = Text(fr: "Empreinte du scellement", en: "Fingerprint of the seal")
  let paymentReceived = Template(fr: "Paiement reçu\u{A0}: {}", en: "Payment received: {}")
  let creditNoteIssued = Template(fr: "Avoir {} émis", en: "Credit note {} issued")

  // MARK: Issuing a draft

  let toFix = Plural(
    one: Text(fr: "{} point à corriger", en: "{} thing to fix"),
    many: Text(fr: "{} points à corriger", en: "{} things to fix"))
  let toFixHelp = Text(
    fr: "Ce brouillon ne peut pas encore devenir une facture conforme.",
    en: "This draft cannot become a lawful invoice yet.")
  let worthALook = Text(fr: "À vérifier", en: "Worth a look")
  let issue = Text(fr: "Émettre la facture", en: "Issue the invoice")
  let issueNote = Text(fr: "Émettre l’avoir", en: "Issue the credit note")
  let readyToIssue = Text(fr: "Prête à être émise", en: "Ready to be issued")
  let readyToIssueNote = Text(fr: "Prêt à être émis", en: "Ready to be issued")
  let issuedByOthers = Text(
    fr: "Une personne autorisée à émettre pourra l’émettre.",
    en: "Someone with permission to issue can issue it.")
  let issueEffect = Text(
    fr: "L’émission est définitive. Le document reçoit le numéro suivant de sa série, la date "
      + "d’aujourd’hui et son scellement\u{202F}; il ne pourra plus être modifié ni supprimé. "
      + "Une erreur se corrigera par un avoir ou une facture rectificative.",
    en: "Issuing is final. The document takes the next number of its series, today’s date and its "
      + "seal; it can no longer be changed or deleted. A mistake is corrected by a credit note or a corrected invoice."
  )
}
