import Glibc
import Kernel

/// One row of a CSV file: its fields, unquoted, one after the other.
struct CSVRow {
  /// The line of the file where the row starts, from 1.
  var line = 0
  fileprivate(set) var bytes: [UInt8] = []
  /// Where each field ends in `bytes`.
  fileprivate(set) var ends: [Int] = []
  /// Text stands between a closing quote and the next delimiter.
  fileprivate(set) var isMisquoted = false
  /// The last row of a file that does not end with a line end.
  fileprivate(set) var isUnended = false

  var count: Int { ends.count }

  /// The bytes of a field; empty beyond the last.
  subscript(index: Int) -> ArraySlice<UInt8> {
    guard index < ends.count else { return [] }
    return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  var hasNUL: Bool {
    bytes.withUnsafeBytes { $0.baseAddress.map { memchr($0, 0, bytes.count) } ?? nil } != nil
  }

  /// Nothing but delimiters and blanks: spreadsheets leave such rows at the end.
  var isBlank: Bool { bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 } }

  func texts() -> [String] { (0..<count).map { CleanText.line(self[$0]) } }

  fileprivate mutating func clear(line: Int) {
    self.line = line
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    isMisquoted = false
    isUnended = false
  }
}

/// Cuts a CSV text into rows (RFC 4180, and what spreadsheets really write).
///
/// 1. Line ends are LF or CRLF, or CR alone when the header ends so.
/// 2. A field that begins with `"` goes on to the closing quote, over line ends; `""` inside is one quote. A quote
///    inside an unquoted field stands for itself.
/// 3. Rows without anything in them are passed over.
struct CSVReader {
  let text: DecodedText
  var delimiter: UInt8
  /// Where a row ends: LF, or CR in files that have no LF after their header.
  private var lineEnd = UInt8(ascii: "\n")
  private var line = 1
  private let maximumRowBytes: Int

  init(_ text: DecodedText, delimiter: UInt8, maximumRowBytes: Int) {
    self.text = text
    self.delimiter = delimiter
    self.maximumRowBytes = maximumRowBytes
  }

  /// Bytes of the header's row as they stand, to choose a delimiter by.
  mutating func headerBytes() throws(ShopsError) -> ArraySlice<UInt8> {
    while !text.isAtEnd, text.buffer.count - text.start < min(maximumRowBytes, 1 << 16) {
      try text.fill()
    }
    let window = text.buffer[text.start...]
    let first = window.firstIndex { $0 != 0x0A && $0 != 0x0D && $0 != 0x20 } ?? window.endIndex
    let end = window[first...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? window.endIndex
    if end < window.endIndex, window[end] == 0x0D {
      let next = window.index(after: end)
      lineEnd = next < window.endIndex && window[next] == 0x0A ? 0x0A : 0x0D
    }
    return window[first..<end]
  }

  /// Reads the next row that has something in it.
  /// - Returns: false at the end of the file.
  /// - Throws: `ShopsError.fileTruncated` when a quote is never closed, `.tooLarge`.
  mutating func next(into row: inout CSVRow) throws(ShopsError) -> Bool {
    while true {
      switch scan(into: &row) {
      case .row(let end, let lines):
        text.start = end
        line += lines
        if row.isBlank { continue }
        return true
      case .more:
        if text.buffer.count - text.start > maximumRowBytes { throw tooLong(row) }
        try text.fill()
      case .end: return false
      case .openQuote(let openedAt): throw unclosedQuote(row, openedAt: openedAt)
      }
    }
  }

  private enum Scan {
    /// A row that ends before that position, over that many lines.
    case row(end: Int, lines: Int)
    /// The window stops inside the row.
    case more
    case end
    case openQuote(line: Int)
  }

  private func scan(into row: inout CSVRow) -> Scan {
    row.clear(line: line)
    return text.buffer.withUnsafeBufferPointer { window in
      if text.start == window.count { return text.isAtEnd ? .end : .more }
      var at = text.start
      var lines = 0
      while true {
        guard at < window.count else {
          guard text.isAtEnd else { return .more }
          row.ends.append(row.bytes.count)
          row.isUnended = true
          return .row(end: at, lines: lines)
        }
        if window[at] == UInt8(ascii: "\"") {
          let openedAt = line + lines
          guard quoted(window, at: &at, lines: &lines, into: &row) else {
            return text.isAtEnd ? .openQuote(line: openedAt) : .more
          }
          if at == window.count, !text.isAtEnd { return .more }
        }
        let start = at
        at = endOfUnquoted(window, from: at)
        guard at < window.count || text.isAtEnd else { return .more }
        var end = at
        let isRowEnd = at == window.count || window[at] == lineEnd
        if isRowEnd, lineEnd == 0x0A, at < window.count, end > start, window[end - 1] == 0x0D {
          end -= 1
        }
        if end > start {
          if start > text.start, window[start - 1] == UInt8(ascii: "\"") { row.isMisquoted = true }
          row.bytes.append(contentsOf: window[start..<end])
        }
        if at == window.count { continue }
        row.ends.append(row.bytes.count)
        at += 1
        if isRowEnd { return .row(end: at, lines: lines + 1) }
      }
    }
  }

  /// Copies a quoted field; `at` moves from its opening quote to after the closing one.
  /// - Returns: false when the window ends first.
  private func quoted(
    _ window: UnsafeBufferPointer<UInt8>, at: inout Int, lines: inout Int, into row: inout CSVRow
  ) -> Bool {
    at += 1
    while true {
      let start = at
      while at < window.count, window[at] != UInt8(ascii: "\"") {
        if window[at] == lineEnd { lines += 1 }
        at += 1
      }
      row.bytes.append(contentsOf: window[start..<at])
      guard at < window.count else { return false }
      at += 1
      guard at < window.count, window[at] == UInt8(ascii: "\"") else {
        return at < window.count || text.isAtEnd
      }
      row.bytes.append(UInt8(ascii: "\""))
      at += 1
    }
  }

  @inline(__always)
  private func endOfUnquoted(_ window: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var at = start
    while at < window.count, window[at] != delimiter, window[at] != lineEnd { at += 1 }
    return at
  }

  private func unclosedQuote(_ row: CSVRow, openedAt: Int) -> ShopsError {
    .fileTruncated(
      Place(file: text.source.name, line: row.line),
      detail: Text(
        fr:
          "Le guillemet ouvert à la ligne \(openedAt) n'est jamais fermé : le fichier est tronqué ou un guillemet manque. Les commandes qui précèdent sont lues.",
        en:
          "The quote opened on line \(openedAt) is never closed: the file is cut short or a quote is missing. The orders before it are read."
      ))
  }

  private func tooLong(_ row: CSVRow) -> ShopsError {
    .tooLarge(
      Place(file: text.source.name, line: row.line),
      what: Text(
        fr: "Ligne trop longue, sans doute un guillemet jamais fermé",
        en: "Row too long, probably a quote that is never closed"),
      limit: maximumRowBytes)
  }
}
