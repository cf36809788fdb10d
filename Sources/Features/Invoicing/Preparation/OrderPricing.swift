import EN16931
import Kernel
import Money
import Tax

/// Turns the shop's prices into lines, charges and totals of an invoice, to the cent.
///
/// Prices without tax: BT-131 = price × quantity − discount, rounded once.
///
/// Prices with tax: what the buyer saw stays the truth. Per VAT rate the amounts with tax are summed, the base is
/// that sum ÷ (1 + rate) (`Rate.base(ofGross:)`), and the base's cents are dealt to the lines by largest remainder. Where no base gives the
/// sum back exactly (one sum in six at 20 %), the residual cent becomes BT-114, never VAT.
struct OrderPricing {
  let order: SalesOrder
  let tax: SaleTax
  /// Invoiced in advance, taken off the total.
  let deposits: [DepositInvoice]

  struct Priced {
    var lines: [Invoice.Line]
    var adjustments: [Invoice.Adjustment]
    var totals: Totals
    var breakdown: [VATBreakdown]
    /// Why each VAT is what it is.
    var reasons: [Invoice.VAT: Text] = [:]
    /// Whose VAT it is, where it is not France's.
    var taxedIn: [Invoice.VAT: String] = [:]
    /// How the administration learns of the sale, line by line.
    var flows: Set<SaleFlow> = []
    /// What it counts in the turnovers of its year.
    var turnover = SaleTurnover.none
  }

  /// One line, or the share of a charge or discount, in the basis of the shop's prices. Discounts are negative.
  private struct Component {
    var amount: Money
    var vat: Invoice.VAT
    var decision: VATDecision
    var turnover: Turnover
  }

  /// What of a charge or discount falls under one VAT.
  private struct Share {
    let adjustment: SalesOrder.Adjustment
    let component: Component
  }

  /// - Returns: `nil` when something stopped it.
  func priced(_ findings: inout Findings) -> Priced? {
    let lines = order.lines.compactMap { lineComponent($0, &findings) }
    let shares = (order.charges + order.discounts).flatMap {
      adjustmentShares($0, lines, &findings)
    }
    guard !findings.stops else { return nil }
    let components = lines + shares.map(\.component)
    if components.contains(where: { $0.vat.category == .outOfScope }),
      components.contains(where: { $0.vat.category != .outOfScope })
    {
      findings.stop(
        "order.out-of-scope-mixed",
        fr:
          "La commande mêle des opérations hors du champ de la TVA et d'autres : la norme les veut sur deux factures. Séparez-les en deux commandes.",
        en:
          "The order mixes supplies outside the scope of VAT with others: the standard wants them on two invoices. Split it into two orders."
      )
      return nil
    }
    if hasSeveralReasons(components, &findings) { return nil }
    do {
      let nets =
        order.pricesIncludeTax ? try netAmounts(of: components) : components.map(\.amount)
      var priced = try assembled(nets: nets, lines: lines, shares: shares)
      for component in components {
        if priced.reasons[component.vat] == nil {
          priced.reasons[component.vat] = component.decision.explanation
        }
        if let country = component.decision.taxedIn?.description, country != "FR" {
          priced.taxedIn[component.vat] = country
        }
        priced.flows.insert(component.decision.flow)
      }
      return check(priced, components, &findings)
    } catch {
      findings.stop(
        "order.amount-too-large",
        fr: "Les montants de la commande dépassent ce qui peut être compté.",
        en: "The order's amounts exceed what can be counted.")
      return nil
    }
  }

