import Money

// BR-CO-10 to BR-CO-16 with a cent of tolerance per amount.

extension ExtendedRules {
  static let totals: [Rule] =
    both(
      "BR-FREXT-CO-10", "BR-FXEXT-CO-10", reads: [.bt106, .bt131],
      sum(
        "BT-106", fr: "la somme des lignes qui comptent (BT-131)",
        en: "the sum of the lines that count (BT-131)")
    ) { j in
      let sums = Sums(j)
      // CII grants a cent for every line, UBL for those that count.
      let lines = j.isUBL ? sums.amounts : sums.facts.lines.count
      j.eachTotal(.bt106) { totals in
        (totals.decimal(.bt106).map { $0 - sums.lines }, ExactDecimal.cents(lines))
      }
    }
    + both(
      "BR-FREXT-CO-11", "BR-FXEXT-CO-11", reads: [.bt107, .bt92],
      sum(
        "BT-107", fr: "la somme des remises du document (BT-92)",
        en: "the sum of the document allowances (BT-92)")
    ) { j in
      let sums = Sums(j)
      j.eachTotal(.bt107) { totals in
        if !totals.has(.bt107), sums.allowanceCount == 0 { return nil }
        return j.gap(totals, .bt107, sums.allowances, .cents(sums.allowanceCount))
      }
    }
    + both(
      "BR-FREXT-CO-12", "BR-FXEXT-CO-12", reads: [.bt108, .bt99, .btx272],
      sum(
        "BT-108", fr: "la somme des frais du document (BT-99) et des frais logistiques (BT-X-272)",
        en: "the sum of the document charges (BT-99) and logistics charges (BT-X-272)")
    ) { j in
      let sums = Sums(j)
      j.eachTotal(.bt108) { totals in
        if !totals.has(.bt108), sums.plainChargeCount == 0 { return nil }
        return j.gap(totals, .bt108, sums.charges, .cents(sums.chargeCount))
      }
    }
    + both(
      "BR-FREXT-CO-13", "BR-FXEXT-CO-13", reads: [.bt109, .bt131, .bt92, .bt99],
      sum(
        "BT-109", fr: "les lignes, moins les remises, plus les frais du document",
        en: "the lines, less the allowances, plus the charges of the document")
    ) { j in
      let sums = Sums(j)
      j.eachTotal(.bt109) { totals in
        (
          totals.decimal(.bt109).map { $0 - sums.lines + sums.allowances - sums.charges },
          .cents(sums.countedLines(j) + sums.allowanceCount + sums.chargeCount)
        )
      }
    }
    + both(
      "BR-FREXT-CO-15", "BR-FXEXT-CO-15", reads: [.bt112, .bt109, .bt110],
      sum(
        "BT-112", fr: "le total hors TVA (BT-109) plus la TVA (BT-110)",
        en: "the total without VAT (BT-109) plus the VAT (BT-110)")
    ) { j in
      let sums = Sums(j)
      let tolerance = ExactDecimal.cents(
        sums.countedLines(j) + sums.allowanceCount + sums.chargeCount)
      j.eachTotal(.bt112) { totals in
        let vat = totals.all(.bt110).filter { $0.scheme == nil && j.hasCurrency($0) }
        let gap = totals.decimal(.bt112).flatMap { gross in
          totals.decimal(.bt109).map { gross - $0 }
        }
        if vat.isEmpty, j.isUBL { return nil }
        // The official test of CII wants a VAT total in the invoice currency.
        if vat.isEmpty { return (nil, .zero) }
        if vat.count != 1, !j.isUBL { return (gap, .zero) }
        return (gap.flatMap { gap in vat[0].decimal.map { gap - $0 } }, tolerance)
      }
    } + [due, payable]

  private static func sum(_ term: String, fr: String, en: String) -> Words {
    Words(
      "\(term) is \(en), to a cent per amount.",
      fr: (
        "\(term) n'est pas \(fr), à un centime près par montant.",
        fix: "Recalculez \(term), ou corrigez le montant qui l'a faussé."
      ),
      en: (
        "\(term) is not \(en), to a cent per amount.",
        fix: "Compute \(term) again, or correct the amount that spoilt it."
      ))
  }

