import Invoicing
import Kernel

/// What the page of a CSV file's columns asks for. It is kept as a mapping; what a mapping says beyond it stays as it is.
struct ColumnForm: Sendable, Equatable {
  enum Prices: String, Sendable {
    case withTax = "with-tax"
    case withoutTax = "without-tax"
  }

  /// Names the shop: with the number, an order is known by it.
  var source = ""
  /// Header names, by role.
  var columns: [ColumnRole: String] = [:]
  /// No column says how many: one of each.
  var isOneEach = false
  /// Empty until somebody says it, where the sample can be read in two ways.
  var dates = DateFormat.iso.pattern
  /// The decimal separator, and after it the one of thousands, if any. Empty as `dates` is.
  var decimals = "."
  /// `nil` until somebody says it: it changes each amount.
  var prices: Prices?
  /// In per cent, for rows that do not say it.
  var vatRate = ""
  /// Where the file says none.
  var country = ""
  var buyerKind = ColumnMapping.BuyerKind.auto
  var anonymousName = ""
  var takesBackNegatives = false

  init(dates: String = DateFormat.iso.pattern, decimals: String = ".") {
    (self.dates, self.decimals) = (dates, decimals)
  }

  var notation: DecimalNotation {
    let signs = Array(decimals.utf8)
    return DecimalNotation(
      point: signs.first ?? UInt8(ascii: "."), thousands: signs.count > 1 ? signs[1] : nil)
  }

  // MARK: The mapping

  /// - Parameter json: a mapping that was read before without an error.
  init?(mapping json: String) {
    guard let root = try? JSONParser.parse(Array(json.utf8)).root,
      let read = try? ColumnMapping.read(Array(json.utf8))
    else { return nil }
    source = read.source
    columns = read.columns
    isOneEach = read.columns[.quantity] == nil && read.constants[.quantity] == "1"
    dates = read.dateFormat.pattern
    decimals = (root["decimal"]?.text ?? ".") + (root["thousands"]?.text ?? "")
    prices = read.pricesIncludeTax ? .withTax : .withoutTax
    vatRate = read.constants[.vatRate] ?? ""
    country = read.constants[.country] ?? ""
    buyerKind = read.buyerKind
    anonymousName = read.anonymousName ?? ""
    takesBackNegatives = read.cancelsByNegativeQuantities
  }

  /// The mapping as JSON.
  /// - Parameter base: the one that was in force; what this form does not know stays as it says.
  func mapping(over base: String?) -> String {
    let patch = JSONWriter()
    patch.object {
      patch.field("format", "csv")
      patch.field("source", source)
      // As the sample was read that the columns were chosen by; the delimiter is found by their names.
      patch.field("encoding", "auto")
      patch.field("delimiter", nil as String?)
      patch.field("decimal", String(decimals.prefix(1)))
      patch.field("thousands", decimals.count > 1 ? String(decimals.suffix(1)) : nil)
      patch.field("dateFormat", dates)
      patch.object("columns") {
        for role in ColumnRole.allCases { patch.field(role.name, columns[role]) }
      }
      patch.object("constants") {
        if isOneEach != base.flatMap({ ColumnForm(mapping: $0)?.isOneEach }) ?? false {
          patch.field("quantity", isOneEach ? "1" : nil)
        }
        patch.field("vatRate", vatRate.isEmpty ? nil : rate)
        patch.field("country", country.isEmpty ? nil : country)
      }
      patch.field("pricesIncludeTax", prices == .withTax)
      patch.object("buyer") {
        patch.field("kind", buyerKind.rawValue)
        patch.field("anonymousName", anonymousName.isEmpty ? nil : anonymousName)
      }
      patch.object("cancellation") { patch.field("negativeQuantities", takesBackNegatives) }
    }
    guard let change = try? JSONParser.parse(patch.bytes).root,
      let target = try? JSONParser.parse(Array((base ?? "{}").utf8)).root
    else { return patch.string }
    return String(decoding: JSONMergePatch.apply(change, to: target), as: UTF8.self)
  }

  /// A constant is written as the file writes its numbers.
  private var rate: String {
    let mark = decimals.prefix(1)
    return vatRate.replacing(mark == "," ? "." : ",", with: mark)
  }

  // MARK: The form

  static let oneEach = "one"

  init(_ fields: FormFields, of sample: CSVSample) {
    source = CleanText.line(fields["source"] ?? "")
    for role in ColumnRole.allCases {
      if let place = fields[Self.field(role)].flatMap({ Int($0) }),
        sample.names.indices.contains(place)
      {
        columns[role] = sample.names[place]
      } else if let name = fields[Self.typedField(role)] {
        columns[role] = CleanText.line(name)
      }
    }
    isOneEach = fields[Self.field(.quantity)] == Self.oneEach
    dates = fields["dates"] ?? ""
    decimals = fields["decimals"] ?? ""
    prices = fields.choice("prices")
    vatRate = CleanText.line(fields["vatRate"] ?? "")
    let country = CleanText.line(fields["country"] ?? "")
    self.country = Countries.code(country) ?? country
    buyerKind = fields.choice("buyerKind") ?? .auto
    anonymousName = CleanText.line(fields["anonymousName"] ?? "")
    takesBackNegatives = fields["takesBackNegatives"] != nil
  }

  /// Where a column is chosen, by its place.
  static func field(_ role: ColumnRole) -> String { "column-\(role.name)" }
  /// Where its name is typed instead.
  static func typedField(_ role: ColumnRole) -> String { "typed-\(role.name)" }

  /// All that keeps it from being a mapping of a file, at its fields.
  func findings(of sample: CSVSample) -> [Finding] {
    let words = ColumnsStrings.table
    var findings: [Finding] = []
    func refuse(_ field: String, _ text: Text) {
      findings.append(
        Finding(
          "mapping.value-invalid", at: Place(pointer: "/\(field)"), fr: text.fr, en: text.en))
    }
    if source.isEmpty { refuse("source", words.sourceMissing) }
    for role in ColumnRole.allCases {
      guard let name = columns[role], sample.index(of: name) == nil else { continue }
      refuse(Self.field(role), words.columnUnknown)
    }
    for role: ColumnRole in [.order, .orderedOn, .unitPrice] where columns[role] == nil {
      refuse(Self.field(role), words.columnMissing)
    }
    if columns[.quantity] == nil, !isOneEach {
      refuse(Self.field(.quantity), words.columnMissing)
    }
    if columns[.name] == nil, columns[.sku] == nil {
      refuse(Self.field(.name), words.nameMissing)
    }
    if dates.isEmpty { refuse("dates", words.datesMissing) }
    if decimals.isEmpty { refuse("decimals", words.decimalsMissing) }
    if prices == nil { refuse("prices", words.pricesMissing) }
    if columns[.country] == nil, country.isEmpty { refuse("country", words.countryMissing) }
    if !country.isEmpty, !Countries.codes.contains(country) {
      refuse("country", words.countryUnknown)
    }
    let typed = Array(rate.utf8)[...]
    var mapping = ColumnMapping()
    mapping.notation = notation
    if FieldInterpreter(mapping: mapping).problem(of: typed, as: .vatRate) != nil {
      refuse("vatRate", words.rateUnreadable)
    }
    return findings
  }
}
