import EN16931
import Kernel
import Ledger
import Money
import Storage

/// Which account each amount of a document is posted to; kept with its rows, so that a credit note takes back from the
/// same ones.
struct SoldAs: Sendable {
  /// As the lines of the document.
  var lines: [AccountNumber] = []
  /// As its charges and discounts.
  var adjustments: [AccountNumber] = []
  /// As its VAT breakdown.
  var vat: [AccountNumber] = []
  /// On a credit note that names what it takes back: the amounts without VAT of its parts, in the document's currency, in
  /// place of those of its lines.
  var parts: [(account: AccountNumber, net: Int64)]?

  /// - Parameters:
  ///   - natures: whether each line is goods; a line without one is.
  ///   - taxedIn: the country whose VAT is charged, where it is not France.
  init(_ invoice: Invoice, natures: [Bool], taxedIn: [Invoice.VAT: String]) {
    func isGoods(_ index: Int) -> Bool { index < natures.count ? natures[index] : true }
    let isBought = invoice.type.isSelfBilled
    let sellsGoods = natures.isEmpty || natures.contains(true)
    lines = invoice.lines.indices.map { index in
      if invoice.type == .deposit { return .deposits }
      if isBought { return isGoods(index) ? .goodsBought : .servicesBought }
      let place = Self.place(invoice.lines[index].vat, taxedIn)
      // A rebate over a period is none of the sale's lines (PCG 709).
      if invoice.type == .globalRebate {
        return AccountNumber(isGoods(index) ? "7097" : "7096", place)
      }
      return AccountNumber(isGoods(index) ? "707" : "706", place)
    }
    adjustments = invoice.adjustments.map { adjustment in
      if isBought { return sellsGoods ? .goodsBought : .servicesBought }
      let place = Self.place(adjustment.vat, taxedIn)
      if adjustment.isCharge {
        return AccountNumber(adjustment.reasonCode == "FC" ? "7085" : "7088", place)
      }
      // What was invoiced in advance is deducted without a reason code; every discount has one.
      if adjustment.reasonCode == nil { return .deposits }
      return AccountNumber(sellsGoods ? "7097" : "7096", place)
    }
    vat = invoice.vatBreakdown.map { part in
      isBought
        ? .deductibleVAT : .collectedVAT(part.vat.rate.units, in: taxedIn[part.vat] ?? "FR")
    }
  }

  /// The division of a product account: where the sale is taxed, or why it is not.
  private static func place(_ vat: Invoice.VAT, _ taxedIn: [Invoice.VAT: String]) -> Character {
    switch vat.category {
    case .standard: taxedIn[vat].map { $0 == "FR" ? "0" : "3" } ?? "0"
    case .zeroRated: "0"
    case .intraCommunity: "2"
    case .export, .outOfScope: "4"
    case .exempt: "5"
    case .reverseCharge: "6"
    default: "0"
    }
  }
}

/// Reads back what sold parts were posted to.
enum SoldAsStore {
  private struct Credited {
    let isDeposit: Bool
    let isBought: Bool
    /// By category, rate and exemption.
    var vat: [Invoice.VAT: AccountNumber] = [:]
    var lines: [Int: AccountNumber] = [:]
    var adjustments: [Int: AccountNumber] = [:]
  }

  /// What a prepared document is posted to.
  ///
  /// - Parameter order: what it is made of; its lines are the document's, but for deposits and credit notes.
  static func of(
    _ document: PreparedDocument, _ order: SalesOrder, company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> SoldAs {
    let invoice = document.content.invoice
    let natures =
      order.lines.count == invoice.lines.count ? order.lines.map(\.nature.isGoods) : []
    var accounts = SoldAs(invoice, natures: natures, taxedIn: document.taxedIn)
    if document.credits.isEmpty { return accounts }
    var known: [InvoiceID: Credited] = [:]
    for part in document.credits where known[part.invoice] == nil {
      known[part.invoice] = try credited(part.invoice, company: company, in: tx)
    }
    let parts = document.credits.map { part in
      (account: account(of: part, known[part.invoice]!), net: part.net.minorUnits)
    }
    if parts.reduce(0, { $0 + $1.net }) == invoice.totals.net.minorUnits { accounts.parts = parts }
    accounts.vat = zip(invoice.vatBreakdown, accounts.vat).map { part, usual in
      for credited in known.values {
        if credited.isBought { return .deductibleVAT }
        if let account = credited.vat.first(where: { Self.isSame($0.key, part.vat) })?.value {
          return account
        }
      }
      return usual
    }
    return accounts
  }

  private static func isSame(_ left: Invoice.VAT, _ right: Invoice.VAT) -> Bool {
    left.category == right.category && left.rate == right.rate
  }

  /// An amount that names no line is a reduction of the price (709); of a deposit it is the deposit itself.
  private static func account(of part: CreditedPart, _ credited: Credited) -> AccountNumber {
    if credited.isBought { return credited.lines[part.position] ?? .goodsBought }
    if credited.isDeposit { return .deposits }
    if let account = credited.lines[part.position] ?? credited.adjustments[part.adjustment] {
      return account
    }
    let sold = credited.lines.values.sorted()
    let isService = !sold.isEmpty && sold.allSatisfy { $0.isDivision(of: "706") }
    let place = sold.first.flatMap { $0.text.utf8.count > 3 ? Array($0.text)[3] : nil } ?? "0"
    return AccountNumber(isService ? "7096" : "7097", place)
  }

  private static func credited(
    _ id: InvoiceID, company: CompanyID, in tx: borrowing Transaction
  ) throws -> Credited {
    let type = try tx.row(typeSQL, company, id) { row in
      DocumentType(rawValue: try row.textOrNil(0) ?? row.text(1)) ?? .invoice
    }
    var credited = Credited(
      isDeposit: type == .deposit, isBought: type?.isSelfBilled ?? false)
    try tx.forEach(lineSQL, company, id) { row in
      credited.lines[try row.int(0)] =
        try row.textOrNil(1).flatMap { AccountNumber($0) } ?? .init("707", "0")
    }
    try tx.forEach(adjustmentSQL, company, id) { row in
      let usual: AccountNumber = try row.bool(2) ? .init("7085", "0") : .init("7097", "0")
      credited.adjustments[try row.int(0)] =
        try row.textOrNil(1).flatMap { AccountNumber($0) } ?? usual
    }
    try tx.forEach(vatSQL, company, id) { row in
      let vat = Invoice.VAT(
        VATCategory(rawValue: try row.text(0)) ?? .standard, Rate(units: try row.int64(1)))
      credited.vat[vat] = try row.textOrNil(2).flatMap { AccountNumber($0) }
    }
    return credited
  }

  private static let typeSQL = Statement(
    "SELECT type_code, kind FROM invoice WHERE company_id = $1 AND id = $2")
  private static let lineSQL = Statement(
    "SELECT position, account FROM invoice_line WHERE company_id = $1 AND invoice_id = $2")
  private static let adjustmentSQL = Statement(
    """
    SELECT position, account, is_charge FROM invoice_adjustment
    WHERE company_id = $1 AND invoice_id = $2
    """)
  private static let vatSQL = Statement(
    """
    SELECT category, rate_e2, account FROM invoice_vat WHERE company_id = $1 AND invoice_id = $2
    """)
}
