import Money

/// The totals (BG-22): BR-12 … BR-15, BR-53, BR-CO-10 … BR-CO-16, BR-DEC-09 … -18.
enum CENTotalsRules {
  static let all: [Rule] = presence + sums + balances + decimals

  private static func total(_ id: String, _ term: Term, fr: String, en: String) -> Rule {
    Rule(
      id, .fatal, .everywhere, reads: [term],
      text: "The invoice states \(en) (\(term.id)).",
      fr: .init(
        "\(CENRule.capital(fr)) (\(term.id)) manque.",
        fix: "Indiquez ce montant dans les totaux de la facture, par exemple 100.00."),
      en: .init(
        "\(CENRule.capital(en)) (\(term.id)) is missing.",
        fix: "State this amount among the totals of the invoice, for example 100.00.")
    ) { j in
      for group in j.totals where !group.has(term) { j.fail(term, in: group) }
    }
  }

  private static let presence: [Rule] = [
    total("BR-12", .bt106, fr: "la somme des lignes hors taxe", en: "the sum of the line amounts"),
    total("BR-13", .bt109, fr: "le total hors taxe", en: "the total without VAT"),
    total("BR-14", .bt112, fr: "le total toutes taxes comprises", en: "the total with VAT"),
    total("BR-15", .bt115, fr: "le net à payer", en: "the amount due for payment"),
    Rule(
      "BR-53", .fatal, .everywhere, reads: [.bt111, .bt6],
      text: "With a VAT accounting currency (BT-6), the VAT total is stated in it too (BT-111).",
      fr: .init(
        "La TVA n'est pas donnée dans la devise de comptabilisation (BT-111), "
          + "ou cette devise (BT-6) est celle de la facture.",
        fix: "Ajoutez le total de TVA converti dans la devise BT-6 ; si c'est la devise "
          + "de la facture (BT-5), retirez BT-6."),
      en: .init(
        "The VAT total in accounting currency (BT-111) is missing, "
          + "or that currency (BT-6) is the invoice's own.",
        fix: "Add the VAT total converted into the currency BT-6; if that is the currency "
          + "of the invoice (BT-5), remove BT-6.")
    ) { j in
      guard let accounting = j.totalsFacts.accountingCurrency else { return }
      let isStated =
        !j.totalsFacts.total(in: accounting).isEmpty || CENVATTotal.isOnLine(j, in: accounting)
      if j.isUBL {
        if !isStated { j.fail(.bt111, in: j.place(.bg22)) }
        return
      }
      let isOwn = accounting == j.totalsFacts.currency
      for group in j.totals where !isStated || isOwn { j.fail(.bt111, in: group) }
    },
  ]

