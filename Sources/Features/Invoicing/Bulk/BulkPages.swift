import Hummingbird
import Kernel
import Storage

/// `/bulk/{id}`: how far many lines of one action have come, and which were refused and why.
package struct BulkPages: Sendable {
  package static let path = "/bulk"

  let company: CompanyID
  let database: Database
  let shell: @Sendable (Request) -> PageShell

  package init(
    company: CompanyID, database: Database, shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.company = company
    self.database = database
    self.shell = shell
  }

  private static let mostRefusals = 100

  package func add(to routes: Routes) {
    routes.get("/bulk/:id", .may(.documentsRead)) { request, context in
      let page = try await page(context.parameters.require("id"), request.language)
      return .html(page.render(in: shell(request)))
    }
    routes.get("/bulk/:id/progress.json", .may(.documentsRead)) { request, context in
      let page = try await page(context.parameters.require("id"), request.language)
      return .json(page.progressJSON(request.language))
    }
  }

  /// How far a job has come that does the lines of a bulk.
  @Sendable package static func progress(of job: Job, in tx: borrowing Transaction) throws -> (
    done: Int, of: Int
  )? {
    guard job.kind == RunBulk.kind, let id = Bulk.ID(job.input),
      let bulk = try? BulkStore.one(id, of: job.company, in: tx)
    else { return nil }
    return (bulk.done + bulk.refused, bulk.total)
  }

  private func page(_ text: String, _ language: Language) async throws -> BulkProgressPage {
    guard let id = Bulk.ID(text) else { throw BulkProblem.notFound(text) }
    let company = company
    let (bulk, isStopped, refused) = try await database.read { tx in
      let bulk = try BulkStore.one(id, of: company, in: tx)
      let isStopped =
        try bulk.finishedAt == nil && !BulkStore.isUnderWay(id, of: company, in: tx)
      guard bulk.finishedAt != nil || isStopped else { return (bulk, false, [BulkLine]()) }
      return (
        bulk, isStopped,
        try BulkStore.lines(
          of: id, state: .refused, after: 0, limit: Self.mostRefusals, company: company, in: tx)
      )
    }
    return BulkProgressPage(
      href: "\(Self.path)/\(id)", report: "/v1/bulk/\(id)/report.csv", total: bulk.total,
      done: bulk.done, refused: bulk.refused, isFinished: bulk.finishedAt != nil,
      isStopped: isStopped, refusals: try refused.map { try Self.refusal($0, language) })
  }

  private static func refusal(_ line: BulkLine, _ language: Language) throws
    -> BulkProgressPage.Refusal
  {
    let answer = try line.answer.map { try JSONParser.parse($0.utf8).root }
    let details = answer?["errors"]?.elements.compactMap { $0["detail"]?.text } ?? []
    let invoice = try JSONParser.parse(line.request.utf8).root["invoice"]?.text
    return .init(
      href: invoice.map { "/invoices/\($0)" },
      position: language.number(line.position), code: answer?["code"]?.text ?? "",
      why: details.isEmpty ? answer?["detail"]?.text ?? "" : details.joined(separator: " "))
  }
}

struct BulkProgressPage {
  struct Refusal {
    let href: String?
    let position: String
    let code: String
    let why: String
  }

  let href: String
  let report: String
  let total: Int
  let done: Int
  let refused: Int
  let isFinished: Bool
  /// Its job was cancelled or given up: what it did stands, and the rest is not done.
  let isStopped: Bool
  let refusals: [Refusal]

  private var isOver: Bool { isFinished || isStopped }

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(InvoiceListStrings.table, shell.language)
    let title = isFinished ? words.finished : isStopped ? words.stopped : words.running
    return shell.page(
      title: title, section: InvoicingNavigation.invoices, refreshSeconds: isOver ? nil : 2,
      scripts: isOver ? [] : [ImportProgressPage.script]
    ) { page in
      page.div(class: "top") {
        page.div {
          page.h1(title)
          if !isOver { page.p(words.runningLead, class: "lead") }
          if isStopped { page.p(words.stoppedLead(count(words)), class: "lead") }
        }
      }
      page.div(class: "stack") {
        if isOver { result(page, words) } else { meter(page, words) }
      }
    }
  }

  private func count(_ words: Words<InvoiceListStrings>) -> String {
    words.progress(words.language.number(done + refused), words.language.number(total))
  }

  private func meter(_ page: HTML, _ words: Words<InvoiceListStrings>) {
    page.section(class: "card stack") {
      page.div(class: "meter", .role("status")) {
        page.span(class: "count", .id("import-count"), text: count(words))
        page.span(class: "soft", .id("import-pace"), text: "")
      }
      page.progress(
        .id("import-bar"), .value(String(done + refused)), .max(max(1, total)),
        .label(words.running), .dataURL(href + "/progress.json")
      ) { page.text(count(words)) }
    }
  }

  private func result(_ page: HTML, _ words: Words<InvoiceListStrings>) {
    page.dl(class: "card figures") {
      page.figure(words.done, words.language.number(done))
      page.figure(words.refused, words.language.number(refused), class: refused > 0 ? "bad" : nil)
    }
    if !refusals.isEmpty {
      page.section(class: "card sheet scroll") {
        page.h2(words.refusals)
        page.table {
          page.thead {
            page.tr {
              page.th(.scope("col"), text: words.document)
              page.th(.scope("col"), text: words.why)
            }
          }
          page.tbody { for refusal in refusals { row(page, refusal, words) } }
        }
      }
    }
    page.div(class: "actions") {
      page.a(class: "button primary", .href(InvoicingNavigation.invoices), text: words.back)
      page.a(class: "button", .href(report), text: words.report)
      if isStopped { page.a(class: "button", .href(JobPages.path), text: words.jobs) }
    }
  }

  private func row(_ page: HTML, _ refusal: Refusal, _ words: Words<InvoiceListStrings>) {
    page.tr {
      page.td {
        if let href = refusal.href {
          page.a(.href(href), text: "\(words.openDocument) \(refusal.position)")
        } else {
          page.text(refusal.position)
        }
      }
      page.td {
        page.text(refusal.why)
        page.span(class: "detail") { page.code(refusal.code) }
      }
    }
  }

  func progressJSON(_ language: Language) -> JSONWriter {
    let words = Words(InvoiceListStrings.table, language)
    let json = JSONWriter()
    json.object {
      json.field("finished", isOver)
      json.field("done", done + refused)
      json.field("total", total)
      json.field("count", count(words))
      json.field("pace", "")
    }
    return json
  }
}
