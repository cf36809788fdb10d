/// Which addresses may be called. It is asked twice: of an address as it is written, and of what its name stands for.
package struct AddressPolicy: Sendable {
  /// `nil` for any.
  let ports: Set<Int>?
  let isHTTPAllowed: Bool
  let isGlobalOnly: Bool
  /// "http://erp.intern:8069": reached whatever it stands for, because whoever runs this machine said so.
  let trusted: Set<String>

  init(ports: Set<Int>?, isHTTPAllowed: Bool, isGlobalOnly: Bool, trusted: Set<String> = []) {
    self.ports = ports
    self.isHTTPAllowed = isHTTPAllowed
    self.isGlobalOnly = isGlobalOnly
    self.trusted = trusted
  }

  /// For addresses whoever runs this machine gave in its environment: wherever it leads, they could go there themselves.
  package static let operators = AddressPolicy(
    ports: nil, isHTTPAllowed: true, isGlobalOnly: false)

  /// For addresses merchants type: `https`, port 443, machines of the public Internet.
  ///
  /// - Parameter trusted: origins of this installation's own network that may be called all the same.
  package static func merchants(trusting trusted: [OutboundURL] = []) -> AddressPolicy {
    AddressPolicy(
      ports: [443], isHTTPAllowed: false, isGlobalOnly: true, trusted: Set(trusted.map(\.origin)))
  }

  /// - Throws: `OutboundFailure.refused`.
  func check(_ url: OutboundURL) throws(OutboundFailure) {
    if trusted.contains(url.origin) { return }
    if url.scheme == .http, !isHTTPAllowed { throw .refused(OutboundWords.plainHTTP) }
    if let ports, !ports.contains(url.port) { throw .refused(OutboundWords.otherPort(url.port)) }
    if let literal = url.literal { try check([literal], of: url) }
  }

  /// One address that may not be called refuses the name: a name that stands for a machine outside and for one inside is a
  /// trap, or a mistake somebody must mend.
  func check(_ addresses: [IPAddress], of url: OutboundURL) throws(OutboundFailure) {
    guard isGlobalOnly, !trusted.contains(url.origin) else { return }
    guard addresses.allSatisfy(\.isGlobal) else {
      throw .refused(OutboundWords.notGlobal(url.host))
    }
  }
}
