import Crypto
import Money
import Storage

/// Keeps secrets of the database (of webhooks, of second factors) unreadable to whoever has the database alone.
///
/// AES-256-GCM under a key outside the database, beside the sealing key. What is sealed is bound to its place (company,
/// table, column, row): copied into another row it no longer opens. A vault without its key refuses, and everything that needs no
/// secret goes on.
///
///     let sealed = try vault.seal(secret, at: .init("webhook_endpoint", "secret", id.raw, of: company))
package struct Vault: Sendable {
  /// Where a sealed value stands.
  package struct Place: Sendable {
    let text: String

    package init(
      _ table: StaticString, _ column: StaticString, _ row: RawID, of company: CompanyID
    ) {
      text = "facturier vault 1|\(company)|\(table)|\(column)|\(row.text)"
    }

    /// Of a table that is no company's.
    package init(ofInstallation table: StaticString, _ column: StaticString, _ row: RawID) {
      text = "facturier vault 1||\(table)|\(column)|\(row.text)"
    }
  }

  private let path: String
  private let key: Result<SymmetricKey, VaultProblem>

  package init(key: [UInt8]) {
    path = ""
    self.key = .success(SymmetricKey(data: key))
  }

  private init(_ path: String, _ key: Result<SymmetricKey, VaultProblem>) {
    self.path = path
    self.key = key
  }

  /// Of an installation without a company, where no secret is kept yet.
  package static let none = Vault(
    "",
    .failure(
      .keyUnusable(
        path: "",
        Text(fr: "il n’y a pas encore d’entreprise.", en: "there is no company yet."))))

  /// Of an installation without a company: the key its first company will find and make its own.
  ///
  /// - Parameter mayMake: something is to be sealed. What is sealed already has a key, which a new one would only hide.
  package static func first(_ path: String, mayMake: Bool, chance: Chance = .system) -> Vault {
    switch key(in: KeyFile(path), mayCreate: mayMake, chance) {
    case .success(let key): Vault(path, .success(SymmetricKey(data: key)))
    case .failure(let fault): Vault(path, .failure(.keyUnusable(path: path, fault.reason)))
    }
  }

  /// Why it opens nothing; `nil` when it does.
  package var problem: VaultProblem? {
    if case .failure(let problem) = key { problem } else { nil }
  }

  /// The vault of a company, by the key in a file; the first time, the key is made.
  ///
  /// The database knows which key is its own: another file, or a new one in the place of one that was lost, is not used.
  package static func open(
    _ path: String, of company: CompanyID, in database: Database, chance: Chance = .system
  ) throws -> Vault {
    let known = try database.readSync { try VaultStore.mark(of: company, in: $0) }
    let bytes: [UInt8]
    switch key(in: KeyFile(path), mayCreate: known == nil, chance) {
    case .success(let key): bytes = key
    case .failure(let fault): return Vault(path, .failure(.keyUnusable(path: path, fault.reason)))
    }
    let mark = mark(of: bytes)
    var inForce = known
    if inForce == nil {
      inForce = try database.writeSync(.company(company)) {
        try VaultStore.declare(mark, of: company, in: $0)
      }
    }
    return Vault(
      path, inForce == mark ? .success(SymmetricKey(data: bytes)) : .failure(.otherKey(path: path)))
  }

  private static func key(
    in file: KeyFile, mayCreate: Bool, _ chance: Chance
  ) -> Result<[UInt8], KeyFile.Fault> {
    do throws(KeyFile.Fault) {
      return .success(try file.read())
    } catch {
      guard error.isMissing, mayCreate else { return .failure(error) }
    }
    var fresh: [UInt8] = []
    for _ in 0..<4 { withUnsafeBytes(of: chance.next()) { fresh += $0 } }
    do throws(KeyFile.Fault) {
      return .success(try file.create(fresh))
    } catch {
      return .failure(error)
    }
  }

  /// - Throws: `VaultProblem.keyUnusable`, `.otherKey`.
  package func seal(_ plain: [UInt8], at place: Place) throws -> [UInt8] {
    let box = try AES.GCM.seal(
      plain, using: try key.get(), authenticating: Array(place.text.utf8))
    return [Self.version] + Array(box.combined!)
  }

  /// - Throws: `VaultProblem.damaged` for what was not sealed here, by this key, for this place.
  package func open(_ sealed: [UInt8], at place: Place) throws -> [UInt8] {
    let key = try key.get()
    guard sealed.first == Self.version,
      let box = try? AES.GCM.SealedBox(combined: sealed.dropFirst()),
      let plain = try? AES.GCM.open(box, using: key, authenticating: Array(place.text.utf8))
    else { throw VaultProblem.damaged }
    return Array(plain)
  }

  /// Of the form of sealed values: nonce, ciphertext and tag follow.
  private static let version: UInt8 = 1

  /// What the database knows its key by; the key does not follow from it.
  private static func mark(of key: [UInt8]) -> [UInt8] {
    Array(
      HMAC<SHA256>.authenticationCode(
        for: Array("facturier vault mark".utf8), using: SymmetricKey(data: key)
      ).prefix(8))
  }
}

/// Why a secret is not to be had.
package enum VaultProblem: Problem, Equatable {
  case keyUnusable(path: String, Text)
  /// The file holds a key, but not the one this database was written with.
  case otherKey(path: String)
  /// A sealed value was changed, or stands in another place.
  case damaged

  package var code: String {
    switch self {
    case .keyUnusable: "vault.key-unusable"
    case .otherKey: "vault.other-key"
    case .damaged: "vault.damaged"
    }
  }

  package var kind: ProblemKind { .unavailable }

  package var text: Text {
    switch self {
    case .keyUnusable(let path, let reason):
      Text(
        fr: "La clé du coffre (\(path)) n’est pas utilisable : \(reason.fr)",
        en: "The key of the vault (\(path)) cannot be used: \(reason.en)")
    case .otherKey(let path):
      Text(
        fr:
          "\(path) n’est pas la clé du coffre de ces données. Remettez celle d’origine ; chaque nœud a la même.",
        en:
          "\(path) is not the key of this data’s vault. Put the original back; every node has the same."
      )
    case .damaged:
      Text(
        fr: "Un secret conservé a été altéré ou déplacé : il ne s’ouvre pas. Remplacez-le.",
        en: "A kept secret was changed or moved: it does not open. Replace it.")
    }
  }
}

/// Every SQL statement on what the database knows of its vault's key.
package enum VaultStore {
  package static let migrations = [
    Migration(
      id: "kernel-0002-vault",
      sql: """
        CREATE TABLE vault_key (
          company_id BLOB NOT NULL,
          mark BLOB NOT NULL,
          since INTEGER NOT NULL,
          PRIMARY KEY (company_id)
        );
        """,
      why:
        "secrets of the database are sealed by a key outside it; which one, so that no other is taken for it"
    )
  ]

  static func mark(of company: CompanyID, in tx: borrowing Transaction) throws -> [UInt8]? {
    try tx.row("SELECT mark FROM vault_key WHERE company_id = \(company)") { try $0.blob(0) }
  }

  /// - Returns: the mark that holds: another node may have been faster.
  static func declare(_ mark: [UInt8], of company: CompanyID, in tx: borrowing Transaction) throws
    -> [UInt8]
  {
    try tx.run(
      """
      INSERT INTO vault_key (company_id, mark, since) VALUES (\(company), \(mark), \(tx.now))
      ON CONFLICT DO NOTHING
      """)
    return try self.mark(of: company, in: tx) ?? mark
  }
}
