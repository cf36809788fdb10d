import Kernel
import PDF
import Seal
import Storage

/// Loads all that issuing needs, or says what is missing before anything is tried.
package struct OpenCompany {
  let database: Database
  let fonts: DocumentFonts
  let keyPath: String
  let marksFolder: String
  let program: String
  let ids: IDs
  let chance: Chance
  let token: TokenSettings?

  /// - Parameters:
  ///   - database: any door of it; what is opened is given `database.of(company.id)`.
  ///   - marksFolder: where the marks of the logs are kept; `nil` for a folder beside the key.
  ///   - program: its version, noted in the log when it changes.
  ///   - token: where the key may live instead of its file.
  package init(
    database: Database, fonts: DocumentFonts, keyPath: String, marksFolder: String? = nil,
    program: String, ids: IDs, chance: Chance = .system, token: TokenSettings? = nil
  ) {
    self.database = database
    self.fonts = fonts
    self.keyPath = keyPath
    self.marksFolder = marksFolder ?? SealingKeyFile.parent(of: keyPath) + "/marks"
    self.program = program
    self.ids = ids
    self.chance = chance
    self.token = token
  }

  /// - Parameters:
  ///   - declaration: the company's profile and its JSON, when a file of it was given.
  ///   - known: which of several; `nil` for the first, or one that is declared now.
  ///   - mayBeReplayed: a database in quarantine may be from before a change of key: what is put back will say whose the key is.
  /// - Throws: `InvoicingError.noCompany`, `.companyInvalid`, `.sealingKey`; `SealingError`.
  package func callAsFunction(
    _ declaration: (profile: CompanyProfile, json: String)?, of known: CompanyID? = nil,
    mayBeReplayed: Bool = false
  ) throws -> IssuingCompany {
    let door = known.map(database.of) ?? database.listingCompanies
    let (declared, template) = try door.writeSync { tx in
      let declared: CompanyStore.Declared
      if let declaration {
        declared = try CompanyStore.declare(
          declaration.profile, json: declaration.json, ids: ids, in: tx)
      } else {
        declared = try CompanyStore.open(ids: ids, in: tx)
      }
      // Together with the particulars: a node that sees the new ones issues with their logo at once.
      let template = DocumentTemplate(brand: try Brand(declared.profile), fonts: fonts)
      try tx.entering(declared.id) { try DocumentStore.declare(template, of: declared.id, in: $0) }
      return (declared, template)
    }
    let database = database.of(declared.id)
    let signer = try OpenSigner(
      database: database, path: keyPath, token: token, chance: chance)(
        of: declared.id, mayBeReplayed: mayBeReplayed)
    let packer = try database.writeSync { tx in
      return try DocumentPacker.open(
        declared.id, profile: declared.profile, template: template, in: tx)
    }
    let sealer = Sealer(
      company: declared.id, siren: declared.profile.siren, key: signer.key,
      mark: try HighWaterMark(path: "\(marksFolder)/\(declared.id).mark"), chance: chance,
      place: signer.place)
    try begin(
      sealer, in: database, isInForce: signer.isInForce, isTraining: declared.profile.isTraining)
    return IssuingCompany(
      id: declared.id, profile: declared.profile, profileVersion: declared.version,
      bankNumber: declared.bankNumber, template: template, packer: packer, sealer: sealer)
  }

  /// A database in quarantine is opened all the same: it is read, and nothing is sealed in it.
  private func begin(
    _ sealer: Sealer, in database: Database, isInForce: Bool, isTraining: Bool
  ) throws {
    try database.readSync { try SealedLogCheck(sealer: sealer)(in: $0) }
    if sealer.mark.quarantine != nil { return }
    guard isInForce else { throw InvoicingError.otherSealingKey(keyPath) }
    try database.writeSync {
      try CompanyLog.begin(sealer, program: program, isTraining: isTraining, in: $0)
    }
  }
}

extension InvoicingError {
  package static func otherSealingKey(_ path: String) -> InvoicingError {
    .sealingKey(
      path: path,
      reason: Text(
        fr: "ce n'est pas celle qui a scellé cette entreprise. Remettez la bonne en place.",
        en: "it is not the one that sealed this company. Put the right one back."))
  }
}
