import Kernel
import Money

/// One view of the books with its filter.
struct LedgerPage {
  enum View: String, CaseIterable {
    case balance = "/ledger"
    case generalLedger = "/ledger/general-ledger"
    case journals = "/ledger/journals"

    func title(_ words: Words<LedgerStrings>) -> String {
      switch self {
      case .balance: words.balance
      case .generalLedger: words.generalLedger
      case .journals: words.journals
      }
    }

    /// The same for programs.
    var api: String {
      switch self {
      case .balance: "/v1/ledger/balance"
      case .generalLedger: "/v1/ledger/general-ledger"
      case .journals: "/v1/ledger/entries"
      }
    }
  }

  enum Content {
    case nothing
    case noAccount
    case balance(TrialBalance)
    case generalLedger(GeneralLedger)
    case journal([PostedEntry], next: Int64?)
  }

  let view: View
  let fields: FormFields
  let years: [FiscalYear]
  let filter: LedgerFilter?
  let content: Content

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(LedgerStrings.table, shell.language)
    return shell.page(title: view.title(words), section: LedgerPages.path) { page in
      page.div(class: "top") {
        page.div {
          page.h1(view.title(words))
          page.p(words.lead, class: "lead")
        }
        exports(page, words)
      }
      page.div(class: "stack") {
        tabs(page, words)
        if let filter {
          form(page, filter, words)
          if let day = filter.year.closedThrough {
            page.p(words.closedThrough(words.language.date(day)), class: "quiet")
          }
        }
        body(page, words)
      }
    }
  }

  private func exports(_ page: HTML, _ words: Words<LedgerStrings>) {
    page.div(class: "actions") {
      page.a(class: "button", .href(HandEntryPage.path), text: words.newEntry)
      guard filter != nil else { return }
      page.a(
        class: "button", .href(fields.with("format", "csv").with("after", nil).path(view.api)),
        .download(""), text: words.exportCSV)
      page.a(
        class: "button",
        .href(FormFields().with("year", filter.map { "\($0.year.id)" }).path("/v1/ledger/fec")),
        .download(""), text: words.exportFEC)
    }
  }

  private func tabs(_ page: HTML, _ words: Words<LedgerStrings>) {
    page.nav(class: "tabs", .label(words.views)) {
      for choice in View.allCases {
        let kept = fields.with("after", nil).with("journal", nil).with("detailed", nil)
        page.a(
          .href(kept.path(choice.rawValue)), .current(choice == view ? "page" : nil),
          text: choice.title(words))
      }
    }
  }

  private func form(_ page: HTML, _ filter: LedgerFilter, _ words: Words<LedgerStrings>) {
    let language = words.language
    page.form(class: "card filter-row", .method("get"), .action(view.rawValue)) {
      page.div(class: "field") {
        page.label(.for("year"), text: words.fiscalYear)
        page.select(.id("year"), .name("year")) {
          for year in years.reversed() {
            page.option(
              .value("\(year.id)"), .selected(year.id == filter.year.id),
              text: words.yearEnding(language.date(year.days.upperBound)))
          }
        }
      }
      field(page, "from", words.from, filter.days.lowerBound.description, type: "date")
      field(page, "to", words.to, filter.days.upperBound.description, type: "date")
      if view == .journals { journals(page, filter, words) }
      field(page, "account", words.accountHint, filter.account ?? "")
      if view == .balance {
        page.label(class: "check") {
          page.input(
            .type("checkbox"), .name("detailed"), .value("true"),
            .checked(fields["detailed"] == "true"))
          page.text(words.detailed)
        }
      }
      page.div(class: "actions") {
        page.button(class: "button", .type("submit"), text: words.show)
      }
    }
  }

  private func journals(_ page: HTML, _ filter: LedgerFilter, _ words: Words<LedgerStrings>) {
    page.div(class: "field") {
      page.label(.for("journal"), text: words.journal)
      page.select(.id("journal"), .name("journal")) {
        page.option(.value(""), .selected(filter.journal == nil), text: words.allJournals)
        for journal in Journal.allCases {
          page.option(
            .value(journal.rawValue), .selected(journal == filter.journal),
            text: "\(journal.rawValue) – \(journal.title)")
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

  private func body(_ page: HTML, _ words: Words<LedgerStrings>) {
    switch content {
    case .nothing:
      page.div(class: "card empty") {
        page.h2(words.nothing)
        page.p(words.nothingHelp)
      }
    case .noAccount: page.div(class: "card empty") { page.p(words.chooseAccount) }
    case .balance(let balance): table(page, balance, words)
    case .generalLedger(let ledger):
      for account in ledger.accounts { table(page, account, words) }
    case .journal(let entries, let next): table(page, entries, next, words)
    }
  }

  /// Of a whole account in the general ledger.
  private func accountHref(_ account: String, _ auxiliary: String? = nil) -> String {
    fields.with("account", account).with("auxiliary", auxiliary).with("detailed", nil)
      .path(View.generalLedger.rawValue)
  }
}

extension LedgerPage {
  // MARK: Balance

  private func table(_ page: HTML, _ balance: TrialBalance, _ words: Words<LedgerStrings>) {
    if balance.isWhole {
      page.div(class: balance.isBalanced ? "notice good" : "notice bad") {
        page.p(balance.isBalanced ? words.balanced : words.unbalanced)
      }
    }
    page.div(class: "card sheet scroll") {
      page.table(class: "books") {
        page.caption(words.balance, class: "hidden")
        page.thead {
          page.tr {
            page.th(.scope("col"), text: words.account)
            page.th(.scope("col"), text: words.title)
            for head in [
              words.opening, words.debit, words.credit, words.debitBalance, words.creditBalance,
            ] {
              page.th(class: "right", .scope("col"), text: head)
            }
          }
        }
        page.tbody { for row in balance.rows { self.row(page, row, words) } }
        page.tfoot {
          page.tr {
            page.th(.scope("row"), .colspan(2), text: words.total)
            for cents in [
              balance.openingDebit - balance.openingCredit, balance.debit, balance.credit,
              balance.debitBalances, balance.creditBalances,
            ] {
              page.td(class: "right number", text: words.language.cents(cents))
            }
          }
        }
      }
    }
  }

  private func row(_ page: HTML, _ row: TrialBalance.Row, _ words: Words<LedgerStrings>) {
    page.tr {
      page.td(class: "number") {
        page.a(
          .href(accountHref(row.account.number.text, row.auxiliary?.code)),
          text: row.account.number.text)
      }
      page.td {
        page.bdi(row.auxiliary?.name ?? row.account.title)
        if let code = row.auxiliary?.code { page.span(class: "detail", text: code) }
      }
      for cents in [
        row.opening, row.debit, row.credit, max(0, row.balance), max(0, -row.balance),
      ] {
        page.td(
          class: "right number", text: cents == 0 ? "" : words.language.cents(cents))
      }
    }
  }

  // MARK: General ledger

  private func table(
    _ page: HTML, _ account: GeneralLedger.Account, _ words: Words<LedgerStrings>
  ) {
    page.section(class: "card sheet scroll") {
      page.h2("\(account.account.number) – \(account.account.title)")
      page.table(class: "books") {
        page.thead {
          page.tr {
            for head in [words.date, words.entry, words.piece, words.label, words.auxiliary] {
              page.th(.scope("col"), text: head)
            }
            page.th(class: "right", .scope("col"), text: words.debit)
            page.th(class: "right", .scope("col"), text: words.credit)
            page.th(.scope("col"), text: words.matching)
            page.th(class: "right", .scope("col"), text: words.runningBalance)
          }
        }
        page.tbody {
          if account.opening != 0 {
            page.tr {
              page.td(.colspan(8), text: words.openingBalance)
              page.td(class: "right number", text: words.language.cents(account.opening))
            }
          }
          for line in account.lines { self.line(page, line, words) }
        }
        page.tfoot {
          page.tr {
            page.th(.scope("row"), .colspan(5), text: words.total)
            page.td(class: "right number", text: words.language.cents(account.debit))
            page.td(class: "right number", text: words.language.cents(account.credit))
            page.td {}
            page.td(class: "right number", text: words.language.cents(account.balance))
          }
        }
      }
    }
  }

  private func line(_ page: HTML, _ line: GeneralLedger.Line, _ words: Words<LedgerStrings>) {
    page.tr {
      page.td(words.language.date(line.date), class: "number")
      page.td(class: "number") {
        page.a(.href("/ledger/entries/\(line.entry)"), text: line.number)
      }
      page.td(line.piece, class: "number")
      page.td { page.bdi(line.label) }
      page.td(class: "number") { page.text(line.auxiliary?.code ?? "") }
      page.td(
        class: "right number", text: line.amount > 0 ? words.language.cents(line.amount) : "")
      page.td(
        class: "right number", text: line.amount < 0 ? words.language.cents(-line.amount) : "")
      page.td { page.text(line.matching ?? "") }
      page.td(class: "right number", text: words.language.cents(line.balance))
    }
  }

  // MARK: Journals

  private func table(
    _ page: HTML, _ entries: [PostedEntry], _ next: Int64?, _ words: Words<LedgerStrings>
  ) {
    page.div(class: "card sheet scroll") {
      page.table(class: "books") {
        page.caption(words.journals, class: "hidden")
        page.thead { EntryPage.head(page, words) }
        for entry in entries {
          page.tbody {
            page.tr {
              page.th(.scope("rowgroup"), .colspan(5)) {
                page.a(.href("/ledger/entries/\(entry.id)"), text: entry.number)
                page.text(" · \(words.language.date(entry.date)) · ")
                page.bdi(entry.label)
              }
            }
            for line in entry.lines { EntryPage.row(page, line, words) }
          }
        }
      }
    }
    page.div(class: "actions") {
      if fields["after"] != nil {
        page.a(
          class: "button", .href(fields.with("after", nil).path(view.rawValue)), text: words.first)
      }
      if let next {
        page.a(
          class: "button", .href(fields.with("after", "\(next)").path(view.rawValue)),
          text: words.next)
      }
    }
  }
}

extension Language {
  /// "1 234,56", without a sign of currency: the books are in euros.
  func cents(_ cents: Int64) -> String { decimal(Money(minorUnits: cents).description) }
}
