import Catalogue
import Kernel
import Money

/// What is typed, as an order, and an order as it would be typed.
extension TypedInvoice {
  /// The shop name of orders made here by hand.
  package static let source = "manual"

  /// The rows somebody wrote in: the lines of the order.
  package var rows: [Int] { lines.indices.filter { !lines[$0].isBlank } }

  /// Judged like an order from outside: all that is wrong at once, each with its pointer.
  package func reading(number: String, today: LocalDate) -> OrderReading {
    JSONOrder.decode(body(number: number, today: today), place: Place(), today: today)
  }

  private func body(number: String, today: LocalDate) -> [UInt8] {
    let json = JSONWriter(capacity: 512 + lines.count * 160)
    json.object {
      json.field("source", Self.source)
      json.field("number", number)
      json.field("orderedOn", self[.orderedOn].isEmpty ? today.description : self[.orderedOn])
      for field in [Field.suppliedOn, .dueOn, .purchaseOrder, .note] { write(field, to: json) }
      json.field("pricesIncludeTax", self[.prices] == "gross")
      json.object("buyer") {
        json.field("kind", self[.kind] == "consumer" ? "consumer" : "company")
        for field in [Field.name, .contactName, .email, .siren, .vatIdentifier] {
          write(field, to: json)
        }
        json.object("address") {
          for field in [Field.line1, .line2, .postCode, .city, .country] { write(field, to: json) }
        }
      }
      json.array("lines") { for row in rows { write(lines[row], to: json) } }
      writeAdjustments(to: json)
    }
    return json.bytes
  }

  private func write(_ field: Field, to json: JSONWriter) {
    if !self[field].allSatisfy(\.isWhitespace) { json.field(field.rawValue, self[field]) }
  }

  /// An empty quantity is one; an empty rate is the seller's usual one.
  private func write(_ line: Line, to json: JSONWriter) {
    json.object {
      for column in Column.allCases {
        let text = line[column]
        if text.allSatisfy(\.isWhitespace) {
          if column == .quantity { json.field(column.key, "1") }
        } else {
          json.field(column.key, Self.written(text, column))
        }
      }
    }
  }

  private static func written(_ text: String, _ column: Column) -> String {
    if column == .unit { return UsualUnit.code(typed: text) }
    return column.isNumber ? TypedNumber.plain(text) : text
  }

  // MARK: Shipping and discount

  private func isTyped(_ field: Field) -> Bool { !self[field].allSatisfy(\.isWhitespace) }

  private func writeAdjustments(to json: JSONWriter) {
    let language = DocumentLanguage(country: self[.country].uppercased())
    if isTyped(.shipping) {
      json.array("charges") {
        json.object {
          json.field("kind", "shipping")
          json.field(
            "label",
            isTyped(.shippingLabel)
              ? self[.shippingLabel] : EditorStrings.shippingLabel(in: language))
          json.field("amount", TypedNumber.plain(self[.shipping]))
          if isTyped(.shippingRate) {
            json.field("vatRate", TypedNumber.plain(self[.shippingRate]))
          }
        }
      }
    }
    if isTyped(.discount) {
      let part = discountPart
      json.array("discounts") {
        json.object {
          let label = EditorStrings.discountLabel(in: language, part)
          json.field("label", isTyped(.discountLabel) ? self[.discountLabel] : label)
          json.field(
            "amount", part.map { amount(of: $0) } ?? TypedNumber.plain(self[.discount]))
        }
      }
    }
  }

  /// "10 %" of the lines.
  private var discountPart: Rate? {
    guard self[.discount].contains("%"),
      let units = try? DecimalText.units(
        of: TypedNumber.plain(self[.discount]), scale: Rate.scale)
    else { return nil }
    return Rate(units: units)
  }

  /// Of all lines after their own discounts, in the basis of the prices; what cannot be read of them is refused elsewhere.
  private func amount(of part: Rate) -> String {
    var all = Money.zero()
    for row in rows {
      guard let line = try? lines[row].amount, let sum = try? all + line else { continue }
      all = sum
    }
    return (try? (part * all).rounded(.halfAwayFromZero).description) ?? self[.discount]
  }

  /// An order typed again: to change a draft, or to make one like it.
  package init(_ order: SalesOrder) {
    self.init()
    let (buyer, address) = (order.buyer, order.buyer.address)
    self[.kind] = buyer.kind.rawValue
    self[.name] = buyer.name
    self[.contactName] = buyer.contactName ?? ""
    self[.email] = buyer.email ?? ""
    self[.siren] = buyer.siren ?? ""
    self[.vatIdentifier] = buyer.vatIdentifier ?? ""
    self[.line1] = address.line1
    self[.line2] = address.line2
    self[.postCode] = address.postCode
    self[.city] = address.city
    self[.country] = address.country
    self[.orderedOn] = order.orderedOn.description
    self[.suppliedOn] = order.suppliedOn?.description ?? ""
    self[.dueOn] = order.dueOn?.description ?? ""
    self[.purchaseOrder] = order.purchaseOrder ?? ""
    self[.note] = order.note ?? ""
    self[.prices] = order.pricesIncludeTax ? "gross" : "net"
    lines = order.lines.map(Line.init)
    let shipping = order.charges.filter { $0.kind == .shipping }
    let tax = shipping.first?.tax
    take(shipping.filter { $0.tax == tax }, .shipping, .shippingLabel)
    if case .rate(let rate)? = tax {
      self[.shippingRate] = Language.fr.decimal(rate.description)
    }
    take(order.discounts, .discount, .discountLabel)
    // The form has one rate for shipping: what has another is a line, as fees are.
    let charges = shipping.filter { $0.tax != tax } + order.charges.filter { $0.kind == .fee }
    forgetUsualLabels(isOfLines: charges.isEmpty)
    lines += charges.map(Line.init)
  }