  /// EN 16931 has one breakdown, and so one reason, per category without VAT (BR-E-01 and its like).
  private func hasSeveralReasons(_ components: [Component], _ findings: inout Findings) -> Bool {
    var reasons: [VATCategory: Set<Invoice.VAT>] = [:]
    for component in components where component.vat.category.needsReason {
      reasons[component.vat.category, default: []].insert(component.vat)
    }
    guard let mixed = reasons.values.first(where: { $0.count > 1 }) else { return false }
    let words = mixed.compactMap(\.reason).sorted().joined(separator: " ; ")
    findings.stop(
      "order.reasons-mixed",
      fr:
        "La commande a plusieurs motifs de ne pas compter de TVA (\(words)) : la norme en veut un seul par facture. Séparez-les en autant de commandes.",
      en:
        "The order has several reasons for charging no VAT (\(words)): the standard wants one per invoice. Split it into as many orders."
    )
    return true
  }

  // MARK: Components

  private func lineComponent(_ line: SalesOrder.Line, _ findings: inout Findings) -> Component? {
    checkLine(line, &findings)
    guard let decision = tax.decide(line, &findings) else { return nil }
    guard
      let before = try? (line.unitPrice * line.quantity).rounded(
        .halfAwayFromZero, currency: order.currency),
      before.minorUnits < Self.largestAmount
    else {
      findings.stop(
        "order.amount-too-large", at: line.place,
        fr: "Le montant de la ligne est trop grand.", en: "The line's amount is too large.")
      return nil
    }
    let discount = line.discount ?? .zero(order.currency)
    if line.discount != nil, discount.isNegative || discount.minorUnits > before.minorUnits {
      findings.stop(
        "line.discount-invalid", at: line.place.member("discount"),
        fr: "La remise (\(discount)) est négative ou dépasse le montant de la ligne (\(before)).",
        en: "The discount (\(discount)) is negative or exceeds the line's amount (\(before)).")
      return nil
    }
    let component = Component(
      amount: Money(
        minorUnits: before.minorUnits - discount.minorUnits, currency: order.currency),
      vat: tax.vat(decision), decision: decision,
      turnover: decision.turnover(line.nature.taxNature))
    checkTotal(line, component, &findings)
    return component
  }

  /// The line's own total without tax, where the shop states it: half a cent a piece may be lost in rounding.
  private func checkTotal(
    _ line: SalesOrder.Line, _ component: Component, _ findings: inout Findings
  ) {
    // A negative price or quantity is said already.
    guard let stated = line.statedNet, !line.unitPrice.isNegative, line.quantity.units > 0 else {
      return
    }
    let net =
      order.pricesIncludeTax
      ? try? component.vat.rate.net(ofGross: component.amount, rounded: .halfAwayFromZero)
      : component.amount
    guard let net, let difference = try? stated - net else { return }
    let pieces = (line.quantity.units + 9_999) / 10_000
    if difference.magnitude.minorUnits > 1 + (pieces + 1) / 2 {
      findings.stop(
        "line.total-mismatch", at: line.place.member("totals/net"),
        fr:
          "Le total de la ligne (\(stated)) n'est pas prix × quantité − remise (\(net)). Vérifiez la ligne dans la boutique.",
        en:
          "The line's total (\(stated)) is not price × quantity − discount (\(net)). Check the line in the shop."
      )
    }
  }

  /// A hundred billion euros; beyond it an order is a mistake.
  private static let largestAmount: Int64 = 10_000_000_000_000

  /// BR-CL-23.
  static func isUnit(_ code: String) -> Bool {
    code == "C62" || CodeList.units.contains(exactly: code)
  }

