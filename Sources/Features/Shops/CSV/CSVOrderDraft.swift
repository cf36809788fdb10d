import Invoicing
import Kernel
import Money

/// An order while its rows are being read.
struct CSVOrderDraft {
  /// The bytes of its number, to compare the next row with.
  let number: ArraySlice<UInt8>
  let externalID: String
  let place: Place
  var refusal: [Finding] = []
  private let firstRow: CSVRow
  /// What later rows say where the first is blank.
  private var late: [ColumnRole: [UInt8]] = [:]
  private var lines: [SalesOrder.Line] = []
  private var refusedLines: [OrderReading.RefusedLine] = []
  private var rowCount = 0
  private let currency: Currency
  private let mapping: ColumnMapping
  private let header: CSVHeader
  private let fields: FieldInterpreter
  private let limits: OrderFile.Limits

  init(
    number: ArraySlice<UInt8>, firstRow: CSVRow, fields: FieldInterpreter, header: CSVHeader,
    file: String?,
    limits: OrderFile.Limits
  ) {
    let mapping = fields.mapping
    self.number = number
    self.firstRow = firstRow
    self.mapping = mapping
    self.header = header
    self.limits = limits
    externalID = CleanText.line(number)
    place = Place(file: file, line: firstRow.line)
    self.fields = fields
    // An unknown currency is reported when the order closes.
    let column = header.orderLevel.first { $0.role == .currency }?.index
    let stated = column.flatMap { index in (try? fields.currency(firstRow[index])) ?? nil }
    currency = stated ?? mapping.constants[.currency].flatMap { Currency(code: $0) } ?? .eur
  }

  // MARK: Rows

  mutating func add(_ row: CSVRow) {
    rowCount += 1
    guard rowCount <= limits.linesPerOrder else {
      if rowCount == limits.linesPerOrder + 1 {
        refusal.append(OrderRules.tooManyLines(limit: limits.linesPerOrder, at: place))
        lines = []
      }
      return
    }
    let place = Place(file: place.file, line: row.line)
    if let finding = malformed(row, at: place) { return refusal.append(finding) }
    if rowCount > 1 { compareOrderColumns(row, at: place) }
    addLine(row, at: place)
  }

  private func malformed(_ row: CSVRow, at place: Place) -> Finding? {
    let surplusIsBlank =
      row.count > header.names.count
      && (header.names.count..<row.count).allSatisfy { row[$0].isBlank }
    if row.count != header.names.count, !surplusIsBlank {
      return CSVOrderDraft.fieldCount(row, expected: header.names.count, at: place)
    }
    if row.isMisquoted {
      return Finding(
        "row.quote-misplaced", at: place,
        fr:
          "Un guillemet est mal placé : un guillemet à l'intérieur d'un champ entre guillemets s'écrit deux fois.",
        en: "A quote is misplaced: inside a quoted field a quote is written twice.")
    }
    if row.hasNUL {
      return Finding(
        "row.nul-byte", at: place,
        fr:
          "La ligne contient des octets nuls : le fichier est abîmé ou son encodage est mal déclaré.",
        en: "The row holds NUL bytes: the file is damaged or its encoding is declared wrongly.")
    }
    return nil
  }

  static func fieldCount(_ row: CSVRow, expected: Int, at place: Place) -> Finding {
    Finding(
      "row.field-count", at: place,
      fr:
        "La ligne a \(row.count) champ(s) et l'en-tête \(expected). Un séparateur manque, est de trop, ou devrait être entre guillemets.",
      en:
        "The row has \(row.count) field(s) and the header \(expected). A delimiter is missing, is too many, or should be in quotes."
    )
  }

