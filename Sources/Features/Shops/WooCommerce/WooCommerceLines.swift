import Invoicing
import Kernel
import Money

/// The lines, shipping and fees of an order.
extension WooCommerceOrder {
  mutating func lines() -> [SalesOrder.Line] {
    let items = body["line_items"]!.elements
    let lines = items.compactMap { line(of: $0) }
    if !items.isEmpty || !refusal.isEmpty { return lines }
    return (body["fee_lines"]?.elements ?? []).compactMap { feeAsLine($0) }
  }

  mutating func line(of item: JSONValue) -> SalesOrder.Line? {
    let place = place(item)
    let before = refusal.count
    let quantity = quantity(item)
    let total = amounts(item, "total", "total_tax")
    let subtotal = amounts(item, "subtotal", "subtotal_tax") ?? total
    guard refusal.count == before, let quantity, let total, let subtotal else {
      if refusal.count == before { refusal.append(Finding.valueMissing("total", at: place)) }
      return nil
    }
    guard let tax = tax(of: item, total: total, subtotal: subtotal, at: place) else { return nil }
    // A price raised by hand after the sale: the line's total is its price.
    let base = subtotal.inBasis.minorUnits < total.inBasis.minorUnits ? total : subtotal
    let sku = text(item, "sku")
    guard let name = text(item, "name") ?? sku else {
      refuseLine(place, [LineRules.nameMissing(at: item["name"].map { self.place($0) } ?? place)])
      return nil
    }
    var line = SalesOrder.Line(
      place: place, externalID: text(item, "id"), sku: sku, name: name, quantity: quantity,
      unitPrice: unitPrice(base.precise, quantity), tax: tax)
    let findings = LineRules.findings(
      line, quantityPlace: { item["quantity"].map { self.place($0) } ?? place },
      pricePlace: { item["subtotal"].map { self.place($0) } ?? place })
    if !findings.isEmpty {
      refuseLine(place, findings)
      return nil
    }
    line.detail = detail(item, besides: name)
    if let discount = try? base.inBasis - total.inBasis, !discount.isZero {
      line.discount = discount
    }
    line.statedNet = total.net
    line.statedVAT = total.tax
    return line
  }

  mutating func refuseLine(_ place: Place, _ findings: [Finding]) {
    refusedLines.append(OrderReading.RefusedLine(place: place, findings: findings))
  }

  /// An amount without tax and its tax.
  struct Amounts {
    var net: Money
    var tax: Money
    /// With six decimals, in the basis of the prices.
    var precise: UnitPrice
    /// Rounded, in the basis of the prices.
    var inBasis: Money
  }

  mutating func amounts(_ item: JSONValue, _ netKey: String, _ taxKey: String) -> Amounts? {
    guard let net = money(item, netKey), let preciseNet = precise(item, netKey) else { return nil }
    let tax = money(item, taxKey) ?? .zero(currency)
    guard pricesIncludeTax else {
      return Amounts(net: net, tax: tax, precise: preciseNet, inBasis: net)
    }
    let preciseTax = precise(item, taxKey) ?? .zero
    let (sum, overflow) = preciseNet.units.addingReportingOverflow(preciseTax.units)
    guard !overflow, let gross = try? net + tax else { return nil }
    return Amounts(net: net, tax: tax, precise: UnitPrice(units: sum), inBasis: gross)
  }

  mutating func quantity(_ item: JSONValue) -> Quantity? {
    guard let value = item["quantity"], let text = number(value) else {
      refusal.append(Finding.valueMissing("quantity", at: place(item)))
      return nil
    }
    if let quantity = try? Quantity(text) { return quantity }
    unreadable(value, text)
    return nil
  }

  /// amount ÷ quantity, to six decimals.
  func unitPrice(_ amount: UnitPrice, _ quantity: Quantity) -> UnitPrice {
    guard quantity.units > 0 else { return amount }
    let quotient = (Int128(amount.units) * 10_000).divided(
      by: Int128(quantity.units), rounded: .halfAwayFromZero)
    return UnitPrice(units: Int64(clamping: quotient))
  }

