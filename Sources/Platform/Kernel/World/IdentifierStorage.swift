import Storage

/// Identifiers are stored as their 16 bytes, most significant first, so that rows sort as identifiers do.
extension Identifier {
  package var sqlValue: SQLValue { .blob(raw.bytes) }

  package func bind(to binder: inout Binder) {
    let bytes = (raw.high.bigEndian, raw.low.bigEndian)
    withUnsafeBytes(of: bytes) { binder.blob($0) }
  }
}

extension Row {
  package func id<ID: Identifier>(_ column: some ColumnReference, as type: ID.Type = ID.self) throws
    -> ID
  {
    try withBlob(column) { bytes in
      guard let raw = RawID(bytes: bytes) else {
        throw StorageError.wrongColumnType(
          column: "\(column)", expected: "16 bytes", found: "\(bytes.count) bytes")
      }
      return ID(raw: raw)
    }
  }

  package func idOrNil<ID: Identifier>(
    _ column: some ColumnReference, as type: ID.Type = ID.self
  ) throws -> ID? {
    try withBlobOrNil(column) { RawID(bytes: $0) }.flatMap { $0.map(ID.init(raw:)) }
  }
}
