import Glibc

/// An address of the Internet Protocol: the four bytes of version 4, or the sixteen of version 6.
package struct IPAddress: Hashable, Sendable, CustomStringConvertible {
  package let bytes: [UInt8]

  package init?(bytes: [UInt8]) {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    self.bytes = bytes
  }

  /// Its usual text and no other: "192.0.2.1", "2001:db8::1". Octal, hexadecimal and short spellings ("0x7f.1", "127.1") are
  /// none.
  package init?(_ text: String) {
    var bytes = [UInt8](repeating: 0, count: 16)
    if inet_pton(AF_INET, text, &bytes) == 1 {
      self.init(bytes: Array(bytes.prefix(4)))
    } else if inet_pton(AF_INET6, text, &bytes) == 1 {
      self.init(bytes: bytes)
    } else {
      return nil
    }
  }

  package var isVersion4: Bool { bytes.count == 4 }

  package var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    inet_ntop(isVersion4 ? AF_INET : AF_INET6, bytes, &text, socklen_t(text.count))
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

/// A block of addresses, "100.64.0.0/10".
struct IPBlock: Sendable {
  let start: [UInt8]
  let length: Int

  /// Of the source code: what is not one stops the program.
  init(_ text: StaticString) {
    let halves = "\(text)".split(separator: "/")
    guard halves.count == 2, let address = IPAddress(String(halves[0])), let length = Int(halves[1])
    else { preconditionFailure("\(text) is no block of addresses") }
    start = address.bytes
    self.length = length
  }

  func contains(_ address: IPAddress) -> Bool {
    guard address.bytes.count == start.count else { return false }
    let whole = length / 8
    guard address.bytes[..<whole] == start[..<whole] else { return false }
    let rest = length % 8
    return rest == 0 || address.bytes[whole] >> (8 - rest) == start[whole] >> (8 - rest)
  }
}

extension IPAddress {
  /// Whether it is one of the public Internet: of a single machine that anybody may reach.
  ///
  /// By the IANA registries of special-purpose addresses (RFC 6890 and those after it). Of version 6 only 2000::/3 is given
  /// out at all, so whatever is outside is refused without being named: loopback, unique local (fc00::/7), link-local
  /// (fe80::/10), multicast, and the ways to write an address of version 4 (::ffff:0:0/96, 64:ff9b::/96).
  package var isGlobal: Bool {
    if isVersion4 { return !Self.special4.contains { $0.contains(self) } }
    return Self.unicast.contains(self) && !Self.special6.contains { $0.contains(self) }
      && !isISATAP
  }

  private static let special4: [IPBlock] = [
    IPBlock("0.0.0.0/8"),  // this network (RFC 791)
    IPBlock("10.0.0.0/8"),  // private (RFC 1918)
    IPBlock("100.64.0.0/10"),  // shared by carriers (RFC 6598); metadata of one cloud
    IPBlock("127.0.0.0/8"),  // this machine
    IPBlock("168.63.129.16/32"),  // public by number, the inside of one cloud by use
    IPBlock("169.254.0.0/16"),  // link-local (RFC 3927); metadata of most clouds
    IPBlock("172.16.0.0/12"),  // private
    IPBlock("192.0.0.0/24"),  // protocol assignments (RFC 6890)
    IPBlock("192.0.2.0/24"),  // documentation (RFC 5737)
    IPBlock("192.88.99.0/24"),  // relays to 6to4 (RFC 7526)
    IPBlock("192.168.0.0/16"),  // private
    IPBlock("198.18.0.0/15"),  // benchmarks (RFC 2544)
    IPBlock("198.51.100.0/24"),  // documentation
    IPBlock("203.0.113.0/24"),  // documentation
    IPBlock("224.0.0.0/4"),  // multicast
    IPBlock("240.0.0.0/4"),  // reserved, and broadcast
  ]
  private static let unicast = IPBlock("2000::/3")
  private static let special6: [IPBlock] = [
    IPBlock("2001::/23"),  // protocol assignments: Teredo, benchmarks, ORCHID
    IPBlock("2001:db8::/32"),  // documentation (RFC 3849)
    IPBlock("2002::/16"),  // 6to4, which hides an address of version 4
    IPBlock("3fff::/20"),  // documentation (RFC 9637)
  ]

  /// An interface that hides an address of version 4 (RFC 5214): "…:0:5efe:10.0.0.1".
  private var isISATAP: Bool {
    (bytes[8] == 0 || bytes[8] == 2) && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == 0xfe
  }
}
