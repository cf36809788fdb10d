import Hummingbird
import Storage

/// `/v1/jobs`: what was done, is being done, waits and was given up.
///
/// ```
/// GET  /v1/jobs?state=dead&kind=mail.send&before=job_…
/// GET  /v1/jobs/{id}
/// POST /v1/jobs/{id}/retry      POST /v1/jobs/{id}/cancellation
/// ```
package struct JobsAPI: Sendable {
  let company: CompanyID
  let database: Database
  let bell: JobBell

  package init(company: CompanyID, database: Database, bell: JobBell) {
    self.company = company
    self.database = database
    self.bell = bell
  }

  private static let pageSize = 100
  private static let bodyLimit = 16 << 10

  package func add(to routes: Routes) {
    routes.get("/v1/jobs", .may(.jobsRead)) { request, _ in try await list(request) }
    let company = company
    routes.object("/v1/jobs/:id", .may(.jobsRead), database) { key, _, tx in
      try Self.one(Self.id(key[0]), of: company, in: tx)
    }
    routes.post("/v1/jobs/:id/retry", .may(.jobsWrite)) { request, context in
      let id = try Self.id(context.parameters.require("id"))
      let answer = try await change(request, id, JobStore.retry)
      bell.ring()
      return answer
    }
    routes.post("/v1/jobs/:id/cancellation", .may(.jobsWrite)) { request, context in
      let id = try Self.id(context.parameters.require("id"))
      return try await change(request, id, JobStore.cancel)
    }
  }

  static func id(_ text: String) throws(JobError) -> Job.ID {
    guard let id = Job.ID(text) else { throw .notFound(text) }
    return id
  }

  private func list(_ request: Request) async throws -> Response {
    let fields = try request.query
    let state: Job.State? = fields.choice("state")
    if fields["state"] != nil, state == nil { throw JobError.stateUnknown(fields["state"]!) }
    let before = try fields["before"].map { try Self.id($0) }
    let (company, kind) = (company, fields["kind"])
    var jobs = try await database.read {
      try JobStore.list(
        of: company, state: state, kind: kind, before: before, limit: Self.pageSize + 1, in: $0)
    }
    let hasMore = jobs.cut(to: Self.pageSize)
    let json = JSONWriter()
    json.object {
      json.array("data") { for job in jobs { Self.write(job, to: json) } }
      json.field("hasMore", hasMore)
      json.field("nextBefore", text: hasMore ? jobs.last?.id : nil)
    }
    return .json(json)
  }

  private static func one(
    _ id: Job.ID, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> JSONWriter {
    guard let job = try JobStore.job(id, of: company, in: tx) else {
      throw JobError.notFound("\(id)")
    }
    let json = JSONWriter()
    write(job, to: json)
    return json
  }

  private func change(
    _ request: Request, _ id: Job.ID,
    _ verb: @escaping @Sendable (Job.ID, CompanyID, borrowing Transaction) throws -> Bool
  ) async throws -> Response {
    let (company, body) = (company, try await request.bytes(upTo: Self.bodyLimit))
    return try await IdempotencyStore.answer(request, body, of: company, database) { tx in
      guard try verb(id, company, tx) else {
        guard let job = try JobStore.job(id, of: company, in: tx) else {
          throw JobError.notFound("\(id)")
        }
        throw JobError.ended(id, job.state)
      }
      return IdempotentAnswer(try Self.one(id, of: company, in: tx), status: 200)
    }
  }

  package static func write(_ job: Job, to json: JSONWriter) {
    json.object {
      json.field("id", text: job.id)
      json.field("object", "job")
      json.field("kind", job.kind)
      json.field("key", job.key)
      json.field("orderKey", job.orderKey)
      json.field("input", job.input)
      json.field("state", job.state.rawValue)
      json.field("runAt", text: job.runAt)
      json.field("attempts", job.claims)
      json.field("failures", job.failures)
      json.field("lastError", job.lastError)
      json.field("createdAt", text: job.createdAt)
      json.field("finishedAt", text: job.finishedAt)
    }
  }
}

/// Why a job is not to be had.
package enum JobError: Problem {
  case notFound(String)
  case stateUnknown(String)
  /// It is running, done or cancelled: there is nothing to try again or to stop.
  case ended(Job.ID, Job.State)

  package var code: String {
    switch self {
    case .notFound: "job.not-found"
    case .stateUnknown: "job.state-unknown"
    case .ended: "job.ended"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .notFound: .notFound
    case .stateUnknown: .malformed
    case .ended: .conflict
    }
  }

  package var text: Text {
    switch self {
    case .notFound(let id):
      return Text(fr: "La tâche \(shown(id)) n’existe pas.", en: "There is no job \(shown(id)).")
    case .stateUnknown(let state):
      let states = Job.State.allCases.map(\.rawValue).joined(separator: ", ")
      return Text(
        fr: "« \(shown(state)) » n’est pas un état : \(states).",
        en: "“\(shown(state))” is no state: \(states).")
    case .ended(let id, let state):
      return Text(
        fr:
          "La tâche \(id) est « \(state.rawValue) » : seule une tâche qui attend ou a été abandonnée se relance ou s’annule.",
        en:
          "Job \(id) is “\(state.rawValue)”: only one that waits or was given up is retried or cancelled."
      )
    }
  }
}
