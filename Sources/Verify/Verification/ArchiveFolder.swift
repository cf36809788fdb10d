import Crypto
import Glibc

/// Reads files of a folder with the system's calls; follows no link.
package struct ArchiveFolder: Sendable {
  package let path: String

  package init(_ path: String) { self.path = path }

  /// Why a file cannot be read.
  package struct Unreadable: Error {
    package let file: String
    package let reason: String

    package init(file: String, reason: String) {
      self.file = file
      self.reason = reason
    }
  }

  package struct Contents {
    /// Regular files, by path relative to the folder, with their sizes.
    var files: [String: Int64] = [:]
    /// What is neither a file nor a folder.
    var others: [String] = []
  }

  /// Everything below.
  func list() throws(Unreadable) -> Contents {
    var contents = Contents()
    var folders = [""]
    while let folder = folders.popLast() {
      guard let stream = opendir(path + "/" + folder) else { throw unreadable(folder) }
      defer { closedir(stream) }
      while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { buffer in
          String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
        }
        guard name != ".", name != ".." else { continue }
        let relative = folder.isEmpty ? name : folder + "/" + name
        var status = stat()
        guard lstat(path + "/" + relative, &status) == 0 else { throw unreadable(relative) }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: folders.append(relative)
        case S_IFREG: contents.files[relative] = Int64(status.st_size)
        default: contents.others.append(relative)
        }
      }
    }
    return contents
  }

  private func unreadable(_ file: String) -> Unreadable {
    Unreadable(file: file, reason: String(cString: strerror(errno)))
  }

  /// A whole file of at most `limit` bytes.
  package func read(_ file: String, limit: Int = 64 << 20) throws(Unreadable) -> [UInt8] {
    var all: [UInt8] = []
    try pieces(of: file) { piece in
      all.append(contentsOf: piece)
      return all.count <= limit
    }
    guard all.count <= limit else { throw Unreadable(file: file, reason: "> \(limit) bytes") }
    return all
  }

  /// A small file anywhere.
  package func read(absolute file: String) throws(Unreadable) -> [UInt8] {
    guard let slash = file.lastIndex(of: "/") else { return try read(file, limit: 1 << 20) }
    return try ArchiveFolder(slash == file.startIndex ? "/" : String(file[..<slash]))
      .read(String(file[file.index(after: slash)...]), limit: 1 << 20)
  }

  /// The whole file's size and SHA-256.
  func hash(_ file: String) throws(Unreadable) -> (size: Int64, sha256: [UInt8]) {
    var hasher = SHA256()
    var size: Int64 = 0
    try pieces(of: file) { piece in
      hasher.update(bufferPointer: piece)
      size += Int64(piece.count)
      return true
    }
    return (size, Array(hasher.finalize()))
  }

  /// Reads from the beginning, a quarter of a megabyte at a time, until the end or until `body` says no.
  func pieces(
    of file: String, _ body: (UnsafeRawBufferPointer) -> Bool
  ) throws(Unreadable) {
    let descriptor = open(path + "/" + file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw unreadable(file) }
    defer { close(descriptor) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      guard count >= 0 else { throw unreadable(file) }
      guard count > 0, body(UnsafeRawBufferPointer(rebasing: buffer[..<count])) else { return }
    }
  }

  /// A part of a file.
  func read(_ file: String, at offset: Int64, count: Int) throws(Unreadable) -> [UInt8] {
    let descriptor = open(path + "/" + file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw unreadable(file) }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: count)
    let read = bytes.withUnsafeMutableBytes {
      pread(descriptor, $0.baseAddress, count, off_t(offset))
    }
    guard read == count else { throw unreadable(file) }
    return bytes
  }
}

func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

/// Cuts a stream of bytes into entries at empty lines, or into lines.
struct Splitter {
  enum Unit { case entry, line }

  private let unit: Unit
  private var held: [UInt8] = []
  private(set) var line = 1
  private(set) var offset: Int64 = 0

  init(_ unit: Unit) {
    self.unit = unit
    held.reserveCapacity(4096)
  }

  /// Hands over each whole piece, its last LF included, with the line and byte where it begins.
  mutating func take(
    _ piece: UnsafeRawBufferPointer, _ body: ([UInt8], _ line: Int, _ offset: Int64) -> Void
  ) {
    for byte in piece {
      if unit == .entry, byte == 0x0A, held.last == 0x0A {
        hand(over: body)
        // The empty line itself.
        line += 1
        offset += 1
        endedWithSeparator = true
        continue
      }
      held.append(byte)
      endedWithSeparator = false
      if unit == .line, byte == 0x0A { hand(over: body) }
    }
  }

  /// An empty line with nothing after it.
  var isEmptyAfterSeparator: Bool { held.isEmpty && offset > 0 && endedWithSeparator }
  private var endedWithSeparator = false

  /// What is left at the end.
  mutating func finish(_ body: ([UInt8], _ line: Int, _ offset: Int64) -> Void) {
    if !held.isEmpty { hand(over: body) }
  }

  private mutating func hand(over body: ([UInt8], Int, Int64) -> Void) {
    body(held, line, offset)
    line += unit == .line ? 1 : held.count { $0 == 0x0A }
    offset += Int64(held.count)
    held.removeAll(keepingCapacity: true)
  }
}
