import EN16931
import Kernel
import Money

/// What somebody wants a product to be, in the words of orders:
///
/// ```
/// { "name", "sku"?, "detail"?, "nature"?: "goods" | "services" | …, "unit"?: "C62", "unitPrice"?: "12.50",
///   "pricesIncludeTax"?, "currency"?, "vatRate"?: "20", "state"?: "active" | "archived" }
/// ```
package struct ProductRequest: Sendable, Equatable {
  package var product: Product
  package var state: Product.State

  package init(_ product: Product, _ state: Product.State = .active) {
    self.product = product
    self.state = state
  }

  /// Reads the whole of it.
  ///
  /// - Throws: `ProductProblem.refused` with all that is wrong.
  package init(_ bytes: [UInt8]) throws(ProductProblem) {
    var reader: Reader
    do throws(JSONSyntaxError) {
      reader = Reader(document: try JSONParser.parse(bytes.isEmpty ? Array("{}".utf8) : bytes))
    } catch {
      throw .refused([error.finding])
    }
    guard let read = reader.read(), reader.findings.isEmpty else { throw .refused(reader.findings) }
    self = read
  }

  /// Changed by a merge patch (RFC 7396): what is not given stays, null takes away.
  package func patched(_ patch: [UInt8]) throws(ProductProblem) -> ProductRequest {
    let root: JSONValue
    do throws(JSONSyntaxError) {
      root = try JSONParser.parse(patch.isEmpty ? Array("{}".utf8) : patch).root
    } catch {
      throw .refused([error.finding])
    }
    guard root.isObject else { return try ProductRequest(patch) }
    let json = JSONWriter()
    write(to: json)
    guard let now = try? JSONParser.parse(json.bytes).root else { return self }
    return try ProductRequest(JSONMergePatch.apply(root, to: now))
  }

  package func write(to json: JSONWriter) {
    json.object { members(to: json) }
  }

  func members(to json: JSONWriter) {
    json.field("sku", product.sku)
    json.field("name", product.name)
    json.field("detail", product.detail)
    json.field("nature", product.nature.rawValue)
    json.field("unit", product.unit)
    json.field("unitPrice", product.price?.description)
    json.field("pricesIncludeTax", product.priceIncludesTax)
    json.field("currency", product.currency.code)
    json.field("vatRate", product.rate?.description)
    json.field("state", state.rawValue)
  }

  // MARK: Reading

  /// In characters.
  package static let longestName = 200
  package static let longestSKU = 60

  private struct Reader: JSONReading {
    let document: JSONDocument
    var findings: [Finding] = []
    var currency = Currency.eur
    let isStored = false

    private static let keys = [
      "sku", "name", "detail", "nature", "unit", "unitPrice", "pricesIncludeTax", "currency",
      "vatRate", "state",
    ]

    mutating func read() -> ProductRequest? {
      let root = document.root
      guard check(root, known: Self.keys) else { return nil }
      // Without it the rest is read all the same: all that is wrong is said at once.
      let name = required(root, "name", orElse: Self.nameMissing) ?? ""
      var product = Product(name: name, sku: text(root, "sku"))
      short(root, "name", name, ProductRequest.longestName)
      short(root, "sku", product.sku, ProductRequest.longestSKU)
      product.detail = paragraph(root, "detail")
      short(root, "detail", product.detail, 1_000)
      if let nature = choice(root, "nature", Product.Nature.allCases.map(\.rawValue)) {
        product.nature = Product.Nature(rawValue: nature) ?? .goods
      }
      product.unit = unit(root) ?? UsualUnit.piece
      product.price = price(root)
      product.priceIncludesTax = bool(root, "pricesIncludeTax") ?? false
      product.currency = currency(root)
      product.rate = rate(root)
      let state = choice(root, "state", Product.State.allCases.map(\.rawValue))
      return ProductRequest(product, state.flatMap(Product.State.init) ?? .active)
    }

    private static func nameMissing(at place: Place) -> Finding {
      Finding(
        "product.name-missing", at: place.at("/name"),
        fr: "Donnez une désignation : c’est ce que la facture imprime.",
        en: "Give a name: it is what the invoice prints.")
    }

    private mutating func short(_ root: JSONValue, _ key: String, _ text: String?, _ limit: Int) {
      guard let text, text.count > limit, let value = root[key] else { return }
      refuse(
        "product.value-too-long", value,
        fr: "Au plus \(limit) caractères ; il y en a \(text.count).",
        en: "At most \(limit) characters; there are \(text.count).")
    }

    private mutating func unit(_ root: JSONValue) -> String? {
      guard let typed = text(root, "unit"), let value = root["unit"] else { return nil }
      let code = UsualUnit.code(typed: typed)
      if code == UsualUnit.piece || CodeList.units.contains(exactly: code) { return code }
      refuse(
        "product.unit-unknown", value,
        fr:
          "L’unité « \(shown(typed)) » n’est pas connue. Choisissez-en une dans la liste, ou donnez un code de la recommandation 20, comme KGM.",
        en:
          "The unit “\(shown(typed))” is not known. Choose one of the list, or give a code of Recommendation 20, such as KGM."
      )
      return nil
    }

    private mutating func price(_ root: JSONValue) -> UnitPrice? {
      guard let units = decimal(root, "unitPrice", scale: UnitPrice.scale),
        let value = root["unitPrice"]
      else { return nil }
      if units < 0 {
        refuse(
          "product.price-negative", value, fr: "Un prix n’est pas négatif.",
          en: "A price is not negative.")
      }
      return UnitPrice(units: units)
    }

    private mutating func rate(_ root: JSONValue) -> Rate? {
      guard let units = decimal(root, "vatRate", scale: Rate.scale), let value = root["vatRate"]
      else { return nil }
      if !(0...10_000).contains(units) {
        refuse(
          "product.rate-invalid", value, fr: "Un taux de TVA va de 0 à 100 %.",
          en: "A VAT rate is from 0 to 100%.")
      }
      return Rate(units: units)
    }

    private mutating func currency(_ root: JSONValue) -> Currency {
      guard let code = text(root, "currency"), let value = root["currency"] else { return .eur }
      if let known = Currency(code: code) { return known }
      refuse(
        "product.currency-unknown", value,
        fr: "« \(shown(code)) » n’est pas un code de devise ISO 4217, comme EUR.",
        en: "“\(shown(code))” is not an ISO 4217 currency code, such as EUR.")
      return .eur
    }
  }
}
