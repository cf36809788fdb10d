import Money

/// BR-FR-MV and BD: several sellers in one invoice (BT-23 = S8, B8, M8), or invoice and
/// counter-invoice in one (S9, B9, M9). Such invoices come from others; this product reads and
/// judges them.
extension FrenchRules {
  private typealias Check = @Sendable (VendorInvoice, Judgement) -> Void

  private static func rule(
    _ id: String, _ applies: @escaping @Sendable (BillingMode) -> Bool, isUBL: Bool? = nil,
    reads: [Term], _ text: String, fr: (problem: String, fix: String),
    en: (problem: String, fix: String), _ check: @escaping Check
  ) -> Rule {
    let syntaxes: [Syntax] =
      switch isUBL {
      case nil: Syntax.allCases
      case true?: .ubl
      case false?: [.cii]
      }
    return Rule(
      id, .fatal, .french, syntaxes: syntaxes, reads: reads, text: text,
      fr: Rule.Advice(fr.problem, fix: fr.fix), en: Rule.Advice(en.problem, fix: en.fix),
      law: "XP Z12-012"
    ) { judgement in
      if let invoice = VendorInvoice(judgement, applies) { check(invoice, judgement) }
    }
  }

  /// A rule on each sub-invoice (GROUP line without parent).
  private static func head(
    _ id: String, reads: [Term], _ fr: String, _ en: String,
    holds: @escaping @Sendable (VendorLine, VendorInvoice) -> Bool
  ) -> Rule {
    rule(
      id, \.isSpecial, reads: reads, "Each sub-invoice (GROUP line at the top) gives the \(en).",
      fr: (
        "Une sous-facture (ligne GROUP sans ligne parente) n'indique pas \(fr), ou mal.",
        "Complétez la ligne GROUP de chaque sous-facture."
      ),
      en: (
        "A sub-invoice (GROUP line without parent) does not give the \(en), or not well.",
        "Complete the GROUP line of each sub-invoice."
      )
    ) { invoice, judgement in
      for line in invoice.heads where !holds(line, invoice) { judgement.fail(line.line.node) }
    }
  }

  private static func isGiven(_ texts: [String]) -> Bool {
    texts.count == 1 && !XMLSpace.normalized(texts[0]).isEmpty
  }

  static let vendors: [Rule] = ranks + heads + sums + links + references

  // MARK: Ranks and numbers of sub-invoices

  private static let ranks: [Rule] = [
    rule(
      "BR-FR-MV-01_EXT-FR-FE-163", \.isSpecial, reads: [.ext163],
      "Each line says its rank: GROUP, DETAIL or INFORMATION.",
      fr: (
        "Une ligne ne dit pas son rang (EXT-FR-FE-163) : GROUP, DETAIL ou INFORMATION.",
        "Indiquez le rang de chaque ligne."
      ),
      en: (
        "A line does not say its rank (EXT-FR-FE-163): GROUP, DETAIL or INFORMATION.",
        "Give the rank of each line."
      )
    ) { invoice, judgement in
      for line in invoice.lines {
        let holds =
          invoice.isUBL
          ? line.hasOwnReference && isGiven(line.ranks)
          : line.ranks.allSatisfy { !XMLSpace.normalized($0).isEmpty }
        if !holds { judgement.fail(line.line.node) }
      }
    },
    rule(
      "BR-FR-MV-02_EXT-FR-FE-163", \.isMultiVendor, reads: [.ext163],
      "An invoice of several sellers has a sub-invoice at least.",
      fr: (
        "La facture multi-vendeurs (BT-23 = S8, B8, M8) n'a aucune sous-facture (ligne GROUP sans "
          + "parente, EXT-FR-FE-163).", "Ajoutez une ligne GROUP par vendeur."
      ),
      en: (
        "The invoice of several sellers (BT-23 = S8, B8, M8) has no sub-invoice (GROUP line without "
          + "parent, EXT-FR-FE-163).", "Add a GROUP line per seller."
      )
    ) { invoice, judgement in
      if invoice.hasTrade, invoice.heads.isEmpty { judgement.fail(judgement.root) }
    },
    rule(
      "BR-FR-BD-02_EXT-FR-FE-163", \.isTwoWay, reads: [.ext163],
      "A two-way invoice has two sub-invoices.",
      fr: (
        "La facture bidirectionnelle (BT-23 = S9, B9, M9) n'a pas exactement deux sous-factures "
          + "(lignes GROUP sans parente, EXT-FR-FE-163).", "Gardez une ligne GROUP par sens."
      ),
      en: (
        "The two-way invoice (BT-23 = S9, B9, M9) has not exactly two sub-invoices (GROUP lines "
          + "without parent, EXT-FR-FE-163).", "Keep a GROUP line per direction."
      )
    ) { invoice, judgement in
      if invoice.hasTrade, invoice.lines.reduce(0, { $0 + $1.headCount }) != 2 {
        judgement.fail(judgement.root)
      }
    },
    sides("BR-FR-BD-02_BT-31", .seller, isUBL: false, .bt30),
    sides("BR-FR-BD-02_BT-30", .seller, isUBL: true, .bt30),
    sides("BR-FR-BD-02_BT-47", .buyer, isUBL: nil, .bt47),
  ]

