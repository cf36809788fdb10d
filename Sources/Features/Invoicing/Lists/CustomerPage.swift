import Customers
import Kernel
import Money

/// The page of a customer.
struct CustomerPage: Sendable {
  let known: CustomerListing.Row
  let emails: [String]
  let owed: [CustomerDebt]
  /// The latest.
  let documents: [InvoiceSummary]
  /// The latest; empty for whoever may not see payments.
  let payments: [Payment]
  let mayDraft: Bool

  func render(in shell: PageShell, _ language: Language) -> [UInt8] {
    let words = Words(CustomerStrings.table, language)
    let customer = known.customer
    return shell.page(title: customer.name, section: CustomerPages.path) { page in
      page.a(class: "crumb", .href(CustomerPages.path)) {
        page.raw(Icon.back)
        page.text(words.customers)
      }
      page.div(class: "top") {
        page.div(class: "document-title") {
          page.h1 { page.bdi(customer.name) }
          page.span(
            customer.kind == .company ? words.company : words.consumer, class: "tag")
        }
      }
      page.div(class: "stack") {
        figures(page, words)
        facts(page, words)
        documentCard(page, words)
        story(page, words)
      }
    }
  }

  private func figures(_ page: HTML, _ words: Words<CustomerStrings>) {
    let nothing = [CustomerDebt(all: .zero(), late: .zero())]
    page.dl(class: "card figures") {
      for debt in owed.isEmpty ? nothing : owed {
        page.figure(words.owes, words.language.money(debt.all))
        page.figure(
          words.late, words.language.money(debt.late), class: debt.late.isZero ? nil : "bad")
      }
    }
  }

  private func facts(_ page: HTML, _ words: Words<CustomerStrings>) {
    let customer = known.customer
    page.section(class: "card") {
      page.h2(words.who)
      page.dl(class: "facts") {
        for (title, value) in [
          (words.siren, customer.siren), (words.vatIdentifier, customer.vatIdentifier),
          (words.email, emails.isEmpty ? customer.email : emails.joined(separator: ", ")),
          (words.since, words.language.date(known.since.paris.date)),
        ] {
          if let value, !value.isEmpty {
            page.dt(title)
            page.dd { page.bdi(value) }
          }
        }
      }
    }
  }

  private func documentCard(_ page: HTML, _ words: Words<CustomerStrings>) {
    let invoicing = Words(InvoicingStrings.table, words.language)
    page.section(class: "card sheet") {
      page.h2(words.documents)
      page.table(class: "list") {
        page.caption(words.documents, class: "hidden")
        page.thead {
          page.tr {
            page.th(.scope("col"), text: invoicing.invoice)
            page.th(.scope("col"), text: invoicing.status)
            page.th(.scope("col"), text: invoicing.issued)
            page.th(class: "right", .scope("col"), text: invoicing.gross)
            page.th(class: "right", .scope("col"), text: invoicing.amountDue)
          }
        }
        page.tbody { for document in documents { row(page, document, invoicing) } }
      }
    }
    page.div(class: "actions") {
      if mayDraft {
        page.a(
          class: "button primary",
          .href(FormFields().with("customer", "\(known.id)").path(EditorRoutes.path)),
          text: words.newInvoice)
      }
      page.a(
        class: "button",
        .href(FormFields().with("customer", "\(known.id)").path(InvoicingNavigation.invoices)),
        text: words.allDocuments)
    }
  }

  private func row(_ page: HTML, _ document: InvoiceSummary, _ words: Words<InvoicingStrings>) {
    let (kind, status) = (ShownKind(document.kind), ShownStatus(document.status))
    page.tr {
      page.td(class: "what") {
        page.a(.href("/invoices/\(document.id)"), text: document.number ?? words.draft)
        if kind != .invoice { page.span(kind.name(words), class: "kind") }
      }
      page.td(class: "state") { page.statusTag(status, of: kind, words) }
      page.td(document.issueDate.map(words.language.date) ?? "", class: "number until")
      page.td(words.language.money(document.gross), class: "number right gross")
      let isSettled = document.left.minorUnits <= 0 || document.kind.isCreditNote
      page.td(
        isSettled ? "–" : words.language.money(document.left),
        class: status == .overdue ? "number right due late" : "number right due")
    }
  }