  private mutating func addLine(_ row: CSVRow, at place: Place) {
    let problemsBefore = refusal.count
    let quantity = value(row, header.quantity, .quantity, at: place, missing: true) {
      fields, field throws(FieldProblem) in try fields.quantity(field)
    }
    let price = value(row, header.unitPrice, .unitPrice, at: place, missing: true) {
      fields, field throws(FieldProblem) in try fields.unitPrice(field)
    }
    let tax = tax(row, at: place)
    let discount = money(row, header.discount, .discount, at: place)
    if let discount, discount.isNegative { refuseNegative(discount, header.discount, at: place) }
    let statedNet = money(row, header.lineNet, .lineNet, at: place)
    let statedVAT = money(row, header.lineVAT, .lineVAT, at: place)
    let nature = value(row, header.nature, .nature, at: place) {
      fields, field throws(FieldProblem) in try fields.nature(field)
    }
    guard refusal.count == problemsBefore, let quantity, let price else { return }

    let sku = text(row, header.sku, .sku)
    guard let name = text(row, header.name, .name) ?? sku else {
      let finding = LineRules.nameMissing(
        at: self.place(place, header.name < 0 ? header.sku : header.name))
      refusedLines.append(OrderReading.RefusedLine(place: place, findings: [finding]))
      return
    }
    var line = SalesOrder.Line(
      place: place, sku: sku, name: name, quantity: quantity, unitPrice: price, tax: tax)
    line.detail = text(row, header.detail, .detail)
    line.discount = discount?.isZero == true ? nil : discount
    line.statedNet = statedNet
    line.statedVAT = statedVAT
    if let nature { line.nature = nature }
    if let unit = text(row, header.unit, .unit) { line.unit = unit.uppercased() }
    lines.append(line)
  }

  private mutating func tax(_ row: CSVRow, at place: Place) -> SalesOrder.LineTax {
    if header.exemption >= 0, let reason = fields.text(row[header.exemption]) {
      return .exempt(vatex: reason)
    }
    let rate = value(row, header.vatRate, .vatRate, at: place) {
      fields, field throws(FieldProblem) in try fields.rate(field)
    }
    if let rate { return .rate(rate) }
    return fields.constant(.exemption).flatMap { fields.text($0) }.map { .exempt(vatex: $0) }
      ?? .unstated
  }

  private mutating func money(_ row: CSVRow, _ column: Int, _ role: ColumnRole, at place: Place)
    -> Money?
  {
    value(row, column, role, at: place) { [currency] fields, field throws(FieldProblem) in
      try fields.money(field, in: currency)
    }
  }

  private func text(_ row: CSVRow, _ column: Int, _ role: ColumnRole) -> String? {
    if column >= 0, let text = fields.text(row[column]) { return text }
    return fields.constant(role).flatMap { fields.text($0) }
  }

  /// The value of a field, or of the role's constant where the field is blank. What cannot be read refuses the order.
  private mutating func value<Value>(
    _ row: CSVRow, _ column: Int, _ role: ColumnRole, at place: Place,
    missing isRequired: Bool = false,
    _ read: (FieldInterpreter, ArraySlice<UInt8>) throws(FieldProblem) -> Value?
  ) -> Value? {
    do throws(FieldProblem) {
      if column >= 0, let value = try read(fields, row[column]) { return value }
      if let constant = fields.constant(role), let value = try read(fields, constant) {
        return value
      }
      if isRequired {
        let name = column >= 0 ? header.names[column] : role.name
        refusal.append(Finding.valueMissing(name, at: self.place(place, column)))
      }
    } catch {
      refusal.append(
        Finding(error.code, at: self.place(place, column), fr: error.text.fr, en: error.text.en))
    }
    return nil
  }

  private mutating func refuseNegative(_ amount: Money, _ column: Int, at place: Place) {
    refusal.append(
      Finding(
        "order.amount-negative", at: self.place(place, column),
        fr: "Le montant \(amount) est négatif ; frais et remises s'écrivent sans signe.",
        en: "The amount \(amount) is negative; write charges and discounts without a sign."))
  }

  private func place(_ place: Place, _ column: Int) -> Place {
    column < 0 ? place : place.at(header.names[column], column: column + 1)
  }

  // MARK: What the rows say of the whole order

