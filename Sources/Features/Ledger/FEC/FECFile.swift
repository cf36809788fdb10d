import Kernel
import Money
import Storage

/// The fichier des écritures comptables of a fiscal year (LPF A47 A-1): one row for each line of each validated entry.
///
/// Eighteen columns, tab-separated, dates as 20261231, amounts with a decimal comma, lines ended by CR LF. Rows are in the
/// order of validation, so the opening entry, which is posted first, comes first. Classes 6 and 7 are never closed here.
package struct FECFile {
  package enum Encoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case latin9 = "iso-8859-15"
  }

  package let siren: String
  package let year: FiscalYear

  package init(siren: String, year: FiscalYear) {
    self.siren = siren
    self.year = year
  }

  /// "732829320FEC20261231.txt".
  package var name: String { "\(siren)FEC\(year.days.upperBound.compact).txt" }

  package static let columns = [
    "JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib",
    "CompAuxNum", "CompAuxLib", "PieceRef", "PieceDate", "EcritureLib", "Debit", "Credit",
    "EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise",
  ]

  /// The bytes, handed over in pieces of a few hundred rows.
  package func write(
    _ encoding: Encoding = .utf8, of company: CompanyID, in tx: borrowing Transaction,
    _ piece: (ArraySlice<UInt8>) throws -> Void
  ) throws {
    var bytes = Row(encoding)
    bytes.append(FECFile.columns)
    try LedgerStore.forEach(LedgerFilter(year), of: company, in: tx) { entry in
      for line in entry.lines { bytes.append(FECFile.fields(of: line, entry)) }
      if bytes.bytes.count > 1 << 16 {
        try piece(bytes.bytes[...])
        bytes.bytes.removeAll(keepingCapacity: true)
      }
    }
    try piece(bytes.bytes[...])
  }

  package func bytes(
    _ encoding: Encoding = .utf8, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [UInt8] {
    var all: [UInt8] = []
    try write(encoding, of: company, in: tx) { all += $0 }
    return all
  }

  private static func fields(of line: PostedEntry.Line, _ entry: PostedEntry) -> [String] {
    [
      entry.journal.rawValue, entry.journal.title, entry.number, entry.date.compact,
      line.account.number.text, line.account.title, line.auxiliary?.code ?? "",
      line.auxiliary?.name ?? "", entry.piece.reference, entry.piece.date.compact, entry.label,
      amount(line.debit ?? 0), amount(line.credit ?? 0), line.matching?.code ?? "",
      line.matching?.day.compact ?? "", entry.validatedAt.dateInParis.compact,
      line.foreign.map { decimal($0.description) } ?? "", line.foreign?.currency.code ?? "",
    ]
  }

  static func amount(_ cents: Int64) -> String { decimal(Money(minorUnits: cents).description) }

  private static func decimal(_ text: String) -> String { text.replacing(".", with: ",") }

  /// Rows as bytes of an encoding. What would end a field becomes a space.
  private struct Row {
    let encoding: Encoding
    var bytes: [UInt8] = []

    init(_ encoding: Encoding) { self.encoding = encoding }

    mutating func append(_ fields: [String]) {
      for (index, field) in fields.enumerated() {
        if index > 0 { bytes.append(0x09) }
        for scalar in field.unicodeScalars { append(scalar) }
      }
      bytes.append(0x0D)
      bytes.append(0x0A)
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
      if scalar.value < 0x20 || scalar.value == 0x7F || (0x80..<0xA0).contains(scalar.value) {
        bytes.append(0x20)
      } else if scalar.isASCII {
        bytes.append(UInt8(scalar.value))
      } else if encoding == .utf8 {
        bytes.append(contentsOf: String(scalar).utf8)
      } else {
        bytes.append(contentsOf: Latin9.bytes(of: scalar))
      }
    }
  }
}

/// ISO-8859-15: Latin-1 with eight other letters. What it lacks is written by the nearest letters it has.
enum Latin9 {
  private static let others: [Unicode.Scalar: UInt8] = [
    "€": 0xA4, "Š": 0xA6, "š": 0xA8, "Ž": 0xB4, "ž": 0xB8, "Œ": 0xBC, "œ": 0xBD, "Ÿ": 0xBE,
  ]
  private static let replaced: Set<UInt8> = Set(others.values)
  private static let plain: [Unicode.Scalar: String] = [
    "’": "'", "‘": "'", "“": "\"", "”": "\"", "–": "-", "—": "-", "…": "...", "\u{202F}": " ",
    "ć": "c", "č": "c", "ę": "e", "ě": "e", "ł": "l", "ń": "n", "ő": "o", "ř": "r", "ś": "s",
    "ș": "s", "ț": "t", "ů": "u", "ź": "z", "ż": "z", "ă": "a", "ą": "a", "ğ": "g", "ı": "i",
  ]

  static func bytes(of scalar: Unicode.Scalar) -> [UInt8] {
    if let byte = others[scalar] { return [byte] }
    if scalar.value < 0x100, !replaced.contains(UInt8(scalar.value)) {
      return [UInt8(scalar.value)]
    }
    return Array((plain[scalar] ?? "?").utf8)
  }

  static func scalar(of byte: UInt8) -> Unicode.Scalar {
    others.first { $0.value == byte }?.key ?? Unicode.Scalar(byte)
  }

  static func text(_ bytes: some Sequence<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(scalar(of: byte)) }
    return String(text)
  }
}
