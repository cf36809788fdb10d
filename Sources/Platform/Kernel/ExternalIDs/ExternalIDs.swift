import Hummingbird
import Storage

/// Every SQL statement on the external ids; the kind is the prefix of the object's own id.
package enum ExternalIDs {
  package static let migrations = [
    Migration(
      id: "external-0001-id",
      sql: """
        CREATE TABLE external_id (
          company_id BLOB NOT NULL,
          kind TEXT NOT NULL,
          external_id TEXT NOT NULL,
          object_id BLOB NOT NULL,
          set_at INTEGER NOT NULL,
          PRIMARY KEY (company_id, kind, external_id),
          UNIQUE (company_id, kind, object_id)
        );
        """,
      why: "what callers' systems call our objects")
  ]

  /// Gives an object a name, in the place of the one it had; `nil` takes it away.
  ///
  /// - Parameter id: as it is shown, "inv_…".
  /// - Throws: `ExternalIDProblem.taken`.
  package static func set(
    _ external: ExternalID?, for id: String, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    guard let (kind, raw) = split(id) else { return }
    let before = try self.id(of: id, company: company, in: tx)
    if before == external?.text { return }
    try tx.run(
      """
      DELETE FROM external_id WHERE company_id = \(company) AND kind = \(kind)
        AND object_id = \(raw.bytes)
      """)
    if let external {
      if let other = try object(external.text, kind: kind, of: company, in: tx) {
        throw ExternalIDProblem.taken(by: "\(kind)_\(other.text)")
      }
      try tx.run(
        """
        INSERT INTO external_id (company_id, kind, external_id, object_id, set_at)
        VALUES (\(company), \(kind), \(external.text), \(raw.bytes), \(tx.now))
        """)
    }
    try AuditTrail.note(
      "object.named", id, before: before, after: external?.text, of: company, in: tx)
  }

  package static func id(of id: String, company: CompanyID, in tx: borrowing Transaction) throws
    -> String?
  {
    guard let (kind, raw) = split(id) else { return nil }
    return try tx.row(
      """
      SELECT external_id FROM external_id WHERE company_id = \(company) AND kind = \(kind)
        AND object_id = \(raw.bytes)
      """
    ) { try $0.text(0) }
  }

  /// Of the rows of a list, in one statement.
  package static func ids<ID: Identifier>(
    of ids: [ID], company: CompanyID, in tx: borrowing Transaction
  ) throws -> [ID: String] {
    if ids.isEmpty { return [:] }
    let rows = try tx.rows(
      """
      SELECT object_id, external_id FROM external_id
      WHERE company_id = \(company) AND kind = \(ID.prefix)
        AND object_id IN (\(SQL.list(ids)))
      """
    ) { (try $0.id(0, as: ID.self), try $0.text(1)) }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  /// Whose name it is.
  package static func object(
    _ external: String, kind: String, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> RawID? {
    try tx.row(
      """
      SELECT object_id FROM external_id WHERE company_id = \(company) AND kind = \(kind)
        AND external_id = \(external)
      """
    ) { row in RawID(bytes: try row.blob(0)) } ?? nil
  }

  private static func split(_ id: String) -> (kind: String, raw: RawID)? {
    let parts = id.split(separator: "_")
    guard parts.count == 2, let raw = RawID(text: parts[1]) else { return nil }
    return (String(parts[0]), raw)
  }
}

/// `PUT /v1/…/{id}/external-id`: the name is given to an object that exists, changed or taken away.
package struct ExternalIDRoute: Sendable {
  /// - Parameter path: of the object, as it was given to `Routes.object` or `.reads`.
  package static func add(
    below path: String, _ access: Access, of company: CompanyID, _ database: Database,
    to routes: Routes
  ) {
    let readers = routes.readers
    routes.put("\(path)/external-id", access) { request, _ in
      let body = try await request.bytes(upTo: 16 << 10)
      let wanted = try Self.wanted(body)
      let (key, language) = (ObjectReaders.key(of: path, in: request.uri.path), request.language)
      let read = readers[path]?.read
      let believed = Precondition.current
      let changed = try await database.write(.company(company)) { tx -> [UInt8] in
        guard let read, let id = key.last else { throw HTTPProblem.noSuchPage }
        _ = try read(key, language, tx)
        try believed?.check(in: tx)
        try ExternalIDs.set(wanted, for: id, of: company, in: tx)
        return try read(key, language, tx).bytes
      }
      return .bytes(changed, type: "application/json")
    }
  }

  /// `{"externalId": "shop-1001"}`, or `null` to take it away.
  private static func wanted(_ body: [UInt8]) throws -> ExternalID? {
    var reading: JSONRequest
    do throws(JSONSyntaxError) {
      reading = try JSONRequest(body, known: ["externalId"], code: "external-id.invalid")
    } catch {
      throw ExternalIDProblem.refused([error.finding])
    }
    if !reading.names("externalId") {
      reading.refuse("externalId", fr: "« externalId » manque.", en: "“externalId” is missing.")
    }
    if !reading.findings.isEmpty { throw ExternalIDProblem.refused(reading.findings) }
    guard let value = reading["externalId"] else { return nil }
    guard case .string(let text) = value.content else { throw ExternalIDProblem.invalid }
    return try ExternalID(text)
  }
}
