import Kernel
import Storage

/// An account and its title (compte, intitulé; CompteNum, CompteLib).
package struct LedgerAccount: Hashable, Sendable {
  package let number: AccountNumber
  package let title: String
}

/// The titles of a company's accounts: its own, then those of the accounts we post to, then the chart's.
package struct ChartOfAccounts: Sendable {
  /// Sub-accounts the company opened, or titles it prefers.
  let own: [String: String]

  package init(own: [String: String] = [:]) { self.own = own }

  package func title(of number: AccountNumber) -> String {
    if let title = own[number.text] ?? Self.posted[number.text] { return title }
    if let vat = Self.vatTitle(number.text) { return vat }
    return Self.standardTitle(number.text) ?? number.text
  }

  /// The title in the general chart of the longest part of the number it knows.
  static func standardTitle(_ number: String) -> String? {
    var part = number[...]
    while part.utf8.count >= 2 {
      if let title = PlanComptable.titles[String(part)] { return title }
      part.removeLast()
    }
    return nil
  }

  /// Whether the general chart knows its first three digits.
  package static func knows(_ number: AccountNumber) -> Bool { knows(number.text) }

  static func knows(_ number: String) -> Bool {
    PlanComptable.titles[String(number.prefix(3))] != nil
      || PlanComptable.titles[String(number.prefix(2))] != nil
        && !PlanComptable.divided.contains(String(number.prefix(2)))
  }

  private static func vatTitle(_ number: String) -> String? {
    guard number.hasPrefix("44571"), number.utf8.count > 6 else { return nil }
    var rest = number.dropFirst(5)
    var country = ""
    if let first = rest.first, first.isLetter {
      country = " \(rest.prefix(2))"
      rest = rest.dropFirst(2)
    }
    guard let units = Int(rest) else { return nil }
    let hundredths = rest.utf8.count == 3 ? units * 10 : units
    let (whole, part) = (hundredths / 100, hundredths % 100)
    let decimals =
      part == 0 ? "" : part % 10 == 0 ? ",\(part / 10)" : part < 10 ? ",0\(part)" : ",\(part)"
    return "TVA collectée\(country) \(whole)\(decimals) %"
  }

  /// What the divisions mean that sales are posted to; the docs of the decision say why.
  private static let posted: [String: String] = [
    "411000": "Clients",
    "401000": "Fournisseurs",
    "445710": "TVA collectée",
    "419100": "Clients – Acomptes reçus sur commandes",
    "511200": "Chèques à encaisser",
    "512000": "Banque",
    "517000": "Prestataires de paiement",
    "517100": "Prestataires de paiement – cartes",
    "530000": "Caisse",
    "607000": "Achats de marchandises",
    "604000": "Achats de prestations de services",
    "445660": "TVA déductible sur autres biens et services",
    "627800": "Frais de prestataires de paiement",
    "658000": "Écarts de règlement et d’arrondi (charges)",
    "758000": "Écarts de règlement et d’arrondi (produits)",
    "706000": "Prestations de services – France",
    "706200": "Prestations de services – Union européenne",
    "706300": "Prestations de services – guichet unique de TVA",
    "706400": "Prestations de services – hors Union européenne",
    "706500": "Prestations de services – exonérées ou au régime de la marge",
    "706600": "Prestations de services – autoliquidation",
    "707000": "Ventes de marchandises – France",
    "707200": "Livraisons intracommunautaires",
    "707300": "Ventes à distance – guichet unique de TVA",
    "707400": "Exportations",
    "707500": "Ventes exonérées ou au régime de la marge",
    "707600": "Ventes de marchandises – autoliquidation",
    "708500": "Ports facturés – France",
    "708520": "Ports facturés – Union européenne",
    "708530": "Ports facturés – guichet unique de TVA",
    "708540": "Ports facturés – exportations",
    "708550": "Ports facturés – exonérés ou au régime de la marge",
    "708560": "Ports facturés – autoliquidation",
    "708800": "Frais accessoires facturés – France",
    "709600": "Remises accordées sur prestations de services",
    "709700": "Remises accordées sur ventes de marchandises",
  ]
}

extension PlanComptable {
  /// The two-digit accounts that the chart divides further.
  static let divided: Set<String> = Set(
    titles.keys.filter { $0.utf8.count == 3 }.map { String($0.prefix(2)) })
}

/// Accounts the company opened itself.
package enum AccountStore {
  package static func chart(of company: CompanyID, in tx: borrowing Transaction) throws
    -> ChartOfAccounts
  {
    var own: [String: String] = [:]
    try tx.forEach("SELECT number, title FROM ledger_account WHERE company_id = \(company)") {
      own[try $0.text(0)] = try $0.text(1)
    }
    return ChartOfAccounts(own: own)
  }

  /// Opens a sub-account, or gives one another title from now on.
  ///
  /// - Throws: `LedgerError.accountUnknown` when the general chart has nothing above it.
  package static func open(
    _ number: String, title: String, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> LedgerAccount {
    let title = CleanText.line(title)
    guard let number = AccountNumber(number), ChartOfAccounts.knows(number), !title.isEmpty else {
      throw LedgerError.accountUnknown(number)
    }
    try tx.run(
      """
      INSERT INTO ledger_account (company_id, number, title) VALUES (\(company), \(number.text), \(title))
      ON CONFLICT (company_id, number) DO UPDATE SET title = excluded.title
      """)
    return LedgerAccount(number: number, title: title)
  }
}
