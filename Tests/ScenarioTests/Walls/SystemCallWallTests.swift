import Foundation
import Kernel
import TestSupport
import Testing

/// S5 and S7: what the server asks of the operating system while somebody tries to have it start a program, evaluate a text
/// or read a file that is not its own.
@Suite(.serialized, .ofSQLite) struct SystemCallWallTests {
  /// A server under strace, and what was traced since it was ready.
  private final class Traced {
    let merchant = Merchant()
    let mail: MailServer
    let server: WebServer
    private let before: Int

    init() async throws {
      mail = try MailServer()
      let trace = merchant.folder.file("trace")
      server = try await WebServer(
        merchant, environment: ["FACTURIER_SMTP_URL": "smtp://127.0.0.1:\(mail.port)"],
        under: [
          "strace", "-f", "-qq", "-s", "400", "-e", "trace=execve,execveat,open,openat", "-o",
          trace,
        ])
      before = (bytes(of: trace) ?? []).count
    }

    /// strace, killed, leaves the server: it is ended by the id every line begins with, the first one's.
    deinit {
      let trace = bytes(of: merchant.folder.file("trace")) ?? []
      let first = String(decoding: trace.prefix { $0 != 0x20 }, as: UTF8.self)
      if let id = Int32(first) { Foundation.kill(id, SIGKILL) }
    }

    /// One call a line: `1234 openat(AT_FDCWD, "/etc/passwd", O_RDONLY) = 3`.
    var calls: [Substring] {
      let trace = bytes(of: merchant.folder.file("trace")) ?? []
      return String(decoding: trace.dropFirst(before), as: UTF8.self).split(separator: "\n")
    }
  }

  /// Where it may open files; the rest of the machine is not its own.
  private func isOurs(_ path: String, _ traced: Traced) -> Bool {
    let own = [
      traced.merchant.folder.path, "/usr/share/zoneinfo", "/etc/localtime", "/proc/self/",
      "/usr/share/fonts", "/sys/fs/cgroup", "/proc/stat", "/sys/devices/system/cpu",
      // Names of hosts, for webhooks.
      "/etc/hosts", "/etc/resolv.conf", "/etc/nsswitch.conf", "/etc/host.conf", "/etc/gai.conf",
      "/etc/ld.so.cache", "/lib/x86_64-linux-gnu/libnss", "/lib/aarch64-linux-gnu/libnss",
      // What the database keeps beside a file while it sorts.
      NSTemporaryDirectory(), "/var/tmp/etilqs_", "/tmp/etilqs_",
    ]
    // The library of threads looks whether they run.
    if path.wholeMatch(of: /\/proc\/\d+\/stat/) != nil { return true }
    return own.contains { path.hasPrefix($0) } && !path.contains("..") && !path.contains("passwd")
  }

  @Test func `no text that is typed starts a program, is evaluated or opens a file`() async throws {
    let traced = try await Traced()
    let server = traced.server
    let marie = try await AccountDoorsTests.owner(server)
    var entries = HostileEntries(server, marie)
    try await entries.enter(HostileTexts.commands)
    #expect(entries.taken > 4 * HostileTexts.commands.count)
    let list = try await server.get("/v1/invoices?limit=100").text
    #expect(
      list.contains("{{7*191}}") && list.contains("$(touch /tmp/owned)"), "\(list.prefix(500))")
    for path in [
      "/invoices", "/v1/invoices?limit=100", "/account", "/keys", "/ledger", "/audit", "/webhooks",
    ] {
      let page = try await marie.get(path).text
      #expect(!page.contains("1337"), "\(path) computed something")
    }
    #expect(!FileManager.default.fileExists(atPath: "/tmp/owned"))
    try expectQuiet(traced)
  }

  @Test func `no address reads a file that is not ours`() async throws {
    let traced = try await Traced()
    let server = traced.server
    _ = try await server.get("/v1/invoices")
    let routes = try await Self.table().split(separator: "\n").map {
      $0.split(separator: " ").map(String.init)
    }
    .filter { $0[0] == "GET" && $0[1].contains(":") }
    #expect(routes.count > 20)
    for route in routes {
      for text in HostileTexts.paths {
        let path = route[1].split(separator: "/", omittingEmptySubsequences: false).map {
          $0.hasPrefix(":") ? text : String($0)
        }.joined(separator: "/")
        try await refused(server, path)
      }
    }
    for text in HostileTexts.paths {
      for path in [
        "/\(text)", "/assets/\(text)", "/v1/invoices/\(text).pdf", "/imports/\(text)/report.json",
      ] {
        try await refused(server, path)
      }
    }
    try expectQuiet(traced)
  }

  /// The routes of an installation like it: this one's database is held by the server.
  private static func table() async throws -> String {
    let other = Merchant()
    let first = try await WebServer(other)
    #expect(try first.stop().status == 0)
    return try Program.run(["routes", "--data", other.data, "--key", other.key]).output
  }

  private func refused(_ server: WebServer, _ path: String) async throws {
    let answer = try await RawHTTP.get(path, port: server.port, key: server.key)
    #expect(answer.status < 500, "\(path): \(answer.status)")
    for secret in ["root:x:0", "PRIVATE KEY", "SQLite format 3", "PATH="] {
      #expect(!answer.body.contains(secret), "\(path) told \(secret)")
    }
  }

  private func expectQuiet(_ traced: Traced) throws {
    let calls = traced.calls
    #expect(calls.filter { $0.contains(" execve") } == [])
    let opened = calls.compactMap {
      $0.firstMatch(of: /open(?:at)?\((?:AT_FDCWD, |\d+, )?"([^"]*)"/)
    }
    .map { String($0.1) }
    let strange = Set(opened).filter { !isOurs($0, traced) }
    #expect(strange.sorted() == [])
  }
}

/// A request exactly as it is written: other clients mend addresses before they ask.
enum RawHTTP {
  static func get(_ path: String, port: UInt16, key: String) async throws -> (
    status: Int, body: String
  ) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    // A server that never answers is found out, not waited for.
    var patience = timeval(tv_sec: 600, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let isConnected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    #expect(isConnected)
    let request = Array(
      "GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer \(key)\r\nConnection: close\r\n\r\n"
        .utf8)
    _ = request.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    var (answer, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count < 0, errno == EAGAIN { Issue.record("\(path): the answer does not end") }
      guard count > 0 else { break }
      answer += buffer.prefix(count)
    }
    let text = String(decoding: answer, as: UTF8.self)
    let status = text.firstMatch(of: /^HTTP\/1.1 (\d+)/).flatMap { Int($0.1) } ?? 0
    return (status, text)
  }
}
