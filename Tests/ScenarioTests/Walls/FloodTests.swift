import Foundation
import Kernel
import TestSupport
import Testing

/// Crowds that only want to fill the memory or to keep others out: the server stays small, and serves whoever else comes.
@Suite(.serialized) struct FloodTests {
  /// The bar of all of them, in kilobytes: what the process ever held.
  private static let most = 300 * 1024

  private struct Report {
    let served: Int
    let unserved: [String]
    let tried: Int
    let answers: [String: Int]
    let faults: [String]
  }

  private func flood(_ way: String, _ server: WebServer, seconds: Int = 8) throws -> Report {
    let told = try Program.tool([
      "python3", Repository.path("Tests/ScenarioTests/Walls/flood.py"), way, "\(server.port)",
      server.key, "\(seconds)",
    ])
    #expect(told.status == 0, "\(told.errors)")
    let json = try JSONParser.parse(Array(told.output.utf8)).root
    func number(_ value: JSONValue?) -> Int { value?.text.flatMap { Int($0) } ?? 0 }
    return Report(
      served: number(json["served"]),
      unserved: json["unserved"]?.elements.compactMap(\.text) ?? [],
      tried: number(json["tried"]),
      answers: Dictionary(
        uniqueKeysWithValues: (json["answers"]?.members ?? []).map { ($0.key, number($0.value)) }
      ),
      faults: json["faults"]?.elements.compactMap(\.text) ?? [])
  }

  @Test(arguments: ["sign-in", "headers", "slow", "bodies", "idle"])
  func `a flood fills no memory, and others are served meanwhile`(way: String) async throws {
    let server = try await WebServer(options: ["--patience", "3"])
    let report = try flood(way, server)
    #expect(report.tried >= 10)
    #expect(report.served > 0 && report.unserved == [], "\(report)")
    #expect(report.faults == [], "\(report)")
    let peak = try #require(server.peakMemory)
    #expect(peak < Self.most, "\(way): \(peak) kB")
    if way == "headers" {
      #expect(report.answers["400", default: 0] > 0 && report.answers["200"] == nil, "\(report)")
    }
    if way == "bodies" {
      #expect(report.answers["413", default: 0] > 0 && report.answers["200"] == nil, "\(report)")
    }
    #expect(try await server.get("/v1/invoices").status == 200)
  }

  @Test func `a connection that says nothing, or a byte at a time, is ended`() async throws {
    let server = try await WebServer(options: ["--patience", "1"])
    let script = """
      import socket, sys, time
      def ended(first, drip):
        s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
        s.sendall(first)
        for _ in range(300):
          s.settimeout(0.2)
          try:
            if s.recv(65536) == b"": return True
          except TimeoutError: pass
          except ConnectionError: return True
          try:
            if drip: s.sendall(b"x")
          except OSError: return True
        return False
      post = b"POST /sign-in HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\nContent-Type: application/x-www-form-urlencoded\\r\\nContent-Length: 9000\\r\\n\\r\\n"
      print(ended(b"", False), ended(b"GET / HTTP/1.1\\r\\nx: ", True), ended(post, True),
        ended(b"GET /sign-in HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\n\\r\\n", False))
      """
    let told = try Program.tool(["python3", "-c", script, "\(server.port)"])
    #expect(told.output == "True True True True\n", "\(told.errors)")
  }
}

extension WebServer {
  /// The most memory its process ever held, in kilobytes.
  var peakMemory: Int? {
    let status = bytes(of: "/proc/\(processID)/status").map { String(decoding: $0, as: UTF8.self) }
    return status?.firstMatch(of: /VmHWM:\s+(\d+) kB/).flatMap { Int($0.1) }
  }
}
