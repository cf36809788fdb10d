import Kernel
import Seal

/// What sealing in a company's log takes: whose it is, the key that signs its checkpoints, the mark outside the database.
package struct Sealer: Sendable {
  package let company: CompanyID
  package let siren: String
  package let key: any SealingSigner
  package let place: KeyPlace
  package let publicKey: SealingPublicKey
  package let keyFingerprint: String
  package let mark: HighWaterMark
  package let chance: Chance

  package init(
    company: CompanyID, siren: String, key: any SealingSigner, mark: HighWaterMark,
    chance: Chance = .system, place: KeyPlace
  ) {
    self.company = company
    self.siren = siren
    self.key = key
    self.mark = mark
    self.chance = chance
    self.place = place
    publicKey = key.publicKey
    keyFingerprint = publicKey.fingerprint
  }
}
