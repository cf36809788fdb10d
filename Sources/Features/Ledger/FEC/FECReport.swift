import Kernel
import Money

/// The report of a check, for people and for programs.
extension FECCheck.Report {
  /// A line for each finding: all of them, in the order of the file; of a code that is met more than forty times the first
  /// forty, and how many there are.
  package func lines(_ language: Language) -> [String] {
    var seen: [String: Int] = [:]
    var lines: [String] = []
    for finding in findings {
      seen[finding.code, default: 0] += 1
      if seen[finding.code]! <= 40 {
        let place = finding.place.map { "\($0.description) " } ?? ""
        let mark = finding.severity == .stop ? "" : language == .fr ? " (à voir)" : " (look)"
        lines.append("\(place)\(finding.code)\(mark): \(finding.text(language))")
      }
    }
    for (code, count) in seen.sorted(by: { $0.key < $1.key }) where count > 40 {
      lines.append(
        language == .fr
          ? "\(code) : \(count) en tout." : "\(code): \(count) in all.")
    }
    lines.append(summary(language))
    return lines
  }

  private func summary(_ language: Language) -> String {
    let (wrong, seen) = (errors.count, findings.count - errors.count)
    let sums = "\(FECFile.amount(debit)) / \(FECFile.amount(credit))"
    return language == .fr
      ? "\(rows) lignes, \(entries) écritures, débit / crédit \(sums), \(encoding.rawValue) : "
        + (wrong == 0 ? "conforme" : "\(wrong) anomalies") + (seen > 0 ? ", \(seen) à voir." : ".")
      : "\(rows) lines, \(entries) entries, debit / credit \(sums), \(encoding.rawValue): "
        + (wrong == 0 ? "sound" : "\(wrong) errors") + (seen > 0 ? ", \(seen) to look at." : ".")
  }

  package func write(to json: JSONWriter) {
    json.object {
      json.field("isSound", isSound)
      json.field("encoding", encoding.rawValue)
      json.field("separator", separator)
      json.field("lines", rows)
      json.field("entries", entries)
      json.field("debit", Money(minorUnits: debit))
      json.field("credit", Money(minorUnits: credit))
      json.field("firstDate", text: first)
      json.field("lastDate", text: last)
      json.array("findings") {
        for finding in findings {
          json.object {
            json.field("code", finding.code)
            json.field("severity", finding.severity.rawValue)
            json.field("line", finding.place?.line)
            json.field("column", finding.place?.column)
            json.field("field", finding.place?.pointer)
            json.field("fr", finding.text.fr)
            json.field("en", finding.text.en)
          }
        }
      }
    }
  }
}
