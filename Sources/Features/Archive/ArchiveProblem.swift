import Kernel
import Storage

/// Why an archive cannot be written, read, put back or destroyed.
package enum ArchiveProblem: Problem {
  /// The folder holds no archive, or its index cannot be read.
  case notAnArchive(path: String, reason: Text)
  /// Made by a later program.
  case newer(path: String, detail: String)
  /// The folder is the archive of somebody else.
  case otherCompany(path: String, siren: String)
  /// Files are not those the index names; all of them.
  case damaged([Finding])
  /// Only some periods were exported: an installation cannot be made of it.
  case partial(path: String)
  /// There is data where the archive should be put back.
  case dataExists(path: String)
  case cannotWrite(path: String, reason: String)
  /// Another program is writing into the folder.
  case busy(path: String)
  case periodInvalid(String)
  /// The documents of that year must still be kept.
  case retention(year: Int, until: Int)
  /// Somebody asked that the documents be kept longer.
  case legalHold(year: Int, reason: String)
  /// Destroying cannot be undone: it is asked twice.
  case confirmDestruction(year: Int, documents: Int)
  case nothingToDestroy(year: Int)
  /// The index is not signed by a key of this company: what it holds of no entry cannot be trusted.
  case unsigned(path: String)
  /// Its tables are those of an earlier version.
  case otherVersion(path: String, software: String)
  /// The log of the archive is another one than that of the database: the first entry that differs, with both hashes.
  case forked(path: String, index: Int64, ours: String, theirs: String)
  /// The first entries of the archive are not those the mark knows.
  case otherMark(path: String, size: Int64)
  /// The archive has no entry that the database lacks.
  case reachesNoFurther(path: String, size: Int64)
  /// A row that never changes is another one in the archive.
  case rowDiffers(path: String, table: String)
  /// More was sealed than the archive holds; which numbers are missing.
  case behindMark(path: String, size: Int64, mark: Int64, [Finding])
  /// The folder holds an archive of more, or of another history, than this database has.
  case holdsMore(path: String, theirs: Int64, ours: Int64)
  /// The server is already exporting or reading.
  case working
  /// Nothing says whether more was sealed than the archive holds.
  case markUnknown(path: String, size: Int64)

  package var code: String {
    switch self {
    case .notAnArchive: "archive.not-an-archive"
    case .newer: "archive.newer"
    case .otherCompany: "archive.other-company"
    case .damaged: "archive.damaged"
    case .partial: "archive.partial"
    case .dataExists: "archive.data-exists"
    case .cannotWrite: "archive.cannot-write"
    case .busy: "archive.busy"
    case .periodInvalid: "archive.period-invalid"
    case .retention: "archive.retention"
    case .legalHold: "archive.legal-hold"
    case .confirmDestruction: "archive.confirm-destruction"
    case .nothingToDestroy: "archive.nothing-to-destroy"
    case .unsigned: "archive.unsigned"
    case .otherVersion: "archive.other-version"
    case .forked: "archive.forked"
    case .otherMark: "archive.other-mark"
    case .reachesNoFurther: "archive.reaches-no-further"
    case .rowDiffers: "archive.row-differs"
    case .behindMark: "archive.behind-mark"
    case .markUnknown: "archive.mark-unknown"
    case .working: "archive.working"
    case .holdsMore: "archive.holds-more"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .notAnArchive, .periodInvalid: .malformed
    case .newer, .damaged, .partial, .unsigned, .otherVersion: .invalid
    case .otherCompany, .dataExists, .retention, .legalHold, .confirmDestruction, .forked,
      .otherMark, .reachesNoFurther, .rowDiffers, .behindMark, .markUnknown, .working, .holdsMore:
      .conflict
    case .nothingToDestroy: .notFound
    case .cannotWrite, .busy: .unavailable
    }
  }

  package var findings: [Finding] {
    switch self {
    case .damaged(let findings), .behindMark(_, _, _, let findings): findings
    default: []
    }
  }

  package var confirm: [String] {
    if case .confirmDestruction(let year, _) = self { ["\(year)"] } else { [] }
  }
}
