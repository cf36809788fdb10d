import Kernel
import Money

/// The totals a shop states, held against ours: first as the law counts, then as a shop that rounds each unit does.
///
/// What the buyer was charged stays the truth; what our arithmetic lacks becomes BT-114, never VAT.
struct ShopTotals {
  let order: SalesOrder
  /// Lines first, in their order, then charges and discounts, in the basis of the shop's prices.
  let amounts: [(amount: Money, rate: Rate)]

  struct Sums {
    var net: Money
    var vat: Money
    var gross: Money
  }

  /// - Returns: what the buyer was charged.
  func charged(_ ours: Sums, _ findings: inout Findings) -> Money {
    let wrong = differences(from: ours)
    if wrong.isEmpty { return order.stated.gross ?? ours.gross }
    if let units = perUnit, differences(from: units).isEmpty {
      findings.warn(
        "order.rounding-per-unit", at: order.place.member("totals"),
        fr:
          "La boutique arrondit la TVA de chaque unité ; son total est gardé, l'écart figure en arrondi (BT-114).",
        en:
          "The shop rounds the VAT of each unit; its total is kept, the difference stands as rounding (BT-114)."
      )
      return order.stated.gross ?? units.gross
    }
    for difference in wrong { report(difference, &findings) }
    return ours.gross
  }

  // MARK: Comparing

  private struct Difference {
    let name: String
    let stated: Money
    let computed: Money
    let gap: Money
  }

  private func differences(from sums: Sums) -> [Difference] {
    // Shops round the tax of each line; the sum may drift by half a cent a line from the law's arithmetic.
    let tolerance = max(1, Int64(amounts.count + 1) / 2)
    let stated = order.stated
    return [
      ("net", stated.net, sums.net), ("vat", stated.vat, sums.vat),
      ("gross", stated.gross, sums.gross),
    ].compactMap { name, stated, computed in
      guard let stated, let gap = try? stated - computed, gap.magnitude.minorUnits > tolerance
      else { return nil }
      return Difference(name: name, stated: stated, computed: computed, gap: gap)
    }
  }

  private func report(_ difference: Difference, _ findings: inout Findings) {
    let (fr, en) =
      switch difference.name {
      case "net": ("total HT", "total without tax")
      case "vat": ("total de TVA", "VAT total")
      default: ("total TTC", "total with tax")
      }
    findings.stop(
      "order.total-mismatch", at: order.place.member("totals/\(difference.name)"),
      fr:
        "Le \(fr) de la boutique (\(difference.stated)) n'est pas celui des lignes (\(difference.computed), écart \(difference.gap)). Vérifiez lignes, frais, remises et taux.",
      en:
        "The shop's \(en) (\(difference.stated)) is not that of the lines (\(difference.computed), difference \(difference.gap)). Check lines, charges, discounts and rates."
    )
  }

  // MARK: Rounding each unit

  /// Takes or adds the VAT of one piece, rounds it, and multiplies. Prices with parts of a cent, charges and discounts
  /// go by the line.
  private var perUnit: Sums? {
    guard let sum = try? Money.sum(amounts.map(\.amount), in: order.currency) else { return nil }
    var other: Int64 = 0
    for index in amounts.indices {
      let (total, overflow) = other.addingReportingOverflow(perUnit(index))
      if overflow { return nil }
      other = total
    }
    let converted = Money(minorUnits: other, currency: order.currency)
    let (net, gross) = order.pricesIncludeTax ? (converted, sum) : (sum, converted)
    guard let vat = try? gross - net else { return nil }
    return Sums(net: net, vat: vat, gross: gross)
  }

  /// A line, charge or discount in the other basis, in cents.
  private func perUnit(_ index: Int) -> Int64 {
    let (amount, rate) = amounts[index]
    let centsPerUnit = powerOfTen(6 - order.currency.decimals)
    guard order.lines.indices.contains(index),
      Int128(order.lines[index].unitPrice.units) % Int128(centsPerUnit) == 0
    else { return converted(Int128(amount.minorUnits), rate) }
    let line = order.lines[index]
    let unit = converted(Int128(line.unitPrice.units) / Int128(centsPerUnit), rate)
    let pieces = (Int128(unit) * Int128(line.quantity.units)).divided(
      by: 10_000, rounded: .halfAwayFromZero)
    return Int64(pieces) - converted(Int128(line.discount?.minorUnits ?? 0), rate)
  }

  private func converted(_ cents: Int128, _ rate: Rate) -> Int64 {
    let factor = 10_000 + Int128(rate.units)
    let (top, bottom) = order.pricesIncludeTax ? (Int128(10_000), factor) : (factor, 10_000)
    return Int64((cents * top).divided(by: bottom, rounded: .halfAwayFromZero))
  }
}