  private static let sums: [Rule] = [
    Rule(
      "BR-CO-10", .fatal, .coreLines, reads: [.bt106, .bt131],
      text: "The sum of the lines (BT-106) is the sum of their net amounts (BT-131).",
      fr: .init(
        "La somme des lignes (BT-106) n'est pas égale au total des montants nets (BT-131).",
        fix: "Additionnez les montants nets des lignes et mettez ce total, "
          + "ou corrigez la ligne fausse."),
      en: .init(
        "The sum of the lines (BT-106) is not the total of the net amounts (BT-131).",
        fix: "Add up the net amounts of the lines and state that total, "
          + "or correct the line that is wrong.")
    ) { j in
      guard let sum = j.totalsFacts.lines else { return }
      j.eachTotals(.bt106) { _, amount in
        amount(.bt106).map { $0 == sum.inCents } ?? false
      }
    },
    Rule(
      "BR-CO-11", .fatal, .coreOnly, reads: [.bt107, .bt92],
      text: "The sum of allowances (BT-107) is the sum of their amounts (BT-92).",
      fr: .init(
        "Le total des remises (BT-107) n'est pas égal à la somme des remises de la facture "
          + "(BT-92).",
        fix: "Mettez la somme des montants de remise au niveau de la facture ; "
          + "sans remise, retirez le total."),
      en: .init(
        "The sum of allowances (BT-107) is not the total of the document level allowances (BT-92).",
        fix: "State the sum of the document level allowance amounts; "
          + "without allowances, remove the sum.")
    ) { j in
      guard let sum = j.totalsFacts.allowances else { return }
      let isThere = j.totalsFacts.hasAllowances
      j.eachTotals(.bt107) { group, amount in
        amount(.bt107).map { $0 == sum.inCents && !isNegativeNothing(j, group, .bt107, isThere) }
          ?? !isThere
      }
    },
    Rule(
      "BR-CO-12", .fatal, .coreOnly, reads: [.bt108, .bt99],
      text: "The sum of charges (BT-108) is the sum of their amounts (BT-99).",
      fr: .init(
        "Le total des frais (BT-108) n'est pas égal à la somme des frais de la facture (BT-99).",
        fix: "Mettez la somme des montants de frais au niveau de la facture ; "
          + "sans frais, retirez le total."),
      en: .init(
        "The sum of charges (BT-108) is not the total of the document level charges (BT-99).",
        fix: "State the sum of the document level charge amounts; without charges, remove the sum.")
    ) { j in
      guard let sum = j.totalsFacts.charges else { return }
      let isThere = j.totalsFacts.hasCharges
      j.eachTotals(.bt108) { group, amount in
        amount(.bt108).map { $0 == sum.inCents && !isNegativeNothing(j, group, .bt108, isThere) }
          ?? !isThere
      }
    },
    Rule(
      "BR-CO-14", .fatal, .everywhere, reads: [.bt110, .bt117],
      text: "The VAT total (BT-110) is the sum of the VAT of the breakdown (BT-117).",
      fr: .init(
        "Le total de TVA (BT-110) n'est pas égal à la somme des TVA par taux (BT-117).",
        fix: "Additionnez la TVA de chaque taux de la ventilation et mettez ce total."),
      en: .init(
        "The VAT total (BT-110) is not the sum of the VAT of each rate (BT-117).",
        fix: "Add up the VAT of each rate of the breakdown and state that total.")
    ) { j in
      CENVATTotal.sum(j)
    },
  ]

  /// "-0.00" beside no allowance at all: the official engine tells it from the zero of an empty sum
  /// in CII.
  private static func isNegativeNothing(
    _ j: Judgement, _ group: GroupView, _ term: Term, _ isThere: Bool
  ) -> Bool {
    j.isCII && !isThere && XPathNumber.isNotNegative(group[term]?.text ?? "") == false
  }

