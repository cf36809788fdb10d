import Kernel
import Money

/// An invoice being made by hand, as it is typed: texts, right or wrong, so that nothing of them is lost. `reading` makes
/// an order of it.
package struct TypedInvoice: Sendable, Equatable {
  package struct ID: Identifier {
    package static let prefix = "typ"
    package let raw: RawID
    package init(raw: RawID) { self.raw = raw }
  }

  /// What is typed once. The names are those of the form.
  package enum Field: String, CaseIterable, Sendable {
    case kind, name, contactName, email, siren, vatIdentifier
    case line1, line2, postCode, city, country
    case orderedOn, suppliedOn, dueOn, purchaseOrder, note, prices
    case shipping, shippingLabel, shippingRate
    /// An amount, or a part of the lines: "10 %".
    case discount, discountLabel

    /// Where it stands in an order (RFC 6901).
    var pointer: String {
      switch self {
      case .kind, .name, .contactName, .email, .siren, .vatIdentifier: "/buyer/\(rawValue)"
      case .line1, .line2, .postCode, .city, .country: "/buyer/address/\(rawValue)"
      case .prices: "/pricesIncludeTax"
      case .shipping: "/charges/0/amount"
      case .shippingLabel: "/charges/0/label"
      case .shippingRate: "/charges/0/vatRate"
      case .discount: "/discounts/0/amount"
      case .discountLabel: "/discounts/0/label"
      case .orderedOn, .suppliedOn, .dueOn, .purchaseOrder, .note: "/\(rawValue)"
      }
    }
  }

  /// What is typed of each line. Those shown are in the order of the columns, which is also that of cells pasted from a
  /// spreadsheet; what is kept is in the order here, so another one goes to the end.
  package enum Column: String, CaseIterable, Sendable {
    case name = "line-name"
    case quantity = "line-quantity"
    case unit = "line-unit"
    case unitPrice = "line-price"
    case discount = "line-discount"
    case vatRate = "line-vat"
    case nature = "line-nature"
    /// Comes with a product of the catalogue, and stands under its name.
    case sku = "line-sku"

    static let shown = allCases.filter { $0 != .sku }

    var key: String {
      switch self {
      case .name: "name"
      case .quantity: "quantity"
      case .unit: "unit"
      case .unitPrice: "unitPrice"
      case .discount: "discount"
      case .vatRate: "vatRate"
      case .nature: "nature"
      case .sku: "sku"
      }
    }

    var isNumber: Bool {
      switch self {
      case .quantity, .unitPrice, .discount, .vatRate: true
      case .name, .unit, .nature, .sku: false
      }
    }
  }

  package struct Line: Sendable, Equatable {
    private var texts: [String]

    package init() { texts = Array(repeating: "", count: Column.allCases.count) }

    package subscript(column: Column) -> String {
      get { texts[Self.place(of: column)] }
      set { texts[Self.place(of: column)] = newValue }
    }

    /// A row nobody wrote in; its choice of goods or services says nothing, nor what came with a name that was taken away.
    package var isBlank: Bool {
      Column.shown.allSatisfy { $0 == .nature || self[$0].allSatisfy(\.isWhitespace) }
    }

    private static func place(of column: Column) -> Int {
      Column.allCases.firstIndex(of: column) ?? 0
    }
  }

  /// More would be a mistake of whoever pastes.
  package static let mostLines = 2_000

  private var texts: [Field: String] = [:]
  package var lines: [Line] = []

  package init() {}

  package subscript(field: Field) -> String {
    get { texts[field] ?? "" }
    set { texts[field] = newValue.isEmpty ? nil : newValue }
  }

  // MARK: The form

  /// A row begins with each value of its first column: browsers send fields in the order of the page.
  package init(_ form: FormFields) {
    for field in form.fields {
      if let known = Field(rawValue: field.name) {
        self[known] = field.value
      } else if let column = Column(rawValue: field.name) {
        if column == .name { lines.append(Line()) }
        if let last = lines.indices.last { lines[last][column] = field.value }
      }
    }
    while lines.last?.isBlank == true { lines.removeLast() }
    if lines.count > Self.mostLines { lines.removeLast(lines.count - Self.mostLines) }
  }

  // MARK: The store

  package var json: String {
    let json = JSONWriter(capacity: 512 + lines.count * 96)
    json.object {
      for field in Field.allCases where !self[field].isEmpty {
        json.field(field.rawValue, self[field])
      }
      json.array("lines") {
        for line in lines {
          json.array { for column in Column.allCases { json.value(line[column]) } }
        }
      }
    }
    return json.string
  }

  /// Reads back what `json` wrote.
  package init(json text: String) throws {
    let root = try JSONParser.parse(text.utf8).root
    for field in Field.allCases { self[field] = root[field.rawValue]?.text ?? "" }
    lines = (root["lines"]?.elements ?? []).map { row in
      var line = Line()
      for (column, value) in zip(Column.allCases, row.elements) { line[column] = value.text ?? "" }
      return line
    }
  }
}
