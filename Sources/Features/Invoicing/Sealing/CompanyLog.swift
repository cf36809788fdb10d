import Kernel
import Money
import Seal
import Storage

/// A company's log inside a transaction that seals in it (SPEC-sealing).
///
/// Open it, append, close it: one transaction, one log at a time. If anything of it fails, the transaction is rolled back
/// and nothing was sealed; nothing is issued without a seal.
package struct CompanyLog {
  package let sealer: Sealer
  private var state: LogState
  private var moved: [String: Int64] = [:]
  private var signedSize: Int64

  /// How far the machine's clock may be behind the last entry.
  private static let clockTolerance: Int64 = 5 * 60
  /// At most this many entries are under one checkpoint.
  private static let checkpointDistance: Int64 = 256

  /// - Throws: `SealingError.quarantined` when the database is not where it is known to have been; `.clockBehindLog`;
  ///   `.highWaterMark` when an earlier mark is still not written.
  package static func open(_ sealer: Sealer, in tx: borrowing Transaction) throws -> CompanyLog {
    if let quarantine = sealer.mark.quarantine { throw SealingError.quarantined(quarantine) }
    try sealer.mark.settle()
    let log = try openAnyway(sealer, in: tx)
    // The database may have been put back, or another server may have taken over, under a running program.
    if let level = sealer.mark.level,
      let quarantine = try SealedLogCheck(sealer: sealer).quarantine(
        level, log.state.frontier, in: tx)
    {
      sealer.mark.quarantine(quarantine)
      throw SealingError.quarantined(quarantine)
    }
    return log
  }

  /// To seal what happened to a database in quarantine.
  static func openAnyway(_ sealer: Sealer, in tx: borrowing Transaction) throws -> CompanyLog {
    guard let state = try LogState.load(sealer.company, siren: sealer.siren, in: tx) else {
      throw SealingError.logDamaged
    }
    let log = CompanyLog(sealer: sealer, state: state, signedSize: state.frontier.size)
    try log.checkClock(in: tx)
    return log
  }

  private func checkClock(in tx: borrowing Transaction) throws {
    guard let day = state.book.day else { return }
    if tx.today.description < day || tx.now.adding(seconds: Self.clockTolerance) < state.sealedAt {
      throw SealingError.clockBehindLog(last: state.sealedAt, now: tx.now)
    }
  }

  private init(sealer: Sealer, state: LogState, signedSize: Int64) {
    self.sealer = sealer
    self.state = state
    self.signedSize = signedSize
  }

  package var size: Int64 { state.frontier.size }

  // MARK: Sealing

  /// Seals a fact of a numbered series: the caller numbers it and keeps the series' head.
  ///
  /// - Parameters:
  ///   - subject: the document or payment it is of.
  ///   - salt: of its commitment, kept beside it.
  /// - Returns: the hash of the entry, the new head of the series.
  package mutating func append(
    _ fact: LogEntry.Fact, series: String, sequence: Int64, after previous: [UInt8],
    subject: RawID? = nil, salt: [UInt8]? = nil, in tx: borrowing Transaction
  ) throws -> [UInt8] {
    try closeEndedPeriods(in: tx)
    state.sealedAt = max(state.sealedAt, tx.now)
    return try seal(
      fact, day: tx.today.description, at: state.sealedAt,
      SeriesHead(sellerSIREN: sealer.siren, series: series, sequence: sequence - 1, hash: previous),
      subject: subject, salt: salt, in: tx)
  }

  /// Seals an event of the books (JET).
  package mutating func record(_ event: SealedEvent, in tx: borrowing Transaction) throws {
    let head = try ownHead("events", in: tx)
    let hash = try append(
      .event(event), series: head.series, sequence: head.sequence + 1, after: head.hash, in: tx)
    try moveOwn(head, to: hash, in: tx)
  }

  /// Opens the log, seals one event, closes it.
  package static func record(
    _ event: SealedEvent, by sealer: Sealer, in tx: borrowing Transaction
  ) throws {
    var log = try open(sealer, in: tx)
    try log.record(event, in: tx)
    try log.close(in: tx)
  }

  private mutating func seal(
    _ fact: LogEntry.Fact, day: String, at instant: Instant, _ head: SeriesHead,
    subject: RawID? = nil, salt: [UInt8]? = nil, in tx: borrowing Transaction
  ) throws -> [UInt8] {
    let entry = LogEntry(
      companySIREN: sealer.siren, position: state.frontier.size, series: head.series,
      sequence: head.sequence + 1, day: day,
      sealedAtMicroseconds: instant.microseconds, fact: fact, previous: head.hash)
    let hash = entry.hash
    if entry.fact.kind != "closure" { try counting { try state.book.add(entry) } }
    try LogStore.insert(
      entry, hash: hash, subject: subject, salt: salt, of: sealer.company, in: tx)
    let company = sealer.company
    try state.frontier.append(entryHash: hash) { height, index, root in
      guard height % 8 == 0 else { return }
      try LogStore.insertSubtree(height, index, root, of: company, in: tx)
    }
    moved[head.series] = entry.sequence
    if state.frontier.size % Self.checkpointDistance == 0 { try sign(in: tx) }
    return hash
  }

  // MARK: Closing

  /// Takes in the events that wait, signs the log as it now stands, and keeps where it is; once durable, the mark is raised.
  package mutating func close(in tx: borrowing Transaction) throws {
    for event in try PendingEvents.take(of: sealer.company, in: tx) { try record(event, in: tx) }
    guard !moved.isEmpty else { return }
    try sign(in: tx)
    try state.save(sealer.company, in: tx)
    let mark = sealer.mark
    let (size, root, series) = (state.frontier.size, state.frontier.root, moved)
    tx.afterCommit { mark.note(size: size, root: root, series: series) }
    tx.afterCommit(once: mark) { try mark.settle() }
    moved = [:]
  }

  private mutating func sign(in tx: borrowing Transaction) throws {
    guard state.frontier.size > signedSize else { return }
    let checkpoint = Checkpoint(
      companySIREN: sealer.siren, size: state.frontier.size, root: state.frontier.root)
    let signature = try sealer.key.sign(Array(checkpoint.text.utf8))
    try LogStore.insert(
      checkpoint, signature: signature, by: sealer.keyFingerprint, of: sealer.company, in: tx)
    signedSize = state.frontier.size
  }

  /// Seals what waits: events, and closures of periods that are over.
  package static func tend(_ sealer: Sealer, in tx: borrowing Transaction) throws {
    var log = try open(sealer, in: tx)
    try log.closeEndedPeriods(in: tx)
    try log.close(in: tx)
  }

  /// Whether something waits.
  static func isBehind(_ sealer: Sealer, in tx: borrowing Transaction) throws -> Bool {
    if try !PendingEvents.isEmpty(of: sealer.company, in: tx) { return true }
    let state = try LogState.load(sealer.company, siren: sealer.siren, in: tx)
    return state?.book.due(before: tx.today.description) != nil
  }

  // MARK: Periods

  /// Seals the closures of the day, month and year that are over (CGI 286, I-3° bis): before the first entry of a later
  /// day, or as soon as somebody asks once they are.
  package mutating func closeEndedPeriods(in tx: borrowing Transaction) throws {
    let today = tx.today.description
    while let period = state.book.due(before: today) {
      let closure = state.book.closure(
        of: period, size: state.frontier.size, root: state.frontier.root)
      guard let last = LocalDate(closure.through) else { throw SealingError.logDamaged }
      let head = try ownHead(period.series, in: tx)
      let hash = try seal(
        .closure(closure), day: closure.through,
        at: .startOfDayInParis(last.adding(days: 1)), head, in: tx)
      try moveOwn(head, to: hash, in: tx)
      try counting { try state.book.close(period) }
    }
  }

  private func counting(_ count: () throws -> Void) throws {
    do { try count() } catch is TotalsOverflow { throw SealingError.totalsOverflow }
  }

  // MARK: Series of its own

  private func ownHead(_ name: String, in tx: borrowing Transaction) throws -> SeriesHead {
    if let known = state.ownSeries[name] { return known }
    let genesis = SeriesHead.genesis(sellerSIREN: sealer.siren, series: name)
    try tx.run(
      """
      INSERT INTO number_series (company_id, series, kind, last_sequence, head_hash)
      VALUES (\(sealer.company), \(name), 'log', 0, \(genesis.hash))
      """)
    return genesis
  }

  private mutating func moveOwn(
    _ head: SeriesHead, to hash: [UInt8], in tx: borrowing Transaction
  ) throws {
    state.ownSeries[head.series] = SeriesHead(
      sellerSIREN: head.sellerSIREN, series: head.series, sequence: head.sequence + 1, hash: hash)
    try tx.enqueue(Self.moveSeries, sealer.company, head.series, head.sequence + 1, hash)
  }

  private static let moveSeries = Statement(
    """
    UPDATE number_series SET last_sequence = $3, head_hash = $4
    WHERE company_id = $1 AND series = $2
    """)

  // MARK: Beginning

  /// Begins the log of a company, with what was sealed before there were logs as its first leaves; and notes that another
  /// version of the program goes on with it.
  package static func begin(
    _ sealer: Sealer, program: String, isTraining: Bool = false, in tx: borrowing Transaction
  ) throws {
    if try LogState.load(sealer.company, siren: sealer.siren, in: tx) == nil {
      // There before the log is: a first start that is killed between its commit and its mark would pass for a database
      // whose mark was lost.
      if sealer.mark.level == nil {
        try sealer.mark.raise(size: 0, root: MerkleTree.emptyRoot, series: [:])
      }
      try LogState.insert(sealer.company, in: tx)
      var log = try openAnyway(sealer, in: tx)
      try log.adopt(in: tx)
      log.state.program = program
      try log.record(
        SealedEvent(
          "log-opened",
          [
            .init("program", program), .init("core", FiscalCore.label),
            .init("key", hexadecimal(sealer.publicKey.bytes)),
          ]), in: tx)
      if isTraining { try log.record(SealedEvent("training", [.init("mode", "on")]), in: tx) }
      return try log.close(in: tx)
    }
    var log = try open(sealer, in: tx)
    guard log.state.program != program else { return try log.close(in: tx) }
    log.state.program = program
    try log.record(
      SealedEvent(
        "software-version", [.init("program", program), .init("core", FiscalCore.label)]),
      in: tx)
    try log.close(in: tx)
  }

  private mutating func adopt(in tx: borrowing Transaction) throws {
    let company = sealer.company
    try LogStore.sealedBefore(company, in: tx) {
      fact, hash, series, sequence, day, instant in
      state.sealedAt = max(state.sealedAt, instant)
      try state.book.addEarlier(fact, day: day)
      try state.frontier.append(entryHash: hash) { height, index, root in
        guard height % 8 == 0 else { return }
        try LogStore.insertSubtree(height, index, root, of: company, in: tx)
      }
      moved[series] = sequence
    }
  }
}
