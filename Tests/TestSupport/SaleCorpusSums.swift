import Invoicing
import Money

// MARK: Lines

extension SaleFault {
  static let lines: [SaleFault] = [
    SaleFault("a negative price", .calculation, ["line.price-negative"]) { order, _, random in
      let index = random.int(0...order.lines.count - 1)
      order.lines[index].unitPrice = UnitPrice(units: -order.lines[index].unitPrice.units)
      return "line \(index) at \(order.lines[index].unitPrice)"
    },
    SaleFault("no or a negative quantity", .calculation, ["line.quantity-not-positive"]) {
      order, _, random in
      let index = random.int(0...order.lines.count - 1)
      let units = random.chance(50) ? 0 : -order.lines[index].quantity.units
      order.lines[index].quantity = Quantity(units: units)
      return "line \(index): \(order.lines[index].quantity)"
    },
    SaleFault("a discount larger than its line", .calculation, ["line.discount-invalid"]) {
      order, _, random in
      let index = random.int(0...order.lines.count - 1)
      let amount = order.lines[index].cents + Int64(random.int(1...5_000))
      order.lines[index].discount = Money(minorUnits: random.chance(80) ? amount : -amount)
      return "line \(index): \(order.lines[index].discount!)"
    },
    SaleFault("a line without a name", .calculation, ["line.name-missing"]) { order, _, random in
      let index = random.int(0...order.lines.count - 1)
      order.lines[index].name = random.pick(["", " ", "\u{200B}\u{AD}"])
      return "line \(index)"
    },
    SaleFault("no line", .calculation, ["order.no-sellable-line"]) { order, _, _ in
      order.lines = []
      return "all lines lost"
    },
    SaleFault("a line's own total is another", .calculation, ["line.total-mismatch"]) {
      order, sale, random in
      let index = random.int(0...order.lines.count - 1)
      guard let net = order.lines[index].statedNet, sale.till.rounding != .perUnit else {
        return nil
      }
      let wrong = net.minorUnits + Int64(random.int(50...5_000))
      order.lines[index].statedNet = Money(minorUnits: wrong)
      return "line \(index): \(wrong) cents for \(net)"
    },
    SaleFault("a currency nobody invoices in", .calculation, ["order.exchange-rate-missing"]) {
      order, _, random in
      order.count(in: Currency(code: random.pick(["USD", "GBP", "CHF", "CAD"]))!)
      return order.currency.code
    },
  ]
}

// MARK: Totals

