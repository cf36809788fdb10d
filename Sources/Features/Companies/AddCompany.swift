import Accounts
import Invoicing
import Kernel
import Storage

/// What somebody has after a company was made: who they are in it, or the key that opens it.
package struct MadeCompany: Sendable {
  package let company: KnownCompany
  /// Shown once; `nil` where a person became its owner.
  package let key: APIKey.Token?
}

/// Adds companies and sandboxes to an installation. Whoever asks becomes the owner; a program is given a key.
package struct AddCompany: Sendable {
  let database: Database
  let ids: IDs
  /// Opens a company in this program, so that it answers at once.
  let open: @Sendable (CompanyID) async throws -> Void

  package init(
    database: Database, ids: IDs, open: @escaping @Sendable (CompanyID) async throws -> Void
  ) {
    self.database = database.listingCompanies
    self.ids = ids
    self.open = open
  }

  static let mostSandboxes = 5

  /// - Parameter json: the company file (`CompanyFile`).
  /// - Throws: `InvoicingError.companyInvalid`.
  package func callAsFunction(_ json: [UInt8]) async throws -> MadeCompany {
    try await self(try Self.profile(json), json)
  }

  /// The same, with what its file leads to read already.
  package func callAsFunction(
    _ profile: CompanyProfile, _ json: [UInt8]
  ) async throws -> MadeCompany {
    let making = making(profile, json)
    return try await opened(try await database.write { try making($0) })
  }

  /// The first company of an installation, once: whoever asks again, by another click or in another tab, finds it made.
  ///
  /// - Parameter then: in the same transaction, of no company.
  func first(
    _ profile: CompanyProfile, _ json: [UInt8],
    then: @escaping @Sendable (borrowing Transaction) throws -> Void
  ) async throws {
    let making = making(profile, json)
    let id = try await database.write { tx -> CompanyID in
      if let known = try CompanyStore.first(in: tx) { return known }
      let made = try making(tx).company.id
      try then(tx)
      return made
    }
    try await open(id)
  }

  /// A company beside others, once for what somebody described.
  ///
  /// - Parameter take: in the same transaction, of no company: whether what was described was still there to be made.
  /// - Returns: nil where it was made already.
  func another(
    _ profile: CompanyProfile, _ json: [UInt8],
    take: @escaping @Sendable (borrowing Transaction) throws -> Bool
  ) async throws -> CompanyID? {
    let making = making(profile, json)
    let made = try await database.write { tx -> MadeCompany? in
      try take(tx) ? try making(tx) : nil
    }
    guard let made else { return nil }
    return try await opened(made).company.id
  }

  /// A company like another, for trying things out: its documents are marked as worth nothing, its mail leaves for nobody, and
  /// its clock can be moved.
  ///
  /// - Parameter name: what it is called; `nil` for that of the company.
  package func sandbox(of original: CompanyID, name: String?) async throws -> MadeCompany {
    let making = makingSandbox(of: original, name: name)
    return try await opened(try await database.write { try making($0) })
  }

  /// What makes a company, in a transaction of no company.
  typealias Making = @Sendable (borrowing Transaction) throws -> MadeCompany

  func making(_ profile: CompanyProfile, _ json: [UInt8]) -> Making {
    let (ids, caller) = (ids, Caller.current)
    return { try Self.add(profile, json, sandboxOf: nil, ids: ids, caller, in: $0) }
  }

  func makingSandbox(of original: CompanyID, name: String?) -> Making {
    let (ids, caller) = (ids, Caller.current)
    return { tx in
      let declared = try tx.entering(original) { tx in
        if try SandboxStore.original(of: original, in: tx) != nil {
          throw CompanyProblem.sandboxOfSandbox
        }
        return try CompanyStore.declaration(of: original, in: tx)
      }
      guard let declared else { throw InvoicingError.noCompany }
      try Self.checkRoom(for: original, in: tx)
      let json = try Self.sandboxFile(declared.json, name: name)
      var profile = try CompanyFile.read(json, fileName: nil, isStored: true)
      profile.brand.logoPNG = declared.logo
      return try Self.add(profile, json, sandboxOf: original, ids: ids, caller, in: tx)
    }
  }

  /// Once for a key of the company that asks; the answer that is kept is without what opens the new one.
  ///
  /// - Returns: what was kept, and what was made if it was now.
  func once(
    _ request: IdempotentRequest, of company: CompanyID, _ making: @escaping Making,
    _ kept: @escaping @Sendable (KnownCompany) -> IdempotentAnswer
  ) async throws -> (answer: IdempotentAnswer, made: MadeCompany?) {
    let (answer, made) = try await database.write { tx -> (IdempotentAnswer, MadeCompany?) in
      var made: MadeCompany?
      let answer = try IdempotencyStore.onceBeyond(request, of: company, in: tx) { tx in
        let fresh = try making(tx)
        made = fresh
        return kept(fresh.company)
      }
      return (answer, made)
    }
    if let made { _ = try await opened(made) }
    return (answer, made)
  }

  private func opened(_ made: MadeCompany) async throws -> MadeCompany {
    try await open(made.company.id)
    return made
  }

  static func profile(_ json: [UInt8]) throws -> CompanyProfile {
    let profile = try CompanyFile.read(json, fileName: nil)
    // A path would be one of the server's files.
    guard profile.brand.logo == nil else {
      throw InvoicingError.companyInvalid([
        Finding(
          "companies.logo-by-file", at: Place(pointer: "/brand/logo"),
          fr: "Un logo ne s’envoie pas par son chemin : déclarez l’entreprise sans lui.",
          en: "A logo is not sent by its path: declare the company without it.")
      ])
    }
    return profile
  }

  private static func checkRoom(for original: CompanyID, in tx: borrowing Transaction) throws {
    var count = 0
    for company in try CompanyStore.all(in: tx) {
      let isOne = try tx.entering(company.id) { tx in
        try SandboxStore.original(of: company.id, in: tx) == original
      }
      if isOne { count += 1 }
    }
    if count >= mostSandboxes { throw CompanyProblem.tooManySandboxes(limit: mostSandboxes) }
  }

  /// What the company is declared by, without what the public or the world would hear of.
  private static func sandboxFile(_ json: String, name: String?) throws -> [UInt8] {
    let patch = JSONWriter()
    patch.object {
      patch.field("training", true)
      patch.key("verificationAddress")
      patch.null()
      patch.key("checkpointMail")
      patch.null()
      patch.key("paymentAddress")
      patch.null()
      if let name { patch.field("name", name) }
    }
    return JSONMergePatch.apply(
      try JSONParser.parse(patch.bytes).root, to: try JSONParser.parse(Array(json.utf8)).root)
  }

  private static func add(
    _ profile: CompanyProfile, _ json: [UInt8], sandboxOf original: CompanyID?, ids: IDs,
    _ caller: Caller, in tx: borrowing Transaction
  ) throws -> MadeCompany {
    var made: MadeCompany?
    let text = String(decoding: json, as: UTF8.self)
    _ = try CompanyStore.add(profile, json: text, ids: ids, in: tx) { id, tx in
      if let original { try SandboxStore.insert(id, of: original, in: tx) }
      try AuditTrail.note(
        original == nil ? "company.added" : "sandbox.made", "\(id)", after: profile.name, of: id,
        in: tx)
      let key = try welcome(caller, to: id, isTest: profile.isTraining, ids: ids, in: tx)
      guard let company = try ListCompanies.one(id, in: tx) else { throw InvoicingError.noCompany }
      made = MadeCompany(company: company, key: key)
    }
    guard let made else { throw InvoicingError.noCompany }
    return made
  }

  /// A person becomes the owner; a program gets a key that may what its own may; whoever runs the machine invites.
  private static func welcome(
    _ caller: Caller, to company: CompanyID, isTest: Bool, ids: IDs, in tx: borrowing Transaction
  ) throws -> APIKey.Token? {
    guard let author = caller.author else { return nil }
    if caller.isPerson, let user = User.ID(author.id) {
      try FirstOwner(company: company).appoint(user, in: tx)
      return nil
    }
    return try KeyRing(company: company, ids: ids, isTest: isTest).make(
      name: author.name, permissions: caller.permissions, days: nil, maker: caller,
      in: tx)
  }
}
