import Kernel
import Money
import Seal

/// `facturier-archive.json`: what belongs to an archive (docs/specs/SPEC-archive.md, 2).
struct ArchiveIndex: Sendable {
  static let fileName = "facturier-archive.json"
  static let format = "facturier/archive/v1"

  struct File: Sendable, Hashable {
    /// Below the archive's folder.
    var path: String
    var facts: FileFacts
  }

  struct Pack: Sendable, Hashable {
    var name: String
    var folder: String
    var month: String
    var isOpen: Bool
    var documents: Int
    var first: String
    var last: String
    var manifest: File
  }

  struct Destroyed: Sendable, Hashable {
    var year: Int
    var on: String
    var documents: Int
  }

  var software: String
  var made: Instant
  var siren: String
  var companyName: String
  /// `nil`: everything.
  var periods: [String]?
  var logSize: Int64
  var schema: [String]
  /// Fingerprint of the key that signed the index; `nil` for one without a signature.
  var signedBy: String?
  var files: [File]
  var packs: [Pack]
  var destroyed: [Destroyed]

  var bytes: [UInt8] {
    let json = JSONWriter(pretty: true)
    json.object {
      json.field("format", Self.format)
      json.field("software", software)
      json.field("made", ISOInstant.text(made))
      json.object("company") {
        json.field("siren", siren)
        json.field("name", companyName)
      }
      json.key("periods")
      if let periods { json.array { periods.forEach { json.value($0) } } } else { json.null() }
      json.object("log") {
        json.field("size", logSize)
        json.field("file", "log/entries.txt")
      }
      json.array("schema") { schema.forEach { json.value($0) } }
      json.field("signed", signedBy)
      json.array("files") { for file in files { json.object { file.write(to: json) } } }
      json.array("packs") { for pack in packs { json.object { pack.write(to: json) } } }
      json.array("destroyed") {
        for year in destroyed {
          json.object {
            json.field("year", year.year)
            json.field("on", year.on)
            json.field("documents", year.documents)
          }
        }
      }
    }
    return json.bytes + [0x0A]
  }

  /// - Throws: `ArchiveProblem.notAnArchive`, `.newer`.
  static func read(_ folder: DurableFolder) throws -> ArchiveIndex {
    func fail(_ fr: String, _ en: String) -> ArchiveProblem {
      .notAnArchive(path: folder.path, reason: Text(fr: fr, en: en))
    }
    guard let bytes = FileReader.bytes(of: folder.file(fileName)) else {
      throw fail("\(fileName) manque ou est illisible.", "\(fileName) is missing or unreadable.")
    }
    guard let root = try? JSONParser.parse(bytes).root else {
      throw fail("\(fileName) n’est pas du JSON entier.", "\(fileName) is not whole JSON.")
    }
    guard root["format"]?.text == format else {
      throw ArchiveProblem.newer(path: folder.path, detail: root["format"]?.text ?? "?")
    }
    guard let index = ArchiveIndex(root) else {
      throw fail(
        "\(fileName) n’a pas la forme attendue.", "\(fileName) has not the expected shape.")
    }
    return index
  }

  private init?(_ root: JSONValue) {
    guard let siren = root["company"]?["siren"]?.text,
      let logSize = root["log"]?["size"]?.text.flatMap({ Int64($0) }),
      let made = root["made"]?.text.flatMap(ISOInstant.read),
      let files = root["files"], let packs = root["packs"]
    else { return nil }
    self.siren = siren
    self.logSize = logSize
    self.made = made
    software = root["software"]?.text ?? ""
    companyName = root["company"]?["name"]?.text ?? ""
    periods = root["periods"].flatMap { $0.isArray ? $0.elements.compactMap(\.text) : nil }
    schema = root["schema"]?.elements.compactMap(\.text) ?? []
    signedBy = root["signed"]?.text
    self.files = files.elements.compactMap(File.init)
    self.packs = packs.elements.compactMap(Pack.init)
    destroyed = root["destroyed"]?.elements.compactMap(Destroyed.init) ?? []
    guard self.files.count == files.elements.count, self.packs.count == packs.elements.count else {
      return nil
    }
  }

