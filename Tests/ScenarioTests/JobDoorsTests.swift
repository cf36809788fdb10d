import Foundation
import Kernel
import Money
import Shops
import Storage
import TestSupport
import Testing

/// Jobs over HTTP, on their page and at the terminal.
@Suite(.serialized) struct JobDoorsTests {
  private struct Down: Error {}

  /// One job given up, one that waits for a kind nobody here does.
  private func jobs(of merchant: Merchant) async throws -> (dead: Job.ID, waiting: Job.ID) {
    let database = try TestDatabase.open(
      merchant.data + "/facturier.sqlite",
      migrations: TestShop.migrations,
      now: { Clock.system.now })
    let queue = JobQueue(ids: .system())
    let ids = try await database.write { tx -> (Job.ID, Job.ID) in
      let company = try #require(
        try tx.row("SELECT id FROM company") { try $0.id(0, as: CompanyID.self) })
      return (
        try #require(
          try queue.ask(JobRequest("test.dead", key: "cause:1", input: "x"), of: company, in: tx)),
        try #require(try queue.ask(JobRequest("test.waiting"), of: company, in: tx))
      )
    }
    try await JobRunner(
      database: database,
      handlers: [JobHandler("test.dead") { _ in throw JobFailure("no <such> address") }],
      queue: queue, worker: "test", report: { _ in }
    ).workOff()
    try await database.close()
    return ids
  }

  @Test func `what was given up is shown, retried and cancelled`() async throws {
    let merchant = Merchant()
    var server = try await WebServer(merchant)
    #expect(try server.stop().status == 0)
    let (dead, waiting) = try await jobs(of: merchant)
    let listed = try Program.run(["jobs", "list", "--data", merchant.data, "--state", "dead"])
    #expect(listed.status == 0 && listed.output.contains("\(dead)"), "\(listed.errors)")
    #expect(listed.output.contains("no <such> address"))
    server = try await WebServer(merchant)
    let page = try await server.get("/jobs").text
    #expect(page.contains("formaction=\"/jobs/\(dead)/retry\"") && page.contains("Given up (1)"))
    #expect(try await server.get("/jobs?state=dead").text.contains("\(dead)"))
    #expect(try await !server.get("/jobs?state=done").text.contains("\(dead)"))
    #expect(try await server.get("/jobs?q=\(dead)").text.contains("no &lt;such&gt; address"))
    #expect(try await !server.get("/jobs?q=nonsense").text.contains("\(dead)"))
    #expect(try await !server.get("/jobs?kind=log.check").text.contains("\(dead)"))
    #expect(page.contains("no &lt;such&gt; address") && page.contains("One job was given up"))
    #expect(page.contains("Check of the sealed log") && !page.contains("period:"))
    let shown = try await server.get("/v1/jobs?state=dead").json
    #expect(shown["data"]?.elements.map { $0["id"]?.text ?? "" } == ["\(dead)"])
    #expect(try await server.get("/v1/jobs?state=lost").status == 400)
    #expect(try await server.get("/v1/jobs/job_1").status == 404)
    let retried = try await server.post("/v1/jobs/\(dead)/retry")
    #expect(try retried.json["state"]?.text == "waiting", "\(retried.text)")
    let cancelled = try await server.post("/v1/jobs/\(waiting)/cancellation")
    #expect(try cancelled.json["state"]?.text == "cancelled")
    #expect(try await server.post("/v1/jobs/\(waiting)/retry").status == 409)
    let clicked = try await server.post(
      "/jobs/\(dead)/cancellation", Array("state=waiting".utf8),
      type: "application/x-www-form-urlencoded")
    #expect(clicked.status == 200)
    #expect(try await server.get("/v1/jobs/\(dead)").json["state"]?.text == "cancelled")
    let marie = try await AccountDoorsTests.owner(server)
    #expect(try await marie.post("/jobs/bulk/retry", ["id": "\(dead)"]).status == 422)
    #expect(try server.stop().status == 0)
    let late = try Program.run(["jobs", "retry", "\(dead)", "--data", merchant.data])
    #expect(late.status != 0 && late.errors.contains("\(dead)"))
  }

  @Test func `many jobs are retried or cancelled at once, after a question`() async throws {
    let merchant = Merchant()
    var server = try await WebServer(merchant)
    #expect(try server.stop().status == 0)
    let (dead, waiting) = try await jobs(of: merchant)
    server = try await WebServer(merchant)
    let marie = try await AccountDoorsTests.owner(server)
    let both = "id=\(dead)&id=\(waiting)&scope=selected&query=state%3Ddead"
    let form = "application/x-www-form-urlencoded"
    let asked = try await server.post("/jobs/bulk/cancellation", Array(both.utf8), type: form)
    #expect(asked.status == 200 && asked.text.contains("Cancel 2 jobs?"), "\(asked.text)")
    #expect(try await server.get("/v1/jobs/\(dead)").json["state"]?.text == "dead")
    let retried = try await marie.post(
      "/jobs/bulk/retry", ["scope": "all", "query": "state=dead", "confirmed": "true"])
    #expect(retried.headers["location"] == "/jobs?state=dead&told=changed", "\(retried.text)")
    #expect(try await server.get("/v1/jobs/\(dead)").json["state"]?.text == "waiting")
    let cancelled = try await server.post(
      "/jobs/bulk/cancellation", Array("\(both)&confirmed=true".utf8), type: form)
    #expect(cancelled.status == 200)
    for id in [dead, waiting] {
      #expect(try await server.get("/v1/jobs/\(id)").json["state"]?.text == "cancelled")
    }
    #expect(try server.stop().status == 0)
  }
}
