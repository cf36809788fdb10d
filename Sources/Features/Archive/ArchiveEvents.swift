import Invoicing
import Kernel
import Seal
import Storage

/// What this feature tells others of.
package enum ArchiveEvents {
  package static let all = [exported, documentDamaged, yearDestroyed]

  static let exported = EventType(
    "archive", "exported", Text(fr: "Archive exportée", en: "Archive exported"),
    [
      .init("documents", .number, "How many it holds"),
      .init("entries", .number, "Of the sealed log"),
      .init("index", .text, "SHA-256 of its index, in hexadecimal"),
      .init("signedBy", .optional, "Fingerprint of the key that signed it"),
    ])
  static let documentDamaged = EventType(
    "document", "damaged",
    Text(fr: "Document conservé endommagé", en: "Kept document damaged"),
    [.init("number", .text, "Of the document")])
  static let yearDestroyed = EventType(
    "archive", "year_destroyed",
    Text(fr: "Documents d’une année détruits", en: "Documents of a year destroyed"),
    [.init("year", .number, "Of issue"), .init("documents", .number, "How many")])

  static func exported(
    _ export: ArchiveExport, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try EventLog.append(
      exported, about: "archive",
      [
        .number(Int64(export.documents)), .number(export.entries), .text(hexadecimal(export.index)),
        .optional(export.signedBy),
      ], of: company, in: tx)
  }

  static func destroyed(
    _ year: Int, documents: Int, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try EventLog.append(
      yearDestroyed, about: "archive", [.number(Int64(year)), .number(Int64(documents))],
      of: company, in: tx)
  }
}
