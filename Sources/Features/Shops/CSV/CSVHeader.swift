import Kernel

/// The header of a CSV file, and where the mapping's columns stand in it.
struct CSVHeader {
  let names: [String]
  /// The columns of line roles, and of the order's number; −1 where the file has none.
  let order, sku, name, detail, quantity, unit, unitPrice, discount, vatRate, exemption, lineNet,
    lineVAT, nature: Int
  /// Columns that say something of the whole order.
  let orderLevel: [(role: ColumnRole, index: Int)]

  /// - Throws: `ShopsError.columnUnknown`, `.columnAmbiguous`.
  init(_ row: CSVRow, mapping: ColumnMapping, file: String?) throws(ShopsError) {
    let names = row.texts()
    var places: [ColumnRole: Int] = [:]
    var unknown: [String] = []
    var repeated: [String] = []
    for role in ColumnRole.allCases {
      guard let column = mapping.columns[role].map({ CleanText.line($0) }) else { continue }
      guard let index = names.firstIndex(of: column) else {
        if !unknown.contains(column) { unknown.append(column) }
        continue
      }
      if names.lastIndex(of: column) != index, !repeated.contains(column) {
        repeated.append(column)
      }
      places[role] = index
    }
    if !unknown.isEmpty {
      throw .columnUnknown(file: file, columns: unknown, header: names, line: row.line)
    }
    if !repeated.isEmpty { throw .columnAmbiguous(file: file, columns: repeated, line: row.line) }
    self.names = names
    func place(_ role: ColumnRole) -> Int { places[role] ?? -1 }
    order = place(.order)
    sku = place(.sku)
    name = place(.name)
    detail = place(.detail)
    quantity = place(.quantity)
    unit = place(.unit)
    unitPrice = place(.unitPrice)
    discount = place(.discount)
    vatRate = place(.vatRate)
    exemption = place(.exemption)
    lineNet = place(.lineNet)
    lineVAT = place(.lineVAT)
    nature = place(.nature)
    orderLevel = ColumnRole.allCases.compactMap { role in
      guard !role.isOfLine, role != .order, let index = places[role] else { return nil }
      return (role, index)
    }
  }

  /// The delimiter that shows most of the mapping's columns; failing that, the one that makes most fields.
  static func delimiter(of header: ArraySlice<UInt8>, mapping: ColumnMapping) -> UInt8 {
    let wanted = Set(mapping.columns.values.map { CleanText.line($0) })
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]
    let ranked = candidates.map { candidate in
      let names = fields(of: header, delimiter: candidate)
      return (candidate, names.count { wanted.contains($0) }, names.count)
    }
    let best = ranked.max { ($0.1, $0.2) < ($1.1, $1.2) }!
    return ranked.first { ($0.1, $0.2) == (best.1, best.2) }!.0
  }

  private static func fields(of header: ArraySlice<UInt8>, delimiter: UInt8) -> [String] {
    var inQuotes = false
    var names: [[UInt8]] = [[]]
    for byte in header {
      if byte == UInt8(ascii: "\"") {
        inQuotes.toggle()
      } else if byte == delimiter, !inQuotes {
        names.append([])
      } else {
        names[names.count - 1].append(byte)
      }
    }
    return names.map { CleanText.line($0[...]) }
  }
}
