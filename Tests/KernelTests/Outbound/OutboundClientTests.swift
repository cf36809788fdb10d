import Foundation
import TestSupport
import Testing

@testable import Kernel

/// The one client: what it sends, and what it does not wait for.
@Suite struct OutboundClientTests {
  private func outcome(_ client: OutboundClient, _ request: OutboundRequest) async -> String {
    do throws(OutboundFailure) {
      let answer = try await client.send(request)
      return "\(answer.status) \(String(decoding: answer.body, as: UTF8.self))"
    } catch {
      return error.code
    }
  }

  @Test func `a request arrives as it was made, and its answer comes back`() async throws {
    let receiver = HTTPReceiver()
    receiver.behave(.status(418, "teapot"))
    let answer = try await OutboundClient(.operators).send(
      OutboundRequest(
        .post, receiver.origin + "/a/b?c=d", headers: [("X-One", "1")], body: Array("{}".utf8)))
    #expect(answer.status == 418)
    #expect(answer.body == Array("teapot".utf8))
    let taken = receiver.taken[0]
    #expect(taken.line == "POST /a/b?c=d HTTP/1.1")
    #expect(taken.headers["x-one"] == "1")
    #expect(taken.headers["content-length"] == "2")
    #expect(taken.text == "{}")
  }

  @Test func `no header can be smuggled into a request`() async {
    let receiver = HTTPReceiver()
    let request = OutboundRequest(.get, receiver.origin, headers: [("X-One", "1\r\nX-Two: 2")])
    #expect(
      await outcome(OutboundClient(.operators, seconds: 30), request) == "outbound.unreachable")
    #expect(receiver.taken.isEmpty)
  }

  @Test(arguments: [HTTPReceiver.Manner.silent, .trickle, .informing])
  func `a server that takes its time is left when the time is over`(manner: HTTPReceiver.Manner)
    async
  {
    let receiver = HTTPReceiver()
    receiver.behave(manner)
    let client = OutboundClient(.operators, seconds: 1)
    #expect(await outcome(client, OutboundRequest(.get, receiver.origin)) == "outbound.timed-out")
  }

  @Test func `an answer without end is refused, or cut where only its beginning matters`() async {
    let receiver = HTTPReceiver()
    receiver.behave(.flood)
    let request = OutboundRequest(.get, receiver.origin)
    let refusing = OutboundClient(.operators, answerLimit: 1_000)
    #expect(await outcome(refusing, request) == "outbound.answer-too-long")
    let cutting = OutboundClient(.operators, answerLimit: 3, overflow: .cuts)
    #expect(await outcome(cutting, request) == "200 xxx")
  }

  @Test func `an answer that ends too soon is none`() async {
    let receiver = HTTPReceiver()
    receiver.behave(.cut)
    let request = OutboundRequest(.get, receiver.origin)
    #expect(await outcome(OutboundClient(.operators), request) == "outbound.unreachable")
    receiver.stop()
  }

  @Test func `nobody there, and a name that is none`() async {
    let receiver = HTTPReceiver()
    receiver.stop()
    let request = OutboundRequest(.get, "http://127.0.0.1:1/")
    #expect(await outcome(OutboundClient(.operators), request) == "outbound.unreachable")
    let unknown = OutboundRequest(.get, "https://nowhere.invalid/")
    #expect(await outcome(OutboundClient(.merchants()), unknown) == "outbound.host-unknown")
  }

  /// A name that the DNS does not know stands for this machine.
  private struct FixedResolver: Resolver {
    func addresses(of host: String) async throws(OutboundFailure) -> [IPAddress] {
      [IPAddress("127.0.0.1")!]
    }
  }

  @Test func `TLS asks for the name at the checked address, and believes its authority only`()
    async throws
  {
    let folder = TemporaryFolder()
    let (certificate, key) = (folder.file("cert.pem"), folder.file("key.pem"))
    let made = try Program.tool([
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
      "-nodes", "-days", "2", "-subj", "/CN=hooks.example", "-addext",
      "subjectAltName=DNS:hooks.example", "-keyout", key, "-out", certificate,
    ])
    try #require(made.status == 0, "\(made.errors)")
    let server = try Running(
      "/usr/bin/python3",
      [
        Repository.path("Tests/TestSupport/tls_receiver.py"), certificate, key, folder.file("port"),
      ],
      [:])
    defer { server.kill() }
    _ = waiting(seconds: 120) { bytes(of: folder.file("port")) != nil || !server.isRunning }
    let port = try #require(
      bytes(of: folder.file("port")).flatMap { Int(String(decoding: $0, as: UTF8.self)) })
    func client(_ trust: OutboundTrust) -> OutboundClient {
      OutboundClient(
        AddressPolicy(ports: nil, isHTTPAllowed: false, isGlobalOnly: false),
        resolver: FixedResolver(), trust: trust)
    }
    let trusting = client(OutboundTrust(authority: certificate))
    #expect(
      await outcome(trusting, OutboundRequest(.get, "https://hooks.example:\(port)/x"))
        == "200 hooks.example hooks.example:\(port) /x")
    #expect(
      await outcome(trusting, OutboundRequest(.get, "https://other.example:\(port)/x"))
        == "outbound.untrusted")
    #expect(
      await outcome(client(.system), OutboundRequest(.get, "https://hooks.example:\(port)/x"))
        == "outbound.untrusted")
  }
}
