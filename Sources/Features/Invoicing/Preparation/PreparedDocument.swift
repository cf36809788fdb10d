import EN16931
import Kernel
import Money

/// A document ready to be issued: every rule holds, only its number is missing.
package struct PreparedDocument: Sendable {
  /// Why it exists; with the order it is unique, so nothing is issued twice for one reason.
  package enum Cause: Sendable, Hashable {
    /// The order itself: a sale's invoice, a cancellation's credit note.
    case order
    /// The order was edited after it was invoiced: the invoice of that revision.
    case revision(Int)
    /// The credit note of the invoice that a revision replaces.
    case replaced(Int)
    /// A refund of the order.
    case refund(String)
    /// Somebody asked for this credit note.
    case credit(InvoiceID)
    /// Somebody asked for this deposit.
    case deposit(InvoiceID)

    static let depositPrefix = "deposit:"

    package var key: String {
      switch self {
      case .order: "order"
      case .revision(let number): "revision:\(number)"
      case .replaced(let number): "replaced:\(number)"
      case .refund(let id): "refund:\(id)"
      case .credit(let id): "credit:\(id)"
      case .deposit(let id): "\(Self.depositPrefix)\(id)"
      }
    }
  }

  package let content: CheckedInvoice
  package let cause: Cause
  package let buyerKind: SalesOrder.Buyer.Kind
  /// What the shop says its page is printed in.
  package let language: DocumentLanguage?
  /// At which its VAT is stated in euros, in another currency than the euro.
  package let exchangeRate: ExchangeRate?
  /// Self-billed: in whose name it is made out.
  package let supplier: CompanyProfile?
  /// On a corrected invoice: the one it cancels.
  package let replaces: InvoiceID?
  /// On a credit note: what it takes back, line by line.
  package let credits: [CreditedPart]
  /// Why each VAT is what it is: one reason a line, with its law. Empty for a credit note, which mirrors its invoice.
  package let taxReasons: [Invoice.VAT: Text]
  /// Things somebody should look at; they do not stop it.
  package private(set) var warnings: [Finding]
  /// What an invoice counts in the turnovers of its year; nothing for a deposit, and for a credit note what `credits` name.
  package private(set) var turnover = SaleTurnover.none

  /// The country whose VAT is charged, where it is not France; the books keep each apart.
  package private(set) var taxedIn: [Invoice.VAT: String] = [:]

  /// On a credit note of a periodic invoice: which of its orders is taken back.
  var member: OrderID?
  /// The shop that knows the customer, where the order is none of a shop's.
  var customerSource: String?

  package init(
    content: CheckedInvoice, cause: Cause, buyerKind: SalesOrder.Buyer.Kind,
    language: DocumentLanguage? = nil, exchangeRate: ExchangeRate? = nil,
    supplier: CompanyProfile? = nil, replaces: InvoiceID? = nil, credits: [CreditedPart] = [],
    taxReasons: [Invoice.VAT: Text] = [:], warnings: [Finding] = [],
    turnover: SaleTurnover = .none, taxedIn: [Invoice.VAT: String] = [:]
  ) {
    self.turnover = turnover
    self.taxedIn = taxedIn
    self.content = content
    self.cause = cause
    self.buyerKind = buyerKind
    self.language = language
    self.exchangeRate = exchangeRate
    self.supplier = supplier
    self.replaces = replaces
    self.credits = credits
    self.taxReasons = taxReasons
    self.warnings = warnings
  }

  /// The same document for another reason.
  func caused(by cause: Cause) -> PreparedDocument {
    PreparedDocument(
      content: content, cause: cause, buyerKind: buyerKind, language: language,
      exchangeRate: exchangeRate, supplier: supplier, replaces: replaces, credits: credits,
      taxReasons: taxReasons,
      warnings: warnings, turnover: turnover, taxedIn: taxedIn)
  }

  /// The same document with more to look at.
  func warned(of findings: [Finding]) -> PreparedDocument {
    var document = self
    document.warnings += findings
    return document
  }
}

/// What a credit note takes back of an invoice: a line, a charge or a discount, in part or whole, or an amount.
package struct CreditedPart: Sendable, Hashable {
  package let invoice: InvoiceID
  /// Position of the line in the invoice, from 1; 0 when it is none.
  package let position: Int
  /// Position of the charge or discount in the invoice, from 1; 0 when it is none.
  package let adjustment: Int
  package let quantity: Quantity
  /// Negative for a discount.
  package let net: Money
  package let vat: Invoice.VAT

  package init(
    invoice: InvoiceID, position: Int = 0, adjustment: Int = 0, quantity: Quantity = .zero,
    net: Money, vat: Invoice.VAT
  ) {
    self.invoice = invoice
    self.position = position
    self.adjustment = adjustment
    self.quantity = quantity
    self.net = net
    self.vat = vat
  }
}

/// Everything that stops an order from becoming a document, found in one pass.
package struct Refusal: Error, Sendable {
  package let findings: [Finding]
  package init(_ findings: [Finding]) { self.findings = findings }

  static func amountTooLarge(at place: Place) -> Refusal {
    Refusal([
      Finding(
        "order.amount-too-large", at: place, fr: "Les montants sont trop grands.",
        en: "The amounts are too large.")
    ])
  }

  /// The rules a document breaks, each with its path under `place`.
  init(_ broken: RulesBroken, at place: Place, after findings: [Finding] = []) {
    self.findings =
      findings
      + broken.violations.map {
        Finding(
          "rule.\($0.rule.lowercased())", at: place.member($0.path), fr: "\($0.rule) : \($0.fr)",
          en: "\($0.rule): \($0.en)")
      }
  }
}

package struct InvoiceID: Identifier {
  package static let prefix = "inv"
  package let raw: RawID
  package init(raw: RawID) { self.raw = raw }
}

extension InvoiceID {
  /// As it stands in an address.
  package init(address text: String) throws(InvoicingError) {
    guard let id = InvoiceID(text) else { throw .invoiceNotFound(text) }
    self = id
  }
}

extension OrderID {
  /// As it stands in an address.
  package init(address text: String) throws(InvoicingError) {
    guard let id = OrderID(text) else { throw .orderNotFound(text) }
    self = id
  }
}

package struct OrderID: Identifier {
  package static let prefix = "ord"
  package let raw: RawID
  package init(raw: RawID) { self.raw = raw }
}
