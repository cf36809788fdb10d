import Foundation
import Kernel
import Synchronization
import TestSupport
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// `facturier serve` on a free port, with a company that has issued nothing yet, or with none.
///
/// Requests may be made from many tasks at once.
final class WebServer: @unchecked Sendable {
  let merchant: Merchant
  let port: UInt16
  private let running: Running
  /// What the server wrote for programs of its machine: every request has it, unless the test says who asks.
  private(set) var key = ""
  /// How many seconds an answer may take: on a busy machine more than the minute Foundation waits.
  private static let patience = 600.0
  private let session: URLSession = {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = WebServer.patience
    configuration.timeoutIntervalForResource = WebServer.patience
    configuration.httpMaximumConnectionsPerHost = 64
    // Cookies are the tests' own.
    configuration.httpShouldSetCookies = false
    configuration.httpCookieAcceptPolicy = .never
    return URLSession(configuration: configuration)
  }()

  /// - Parameters:
  ///   - company: another company file than the example's; `nil` to start without one.
  ///   - tool: a program, found on the path, and its arguments, that runs the server.
  ///   - options: more of `serve`.
  init(
    _ merchant: Merchant = Merchant(), company: String? = Merchant.company,
    environment: [String: String] = [:], under tool: [String] = [], options: [String] = []
  ) async throws {
    self.merchant = merchant
    port = WebServer.freePort()
    running = try Running(
      tool.isEmpty ? Program.path : "/usr/bin/env",
      (tool.isEmpty ? [] : tool + [Program.path]) + [
        "serve", "--data", merchant.data, "--key", merchant.key, "--port",
        "\(port)", "--lang", "en", "--api-key-file", merchant.folder.file("api-key-\(port)"),
      ] + (company.map { ["--company", $0] } ?? []) + options, environment)
    let end = ContinuousClock.now + .seconds(300)
    while ContinuousClock.now < end {
      key = writtenKey ?? ""
      let isUp =
        if company == nil {
          try? await get("/ready", Self.nobody).status == 200
        } else {
          try? await get("/invoices").status == 200
        }
      if isUp == true { return }
      guard running.isRunning else { break }
      try await Task.sleep(for: .milliseconds(20))
    }
    Issue.record("the server did not start: \(running.errors)")
  }

  /// Sessions keep their connections until they are told to go.
  deinit {
    session.invalidateAndCancel()
    staying.invalidateAndCancel()
    running.kill()
  }

  /// The key for programs of this machine, which comes with the first company.
  func readKey() throws {
    key = try #require(writtenKey)
  }

  private var writtenKey: String? {
    bytes(of: merchant.folder.file("api-key-\(port)")).map {
      String(decoding: $0.dropLast(), as: UTF8.self)
    }
  }

  /// What it has said on its terminal.
  var output: String { running.output }

  var errors: String { running.errors }
  var processID: Int32 { running.processID }
  var isRunning: Bool { running.isRunning }

  /// `kill -9`.
  func kill() throws {
    running.kill()
    try running.end()
  }

  /// The end of a server that ends by itself.
  func end() throws -> Program.Ended { try running.end() }

  /// Ctrl-C, without waiting for the end.
  func interrupt() { running.interrupt() }

  /// Ctrl-C.
  func stop() throws -> Program.Ended {
    running.interrupt()
    return try running.end()
  }

  /// Takes no redirect: what sets a cookie is looked at itself.
  private final class Staying: NSObject, URLSessionTaskDelegate, Sendable {
    func urlSession(
      _ session: URLSession, task: URLSessionTask,
      willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
      completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) { completionHandler(nil) }
  }

  private let staying: URLSession = {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = WebServer.patience
    configuration.timeoutIntervalForResource = WebServer.patience
    configuration.httpShouldSetCookies = false
    configuration.httpCookieAcceptPolicy = .never
    return URLSession(configuration: configuration, delegate: Staying(), delegateQueue: nil)
  }()

  struct Answer: Sendable {
    let status: Int
    let type: String
    let headers: [String: String]
    let body: [UInt8]
    /// Where redirects ended.
    let path: String

    var text: String { String(decoding: body, as: UTF8.self) }
    var json: JSONValue { get throws { try JSONParser.parse(body).root } }

