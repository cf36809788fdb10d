import Crypto
import EN16931
import Kernel
import Money
import Seal
import Storage

/// Follows a log from its first entry, as many entries at a time as wanted.
///
/// What is held grows with neither entries nor checkpoints. Parts may be read in transactions of their own, so that the
/// database is written and its own log emptied meanwhile. Entries and documents are only ever added, behind those that were
/// read; the end of the walk reads the last of them and the state they must lead to in one transaction. What somebody
/// changes meanwhile, past the triggers, is read if it lies ahead. If it lies behind it is as if it were changed after the
/// check, and the next one finds it, as it would after a check in one transaction, which reads the database as it was when it
/// began. An entry cannot pass from ahead to behind unseen: positions run without gap.
struct LogWalk {
  let company: CompanyID
  let siren: String
  /// Checkpoints that were kept elsewhere, which the log must go on from.
  private let known: [KeptCheckpoint]
  private(set) var report = LogReport()
  /// Of the last row that was read.
  private var cursor = Int64.min
  private var checkpoints = StoredCheckpoints.none
  private var kept: KeptCheckpoints?

  private var heads: [String: SeriesHead] = [:]
  private var frontier = MerkleFrontier()
  private var book = ClosureBook()
  private var day = ""
  private var sealedAt = Int64.min
  private var lastSigned: Int64 = 0
  /// All there is was sealed by version 1.
  private var isEarlier = true
  private var files: StoredFiles

  init(company: CompanyID, siren: String, against known: [KeptCheckpoint]) {
    self.company = company
    self.siren = siren
    self.known = known
    files = StoredFiles(company: company)
  }

  /// Reads on.
  ///
  /// - Parameter limit: how many entries at most.
  /// - Returns: whether it came to its end.
  mutating func read(_ limit: Int, in tx: borrowing Transaction) throws -> Bool {
    let before = report.entries
    if kept == nil {
      kept = KeptCheckpoints(
        known, siren: siren, keys: try CompanyStore.keys(of: company, in: tx))
    }
    checkpoints = try StoredCheckpoints(
      company, siren, above: frontier.size, through: frontier.size + Int64(limit), in: tx)
    try tx.forEach(
      """
      \(StoredEntry.select) WHERE e.company_id = \(company) AND e.position > \(cursor)
      ORDER BY e.position LIMIT \(limit)
      """
    ) { row in
      let entry = try StoredEntry(row, siren: siren)
      cursor = entry.position
      try take(entry, row, in: tx)
    }
    guard report.entries - before < limit else { return false }
    try finish(in: tx)
    return true
  }

  private mutating func note(_ what: LogFault.What, _ entry: StoredEntry) {
    report.faults.append(entry.fault(what))
  }

  private mutating func take(_ entry: StoredEntry, _ row: Row, in tx: borrowing Transaction) throws
  {
    report.entries += 1
    if entry.version != 1 { isEarlier = false }
    if !(1...2).contains(entry.version) { note(.entryChanged, entry) }
    if entry.position != frontier.size { note(.position(expected: frontier.size), entry) }
    let head =
      heads[entry.series] ?? .genesis(sellerSIREN: siren, series: entry.series)
    if entry.sequence != head.sequence + 1 {
      note(.sequence(expected: head.sequence + 1), entry)
    }
    checkTime(entry)
    try checkContent(entry, row, after: head, in: tx)
    heads[entry.series] = SeriesHead(
      sellerSIREN: siren, series: entry.series, sequence: entry.sequence, hash: entry.hash)
    frontier.append(entryHash: entry.hash)
    kept?.take(entry)
    kept?.reached(frontier)
    checkCheckpoint()
  }

  private mutating func checkTime(_ entry: StoredEntry) {
    let isClosure = entry.kind == "closure"
    if entry.day < day || (!isClosure && entry.sealedAt < sealedAt) { note(.timeGoesBack, entry) }
    day = max(day, entry.day)
    if !isClosure { sealedAt = max(sealedAt, entry.sealedAt) }
  }

  // MARK: Content

  private mutating func checkContent(
    _ entry: StoredEntry, _ row: Row, after head: SeriesHead, in tx: borrowing Transaction
  ) throws {
    if entry.kind == "closure" { return checkClosure(entry, after: head) }
    while let period = book.due(before: entry.day) {
      note(.closureMissing(period: period.rawValue), entry)
      try book.close(period)
    }
    guard entry.isDocument else {
      let canonical = bytes(entry, fields: Array((entry.fields ?? "").utf8), after: head)
      if Self.hash(canonical) != entry.hash { note(.entryChanged, entry) }
      if entry.kind == "payment" || entry.kind == "refund" {
        for fault in try PaymentRows.faults(of: entry, company, in: tx) { note(fault, entry) }
      }
      return count(keptFact(entry), entry)
    }
    report.documents += 1
    guard entry.number != nil else { return note(.documentMissing, entry) }
    try checkDocument(entry, row, after: head, in: tx)
  }

