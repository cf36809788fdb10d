import Money

/// How the VAT rules decide. Each function is the official test of both syntaxes; CII's stands for
/// invoices that never were XML.
struct VATJudge: Sendable {
  typealias Tax = TaxFacts.Tax
  let family: VATFamily
  private let place: Int

  init(family: VATFamily) {
    self.family = family
    place = VATFamily.all.firstIndex { $0.code == family.code }!
  }

  /// Every rule of a category holds where the invoice does not have it.
  func isAsked(_ j: Judgement) -> Bool { j.taxFacts.has(familyAt: place) }

  /// What the invoice has of this category; nil, and every rule holds, if nothing.
  private func category(_ j: Judgement) -> TaxFacts.Category? { j.taxFacts[family.code] }

  private func breakdowns(_ j: Judgement) -> [Tax] {
    // CII judges S and Z whatever the type of the tax.
    let isAnyTax = !j.isUBL && (family.code == "S" || family.code == "Z")
    return category(j)?.all(.breakdown).filter { isAnyTax || $0.isVAT } ?? []
  }

  // MARK: 01

  /// Lines, allowances, charges and the breakdown name the category together.
  func stated(_ j: Judgement) {
    guard let category = category(j) else { return }
    let breakdowns = category.all(.breakdown)
    let isFine = j.isUBL ? statedUBL(category, breakdowns) : statedCII(category, breakdowns.count)
    if isFine { return }
    if let surplus = breakdowns.last { return j.blame(surplus, .bt118) }
    let seats = VATSeat.all.lazy.compactMap { seat in
      category.all(seat.seat).first.map { (tax: $0, term: seat.code) }
    }
    if let first = seats.first { j.blame(first.tax, first.term) } else { j.fail() }
  }

  private func statedCII(_ category: TaxFacts.Category, _ breakdowns: Int) -> Bool {
    let lines = category.all(.line).count
    let others = category.taxes.count {
      $0.seat == .allowance || $0.seat == .charge || $0.seat == .unmarked
    }
    if family.isTaxed {
      return (lines == 0 || lines + breakdowns >= 2) && (others == 0 || others + breakdowns >= 2)
    }
    if breakdowns == 1 { return lines + others > 0 }
    return breakdowns == 0 && (lines + others == 0 || family.rate == .absent)
  }

  private func statedUBL(_ category: TaxFacts.Category, _ breakdowns: [Tax]) -> Bool {
    if family.isTaxed {
      let isAnyTax = family.code == "S"
      let isUsed = category.taxes.contains {
        $0.seat != .breakdown && $0.seat != .elsewhere && (isAnyTax || $0.isVAT)
      }
      if isAnyTax { return isUsed != breakdowns.isEmpty }
      // Used, IGIC (L) is content with a breakdown of any tax; both want the code unpadded then.
      return isUsed
        ? breakdowns.contains { $0.isExact && ($0.isVAT || family.code == "L") }
        : !breakdowns.contains(where: \.isVAT)
    }
    guard category.taxes.contains(where: \.isVAT) else { return true }
    return breakdowns.count(where: \.isVAT) == 1
  }

  // MARK: 02, 03, 04

  func numbers(_ j: Judgement, _ seat: VATSeat) {
    guard let category = category(j), isNamed(category, seat, j.isUBL) else { return }
    let around = j.taxFacts.surroundings
    let isSeller = around.sellerAny || around.representative
    let isSellerVAT = around.sellerVAT || around.representative
    switch family.numbers {
    case .seller:
      // The UBL test of standard rated lines asks for the number only through a VAT category.
      let isOther = j.isUBL && seat.seat == .line && family.code == "S" && !isVATLine(category)
      if !isSeller || isOther { j.fail(.bt31, in: j.party(.bg4)) }
    case .sellerVAT:
      if !isSellerVAT { j.fail(.bt31, in: j.party(.bg4)) }
    case .bothVAT:
      if !isSellerVAT { j.fail(.bt31, in: j.party(.bg4)) }
      if !around.buyerVAT { j.fail(.bt48, in: j.party(.bg7)) }
    case .reverseCharge:
      if !isSeller { j.fail(.bt31, in: j.party(.bg4)) }
      if !around.buyerVAT, !around.buyerLegal { j.fail(.bt48, in: j.party(.bg7)) }
    case .none:
      if around.sellerVAT { j.fail(.bt31, in: j.party(.bg4)) }
      if around.representative { j.fail(.bt63, in: j.party(.bg11)) }
      if around.buyerVAT { j.fail(.bt48, in: j.party(.bg7)) }
    }
  }

  private func isVATLine(_ category: TaxFacts.Category) -> Bool {
    category.taxes.contains { ($0.seat == .line || $0.seat == .stray) && $0.isVAT }
  }

  private func isNamed(_ category: TaxFacts.Category, _ seat: VATSeat, _ isUBL: Bool) -> Bool {
    if isUBL, seat.seat == .line {
      return isVATLine(category) || (family.code == "S" && category.has(.line, .stray))
    }
    return category.taxes.contains {
      $0.seat == seat.seat && $0.isVAT
        && ($0.isDocumentLevel || !isUBL || family.numbers != .none)
        && ($0.isExact || family.code != "L" || seat.seat != .charge)
    }
  }

  // MARK: 05, 06, 07

  func rate(_ j: Judgement, _ seat: VATSeat) {
    guard let category = category(j) else { return }
    for tax in category.all(seat.seat) where tax.isVAT && !isRateFine(tax, j.isUBL) {
      j.blame(tax, seat.rate)
    }
  }

