import Glibc
import Kernel

/// Which key of which token signs, by the environment: a module of PKCS#11 and what finds the key through it.
package struct TokenSettings: Sendable, Equatable {
  /// Path of the module, such as /usr/lib/softhsm/libsofthsm2.so.
  package static let moduleName = "FACTURIER_PKCS11_MODULE"
  package static let tokenName = "FACTURIER_PKCS11_TOKEN"
  /// "facturier" unless given.
  package static let keyName = "FACTURIER_PKCS11_KEY_LABEL"
  /// A file its owner alone can read; the PIN is never in the environment, which other programs see.
  package static let pinName = "FACTURIER_PKCS11_PIN_FILE"

  package let module: String
  package let label: String
  package let keyLabel: String
  let pinFile: String

  /// - Returns: nil where no module is named.
  /// - Throws: `SealingError.tokenSettings` with all that is missing.
  package init?(environment: [String: String]) throws(SealingError) {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    guard let module = value(Self.moduleName) else { return nil }
    let missing = [Self.tokenName, Self.pinName].filter { value($0) == nil }
    guard missing.isEmpty else { throw .tokenSettings(missing: missing) }
    self.module = module
    label = value(Self.tokenName) ?? ""
    keyLabel = value(Self.keyName) ?? "facturier"
    pinFile = value(Self.pinName) ?? ""
  }

  /// Read when somebody signs in, kept nowhere.
  func pin() throws(SealingError) -> [UInt8] {
    let descriptor = open(pinFile, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(TokenWords.pinUnreadable(pinFile)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & 0o077 == 0 else {
      throw failure(TokenWords.pinOpen(pinFile))
    }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = read(descriptor, &bytes, bytes.count)
    let pin = Array(bytes.prefix(max(0, count)).prefix { $0 != 0x0A && $0 != 0x0D })
    guard !pin.isEmpty else { throw failure(TokenWords.pinUnreadable(pinFile)) }
    return pin
  }

  func failure(_ reason: Text) -> SealingError { .token(label: label, reason: reason) }
}

/// Why a token does not sign.
enum TokenWords {
  static func pinUnreadable(_ path: String) -> Text {
    Text(
      fr: "le fichier du code \(path) manque ou est vide.",
      en: "the file of its PIN, \(path), is missing or empty.")
  }
  static func pinOpen(_ path: String) -> Text {
    Text(
      fr: "d'autres utilisateurs peuvent lire le code \(path) ; faites chmod 600.",
      en: "other users can read its PIN in \(path); run chmod 600.")
  }
  static func noModule(_ path: String) -> Text {
    Text(
      fr: "le module \(path) ne peut pas être chargé.", en: "module \(path) cannot be loaded.")
  }
  static let noToken = Text(
    fr: "il n'est pas là. Branchez-le, ou vérifiez FACTURIER_PKCS11_TOKEN.",
    en: "it is not there. Plug it in, or check FACTURIER_PKCS11_TOKEN.")
  static func noKey(_ label: String, _ fingerprint: String) -> Text {
    Text(
      fr:
        "il n'a pas, sous le nom « \(label) », la clé \(fingerprint) qui scelle cette entreprise.",
      en: "it has no key \(fingerprint), which seals this company, under the label “\(label)”.")
  }
  static let pinRefused = Text(
    fr:
      "il refuse son code. Rien ne sera tenté de nouveau avant un redémarrage, pour ne pas le bloquer : corrigez le fichier du code, puis relancez.",
    en:
      "it refuses its PIN. Nothing is tried again before a restart, so as not to lock it: correct the file of the PIN, then start again."
  )
  static let badSignature = Text(
    fr: "sa signature ne tient pas.", en: "its signature does not hold.")
  /// - Parameter code: CKR_…, as numbers of PKCS#11.
  static func refused(_ what: StaticString, _ code: UInt) -> Text {
    let number = "0x" + String(code, radix: 16)
    return Text(
      fr: "il ne répond pas comme il faut (\(what), \(number)).",
      en: "it does not answer as it should (\(what), \(number)).")
  }
}
