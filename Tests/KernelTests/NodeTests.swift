import Foundation
import Hummingbird
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Kernel

/// What a balancer is told of a node.
@Suite final class NodeTests: Sendable {
  /// A busy machine may come to the question long after the database has answered.
  private static let patience = Duration.seconds(600)

  private let folder = TemporaryFolder()
  private let flags = Mutex((isStopped: false, isQuarantined: false))

  private func probe(_ location: Database.Location? = nil) throws -> DatabaseProbe {
    if let location { return DatabaseProbe(location) }
    let path = folder.file("node.sqlite")
    try TestDatabase.open(
      path, migrations: JobStore.migrations, isEmpty: true, now: { .init(microseconds: 0) }
    ).closeSync()
    return DatabaseProbe(TestDatabase.location(path, isEmpty: true))
  }

  private func ask(
    _ health: NodeHealth, _ path: String, authority: String? = nil,
    method: HTTPRequest.Method = .get, language: String = "en"
  ) async throws -> (status: Int, text: String) {
    let router = Router(context: TestContext.self)
    router.add(
      middleware: NodeEndpoints(
        health, isPublic: HostList(["factures.example.fr"], isLocal: false).contains))
    router.add(middleware: RequestGuard(isOurs: HostList().contains, uploadLimit: 1))
    let head = HTTPRequest(
      method: method, scheme: "http", authority: authority, path: path,
      headerFields: [.acceptLanguage: language])
    do {
      let response = try await router.buildResponder().respond(
        to: Request(head: head, body: RequestBody(buffer: ByteBuffer())),
        context: TestContext(source: .init()))
      let body = WrittenBody()
      try await response.body.write(CollectingWriter(body: body))
      return (response.status.code, body.text)
    } catch let problem as HTTPProblem {
      return (problem.httpStatus, problem.code)
    } catch let error as any HTTPResponseError {
      return (error.status.code, "")
    }
  }

  @Test func `a node is ready once its database has answered, and says what is wrong`()
    async throws
  {
    let health = NodeHealth(
      try probe(), patience: Self.patience, isStopped: { self.flags.withLock { $0.isStopped } },
      notes: { self.flags.withLock { $0.isQuarantined } ? ["sealing.quarantined"] : [] })
    #expect(try await ask(health, "/live").status == 200)
    let starting = try await ask(health, "/ready")
    #expect(starting.status == 503 && starting.text.contains("node.starting"))
    await health.look()
    let ready = try await ask(health, "/ready")
    #expect(ready.status == 200 && ready.text.contains(#""status": "ready""#), "\(ready.text)")
    flags.withLock { $0.isQuarantined = true }
    let noted = try await ask(health, "/ready")
    #expect(noted.status == 200 && noted.text.contains("sealing.quarantined"), "reading works")
    flags.withLock { $0.isStopped = true }
    health.drain()
    let unready = try await ask(health, "/ready", language: "fr")
    #expect(unready.status == 503)
    for word in ["node.draining", "storage.stopped", "Le nœud s’arrête"] {
      #expect(unready.text.contains(word), "\(unready.text)")
    }
    #expect(try await ask(health, "/live").status == 200, "the process answers all the same")
    #expect(try await ask(health, "/ready", method: .head).text.isEmpty)
  }

  @Test func `whoever asks need not name a host, and by the public's name nothing is there`()
    async throws
  {
    let health = NodeHealth(try probe(), patience: Self.patience, isStopped: { false })
    await health.look()
    for authority in [nil, "10.0.0.7:8080", "node-1.internal"] {
      #expect(try await ask(health, "/ready", authority: authority).status == 200)
    }
    for path in ["/live", "/ready"] {
      #expect(try await ask(health, path, authority: "factures.example.fr").status == 421)
    }
    #expect(try await ask(health, "/ready", authority: "localhost", method: .post).status != 200)
  }

  @Test func `an answer that is too old is none`() async throws {
    let health = NodeHealth(try probe(), patience: .zero, isStopped: { false })
    await health.look()
    #expect(health.report.reasons == [.databaseSilent])
  }

  @Test func `a database that is not there leaves the node as it is: starting, not ready`()
    async throws
  {
    let health = NodeHealth(
      try probe(.server("postgresql:///nowhere?host=\(folder.path)")), isStopped: { false })
    await health.look()
    #expect(health.report.reasons == [.starting])
  }

  @Test func `a server that takes no writes makes a node unready, and ready again`() async throws {
    let path = folder.file("readonly.sqlite")
    let url = TestDatabase.url(path, isEmpty: true)
    let name = TestDatabase.name(of: path)
    let health = NodeHealth(
      try probe(.server(url)), patience: Self.patience, isStopped: { false })
    TestServer.shared.execute(
      "ALTER DATABASE \(name) SET default_transaction_read_only = 'on'")
    await health.look()
    #expect(health.report.reasons == [.databaseReadOnly])
    TestServer.shared.execute("ALTER DATABASE \(name) RESET default_transaction_read_only")
    await health.look()
    #expect(health.report.isReady)
  }

  @Test func `neither a writer who waits nor readers at work hold up the answer`() async throws {
    let path = folder.file("busy.sqlite")
    let database = try TestDatabase.open(
      path, migrations: JobStore.migrations, isEmpty: true, now: { .init(microseconds: 0) })
    let probe = DatabaseProbe(TestDatabase.location(path, isEmpty: true))
    #expect(try await probe.canWrite())
    // Asked from inside: nothing can be written or read by anybody else before this ends.
    let isWritable = try await database.write { tx in
      let done = DispatchSemaphore(value: 0)
      let answer = Tally(false)
      Task {
        let canWrite = try? await probe.canWrite()
        answer.change { $0 = canWrite == true }
        done.signal()
      }
      done.wait()
      return answer.value
    }
    #expect(isWritable)
    try await database.close()
  }
}
