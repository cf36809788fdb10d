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
  var refusal: [Finding] = []
  var refusedLines: [OrderReading.RefusedLine] = []

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

  init(body: JSONValue, document: JSONDocument, today: LocalDate, taxes: WooCommerceTaxes) {
    self.body = body
    self.document = document
    self.today = today
    self.taxes = taxes
  }

  static func number(of body: JSONValue) -> String? {
    for key in ["number", "order_number", "id"] {
      if let text = body[key]?.text.map({ CleanText.line($0) }), !text.isEmpty { return text }
    }
    return nil
  }

  mutating func reading(_ limits: OrderFile.Limits) -> OrderReading {
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

  mutating func order(number: String?, status: Status, place: Place) -> SalesOrder {
    readBasis()
    if number == nil { refusal.append(Finding.valueMissing("number", at: place)) }
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

  func place(_ value: JSONValue) -> Place { document.place(of: value) }

  /// The text of a member on one line, without HTML entities; `nil` when blank.
  func text(_ object: JSONValue?, _ key: String) -> String? {
    guard let text = object?[key]?.text else { return nil }
    let clean = CleanText.line(HTMLEntities.decoded(text))
    return clean.isEmpty ? nil : clean
  }

  /// An amount of the API, rounded to the currency; `nil` when absent or blank.
  mutating func money(_ object: JSONValue?, _ key: String) -> Money? {
    guard let value = object?[key], let text = number(value) else { return nil }
    if let money = try? Money(rounding: text, currency: currency, .halfAwayFromZero) {
      return money
    }
    unreadable(value, text)
    return nil
  }

  /// An amount with six decimals.
  mutating func precise(_ object: JSONValue, _ key: String) -> UnitPrice? {
    guard let value = object[key], let text = number(value) else { return nil }
    if let amount = try? UnitPrice(rounding: text, .halfAwayFromZero) { return amount }
    unreadable(value, text)
    return nil
  }

  mutating func number(_ value: JSONValue) -> String? {
    if value.isNull { return nil }
    guard let text = value.text else {
      unreadable(value, value.kindName.en)
      return nil
    }
    return text.isEmpty ? nil : text
  }

  mutating func unreadable(_ value: JSONValue, _ text: String) {
    refusal.append(
      Finding(
        "order.value-unreadable", at: place(value),
        fr: "« \(shown(text)) » n'est pas un nombre lisible.",
        en: "“\(shown(text))” is not a readable number."))
  }

  mutating func readBasis() {
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

  mutating func stated() -> SalesOrder.StatedTotals {
    var gross = money(body, "total")
    for card in body["gift_cards"]?.elements ?? [] {
      if let amount = money(card, "amount"), let paid = gross { gross = try? paid + amount }
    }
    return SalesOrder.StatedTotals(net: nil, vat: money(body, "total_tax"), gross: gross)
  }

  func note() -> String? {
    guard let text = (body["customer_note"] ?? body["note"])?.text else { return nil }
    let clean = CleanText.paragraph(HTMLEntities.decoded(text))
    return clean.isEmpty ? nil : clean
  }
}

// MARK: - Status

extension WooCommerceOrder {
  struct Status {
    var refusal: Finding?
    var cancellationSuffix: String?
  }

  func status() -> Status {
    guard let value = body["status"], let text = value.text else {
      return Status(refusal: Finding.valueMissing("status", at: place(body)))
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

  func notConfirmed(_ value: JSONValue, _ name: String) -> Finding {
    Finding(
      "order.not-confirmed", at: place(value),
      fr:
        "La commande est « \(shown(name)) » : elle n'est pas confirmée et ne se facture pas encore.",
      en: "The order is “\(shown(name))”: it is not confirmed and not invoiced yet.")
  }

  func unknown(_ value: JSONValue, _ name: String) -> Finding {
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
  mutating func orderedOn(at place: Place) -> LocalDate {
    guard let day = day("date_created_gmt", "date_created", "created_at") else {
      if !refusal.contains(where: { $0.code == "order.value-unreadable" }) {
        refusal.append(Finding.valueMissing("date_created", at: place))
      }
      return today
    }
    return day
  }

  /// The day of the first of those dates that is there.
  mutating func day(_ keys: String...) -> LocalDate? {
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
  static func day(_ text: String, isUTC: Bool) -> LocalDate? {
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

  mutating func payment(orderedOn: LocalDate) -> SalesOrder.PaymentReceived? {
    let legacy = body["payment_details"]
    var day = day("date_paid_gmt", "date_paid")
    if day == nil, legacy?["paid"]?.bool == true { day = self.day("completed_at") ?? orderedOn }
    guard let day else { return nil }
    let gateway = text(body, "payment_method") ?? text(legacy, "method_id")
    return SalesOrder.PaymentReceived(
      receivedOn: day, means: gateway.map(PaymentWords.means(ofGateway:)) ?? .online,
      reference: text(body, "transaction_id"))
  }

  mutating func refunds() -> [SalesOrder.Refund] {
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

// MARK: - Buyer and delivery

extension WooCommerceOrder {
  var billing: JSONValue? { body["billing"] ?? body["billing_address"] }
  var shipping: JSONValue? { body["shipping"] ?? body["shipping_address"] }

  mutating func buyer() -> SalesOrder.Buyer {
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

  func personName(_ address: JSONValue?) -> String? {
    let names = [text(address, "first_name"), text(address, "last_name")].compactMap { $0 }
    return names.isEmpty ? nil : names.joined(separator: " ")
  }

  mutating func address(_ value: JSONValue?) -> SalesOrder.Address {
    SalesOrder.Address(
      line1: text(value, "address_1") ?? "", line2: text(value, "address_2") ?? "",
      postCode: text(value, "postcode") ?? "", city: text(value, "city") ?? "",
      country: country(value))
  }

  mutating func country(_ address: JSONValue?) -> String {
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
  mutating func delivery(besides buyer: SalesOrder.Buyer) -> SalesOrder.Delivery? {
    guard let shipping,
      ["address_1", "address_2", "city", "postcode"].contains(where: { text(shipping, $0) != nil })
    else { return nil }
    let address = address(shipping)
    let name = text(shipping, "company") ?? personName(shipping) ?? buyer.name
    if address == buyer.address, name == buyer.name || name == buyer.contactName { return nil }
    return SalesOrder.Delivery(name: name, address: address)
  }
}
