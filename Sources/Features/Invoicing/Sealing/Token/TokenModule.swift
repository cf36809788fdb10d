import CPKCS11
import Glibc
import Kernel
import Synchronization

/// A module of PKCS#11, loaded and made ready once a process; it locks by itself.
final class TokenModule: @unchecked Sendable {
  typealias Functions = UnsafeMutablePointer<ck_function_list>
  let functions: Functions

  private static let loaded = Mutex<[String: TokenModule]>([:])

  static func load(_ settings: TokenSettings) throws(SealingError) -> TokenModule {
    let result = loaded.withLock { loaded -> Result<TokenModule, SealingError> in
      if let known = loaded[settings.module] { return .success(known) }
      do throws(SealingError) {
        let module = try TokenModule(settings)
        loaded[settings.module] = module
        return .success(module)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private init(_ settings: TokenSettings) throws(SealingError) {
    typealias List = @convention(c) (UnsafeMutablePointer<Functions?>?) -> ck_rv_t
    guard let library = dlopen(settings.module, RTLD_NOW | RTLD_LOCAL),
      let symbol = dlsym(library, "C_GetFunctionList")
    else { throw settings.failure(TokenWords.noModule(settings.module)) }
    var found: Functions?
    guard unsafeBitCast(symbol, to: List.self)(&found) == CKR_OK, let functions = found else {
      throw settings.failure(TokenWords.noModule(settings.module))
    }
    self.functions = functions
    var arguments = ck_c_initialize_args()
    arguments.flags = ck_flags_t(CKF_OS_LOCKING_OK)
    let code = functions.pointee.C_Initialize(&arguments)
    guard code == CKR_OK || code == CKR_CRYPTOKI_ALREADY_INITIALIZED else {
      throw settings.failure(TokenWords.refused("C_Initialize", code))
    }
  }

  /// The slot that holds the token of this label.
  func slot(_ settings: TokenSettings) throws(SealingError) -> ck_slot_id_t {
    var count: UInt = 0
    guard functions.pointee.C_GetSlotList(1, nil, &count) == CKR_OK else {
      throw settings.failure(TokenWords.noToken)
    }
    var slots = [ck_slot_id_t](repeating: 0, count: Int(count) + 8)
    count = UInt(slots.count)
    guard functions.pointee.C_GetSlotList(1, &slots, &count) == CKR_OK else {
      throw settings.failure(TokenWords.noToken)
    }
    for slot in slots.prefix(Int(count)) {
      var info = ck_token_info()
      guard functions.pointee.C_GetTokenInfo(slot, &info) == CKR_OK else { continue }
      let label = withUnsafeBytes(of: info.label) { String(decoding: $0, as: UTF8.self) }
      let trimmed = label.reversed().drop { $0 == " " || $0 == "\0" }.reversed()
      if String(trimmed) == settings.label { return slot }
    }
    throw settings.failure(TokenWords.noToken)
  }
}

/// Attributes as the module takes them: their bytes stay where they are while `body` runs.
func withAttributes<R>(
  _ attributes: [(type: UInt, bytes: [UInt8])],
  _ body: (UnsafeMutablePointer<ck_attribute>, UInt) throws -> R
) rethrows -> R {
  let all = UnsafeMutablePointer<ck_attribute>.allocate(capacity: attributes.count)
  let values = attributes.map { attribute in
    let value = UnsafeMutableRawPointer.allocate(
      byteCount: max(1, attribute.bytes.count), alignment: 16)
    value.copyMemory(from: attribute.bytes, byteCount: attribute.bytes.count)
    return value
  }
  defer {
    values.forEach { $0.deallocate() }
    all.deallocate()
  }
  for (index, attribute) in attributes.enumerated() {
    (all + index).initialize(
      to: ck_attribute(
        type: attribute.type, value: values[index], value_len: UInt(attribute.bytes.count)))
  }
  return try body(all, UInt(attributes.count))
}

/// A number as an attribute holds it.
func attributeBytes(_ number: UInt) -> [UInt8] { withUnsafeBytes(of: number) { Array($0) } }
