import Kernel
import Seal

/// What sealing in a company's log takes: whose it is, the key that signs its checkpoints, the mark outside the database.
package struct Sealer: Sendable {
  package let company: CompanyID
  package let siren: String
  package let key: SealingKey
  package let publicKey: SealingPublicKey
  package let keyFingerprint: String
  package let mark: HighWaterMark
  package let chance: Chance

  package init(
    company: CompanyID, siren: String, key: SealingKey, mark: HighWaterMark,
    chance: Chance = .system
  ) {
    self.company = company
    self.siren = siren
    self.key = key
    self.mark = mark
    self.chance = chance
    publicKey = key.publicKey
    keyFingerprint = publicKey.fingerprint
  }
}
