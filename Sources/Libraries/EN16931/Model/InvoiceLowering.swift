import Money

extension Invoice {
  /// The same invoice as a tree of business terms: what the rules judge and the writers write.
  package var semantic: SemanticInvoice {
    var tree = SemanticInvoiceBuilder(capacity: 24 + lines.count * 4)
    let root = SemanticInvoiceBuilder.root
    let process = tree.open(.bg2, in: root)
    tree.add(.bt23, businessProcess.rawValue, process)
    tree.add(.bt24, "urn:cen.eu:en16931:2017", process)
    tree.add(.bt1, number, root)
    tree.add(.bt2, issueDate.description, root)
    tree.add(.bt3, type.rawValue, root)
    tree.add(.bt5, currency.code, root)
    tree.add(.bt6, accountingVAT?.currency.code, root)
    if taxPointOnDebits { tree.add(.bt8, "3", root) }
    tree.add(.bt9, dueDate?.description, root)
    tree.add(.bt13, purchaseOrder, root)
    tree.add(.bt14, salesOrder, root)
    tree.add(.bt20, paymentTerms, root)
    tree.add(.bt83, payment?.reference, root)
    for note in notes {
      let group = tree.open(.bg1, in: root)
      tree.add(.bt21, note.subject.rawValue, group)
      tree.add(.bt22, note.text, group)
    }
    for preceding in precedingInvoices {
      let group = tree.open(.bg3, in: root)
      tree.add(.bt25, preceding.number, group)
      tree.add(.bt26, preceding.issueDate.description, group)
    }
    seller.lower(as: .seller, into: &tree)
    buyer.lower(as: .buyer, into: &tree)
    delivery?.lower(into: &tree)
    payment?.lower(into: &tree)
    for adjustment in adjustments { adjustment.lower(into: &tree) }
    totals.lower(accountingVAT, into: &tree)
    for breakdown in vatBreakdown { breakdown.lower(into: &tree) }
    for line in lines { line.lower(into: &tree) }
    return tree.finish()
  }
}

extension SemanticInvoiceBuilder {
  /// Nothing for an absent or empty text: the writers write no empty elements either.
  fileprivate mutating func add(
    _ term: Term, _ text: String?, _ group: Index, scheme: String? = nil
  ) {
    guard let text, !text.isEmpty else { return }
    add(TermValue(term, text, scheme: scheme), to: group)
  }
}

extension Party {
  fileprivate func lower(as terms: PartyTerms, into tree: inout SemanticInvoiceBuilder) {
    let group = tree.open(terms.group, in: SemanticInvoiceBuilder.root)
    tree.add(terms.name, name, group)
    tree.add(terms.tradingName, tradingName, group)
    tree.add(terms.legalID, legalID?.value, group, scheme: legalID?.scheme.rawValue)
    tree.add(terms.vatIdentifier, vatIdentifier, group)
    if terms.group == .bg4 { tree.add(.bt32, taxRegistration, group) }
    tree.add(
      terms.electronicAddress, electronicAddress?.value, group,
      scheme: electronicAddress?.scheme.rawValue)
    address.lower(as: terms.address, in: group, into: &tree)
    guard let contact, !contact.isEmpty else { return }
    let inner = tree.open(terms.contact.group, in: group)
    tree.add(terms.contact.name, contact.name, inner)
    tree.add(terms.contact.phone, contact.phone, inner)
    tree.add(terms.contact.email, contact.email, inner)
  }
}

extension PostalAddress {
  fileprivate func lower(
    as terms: AddressTerms, in parent: SemanticInvoiceBuilder.Index,
    into tree: inout SemanticInvoiceBuilder
  ) {
    let group = tree.open(terms.group, in: parent)
    tree.add(terms.line1, line1, group)
    tree.add(terms.line2, line2, group)
    tree.add(terms.city, city, group)
    tree.add(terms.postCode, postCode, group)
    tree.add(terms.country, country, group)
  }
}

