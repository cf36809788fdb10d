import Crypto
import Glibc
import Kernel
import Seal

/// A folder files are written into so that a stop at any moment leaves each whole or absent.
struct DurableFolder: Sendable {
  let path: String

  init(_ path: String) { self.path = path.hasSuffix("/") ? String(path.dropLast()) : path }

  func file(_ name: String) -> String { path + "/" + name }
  func folder(_ name: String) -> DurableFolder { DurableFolder(file(name)) }
  func has(_ name: String) -> Bool { access(file(name), F_OK) == 0 }

  /// Makes the folder and those above it.
  func make() throws {
    var at = path.startIndex
    while let slash = path[at...].dropFirst().firstIndex(of: "/") {
      mkdir(String(path[..<slash]), 0o755)
      at = slash
    }
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw Self.failure(path) }
  }

  /// What is in it, without its subfolders' contents, by name; nothing where there is no folder.
  func names() -> [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Renames within the folder and makes it durable.
  func rename(_ name: String, to new: String) throws {
    guard Glibc.rename(file(name), file(new)) == 0 else { throw Self.failure(file(new)) }
    try sync()
  }

  /// What the folder lists survives a power cut.
  func sync() throws {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw Self.failure(path) }
  }

  /// The same of the folder and of every folder below it; their files are flushed when they are written.
  func syncAll() throws {
    for name in names() where folder(name).isFolder { try folder(name).syncAll() }
    try sync()
  }

  private var isFolder: Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Removes a file or a folder with all it holds; nothing where there is none.
  func remove(_ name: String) {
    let inner = folder(name)
    for child in inner.names() { inner.remove(child) }
    if rmdir(inner.path) != 0 { unlink(inner.path) }
  }

  static func failure(_ path: String) -> ArchiveProblem {
    .cannotWrite(path: path, reason: String(cString: strerror(errno)))
  }
}

/// Size and hash of a file.
struct FileFacts: Hashable, Sendable {
  var size: Int
  var sha256: [UInt8]

  init(size: Int, sha256: [UInt8]) {
    self.size = size
    self.sha256 = sha256
  }

  init(of bytes: [UInt8]) { self.init(size: bytes.count, sha256: Array(SHA256.hash(data: bytes))) }

  var hash: String { hexadecimal(sha256) }

  /// Of the file as it lies there; nil when it cannot be read.
  init?(reading path: String) {
    guard let reader = FileReader(path) else { return nil }
    var hasher = SHA256()
    var size = 0
    while let chunk = reader.next() {
      hasher.update(data: chunk)
      size += chunk.count
    }
    guard !reader.hasFailed else { return nil }
    self.init(size: size, sha256: Array(hasher.finalize()))
  }
}
