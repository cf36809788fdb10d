/// An address somebody wants to be called at, read strictly: what two readers could understand differently is refused.
package struct OutboundURL: Hashable, Sendable, CustomStringConvertible {
  package enum Scheme: String, Sendable {
    case http, https
    var port: Int { self == .https ? 443 : 80 }
  }

  package let scheme: Scheme
  /// In lower case, as TLS and the `Host` header name it; an address of version 6 without its brackets.
  package let host: String
  /// Where `host` is an address, not a name.
  package let literal: IPAddress?
  package let port: Int
  /// Path and query, beginning with "/".
  package let target: String

  static let limit = 2_000

  /// - Throws: `OutboundFailure.unreadable`, with what to write instead.
  package init(_ text: String) throws(OutboundFailure) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, bytes.count <= Self.limit else { throw .unreadable(OutboundWords.length) }
    guard bytes.allSatisfy({ $0 < 0x80 }) else { throw .unreadable(OutboundWords.ascii) }
    guard bytes.allSatisfy(Self.isPlain) else { throw .unreadable(OutboundWords.characters) }
    guard let colon = text.firstRange(of: "://"),
      let scheme = Scheme(rawValue: text[..<colon.lowerBound].lowercased())
    else { throw .unreadable(OutboundWords.scheme) }
    let rest = text[colon.upperBound...]
    guard !rest.contains("#") else { throw .unreadable(OutboundWords.fragment) }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    guard !authority.contains("@") else { throw .unreadable(OutboundWords.userInfo) }
    self.scheme = scheme
    (host, literal, port) = try Self.place(authority, scheme)
    let target = rest[authority.endIndex...]
    self.target = target.hasPrefix("/") ? String(target) : "/" + target
  }

  /// Visible, and not one of those that no address holds (RFC 3986, 2).
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7f && !"\"<>\\^`{|}".utf8.contains(byte)
  }

  private static func place(
    _ authority: Substring, _ scheme: Scheme
  ) throws(OutboundFailure) -> (String, IPAddress?, Int) {
    if authority.hasPrefix("[") {
      guard let end = authority.firstIndex(of: "]"),
        let address = IPAddress(
          String(authority[authority.index(after: authority.startIndex)..<end])),
        !address.isVersion4
      else { throw .unreadable(OutboundWords.host) }
      let port = try port(authority[authority.index(after: end)...], scheme)
      return (address.description, address, port)
    }
    let name = authority.prefix { $0 != ":" }.lowercased()
    let port = try port(
      authority[authority.index(authority.startIndex, offsetBy: name.count)...], scheme)
    if let address = IPAddress(name) { return (name, address, port) }
    guard isName(name) else { throw .unreadable(OutboundWords.host) }
    return (name, nil, port)
  }

  private static func port(_ text: Substring, _ scheme: Scheme) throws(OutboundFailure) -> Int {
    if text.isEmpty { return scheme.port }
    let digits = text.dropFirst()
    guard text.first == ":", (1...5).contains(digits.count), digits.allSatisfy(\.isWholeNumber),
      let port = Int(digits), (1...65_535).contains(port)
    else { throw .unreadable(OutboundWords.port) }
    return port
  }

  /// Labels of letters, digits and hyphens. One whose last label is a number is an address in disguise to some readers:
  /// "2130706433", "0x7f.1", "127.1", "017700000001".
  private static func isName(_ name: String) -> Bool {
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard name.utf8.count <= 253, let last = labels.last else { return false }
    if last.allSatisfy(\.isNumber) || last.hasPrefix("0x") { return false }
    return labels.allSatisfy { label in
      (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
        && label.utf8.allSatisfy { byte in
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "_")
        }
    }
  }

  /// The `Host` header: a usual port is not named.
  var authority: String {
    let host = literal.map { !$0.isVersion4 } == true ? "[\(host)]" : host
    return port == scheme.port ? host : "\(host):\(port)"
  }

  /// "https://example.com:8443".
  package var origin: String { "\(scheme.rawValue)://\(authority)" }

  package var description: String { origin + target }
}