  private static let due = facturX(
    "BR-FXEXT-CO-16", reads: [.bt115, .bt112, .bt113, .bt114, .bt179],
    Words(
      "BT-115 is BT-112 − BT-113 + BT-114 + the amounts collected for third parties (BT-179).",
      fr: (
        "Le net à payer (BT-115) n'est pas BT-112 − BT-113 + BT-114 + les montants perçus pour des tiers.",
        fix: "Recalculez le net à payer."
      ),
      en: (
        "The amount due (BT-115) is not BT-112 − BT-113 + BT-114 + the amounts collected for third parties.",
        fix: "Compute the amount due again."
      ))
  ) { j in
    let collected = ExactDecimal.sum(j.invoice.values(.bt179).map(\.decimal))
    j.eachTotal(.bt115) { totals in
      func sum(_ term: Term) -> ExactDecimal { .sum(totals.all(term).map(\.decimal)) }
      let expected = sum(.bt112) - sum(.bt113) + sum(.bt114) + collected
      return (totals.decimal(.bt115).map { $0 - expected }, .zero)
    }
  }

  private static let payable = Rule(
    "BR-CO-25", .fatal, [.extendedCTC, .facturXExtended], reads: [.bt9, .bt20, .bt115],
    text: "Where something is due (BT-115), there is a due date (BT-9) or payment terms (BT-20).",
    fr: Rule.Advice(
      "Il reste à payer (BT-115), mais il n'y a ni échéance (BT-9), ni conditions de paiement (BT-20).",
      fix: "Indiquez l'échéance, ou les conditions, « 30 jours » par exemple."),
    en: Rule.Advice(
      "Something is due (BT-115), but there is neither a due date (BT-9) nor payment terms (BT-20).",
      fix: "State the due date, or the terms, “30 days” for example.")
  ) { j in
    // The official test of UBL reads invoices only.
    guard j.invoice.syntax != .ublCreditNote else { return }
    let isDue = j.invoice.values(.bt115).contains { value in
      value.decimal.map { !$0.isNegative && !$0.isZero } ?? false
    }
    // CII: the element of the due date will do, be it empty.
    let hasElement = j.xml.map { !$0.elements(named: dueDate).isEmpty } ?? false
    if isDue, !hasElement, !j.invoice.has(.bt9), !j.invoice.has(.bt20) {
      j.fail(.bt9, in: j.root)
    }
  }

  private static let dueDate = XMLName.of("ram:DueDateDateTime")
}

/// The sums BR-CO-10 to BR-CO-15 compare, each rounded to cents as the official tests do.
private struct Sums {
  let facts: ExtendedFacts
  let lines: ExactDecimal
  let allowances: ExactDecimal
  let charges: ExactDecimal
  let allowanceCount: Int
  /// Without logistics charges.
  let plainChargeCount: Int
  let chargeCount: Int
  /// Counted lines that have an amount.
  let amounts: Int

  init(_ j: Judgement) {
    facts = j.extendedFacts
    let counted = facts.lines.filter(\.isCounted)
    lines = ExactDecimal.sum(counted.map { $0.net?.decimal }).inCents
    amounts = counted.filter { $0.net != nil }.count
    let logistics = j.invoice.values(.btx272)
    allowances = ExactDecimal.sum(j.invoice.values(.bt92).map(\.decimal)).inCents
    charges =
      ExactDecimal.sum(j.invoice.values(.bt99).map(\.decimal)).inCents
      + ExactDecimal.sum(logistics.map(\.decimal)).inCents
    allowanceCount = j.invoice.all(.bg20).count
    plainChargeCount = j.invoice.all(.bg21).count
    chargeCount = plainChargeCount + j.invoice.all(.bgx42).count
  }

  func countedLines(_ j: Judgement) -> Int {
    j.isUBL ? amounts : facts.lines.filter(\.isCounted).count
  }
}

extension Judgement {
  /// The official tests compare the attribute, so it must be there.
  fileprivate func hasCurrency(_ amount: TermValue) -> Bool {
    guard let xml, let node = amount.node else { return true }
    return xml.attribute(node, .of("currencyID")) != nil
  }

  /// The gap between a total and a sum; a wide one where UBL's test, which holds the sum in binary,
  /// sees a hair more than the tolerance.
  fileprivate func gap(
    _ totals: GroupView, _ term: Term, _ sum: ExactDecimal, _ tolerance: ExactDecimal
  ) -> (ExactDecimal?, ExactDecimal) {
    guard let total = totals.decimal(term) else { return (nil, tolerance) }
    if isUBL, BinaryNumber.isWithin(tolerance, total: total, sum: sum) == false {
      return (nil, tolerance)
    }
    return (total - sum, tolerance)
  }

  /// For each totals group: the gap between found and expected, nil when it cannot be told, and how
  /// much is allowed; nil when the rule asks nothing.
  fileprivate func eachTotal(
    _ term: Term, _ gap: (GroupView) -> (ExactDecimal?, ExactDecimal)?
  ) {
    for totals in invoice.all(.bg22) {
      guard let (gap, tolerance) = gap(totals) else { continue }
      let holds = gap.map { $0.magnitude <= tolerance } ?? false
      if !holds { fail(term, in: totals) }
    }
  }
}