  private func checkLine(_ line: SalesOrder.Line, _ findings: inout Findings) {
    if line.quantity.units <= 0 {
      findings.stop(
        "line.quantity-not-positive", at: line.place.member("quantity"),
        fr: "La quantité (\(line.quantity)) n'est pas positive.",
        en: "The quantity (\(line.quantity)) is not positive.")
    }
    if line.unitPrice.isNegative {
      findings.stop(
        "line.price-negative", at: line.place.member("unitPrice"),
        fr:
          "Le prix unitaire (\(line.unitPrice)) est négatif ; une remise se déclare comme remise.",
        en: "The unit price (\(line.unitPrice)) is negative; state a discount as a discount.")
    }
    if !Self.isUnit(line.unit) {
      findings.stop(
        "line.unit-unknown", at: line.place.member("unit"),
        fr:
          "L'unité « \(shown(line.unit)) » n'est pas un code de la recommandation 20 (C62 pièce, KGM kilo, HUR heure, DAY jour…).",
        en:
          "The unit “\(shown(line.unit))” is no code of Recommendation 20 (C62 piece, KGM kilogram, HUR hour, DAY day…)."
      )
    }
    // What is printable is never cleaned away; the name itself is cleaned once, for the invoice.
    if !line.name.utf8.contains(where: { (0x21..<0x7F).contains($0) }),
      CleanText.line(line.name).isEmpty
    {
      findings.stop(
        "line.name-missing", at: line.place.member("name"),
        fr: "La ligne n'a pas de désignation.", en: "The line has no name.")
    }
  }

  /// What the shop says of its tax decides. Where it says nothing, shipping and discounts follow what they go with:
  /// they are shared over the VATs of the lines, in proportion (CGI 267; BOI-TVA-LIQ-30-10).
  private func adjustmentShares(
    _ adjustment: SalesOrder.Adjustment, _ lines: [Component], _ findings: inout Findings
  ) -> [Share] {
    if adjustment.amount.isNegative {
      findings.stop(
        "order.charge-negative", at: adjustment.place,
        fr: "« \(adjustment.label.prefix(40)) » a un montant négatif (\(adjustment.amount)).",
        en: "“\(adjustment.label.prefix(40))” has a negative amount (\(adjustment.amount)).")
      return []
    }
    let signed = adjustment.kind == .discount ? -adjustment.amount : adjustment.amount
    guard adjustment.tax == .unstated, let first = lines.min(by: { $0.vat < $1.vat }) else {
      return tax.decide(adjustment, &findings).map { decision in
        [
          Share(
            adjustment: adjustment,
            component: Component(
              amount: signed, vat: tax.vat(decision), decision: decision,
              turnover: decision.turnover(tax.adjustmentNature.taxNature)))
        ]
      } ?? []
    }
    var kinds: [(component: Component, weight: Int64)] = []
    for line in lines {
      if let index = kinds.firstIndex(where: { $0.component.vat == line.vat }) {
        kinds[index].weight += line.amount.minorUnits
      } else {
        kinds.append((line, line.amount.minorUnits))
      }
    }
    kinds.sort { $0.component.vat < $1.component.vat }
    guard kinds.count > 1, kinds.contains(where: { $0.weight > 0 }),
      let amounts = try? adjustment.amount.allocated(by: kinds.map(\.weight))
    else {
      return [
        Share(
          adjustment: adjustment,
          component: Component(
            amount: signed, vat: first.vat, decision: first.decision, turnover: first.turnover))
      ]
    }
    return zip(kinds, amounts).filter { !$0.1.isZero }.map { kind, amount in
      Share(
        adjustment: adjustment,
        component: Component(
          amount: adjustment.kind == .discount ? -amount : amount, vat: kind.component.vat,
          decision: kind.component.decision, turnover: kind.component.turnover))
    }
  }

  // MARK: Prices that include tax

  private func netAmounts(of components: [Component]) throws(MoneyError) -> [Money] {
    var nets = components.map { _ in Money.zero(order.currency) }
    for vat in Set(components.map(\.vat)) {
      let indices = components.indices.filter { components[$0].vat == vat }
      var gross = Money.zero(order.currency)
      for index in indices { gross = try gross + components[index].amount }
      let base = try vat.rate.base(ofGross: gross)
      for (index, net) in zip(indices, deal(base, to: indices.map { components[$0] })) {
        nets[index] = net
      }
    }
    return nets
  }

