import Seal

/// `facturier-archive.json` (SPEC-archive § 2).
struct ArchiveIndex {
  static let name = "facturier-archive.json"
  /// The signature of the index, where it says that there is one.
  static let signatureName = "facturier-archive.sig"

  struct File {
    let path: String
    let size: Int64
    let sha256: [UInt8]
  }

  struct Pack {
    let name: String
    let folder: String
    let month: String
    let documents: Int64
    let first: String?
    let last: String?
    let manifest: File
  }

  let siren: String
  let companyName: String
  let software: String
  let made: String
  let periods: [String]?
  let logSize: Int64
  let logFile: String
  let files: [File]
  let packs: [Pack]
  let destroyedYears: Set<String>
  /// Fingerprint of the key that signed it; `nil` for an index without a signature.
  let signedBy: String?

  /// `nil` where it is not one of this version.
  init?(_ bytes: [UInt8]) {
    guard let json = JSONText(bytes), json["format"]?.text == "facturier/archive/v1",
      let siren = json["company"]?["siren"]?.text, let logSize = json["log"]?["size"]?.number,
      let logFile = json["log"]?["file"]?.text, Self.isSafe(logFile),
      let files = json["files"]?.elements?.map(Self.file), !files.contains(where: { $0 == nil }),
      let packs = json["packs"]?.elements?.map(Self.pack), !packs.contains(where: { $0 == nil })
    else { return nil }
    self.siren = siren
    self.logSize = logSize
    self.logFile = logFile
    self.files = files.compactMap(\.self)
    self.packs = packs.compactMap(\.self)
    companyName = json["company"]?["name"]?.text ?? ""
    software = json["software"]?.text ?? ""
    made = json["made"]?.text ?? ""
    periods = json["periods"]?.elements?.compactMap(\.text)
    destroyedYears = Set(
      (json["destroyed"]?.elements ?? []).compactMap { $0["year"]?.number.map { "\($0)" } })
    signedBy = json["signed"]?.text
  }

  static func file(_ json: JSONText) -> File? {
    guard let path = json["path"]?.text, isSafe(path), let size = json["size"]?.number,
      let digits = json["sha256"]?.text, let sha256 = bytes(hexadecimal: digits),
      sha256.count == 32
    else { return nil }
    return File(path: path, size: size, sha256: sha256)
  }

  private static func pack(_ json: JSONText) -> Pack? {
    guard let name = json["name"]?.text, let folder = json["folder"]?.text, isSafe(folder),
      let month = json["month"]?.text, let documents = json["documents"]?.number,
      let manifest = json["manifest"].flatMap(file)
    else { return nil }
    return Pack(
      name: name, folder: folder, month: month, documents: documents,
      first: json["first"]?.text, last: json["last"]?.text, manifest: manifest)
  }

  /// A path that stays inside the folder.
  static func isSafe(_ path: String) -> Bool {
    !path.isEmpty && !path.utf8.contains(0)
      && path.split(separator: "/", omittingEmptySubsequences: false)
        .allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }

  /// Whether documents issued on a day belong to this archive.
  func holds(day: String) -> Bool {
    if destroyedYears.contains(String(day.prefix(4))) { return false }
    guard let periods else { return true }
    return periods.contains { day.hasPrefix($0) }
  }
}

/// What the key of the log signs of an index: "facturier/archive-index/v1", the SIREN and the SHA-256 of
/// `facturier-archive.json` in hexadecimal, each followed by LF. The file of the signature holds 128 hexadecimal digits
/// and LF.
package func archiveIndexStatement(siren: String, sha256: [UInt8]) -> [UInt8] {
  Array("facturier/archive-index/v1\n\(siren)\n\(hexadecimal(sha256))\n".utf8)
}
