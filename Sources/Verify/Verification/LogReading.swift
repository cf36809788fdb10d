import Seal

/// What the other checks need to know of each entry after the log was read: where it lies.
struct LogPlaces {
  /// Byte and line where each entry begins, and its length.
  private(set) var offsets: [Int64] = []
  private(set) var lines: [UInt32] = []
  private(set) var lengths: [UInt32] = []
  private let folder: ArchiveFolder
  private let file: String

  init(folder: ArchiveFolder, file: String) {
    self.folder = folder
    self.file = file
  }

  mutating func append(offset: Int64, line: Int, length: Int) {
    offsets.append(offset)
    lines.append(UInt32(truncatingIfNeeded: line))
    lengths.append(UInt32(truncatingIfNeeded: length))
  }

  func line(_ index: Int) -> Int { Int(lines[index]) }

  /// The bytes of an entry, read again.
  func bytes(_ index: Int) -> [UInt8]? {
    guard offsets.indices.contains(index) else { return nil }
    return try? folder.read(file, at: offsets[index], count: Int(lengths[index]))
  }
}

/// Reads `log/`: entries, checkpoints, signatures of version 1.
struct LogReading {
  private(set) var check: LogCheck
  private(set) var places: LogPlaces
  private(set) var findings: [Finding] = []
  /// Places of documents that a pack should hold, and of those that should be booked.
  private(set) var documents: Set<Int> = []
  private(set) var heads: [String: SeriesHead] = [:]

  /// - Parameter wantedHeads: "series sequence" of the heads whose hash is asked for.
  init(
    _ folder: ArchiveFolder, _ index: ArchiveIndex, keys: [SealingPublicKey],
    checkpoints: [KnownCheckpoint], wantedHeads: Set<String>
  ) throws(ArchiveFolder.Unreadable) {
    var check = LogCheck(siren: index.siren, keys: keys, checkpoints: checkpoints)
    var places = LogPlaces(folder: folder, file: index.logFile)
    var documents: Set<Int> = []
    var heads: [String: SeriesHead] = [:]
    var findings: [Finding] = []
    let take = { (bytes: [UInt8], line: Int, offset: Int64) in
      if bytes.first == 0x0A || bytes.last != 0x0A {
        findings.append(.logLayout(index.logFile, line: line))
      }
      let place = places.offsets.count
      places.append(offset: offset, line: line, length: bytes.count)
      guard let entry = check.take(bytes, line: line) else { return }
      if entry.document != nil, index.holds(day: entry.day) { documents.insert(place) }
      if !wantedHeads.isEmpty, wantedHeads.contains("\(entry.series) \(entry.sequence)") {
        heads["\(entry.series) \(entry.sequence)"] = SeriesHead(
          sellerSIREN: index.siren, series: entry.series, sequence: entry.sequence,
          hash: sha256(bytes))
      }
    }
    var splitter = Splitter(.entry)
    try folder.pieces(of: index.logFile) { piece in
      splitter.take(piece, take)
      return true
    }
    if splitter.isEmptyAfterSeparator {
      findings.append(.logLayout(index.logFile, line: splitter.line))
    }
    splitter.finish(take)
    check.finish()
    self.check = check
    self.places = places
    self.documents = documents
    self.heads = heads
    self.findings = findings + check.findings
    if check.size != index.logSize {
      self.findings.append(.logSize(check.size, expected: index.logSize))
    }
  }
}
