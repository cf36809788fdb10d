import Money

/// The rate of a taxed line, from the place, the day, the class of the product and what the shop charged.
///
/// 1. A class with one lawful rate gives it; a shop that charged another is refused.
/// 2. A class with several possible rates (reduced, in a country with two; a book abroad) takes the stated one
///    if it is lawful there, and is refused without it: nothing is guessed.
/// 3. A product without class takes the stated rate if it is lawful, else the standard rate, with a warning.
/// 4. No VAT charged on a taxed sale is refused.
struct RateChoice {
  let rate: Rate
  /// Neither class nor rate was given.
  var isAssumed = false

  init(_ q: TaxQuestion, in place: TaxTerritory) throws(TaxRefusal) {
    guard let standard = VATRates.first(.standard, of: place, on: q.date) else {
      throw .rateUnknown(place, q.date)
    }
    let chooser = RateChooser(place: place, date: q.date, stated: q.statedRate, standard: standard)
    switch q.product.taxClass {
    case .unstated:
      isAssumed = q.statedRate == nil
      rate = try isAssumed ? standard : chooser.stated(among: standard, allowingStandard: true)
    case .standard: rate = try chooser.only(standard)
    case .intermediate: rate = try chooser.first(of: .intermediate, .reduced)
    case .reduced: rate = try chooser.first(of: .reduced, .superReduced)
    case .superReduced: rate = try chooser.first(of: .superReduced, .reduced)
    case .zero: rate = try chooser.zero()
    case .book, .food, .medicine, .press: rate = try chooser.named(q.product.taxClass)
    }
  }
}

private struct RateChooser {
  let place: TaxTerritory
  let date: LocalDate
  let stated: Rate?
  let standard: Rate

  func only(_ lawful: Rate) throws(TaxRefusal) -> Rate {
    guard let stated, stated != lawful else { return lawful }
    if stated.isZero { throw .vatMissing(lawful: lawful, place) }
    guard VATRates.isLawful(stated, in: place, on: date) else {
      throw .rateUnlawful(stated: stated, place)
    }
    throw .rateNotOfClass(stated: stated, lawful: lawful, place)
  }

  /// The stated rate, if it is one of the place's.
  func stated(among usual: Rate, allowingStandard: Bool) throws(TaxRefusal) -> Rate {
    guard let stated else { throw .rateToBeStated(place) }
    if stated.isZero { throw .vatMissing(lawful: usual, place) }
    guard VATRates.isLawful(stated, in: place, on: date) else {
      throw .rateUnlawful(stated: stated, place)
    }
    if stated == standard, !allowingStandard {
      throw .rateNotOfClass(stated: stated, lawful: usual, place)
    }
    return stated
  }

  /// The rates of the first kind the place has; the standard rate where it has neither.
  func first(of kind: VATRateKind, _ next: VATRateKind) throws(TaxRefusal) -> Rate {
    if let rate = try any(of: kind) { return rate }
    if let rate = try any(of: next) { return rate }
    return try only(standard)
  }

  private func any(of kind: VATRateKind) throws(TaxRefusal) -> Rate? {
    guard let rate = VATRates.first(kind, of: place, on: date) else { return nil }
    if VATRates.count(kind, of: place, on: date) == 1 { return try only(rate) }
    return try stated(among: rate, allowingStandard: false)
  }

  func zero() throws(TaxRefusal) -> Rate {
    guard VATRates.first(.zero, of: place, on: date) != nil else {
      throw .vatMissing(lawful: standard, place)
    }
    return try only(.zero)
  }

  /// Books, food, medicine, press: one rate in each French territory; abroad the shop must say which.
  func named(_ kind: TaxProduct.Class) throws(TaxRefusal) -> Rate {
    if let rate = FrenchRates.rate(of: kind, in: place) { return try only(rate) }
    if stated?.isZero == true, VATRates.hasZero(for: kind, in: place, on: date) { return .zero }
    let hasReduced =
      VATRates.first(.reduced, of: place, on: date) != nil
      || VATRates.first(.superReduced, of: place, on: date) != nil
    return hasReduced
      ? try stated(among: standard, allowingStandard: true) : try only(standard)
  }
}

/// The rates France has by name, unchanged since 2014: mainland and Monaco, Corsica, overseas.
private enum FrenchRates {
  static func rate(of kind: TaxProduct.Class, in place: TaxTerritory) -> Rate? {
    switch place {
    case .franceMainland, .monaco: kind == .book || kind == .food ? reduced : particular
    // CGI 297 I-1-2°: food (278-0 bis A 1°) and books (A 3°) delivered in Corsica.
    case .corsica: particular
    // CGI 298 septies: press at 1.05 % overseas; the rest at the reduced rate of 296.
    case .guadeloupe, .martinique, .reunion: kind == .press ? pressOverseas : particular
    default: nil
    }
  }

  private static let reduced = Rate(units: 5_50)
  private static let particular = Rate(units: 2_10)
  private static let pressOverseas = Rate(units: 1_05)
}
