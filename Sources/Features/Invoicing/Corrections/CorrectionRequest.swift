import Kernel
import Money

/// What somebody says was wrong on an issued invoice.
package struct CorrectionRequest: Sendable {
  /// What the order should have said: a patch of it (RFC 7396), in the shape of `POST /v1/orders`.
  package let changes: JSONValue
  /// Printed on the corrected invoice.
  package let reason: String
  /// Before the pointers of what is wrong in `changes`.
  let pointer: String

  /// The sale told right.
  ///
  /// - Throws: `InvoicingError.correctionRefused` with everything that is wrong in the changes.
  func corrected(_ order: SalesOrder, today: LocalDate) throws -> SalesOrder {
    let stored = try JSONParser.parse(JSONOrder.encode(order))
    let merged = JSONMergePatch.apply(changes, to: stored.root)
    let reading = JSONOrder.decode(merged, place: Place(), today: today)
    var findings = reading.refusal.map { finding in
      Finding(
        finding.code, finding.severity,
        at: Place(pointer: pointer + (finding.place?.pointer ?? "")), fr: finding.text.fr,
        en: finding.text.en)
    }
    for key in ["source", "number", "kind", "cancels", "refunds"] where changes[key] != nil {
      findings.append(
        Finding(
          "correction.another-sale", at: Place(pointer: "\(pointer)/\(key)"),
          fr:
            "« \(key) » ne se rectifie pas : une facture rectificative redit la même vente. Faites un avoir.",
          en:
            "“\(key)” cannot be corrected: a corrected invoice tells the same sale. Make a credit note."
        ))
    }
    guard findings.isEmpty, var corrected = reading.order else {
      throw InvoicingError.correctionRefused(findings)
    }
    // What happened to the sale since stays as the shop told it.
    corrected.refunds = order.refunds
    corrected.place = order.place
    return corrected
  }
}

/// The body of `POST /v1/invoices/{id}/corrections`:
///
/// ```
/// { "reason": "…", "changes": { "buyer"?: { "name"?: "…", … }, "delivery"?, "lines"?, … } }
/// ```
package enum JSONCorrectionRequest {
  /// - Throws: `InvoicingError.correctionRefused` with all that is wrong in the body.
  package static func decode(_ bytes: [UInt8]) throws -> CorrectionRequest {
    let document: JSONDocument
    do throws(JSONSyntaxError) {
      document = try JSONParser.parse(bytes)
    } catch {
      throw InvoicingError.correctionRefused([error.finding])
    }
    var reader = JSONOrderReader(
      document: document, form: .exchange(today: LocalDate("9999-12-31")!))
    let request = reader.correction(document.root)
    guard let request, reader.findings.isEmpty else {
      throw InvoicingError.correctionRefused(reader.findings)
    }
    return request
  }
}

extension JSONOrderReader {
  fileprivate mutating func correction(_ root: JSONValue) -> CorrectionRequest? {
    guard check(root, known: ["reason", "changes"]) else { return nil }
    let reason = required(root, "reason")
    let changes = requiredValue(root, "changes")
    if let changes, !changes.isObject { wrongType(changes, Text(fr: "un objet", en: "an object")) }
    guard let reason, let changes else { return nil }
    return CorrectionRequest(changes: changes, reason: reason, pointer: "/changes")
  }
}
