/// A commercial document as it will be printed: every text is already translated, every amount formatted.
///
/// The library draws these values and computes none; what the page says is what the caller said.
package struct PrintedDocument: Sendable {
  package struct Fact: Sendable {
    package var label: String
    package var value: String

    package init(label: String, value: String) {
      self.label = label
      self.value = value
    }
  }

  /// A party; its first line is emphasised.
  package struct Block: Sendable {
    package var heading: String
    package var lines: [String]

    package init(heading: String, lines: [String]) {
      self.heading = heading
      self.lines = lines
    }
  }

  package struct Columns: Sendable {
    /// Of columns before the name; nil prints none.
    package var number: String?
    package var reference: String?
    package var name: String
    package var quantity: String
    /// Beside the quantity; nil prints the unit with it.
    package var unit: String?
    package var unitPrice: String
    /// Off the line; nil prints it below the name.
    package var discount: String?
    package var taxRate: String
    package var amount: String

    package init(
      number: String? = nil, reference: String? = nil, name: String, quantity: String,
      unit: String? = nil, unitPrice: String, discount: String? = nil, taxRate: String,
      amount: String
    ) {
      self.unit = unit
      self.discount = discount
      self.number = number
      self.reference = reference
      self.name = name
      self.quantity = quantity
      self.unitPrice = unitPrice
      self.taxRate = taxRate
      self.amount = amount
    }
  }

  package struct Line: Sendable {
    /// "12", where lines are numbered.
    package var number: String?
    /// In its column, or else below the name.
    package var reference: String?
    package var name: String
    package var detail: String?
    package var quantity: String
    package var unit: String
    package var unitPrice: String
    package var discount: String
    package var taxRate: String
    package var amount: String
    /// Sum of the amounts up to and including this line, for the totals carried between pages.
    package var runningTotal: String

    package init(
      number: String? = nil, reference: String? = nil, name: String, detail: String? = nil,
      quantity: String, unit: String = "",
      unitPrice: String, discount: String = "",
      taxRate: String, amount: String, runningTotal: String
    ) {
      self.unit = unit
      self.discount = discount
      self.number = number
      self.reference = reference
      self.name = name
      self.detail = detail
      self.quantity = quantity
      self.unitPrice = unitPrice
      self.taxRate = taxRate
      self.amount = amount
      self.runningTotal = runningTotal
    }
  }

  package enum Emphasis: Sendable {
    case plain
    case strong
    /// What is left to pay: the figure the eye should find first.
    case due
  }

  package struct AmountRow: Sendable {
    package var label: String
    package var detail: String?
    package var amount: String
    package var emphasis: Emphasis

    package init(label: String, detail: String? = nil, amount: String, emphasis: Emphasis = .plain)
    {
      self.label = label
      self.detail = detail
      self.amount = amount
      self.emphasis = emphasis
    }
  }

  package struct TaxRow: Sendable {
    package var rate: String
    package var base: String
    package var tax: String
    /// Why no VAT is due, BT-120.
    package var reason: String?

    package init(rate: String, base: String, tax: String, reason: String? = nil) {
      self.rate = rate
      self.base = base
      self.tax = tax
      self.reason = reason
    }
  }

  package struct TaxHeadings: Sendable {
    package var rate: String
    package var base: String
    package var tax: String

    package init(rate: String, base: String, tax: String) {
      self.rate = rate
      self.base = base
      self.tax = tax
    }
  }

  package struct PaymentBox: Sendable {
    package var heading: String
    package var facts: [Fact]
    /// What the QR code says: an EPC069-12 credit transfer, usually.
    package var qrPayload: String?
    package var qrCaption: String?
    /// "Payée le 23/11/2026".
    package var stamp: String?

    package init(
      heading: String, facts: [Fact], qrPayload: String? = nil, qrCaption: String? = nil,
      stamp: String? = nil
    ) {
      self.heading = heading
      self.facts = facts
      self.qrPayload = qrPayload
      self.qrCaption = qrCaption
      self.stamp = stamp
    }
  }

  /// Where anybody checks that the document is the one that was issued.
  package struct Verification: Sendable {
    /// ASCII, from `https://` on; said by a QR code.
    package var address: String
    /// "Vérifier ce document".
    package var label: String

    package init(address: String, label: String) {
      self.address = address
      self.label = label
    }
  }

  /// What the file says about itself (XMP). Dates are parameters: the library reads no clock.
  package struct Metadata: Sendable {
    package var title: String
    package var author: String
    package var subject: String?
    /// ISO 8601 with a zone: `2026-11-23T00:00:00+01:00`.
    package var created: String
    /// The same instant as PDF writes it: `D:20261123000000+01'00'`.
    package var pdfDate: String

    package init(
      title: String, author: String, subject: String? = nil, created: String, pdfDate: String
    ) {
      self.title = title
      self.author = author
      self.subject = subject
      self.created = created
      self.pdfDate = pdfDate
    }
  }

  /// BCP 47: "fr".
  package var language: String
  /// "Facture", "Avoir".
  package var title: String
  /// nil for a draft.
  package var number: String?
  /// Drawn lightly across each page: "BROUILLON".
  package var watermark: String?
  package var facts: [Fact]
  package var seller: Block
  package var buyer: Block
  package var delivery: Block?
  /// "Avoir sur la facture F-2026-00012 du 12/11/2026".
  package var subject: String?
  package var columns: Columns
  package var lines: [Line]
  /// The seller's own words before the lines, a paragraph each; and those after the payment.
  package var introduction: [String] = []
  package var closing: [String] = []
  /// Order-level allowances and charges, shown after the lines.
  package var adjustments: [AmountRow]
  package var taxes: [TaxRow]
  package var taxHeadings: TaxHeadings
  package var totals: [AmountRow]
  package var payment: PaymentBox?
  /// Legal mentions, in small print.
  package var notes: [String]
  /// Centred at the foot of each page.
  package var footer: [String]
  /// "À reporter" and "Report".
  package var carriedForward: String
  package var broughtForward: String
  /// "Page", as in "Page 1/2".
  package var pageLabel: String
  package var metadata: Metadata
  /// nil prints no code.
  package var verification: Verification?

  package init(
    language: String, title: String, number: String?, watermark: String? = nil, facts: [Fact] = [],
    seller: Block, buyer: Block, delivery: Block? = nil, subject: String? = nil, columns: Columns,
    lines: [Line], adjustments: [AmountRow] = [], taxes: [TaxRow], taxHeadings: TaxHeadings,
    totals: [AmountRow], payment: PaymentBox? = nil, notes: [String] = [], footer: [String] = [],
    carriedForward: String, broughtForward: String, pageLabel: String, metadata: Metadata
  ) {
    self.language = language
    self.title = title
    self.number = number
    self.watermark = watermark
    self.facts = facts
    self.seller = seller
    self.buyer = buyer
    self.delivery = delivery
    self.subject = subject
    self.columns = columns
    self.lines = lines
    self.adjustments = adjustments
    self.taxes = taxes
    self.taxHeadings = taxHeadings
    self.totals = totals
    self.payment = payment
    self.notes = notes
    self.footer = footer
    self.carriedForward = carriedForward
    self.broughtForward = broughtForward
    self.pageLabel = pageLabel
    self.metadata = metadata
  }
}
