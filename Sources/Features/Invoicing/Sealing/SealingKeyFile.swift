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
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      guard errno == ENOENT, mayCreate else {
        throw failure(path, errno == ENOENT ? missing : unreadable)
      }
      return try create(path)
    }
    defer { Glibc.close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & 0o077 == 0 else {
      throw failure(path, openToOthers)
    }
    var bytes = [UInt8](repeating: 0, count: 128)
    let count = read(descriptor, &bytes, bytes.count)
    guard count >= 64, let seed = seed(bytes[..<64]), let key = SealingKey(seed: seed) else {
      throw failure(path, damaged)
    }
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
      throw failure(path, unwritable)
    }
  }

  /// The key that no longer signs is kept under its fingerprint, and its place is left empty: another one signs from a
  /// token.
  ///
  /// - Returns: where it is kept.
  package static func putAway(_ path: String) throws -> String {
    let kept = try keep(path)
    guard unlink(path) == 0, syncFolder(of: path) else { throw failure(path, unwritable) }
    return kept
  }

  private static func keep(_ path: String) throws -> String {
    let old = try load(path, mayCreate: false)
    let kept = "\(path).\(old.publicKey.fingerprint)"
    if access(kept, F_OK) != 0, link(path, kept) != 0 { throw failure(path, unwritable) }
    return kept
  }

  /// The key that was prepared, if there is one.
  static func prepared(_ path: String) -> SealingKey? { try? load(next(path), mayCreate: false) }

  private static func next(_ path: String) -> String { path + ".next" }

  /// Written whole or not at all: temporary file, fsync, link under the final name, fsync of the folder.
  private static func create(_ path: String) throws -> SealingKey {
    makeFolder(of: path)
    let key = SealingKey.generate()
    let text = hexadecimal(key.seed) + "\n"
    let temporary = "\(path).\(getpid()).new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path, unwritable) }
    defer { unlink(temporary) }
    let written = text.withCString { write(descriptor, $0, text.utf8.count) }
    let synced = fsync(descriptor)
    Glibc.close(descriptor)
    guard written == text.utf8.count, synced == 0 else { throw failure(path, unwritable) }
    // `link` refuses to replace a key that another process made meanwhile; that one is then read.
    if link(temporary, path) != 0 { return try load(path, mayCreate: false) }
    _ = syncFolder(of: path)
    return key
  }

  /// Makes the name of a new file durable.
  static func syncFolder(of path: String) -> Bool {
    let folder = open(parent(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return false }
    defer { Glibc.close(folder) }
    return fsync(folder) == 0
  }

  static func makeFolder(of path: String) {
    var at = path.startIndex
    while let slash = path[at...].dropFirst().firstIndex(of: "/") {
      mkdir(String(path[..<slash]), 0o700)
      at = slash
    }
  }

  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func seed(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
    var seed: [UInt8] = []
    var high: UInt8?
    for digit in digits {
      guard let value = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
      if let first = high {
        seed.append(first << 4 | UInt8(value))
        high = nil
      } else {
        high = UInt8(value)
      }
    }
    return seed
  }

  private static func failure(_ path: String, _ reason: Text) -> InvoicingError {
    .sealingKey(path: path, reason: reason)
  }

  private static let missing = Text(
    fr: "elle manque. Remettez-la en place depuis votre sauvegarde.",
    en: "it is missing. Put it back from your backup.")
  private static let unreadable = Text(
    fr: "elle est illisible. Vérifiez ses droits.", en: "it cannot be read. Check its permissions.")
  private static let openToOthers = Text(
    fr: "d'autres utilisateurs peuvent la lire ; faites chmod 600.",
    en: "other users can read it; run chmod 600.")
  private static let damaged = Text(
    fr: "ce n'est pas une clé. Remettez-la en place depuis votre sauvegarde.",
    en: "it is not a key. Put it back from your backup.")
  private static let unwritable = Text(
    fr: "elle ne peut pas être écrite. Vérifiez le dossier et l'espace disque.",
    en: "it cannot be written. Check the folder and the disk space.")
}