  // MARK: What happened

  private struct Moment {
    let day: LocalDate
    let text: String
    let href: String?
  }

  private func moments(_ words: Words<CustomerStrings>) -> [Moment] {
    let (language, invoicing) = (words.language, Words(InvoicingStrings.table, words.language))
    let issued = documents.compactMap { document -> Moment? in
      guard let day = document.issueDate else { return nil }
      let title = ShownKind(document.kind).title(number: document.number, invoicing)
      return Moment(
        day: day, text: words.happened(title, language.money(document.gross)),
        href: "/invoices/\(document.id)")
    }
    let paid = payments.map { payment in
      let text = payment.direction == .received ? words.received : words.refunded
      return Moment(
        day: payment.day, text: text(payment.number, language.money(payment.amount)),
        href: payment.allocations.first.map { "/invoices/\($0.document)#payments" })
    }
    let all = (issued + paid).enumerated().sorted {
      ($1.element.day, $0.offset) < ($0.element.day, $1.offset)
    }
    return all.map(\.element)
  }

  private func story(_ page: HTML, _ words: Words<CustomerStrings>) {
    let moments = moments(words)
    guard !moments.isEmpty else { return }
    page.section(class: "card") {
      page.h2(words.history)
      page.ol(class: "timeline") {
        for moment in moments {
          page.li {
            if let href = moment.href {
              page.a(.href(href), text: moment.text)
            } else {
              page.text(moment.text)
            }
            page.span(words.language.date(moment.day), class: "detail")
          }
        }
      }
    }
  }
}

/// The words of the pages of customers.
final class CustomerStrings: Sendable {
  static let table = CustomerStrings()

  let customers = Text(fr: "Clients", en: "Customers")
  let name = Text(fr: "Nom", en: "Name")
  let kind = Text(fr: "Type", en: "Kind")
  let email = Text(fr: "Courriel", en: "E-mail")
  let siren = Text(fr: "SIREN", en: "SIREN")
  let vatIdentifier = Text(fr: "N° de TVA", en: "VAT number")
  let since = Text(fr: "Client depuis", en: "Customer since")
  let byKind = Text(fr: "Filtrer par type", en: "Filter by kind")
  let all = Text(fr: "Tous", en: "All")
  let companies = Text(fr: "Entreprises", en: "Companies")
  let consumers = Text(fr: "Particuliers", en: "Consumers")
  let company = Text(fr: "Entreprise", en: "Company")
  let consumer = Text(fr: "Particulier", en: "Consumer")
  let searchHint = Text(fr: "Nom, courriel, SIREN ou TVA", en: "Name, e-mail, SIREN or VAT")
  let fileName = Text(fr: "clients", en: "customers")
  let nothing = Text(fr: "Aucun client", en: "No customer")
  let nothingHelp = Text(
    fr: "Un client entre ici avec sa première facture.",
    en: "A customer enters here with their first invoice.")
  let newInvoice = Text(fr: "Nouvelle facture", en: "New invoice")
  let who = Text(fr: "Identité", en: "Identity")
  let owes = Text(fr: "Doit", en: "Owes")
  let late = Text(fr: "Dont en retard", en: "Of it overdue")
  let documents = Text(fr: "Derniers documents", en: "Latest documents")
  let allDocuments = Text(fr: "Tous ses documents", en: "All their documents")
  let history = Text(fr: "Historique", en: "History")
  let happened = Template(fr: "{} : {}", en: "{}: {}")
  let received = Template(fr: "Paiement {} reçu : {}", en: "Payment {} received: {}")
  let refunded = Template(fr: "Remboursement {} : {}", en: "Refund {}: {}")
}
