import Hummingbird
import Storage

/// `/jobs`: the jobs of a company by state, with what to do about those that were given up.
package struct JobPages: Sendable {
  let company: CompanyID
  let database: Database
  let bell: JobBell
  let titles: [String: Text]
  let shell: @Sendable (Request) -> PageShell

  /// - Parameter titles: what people call the kinds of jobs.
  package init(
    company: CompanyID, database: Database, bell: JobBell, titles: [String: Text] = [:],
    shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.company = company
    self.database = database
    self.bell = bell
    self.titles = titles
    self.shell = shell
  }

  package static let path = "/jobs"
  private static let pageSize = 100

  package func add(to routes: Routes) {
    routes.get("/jobs", .may(.jobsRead)) { request, _ in try await list(request) }
    routes.post("/jobs/:id/retry", .may(.jobsWrite)) { request, context in
      try await change(request, context.parameters.require("id"), JobStore.retry)
    }
    routes.post("/jobs/:id/cancellation", .may(.jobsWrite)) { request, context in
      try await change(request, context.parameters.require("id"), JobStore.cancel)
    }
  }

  private func list(_ request: Request) async throws -> Response {
    let fields = try request.query
    let state: Job.State? = fields.choice("state")
    let before = try fields["before"].map { try JobsAPI.id($0) }
    let company = company
    let (counts, jobs) = try await database.read { tx in
      (
        try JobStore.counts(of: company, in: tx),
        try JobStore.list(
          of: company, state: state, before: before, limit: Self.pageSize + 1, in: tx)
      )
    }
    let page = JobPage(
      titles: titles, state: state, counts: counts, jobs: Array(jobs.prefix(Self.pageSize)),
      next: jobs.count > Self.pageSize ? jobs[Self.pageSize - 1].id : nil)
    return .html(page.render(in: shell(request)))
  }

  /// Twice clicked, or meanwhile done, changes nothing: the page shows what is.
  private func change(
    _ request: Request, _ text: String,
    _ verb: @escaping @Sendable (Job.ID, CompanyID, borrowing Transaction) throws -> Bool
  ) async throws -> Response {
    let (id, company) = (try JobsAPI.id(text), company)
    let state = try await request.form()["state"]
    _ = try await database.write(.company(company)) { try verb(id, company, $0) }
    bell.ring()
    return .seeOther(FormFields().with("state", state).path(Self.path))
  }
}

/// The page itself.
struct JobPage {
  let titles: [String: Text]
  let state: Job.State?
  let counts: [Job.State: Int]
  let jobs: [Job]
  let next: Job.ID?

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(JobStrings.table, shell.language)
    return shell.page(title: words.title, section: JobPages.path) { page in
      page.div(class: "top") {
        page.div {
          page.h1(words.title)
          page.p(words.lead, class: "lead")
        }
      }
      page.div(class: "stack") {
        if let dead = counts[.dead], dead > 0, state != .dead {
          page.div(class: "notice bad") {
            page.p(
              dead == 1 ? words.oneDead : words.deadNotice(words.language.number(dead)))
          }
        }
        tabs(page, words)
        if jobs.isEmpty {
          page.div(class: "card empty") { page.p(words.none) }
        } else {
          table(page, words)
        }
        if let next {
          let fields = FormFields().with("state", state?.rawValue).with("before", "\(next)")
          page.div(class: "actions") {
            page.a(class: "button", .href(fields.path(JobPages.path)), text: words.next)
          }
        }
      }
    }
  }

  private func tabs(_ page: HTML, _ words: Words<JobStrings>) {
    page.nav(class: "tabs", .label(words.states)) {
      page.a(.href(JobPages.path), .current(state == nil ? "page" : nil), text: words.all)
      for choice in Job.State.allCases {
        let count = counts[choice].map { " (\(words.language.number($0)))" } ?? ""
        page.a(
          .href(FormFields().with("state", choice.rawValue).path(JobPages.path)),
          .current(choice == state ? "page" : nil),
          text: JobStrings.table.name(choice)(words.language) + count)
      }
    }
  }

  private func table(_ page: HTML, _ words: Words<JobStrings>) {
    page.div(class: "card sheet scroll") {
      page.table {
        page.caption(words.title, class: "hidden")
        page.thead {
          page.tr {
            for head in [
              words.kind, words.state, words.due, words.tries, words.error, words.actions,
            ] {
              page.th(.scope("col"), text: head)
            }
          }
        }
        page.tbody { for job in jobs { row(page, job, words) } }
      }
    }
  }

  private func row(_ page: HTML, _ job: Job, _ words: Words<JobStrings>) {
    page.tr {
      page.td {
        page.text(title(job, words))
        page.span(class: "detail", text: detail(job))
      }
      page.td(JobStrings.table.name(job.state)(words.language))
      page.td(words.language.moment(job.finishedAt ?? job.runAt), class: "number")
      page.td(words.language.number(job.claims), class: "number")
      page.td { page.text(job.lastError ?? "") }
      page.td {
        if job.state == .dead || job.state == .waiting {
          button(page, job, "retry", words.retry)
          button(page, job, "cancellation", words.cancel)
        }
      }
    }
  }

  private func title(_ job: Job, _ words: Words<JobStrings>) -> String {
    let title: Text? =
      switch job.kind {
      case JobDesk.pruning.task: JobStrings.table.pruning
      case EventPruning.schedule.task: JobStrings.table.eventPruning
      default: titles[job.kind]
      }
    return title?(words.language) ?? job.kind
  }

  /// Its cause; of what the clock asked for, the moment stands in the row already.
  private func detail(_ job: Job) -> String {
    guard let key = job.key else { return "\(job.id)" }
    return key.hasPrefix(Schedule.keyPrefix) ? job.kind : key
  }

  private func button(_ page: HTML, _ job: Job, _ verb: String, _ label: String) {
    page.form(class: "inline", .method("post"), .action("/jobs/\(job.id)/\(verb)")) {
      page.input(.type("hidden"), .name("state"), .value(state?.rawValue ?? ""))
      page.button(class: "button", .type("submit"), text: label)
    }
  }
}
