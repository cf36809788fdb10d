import CPKCS11
import Kernel
import Seal
import Synchronization

/// A sealing key in a token. Each signature is checked before anything relies on it; a session that was lost is opened once
/// more, and if that fails too nothing is sealed.
package final class TokenKey: SealingSigner {
  package let publicKey: SealingPublicKey
  package let settings: TokenSettings
  private let state: Mutex<State>

  private struct State {
    var open: (session: TokenSession, key: ck_object_handle_t)?
    /// Tried again and again, a wrong PIN locks the token.
    var isPINRefused = false
  }

  /// The key of this fingerprint.
  ///
  /// - Returns: nil when the token has it not.
  package static func find(
    _ fingerprint: String, _ settings: TokenSettings
  ) throws(SealingError) -> TokenKey? {
    let session = try TokenSession(settings)
    defer { session.close() }
    return try session.keys().first { $0.publicKey.fingerprint == fingerprint }
      .map { TokenKey($0.publicKey, settings) }
  }

  /// A new key, made in the token.
  package static func make(
    _ settings: TokenSettings, chance: Chance
  ) throws(SealingError) -> TokenKey {
    let session = try TokenSession(settings, writing: true)
    defer { session.close() }
    return TokenKey(
      try session.generate(identifier: attributeBytes(UInt(chance.next()))), settings)
  }

  private init(_ publicKey: SealingPublicKey, _ settings: TokenSettings) {
    self.publicKey = publicKey
    self.settings = settings
    state = Mutex(State())
  }

  package func sign(_ bytes: [UInt8]) throws -> [UInt8] {
    try state.withLock { state in
      if state.isPINRefused { throw SealingError.tokenPIN(label: settings.label) }
      if let open = state.open {
        do { return try signed(bytes, open) } catch {
          open.session.close()
          state.open = nil
        }
      }
      do {
        let open = try opened()
        state.open = open
        return try signed(bytes, open)
      } catch SealingError.tokenPIN(let label) {
        state.isPINRefused = true
        throw SealingError.tokenPIN(label: label)
      }
    }
  }

  private func opened() throws(SealingError) -> (session: TokenSession, key: ck_object_handle_t) {
    let session = try TokenSession(settings)
    do throws(SealingError) {
      let found = try session.keys().first { $0.publicKey.fingerprint == publicKey.fingerprint }
      guard let found, let key = try session.privateKey(of: found) else {
        throw settings.failure(TokenWords.noKey(settings.keyLabel, publicKey.fingerprint))
      }
      return (session, key)
    } catch {
      session.close()
      throw error
    }
  }

  private func signed(
    _ bytes: [UInt8], _ open: (session: TokenSession, key: ck_object_handle_t)
  ) throws(SealingError) -> [UInt8] {
    let signature = try open.session.sign(bytes, with: open.key)
    guard publicKey.isValid(signature, for: bytes) else {
      throw settings.failure(TokenWords.badSignature)
    }
    return signature
  }
}
