import EN16931
import Kernel
import Money
import Registers

/// The corrections that are safe to offer: each belongs to the code of a finding and says what it would change. A person
/// decides; nothing is corrected by itself.
///
/// To add one, write a function from the order to its changes and name it in `catalogue`, with its row in
/// docs/problems/shield.md.
package struct OrderMends {
  let today: LocalDate
  let proofs: OutsideFacts

  package init(today: LocalDate, proofs: OutsideFacts = .none) {
    self.today = today
    self.proofs = proofs
  }

  private typealias Maker = @Sendable (OrderMends, SalesOrder) -> [Finding.Mend.Change]

  private static let catalogue: [String: Maker] = [
    "order.payment-delay-unlawful": { $0.lawfulDelay($1) },
    "order.due-date-early": { _, order in change("/dueOn", of: order, to: nil) },
    "order.country-missing": { _, order in france(order) },
    "buyer.siren-missing": { _, order in sirenInWords(order) },
    "buyer.siren-invalid": { _, order in sirenInItsField(order) },
    "buyer.vat-invalid": { _, order in sirenInVATField(order) },
    "buyer.name-missing": { $0.nameOfSirene($1) },
    "buyer.address-missing": { $0.seatOfSirene($1) },
    "line.unit-unknown": { _, order in units(order) },
  ]

  /// The codes there is a correction for.
  package static var codes: Set<String> { Set(catalogue.keys) }

  /// What would mend a finding of this code; nil when nothing safe is known.
  package func mend(_ code: String, of order: SalesOrder) -> Finding.Mend? {
    guard order.kind == .sale, let make = Self.catalogue[code] else { return nil }
    let changes = make(self, order)
    return changes.isEmpty ? nil : Finding.Mend(changes)
  }

  /// The findings, each with its correction where there is one.
  package func attached(to findings: [Finding], of order: SalesOrder) -> [Finding] {
    findings.map { finding in
      guard Self.catalogue[finding.code] != nil else { return finding }
      var finding = finding
      finding.mend = mend(finding.code, of: order)
      return finding
    }
  }

  private static func change(_ pointer: String, of order: SalesOrder, to after: String?)
    -> [Finding.Mend.Change]
  {
    let before = OrderField.value(pointer, of: order)
    return before == after ? [] : [.init(pointer, from: before, to: after)]
  }

  // MARK: Dates

  /// Sixty days from today, the longest the law allows between companies (C. com. L441-10, I).
  private func lawfulDelay(_ order: SalesOrder) -> [Finding.Mend.Change] {
    Self.change(
      "/dueOn", of: order, to: today.adding(days: CompanyProfile.Terms.longestDelay).description)
  }

  // MARK: Who buys

  /// A post code alone says little: five digits are German, Spanish and Italian too. With a French number beside it, of a
  /// company or a telephone, the country is France. 98… is Monaco or the Pacific.
  private static func france(_ order: SalesOrder) -> [Finding.Mend.Change] {
    let buyer = order.buyer
    let code = buyer.address.postCode
    guard buyer.address.country.isEmpty, code.utf8.count == 5, code.utf8.allSatisfy(isDigit),
      let number = Int(code), (1_000..<98_000).contains(number)
    else { return [] }
    let isFrench =
      buyer.siren.map { sirens(in: $0).count == 1 } == true
      || buyer.vatIdentifier.map { CheckDigits.isFrenchVAT($0) } == true
      || buyer.phone.map(isFrenchPhone) == true
      || order.delivery.map { $0.address.country == "FR" && $0.address.postCode == code } == true
    return isFrench ? change("/buyer/address/country", of: order, to: "FR") : []
  }

  private static func isFrenchPhone(_ text: String) -> Bool {
    let digits = text.filter { $0.isNumber || $0 == "+" }
    for prefix in ["+33", "0033"] where digits.hasPrefix(prefix) {
      return digits.count == prefix.count + 9
    }
    return false
  }

  /// People type it where they find room: "Hôtel du Parc, SIRET 404 833 048 00019". One number only, with a right key.
  private static func sirenInWords(_ order: SalesOrder) -> [Finding.Mend.Change] {
    let moved = sirenInVATField(order)
    if !moved.isEmpty { return moved }
    let buyer = order.buyer
    let words = [
      buyer.name, buyer.contactName, buyer.address.line1, buyer.address.line2, order.note,
    ]
    let found = Set(words.compactMap { $0 }.flatMap(sirens))
    guard found.count == 1, let siren = found.first else { return [] }
    return change("/buyer/siren", of: order, to: siren)
  }

  /// "SIREN : 404833048", or the VAT number in the field of the SIREN.
  private static func sirenInItsField(_ order: SalesOrder) -> [Finding.Mend.Change] {
    guard let text = order.buyer.siren else { return [] }
    if let vat = BuyerIdentifiers.vat(from: text), CheckDigits.isFrenchVAT(vat) {
      let siren = change("/buyer/siren", of: order, to: String(vat.suffix(9)))
      return order.buyer.vatIdentifier == nil
        ? siren + change("/buyer/vatIdentifier", of: order, to: vat) : siren
    }
    let found = Set(sirens(in: text))
    guard found.count == 1, let siren = found.first else { return [] }
    return change("/buyer/siren", of: order, to: siren)
  }

  /// The SIREN or SIRET in the field of the VAT number: it moves to its own. No VAT number is made up, a company under the
  /// franchise has none.
  private static func sirenInVATField(_ order: SalesOrder) -> [Finding.Mend.Change] {
    guard let text = order.buyer.vatIdentifier, !text.isEmpty,
      text.utf8.allSatisfy({ isDigit($0) || $0 == 0x20 || $0 == UInt8(ascii: ".") })
    else { return [] }
    let found = Set(sirens(in: text))
    guard found.count == 1, let siren = found.first,
      order.buyer.siren == nil || order.buyer.siren == siren
    else { return [] }
    return change("/buyer/vatIdentifier", of: order, to: nil)
      + change("/buyer/siren", of: order, to: siren)
  }

  /// What Sirene has for the SIREN. The seat is taken only where the order does not name another place.
  private func nameOfSirene(_ order: SalesOrder) -> [Finding.Mend.Change] {
    guard let name = proofs.company(of: order.buyer)?.name else { return [] }
    return Self.change("/buyer/name", of: order, to: name)
  }

  private func seatOfSirene(_ order: SalesOrder) -> [Finding.Mend.Change] {
    guard let seat = proofs.company(of: order.buyer)?.address, !seat.line1.isEmpty,
      !seat.postCode.isEmpty, !seat.city.isEmpty
    else { return [] }
    let address = order.buyer.address
    guard address.postCode.isEmpty || address.postCode == seat.postCode else { return [] }
    return [
      ("/buyer/address/line1", address.line1, seat.line1),
      ("/buyer/address/postCode", address.postCode, seat.postCode),
      ("/buyer/address/city", address.city, seat.city),
    ].flatMap { pointer, before, after in
      CleanText.line(before).isEmpty ? Self.change(pointer, of: order, to: after) : []
    }
  }

  // MARK: Numbers in texts

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// The SIRENs written in a text, also as SIRET: groups of digits with single spaces or points between, right by their
  /// key. A telephone or a long number that happens to hold nine digits is none: a group is read whole.
  static func sirens(in text: String) -> [String] {
    var found: [String] = []
    var digits: [UInt8] = []
    var gap = 0
    func end() {
      let number = String(decoding: digits, as: UTF8.self)
      if CheckDigits.isSIREN(number) { found.append(number) }
      if CheckDigits.isSIRET(number) { found.append(String(number.prefix(9))) }
      digits = []
    }
    for byte in text.utf8 {
      if isDigit(byte) {
        digits.append(byte)
        gap = 0
      } else if byte == 0x20 || byte == UInt8(ascii: "."), gap == 0, !digits.isEmpty {
        gap = 1
      } else {
        end()
        gap = 0
      }
    }
    end()
    return found.filter { !$0.hasPrefix("000") }
  }

  // MARK: Units

  /// As shops write them, in French and English; the code of Recommendation 20.
  private static let unitNames: [String: String] = [
    "piece": "C62", "pieces": "C62", "pce": "C62", "pcs": "C62", "pc": "C62", "unite": "C62",
    "unites": "C62", "u": "C62", "ea": "C62", "each": "C62", "unit": "C62", "units": "C62",
    "forfait": "C62", "lot": "C62", "kg": "KGM", "kilo": "KGM", "kilos": "KGM",
    "kilogramme": "KGM", "kilogrammes": "KGM", "g": "GRM", "gr": "GRM", "gramme": "GRM",
    "grammes": "GRM", "l": "LTR", "litre": "LTR", "litres": "LTR", "liter": "LTR", "m": "MTR",
    "metre": "MTR", "metres": "MTR", "meter": "MTR", "m2": "MTK", "m²": "MTK", "h": "HUR",
    "heure": "HUR", "heures": "HUR", "hour": "HUR", "hours": "HUR", "j": "DAY", "jour": "DAY",
    "jours": "DAY", "day": "DAY", "days": "DAY", "mois": "MON", "month": "MON", "months": "MON",
  ]

  private static func units(_ order: SalesOrder) -> [Finding.Mend.Change] {
    order.lines.indices.flatMap { index -> [Finding.Mend.Change] in
      let unit = order.lines[index].unit
      if OrderPricing.isUnit(unit) { return [] }
      guard let code = unitNames[SearchText.normalised(unit)] else { return [] }
      return change("/lines/\(index)/unit", of: order, to: code)
    }
  }
}
