import EN16931
import Kernel
import Money

/// Reads the euro's reference rates as the European Central Bank publishes them: `eurofxref-daily.xml` and its
/// longer sisters, or `eurofxref-hist.csv` taken out of its archive. Currencies without a rate on a day ("N/A") and
/// those outside ISO 4217 are left out.
package enum ReferenceRates {
  /// - Returns: every rate of the file, in its order; none when it holds none.
  package static func read(_ bytes: [UInt8]) throws(RegisterFailure) -> [ExchangeRate] {
    let rates =
      bytes.first { !$0.isBlank } == UInt8(ascii: "<") ? try xml(bytes) : table(bytes)
    guard !rates.isEmpty else { throw .unreadable("no rate") }
    return rates
  }

  /// `<Cube time='2026-11-25'><Cube currency='USD' rate='1.0832'/>…</Cube>`.
  private static func xml(_ bytes: [UInt8]) throws(RegisterFailure) -> [ExchangeRate] {
    let document: XMLDocument
    do throws(XMLError) {
      document = try XMLDocument.parse(bytes)
    } catch {
      throw .unreadable("XML")
    }
    var rates: [ExchangeRate] = []
    for outer in document.children(document.root) {
      for day in document.children(outer) {
        guard let date = document.value("time", of: day).flatMap({ LocalDate($0) }) else {
          continue
        }
        for cube in document.children(day) {
          guard let code = document.value("currency", of: cube),
            let text = document.value("rate", of: cube), let rate = rate(code, text, date)
          else { continue }
          rates.append(rate)
        }
      }
    }
    return rates
  }

  /// "Date,USD,JPY,…" and a row a day.
  private static func table(_ bytes: [UInt8]) -> [ExchangeRate] {
    let rows = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map { trimmed($0) }
    }
    guard let heading = rows.first, heading.first?.lowercased() == "date" else { return [] }
    var rates: [ExchangeRate] = []
    for row in rows.dropFirst() {
      guard let date = row.first.flatMap({ LocalDate($0) }) else { continue }
      for (code, text) in zip(heading, row).dropFirst() {
        if let rate = rate(code, text, date) { rates.append(rate) }
      }
    }
    return rates
  }

  private static func rate(_ code: String, _ text: String, _ date: LocalDate) -> ExchangeRate? {
    guard CodeList.currencies.contains(exactly: code), let currency = Currency(code: code),
      let units = try? DecimalText.units(of: text, scale: UnitPrice.scale)
    else { return nil }
    return ExchangeRate(
      currency: currency, perEuro: UnitPrice(units: units), date: date,
      source: ExchangeRate.centralBank)
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

extension XMLDocument {
  fileprivate func value(_ name: String, of node: Node) -> String? {
    attributes(node).first { $0.name == name }?.value
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self <= 0x20 || self == 0xEF || self == 0xBB || self == 0xBF }
}