  private static func sides(
    _ id: String, _ party: FrenchParty, isUBL: Bool?, _ term: Term
  ) -> Rule {
    rule(
      id, \.isTwoWay, isUBL: isUBL, reads: [term],
      "In a two-way invoice one sub-invoice is by \(party.en).",
      fr: (
        "Aucune sous-facture, ou plus d'une, n'a l'identifiant légal \(party.frOf) (\(term.id)).",
        "Donnez à une sous-facture l'identifiant légal \(party.frOf)."
      ),
      en: (
        "No sub-invoice, or more than one, has the legal identifier of \(party.en) (\(term.id)).",
        "Give one sub-invoice the legal identifier of \(party.en)."
      )
    ) { invoice, judgement in
      guard invoice.hasTrade else { return }
      let ids = Set(invoice.legalIDs(of: party))
      let count = invoice.lines.reduce(0) { count, line in
        line.legalIDs.contains(where: ids.contains) ? count + line.headCount : count
      }
      if count != 1 { judgement.fail(judgement.root) }
    }
  }

  // MARK: What a sub-invoice must give

  private static let heads: [Rule] = [
    head(
      "BR-FR-MV-03_EXT-FR-FE-164", reads: [.partyName], "le nom de son vendeur (EXT-FR-FE-164)",
      "name of its seller (EXT-FR-FE-164)"
    ) { line, _ in
      isGiven(line.sellerTexts("ram:Name", "cac:PartyLegalEntity/cbc:RegistrationName"))
    },
    head(
      "BR-FR-MV-03_EXT-FR-FE-167", reads: [.partyLegalID],
      "l'identifiant légal de son vendeur (EXT-FR-FE-167)",
      "legal identifier of its seller (EXT-FR-FE-167)"
    ) { line, _ in isGiven(line.legalIDs) },
    head(
      "BR-FR-MV-03_EXT-FR-FE-177", reads: [.partyAddressCountry],
      "le pays de son vendeur (EXT-FR-FE-177)", "country of its seller (EXT-FR-FE-177)"
    ) { line, _ in
      isGiven(
        line.sellerTexts(
          "ram:PostalTradeAddress/ram:CountryID",
          "cac:PostalAddress/cac:Country/cbc:IdentificationCode"))
    },
    head(
      "BR-FR-MV-03_EXT-FR-FE-181", reads: [.ext181], "son total de TVA (EXT-FR-FE-181)",
      "VAT total (EXT-FR-FE-181)"
    ) { line, invoice in isGiven(line.vat(in: invoice.currencies.invoice).map(\.raw)) },
    head(
      "BR-FR-MV-03_EXT-FR-FE-182", reads: [.ext182],
      "son total de TVA dans la devise de comptabilité (EXT-FR-FE-182)",
      "VAT total in the accounting currency (EXT-FR-FE-182)"
    ) { line, invoice in
      let accounting = invoice.currencies.accounting
      if accounting.isEmpty { return true }
      return accounting.contains { !$0.isEmpty } && isGiven(line.vat(in: accounting).map(\.raw))
    },
    head(
      "BR-FR-MV-03_BT-128_AFL", reads: [.bt128], "son numéro de facture (BT-128, AFL)",
      "invoice number (BT-128, AFL)"
    ) { line, _ in
      guard !line.isUBL else { return isGiven(line.objects("AFL").map(\.raw)) }
      return line.references("AFL").allSatisfy {
        $0.texts("ram:TypeCode").contains("130") && isGiven($0.texts("ram:IssuerAssignedID"))
      }
    },
    head(
      "BR-FR-MV-03_BT-128_AVV", reads: [.bt128], "son cadre de facturation (BT-128, AVV)",
      "billing mode (BT-128, AVV)"
    ) { line, _ in
      let special: Set<String> = ["M8", "S8", "B8"]
      guard !line.isUBL else {
        let modes = line.objects("AVV").map(\.raw)
        return isGiven(modes) && !modes.contains(where: special.contains)
      }
      return line.references("AVV").allSatisfy {
        let modes = $0.texts("ram:IssuerAssignedID")
        return $0.texts("ram:TypeCode").contains("130") && isGiven(modes)
          && !modes.contains(where: special.contains)
      }
    },
  ]