  private static let balances: [Rule] = [
    Rule(
      "BR-CO-13", .fatal, .coreOnly, reads: [.bt109, .bt106, .bt107, .bt108],
      text: "The total without VAT (BT-109) is lines (BT-106) − allowances (BT-107) "
        + "+ charges (BT-108).",
      fr: .init(
        "Le total hors taxe (BT-109) n'est pas égal aux lignes (BT-106) "
          + "moins les remises (BT-107) plus les frais (BT-108).",
        fix: "Recalculez BT-109 = BT-106 − BT-107 + BT-108, "
          + "par exemple 100.00 − 10.00 + 5.00 = 95.00."),
      en: .init(
        "The total without VAT (BT-109) is not lines (BT-106) minus allowances (BT-107) "
          + "plus charges (BT-108).",
        fix: "Recompute BT-109 = BT-106 − BT-107 + BT-108, "
          + "for example 100.00 − 10.00 + 5.00 = 95.00.")
    ) { j in
      j.eachTotals(.bt109, .bt106, .bt107, .bt108) { group, amount in
        guard let net = amount(.bt109), let lines = amount(.bt106) else { return false }
        // UBL compares without rounding where nothing is added or taken.
        if j.isUBL, !group.has(.bt107), !group.has(.bt108) { return net == lines }
        return net
          == (lines - (amount(.bt107) ?? .zero) + (amount(.bt108) ?? .zero)).inCents
      }
    },
    Rule(
      "BR-CO-15", .fatal, .coreOnly, reads: [.bt112, .bt109, .bt110],
      text: "The total with VAT (BT-112) is the total without VAT (BT-109) + VAT (BT-110).",
      fr: .init(
        "Le total TTC (BT-112) n'est pas égal au total HT (BT-109) plus la TVA (BT-110), "
          + "ou la TVA n'est pas donnée une fois dans la devise de la facture.",
        fix: "Recalculez BT-112 = BT-109 + BT-110, par exemple 100.00 + 20.00 = 120.00, "
          + "et donnez la TVA avec la devise BT-5."),
      en: .init(
        "The total with VAT (BT-112) is not the total without VAT (BT-109) plus VAT (BT-110), "
          + "or the VAT is not stated once in the currency of the invoice.",
        fix: "Recompute BT-112 = BT-109 + BT-110, for example 100.00 + 20.00 = 120.00, "
          + "and state the VAT in the currency BT-5.")
    ) { j in
      CENVATTotal.balance(j)
    },
    Rule(
      "BR-CO-16", .fatal, [.cen, .extendedCTC, .facturXBasicWL, .facturXEN16931],
      reads: [.bt115, .bt112, .bt113, .bt114],
      text: "The amount due (BT-115) is the total with VAT (BT-112) − paid (BT-113) "
        + "+ rounding (BT-114).",
      fr: .init(
        "Le net à payer (BT-115) n'est pas égal au total TTC (BT-112) "
          + "moins l'acompte versé (BT-113) plus l'arrondi (BT-114).",
        fix: "Recalculez BT-115 = BT-112 − BT-113 + BT-114, "
          + "par exemple 120.00 − 20.00 + 0.00 = 100.00."),
      en: .init(
        "The amount due (BT-115) is not the total with VAT (BT-112) minus the amount paid (BT-113) "
          + "plus the rounding (BT-114).",
        fix: "Recompute BT-115 = BT-112 − BT-113 + BT-114, "
          + "for example 120.00 − 20.00 + 0.00 = 100.00.")
    ) { j in
      j.eachTotals(.bt115, .bt112, .bt113, .bt114) { _, amount in
        guard let due = amount(.bt115), let gross = amount(.bt112) else { return false }
        let (paid, rounding) = (amount(.bt113), amount(.bt114))
        guard j.isUBL else { return due == gross - (paid ?? .zero) + (rounding ?? .zero) }
        let asked = paid.map { (gross - $0).inCents } ?? gross
        return (rounding.map { (due - $0).inCents } ?? due) == asked
      }
    },
  ]

  private static let decimals: [Rule] = [
    total("BR-DEC-09", .bt106, "la somme des lignes hors taxe", "the sum of the line amounts"),
    total("BR-DEC-10", .bt107, "le total des remises", "the sum of allowances"),
    total("BR-DEC-11", .bt108, "le total des frais", "the sum of charges"),
    total("BR-DEC-12", .bt109, "le total hors taxe", "the total without VAT"),
    total("BR-DEC-14", .bt112, "le total toutes taxes comprises", "the total with VAT"),
    total("BR-DEC-16", .bt113, "le montant déjà payé", "the amount paid"),
    total("BR-DEC-17", .bt114, "le montant de l'arrondi", "the rounding amount"),
    total("BR-DEC-18", .bt115, "le net à payer", "the amount due for payment"),
    Rule(
      "BR-DEC-13", .fatal, .everywhere, reads: [.bt110],
      text: "The VAT total (BT-110) has two decimals at most.",
      fr: .init(
        "Le total de TVA (BT-110) a plus de deux décimales.",
        fix: "Arrondissez-le au centime, par exemple 12.34 au lieu de 12.345."),
      en: .init(
        "The VAT total (BT-110) has more than two decimals.",
        fix: "Round it to cents, for example 12.34 instead of 12.345.")
    ) { j in
      // The test of UBL looks for the currency inside the amount and is always true.
      if j.isUBL || j.totalsFacts.taxTotals.isEmpty { return }
      let own = j.totalsFacts.currency
      let holds = j.totalsFacts.taxTotals.contains {
        $0.currency != own || own == nil || isCents($0)
      }
      if !holds, let total = j.totalsFacts.taxTotals.first { j.fail(total, .bt110) }
    },
    Rule(
      "BR-DEC-15", .fatal, .everywhere, reads: [.bt111],
      text: "The VAT total in accounting currency (BT-111) has two decimals at most.",
      fr: .init(
        "Le total de TVA dans la devise de comptabilisation (BT-111) "
          + "manque ou a plus de deux décimales.",
        fix: "Donnez-le dans la devise BT-6, arrondi à deux décimales, par exemple 12.34."),
      en: .init(
        "The VAT total in accounting currency (BT-111) is missing or has more than two decimals.",
        fix: "State it in the currency BT-6, rounded to two decimals, for example 12.34.")
    ) { j in
      guard !j.isUBL, let accounting = j.totalsFacts.accountingCurrency else { return }
      let totals = j.totalsFacts.taxTotals
      let holds = totals.isEmpty || totals.contains { $0.currency == accounting && isCents($0) }
      if !holds {
        if let total = totals.first(where: { $0.currency == accounting }) {
          j.fail(total, .bt111)
        } else {
          j.fail(.bt111, in: j.place(.bg22))
        }
      }
    },
  ]

