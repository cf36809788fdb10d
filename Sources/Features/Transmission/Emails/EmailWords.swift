import EN16931
import Invoicing
import Kernel
import Money

/// The words of a mail in the buyer's language.
struct EmailWords {
  let figures: DocumentFigures
  let invoice: String
  let deposit: String
  let creditNote: String
  let greeting: String
  /// "your invoice", as a sentence has it.
  let yourInvoice: String
  let yourDeposit: String
  let yourCreditNote: String
  /// The document, its number, date and amount.
  let attached: Template
  let pay: Template
  let payBy: Template
  let paid: String
  /// Marks a document that went out before (BOI-TVA-DECLA-30-20-20-20).
  let again: Template
  /// Before the address of a link, and what the link says where addresses are not shown: of what is owed, and of the rest.
  let onlineToPay: String
  let online: String
  /// Until when it is good, and for whom.
  let onlineUntil: Template
  let closing: String

  /// Places to fill, written "{}".
  struct Template: ExpressibleByStringLiteral {
    let text: String
    init(stringLiteral text: String) { self.text = text }

    func callAsFunction(_ values: String...) -> String {
      var parts = text.split(separator: "{}", omittingEmptySubsequences: false)[...]
      var result = String(parts.removeFirst())
      for (value, part) in zip(values, parts) { result += value + part }
      return result
    }
  }

  func name(of type: DocumentType) -> String {
    switch type {
    case .invoice, .corrected, .selfBilled: invoice
    case .deposit: deposit
    case .creditNote, .selfBilledCreditNote, .globalRebate: creditNote
    }
  }

  func phrase(of type: DocumentType) -> String {
    switch type {
    case .invoice, .corrected, .selfBilled: yourInvoice
    case .deposit: yourDeposit
    case .creditNote, .selfBilledCreditNote, .globalRebate: yourCreditNote
    }
  }

  static func of(_ language: DocumentLanguage) -> EmailWords {
    switch language {
    case .french: french
    case .english: english
    case .german: german
    case .spanish: spanish
    case .italian: italian
    }
  }

  private static let french = EmailWords(
    figures: .of(.french), invoice: "Facture", deposit: "Facture d’acompte", creditNote: "Avoir",
    greeting: "Bonjour,", yourInvoice: "votre facture",
    yourDeposit: "votre facture d’acompte", yourCreditNote: "un avoir",
    attached: "Vous trouverez ci-joint {} {} du {}, d’un montant de {}.",
    pay: "Montant à régler : {}.", payBy: "Montant à régler au plus tard le {} : {}.",
    paid: "Ce document est déjà réglé : vous n’avez rien à payer.",
    again: "Duplicata : ce document vous a déjà été adressé le {}.",
    onlineToPay: "Voir ce document en ligne, le payer ou poser une question",
    online: "Voir ce document en ligne ou poser une question",
    onlineUntil:
      "Ce lien est valable jusqu’au {}. Toute personne qui l’a peut voir le document\u{A0}: ne le transmettez qu’aux personnes concernées.",
    closing: "Cordialement,")
  private static let english = EmailWords(
    figures: .of(.english), invoice: "Invoice", deposit: "Deposit invoice",
    creditNote: "Credit note", greeting: "Hello,", yourInvoice: "your invoice",
    yourDeposit: "your deposit invoice", yourCreditNote: "a credit note",
    attached: "Please find attached {} {} of {} for {}.",
    pay: "Amount due: {}.", payBy: "Amount due by {}: {}.",
    paid: "It has been paid already: there is nothing to pay.",
    again: "Duplicate: this document was sent to you before, on {}.",
    onlineToPay: "See this document online, pay it or ask a question",
    online: "See this document online or ask a question",
    onlineUntil:
      "This link is valid until {}. Anyone who has it can see the document: share it only with those who should see it.",
    closing: "Kind regards,")
  private static let german = EmailWords(
    figures: .of(.german), invoice: "Rechnung", deposit: "Abschlagsrechnung",
    creditNote: "Rechnungskorrektur", greeting: "Guten Tag,",
    yourInvoice: "Ihre Rechnung",
    yourDeposit: "Ihre Abschlagsrechnung", yourCreditNote: "eine Rechnungskorrektur",
    attached: "im Anhang finden Sie {} {} vom {} über {}.", pay: "Zu zahlender Betrag: {}.",
    payBy: "Zu zahlen bis zum {}: {}.", paid: "Der Betrag ist bereits bezahlt.",
    again: "Duplikat: Dieses Dokument wurde Ihnen bereits am {} zugesandt.",
    onlineToPay: "Dieses Dokument online ansehen, bezahlen oder eine Frage stellen",
    online: "Dieses Dokument online ansehen oder eine Frage stellen",
    onlineUntil:
      "Dieser Link gilt bis zum {}. Er öffnet das Dokument für jeden, der ihn hat: Geben Sie ihn nur weiter, wenn jemand es sehen soll.",
    closing: "Mit freundlichen Grüßen")
  private static let spanish = EmailWords(
    figures: .of(.spanish), invoice: "Factura", deposit: "Factura de anticipo",
    creditNote: "Factura rectificativa", greeting: "Hola:",
    yourInvoice: "su factura",
    yourDeposit: "su factura de anticipo", yourCreditNote: "una factura rectificativa",
    attached: "Le adjuntamos {} {} del {}, por un importe de {}.", pay: "Importe pendiente: {}.",
    payBy: "Importe a pagar antes del {}: {}.", paid: "Ya está pagada: no tiene que pagar nada.",
    again: "Duplicado: este documento ya se le envió el {}.",
    onlineToPay: "Ver este documento en línea, pagarlo o hacer una pregunta",
    online: "Ver este documento en línea o hacer una pregunta",
    onlineUntil:
      "Este enlace es válido hasta el {}. Abre el documento a quien lo tenga: compártalo solo con quien deba verlo.",
    closing: "Un cordial saludo,")
  private static let italian = EmailWords(
    figures: .of(.italian), invoice: "Fattura", deposit: "Fattura di acconto",
    creditNote: "Nota di credito", greeting: "Buongiorno,",
    yourInvoice: "la Sua fattura",
    yourDeposit: "la Sua fattura di acconto", yourCreditNote: "una nota di credito",
    attached: "In allegato trova {} {} del {}, per un importo di {}.",
    pay: "Importo da pagare: {}.",
    payBy: "Importo da pagare entro il {}: {}.",
    paid: "Il documento è già saldato: nulla da pagare.",
    again: "Duplicato: questo documento Le è già stato inviato il {}.",
    onlineToPay: "Vedere questo documento online, pagarlo o porre una domanda",
    online: "Vedere questo documento online o porre una domanda",
    onlineUntil:
      "Questo link è valido fino al {}. Apre il documento a chi lo possiede: lo inoltri solo a chi deve vederlo.",
    closing: "Cordiali saluti,")
}
