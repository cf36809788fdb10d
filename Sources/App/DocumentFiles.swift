import Crypto
import EN16931
import Foundation
import Glibc
import Invoicing
import Kernel
import PDF
import Storage

/// The folder of PDF files that `issue` fills: one file per document, named by its number. They are copies; what
/// counts is in the database, so a file lost by a crash is written again by the next run.
struct DocumentFiles {
  let folder: String

  init(folder: String) throws {
    self.folder = folder
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw StorageError.cannotOpen(path: folder, reason: error.localizedDescription)
    }
  }

  /// A number may hold "/", a file name may not.
  func path(of number: String) -> String {
    folder + "/" + String(number.map { $0 == "/" ? "_" : $0 }) + ".pdf"
  }

  /// Whether a file is there to its end. Nothing waits for these copies to reach the disk, so a power cut may leave a name
  /// with no bytes, or the first of them; the end of a PDF is a mark of its own.
  func isComplete(_ number: String) -> Bool {
    let descriptor = open(path(of: number), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { Glibc.close(descriptor) }
    let size = lseek(descriptor, 0, SEEK_END)
    var end = [UInt8](repeating: 0, count: 8)
    let count = pread(descriptor, &end, end.count, max(0, size - 8))
    return count > 0 && String(decoding: end[..<count], as: UTF8.self).contains("%%EOF")
  }

  /// Written under another name, then renamed: a file is there whole or not at all.
  func write(_ parts: [[UInt8]], number: String) throws {
    let path = path(of: number)
    let temporary = path + ".part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(temporary) }
    for part in parts {
      var rest = part[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          let error = failure(temporary)
          Glibc.close(descriptor)
          unlink(temporary)
          throw error
        }
        rest = rest.dropFirst(count)
      }
    }
    Glibc.close(descriptor)
    guard rename(temporary, path) == 0 else { throw failure(path) }
  }

  private func failure(_ path: String) -> StorageError {
    errno == ENOSPC ? .diskFull : .cannotOpen(path: path, reason: String(cString: strerror(errno)))
  }
}
