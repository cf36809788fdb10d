import Crypto
import Foundation
import Kernel
import Money
import Seal

/// An archive of a log alone: invoices of two rates, a thousand a day, with closures and a checkpoint a day, as SPEC-archive
/// lays it out. Its files were not asked for (`periods` is empty), so that a log of a million is made in seconds.
struct BenchLog {
  private static let siren = "732829320"
  private static let perDay = 1_000
  private let key = SealingKey(seed: [UInt8](repeating: 7, count: 32))!
  private let entries: Int

  private var tree = MerkleFrontier()
  private var book = ClosureBook()
  private var heads: [String: (sequence: Int64, hash: [UInt8])] = [:]
  private var text: [UInt8] = []
  private var files: [(path: String, size: Int, sha256: [UInt8])] = []

  init(entries: Int) { self.entries = entries }

  func write(to path: String) throws {
    var log = self
    for folder in ["log/checkpoints", "keys"] {
      try FileManager.default.createDirectory(
        atPath: "\(path)/\(folder)", withIntermediateDirectories: true)
    }
    try log.make(path)
  }

  private mutating func make(_ path: String) throws {
    try seal(event: LocalDate(year: 2027, month: 1, day: 1)!)
    var day = LocalDate(year: 2027, month: 1, day: 1)!
    while tree.size < entries {
      for place in 0..<Self.perDay where tree.size < entries { try seal(invoice: place, on: day) }
      try sign(path)
      day = day.adding(days: 1)
      if tree.size < entries { try close(before: day) }
    }
    try put(text, "log/entries.txt", path)
    let print = key.publicKey.fingerprint
    try put(
      Array(
        "facturier/key/v1\nfingerprint: \(print)\nalgorithm: ed25519\npublic-key: \(hexadecimal(key.publicKey.bytes))\nsince: 1\n"
          .utf8), "keys/\(print).txt", path)
    let named = files.map { file in
      "{\"path\":\"\(file.path)\",\"size\":\(file.size),\"sha256\":\"\(hexadecimal(file.sha256))\"}"
    }
    let index = """
      {"format":"facturier/archive/v1","software":"bench","made":"2027-01-01T00:00:00.000000Z",
      "company":{"siren":"\(Self.siren)","name":"Bench"},"periods":[],
      "log":{"size":\(tree.size),"file":"log/entries.txt"},"schema":[],
      "files":[\(named.joined(separator: ",\n"))],"packs":[],"destroyed":[]}

      """
    try put(Array(index.utf8), "facturier-archive.json", path)
  }

  private mutating func put(_ bytes: [UInt8], _ name: String, _ path: String) throws {
    try Data(bytes).write(to: URL(filePath: "\(path)/\(name)"))
    files.append((name, bytes.count, Array(SHA256.hash(data: bytes))))
  }

  // MARK: Entries

  private mutating func seal(
    _ fact: LogEntry.Fact, _ series: String, day: String, at instant: Instant
  ) throws {
    let head =
      heads[series] ?? (0, SeriesHead.genesis(sellerSIREN: Self.siren, series: series).hash)
    let entry = LogEntry(
      companySIREN: Self.siren, position: tree.size, series: series, sequence: head.sequence + 1,
      day: day, sealedAtMicroseconds: instant.microseconds, fact: fact, previous: head.hash)
    let bytes = entry.canonicalBytes
    let hash = Array(SHA256.hash(data: bytes))
    if !text.isEmpty { text.append(0x0A) }
    text += bytes
    heads[series] = (entry.sequence, hash)
    if fact.kind != "closure" { try book.add(entry) }
    tree.append(entryHash: hash)
  }

  private mutating func seal(event day: LocalDate) throws {
    let event = SealedEvent(
      "log-opened",
      [
        .init("program", "bench"), .init("core", FiscalCore.label),
        .init("key", hexadecimal(key.publicKey.bytes)),
      ])
    try seal(.event(event), "events", day: day.description, at: .startOfDayInParis(day))
  }

  private mutating func seal(invoice place: Int, on day: LocalDate) throws {
    let series = "F-\(day.year)-*"
    let sequence = (heads[series]?.sequence ?? 0) + 1
    let net = Int64(1_000 + place * 37)
    let document = SealedDocument(
      isCreditNote: false, isTraining: false, number: "F-\(day.year)-\(sequence)", type: "380",
      issueDate: day.description, currency: "EUR", netMinor: 2 * net,
      vatMinor: net / 5 + net / 10, grossMinor: 2 * net + net / 5 + net / 10,
      vatLines: [
        .init(category: "S", rate: 2_000, base: net, tax: net / 5),
        .init(category: "S", rate: 1_000, base: net, tax: net / 10),
      ], refers: [], commitment: Array(SHA256.hash(data: Array("\(sequence)".utf8))))
    let start = Instant.startOfDayInParis(day)
    try seal(
      .document(document), series, day: day.description,
      at: Instant(microseconds: start.microseconds + Int64(place + 1) * 1_000_000))
  }

  private mutating func close(before day: LocalDate) throws {
    while let period = book.due(before: day.description) {
      let closure = book.closure(of: period, size: tree.size, root: tree.root)
      let end = LocalDate(closure.through)!.adding(days: 1)
      try seal(
        .closure(closure), period.series, day: closure.through, at: .startOfDayInParis(end))
      try book.close(period)
    }
  }

  private mutating func sign(_ path: String) throws {
    let checkpoint = Checkpoint(companySIREN: Self.siren, size: tree.size, root: tree.root)
    let note = checkpoint.note(
      signature: try key.sign(Array(checkpoint.text.utf8)), by: key.publicKey)
    try put(Array(note.utf8), "log/checkpoints/\(tree.size).txt", path)
  }
}
