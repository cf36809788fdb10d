import Foundation
import Synchronization

/// A server on a free port that keeps what it is sent and answers as it is told: the receiver of webhooks, and the wire
/// nobody may trip over.
package final class HTTPReceiver: Sendable {
  package struct Taken: Sendable {
    /// "POST /hooks HTTP/1.1".
    package let line: String
    /// By names in lower case.
    package let headers: [String: String]
    package let body: [UInt8]

    package var text: String { String(decoding: body, as: UTF8.self) }
  }

  package enum Manner: Sendable {
    case status(Int, String = "ok")
    case redirect(String)
    /// Takes the request and never answers.
    case silent
    /// A byte every tenth of a second, without end.
    case trickle
    /// A body without end, as fast as it is read.
    case flood
    /// Ends in the middle of what it announced.
    case cut
    /// Heads without end that say that the answer comes later.
    case informing
  }

  private struct State {
    var manner: Manner = .status(200)
    /// For the next requests, in turn; then `manner`.
    var script: [Manner] = []
    var taken: [Taken] = []
    var connections = 0
    var isClosed = false
  }

  package let port: UInt16
  private let listener: Int32
  private let state = Mutex(State())

  package init() {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = listener
    port = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        _ = bind(descriptor, address, length)
        _ = getsockname(descriptor, address, &length)
      }
      return UInt16(bigEndian: pointer.pointee.sin_port)
    }
    listen(listener, 64)
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(descriptor, nil, nil)
        guard connection >= 0, self != nil else {
          if connection >= 0 { close(connection) }
          close(descriptor)
          return
        }
        Thread.detachNewThread { [weak self] in
          self?.serve(connection)
          close(connection)
        }
      }
    }
  }

  deinit { stop() }

  package func stop() {
    let wasOpen = state.withLock { state in
      defer { state.isClosed = true }
      return !state.isClosed
    }
    if wasOpen { shutdown(listener, Int32(SHUT_RDWR)) }
  }

  package var origin: String { "http://127.0.0.1:\(port)" }
  package var taken: [Taken] { state.withLock { $0.taken } }
  package var connections: Int { state.withLock { $0.connections } }

  package func behave(_ manner: Manner) { state.withLock { $0.manner = manner } }
  package func behave(next script: [Manner]) { state.withLock { $0.script = script } }

  /// Waits for that many requests.
  package func taken(_ count: Int, seconds: Double = 20) -> [Taken] {
    _ = waiting(seconds: seconds) { taken.count >= count }
    return taken
  }

  // MARK: One connection, one request

  private func serve(_ connection: Int32) {
    state.withLock { $0.connections += 1 }
    guard let request = Self.read(connection) else { return }
    let manner = state.withLock { state in
      state.taken.append(request)
      return state.script.isEmpty ? state.manner : state.script.removeFirst()
    }
    answer(manner, connection)
  }

  private var isClosed: Bool { state.withLock { $0.isClosed } }

  private func answer(_ manner: Manner, _ connection: Int32) {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
    switch manner {
    case .status(let status, let body):
      Self.write(
        connection,
        "HTTP/1.1 \(status) Answer\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
      )
    case .redirect(let url):
      Self.write(
        connection, "HTTP/1.1 302 Found\r\nLocation: \(url)\r\nContent-Length: 0\r\n\r\n")
    case .silent:
      while !isClosed, Self.isAlive(connection) { usleep(20_000) }
    case .trickle:
      Self.write(connection, head + "\r\n")
      while !isClosed, Self.write(connection, " ") { usleep(100_000) }
    case .flood:
      Self.write(connection, head + "\r\n")
      let blanks = String(repeating: "x", count: 65_536)
      while !isClosed, Self.write(connection, blanks) {}
    case .cut: Self.write(connection, head + "Content-Length: 5000\r\n\r\nhalf")
    case .informing:
      while !isClosed, Self.write(connection, "HTTP/1.1 103 Early Hints\r\n\r\n") { usleep(10_000) }
    }
  }

  private static func read(_ connection: Int32) -> Taken? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < 1 << 22 {
      if let taken = taken(bytes) { return taken }
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      bytes += buffer.prefix(count)
    }
    return nil
  }

  private static func taken(_ bytes: [UInt8]) -> Taken? {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(
      separatedBy: "\r\n")
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let halves = line.split(separator: ":", maxSplits: 1)
      guard halves.count == 2 else { continue }
      headers[halves[0].lowercased()] = halves[1].trimmingCharacters(in: .whitespaces)
    }
    let body = bytes[end.upperBound...]
    guard body.count >= Int(headers["content-length"] ?? "0") ?? 0 else { return nil }
    return Taken(line: lines[0], headers: headers, body: Array(body))
  }

  @discardableResult
  private static func write(_ connection: Int32, _ text: String) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes {
        Foundation.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      bytes = bytes.dropFirst(count)
    }
    return true
  }

  private static func isAlive(_ connection: Int32) -> Bool {
    var byte: UInt8 = 0
    let count = recv(connection, &byte, 1, Int32(MSG_DONTWAIT) | Int32(MSG_PEEK))
    return count > 0 || (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
  }
}
