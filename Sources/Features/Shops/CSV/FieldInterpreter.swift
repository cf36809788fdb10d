import Invoicing
import Kernel
import Money

/// Why a field is not what its column should hold.
struct FieldProblem: Error {
  var code = "order.value-unreadable"
  let text: Text
}

/// Reads single fields as the mapping declares them. A blank field is `nil`.
final class FieldInterpreter {
  let mapping: ColumnMapping
  /// The constants by the place of their role in `ColumnRole.allCases`: rows look them up without hashing.
  private let constants: [ArraySlice<UInt8>?]

  init(mapping: ColumnMapping) {
    self.mapping = mapping
    constants = ColumnRole.allCases.map { role in
      mapping.constants[role].map { Array($0.utf8)[...] }
    }
  }

  func constant(_ role: ColumnRole) -> ArraySlice<UInt8>? { constants[role.rawValue] }

  func quantity(_ field: ArraySlice<UInt8>) throws(FieldProblem) -> Quantity? {
    try number(field, scale: Quantity.scale).map(Quantity.init(units:))
  }

  func unitPrice(_ field: ArraySlice<UInt8>) throws(FieldProblem) -> UnitPrice? {
    try number(field, scale: UnitPrice.scale).map(UnitPrice.init(units:))
  }

  func money(_ field: ArraySlice<UInt8>, in currency: Currency) throws(FieldProblem) -> Money? {
    try number(field, scale: currency.decimals).map { Money(minorUnits: $0, currency: currency) }
  }

  /// "20", "5,5" or "20 %".
  func rate(_ field: ArraySlice<UInt8>) throws(FieldProblem) -> Rate? {
    var digits = field.trimmingBlanks()
    if digits.last == UInt8(ascii: "%") { digits = digits.dropLast() }
    return try number(digits, scale: Rate.scale).map(Rate.init(units:))
  }

  func day(_ field: ArraySlice<UInt8>) throws(FieldProblem) -> LocalDate? {
    if field.isBlank { return nil }
    guard let day = mapping.dateFormat.day(field) else {
      let pattern = mapping.dateFormat.pattern
      throw FieldProblem(
        text: Text(
          fr:
            "« \(shown(field)) » n'est pas une date de la forme \(pattern) ; corriger la date, ou \"dateFormat\" dans la correspondance.",
          en:
            "“\(shown(field))” is not a date of the form \(pattern); correct the date, or \"dateFormat\" in the mapping."
        ))
    }
    return day
  }

  func text(_ field: ArraySlice<UInt8>) -> String? {
    let text = CleanText.line(field)
    return text.isEmpty ? nil : text
  }

  func currency(_ field: ArraySlice<UInt8>) throws(FieldProblem) -> Currency? {
    guard let text = text(field) else { return nil }
    if let currency = Currency(code: text) { return currency }
    throw FieldProblem(
      code: "order.currency-unknown",
      text: Text(
        fr: "« \(shown(text)) » n'est pas un code de devise ISO 4217, comme EUR.",
        en: "“\(shown(text))” is not an ISO 4217 currency code, such as EUR."))
  }

  /// The ISO code of a country; empty when the field is blank.
  func country(_ field: ArraySlice<UInt8>) throws(FieldProblem) -> String {
    guard let text = text(field) else { return "" }
    if let code = mapping.countries[text.lowercased()] ?? Countries.code(text) { return code }
    throw FieldProblem(
      code: "order.country-unknown",
      text: Text(
        fr:
          "Le pays « \(shown(text)) » est inconnu : l'ajouter à \"countries\" dans la correspondance avec son code ISO, ou corriger la commande.",
        en:
          "The country “\(shown(text))” is unknown: add it to \"countries\" in the mapping with its ISO code, or correct the order."
      ))
  }

  func paymentMeans(_ field: ArraySlice<UInt8>) throws(FieldProblem) -> SalesOrder.PaymentReceived
    .Means?
  {
    guard let text = text(field) else { return nil }
    if let means = PaymentWords.means(text) { return means }
    throw FieldProblem(
      code: "order.payment-means-unknown",
      text: Text(
        fr:
          "Le moyen de paiement « \(shown(text)) » est inconnu ; écrire carte, virement, prélèvement, espèces, chèque ou en ligne.",
        en:
          "The means of payment “\(shown(text))” is unknown; write card, transfer, directDebit, cash, cheque or online."
      ))
  }

  func nature(_ field: ArraySlice<UInt8>) throws(FieldProblem) -> SalesOrder.Line.Nature? {
    guard let text = text(field) else { return nil }
    switch text.lowercased() {
    case "goods", "bien", "biens": return .goods
    case "service", "services": return .services
    default:
      throw FieldProblem(
        text: Text(
          fr:
            "« \(shown(text)) » n'est pas une nature d'opération ; écrire goods (biens) ou services.",
          en: "“\(shown(text))” is not a nature of operation; write goods or services."))
    }
  }

  /// What is wrong with `field` in a column of that role; `nil` when it can be read.
  func problem(of field: ArraySlice<UInt8>, as role: ColumnRole) -> Text? {
    do throws(FieldProblem) {
      switch role {
      case .quantity: _ = try quantity(field)
      case .unitPrice: _ = try unitPrice(field)
      case .vatRate: _ = try rate(field)
      case .discount, .lineNet, .lineVAT, .orderTotal, .shipping, .orderDiscount:
        _ = try money(field, in: .eur)
      case .orderedOn, .suppliedOn, .paidOn: _ = try day(field)
      case .currency: _ = try currency(field)
      case .country, .deliveryCountry: _ = try country(field)
      case .paymentMeans: _ = try paymentMeans(field)
      case .nature: _ = try nature(field)
      default: break
      }
      return nil
    } catch { return error.text }
  }

  private func number(_ field: ArraySlice<UInt8>, scale: Int) throws(FieldProblem) -> Int64? {
    let outcome = mapping.notation.read(field, scale: scale)
    switch outcome {
    case .blank: return nil
    case .value(let units): return units
    case .notANumber:
      let point = mapping.notation.point == UInt8(ascii: ",") ? "," : "."
      throw FieldProblem(
        text: Text(
          fr:
            "« \(shown(field)) » n'est pas un nombre écrit avec « \(point) » ; corriger la valeur, ou \"decimal\" et \"thousands\" dans la correspondance.",
          en:
            "“\(shown(field))” is not a number written with “\(point)”; correct the value, or \"decimal\" and \"thousands\" in the mapping."
        ))
    case .tooManyDecimals:
      throw FieldProblem(
        text: Text(
          fr:
            "« \(shown(field)) » a plus de \(scale) décimales ; rien n'est arrondi en silence, corriger la valeur.",
          en:
            "“\(shown(field))” has more than \(scale) decimals; nothing is rounded silently, correct the value."
        ))
    case .tooLarge:
      throw FieldProblem(
        text: Text(
          fr: "« \(shown(field)) » est trop grand pour un montant.",
          en: "“\(shown(field))” is too large for an amount."))
    }
  }
}
