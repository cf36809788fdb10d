import Kernel
import Storage

/// The rows of a file of an archive, one at a time.
struct ArchivedRows {
  let shape: TableShape
  private let path: String
  private let reader: FileReader

  init(_ path: String, of shape: TableShape?, in archive: DurableFolder) throws {
    guard let shape else { throw ArchiveProblem.newer(path: archive.path, detail: path) }
    guard let reader = FileReader(archive.file(path)) else {
      throw ArchiveProblem.damaged([ArchiveFinding.missing(path)])
    }
    (self.shape, self.path, self.reader) = (shape, path, reader)
  }

  func next() throws -> [(column: String, value: SQLValue)]? {
    guard let line = reader.line() else { return nil }
    guard let row = RowText.read(line), row.allSatisfy({ shape.columns.contains($0.column) })
    else { throw ArchiveProblem.damaged([ArchiveFinding.damaged(path)]) }
    return row
  }
}