  /// Order columns are repeated on each row, or given once. Two different values refuse the order.
  private mutating func compareOrderColumns(_ row: CSVRow, at place: Place) {
    for (role, index) in header.orderLevel {
      let field = row[index]
      let first = late.isEmpty ? firstRow[index] : late[role].map { $0[...] } ?? firstRow[index]
      if field == first || field.isBlank { continue }
      if first.isBlank {
        late[role] = Array(field)
      } else if !isSame(field, first, as: role) {
        refusal.append(
          Finding(
            "order.rows-differ", at: self.place(place, index),
            fr:
              "Les lignes d'une commande doivent dire la même chose : « \(shown(field)) » ici, « \(shown(first)) » à la ligne \(firstRow.line).",
            en:
              "The rows of an order must say the same: “\(shown(field))” here, “\(shown(first))” on line \(firstRow.line)."
          ))
      }
    }
  }

  private func isSame(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>, as role: ColumnRole)
    -> Bool
  {
    if role.isDate, let day = try? fields.day(left), let other = try? fields.day(right) {
      return day == other
    }
    return CleanText.line(left) == CleanText.line(right)
  }

  private func column(of role: ColumnRole) -> Int {
    header.orderLevel.first { $0.role == role }?.index ?? -1
  }

  private func field(_ role: ColumnRole) -> ArraySlice<UInt8> {
    if !late.isEmpty, let bytes = late[role] { return bytes[...] }
    let column = column(of: role)
    if column >= 0, !firstRow[column].isBlank { return firstRow[column] }
    return fields.constant(role) ?? []
  }

  private func text(_ role: ColumnRole) -> String? {
    let field = field(role)
    // What some shops put before digits, so that spreadsheets leave them as they are.
    let isMarked = role.isOfDigits && field.first == UInt8(ascii: "'")
    return fields.text(isMarked ? field.dropFirst() : field)
  }

  private mutating func orderValue<Value>(
    _ role: ColumnRole, _ read: (FieldInterpreter, ArraySlice<UInt8>) throws(FieldProblem) -> Value?
  ) -> Value? {
    do throws(FieldProblem) { return try read(fields, field(role)) } catch {
      refusal.append(
        Finding(
          error.code, at: place(place, column(of: role)), fr: error.text.fr, en: error.text.en))
      return nil
    }
  }

  // MARK: Closing

  mutating func close(today: LocalDate) -> OrderReading {
    let isCancellation = isCancellation
    if let prefix = mapping.adjustmentPrefixes.first(where: { externalID.hasPrefix($0) }) {
      refusal.append(notASale(prefix))
    }
    if text(.cancelledOn) != nil { refusal.append(cancelled) }
    var order = SalesOrder(
      source: mapping.source, externalID: externalID, place: place,
      orderedOn: orderedOn(today: today),
      buyer: buyer(), lines: sellable(isCancellation: isCancellation))
    order.currency =
      orderValue(.currency) { fields, field throws(FieldProblem) in try fields.currency(field) }
      ?? .eur
    order.pricesIncludeTax = mapping.pricesIncludeTax
    order.suppliedOn = orderValue(.suppliedOn) { fields, field throws(FieldProblem) in
      try fields.day(field)
    }
    order.delivery = delivery(to: order.buyer)
    order.charges = adjustment(.shipping, kind: .shipping, label: "Frais de livraison")
    order.discounts = adjustment(.orderDiscount, kind: .discount, label: "Remise")
    order.payment = payment(today: today)
    order.stated.gross = orderMoney(.orderTotal)
    order.purchaseOrder = text(.purchaseOrder)
    if isCancellation {
      order.kind = .cancellation(of: text(.cancels))
      order.payment = nil
      order.stated.gross = order.stated.gross?.magnitude
    }
    if order.lines.isEmpty, refusal.isEmpty { refusal.append(OrderRules.noSellableLine(at: place)) }
    return OrderReading(
      order: order, externalID: externalID.isEmpty ? nil : externalID,
      place: place,
      lineCount: rowCount, refusedLines: refusedLines, refusal: refusal)
  }

