import Invoicing
import Kernel
import Money

/// Reads an order of WooCommerce: REST v3, webhook, or the legacy API.
///
/// 1. Dates: `…_gmt` dates give the day in Paris; local dates give the day as the shop wrote it.
/// 2. Prices: WooCommerce states amounts without tax, and the tax beside. When the shop sells with tax included the
///    two are added again, since the gross price is what the customer saw.
/// 3. A line's discount is `subtotal` − `total`; coupons are in there already. Negative fees are discounts.
/// 4. Status: `processing` and `completed` are sales, `on-hold` a sale not yet paid. `cancelled` and `refunded` take the
///    sale back, under a number of their own. Others are not confirmed and refused.
/// 5. Gift cards are a means of payment (bons à usages multiples, CGI art. 256 ter): `total` is what was left to pay, so
///    they are added to it.
/// 6. An order of fees only, as the point of sale makes for a custom amount, has the fees as lines.
struct WooCommerceOrder {
  let body: JSONValue
  let document: JSONDocument
  let today: LocalDate
  var currency = Currency.eur
  var pricesIncludeTax = false
  let taxes: WooCommerceTaxes
  private var refusal: [Finding] = []
  private var refusedLines: [OrderReading.RefusedLine] = []

  static func read(
    _ body: JSONValue, of document: JSONDocument, today: LocalDate, limits: OrderFile.Limits
  ) -> OrderReading {
    var order = WooCommerceOrder(
      body: body, document: document, today: today, taxes: WooCommerceTaxes(order: body))
    return order.reading(limits)
  }

  /// The answer of a batch lists what it deleted.
  static func deleted(_ body: JSONValue, of document: JSONDocument) -> OrderReading {
    let place = document.place(of: body)
    let number = number(of: body)
    let finding = Finding(
      "order.deleted", at: place,
      fr:
        "La boutique a supprimé la commande « \(shown(number ?? "?")) ». Si elle a été facturée, faire un avoir.",
      en:
        "The shop deleted the order “\(shown(number ?? "?"))”. If it was invoiced, make a credit note."
    )
    return OrderReading(
      order: nil, externalID: number, place: place,
      lineCount: body["line_items"]?.elements.count ?? 0,
      refusal: [finding])
  }

  private init(body: JSONValue, document: JSONDocument, today: LocalDate, taxes: WooCommerceTaxes) {
    self.body = body
    self.document = document
    self.today = today
    self.taxes = taxes
  }

  private static func number(of body: JSONValue) -> String? {
    for key in ["number", "order_number", "id"] {
      if let text = body[key]?.text.map({ CleanText.line($0) }), !text.isEmpty { return text }
    }
    return nil
  }

  private mutating func reading(_ limits: OrderFile.Limits) -> OrderReading {
    let place = document.place(of: body)
    let number = WooCommerceOrder.number(of: body)
    let lineCount = body["line_items"]!.elements.count
    let status = status()
    if let finding = status.refusal {
      return OrderReading(
        order: nil, externalID: number, place: place, lineCount: lineCount, refusal: [finding])
    }
    if lineCount > limits.linesPerOrder {
      refusal.append(OrderRules.tooManyLines(limit: limits.linesPerOrder, at: place))
    }
    let order = order(number: number, status: status, place: place)
    return OrderReading(
      order: order,
      externalID: order.externalID.isEmpty ? nil : order.externalID,
      place: place, lineCount: max(lineCount, order.lines.count), refusedLines: refusedLines,
      refusal: refusal)
  }

  private mutating func order(number: String?, status: Status, place: Place) -> SalesOrder {
    readBasis()
    if number == nil { refusal.append(OrderRules.valueMissing("number", at: place)) }
    var order = SalesOrder(
      source: "woocommerce", externalID: number ?? "", place: place,
      orderedOn: orderedOn(at: place), buyer: buyer(),
      lines: lines())
    order.currency = currency
    order.pricesIncludeTax = pricesIncludeTax
    order.delivery = delivery(besides: order.buyer)
    readFees(into: &order)
    readShipping(into: &order)
    order.stated = stated()
    order.note = note()
    if let suffix = status.cancellationSuffix {
      order.kind = .cancellation(of: number)
      order.externalID += suffix
      // All that earlier refunds left is taken back, whatever the lines say now.
      order.lines = []
      refusedLines = []
    } else {
      order.payment = payment(orderedOn: order.orderedOn)
      order.refunds = refunds()
    }
    if order.kind == .sale, order.lines.isEmpty, refusal.isEmpty {
      refusal.append(OrderRules.noSellableLine(at: place))
    }
    return order
  }

