import Testing

@testable import Invoicing
@testable import Kernel

@Suite struct `Invoicing pages` {
  private func shell(_ language: Language) -> PageShell {
    PageShell(
      language: language, companyName: "Atelier", navigation: InvoicingNavigation.items,
      version: "1")
  }

  private func text(_ page: [UInt8]) -> String { String(decoding: page, as: UTF8.self) }

  @Test func `every string is there in both languages`() {
    #expect(missingStrings(in: InvoicingStrings.table) == [])
    #expect(missingStrings(in: ImportStrings.table) == [])
    #expect(missingStrings(in: InvoiceListStrings.table) == [])
    #expect(missingStrings(in: OrderListStrings.table) == [])
    #expect(missingStrings(in: CustomerStrings.table) == [])
    #expect(missingStrings(in: PaymentListStrings.table) == [])
    #expect(missingStrings(in: ListStrings.table) == [])
  }

  @Test(arguments: Language.allCases, ShownStatus.allCases)
  func `every status has a name`(language: Language, status: ShownStatus) {
    for kind in ShownKind.allCases {
      #expect(!status.name(of: kind, Words(InvoicingStrings.table, language)).isEmpty)
    }
  }

  private func list(_ rows: [ListPage.Row], _ query: String = "", _ language: Language = .fr) throws
    -> ListPage
  {
    var page = ListPage(
      address: ListAddress(try FormFields(query), of: InvoiceList.declaration), rows: rows,
      nothingTitle: Text(fr: "Rien", en: "Nothing"), nothingHelp: Text(fr: "", en: ""))
    page.welcome = InvoiceList.welcome(language)
    page.exportPath = "/exports/invoices"
    page.views = []
    return page
  }

  @Test func `an empty list teaches, a filtered one offers a way back`() throws {
    let empty = text(try list([]).render(in: shell(.fr)))
    #expect(empty.contains("Votre première facture") && empty.contains("href=\"/imports/new\""))
    let filtered = text(try list([], "status=overdue&q=zz").render(in: shell(.fr)))
    #expect(filtered.contains("Effacer les filtres") && !filtered.contains("Votre première"))
  }

  @Test func `a hostile customer name and search stay text`() throws {
    let hostile = "\"><script>alert(1)</script>"
    let row = ListPage.Row(
      id: hostile, label: hostile,
      cells: [.link(hostile, href: "javascript:alert(1)", detail: hostile), .none, .name(hostile)])
    var page = try list([row], "q=\(PercentCoding.encode(hostile))")
    page.views = [
      SavedView(
        id: SavedView.ID(raw: RawID(high: 1, low: 1)), list: "invoices", name: hostile,
        fields: FormFields().with("q", hostile), isShared: true, isMine: true)
    ]
    let markup = text(page.render(in: shell(.en)))
    #expect(!markup.contains("<script>") && !markup.contains("javascript:"))
    #expect(markup.contains("<bdi>&quot;&gt;&lt;script&gt;"))
  }

  @Test func `filters stay in the links of the tabs`() throws {
    let markup = text(try list([], "kind=credit-note&q=a+b").render(in: shell(.fr)))
    #expect(markup.contains("href=\"/invoices?status=overdue&amp;q=a%20b&amp;kind=credit-note\""))
  }

  private func address(_ query: String) throws -> ListAddress {
    ListAddress(try FormFields(query), of: InvoiceList.declaration)
  }

  @Test func `a list takes only the orders and filters that an index serves`() throws {
    #expect(try address("").order == ListOrder("issued", isDescending: true))
    #expect(try address("sort=-gross").href == "/invoices?sort=-gross")
    #expect(try address("sort=-gross&status=paid").href == "/invoices?status=paid")
    #expect(try address("sort=customer&nonsense=1").href == "/invoices")
    #expect(try address("status=overdue").order == ListOrder("due", isDescending: false))
    #expect(try address("status=paid&least=10").href == "/invoices?status=paid")
    #expect(try address("least=10").order == ListOrder("gross", isDescending: true))
    #expect(try address("sort=-issued").href == "/invoices", "the usual order is not said")
  }

