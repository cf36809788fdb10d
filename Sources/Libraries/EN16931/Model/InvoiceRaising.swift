import Money

extension CheckedInvoice {
  /// The document its sealed XML says: it passed the rules before it was sealed.
  ///
  /// - Returns: nil when the XML is not one of our own.
  package static func sealed(_ cii: [UInt8]) -> CheckedInvoice? {
    guard let semantic = try? InvoiceXML.read(cii), let invoice = Invoice(semantic) else {
      return nil
    }
    return CheckedInvoice(sealed: invoice)
  }
}

extension Invoice {
  /// The inverse of `semantic`, for what `Invoice` can hold; nil where a term is missing or unknown to it.
  fileprivate init?(_ source: SemanticInvoice) {
    let root = source.root
    guard let currency = Currency(code: root.text(.bt5)), let issued = root[.bt2]?.date,
      let type = DocumentType(rawValue: root.text(.bt3)),
      let process = BusinessProcess(rawValue: root.first(.bg2)?.text(.bt23) ?? ""),
      let seller = Party(root, as: .seller), let buyer = Party(root, as: .buyer),
      let totals = Totals(root.first(.bg22), currency)
    else { return nil }
    let vat = VATReading(root, currency)
    self.init(
      issueDate: issued, type: type, currency: currency, businessProcess: process, seller: seller,
      buyer: buyer, lines: root.groups(.bg25).compactMap { Line($0, vat) }, totals: totals)
    guard lines.count == root.groups(.bg25).count else { return nil }
    number = root.text(.bt1)
    taxPointOnDebits = root[.bt8] != nil
    dueDate = root[.bt9]?.date
    purchaseOrder = root[.bt13]?.text
    salesOrder = root[.bt14]?.text
    paymentTerms = root[.bt20]?.text
    notes = root.groups(.bg1).compactMap { group in
      NoteSubject(rawValue: group.text(.bt21)).map { Note($0, group[.bt22]?.text ?? "") }
    }
    precedingInvoices = root.groups(.bg3).compactMap { group in
      group[.bt26]?.date.map { PrecedingInvoice(number: group.text(.bt25), issueDate: $0) }
    }
    delivery = root.first(.bg13).map(Delivery.init)
    payment = root.first(.bg16).flatMap { PaymentInstructions($0, reference: root[.bt83]?.text) }
    adjustments = root.children.compactMap { Adjustment($0, vat) }
    vatBreakdown = vat.breakdown
    if let accounting = Currency(code: root.text(.bt6)) {
      accountingVAT = root.first(.bg22)?.money(.bt111, accounting)
    }
  }
}

extension GroupView {
  fileprivate func money(_ term: Term, _ currency: Currency) -> Money? {
    guard let text = self[term]?.trimmed,
      let units = try? DecimalText.units(of: text, scale: currency.decimals)
    else { return nil }
    return Money(minorUnits: units, currency: currency)
  }

  fileprivate func decimal<Value: FixedPoint>(_ term: Term) -> Value? {
    (self[term]?.trimmed).flatMap { try? DecimalText.units(of: $0, scale: Value.scale) }
      .map(Value.init(units:))
  }
}

/// The breakdown, which alone says why a category without VAT is one.
private struct VATReading {
  var breakdown: [VATBreakdown] = []
  let currency: Currency

  init(_ root: GroupView, _ currency: Currency) {
    self.currency = currency
    breakdown = root.groups(.bg23).compactMap { group in
      guard let category = VATCategory(rawValue: group.text(.bt118)),
        let base = group.money(.bt116, currency), let tax = group.money(.bt117, currency)
      else { return nil }
      let reason = group[.bt120]?.text
      return VATBreakdown(
        vat: Invoice.VAT(
          category, group.decimal(.bt119) ?? Rate(units: 0), exemption: group[.bt121]?.text,
          reason: reason), base: base, tax: tax, exemptionReason: reason)
    }
  }

  func vat(_ category: String, _ rate: Rate?) -> Invoice.VAT? {
    let found = breakdown.first {
      $0.vat.category.rawValue == category && $0.vat.rate == (rate ?? Rate(units: 0))
    }
    return found?.vat
  }
}

