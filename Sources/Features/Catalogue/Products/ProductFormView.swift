import Kernel
import Money

/// The form of a product: what is typed, right or wrong, and what is wrong with it in its place.
struct ProductFormView {
  let fields: FormFields
  let findings: [Finding]
  let language: Language

  private var words: Words<ProductStrings> { Words(ProductStrings.table, language) }

  /// As a product would be typed.
  static func fields(of product: Product) -> FormFields {
    var fields = FormFields().with("name", product.name)
    fields = fields.with("sku", product.sku).with("detail", product.detail)
    fields = fields.with("nature", product.nature.rawValue).with("unit", product.unit)
    fields = fields.with("unitPrice", product.typedPrice)
    fields = fields.with("prices", product.priceIncludesTax ? "gross" : "net")
    fields = fields.with("currency", product.currency.code)
    return fields.with("vatRate", product.rate.map { Language.fr.decimal($0.description) })
  }

  /// What the form says, in the words of a request.
  static func json(_ fields: FormFields, _ state: Product.State) -> [UInt8] {
    let json = JSONWriter()
    json.object {
      for name in ["sku", "name", "detail", "nature", "unit", "currency"] {
        if let text = fields[name] { json.field(name, text) }
      }
      for name in ["unitPrice", "vatRate"] {
        if let text = fields[name], !text.allSatisfy(\.isWhitespace) {
          json.field(name, TypedNumber.plain(text))
        }
      }
      json.field("pricesIncludeTax", fields["prices"] == "gross")
      json.field("state", state.rawValue)
    }
    return json.bytes
  }

  func write(to page: HTML) {
    page.section(class: "card stack") {
      page.h2(words.whatItIs)
      page.div(class: "fields") {
        text(page, "name", words.name, words.nameHelp, [.required], isWide: true)
        text(page, "sku", words.sku, words.skuHelp)
        select(
          page, "nature", words.nature, words.natureHelp,
          Product.Nature.allCases.map { ($0.rawValue, $0.title(language)) })
        select(page, "unit", words.unit, words.unitHelp, units)
        field(page, "detail", words.detail, words.detailHelp, isWide: true) { attributes in
          page.textarea(all: attributes + [.attribute("rows", "3")]) {
            page.text(fields["detail"] ?? "")
          }
        }
      }
    }
    page.section(class: "card stack") {
      page.h2(words.itsPrice)
      page.div(class: "fields") {
        text(page, "unitPrice", words.price, words.priceHelp, [.inputMode("decimal")])
        select(
          page, "prices", words.prices, nil, [("net", words.withoutTax), ("gross", words.withTax)])
        text(
          page, "vatRate", words.rateTitle, words.rateHelp,
          [.inputMode("decimal"), .attribute("list", "usual-rates")])
        text(page, "currency", words.currency, nil)
      }
      page.datalist(.id("usual-rates")) {
        for rate in ["20", "10", "5,5", "2,1", "0"] { page.option(.value(rate), text: "") }
      }
    }
  }

  private var units: [(String, String)] {
    var all = UsualUnit.all.map { ($0.code, UsualUnit.label($0.code, language)) }
    if let other = fields["unit"], !all.contains(where: { $0.0 == other }) {
      all.append((other, words.otherUnit(other)))
    }
    return all
  }

  // MARK: Fields

  private func errors(_ name: String) -> String {
    let pointer = name == "prices" ? "/pricesIncludeTax" : "/\(name)"
    let own = findings.filter { $0.place?.pointer == pointer }
    return own.map { $0.text(language) }.joined(separator: " ")
  }

  private func field(
    _ page: HTML, _ name: String, _ title: String, _ help: String?, isWide: Bool = false,
    _ control: ([Attribute]) -> Void
  ) {
    let wrong = errors(name)
    var attributes: [Attribute] = [.id(name), .name(name)]
    let notes = [help == nil ? nil : "\(name)-help", wrong.isEmpty ? nil : "\(name)-error"]
    let described = notes.compactMap { $0 }
    if !described.isEmpty { attributes.append(.describedBy(described.joined(separator: " "))) }
    if !wrong.isEmpty { attributes.append(.attribute("aria-invalid", "true")) }
    page.div(class: isWide ? "field wide" : "field") {
      page.label(.for(name), text: title)
      control(attributes)
      if let help { page.p(class: "quiet", .id("\(name)-help"), text: help) }
      if !wrong.isEmpty { page.p(class: "error", .id("\(name)-error"), text: wrong) }
    }
  }

  private func text(
    _ page: HTML, _ name: String, _ title: String, _ help: String?, _ more: [Attribute] = [],
    isWide: Bool = false
  ) {
    field(page, name, title, help, isWide: isWide) { attributes in
      page.input(all: attributes + more + [.type("text"), .value(fields[name] ?? "")])
    }
  }

  private func select(
    _ page: HTML, _ name: String, _ title: String, _ help: String?,
    _ choices: [(value: String, title: String)]
  ) {
    field(page, name, title, help) { attributes in
      page.select(all: attributes) {
        for choice in choices {
          page.option(
            .value(choice.value), .selected(choice.value == fields[name]), text: choice.title)
        }
      }
    }
  }
}

extension Product.Nature {
  package func title(_ language: Language) -> String {
    ProductStrings.table.natures[self]?(language) ?? rawValue
  }
}

extension Product {
  /// "12,50 € HT"; empty where it has no usual price.
  package func shownPrice(_ language: Language) -> String {
    guard let price else { return "" }
    let words = Words(ProductStrings.table, language)
    return (priceIncludesTax ? words.gross : words.net)(Self.amount(price, currency, language))
  }

  /// "12,50" as it would be typed; all its decimals where it is not whole cents.
  package var typedPrice: String? { price.map(Self.typed) }

  package static func typed(_ price: UnitPrice) -> String {
    let parts = price.description.split(separator: ".")
    let decimals = parts.count > 1 ? String(parts[1]) : ""
    let padded = decimals + String(repeating: "0", count: max(0, 2 - decimals.count))
    return Language.fr.decimal("\(parts.first ?? "0").\(padded)")
  }

  /// As an amount where it is whole cents, with all its decimals where it is not.
  private static func amount(_ price: UnitPrice, _ currency: Currency, _ language: Language)
    -> String
  {
    if let whole = whole(price, currency) { return language.money(whole) }
    return "\(language.decimal(price.description))\u{A0}\(currency.code)"
  }

  /// As money; `nil` where it is finer than the currency's smallest unit.
  static func whole(_ price: UnitPrice, _ currency: Currency) -> Money? {
    var scale: Int64 = 1
    for _ in 0..<(UnitPrice.scale - currency.decimals) { scale *= 10 }
    guard price.units % scale == 0 else { return nil }
    return Money(minorUnits: price.units / scale, currency: currency)
  }
}
