import Kernel
import Money

/// The places of an order a correction may change, by their JSON pointer. No amount, rate or quantity is among them: what
/// changes a price or a tax is never mended, it is corrected in the shop.
enum OrderField {
  /// Empty texts count as nothing.
  static func value(_ pointer: String, of order: SalesOrder) -> String? {
    if pointer == "/dueOn" { return order.dueOn?.description }
    if let index = line(of: pointer, in: order) { return order.lines[index].unit }
    if let path = texts[pointer] { return order.buyer[keyPath: path].nonEmpty }
    if let path = options[pointer] { return order.buyer[keyPath: path]?.nonEmpty }
    return nil
  }

  /// - Returns: false where there is no such place, or the value is none for it.
  static func set(_ pointer: String, to value: String?, of order: inout SalesOrder) -> Bool {
    if pointer == "/dueOn" {
      let day = value.flatMap { LocalDate($0) }
      guard (day == nil) == (value == nil) else { return false }
      order.dueOn = day
    } else if let index = line(of: pointer, in: order), let value {
      order.lines[index].unit = value
    } else if let path = texts[pointer] {
      order.buyer[keyPath: path] = value ?? ""
    } else if let path = options[pointer] {
      order.buyer[keyPath: path] = value
    } else {
      return false
    }
    return true
  }

  private static func line(of pointer: String, in order: SalesOrder) -> Int? {
    let parts = pointer.split(separator: "/")
    guard parts.count == 3, parts[0] == "lines", parts[2] == "unit", let index = Int(parts[1]),
      order.lines.indices.contains(index)
    else { return nil }
    return index
  }

  private nonisolated(unsafe) static let texts:
    [String: WritableKeyPath<SalesOrder.Buyer, String>] = [
      "/buyer/name": \.name, "/buyer/address/line1": \.address.line1,
      "/buyer/address/postCode": \.address.postCode, "/buyer/address/city": \.address.city,
      "/buyer/address/country": \.address.country,
    ]
  private nonisolated(unsafe) static let options:
    [String: WritableKeyPath<SalesOrder.Buyer, String?>] = [
      "/buyer/siren": \.siren, "/buyer/vatIdentifier": \.vatIdentifier,
    ]
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}

extension Finding.Mend {
  /// The order with this correction; changes whose place no longer says what it said are left out.
  package func applied(to order: SalesOrder) -> SalesOrder {
    var mended = order
    for change in changes where OrderField.value(change.pointer, of: mended) == change.before {
      _ = OrderField.set(change.pointer, to: change.after, of: &mended)
    }
    return mended
  }
}
