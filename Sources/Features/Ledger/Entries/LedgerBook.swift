import Kernel
import Money
import Storage

/// The books inside one write transaction: posts entries, gives them their numbers, matches lines.
///
/// Read once and written back at the end, as `NumberSeries` is: call `post` and `match` as often as needed, then `save`
/// once. A transaction that fails gives the numbers back, so they have no gap.
package struct LedgerBook {
  package let company: CompanyID
  private var years: [FiscalYear]?
  /// `lastNumber` of each year as it is stored.
  private var stored: [Int: Int64] = [:]
  private var journals: [JournalOfYear: (stored: Int64, last: Int64)] = [:]
  private var parties: [Party: Auxiliary] = [:]
  /// Those without an auxiliary account.
  private var newParties: Set<Party> = []
  /// What was posted to a year after the next one opened, and the next one has yet to take over.
  private var late: [Int: [Account: Int64]] = [:]
  private var nextAuxiliary: [SubledgerParty.Kind: Int64] = [:]

  private struct JournalOfYear: Hashable {
    let year: Int
    let journal: Journal
  }

  private struct Account: Hashable {
    let number: AccountNumber
    let party: SubledgerParty?
  }

  /// Whatever its name was when the account was opened.
  private struct Party: Hashable {
    let kind: SubledgerParty.Kind
    let key: String
  }

  private struct Auxiliary {
    let code: String
    var lastMatching: Int
    var isChanged = false
  }

  package init(_ company: CompanyID) { self.company = company }

  // MARK: Posting

  /// Posts an entry: it is validated at once, numbered and never changed.
  ///
  /// An operation of a closed period, or from before the books, is dated the first open day (PCG 512-4).
  ///
  /// - Parameter reversed: the entry it takes back.
  /// - Throws: `LedgerError.periodClosed` when every year that could take it is closed.
  @discardableResult
  package mutating func post(
    _ entry: LedgerEntry, reversing reversed: EntryID? = nil, in tx: borrowing Transaction
  ) throws -> EntryID {
    let (index, day) = try place(entry.date, in: tx)
    years![index].lastNumber += 1
    let id = EntryID(year: years![index].id, number: years![index].lastNumber)
    if index < years!.count - 1 { remember(entry, in: index) }
    let inJournal = try nextNumber(of: entry.journal, in: id.year, in: tx)
    try tx.enqueue(Self.insertEntry) { bind in
      bind(company)
      bind.int(id.year)
      bind.int(id.number)
      bind.text(entry.journal.rawValue)
      bind.int(inJournal)
      bind(day)
      bind.text(entry.piece.reference)
      bind(entry.piece.date)
      bind.text(entry.label)
      bind(tx.now)
      bind(reversed?.description)
    }
    for (position, line) in entry.lines.enumerated() {
      let auxiliary = try line.party.map { try code(of: $0, in: tx) }
      try tx.enqueue(Self.insertLine) { bind in
        bind(company)
        bind.int(id.year)
        bind.int(id.number)
        bind.int(position + 1)
        bind.text(line.account.text)
        bind(auxiliary)
        bind.int(line.amount)
        bind(line.foreign?.minorUnits)
        bind(line.foreign?.currency.code)
      }
    }
    return id
  }

  /// The next number of a journal (EcritureNum counts by journal).
  private mutating func nextNumber(of journal: Journal, in year: Int, in tx: borrowing Transaction)
    throws -> Int64
  {
    let key = JournalOfYear(year: year, journal: journal)
    if journals[key] == nil {
      let last =
        try tx.row(Self.findJournal, company, year, journal.rawValue) { try $0.int64(0) } ?? 0
      journals[key] = (last, last)
    }
    journals[key]!.last += 1
    return journals[key]!.last
  }

  /// Keeps what the next year opens with besides: classes 6 and 7 are its result.
  private mutating func remember(_ entry: LedgerEntry, in index: Int) {
    for line in entry.lines {
      // Profit and loss have two accounts; the difference of a result goes to the first.
      let account =
        line.account.isOfBalanceSheet
        ? Account(number: line.account, party: line.party) : Account(number: .profit, party: nil)
      late[index, default: [:]][account, default: 0] += line.amount
    }
  }

  /// Posts to each next year what came late in the one before, one entry for all of it.
  private mutating func carryLate(in tx: borrowing Transaction) throws {
    while let index = late.keys.min() {
      let amounts = late.removeValue(forKey: index)!
      let lines = amounts.sorted {
        ($0.key.number, $0.key.party?.key ?? "") < ($1.key.number, $1.key.party?.key ?? "")
      }.compactMap { EntryLine($0.key.number, of: $0.key.party, debit: $0.value) }
      guard lines.count > 1 else { continue }
      let first = years![index + 1].days.lowerBound
      try post(
        LedgerEntry(
          .opening, on: first, piece: .init("AN-\(first.compact)", first),
          label: "Complément d’à nouveaux au \(Language.fr.date(first))", lines: lines), in: tx)
    }
  }

  /// Writes back what was taken.
  package mutating func save(in tx: borrowing Transaction) throws {
    try carryLate(in: tx)
    for year in years ?? [] {
      guard let before = stored[year.id], before != year.lastNumber else { continue }
      try FiscalYearStore.save(year, from: before, of: company, in: tx)
      stored[year.id] = year.lastNumber
    }
    for (key, numbers) in journals where numbers.last != numbers.stored {
      try tx.run(Self.saveJournal, company, key.year, key.journal.rawValue, numbers.last)
      journals[key]?.stored = numbers.last
    }
    for (party, auxiliary) in parties where auxiliary.isChanged {
      try tx.enqueue(
        Self.updateAuxiliary, company, party.kind.rawValue, party.key, auxiliary.lastMatching)
      parties[party]?.isChanged = false
    }
  }

  // MARK: Fiscal years

  /// The index of the year a day is posted to, and the day it is dated there.
  private mutating func place(_ day: LocalDate, in tx: borrowing Transaction) throws -> (
    Int, LocalDate
  ) {
    try load(in: tx)
    if years!.isEmpty { try add(.calendar(min(day, tx.today).year), in: tx) }
    while let last = years!.last, last.days.upperBound < day {
      try add(last.next, in: tx)
      try carryForward(from: last, in: tx)
    }
    for index in years!.indices.reversed() where years![index].days.lowerBound <= day {
      if let open = years![index].firstOpenDay { return (index, max(open, day)) }
      break
    }
    // Before the books, or in a closed year: the first open day after it.
    for index in years!.indices where years![index].days.upperBound >= day {
      if let open = years![index].firstOpenDay { return (index, max(open, day)) }
    }
    guard let last = years!.last, last.next.days.lowerBound <= tx.today else {
      throw LedgerError.periodClosed(day)
    }
    try add(last.next, in: tx)
    try carryForward(from: last, in: tx)
    return try place(day, in: tx)
  }

  private mutating func load(in tx: borrowing Transaction) throws {
    guard years == nil else { return }
    years = try FiscalYearStore.all(of: company, in: tx)
    for year in years! { stored[year.id] = year.lastNumber }
  }

  private mutating func add(_ year: FiscalYear, in tx: borrowing Transaction) throws {
    try FiscalYearStore.insert(year, of: company, in: tx)
    years!.append(year)
    stored[year.id] = 0
  }

  /// Posts to the next year what its balance sheet accounts open with and the result (à nouveaux). What was carried before
  /// counts: called again after late entries, it posts the difference.
  mutating func carryForward(from year: FiscalYear, in tx: borrowing Transaction) throws {
    let next = year.next
    try load(in: tx)
    if !years!.contains(where: { $0.id == next.id }) { try add(next, in: tx) }
    let lines = try OpeningBalances.lines(from: year.id, to: next.id, of: company, in: tx)
    guard lines.count >= 2 else { return }
    let first = next.days.lowerBound
    try post(
      LedgerEntry(
        .opening, on: first, piece: .init("AN-\(first.compact)", first),
        label: "À nouveaux au \(Language.fr.date(first))", lines: lines), in: tx)
  }

  // MARK: Auxiliary accounts

  /// Reads in one statement the auxiliary accounts of parties that entries are about to name.
  package mutating func look(
    for kind: SubledgerParty.Kind, _ keys: [String], in tx: borrowing Transaction
  ) throws {
    if !keys.isEmpty {
      try tx.forEach(
        """
        SELECT party, code, last_matching FROM subledger_account
        WHERE company_id = \(company) AND kind = \(kind.rawValue)
          AND party IN (\(SQL.list(keys)))
        """
      ) { row in
        parties[Party(kind: kind, key: try row.text(0))] = Auxiliary(
          code: try row.text(1), lastMatching: try row.int(2))
      }
    }
    for key in keys where parties[Party(kind: kind, key: key)] == nil {
      newParties.insert(Party(kind: kind, key: key))
    }
    _ = try nextNumber(of: kind, in: tx)
    try load(in: tx)
  }

  /// Notes a customer whom nobody knew before: there is no account to look for.
  package mutating func meet(_ key: String) {
    newParties.insert(Party(kind: .customer, key: key))
  }

  private mutating func code(of party: SubledgerParty, in tx: borrowing Transaction) throws
    -> String
  {
    let key = Party(kind: party.kind, key: party.key)
    if let known = parties[key] { return known.code }
    if newParties.remove(key) == nil,
      let found = try tx.row(
        Self.findAuxiliary, company, party.kind.rawValue, party.key,
        read: { Auxiliary(code: try $0.text(0), lastMatching: try $0.int(1)) })
    {
      parties[key] = found
      return found.code
    }
    let number = try nextNumber(of: party.kind, in: tx)
    nextAuxiliary[party.kind] = number + 1
    let digits = String(number)
    let code =
      party.kind.letter + String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits
    try tx.enqueue(
      Self.insertAuxiliary, company, party.kind.rawValue, party.key, number, code, party.name)
    parties[key] = Auxiliary(code: code, lastMatching: 0)
    return code
  }

  private mutating func nextNumber(
    of kind: SubledgerParty.Kind, in tx: borrowing Transaction
  ) throws -> Int64 {
    if let known = nextAuxiliary[kind] { return known }
    let last = try tx.row(Self.lastAuxiliary, company, kind.rawValue) { try $0.int64OrNil(0) ?? 0 }
    nextAuxiliary[kind] = (last ?? 0) + 1
    return (last ?? 0) + 1
  }

  // MARK: Matching

  /// Matches the lines of a party that a settlement balances (lettrage): the next code of its auxiliary account.
  ///
  /// - Parameter lines: entry and position of each; together they balance.
  package mutating func match(
    _ lines: [(entry: EntryID, position: Int)], of party: SubledgerParty,
    in tx: borrowing Transaction
  ) throws {
    _ = try code(of: party, in: tx)
    let key = Party(kind: party.kind, key: party.key)
    parties[key]!.lastMatching += 1
    parties[key]!.isChanged = true
    let letters = MatchingCode.letters(parties[key]!.lastMatching)
    for line in lines {
      try tx.enqueue(
        Self.insertMatching, company, line.entry.year, line.entry.number, line.position, letters,
        tx.today)
    }
  }

  private static let insertEntry = Statement(
    """
    INSERT INTO ledger_entry (company_id, fiscal_year, number, journal, journal_number, entry_date,
      piece_reference, piece_date, label, validated_at, reverses)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    """)
  private static let findJournal = Statement(
    """
    SELECT last_number FROM journal_series
    WHERE company_id = $1 AND fiscal_year = $2 AND journal = $3
    """)
  private static let saveJournal = Statement(
    """
    INSERT INTO journal_series (company_id, fiscal_year, journal, last_number)
    VALUES ($1, $2, $3, $4)
    ON CONFLICT (company_id, fiscal_year, journal) DO UPDATE SET last_number = excluded.last_number
    """)
  private static let insertLine = Statement(
    """
    INSERT INTO entry_line (company_id, fiscal_year, number, position, account, subledger,
      amount_minor, foreign_minor, foreign_currency)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    """)
  private static let findAuxiliary = Statement(
    """
    SELECT code, last_matching FROM subledger_account
    WHERE company_id = $1 AND kind = $2 AND party = $3
    """)
  private static let lastAuxiliary = Statement(
    "SELECT max(number) FROM subledger_account WHERE company_id = $1 AND kind = $2")
  private static let insertAuxiliary = Statement(
    """
    INSERT INTO subledger_account (company_id, kind, party, number, code, name, last_matching)
    VALUES ($1, $2, $3, $4, $5, $6, 0)
    """)
  private static let updateAuxiliary = Statement(
    """
    UPDATE subledger_account SET last_matching = $4
    WHERE company_id = $1 AND kind = $2 AND party = $3
    """)
  private static let insertMatching = Statement(
    """
    INSERT INTO matching_line (company_id, fiscal_year, number, position, code, matched_on)
    VALUES ($1, $2, $3, $4, $5, $6)
    """)
}
