import Kernel
import Money

/// Turns our own JSON into a `SalesOrder`, collecting everything that is wrong with it.
struct JSONOrderReader: JSONReading {
  enum Form {
    /// From outside: texts are cleaned, lines and dates are judged, places are where the values stand.
    case exchange(today: LocalDate)
    /// From our own store: read as it is, with the places that were stored.
    case stored
  }

  let document: JSONDocument
  let form: Form
  var findings: [Finding] = []
  private(set) var currency = Currency.eur

  var isStored: Bool { if case .stored = form { true } else { false } }

  init(document: JSONDocument, form: Form) {
    self.document = document
    self.form = form
  }

  private static let orderKeys = [
    "source", "number", "kind", "cancels", "orderedOn", "suppliedOn", "dueOn", "currency",
    "exchangeRate", "pricesIncludeTax", "buyer",
    "delivery", "lines", "charges", "discounts", "payment", "refunds", "totals", "purchaseOrder",
    "note",
  ]
  private static let buyerKeys = [
    "kind", "name", "externalId", "contactName", "email", "phone", "siren", "vatIdentifier",
    "language", "address",
  ]
  private static let lineKeys = [
    "id", "sku", "name", "detail", "nature", "quantity", "unit", "unitPrice", "discount", "vatRate",
    "exemption", "taxClass", "scheme", "totals",
  ]

  /// - Returns: `nil` when a part without which there is no order is missing; `findings` says which.
  mutating func order(_ value: JSONValue, defaultSource: String) -> SalesOrder? {
    guard check(value, known: JSONOrderReader.orderKeys) else { return nil }
    readCurrency(value)
    let number = required(value, "number")
    let orderedOn = day(value, "orderedOn", isRequired: true)
    let buyer = buyer(value)
    let lines = lines(value)
    guard let number, let orderedOn, let buyer else { return nil }
    if case .exchange(let today) = form, orderedOn > today {
      findings.append(
        OrderRules.dateInFuture(
          orderedOn, today: today, at: document.place(of: value["orderedOn"]!)))
    }
    var order = SalesOrder(
      source: text(value, "source") ?? defaultSource, externalID: number, place: place(of: value),
      orderedOn: orderedOn, buyer: buyer, lines: lines)
    order.kind = kind(value)
    order.suppliedOn = day(value, "suppliedOn")
    order.dueOn = day(value, "dueOn")
    order.currency = currency
    order.exchangeRate = exchangeRate(value)
    order.pricesIncludeTax = bool(value, "pricesIncludeTax") ?? false
    order.delivery = delivery(value)
    order.charges = adjustments(value, "charges")
    order.discounts = adjustments(value, "discounts")
    order.payment = payment(value)
    order.refunds = refunds(value)
    order.stated = totals(value)
    order.purchaseOrder = text(value, "purchaseOrder")
    order.note = paragraph(value, "note")
    return order
  }

  // MARK: Parts

  private mutating func readCurrency(_ value: JSONValue) {
    guard let text = text(value, "currency") else { return }
    if let known = Currency(code: text) {
      currency = known
    } else {
      refuse(
        "order.currency-unknown", value["currency"]!,
        fr: "« \(shown(text)) » n'est pas un code de devise ISO 4217, comme EUR.",
        en: "“\(shown(text))” is not an ISO 4217 currency code, such as EUR.")
    }
  }

  private mutating func exchangeRate(_ order: JSONValue) -> ExchangeRate? {
    guard let value = present(order, "exchangeRate"),
      check(value, known: ["perEuro", "date", "source"])
    else { return nil }
    let price = decimal(value, "perEuro", scale: UnitPrice.scale, isRequired: true)
    let date = day(value, "date", isRequired: true)
    let source = text(value, "source") ?? ExchangeRate.centralBank
    guard let price, let date else { return nil }
    let rate = ExchangeRate(
      currency: currency, perEuro: UnitPrice(units: price), date: date, source: source)
    if rate == nil {
      refuse(
        "order.exchange-rate-invalid", value,
        fr: "Un cours de change est positif, et d'une autre devise que l'euro.",
        en: "An exchange rate is positive, and of another currency than the euro.")
    }
    return rate
  }

  private mutating func kind(_ value: JSONValue) -> SalesOrder.Kind {
    let cancels = text(value, "cancels")
    if choice(value, "kind", ["sale", "cancellation"]) == "cancellation" {
      return .cancellation(of: cancels)
    }
    if cancels != nil {
      refuse(
        "order.value-unreadable", value["cancels"]!,
        fr: "« cancels » ne vaut que pour \"kind\": \"cancellation\".",
        en: "“cancels” only goes with \"kind\": \"cancellation\".")
    }
    return .sale
  }

