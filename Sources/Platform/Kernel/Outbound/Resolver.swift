import Glibc
import NIOPosix

/// What a name stands for. Asked once for each call: what it said is what is checked and what is connected to.
package protocol Resolver: Sendable {
  /// - Returns: at least one.
  func addresses(of host: String) async throws(OutboundFailure) -> [IPAddress]
}

/// The machine's own: `/etc/hosts`, then the DNS.
package struct SystemResolver: Resolver {
  package init() {}

  /// Waiting for the DNS holds a thread; these wait for nothing else.
  private static let threads: NIOThreadPool = {
    let pool = NIOThreadPool(numberOfThreads: 8)
    pool.start()
    return pool
  }()

  package func addresses(of host: String) async throws(OutboundFailure) -> [IPAddress] {
    let found = try? await Self.threads.runIfActive { Self.lookUp(host) }
    guard let found, !found.isEmpty else { throw .unknownHost(host) }
    return found
  }

  private static func lookUp(_ host: String) -> [IPAddress] {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
    defer { freeaddrinfo(list) }
    var found: [IPAddress] = []
    var next = list
    while let entry = next {
      if let address = address(of: entry.pointee), !found.contains(address) {
        found.append(address)
      }
      next = entry.pointee.ai_next
    }
    return found
  }

  private static func address(of entry: addrinfo) -> IPAddress? {
    guard let socket = entry.ai_addr else { return nil }
    if entry.ai_family == AF_INET {
      return socket.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { pointer in
        withUnsafeBytes(of: pointer.pointee.sin_addr) { IPAddress(bytes: Array($0)) }
      }
    }
    guard entry.ai_family == AF_INET6 else { return nil }
    return socket.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { pointer in
      withUnsafeBytes(of: pointer.pointee.sin6_addr) { IPAddress(bytes: Array($0)) }
    }
  }
}
