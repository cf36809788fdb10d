import Money

/// A semantic invoice or credit note, EN 16931-1. Each property names its business term.
///
/// It is a plain value; `checked()` judges it, and only what passed can become XML.
package struct Invoice: Sendable, Equatable {
  /// BT-1. Empty until the document is issued.
  package var number: String = ""
  /// BT-2.
  package var issueDate: LocalDate
  /// BT-3.
  package var type: DocumentType
  /// BT-5.
  package var currency: Currency
  /// BT-8: VAT is due when invoiced, by option (débits, CGI 269-2 c), not when paid.
  package var taxPointOnDebits = false
  /// BT-9.
  package var dueDate: LocalDate?
  /// BT-13: the buyer's purchase order.
  package var purchaseOrder: String?
  /// BT-14: the seller's (the shop's) order number.
  package var salesOrder: String?
  /// BT-20, in words.
  package var paymentTerms: String?
  /// BG-1.
  package var notes: [Note] = []
  /// BT-23.
  package var businessProcess: BusinessProcess
  /// BG-3: on a credit note, the invoices it corrects.
  package var precedingInvoices: [PrecedingInvoice] = []
  /// BG-4.
  package var seller: Party
  /// BG-7.
  package var buyer: Party
  /// BG-13.
  package var delivery: Delivery?
  /// BG-16.
  package var payment: PaymentInstructions?
  /// BG-20 and BG-21.
  package var adjustments: [Adjustment] = []
  /// BG-25, in printed order.
  package var lines: [Line]
  /// BG-23, by category then rate, highest rate first.
  package var vatBreakdown: [VATBreakdown] = []
  /// BG-22.
  package var totals: Totals
  /// BT-111, in the currency VAT is accounted in (BT-6), where that is not the invoice's own: the euro.
  package var accountingVAT: Money?

  /// BG-1: a note with its subject (BT-21) and text (BT-22).
  package struct Note: Sendable, Hashable {
    package var subject: NoteSubject
    package var text: String
    package init(_ subject: NoteSubject, _ text: String) {
      self.subject = subject
      self.text = text
    }
  }

  /// BG-3: number (BT-25) and date (BT-26) of an earlier invoice.
  package struct PrecedingInvoice: Sendable, Hashable {
    package var number: String
    package var issueDate: LocalDate
    package init(number: String, issueDate: LocalDate) {
      self.number = number
      self.issueDate = issueDate
    }
  }

  /// BG-13: where (BG-15) and when (BT-72) the goods were delivered.
  package struct Delivery: Sendable, Hashable {
    /// BT-70.
    package var name: String?
    package var address: PostalAddress?
    /// BT-72: date of supply.
    package var date: LocalDate?
    package init(name: String? = nil, address: PostalAddress? = nil, date: LocalDate? = nil) {
      self.name = name
      self.address = address
      self.date = date
    }
  }

  /// BG-16.
  package struct PaymentInstructions: Sendable, Hashable {
    /// BT-81.
    package var means: PaymentMeansCode
    /// BT-82.
    package var text: String?
    /// BT-83: what the buyer quotes when paying.
    package var reference: String?
    /// BT-84.
    package var iban: String?
    /// BT-85.
    package var accountName: String?
    /// BT-86.
    package var bic: String?
    package init(
      means: PaymentMeansCode, text: String? = nil, reference: String? = nil, iban: String? = nil,
      accountName: String? = nil, bic: String? = nil
    ) {
      self.means = means
      self.text = text
      self.reference = reference
      self.iban = iban
      self.accountName = accountName
      self.bic = bic
    }
  }

  /// VAT category and rate of a line, an allowance or a charge (BT-151/152, BT-95/96, BT-102/103).
  package struct VAT: Sendable, Hashable, Comparable {
    package var category: VATCategory
    package var rate: Rate
    /// BT-121: the VATEX code, where no VAT is charged.
    package var exemption: String?
    /// BT-120: why, in the words the law wants; one code may stand for several articles.
    package var reason: String?

    /// - Parameter reason: nil takes the words of the code.
    package init(
      _ category: VATCategory, _ rate: Rate, exemption: String? = nil, reason: String? = nil
    ) {
      self.category = category
      self.rate = rate
      self.exemption = exemption
      self.reason = reason ?? exemption.map(VATEX.reason(of:))
    }

    /// BT-152; nil outside the scope of VAT, where no rate may be written.
    package var writtenRate: String? { category == .outOfScope ? nil : rate.description }

    /// Highest rate first; the order of the printed breakdown.
    package static func < (left: VAT, right: VAT) -> Bool {
      (right.rate, left.category.rawValue, left.exemption ?? "", left.reason ?? "")
        < (left.rate, right.category.rawValue, right.exemption ?? "", right.reason ?? "")
    }
  }

  /// BG-20 (allowance, remise) or BG-21 (charge, frais) on the whole document.
  package struct Adjustment: Sendable, Hashable {
    /// Whether it adds to the total.
    package var isCharge: Bool
    /// BT-92, BT-99: positive.
    package var amount: Money
    /// BT-97, BT-104.
    package var reason: String
    /// BT-98 (UNTDID 5189), BT-105 (UNTDID 7161).
    package var reasonCode: String?
    package var vat: VAT
    package init(
      isCharge: Bool, amount: Money, reason: String, reasonCode: String? = nil, vat: VAT
    ) {
      self.isCharge = isCharge
      self.amount = amount
      self.reason = reason
      self.reasonCode = reasonCode
      self.vat = vat
    }
  }

  /// BG-25.
  package struct Line: Sendable, Hashable {
    /// BT-126.
    package var id: String
    /// BT-129.
    package var quantity: Quantity
    /// BT-130, UN/ECE Rec 20.
    package var unit: String
    /// BT-146: net of VAT and of price discounts, per `basis` units.
    package var netPrice: UnitPrice
    /// BT-149; 1 nearly always.
    package var basis: Quantity = Quantity(1)
    /// BG-27: taken off this line; positive (BT-136), with its reason (BT-139).
    package var allowance: LineAllowance?
    /// BT-131: `(netPrice × quantity ÷ basis − allowance).rounded`.
    package var net: Money
    package var vat: VAT
    /// BT-153.
    package var name: String
    /// BT-154.
    package var description: String?
    /// BT-155: the seller's article number.
    package var sku: String?

    package struct LineAllowance: Sendable, Hashable {
      package var amount: Money
      package var reason: String
      package init(amount: Money, reason: String) {
        self.amount = amount
        self.reason = reason
      }
    }

    package init(
      id: String, quantity: Quantity, unit: String, netPrice: UnitPrice,
      basis: Quantity = Quantity(1), allowance: LineAllowance? = nil, net: Money, vat: VAT,
      name: String, description: String? = nil, sku: String? = nil
    ) {
      self.id = id
      self.quantity = quantity
      self.unit = unit
      self.netPrice = netPrice
      self.basis = basis
      self.allowance = allowance
      self.net = net
      self.vat = vat
      self.name = name
      self.description = description
      self.sku = sku
    }

    /// price × quantity ÷ basis, rounded once, before the allowance.
    package func amountBeforeAllowance() throws(MoneyError) -> Money {
      let product = netPrice * quantity
      return basis == Quantity(1)
        ? try product.rounded(.halfAwayFromZero, currency: net.currency)
        : try product.rounded(perBase: basis, .halfAwayFromZero, currency: net.currency)
    }
  }

  package init(
    issueDate: LocalDate, type: DocumentType, currency: Currency, businessProcess: BusinessProcess,
    seller: Party, buyer: Party, lines: [Line], totals: Totals
  ) {
    self.issueDate = issueDate
    self.type = type
    self.currency = currency
    self.businessProcess = businessProcess
    self.seller = seller
    self.buyer = buyer
    self.lines = lines
    self.totals = totals
  }
}