  // MARK: Sums

  private static let cent = ExactDecimal(1, scale: 2)

  private static let sums: [Rule] = [
    head(
      "BR-FR-MV-05_EXT-FR-FE-BG-12", reads: [.bt131],
      "un total HT (BT-131) égal à la somme de ses lignes", "net total (BT-131) of its lines"
    ) { line, invoice in
      guard line.net.count == 1, let net = ExactDecimal(line.net[0].raw), let id = line.ids.first
      else { return false }
      let parts = invoice.lines.filter { $0.counts(under: XMLSpace.normalized(id)) }.flatMap(\.net)
      guard let sum = VendorInvoice.sum(parts) else { return false }
      return (net - sum).magnitude <= cent * ExactDecimal(Int128(parts.count))
    },
    head(
      "BR-FR-MV-09_EXT-FR-FE-181", reads: [.ext181, .bt117],
      "un total de TVA (EXT-FR-FE-181) égal à la TVA ventilée (BT-117) sous son numéro",
      "VAT total (EXT-FR-FE-181) of the breakdowns (BT-117) under its number"
    ) { line, invoice in
      let stated = line.vat(in: invoice.currencies.invoice)
      guard stated.count == 1, let vat = ExactDecimal(stated[0].raw), let number = line.number,
        let sum = invoice.vat(of: number)
      else { return false }
      return (vat - sum).magnitude <= cent
    },
    head(
      "BR-FR-MV-10_EXT-FR-FE-184", reads: [.ext184, .bt131, .ext181],
      "un total TTC (EXT-FR-FE-184) égal au HT plus la TVA",
      "total with VAT (EXT-FR-FE-184), net plus VAT"
    ) { line, invoice in
      if line.gross.isEmpty { return true }
      let vat = line.vat(in: invoice.currencies.invoice)
      guard line.gross.count == 1, line.net.count == 1, vat.count == 1,
        let gross = ExactDecimal(line.gross[0].raw), let net = ExactDecimal(line.net[0].raw),
        let tax = ExactDecimal(vat[0].raw)
      else { return false }
      let ids = Set(line.ids)
      let parts = invoice.lines.filter { part in
        part.parents.contains(where: ids.contains)
          && part.ranks.contains { $0 == "DETAIL" || $0 == "GROUP" }
      }
      return (gross - net - tax).magnitude <= cent * ExactDecimal(Int128(parts.count))
    },
  ]

  // MARK: Lines and their sub-invoice

  private static func sameAsParent(
    _ id: String, reads: [Term], _ fr: String, _ en: String,
    value: @escaping @Sendable (VendorLine) -> String?
  ) -> Rule {
    rule(
      id, \.isSpecial, reads: reads, "Each line gives the \(en), the same as its parent line.",
      fr: (
        "Une ligne n'indique pas \(fr), ou n'a pas le même que sa ligne parente.",
        "Reprenez sur chaque ligne celui de sa sous-facture."
      ),
      en: (
        "A line does not give the \(en), or another one than its parent line.",
        "Repeat on each line that of its sub-invoice."
      )
    ) { invoice, judgement in
      for line in invoice.lines {
        let mine = value(line)
        let parents = invoice.lines.filter { $0.ids.contains(where: line.parents.contains) }
        let theirs = parents.count > 1 ? nil : parents.first.map(value) ?? ""
        let holds = mine.map { !$0.isEmpty && (line.parents.isEmpty || $0 == theirs) } ?? false
        if !holds { judgement.fail(line.line.node) }
      }
    }
  }

