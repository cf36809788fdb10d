import Seal

/// Checks the packs: every document against its sealed entry and its commitment, every file against the manifest.
struct PackCheck {
  let folder: ArchiveFolder
  let index: ArchiveIndex
  let places: LogPlaces
  private(set) var findings: [Finding] = []
  /// Files that manifests name.
  private(set) var named: Set<String> = []
  /// Entries whose document was found.
  private(set) var found: Set<Int> = []

  init(folder: ArchiveFolder, index: ArchiveIndex, places: LogPlaces) {
    self.folder = folder
    self.index = index
    self.places = places
  }

  mutating func check(_ pack: ArchiveIndex.Pack, present: [String: Int64]) {
    named.insert(pack.manifest.path)
    guard present[pack.manifest.path] != nil else { return }
    var tally = Tally()
    var splitter = Splitter(.line)
    var lines: [(bytes: [UInt8], line: Int)] = []
    do throws(ArchiveFolder.Unreadable) {
      try folder.pieces(of: pack.manifest.path) { piece in
        splitter.take(piece) { bytes, line, _ in lines.append((bytes, line)) }
        for one in lines { take(one.bytes, line: one.line, pack, present, &tally) }
        lines.removeAll(keepingCapacity: true)
        return true
      }
    } catch {
      findings.append(.unreadableFile(error))
    }
    splitter.finish { bytes, line, _ in lines.append((bytes, line)) }
    for one in lines { take(one.bytes, line: one.line, pack, present, &tally) }
    compare(pack, tally)
  }

  private struct Tally {
    var documents: Int64 = 0
    var first: String?
    var last: String?
    var lastIndex: Int64 = -1
    var hasRows = false
  }

  private mutating func compare(_ pack: ArchiveIndex.Pack, _ tally: Tally) {
    if pack.documents != tally.documents { findings.append(.packDiffers("documents", pack.name)) }
    if pack.first != tally.first { findings.append(.packDiffers("first", pack.name)) }
    if pack.last != tally.last { findings.append(.packDiffers("last", pack.name)) }
    if !pack.name.hasPrefix(pack.month) { findings.append(.packDiffers("month", pack.name)) }
  }

  private mutating func take(
    _ bytes: [UInt8], line: Int, _ pack: ArchiveIndex.Pack, _ present: [String: Int64],
    _ tally: inout Tally
  ) {
    let manifest = pack.manifest.path
    guard bytes.last == 0x0A, let json = JSONText(bytes.dropLast()), let kind = json["kind"]?.text
    else {
      findings.append(.manifestLine(manifest, line: line))
      return
    }
    switch kind {
    case "rows":
      guard let file = ArchiveIndex.file(json) else {
        findings.append(.manifestLine(manifest, line: line))
        return
      }
      tally.hasRows = true
      checkFile(file, in: pack, manifest, present, subject: nil)
    case "document":
      guard let document = ManifestDocument(json) else {
        findings.append(.manifestLine(manifest, line: line))
        return
      }
      tally.documents += 1
      tally.first = tally.first ?? document.number
      tally.last = document.number
      if document.index <= tally.lastIndex {
        findings.append(
          .manifestDiffers("index", file: manifest, line: line, document.number))
      }
      tally.lastIndex = document.index
      check(document, line: line, pack, present)
    default: findings.append(.manifestLine(manifest, line: line))
    }
  }

  // MARK: One document

