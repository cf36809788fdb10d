import Kernel
import Money

/// The body of a hand-made entry:
///
/// ```
/// { "label", "date"?, "pieceReference"?, "lines": [ { "account", "title"?, "auxiliary"?, "debit" | "credit" } ] }
/// ```
struct HandEntryJSON: JSONReading {
  let document: JSONDocument
  var findings: [Finding] = []
  let currency = Currency.eur
  let isStored = false

  /// - Throws: `LedgerError.entryRefused` with all that cannot be read.
  static func entry(_ bytes: [UInt8]) throws -> HandEntry {
    var reader = HandEntryJSON(document: try parsed(bytes))
    let root = reader.document.root
    guard reader.check(root, known: ["label", "date", "pieceReference", "lines"]) else {
      throw LedgerError.entryRefused(reader.findings)
    }
    let entry = HandEntry(
      date: reader.day(root, "date"), label: reader.required(root, "label") ?? "",
      reference: reader.text(root, "pieceReference"), lines: reader.lines(root))
    guard reader.findings.isEmpty else { throw LedgerError.entryRefused(reader.findings) }
    return entry
  }

  /// Why an entry is taken back: `{ "reason"? }`, or nothing.
  static func reason(_ bytes: [UInt8]) throws -> String? {
    guard !bytes.isEmpty else { return nil }
    var reader = HandEntryJSON(document: try parsed(bytes))
    let root = reader.document.root
    let reason = reader.check(root, known: ["reason"]) ? reader.text(root, "reason") : nil
    guard reader.findings.isEmpty else { throw LedgerError.entryRefused(reader.findings) }
    return reason
  }

  private static func parsed(_ bytes: [UInt8]) throws -> JSONDocument {
    do throws(JSONSyntaxError) {
      return try JSONParser.parse(bytes)
    } catch {
      throw LedgerError.entryRefused([error.finding])
    }
  }

  private mutating func lines(_ root: JSONValue) -> [HandEntry.Line] {
    guard let list = requiredValue(root, "lines"), isList(list) else { return [] }
    return list.elements.enumerated().compactMap { index, element in
      guard check(element, known: ["account", "title", "auxiliary", "debit", "credit"]) else {
        return nil
      }
      var place = document.place(of: element)
      place.pointer = "/lines/\(index)"
      return HandEntry.Line(
        account: required(element, "account") ?? "", title: text(element, "title"),
        auxiliary: text(element, "auxiliary"), debit: money(element, "debit")?.minorUnits,
        credit: money(element, "credit")?.minorUnits, place: place)
    }
  }
}
