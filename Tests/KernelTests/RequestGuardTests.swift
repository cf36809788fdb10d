import Hummingbird
import Testing

@testable import Kernel

@Suite struct `Request guard` {
  private func permits(
    _ method: HTTPRequest.Method, site: String? = nil, origin: String? = nil
  ) -> Bool {
    var head = HTTPRequest(
      method: method, scheme: "http", authority: "localhost:8080", path: "/imports")
    head.headerFields[.secFetchSite] = site
    head.headerFields[.origin] = origin
    return SameOrigin.permits(Request(head: head, body: RequestBody(buffer: ByteBuffer())))
  }

  @Test func `reading is free from anywhere`() {
    #expect(permits(.get, site: "cross-site"))
    #expect(permits(.head, origin: "https://evil.example"))
  }

  @Test(arguments: [HTTPRequest.Method.post, .put, .patch, .delete])
  func `a change sent by another site is refused`(method: HTTPRequest.Method) {
    #expect(!permits(method, site: "cross-site"))
    #expect(!permits(method, site: "same-site"))
    #expect(!permits(method, site: "nonsense"))
    #expect(!permits(method, origin: "https://evil.example"))
    #expect(!permits(method, origin: "http://localhost:9090"))
    #expect(!permits(method, origin: "http://localhost:8080.evil.example"))
    #expect(!permits(method, origin: "null"))
    #expect(!permits(method, site: "cross-site", origin: "http://localhost:8080"))
  }

  @Test func `our own pages and programs may change things`() {
    #expect(permits(.post, site: "same-origin"))
    #expect(permits(.post, site: "none"))
    #expect(permits(.post, origin: "http://localhost:8080"))
    #expect(permits(.post))
  }

  @Test(arguments: [
    "localhost", "localhost:8080", "LOCALHOST:1", "127.0.0.1:8080", "[::1]:8080", "[::1]",
    "factures.example.fr", "factures.example.fr:443",
  ])
  func `hosts of this installation are known`(authority: String) {
    #expect(HostList(["Factures.example.fr"]).contains(authority))
  }

  @Test(arguments: [
    "evil.example", "localhost.evil.example", "127.0.0.1.nip.io:8080", "[::2]:8080", "",
    "localhost:", "localhost:80:80", "localhost:evil", "[::1]evil", "localhost@evil.example",
  ])
  func `other hosts are not`(authority: String) {
    #expect(!HostList(["factures.example.fr"]).contains(authority))
  }
}