  private mutating func checkDocument(
    _ entry: StoredEntry, _ row: Row, after head: SeriesHead, in tx: borrowing Transaction
  ) throws {
    let document = try sealedDocument(entry, row, in: tx)
    if Self.hash(try canonical(entry, document, row, after: head)) != entry.hash {
      note(.entryChanged, entry)
    }
    if !entry.isDestroyed { try checkFiles(entry, row, in: tx) }
    if entry.version == 1 {
      try book.addEarlier(.document(document), day: entry.day)
    } else {
      count(.document(document), entry)
    }
  }

  private mutating func checkFiles(
    _ entry: StoredEntry, _ row: Row, in tx: borrowing Transaction
  ) throws {
    let (xml, pdf) = (try row.blobOrNil("xml_sha256"), try row.blobOrNil("pdf_sha256"))
    if entry.version == 2,
      SealedDocument.commitment(salt: entry.salt ?? [], xmlHash: xml ?? [], pdfHash: pdf ?? [])
        != entry.commitment
    {
      note(.commitment, entry)
    }
    let found = try files.find(of: entry.subject, in: tx)
    if found?.pdfHash != pdf || found?.xmlHash != xml { return note(.fileChanged, entry) }
    // A document that is not one of ours to read is shown by nothing but its file.
    if let subject = entry.subject, let document = found?.xml.flatMap(CheckedInvoice.sealed) {
      let rows = ShownRows(of: InvoiceID(raw: subject), company: company)
      for fault in try rows.faults(against: document.invoice, in: tx) { note(fault, entry) }
    }
  }

  /// The bytes that were sealed, from the rows of the document.
  func canonical(
    _ entry: StoredEntry, _ document: SealedDocument, _ row: Row, after head: SeriesHead
  ) throws -> [UInt8] {
    entry.version == 1
      ? try SealEntry(row, siren: siren, previous: head.hash).canonicalBytes
      : bytes(entry, fields: LogEntry.Fact.document(document).fields, after: head)
  }

  func sealedDocument(
    _ entry: StoredEntry, _ row: Row, in tx: borrowing Transaction
  ) throws -> SealedDocument {
    SealedDocument(
      isCreditNote: try row.text("direction") == "381",
      isTraining: entry.kind.hasPrefix("training-"), number: try row.text("number"),
      type: try row.text("type_code"), issueDate: try row.text("issue_date"),
      currency: try row.text("currency"), netMinor: try row.int64("net_minor"),
      vatMinor: try row.int64("vat_minor"), grossMinor: try row.int64("gross_minor"),
      vatLines: try vatLines(of: entry, in: tx), refers: entry.refers,
      commitment: entry.commitment ?? [])
  }

  private func vatLines(of entry: StoredEntry, in tx: borrowing Transaction) throws
    -> [SealedDocument.VATLine]
  {
    guard let subject = entry.subject else { return [] }
    return try tx.rows(Self.vat, company, subject.bytes) { row in
      SealedDocument.VATLine(
        category: try row.text(0), rate: try row.int64(1), base: try row.int64(2),
        tax: try row.int64(3))
    }
  }

  func bytes(_ entry: StoredEntry, fields: [UInt8], after head: SeriesHead) -> [UInt8] {
    LogEntry.canonicalBytes(
      companySIREN: siren, position: entry.position, series: entry.series,
      sequence: entry.sequence, kind: entry.kind, day: entry.day,
      sealedAtMicroseconds: entry.sealedAt, fields: fields, previous: head.hash)
  }