  @Test func `columns are chosen by a link or by boxes, and the first always stays`() throws {
    #expect(try address("columns=left,order").href == "/invoices?columns=order%2Cleft")
    #expect(try address("columns=left&columns=order").href == "/invoices?columns=order%2Cleft")
    #expect(try address("columns=nothing").href == "/invoices")
    let row = ListPage.Row(
      id: "1", label: "F", cells: [.link("F-1", href: "/x")] + (1...9).map { .text("cell\($0)") })
    let markup = text(try list([row], "columns=order").render(in: shell(.en)))
    #expect(markup.contains("F-1") && markup.contains("cell5") && !markup.contains("cell8"))
  }

  @Test func `the head says by what the rows are ordered`() throws {
    let row = ListPage.Row(id: "1", label: "F", cells: [.link("F-1", href: "/x")])
    let plain = text(try list([row]).render(in: shell(.en)))
    #expect(plain.contains("aria-sort=\"descending\"") && plain.contains("sort=issued"))
    let late = text(try list([row], "status=overdue").render(in: shell(.en)))
    #expect(late.contains("aria-sort=\"ascending\"") && !late.contains("sort=-gross"))
  }

  private func draft(_ findings: [Finding]) -> InvoicePage {
    let party = InvoicePage.Party(name: "A", lines: [])
    var page = InvoicePage(
      kind: .invoice, number: nil, status: .draft,
      amounts: .init(net: "1", vat: "0", gross: "1", alreadyPaid: nil, due: "1"), lines: [],
      vat: [], seller: party, buyer: party)
    page.draft = .init(findings: findings, issueHref: "/invoices/1/issuance")
    return page
  }

  @Test func `a draft is issued by a form that states its effect, unless something stops it`() {
    let ready = text(draft([Finding("a", .warn, fr: "x", en: "y")]).render(in: shell(.fr)))
    #expect(ready.contains("<form method=\"post\" action=\"/invoices/1/issuance\">"))
    #expect(ready.contains("L’émission est définitive"))
    let stopped = text(draft([Finding("a", fr: "x", en: "y")]).render(in: shell(.fr)))
    #expect(!stopped.contains("<form method=\"post\"") && stopped.contains("1 point à corriger"))
  }

  @Test func `the preview names what it will issue`() {
    func button(_ invoices: Int, _ notes: Int) -> String {
      text(
        ImportPreviewPage(
          fileName: "f",
          counts: .init(
            orders: 9, invoices: invoices, creditNotes: notes, refused: 0, alreadyIssued: 0),
          totals: .init(net: "", vat: "", gross: ""), documents: [],
          refusals: .init(rows: [], total: 0), issueHref: "/imports/1/issuance"
        ).render(in: shell(.fr)))
    }
    #expect(button(1200, 0).contains("Émettre 1\u{202F}200 factures<"))
    #expect(button(1, 1).contains("Émettre 1 facture et 1 avoir<"))
    #expect(button(0, 3).contains("Émettre 3 avoirs<"))
    #expect(
      button(0, 0).contains("Rien à émettre") && !button(0, 0).contains("<form method=\"post\""))
  }

  @Test func `progress refreshes itself without script, and answers the script in words`() {
    let running = ImportProgressPage(
      fileName: "f.csv",
      phase: .running(.init(done: 1200, total: 5000, perSecond: 800, secondsLeft: 5)),
      progressHref: "/imports/1/progress.json")
    let markup = text(running.render(in: shell(.fr)))
    #expect(markup.contains("<noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript>"))
    #expect(markup.contains("value=\"1200\" max=\"5000\""))
    #expect(
      running.progressJSON(.en).string == """
        {"finished":false,"done":1200,"total":5000,"count":"1,200 of 5,000",\
        "pace":"800 per second · 5 s left"}
        """)
  }
}
