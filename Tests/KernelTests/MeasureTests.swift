import Foundation
import Hummingbird
import InMemoryTracing
import Logging
import Metrics
import Money
import Storage
import Synchronization
import TestSupport
import Testing
import Tracing

@testable import Kernel

/// What is measured, logged and traced of the work of a node.
@Suite(.serialized) final class MeasureTests: Sendable {
  /// One of each for the process: both systems are told once where things go.
  private static let registry: MetricsRegistry = {
    let registry = MetricsRegistry()
    MetricsSystem.bootstrap(registry)
    return registry
  }()
  private static let tracer: InMemoryTracer = {
    let tracer = InMemoryTracer()
    InstrumentationSystem.bootstrap(tracer)
    return tracer
  }()

  private var lines: [String] {
    String(decoding: Self.registry.text(), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// What a registry of its own writes.
  private func text(_ samples: [MetricsRegistry.Sample] = [], _ use: (MetricsRegistry) -> Void)
    -> String
  {
    let registry = MetricsRegistry()
    use(registry)
    return String(decoding: registry.text(samples), as: UTF8.self)
  }

  @Test func `a counter and a gauge are written as Prometheus reads them`() {
    let text = text([.init(.build, 1, [("version", "0.1\"\\\n")])]) { registry in
      for method in ["GET", "POST", "GET"] {
        registry.makeCounter(
          label: Measure.requests.rawValue, dimensions: [("method", method)]
        ).increment(by: 2)
      }
      let meter = registry.makeMeter(label: Measure.requestsInFlight.rawValue, dimensions: [])
      meter.increment(by: 3)
      meter.decrement(by: 1)
    }
    #expect(
      text == """
        # HELP facturier_build_info 1; the version is a label.
        # TYPE facturier_build_info gauge
        facturier_build_info{version="0.1\\"\\\\\\n"} 1
        # HELP facturier_http_requests_in_flight Requests being answered.
        # TYPE facturier_http_requests_in_flight gauge
        facturier_http_requests_in_flight 2.0
        # HELP facturier_http_requests_total Requests answered, by method, route and class of status.
        # TYPE facturier_http_requests_total counter
        facturier_http_requests_total{method="GET"} 4
        facturier_http_requests_total{method="POST"} 2

        """)
  }

  @Test func `a histogram counts what is below each bound, in seconds`() {
    let text = text { registry in
      let timer = registry.makeTimer(
        label: Measure.issueTime.rawValue, dimensions: [("kind", "x")])
      for nanoseconds in [400_000, 1_000_000, 70_000_000, 99_000_000_000] {
        timer.recordNanoseconds(Int64(nanoseconds))
      }
    }
    for line in [
      #"facturier_issue_duration_seconds_bucket{kind="x",le="0.0005"} 1"#,
      #"facturier_issue_duration_seconds_bucket{kind="x",le="0.001"} 2"#,
      #"facturier_issue_duration_seconds_bucket{kind="x",le="0.1"} 3"#,
      #"facturier_issue_duration_seconds_bucket{kind="x",le="30"} 3"#,
      #"facturier_issue_duration_seconds_bucket{kind="x",le="+Inf"} 4"#,
      #"facturier_issue_duration_seconds_sum{kind="x"} 99.071400000"#,
      #"facturier_issue_duration_seconds_count{kind="x"} 4"#,
    ] {
      #expect(text.contains(line + "\n"), "\(line)\n\(text)")
    }
  }

  @Test func `the process says what it uses`() {
    let samples = ProcessFacts.samples(startedAt: 7)
    let values = Dictionary(uniqueKeysWithValues: samples.map { ($0.measure, $0.value) })
    #expect(values[.startedAt] == "7")
    #expect(Int(values[.memory] ?? "") ?? 0 > 1_000_000)
    #expect(Int(values[.openFiles] ?? "") ?? 0 > 2)
    #expect((values[.processTime] ?? "0.").hasPrefix("0.000000000") == false)
  }

  @Test func `transactions are counted by kind and outcome, with what they waited for`()
    async throws
  {
    _ = Self.registry
    let tracer = Self.tracer
    let folder = TemporaryFolder()
    var options = Database.Options()
    options.watch = DatabaseMeter().begin
    let database = try TestDatabase.open(
      folder.file("m.sqlite"), migrations: JobStore.migrations, isEmpty: true, options: options,
      now: { .init(microseconds: 0) })
    struct Undone: Error {}
    let before = lines
    func value(_ lines: [String], _ name: String) -> Int {
      lines.first { $0.hasPrefix(name + " ") }.flatMap {
        $0.split(separator: " ").last.flatMap { Int($0) }
      } ?? 0
    }
    try await withSpan("asked for by") { _ in
      _ = try await database.read { try $0.row("SELECT 1") { try $0.int(0) } }
    }
    try await database.write { _ in }
    await #expect(throws: Undone.self) { try await database.write { _ in throw Undone() } }
    let names = [
      #"facturier_database_transactions_total{kind="read",outcome="done"}"#,
      #"facturier_database_transactions_total{kind="write",outcome="done"}"#,
      #"facturier_database_transactions_total{kind="write",outcome="failed"}"#,
      #"facturier_database_wait_seconds_count{kind="read"}"#,
      #"facturier_database_transaction_duration_seconds_count{kind="read"}"#,
    ]
    // Other suites of this process have no database that is watched.
    #expect(names.map { value(lines, $0) - value(before, $0) } == [1, 1, 1, 1, 1])
    let spans = tracer.finishedSpans
    let asked = try #require(spans.first { $0.operationName == "asked for by" })
    let child = spans.first {
      $0.operationName == "transaction" && $0.parentSpanID == asked.spanContext.spanID
    }
    #expect(child != nil, "a transaction is a span of what asked for it")
    #expect(database.connectionsInUse == (0, 0))
    try await database.close()
  }

  // MARK: Requests

  private let log = Mutex<[String]>([])
  private let clock = MovableClock(Instant(LocalDate(year: 2026, month: 3, day: 2)!, hour: 12))

  private func logger(_ format: LogFormat) -> Logger {
    Logger(label: "test") { _ in
      LogLines(format, level: .debug, clock: self.clock.clock) { line in
        self.log.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
      }
    }
  }

  private func ask(
    _ path: String, _ format: LogFormat, headers: HTTPFields = [:],
    method: HTTPRequest.Method = .get
  ) async throws -> Response {
    let router = Router(context: TestContext.self)
    router.add(
      middleware: RequestWatch(ids: .counting(clock.clock), logger: logger(format)))
    router.add(
      middleware: ProblemMiddleware(ids: .counting(clock.clock), uploadLimit: 1) { _, _ in [] })
    router.get("/verification/:token") { [self] _, _ in
      logger(format).info("inside")
      return Response(status: .ok)
    }
    router.get("/broken") { _, _ -> Response in throw HTTPProblem.otherOrigin }
    let head = HTTPRequest(
      method: method, scheme: "http", authority: "localhost", path: path, headerFields: headers)
    return try await router.buildResponder().respond(
      to: Request(head: head, body: RequestBody(buffer: ByteBuffer())),
      context: TestContext(source: .init()))
  }

  @Test func `a request is one line, with its pattern and never its path or query`() async throws {
    let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    let response = try await ask(
      "/verification/secrettoken?mail=zoe@exemple.fr", .json,
      headers: [.traceParent: "00-\(trace)-00f067aa0ba902b7-01"])
    let written = log.withLock { $0 }
    #expect(written.count == 2)
    let inside = try JSONParser.parse(Array(written[0].utf8)).root
    let line = try JSONParser.parse(Array(written[1].utf8)).root
    let id = try #require(response.headers[.xRequestID])
    #expect(id.hasPrefix("req_"))
    for known in [inside, line] {
      #expect(known["request"]?.text == id && known["trace"]?.text == trace)
    }
    #expect(line["route"]?.text == "/verification/{token}")
    #expect(line["status"]?.text == "200")
    #expect(written[1].contains("duration_us"))
    #expect(!written.joined().contains("secrettoken") && !written.joined().contains("zoe"))
  }

  @Test func `a refusal says its code; strange words from outside are not repeated`() async throws {
    _ = Self.registry
    _ = try await ask("/broken", .text)
    _ = try await ask("/no/such/secretpath", .text, headers: [.traceParent: "00-evil\u{1B}-1-1"])
    _ = try await ask(
      "/broken", .text, method: HTTPRequest.Method(rawValue: "BREW") ?? .trace)
    let written = log.withLock { $0 }
    #expect(written[0].contains("code=http.other-origin"), "\(written)")
    #expect(written[0].hasPrefix("2026-03-02T12:00:00.000Z info request method=GET route=/broken"))
    #expect(written[1].contains("route=unmatched") && !written.joined().contains("secretpath"))
    #expect(written[2].contains("method=OTHER"))
    #expect(!written.joined().contains("evil"))
    let text = lines.joined(separator: "\n")
    #expect(text.contains(#"{method="GET",route="/broken",status="4xx"}"#))
    #expect(!text.contains("secretpath") && !text.contains("BREW"))
  }

  @Test(arguments: [
    nil, "", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
    "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
    "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x",
  ])
  func `a traceparent that is not well-formed is none`(header: String?) {
    #expect(TraceParent(header) == nil)
  }

  @Test func `what comes from outside begins no line and moves no cursor`() {
    logger(.text).info("a\nb\u{1B}[2J", metadata: ["x": "1\r\n2"])
    logger(.json).info("a\nb", metadata: ["n": .stringConvertible(7)])
    let written = log.withLock { $0 }
    #expect(written[0].hasSuffix("info a\\u{a}b\\u{1b}[2J x=1\\u{d}\\u{a}2\n"), "\(written[0])")
    #expect(written[1].filter { $0 == "\n" }.count == 1)
    #expect(written[1].contains(#""n":7"#) || written[1].contains(#""n": 7"#), "\(written[1])")
  }

  @Test func `jobs are counted and timed by kind, and are spans`() async throws {
    _ = Self.registry
    let tracer = Self.tracer
    let folder = TemporaryFolder()
    let company = CompanyID(raw: RawID(high: 1, low: 1))
    let database = try TestDatabase.open(
      folder.file("jobs.sqlite"), migrations: JobStore.migrations, isEmpty: true,
      now: { [clock] in clock.clock.now }
    ).of(company)
    let queue = JobQueue(ids: .counting(clock.clock))
    try await database.write { tx in
      for kind in ["measured.done", "measured.done", "measured.bad"] {
        try queue.ask(JobRequest(kind), of: company, in: tx)
      }
    }
    try await JobRunner(
      database: database,
      handlers: [
        JobHandler("measured.done") { _ in .done },
        JobHandler("measured.bad") { _ in throw JobFailure("no") },
      ], queue: queue, worker: "m", report: { _ in }
    ).workOff()
    for line in [
      #"facturier_jobs_asked_total{kind="measured.done"} 2"#,
      #"facturier_jobs_claimed_total{kind="measured.bad"} 1"#,
      #"facturier_jobs_ended_total{kind="measured.done",outcome="done"} 2"#,
      #"facturier_jobs_ended_total{kind="measured.bad",outcome="dead"} 1"#,
      #"facturier_job_duration_seconds_count{kind="measured.done"} 2"#,
    ] {
      #expect(lines.contains(line), "\(line)")
    }
    #expect(tracer.finishedSpans.filter { $0.operationName == "job measured.done" }.count == 2)
    let backlog = try database.readSync { try JobStore.backlog(of: company, in: $0) }
    #expect(backlog.ready == 0 && backlog.dead == 1 && backlog.oldest == nil)
  }
}