  /// Gives each component the floor of its exact net amount, then the cents left to the largest remainders.
  private func deal(_ base: Money, to components: [Component]) -> [Money] {
    var shares: [Int64] = []
    var remainders: [(remainder: Int128, index: Int)] = []
    for (index, component) in components.enumerated() {
      let divisor = 10_000 + Int128(component.vat.rate.units)
      let wide = Int128(component.amount.minorUnits) * 10_000
      var (share, remainder) = wide.quotientAndRemainder(dividingBy: divisor)
      if remainder < 0 {
        share -= 1
        remainder += divisor
      }
      shares.append(Int64(share))
      remainders.append((remainder, index))
    }
    remainders.sort { ($1.remainder, $0.index) < ($0.remainder, $1.index) }
    let left = Int(base.minorUnits - shares.reduce(0, +))
    for (_, index) in remainders.prefix(max(0, left)) { shares[index] += 1 }
    return shares.map { Money(minorUnits: $0, currency: order.currency) }
  }

  // MARK: Assembly

  private func assembled(
    nets: [Money], lines: [Component], shares: [Share]
  ) throws(MoneyError) -> Priced {
    var invoiceLines: [Invoice.Line] = []
    var turnover = SaleTurnover(lines: lines.map(\.turnover))
    for (index, line) in order.lines.enumerated() {
      turnover.sums.add(nets[index].minorUnits, to: lines[index].turnover)
      invoiceLines.append(
        try invoiceLine(line, position: index + 1, net: nets[index], vat: lines[index].vat))
    }
    var adjustments: [Invoice.Adjustment] = []
    for (index, share) in shares.enumerated() {
      let net = nets[order.lines.count + index]
      guard !net.isZero else { continue }
      turnover.adjustments.append(share.component.turnover)
      turnover.sums.add(net.minorUnits, to: share.component.turnover)
      adjustments.append(
        invoiceAdjustment(share.adjustment, net: net, vat: share.component.vat))
    }
    let (totals, breakdown) = try Totals.computed(
      lines: invoiceLines, adjustments: adjustments, currency: order.currency)
    return Priced(
      lines: invoiceLines, adjustments: adjustments, totals: totals, breakdown: breakdown,
      turnover: turnover)
  }

  private func invoiceLine(
    _ line: SalesOrder.Line, position: Int, net: Money, vat: Invoice.VAT
  ) throws(MoneyError) -> Invoice.Line {
    var allowance: Invoice.Line.LineAllowance?
    if let discount = line.discount, !discount.isZero {
      let amount =
        order.pricesIncludeTax
        ? try vat.rate.net(ofGross: discount, rounded: .halfAwayFromZero) : discount
      allowance = Invoice.Line.LineAllowance(amount: amount, reason: "Remise")
    }
    var result = Invoice.Line(
      id: String(position), quantity: line.quantity, unit: line.unit, netPrice: line.unitPrice,
      allowance: allowance, net: net, vat: vat, name: CleanText.line(line.name),
      description: CleanText.optionalLine(line.detail), sku: CleanText.optionalLine(line.sku))
    if order.pricesIncludeTax {
      let before = try net + (allowance?.amount ?? .zero(order.currency))
      result.setPrice(before: before)
    }
    return result
  }

  private func invoiceAdjustment(
    _ adjustment: SalesOrder.Adjustment, net: Money, vat: Invoice.VAT
  ) -> Invoice.Adjustment {
    let isCharge = adjustment.kind != .discount
    let label = CleanText.line(adjustment.label)
    return Invoice.Adjustment(
      isCharge: isCharge, amount: net.magnitude,
      reason: label.isEmpty ? (isCharge ? "Frais" : "Remise") : label,
      reasonCode: adjustment.kind == .shipping ? "FC" : isCharge ? "ABK" : "95", vat: vat)
  }

  // MARK: The shop's own totals

