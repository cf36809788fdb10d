import EN16931
import Kernel
import Money
import Storage

/// The rows pages are made of against the sealed file: lines, names and due dates are kept twice, and only the file is under
/// a seal.
struct ShownRows {
  let id: InvoiceID
  let company: CompanyID

  init(of id: InvoiceID, company: CompanyID) {
    self.id = id
    self.company = company
  }

  func faults(against sealed: Invoice, in tx: borrowing Transaction) throws -> [LogFault.What] {
    var different: [Text] = []
    func compare<Value: Equatable>(_ row: Value, _ file: Value, _ fr: String, _ en: String) {
      if row != file { different.append(Text(fr: fr, en: en)) }
    }
    try tx.forEach(Self.document, company, id) { row in
      let party = sealed.type.isSelfBilled ? sealed.seller : sealed.buyer
      compare(try row.text(0), party.name, "le nom du client", "the customer's name")
      compare(
        try row.textOrNil(1), sealed.dueDate?.description, "l'échéance", "the due date")
      compare(
        try row.textOrNil(2), sealed.delivery?.date?.description, "la date de livraison",
        "the date of supply")
      compare(
        try row.textOrNil(3), sealed.salesOrder, "le numéro de commande", "the order's number")
      compare(
        try row.int64(4), sealed.totals.paid.minorUnits, "le montant déjà payé",
        "the amount paid already")
      compare(
        try row.int64(5), sealed.totals.due.minorUnits, "le net à payer", "the amount due")
    }
    let lines = try tx.rows(CreditableInvoices.lineSQL, company, id) {
      try InvoiceLineRow.line($0, sealed.currency)
    }
    compare(lines.count, sealed.lines.count, "le nombre de lignes", "the number of lines")
    for (index, (row, file)) in zip(lines, sealed.lines).enumerated() {
      compare(
        Shown(row, at: row.id), Shown(file, at: "\(index + 1)"),
        "la ligne \(index + 1) (\(file.name))",
        "line \(index + 1) (\(file.name))")
    }
    return different.map(LogFault.What.shownDiffers)
  }

  /// What a page shows of a line.
  private struct Shown: Equatable {
    let position: String
    let name: String
    let description: String?
    let quantity: Quantity
    let unit: String
    let price: UnitPrice
    let basis: Quantity
    let allowance: Money?
    let sku: String?
    let net: Money
    let rate: Rate
    let category: VATCategory

    init(_ line: Invoice.Line, at position: String) {
      self.position = position
      name = line.name
      description = line.description
      quantity = line.quantity
      unit = line.unit
      price = line.netPrice
      basis = line.basis
      allowance = line.allowance?.amount
      sku = line.sku
      net = line.net
      rate = line.vat.rate
      category = line.vat.category
    }
  }

  private static let document = Statement(
    """
    SELECT buyer_name, due_date, supply_date, order_reference, paid_minor, due_minor
    FROM invoice WHERE company_id = $1 AND id = $2
    """)
}
