import Kernel

/// The header of a CSV file and its first rows, read before anybody has said what its columns mean.
struct CSVSample: Sendable {
  let names: [String]
  let rows: [[String]]

  static let rowLimit = 200

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
    names = row.texts()
    var rows: [[String]] = []
    while rows.count < Self.rowLimit, try reader.next(into: &row) { rows.append(row.texts()) }
    if rows.isEmpty { throw .noOrders(file: fileName) }
    self.rows = rows
  }

  /// What stands in a column, without blanks.
  func values(_ column: Int) -> [String] {
    rows.compactMap { $0.count > column && !$0[column].isEmpty ? $0[column] : nil }
  }

  /// The place of a column, when the header has it once.
  func index(of name: String) -> Int? {
    let name = CleanText.line(name)
    guard let index = names.firstIndex(of: name), names.lastIndex(of: name) == index else {
      return nil
    }
    return index
  }
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
