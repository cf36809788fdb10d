import Foundation
import Invoicing
import Kernel
import Shops
import TestSupport
import Testing

/// A node as its operators see it: the program itself, its endpoints and its signals.
@Suite(.serialized) struct NodeDoorsTests {
  /// Bytes on a connection, as they come.
  private func raw(_ port: UInt16, _ script: String) throws -> String {
    try Program.tool([
      "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/\(port); \(script); cat <&3",
    ]).output
  }

  private func eventually(_ condition: () async throws -> Bool) async throws -> Bool {
    for _ in 0..<400 {
      if try await condition() { return true }
      try await Task.sleep(for: .milliseconds(25))
    }
    return try await condition()
  }

  @Test func `a balancer's question needs no host and sets no cookie`() async throws {
    let server = try await WebServer()
    #expect(try await eventually { try await server.get("/ready").status == 200 })
    let answer = try raw(server.port, #"printf 'GET /ready HTTP/1.0\r\n\r\n' >&3"#)
    #expect(answer.hasPrefix("HTTP/1.1 200") || answer.hasPrefix("HTTP/1.0 200"), "\(answer)")
    #expect(answer.contains(#""status": "ready""#))
    #expect(!answer.lowercased().contains("set-cookie"))
    #expect(try await server.get("/live").text.contains("live"))
  }

  @Test func `told to end, it says so, goes on answering, and ends with 0`() async throws {
    let server = try await WebServer(options: ["--drain", "3"])
    #expect(try await eventually { try await server.get("/ready").status == 200 })
    server.interrupt()
    #expect(try await eventually { try await server.get("/ready").status == 503 })
    let unready = try await server.get("/ready", ["Accept-Language": "en"])
    #expect(unready.text.contains("node.draining"), "\(unready.text)")
    #expect(try await server.get("/invoices").status == 200)
    let ended = try server.end()
    #expect(ended.status == 0 && !ended.wasKilled, "\(ended.errors)")
  }

  @Test func `a second signal ends it at once`() async throws {
    let server = try await WebServer(options: ["--drain", "600"])
    server.interrupt()
    #expect(try await eventually { try await server.get("/ready").status == 503 })
    server.interrupt()
    #expect(try server.end().wasKilled)
  }

  @Test func `a request that is under way when it is told to end is answered`() async throws {
    let server = try await WebServer()
    let order = JSONOrder.encode(Merchant.order("1"))
    try server.merchant.folder.write("order", String(decoding: order, as: UTF8.self))
    let (port, path) = (server.port, server.merchant.folder.file("order"))
    let begun = server.merchant.folder.file("begun")
    async let answer = Task.detached {
      try raw(
        port,
        #"""
        printf 'POST /v1/orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: \#(order.count)\r\n\r\n' >&3
        head -c 20 \#(path) >&3; touch \#(begun); sleep 1; tail -c +21 \#(path) >&3
        """#)
    }.value
    #expect(try await eventually { bytes(of: begun) != nil })
    server.interrupt()
    let text = try await answer
    #expect(text.hasPrefix("HTTP/1.1 201"), "\(text)")
    #expect(try server.end().status == 0)
  }

  @Test func `a drain that makes no sense is refused`() throws {
    let ended = try Program.run(["serve", "--drain", "-1"])
    #expect(ended.status == 64)
  }
}