  private var isCancellation: Bool {
    if let prefix = mapping.cancellationPrefix, !prefix.isEmpty, externalID.hasPrefix(prefix) {
      return true
    }
    return mapping.cancelsByNegativeQuantities && !lines.isEmpty
      && lines.allSatisfy { $0.quantity.isNegative }
  }

  /// The lines that can be sold or taken back; the others move to `refusedLines`.
  private mutating func sellable(isCancellation: Bool) -> [SalesOrder.Line] {
    var sellable: [SalesOrder.Line] = []
    sellable.reserveCapacity(lines.count)
    for var line in lines {
      let stated = line.quantity
      if isCancellation {
        line.quantity = -stated
        line.statedNet = line.statedNet?.magnitude
        line.statedVAT = line.statedVAT?.magnitude
      }
      if line.quantity.units > 0, line.unitPrice.units > 0 {
        sellable.append(line)
        continue
      }
      let quantityPlace = place(line.place, header.quantity)
      var findings = LineRules.findings(
        line, quantityPlace: { quantityPlace }, pricePlace: { place(line.place, header.unitPrice) })
      if isCancellation, line.quantity.units <= 0 {
        findings[0] = LineRules.quantityNotNegative(stated, at: quantityPlace)
      }
      refusedLines.append(OrderReading.RefusedLine(place: line.place, findings: findings))
    }
    return sellable
  }

  private mutating func orderedOn(today: LocalDate) -> LocalDate {
    let column = column(of: .orderedOn)
    let before = refusal.count
    guard
      let day = orderValue(
        .orderedOn, { fields, field throws(FieldProblem) in try fields.day(field) })
    else {
      if refusal.count == before {
        let name = column >= 0 ? header.names[column] : ColumnRole.orderedOn.name
        refusal.append(Finding.valueMissing(name, at: place(place, column)))
      }
      return today
    }
    if day > today {
      refusal.append(OrderRules.dateInFuture(day, today: today, at: place(place, column)))
    }
    return day
  }

  private mutating func payment(today: LocalDate) -> SalesOrder.PaymentReceived? {
    let means = orderValue(.paymentMeans) { fields, field throws(FieldProblem) in
      try fields.paymentMeans(field)
    }
    guard
      let day = orderValue(.paidOn, { fields, field throws(FieldProblem) in try fields.day(field) })
    else { return nil }
    let column = column(of: .paidOn)
    if day > today, column != self.column(of: .orderedOn) {
      refusal.append(OrderRules.dateInFuture(day, today: today, at: place(place, column)))
    }
    return SalesOrder.PaymentReceived(
      receivedOn: day, means: means ?? .online, reference: text(.paymentReference))
  }

  private mutating func orderMoney(_ role: ColumnRole) -> Money? {
    orderValue(role) { [currency] fields, field throws(FieldProblem) in
      try fields.money(field, in: currency)
    }
  }

  /// Shipping or a discount on the whole order. Its VAT is the rate all lines have by constant, when there is one.
  private mutating func adjustment(
    _ role: ColumnRole, kind: SalesOrder.Adjustment.Kind, label: String
  ) -> [SalesOrder.Adjustment] {
    guard let amount = orderMoney(role), !amount.isZero else { return [] }
    let column = column(of: role)
    if amount.isNegative {
      refuseNegative(amount, column, at: place)
      return []
    }
    let rate = fields.constant(.vatRate).flatMap { (try? fields.rate($0)) ?? nil }
    let tax = rate.map { SalesOrder.LineTax.rate($0) } ?? .unstated
    return [
      SalesOrder.Adjustment(
        place: place(place, column), kind: kind, label: label, amount: amount, tax: tax)
    ]
  }

