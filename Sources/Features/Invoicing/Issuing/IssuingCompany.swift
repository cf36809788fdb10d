import Kernel
import PDF
import Seal
import Storage

/// All that issuing needs to know of a company, loaded once: who it is, in which version, with which template and
/// sealing key.
package struct IssuingCompany: Sendable {
  package let id: CompanyID
  package let profile: CompanyProfile
  package let profileVersion: Int
  /// Which version of the bank account `profile` carries; nil while there is none.
  package let bankNumber: Int?
  package let template: DocumentTemplate
  package let packer: DocumentPacker
  package let sealer: Sealer

  package init(
    id: CompanyID, profile: CompanyProfile, profileVersion: Int, bankNumber: Int? = nil,
    template: DocumentTemplate, packer: DocumentPacker, sealer: Sealer
  ) {
    self.id = id
    self.profile = profile
    self.profileVersion = profileVersion
    self.bankNumber = bankNumber
    self.template = template
    self.packer = packer
    self.sealer = sealer
  }

  func isSameVersion(as other: IssuingCompany) -> Bool {
    profileVersion == other.profileVersion && bankNumber == other.bankNumber
  }

  /// The same company as the transaction sees it: with particulars that were changed meanwhile, and the account that came
  /// into force.
  package func refreshed(in tx: borrowing Transaction) throws -> IssuingCompany {
    if try CompanyStore.version(of: id, in: tx) != profileVersion,
      let declared = try CompanyStore.latest(of: id, in: tx)
    {
      return try changed(to: declared)
    }
    guard let bank = try BankChangeStore.inForce(of: id, at: tx.now, in: tx),
      bank.number != bankNumber
    else { return self }
    var profile = profile
    profile.bankAccount = bank.account
    return with(profile, profileVersion, bank.number, template)
  }

  private func changed(to declared: CompanyStore.Declared) throws -> IssuingCompany {
    let brand = try Brand(declared.profile)
    // Fonts and colour profile are compressed once: only another logo makes another beginning of the files.
    let template =
      declared.profile.brand.logoPNG == profile.brand.logoPNG
      ? self.template.drawn(as: brand) : DocumentTemplate(brand: brand, fonts: self.template.fonts)
    return with(declared.profile, declared.version, declared.bankNumber, template)
  }

  private func with(
    _ profile: CompanyProfile, _ version: Int, _ bankNumber: Int?, _ template: DocumentTemplate
  ) -> IssuingCompany {
    IssuingCompany(
      id: id, profile: profile, profileVersion: version, bankNumber: bankNumber,
      template: template, packer: packer, sealer: sealer)
  }
}
