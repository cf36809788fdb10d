import Catalogue
import Kernel
import Money
import Tax

/// What the shop sold, in its own words (commande; BT-14): the input of every invoice.
///
/// Readers (`Shops`) make it from files and webhooks, the API from its own JSON. Amounts are what the shop
/// stated; nothing is computed here. `PrepareDocument` judges it.
package struct SalesOrder: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case sale
    /// Takes back all or part of an earlier sale: becomes a credit note (avoir, 381).
    /// `of` is the shop's number of that order, when the shop says so.
    case cancellation(of: String?)
  }

  /// Which shop or file: "woocommerce", "csv", "api". With `externalID` it names the order once and for all.
  package var source: String
  /// The shop's own number of the order, BT-14.
  package var externalID: String
  package var kind: Kind = .sale
  /// Where the order stands in the input, for messages.
  package var place: Place
  /// The day it was placed, in Paris.
  package var orderedOn: LocalDate
  /// The day the goods left or the service was done (BT-72); `nil` means the day of the order.
  package var suppliedOn: LocalDate?
  /// When the buyer must pay (BT-9); `nil` means the seller's terms.
  package var dueOn: LocalDate?
  package var currency: Currency = .eur
  /// What the merchant says the euro was worth; `nil` takes the central bank's rate.
  package var exchangeRate: ExchangeRate?
  /// Whether unit prices, discounts and charges include VAT.
  package var pricesIncludeTax: Bool = false
  package var buyer: Buyer
  /// Where the goods go, when it is not the buyer's address (BG-13).
  package var delivery: Delivery?
  package var lines: [Line]
  /// Shipping and fees (BG-21).
  package var charges: [Adjustment] = []
  /// Discounts on the whole order (BG-20); amounts are positive.
  package var discounts: [Adjustment] = []
  package var payment: PaymentReceived?
  /// What was given back to the buyer after the sale: each becomes a credit note.
  package var refunds: [Refund] = []
  /// Totals as the shop states them, to be checked against the lines.
  package var stated: StatedTotals = StatedTotals()
  /// The buyer's own purchase order number (BT-13).
  package var purchaseOrder: String?
  /// What the buyer wrote.
  package var note: String?

  package struct Buyer: Sendable, Equatable {
    package enum Kind: String, Sendable { case consumer, company }
    package var kind: Kind
    /// The shop's id of the customer.
    package var externalID: String?
    /// The company's name, or the person's.
    package var name: String
    /// The person to talk to in a company.
    package var contactName: String?
    package var email: String?
    package var phone: String?
    /// Nine digits, for a French company (BT-47).
    package var siren: String?
    /// With the country's prefix (BT-48).
    package var vatIdentifier: String?
    /// What the page is printed in; `nil` means the language of the country.
    package var language: DocumentLanguage?
    package var address: Address

    package init(
      kind: Kind, externalID: String? = nil, name: String, contactName: String? = nil,
      email: String? = nil, phone: String? = nil, siren: String? = nil,
      vatIdentifier: String? = nil, language: DocumentLanguage? = nil, address: Address
    ) {
      self.kind = kind
      self.externalID = externalID
      self.name = name
      self.contactName = contactName
      self.email = email
      self.phone = phone
      self.siren = siren
      self.vatIdentifier = vatIdentifier
      self.language = language
      self.address = address
    }
  }

  /// A postal address as the shop has it (BG-8, BG-15). Empty strings mean unknown.
  package struct Address: Sendable, Hashable {
    package var line1: String
    package var line2: String
    package var postCode: String
    package var city: String
    /// ISO 3166-1 alpha-2, upper case; empty when the shop does not say.
    package var country: String

    package init(
      line1: String = "", line2: String = "", postCode: String = "", city: String = "",
      country: String = ""
    ) {
      self.line1 = line1
      self.line2 = line2
      self.postCode = postCode
      self.city = city
      self.country = country
    }
  }

  package struct Delivery: Sendable, Equatable {
    package var name: String
    package var address: Address
    package init(name: String, address: Address) {
      self.name = name
      self.address = address
    }
  }

  package struct Line: Sendable, Equatable {
    package typealias Nature = Product.Nature
    package var place: Place
    /// The shop's id of the line, for refunds that name it.
    package var externalID: String?
    package var sku: String?
    package var name: String
    package var detail: String?
    package var nature: Nature = .goods
    package var quantity: Quantity
    /// UN/ECE Rec 20 code; C62 is "one".
    package var unit: String = "C62"
    /// Before discount, with or without VAT as the order says.
    package var unitPrice: UnitPrice
    /// Taken off this line, in the basis of the prices; positive (BG-27).
    package var discount: Money?
    package var tax: LineTax
    /// What the law calls the product; it decides the rate where the shop states none.
    package var taxClass: TaxProduct.Class = .unstated
    /// The special scheme the line is sold under.
    package var scheme: TaxProduct.Scheme = .ordinary
    /// The line's amount after discount, without VAT, as the shop states it.
    package var statedNet: Money?
    /// The line's VAT as the shop states it.
    package var statedVAT: Money?

    package init(
      place: Place, externalID: String? = nil, sku: String? = nil, name: String,
      quantity: Quantity, unitPrice: UnitPrice, tax: LineTax
    ) {
      self.place = place
      self.externalID = externalID
      self.sku = sku
      self.name = name
      self.quantity = quantity
      self.unitPrice = unitPrice
      self.tax = tax
    }
  }

  /// What the shop says of the VAT of a line or a charge.
  package enum LineTax: Sendable, Equatable {
    /// A rate, in percent.
    case rate(Rate)
    /// Exempt, for a reason of the VATEX list (BT-121).
    case exempt(vatex: String)
    /// The shop says nothing: the seller's default rate applies.
    case unstated
    /// The shop charged no VAT and gives no reason.
    case none
  }

  /// A charge or a discount on the whole order.
  package struct Adjustment: Sendable, Equatable {
    package enum Kind: String, Sendable { case shipping, fee, discount }
    package var place: Place
    package var kind: Kind
    package var label: String
    /// Positive, in the basis of the prices.
    package var amount: Money
    package var tax: LineTax
    package init(place: Place, kind: Kind, label: String, amount: Money, tax: LineTax) {
      self.place = place
      self.kind = kind
      self.label = label
      self.amount = amount
      self.tax = tax
    }
  }

  package struct PaymentReceived: Sendable, Equatable {
    package enum Means: String, Sendable, CaseIterable {
      case card, transfer, directDebit, cash, cheque, online
    }
    package var receivedOn: LocalDate
    package var means: Means
    /// The provider's or bank's reference.
    package var reference: String?
    /// `nil` means the whole amount due.
    package var amount: Money?
    package init(
      receivedOn: LocalDate, means: Means, reference: String? = nil, amount: Money? = nil
    ) {
      self.receivedOn = receivedOn
      self.means = means
      self.reference = reference
      self.amount = amount
    }
  }

  package struct Refund: Sendable, Equatable {
    package var externalID: String
    package var place: Place
    package var reason: String?
    /// What went back to the buyer, VAT included; positive.
    package var amount: Money
    /// Empty when the shop states an amount only.
    package var lines: [RefundedLine]
    package init(
      externalID: String, place: Place, reason: String?, amount: Money, lines: [RefundedLine] = []
    ) {
      self.externalID = externalID
      self.place = place
      self.reason = reason
      self.amount = amount
      self.lines = lines
    }
  }

  package struct RefundedLine: Sendable, Equatable {
    /// `Line.externalID` of the line taken back.
    package var line: String
    package var quantity: Quantity
    package init(line: String, quantity: Quantity) {
      self.line = line
      self.quantity = quantity
    }
  }

  package struct StatedTotals: Sendable, Equatable {
    package var net: Money?
    package var vat: Money?
    package var gross: Money?
    package init(net: Money? = nil, vat: Money? = nil, gross: Money? = nil) {
      self.net = net
      self.vat = vat
      self.gross = gross
    }
  }

  package init(
    source: String, externalID: String, place: Place, orderedOn: LocalDate, buyer: Buyer,
    lines: [Line]
  ) {
    self.source = source
    self.externalID = externalID
    self.place = place
    self.orderedOn = orderedOn
    self.buyer = buyer
    self.lines = lines
  }
}

