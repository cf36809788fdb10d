import Money

/// BG-23: what is taxed at one category and rate.
package struct VATBreakdown: Sendable, Hashable {
  package var vat: Invoice.VAT
  /// BT-116: the sum of the lines, less allowances, plus charges of this category and rate.
  package var base: Money
  /// BT-117: base × rate, rounded once per category (BR-CO-17); never the sum of per-line taxes.
  package var tax: Money
  /// BT-120: why nothing is taxed, in words.
  package var exemptionReason: String?

  package init(vat: Invoice.VAT, base: Money, tax: Money, exemptionReason: String? = nil) {
    self.vat = vat
    self.base = base
    self.tax = tax
    self.exemptionReason = exemptionReason
  }
}

/// BG-22: the totals of the document.
package struct Totals: Sendable, Hashable {
  /// BT-106.
  package var lines: Money
  /// BT-107.
  package var allowances: Money
  /// BT-108.
  package var charges: Money
  /// BT-109, total HT.
  package var net: Money
  /// BT-110, total TVA.
  package var vat: Money
  /// BT-112, total TTC.
  package var gross: Money
  /// BT-113, déjà payé.
  package var paid: Money
  /// BT-114: the cent between what the shop charged and what the arithmetic gives; never hidden in VAT.
  package var rounding: Money
  /// BT-115, net à payer.
  package var due: Money
}

extension Totals {
  /// Computes breakdown and totals by the arithmetic of EN 16931:
  ///
  /// 1. BT-116 per category and rate = Σ lines − allowances + charges.
  /// 2. BT-117 = BT-116 × rate, rounded half away from zero (BR-CO-17).
  /// 3. BT-109 = Σ lines − allowances + charges (BR-CO-13), BT-110 = Σ BT-117 (BR-CO-14).
  /// 4. BT-112 = BT-109 + BT-110 (BR-CO-15), BT-115 = BT-112 − BT-113 + BT-114 (BR-CO-16).
  ///
  /// - Parameters:
  ///   - paid: what was received before issue (BT-113).
  ///   - charged: what the buyer was asked to pay, if the shop's total is the truth; the difference to
  ///     BT-112 becomes BT-114.
  /// - Throws: `MoneyError` on overflow or mixed currencies.
  package static func computed(
    lines: [Invoice.Line], adjustments: [Invoice.Adjustment], currency: Currency,
    paid: Money? = nil, charged: Money? = nil
  ) throws(MoneyError) -> (totals: Totals, breakdown: [VATBreakdown]) {
    var bases: [(vat: Invoice.VAT, base: Money)] = []
    func add(_ amount: Money, _ vat: Invoice.VAT) throws(MoneyError) {
      if let index = bases.firstIndex(where: { $0.vat == vat }) {
        bases[index].base = try bases[index].base + amount
      } else {
        bases.append((vat, amount))
      }
    }
    var lineTotal = Money.zero(currency)
    var allowances = Money.zero(currency)
    var charges = Money.zero(currency)
    for line in lines {
      lineTotal = try lineTotal + line.net
      try add(line.net, line.vat)
    }
    for adjustment in adjustments {
      if adjustment.isCharge {
        charges = try charges + adjustment.amount
        try add(adjustment.amount, adjustment.vat)
      } else {
        allowances = try allowances + adjustment.amount
        try add(-adjustment.amount, adjustment.vat)
      }
    }
    var breakdown: [VATBreakdown] = []
    var vat = Money.zero(currency)
    bases.sort { $0.vat < $1.vat }
    for (category, base) in bases {
      let tax = try (category.rate * base).rounded(.halfAwayFromZero, currency: currency)
      vat = try vat + tax
      breakdown.append(
        VATBreakdown(
          vat: category, base: base, tax: tax, exemptionReason: category.reason))
    }
    let net = try lineTotal - allowances + charges
    let gross = try net + vat
    let received = paid ?? .zero(currency)
    let rounding = try (charged ?? gross) - gross
    let totals = Totals(
      lines: lineTotal, allowances: allowances, charges: charges, net: net, vat: vat, gross: gross,
      paid: received, rounding: rounding, due: try gross - received + rounding)
    return (totals, breakdown)
  }
}