  mutating func tax(
    of item: JSONValue, total: Amounts, subtotal: Amounts, at place: Place
  ) -> SalesOrder.LineTax? {
    // A discount of 100 % leaves no tax to tell the rate by; the subtotal still does.
    let amounts = total.net.isZero ? subtotal : total
    if let tax = taxes.tax(
      entries: item["taxes"]?.elements ?? [], net: amounts.net, tax: amounts.tax)
    {
      return tax
    }
    refuseRate(
      net: amounts.net, tax: amounts.tax, at: item["total_tax"].map { self.place($0) } ?? place)
    return nil
  }

  mutating func refuseRate(net: Money, tax: Money, at place: Place) {
    refusal.append(
      Finding(
        "line.vat-rate-unknown", at: place,
        fr:
          "Aucun taux de TVA français ne donne \(tax) de taxe sur \(net). Vérifier les taux de la boutique.",
        en: "No French VAT rate gives a tax of \(tax) on \(net). Check the shop's tax rates."))
  }

  /// The variation and options chosen ("Couleur : noir"), as far as the name does not say them.
  func detail(_ item: JSONValue, besides name: String) -> String? {
    let lowerName = name.lowercased()
    var parts: [String] = []
    for meta in (item["meta_data"] ?? item["meta"])?.elements ?? [] {
      guard let key = text(meta, "display_key") ?? text(meta, "label"), !key.hasPrefix("_"),
        let value = text(meta, "display_value") ?? text(meta, "value"), !value.contains("<"),
        !lowerName.contains(value.lowercased())
      else { continue }
      parts.append("\(key) : \(value)")
    }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  mutating func readFees(into order: inout SalesOrder) {
    guard !body["line_items"]!.elements.isEmpty else { return }
    for fee in body["fee_lines"]?.elements ?? [] {
      guard let amounts = amounts(fee, "total", "total_tax"), !amounts.inBasis.isZero,
        let tax = tax(of: fee, total: amounts, subtotal: amounts, at: place(fee))
      else { continue }
      let isDiscount = amounts.inBasis.isNegative
      let label = text(fee, "name") ?? text(fee, "title") ?? (isDiscount ? "Remise" : "Frais")
      let adjustment = SalesOrder.Adjustment(
        place: place(fee), kind: isDiscount ? .discount : .fee, label: label,
        amount: amounts.inBasis.magnitude,
        tax: tax)
      if isDiscount { order.discounts.append(adjustment) } else { order.charges.append(adjustment) }
    }
  }

  mutating func feeAsLine(_ fee: JSONValue) -> SalesOrder.Line? {
    guard let amounts = amounts(fee, "total", "total_tax"),
      let tax = tax(of: fee, total: amounts, subtotal: amounts, at: place(fee))
    else { return nil }
    var line = SalesOrder.Line(
      place: place(fee), externalID: text(fee, "id"),
      name: text(fee, "name") ?? text(fee, "title") ?? "Vente",
      quantity: Quantity(1), unitPrice: amounts.precise, tax: tax)
    line.statedNet = amounts.net
    line.statedVAT = amounts.tax
    let findings = LineRules.findings(
      line, quantityPlace: { place(fee) }, pricePlace: { place(fee) })
    if findings.isEmpty { return line }
    refuseLine(line.place, findings)
    return nil
  }

  mutating func readShipping(into order: inout SalesOrder) {
    let lines = body["shipping_lines"]?.elements ?? []
    for line in lines {
      guard var amounts = amounts(line, "total", "total_tax"), !amounts.inBasis.isZero else {
        continue
      }
      // The legacy API has the tax of all shipping together.
      if line["total_tax"] == nil, lines.count == 1, let tax = money(body, "shipping_tax") {
        amounts.tax = tax
      }
      guard let tax = tax(of: line, total: amounts, subtotal: amounts, at: place(line)) else {
        continue
      }
      if amounts.inBasis.isNegative {
        unreadable(line["total"] ?? line, amounts.inBasis.description)
        continue
      }
      order.charges.append(
        SalesOrder.Adjustment(
          place: place(line), kind: .shipping, label: text(line, "method_title") ?? "Livraison",
          amount: amounts.inBasis, tax: tax))
    }
  }
}
