import Kernel
import Seal

/// What signs a company's log: a key in memory, read from its file, or one that never leaves a token.
package protocol SealingSigner: Sendable {
  var publicKey: SealingPublicKey { get }
  /// Ed25519 (RFC 8032), 64 bytes.
  ///
  /// - Throws: what stops sealing, and so issuing.
  func sign(_ bytes: [UInt8]) throws -> [UInt8]
}

extension SealingKey: SealingSigner {}

/// Where the key that signs lives.
package enum KeyPlace: Sendable, Equatable {
  case file(String)
  case token(TokenSettings)

  package var text: Text {
    switch self {
    case .file(let path): Text(fr: "fichier \(path)", en: "file \(path)")
    case .token(let token):
      Text(
        fr: "jeton « \(token.label) », clé « \(token.keyLabel) » (\(token.module))",
        en: "token “\(token.label)”, key “\(token.keyLabel)” (\(token.module))")
    }
  }
}
