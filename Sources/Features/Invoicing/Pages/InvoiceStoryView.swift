import Kernel

/// Who a document is between, what it is tied to and what happened to it.
extension InvoicePage {
  func partiesCard(_ page: HTML, _ words: Words<InvoicingStrings>) {
    page.section(class: "card") {
      page.h2(words.parties)
      page.div(class: "pair") {
        party(page, words.seller, seller)
        party(page, words.buyer, buyer)
        if let delivery { party(page, words.delivery, delivery) }
      }
      if let supplyDate { page.facts([Fact(words.supplied, supplyDate)]) }
    }
  }

  private func party(_ page: HTML, _ role: String, _ party: Party) {
    page.div(class: "party") {
      page.h3(role)
      page.p(class: "name") { page.bdi(party.name) }
      for line in party.lines { page.p { page.bdi(line) } }
    }
  }

  func linksCard(_ page: HTML, _ words: Words<InvoicingStrings>) {
    page.section(class: "card") {
      page.h2(words.related)
      page.dl(class: "facts") {
        for link in links {
          page.dt(name(of: link.relation, words))
          page.dd {
            if let href = link.href {
              page.a(.href(href), text: link.number)
            } else {
              page.text(link.number)
            }
          }
        }
      }
    }
  }

  private func name(of relation: Link.Relation, _ words: Words<InvoicingStrings>) -> String {
    switch relation {
    case .order: words.originOrder
    case .correctedInvoice: words.correctedInvoice
    case .deposit: words.depositInvoice
    case .finalInvoice: words.finalInvoice
    case .creditNote: words.creditNote
    case .replaced: words.replacedInvoice
    case .replacing: words.replacingInvoice
    }
  }

  func timeline(_ page: HTML, _ words: Words<InvoicingStrings>) {
    page.section(class: "card", .id("history"), .live(.documents, .payments, .emails)) {
      page.h2(words.history)
      page.ol(class: "timeline") {
        for event in story { self.event(page, event, words) }
      }
    }
  }

  /// In the order it happened; a day without its hour is its end.
  private var story: [Event] {
    let events = history + additions.flatMap(\.events)
    return events.enumerated().sorted {
      ($0.element.moment, $0.offset) < ($1.element.moment, $1.offset)
    }.map(\.element)
  }

  private func event(_ page: HTML, _ event: Event, _ words: Words<InvoicingStrings>) {
    page.li(class: event.isSealing ? "sealed" : nil) {
      page.p {
        page.strong {
          let sentence = event.sentence(on: kind, words)
          if let href = event.href {
            page.a(.href(href), text: sentence)
          } else {
            page.text(sentence)
          }
        }
      }
      page.p(class: "quiet") {
        page.time(.datetime(event.instant), text: event.when)
        if let who = event.who {
          page.text(" · ")
          page.bdi(who)
        }
      }
      if let note = event.note { page.p(class: "letter") { page.bdi(note) } }
      if case .issued(let fingerprint) = event.what {
        page.p(class: "quiet") {
          page.text(words.sealFingerprint + " ")
          page.code(fingerprint)
        }
      }
    }
  }
}

extension InvoicePage.Event {
  fileprivate var moment: String { instant.contains("T") ? instant : instant + "T24" }

  fileprivate var isSealing: Bool { if case .issued = what { true } else { false } }

  fileprivate func sentence(on kind: ShownKind, _ words: Words<InvoicingStrings>) -> String {
    switch what {
    case .orderReceived(let number): words.orderReceived(number)
    case .draftPrepared: words.draftPrepared
    case .issued:
      kind.isCreditNote
        ? words.noteIssued(words.creditNote) : words.documentIssued(kind.name(words))
    case .paid(let amount): words.paymentReceived(amount)
    case .creditNoteIssued(let number): words.creditNoteIssued(number)
    case .told(let sentence): sentence
    }
  }
}
