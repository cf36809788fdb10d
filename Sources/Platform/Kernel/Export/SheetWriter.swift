import Money

/// A value of a sheet: what a spreadsheet can reckon with, not what people read.
package enum SheetValue: Sendable {
  case empty
  case text(String)
  case day(LocalDate)
  /// A moment in Paris.
  case moment(Instant)
  case money(Money)
  case number(Int)
}

/// Rows as a file for a spreadsheet, written piece by piece.
protocol SheetWriter {
  mutating func begin(_ titles: [String]) -> [UInt8]
  mutating func rows(_ rows: [[SheetValue]]) -> [UInt8]
  mutating func finish() -> [UInt8]
}

/// Semicolons and a decimal comma for French spreadsheets, commas and a point for English ones; UTF-8 with its mark, which
/// Excel asks for.
struct CSVSheet: SheetWriter {
  let language: Language
  private var separator: String { language == .fr ? ";" : "," }

  func begin(_ titles: [String]) -> [UInt8] {
    Array("\u{FEFF}\(line(titles.map { SheetValue.text($0) }))".utf8)
  }

  func rows(_ rows: [[SheetValue]]) -> [UInt8] { rows.flatMap { Array(line($0).utf8) } }

  func finish() -> [UInt8] { [] }

  private func line(_ values: [SheetValue]) -> String {
    values.map(cell).joined(separator: separator) + "\r\n"
  }

  private func cell(_ value: SheetValue) -> String {
    switch value {
    case .empty: ""
    case .text(let text): quoted(SpreadsheetText.safe(text))
    case .day(let day): day.description
    case .moment(let instant): Self.moment(instant)
    case .money(let money):
      language == .fr ? money.description.replacing(".", with: ",") : money.description
    case .number(let number): String(number)
    }
  }

  /// "2026-01-31 09:05:00".
  private static func moment(_ instant: Instant) -> String {
    let (date, hour, minute, second) = instant.paris
    let time = [hour, minute, second].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(date) \(time.joined(separator: ":"))"
  }

  private func quoted(_ text: String) -> String {
    // A line feed alone and one after a carriage return are two different characters.
    text.contains { $0 == "\"" || $0.isNewline || separator.contains($0) }
      ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }
}

/// A spreadsheet must not take a text for a formula.
package enum SpreadsheetText {
  package static func safe(_ text: String) -> String {
    text.first.map { "=+-@\t\r".contains($0) } ?? false ? "'\(text)" : text
  }
}
