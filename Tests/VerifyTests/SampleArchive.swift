import Crypto
import Foundation
import Seal
import TestSupport

/// A small archive as SPEC-archive and SPEC-sealing describe it, made from them alone: four weeks of a shop over a month
/// and a year end, two documents of version 1, a payment, a refund, a change of key, closures, books.
struct SampleArchive {
  static let siren = "732829320"
  static let first = SealingKey(seed: [UInt8](repeating: 1, count: 32))!
  static let second = SealingKey(seed: [UInt8](repeating: 2, count: 32))!

  private struct Series {
    var sequence: Int64 = 0
    var head: [UInt8]
  }
  struct Document {
    let index: Int64
    let series: String
    let sequence: Int64
    let number: String
    let type: String
    let issued: String
    let entry: [UInt8]
    let salt: [UInt8]?
    let pdf: [UInt8]
    let xml: [UInt8]
    let gross: Int64
  }

  private(set) var entries: [[UInt8]] = []
  private(set) var checkpoints: [(size: Int64, note: String)] = []
  private(set) var documents: [Document] = []
  private var heads: [String: Series] = [:]
  private var tree = MerkleFrontier()
  private var key = first
  private var day = (totals: PeriodTotals(), name: "")
  private var month = PeriodTotals()
  private var year = PeriodTotals()
  private var perpetual = PerpetualTotals()
  private var time: Int64 = 0
  private var signatures: [String] = []

  static let days: [(day: String, ends: Int64)] = [
    ("2026-10-24", 1_792_879_200), ("2026-10-25", 1_792_969_200), ("2026-11-23", 1_795_474_800),
    ("2026-12-31", 1_798_758_000), ("2027-01-02", 1_798_930_800),
  ]

  /// - Parameter daily: documents on each day.
  init(daily: Int = 3) {
    addFirstVersion()
    for (index, day) in Self.days.enumerated() {
      time = (day.ends - 40_000) * 1_000_000
      self.day.name = day.day
      if index == 0 {
        event(
          "log-opened",
          [.init("program", "0.1.0"), .init("core", "2.0.0"), .init("key", publicKey(Self.first))])
      }
      if index == 3 { rotate() }
      for _ in 0..<daily { addDocument() }
      if index == 2 { addPayments() }
      sign()
      let isLast = index == Self.days.count - 1
      if !isLast { close(index) }
    }
  }

  private func publicKey(_ key: SealingKey) -> String { hexadecimal(key.publicKey.bytes) }

  // MARK: Entries

  private mutating func seal(_ fact: LogEntry.Fact, _ name: String, day: String, at time: Int64)
    -> LogEntry
  {
    var series =
      heads[name] ?? Series(head: SeriesHead.genesis(sellerSIREN: Self.siren, series: name).hash)
    series.sequence += 1
    let entry = LogEntry(
      companySIREN: Self.siren, position: tree.size, series: name, sequence: series.sequence,
      day: day, sealedAtMicroseconds: time, fact: fact, previous: series.head)
    series.head = entry.hash
    heads[name] = series
    append(entry.canonicalBytes)
    return entry
  }

  private mutating func append(_ bytes: [UInt8]) {
    entries.append(bytes)
    tree.append(entryHash: Array(SHA256.hash(data: bytes)))
  }

  private mutating func add(_ fact: LogEntry.Fact, _ series: String) -> LogEntry {
    time += 1_000_000
    let entry = seal(fact, series, day: day.name, at: time)
    try! day.totals.add(entry)
    try! perpetual.add(fact)
    return entry
  }

  private mutating func event(_ name: String, _ fields: [SealedEvent.Field]) {
    _ = add(.event(SealedEvent(name, fields)), "events")
  }

  private mutating func rotate() {
    let statement = KeyRotation.statement(
      companySIREN: Self.siren, old: Self.first.publicKey.bytes, new: Self.second.publicKey.bytes)
    event(
      "key-rotation",
      [
        .init("old-key", publicKey(Self.first)), .init("new-key", publicKey(Self.second)),
        .init("old-signature", hexadecimal(try! Self.first.sign(statement))),
        .init("new-signature", hexadecimal(try! Self.second.sign(statement))),
      ])
    key = Self.second
  }