  private mutating func check(
    _ document: ManifestDocument, line: Int, _ pack: ArchiveIndex.Pack, _ present: [String: Int64]
  ) {
    let manifest = pack.manifest.path
    let pdf = checkFile(document.pdf, in: pack, manifest, present, subject: document.number)
    let xml = checkFile(document.xml, in: pack, manifest, present, subject: document.number)
    guard let place = Int(exactly: document.index), let bytes = places.bytes(place),
      let entry = try? EntryDecoder.decode(bytes), let sealed = entry.document
    else {
      findings.append(.manifestDiffers("index", file: manifest, line: line, document.number))
      return
    }
    if !found.insert(place).inserted {
      findings.append(.documentTwice(file: manifest, line: line, document.number))
    }
    let name = Self.fileName(sealed.number)
    let members: [(String, Bool)] = [
      ("series", document.series == entry.series),
      ("sequence", document.sequence == entry.sequence),
      ("number", document.number == sealed.number), ("type", document.type == sealed.type),
      ("issued", document.issued == sealed.issued), ("entry", document.entry == sha256(bytes)),
      ("pdf/path", document.pdf.path == "pdf/\(name).pdf"),
      ("xml/path", document.xml.path == "xml/\(name).xml"),
      ("month", sealed.issued.hasPrefix(pack.month)),
    ]
    for (member, isSame) in members where !isSame {
      findings.append(.manifestDiffers(member, file: manifest, line: line, sealed.number))
    }
    guard let pdf, let xml else { return }
    checkCommitment(document, entry.content, pdf: pdf, xml: xml, line: line, pack, sealed.number)
  }

  private mutating func checkCommitment(
    _ document: ManifestDocument, _ content: DecodedEntry.Content, pdf: [UInt8], xml: [UInt8],
    line: Int, _ pack: ArchiveIndex.Pack, _ number: String
  ) {
    switch content {
    case .first(let entry):
      if document.salt != nil {
        findings.append(.manifestDiffers("salt", file: pack.manifest.path, line: line, number))
      }
      if entry.pdfHash != pdf {
        findings.append(.commitment(pack.folder + "/" + document.pdf.path, number))
      }
      if entry.xmlHash != xml {
        findings.append(.commitment(pack.folder + "/" + document.xml.path, number))
      }
    case .fact(.document(let entry)):
      let commitment = SealedDocument.commitment(
        salt: document.salt ?? [], xmlHash: xml, pdfHash: pdf)
      if commitment != entry.commitment {
        findings.append(.commitment(pack.folder + "/" + document.pdf.path, number))
      }
    default: break
    }
  }

  /// - Returns: the hash of the file as it lies there; `nil` if it is not there.
  @discardableResult
  private mutating func checkFile(
    _ file: ArchiveIndex.File, in pack: ArchiveIndex.Pack, _ manifest: String,
    _ present: [String: Int64], subject: String?
  ) -> [UInt8]? {
    let path = pack.folder + "/" + file.path
    if !named.insert(path).inserted { findings.append(.namedTwice(path, in: manifest)) }
    guard present[path] != nil else {
      findings.append(.missing(path))
      return nil
    }
    do throws(ArchiveFolder.Unreadable) {
      let (size, sha256) = try folder.hash(path)
      if size != file.size || sha256 != file.sha256 {
        findings.append(.altered(path, subject: subject))
      }
      return sha256
    } catch {
      findings.append(.unreadableFile(error))
      return nil
    }
  }

  /// The name of a document's files (SPEC-archive § 3).
  static func fileName(_ number: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var name: [UInt8] = []
    for byte in number.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "-"):
        name.append(byte)
      default: name += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: name, as: UTF8.self)
  }
}

/// A line of a manifest that describes a document.
private struct ManifestDocument {
  let index: Int64
  let series: String
  let sequence: Int64
  let number: String
  let type: String
  let issued: String
  let entry: [UInt8]
  let salt: [UInt8]?
  let pdf: ArchiveIndex.File
  let xml: ArchiveIndex.File

  init?(_ json: JSONText) {
    guard let index = json["index"]?.number, let series = json["series"]?.text,
      let sequence = json["sequence"]?.number, let number = json["number"]?.text,
      let type = json["type"]?.text, let issued = json["issued"]?.text,
      let entry = json["entry"]?.text.flatMap({ bytes(hexadecimal: $0) }), let salt = json["salt"],
      let pdf = json["pdf"].flatMap(ArchiveIndex.file),
      let xml = json["xml"].flatMap(ArchiveIndex.file)
    else { return nil }
    self.index = index
    self.series = series
    self.sequence = sequence
    self.number = number
    self.type = type
    self.issued = issued
    self.entry = entry
    self.salt = salt.text.flatMap { bytes(hexadecimal: $0) }
    self.pdf = pdf
    self.xml = xml
  }
}
