import Money

// BR-S-01, BR-S-08, BR-S-09 and their kin for each VAT category. Taxable amounts may be split by
// exemption reason ("rev", the revision of EN 16931) or not ("ini", its first edition): either way
// will do, and two warnings tell which one does not.

extension ExtendedRules {
  private struct Category {
    let id: String
    let code: String
    let fr: String
    let en: String
  }

  private static let every: [Category] = [
    Category(id: "S", code: "S", fr: "S (taux normal ou réduit)", en: "S (standard rated)"),
    Category(id: "Z", code: "Z", fr: "Z (taux zéro)", en: "Z (zero rated)"),
    Category(id: "E", code: "E", fr: "E (exonérée)", en: "E (exempt)"),
    Category(id: "AE", code: "AE", fr: "AE (autoliquidation)", en: "AE (reverse charge)"),
    Category(
      id: "IC", code: "K", fr: "K (livraison intracommunautaire)", en: "K (intra-community)"),
    Category(id: "G", code: "G", fr: "G (export)", en: "G (export)"),
    Category(id: "O", code: "O", fr: "O (hors champ)", en: "O (not subject to VAT)"),
    Category(id: "AF", code: "L", fr: "L (IGIC, Canaries)", en: "L (IGIC, Canary Islands)"),
    Category(
      id: "AG", code: "M", fr: "M (IPSI, Ceuta et Melilla)", en: "M (IPSI, Ceuta and Melilla)"),
  ]

  // MARK: BR-…-01

  static let categories: [Rule] = every.flatMap { category in
    let words = Words(
      "Category \(category.en) is in the VAT breakdown if and only if something is taxed under it.",
      fr: (
        "La catégorie \(category.fr) est employée sans figurer dans la ventilation de la TVA (BG-23), "
          + "ou y figure sans être employée.",
        fix: "Ajoutez la ligne de ventilation de cette catégorie, ou retirez-la."
      ),
      en: (
        "Category \(category.en) is used without standing in the VAT breakdown (BG-23), or stands there "
          + "unused.",
        fix: "Add the breakdown of this category, or remove it."
      ))
    return [
      french("BR-FREXT-\(category.id)-01", reads: [.bt118, .bt151, .bt95, .bt102], words) {
        judgeUse($0, category.code, logistics: false)
      },
      facturX("BR-FXEXT-\(category.id)-01", reads: [.bt118, .bt151, .bt95, .bt102], words) {
        judgeUse($0, category.code, logistics: true)
      },
    ]
  }

  private static func judgeUse(_ j: Judgement, _ category: String, logistics: Bool) {
    let breakdowns = j.invoice.all(.bg23).contains {
      ExtendedFacts.code($0, .bt118, j.isUBL) == category
    }
    let isUsed =
      j.extendedFacts.taxed.contains {
        $0.category == category && $0.isCounted && (logistics || $0.kind != .logistics)
      } || isUsedAnywhere(j, category)
    if breakdowns != isUsed { j.fail(.bt118, in: j.root) }
  }

  private static let categoryTax = XMLName.of("ram:CategoryTradeTax")
  private static let categoryCode = XMLName.of("ram:CategoryCode")
  private static let adjustment = XMLName.of("cac:AllowanceCharge")
  private static let id = XMLName.of("cbc:ID")

  /// The official tests also see allowances and charges that do not say which of the two they are.
  private static func isUsedAnywhere(_ j: Judgement, _ category: String) -> Bool {
    guard let xml = j.xml else { return false }
    guard j.isUBL else {
      return xml.elements(named: categoryTax).contains { tax in
        xml.children(tax, named: categoryCode).contains { xml.text($0) == category }
      }
    }
    return xml.children(xml.root, named: adjustment).contains { adjustment in
      xml.children(adjustment, named: taxCategory).contains { tax in
        xml.first(tax, id).map { xml.trimmed($0) } == category
      }
    }
  }

  // MARK: BR-…-08, BR-S-09

