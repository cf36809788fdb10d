/// The rules on elements and attributes as CEN publishes them, a line each.
///
/// `@/a/b` opens a context under the root (`@/` the root itself, `|` between several), `@//a` one
/// anywhere, `@//*Tax` any element whose name ends so. Below it, per rule: its number, `f`atal or
/// `w`arning (capital where EXTENDED-CTC-FR does not repeat the rule as it is), its kind and the path
/// from the context:
///
///     !  must not be there (element or attribute)      1  at most once      =  exactly once
///     ?  a condition of its own, in `SyntaxConditions`
///     0  cannot fire: an earlier context of the schematron takes the element away
enum SyntaxTable {
  struct Row {
    let id: String
    let severity: Rule.Severity
    let books: Rule.Books
    let kind: Kind
    let contexts: [Path]
    /// From the context; floating when it may stand anywhere under the root.
    let path: Path
    let attribute: String?
  }

  enum Kind: Character {
    case forbidden = "!", atMostOne = "1", exactlyOne = "=", condition = "?", never = "0"
  }

  struct Path: Hashable {
    let isFloating: Bool
    let steps: [String]

    init(_ text: some StringProtocol) {
      isFloating = text.hasPrefix("//")
      steps = String(text).split(separator: "/" as Character).map { String($0) }
    }
  }

  static let cii = rows("CII-", [cii1, cii2])
  static let ubl = rows("UBL-", [ubl1, ubl2])

  private static func rows(_ prefix: String, _ tables: [String]) -> [Row] {
    var rows: [Row] = []
    for table in tables {
      var contexts: [Path] = []
      for line in table.split(separator: "\n") {
        if line.hasPrefix("@") {
          let paths = line.dropFirst().split(separator: "|")
          contexts = paths.map { Path($0.hasPrefix("/") ? String($0) : "//\($0)") }
        } else {
          rows.append(row(prefix, line, contexts))
        }
      }
    }
    return rows
  }

  private static func row(_ prefix: String, _ line: Substring, _ contexts: [Path]) -> Row {
    let fields = line.split(separator: " ")
    let flag = fields[1].first!
    let path: Substring = fields.count > 2 ? fields[2] : ""
    let attribute = path.split(separator: "@" as Character, omittingEmptySubsequences: false)
    return Row(
      id: prefix + fields[0], severity: flag == "f" || flag == "F" ? .fatal : .warning,
      books: flag.isLowercase ? [.cen, .extendedCTC] : .cen,
      kind: Kind(rawValue: fields[1].last!)!, contexts: contexts, path: Path(attribute.first ?? ""),
      attribute: attribute.count > 1 ? String(attribute[1]) : nil)
  }
}