  private static let links: [Rule] = [
    sameAsParent(
      "BR-FR-MV-06_EXT-FR-FE-167", reads: [.partyLegalID],
      "l'identifiant légal du vendeur (EXT-FR-FE-167)",
      "seller's legal identifier (EXT-FR-FE-167)"
    ) { line in
      line.legalIDs.count > 1 ? nil : line.legalIDs.first.map(XMLSpace.normalized) ?? ""
    },
    sameAsParent(
      "BR-FR-MV-07_BT-128", reads: [.bt128], "le numéro de sous-facture (BT-128, AFL)",
      "number of the sub-invoice (BT-128, AFL)"
    ) { $0.number },
    rule(
      "BR-FR-MV-08_BT-128", \.isSpecial, reads: [.ext178, .bt128],
      "The exemption reason of each DETAIL line begins with its sub-invoice's number between #.",
      fr: (
        "Le motif d'exonération (EXT-FR-FE-178) d'une ligne DETAIL ne commence pas par le numéro de sa "
          + "sous-facture (BT-128) entre #.", "Commencez-le par #numéro#."
      ),
      en: (
        "The exemption reason (EXT-FR-FE-178) of a DETAIL line does not begin with the number of its "
          + "sub-invoice (BT-128) between #.", "Begin it with #number#."
      )
    ) { invoice, judgement in
      for line in invoice.lines where line.ranks.contains("DETAIL") {
        let number = line.number ?? ""
        let holds =
          !number.isEmpty && isGiven(line.reasons) && line.reasons[0].hasPrefix("#\(number)#")
        if !holds { judgement.fail(line.line.node) }
      }
    },
    rule(
      "BR-FR-MV-11_BT-128", \.isSpecial, reads: [.bt128, .bt1],
      "One sub-invoice of the main seller has the number of the invoice.",
      fr: (
        "Aucune sous-facture du vendeur principal ne porte le numéro de la facture (BT-1), ou plusieurs.",
        "Donnez le numéro de la facture à une sous-facture du vendeur principal, et à une seule."
      ),
      en: (
        "No sub-invoice of the main seller has the number of the invoice (BT-1), or several have.",
        "Give the number of the invoice to one sub-invoice of the main seller."
      )
    ) { invoice, judgement in
      let sellers = Set(invoice.legalIDs(of: .seller))
      func isMain(_ line: VendorLine) -> Bool {
        line.legalIDs.contains { sellers.contains(invoice.isUBL ? XMLSpace.normalized($0) : $0) }
      }
      let mine = invoice.heads.filter(isMain)
      let numbers = Set(invoice.numbers)
      let count = mine.reduce(0) { count, line in
        let found = line.objects("AFL").filter { numbers.contains($0.raw) }
        return count + (invoice.isUBL ? min(found.count, 1) : found.count)
      }
      if count == 1 { return }
      for line in mine {
        let number = line.number ?? ""
        let isSame = numbers.contains(number)
        if count == 0 ? !isSame : !numbers.contains(where: { $0 != number }) {
          judgement.fail(line.line.node)
        }
      }
    },
    rule(
      "BR-FR-MV-12_BT-128", \.isSpecial, reads: [.bt128],
      "No two sub-invoices have the same number.",
      fr: (
        "Deux sous-factures ont le même numéro (BT-128, AFL).",
        "Donnez à chacune son propre numéro."
      ),
      en: ("Two sub-invoices have the same number (BT-128, AFL).", "Give each its own number.")
    ) { invoice, judgement in
      // Any identifier before it in the file counts, as the official rules read it.
      let numbers = invoice.heads.flatMap { $0.objects("AFL") }
      for number in numbers where isRepeated(number, in: invoice) { judgement.fail(number.node) }
    },
  ]

