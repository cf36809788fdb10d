import Kernel
import Money

/// The fields of the page: those of the buyer, `purchaseOrder`, `suppliedOn`, `reason`. Left as they were they change
/// nothing; emptied, they take out what stood there.
struct CorrectionForm {
  enum Field: String, CaseIterable {
    case name, contactName, email, siren, vatIdentifier, line1, line2, postCode, city, country
    case purchaseOrder, suppliedOn

    var isOfAddress: Bool {
      switch self {
      case .line1, .line2, .postCode, .city, .country: true
      default: false
      }
    }
    var isOfBuyer: Bool { self != .purchaseOrder && self != .suppliedOn }

    func value(in order: SalesOrder) -> String {
      let (buyer, address) = (order.buyer, order.buyer.address)
      return switch self {
      case .name: buyer.name
      case .contactName: buyer.contactName ?? ""
      case .email: buyer.email ?? ""
      case .siren: buyer.siren ?? ""
      case .vatIdentifier: buyer.vatIdentifier ?? ""
      case .line1: address.line1
      case .line2: address.line2
      case .postCode: address.postCode
      case .city: address.city
      case .country: address.country
      case .purchaseOrder: order.purchaseOrder ?? ""
      case .suppliedOn: order.suppliedOn?.description ?? ""
      }
    }
  }

  let fields: FormFields
  let order: SalesOrder

  /// As it is typed; a field that is not in the form keeps what the order says.
  func value(_ field: Field) -> String {
    fields.fields.first { $0.name == field.rawValue }?.value ?? field.value(in: order)
  }

  func request() throws(Refusal) -> CorrectionRequest {
    guard let reason = CleanText.optionalLine(fields["reason"]) else {
      let missing = CorrectionStrings.table.reasonMissing
      throw Refusal([Finding("order.value-missing", fr: missing.fr, en: missing.en)])
    }
    let changed = Field.allCases.filter { value($0) != $0.value(in: order) }
    let json = JSONWriter()
    json.object {
      if changed.contains(where: \.isOfBuyer) {
        json.object("buyer") { writeBuyer(changed, to: json) }
      }
      for field in changed where !field.isOfBuyer { write(field, to: json) }
    }
    guard let changes = try? JSONParser.parse(json.bytes).root else {
      preconditionFailure("JSON that was just written")
    }
    return CorrectionRequest(changes: changes, reason: reason, pointer: "")
  }

  private func writeBuyer(_ changed: [Field], to json: JSONWriter) {
    for field in changed where field.isOfBuyer && !field.isOfAddress { write(field, to: json) }
    guard changed.contains(where: \.isOfAddress) else { return }
    json.object("address") {
      for field in changed where field.isOfAddress { write(field, to: json) }
    }
  }

  private func write(_ field: Field, to json: JSONWriter) {
    let text = value(field)
    json.field(field.rawValue, text.isEmpty ? nil : text)
  }
}
