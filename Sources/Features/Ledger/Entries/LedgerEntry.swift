import Money

/// A journal (JournalCode, JournalLib).
package enum Journal: String, Sendable, CaseIterable {
  /// Ventes: each issued document.
  case sales = "VE"
  /// Achats: what is bought and invoiced here in the supplier's name.
  case purchases = "AC"
  /// Banque et encaissements.
  case bank = "BQ"
  /// Opérations diverses.
  case general = "OD"
  /// À nouveaux: what a year opens with.
  case opening = "AN"

  package var title: String {
    switch self {
    case .sales: "Ventes"
    case .purchases: "Achats"
    case .bank: "Banque et encaissements"
    case .general: "Opérations diverses"
    case .opening: "À nouveaux"
    }
  }
}

/// Whose auxiliary account a line is on (tiers). The ledger knows no customers: a feature above names them.
package struct SubledgerParty: Hashable, Sendable {
  package enum Kind: String, Sendable {
    case customer, supplier
    /// Of the auxiliary number: C00042, F00007.
    var letter: String { self == .customer ? "C" : "F" }
  }
  package let kind: Kind
  /// The same for the same party, always: its id above.
  package let key: String
  /// CompAuxLib, as it is when the account is opened.
  package let name: String

  package init(_ kind: Kind, key: String, name: String) {
    self.kind = kind
    self.key = key
    self.name = name
  }
}

/// One line of an entry (ligne d'écriture; a row of the FEC).
package struct EntryLine: Hashable, Sendable {
  package let account: AccountNumber
  package let party: SubledgerParty?
  /// Euro cents: positive to the debit, negative to the credit; never zero.
  package let amount: Int64
  /// The same in the currency it was agreed in (Montantdevise, Idevise).
  package let foreign: Money?

  /// - Returns: `nil` when there is no amount: such a line says nothing.
  package init?(
    _ account: AccountNumber, of party: SubledgerParty? = nil, debit amount: Int64,
    foreign: Money? = nil
  ) {
    guard amount != 0 else { return nil }
    self.account = account
    self.party = party
    self.amount = amount
    self.foreign = foreign.map(\.magnitude)
  }

  package init?(
    _ account: AccountNumber, of party: SubledgerParty? = nil, credit amount: Int64,
    foreign: Money? = nil
  ) {
    self.init(account, of: party, debit: -amount, foreign: foreign)
  }

  /// The same on the other side.
  var reversed: EntryLine {
    EntryLine(account, of: party, debit: -amount, foreign: foreign)!
  }
}

/// An entry (écriture) that balances: there is no other way to have one.
package struct LedgerEntry: Hashable, Sendable {
  package let journal: Journal
  /// The day of the operation (EcritureDate).
  package let date: LocalDate
  /// What it is made from: the number and date of a document (PieceRef, PieceDate).
  package let piece: Piece
  /// EcritureLib.
  package let label: String
  package let lines: [EntryLine]

  package struct Piece: Hashable, Sendable {
    package let reference: String
    package let date: LocalDate
    package init(_ reference: String, _ date: LocalDate) {
      self.reference = reference
      self.date = date
    }
  }

  /// - Throws: `LedgerError.unbalanced` when debit and credit differ, `.noLines` when there is nothing to post.
  package init(
    _ journal: Journal, on date: LocalDate, piece: Piece, label: String, lines: [EntryLine]
  ) throws(LedgerError) {
    guard lines.count >= 2 else { throw .noLines }
    var sum: Int128 = 0
    for line in lines { sum += Int128(line.amount) }
    guard sum == 0 else {
      throw .unbalanced(by: Int64(clamping: sum))
    }
    self.journal = journal
    self.date = date
    self.piece = piece
    self.label = label
    self.lines = lines
  }

  /// The entry that takes this one back: every line on its other side (contre-passation).
  package func reversed(on day: LocalDate, piece: Piece, label: String) -> LedgerEntry {
    try! LedgerEntry(
      journal, on: day, piece: piece, label: label, lines: lines.map(\.reversed))
  }
}

/// Where a validated entry stands: its fiscal year and its number in it (EcritureNum).
package struct EntryID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The last day of the year, as 20261231.
  package let year: Int
  /// From 1, without gap, in the order of validation.
  package let number: Int64

  package init(year: Int, number: Int64) {
    self.year = year
    self.number = number
  }

  /// Reads "20261231-42".
  package init?(_ text: some StringProtocol) {
    let halves = text.split(separator: "-")
    guard halves.count == 2, let year = Int(halves[0]), let number = Int64(halves[1]), number > 0
    else { return nil }
    self.init(year: year, number: number)
  }

  package var description: String { "\(year)-\(number)" }

  package static func < (left: EntryID, right: EntryID) -> Bool {
    (left.year, left.number) < (right.year, right.number)
  }
}