  // MARK: Values

  private func place(_ value: JSONValue) -> Place { document.place(of: value) }

  /// The text of a member on one line, without HTML entities; `nil` when blank.
  private func text(_ object: JSONValue?, _ key: String) -> String? {
    guard let text = object?[key]?.text else { return nil }
    let clean = CleanText.line(HTMLEntities.decoded(text))
    return clean.isEmpty ? nil : clean
  }

  /// An amount of the API, rounded to the currency; `nil` when absent or blank.
  private mutating func money(_ object: JSONValue?, _ key: String) -> Money? {
    guard let value = object?[key], let text = number(value) else { return nil }
    if let money = try? Money(rounding: text, currency: currency, .halfAwayFromZero) {
      return money
    }
    unreadable(value, text)
    return nil
  }

  /// An amount with six decimals.
  private mutating func precise(_ object: JSONValue, _ key: String) -> UnitPrice? {
    guard let value = object[key], let text = number(value) else { return nil }
    if let amount = try? UnitPrice(rounding: text, .halfAwayFromZero) { return amount }
    unreadable(value, text)
    return nil
  }

  private mutating func number(_ value: JSONValue) -> String? {
    if value.isNull { return nil }
    guard let text = value.text else {
      unreadable(value, value.kindName.en)
      return nil
    }
    return text.isEmpty ? nil : text
  }

  private mutating func unreadable(_ value: JSONValue, _ text: String) {
    refusal.append(
      Finding(
        "order.value-unreadable", at: place(value),
        fr: "« \(shown(text)) » n'est pas un nombre lisible.",
        en: "“\(shown(text))” is not a readable number."))
  }

  private mutating func readBasis() {
    pricesIncludeTax = body["prices_include_tax"]?.bool ?? false
    guard let value = body["currency"], !value.isNull else { return }
    if let known = value.text.flatMap({ Currency(code: $0) }) {
      currency = known
    } else {
      refusal.append(
        Finding(
          "order.currency-unknown", at: place(value),
          fr: "« \(shown(value.text ?? "")) » n'est pas un code de devise ISO 4217.",
          en: "“\(shown(value.text ?? ""))” is not an ISO 4217 currency code."))
    }
  }

  private mutating func stated() -> SalesOrder.StatedTotals {
    var gross = money(body, "total")
    for card in body["gift_cards"]?.elements ?? [] {
      if let amount = money(card, "amount"), let paid = gross { gross = try? paid + amount }
    }
    return SalesOrder.StatedTotals(net: nil, vat: money(body, "total_tax"), gross: gross)
  }

  private func note() -> String? {
    guard let text = (body["customer_note"] ?? body["note"])?.text else { return nil }
    let clean = CleanText.paragraph(HTMLEntities.decoded(text))
    return clean.isEmpty ? nil : clean
  }
}

// MARK: - Status

extension WooCommerceOrder {
  private struct Status {
    var refusal: Finding?
    var cancellationSuffix: String?
  }

  private func status() -> Status {
    guard let value = body["status"], let text = value.text else {
      return Status(refusal: OrderRules.valueMissing("status", at: place(body)))
    }
    let name = text.hasPrefix("wc-") ? String(text.dropFirst(3)) : text
    switch name {
    case "processing", "completed", "on-hold": return Status()
    case "cancelled": return Status(cancellationSuffix: "-cancelled")
    case "refunded": return Status(cancellationSuffix: "-refunded")
    case "pending", "failed", "auto-draft", "draft", "checkout-draft", "trash":
      return Status(refusal: notConfirmed(value, name))
    default: return Status(refusal: unknown(value, name))
    }
  }

  private func notConfirmed(_ value: JSONValue, _ name: String) -> Finding {
    Finding(
      "order.not-confirmed", at: place(value),
      fr:
        "La commande est « \(shown(name)) » : elle n'est pas confirmée et ne se facture pas encore.",
      en: "The order is “\(shown(name))”: it is not confirmed and not invoiced yet.")
  }

  private func unknown(_ value: JSONValue, _ name: String) -> Finding {
    Finding(
      "order.status-unknown", at: place(value),
      fr:
        "L'état « \(shown(name)) » est inconnu. États lus : processing, completed, on-hold, cancelled, refunded.",
      en:
        "The status “\(shown(name))” is unknown. Statuses read: processing, completed, on-hold, cancelled, refunded."
    )
  }
}

// MARK: - Dates, payment, refunds

