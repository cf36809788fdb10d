import Kernel
import Money

/// The body of `POST /v1/credit-notes` and of `POST /v1/invoices/{id}/credit-notes`:
///
/// ```
/// { "invoices": [ { "invoice": "inv_…", SHARE } ],  "reason"?, "refunded"?: true | false }
/// { SHARE, "reason"?, "refunded"? }
/// SHARE: nothing (all that is left)  |  "amount": "12.00" (VAT included)
///      | "lines"?: [ { "line": 1, "quantity"? } ], "charges"?: [ 1 ]
/// ```
///
/// `line` and the numbers of `charges` are the `id` of the lines and adjustments of the invoice's JSON.
package enum JSONCreditRequest {
  /// - Parameter invoice: the one of the address; nil where the body names them.
  /// - Throws: `InvoicingError.creditRefused` with all that is wrong in the body.
  package static func decode(_ bytes: [UInt8], invoice: InvoiceID?) throws -> CreditRequest {
    var reader: Reader
    do throws(JSONSyntaxError) {
      reader = Reader(
        document: try JSONParser.parse(bytes.isEmpty ? Array("{}".utf8) : bytes, file: nil))
    } catch {
      throw InvoicingError.creditRefused([error.finding])
    }
    let request = reader.request(invoice)
    guard let request, reader.findings.isEmpty else {
      throw InvoicingError.creditRefused(reader.findings)
    }
    return request
  }

  private struct Reader: JSONReading {
    let document: JSONDocument
    var findings: [Finding] = []
    let currency = Currency.eur
    let isStored = false

    init(document: JSONDocument) { self.document = document }

    private static let common = ["reason", "refunded"]
    private static let share = ["lines", "charges", "amount"]

    mutating func request(_ invoice: InvoiceID?) -> CreditRequest? {
      let root = document.root
      guard check(root, known: (invoice == nil ? ["invoices"] : Self.share) + Self.common) else {
        return nil
      }
      var shares: [CreditRequest.Share] = []
      if let invoice {
        shares = [share(root, of: invoice)]
      } else if let list = requiredValue(root, "invoices"), isList(list) {
        for element in list.elements {
          guard check(element, known: ["invoice"] + Self.share),
            let id = identifier(element)
          else { continue }
          shares.append(share(element, of: id))
        }
        if list.elements.isEmpty {
          refuse(
            "credit.nothing-chosen", list, fr: "Aucune facture n'est citée.",
            en: "No invoice is named.")
        }
      }
      return CreditRequest(
        shares: shares, reason: text(root, "reason"), isPaidBack: bool(root, "refunded") ?? false)
    }

    private mutating func identifier(_ object: JSONValue) -> InvoiceID? {
      guard let text = required(object, "invoice") else { return nil }
      if let id = InvoiceID(text) { return id }
      refuse(
        "order.value-unreadable", object["invoice"]!,
        fr: "« \(shown(text)) » n'est pas l'identifiant d'une facture, comme inv_….",
        en: "“\(shown(text))” is not the id of an invoice, such as inv_….")
      return nil
    }

    private mutating func share(_ object: JSONValue, of invoice: InvoiceID) -> CreditRequest.Share {
      let place = document.place(of: object)
      let hasParts = object["lines"] != nil || object["charges"] != nil
      if let amount = amount(object, "amount") {
        if hasParts {
          refuse(
            "credit.amount-and-lines", object["amount"]!,
            fr: "Un avoir porte soit sur un montant, soit sur des lignes et des frais.",
            en: "A credit note is either of an amount or of lines and charges.")
        }
        return .init(invoice: invoice, what: .amount(amount), place: place)
      }
      guard hasParts else { return .init(invoice: invoice, what: .rest, place: place) }
      return .init(
        invoice: invoice, what: .parts(lines: lines(object), charges: charges(object)), place: place
      )
    }

    private mutating func lines(_ object: JSONValue) -> [CreditRequest.LinePart] {
      guard let list = present(object, "lines"), isList(list) else { return [] }
      var parts: [CreditRequest.LinePart] = []
      for element in list.elements {
        guard check(element, known: ["line", "quantity"]),
          let position = position(element["line"], in: element)
        else { continue }
        let quantity = decimal(element, "quantity", scale: Quantity.scale).map {
          Quantity(units: $0)
        }
        parts.append(
          .init(position: position, quantity: quantity, place: document.place(of: element)))
      }
      return parts
    }

    private mutating func charges(_ object: JSONValue) -> [CreditRequest.ChargePart] {
      guard let list = present(object, "charges"), isList(list) else { return [] }
      return list.elements.compactMap { element in
        position(element, in: element).map {
          .init(position: $0, place: document.place(of: element))
        }
      }
    }

    private mutating func position(_ value: JSONValue?, in object: JSONValue) -> Int? {
      guard let value else {
        findings.append(Finding.valueMissing("line", at: document.place(of: object)))
        return nil
      }
      if let position = value.text.flatMap({ Int($0) }), position > 0 { return position }
      wrongType(value, Text(fr: "un rang, de 1 à n", en: "a position, from 1"))
      return nil
    }
  }
}
