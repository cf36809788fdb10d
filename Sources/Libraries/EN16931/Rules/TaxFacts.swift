import Money

/// Where VAT categories stand and what is summed under them, taken once for all the VAT rules.
///
/// From the elements where there are any, because the official tests count elements no term can
/// tell apart (a tax that is not VAT, a category on a line's allowance); from the terms in an
/// invoice that never was XML.
final class TaxFacts {
  /// One place that names a VAT category.
  struct Tax {
    enum Seat {
      /// An invoice line (BG-30).
      case line
      /// A line's category where no line is, in UBL; another `ApplicableTradeTax` in CII.
      case stray
      /// Any other `TaxCategory` of UBL.
      case elsewhere
      case allowance, charge
      /// An allowance or charge that does not say which.
      case unmarked
      case breakdown
    }

    let seat: Seat
    var isVAT = true
    /// The code is written without white space around it: some tests of UBL compare it as it
    /// stands.
    var isExact = true
    /// Of the document, not of a line.
    var isDocumentLevel = true
    /// How many rates are written, readable or not.
    let rateCount: Int
    let rates: [ExactDecimal]
    /// Of a breakdown: BT-116, BT-117, whether BT-120 or BT-121 is there.
    var taxable: ExactDecimal?
    var amount: ExactDecimal?
    var hasReason = false
    var group: GroupView?
    var node: XMLDocument.Node?
  }

  struct Sums {
    var lineCount = 0
    var lines = ExactDecimal.zero
    var charges = ExactDecimal.zero
    var allowances = ExactDecimal.zero

    fileprivate mutating func add(_ amount: ExactDecimal, to part: Part) {
      switch part {
      case .lines:
        lines += amount
        lineCount += 1
      case .charges: charges += amount
      case .allowances: allowances += amount
      }
    }
  }

  enum Part { case lines, charges, allowances }

  /// All there is of one category code.
  struct Category {
    var taxes: [Tax] = []
    var sums = Sums()
    /// Per rate, as far as a line, an allowance or a charge of that rate exists.
    var byRate: [ExactDecimal: Sums] = [:]

    fileprivate mutating func add(
      _ amount: ExactDecimal, to part: Part, rates: [ExactDecimal]
    ) {
      sums.add(amount, to: part)
      for rate in rates { byRate[rate, default: Sums()].add(amount, to: part) }
    }

    func has(_ seats: Tax.Seat...) -> Bool { taxes.contains { seats.contains($0.seat) } }
    func all(_ seat: Tax.Seat) -> [Tax] { taxes.filter { $0.seat == seat } }
  }

  private(set) var categories: [String: Category] = [:]
  /// Lines of the document, whatever their category.
  private(set) var lineCount = 0
  private(set) var surroundings = VATSurroundings()
  /// Those of `VATFamily.all` that are in `categories`, a bit each.
  private var families: UInt32 = 0

  init(_ invoice: SemanticInvoice) {
    switch (invoice.xml, invoice.syntax) {
    case (let xml?, .cii): VATElementsCII.gather(xml, into: self)
    case (let xml?, .some): VATElementsUBL.gather(xml, into: self)
    default: gather(invoice)
    }
    for (place, family) in VATFamily.all.enumerated() where categories[family.code] != nil {
      families |= 1 << place
    }
  }

  func has(familyAt place: Int) -> Bool { families & 1 << place != 0 }

  subscript(code: String) -> Category? { categories[code] }

  func add(_ tax: Tax, _ code: String) { categories[code, default: Category()].taxes.append(tax) }

  func count(lines: Int) { lineCount = lines }
  func found(_ surroundings: VATSurroundings) { self.surroundings = surroundings }

  /// Adds an amount under each code, and under each pair of code and rate; once where one is repeated.
  func sum(
    _ part: Part, _ amount: ExactDecimal, codes: [String], rates: [ExactDecimal]
  ) {
    let rates = rates.count > 1 ? Array(Set(rates)) : rates
    for code in codes.count > 1 ? Array(Set(codes)) : codes {
      categories[code, default: Category()].add(amount, to: part, rates: rates)
    }
  }
}

/// What else the VAT rules ask for: the parties' numbers, when and where goods went.
struct VATSurroundings {
  /// BT-31.
  var sellerVAT = false
  /// BT-31 or BT-32.
  var sellerAny = false
  /// BT-63.
  var representative = false
  /// BT-48.
  var buyerVAT = false
  /// BT-47.
  var buyerLegal = false
  /// BT-72, BT-73 or BT-74.
  var isDated = false
  /// BT-80.
  var hasDeliveryCountry = false
}

// MARK: - Without XML

extension TaxFacts {
  private func gather(_ invoice: SemanticInvoice) {
    for line in invoice.all(.bg25) {
      for group in line.groups(.bg30) {
        let tax = tax(.line, group, code: .bt151, rate: .bt152)
        sum(.lines, line.decimal(.bt131) ?? .zero, codes: [tax.code], rates: tax.tax.rates)
      }
    }
    count(lines: invoice.all(.bg25).count)
    for group in invoice.root.groups(.bg20) {
      let tax = tax(.allowance, group, code: .bt95, rate: .bt96)
      sum(.allowances, group.decimal(.bt92) ?? .zero, codes: [tax.code], rates: tax.tax.rates)
    }
    for group in invoice.root.groups(.bg21) {
      let tax = tax(.charge, group, code: .bt102, rate: .bt103)
      sum(.charges, group.decimal(.bt99) ?? .zero, codes: [tax.code], rates: tax.tax.rates)
    }
    for group in invoice.all(.bg23) { _ = tax(.breakdown, group, code: .bt118, rate: .bt119) }
    let (seller, buyer) = (invoice.has(.bt31), invoice.has(.bt48))
    found(
      VATSurroundings(
        sellerVAT: seller, sellerAny: seller || invoice.has(.bt32),
        representative: invoice.has(.bt63), buyerVAT: buyer, buyerLegal: invoice.has(.bt47),
        isDated: invoice.has(.bt72) || invoice.has(.bt73) || invoice.has(.bt74),
        hasDeliveryCountry: invoice.has(.bt80)))
  }

  private func tax(
    _ seat: Tax.Seat, _ group: GroupView, code: Term, rate: Term
  ) -> (tax: Tax, code: String) {
    let tax = Tax(
      seat: seat, rateCount: group.has(rate) ? 1 : 0,
      rates: group.decimal(rate).map { [$0] } ?? [], taxable: group.decimal(.bt116),
      amount: group.decimal(.bt117), hasReason: group.has(.bt120) || group.has(.bt121), group: group
    )
    let code = group.text(code)
    add(tax, code)
    return (tax, code)
  }
}
