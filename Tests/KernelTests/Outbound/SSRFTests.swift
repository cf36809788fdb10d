import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Kernel

/// Addresses merchants could type to have this machine call its own network (RELIABILITY § 6.6, S4).
///
/// The policy is the merchants' one, but for the port and the scheme, so that every row would reach the tripwire if its
/// address were not refused.
@Suite struct SSRFTests {
  /// Names as a hostile DNS would answer them.
  struct HostileResolver: Resolver {
    static let names: [String: [String]] = [
      "internal.example": ["127.0.0.1"], "mixed.example": ["93.184.215.14", "127.0.0.1"],
      "mixed-first.example": ["127.0.0.1", "93.184.215.14"], "six.example": ["::1"],
      "mapped.example": ["::ffff:127.0.0.1"], "metadata.example": ["169.254.169.254"],
      "carrier.example": ["100.100.100.200"], "ula.example": ["fd00:ec2::254"],
      "link.example": ["fe80::1"], "nat64.example": ["64:ff9b::7f00:1"],
      "teredo.example": ["2001:0:4136:e378:8000:63bf:3fff:fdd2"],
      "sixtofour.example": ["2002:7f00:1::"],
      "isatap.example": ["2600::5efe:7f00:1"], "zero.example": ["0.0.0.0"],
      "mixed-six.example": ["2606:2800:21f:cb07::1", "fc00::1"],
    ]

    func addresses(of host: String) async throws(OutboundFailure) -> [IPAddress] {
      if let known = Self.names[host] { return known.compactMap { IPAddress($0) } }
      return try await SystemResolver().addresses(of: host)
    }
  }

  /// Hosts; each stands before the tripwire's port.
  static let hosts = [
    // This machine, as it is and in disguise.
    "127.0.0.1", "127.0.0.2", "127.255.255.254", "0.0.0.0", "0.1.2.3", "localhost", "LOCALHOST",
    "localhost.", "0", "127.1", "127.0.1", "0x7f.1", "0x7f.0.0.1", "0x7f000001", "0X7F000001",
    "2130706433",
    "017700000001", "0177.0.0.1", "127.0.0.01", "127.000.000.001", "00127.0.0.1", "127.0.0.1.",
    "127。0。0。1",
    "１２７.0.0.1", "①②⑦.0.0.1", "%31%32%37.0.0.1", "127%2e0.0.1", "127.0.0.256",
    "[::1]", "[0:0:0:0:0:0:0:1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]",
    "[64:ff9b::127.0.0.1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::1]",
    "[2001:0:53aa:64c:0:5efe:80ff:fffe]", "[::1%25lo]", "[::1", "::1", "[127.0.0.1]",
    // Networks behind this machine.
    "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.168.255.255",
    "169.254.169.254", "169.254.0.1", "100.64.0.1", "100.100.100.200", "100.127.255.255",
    "168.63.129.16", "192.0.0.192", "[fd00:ec2::254]", "[fc00::1]", "[fdff::1]", "[fe80::1]",
    "[febf::1]", "[fec0::1]", "[::ffff:10.0.0.1]", "[::ffff:169.254.169.254]",
    "[64:ff9b::a9fe:a9fe]", "[2002:a00:1::]", "[2600::5efe:a9fe:a9fe]", "[2600::200:5efe:a00:1]",
    // What is nobody's.
    "192.0.2.1", "198.51.100.7", "203.0.113.9", "198.18.0.1", "198.19.255.255", "192.88.99.1",
    "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "[ff02::1]", "[2001:db8::1]",
    "[2001:2::1]", "[2001:10::1]", "[2001:20::1]", "[3fff::1]", "[100::1]", "[5f00::1]",
    // Who the address is said to be of, and who it is of.
    "example.com@127.0.0.1", "user:secret@127.0.0.1", "127.0.0.1#.example.com",
    "example.com\\@127.0.0.1",
    "127.0.0.1\\.example.com", "exa mple.com", "example.com\r\nHost: 127.0.0.1", "a..b",
    "-a.example",
    "a-.example", "",
  ]

  private static func client(_ port: UInt16, _ resolver: any Resolver = HostileResolver())
    -> OutboundClient
  {
    OutboundClient(
      AddressPolicy(ports: [Int(port)], isHTTPAllowed: true, isGlobalOnly: true), seconds: 5,
      resolver: resolver)
  }

  private static func outcome(_ client: OutboundClient, _ url: String) async -> String {
    do throws(OutboundFailure) {
      return "\(try await client.send(OutboundRequest(.post, url)).status)"
    } catch {
      return error.code
    }
  }