  /// Several of a kind are typed as one.
  private mutating func take(
    _ adjustments: [SalesOrder.Adjustment], _ amount: Field, _ label: Field
  ) {
    guard let first = adjustments.first else { return }
    let sum = adjustments.dropFirst().reduce(first.amount) { (try? $0 + $1.amount) ?? $0 }
    self[amount] = Language.fr.decimal(sum.description)
    self[label] = first.label
  }

  /// Words nobody wrote are made anew: "Remise 10 %" is a part of the lines again, whatever lines there will be.
  ///
  /// - Parameter isOfLines: nothing becomes a line that was none, which the part would be taken of too.
  private mutating func forgetUsualLabels(isOfLines: Bool) {
    let language = DocumentLanguage(country: self[.country].uppercased())
    if self[.shippingLabel] == EditorStrings.shippingLabel(in: language) {
      self[.shippingLabel] = ""
    }
    func usual(_ part: Rate?) -> String {
      CleanText.line(EditorStrings.discountLabel(in: language, part))
    }
    let label = CleanText.line(self[.discountLabel])
    if label == usual(nil) { self[.discountLabel] = "" }
    guard isOfLines else { return }
    let digits = label.filter { $0.isNumber || $0 == "," || $0 == "." }
    guard let units = try? DecimalText.units(of: TypedNumber.plain(digits), scale: Rate.scale),
      case let part = Rate(units: units), label == usual(part),
      TypedNumber.plain(self[.discount]) == amount(of: part)
    else { return }
    self[.discount] = Language.fr.percent(part)
    self[.discountLabel] = ""
  }

  // MARK: Places

  /// The input a finding is about; nil for what is about the whole.
  package enum Spot: Hashable, Sendable {
    case field(Field)
    /// A row of the form, from 0.
    case cell(row: Int, Column)
  }

  package func spot(of pointer: String?) -> Spot? {
    guard let pointer else { return nil }
    if let field = Field.allCases.first(where: { $0.pointer == pointer }) { return .field(field) }
    let parts = pointer.split(separator: "/")
    if parts.first == "charges" { return .field(.shipping) }
    if parts.first == "discounts" { return .field(.discount) }
    let rows = rows
    guard parts.count >= 2, parts[0] == "lines", let index = Int(parts[1]),
      rows.indices.contains(index)
    else { return nil }
    let column = parts.count > 2 ? Column.allCases.first { $0.key == parts[2] } : nil
    return .cell(row: rows[index], column ?? .name)
  }

  /// The same with a correction made, as far as what it changes is typed here.
  package mutating func apply(_ mend: Finding.Mend) {
    for change in mend.changes {
      switch spot(of: change.pointer) {
      case .field(let field): self[field] = change.after ?? ""
      case .cell(let row, let column): lines[row][column] = change.after ?? ""
      case nil: break
      }
    }
  }
}

extension TypedInvoice.Line {
  /// Price by quantity less its discount, rounded as it will be (BT-131).
  fileprivate var amount: Money {
    get throws {
      func units(_ column: TypedInvoice.Column, _ scale: Int, _ blank: String) throws -> Int64 {
        let text = self[column].allSatisfy(\.isWhitespace) ? blank : self[column]
        return try DecimalText.units(of: TypedNumber.plain(text), scale: scale)
      }
      let price = UnitPrice(units: try units(.unitPrice, UnitPrice.scale, "0"))
      let quantity = Quantity(units: try units(.quantity, Quantity.scale, "1"))
      let discount = Money(minorUnits: try units(.discount, 2, "0"))
      return try (price * quantity).rounded(.halfAwayFromZero) - discount
    }
  }

  /// A charge of a shop, as a line of its own: the form has no other place for it.
  fileprivate init(_ fee: SalesOrder.Adjustment) {
    self.init()
    self[.name] = fee.label
    self[.quantity] = "1"
    self[.unitPrice] = Language.fr.decimal(fee.amount.description)
    if case .rate(let rate) = fee.tax { self[.vatRate] = Language.fr.decimal(rate.description) }
    self[.nature] = SalesOrder.Line.Nature.services.rawValue
  }

  fileprivate init(_ line: SalesOrder.Line) {
    self.init()
    self[.sku] = line.sku ?? ""
    self[.name] = line.name
    self[.quantity] = Language.fr.decimal(line.quantity.description)
    self[.unit] = line.unit == "C62" ? "" : line.unit
    self[.unitPrice] = Language.fr.decimal(line.unitPrice.description)
    self[.discount] = line.discount.map { Language.fr.decimal($0.description) } ?? ""
    if case .rate(let rate) = line.tax { self[.vatRate] = Language.fr.decimal(rate.description) }
    self[.nature] = line.nature.rawValue
  }
}