    /// Whether a form came back with what is wrong at one of its fields.
    func marks(_ field: String) -> Bool {
      text.contains("aria-invalid=\"true\" aria-describedby=\"\(field)-error")
        && text.contains("id=\"\(field)-error\"")
    }
  }

  /// What says that nobody asks.
  static let nobody = ["Authorization": ""]

  func get(_ path: String, _ headers: [String: String] = [:]) async throws -> Answer {
    try await send("GET", path, headers: headers)
  }

  func post(
    _ path: String, _ body: [UInt8] = [], type: String = "application/json",
    _ headers: [String: String] = [:]
  ) async throws -> Answer {
    try await send("POST", path, body, headers: headers.merging(["Content-Type": type]) { $1 })
  }

  func patch(
    _ path: String, _ body: [UInt8], type: String = "application/json",
    _ headers: [String: String] = [:]
  ) async throws -> Answer {
    try await send("PATCH", path, body, headers: headers.merging(["Content-Type": type]) { $1 })
  }

  func delete(_ path: String, _ headers: [String: String] = [:]) async throws -> Answer {
    try await send("DELETE", path, headers: headers)
  }

  func put(
    _ path: String, _ body: [UInt8], _ headers: [String: String] = [:]
  ) async throws -> Answer {
    try await send(
      "PUT", path, body, headers: headers.merging(["Content-Type": "application/json"]) { $1 })
  }

  func send(
    _ method: String, _ path: String, _ body: [UInt8]? = nil, headers: [String: String]
  ) async throws -> Answer {
    var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(port)\(path)")))
    request.httpMethod = method
    if let body { request.httpBody = Data(body) }
    let asksItself = headers["Authorization"] != nil || headers["Cookie"] != nil
    if !asksItself {
      request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization")
    }
    for (name, value) in headers where !value.isEmpty {
      request.setValue(value, forHTTPHeaderField: name)
    }
    let (data, response) = try await (asksItself ? staying : session).data(for: request)
    let answer = try #require(response as? HTTPURLResponse)
    let fields = answer.allHeaderFields.map { ("\($0.key)".lowercased(), "\($0.value)") }
    let known = Dictionary(fields) { $1 }
    return Answer(
      status: answer.statusCode, type: known["content-type"] ?? "", headers: known,
      body: Array(data), path: answer.url?.path ?? "")
  }

  /// Below the ports that clients of this machine are given: nobody connects from it between now and the server's start. Each is
  /// given once, to tests that begin at the same moment too.
  static func freePort() -> UInt16 {
    while true {
      let port = lastPort.withLock { last in
        last = last >= 32_000 ? 10_500 : last + 1
        return last
      }
      if isFree(port) { return port }
    }
  }

  private static let lastPort = Mutex(UInt16(10_500 + getpid() % 20_000))

  private static func isFree(_ port: UInt16) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}

/// Somebody who signed in: the cookie of their session, and what their forms carry.
struct Browser: Sendable {
  let server: WebServer
  let cookie: String
  let token: String

  /// - Parameters:
  ///   - answer: that set the cookie.
  ///   - base: where the pages of a company they are in begin.
  ///   - path: of a page with a form.
  init(
    _ server: WebServer, _ answer: WebServer.Answer, base: String = "",
    page path: String = "/account"
  ) async throws {
    self.server = server
    cookie = String(try #require(answer.headers["set-cookie"]).prefix { $0 != ";" })
    let page = try await server.get("\(base)\(path)", ["Cookie": cookie]).text
    token = String(try #require(page.firstMatch(of: /name="form-token" value="([0-9a-f]+)"/)).1)
  }

  /// The same person at another node.
  init(server: WebServer, cookie: String, token: String) {
    self.server = server
    self.cookie = cookie
    self.token = token
  }

  func get(_ path: String) async throws -> WebServer.Answer {
    try await server.get(path, ["Cookie": cookie])
  }

  func post(_ path: String, _ fields: [String: String] = [:]) async throws -> WebServer.Answer {
    var form = FormFields().with("form-token", token)
    for (name, value) in fields { form = form.with(name, value) }
    return try await server.post(
      path, Array(form.encoded.utf8), type: "application/x-www-form-urlencoded",
      ["Cookie": cookie])
  }
}
