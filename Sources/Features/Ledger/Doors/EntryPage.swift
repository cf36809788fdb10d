import Kernel
import Money

/// One validated entry.
struct EntryPage {
  let entry: PostedEntry
  let reversal: EntryID?
  /// Under which the form has its effect once.
  let key: String

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(LedgerStrings.table, shell.language)
    let language = words.language
    let title = words.entryTitle(entry.number)
    return shell.page(title: title, section: LedgerPages.path) { page in
      page.a(class: "crumb", .href(LedgerPage.View.journals.rawValue)) {
        page.raw(Icon.back)
        page.text(words.journals)
      }
      page.div(class: "top") {
        page.div {
          page.h1(title)
          page.p(class: "lead") { page.bdi(entry.label) }
        }
      }
      page.div(class: "stack") {
        page.section(class: "card") {
          page.dl(class: "facts") {
            fact(page, words.journal, "\(entry.journal.rawValue) – \(entry.journal.title)")
            fact(page, words.date, language.date(entry.date))
            page.dt(words.piece)
            page.dd { piece(page) }
            fact(page, words.validated, language.moment(entry.validatedAt))
            fact(page, words.validationNumber, language.number(Int(entry.id.number)))
            if let reverses = entry.reverses { link(page, words.reversalOf, reverses) }
            if let reversal { link(page, words.reversedBy, reversal) }
          }
        }
        page.div(class: "card sheet scroll") {
          page.table(class: "books") {
            page.thead { Self.head(page, words) }
            page.tbody { for line in entry.lines { Self.row(page, line, words) } }
            page.tfoot {
              page.tr {
                page.th(.scope("row"), .colspan(2), text: words.total)
                page.td(class: "right number", text: language.cents(entry.total))
                page.td(class: "right number", text: language.cents(entry.total))
                page.td {}
              }
            }
          }
        }
        if entry.journal == .general, reversal == nil { reversalForm(page, words) }
      }
    }
  }

  private func reversalForm(_ page: HTML, _ words: Words<LedgerStrings>) {
    page.form(
      class: "card stack", .method("post"), .action("/ledger/entries/\(entry.id)/reversal")
    ) {
      page.p(words.reverseHelp, class: "soft")
      page.input(.type("hidden"), .name("key"), .value(key))
      page.div(class: "filter-row") {
        page.div(class: "field") {
          page.label(.for("reason"), text: words.reason)
          page.input(.type("text"), .id("reason"), .name("reason"))
        }
        page.button(class: "button", .type("submit"), text: words.reverse)
      }
    }
  }

  /// A document's page is found by its number.
  private func piece(_ page: HTML) {
    let text = "\(entry.piece.reference)"
    if entry.journal == .sales || entry.journal == .purchases {
      page.a(.href(FormFields().with("q", text).path("/invoices")), text: text)
    } else {
      page.text(text)
    }
  }

  private func fact(_ page: HTML, _ label: String, _ value: String) {
    page.dt(label)
    page.dd(value)
  }

  private func link(_ page: HTML, _ label: String, _ id: EntryID) {
    page.dt(label)
    page.dd { page.a(.href("/ledger/entries/\(id)"), text: id.description) }
  }

  static func head(_ page: HTML, _ words: Words<LedgerStrings>) {
    page.tr {
      page.th(.scope("col"), text: words.account)
      page.th(.scope("col"), text: words.title)
      page.th(class: "right", .scope("col"), text: words.debit)
      page.th(class: "right", .scope("col"), text: words.credit)
      page.th(.scope("col"), text: words.matching)
    }
  }

  static func row(_ page: HTML, _ line: PostedEntry.Line, _ words: Words<LedgerStrings>) {
    let language = words.language
    page.tr {
      page.td(class: "number") {
        page.a(
          .href(
            FormFields().with("account", line.account.number.text).path(
              LedgerPage.View.generalLedger.rawValue)), text: line.account.number.text)
      }
      page.td {
        page.text(line.account.title)
        if let party = line.auxiliary {
          page.span(class: "detail") {
            page.text("\(party.code) · ")
            page.bdi(party.name)
          }
        }
        if let foreign = line.foreign {
          page.span(class: "detail", text: "\(words.foreign) : \(language.money(foreign))")
        }
      }
      page.td(class: "right number", text: line.debit.map(language.cents) ?? "")
      page.td(class: "right number", text: line.credit.map(language.cents) ?? "")
      page.td { page.text(line.matching?.code ?? "") }
    }
  }
}
