import Kernel
import Money

/// The entries of a FEC under examination: their balance, their numbers, where the opening ones stand.
struct FECEntries {
  private struct Entry {
    var sum: Int64 = 0
    let journal: String
    let number: String
    let line: Int
    var lines = 1
    var hasSeveralDates = false
    let date: LocalDate?
    let isOpening: Bool
  }

  private var all: [Entry] = []
  private var indices: [String: Int] = [:]
  private var sum: Int64 = 0

  var count: Int { all.count }

  mutating func add(_ row: FECRow) {
    let key = "\(row.journal)\u{0}\(row.number)"
    sum += row.debit - row.credit
    if let index = indices[key] {
      all[index].sum += row.debit - row.credit
      all[index].lines += 1
      if row.date != all[index].date { all[index].hasSeveralDates = true }
      return
    }
    indices[key] = all.count
    all.append(
      Entry(
        sum: row.debit - row.credit, journal: String(row.journal), number: String(row.number),
        line: row.line, date: row.date,
        isOpening: Self.isOpening(String(row.journal), String(row.journalTitle))))
  }

  private static func isOpening(_ code: String, _ title: String) -> Bool {
    ["AN", "ANO", "ANV", "RAN"].contains(code) || title.lowercased().contains("nouveau")
  }

  func findings(in file: String?) -> [Finding] {
    var findings: [Finding] = []
    for entry in all {
      if entry.sum != 0 {
        findings.append(
          Finding(
            "fec.entry-unbalanced", at: Place(file: file, line: entry.line, column: 3),
            fr:
              "L’écriture \(entry.journal) \(entry.number) n’est pas équilibrée : débit et crédit diffèrent de \(FECFile.amount(entry.sum)).",
            en:
              "Entry \(entry.journal) \(entry.number) does not balance: debit and credit differ by \(FECFile.amount(entry.sum))."
          ))
      }
      if entry.hasSeveralDates {
        findings.append(
          Finding(
            "fec.several-dates", .warn, at: Place(file: file, line: entry.line, column: 4),
            fr: "L’écriture \(entry.journal) \(entry.number) a plusieurs dates.",
            en: "Entry \(entry.journal) \(entry.number) has several dates."))
      }
    }
    if sum != 0 {
      findings.append(
        Finding(
          "fec.file-unbalanced", at: Place(file: file),
          fr:
            "Le fichier n’est pas équilibré : débit et crédit diffèrent de \(FECFile.amount(sum)).",
          en: "The file does not balance: debit and credit differ by \(FECFile.amount(sum))."))
    }
    return findings + gaps(in: file) + openings(in: file)
  }

  /// Numbers form one sequence over the file, or one in each journal. The digits at their end count.
  private func gaps(in file: String?) -> [Finding] {
    let whole = Self.missing(all)
    if whole.isEmpty { return [] }
    var findings: [Finding] = []
    for (journal, entries) in Dictionary(grouping: all, by: \.journal).sorted(by: {
      $0.key < $1.key
    }) {
      for (line, number) in Self.missing(entries) {
        findings.append(
          Finding(
            "fec.number-gap", at: Place(file: file, line: line, column: 3),
            fr:
              "La numérotation du journal \(journal) saute avant cette écriture : \(number) manque.",
            en: "The numbers of journal \(journal) skip before this entry: \(number) is missing."))
      }
    }
    return whole.count < findings.count
      ? whole.map { line, number in
        Finding(
          "fec.number-gap", at: Place(file: file, line: line, column: 3),
          fr: "La numérotation saute avant cette écriture : \(number) manque.",
          en: "The numbers skip before this entry: \(number) is missing.")
      } : findings
  }

  /// Line of the entry after each gap, and the first number missing.
  private static func missing(_ entries: [Entry]) -> [(line: Int, number: String)] {
    var numbers: [(value: Int, line: Int)] = []
    for entry in entries {
      let digits = entry.number.reversed().prefix { $0.isASCII && $0.isNumber }.reversed()
      guard let value = Int(String(digits)) else { return [(entry.line, entry.number)] }
      numbers.append((value, entry.line))
    }
    numbers.sort { ($0.value, $0.line) < ($1.value, $1.line) }
    var missing: [(Int, String)] = []
    for (before, after) in zip(numbers, numbers.dropFirst()) where after.value > before.value + 1 {
      missing.append((after.line, String(before.value + 1)))
    }
    return missing
  }

  private func openings(in file: String?) -> [Finding] {
    guard let other = all.firstIndex(where: { !$0.isOpening }),
      let late = all[other...].first(where: \.isOpening)
    else { return [] }
    return [
      Finding(
        "fec.opening-late", .warn, at: Place(file: file, line: late.line, column: 1),
        fr: "Les à nouveaux viennent après d’autres écritures : ils doivent être les premières.",
        en: "Opening entries come after others: they should be the first.")
    ]
  }
}
