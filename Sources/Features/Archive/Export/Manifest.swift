import Invoicing
import Kernel
import Seal

/// `manifest.jsonl` of a pack (SPEC-archive, 3).
enum Manifest {
  static let fileName = "manifest.jsonl"

  struct Document: Sendable {
    var index: Int64
    var number: String
    var issued: String
    var entry: [UInt8]
    var salt: [UInt8]?
    var pdf: ArchiveIndex.File
    var xml: ArchiveIndex.File
  }

  struct Rows: Sendable {
    var table: String
    var count: Int
    var file: ArchiveIndex.File
  }

  enum Line: Sendable {
    case document(Document)
    case rows(Rows)
  }

  static func line(
    _ document: ArchivedDocument, pdf: ArchiveIndex.File, xml: ArchiveIndex.File
  ) -> [UInt8] {
    let json = JSONWriter()
    json.object {
      json.field("kind", "document")
      json.field("index", document.index)
      json.field("series", document.series)
      json.field("sequence", document.sequence)
      json.field("number", document.number)
      json.field("type", document.type)
      json.field("issued", document.issued)
      json.field("entry", hexadecimal(document.entryHash))
      json.field("salt", document.salt.map { hexadecimal($0) })
      json.object("pdf") { pdf.write(to: json) }
      json.object("xml") { xml.write(to: json) }
    }
    return json.bytes + [0x0A]
  }

  static func line(_ rows: Rows) -> [UInt8] {
    let json = JSONWriter()
    json.object {
      json.field("kind", "rows")
      json.field("table", rows.table)
      json.field("path", rows.file.path)
      json.field("rows", rows.count)
      json.field("size", rows.file.facts.size)
      json.field("sha256", rows.file.facts.hash)
    }
    return json.bytes + [0x0A]
  }

  /// Streams a manifest.
  ///
  /// - Returns: false at a line that is none.
  static func forEach(_ path: String, _ body: (Line) throws -> Void) rethrows -> Bool {
    guard let reader = FileReader(path) else { return false }
    while let line = reader.line() {
      guard let json = try? JSONParser.parse(line).root, let read = read(json) else { return false }
      try body(read)
    }
    return !reader.hasFailed
  }

  private static func read(_ json: JSONValue) -> Line? {
    switch json["kind"]?.text {
    case "document":
      guard let index = json["index"]?.text.flatMap({ Int64($0) }),
        let number = json["number"]?.text, let issued = json["issued"]?.text,
        let entry = json["entry"]?.text.flatMap({ digits($0) }),
        let pdf = json["pdf"].flatMap(ArchiveIndex.File.init),
        let xml = json["xml"].flatMap(ArchiveIndex.File.init)
      else { return nil }
      return .document(
        Document(
          index: index, number: number, issued: issued, entry: entry,
          salt: json["salt"]?.text.flatMap { digits($0) }, pdf: pdf, xml: xml))
    case "rows":
      guard let table = json["table"]?.text, let file = ArchiveIndex.File(json),
        let count = json["rows"]?.text.flatMap({ Int($0) })
      else { return nil }
      return .rows(Rows(table: table, count: count, file: file))
    default: return nil
    }
  }
}
