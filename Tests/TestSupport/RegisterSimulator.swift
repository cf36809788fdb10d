import Foundation
import Synchronization

/// A server on a free port that answers like VIES and like "Recherche d'entreprises", well or badly, as it is told.
package final class RegisterSimulator: Sendable {
  package enum Manner: Sendable {
    /// VIES: `valid` with a consultation number; Sirene: an active company.
    case good
    /// VIES: not valid; Sirene: a company that has ceased.
    case bad
    /// Sirene: no company of that SIREN.
    case unknown
    /// VIES with status 200 and an error of its own, such as `MS_UNAVAILABLE`.
    case error(String)
    case status(Int)
    /// A body of our choice with status 200.
    case body(String)
    /// Takes the question and never answers.
    case silent
    /// A byte every tenth of a second, without end.
    case trickle
    /// Sends without end, as fast as it is read.
    case flood
    case redirect
    /// Ends in the middle of the body it announced.
    case cut
  }

  private struct State {
    var manner: Manner = .good
    var ofNumber: [String: Manner] = [:]
    var questions: [String] = []
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
          // Closed here and nowhere else: a number given back while somebody still accepts on it is soon another's.
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

  package var url: String { "http://127.0.0.1:\(port)" }

  /// For programs: both registers are this one.
  package var environment: [String: String] {
    ["FACTURIER_VIES_URL": url, "FACTURIER_SIRENE_URL": url]
  }

  /// What was asked, in order: the numbers.
  package var questions: [String] { state.withLock { $0.questions } }

  package func behave(_ manner: Manner) { state.withLock { $0.manner = manner } }
  package func behave(_ manner: Manner, about number: String) {
    state.withLock { $0.ofNumber[number] = manner }
  }

  // MARK: One connection, one request

  private func serve(_ connection: Int32) {
    guard let request = Self.read(connection) else { return }
    let isVIES = request.head.hasPrefix("POST /check-vat-number")
    let number = isVIES ? Self.vatNumber(request.body) : Self.siren(request.head)
    let manner = state.withLock { state in
      state.questions.append(number)
      return state.ofNumber[number] ?? state.manner
    }
    answer(
      manner, isVIES ? Self.vies(request.body, manner) : Self.sirene(number, manner), connection)
  }

  private func answer(_ manner: Manner, _ body: String, _ connection: Int32) {
    switch manner {
    case .good, .bad, .unknown: Self.send(connection, 200, body)
    case .error(let name):
      Self.send(
        connection, 200, #"{"actionSucceed":false,"errorWrappers":[{"error":"\#(name)"}]}"#)
    case .status(let status): Self.send(connection, status, "<html>Error \(status)</html>")
    case .body(let body): Self.send(connection, 200, body)
    case .silent:
      while !isClosed, Self.isAlive(connection) { usleep(20_000) }
    case .trickle:
      Self.write(connection, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{")
      while !isClosed, Self.write(connection, " ") { usleep(100_000) }
    case .flood:
      Self.write(connection, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{")
      let blanks = String(repeating: " ", count: 65_536)
      while !isClosed, Self.write(connection, blanks) {}
    case .redirect:
      Self.write(
        connection,
        "HTTP/1.1 302 Found\r\nLocation: \(url)/elsewhere\r\nContent-Length: 0\r\n\r\n")
    case .cut:
      Self.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{\"valid\": tr")
    }
  }

  private var isClosed: Bool { state.withLock { $0.isClosed } }

  private static func vies(_ question: String, _ manner: Manner) -> String {
    let number = vatNumber(question)
    let isValid = if case .bad = manner { false } else { true }
    let consultation = question.contains("requesterNumber") ? "WAPIAAAA\(number.suffix(6))" : ""
    return """
      {"countryCode":"\(number.prefix(2))","vatNumber":"\(number.dropFirst(2))",\
      "requestDate":"2026-11-23T11:00:00.000Z","valid":\(isValid),\
      "requestIdentifier":"\(consultation)","name":"\(isValid ? "Muster GmbH" : "---")",\
      "address":"\(isValid ? "Weg 1\\n10115 Berlin" : "---")","traderName":"---"}
      """
  }

  private static func sirene(_ siren: String, _ manner: Manner) -> String {
    if case .unknown = manner { return #"{"results":[],"total_results":0,"page":1}"# }
    let state = if case .bad = manner { "C" } else { "A" }
    return """
      {"results":[{"siren":"\(siren)","nom_complet":"HOTEL DU PARC","nom_raison_sociale":"HOTEL DU PARC",\
      "nature_juridique":"5499","etat_administratif":"\(state)","siege":{"adresse":"1 ALLEE DU PARC 44000 NANTES","numero_voie":"1",\
      "indice_repetition":null,"type_voie":"ALLEE","libelle_voie":"DU PARC","code_postal":"44000",\
      "libelle_commune":"NANTES"}}],"total_results":1,"page":1,"per_page":1,"total_pages":1}
      """
  }

  private static func vatNumber(_ body: String) -> String {
    field("countryCode", body) + field("vatNumber", body)
  }

  private static func field(_ name: String, _ json: String) -> String {
    guard let start = json.range(of: "\"\(name)\":\"") else { return "" }
    return String(json[start.upperBound...].prefix { $0 != "\"" })
  }

  private static func siren(_ head: String) -> String {
    guard let start = head.range(of: "q=") else { return "" }
    return String(head[start.upperBound...].prefix { $0.isNumber })
  }

  // MARK: Bytes

  private static func read(_ connection: Int32) -> (head: String, body: String)? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while bytes.count < 1 << 16 {
      let text = String(decoding: bytes, as: UTF8.self)
      if let end = text.range(of: "\r\n\r\n") {
        let head = String(text[..<end.lowerBound])
        let body = String(text[end.upperBound...])
        let length =
          head.range(of: "content-length: ", options: .caseInsensitive)
          .flatMap { Int(head[$0.upperBound...].prefix { $0.isNumber }) } ?? 0
        if body.utf8.count >= length { return (head, body) }
      }
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      bytes += buffer.prefix(count)
    }
    return nil
  }

  private static func send(_ connection: Int32, _ status: Int, _ body: String) {
    write(
      connection,
      "HTTP/1.1 \(status) Answer\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
    )
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
    let count = recv(
      connection, &byte, 1, Int32(MSG_DONTWAIT) | Int32(MSG_PEEK))
    return count > 0 || (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
  }
}
