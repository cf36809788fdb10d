import Accounts
import Glibc
import Kernel
import Storage

/// The key a server writes for programs of its own machine (`--api-key-file`). One that is in the file and still opens the
/// company stays.
enum LocalKey {
  static let name = "facturier serve --api-key-file"

  static func write(_ path: String, _ ring: KeyRing, _ database: Database) throws {
    let kept = contents(path)
    let made = try database.writeSync(.company(ring.company)) { tx in
      if let kept, try ring.opens(kept, in: tx) { return nil as APIKey.Token? }
      return try ring.make(
        name: name, permissions: Set(Permission.allCases), days: nil, maker: nil, in: tx)
    }
    if let made { try PrivateFile.store(made.text + "\n", in: path) }
  }

  private static func contents(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { Glibc.close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = read(descriptor, &bytes, bytes.count)
    return count > 0 ? String(decoding: bytes[..<count].filter { $0 > 0x20 }, as: UTF8.self) : nil
  }
}

/// A small file with a secret.
enum PrivateFile {
  /// Whole or not at all, and for its owner only.
  ///
  /// - Throws: `SiteProblem.keyFile`.
  static func store(_ text: String, in path: String) throws {
    let temporary = "\(path).\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path) }
    let written = text.withCString { Glibc.write(descriptor, $0, text.utf8.count) }
    Glibc.close(descriptor)
    guard written == text.utf8.count, rename(temporary, path) == 0 else { throw failure(path) }
  }

  private static func failure(_ path: String) -> SiteProblem {
    .keyFile(path: path, reason: String(cString: strerror(errno)))
  }
}