extension SaleFault {
  static let totals: [SaleFault] = [
    SaleFault("two digits of the total swapped", .calculation, ["order.total-mismatch"]) {
      order, sale, random in
      // Not the cents: their swap may stay within what rounding explains.
      var digits = Array(String(sale.till.gross))
      let places = digits.indices.dropLast(2).filter { digits[$0] != digits[$0 + 1] }
      guard !places.isEmpty else { return nil }
      let place = random.pick(places)
      digits.swapAt(place, place + 1)
      let wrong = Int64(String(digits))!
      order.stated = .init(gross: Money(minorUnits: wrong))
      return "\(wrong) cents for \(sale.till.gross)"
    },
    SaleFault("the shipping is lost", .calculation, ["order.total-mismatch"]) { order, sale, _ in
      guard !order.charges.isEmpty else { return nil }
      order.state(sale.till)
      order.charges = []
      return "the total still has it"
    },
    SaleFault("the shipping is not in the total", .calculation, ["order.total-mismatch"]) {
      order, sale, _ in
      guard let charge = order.charges.first else { return nil }
      order.stated = .init(gross: Money(minorUnits: sale.till.gross - charge.amount.minorUnits))
      return "\(charge.amount) short"
    },
    SaleFault("the discount is taken off twice", .calculation, ["order.total-mismatch"]) {
      order, sale, _ in
      guard let discount = order.discounts.first, discount.amount.minorUnits > 50 else {
        return nil
      }
      order.stated = .init(gross: Money(minorUnits: sale.till.gross - discount.amount.minorUnits))
      return "\(discount.amount) short"
    },
    SaleFault("a line is lost", .calculation, ["order.total-mismatch"]) { order, sale, random in
      let all = order.lines.indices.filter {
        order.lines[$0].cents - (order.lines[$0].discount?.minorUnits ?? 0) > 100
      }
      guard order.lines.count > 1, !all.isEmpty else { return nil }
      let index = random.pick(all)
      order.state(sale.till)
      order.lines.remove(at: index)
      return "line \(index) of \(order.lines.count + 1)"
    },
    SaleFault("a line stands twice", .calculation, ["order.total-mismatch"]) {
      order, sale, random in
      let index = random.int(0...order.lines.count - 1)
      let line = order.lines[index]
      guard line.cents - (line.discount?.minorUnits ?? 0) > 100 else { return nil }
      order.state(sale.till)
      order.lines.append(line)
      return "line \(index)"
    },
    SaleFault("the total of VAT is wrong", .calculation, ["order.total-mismatch"]) {
      order, sale, random in
      let wrong = sale.till.vat + Int64(random.int(50...5_000)) * (random.chance(50) ? 1 : -1)
      order.stated = .init(vat: Money(minorUnits: wrong))
      return "\(wrong) cents for \(sale.till.vat)"
    },
    SaleFault("the total without tax is wrong", .calculation, ["order.total-mismatch"]) {
      order, sale, random in
      let wrong = sale.till.net + Int64(random.int(50...5_000)) * (random.chance(50) ? 1 : -1)
      order.stated = .init(net: Money(minorUnits: wrong))
      return "\(wrong) cents for \(sale.till.net)"
    },
    SaleFault("more paid than asked", .calculation, ["order.payment-mismatch"]) {
      order, sale, random in
      let paid = sale.till.gross + Int64(random.int(50...9_000))
      let amount = Money(minorUnits: random.chance(80) ? paid : -paid)
      order.payment = .init(receivedOn: Sample.today, means: .card, amount: amount)
      return "\(amount) for \(sale.till.gross) cents"
    },
    SaleFault("a negative charge", .calculation, ["order.charge-negative"]) { order, _, random in
      let amount = Money(minorUnits: -Int64(random.int(1...900)))
      order.charges.append(
        .init(
          place: order.place, kind: .fee, label: "Geste commercial", amount: amount, tax: .unstated)
      )
      return "\(amount)"
    },
    SaleFault("a discount larger than the order", .calculation, ["order.total-negative"]) {
      order, _, random in
      let charges = order.charges.reduce(0) { $0 + $1.amount.minorUnits }
      let whole =
        order.lines.reduce(charges) { $0 + $1.cents } + Int64(random.int(100...9_000))
      order.discounts = [
        .init(
          place: order.place, kind: .discount, label: "TOUT-GRATUIT",
          amount: Money(minorUnits: whole), tax: .unstated)
      ]
      order.stated = .init()
      order.payment = nil
      return "\(whole) cents off"
    },
  ]
}

extension SalesOrder.Line {
  /// Before its discount, as the order counts.
  fileprivate var cents: Int64 {
    Till.rounded(Int128(unitPrice.units) * Int128(quantity.units), 100_000_000)
  }
}

extension SalesOrder {
  fileprivate mutating func state(_ till: Till) {
    stated = .init(
      net: Money(minorUnits: till.net), vat: Money(minorUnits: till.vat),
      gross: Money(minorUnits: till.gross))
  }

  /// The same figures in another currency.
  fileprivate mutating func count(in currency: Currency) {
    self.currency = currency
    for index in lines.indices {
      lines[index].discount?.currency = currency
      lines[index].statedNet?.currency = currency
      lines[index].statedVAT?.currency = currency
    }
    for index in charges.indices { charges[index].amount.currency = currency }
    for index in discounts.indices { discounts[index].amount.currency = currency }
    payment?.amount?.currency = currency
    stated.net?.currency = currency
    stated.vat?.currency = currency
    stated.gross?.currency = currency
  }
}