extension Party {
  fileprivate init?(_ root: GroupView, as terms: PartyTerms) {
    guard let group = root.first(terms.group),
      let address = group.first(terms.address.group).map({ PostalAddress($0, terms.address) })
    else { return nil }
    func identifier(_ term: Term) -> SchemedID? {
      group[term].flatMap { value in
        IdentifierScheme(rawValue: value.scheme ?? "").map { SchemedID(value.text, $0) }
      }
    }
    self.init(
      name: group[terms.name]?.text ?? "", tradingName: group[terms.tradingName]?.text,
      legalID: identifier(terms.legalID), vatIdentifier: group[terms.vatIdentifier]?.text,
      electronicAddress: identifier(terms.electronicAddress), address: address,
      contact: group.first(terms.contact.group).map { contact in
        Contact(
          name: contact[terms.contact.name]?.text, phone: contact[terms.contact.phone]?.text,
          email: contact[terms.contact.email]?.text)
      })
    if terms.group == .bg4 { taxRegistration = group[.bt32]?.text }
  }
}

extension PostalAddress {
  fileprivate init(_ group: GroupView, _ terms: AddressTerms) {
    self.init(
      line1: group[terms.line1]?.text ?? "", line2: group[terms.line2]?.text ?? "",
      postCode: group[terms.postCode]?.text ?? "", city: group[terms.city]?.text ?? "",
      country: group.text(terms.country))
  }
}

extension Invoice.Delivery {
  fileprivate init(_ group: GroupView) {
    self.init(
      name: group[.bt70]?.text,
      address: group.first(.bg15).map { PostalAddress($0, .delivery) }, date: group[.bt72]?.date)
  }
}

extension Invoice.PaymentInstructions {
  fileprivate init?(_ group: GroupView, reference: String?) {
    guard let means = PaymentMeansCode(rawValue: group.text(.bt81)) else { return nil }
    let transfer = group.first(.bg17)
    self.init(
      means: means, text: group[.bt82]?.text, reference: reference, iban: transfer?[.bt84]?.text,
      accountName: transfer?[.bt85]?.text, bic: transfer?[.bt86]?.text)
  }
}

extension Invoice.Adjustment {
  fileprivate init?(_ group: GroupView, _ reading: VATReading) {
    let isCharge = group.kind == .bg21
    guard isCharge || group.kind == .bg20,
      let amount = group.money(isCharge ? .bt99 : .bt92, reading.currency),
      let vat = reading.vat(
        group.text(isCharge ? .bt102 : .bt95), group.decimal(isCharge ? .bt103 : .bt96))
    else { return nil }
    self.init(
      isCharge: isCharge, amount: amount, reason: group[isCharge ? .bt104 : .bt97]?.text ?? "",
      reasonCode: group[isCharge ? .bt105 : .bt98]?.text, vat: vat)
  }
}

extension Totals {
  fileprivate init?(_ group: GroupView?, _ currency: Currency) {
    guard let group, let lines = group.money(.bt106, currency),
      let net = group.money(.bt109, currency), let gross = group.money(.bt112, currency),
      let due = group.money(.bt115, currency)
    else { return nil }
    let zero = Money.zero(currency)
    self.init(
      lines: lines, allowances: group.money(.bt107, currency) ?? zero,
      charges: group.money(.bt108, currency) ?? zero, net: net,
      vat: group.money(.bt110, currency) ?? zero, gross: gross,
      paid: group.money(.bt113, currency) ?? zero, rounding: group.money(.bt114, currency) ?? zero,
      due: due)
  }
}

extension Invoice.Line {
  fileprivate init?(_ group: GroupView, _ reading: VATReading) {
    guard let tax = group.first(.bg30), let item = group.first(.bg31),
      let price = group.first(.bg29), let quantity: Quantity = group.decimal(.bt129),
      let net = group.money(.bt131, reading.currency),
      let netPrice: UnitPrice = price.decimal(.bt146),
      let vat = reading.vat(tax.text(.bt151), tax.decimal(.bt152))
    else { return nil }
    let allowance = group.first(.bg27).flatMap { inner in
      inner.money(.bt136, reading.currency).map {
        LineAllowance(amount: $0, reason: inner[.bt139]?.text ?? "")
      }
    }
    self.init(
      id: group.text(.bt126), quantity: quantity, unit: group.text(.bt130), netPrice: netPrice,
      basis: price.decimal(.bt149) ?? Quantity(1), allowance: allowance, net: net, vat: vat,
      name: item[.bt153]?.text ?? "", description: item[.bt154]?.text, sku: item[.bt155]?.text)
  }
}
