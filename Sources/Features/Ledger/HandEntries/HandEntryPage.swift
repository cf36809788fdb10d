import Kernel
import Money

/// The form of an entry made by hand; works without script, a row a line, blank rows left out.
struct HandEntryPage {
  static let path = "/ledger/entries/new"
  private static let spareRows = 3

  /// Under which the form has its effect once.
  let key: String
  let today: LocalDate
  /// What was typed, when it was refused, and why.
  var fields = FormFields()
  var problems: [Finding] = []

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(LedgerStrings.table, shell.language)
    return shell.page(title: words.newEntry, section: LedgerPages.path) { page in
      page.a(class: "crumb", .href(LedgerPage.View.journals.rawValue)) {
        page.raw(Icon.back)
        page.text(words.journals)
      }
      page.div(class: "top") {
        page.div {
          page.h1(words.newEntry)
          page.p(words.newEntryLead, class: "lead")
        }
      }
      page.form(class: "card stack", .method("post"), .action(Self.path)) { form(page, words) }
    }
  }

  private func form(_ page: HTML, _ words: Words<LedgerStrings>) {
    if !problems.isEmpty {
      page.div(class: "notice bad", .role("alert")) {
        for problem in problems {
          page.p(place(of: problem, words) + problem.text(words.language))
        }
      }
    }
    page.input(.type("hidden"), .name("key"), .value(key))
    page.div(class: "filter-row") {
      field(page, "date", words.date, fields["date"] ?? today.description, type: "date")
      field(page, "label", words.label, fields["label"] ?? "")
      field(page, "reference", words.piece, fields["reference"] ?? "")
    }
    page.div(class: "scroll") {
      page.table(class: "books") {
        page.thead {
          page.tr {
            for head in [words.account, words.newTitle, words.auxiliary] {
              page.th(.scope("col"), text: head)
            }
            for head in [words.debit, words.credit] {
              page.th(class: "right", .scope("col"), text: head)
            }
          }
        }
        page.tbody { for row in 0..<rows { line(page, row, words) } }
      }
    }
    page.p(words.newEntryHelp, class: "soft")
    page.div(class: "actions") {
      page.button(class: "button primary", .type("submit"), text: words.postEntry)
    }
  }

  /// The rows that were filled in and some blank ones.
  private var rows: Int {
    let last = (0..<Self.limit).last { row in
      Self.columns.contains { fields["\($0)-\(row)"] != nil }
    }
    return max(5, (last ?? -1) + 1 + Self.spareRows)
  }

  private func line(_ page: HTML, _ row: Int, _ words: Words<LedgerStrings>) {
    let labels = [
      words.account, words.newTitle, words.auxiliary, words.debit, words.credit,
    ]
    page.tr {
      for (column, label) in zip(Self.columns, labels) {
        page.td {
          let name = "\(column)-\(row)"
          page.input(
            .type("text"), .name(name), .value(fields[name] ?? ""),
            .label("\(label), \(words.line("\(row + 1)"))"))
        }
      }
    }
  }

  private func field(
    _ page: HTML, _ name: String, _ label: String, _ value: String, type: String = "text"
  ) {
    page.div(class: "field") {
      page.label(.for(name), text: label)
      page.input(.type(type), .id(name), .name(name), .value(value))
    }
  }

  /// "Line 3: " before what is wrong with one.
  private func place(of finding: Finding, _ words: Words<LedgerStrings>) -> String {
    guard let line = finding.place?.line else { return "" }
    return words.inLine("\(line)")
  }

  // MARK: Reading

  private static let columns = ["account", "title", "auxiliary", "debit", "credit"]
  private static let limit = 200

  /// - Throws: `LedgerError.entryRefused` with the amounts and days that cannot be read.
  static func entry(_ fields: FormFields) throws -> HandEntry {
    var findings = Findings(place: Place())
    func money(_ name: String, _ place: Place) -> Int64? {
      guard let text = fields[name] else { return nil }
      if let money = Money(typed: text) { return money.minorUnits }
      findings.stop(
        "ledger.line-amount", at: place, fr: "« \(shown(text)) » n’est pas un montant.",
        en: "“\(shown(text))” is not an amount.")
      return nil
    }
    let day = fields["date"].map { LocalDate($0) }
    if case .some(nil) = day {
      findings.stop(
        "ledger.date-unreadable", at: Place(pointer: "/date"),
        fr: "La date est illisible ; écrivez-la 2026-01-31.",
        en: "The date cannot be read; write it 2026-01-31.")
    }
    var lines: [HandEntry.Line] = []
    for row in 0..<limit where columns.contains(where: { fields["\($0)-\(row)"] != nil }) {
      let place = Place(line: row + 1, pointer: "/lines/\(row)")
      lines.append(
        HandEntry.Line(
          account: fields["account-\(row)"] ?? "", title: fields["title-\(row)"],
          auxiliary: fields["auxiliary-\(row)"], debit: money("debit-\(row)", place),
          credit: money("credit-\(row)", place), place: place))
    }
    guard !findings.stops else { throw LedgerError.entryRefused(findings.all) }
    return HandEntry(
      date: day ?? nil, label: fields["label"] ?? "", reference: fields["reference"], lines: lines)
  }
}