  private static func isRepeated(_ number: Element, in invoice: VendorInvoice) -> Bool {
    let earlier =
      invoice.isUBL
      ? invoice.xml.all("//cac:DocumentReference")
        .filter { $0.texts("cbc:DocumentTypeCode").contains("130") }
        .flatMap { $0.all("cbc:ID") }.filter { $0.scheme == "AFL" }
      : invoice.xml.all("//ram:IssuerAssignedID")
    return earlier.contains { $0.node.index < number.node.index && $0.raw == number.raw }
  }

  // MARK: Types and preceding invoices

  private static let references: [Rule] =
    [
      selfBilled(
        "BR-FR-MV-13_BT-3", \.isMultiVendor, isUBL: nil, isWanted: false,
        "La facture multi-vendeurs (BT-23 = S8, B8, M8) ne peut être une autofacture (BT-3).",
        "The invoice of several sellers (BT-23 = S8, B8, M8) cannot be self-billed (BT-3)."),
      selfBilled(
        "BR-FR-BD-13_BT-3", \.isTwoWay, isUBL: false, isWanted: true,
        "La facture bidirectionnelle (BT-23 = S9, B9, M9) doit être une autofacture (BT-3).",
        "The two-way invoice (BT-23 = S9, B9, M9) must be self-billed (BT-3)."),
      selfBilled(
        "BR-FR-MV-BD_BT-3", \.isTwoWay, isUBL: true, isWanted: true,
        "La facture bidirectionnelle (BT-23 = S9, B9, M9) doit être une autofacture (BT-3).",
        "The two-way invoice (BT-23 = S9, B9, M9) must be self-billed (BT-3)."),
    ]
    + [("136", Term.ext136, false), ("138", .ext138, true)].flatMap { code, term, withDate in
      [
        preceding(
          "BR-FR-MV-14-EXT-FR-FE-\(code)", \.isMultiVendor, ["384", "472", "381", "396", "503"],
          term, withDate),
        preceding(
          "BR-FR-BD-14-EXT-FR-FE-\(code)", \.isTwoWay, ["261", "471", "473", "502"], term, withDate),
      ]
    }

  private static func selfBilled(
    _ id: String, _ applies: @escaping @Sendable (BillingMode) -> Bool, isUBL: Bool?,
    isWanted: Bool, _ fr: String, _ en: String
  ) -> Rule {
    let list = "261, 389, 471, 473, 500, 501, 502"
    return rule(
      id, applies, isUBL: isUBL, reads: [.bt3, .bt23], en,
      fr: (
        fr, isWanted ? "Choisissez un type parmi \(list)." : "Choisissez un type hors de \(list)."
      ),
      en: (en, isWanted ? "Choose a type among \(list)." : "Choose a type other than \(list).")
    ) { invoice, judgement in
      for value in FrenchHeader.type.values(judgement) {
        let isTrimmed = invoice.isUBL || isWanted
        let isSelfBilled = FrenchShapes.selfBilled.contains(isTrimmed ? value.trimmed : value.text)
        if value.trimmed.isEmpty || isSelfBilled != isWanted { judgement.fail(value) }
      }
    }
  }

  private static func preceding(
    _ id: String, _ applies: @escaping @Sendable (BillingMode) -> Bool, _ types: Set<String>,
    _ term: Term, _ withDate: Bool
  ) -> Rule {
    rule(
      id, applies, reads: [term, .bt3],
      "In a correction each sub-invoice refers to a preceding invoice\(withDate ? " with its date" : "").",
      fr: (
        "Une sous-facture d'un avoir ou d'une rectificative ne cite pas "
          + (withDate ? "la date de " : "") + "la facture antérieure (\(term.id)).",
        "Indiquez sur chaque ligne GROUP le numéro et la date de la facture corrigée."
      ),
      en: (
        "A sub-invoice of a correction does not give the \(withDate ? "date of the " : "")preceding "
          + "invoice (\(term.id)).",
        "Give number and date of the corrected invoice on each GROUP line."
      )
    ) { invoice, judgement in
      let isCorrection = FrenchHeader.type.values(judgement).contains { types.contains($0.text) }
      guard isCorrection else { return }
      let numbers = Set(invoice.numbers)
      for line in invoice.heads
      where !line.refersToInvoice(withDate: withDate, number: numbers) {
        judgement.fail(line.line.node)
      }
    }
  }
}
