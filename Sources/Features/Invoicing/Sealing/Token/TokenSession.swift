import CPKCS11
import Kernel
import Seal

/// A session with a token, signed in. Used by one thread at a time.
struct TokenSession {
  let settings: TokenSettings
  let module: TokenModule
  private let session: ck_session_handle_t

  private var functions: ck_function_list { module.functions.pointee }

  init(_ settings: TokenSettings, writing: Bool = false) throws(SealingError) {
    self.settings = settings
    module = try TokenModule.load(settings)
    let slot = try module.slot(settings)
    var session: ck_session_handle_t = 0
    let flags = ck_flags_t(CKF_SERIAL_SESSION | (writing ? CKF_RW_SESSION : 0))
    let code = module.functions.pointee.C_OpenSession(slot, flags, nil, nil, &session)
    guard code == CKR_OK else { throw settings.failure(TokenWords.refused("C_OpenSession", code)) }
    self.session = session
    do throws(SealingError) { try signIn() } catch {
      close()
      throw error
    }
  }

  private func signIn() throws(SealingError) {
    var pin = try settings.pin()
    let code = functions.C_Login(session, ck_user_type_t(CKU_USER), &pin, UInt(pin.count))
    switch code {
    case CKR_OK, CKR_USER_ALREADY_LOGGED_IN: return
    case CKR_PIN_INCORRECT, CKR_PIN_INVALID, CKR_PIN_LEN_RANGE, CKR_PIN_LOCKED, CKR_PIN_EXPIRED:
      throw .tokenPIN(label: settings.label)
    default: throw settings.failure(TokenWords.refused("C_Login", code))
    }
  }

  func close() { _ = functions.C_CloseSession(session) }

  // MARK: Keys

  /// A key pair of Ed25519 under the label of the settings.
  struct Found {
    let publicKey: SealingPublicKey
    /// CKA_ID, which its other half has too; empty where whoever made the key gave none.
    let identifier: [UInt8]
  }

  func keys() throws(SealingError) -> [Found] {
    let publicKeys = try objects([
      (UInt(CKA_CLASS), attributeBytes(UInt(CKO_PUBLIC_KEY))),
      (UInt(CKA_KEY_TYPE), attributeBytes(UInt(CKK_EC_EDWARDS))),
      (UInt(CKA_LABEL), Array(settings.keyLabel.utf8)),
    ])
    return publicKeys.compactMap { object in
      guard let point = value(CKA_EC_POINT, of: object),
        // An OCTET STRING around the 32 bytes, or these alone.
        let key = SealingPublicKey(bytes: Array(point.suffix(32))),
        point.count == 32 || point.starts(with: [0x04, 0x20])
      else { return nil }
      return Found(publicKey: key, identifier: value(CKA_ID, of: object) ?? [])
    }
  }

  func privateKey(of found: Found) throws(SealingError) -> ck_object_handle_t? {
    var wanted = [
      (UInt(CKA_CLASS), attributeBytes(UInt(CKO_PRIVATE_KEY))),
      (UInt(CKA_LABEL), Array(settings.keyLabel.utf8)),
    ]
    if !found.identifier.isEmpty { wanted.append((UInt(CKA_ID), found.identifier)) }
    return try objects(wanted).first
  }

  /// Makes a key pair that never leaves the token.
  ///
  /// - Parameter identifier: tells it from others of the same label.
  func generate(identifier: [UInt8]) throws(SealingError) -> SealingPublicKey {
    var mechanism = ck_mechanism(
      mechanism: UInt(CKM_EC_EDWARDS_KEY_PAIR_GEN), parameter: nil, parameter_len: 0)
    let (yes, no): ([UInt8], [UInt8]) = ([1], [0])
    let label = (UInt(CKA_LABEL), Array(settings.keyLabel.utf8))
    let known = (UInt(CKA_ID), identifier)
    // The curve's name, then its object identifier: tokens know the one or the other.
    let curves: [[UInt8]] = [
      [0x13, 0x0C] + Array("edwards25519".utf8), [0x06, 0x03, 0x2B, 0x65, 0x70],
    ]
    var code: UInt = 0
    for curve in curves {
      var (publicKey, privateKey): (ck_object_handle_t, ck_object_handle_t) = (0, 0)
      code = withAttributes([
        (UInt(CKA_TOKEN), yes), (UInt(CKA_VERIFY), yes), (UInt(CKA_EC_PARAMS), curve), label, known,
      ]) { publicAttributes, publicCount in
        withAttributes([
          (UInt(CKA_TOKEN), yes), (UInt(CKA_PRIVATE), yes), (UInt(CKA_SENSITIVE), yes),
          (UInt(CKA_EXTRACTABLE), no), (UInt(CKA_SIGN), yes), label, known,
        ]) { privateAttributes, privateCount in
          functions.C_GenerateKeyPair(
            session, &mechanism, publicAttributes, publicCount, privateAttributes, privateCount,
            &publicKey, &privateKey)
        }
      }
      if code == CKR_OK, let made = try keys().first(where: { $0.identifier == identifier }) {
        return made.publicKey
      }
    }
    throw settings.failure(TokenWords.refused("C_GenerateKeyPair", code))
  }

  // MARK: Signing

  func sign(_ bytes: [UInt8], with key: ck_object_handle_t) throws(SealingError) -> [UInt8] {
    var mechanism = ck_mechanism(mechanism: UInt(CKM_EDDSA), parameter: nil, parameter_len: 0)
    var code = functions.C_SignInit(session, &mechanism, key)
    guard code == CKR_OK else { throw settings.failure(TokenWords.refused("C_SignInit", code)) }
    var data = bytes
    var signature = [UInt8](repeating: 0, count: 64)
    var count: UInt = 64
    code = functions.C_Sign(session, &data, UInt(data.count), &signature, &count)
    guard code == CKR_OK, count == 64 else {
      throw settings.failure(TokenWords.refused("C_Sign", code))
    }
    return signature
  }

  // MARK: Objects

  private func objects(
    _ attributes: [(type: UInt, bytes: [UInt8])]
  ) throws(SealingError) -> [ck_object_handle_t] {
    let code = withAttributes(attributes) { functions.C_FindObjectsInit(session, $0, $1) }
    guard code == CKR_OK else {
      throw settings.failure(TokenWords.refused("C_FindObjectsInit", code))
    }
    defer { _ = functions.C_FindObjectsFinal(session) }
    var found = [ck_object_handle_t](repeating: 0, count: 64)
    var count: UInt = 0
    let result = functions.C_FindObjects(session, &found, UInt(found.count), &count)
    guard result == CKR_OK else {
      throw settings.failure(TokenWords.refused("C_FindObjects", result))
    }
    return Array(found.prefix(Int(count)))
  }

  private func value(_ type: some BinaryInteger, of object: ck_object_handle_t) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = bytes.withUnsafeMutableBytes { buffer -> Int? in
      var attribute = ck_attribute(
        type: UInt(type), value: buffer.baseAddress, value_len: UInt(buffer.count))
      guard functions.C_GetAttributeValue(session, object, &attribute, 1) == CKR_OK,
        attribute.value_len <= UInt(buffer.count)
      else { return nil }
      return Int(attribute.value_len)
    }
    return count.map { Array(bytes.prefix($0)) }
  }
}