  init(
    software: String, made: Instant, siren: String, companyName: String, periods: [String]?,
    schema: [String], signedBy: String? = nil
  ) {
    self.software = software
    self.made = made
    self.siren = siren
    self.companyName = companyName
    self.periods = periods
    self.schema = schema
    self.signedBy = signedBy
    logSize = 0
    files = []
    packs = []
    destroyed = []
  }
}

extension ArchiveIndex.File {
  init?(_ json: JSONValue) {
    guard let path = json["path"]?.text, Self.isInside(path),
      let size = json["size"]?.text.flatMap({ Int($0) }),
      let hash = json["sha256"]?.text.flatMap({ digits($0) }), hash.count == 32
    else { return nil }
    self.init(path: path, facts: FileFacts(size: size, sha256: hash))
  }

  /// A path that leaves the archive's folder is no path of an archive.
  static func isInside(_ path: String) -> Bool {
    !path.hasPrefix("/") && !path.isEmpty
      && !path.split(separator: "/", omittingEmptySubsequences: false).contains {
        $0 == ".." || $0 == "." || $0.isEmpty
      }
  }

  func write(to json: JSONWriter) {
    json.field("path", path)
    json.field("size", facts.size)
    json.field("sha256", facts.hash)
  }
}

extension ArchiveIndex.Pack {
  init?(_ json: JSONValue) {
    guard let name = json["name"]?.text, let folder = json["folder"]?.text,
      ArchiveIndex.File.isInside(folder), let month = json["month"]?.text,
      let isOpen = json["open"]?.bool, let documents = json["documents"]?.text.flatMap({ Int($0) }),
      let manifest = json["manifest"].flatMap(ArchiveIndex.File.init)
    else { return nil }
    self.init(
      name: name, folder: folder, month: month, isOpen: isOpen, documents: documents,
      first: json["first"]?.text ?? "", last: json["last"]?.text ?? "", manifest: manifest)
  }

  func write(to json: JSONWriter) {
    json.field("name", name)
    json.field("folder", folder)
    json.field("month", month)
    json.field("open", isOpen)
    json.field("documents", documents)
    json.field("first", first)
    json.field("last", last)
    json.object("manifest") { manifest.write(to: json) }
  }
}

extension ArchiveIndex.Destroyed {
  init?(_ json: JSONValue) {
    guard let year = json["year"]?.text.flatMap({ Int($0) }) else { return nil }
    self.init(
      year: year, on: json["on"]?.text ?? "",
      documents: json["documents"]?.text.flatMap { Int($0) } ?? 0)
  }
}

/// Bytes of hexadecimal digits; nil where they are not.
func digits(_ text: String) -> [UInt8]? {
  let values = text.utf8.map { Character(Unicode.Scalar($0)).hexDigitValue }
  guard values.count % 2 == 0, !values.contains(nil) else { return nil }
  return stride(from: 0, to: values.count, by: 2).map {
    UInt8(values[$0]! << 4 | values[$0 + 1]!)
  }
}

/// "2026-11-26T08:10:00.000000Z".
enum ISOInstant {
  static func text(_ instant: Instant) -> String {
    let (days, rest) = instant.microseconds.quotientAndRemainder(dividingBy: 86_400_000_000)
    let day = LocalDate(dayNumber: Int32(days))
    let (seconds, micros) = rest.quotientAndRemainder(dividingBy: 1_000_000)
    return
      "\(day)T\(pad(seconds / 3_600, 2)):\(pad(seconds / 60 % 60, 2)):\(pad(seconds % 60, 2)).\(pad(micros, 6))Z"
  }

  static func read(_ text: String) -> Instant? {
    guard text.utf8.count == 27, text.hasSuffix("Z"), let day = LocalDate(String(text.prefix(10)))
    else { return nil }
    let numbers = text.dropFirst(11).dropLast().split { $0 == ":" || $0 == "." }.map { Int64($0) }
    guard numbers.count == 4, let hour = numbers[0], let minute = numbers[1],
      let second = numbers[2], let micros = numbers[3]
    else { return nil }
    let start = Instant(day, hour: Int(hour), minute: Int(minute), second: Int(second))
    return Instant(microseconds: start.microseconds + micros)
  }

  private static func pad(_ value: Int64, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
