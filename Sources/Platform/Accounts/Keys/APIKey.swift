import Crypto
import Kernel
import Money
import Storage

/// What a program proves with who it is: a key of one company with the permissions somebody chose.
///
/// It names its company and itself, so that it is looked for within the wall of that company:
/// `fac_live_<company>_<key>_<secret>`, `fac_test_…` of a company that is for trying things out. The secret is shown once and
/// kept as its hash.
package struct APIKey: Sendable {
  package struct ID: Identifier {
    package static let prefix = "key"
    package let raw: RawID
    package init(raw: RawID) { self.raw = raw }
  }

  package let id: ID
  package let name: String
  package let permissions: Set<Permission>
  /// Who made it, as people know them.
  package let madeBy: String
  package let madeAt: Instant
  /// `nil` for one that does not expire.
  package let endsAt: Instant?
  package let usedAt: Instant?
  package let usedFrom: String?
  package let revokedAt: Instant?
  let secretHash: [UInt8]
  /// The person who made it, `usr_…`; `nil` where it was made at the machine.
  let maker: String?

  package func isGood(_ now: Instant) -> Bool {
    revokedAt == nil && endsAt.map { $0 > now } ?? true
  }

  /// As it is sent.
  package struct Token: Sendable {
    package let company: CompanyID
    package let id: ID
    package let secret: SecretToken

    /// For a company that is for trying things out: whoever reads it knows that nothing real comes of it.
    package let isTest: Bool

    private static let (live, test) = ("fac_live_", "fac_test_")

    package init(company: CompanyID, id: ID, secret: SecretToken, isTest: Bool = false) {
      self.company = company
      self.id = id
      self.secret = secret
      self.isTest = isTest
    }

    package init?(_ text: some StringProtocol) {
      let isTest = text.hasPrefix(Self.test)
      guard isTest || text.hasPrefix(Self.live) else { return nil }
      let parts = text.dropFirst(Self.live.count).split(
        separator: "_", omittingEmptySubsequences: false)
      guard parts.count == 3, let company = RawID(text: parts[0]), let id = RawID(text: parts[1]),
        let secret = SecretToken(parts[2])
      else { return nil }
      self.init(
        company: CompanyID(raw: company), id: ID(raw: id), secret: secret, isTest: isTest)
    }

    /// - Parameter header: an `Authorization` header, "Bearer fac_…".
    package init?(authorization header: String) {
      let start = "bearer "
      guard header.lowercased().hasPrefix(start) else { return nil }
      self.init(header.dropFirst(start.count))
    }

    package var text: String {
      "\(isTest ? Self.test : Self.live)\(company.raw.text)_\(id.raw.text)_\(secret.text)"
    }
  }
}

/// Every SQL statement on `api_key`.
enum KeyStore {
  private static let columns: SQL = """
    id, name, permissions, made_by, made_at, ends_at, used_at, used_from, revoked_at, secret_hash,
    made_by_person
    """

  private static func key(_ row: borrowing Row) throws -> APIKey {
    APIKey(
      id: try row.id(0), name: try row.text(1), permissions: Set(scopes: try row.text(2)),
      madeBy: try row.text(3), madeAt: try row.instant(4), endsAt: try row.instantOrNil(5),
      usedAt: try row.instantOrNil(6), usedFrom: try row.textOrNil(7),
      revokedAt: try row.instantOrNil(8), secretHash: try row.blob(9),
      maker: try row.textOrNil(10))
  }

  static func key(_ id: APIKey.ID, of company: CompanyID, in tx: borrowing Transaction) throws
    -> APIKey?
  {
    try tx.row(
      "SELECT \(columns) FROM api_key WHERE company_id = \(company) AND id = \(id)", key)
  }

  static func keys(of company: CompanyID, in tx: borrowing Transaction) throws -> [APIKey] {
    try tx.rows(
      "SELECT \(columns) FROM api_key WHERE company_id = \(company) ORDER BY id DESC", key)
  }

  static func insert(
    _ id: APIKey.ID, name: String, secret: SecretToken, permissions: Set<Permission>,
    endsAt: Instant?, maker: String?, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO api_key (company_id, id, name, secret_hash, permissions, made_by, made_at, ends_at,
        made_by_person)
      VALUES (\(company), \(id), \(name), \(secret.hash), \(permissions.scopes),
        \(tx.author.name), \(tx.now), \(endsAt), \(maker))
      """)
  }

  static func revoke(_ id: APIKey.ID, of company: CompanyID, in tx: borrowing Transaction) throws {
    try tx.run(
      """
      UPDATE api_key SET revoked_at = \(tx.now)
      WHERE company_id = \(company) AND id = \(id) AND revoked_at IS NULL
      """)
  }

  static func noteUse(
    _ id: APIKey.ID, from address: String?, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      UPDATE api_key SET used_at = \(tx.now), used_from = \(address)
      WHERE company_id = \(company) AND id = \(id)
      """)
  }
}
