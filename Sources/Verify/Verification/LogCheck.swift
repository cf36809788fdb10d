import Crypto
import Seal

/// Checks a company's log, entry by entry: form, order, chains, sums, closures, tree, signatures (SPEC-sealing § 13).
///
/// What it holds grows by eight bytes a document (their numbers), not with the entries. After something wrong it goes
/// on from what it found, so that one change is told once, where it is.
package struct LogCheck {
  package private(set) var findings: [Finding] = []
  package private(set) var size: Int64 = 0
  package private(set) var documents = 0

  private let siren: String
  private var tree = MerkleFrontier()
  private var keys: KeyHistory
  private var checkpoints: CheckpointCheck
  private var closures = ClosureCheck()
  private var series: [String: (sequence: Int64, hash: [UInt8])] = [:]
  private var numbers: Set<UInt64> = []
  private var lastDay = ""
  private var lastSealedAt = Int64.min
  private var hasSecondVersion = false
  /// By how much stated positions are off, after one that was wrong.
  private var shift: Int64 = 0
  private var restored: [(size: Int64, root: [UInt8])] = []

  /// - Parameters:
  ///   - keys: public keys known from elsewhere, for a log that names none.
  ///   - checkpoints: in any order.
  package init(siren: String, keys: [SealingPublicKey], checkpoints: [KnownCheckpoint]) {
    self.siren = siren
    self.keys = KeyHistory(known: keys)
    self.checkpoints = CheckpointCheck(checkpoints)
  }

  package var root: [UInt8] { tree.root }
  /// Fingerprints of the keys in force, in order.
  package var fingerprints: [String] { keys.all.map(\.fingerprint) }
  package var signers: [SealingPublicKey] { keys.all.isEmpty ? keys.known : keys.all }
  package var checkpointCount: Int { checkpoints.count }
  /// Checkpoints kept elsewhere that the log goes on from.
  package var anchors: [KnownCheckpoint] { checkpoints.held }

  /// When the last entry under a checkpoint was sealed, microseconds since 1970.
  package func sealedAt(size: Int64) -> Int64? { checkpoints.sealedAt[size] }

  /// - Parameters:
  ///   - bytes: canonical bytes of the next entry.
  ///   - line: where it begins, from 1.
  /// - Returns: the entry; `nil` if it cannot be read.
  @discardableResult
  package mutating func take(_ bytes: [UInt8], line: Int) -> DecodedEntry? {
    let before = findings.count
    let hash = Array(SHA256.hash(data: bytes))
    let entry: DecodedEntry?
    do throws(EntryFlaw) {
      let decoded = try EntryDecoder.decode(bytes)
      check(decoded, bytes, hash, line: line)
      entry = decoded
    } catch {
      findings.append(.malformed(error, line: line))
      entry = nil
    }
    tree.append(entryHash: hash)
    size += 1
    if let entry, case .fact(.event(let event)) = entry.content {
      if let wrong = keys.take(event, siren: siren, line: line) { findings.append(wrong) }
      if event.name == "restore", let size = event.value("mark-size").flatMap({ Int64($0) }),
        let root = event.bytes("mark-root")
      {
        restored.append((size, root))
      }
    }
    checkpoints.reached(tree, keys: keys, sealedAt: lastSealedAt, line: line)
    for index in before..<findings.count where findings[index].file == nil {
      findings[index].file = "log/entries.txt"
    }
    return entry
  }

  /// After the last entry.
  package mutating func finish() {
    findings += checkpoints.findings(size: size, restored: restored)
  }

  // MARK: One entry

  private mutating func check(
    _ entry: DecodedEntry, _ bytes: [UInt8], _ hash: [UInt8], line: Int
  ) {
    let subject = entry.document?.number
    if let rewritten = entry.rewritten, rewritten != bytes {
      findings.append(
        .notCanonical(line: line, at: Self.differingLine(rewritten, bytes).number))
    }
    if entry.company != siren {
      findings.append(.company(entry.company, expected: siren, line: line))
    }
    checkPosition(entry, line: line, subject)
    checkSeries(entry, hash, line: line, subject)
    checkOrder(entry, line: line, subject)
    if let document = entry.document { checkDocument(document, entry, line: line) }
    checkPeriods(entry, bytes, line: line, subject)
  }

  private mutating func checkPosition(_ entry: DecodedEntry, line: Int, _ subject: String?) {
    guard let position = entry.position else {
      if hasSecondVersion { findings.append(.lateFirstVersion(line: line, subject)) }
      return
    }
    hasSecondVersion = true
    guard position != size &+ shift else { return }
    findings.append(.position(position, expected: size &+ shift, line: line))
    shift = position &- size
  }

  private mutating func checkSeries(
    _ entry: DecodedEntry, _ hash: [UInt8], line: Int, _ subject: String?
  ) {
    let before =
      series[entry.series]
      ?? (0, SeriesHead.genesis(sellerSIREN: siren, series: entry.series).hash)
    if entry.sequence != before.sequence &+ 1 {
      findings.append(
        .sequence(
          entry.sequence, expected: before.sequence &+ 1, series: entry.series, line: line, subject)
      )
    }
    if entry.previous != before.hash {
      findings.append(.chain(series: entry.series, line: line, subject))
    }
    series[entry.series] = (entry.sequence, hash)
  }

  private mutating func checkOrder(_ entry: DecodedEntry, line: Int, _ subject: String?) {
    // Version 1 is in the order of sealing; its days were those of issue.
    if entry.position != nil, entry.day < lastDay {
      findings.append(.orderOfDays(entry.day, after: lastDay, line: line, subject))
    }
    if entry.day > lastDay { lastDay = entry.day }
    if case .closure = entry.content { return }
    if entry.sealedAt < lastSealedAt { findings.append(.orderOfTimes(line: line, subject)) }
    lastSealedAt = entry.sealedAt
  }

  private mutating func checkDocument(
    _ document: (number: String, type: String, issued: String), _ entry: DecodedEntry, line: Int
  ) {
    documents += 1
    if !numbers.insert(Self.shortHash(document.number)).inserted {
      findings.append(.numberTwice(line: line, document.number))
    }
    if document.issued != entry.day { findings.append(.issueDay(line: line, document.number)) }
    let (net, vat, gross) =
      switch entry.content {
      case .first(let one): (one.netMinor, one.vatMinor, one.grossMinor)
      case .fact(.document(let one)): (one.netMinor, one.vatMinor, one.grossMinor)
      default: (0, 0, 0)
      }
    if net.addingReportingOverflow(vat) != (gross, false) {
      findings.append(.sum(line: line, document.number))
    }
  }

  private mutating func checkPeriods(
    _ entry: DecodedEntry, _ bytes: [UInt8], line: Int, _ subject: String?
  ) {
    do throws(TotalsOverflow) {
      switch entry.content {
      case .first(let first): try closures.take(first)
      case .fact(let fact):
        try closures.take(
          entry, fact, at: entry.position ?? size, line: line, subject, &findings)
      case .closure(let period): checkClosure(period, entry, bytes, line: line)
      }
    } catch {
      findings.append(.overflow(line: line))
    }
  }

  private mutating func checkClosure(
    _ period: PeriodClosure.Period, _ entry: DecodedEntry, _ bytes: [UInt8], line: Int
  ) {
    guard let (closure, through) = closures.closure(period, size: size, root: tree.root) else {
      findings.append(.closureUnexpected(line: line, entry.series))
      return
    }
    let computed = LogEntry(
      companySIREN: siren, position: entry.position ?? size, series: period.series,
      sequence: entry.sequence, day: through.text,
      sealedAtMicroseconds: through.endMicroseconds, fact: .closure(closure),
      previous: entry.previous
    ).canonicalBytes
    guard computed != bytes else { return }
    let (number, computedLine, found) = Self.differingLine(computed, bytes)
    let name =
      switch period {
      case .day: through.text
      case .month: String(through.text.prefix(7))
      case .year: String(through.text.prefix(4))
      }
    findings.append(
      .closureDiffers(name, line: line + number, found: found, computed: computedLine))
  }

  /// The first line in which two texts differ, from 0, in both.
  private static func differingLine(_ one: [UInt8], _ other: [UInt8]) -> (
    number: Int, one: String, other: String
  ) {
    let ones = one.split(separator: 0x0A, omittingEmptySubsequences: false)
    let others = other.split(separator: 0x0A, omittingEmptySubsequences: false)
    for index in 0..<max(ones.count, others.count) {
      let (left, right) = (
        index < ones.count ? ones[index] : [], index < others.count ? others[index] : []
      )
      if left != right {
        return (
          index, String(decoding: left, as: UTF8.self), String(decoding: right, as: UTF8.self)
        )
      }
    }
    return (0, "", "")
  }

  static func shortHash(_ text: String) -> UInt64 {
    SHA256.hash(data: Array(text.utf8)).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