  static func hash(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

  // MARK: Totals

  private func keptFact(_ entry: StoredEntry) -> LogEntry.Fact {
    if entry.kind == "event" { return .event(SealedEvent("", [])) }
    return .payment(SealedPayment(fields: entry.fields ?? "", isRefund: entry.kind == "refund"))
  }

  private mutating func count(_ fact: LogEntry.Fact, _ entry: StoredEntry) {
    let counted = LogEntry(
      companySIREN: siren, position: entry.position, series: entry.series,
      sequence: entry.sequence, day: entry.day, sealedAtMicroseconds: entry.sealedAt, fact: fact,
      previous: [])
    do { try book.add(counted) } catch { note(.closureDiffers, entry) }
  }

  private mutating func checkClosure(_ entry: StoredEntry, after head: SeriesHead) {
    let stored = Array((entry.fields ?? "").utf8)
    if Self.hash(bytes(entry, fields: stored, after: head)) != entry.hash {
      note(.entryChanged, entry)
    }
    guard
      let period = PeriodClosure.Period.allCases.first(where: { $0.series == entry.series })
    else { return note(.closureDiffers, entry) }
    let closure = book.closure(of: period, size: frontier.size, root: frontier.root)
    let end = LocalDate(closure.through).map {
      Instant.startOfDayInParis($0.adding(days: 1)).microseconds
    }
    if LogEntry.Fact.closure(closure).fields != stored || closure.totals.isEmpty
      || entry.day != closure.through || entry.sealedAt != end
    {
      note(.closureDiffers, entry)
    }
    try? book.close(period)
  }

  // MARK: Checkpoints and the end

  private mutating func checkCheckpoint() {
    while let stored = checkpoints.next(frontier.size) {
      report.checkpoints += 1
      lastSigned = max(lastSigned, stored.size)
      if stored.size != frontier.size || stored.root != frontier.root {
        report.faults.append(LogFault(.checkpointRoot, position: stored.size))
      } else if !stored.isSigned {
        report.faults.append(LogFault(.checkpointSignature, position: stored.size))
      }
    }
  }

  private mutating func finish(in tx: borrowing Transaction) throws {
    let beyond = try StoredCheckpoints(company, siren, above: frontier.size, through: .max, in: tx)
    for stored in beyond.left {
      report.faults.append(LogFault(.checkpointRoot, position: stored.size))
    }
    let state = try LogState.load(company, siren: siren, in: tx)
    // After an upgrade, what version 1 sealed becomes the log's beginning when the company is next opened with its key.
    if state != nil || !isEarlier || lastSigned > 0 {
      if lastSigned < frontier.size {
        report.faults.append(LogFault(.checkpointMissing, position: frontier.size))
      }
      checkState(state)
    }
    report.faults += kept?.finish(size: frontier.size) ?? []
    try checkSeries(in: tx)
    try checkSubtrees(in: tx)
    try tx.forEach(Self.unsealed, company) { row in
      report.faults.append(
        LogFault(
          .unsealed, position: frontier.size, series: try row.text(0), sequence: try row.int64(1),
          number: try row.text(2)))
    }
  }

  private mutating func checkState(_ state: LogState?) {
    guard report.entries > 0 || state != nil else { return }
    if state?.frontier != frontier || state?.book != book {
      report.faults.append(
        LogFault(.end(expected: state?.frontier.size ?? 0), position: frontier.size))
    }
  }

  private mutating func checkSeries(in tx: borrowing Transaction) throws {
    try tx.forEach(
      "SELECT series, last_sequence, head_hash FROM number_series WHERE company_id = \(company)"
    ) { row in
      let name = try row.text(0)
      let head = heads.removeValue(forKey: name) ?? .genesis(sellerSIREN: siren, series: name)
      if try row.int64(1) != head.sequence || row.blob(2) != head.hash {
        report.faults.append(
          LogFault(
            .seriesHead, position: frontier.size, series: name, sequence: head.sequence))
      }
    }
    for head in heads.values.sorted(by: { $0.series < $1.series }) {
      report.faults.append(
        LogFault(
          .seriesHead, position: frontier.size, series: head.series, sequence: head.sequence))
    }
  }

  private mutating func checkSubtrees(in tx: borrowing Transaction) throws {
    // The root they make must be the one the entries made.
    guard report.isSound, frontier.size > 0 else { return }
    if try LogTree(company: company).root(size: frontier.size, in: tx) != frontier.root {
      report.faults.append(LogFault(.subtree, position: frontier.size))
    }
  }

  private static let vat = Statement(
    """
    SELECT category, rate_e2, base_minor, tax_minor FROM invoice_vat
    WHERE company_id = $1 AND invoice_id = $2 ORDER BY position
    """)
  private static let unsealed = Statement(
    """
    SELECT i.series, i.sequence, i.number FROM invoice i
    LEFT JOIN log_entry e ON e.company_id = i.company_id AND e.subject_id = i.id
    WHERE i.company_id = $1 AND e.position IS NULL ORDER BY i.series, i.sequence
    """)
}

extension StoredEntry {
  /// The documents it refers to, from the lines that were kept.
  fileprivate var refers: [String] {
    (fields ?? "").split(separator: "\n").compactMap { line in
      line.hasPrefix("refers: ") ? String(line.dropFirst("refers: ".count)) : nil
    }
  }
}

extension SealedPayment {
  /// What the totals count of a payment, from its lines.
  fileprivate init(fields: String, isRefund: Bool) {
    var values: [Substring: String] = [:]
    for line in fields.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      values[line[..<colon]] = String(line[colon...].dropFirst(2))
    }
    self.init(
      isRefund: isRefund, number: "", received: "", means: values["means"] ?? "",
      currency: values["currency"] ?? "", minor: values["amount"].flatMap(Int64.init) ?? 0,
      shares: [])
  }
}

extension SealEntry {
  /// Version 1, from the row of its document.
  fileprivate init(_ row: Row, siren: String, previous: [UInt8]) throws {
    self.init(
      sellerSIREN: siren, series: try row.text("series"), sequence: try row.int64("sequence"),
      number: try row.text("number"), type: try row.text("type_code"),
      issueDate: try row.text("issue_date"), sealedAtMicroseconds: try row.int64("sealed_at"),
      currency: try row.text("currency"), netMinor: try row.int64("net_minor"),
      vatMinor: try row.int64("vat_minor"), grossMinor: try row.int64("gross_minor"),
      xmlHash: try row.blobOrNil("xml_sha256") ?? [],
      pdfHash: try row.blobOrNil("pdf_sha256") ?? [],
      previous: previous)
  }
}
