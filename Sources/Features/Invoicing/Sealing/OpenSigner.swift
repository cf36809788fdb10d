import Kernel
import Seal
import Storage

/// Finds the key that signs for a company, in its file or in a token, or makes the first.
///
/// The key in force is the last one declared in the database. Its file is looked at first, so that a token may be set up
/// before `facturier key rotate --to token` has it take over.
struct OpenSigner {
  let database: Database
  let path: String
  let token: TokenSettings?
  let chance: Chance

  typealias Signer = (key: any SealingSigner, place: KeyPlace, isInForce: Bool)

  /// - Parameter mayBeReplayed: a database in quarantine may be from before a change of key: another key is let in, as one
  ///   that is not in force.
  /// - Throws: `InvoicingError.sealingKey`, `SealingError`: afterwards a missing key stops issuing.
  func callAsFunction(of company: CompanyID, mayBeReplayed: Bool = false) throws -> Signer {
    guard let inForce = try database.readSync({ try CompanyStore.keys(of: company, in: $0).last })
    else { return try first(of: company) }
    if let next = SealingKeyFile.prepared(path),
      next.publicKey.fingerprint == inForce.fingerprint
    {
      // A rotation was interrupted between the log and the file.
      try SealingKeyFile.adoptNext(path)
      return (next, .file(path), true)
    }
    if let key = try? SealingKeyFile.load(path, mayCreate: false) {
      if key.publicKey.fingerprint == inForce.fingerprint { return (key, .file(path), true) }
      if mayBeReplayed { return (key, .file(path), false) }
    }
    guard let token else { return (try fileKey(inForce), .file(path), true) }
    guard let key = try TokenKey.find(inForce.fingerprint, token) else {
      throw token.failure(TokenWords.noKey(token.keyLabel, inForce.fingerprint))
    }
    return (key, .token(token), true)
  }

  private func fileKey(_ inForce: SealingPublicKey) throws -> SealingKey {
    let key = try SealingKeyFile.load(path, mayCreate: false)
    guard key.publicKey.fingerprint == inForce.fingerprint else {
      throw InvoicingError.otherSealingKey(path)
    }
    return key
  }

  private func first(of company: CompanyID) throws -> Signer {
    let signer: Signer =
      try token.map { (try TokenKey.make($0, chance: chance), .token($0), true) }
      ?? (try SealingKeyFile.load(path, mayCreate: true), .file(path), true)
    try database.writeSync {
      try CompanyStore.declareKey(signer.key.publicKey, of: company, in: $0)
    }
    return signer
  }
}
