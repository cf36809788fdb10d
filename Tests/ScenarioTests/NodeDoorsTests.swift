import Foundation
import Invoicing
import Kernel
import Storage
import Shops
import TestSupport
import Testing

/// A node as its operators see it: the program itself, its endpoints and its signals.
@Suite(.serialized) struct NodeDoorsTests {
  /// Bytes on a connection, as they come.
  private func raw(_ port: UInt16, _ script: String) throws -> String {
    try Program.tool([
      "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/\(port); \(script); timeout 20 cat <&3",
    ]).output
  }

  private func eventually(
    within limit: Duration = .seconds(60), _ condition: () async throws -> Bool
  ) async throws -> Bool {
    let end = ContinuousClock.now + limit
    while ContinuousClock.now < end {
      if try await condition() { return true }
      try await Task.sleep(for: .milliseconds(25))
    }
    return try await condition()
  }

  @Test func `a balancer's question needs no host and sets no cookie`() async throws {
    let server = try await WebServer()
    // Ready is who asked the database within the last seconds: at times a busy machine is not.
    var answer = ""
    _ = try await eventually {
      answer = try raw(
        server.port, #"printf 'GET /ready HTTP/1.0\r\nConnection: close\r\n\r\n' >&3"#)
      return answer.contains(" 200 ")
    }
    #expect(answer.hasPrefix("HTTP/1.1 200") || answer.hasPrefix("HTTP/1.0 200"), "\(answer)")
    #expect(answer.contains(#""status": "ready""#))
    #expect(!answer.lowercased().contains("set-cookie"))
    #expect(try await server.get("/live").text.contains("live"))
  }

  @Test func `told to end, it says so, goes on answering, and ends with 0`() async throws {
    let server = try await WebServer(options: ["--drain", "40"])
    #expect(try await eventually { try await server.get("/ready").status == 200 })
    server.interrupt()
    #expect(try await eventually { try await server.get("/ready").status == 503 })
    let unready = try await server.get("/ready", ["Accept-Language": "en"])
    #expect(unready.text.contains("node.draining"), "\(unready.text)")
    #expect(try await server.get("/invoices").status == 200)
    let ended = try server.end()
    #expect(ended.status == 0 && !ended.wasKilled, "\(ended.errors)")
    #expect(!ended.errors.contains("route=/ready"), "what a balancer is told is no error")
  }

  @Test func `a second signal ends it at once`() async throws {
    let server = try await WebServer(options: ["--drain", "600"])
    server.interrupt()
    #expect(try await eventually { try await server.get("/ready").status == 503 })
    server.interrupt()
    #expect(try server.end().status == 128 + SIGINT)
  }

  @Test func `a request that is under way when it is told to end is answered`() async throws {
    let server = try await WebServer()
    let order = JSONOrder.encode(Merchant.order("1"))
    try server.merchant.folder.write("order", String(decoding: order, as: UTF8.self))
    let (port, path, key) = (server.port, server.merchant.folder.file("order"), server.key)
    let told = server.merchant.folder.file("told")
    async let answer = Task.detached {
      try raw(
        port,
        #"""
        printf 'POST /v1/orders HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \#(key)\r\nContent-Type: application/json\r\nContent-Length: \#(order.count)\r\n\r\n' >&3
        head -c 20 \#(path) >&3
        for i in {1..1200}; do [ -e \#(told) ] && break; sleep 0.1; done
        sleep 1; tail -c +21 \#(path) >&3
        """#)
    }.value
    // Beside the one that asks.
    #expect(
      try await eventually {
        try await server.get("/metrics").text.contains("\nfacturier_http_requests_in_flight 2.")
      })
    server.interrupt()
    try server.merchant.folder.write("told", "")
    let text = try await answer
    #expect(text.hasPrefix("HTTP/1.1 201"), "\(text)")
    #expect(try server.end().status == 0)
  }

  @Test func `a drain that makes no sense is refused`() throws {
    let ended = try Program.run(["serve", "--drain", "-1"])
    #expect(ended.status == 64)
  }

  @Test func `measurements are there for operators, and not by a name a web page could borrow`()
    async throws
  {
    let merchant = Merchant()
    let text = String(decoding: bytes(of: Merchant.company) ?? [], as: UTF8.self)
    let company = try merchant.folder.write(
      "company.json",
      text.replacingOccurrences(
        of: "\"legalForm\"",
        with: "\"verificationAddress\": \"https://factures.example.fr\", \"legalForm\""))
    let server = try await WebServer(merchant, company: company)
    _ = try #require(try await server.invoice(Merchant.order("1")).document)
    #expect(try await eventually { try await server.get("/ready").status == 200 })
    _ = try await server.get("/verification/0123456789abcdefghjkmnpqrs?x=secretquery")
    let lines = [
      #"facturier_documents_issued_total{type="380"} 1"#,
      #"facturier_http_requests_total{method="POST",route="/v1/invoices/{id}/issuance",status="2xx"} 1"#,
      #"facturier_node_ready 1"#, "facturier_log_quarantined 0", "facturier_jobs_dead 0",
      #"facturier_build_info{version="0.1.0"} 1"#,
    ]
    let checked = /facturier_jobs_ended_total\{kind="log.check",outcome="done"\} [1-9]\d*\n/
    // The log is checked by the way, and whether the node is ready is seen twice a second.
    var answer = try await server.get("/metrics")
    _ = try await eventually {
      answer = try await server.get("/metrics")
      return lines.allSatisfy { answer.text.contains($0 + "\n") } && answer.text.contains(checked)
    }
    #expect(answer.status == 200 && answer.type.hasPrefix("text/plain; version=0.0.4"))
    #expect(answer.text.contains(checked), "\(answer.text)")
    for line in lines {
      #expect(answer.text.contains(line + "\n"), "\(line)\n\(answer.text)")
    }
    for measure in [
      "facturier_database_wait_seconds_bucket", "process_open_fds", "process_cpu_seconds_total",
      "facturier_issue_duration_seconds_sum", "facturier_log_last_check_timestamp_seconds",
    ] {
      #expect(answer.text.contains(measure), "\(measure)")
    }
    for word in ["secretquery", "0123456789abcdefghjkmnpqrs", "Lefèvre", "exemple.fr"] {
      #expect(!answer.text.contains(word) && !server.errors.contains(word), "\(word)")
    }
    for host in ["factures.example.fr", "evil.example"] {
      let refused = try raw(
        server.port,
        #"printf 'GET /metrics HTTP/1.1\r\nHost: \#(host)\r\nConnection: close\r\n\r\n' >&3"#)
      #expect(!refused.contains("facturier_"), "\(host)")
    }
    #expect(server.errors.contains("route=/verification/{token}"), "\(server.errors)")
  }

  @Test func `the log is JSON where it is asked for, one object a line`() async throws {
    let server = try await WebServer(
      environment: ["FACTURIER_LOG_FORMAT": "json"], options: ["--log-level", "debug"])
    let id = try await server.get("/v1/jobs/job_1").headers["x-request-id"]
    #expect(try server.stop().status == 0)
    let lines = server.errors.split(separator: "\n")
    let objects = try lines.map { try JSONParser.parse(Array($0.utf8)).root }
    let line = try #require(objects.first { $0["request"]?.text == id })
    #expect(line["route"]?.text == "/v1/jobs/{id}" && line["status"]?.text == "404")
    #expect(line["code"]?.text == "job.not-found" && line["level"]?.text == "info")
    let ended = try Program.run(["serve", "--log-format", "xml"])
    #expect(ended.status == 64 && ended.errors.contains("--log-format"))
  }

  @Test func `a node may work without answering, and answer without working`() async throws {
    let merchant = Merchant()
    let url = TestDatabase.location(merchant.data + "/facturier.sqlite", engine: .postgreSQL)
    guard case .server(let database) = url else { return }
    let environment = ["FACTURIER_DATABASE_URL": database]
    let web = try await WebServer(merchant, environment: environment, options: ["--no-work"])
    func checks() async throws -> Int {
      try await web.get("/v1/jobs").json["data"]?.elements.filter {
        $0["kind"]?.text == "log.check"
      }.count ?? 0
    }
    #expect(try await checks() == 0)
    let port = WebServer.freePort()
    let work = try Running(
      Program.path,
      [
        "work", "--data", merchant.data, "--key", merchant.key, "--metrics-port", "\(port)",
        "--lang", "en",
      ], environment)
    defer { work.kill() }
    #expect(try await eventually { try await checks() >= 1 })
    #expect(
      try await eventually {
        try raw(port, #"printf 'GET /ready HTTP/1.0\r\nConnection: close\r\n\r\n' >&3"#).contains(
          " 200 ")
      })
    let claimed = /facturier_jobs_claimed_total\{kind="log.check"\} [1-9]\d*\n/
    var measured = ""
    _ = try await eventually {
      measured = try raw(
        port, #"printf 'GET /metrics HTTP/1.0\r\nConnection: close\r\n\r\n' >&3"#)
      return measured.contains(claimed)
    }
    #expect(measured.contains(claimed), "\(measured)")
    #expect(
      !(try raw(port, #"printf 'GET /invoices HTTP/1.0\r\nConnection: close\r\n\r\n' >&3"#)
        .contains(" 200 ")))
    work.interrupt()
    #expect(try work.end().status == 0)
  }

  @Test func `every measurement is in the manual, and the manual has no other`() throws {
    let manual = String(
      decoding: bytes(of: Repository.path("docs/operations/running.md")) ?? [], as: UTF8.self)
    let named = Set(
      manual.matches(of: /(?m)^\| `((?:facturier|process)_[a-z_]+)`/).map { String($0.1) })
    #expect(named == Set(Measure.allCases.map(\.rawValue)))
  }

  @Test func `two nodes, one killed while mail leaves: nobody gets a mail twice`() async throws {
    let (merchant, mail) = (Merchant(), try MailServer())
    guard
      case .server(let database) = TestDatabase.location(
        merchant.data + "/facturier.sqlite", engine: .postgreSQL)
    else { return }
    let environment = [
      "FACTURIER_DATABASE_URL": database, "FACTURIER_SMTP_URL": "smtp://127.0.0.1:\(mail.port)",
    ]
    let first = try await WebServer(merchant, environment: environment)
    let second = try await WebServer(merchant, environment: environment)
    var emails: [String] = []
    for number in 1...8 {
      let document = try #require(try await first.invoice(Merchant.order("\(number)")).document)
      let recipient = number == 4 ? "slow@exemple.fr" : "client\(number)@exemple.fr"
      let asked = try await (number % 2 == 0 ? first : second).post(
        "/v1/invoices/\(document.id)/emails",
        Array(
          #"""
          {"to": "\#(recipient)", "by": "Marie", "reason": "appelée", "confirm":
           ["send.first-send", "send.address-not-known-for-customer", "send.domain-mismatch"]}
          """#.utf8))
      emails.append(try #require(asked.headers["location"], "\(asked.text)"))
    }
    func state(_ email: String) async throws -> String? {
      try await second.get(email).json["state"]?.text
    }
    _ = try await eventually(within: .seconds(120)) {
      try await state(emails[3]) != "queued"
    }
    try first.kill()
    try mail.release()
    // All but what the killed node was at.
    _ = try await eventually(within: .seconds(180)) {
      try await emails.asyncMap { try await state($0) }.filter { $0 == "sent" }.count >= 7
    }
    // Several rounds of the queue.
    try await Task.sleep(for: .seconds(4))
    let taken = try mail.taken().map { $0.recipients.joined() }
    #expect(Set(taken).count == taken.count, "\(taken)")
    let states = try await emails.asyncMap { try await state($0) }
    let sent = zip(states, 1...8).filter { $0.0 == "sent" }.map(\.1)
    // It may have left or not: once its lease has ended it says so, and nothing sends it again.
    let unsent = states.filter { $0 != "sent" }
    #expect(unsent.count <= 1, "\(states)")
    #expect(unsent.allSatisfy { $0 == "sending" || $0 == "uncertain" }, "\(states)")
    for number in sent {
      let recipient = number == 4 ? "slow@exemple.fr" : "client\(number)@exemple.fr"
      #expect(taken.contains(recipient), "\(recipient)")
    }
  }
}

extension Sequence {
  fileprivate func asyncMap<T>(_ transform: (Element) async throws -> T) async rethrows -> [T] {
    var all: [T] = []
    for element in self { all.append(try await transform(element)) }
    return all
  }
}