  static let taxableAmounts: [Rule] = every.flatMap { taxable($0) } + taxAmount

  private static let cii: [Syntax] = [.cii]
  private static let ubl: [Syntax] = [.ublInvoice, .ublCreditNote]

  private static func taxable(_ category: Category) -> [Rule] {
    let reads: [Term] = [.bt116, .bt131, .bt92, .bt99, .bt118, .bt119]
    func rules(_ suffix: String, _ severity: Rule.Severity, _ editions: Set<Edition>) -> [Rule] {
      let words = taxableWords(category, editions)
      let judge: @Sendable (Judgement) -> Void = { judgeTaxable($0, category.code, editions) }
      let fxID =
        suffix.isEmpty
        ? (category.id == "S" ? "BR-FXEXT-S08b" : "BR-FXEXT-\(category.id)-08b")
        : "BR-FXEXT-\(category.id)-08\(suffix)"
      let shared: Rule.Books = suffix.isEmpty ? [] : .extendedCTC
      var found = [facturX(fxID, severity, also: shared, reads: reads, words, judge: judge)]
      if suffix.isEmpty {
        found.append(
          french("BR-FXEXT-\(category.id)-08", severity, cii, reads: reads, words, judge: judge))
      }
      found.append(
        french(
          "BR-FREXT-\(category.id)-08\(suffix)", severity, ubl, reads: reads, words, judge: judge))
      return found
    }
    return rules("", .fatal, [.first, .revised]) + rules("ini", .warning, [.first])
      + rules("rev", .warning, [.revised])
  }

  private enum Edition { case first, revised }

  private static func taxableWords(_ category: Category, _ editions: Set<Edition>) -> Words {
    let (fr, en) =
      editions.count == 2
      ? ("", "")
      : editions.contains(.first)
        ? (" toutes raisons d'exonération confondues", " whatever the exemption reason")
        : (" par raison d'exonération", " for each exemption reason")
    return Words(
      "The taxable amount of category \(category.en) is what is taxed under it\(en), to a cent per amount.",
      fr: (
        "L'assiette (BT-116) de la catégorie \(category.fr) n'est pas la somme des lignes, moins les "
          + "remises, plus les frais de cette catégorie et de ce taux\(fr), à un centime près par montant.",
        fix:
          "Recalculez l'assiette, ou corrigez la catégorie ou le taux d'une ligne, remise ou frais."
      ),
      en: (
        "The taxable amount (BT-116) of category \(category.en) is not the lines, less allowances, plus "
          + "charges of this category and rate\(en), to a cent per amount.",
        fix: "Compute it again, or correct the category or rate of a line, allowance or charge."
      ))
  }

  private static func judgeTaxable(_ j: Judgement, _ category: String, _ editions: Set<Edition>) {
    let breakdowns = self.breakdowns(j, category)
    guard !breakdowns.isEmpty else { return }
    let facts = j.extendedFacts
    for breakdown in breakdowns {
      let holds = editions.contains { edition in
        let share = Share(facts, of: breakdown, category, edition == .revised)
        guard let found = breakdown.decimal(.bt116) else { return false }
        return share.isWorth(found, inBinary: facts.isUBL)
      }
      if !holds { j.fail(.bt116, in: breakdown) }
    }
  }

  private static func breakdowns(_ j: Judgement, _ category: String, vat: Bool = true)
    -> [GroupView]
  {
    j.invoice.all(.bg23).filter {
      ExtendedFacts.code($0, .bt118, j.isUBL) == category && (!vat || isBreakdownOfVAT($0, j))
    }
  }

  private static let taxCategory = XMLName.of("cac:TaxCategory")

  private static func isBreakdownOfVAT(_ group: GroupView, _ j: Judgement) -> Bool {
    guard let xml = j.xml, let node = group.node else { return true }
    guard j.isUBL else { return VATScheme.isCII(xml, node) }
    return xml.children(node, named: taxCategory).contains { VATScheme.isUBL(xml, $0) }
  }

