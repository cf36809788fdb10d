import Kernel
import Seal
import Storage

/// The canonical bytes of a whole log, for archives.
package enum CanonicalLog {
  package static func forEach(
    of company: CompanyID, siren: String, in tx: borrowing Transaction,
    _ body: (_ canonical: [UInt8]) throws -> Void
  ) throws {
    let walk = LogWalk(company: company, siren: siren, against: [])
    var heads: [String: SeriesHead] = [:]
    try tx.walk(
      "\(StoredEntry.select) WHERE e.company_id = \(company) ORDER BY e.position"
    ) { row in
      let entry = try StoredEntry(row, siren: siren)
      let head = heads[entry.series] ?? .genesis(sellerSIREN: siren, series: entry.series)
      if entry.isDocument {
        let document = try walk.sealedDocument(entry, row, in: tx)
        try body(walk.canonical(entry, document, row, after: head))
      } else {
        try body(walk.bytes(entry, fields: Array((entry.fields ?? "").utf8), after: head))
      }
      heads[entry.series] = SeriesHead(
        sellerSIREN: siren, series: entry.series, sequence: entry.sequence, hash: entry.hash)
    }
  }
}
