import Kernel
import Money
import Storage

/// An entry somebody makes by hand in the general journal (opérations diverses): rent, a loan, an accrual.
///
/// It is not yet balanced, nor are its accounts known: `check` says all that is wrong with it at once.
package struct HandEntry: Sendable {
  package struct Line: Sendable {
    package var account: String
    /// Opens the account under this title, or gives it another.
    package var title: String?
    /// The auxiliary account (tiers) of a line on 401 or 411, "C00042".
    package var auxiliary: String?
    /// Euro cents: one of both.
    package var debit: Int64?
    package var credit: Int64?
    package var place: Place

    package init(
      account: String, title: String? = nil, auxiliary: String? = nil, debit: Int64? = nil,
      credit: Int64? = nil, place: Place
    ) {
      self.account = account
      self.title = title
      self.auxiliary = auxiliary
      self.debit = debit
      self.credit = credit
      self.place = place
    }
  }

  /// `nil` is today.
  package var date: LocalDate?
  package var label: String
  /// PieceRef; `nil` takes the label's first words.
  package var reference: String?
  package var lines: [Line]

  package init(
    date: LocalDate? = nil, label: String, reference: String? = nil, lines: [Line]
  ) {
    self.date = date
    self.label = label
    self.reference = reference
    self.lines = lines
  }

  /// Posts it, and opens the accounts it names by a title.
  ///
  /// - Throws: `LedgerError.entryRefused` with all that is wrong, each with its place.
  package func post(of company: CompanyID, in tx: borrowing Transaction) throws -> EntryID {
    let entry = try checked(of: company, in: tx)
    for line in lines {
      guard let title = line.title else { continue }
      _ = try AccountStore.open(line.account.uppercased(), title: title, of: company, in: tx)
    }
    return try PostEntry.post(entry, of: company, in: tx)
  }

  /// The balanced entry it says.
  private func checked(of company: CompanyID, in tx: borrowing Transaction) throws -> LedgerEntry {
    var findings = Findings(place: Place())
    let day = date ?? tx.today
    try checkDay(day, of: company, &findings, in: tx)
    let label = CleanText.line(label)
    if label.isEmpty { findings.add([.valueMissing("label", at: Place(pointer: "/label"))]) }
    var read: [EntryLine] = []
    for line in lines {
      if let line = try self.read(line, of: company, &findings, in: tx) { read.append(line) }
    }
    checkBalance(&findings)
    guard !findings.stops else { throw LedgerError.entryRefused(findings.all) }
    let reference = CleanText.optionalLine(reference) ?? String(label.prefix(20))
    return try LedgerEntry(
      .general, on: day, piece: .init(reference, day), label: label, lines: read)
  }

  private func checkDay(
    _ day: LocalDate, of company: CompanyID, _ findings: inout Findings,
    in tx: borrowing Transaction
  ) throws {
    let place = Place(pointer: "/date")
    if day > tx.today {
      findings.stop(
        "ledger.date-future", at: place,
        fr:
          "Le \(Language.fr.date(day)) est dans le futur : une écriture ne se valide pas d’avance. Donnez la date du jour ou une date passée.",
        en:
          "\(Language.en.date(day)) is in the future: an entry is not validated in advance. Give today’s date or an earlier one."
      )
    }
    let years = try FiscalYearStore.all(of: company, in: tx)
    let isClosed = years.contains { $0.closedThrough.map { day <= $0 } ?? false }
    if isClosed || years.first.map({ day < $0.days.lowerBound }) ?? false {
      let problem = LedgerError.periodClosed(day)
      findings.stop(problem.code, at: place, fr: problem.text.fr, en: problem.text.en)
    }
  }

  private func checkBalance(_ findings: inout Findings) {
    let place = Place(pointer: "/lines")
    if lines.count < 2 {
      let problem = LedgerError.noLines
      findings.stop(problem.code, at: place, fr: problem.text.fr, en: problem.text.en)
    }
    var sum: Int128 = 0
    for line in lines { sum += Int128(line.debit ?? 0) - Int128(line.credit ?? 0) }
    if sum != 0 {
      let problem = LedgerError.unbalanced(by: Int64(clamping: sum))
      findings.stop(problem.code, at: place, fr: problem.text.fr, en: problem.text.en)
    }
  }

  // MARK: Lines

  private func read(
    _ line: Line, of company: CompanyID, _ findings: inout Findings, in tx: borrowing Transaction
  ) throws -> EntryLine? {
    let amount = amount(of: line, &findings)
    let number = line.account.uppercased()
    guard let account = AccountNumber(number), ChartOfAccounts.knows(account) else {
      let problem = LedgerError.accountUnknown(line.account)
      findings.stop(
        problem.code, at: line.place.member("account"), fr: problem.text.fr, en: problem.text.en)
      return nil
    }
    let party = try party(of: line, account, company: company, &findings, in: tx)
    return amount.flatMap { EntryLine(account, of: party, debit: $0) }
  }

  private func amount(of line: Line, _ findings: inout Findings) -> Int64? {
    // A trillion euros: sums stay far from the end of 64 bits.
    let known = 1...100_000_000_000_000 as ClosedRange<Int64>
    switch (line.debit, line.credit) {
    case (let debit?, nil) where known.contains(debit): return debit
    case (nil, let credit?) where known.contains(credit): return -credit
    default:
      findings.stop(
        "ledger.line-amount", at: line.place,
        fr: "Une ligne a un débit ou un crédit, positif : l’un des deux.",
        en: "A line has a debit or a credit, positive: one of both.")
      return nil
    }
  }

  /// Whom the line is about: needed on the collective accounts 401 and 411, whose auxiliary ledgers must agree with them.
  private func party(
    of line: Line, _ account: AccountNumber, company: CompanyID, _ findings: inout Findings,
    in tx: borrowing Transaction
  ) throws -> SubledgerParty? {
    let place = line.place.member("auxiliary")
    guard let code = line.auxiliary?.uppercased(), !code.isEmpty else {
      if account.isDivision(of: "411") || account.isDivision(of: "401") {
        findings.stop(
          "ledger.auxiliary-missing", at: place,
          fr: "Le compte \(account) demande un compte de tiers, comme C00042.",
          en: "Account \(account) takes an auxiliary account, such as C00042.")
      }
      return nil
    }
    let party = try PostEntry.party(code, company: company, in: tx)
    if party == nil {
      findings.stop(
        "ledger.auxiliary-unknown", at: place,
        fr: "Il n’y a pas de compte de tiers « \(shown(code)) ».",
        en: "There is no auxiliary account “\(shown(code))”.")
    }
    return party
  }
}