  private mutating func buyer(_ order: JSONValue) -> SalesOrder.Buyer? {
    guard let value = requiredValue(order, "buyer"), check(value, known: JSONOrderReader.buyerKeys)
    else { return nil }
    let kind = choice(value, "kind", ["consumer", "company"], isRequired: true)
    let name = required(value, "name", orElse: OrderRules.buyerNameMissing(at:))
    let address = requiredValue(value, "address").map { self.address($0) }
    let siren = text(value, "siren")
    let vat = text(value, "vatIdentifier")
    let language = choice(value, "language", DocumentLanguage.allCases.map(\.rawValue))
    guard let kind = kind.flatMap(SalesOrder.Buyer.Kind.init), let name, let address else {
      return nil
    }
    return SalesOrder.Buyer(
      kind: kind, externalID: text(value, "externalId"), name: name,
      contactName: text(value, "contactName"),
      email: text(value, "email"), phone: text(value, "phone"),
      siren: isStored ? siren : siren.flatMap(BuyerIdentifiers.siren(from:)),
      vatIdentifier: isStored ? vat : vat.flatMap(BuyerIdentifiers.vat(from:)),
      language: language.flatMap(DocumentLanguage.init), address: address)
  }

  private mutating func address(_ value: JSONValue) -> SalesOrder.Address {
    guard check(value, known: ["line1", "line2", "postCode", "city", "country"]) else {
      return SalesOrder.Address()
    }
    var country = text(value, "country") ?? ""
    if !isStored, !country.isEmpty {
      if let code = Countries.code(country) {
        country = code
      } else {
        refuse(
          "order.country-unknown", value["country"]!,
          fr: "« \(shown(country)) » n'est pas un code de pays ISO 3166 à deux lettres.",
          en: "“\(shown(country))” is not a two-letter ISO 3166 country code.")
      }
    }
    return SalesOrder.Address(
      line1: text(value, "line1") ?? "", line2: text(value, "line2") ?? "",
      postCode: text(value, "postCode") ?? "",
      city: text(value, "city") ?? "", country: country)
  }

  private mutating func delivery(_ order: JSONValue) -> SalesOrder.Delivery? {
    guard let value = present(order, "delivery"), check(value, known: ["name", "address"]) else {
      return nil
    }
    let name = isStored ? value["name"]?.text ?? "" : required(value, "name") ?? ""
    let address = requiredValue(value, "address").map { self.address($0) }
    return address.map { SalesOrder.Delivery(name: name, address: $0) }
  }

  private mutating func lines(_ order: JSONValue) -> [SalesOrder.Line] {
    // A cancellation that names its sale and no line takes all of it back.
    let takesAllBack = order["kind"]?.text == "cancellation" && order["cancels"]?.text != nil
    if takesAllBack, order["lines"] == nil { return [] }
    guard let value = requiredValue(order, "lines") else { return [] }
    guard isList(value) else { return [] }
    if value.elements.isEmpty, !isStored, !takesAllBack {
      findings.append(OrderRules.noSellableLine(at: document.place(of: value)))
    }
    var lines: [SalesOrder.Line] = []
    lines.reserveCapacity(value.elements.count)
    for element in value.elements {
      if let line = line(element) { lines.append(line) }
    }
    return lines
  }

  private mutating func line(_ value: JSONValue) -> SalesOrder.Line? {
    guard check(value, known: JSONOrderReader.lineKeys) else { return nil }
    let sku = text(value, "sku")
    let name = text(value, "name") ?? (isStored ? "" : sku)
    if name == nil {
      findings.append(LineRules.nameMissing(at: document.place(of: value["name"] ?? value)))
    }
    let quantity = decimal(value, "quantity", scale: Quantity.scale, isRequired: true).map(
      Quantity.init(units:))
    let price = decimal(value, "unitPrice", scale: UnitPrice.scale, isRequired: true).map(
      UnitPrice.init(units:))
    let tax = tax(value)
    guard let name, let quantity, let price else { return nil }
    var line = SalesOrder.Line(
      place: place(of: value), externalID: text(value, "id"), sku: sku, name: name,
      quantity: quantity, unitPrice: price,
      tax: tax)
    line.detail = paragraph(value, "detail")
    let natures = SalesOrder.Line.Nature.allCases.map(\.rawValue)
    if let nature = choice(value, "nature", natures) {
      line.nature = SalesOrder.Line.Nature(rawValue: nature)!
    }
    if let word = choice(value, "taxClass", LineTaxation.classes.map(\.word)) {
      line.taxClass = LineTaxation.classes.first { $0.word == word }!.value
    }
    if let word = choice(value, "scheme", LineTaxation.schemes.map(\.word)) {
      line.scheme = LineTaxation.schemes.first { $0.word == word }!.value
    }
    if let unit = text(value, "unit") { line.unit = unit }
    line.discount = amount(value, "discount")
    if let totals = present(value, "totals"), check(totals, known: ["net", "vat"]) {
      line.statedNet = money(totals, "net")
      line.statedVAT = money(totals, "vat")
    }
    if !isStored {
      findings += LineRules.findings(
        line, quantityPlace: { document.place(of: value["quantity"]!) },
        pricePlace: { document.place(of: value["unitPrice"]!) })
    }
    return line
  }

