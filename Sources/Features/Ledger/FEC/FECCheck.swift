import Kernel
import Money

/// Checks any FEC, whoever wrote it, against LPF A47 A-1 and what the administration's own tool looks at: all findings at
/// once, each with its line and column. It judges the form, not the accounting.
package struct FECCheck {
  package struct Report: Sendable {
    package var findings: [Finding] = []
    package var encoding = FECFile.Encoding.utf8
    package var separator = ""
    package var rows = 0
    package var entries = 0
    /// Cents.
    package var debit: Int64 = 0
    package var credit: Int64 = 0
    package var first: LocalDate?
    package var last: LocalDate?

    package var errors: [Finding] { findings.filter { $0.severity == .stop } }
    package var isSound: Bool { errors.isEmpty }
  }

  /// The file's name, which the law fixes too; `nil` leaves it alone.
  let name: String?
  private var report = Report()
  private var columns = FECColumns.standard
  private var entries = FECEntries()

  private init(name: String?) { self.name = name }

  package static func check(_ bytes: [UInt8], name: String?) -> Report {
    var check = FECCheck(name: name)
    check.run(bytes)
    return check.report
  }

  private mutating func run(_ bytes: [UInt8]) {
    let closing = checkName()
    let text = decoded(bytes)
    var lines = FECLines(text)
    guard let header = lines.next() else {
      return stop("fec.empty", nil, nil, fr: "Le fichier est vide.", en: "The file is empty.")
    }
    guard readHeader(header.text) else { return }
    while let line = lines.next() {
      if line.text.isEmpty { continue }
      read(line.text, line.number, closing)
    }
    if lines.hasSeveralEnds {
      warn(
        "fec.line-ends", nil, nil, fr: "Les fins de ligne sont mêlées (CR LF et LF).",
        en: "Line ends are mixed (CR LF and LF).")
    }
    if report.rows == 0 {
      stop("fec.empty", nil, nil, fr: "Aucune ligne d’écriture.", en: "There is no entry line.")
    }
    report.entries = entries.count
    report.findings += entries.findings(in: name)
    report.findings.sort {
      ($0.place?.line ?? 0, $0.place?.column ?? 0) < ($1.place?.line ?? 0, $1.place?.column ?? 0)
    }
  }

  // MARK: The file

  /// - Returns: the closing day its name gives.
  private mutating func checkName() -> LocalDate? {
    guard let name else { return nil }
    guard let match = name.wholeMatch(of: #/([0-9]{9})FEC([0-9]{8})\.(?:txt|TXT)/#),
      let closing = FECField.date(String(match.2))
    else {
      stop(
        "fec.name", nil, nil,
        fr:
          "« \(name.prefix(60)) » : le fichier se nomme SIREN + FEC + jour de clôture (AAAAMMJJ) + .txt.",
        en: "“\(name.prefix(60))”: the file is named SIREN + FEC + closing day (YYYYMMDD) + .txt.")
      return nil
    }
    if !FECField.isSIREN(String(match.1)) {
      warn(
        "fec.siren", nil, nil, fr: "\(match.1) n’est pas un SIREN : sa clé est fausse.",
        en: "\(match.1) is no SIREN: its check digit is wrong.")
    }
    return closing
  }

  private mutating func decoded(_ bytes: [UInt8]) -> String {
    var bytes = bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes = bytes.dropFirst(3)
      warn(
        "fec.byte-order-mark", 1, nil,
        fr:
          "Le fichier commence par une marque d’ordre d’octets (BOM), que l’arrêté ne prévoit pas.",
        en: "The file begins with a byte order mark, which the order does not provide for.")
    }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    report.encoding = .latin9
    return Latin9.text(bytes)
  }

  private mutating func readHeader(_ line: String) -> Bool {
    guard let separator: Character = line.contains("\t") ? "\t" : line.contains("|") ? "|" : nil
    else {
      stop(
        "fec.separator", 1, nil,
        fr: "Ni tabulation ni barre verticale dans l’en-tête : les zones ne sont pas séparées.",
        en: "Neither tab nor vertical bar in the header: fields are not separated.")
      return false
    }
    report.separator = String(separator)
    var names = FECField.split(line, separator)
    if names.count == 19, names[18].isEmpty {
      names.removeLast()
      columns.hasTrailingSeparator = true
      stop(
        "fec.field-count", 1, 19,
        fr: "Un séparateur termine chaque ligne : l’en-tête a 19 zones au lieu de 18.",
        en: "A separator ends each line: the header has 19 fields instead of 18.")
    }
    return columns.read(names) { code, severity, column, text in
      report.findings.append(
        Finding(
          code, severity, at: Place(file: name, line: 1, column: column), fr: text.fr, en: text.en))
    }
  }

  // MARK: A row

  private mutating func read(_ line: String, _ number: Int, _ closing: LocalDate?) {
    report.rows += 1
    var fields = FECField.split(line, Character(report.separator))
    let expected = columns.hasTrailingSeparator ? 19 : 18
    guard fields.count == expected else {
      stop(
        "fec.field-count", number, nil,
        fr: "\(fields.count) zones au lieu de 18 : un séparateur s’est glissé dans un libellé ?",
        en: "\(fields.count) fields instead of 18: is there a separator inside a text?")
      return
    }
    if columns.hasTrailingSeparator { fields.removeLast() }
    var row = FECRow(fields: fields, columns: columns, line: number, file: name)
    row.check(closing: closing)
    report.findings += row.findings
    report.debit += row.debit
    report.credit += row.credit
    if let day = row.date {
      report.first = min(report.first ?? day, day)
      report.last = max(report.last ?? day, day)
    }
    entries.add(row)
  }

  private mutating func stop(
    _ code: String, _ line: Int?, _ column: Int?, fr: String, en: String
  ) {
    report.findings.append(
      Finding(code, at: Place(file: name, line: line, column: column), fr: fr, en: en))
  }

  private mutating func warn(
    _ code: String, _ line: Int?, _ column: Int?, fr: String, en: String
  ) {
    report.findings.append(
      Finding(code, .warn, at: Place(file: name, line: line, column: column), fr: fr, en: en))
  }
}

/// The lines of a text, whatever ends them.
struct FECLines {
  private var rest: Substring.UTF8View
  private var number = 0
  private var ends: Set<Int> = []

  init(_ text: String) { rest = text[...].utf8 }

  var hasSeveralEnds: Bool { ends.count > 1 }

  mutating func next() -> (text: String, number: Int)? {
    guard !rest.isEmpty else { return nil }
    number += 1
    let end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.endIndex
    let line = String(Substring(rest[..<end]))
    guard end < rest.endIndex else {
      rest = rest[end...]
      return (line, number)
    }
    var after = rest.index(after: end)
    var length = 1
    if rest[end] == 0x0D, after < rest.endIndex, rest[after] == 0x0A {
      after = rest.index(after: after)
      length = 2
    }
    ends.insert(length)
    rest = rest[after...]
    return (line, number)
  }
}
