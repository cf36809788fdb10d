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
          json.field(column.key, column.isNumber ? TypedNumber.plain(text) : text)
        }
      }
    }
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
  fileprivate init(_ line: SalesOrder.Line) {
    self.init()
    self[.name] = line.name
    self[.quantity] = Language.fr.decimal(line.quantity.description)
    self[.unit] = line.unit == "C62" ? "" : line.unit
    self[.unitPrice] = Language.fr.decimal(line.unitPrice.description)
    self[.discount] = line.discount.map { Language.fr.decimal($0.description) } ?? ""
    if case .rate(let rate) = line.tax { self[.vatRate] = Language.fr.decimal(rate.description) }
    self[.nature] = line.nature.rawValue
  }
}
