import EN16931
import Kernel
import Money

/// At which rate the VAT of a sale in another currency is stated in euros (BT-6, BT-111; CGI ann. II, 242 nonies A, and
/// CGI 266, 1 bis).
///
/// The rate the order states wins, with its date and source; else the last one of the European Central Bank known on
/// the day VAT falls due: of the delivery for goods, of the payment for services.
struct SaleCurrency {
  let order: SalesOrder
  let today: LocalDate
  let rates: ExchangeRates

  /// - Returns: `nil` for euros, and when something stopped it.
  func rate(_ findings: inout Findings) -> ExchangeRate? {
    let place = order.place.member("currency")
    guard order.currency != .eur else {
      if order.exchangeRate != nil { findings.add([Self.needless(order)]) }
      return nil
    }
    guard CodeList.currencies.contains(exactly: order.currency.code) else {
      findings.stop(
        "order.currency-unknown", at: place,
        fr: "« \(order.currency) » n'est pas un code de devise ISO 4217, comme USD.",
        en: "“\(order.currency)” is not an ISO 4217 currency code, such as USD.")
      return nil
    }
    let known = rates.rate(of: order.currency, on: order.taxPoint(today: today))
    if let stated = order.exchangeRate { return checked(stated, known, &findings) }
    if known == nil {
      let day = order.taxPoint(today: today)
      findings.stop(
        "order.exchange-rate-missing", at: place,
        fr:
          "La commande est en \(order.currency), et aucun cours de l'euro n'est connu au \(French.date(day)) : la TVA doit être donnée en euros. Lancez « facturier rates fetch », importez les cours de la BCE, ou donnez le cours dans la commande.",
        en:
          "The order is in \(order.currency) and no euro rate is known for \(day): its VAT must be stated in euros. Run “facturier rates fetch”, import the ECB's rates, or state the rate in the order."
      )
    }
    return known
  }

  private func checked(
    _ stated: ExchangeRate, _ known: ExchangeRate?, _ findings: inout Findings
  ) -> ExchangeRate? {
    let place = order.place.member("exchangeRate")
    guard stated.currency == order.currency, stated.date <= today else {
      findings.stop(
        "order.exchange-rate-invalid", at: place,
        fr: "Le cours daté du \(French.date(stated.date)) est dans le futur.",
        en: "The exchange rate of \(stated.date) is in the future.")
      return nil
    }
    if let known, Self.areFar(stated.perEuro, known.perEuro) {
      findings.warn(
        "order.exchange-rate-far", at: place,
        fr:
          "Le cours donné (1 EUR = \(stated.perEuro) \(order.currency)) s'écarte de plus de 5 % de celui de la \(known.source) (\(known.perEuro)). Vérifiez-le.",
        en:
          "The stated rate (1 EUR = \(stated.perEuro) \(order.currency)) differs by more than 5% from that of \(known.source) (\(known.perEuro)). Check it."
      )
    }
    return stated
  }

  private static func areFar(_ left: UnitPrice, _ right: UnitPrice) -> Bool {
    let gap = Int128(left.units) - Int128(right.units)
    return gap.magnitude * 20 > Int128(right.units).magnitude
  }

  private static func needless(_ order: SalesOrder) -> Finding {
    Finding(
      "order.exchange-rate-invalid", at: order.place.member("exchangeRate"),
      fr: "Une commande en euros n'a pas de cours de change ; retirez-le.",
      en: "An order in euros has no exchange rate; leave it out.")
  }
}

extension SalesOrder {
  /// The day VAT falls due (CGI 269-2), which chooses the exchange rate.
  func taxPoint(today: LocalDate) -> LocalDate {
    let day =
      lines.contains { $0.nature.isGoods }
      ? suppliedOn ?? orderedOn : payment?.receivedOn ?? today
    return min(day, today)
  }
}

extension Invoice {
  /// States the VAT in euros, and at which rate.
  mutating func account(at rate: ExchangeRate) throws(MoneyError) {
    accountingVAT = try rate.euros(totals.vat)
    notes.append(.init(.general, Self.exchangeNote(rate)))
  }

  private static func exchangeNote(_ rate: ExchangeRate) -> String {
    "TVA convertie en euros au cours de 1 EUR = \(French.price(rate.perEuro)) \(rate.currency) (\(rate.source), \(French.date(rate.date)))."
  }
}