  private func isRateFine(_ tax: Tax, _ isUBL: Bool) -> Bool {
    switch family.rate {
    case .absent: tax.rateCount == 0
    case .zero: tax.rates.contains { $0.isZero }
    // UBL lets IGIC be zero.
    case .positive where isUBL && family.code == "L": tax.rates.contains { $0 >= .zero }
    case .positive: tax.rates.contains { $0 > .zero }
    case .zeroOrMore: tax.rates.contains { $0 >= .zero }
    }
  }

  // MARK: 08, 09, 10

  /// The taxable amount (BT-116) is what lines, charges and allowances of the category add up to.
  func taxable(_ j: Judgement) {
    for tax in breakdowns(j) where !isTaxableFine(tax, j) { j.blame(tax, .bt116) }
  }

  private func isTaxableFine(_ tax: Tax, _ j: Judgement) -> Bool {
    guard let category = category(j) else { return true }
    if family.isTaxed {
      if !j.isUBL, family.code != "S" { return true }
      return tax.rates.allSatisfy { rate in
        let sums = category.byRate[rate] ?? TaxFacts.Sums()
        guard let taxable = tax.taxable else { return false }
        if !j.isUBL { return taxable == sums.inCents }
        if family.code == "S" { return isStandardFine(taxable, sums, category, rate) }
        return j.taxFacts.lineCount > 0 && taxable.isWithinOne(of: sums.exact)
      }
    }
    guard let taxable = tax.taxable else { return false }
    if j.isUBL { return j.taxFacts.lineCount > 0 && taxable == category.sums.exact }
    if family.rate == .absent { return taxable == category.sums.inCents }
    return taxable.isWithinOne(of: category.sums.inCents)
  }

  /// The test of UBL asks invoice lines, then credit note lines: where an allowance or charge has
  /// the rate, the lines of the kind the document does not have may also be none.
  private func isStandardFine(
    _ taxable: ExactDecimal, _ sums: TaxFacts.Sums, _ category: TaxFacts.Category,
    _ rate: ExactDecimal
  ) -> Bool {
    let isAdjusted = category.taxes.contains {
      ($0.seat == .allowance || $0.seat == .charge || $0.seat == .unmarked)
        && $0.rates.contains(rate)
    }
    if isAdjusted, taxable.isWithinOne(of: sums.charges - sums.allowances) { return true }
    return (isAdjusted || sums.lineCount > 0) && taxable.isWithinOne(of: sums.exact)
  }

  /// The tax (BT-117) follows from the rate, within one unit of the currency; or is zero.
  func amount(_ j: Judgement) {
    if !j.isUBL, family.code == "L" || family.code == "M" { return }
    for tax in breakdowns(j) where !isAmountFine(tax) { j.blame(tax, .bt117) }
  }

  private func isAmountFine(_ tax: Tax) -> Bool {
    guard let amount = tax.amount else { return false }
    guard family.isTaxed else { return amount.isZero }
    guard let taxable = tax.taxable, let rate = tax.rates.first else { return false }
    let cents = (taxable.magnitude * rate).rounded(0, .halfTowardPositive)
    return amount.magnitude.isWithinOne(of: cents * ExactDecimal(1, scale: 2))
  }

  /// Why there is no VAT (BT-120, BT-121) is said where it must be, and only there.
  func reason(_ j: Judgement) {
    for tax in breakdowns(j) where tax.hasReason != family.needsReason {
      j.blame(tax, family.needsReason ? .bt120 : .bt121, else: .bt120)
    }
  }

  // MARK: Intra-community supply, not subject to VAT

  func supplyDate(_ j: Judgement) {
    guard !breakdowns(j).isEmpty, !j.taxFacts.surroundings.isDated else { return }
    j.fail(.bt72, in: j.party(.bg13))
  }

  func deliveryCountry(_ j: Judgement) {
    guard !breakdowns(j).isEmpty, !j.taxFacts.surroundings.hasDeliveryCountry else { return }
    j.fail(.bt80, in: j.invoice.all(.bg15).first ?? j.root)
  }

  /// Nothing else in the invoice has another category.
  func alone(_ j: Judgement, ubl: [Tax.Seat], cii: [Tax.Seat], _ term: Term) {
    guard !breakdowns(j).isEmpty else { return }
    let seats = j.isUBL ? ubl : cii
    for (code, category) in j.taxFacts.categories.sorted(by: { $0.key < $1.key })
    where code != family.code {
      let other = category.taxes.first { seats.contains($0.seat) && ($0.isVAT || !j.isUBL) }
      if let other { j.blame(other, term) }
    }
  }
}

extension TaxFacts.Sums {
  /// UBL adds as written.
  var exact: ExactDecimal { lines + charges - allowances }
  /// CII rounds each of the three sums.
  var inCents: ExactDecimal { lines.inCents + charges.inCents - allowances.inCents }
}

extension ExactDecimal {
  fileprivate func isWithinOne(of other: ExactDecimal) -> Bool {
    self - ExactDecimal(1) < other && self + ExactDecimal(1) > other
  }
}

extension Judgement {
  fileprivate func party(_ kind: Group) -> GroupView { invoice.all(kind).first ?? root }

  /// The term in the group this tax came from; the element if it is in none.
  fileprivate func blame(_ tax: TaxFacts.Tax, _ term: Term, else other: Term? = nil) {
    guard let group = group(of: tax, term) else {
      return tax.node.map { fail($0) } ?? fail()
    }
    fail(group.has(term) ? term : other ?? term, in: group)
  }

  private func group(of tax: TaxFacts.Tax, _ term: Term) -> GroupView? {
    if let group = tax.group { return group }
    var node = tax.node
    for _ in 0..<3 {
      guard let this = node else { return nil }
      if let group = sourceFacts.group(at: this), group.kind == term.group { return group }
      node = xml?.parent(this)
    }
    return nil
  }
}
