import Kernel
import PDF
import Seal
import Storage

/// Loads all that issuing needs, or says what is missing before anything is tried.
package struct OpenCompany {
  let database: Database
  let fonts: DocumentFonts
  let keyPath: String
  let ids: IDs

  package init(database: Database, fonts: DocumentFonts, keyPath: String, ids: IDs) {
    self.database = database
    self.fonts = fonts
    self.keyPath = keyPath
    self.ids = ids
  }

  /// - Parameter declaration: the company's profile and its JSON, when a file of it was given.
  /// - Throws: `InvoicingError.noCompany`, `.companyInvalid`, `.sealingKey`.
  package func callAsFunction(_ declaration: (profile: CompanyProfile, json: String)?) throws
    -> IssuingCompany
  {
    let declared = try database.writeSync { tx in
      if let declaration {
        return try CompanyStore.declare(
          declaration.profile, json: declaration.json, ids: ids, in: tx)
      }
      return try CompanyStore.open(ids: ids, in: tx)
    }
    let key = try sealingKey(of: declared.id)
    let template = DocumentTemplate(brand: try Brand(declared.profile), fonts: fonts)
    let packer = try database.writeSync { tx in
      try DocumentStore.declare(template, of: declared.id, in: tx)
      return try DocumentPacker.open(
        declared.id, profile: declared.profile, template: template, in: tx)
    }
    return IssuingCompany(
      id: declared.id, profile: declared.profile, profileVersion: declared.version,
      bankNumber: declared.bankNumber, template: template, packer: packer, key: key)
  }

  /// A key is made only for a company that never had one; afterwards a missing key stops issuing.
  private func sealingKey(of company: CompanyID) throws -> SealingKey {
    let isDeclared = try database.readSync {
      try CompanyStore.keyState(nil, of: company, in: $0).declared
    }
    let key = try SealingKeyFile.load(keyPath, mayCreate: !isDeclared)
    try database.writeSync { tx in
      let state = try CompanyStore.keyState(key.publicKey, of: company, in: tx)
      if !state.declared {
        try CompanyStore.declareKey(key.publicKey, of: company, in: tx)
      } else if !state.matches {
        throw InvoicingError.sealingKey(
          path: keyPath,
          reason: Text(
            fr: "ce n'est pas celle qui a scellé cette entreprise. Remettez la bonne en place.",
            en: "it is not the one that sealed this company. Put the right one back."))
      }
    }
    return key
  }
}