extension WooCommerceOrder {
  private mutating func orderedOn(at place: Place) -> LocalDate {
    guard let day = day("date_created_gmt", "date_created", "created_at") else {
      if !refusal.contains(where: { $0.code == "order.value-unreadable" }) {
        refusal.append(OrderRules.valueMissing("date_created", at: place))
      }
      return today
    }
    return day
  }

  /// The day of the first of those dates that is there.
  private mutating func day(_ keys: String...) -> LocalDate? {
    for key in keys {
      guard let value = body[key], let text = value.text, !text.isEmpty else { continue }
      guard let day = WooCommerceOrder.day(text, isUTC: key.hasSuffix("_gmt")) else {
        refusal.append(
          Finding(
            "order.value-unreadable", at: place(value),
            fr: "« \(shown(text)) » n'est pas une date comme 2026-11-20T10:30:00.",
            en: "“\(shown(text))” is not a date such as 2026-11-20T10:30:00."))
        return nil
      }
      if day > today {
        refusal.append(OrderRules.dateInFuture(day, today: today, at: place(value)))
      }
      return day
    }
    return nil
  }

  /// "2026-11-20T10:30:00", with "Z" when it is UTC.
  private static func day(_ text: String, isUTC: Bool) -> LocalDate? {
    guard let day = LocalDate(text.prefix(10)) else { return nil }
    let rest = text.dropFirst(10)
    if rest.isEmpty { return day }
    let isZulu = rest.hasSuffix("Z")
    let time = rest.dropFirst().prefix(8).split(separator: ":").map { Int($0) }
    guard rest.first == "T" || rest.first == " ", time.count == 3, let hour = time[0],
      let minute = time[1],
      let second = time[2], (0..<24).contains(hour), (0..<60).contains(minute),
      (0..<61).contains(second)
    else { return nil }
    guard isUTC || isZulu else { return day }
    return Instant(day, hour: hour, minute: minute, second: second).dateInParis
  }

  private mutating func payment(orderedOn: LocalDate) -> SalesOrder.PaymentReceived? {
    let legacy = body["payment_details"]
    var day = day("date_paid_gmt", "date_paid")
    if day == nil, legacy?["paid"]?.bool == true { day = self.day("completed_at") ?? orderedOn }
    guard let day else { return nil }
    let gateway = text(body, "payment_method") ?? text(legacy, "method_id")
    return SalesOrder.PaymentReceived(
      receivedOn: day, means: gateway.map(PaymentWords.means(ofGateway:)) ?? .online,
      reference: text(body, "transaction_id"))
  }

  private mutating func refunds() -> [SalesOrder.Refund] {
    var refunds: [SalesOrder.Refund] = []
    for refund in body["refunds"]?.elements ?? [] {
      guard let id = text(refund, "id"), let amount = money(refund, "total"), !amount.isZero else {
        continue
      }
      refunds.append(
        SalesOrder.Refund(
          externalID: id, place: place(refund),
          reason: text(refund, "reason") ?? text(refund, "refund"),
          amount: amount.magnitude))
    }
    return refunds
  }
}

// MARK: - Lines, shipping and fees

extension WooCommerceOrder {
  private mutating func lines() -> [SalesOrder.Line] {
    let items = body["line_items"]!.elements
    let lines = items.compactMap { line(of: $0) }
    if !items.isEmpty || !refusal.isEmpty { return lines }
    return (body["fee_lines"]?.elements ?? []).compactMap { feeAsLine($0) }
  }

