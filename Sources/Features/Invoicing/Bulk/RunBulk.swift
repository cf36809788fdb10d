import Kernel
import Storage

/// Does the lines of a bulk, as a job: each with what becomes of it in one transaction, so that a line is done once however often
/// the job is taken up.
package struct RunBulk: Sendable {
  package static let kind = "bulks.run"

  let company: CompanyID
  let database: Database
  let actions: [BulkAction]

  package init(company: CompanyID, database: Database, actions: [BulkAction]) {
    self.company = company
    self.database = database
    self.actions = actions
  }

  package var handler: JobHandler {
    let this = self
    return JobHandler(Self.kind, JobPolicy(attempts: 6, firstDelaySeconds: 5)) { job in
      guard let id = Bulk.ID(job.input) else { return .done }
      try await this.run(id)
      let company = this.company
      return .writing { try BulkStore.finish(id, of: company, in: $0) }
    }
  }

  /// Forgets reports that are past their time.
  package func prune() async throws {
    let company = company
    while try await database.write(
      .company(company), { try BulkStore.prune(limit: 20, of: company, in: $0) }) > 0
    {}
  }

  private func run(_ id: Bulk.ID) async throws {
    let company = company
    let bulk = try await database.read { try BulkStore.one(id, of: company, in: $0) }
    guard let action = actions.first(where: { $0.name == bulk.action }) else { return }
    var author = bulk.author
    author.door = .init(route: "POST /v1/bulk/\(action.name)", path: "/v1/bulk/\(id)")
    var last = 0
    while !Task.isCancelled {
      let lines = try await database.read { [last] in
        try BulkStore.lines(
          of: id, state: .waiting, after: last, limit: 200, company: company, in: $0)
      }
      guard let end = lines.last else { return }
      try await Author.$current.withValue(author) {
        for line in lines {
          try Task.checkCancellation()
          try await perform(line, of: id, action)
        }
      }
      last = end.position
    }
  }

  private func perform(_ line: BulkLine, of id: Bulk.ID, _ action: BulkAction) async throws {
    let company = company
    do {
      try await database.write(.company(company)) { tx in
        let asked = try JSONParser.parse(line.request.utf8).root
        let answer = try action.perform(asked, tx).string
        guard
          try BulkStore.end(
            line.position, of: id, as: .done, status: 201, answer, company: company, in: tx)
        else { throw Lost() }
      }
    } catch is Lost {
      return
    } catch let problem as any Problem where problem.kind != .unavailable {
      let answer = ProblemAnswer(problem)
      let text = String(
        decoding: answer.json(instance: "/v1/bulk/\(id)", language: .fr), as: UTF8.self)
      _ = try await database.write(.company(company)) { tx in
        try BulkStore.end(
          line.position, of: id, as: .refused, status: answer.status, text, company: company,
          in: tx)
      }
    }
  }

  /// Another worker did the line meanwhile: nothing of it is to be done again.
  private struct Lost: Error {}
}
