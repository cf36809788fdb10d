import Kernel
import Money

/// The body of `POST /v1/periodic-invoices`: `{ "orders": ["ord_…", "ord_…"] }`.
package enum JSONPeriodicRequest {
  /// - Throws: `InvoicingError.orderRefused` with all that is wrong in the body.
  package static func decode(_ bytes: [UInt8]) throws -> [OrderID] {
    let document: JSONDocument
    do throws(JSONSyntaxError) {
      document = try JSONParser.parse(bytes)
    } catch {
      throw InvoicingError.orderRefused([error.finding])
    }
    var reader = JSONOrderReader(
      document: document, form: .exchange(today: LocalDate("9999-12-31")!))
    let ids = reader.periodic(document.root)
    guard reader.findings.isEmpty else { throw InvoicingError.orderRefused(reader.findings) }
    return ids
  }
}

extension JSONOrderReader {
  fileprivate mutating func periodic(_ root: JSONValue) -> [OrderID] {
    guard check(root, known: ["orders"]), let list = requiredValue(root, "orders"), isList(list)
    else { return [] }
    return list.elements.compactMap { element in
      if let id = element.text.flatMap({ OrderID($0) }) { return id }
      refuse(
        "order.value-unreadable", element,
        fr: "« \(shown(element.text ?? "")) » n'est pas l'identifiant d'une commande, comme ord_….",
        en: "“\(shown(element.text ?? ""))” is not the id of an order, such as ord_….")
      return nil
    }
  }
}
