import Glibc

/// A file with the 32 bytes of a key: 64 hexadecimal digits, readable by its owner only.
package struct KeyFile: Sendable {
  package let path: String

  package init(_ path: String) { self.path = path }

  /// Why there is no key; what to do.
  package struct Fault: Error {
    package let reason: Text
    package let isMissing: Bool

    package init(_ reason: Text, isMissing: Bool = false) {
      self.reason = reason
      self.isMissing = isMissing
    }
  }

  package func read() throws(Fault) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? Fault(Self.missing, isMissing: true) : Fault(Self.unreadable)
    }
    defer { Glibc.close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & 0o077 == 0 else {
      throw Fault(Self.openToOthers)
    }
    var bytes = [UInt8](repeating: 0, count: 128)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    guard count >= 64, let key = Self.key(bytes[..<64]) else { throw Fault(Self.damaged) }
    return key
  }

  /// Written whole or not at all: temporary file, fsync, link under the final name, fsync of the folder.
  ///
  /// - Returns: the key that is there now: another process may have been faster.
  package func create(_ key: [UInt8]) throws(Fault) -> [UInt8] {
    makeFolder()
    let text = Self.digits(key) + "\n"
    let temporary = "\(path).\(getpid()).new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Fault(Self.unwritable) }
    defer { unlink(temporary) }
    let written = text.withCString { write(descriptor, $0, text.utf8.count) }
    let synced = fsync(descriptor)
    Glibc.close(descriptor)
    guard written == text.utf8.count, synced == 0 else { throw Fault(Self.unwritable) }
    // `link` refuses to replace a key that another process made meanwhile; that one is then read.
    if link(temporary, path) != 0 { return try read() }
    _ = syncFolder()
    return key
  }

  /// Makes the name of a new file durable.
  package func syncFolder() -> Bool {
    let folder = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return false }
    defer { Glibc.close(folder) }
    return fsync(folder) == 0
  }

  package func makeFolder() {
    var at = path.startIndex
    while let slash = path[at...].dropFirst().firstIndex(of: "/") {
      mkdir(String(path[..<slash]), 0o700)
      at = slash
    }
  }

  package var parent: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func digits(_ key: [UInt8]) -> String {
    key.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func key(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
    var key: [UInt8] = []
    var high: UInt8?
    for digit in digits {
      guard let value = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
      if let first = high {
        key.append(first << 4 | UInt8(value))
        high = nil
      } else {
        high = UInt8(value)
      }
    }
    return key
  }

  package static let missing = Text(
    fr: "elle manque. Remettez-la en place depuis votre sauvegarde.",
    en: "it is missing. Put it back from your backup.")
  private static let unreadable = Text(
    fr: "elle est illisible. Vérifiez ses droits.", en: "it cannot be read. Check its permissions.")
  private static let openToOthers = Text(
    fr: "d'autres utilisateurs peuvent la lire ; faites chmod 600.",
    en: "other users can read it; run chmod 600.")
  package static let damaged = Text(
    fr: "ce n'est pas une clé. Remettez-la en place depuis votre sauvegarde.",
    en: "it is not a key. Put it back from your backup.")
  package static let unwritable = Text(
    fr: "elle ne peut pas être écrite. Vérifiez le dossier et l'espace disque.",
    en: "it cannot be written. Check the folder and the disk space.")
}
