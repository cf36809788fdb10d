import Kernel
import PDF
import Seal

/// All that issuing needs to know of a company, loaded once: who it is, in which version, with which template and
/// sealing key.
package struct IssuingCompany: Sendable {
  package let id: CompanyID
  package let profile: CompanyProfile
  package let profileVersion: Int
  package let template: DocumentTemplate
  package let key: SealingKey
  package let keyFingerprint: String

  package init(
    id: CompanyID, profile: CompanyProfile, profileVersion: Int, template: DocumentTemplate,
    key: SealingKey
  ) {
    self.id = id
    self.profile = profile
    self.profileVersion = profileVersion
    self.template = template
    self.key = key
    keyFingerprint = key.publicKey.fingerprint
  }
}
