/// Checks the books in the layout of article A47 A-1 (LPF): eighteen columns, entries in balance, their numbers in
/// order, and a piece for every document.
struct LedgerCheck {
  private(set) var findings: [Finding] = []
  /// Short hashes of the pieces that are booked.
  private(set) var pieces: Set<UInt64> = []

  static let columns =
    "JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise"
    .split(separator: " ").map(String.init)

  mutating func check(_ file: String, in folder: ArchiveFolder) {
    var splitter = Splitter(.line)
    var open: (number: String, line: Int, balance: Int64)?
    var closed: Set<String> = []
    func take(_ bytes: [UInt8], _ line: Int, _: Int64) {
      let row = Self.fields(bytes)
      guard line > 1 else {
        if row != Self.columns { findings.append(.columns(file)) }
        return
      }
      guard row.count == 18, let debit = Self.cents(row[11]), let credit = Self.cents(row[12])
      else {
        findings.append(.row(file, line: line))
        return
      }
      pieces.insert(LogCheck.shortHash(row[8]))
      if let last = open, last.number != row[2] {
        if last.balance != 0 { findings.append(.unbalanced(file, line: last.line, last.number)) }
        closed.insert(last.number)
        open = nil
      }
      if open == nil, closed.contains(row[2]) {
        findings.append(.scattered(file, line: line, row[2]))
      }
      open = (row[2], open?.line ?? line, (open?.balance ?? 0) &+ debit &- credit)
    }
    do throws(ArchiveFolder.Unreadable) {
      try folder.pieces(of: file) { piece in
        splitter.take(piece, take)
        return true
      }
    } catch {
      findings.append(.unreadableFile(error))
    }
    splitter.finish(take)
    if let last = open, last.balance != 0 {
      findings.append(.unbalanced(file, line: last.line, last.number))
    }
  }

  func isBooked(_ number: String) -> Bool { pieces.contains(LogCheck.shortHash(number)) }

  private static func fields(_ bytes: [UInt8]) -> [String] {
    var line = bytes[...]
    while let last = line.last, last == 0x0A || last == 0x0D { line.removeLast() }
    if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    return line.split(separator: 0x09, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// "1234,50" in cents.
  private static func cents(_ text: String) -> Int64? {
    var digits = Array(text.utf8)
    guard digits.count >= 4, digits[digits.count - 3] == UInt8(ascii: ",") else { return nil }
    digits.remove(at: digits.count - 3)
    return EntryLines.number(digits[...])
  }
}

extension Finding {
  fileprivate static func columns(_ file: String) -> Finding {
    ledger(
      file, line: 1, nil, fr: "Les dix-huit colonnes de l'article A47 A-1 étaient attendues.",
      en: "The eighteen columns of article A47 A-1 were expected.")
  }

  fileprivate static func row(_ file: String, line: Int) -> Finding {
    ledger(
      file, line: line, nil,
      fr: "Cette ligne n'a pas dix-huit champs, ou un montant est illisible.",
      en: "This row does not have eighteen fields, or an amount cannot be read.")
  }

  fileprivate static func unbalanced(_ file: String, line: Int, _ number: String) -> Finding {
    ledger(
      file, line: line, number, fr: "Le débit de cette écriture n'égale pas son crédit.",
      en: "The debit of this entry does not equal its credit.")
  }

  fileprivate static func scattered(_ file: String, line: Int, _ number: String) -> Finding {
    ledger(
      file, line: line, number, fr: "Les lignes de cette écriture ne se suivent pas.",
      en: "The rows of this entry do not follow each other.")
  }
}