  private func files(_ number: String) -> (pdf: [UInt8], xml: [UInt8]) {
    (
      Array("%PDF-1.7 \(number) ".utf8) + [UInt8](repeating: UInt8(tree.size % 251), count: 900),
      Array("<Invoice>\(number)</Invoice>\n".utf8)
    )
  }

  private mutating func addFirstVersion() {
    var head = SeriesHead.genesis(sellerSIREN: Self.siren, series: "F-2026-*")
    for sequence in Int64(1)...2 {
      let number = "F-2026-0000\(sequence)"
      let (pdf, xml) = files(number)
      let entry = SealEntry(
        sellerSIREN: Self.siren, series: "F-2026-*", sequence: sequence, number: number,
        type: "380", issueDate: "2026-10-23",
        sealedAtMicroseconds: 1_792_700_000_000_000 + sequence,
        currency: "EUR", netMinor: 1_000, vatMinor: 200, grossMinor: 1_200,
        xmlHash: Array(SHA256.hash(data: xml)), pdfHash: Array(SHA256.hash(data: pdf)),
        previous: head.hash)
      keep(
        number, "380", "2026-10-23", entry.hash, "F-2026-*", sequence, salt: nil, pdf, xml, 1_200)
      head = SeriesHead(
        sellerSIREN: Self.siren, series: "F-2026-*", sequence: sequence, hash: entry.hash)
      append(entry.canonicalBytes)
      signatures.append(
        "F-2026-* \(sequence) \(key.publicKey.fingerprint) \(hexadecimal(try! key.sign(head)))"
      )
      try! perpetual.add(
        .document(
          SealedDocument(
            isCreditNote: false, number: number, type: "380", issueDate: "", currency: "EUR",
            netMinor: 1_000, vatMinor: 200, grossMinor: 1_200, vatLines: [], refers: [],
            commitment: [])))
    }
    heads["F-2026-*"] = Series(sequence: 2, head: head.hash)
  }

  private mutating func addDocument() {
    let isCredit = documents.count % 4 == 3
    let series = "\(isCredit ? "A" : "F")-\(day.name.prefix(4))-*"
    let sequence = (heads[series]?.sequence ?? 0) + 1
    let number =
      String(series.dropLast()) + String(repeating: "0", count: 5 - "\(sequence)".count)
      + "\(sequence)"
    let (pdf, xml) = files(number)
    let net = Int64(1_000 + documents.count * 37)
    let salt = Array(SHA256.hash(data: Array("salt \(number)".utf8)))
    let document = SealedDocument(
      isCreditNote: isCredit, number: number, type: isCredit ? "381" : "380",
      issueDate: day.name, currency: "EUR", netMinor: net, vatMinor: net / 5,
      grossMinor: net + net / 5,
      vatLines: [.init(category: "S", rate: 2_000, base: net, tax: net / 5)],
      refers: isCredit ? ["F-2026-00001"] : [],
      commitment: SealedDocument.commitment(
        salt: salt, xmlHash: Array(SHA256.hash(data: xml)), pdfHash: Array(SHA256.hash(data: pdf))))
    let entry = add(.document(document), series)
    keep(
      number, document.type, day.name, entry.hash, series, sequence, salt: salt, pdf, xml,
      isCredit ? -document.grossMinor : document.grossMinor, at: entry.position)
  }

  private mutating func keep(
    _ number: String, _ type: String, _ issued: String, _ hash: [UInt8], _ series: String,
    _ sequence: Int64, salt: [UInt8]?, _ pdf: [UInt8], _ xml: [UInt8], _ gross: Int64,
    at position: Int64? = nil
  ) {
    documents.append(
      Document(
        index: position ?? tree.size, series: series, sequence: sequence, number: number,
        type: type, issued: issued, entry: hash, salt: salt, pdf: pdf, xml: xml, gross: gross))
  }