  private var cancelled: Finding {
    let day = shown(field(.cancelledOn))
    return Finding(
      "order.not-confirmed", at: place(place, column(of: .cancelledOn)),
      fr:
        "La commande a été annulée (« \(day) ») : elle ne se facture pas. Si elle a déjà sa facture, faites un avoir.",
      en:
        "The order was cancelled (“\(day)”): it is not invoiced. If it already has its invoice, make a credit note."
    )
  }

  private func notASale(_ prefix: String) -> Finding {
    Finding(
      "order.not-a-sale", at: place(place, header.order),
      fr:
        "« \(shown(externalID)) » commence par « \(shown(prefix)) » : la correspondance dit que c'est une écriture de régularisation, qui ne se facture pas.",
      en:
        "“\(shown(externalID))” begins with “\(shown(prefix))”: the mapping says it is an adjustment, which is not invoiced."
    )
  }
}

// MARK: - Who buys, and where it goes

extension CSVOrderDraft {
  private mutating func buyer() -> SalesOrder.Buyer {
    let company = text(.company)
    let siren = text(.siren).flatMap(BuyerIdentifiers.siren(from:))
    let vat = text(.vatIdentifier).flatMap(BuyerIdentifiers.vat(from:))
    let customer = customer()
    let kind: SalesOrder.Buyer.Kind =
      switch mapping.buyerKind {
      case .consumer: .consumer
      case .company: .company
      case .auto: company != nil || siren != nil || vat != nil ? .company : .consumer
      }
    let person = text(.buyerName) ?? fromTemplate(customer: customer)
    let name = (kind == .company ? company : nil) ?? person ?? company
    let contact = text(.contact) ?? (kind == .company && company != nil ? text(.buyerName) : nil)
    return SalesOrder.Buyer(
      kind: kind, externalID: customer, name: name ?? nameless(kind), contactName: contact,
      email: text(.email),
      phone: text(.phone), siren: kind == .company ? siren : nil,
      vatIdentifier: kind == .company ? vat : nil,
      address: address(.address1, .address2, .postCode, .city, .country))
  }

  private mutating func nameless(_ kind: SalesOrder.Buyer.Kind) -> String {
    if kind == .consumer, let anonymous = mapping.anonymousName { return anonymous }
    refusal.append(OrderRules.buyerNameMissing(at: place))
    return ""
  }

  /// The customer's number. Spreadsheets turn 17850 into 17850.0 when some rows are blank; that is undone.
  private func customer() -> String? {
    guard let text = text(.customer) else { return nil }
    let isDecimalised =
      text.hasSuffix(".0") && text.dropLast(2).utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    return isDecimalised ? String(text.dropLast(2)) : text
  }

  private func fromTemplate(customer: String?) -> String? {
    guard var name = mapping.nameTemplate else { return nil }
    for placeholder in ColumnMapping.placeholders(in: name) {
      guard let role = ColumnRole(name: placeholder),
        let value = role == .customer ? customer : text(role),
        let range = name.firstRange(of: "{\(placeholder)}")
      else { return nil }
      name.replaceSubrange(range, with: value)
    }
    return CleanText.line(name)
  }

  private mutating func address(
    _ line1: ColumnRole, _ line2: ColumnRole, _ postCode: ColumnRole, _ city: ColumnRole,
    _ country: ColumnRole
  ) -> SalesOrder.Address {
    let code = orderValue(country) { fields, field throws(FieldProblem) in try fields.country(field)
    }
    return SalesOrder.Address(
      line1: text(line1) ?? "", line2: text(line2) ?? "", postCode: text(postCode) ?? "",
      city: text(city) ?? "",
      country: code ?? "")
  }

  private mutating func delivery(to buyer: SalesOrder.Buyer) -> SalesOrder.Delivery? {
    let address = address(
      .deliveryAddress1, .deliveryAddress2, .deliveryPostCode, .deliveryCity, .deliveryCountry)
    // A name alone is no place.
    if address == SalesOrder.Address() { return nil }
    return SalesOrder.Delivery(name: text(.deliveryName) ?? buyer.name, address: address)
  }
}