  private mutating func line(of item: JSONValue) -> SalesOrder.Line? {
    let place = place(item)
    let before = refusal.count
    let quantity = quantity(item)
    let total = amounts(item, "total", "total_tax")
    let subtotal = amounts(item, "subtotal", "subtotal_tax") ?? total
    guard refusal.count == before, let quantity, let total, let subtotal else {
      if refusal.count == before { refusal.append(OrderRules.valueMissing("total", at: place)) }
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

  private mutating func refuseLine(_ place: Place, _ findings: [Finding]) {
    refusedLines.append(OrderReading.RefusedLine(place: place, findings: findings))
  }

  /// An amount without tax and its tax.
  private struct Amounts {
    var net: Money
    var tax: Money
    /// With six decimals, in the basis of the prices.
    var precise: UnitPrice
    /// Rounded, in the basis of the prices.
    var inBasis: Money
  }

  private mutating func amounts(_ item: JSONValue, _ netKey: String, _ taxKey: String) -> Amounts? {
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

  private mutating func quantity(_ item: JSONValue) -> Quantity? {
    guard let value = item["quantity"], let text = number(value) else {
      refusal.append(OrderRules.valueMissing("quantity", at: place(item)))
      return nil
    }
    if let quantity = try? Quantity(text) { return quantity }
    unreadable(value, text)
    return nil
  }

  /// amount ÷ quantity, to six decimals.
  private func unitPrice(_ amount: UnitPrice, _ quantity: Quantity) -> UnitPrice {
    guard quantity.units > 0 else { return amount }
    let quotient = (Int128(amount.units) * 10_000).divided(
      by: Int128(quantity.units), rounded: .halfAwayFromZero)
    return UnitPrice(units: Int64(clamping: quotient))
  }

  private mutating func tax(
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

  private mutating func refuseRate(net: Money, tax: Money, at place: Place) {
    refusal.append(
      Finding(
        "line.vat-rate-unknown", at: place,
        fr:
          "Aucun taux de TVA français ne donne \(tax) de taxe sur \(net). Vérifier les taux de la boutique.",
        en: "No French VAT rate gives a tax of \(tax) on \(net). Check the shop's tax rates."))
  }

  /// The variation and options chosen ("Couleur : noir"), as far as the name does not say them.
  private func detail(_ item: JSONValue, besides name: String) -> String? {
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

  private mutating func readFees(into order: inout SalesOrder) {
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

  private mutating func feeAsLine(_ fee: JSONValue) -> SalesOrder.Line? {
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

  private mutating func readShipping(into order: inout SalesOrder) {
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

// MARK: - Buyer and delivery

extension WooCommerceOrder {
  private var billing: JSONValue? { body["billing"] ?? body["billing_address"] }
  private var shipping: JSONValue? { body["shipping"] ?? body["shipping_address"] }

  private mutating func buyer() -> SalesOrder.Buyer {
    let company = text(billing, "company")
    let vat = WooCommerceMeta.value(of: body, under: WooCommerceMeta.vatKeys).flatMap(
      BuyerIdentifiers.vat(from:))
    let siren =
      WooCommerceMeta.value(of: body, under: WooCommerceMeta.sirenKeys).flatMap(
        BuyerIdentifiers.siren(from:))
      ?? vat.flatMap(BuyerIdentifiers.siren(ofFrenchVAT:))
    let person = personName(billing)
    let isCompany = company != nil || siren != nil || vat != nil
    let name = (isCompany ? company : nil) ?? person
    if name == nil, isCompany {
      refusal.append(OrderRules.buyerNameMissing(at: billing.map { place($0) } ?? place(body)))
    }
    let customer = text(body, "customer_id")
    return SalesOrder.Buyer(
      kind: isCompany ? .company : .consumer, externalID: customer == "0" ? nil : customer,
      name: name ?? "Client particulier", contactName: isCompany && company != nil ? person : nil,
      email: text(billing, "email"), phone: text(billing, "phone"), siren: siren,
      vatIdentifier: vat,
      address: address(billing))
  }

  private func personName(_ address: JSONValue?) -> String? {
    let names = [text(address, "first_name"), text(address, "last_name")].compactMap { $0 }
    return names.isEmpty ? nil : names.joined(separator: " ")
  }

  private mutating func address(_ value: JSONValue?) -> SalesOrder.Address {
    SalesOrder.Address(
      line1: text(value, "address_1") ?? "", line2: text(value, "address_2") ?? "",
      postCode: text(value, "postcode") ?? "", city: text(value, "city") ?? "",
      country: country(value))
  }

  private mutating func country(_ address: JSONValue?) -> String {
    guard let text = text(address, "country") else { return "" }
    if let code = Countries.code(text) { return code }
    refusal.append(
      Finding(
        "order.country-unknown", at: address?["country"].map { place($0) },
        fr: "« \(shown(text)) » n'est pas un code de pays ISO 3166 à deux lettres.",
        en: "“\(shown(text))” is not a two-letter ISO 3166 country code."))
    return ""
  }

  /// Where the goods go, when that is an address and not the buyer's.
  private mutating func delivery(besides buyer: SalesOrder.Buyer) -> SalesOrder.Delivery? {
    guard let shipping,
      ["address_1", "address_2", "city", "postcode"].contains(where: { text(shipping, $0) != nil })
    else { return nil }
    let address = address(shipping)
    let name = text(shipping, "company") ?? personName(shipping) ?? buyer.name
    if address == buyer.address, name == buyer.name || name == buyer.contactName { return nil }
    return SalesOrder.Delivery(name: name, address: address)
  }
}