  private mutating func addPayments() {
    for isRefund in [false, true] {
      let payment = SealedPayment(
        isRefund: isRefund, number: isRefund ? "R-2026-1" : "E-2026-1", received: "2026-11-22",
        means: "card", currency: "EUR", minor: isRefund ? 300 : 1_200,
        shares: [.init(document: "F-2026-00003", minor: isRefund ? 300 : 1_200)])
      _ = add(.payment(payment), isRefund ? "R-2026-*" : "E-2026-*")
    }
  }

  // MARK: Closures and checkpoints

  private mutating func close(_ index: Int) {
    let (name, ends) = Self.days[index]
    let later = Self.days[index + 1].day
    closure(.day, name, name, day.totals, ends)
    try! month.add(day.totals)
    day.totals = PeriodTotals()
    guard later.prefix(7) != name.prefix(7) else { return }
    let last = name.hasPrefix("2026-11") ? "30" : "31"
    let endOfMonth: Int64 =
      ["2026-10": 1_793_487_600, "2026-11": 1_796_079_600, "2026-12": 1_798_758_000][
        String(name.prefix(7))]!
    closure(.month, "\(name.prefix(7))-01", "\(name.prefix(7))-\(last)", month, endOfMonth)
    try! year.add(month)
    month = PeriodTotals()
    guard later.prefix(4) != name.prefix(4) else { return }
    closure(.year, "2026-01-01", "2026-12-31", year, 1_798_758_000)
    year = PeriodTotals()
  }

  private mutating func closure(
    _ period: PeriodClosure.Period, _ from: String, _ through: String, _ totals: PeriodTotals,
    _ ends: Int64
  ) {
    let closure = PeriodClosure(
      period: period, from: from, through: through, totals: totals, perpetual: perpetual,
      treeSize: tree.size, treeRoot: tree.root)
    _ = seal(.closure(closure), period.series, day: through, at: ends * 1_000_000)
  }

  private mutating func sign() {
    let checkpoint = Checkpoint(companySIREN: Self.siren, size: tree.size, root: tree.root)
    checkpoints.append(
      (
        tree.size,
        checkpoint.note(
          signature: try! key.sign(Array(checkpoint.text.utf8)), by: key.publicKey)
      ))
  }

  // MARK: Files