extension Invoice.Delivery {
  fileprivate func lower(into tree: inout SemanticInvoiceBuilder) {
    let group = tree.open(.bg13, in: SemanticInvoiceBuilder.root)
    if let address {
      tree.add(.bt70, name, group)
      address.lower(as: .delivery, in: group, into: &tree)
    }
    tree.add(.bt72, date?.description, group)
  }
}

extension Invoice.PaymentInstructions {
  fileprivate func lower(into tree: inout SemanticInvoiceBuilder) {
    let group = tree.open(.bg16, in: SemanticInvoiceBuilder.root)
    tree.add(.bt81, means.rawValue, group)
    tree.add(.bt82, text, group)
    guard let iban else { return }
    let transfer = tree.open(.bg17, in: group)
    tree.add(.bt84, iban, transfer)
    tree.add(.bt85, accountName, transfer)
    tree.add(.bt86, bic, transfer)
  }
}

extension Invoice.Adjustment {
  fileprivate func lower(into tree: inout SemanticInvoiceBuilder) {
    let group = tree.open(isCharge ? .bg21 : .bg20, in: SemanticInvoiceBuilder.root)
    tree.add(isCharge ? .bt99 : .bt92, amount.description, group)
    tree.add(isCharge ? .bt102 : .bt95, vat.category.rawValue, group)
    tree.add(isCharge ? .bt103 : .bt96, vat.writtenRate, group)
    tree.add(isCharge ? .bt104 : .bt97, reason, group)
    tree.add(isCharge ? .bt105 : .bt98, reasonCode, group)
  }
}

extension Totals {
  fileprivate func lower(_ accountingVAT: Money?, into tree: inout SemanticInvoiceBuilder) {
    let group = tree.open(.bg22, in: SemanticInvoiceBuilder.root)
    tree.add(.bt106, lines.description, group)
    if !allowances.isZero { tree.add(.bt107, allowances.description, group) }
    if !charges.isZero { tree.add(.bt108, charges.description, group) }
    tree.add(.bt109, net.description, group)
    tree.add(.bt110, vat.description, group)
    tree.add(.bt111, accountingVAT?.description, group)
    tree.add(.bt112, gross.description, group)
    if !paid.isZero { tree.add(.bt113, paid.description, group) }
    if !rounding.isZero { tree.add(.bt114, rounding.description, group) }
    tree.add(.bt115, due.description, group)
  }
}

extension VATBreakdown {
  fileprivate func lower(into tree: inout SemanticInvoiceBuilder) {
    let group = tree.open(.bg23, in: SemanticInvoiceBuilder.root)
    tree.add(.bt116, base.description, group)
    tree.add(.bt117, tax.description, group)
    tree.add(.bt118, vat.category.rawValue, group)
    tree.add(.bt119, vat.writtenRate, group)
    tree.add(.bt120, exemptionReason, group)
    tree.add(.bt121, vat.exemption, group)
  }
}

extension Invoice.Line {
  fileprivate func lower(into tree: inout SemanticInvoiceBuilder) {
    let group = tree.open(.bg25, in: SemanticInvoiceBuilder.root)
    tree.add(.bt126, id, group)
    tree.add(.bt129, quantity.description, group)
    tree.add(.bt130, unit, group)
    tree.add(.bt131, net.description, group)
    if let allowance {
      let inner = tree.open(.bg27, in: group)
      tree.add(.bt136, allowance.amount.description, inner)
      tree.add(.bt139, allowance.reason, inner)
    }
    let price = tree.open(.bg29, in: group)
    tree.add(.bt146, netPrice.description, price)
    if basis != Quantity(1) {
      tree.add(.bt149, basis.description, price)
      tree.add(.bt150, unit, price)
    }
    let tax = tree.open(.bg30, in: group)
    tree.add(.bt151, vat.category.rawValue, tax)
    tree.add(.bt152, vat.writtenRate, tax)
    let item = tree.open(.bg31, in: group)
    tree.add(.bt153, name, item)
    tree.add(.bt154, self.description, item)
    tree.add(.bt155, sku, item)
  }
}