  /// As a number: "12.340" has two decimals here.
  private static func isCents(_ total: TotalsFacts.TaxTotal) -> Bool {
    ExactDecimal(total.text).map { $0.significantScale <= 2 } ?? true
  }

  private static func total(_ id: String, _ term: Term, _ fr: String, _ en: String) -> Rule {
    CENRule.decimals(
      id, .everywhere, .bg22, term, fr: fr, en: en)
  }
}

/// The VAT total against its parts and the other totals.
enum CENVATTotal {
  private static let taxTotal = XMLName.of("cac:TaxTotal")
  private static let subtotal = XMLName.of("cac:TaxSubtotal")
  private static let amount = XMLName.of("cbc:TaxAmount")
  private static let currencyID = XMLAttributeName.of("currencyID")

  /// BR-CO-14.
  static func sum(_ j: Judgement) {
    guard j.isUBL, let xml = j.xml else {
      guard let sum = j.totalsFacts.vat, let currency = j.totalsFacts.currency else { return }
      for total in j.totalsFacts.total(in: currency) {
        if let stated = ExactDecimal(total.text), stated != sum.inCents { j.fail(total, .bt110) }
      }
      return
    }
    for total in xml.children(xml.root, named: taxTotal) {
      let parts = Array(xml.children(total, named: subtotal))
      if parts.isEmpty { continue }
      let amounts = parts.compactMap { xml.first($0, amount) }
      let numbers = amounts.compactMap { ExactDecimal(xml.text($0)) }
      guard numbers.count == amounts.count else { continue }
      let sum = numbers.reduce(.zero, +).inCents
      guard let stated = xml.first(total, amount) else {
        j.fail(.bt110, in: j.place(.bg22))
        continue
      }
      if let number = ExactDecimal(xml.text(stated)), number != sum {
        j.blame(stated, attribute: nil, of: [.bt110, .bt111])
      }
    }
  }

  /// UBL counts totals of lines too.
  static func isOnLine(_ j: Judgement, in currency: String) -> Bool {
    guard j.isUBL, let xml = j.xml else { return false }
    return xml.elements(named: amount).contains { node in
      xml.attribute(node, currencyID) == currency
        && xml.parent(node).map { xml.name($0) == taxTotal } ?? false
    }
  }

  /// BR-CO-15.
  static func balance(_ j: Judgement) {
    guard let currency = j.totalsFacts.currency else { return }
    let group = j.totals.first
    let texts = [Term.bt112, .bt109].map { group?[$0]?.text }
    let numbers = texts.map { $0.flatMap { ExactDecimal($0) } }
    // Not a number: the official engine stops.
    if zip(texts, numbers).contains(where: { $0 != nil && $1 == nil }) { return }
    let totals = j.totalsFacts.total(in: currency)
    var isBalanced = false
    if let gross = numbers[0], let net = numbers[1] {
      if totals.count == 1 {
        guard let vat = ExactDecimal(totals[0].text) else { return }
        isBalanced = gross == (net + vat).inCents
      }
      if !j.isUBL, gross == net { isBalanced = true }
    }
    if !isBalanced { j.fail(.bt112, in: group ?? j.place(.bg22)) }
  }
}
