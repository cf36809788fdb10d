import Kernel
import Seal
import Storage

/// Another key signs from now on. Both keys say so, in an entry of the log; what the old one signed stays good.
package struct RotateKey {
  let company: IssuingCompany

  package init(company: IssuingCompany) { self.company = company }

  /// - Parameters:
  ///   - new: its file must be durable before this commits.
  ///   - place: where it lives; where the old one did unless given.
  /// - Throws: `SealingError`, as all that seals.
  package func callAsFunction(
    to new: any SealingSigner, at place: KeyPlace? = nil, in tx: borrowing Transaction
  ) throws {
    let old = company.sealer
    // What is before the rotation is under the old key.
    try CompanyLog.tend(old, in: tx)
    try CompanyStore.declareKey(new.publicKey, of: company.id, in: tx)
    let sealer = Sealer(
      company: old.company, siren: old.siren, key: new, mark: old.mark, chance: old.chance,
      place: place ?? old.place)
    let statement = KeyRotation.statement(
      companySIREN: old.siren, old: old.publicKey.bytes, new: new.publicKey.bytes)
    try CompanyLog.record(
      SealedEvent(
        "key-rotation",
        [
          .init("old-key", hexadecimal(old.publicKey.bytes)),
          .init("new-key", hexadecimal(new.publicKey.bytes)),
          .init("old-signature", hexadecimal(try old.key.sign(statement))),
          .init("new-signature", hexadecimal(try new.sign(statement))),
        ]), by: sealer, in: tx)
  }
}