  private mutating func tax(_ value: JSONValue) -> SalesOrder.LineTax {
    let exemption = text(value, "exemption")
    if let exemption {
      if let rate = present(value, "vatRate"), rate.text != "0" {
        refuse(
          "order.value-unreadable", rate, fr: "« vatRate » et « exemption » s'excluent.",
          en: "“vatRate” and “exemption” exclude each other.")
      }
      return .exempt(vatex: exemption)
    }
    if present(value, "vatRate")?.text == "none" { return SalesOrder.LineTax.none }
    return decimal(value, "vatRate", scale: Rate.scale).map { .rate(Rate(units: $0)) } ?? .unstated
  }

  private mutating func adjustments(_ order: JSONValue, _ key: String) -> [SalesOrder.Adjustment] {
    guard let list = present(order, key), isList(list) else { return [] }
    let isCharge = key == "charges"
    var result: [SalesOrder.Adjustment] = []
    for value in list.elements {
      guard
        check(
          value, known: (isCharge ? ["kind"] : []) + ["label", "amount", "vatRate", "exemption"])
      else { continue }
      let kind = isCharge ? choice(value, "kind", ["shipping", "fee"]) ?? "fee" : "discount"
      let label = isStored ? value["label"]?.text ?? "" : required(value, "label")
      let tax = tax(value)
      guard let amount = amount(value, "amount", isRequired: true), let label else { continue }
      result.append(
        SalesOrder.Adjustment(
          place: place(of: value), kind: SalesOrder.Adjustment.Kind(rawValue: kind)!, label: label,
          amount: amount,
          tax: tax))
    }
    return result
  }

  mutating func payment(_ order: JSONValue) -> SalesOrder.PaymentReceived? {
    guard let value = present(order, "payment"),
      check(value, known: ["receivedOn", "means", "reference", "amount"])
    else { return nil }
    let day = day(value, "receivedOn", isRequired: true)
    let all = SalesOrder.PaymentReceived.Means.allCases.map(\.rawValue)
    let means = choice(value, "means", all, isRequired: true)
    let amount = amount(value, "amount")
    guard let day, let means = means.flatMap(SalesOrder.PaymentReceived.Means.init) else {
      return nil
    }
    if case .exchange(let today) = form, day > today {
      findings.append(
        OrderRules.dateInFuture(day, today: today, at: document.place(of: value["receivedOn"]!)))
    }
    return SalesOrder.PaymentReceived(
      receivedOn: day, means: means, reference: text(value, "reference"), amount: amount)
  }

  private mutating func refunds(_ order: JSONValue) -> [SalesOrder.Refund] {
    guard let list = present(order, "refunds"), isList(list) else { return [] }
    var result: [SalesOrder.Refund] = []
    for value in list.elements {
      guard check(value, known: ["id", "reason", "amount", "lines"]) else { continue }
      let id = required(value, "id")
      let lines = refundedLines(value)
      guard let amount = amount(value, "amount", isRequired: true), let id else { continue }
      result.append(
        SalesOrder.Refund(
          externalID: id, place: place(of: value), reason: text(value, "reason"), amount: amount,
          lines: lines))
    }
    return result
  }

  private mutating func refundedLines(_ refund: JSONValue) -> [SalesOrder.RefundedLine] {
    guard let list = present(refund, "lines"), isList(list) else { return [] }
    var result: [SalesOrder.RefundedLine] = []
    for value in list.elements {
      guard check(value, known: ["line", "quantity"]) else { continue }
      let line = required(value, "line")
      let quantity = decimal(value, "quantity", scale: Quantity.scale, isRequired: true)
      if let line, let quantity {
        result.append(SalesOrder.RefundedLine(line: line, quantity: Quantity(units: quantity)))
      }
    }
    return result
  }

  private mutating func totals(_ order: JSONValue) -> SalesOrder.StatedTotals {
    guard let value = present(order, "totals"), check(value, known: ["net", "vat", "gross"]) else {
      return SalesOrder.StatedTotals()
    }
    return SalesOrder.StatedTotals(
      net: money(value, "net"), vat: money(value, "vat"), gross: money(value, "gross"))
  }
}
