/// Where the public reaches this installation, and nothing of it but the verification of documents: "https://factures.example.fr".
package struct VerificationAddress: Sendable, Equatable, CustomStringConvertible {
  /// Without port, in lower case.
  package let host: String
  private let port: String

  /// - Returns: nil unless it is `https://`, a host name, and perhaps a port; a path would have to be taken off again by
  ///   whatever stands in front of us.
  package init?(_ text: String) {
    let scheme = "https://"
    guard text.hasPrefix(scheme), text.utf8.count <= 200 else { return nil }
    var rest = text.dropFirst(scheme.count)
    if rest.hasSuffix("/") { rest.removeLast() }
    let parts = rest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first?.lowercased(), Self.isHost(name) else { return nil }
    if parts.count == 2 {
      guard let number = UInt16(parts[1]), number > 0, String(number) == parts[1] else {
        return nil
      }
    }
    host = name
    port = parts.count == 2 ? ":\(parts[1])" : ""
  }

  /// Two labels or more, as they stand in the DNS: an accented name is written in its ASCII form.
  private static func isHost(_ name: String) -> Bool {
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2
      && labels.allSatisfy { label in
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
          && label.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
          }
      }
  }

  package var description: String { "https://\(host)\(port)" }
}

extension CompanyProfile {
  /// What the code on a document says; nil where the public has no address.
  package func address(of token: VerificationToken) -> String? {
    verificationAddress.map { "\($0)\(DocumentCheckPages.path(of: token))" }
  }
}
