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
    paid: "Ce document est déjà réglé : vous n’avez rien à payer.", closing: "Cordialement,")
  private static let english = EmailWords(
    figures: .of(.english), invoice: "Invoice", deposit: "Deposit invoice",
    creditNote: "Credit note", greeting: "Hello,", yourInvoice: "your invoice",
    yourDeposit: "your deposit invoice", yourCreditNote: "a credit note",
    attached: "Please find attached {} {} of {} for {}.",
    pay: "Amount due: {}.", payBy: "Amount due by {}: {}.",
    paid: "It has been paid already: there is nothing to pay.", closing: "Kind regards,")
  private static let german = EmailWords(
    figures: .of(.german), invoice: "Rechnung", deposit: "Abschlagsrechnung",
    creditNote: "Rechnungskorrektur", greeting: "Guten Tag,",
    yourInvoice: "Ihre Rechnung",
    yourDeposit: "Ihre Abschlagsrechnung", yourCreditNote: "eine Rechnungskorrektur",
    attached: "im Anhang finden Sie {} {} vom {} über {}.", pay: "Zu zahlender Betrag: {}.",
    payBy: "Zu zahlen bis zum {}: {}.", paid: "Der Betrag ist bereits bezahlt.",
    closing: "Mit freundlichen Grüßen")
  private static let spanish = EmailWords(
    figures: .of(.spanish), invoice: "Factura", deposit: "Factura de anticipo",
    creditNote: "Factura rectificativa", greeting: "Hola:",
    yourInvoice: "su factura",
    yourDeposit: "su factura de anticipo", yourCreditNote: "una factura rectificativa",
    attached: "Le adjuntamos {} {} del {}, por un importe de {}.", pay: "Importe pendiente: {}.",
    payBy: "Importe a pagar antes del {}: {}.", paid: "Ya está pagada: no tiene que pagar nada.",
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
    closing: "Cordiali saluti,")
}

/// Subject and text of the mail a document travels in. Plain text: it is read everywhere, and nothing is fetched.
struct EmailText: Sendable {
  let subject: String
  let body: String

  /// - Parameter message: what the merchant adds, if anything.
  init(_ stored: StoredInvoice, seller: CompanyProfile, message: String?) {
    let buyer = stored.counterpart
    let words = EmailWords.of(buyer.language ?? DocumentLanguage(country: buyer.address.country))
    let summary = stored.summary
    let number = summary.number ?? ""
    let name = "\(words.name(of: summary.kind)) \(number)"
    subject = "\(name) – \(seller.name)"
    let date = summary.issueDate.map(words.figures.date) ?? ""
    var paragraphs = [
      words.greeting,
      words.attached(
        words.phrase(of: summary.kind), number, date, words.figures.amount(summary.gross)),
    ]
    // A self-billed invoice goes to the supplier, who has nothing to pay.
    let isOwed = summary.status != .replaced && summary.status != .credited
    if isOwed, !summary.kind.isCreditNote, !summary.kind.isSelfBilled {
      paragraphs.append(Self.payment(summary, words))
    }
    if let message { paragraphs.append(message) }
    paragraphs.append(
      [words.closing, seller.name, seller.phone].compactMap { $0 }.joined(separator: "\n"))
    body = paragraphs.joined(separator: "\n\n")
  }

  private static func payment(_ summary: InvoiceSummary, _ words: EmailWords) -> String {
    guard summary.due.minorUnits > 0 else { return words.paid }
    let due = words.figures.amount(summary.due)
    guard let day = summary.dueDate else { return words.pay(due) }
    return words.payBy(words.figures.date(day), due)
  }
}