  /// Everything but packs and index, by path.
  private func commonFiles() -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    files["LISEZMOI.txt"] = Array("Comment lire cette archive.\n".utf8)
    files["rows/company.jsonl"] = Array("{\"id\":{\"hex\":\"00\"},\"name\":\"Atelier\"}\n".utf8)
    files["log/entries.txt"] = Array(entries.joined(separator: [0x0A]))
    files["log/heads.txt"] = Array(signatures.map { $0 + "\n" }.joined().utf8)
    for one in checkpoints { files["log/checkpoints/\(one.size).txt"] = Array(one.note.utf8) }
    for key in [Self.first, Self.second] {
      let name = key.publicKey.fingerprint
      files["keys/\(name).txt"] = Array(
        "facturier/key/v1\nfingerprint: \(name)\nalgorithm: ed25519\npublic-key: \(publicKey(key))\nsince: 1795432800000000\n"
          .utf8)
    }
    files["ledger/\(Self.siren)FEC20261231.txt"] = Array(books().utf8)
    return files
  }

  private func books() -> String {
    var rows = [
      "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise"
    ]
    for (index, one) in documents.enumerated() {
      let date = one.issued.replacingOccurrences(of: "-", with: "")
      let amount = "\(abs(one.gross) / 100),\(String(format: "%02d", Int(abs(one.gross) % 100)))"
      let (debit, credit) = one.gross > 0 ? (amount, "0,00") : ("0,00", amount)
      for (account, debit, credit) in [("411000", debit, credit), ("707000", credit, debit)] {
        rows.append(
          "VE\tVentes\t\(index + 1)\t\(date)\t\(account)\tCompte\t\t\t\(one.number)\t\(date)\tVente\t\(debit)\t\(credit)\t\t\t\(date)\t\t"
        )
      }
    }
    return rows.map { $0 + "\r\n" }.joined()
  }

  static func described(_ path: String, _ bytes: [UInt8]) -> String {
    "{\"path\":\"\(path)\",\"size\":\(bytes.count),\"sha256\":\"\(hexadecimal(Array(SHA256.hash(data: bytes))))\"}"
  }

  /// Every file of the archive, by path, the index and its signature included.
  func files(signed: Bool = true, adding: [String: [UInt8]] = [:]) -> [String: [UInt8]] {
    var files = commonFiles().merging(adding) { $1 }
    let listed = files.sorted { $0.key < $1.key }.map { Self.described($0.key, $0.value) }
    var packs: [String] = []
    for (month, documents) in Dictionary(grouping: documents, by: { $0.issued.prefix(7) })
      .sorted(by: { $0.key < $1.key })
    {
      let manifest = pack("packs/\(month)", documents, &files)
      packs.append(
        "{\"name\":\"\(month)\",\"folder\":\"packs/\(month)\",\"month\":\"\(month)\",\"open\":true,\"documents\":\(documents.count),\"first\":\"\(documents.first!.number)\",\"last\":\"\(documents.last!.number)\",\"manifest\":\(manifest)}"
      )
    }
    let signer = signed ? ",\"signed\":\"\(key.publicKey.fingerprint)\"" : ""
    let index = Array(
      """
      {"format":"facturier/archive/v1","software":"Facturier 0.1.0","made":"2027-01-03T08:00:00.000000Z",
      "company":{"siren":"\(Self.siren)","name":"Lumière & Fils"},"periods":null,
      "log":{"size":\(entries.count),"file":"log/entries.txt"},"schema":["invoicing-0001-documents"]\(signer),
      "files":[\(listed.joined(separator: ",\n"))],
      "packs":[\(packs.joined(separator: ",\n"))],"destroyed":[]}

      """.utf8)
    files["facturier-archive.json"] = index
    if signed {
      let statement = Array(
        "facturier/archive-index/v1\n\(Self.siren)\n\(hexadecimal(Array(SHA256.hash(data: index))))\n"
          .utf8)
      files["facturier-archive.sig"] = Array(
        (hexadecimal(try! key.sign(statement)) + "\n").utf8)
    }
    return files
  }

  private func pack(_ folder: String, _ documents: [Document], _ files: inout [String: [UInt8]])
    -> String
  {
    var lines: [String] = []
    for one in documents {
      let salt = one.salt.map { "\"\(hexadecimal($0))\"" } ?? "null"
      files["\(folder)/pdf/\(one.number).pdf"] = one.pdf
      files["\(folder)/xml/\(one.number).xml"] = one.xml
      lines.append(
        "{\"kind\":\"document\",\"index\":\(one.index),\"series\":\"\(one.series)\",\"sequence\":\(one.sequence),\"number\":\"\(one.number)\",\"type\":\"\(one.type)\",\"issued\":\"\(one.issued)\",\"entry\":\"\(hexadecimal(one.entry))\",\"salt\":\(salt),\"pdf\":\(Self.described("pdf/\(one.number).pdf", one.pdf)),\"xml\":\(Self.described("xml/\(one.number).xml", one.xml))}"
      )
    }
    let rows = Array(documents.map { "{\"number\":\"\($0.number)\"}\n" }.joined().utf8)
    files["\(folder)/rows/invoice.jsonl"] = rows
    lines.append(
      "{\"kind\":\"rows\",\"table\":\"invoice\",\"rows\":\(documents.count),"
        + Self.described("rows/invoice.jsonl", rows).dropFirst())
    let manifest = Array(lines.map { $0 + "\n" }.joined().utf8)
    files["\(folder)/manifest.jsonl"] = manifest
    return Self.described("\(folder)/manifest.jsonl", manifest)
  }
}

extension TemporaryFolder {
  func write(_ files: [String: [UInt8]]) throws {
    for (path, bytes) in files {
      try FileManager.default.createDirectory(
        atPath: (file(path) as NSString).deletingLastPathComponent,
        withIntermediateDirectories: true)
      try write(path, bytes)
    }
  }
}
