import EN16931
import Kernel
import Money

extension PrepareInvoice {
  /// The invoice of several orders: the lines and charges of each as it would be invoiced alone, and the VAT of all
  /// together, rounded once a rate.
  func periodic(_ orders: [(id: OrderID, order: SalesOrder)], warnings: [Finding])
    throws(Refusal) -> InvoiceTogether.Prepared
  {
    var (all, findings): ([Parts], [Finding]) = ([], warnings)
    for (_, order) in orders {
      do throws(Refusal) {
        all.append(try parts(of: order, after: []))
      } catch {
        findings += error.findings
      }
    }
    guard !findings.contains(where: { $0.severity == .stop }), let last = all.last else {
      throw Refusal(findings)
    }
    findings += all.flatMap(\.findings)
    if Set(all.map { $0.exchangeRate?.perEuro }).count > 1 {
      throw Refusal(findings + [Self.severalRates])
    }
    var combined = SalesOrder(together: orders.map(\.order))
    // At most 45 days after its issue (C. com. L441-10, I).
    let latest = today.adding(days: Self.longestPeriodicDelay)
    if combined.buyer.kind == .company {
      combined.dueOn = min(combined.dueOn ?? seller.terms.due(from: today), latest)
    }
    let isApart = Set(orders.map { $0.order.delivery?.address ?? $0.order.buyer.address }).count > 1
    if isApart,
      all.contains(where: { $0.pricing.breakdown.contains { $0.vat.category == .intraCommunity } })
    {
      throw Refusal(findings + [Self.severalPlaces])
    }
    do {
      let (pricing, members) = try merged(all, orders)
      let parts = Parts(
        buyer: last.buyer, pricing: pricing, exchangeRate: last.exchangeRate,
        whole: pricing.totals.gross, findings: findings)
      var invoice = try assemble(combined, parts)
      invoice.period = orders[0].order.supplyDay...orders[orders.count - 1].order.supplyDay
      return InvoiceTogether.Prepared(
        document: PreparedDocument(
          content: try invoice.checked(), cause: .order, buyerKind: combined.buyer.kind,
          language: combined.buyer.language, exchangeRate: last.exchangeRate,
          taxReasons: pricing.reasons, warnings: findings,
          turnover: try parts.turnover(at: Place())),
        combined: combined, members: members)
    } catch let broken as RulesBroken {
      throw Refusal(broken, at: Place(), after: findings)
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw .amountTooLarge(at: Place())
    }
  }

  private static let longestPeriodicDelay = 45

  /// Each supply has the rate of its own day (CGI 266, 1 bis), and an invoice states one.
  private static let severalRates = Finding(
    "periodic.several-currencies",
    fr:
      "Les commandes n'ont pas le même cours de change : facturez ensemble celles d'un même jour.",
    en: "The orders differ in exchange rate: invoice together those of one day.")

  private static let severalPlaces = Finding(
    "periodic.several-places",
    fr:
      "Des livraisons intracommunautaires à plusieurs adresses : la facture n'en porte qu'une (BT-80). Facturez ces commandes séparément.",
    en:
      "Intra-Community supplies to several addresses: an invoice bears only one (BT-80). Invoice these orders apart."
  )

