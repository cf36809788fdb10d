import Hummingbird
import Kernel
import Money
import Storage

/// What the page of a document offers of the portal: links for its customer, and answers to what they asked.
package struct SharePages: Sendable {
  let desk: PortalDesk
  let database: Database
  let shell: @Sendable (Request) -> PageShell
  private var company: CompanyID { desk.company }

  package init(
    desk: PortalDesk, database: Database, shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.desk = desk
    self.database = database
    self.shell = shell
  }

  package func add(to routes: Routes) {
    routes.post("/invoices/:id/portal-links", .may(.emailsSend)) { request, context in
      try await share(request, InvoiceID(address: context.parameters.require("id")))
    }
    routes.post("/invoices/:id/portal-links/:link/revocation", .may(.emailsSend)) { _, context in
      let id = try InvoiceID(address: context.parameters.require("id"))
      let link = try PortalAPI.id(context.parameters.require("link"))
      let desk = desk
      _ = try await database.write(.company(company)) { try desk.revoke(link, in: $0) }
      return .seeOther("/invoices/\(id)#portal", told: .ended)
    }
    routes.post("/invoices/:id/questions/:question/answer", .may(.emailsSend)) {
      request, context in
      let id = try InvoiceID(address: context.parameters.require("id"))
      return try await answer(request, id, context.parameters.require("question"))
    }
  }

  /// What `InvoicePages` shows on the page of an issued document.
  package var addition: InvoicePage.Addition.Load {
    let company = company
    return { id, language, tx in
      let words = Words(PortalStrings.table, language)
      let links = try PortalStore.links(to: id, of: company, in: tx)
      let card = ShareCard(
        invoice: id, links: links,
        disputes: try PortalStore.disputes(of: id, company: company, in: tx),
        isSure: try PortalStore.sureCustomer(of: id, company: company, in: tx) != nil, now: tx.now)
      let events =
        links.flatMap { Self.events($0, words) }
        + card.disputes.flatMap { Self.events($0, words) }
      let action = InvoicePage.Addition.Action(
        title: words.share, href: "#portal", icon: Icon.person)
      return InvoicePage.Addition(
        action: action, events: events, card: { card.write(to: $0, language) })
    }
  }

  /// That a link was made by hand (those of mails are told with the mail), and that the customer opened it.
  private static func events(
    _ link: PortalLink, _ words: Words<PortalStrings>
  ) -> [InvoicePage.Event] {
    var events: [InvoicePage.Event] = []
    if link.mail == nil {
      events.append(
        .init(
          .told(words.linkMade), at: link.madeAt, words.language, who: link.madeBy,
          href: "#portal"))
    }
    if let opened = link.usedAt {
      events.append(
        .init(
          .told(words.openedOnline), at: opened, words.language, who: words.byTheirLink,
          href: "#portal"))
    }
    return events
  }

  /// What the history of a document says of a question: who, what they wrote, and what they were answered.
  private static func events(
    _ dispute: Dispute, _ words: Words<PortalStrings>
  ) -> [InvoicePage.Event] {
    func event(_ sentence: String, _ at: Instant, _ who: String, _ note: String)
      -> InvoicePage.Event
    {
      InvoicePage.Event(
        .told(sentence), when: words.language.moment(at), instant: at.description, who: who,
        href: "#portal", note: note)
    }
    let isDispute = dispute.kind == .dispute
    let asked = event(
      isDispute ? words.customerDisputes : words.customerAsks, dispute.openedAt, words.byTheirLink,
      dispute.message)
    guard let answer = dispute.answer else { return [asked] }
    let sentence = isDispute ? words.disputeAnswered : words.questionAnswered
    return [asked, event(sentence, answer.at, answer.by, answer.text)]
  }

  /// The link is in this answer and nowhere else.
  private func share(_ request: Request, _ id: InvoiceID) async throws -> Response {
    let fields = try await request.form(upTo: 16 << 10)
    let (desk, company) = (desk, company)
    let days = fields["days"].flatMap { Int($0) } ?? 0
    let ofCustomer = fields["scope"] == "customer"
    let (made, number) = try await database.write(.company(company)) { tx in
      let made = try desk.share(id, days: days, ofCustomer: ofCustomer, in: tx)
      return (made, try InvoiceQueries.number(of: id, company: company, in: tx) ?? "")
    }
    let page = SharedPage(
      invoice: id, number: number, link: made.link, url: desk.url(of: made.token, request))
    return .html(page.render(in: shell(request)))
  }

  private func answer(
    _ request: Request, _ id: InvoiceID, _ question: String
  ) async throws -> Response {
    guard let dispute = Dispute.ID(question) else { throw PortalProblem.notFound(question) }
    let text = try await request.form(upTo: 32 << 10)["answer"] ?? ""
    let desk = desk
    try await database.write(.company(company)) {
      try desk.answer(dispute, of: id, text, in: $0)
    }
    return .seeOther("/invoices/\(id)#portal", told: .recorded)
  }

  /// Each question nobody answered.
  package static func attention(of company: CompanyID) -> AttentionSource {
    AttentionSource(.documentsRead) { language, tx in
      let words = Words(PortalStrings.table, language)
      return try PortalStore.open(of: company, in: tx).map { dispute, number in
        AttentionItem(
          dispute.kind == .dispute ? .now : .soon,
          title: dispute.kind == .dispute
            ? words.disputedDocument(number) : words.askedAbout(number),
          detail: String(dispute.message.prefix(120)),
          href: "/invoices/\(dispute.invoice)#portal")
      }
    }
  }
}

