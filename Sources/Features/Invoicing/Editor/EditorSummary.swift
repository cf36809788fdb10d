import Catalogue
import EN16931
import Kernel
import Money

/// What the invoice comes to, and what is in its way, each with its correction where there is a safe one. The page shows
/// it, and shows it again while somebody types.
struct EditorSummary {
  let typed: TypedInvoice
  let assessment: AssessTyped.Assessment

  func write(to page: HTML, _ words: Words<EditorStrings>) {
    let stops = assessment.findings.filter { $0.severity == .stop }
    page.h2(words.state)
    if let document = assessment.document {
      totals(document.content.invoice, page, words)
      page.p { page.span(words.ready, class: "tag good") }
    } else if stops.isEmpty {
      page.p(words.begin, class: "soft")
    } else {
      page.p { page.strong(words.toMend(stops.count)) }
    }
    if !assessment.findings.isEmpty {
      page.ul(class: "findings") {
        for finding in assessment.findings { write(finding, page, words) }
      }
    }
    catalogue(page, words)
  }

  /// More would be a list of its own.
  private static let mostNamed = 3

  private func catalogue(_ page: HTML, _ words: Words<EditorStrings>) {
    let articles = assessment.uncatalogued.articles
    guard !articles.isEmpty, Caller.current.permissions.contains(.catalogueWrite) else { return }
    page.div(class: "stack tight") {
      page.p(words.notInCatalogue, class: "quiet")
      if articles.count <= Self.mostNamed {
        for article in articles {
          act(page, "catalogue:\(article.row)", words.intoCatalogue(article.name))
        }
      } else {
        act(page, "catalogue:all", words.allIntoCatalogue(words.language.number(articles.count)))
      }
    }
  }

  private func act(_ page: HTML, _ act: String, _ title: String) {
    page.button(class: "button small", .type("submit"), .name("do"), .value(act), text: title)
  }

  private func totals(_ invoice: Invoice, _ page: HTML, _ words: Words<EditorStrings>) {
    let language = words.language
    page.table(class: "sums") {
      page.tbody {
        for adjustment in invoice.adjustments {
          let amount = adjustment.isCharge ? adjustment.amount : -adjustment.amount
          row(page, adjustment.reason, language.money(amount))
        }
        row(page, words.totalNet, language.money(invoice.totals.net))
        for part in invoice.vatBreakdown {
          row(
            page, "\(words.totalVAT) \(language.percent(part.vat.rate))",
            language.money(part.tax))
        }
        page.tr(class: "grand") {
          page.th(.scope("row"), text: words.totalGross)
          page.td(class: "right", .id("gross"), text: language.money(invoice.totals.gross))
        }
        if let due = invoice.dueDate { row(page, words.due, language.date(due)) }
      }
    }
  }

  private func row(_ page: HTML, _ title: String, _ value: String) {
    page.tr {
      page.th(.scope("row"), text: title)
      page.td(value, class: "right")
    }
  }

  private static func shown(_ change: Finding.Mend.Change, _ language: Language) -> String? {
    change.pointer.hasSuffix("/unit")
      ? change.after.map { UsualUnit.label($0, language) } : change.after
  }

  private func write(_ finding: Finding, _ page: HTML, _ words: Words<EditorStrings>) {
    page.li(class: finding.severity == .stop ? "finding stop" : "finding warn") {
      page.p(finding.text(words.language))
      if let mend = finding.mend, typed.canApply(mend) {
        let after = mend.changes.compactMap { Self.shown($0, words.language) }
          .joined(separator: ", ")
        page.button(
          class: "button", .type("submit"), .name("do"), .value("mend:\(finding.code)"),
          text: after.isEmpty ? words.mend : "\(words.mend) → \(after)")
      }
    }
  }
}

extension TypedInvoice {
  /// Whether all a correction changes is typed here.
  fileprivate func canApply(_ mend: Finding.Mend) -> Bool {
    mend.changes.allSatisfy { spot(of: $0.pointer) != nil }
  }
}

extension AssessTyped.Assessment {
  /// What stops it, by the input it stands at, the sentences of one input after each other.
  func wrong(in typed: TypedInvoice, _ language: Language) -> [TypedInvoice.Spot: String] {
    var wrong: [TypedInvoice.Spot: String] = [:]
    for finding in findings where finding.severity == .stop {
      guard let spot = typed.spot(of: finding.place?.pointer) else { continue }
      wrong[spot] = [wrong[spot], finding.text(language)].compactMap { $0 }.joined(separator: " ")
    }
    return wrong
  }

  /// The amount of each row without VAT, as it will be printed; empty where there is none.
  func nets(of typed: TypedInvoice, _ language: Language) -> [String] {
    guard let document else { return [] }
    var nets = Array(repeating: "", count: typed.lines.count)
    for (row, line) in zip(typed.rows, document.content.invoice.lines) {
      nets[row] = language.money(line.net)
    }
    return nets
  }
}
