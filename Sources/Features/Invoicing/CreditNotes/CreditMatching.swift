import EN16931
import Kernel
import Money

/// Finds which sales a cancellation takes back, when the shop does not name the order: by customer, article and
/// price, the latest sale first, never more than was sold.
struct CreditMatching {
  private(set) var invoices: [CreditableInvoice]

  /// - Parameter invoices: the customer's, the latest first.
  init(_ invoices: [CreditableInvoice]) { self.invoices = invoices }

  /// Takes `line` back from one or more sales, or from none when not all of it can be found.
  mutating func take(_ line: SalesOrder.Line) -> [CreditedPart]? {
    var wanted = line.quantity.units
    var parts: [(invoice: Int, line: Int, units: Int64)] = []
    for (number, invoice) in invoices.enumerated() where wanted > 0 {
      for (index, sold) in invoice.lines.enumerated() where wanted > 0 {
        guard sold.quantityLeft.units > 0, matches(line, sold) else { continue }
        let units = min(wanted, sold.quantityLeft.units)
        parts.append((number, index, units))
        wanted -= units
      }
    }
    guard wanted == 0 else { return nil }
    return parts.map { invoices[$0.invoice].take(units: $0.units, ofLine: $0.line) }
  }

  private func matches(_ line: SalesOrder.Line, _ sold: CreditableInvoice.Line) -> Bool {
    guard sold.statedPrice == line.unitPrice else { return false }
    if let sku = line.sku, !sku.isEmpty { return CleanText.line(sku) == sold.content.sku }
    return CleanText.line(line.name) == sold.content.name
  }
}

extension CreditableInvoice {
  /// Takes `units` (ten-thousandths) of a line back. The last of it takes all the cents that are left, so that the
  /// parts of a line always add up to the line.
  mutating func take(units: Int64, ofLine index: Int) -> CreditedPart {
    let line = lines[index]
    let net: Money
    if units == line.quantityLeft.units {
      net = line.netLeft
    } else {
      // What all pieces taken so far come to, less what was given back: cents of single pieces do not add up.
      let whole = line.content.quantity.units
      let taken = whole - line.quantityLeft.units + units
      let wide = Int128(line.content.net.minorUnits) * Int128(taken)
      let due = Int64(wide.divided(by: Int128(whole), rounded: .halfAwayFromZero))
      let given = line.content.net.minorUnits - line.netLeft.minorUnits
      net = Money(
        minorUnits: max(0, min(line.netLeft.minorUnits, due - given)), currency: currency)
    }
    lines[index].quantityLeft = Quantity(units: line.quantityLeft.units - units)
    lines[index].netLeft.minorUnits -= net.minorUnits
    return CreditedPart(
      invoice: id, position: line.position, quantity: Quantity(units: units), net: net,
      vat: line.content.vat)
  }

  /// Everything that is left, line by line.
  mutating func takeAll() -> [CreditedPart] {
    lines.indices.filter { lines[$0].quantityLeft.units > 0 }.map {
      take(units: lines[$0].quantityLeft.units, ofLine: $0)
    }
  }
}