  private func check(_ priced: Priced, _ components: [Component], _ findings: inout Findings)
    -> Priced?
  {
    var priced = priced
    var charged = priced.totals.gross
    do {
      if order.pricesIncludeTax {
        charged = try Money.sum(components.map(\.amount), in: order.currency)
      }
      charged = ShopTotals(
        order: order, amounts: components.map { ($0.amount, $0.vat.rate) }
      ).charged(
        .init(net: priced.totals.net, vat: priced.totals.vat, gross: charged), &findings)
      if priced.totals.net.isNegative || charged.isNegative {
        findings.stop(
          "order.total-negative",
          fr: "Les remises dépassent le montant de la commande.",
          en: "The discounts exceed the amount of the order.")
      }
      try deduct(from: &priced, &charged, &findings)
      guard !findings.stops else { return nil }
      let paid = order.payment.map { $0.amount.map(afterDeposits) ?? charged }
      if let paid, paid.isNegative || paid.minorUnits > charged.minorUnits {
        findings.stop(
          "order.payment-mismatch", at: order.place.member("payment/amount"),
          fr: "Le paiement (\(paid)) est négatif ou dépasse le total de la commande (\(charged)).",
          en: "The payment (\(paid)) is negative or exceeds the order's total (\(charged)).")
        return nil
      }
      (priced.totals, priced.breakdown) = try Totals.computed(
        lines: priced.lines, adjustments: priced.adjustments, currency: order.currency,
        paid: paid, charged: charged)
      return priced
    } catch {
      findings.stop(
        "order.amount-too-large",
        fr: "Les montants de la commande dépassent ce qui peut être compté.",
        en: "The order's amounts exceed what can be counted.")
      return nil
    }
  }
}

extension OrderPricing {
  /// What a shop says was paid counts the deposits in.
  private func afterDeposits(_ paid: Money) -> Money {
    let advance = deposits.reduce(0) { $0 + $1.gross.minorUnits }
    if advance == 0 || paid.isNegative { return paid }
    return Money(minorUnits: max(0, paid.minorUnits - advance), currency: paid.currency)
  }

  /// Takes the deposits off, each at its own rate. An order that changed since may leave less than that.
  private func deduct(
    from priced: inout Priced, _ charged: inout Money, _ findings: inout Findings
  ) throws(MoneyError) {
    for deposit in deposits {
      priced.adjustments += deposit.allowances
      charged = try charged - deposit.gross
    }
    guard !deposits.isEmpty else { return }
    let (_, breakdown) = try Totals.computed(
      lines: priced.lines, adjustments: priced.adjustments, currency: order.currency)
    let isOverdrawn = breakdown.contains { after in
      let before = priced.breakdown.first { $0.vat == after.vat }
      return after.base.isNegative && before?.base.isNegative != true
    }
    if charged.isNegative || isOverdrawn {
      findings.stop(
        "deposit.exceeds-order",
        fr:
          "Les acomptes facturés (\(deposits.map(\.number).joined(separator: ", "))) dépassent la commande, en tout ou à l'un de ses taux de TVA. Créditez l'acompte d'abord.",
        en:
          "The deposits invoiced (\(deposits.map(\.number).joined(separator: ", "))) exceed the order, in all or at one of its VAT rates. Credit the deposit first."
      )
    }
  }
}

extension Invoice.Line {
  /// Sets the unit price so that price × quantity gives `before` exactly: with six decimals where that is enough,
  /// else as the price of the whole quantity (BT-149).
  package mutating func setPrice(before: Money) {
    // (minor units ÷ 10^decimals) ÷ (quantity ÷ 10⁴) × 10⁶
    let wide = Int128(before.minorUnits) * Int128(powerOfTen(10 - before.currency.decimals))
    let units = wide.divided(by: Int128(quantity.units), rounded: .halfAwayFromZero)
    basis = Quantity(1)
    if let units = Int64(exactly: units) { netPrice = UnitPrice(units: units) }
    if (try? amountBeforeAllowance()) != before {
      netPrice = (try? UnitPrice(before)) ?? netPrice
      basis = quantity
    }
  }
}
