import Kernel

/// The header of a CSV file and its first rows, read before anybody has said what its columns mean.
struct CSVSample: Sendable {
  let names: [String]
  let rows: [[String]]
  /// The first thing that stands in each column.
  let firsts: [String?]
  /// The place of each name the header has once.
  private let places: [String: Int]

  private static let rowLimit = 200
  private static let byteLimit = 1 << 20
  private static let columnLimit = 1_000

  /// - Throws: `ShopsError` when the file is no CSV or has no row.
  init(_ bytes: [UInt8], fileName: String?) throws(ShopsError) {
    let source = ByteSource(bytes, name: fileName)
    let limits = OrderFile.Limits()
    guard case .text(let mark) = try ContentSniffing.kind(of: source, lineLimit: limits.rowBytes)
    else { throw .noOrders(file: fileName) }
    var warnings: [Finding] = []
    let text = try OrderFile.decoded(source, mark: mark, choice: .automatic, warnings: &warnings)
    var reader = CSVReader(
      text, delimiter: UInt8(ascii: ","), maximumRowBytes: limits.rowBytes)
    reader.delimiter = CSVHeader.delimiter(
      of: try reader.headerBytes(), mapping: ColumnMapping())
    var row = CSVRow()
    guard try reader.next(into: &row) else { throw .noOrders(file: fileName) }
    guard row.count <= Self.columnLimit else {
      throw .tooManyColumns(file: fileName, limit: Self.columnLimit, line: row.line)
    }
    let names = row.texts()
    var rows: [[String]] = []
    var bytes = 0
    while rows.count < Self.rowLimit, bytes < Self.byteLimit, try reader.next(into: &row) {
      rows.append((0..<min(row.count, names.count)).map { CleanText.line(row[$0].prefix(400)) })
      bytes += rows.last!.reduce(0) { $0 + $1.utf8.count }
    }
    if rows.isEmpty { throw .noOrders(file: fileName) }
    (self.names, self.rows) = (names, rows)
    firsts = names.indices.map { column in
      rows.lazy.compactMap { $0.count > column && !$0[column].isEmpty ? $0[column] : nil }.first
    }
    places = Dictionary(names.enumerated().map { ($1, $0) }) { _, _ in -1 }.filter { $1 >= 0 }
  }

  /// What stands in a column, without blanks.
  func values(_ column: Int) -> [String] {
    rows.compactMap { $0.count > column && !$0[column].isEmpty ? $0[column] : nil }
  }

  /// The place of a column, when the header has it once.
  func index(of name: String) -> Int? { places[CleanText.line(name)] }
}

extension OrderFile {
  /// Whether reading it needs a mapping.
  static func isCSV(_ bytes: [UInt8], fileName: String?) throws(ShopsError) -> Bool {
    let source = ByteSource(bytes, name: fileName)
    if case .text = try ContentSniffing.kind(of: source, lineLimit: Limits().rowBytes) {
      return true
    }
    return false
  }
}