/// What a reader found at one place of an input: an order, or why there is none.
///
/// Every line of the input ends in exactly one outcome: a line of `order`, one of `refusedLines`, or part of a
/// refused order.
package struct OrderReading: Sendable {
  /// `nil` when nothing of it can be sold; `refusal` then says why.
  package var order: SalesOrder?
  /// What could be read of a refused order, so that everything else that is wrong with it is said too.
  package var unfit: SalesOrder?
  /// The shop's number, as far as it could be read.
  package var externalID: String?
  package var place: Place
  /// Order lines of the input, taken or not.
  package var lineCount: Int
  /// Lines that were left out of `order`, each with its reasons.
  package var refusedLines: [RefusedLine] = []
  /// Why the whole order is refused; empty when `order` is there.
  package var refusal: [Finding] = []

  package struct RefusedLine: Sendable {
    package var place: Place
    package var findings: [Finding]
    package init(place: Place, findings: [Finding]) {
      self.place = place
      self.findings = findings
    }
  }

  package init(
    order: SalesOrder?, externalID: String?, place: Place, lineCount: Int,
    refusedLines: [RefusedLine] = [], refusal: [Finding] = []
  ) {
    self.order = refusal.isEmpty ? order : nil
    self.unfit = refusal.isEmpty ? nil : order
    self.externalID = externalID
    self.place = place
    self.lineCount = lineCount
    self.refusedLines = refusedLines
    self.refusal = refusal
  }
}
