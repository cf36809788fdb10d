import Foundation
import Synchronization

/// Stands between a program and the tests' PostgreSQL, and cuts the line at the worst moment: when a commit is asked for.
package final class CuttingProxy: Sendable {
  package enum Cut: Sendable {
    /// The server never hears of the commit.
    case before
    /// It commits, and nobody hears that it did.
    case after
  }

  private let folder = TemporaryFolder(in: "/tmp")
  private let server: String
  private let next = Mutex<Cut?>(nil)
  private let listener: Int32
  private let listening: Line

  package init(_ server: TestServer = .shared) {
    self.server = server.socket
    listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    listening = Line(listener, users: 1)
    let bound = Self.withAddress(folder.file(".s.PGSQL.5432")) { bind(listener, $0, $1) }
    precondition(bound == 0 && listen(listener, 64) == 0, "no socket to listen on")
    Thread.detachNewThread { [weak self, listener, listening] in
      defer { listening.leave() }
      while true {
        let client = accept(listener, nil, nil)
        guard client >= 0 else { return }
        guard let self else {
          close(client)
          return
        }
        self.serve(client)
      }
    }
  }

  /// Ends the proxy: nobody else comes through it.
  package func stop() { listening.cut() }

  /// The URL of the same database, through here.
  package func url(_ url: String) -> String { url.replacing(server, with: folder.path) }

  /// Cuts the next commit, one.
  package func cutNextCommit(_ cut: Cut) { next.withLock { $0 = cut } }

  private func serve(_ client: Int32) {
    let upstream = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    let connected = Self.withAddress(server + "/.s.PGSQL.5432") { connect(upstream, $0, $1) }
    guard connected == 0 else { return [client, upstream].forEach { close($0) } }
    let line = Line(client, upstream, users: 2)
    Thread.detachNewThread {
      defer { line.leave() }
      Self.pump(from: client, to: upstream) { bytes in
        guard Self.isCommit(bytes),
          let kind = self.next.withLock({ next in
            defer { next = nil }
            return next
          })
        else { return true }
        if kind == .before {
          line.cut()
          return false
        }
        line.isAnswerLost.withLock { $0 = true }
        return true
      }
    }
    Thread.detachNewThread {
      defer { line.leave() }
      Self.pump(from: upstream, to: client) { _ in
        if line.isAnswerLost.withLock({ $0 }) {
          line.cut()
          return false
        }
        return true
      }
    }
  }

  /// Descriptors and the threads that use them: closed when the last has left, for a number given back is soon another's.
  private final class Line: Sendable {
    private let ends: [Int32]
    private let users: Mutex<Int>
    let isAnswerLost = Mutex(false)

    init(_ ends: Int32..., users: Int) {
      self.ends = ends
      self.users = Mutex(users)
    }

    func cut() {
      users.withLock { users in
        if users > 0 { ends.forEach { shutdown($0, Int32(SHUT_RDWR)) } }
      }
    }

    func leave() {
      users.withLock { users in
        users -= 1
        if users == 0 { ends.forEach { close($0) } }
      }
    }
  }

  /// The simple query `COMMIT`, as it goes over the line.
  private static func isCommit(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.first == UInt8(ascii: "Q") && bytes.dropFirst(5).starts(with: Array("COMMIT".utf8))
  }

  private static func pump(
    from source: Int32, to target: Int32, _ mayPass: (ArraySlice<UInt8>) -> Bool
  ) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(source, &buffer, buffer.count)
      guard count > 0, mayPass(buffer[..<count]) else { break }
      var sent = 0
      while sent < count {
        let wrote = buffer[sent..<count].withUnsafeBytes {
          send(target, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard wrote > 0 else { break }
        sent += wrote
      }
    }
    shutdown(target, Int32(SHUT_RDWR))
  }

  private static func withAddress(
    _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { room in
      for (index, byte) in path.utf8.enumerated() where index < room.count - 1 {
        room[index] = byte
      }
    }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}