  @Test func `no address of this machine, its networks or nobody is called, however it is spelled`()
    async
  {
    let tripwire = HTTPReceiver()
    let client = Self.client(tripwire.port)
    var through: [String] = []
    let targets = Self.hosts + HostileResolver.names.keys.sorted()
    for host in targets {
      let outcome = await Self.outcome(client, "http://\(host):\(tripwire.port)/")
      if outcome != "outbound.address-refused" && outcome != "outbound.url-unreadable" {
        through.append("\(host): \(outcome)")
      }
    }
    #expect(targets.count >= 100)
    #expect(through == [])
    #expect(tripwire.connections == 0)
    // The wire is taut.
    let trusting = OutboundClient(
      .merchants(trusting: [try! OutboundURL(tripwire.origin)]), seconds: 5)
    #expect(await Self.outcome(trusting, tripwire.origin + "/") == "200")
    #expect(tripwire.connections == 1)
  }

  @Test(arguments: [
    "http://example.com/", "https://example.com:22/", "https://example.com:8080/",
    "http://example.com:443/",
  ])
  func `merchants' addresses are https on port 443`(url: String) async {
    let client = OutboundClient(.merchants(), resolver: HostileResolver())
    #expect(await Self.outcome(client, url) == "outbound.address-refused")
  }

  @Test(arguments: [
    "ftp://example.com/", "file:///etc/passwd", "gopher://127.0.0.1/", "javascript:alert(1)",
    "example.com",
    "//example.com/", "https:/example.com", "https://", "https:///x", "https://example.com:/",
    "https://example.com:0/", "https://example.com:65536/", "https://example.com:443:443/",
    "https://example.com:+443/", "https://exämple.com/", "https://example.com/é",
    "https://example.com/\n",
    " https://example.com/", "https://example.com/{x}",
  ])
  func `what is no plain address of the web is not read`(url: String) async {
    #expect(await Self.outcome(OutboundClient(.operators), url) == "outbound.url-unreadable")
  }

  @Test(arguments: [
    "8.8.8.8", "1.1.1.1", "93.184.215.14", "172.15.255.255", "172.32.0.1", "100.63.255.255",
    "100.128.0.0",
    "11.0.0.0", "223.255.255.255", "2606:4700:4700::1111", "2a01:e0a::1", "2001:200::1", "2003::1",
  ])
  func `addresses of the public Internet are global`(address: String) throws {
    #expect(try #require(IPAddress(address)).isGlobal)
  }

  @Test func `nothing leads on: a redirect is the answer, not a way`() async throws {
    let (first, tripwire) = (HTTPReceiver(), HTTPReceiver())
    first.behave(.redirect(tripwire.origin + "/inside"))
    let client = OutboundClient(.merchants(trusting: [try OutboundURL(first.origin)]), seconds: 5)
    #expect(await Self.outcome(client, first.origin + "/") == "302")
    #expect(tripwire.connections == 0)
  }

  /// Says one thing, then another, as a DNS with a lifetime of zero does.
  final class RebindingResolver: Resolver {
    private let answers: Mutex<[[String]]>
    let asked = Mutex(0)
    init(_ answers: [String]...) { self.answers = Mutex(answers) }

    func addresses(of host: String) async throws(OutboundFailure) -> [IPAddress] {
      asked.withLock { $0 += 1 }
      return answers.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }.compactMap {
        IPAddress($0)
      }
    }
  }

  @Test func `a name that was public when it was checked and is not when it is called is refused`()
    async throws
  {
    let tripwire = HTTPReceiver()
    let resolver = RebindingResolver(["93.184.215.14"], ["127.0.0.1"])
    let client = Self.client(tripwire.port, resolver)
    let url = "http://rebinding.example:\(tripwire.port)/"
    try await client.check(url)
    #expect(await Self.outcome(client, url) == "outbound.address-refused")
    #expect(tripwire.connections == 0)
  }

  @Test func `what was checked is what is connected to: the name is looked up once`() async throws {
    let (receiver, tripwire) = (HTTPReceiver(), HTTPReceiver())
    let resolver = RebindingResolver(["127.0.0.1"], ["127.0.0.9"])
    let url = "http://once.example:\(receiver.port)/path?q=1"
    let client = OutboundClient(
      .merchants(trusting: [try OutboundURL(url)]), seconds: 5, resolver: resolver)
    #expect(await Self.outcome(client, url) == "200")
    #expect(resolver.asked.withLock { $0 } == 1)
    #expect(receiver.taken[0].headers["host"] == "once.example:\(receiver.port)")
    #expect(receiver.taken[0].line == "POST /path?q=1 HTTP/1.1")
    #expect(tripwire.connections == 0)
  }
}
