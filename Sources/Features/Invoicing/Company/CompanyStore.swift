import Kernel
import Seal
import Storage

/// Every SQL statement on companies, their profiles and their sealing keys.
package enum CompanyStore {
  package struct Declared: Sendable {
    package let id: CompanyID
    package let version: Int
    package let profile: CompanyProfile
  }

  /// The company of this installation, as last declared. Several companies come with accounts.
  package static func current(in tx: borrowing Transaction) throws -> Declared? {
    let row = try tx.row(
      """
      SELECT c.id AS id, p.version AS version, p.json AS json, p.logo AS logo
      FROM company c JOIN company_profile p ON p.company_id = c.id
      ORDER BY c.created_at, c.id, p.version DESC LIMIT 1
      """)
    guard let row else { return nil }
    let json = Array(try row.text("json").utf8)
    var profile = try CompanyFile.read(json, fileName: nil)
    profile.brand.logoPNG = try row.blobOrNil("logo")
    return Declared(id: try row.id("id"), version: try row.int("version"), profile: profile)
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
      var profile = try CompanyFile.read(Array(row.text(0).utf8), fileName: nil)
      profile.brand.logoPNG = try row.blobOrNil(1)
      return profile
    }
  }

  /// Declares the company, or a new version of it when something changed.
  ///
  /// - Throws: `InvoicingError.companyInvalid` when the SIREN is another company's: its documents would be mixed up.
  package static func declare(
    _ profile: CompanyProfile, json: String, ids: IDs, in tx: borrowing Transaction
  ) throws -> Declared {
    guard let known = try current(in: tx) else {
      let id = CompanyID(raw: ids.next())
      try tx.run(
        "INSERT INTO company (id, siren, created_at) VALUES (\(id), \(profile.siren), \(tx.now))")
      try insert(id, version: 1, profile, json: json, in: tx)
      return Declared(id: id, version: 1, profile: profile)
    }
    guard known.profile.siren == profile.siren else {
      throw InvoicingError.companyInvalid([
        Finding(
          "company.siren-differs",
          fr:
            "Ces données sont celles du SIREN \(known.profile.siren) ; donnez un autre dossier --data pour \(profile.siren).",
          en:
            "This data belongs to SIREN \(known.profile.siren); give another --data folder for \(profile.siren)."
        )
      ])
    }
    if known.profile == profile { return known }
    try insert(known.id, version: known.version + 1, profile, json: json, in: tx)
    if known.profile.bankAccount?.iban != profile.bankAccount?.iban {
      try ShieldStore.record(
        bankChange(from: known.profile.bankAccount, to: profile.bankAccount),
        ofProfile: known.version + 1, company: known.id, in: tx)
    }
    return Declared(id: known.id, version: known.version + 1, profile: profile)
  }

  /// Invoices with another's IBAN are how firms are robbed: a change is said out loud, with both ends of it.
  private static func bankChange(
    from old: CompanyProfile.BankAccount?, to new: CompanyProfile.BankAccount?
  ) -> Finding {
    let (before, after) = (shown(old), shown(new))
    let moves = old.flatMap { old in new.map { old.iban.prefix(2) != $0.iban.prefix(2) } } ?? false
    return Finding(
      "company.iban-changed", .warn,
      fr:
        "L'IBAN imprimé change : \(before) → \(after)\(moves ? ", dans un autre pays" : ""). Faites-le confirmer par une deuxième personne ; les factures déjà émises gardent l'ancien.",
      en:
        "The IBAN printed changes: \(before) → \(after)\(moves ? ", in another country" : ""). Have a second person confirm it; invoices issued before keep the old one."
    )
  }

  /// Its country and last four characters: enough to recognise, too little to steal.
  private static func shown(_ account: CompanyProfile.BankAccount?) -> String {
    account.map { "\($0.iban.prefix(2))…\($0.iban.suffix(4))" } ?? "—"
  }

  private static func insert(
    _ id: CompanyID, version: Int, _ profile: CompanyProfile, json: String,
    in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO company_profile (company_id, version, json, logo, created_at)
      VALUES (\(id), \(version), \(json), \(profile.brand.logoPNG), \(tx.now))
      """)
  }

  /// Whether the company has declared a sealing key, and whether it is this one.
  package static func keyState(
    _ key: SealingPublicKey?, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> (declared: Bool, matches: Bool) {
    let fingerprints = try tx.rows(
      "SELECT fingerprint FROM sealing_key WHERE company_id = \(company) ORDER BY since"
    ) { try $0.text(0) }
    return (!fingerprints.isEmpty, key.map { $0.fingerprint == fingerprints.last } ?? false)
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
