import Kernel
import PDF
import Seal

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

  /// The same company with the account that came into force meanwhile.
  func with(_ account: CompanyProfile.BankAccount?, number: Int) -> IssuingCompany {
    var profile = profile
    profile.bankAccount = account
    return IssuingCompany(
      id: id, profile: profile, profileVersion: profileVersion, bankNumber: number,
      template: template, packer: packer, sealer: sealer)
  }
}