  private func merged(_ all: [Parts], _ orders: [(id: OrderID, order: SalesOrder)])
    throws(MoneyError) -> (OrderPricing.Priced, [PeriodicMember])
  {
    var pricing = all[0].pricing
    (pricing.lines, pricing.adjustments, pricing.turnover) = ([], [], .none)
    var members: [PeriodicMember] = []
    let currency = orders[0].order.currency
    var (charged, paid) = (Money.zero(currency), Money.zero(currency))
    for (parts, (id, order)) in zip(all, orders) {
      let (lines, adjustments) = (pricing.lines.count + 1, pricing.adjustments.count + 1)
      for line in parts.pricing.lines {
        pricing.lines.append(line.told(of: order, position: pricing.lines.count + 1))
      }
      pricing.adjustments += parts.pricing.adjustments.map { $0.told(of: order) }
      members.append(
        PeriodicMember(
          order: id, lines: lines...pricing.lines.count,
          adjustments: adjustments..<pricing.adjustments.count + 1, creditedByAmount: 0))
      pricing.reasons.merge(parts.pricing.reasons) { first, _ in first }
      pricing.taxedIn.merge(parts.pricing.taxedIn) { first, _ in first }
      pricing.flows.formUnion(parts.pricing.flows)
      pricing.turnover.add(
        parts.pricing.turnover, behind: lines - 1, adjustments: adjustments - 1)
      charged = try charged + parts.whole
      paid = try paid + parts.pricing.totals.paid
    }
    (pricing.totals, pricing.breakdown) = try Totals.computed(
      lines: pricing.lines, adjustments: pricing.adjustments, currency: currency,
      paid: paid.isZero ? nil : paid, charged: charged)
    return (pricing, members)
  }
}

extension Invoice.Line {
  /// Under its position, and with the order it was sold in.
  fileprivate func told(of order: SalesOrder, position: Int) -> Invoice.Line {
    var line = self
    line.id = String(position)
    let words = "Commande \(CleanText.line(order.externalID)) du \(French.date(order.supplyDay))"
    line.description = [line.description, words + (order.deliveryWords ?? "")].compactMap { $0 }
      .joined(separator: " · ")
    return line
  }
}

extension Invoice.Adjustment {
  fileprivate func told(of order: SalesOrder) -> Invoice.Adjustment {
    var adjustment = self
    adjustment.reason += " (commande \(CleanText.line(order.externalID)))"
    return adjustment
  }
}

extension SalesOrder {
  /// Where its goods went, which each line says since the invoice as a whole cannot.
  fileprivate var deliveryWords: String? {
    guard let delivery, delivery.address != buyer.address else { return nil }
    let address = delivery.address
    let parts = [
      delivery.name, address.line1, "\(address.postCode) \(address.city)",
      address.country == buyer.address.country ? "" : address.country,
    ]
    return ", livrée à "
      + parts.map { CleanText.line($0) }.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The orders as one: what the periodic invoice is kept with.
  init(together orders: [SalesOrder]) {
    let latest = orders[orders.count - 1]
    self.init(
      source: "periodic:\(latest.source)", externalID: Self.title(orders), place: Place(),
      orderedOn: orders.map(\.orderedOn).max()!, buyer: latest.buyer,
      lines: orders.flatMap { order in
        order.lines.map { line in
          var line = line
          // Lines of two orders may bear one id.
          line.externalID = line.externalID.map { "\(order.externalID)/\($0)" }
          return line
        }
      })
    suppliedOn = latest.supplyDay
    currency = latest.currency
    exchangeRate = latest.exchangeRate
    pricesIncludeTax = latest.pricesIncludeTax
    charges = orders.flatMap(\.charges)
    discounts = orders.flatMap(\.discounts)
    if Set(orders.map { $0.delivery?.address }).count == 1 { delivery = latest.delivery }
    dueOn = orders.compactMap(\.dueOn).max()
    if orders.allSatisfy({ $0.payment != nil }) {
      payment = orders.compactMap(\.payment).max { $0.receivedOn < $1.receivedOn }
      payment?.reference = nil
    }
    let references = Set(orders.map(\.purchaseOrder))
    if references.count == 1 { purchaseOrder = latest.purchaseOrder }
  }

  /// "1001 + 1002", or "1001 … 1042 (42)" where that grows too long.
  private static func title(_ orders: [SalesOrder]) -> String {
    let numbers = orders.map(\.externalID)
    let all = numbers.joined(separator: " + ")
    return all.count <= 50
      ? all : "\(numbers[0]) … \(numbers[numbers.count - 1]) (\(numbers.count))"
  }
}
