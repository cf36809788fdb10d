import Seal

/// Which key signs, from where in the log on (SPEC-sealing § 7).
struct KeyHistory {
  /// The key in force after the entries read so far; `nil` while the log has named none.
  private(set) var current: SealingPublicKey?
  /// Every key that was in force, in order.
  private(set) var all: [SealingPublicKey] = []
  /// Keys that are known from elsewhere: they stand in until the log names one.
  let known: [SealingPublicKey]

  init(known: [SealingPublicKey]) { self.known = known }

  /// - Returns: what is wrong with a change of key.
  mutating func take(_ event: SealedEvent, siren: String, line: Int) -> Finding? {
    switch event.name {
    case "log-opened":
      if let key = event.key("key") { use(key) }
      return nil
    case "key-rotation":
      guard let new = event.key("new-key") else { return .rotation(line: line) }
      defer { use(new) }
      return isSigned(event, siren: siren) ? nil : .rotation(line: line)
    default: return nil
    }
  }

  private mutating func use(_ key: SealingPublicKey) {
    current = key
    all.append(key)
  }

  private func isSigned(_ event: SealedEvent, siren: String) -> Bool {
    guard let old = event.key("old-key"), let new = event.key("new-key"),
      let byOld = event.bytes("old-signature"), let byNew = event.bytes("new-signature")
    else { return false }
    if let current, current.bytes != old.bytes { return false }
    let statement = KeyRotation.statement(companySIREN: siren, old: old.bytes, new: new.bytes)
    return old.isValid(byOld, for: statement) && new.isValid(byNew, for: statement)
  }

  /// Whether the right key signed a checkpoint of the log as it stands.
  func signed(_ checkpoint: SignedCheckpoint) -> Bool {
    if let current { return checkpoint.isSigned(by: current) }
    return known.contains { checkpoint.isSigned(by: $0) }
  }
}

extension SealedEvent {
  func value(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  func bytes(_ name: String) -> [UInt8]? { value(name).flatMap { Seal.bytes(hexadecimal: $0) } }

  func key(_ name: String) -> SealingPublicKey? { bytes(name).flatMap(SealingPublicKey.init) }
}