/// The links to a document, and what its customer asked.
struct ShareCard {
  let invoice: InvoiceID
  let links: [PortalLink]
  let disputes: [Dispute]
  /// Whether the customer is surely one.
  let isSure: Bool
  let now: Instant

  func write(to page: HTML, _ language: Language) {
    let words = Words(PortalStrings.table, language)
    page.section(class: "card stack", .id("portal")) {
      page.h2(words.share)
      if !disputes.isEmpty { questions(page, words) }
      page.p(words.shareHelp, class: "soft")
      if !links.isEmpty {
        page.ol(class: "timeline") { for link in links { row(page, link, words) } }
      }
      if Caller.current.permissions.contains(.emailsSend) { form(page, words) }
    }
  }

  private func questions(_ page: HTML, _ words: Words<PortalStrings>) {
    page.h3(words.asked)
    page.ol(class: "timeline") {
      for dispute in disputes {
        page.li(class: dispute.answer == nil ? nil : "sealed") {
          page.p {
            page.strong(
              dispute.kind == .dispute ? words.customerDisputes : words.customerAsks)
          }
          page.p(class: "letter") { page.bdi(dispute.message) }
          page.p(words.language.moment(dispute.openedAt), class: "quiet")
          if let answer = dispute.answer {
            page.p(class: "letter") { page.bdi(answer.text) }
            page.p(words.answeredOn(answer.by, words.language.moment(answer.at)), class: "quiet")
          } else if Caller.current.permissions.contains(.emailsSend) {
            answerForm(page, dispute, words)
          }
        }
      }
    }
  }

  private func answerForm(_ page: HTML, _ dispute: Dispute, _ words: Words<PortalStrings>) {
    page.form(
      class: "stack", .method("post"),
      .action("/invoices/\(invoice)/questions/\(dispute.id)/answer")
    ) {
      page.div(class: "field") {
        page.label(.for("answer-\(dispute.id)"), text: words.answer)
        page.textarea(
          .id("answer-\(dispute.id)"), .name("answer"), .attribute("rows", "3"),
          .attribute("maxlength", String(Dispute.longest)), .required, text: "")
      }
      page.p(words.answerHelp, class: "quiet")
      page.div { page.button(class: "button", .type("submit"), text: words.sendAnswer) }
    }
  }

  private func row(_ page: HTML, _ link: PortalLink, _ words: Words<PortalStrings>) {
    let (language, state) = (words.language, link.state(at: now))
    page.li(class: state == .active ? "sealed" : nil) {
      page.p {
        page.strong(standing(link, words))
        page.text(" · \(link.customer == nil ? words.thisOne : words.allOfThem)")
      }
      page.p(class: "quiet") {
        let made = link.mail == nil ? words.madeBy : words.mailedBy
        page.text(made(link.madeBy, language.moment(link.madeAt)))
        page.text(" · ")
        page.text(link.usedAt.map { words.used(language.moment($0)) } ?? words.neverUsed)
      }
      if state == .active, Caller.current.permissions.contains(.emailsSend) {
        page.form(
          .method("post"), .action("/invoices/\(invoice)/portal-links/\(link.id)/revocation")
        ) {
          page.button(class: "button", .type("submit"), text: words.revoke)
        }
      }
    }
  }

  private func standing(_ link: PortalLink, _ words: Words<PortalStrings>) -> String {
    let language = words.language
    return switch link.state(at: now) {
    case .active: words.until(language.date(link.expiresAt.paris.date))
    case .expired: words.expired(language.date(link.expiresAt.paris.date))
    case .revoked: words.revoked(language.moment(link.revokedAt ?? now))
    }
  }

  private func form(_ page: HTML, _ words: Words<PortalStrings>) {
    page.form(
      class: "filter-row", .method("post"), .action("/invoices/\(invoice)/portal-links")
    ) {
      page.div(class: "field") {
        page.label(.for("portal-days"), text: words.days)
        page.select(.id("portal-days"), .name("days")) {
          for days in PortalLink.lives {
            page.option(.value(String(days)), text: words.dayCount(days))
          }
        }
      }
      page.div(class: "field") {
        page.label(.for("portal-scope"), text: words.scope)
        page.select(.id("portal-scope"), .name("scope")) {
          page.option(.value("document"), text: words.thisOne)
          if isSure { page.option(.value("customer"), text: words.allOfThem) }
        }
      }
      page.button(class: "button", .type("submit"), text: words.make)
    }
  }
}

/// A link that was made just now: shown once.
struct SharedPage {
  let invoice: InvoiceID
  let number: String
  let link: PortalLink
  let url: String

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(PortalStrings.table, shell.language)
    return shell.page(
      title: words.share, section: InvoicingNavigation.invoices, scripts: [CopyScript.asset]
    ) { page in
      page.a(class: "crumb", .href("/invoices/\(invoice)#portal")) {
        page.raw(Icon.back)
        page.text(number)
      }
      page.div(class: "stack") {
        page.h1(words.share)
        page.div(class: "notice good", .role("status")) {
          page.p(words.made)
          page.p { page.code(url) }
          page.p {
            page.button(
              class: "button primary", .type("button"), .hidden, .attribute("data-copy", url),
              .attribute("data-done", words.copied), text: words.copy)
          }
          page.p(
            words.until(words.language.date(link.expiresAt.paris.date)), class: "quiet")
        }
        page.p(words.shareHelp, class: "soft")
      }
    }
  }
}
