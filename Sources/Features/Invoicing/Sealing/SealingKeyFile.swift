import Glibc
import Kernel
import Seal

/// The file of the sealing key: 64 hexadecimal digits of an Ed25519 seed, readable by its owner only, outside the
/// data folder so that a copy of the data is not enough to sign.
package enum SealingKeyFile {
  /// Reads the key, or makes it when there is none and `mayCreate`.
  ///
  /// - Throws: `InvoicingError.sealingKey` when it is missing, unreadable, damaged or open to others.
  package static func load(_ path: String, mayCreate: Bool) throws -> SealingKey {
    let file = KeyFile(path)
    do throws(KeyFile.Fault) {
      return try key(try file.read(), path)
    } catch  where error.isMissing && mayCreate {
      return try create(path)
    } catch {
      throw failure(path, error.reason)
    }
  }

  private static func key(_ seed: [UInt8], _ path: String) throws(KeyFile.Fault) -> SealingKey {
    guard let key = SealingKey(seed: seed) else { throw KeyFile.Fault(KeyFile.damaged) }
    return key
  }

  /// Another key beside the one in use, durable before anything says that it signs.
  package static func prepareNext(_ path: String) throws -> SealingKey {
    unlink(next(path))
    return try create(next(path))
  }

  /// The key that was prepared takes the place of the one in use, which is kept under its fingerprint. Done again after an
  /// interruption, nothing is lost.
  package static func adoptNext(_ path: String) throws {
    if access(path, F_OK) == 0 { _ = try keep(path) }
    guard rename(next(path), path) == 0, syncFolder(of: path) else {
      throw failure(path, KeyFile.unwritable)
    }
  }

  /// The key that no longer signs is kept under its fingerprint, and its place is left empty: another one signs from a
  /// token.
  ///
  /// - Returns: where it is kept.
  package static func putAway(_ path: String) throws -> String {
    let kept = try keep(path)
    guard unlink(path) == 0, syncFolder(of: path) else { throw failure(path, KeyFile.unwritable) }
    return kept
  }

  private static func keep(_ path: String) throws -> String {
    let old = try load(path, mayCreate: false)
    let kept = "\(path).\(old.publicKey.fingerprint)"
    if access(kept, F_OK) != 0, link(path, kept) != 0 { throw failure(path, KeyFile.unwritable) }
    return kept
  }

  /// The key that was prepared, if there is one.
  static func prepared(_ path: String) -> SealingKey? { try? load(next(path), mayCreate: false) }

  private static func next(_ path: String) -> String { path + ".next" }

  private static func create(_ path: String) throws -> SealingKey {
    do throws(KeyFile.Fault) {
      return try key(try KeyFile(path).create(SealingKey.generate().seed), path)
    } catch {
      throw failure(path, error.reason)
    }
  }

  /// Makes the name of a new file durable.
  static func syncFolder(of path: String) -> Bool { KeyFile(path).syncFolder() }

  static func makeFolder(of path: String) { KeyFile(path).makeFolder() }

  static func parent(of path: String) -> String { KeyFile(path).parent }

  private static func failure(_ path: String, _ reason: Text) -> InvoicingError {
    .sealingKey(path: path, reason: reason)
  }
}
