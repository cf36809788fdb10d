import Kernel
import Money
import Seal
import Storage

/// Every SQL statement on companies, their profiles and their sealing keys.
package enum CompanyStore {
  package struct Declared: Sendable {
    package let id: CompanyID
    package let version: Int
    /// With the account that is in force, whatever the file says.
    package let profile: CompanyProfile
    /// Which version of the account it is; nil while there is none.
    package let bankNumber: Int?
    /// As the file or the settings say it.
    let declaration: CompanyProfile

    /// - Parameter now: an account comes into force with time.
    init(
      id: CompanyID, version: Int, declaration: CompanyProfile, at now: Instant,
      in tx: borrowing Transaction
    ) throws {
      let bank = try BankChangeStore.inForce(of: id, at: now, in: tx)
      self.id = id
      self.version = version
      self.declaration = declaration
      var profile = declaration
      if let bank { profile.bankAccount = bank.account }
      self.profile = profile
      bankNumber = bank?.number
    }
  }

  /// The first company that was declared, which is at the root of the site.
  ///
  /// - Parameter tx: of `database.listingCompanies`; in one of a company it is that one.
  package static func first(in tx: borrowing Transaction) throws -> CompanyID? {
    try tx.row("SELECT id FROM company ORDER BY created_at, id LIMIT 1") { try $0.id(0) }
  }

  /// Every company, the first first; of the same door.
  package static func all(in tx: borrowing Transaction) throws -> [(id: CompanyID, siren: String)] {
    try tx.rows("SELECT id, siren FROM company ORDER BY created_at, id") {
      (id: try $0.id(0), siren: try $0.text(1))
    }
  }

  /// The company of the transaction as last declared; where it is of none, that of this installation.
  package static func current(in tx: borrowing Transaction) throws -> Declared? {
    guard let id = try tx.company ?? first(in: tx) else { return nil }
    return try tx.entering(id) { try latest(of: id, in: $0) }
  }

  /// Which version of its particulars is in force: what every transaction that makes a document asks.
  static func version(of company: CompanyID, in tx: borrowing Transaction) throws -> Int {
    try tx.row(newestVersion, company) { try $0.int(0) } ?? 0
  }

  private static let newestVersion = Statement(
    "SELECT version FROM company_profile WHERE company_id = $1 ORDER BY version DESC LIMIT 1")

  static func latest(of company: CompanyID, in tx: borrowing Transaction) throws
    -> Declared?
  {
    let row = try tx.row(
      """
      SELECT version, json, logo FROM company_profile WHERE company_id = \(company)
      ORDER BY version DESC LIMIT 1
      """)
    guard let row else { return nil }
    let json = Array(try row.text("json").utf8)
    var profile = try CompanyFile.read(json, fileName: nil, isStored: true)
    profile.brand.logoPNG = try row.blobOrNil("logo")
    return try Declared(
      id: company, version: row.int("version"), declaration: profile, at: tx.now, in: tx)
  }

  /// The mailboxes the company had before the present version, as far as one was in force since `instant`.
  static func earlierMailboxes(
    since instant: Instant, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [String] {
    let versions = try tx.rows(
      """
      SELECT json, created_at FROM company_profile WHERE company_id = \(company)
      ORDER BY version DESC LIMIT 200
      """
    ) { (json: try $0.text(0), made: try $0.instant(1)) }
    var mailboxes: [String] = []
    for (newer, version) in zip(versions, versions.dropFirst()) where newer.made >= instant {
      let root = try JSONParser.parse(Array(version.json.utf8)).root
      guard let mailbox = CleanText.optionalLine(root["email"]?.text),
        !mailboxes.contains(mailbox)
      else { continue }
      mailboxes.append(mailbox)
    }
    return mailboxes
  }

  /// The profile as it was under `version`, which documents issued then keep.
  static func profile(_ version: Int, of company: CompanyID, in tx: borrowing Transaction) throws
    -> CompanyProfile?
  {
    try tx.row(
      """
      SELECT json, logo FROM company_profile
      WHERE company_id = \(company) AND version = \(version)
      """
    ) { row in
      var profile = try CompanyFile.read(
        Array(row.text(0).utf8), fileName: nil, isStored: true)
      profile.brand.logoPNG = try row.blobOrNil(1)
      return profile
    }
  }

  /// Declares the company, or a new version of it when something changed.
  ///
  /// - Parameter tx: of `database.listingCompanies`: whether there is a company already is asked in the same transaction.
  /// - Throws: `InvoicingError.companyInvalid` when the SIREN is another company's: its documents would be mixed up.
  package static func declare(
    _ profile: CompanyProfile, json: String, ids: IDs, in tx: borrowing Transaction
  ) throws -> Declared {
    guard let known = try current(in: tx) else {
      return try tx.entering(CompanyID(raw: ids.next())) {
        try found(profile, json: json, ids: ids, in: $0)
      }
    }
    return try tx.entering(known.id) {
      try declare(profile, json: json, after: known, ids: ids, in: $0)
    }
  }

  /// Declares one more company.
  ///
  /// - Parameters:
  ///   - tx: of `database.listingCompanies`.
  ///   - then: in the same transaction, which is the new company's by then.
  /// - Throws: `InvoicingError.companyInvalid` when a real company of this SIREN is there: its numbers and its books would be kept
  ///   twice.
  package static func add(
    _ profile: CompanyProfile, json: String, ids: IDs, in tx: borrowing Transaction,
    then: (CompanyID, borrowing Transaction) throws -> Void
  ) throws -> CompanyID {
    if !profile.isTraining {
      for known in try all(in: tx) where known.siren == profile.siren {
        let isTraining = try tx.entering(known.id) { tx in
          try latest(of: known.id, in: tx)?.declaration.isTraining ?? true
        }
        if !isTraining { throw InvoicingError.companyThere(profile.siren) }
      }
    }
    let id = CompanyID(raw: ids.next())
    try tx.entering(id) { tx in
      _ = try found(profile, json: json, ids: ids, in: tx)
      try then(id, tx)
    }
    return id
  }

  /// What it was last declared by: the JSON of its file, without the logo.
  package static func declaration(of company: CompanyID, in tx: borrowing Transaction) throws
    -> (json: String, logo: [UInt8]?)?
  {
    try tx.row(
      """
      SELECT json, logo FROM company_profile WHERE company_id = \(company)
      ORDER BY version DESC LIMIT 1
      """
    ) { (json: try $0.text(0), logo: try $0.blobOrNil(1)) }
  }

  private static func found(
    _ profile: CompanyProfile, json: String, ids: IDs, in tx: borrowing Transaction
  ) throws -> Declared {
    guard let id = tx.company else { preconditionFailure("a company is made in its own reach") }
    try tx.run(
      "INSERT INTO company (id, siren, created_at) VALUES (\(id), \(profile.siren), \(tx.now))")
    try insert(id, version: 1, profile, json: json, in: tx)
    try FileAccount(company: id, ids: ids).adopt(profile, in: tx)
    return try Declared(id: id, version: 1, declaration: profile, at: tx.now, in: tx)
  }

  private static func declare(
    _ profile: CompanyProfile, json: String, after known: Declared, ids: IDs,
    in tx: borrowing Transaction
  ) throws -> Declared {
    try ClockGuard.check(known.id, in: tx)
    guard known.profile.siren == profile.siren else {
      throw InvoicingError.companyInvalid([
        Finding(
          "company.siren-differs",
          fr:
            "Cette entreprise est celle du SIREN \(known.profile.siren). Ajoutez \(profile.siren) par facturier companies add, ou donnez-lui un autre dossier --data.",
          en:
            "This company is that of SIREN \(known.profile.siren). Add \(profile.siren) by facturier companies add, or give it another --data folder."
        )
      ])
    }
    guard known.declaration.isTraining == profile.isTraining else {
      throw InvoicingError.companyInvalid([
        Finding(
          "company.training-fixed", at: Place(pointer: "/training"),
          fr:
            "Une entreprise factice le reste, et une vraie aussi : donnez un autre dossier --data.",
          en: "A training company stays one, and so does a real one: give another --data folder.")
      ])
    }
    let account = FileAccount(company: known.id, ids: ids)
    try account.adopt(known.declaration, in: tx)
    if known.declaration == profile { return try reread(known, in: tx) }
    // Its particulars were changed in the settings since, and the file was not: a restart takes nothing back.
    if try fileBeforeSettings(of: known.id, in: tx) == profile { return try reread(known, in: tx) }
    try insert(known.id, version: known.version + 1, profile, json: json, in: tx)
    try account.propose(profile, after: known.declaration, in: tx)
    return try Declared(
      id: known.id, version: known.version + 1, declaration: profile, at: tx.now, in: tx)
  }

  /// The company as it is known, for a program started without its file.
  ///
  /// - Throws: `InvoicingError.noCompany`.
  static func open(ids: IDs, in tx: borrowing Transaction) throws -> Declared {
    guard let known = try current(in: tx) else { throw InvoicingError.noCompany }
    return try tx.entering(known.id) { tx in
      try FileAccount(company: known.id, ids: ids).adopt(known.declaration, in: tx)
      return try reread(known, in: tx)
    }
  }

  private static func reread(_ known: Declared, in tx: borrowing Transaction) throws -> Declared {
    try Declared(
      id: known.id, version: known.version, declaration: known.declaration, at: tx.now, in: tx)
  }

  /// What the file last said, where the settings said something else after it; nil where the newest version is the file's.
  private static func fileBeforeSettings(
    of company: CompanyID, in tx: borrowing Transaction
  ) throws -> CompanyProfile? {
    let newest = try tx.row(
      """
      SELECT door FROM company_profile WHERE company_id = \(company)
      ORDER BY version DESC LIMIT 1
      """
    ) { try $0.textOrNil(0) }
    guard case .some(.some) = newest else { return nil }
    let version = try tx.row(
      """
      SELECT version FROM company_profile WHERE company_id = \(company) AND door IS NULL
      ORDER BY version DESC LIMIT 1
      """
    ) { try $0.int(0) }
    guard let version else { return nil }
    return try profile(version, of: company, in: tx)
  }

  /// - Parameter door: where it was changed; nil for the company file.
  static func insert(
    _ id: CompanyID, version: Int, _ profile: CompanyProfile, json: String, by door: Door? = nil,
    in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO company_profile (company_id, version, json, logo, created_at, door)
      VALUES (\(id), \(version), \(json), \(profile.brand.logoPNG), \(tx.now), \(door?.rawValue))
      """)
  }

  static let doorMigration = Migration(
    id: "invoicing-0070-profile-doors", sql: "ALTER TABLE company_profile ADD COLUMN door TEXT;",
    why:
      "particulars changed in the settings: where each version came from, so that a company file that did not change takes none of it back"
  )

  // MARK: Keys

  /// Every key that ever signed for the company, the one in force last.
  package static func keys(of company: CompanyID, in tx: borrowing Transaction) throws
    -> [SealingPublicKey]
  {
    try tx.rows(
      "SELECT public_key FROM sealing_key WHERE company_id = \(company) ORDER BY since, \(tx.insertionOrder)"
    ) { SealingPublicKey(bytes: try $0.blob(0)) }.compactMap { $0 }
  }

  package static func declareKey(
    _ key: SealingPublicKey, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO sealing_key (company_id, fingerprint, public_key, since)
      VALUES (\(company), \(key.fingerprint), \(key.bytes), \(tx.now))
      """)
  }
}

extension InvoicingError {
  static func companyThere(_ siren: String) -> InvoicingError {
    .companyInvalid([
      Finding(
        "companies.there-already", at: Place(pointer: "/siren"),
        fr: "L’entreprise de SIREN \(siren) est déjà dans cette installation.",
        en: "The company of SIREN \(siren) is in this installation already.")
    ])
  }
}
