import Kernel
import Money

/// A purchase to be invoiced in the supplier's name.
package struct SelfBillingRequest: Sendable {
  /// What the supplier agreed to before (CGI ann. II, 242 nonies, I).
  package struct Mandate: Sendable {
    package let reference: String
    package let agreedOn: LocalDate
  }

  package let supplier: CompanyProfile
  /// As it was given, to be kept.
  let supplierJSON: String
  package let mandate: Mandate
  /// Its buyer is the company itself.
  package let order: SalesOrder
}

/// The body of `POST /v1/self-billed-invoices`: an order without its buyer, and the supplier in the shape of a company
/// file, with its mandate:
///
/// ```
/// { "supplier": { "name", "legalForm", "siren", "address", "vatIdentifier" | "vatRegime", "bankAccount"?, …,
///                 "mandate": { "reference", "agreedOn" } },
///   "number", "orderedOn", "lines": [ … ], … }
/// ```
package enum JSONSelfBillingRequest {
  /// - Throws: `InvoicingError.orderRefused` with all that is wrong in the body.
  package static func decode(_ bytes: [UInt8], buyer: CompanyProfile, today: LocalDate) throws
    -> SelfBillingRequest
  {
    let document: JSONDocument
    do throws(JSONSyntaxError) {
      document = try JSONParser.parse(bytes)
    } catch {
      throw InvoicingError.orderRefused([error.finding])
    }
    var reader = JSONOrderReader(document: document, form: .exchange(today: today))
    let (supplier, mandate) = reader.supplier(document.root)
    let reading = JSONOrder.decode(
      order(of: document.root, bought: buyer), place: Place(), today: today,
      defaultSource: "self-billing:\(supplier?.profile.siren ?? "")")
    let findings = reader.findings + reading.refusal.map { $0.withoutLine }
    guard findings.isEmpty, let supplier, let mandate, var order = reading.order else {
      throw InvoicingError.orderRefused(findings)
    }
    order.buyer.language = nil
    return SelfBillingRequest(
      supplier: supplier.profile, supplierJSON: supplier.json, mandate: mandate, order: order)
  }

  /// The order, with the company in the place of its supplier.
  private static func order(of root: JSONValue, bought buyer: CompanyProfile) -> [UInt8] {
    let json = JSONWriter()
    json.object {
      for member in root.members where member.key != "supplier" && member.key != "buyer" {
        json.key(member.key)
        json.value(member.value)
      }
      json.object("buyer") {
        json.field("kind", "company")
        json.field("name", buyer.name)
        json.field("email", buyer.email)
        json.field("siren", buyer.siren)
        json.field("vatIdentifier", buyer.vatIdentifier)
        json.object("address") {
          json.field("line1", buyer.address.line1)
          json.field("line2", buyer.address.line2)
          json.field("postCode", buyer.address.postCode)
          json.field("city", buyer.address.city)
          json.field("country", buyer.address.country)
        }
      }
    }
    return json.bytes
  }
}

extension Finding {
  /// The order was written anew: its lines and columns are not those of the body, its pointer is.
  fileprivate var withoutLine: Finding {
    Finding(
      code, severity, at: Place(pointer: place?.pointer), fr: text.fr, en: text.en)
  }
}

extension JSONOrderReader {
  fileprivate mutating func supplier(_ root: JSONValue) -> (
    (profile: CompanyProfile, json: String)?, SelfBillingRequest.Mandate?
  ) {
    if let buyer = root["buyer"] {
      refuse(
        "order.key-unknown", buyer,
        fr: "Le client d'une autofacture est votre entreprise : retirez « buyer ».",
        en: "The buyer of a self-billed invoice is your company: leave “buyer” out.")
    }
    if let source = root["source"] {
      refuse(
        "order.key-unknown", source,
        fr: "Une autofacture n'est d'aucune boutique : retirez « source ».",
        en: "A self-billed invoice is of no shop: leave “source” out.")
    }
    guard let value = requiredValue(root, "supplier"), value.isObject else { return (nil, nil) }
    let agreed = requiredValue(value, "mandate")
    let mandate = agreed == nil ? nil : self.mandate(agreed!)
    let json = JSONWriter()
    json.object {
      for member in value.members where member.key != "mandate" {
        json.key(member.key)
        json.value(member.value)
      }
    }
    do {
      return ((try CompanyFile.read(json.bytes, fileName: nil), json.string), mandate)
    } catch InvoicingError.companyInvalid(let wrong) {
      findings += wrong.map {
        Finding(
          $0.code, $0.severity, at: Place(pointer: "/supplier" + ($0.place?.pointer ?? "")),
          fr: $0.text.fr, en: $0.text.en)
      }
    } catch {
      preconditionFailure("a company file is read or invalid")
    }
    return (nil, mandate)
  }

  private mutating func mandate(_ value: JSONValue) -> SelfBillingRequest.Mandate? {
    guard check(value, known: ["reference", "agreedOn"]) else { return nil }
    let reference = required(value, "reference")
    let agreedOn = day(value, "agreedOn", isRequired: true)
    guard let reference, let agreedOn else { return nil }
    return .init(reference: reference, agreedOn: agreedOn)
  }
}
