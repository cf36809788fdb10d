import Crypto
import Kernel
import Money
import Seal
import Storage

/// Checks a company's log as it is stored: every entry is made again from the rows it covers, every file hashed, every
/// closure computed, every checkpoint held against the tree. All that is wrong is reported, in the order of the log.
package struct VerifyLog {
  let company: CompanyID
  let siren: String

  package init(company: CompanyID, siren: String) {
    self.company = company
    self.siren = siren
  }

  /// - Parameter kept: checkpoints that were kept elsewhere, which the log must go on from.
  package func callAsFunction(
    against kept: [KeptCheckpoint] = [], in tx: borrowing Transaction
  ) throws -> LogReport {
    var run = begin(against: kept)
    while try !run.read(in: tx) {}
    return run.report
  }

  /// The same in parts, each in a transaction of its own if wanted.
  package func begin(partSize: Int = Run.partSize, against kept: [KeptCheckpoint] = []) -> Run {
    Run(walk: LogWalk(company: company, siren: siren, against: kept), size: partSize)
  }

  /// A check under way.
  package struct Run {
    /// A few seconds of reading.
    package static let partSize = 50_000

    fileprivate var walk: LogWalk
    fileprivate let size: Int

    /// What was found so far.
    package var report: LogReport { walk.report }

    /// The next part.
    ///
    /// - Returns: whether it was the last; it is not called again then.
    package mutating func read(in tx: borrowing Transaction) throws -> Bool {
      try walk.read(size, in: tx)
    }
  }
}

/// A row of the log.
struct StoredEntry {
  let position: Int64
  let series: String
  let sequence: Int64
  let version: Int
  let kind: String
  let day: String
  let sealedAt: Int64
  let hash: [UInt8]
  let subject: RawID?
  let salt: [UInt8]?
  let commitment: [UInt8]?
  let fields: String?
  /// Of the document it seals, where it is one.
  let number: String?
  /// Its files and salt were destroyed after their time.
  let isDestroyed: Bool

  init(_ row: Row, siren: String) throws {
    position = try row.int64("position")
    series = try row.text("series")
    sequence = try row.int64("sequence")
    version = try row.int("version")
    kind = try row.text("kind")
    day = try row.text("day")
    sealedAt = try row.int64("sealed_at")
    hash = try row.blob("hash")
    subject = try row.blobOrNil("subject_id").flatMap { RawID(bytes: $0) }
    salt = try row.blobOrNil("salt")
    commitment = try row.blobOrNil("commitment")
    isDestroyed = try row.bool("is_destroyed")
    fields = try row.textOrNil("fields")
    number = try row.textOrNil("number")
  }

  /// Entries with the rows of the documents they seal.
  static let select: SQL = """
    SELECT e.position AS position, e.series AS series, e.sequence AS sequence, e.version AS version,
      e.kind AS kind, e.day AS day, e.sealed_at AS sealed_at, e.hash AS hash,
      e.subject_id AS subject_id, e.salt AS salt, e.commitment AS commitment, e.fields AS fields,
      i.number AS number, coalesce(i.type_code, i.kind) AS type_code, i.kind AS direction,
      i.issue_date AS issue_date, i.currency AS currency, i.net_minor AS net_minor,
      i.vat_minor AS vat_minor, i.gross_minor AS gross_minor, d.xml_sha256 AS xml_sha256,
      d.pdf_sha256 AS pdf_sha256,
      coalesce(length(d.tail), 0) = 0 AND EXISTS (SELECT 1 FROM destruction x
        WHERE x.company_id = e.company_id AND x.year = CAST(substr(e.day, 1, 4) AS INTEGER))
        AS is_destroyed
    FROM log_entry e
    LEFT JOIN invoice i ON i.company_id = e.company_id AND i.id = e.subject_id
    LEFT JOIN document d ON d.company_id = e.company_id AND d.invoice_id = e.subject_id
    """

  var isDocument: Bool { kind.hasSuffix("invoice") || kind.hasSuffix("credit-note") }

  func fault(_ what: LogFault.What) -> LogFault {
    LogFault(what, position: position, series: series, sequence: sequence, number: number)
  }
}

/// The checkpoints of a log, in the order of their sizes.
struct StoredCheckpoints {
  struct Stored {
    let size: Int64
    let root: [UInt8]
    let isSigned: Bool
  }
  private var rest: ArraySlice<Stored>

  static let none = StoredCheckpoints()

  private init() { rest = [] }

  /// Those of sizes in `above + 1 ... through`.
  init(
    _ company: CompanyID, _ siren: String, above: Int64, through: Int64,
    in tx: borrowing Transaction
  ) throws {
    rest = try tx.rows(
      """
      SELECT c.size, c.root, c.signature, k.public_key
      FROM log_checkpoint c
      LEFT JOIN sealing_key k ON k.company_id = c.company_id AND k.fingerprint = c.key_fingerprint
      WHERE c.company_id = \(company) AND c.size > \(above) AND c.size <= \(through)
      ORDER BY c.size
      """
    ) { row in
      let checkpoint = Checkpoint(
        companySIREN: siren, size: try row.int64(0), root: try row.blob(1))
      let key = try row.blobOrNil(3).flatMap { SealingPublicKey(bytes: $0) }
      return Stored(
        size: checkpoint.size, root: checkpoint.root,
        isSigned: key?.isValid(try row.blob(2), for: Array(checkpoint.text.utf8)) ?? false)
    }[...]
  }

  /// The checkpoint of this size, if there is one.
  mutating func next(_ size: Int64) -> Stored? {
    guard let first = rest.first, first.size <= size else { return nil }
    return rest.removeFirst()
  }

  var left: ArraySlice<Stored> { rest }
}
