import Invoicing
import Kernel
import Money
import Seal

/// What was sent: one card on a document's page, and the list of all.
struct EmailCard {
  let emails: [DocumentEmail]

  func write(to page: HTML, _ words: Words<TransmissionStrings>) {
    page.section(class: "card", .id("emails")) {
      page.h2(words.emails)
      page.ol(class: "timeline") {
        for email in emails {
          page.li(class: email.state == .sent ? "sealed" : nil) { row(page, email, words) }
        }
      }
    }
  }

  private func row(_ page: HTML, _ email: DocumentEmail, _ words: Words<TransmissionStrings>) {
    page.p {
      page.span(email.state.name(words), class: email.state.tagClass)
      page.text(" ")
      page.strong { page.bdi(email.recipient.description) }
    }
    page.p(class: "quiet") {
      page.time(
        .datetime(email.stateAt.description), text: words.language.moment(email.stateAt))
      page.text(" · ")
      page.bdi(email.requestedBy)
      if let reason = email.reason {
        page.text(" · ")
        page.bdi(reason)
      }
    }
    if email.state == .queued { page.cancelButton(email, words) }
    page.email(detailsOf: email, words)
  }
}

/// `/emails`: everything that was sent, is waiting or could not be sent.
struct EmailListPage {
  let rows: [DocumentEmail]
  let state: DocumentEmail.State?
  let isReady: Bool
  let firstHref: String?
  let nextHref: String?

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(TransmissionStrings.table, shell.language)
    return shell.page(title: words.emails, section: SendPages.path) { page in
      page.div(class: "top") {
        page.div {
          page.h1(words.emails)
          page.p(words.lead, class: "lead")
        }
      }
      if !isReady {
        page.div(class: "notice warn") { page.p(MailFailure.notConfigured.text(words.language)) }
      }
      page.div(class: "filters") { tabs(page, words) }
      if rows.isEmpty { nothing(page, words) } else { table(page, words) }
      page.pager(
        label: words.pages, previous: (firstHref, words.firstPage), next: (nextHref, words.nextPage)
      )
    }
  }

  private func tabs(_ page: HTML, _ words: Words<TransmissionStrings>) {
    page.nav(class: "tabs", .label(words.filter)) {
      let choices = [(nil, words.all)] + DocumentEmail.State.allCases.map { ($0, $0.name(words)) }
      for (choice, title) in choices where choice != .sending {
        page.a(
          .href(FormFields().with("state", choice?.rawValue).path(SendPages.path)),
          .current(choice == state ? "true" : nil), text: title)
      }
    }
  }

  private func nothing(_ page: HTML, _ words: Words<TransmissionStrings>) {
    page.div(class: "card empty") {
      page.raw(Icon.mail)
      page.h2(words.nothing)
      page.p(words.nothingHelp)
    }
  }

  private func table(_ page: HTML, _ words: Words<TransmissionStrings>) {
    page.div(class: "card sheet scroll") {
      page.table {
        page.caption(words.emails, class: "hidden")
        page.thead {
          page.tr {
            for head in [words.document, words.status, words.recipient, words.when, words.by] {
              page.th(.scope("col"), text: head)
            }
          }
        }
        page.tbody { for email in rows { row(page, email, words) } }
      }
    }
  }

  private func row(_ page: HTML, _ email: DocumentEmail, _ words: Words<TransmissionStrings>) {
    page.tr {
      page.td { page.a(.href("/invoices/\(email.invoice)#emails"), text: email.number) }
      page.td {
        page.span(email.state.name(words), class: email.state.tagClass)
        if email.state == .queued { page.cancelButton(email, words) }
      }
      page.td {
        page.bdi(email.recipient.description)
        page.email(detailsOf: email, words)
      }
      page.td(words.language.moment(email.stateAt), class: "number")
      page.td { page.bdi(email.requestedBy) }
    }
  }
}

extension HTML {
  /// What a person asks next: when it leaves, why it did not, how to find it in a server's log.
  fileprivate func email(detailsOf email: DocumentEmail, _ words: Words<TransmissionStrings>) {
    if email.state == .queued {
      let when = words.language.second(email.nextAt)
      span(email.tries == 0 ? words.leaves(when) : words.triedAgain(when), class: "detail")
    }
    if email.state == .uncertain { span(words.uncertainHelp, class: "detail") }
    if email.state == .cancelled, email.lastCode != nil {
      span(words.overtaken, class: "detail")
    } else if let words = email.lastWords, email.state != .sent {
      span(words, class: "detail")
    }
    if email.state != .cancelled {
      details {
        summary(class: "quiet", text: words.proof)
        dl(class: "facts quiet") {
          dt(words.messageID)
          dd { code(email.messageID) }
          dt(words.hash)
          dd { code(hexadecimal(email.pdfHash)) }
          if email.state == .sent, let said = email.lastWords {
            dt(words.serverSaid)
            dd(said)
          }
          if !email.confirmed.isEmpty {
            dt(words.confirmed)
            dd { for confirmed in email.confirmed { code(confirmed + " ") } }
          }
        }
      }
    }
  }

  fileprivate func cancelButton(_ email: DocumentEmail, _ words: Words<TransmissionStrings>) {
    form(.method("post"), .action("/emails/\(email.id)/cancellation")) {
      button(class: "button", .type("submit"), text: words.undo)
    }
  }
}

extension Language {
  /// "26/11/2026 à 06:29:21": half a minute is counted in seconds.
  fileprivate func second(_ instant: Instant) -> String {
    let second = instant.paris.second
    return moment(instant) + (second < 10 ? ":0\(second)" : ":\(second)")
  }
}

extension DocumentEmail.State {
  func name(_ words: Words<TransmissionStrings>) -> String {
    switch self {
    case .queued: words.stateQueued
    case .sending: words.stateSending
    case .sent: words.stateSent
    case .failed: words.stateFailed
    case .cancelled: words.stateCancelled
    case .uncertain: words.stateUncertain
    }
  }

  var tagClass: StaticString {
    switch self {
    case .queued, .sending: "tag info"
    case .sent: "tag good"
    case .failed: "tag bad"
    case .cancelled: "tag"
    case .uncertain: "tag warn"
    }
  }
}