  private static let taxWords = Words(
    "The VAT of category S (BT-117) is its taxable amount times its rate, to a cent per amount.",
    fr: (
      "La TVA (BT-117) n'est pas l'assiette (BT-116) × le taux (BT-119), à un centime près par montant.",
      fix: "Recalculez la TVA de ce taux."
    ),
    en: (
      "The VAT (BT-117) is not the taxable amount (BT-116) × the rate (BT-119), to a cent per amount.",
      fix: "Compute the VAT of this rate again."
    ))

  private static let taxAmount: [Rule] = [
    french("BR-FXEXT-S-09", .fatal, cii, reads: [.bt117, .bt116, .bt119], taxWords) {
      judgeTax($0, vat: true)
    },
    french("BR-FREXT-S-09", .fatal, ubl, reads: [.bt117, .bt116, .bt119], taxWords) {
      judgeTax($0, vat: true)
    },
    facturX("BR-FXEXT-S-09b", reads: [.bt117, .bt116, .bt119], taxWords) {
      judgeTax($0, vat: false)
    },
  ]

  private static func judgeTax(_ j: Judgement, vat: Bool) {
    let breakdowns = self.breakdowns(j, "S", vat: vat)
    guard !breakdowns.isEmpty else { return }
    let facts = j.extendedFacts
    for breakdown in breakdowns {
      let counts = [true, false].map { Share(facts, of: breakdown, "S", $0).count }
      // UBL only knows the revised edition here.
      let tolerance = ExactDecimal.cents(j.isUBL ? counts[0] : max(counts[0], counts[1]))
      guard let base = breakdown.decimal(.bt116), let rate = breakdown.decimal(.bt119),
        let tax = breakdown.decimal(.bt117),
        (tax - (base * rate * ExactDecimal(1, scale: 2)).inCents).magnitude <= tolerance
      else {
        j.fail(.bt117, in: breakdown)
        continue
      }
    }
  }
}

/// What is taxed under a VAT breakdown.
private struct Share {
  let count: Int
  private let sums: [ExtendedFacts.Taxed.Kind: ExactDecimal]

  init(
    _ facts: ExtendedFacts, of breakdown: GroupView, _ category: String, _ byReason: Bool
  ) {
    let rate = breakdown.decimal(.bt119)
    let (reason, code) = (breakdown.text(.bt120), breakdown.text(.bt121))
    var sums: [ExtendedFacts.Taxed.Kind: ExactDecimal] = [:]
    var count = 0
    var line: Int32?
    for entry in facts.taxed where entry.isCounted && entry.category == category {
      if category != "O" {
        guard let rate, let other = entry.rate, rate == other else { continue }
      }
      if byReason, entry.reason != reason || entry.reasonCode != code { continue }
      // A line under two equal categories counts once.
      if entry.kind == .line, line == entry.group.index { continue }
      if entry.kind == .line { line = entry.group.index }
      sums[entry.kind, default: .zero] = (sums[entry.kind] ?? .zero) + (entry.amount ?? .zero)
      if entry.hasAmount || !facts.isUBL { count += 1 }
    }
    self.count = count
    self.sums = sums
  }

  private func sum(_ kind: ExtendedFacts.Taxed.Kind) -> ExactDecimal {
    (sums[kind] ?? .zero).inCents
  }

  /// Whether the taxable amount is this one, to a cent per amount. In the order of the official
  /// tests: UBL's round in between.
  func isWorth(_ found: ExactDecimal, inBinary: Bool) -> Bool {
    let tolerance = ExactDecimal.cents(count)
    let binary =
      inBinary
      ? BinaryNumber.isWithin(tolerance, found, -sum(.line), sum(.allowance), -sum(.charge)) : nil
    let gap = found - sum(.line) + sum(.allowance) - sum(.charge) - sum(.logistics)
    return binary ?? (gap.magnitude <= tolerance)
  }
}
