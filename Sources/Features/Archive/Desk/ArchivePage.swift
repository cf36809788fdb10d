import Invoicing
import Kernel
import Money

struct ArchivePage {
  let state: ArchiveState
  let activity: ArchiveDesk.Activity?
  let folder: String

  /// While something is under way, the page asks for itself again.
  var isBusy: Bool { activity.map { $0.failure == nil } ?? false }

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(ArchiveStrings.table, shell.language)
    return shell.page(title: words.title, section: ArchivePages.path) { page in
      page.div(class: "top") {
        page.div {
          page.h1(words.title)
          page.p(words.lead, class: "lead")
        }
        if !isBusy {
          page.div(class: "actions") {
            button(page, "scrub", words.scrubNow, class: "button")
            button(page, "exports", words.exportNow, class: "button primary")
          }
        }
      }
      page.div(class: "stack") {
        underWay(page, words)
        damage(page, words)
        kept(page, words)
        export(page, words)
        scrub(page, words)
        if !state.years.isEmpty { years(page, words) }
      }
    }
  }

  private func button(_ page: HTML, _ work: String, _ text: String, class style: StaticString) {
    page.form(.method("post"), .action("\(ArchivePages.path)/\(work)")) {
      page.button(class: style, .type("submit"), text: text)
    }
  }

  // MARK: What is under way

  private func underWay(_ page: HTML, _ words: Words<ArchiveStrings>) {
    guard let activity else { return }
    if let failure = activity.failure {
      page.div(class: "notice bad", .role("alert")) {
        page.h2(words.failed)
        page.p(failure(words.language))
      }
      return
    }
    page.div(class: "notice", .role("status")) {
      page.h2(activity.work == .export ? words.exporting : words.scrubbing)
      page.p(words.since(words.language.moment(activity.startedAt)))
    }
  }

  private func damage(_ page: HTML, _ words: Words<ArchiveStrings>) {
    guard !state.scrub.findings.isEmpty else { return }
    page.div(class: "notice bad", .role("alert")) {
      page.h2(words.damaged)
      page.p(words.damagedHelp)
      page.ul {
        for document in state.scrub.findings.prefix(100) {
          page.li {
            page.a(.href("/invoices/\(document.id)"), text: document.number)
            page.text(", \(words.foundAt(words.language.moment(document.foundAt)))")
          }
        }
      }
    }
  }

  // MARK: Cards

  private func card(_ page: HTML, _ title: String, _ content: () -> Void) {
    page.section(class: "card") {
      page.h2(title)
      page.div(class: "stack") { content() }
    }
  }

  private func kept(_ page: HTML, _ words: Words<ArchiveStrings>) {
    let language = words.language
    page.section(class: "card") {
      page.h2(words.kept)
      page.facts(
        [
          .init(words.documents, language.number(state.scrub.documents)),
          .init(words.entries, language.number(Int(state.entries))),
          .init(words.weight, words.size(state.bytes)),
        ]
          + [state.bytesPerDocument.map { .init(words.weightEach, words.size($0)) }].compactMap(
            \.self))
    }
  }

  private func export(_ page: HTML, _ words: Words<ArchiveStrings>) {
    let language = words.language
    card(page, words.export) {
      guard let last = state.export else {
        page.div {
          page.p(words.exportNever)
          page.p(words.exportNeverHelp, class: "soft")
        }
        return page.facts([.init(words.place, folder)])
      }
      // The event of the export itself is sealed after it.
      let behind = max(0, state.entries - last.entries - 1)
      page.p(behind > 0 ? words.exportOld(language.number(Int(behind))) : words.exportCurrent)
      page.facts(
        [
          .init(words.when, language.moment(last.at)), .init(words.place, last.folder),
          .init(words.documents, language.number(last.documents)),
          .init(words.upTo, language.number(Int(last.entries))),
          .init(words.volume, words.size(last.bytes)),
          .init(words.signature, last.signedBy ?? words.unsigned),
        ] + (last.periods.isEmpty ? [] : [.init(words.scope, last.periods.joined(separator: ", "))])
      )
    }
  }

  private func scrub(_ page: HTML, _ words: Words<ArchiveStrings>) {
    let (scrub, language) = (state.scrub, words.language)
    card(page, words.scrub) {
      var facts: [InvoicePage.Fact] = []
      if let last = scrub.last {
        if scrub.findings.isEmpty { page.p(words.sound) }
        facts = [
          .init(words.when, language.moment(last.endedAt)),
          .init(words.read, language.number(last.documents)),
          .init(words.volume, words.size(last.bytes)),
        ]
      } else {
        page.p(words.scrubNever)
      }
      if scrub.checked > 0 {
        facts.append(
          .init(
            words.progress,
            words.progressOf(language.number(scrub.checked), language.number(scrub.documents))))
      }
      if !facts.isEmpty { page.facts(facts) }
    }
  }

  private func years(_ page: HTML, _ words: Words<ArchiveStrings>) {
    let language = words.language
    card(page, words.years) {
      page.p(words.yearsLead, class: "soft")
      page.div(class: "scroll") {
        page.table(class: "books") {
          page.thead {
            page.tr {
              page.th(.scope("col"), text: words.year)
              page.th(class: "right", .scope("col"), text: words.documents)
              page.th(.scope("col"), text: words.state)
            }
          }
          page.tbody {
            for year in state.years {
              page.tr {
                page.th(.scope("row"), text: String(year.year))
                page.td(class: "right number", text: language.number(year.documents))
                page.td(text: status(of: year, words))
              }
            }
          }
        }
      }
    }
  }

  private func status(of year: ArchiveState.Year, _ words: Words<ArchiveStrings>) -> String {
    if let day = year.destroyed {
      return words.gone(LocalDate(day).map(words.language.date) ?? day)
    }
    if let hold = year.hold { return words.held(hold) }
    return year.isDestroyable(on: state.today)
      ? words.mayGo : words.mustKeep(words.language.date(year.destroyableFrom.adding(days: -1)))
  }
}
