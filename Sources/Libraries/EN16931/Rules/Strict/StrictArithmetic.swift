import Money

/// Amounts that must follow from each other, exact to the cent, half away from zero.
extension StrictRules {
  static let arithmetic: [Rule] = [
    lineNet, priceBase, netPrice,
    share(
      "FAC-ALLOWANCE-AMOUNT", [.bg20], .bt92, .bt93, .bt94, "remise", "allowance"),
    share("FAC-CHARGE-AMOUNT", [.bg21], .bt99, .bt100, .bt101, "frais", "charge"),
    share(
      "FAC-LINE-ALLOWANCE-AMOUNT", [.bg27], .bt136, .bt137, .bt138, "remise de la ligne",
      "line allowance"),
    share(
      "FAC-LINE-CHARGE-AMOUNT", [.bg28], .bt141, .bt142, .bt143, "frais de la ligne", "line charge"),
    share(
      "FAC-VAT-AMOUNT", [.bg23], .bt117, .bt116, .bt119, "TVA de ce taux", "VAT of this rate",
      law: "CGI ann. II art. 242 nonies A, I-11°"),
    decimals,
  ]

  /// Currencies whose amounts are rounded to the unit, in law (JPY) or in use (HUF).
  private static let withoutCents: Set<String> = [
    "HUF", "JPY", "KRW", "ISK", "CLP", "VND", "XAF", "XOF", "XPF",
  ]

  private static func isSame(
    _ expected: ExactDecimal, _ stated: ExactDecimal, _ judgement: Judgement
  ) -> Bool {
    expected == stated
      || withoutCents.contains(judgement.root.text(.bt5))
        && expected.rounded(0) == stated.rounded(0)
  }

  private static let hundred = ExactDecimal(100)

  /// BT-146 × BT-129 ÷ BT-149 is rounded to the cent, then BG-27 goes off and BG-28 comes on: the
  /// order in which invoicing software rounds. Rounding once at the end gives the same, as BG-27
  /// and 28 have cents.
  private static let lineNet = rule(
    "FAC-LINE-NET", reads: [.bt131, .bt129, .bt146, .bt149, .bt136, .bt141],
    "The line net amount is quantity × price ÷ base quantity − allowances + charges, to the cent.",
    fr: (
      "Le « Montant HT de la ligne » (BT-131) n'est pas la quantité (BT-129) fois le prix (BT-146), "
        + "moins les remises, plus les frais.",
      "Recalculez le montant de la ligne, arrondi au centime."
    ),
    en: (
      "The “Line net amount” (BT-131) is not quantity (BT-129) times price (BT-146), less allowances, "
        + "plus charges.", "Compute the line again, rounded to the cent."
    ), law: "CGI ann. II art. 242 nonies A, I-8°"
  ) { judgement in
    for line in judgement.invoice.all(.bg25) where !isGroup(line) {
      guard let price = line.first(.bg29), let net = line.decimal(.bt131),
        let quantity = line.decimal(.bt129), let unit = price.decimal(.bt146)
      else { continue }
      let base = price.has(.bt149) ? price.decimal(.bt149) : ExactDecimal(1)
      // A base of zero has its own rule.
      guard let base, !base.isZero else { continue }
      var expected = (quantity * unit).divided(by: base, places: 2)
      for allowance in line.groups(.bg27) {
        expected = expected - (allowance.decimal(.bt136) ?? .zero)
      }
      for charge in line.groups(.bg28) { expected += charge.decimal(.bt141) ?? .zero }
      if !isSame(expected.rounded(2), net, judgement) { judgement.fail(.bt131, in: line) }
    }
  }

  /// Lines that only sum up or inform have no arithmetic of their own.
  private static func isGroup(_ line: GroupView) -> Bool {
    line.text(.ext163) == "GROUP" || line.text(.ext163) == "INFORMATION"
  }

  private static let priceBase = rule(
    "FAC-PRICE-BASE", reads: [.bt149], "The price base quantity is above zero.",
    fr: (
      "La « Quantité à laquelle le prix s'applique » (BT-149) est nulle ou négative.",
      "Indiquez 1, ou le nombre d'unités que vaut le prix."
    ),
    en: (
      "The “Price base quantity” (BT-149) is zero or negative.",
      "Give 1, or the number of units the price is for."
    )
  ) { judgement in
    each([.bt149], judgement) { $0.decimal.map { $0 > .zero } ?? true }
  }

  private static let netPrice = rule(
    "FAC-NET-PRICE", reads: [.bt146, .bt148, .bt147],
    "The net price is the gross price less the discount.",
    fr: (
      "Le « Prix unitaire net » (BT-146) n'est pas le prix brut (BT-148) moins le rabais (BT-147).",
      "Recalculez le prix net ou le rabais."
    ),
    en: (
      "The “Net unit price” (BT-146) is not the gross price (BT-148) less the discount (BT-147).",
      "Compute the net price or the discount again."
    )
  ) { judgement in
    for price in judgement.invoice.all(.bg29) {
      guard let net = price.decimal(.bt146), let gross = price.decimal(.bt148) else { continue }
      // Prices for different numbers of units do not compare; nor does one raised by a charge.
      guard !price.has(.bt149gross) || price.text(.bt149gross) == price.text(.bt149),
        price.groups(.priceCharge).isEmpty
      else { continue }
      let discount = price.all(.bt147).reduce(ExactDecimal.zero) { $0 + ($1.decimal ?? .zero) }
      let places = max(net.scale, 2)
      if (gross - discount).rounded(places) != net { judgement.fail(.bt146, in: price) }
    }
  }

  /// An amount that is a percentage of another.
  private static func share(
    _ id: String, _ groups: [Group], _ amount: Term, _ base: Term, _ percentage: Term,
    _ fr: String, _ en: String, law: String? = nil
  ) -> Rule {
    let ids = (amount.id, base.id, percentage.id)
    return rule(
      id, reads: [amount, base, percentage],
      "The amount of the \(en) is its base times its percentage, to the cent.",
      fr: (
        "Le montant de \(fr) (\(ids.0)) n'est pas sa base (\(ids.1)) fois son pourcentage (\(ids.2)).",
        "Recalculez le montant, arrondi au centime."
      ),
      en: (
        "The amount of the \(en) (\(ids.0)) is not its base (\(ids.1)) times its percentage "
          + "(\(ids.2)).", "Compute the amount again, rounded to the cent."
      ), law: law
    ) { judgement in
      for group in groups.flatMap({ judgement.invoice.all($0) }) {
        guard let stated = group.decimal(amount), let whole = group.decimal(base),
          let rate = group.decimal(percentage)
        else { continue }
        let expected = (whole * rate).divided(by: hundred, places: 2)
        if !isSame(expected, stated, judgement) { judgement.fail(amount, in: group) }
      }
    }
  }

  static let amountTerms = Term.allCases.filter { $0.info.type == .amount }

  private static let decimals = rule(
    "FAC-DECIMALS", reads: amountTerms, "Amounts are written with two decimals at most.",
    fr: (
      "Ce montant est écrit avec plus de deux décimales.", "Arrondissez-le au centime, même à zéro."
    ),
    en: (
      "This amount is written with more than two decimals.", "Round it to the cent, zeros included."
    )
  ) { judgement in
    each(amountTerms, judgement) { $0.decimal.map { $0.scale <= 2 } ?? true }
  }
}
