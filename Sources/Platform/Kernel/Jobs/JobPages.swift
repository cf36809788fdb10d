import Hummingbird
import Storage

/// `/jobs`: the jobs of a company by state, with what to do about those that were given up.
package struct JobPages: Sendable {
  /// How far a job has come that does many things one after the other.
  package typealias Progress =
    @Sendable (Job, borrowing Transaction) throws -> (
      done: Int, of: Int
    )?

  let company: CompanyID
  let database: Database
  let bell: JobBell
  let titles: [String: Text]
  let hrefs: @Sendable (_ object: String) -> String?
  let progress: Progress
  let shell: @Sendable (Request) -> PageShell
  package let list: ListDeclaration

  /// - Parameters:
  ///   - titles: what people call the kinds of jobs.
  ///   - hrefs: the page of what a job is about, by its input or its key; `nil` where it has none.
  package init(
    company: CompanyID, database: Database, bell: JobBell, titles: [String: Text] = [:],
    hrefs: @escaping @Sendable (_ object: String) -> String?, progress: @escaping Progress,
    shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.company = company
    self.database = database
    self.bell = bell
    let own = [
      JobDesk.pruning.task: Self.strings.pruning,
      EventPruning.schedule.task: Self.strings.eventPruning,
    ]
    self.titles = titles.merging(own) { $1 }
    self.hrefs = hrefs
    self.progress = progress
    self.shell = shell
    list = Self.list(of: self.titles)
  }

  package static let path = "/jobs"
  private static let strings = JobStrings.table

  /// Jobs go by their ids, which go with the time they were asked for.
  private static func list(of titles: [String: Text]) -> ListDeclaration {
    ListDeclaration(
      name: "jobs", path: path, title: strings.title,
      columns: [
        .init("kind", strings.kind, .what),
        .init("state", strings.state, .state),
        .init("asked", strings.asked, .day, isUsual: false),
        .init("due", strings.due, .until),
        .init("tries", strings.tries, .text),
        .init("error", strings.error, .note),
        .init("id", strings.id, .text, isUsual: false),
        .init("actions", strings.actions, .acts),
      ],
      filters: [
        .tabs(
          key: "state", label: strings.states, all: strings.all,
          Job.State.allCases.map { .init($0.rawValue, strings.names($0)) }),
        .search(hint: strings.searchHint),
        .choice(
          key: "kind", label: strings.kind, all: strings.allKinds,
          titles.sorted { ($0.value(.fr), $0.key) < ($1.value(.fr), $1.key) }.map {
            .init($0.key, $0.value)
          }),
      ],
      orders: { _ in [ListOrder("asked", isDescending: true)] })
  }

  package func add(to routes: Routes) {
    desk.add(to: routes)
    routes.post("/jobs/:id/retry", .may(.jobsWrite)) { request, context in
      try await change(request, context.parameters.require("id"), JobStore.retry)
    }
    routes.post("/jobs/:id/cancellation", .may(.jobsWrite)) { request, context in
      try await change(request, context.parameters.require("id"), JobStore.cancel)
    }
    for verb in Verb.all {
      routes.post(verb.path, .may(.jobsWrite)) { request, _ in try await change(request, verb) }
    }
  }

  // MARK: The list

  private struct Shown: Sendable {
    let job: Job
    let progress: (done: Int, of: Int)?
  }

  private var desk: ListDesk<Shown> {
    let (this, company) = (self, company)
    return ListDesk(
      ListPlace(list, .jobsRead, of: company, database, shell: shell),
      nothing: (Self.strings.none, Self.strings.noneHelp), sheet: sheet
    ) { wanted, after, limit, tx in
      let place = try after.map { try JobsAPI.id($0) }
      let (jobs, hasMore) = try JobListing(wanted).page(
        after: place, limit: limit, of: company, in: tx)
      let shown = try jobs.map { job in
        Shown(job: job, progress: job.state == .running ? try this.progress(job, tx) : nil)
      }
      return (shown, hasMore ? jobs.last.map { "\($0.id)" } : nil)
    } row: { shown, language in
      this.row(shown, language)
    } count: { address, tx in
      var counts = ListCounts(
        try JobListing(address).count(upTo: ListSelection.most, of: company, in: tx))
      let states = try JobListing.counts(upTo: ListSelection.most, of: company, in: tx)
      for (state, count) in states { counts.tabs[state.rawValue] = count }
      return counts
    } finish: { page, _, language in
      this.finish(&page, language)
    }
  }

  private func finish(_ page: inout ListPage, _ language: Language) {
    let words = Words(Self.strings, language)
    page.lead = words.lead
    if page.address["state"] != Job.State.dead.rawValue {
      switch page.tabCounts[Job.State.dead.rawValue] {
      case .exactly(let dead) where dead > 0: page.notice = words.dead(dead)
      case .moreThan(let dead): page.notice = words.dead(dead)
      default: break
      }
    }
    if Caller.current.permissions.contains(.jobsWrite) {
      page.actions = Verb.all.map { .init($0.button, path: $0.path) }
    }
  }

  private func row(_ shown: Shown, _ language: Language) -> ListPage.Row {
    let (job, words) = (shown.job, Words(Self.strings, language))
    let title = title(job, language)
    let canChange = job.state == .dead || job.state == .waiting
    let mayChange = Caller.current.permissions.contains(.jobsWrite)
    return ListPage.Row(
      id: "\(job.id)", label: title,
      cells: [
        href(job).map { .link(title, href: $0, detail: detail(job)) }
          ?? .plain(title, detail: detail(job)),
        .tag(state(shown, words), Self.tag(job.state)),
        .text(language.moment(job.createdAt)),
        .text(language.moment(job.finishedAt ?? job.runAt)), .text(language.number(job.claims)),
        .name(job.lastError ?? ""), .text("\(job.id)"),
        .buttons(
          canChange && mayChange
            ? [
              .init(Self.strings.retry, path: "\(Self.path)/\(job.id)/retry"),
              .init(Self.strings.cancel, path: "\(Self.path)/\(job.id)/cancellation"),
            ] : []),
      ], isLive: job.state == .waiting || job.state == .running)
  }

  private func state(_ shown: Shown, _ words: Words<JobStrings>) -> String {
    let language = words.language
    if let progress = shown.progress {
      return words.progress(language.number(progress.done), language.number(progress.of))
    }
    return Self.strings.name(shown.job.state)(language)
  }

  private static func tag(_ state: Job.State) -> StaticString {
    switch state {
    case .waiting, .cancelled: "tag"
    case .running: "tag info"
    case .done: "tag good"
    case .dead: "tag bad"
    }
  }

  private func title(_ job: Job, _ language: Language) -> String {
    titles[job.kind]?(language) ?? job.kind
  }

  /// Its cause; of what the clock asked for, the moment stands in the row already.
  private func detail(_ job: Job) -> String {
    guard let key = job.key else { return "\(job.id)" }
    return key.hasPrefix(Schedule.keyPrefix) ? job.kind : key
  }

  private func href(_ job: Job) -> String? {
    let objects = [job.input] + (job.key?.split(separator: ":").map(String.init) ?? [])
    return objects.lazy.compactMap(hrefs).first
  }

  private var sheet: ListSheet<Shown> {
    let (this, words) = (self, Self.strings)
    return ListSheet(
      name: words.fileName,
      titles: [
        words.id, words.kind, words.name, words.state, words.asked, words.due, words.tries,
        words.error,
      ]
    ) { shown, language in
      let job = shown.job
      return [
        .text("\(job.id)"), .text(job.kind), .text(this.title(job, language)),
        .text(words.name(job.state)(language)), .moment(job.createdAt),
        .moment(job.finishedAt ?? job.runAt), .number(job.claims), .text(job.lastError ?? ""),
      ]
    }
  }

  // MARK: Changing

  /// Twice clicked, or meanwhile done, changes nothing: the page shows what is.
  private func change(
    _ request: Request, _ text: String,
    _ verb: @escaping @Sendable (Job.ID, CompanyID, borrowing Transaction) throws -> Bool
  ) async throws -> Response {
    let (id, company) = (try JobsAPI.id(text), company)
    let form = try await request.form()
    _ = try await database.write(.company(company)) { try verb(id, company, $0) }
    bell.ring()
    return .seeOther(
      ListAddress(try FormFields(form["query"] ?? ""), of: list).href, told: .changed)
  }

  /// What can be done with many jobs at once.
  private struct Verb: Sendable {
    let path: String
    let button: Text
    let asks: Plural
    let effect: Text
    let perform: @Sendable ([Job.ID], CompanyID, borrowing Transaction) throws -> Void

    static let all = [
      Verb(
        path: "/jobs/bulk/retry", button: strings.retry, asks: strings.retryThem,
        effect: strings.retryEffect, perform: JobStore.retry),
      Verb(
        path: "/jobs/bulk/cancellation", button: strings.cancel, asks: strings.cancelThem,
        effect: strings.cancelEffect, perform: JobStore.cancel),
    ]
  }

  /// Asks first. Idempotent by nature: what is retried or cancelled already stays so.
  private func change(_ request: Request, _ verb: Verb) async throws -> Response {
    let (form, company) = (try await request.form(), company)
    let wanted = JobListing(try ListSelection(form, of: list))
    guard form["confirmed"] == "true" else {
      let count = try await database.read {
        try wanted.changeable(limit: ListSelection.most + 1, of: company, in: $0).count
      }
      try ListSelection.check(count)
      let page = ListConfirmPage(
        list, title: verb.asks, effect: verb.effect, button: verb.button, path: verb.path,
        count: count, fields: form)
      return .html(page.render(in: shell(request)))
    }
    try await database.write(.company(company)) { tx in
      let ids = try wanted.changeable(limit: ListSelection.most + 1, of: company, in: tx)
      try ListSelection.check(ids.count)
      try verb.perform(ids, company, tx)
    }
    bell.ring()
    return .seeOther(
      ListAddress(try FormFields(form["query"] ?? ""), of: list).href, told: .changed)
  }
}
