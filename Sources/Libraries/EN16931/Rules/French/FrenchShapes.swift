/// The shapes the French rules ask of texts. Each reads the text as written, as the official rules
/// do.
enum FrenchShapes {
  /// Any decimal digit of Unicode, as `\d` of XPath.
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? ("0"..."9").contains(scalar) : scalar.properties.generalCategory == .decimalNumber
  }

  static func isDigits(_ text: some StringProtocol, count: Int) -> Bool {
    text.unicodeScalars.count == count && text.unicodeScalars.allSatisfy(isDigit)
  }

  static func isAtMost(_ limit: Int, _ text: String) -> Bool { text.unicodeScalars.count <= limit }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// Letters, digits and + - _ /, at least one, no space around or inside.
  static func isNumber(_ text: String) -> Bool {
    let inner = XMLSpace.normalized(text)
    return !inner.isEmpty && !text.utf8.contains(0x20)
      && inner.utf8.allSatisfy { isLetterOrDigit($0) || "+-_/".utf8.contains($0) }
  }

  /// Letters, digits and + - _ . , at least one.
  static func isAddress(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { isLetterOrDigit($0) || "+-_.".utf8.contains($0) }
  }

  /// A day of 2000 to 2099: "20260131" (what follows is not looked at) in CII, "2026-01-31"
  /// elsewhere.
  static func isDay(_ text: String, in syntax: Syntax?) -> Bool {
    let bytes = Array(text.utf8)
    if syntax == .cii { return bytes.count >= 8 && isDay(bytes[0..<4], bytes[4..<6], bytes[6..<8]) }
    return bytes.count == 10 && bytes[4] == 0x2D && bytes[7] == 0x2D
      && isDay(bytes[0..<4], bytes[5..<7], bytes[8..<10])
  }

  private static func isDay(
    _ year: ArraySlice<UInt8>, _ month: ArraySlice<UInt8>, _ day: ArraySlice<UInt8>
  ) -> Bool {
    guard let year = number(year), let month = number(month), let day = number(day),
      (2000...2099).contains(year), (1...12).contains(month), day >= 1
    else { return false }
    let isLeap = year % 4 == 0
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return day <= lengths[month - 1]
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    bytes.reduce(into: Int?.some(0)) { value, byte in
      value = (0x30...0x39).contains(byte) ? value.map { $0 * 10 + Int(byte - 0x30) } : nil
    }
  }

  /// Digits, and at most `decimals` after a point; at most `total` characters without the point,
  /// the sign counting as one.
  static func isDecimal(
    _ text: String, decimals: Int, total: Int = 19, whole: Int = 19, signed: Bool = true
  ) -> Bool {
    var (digits, fraction, length) = (0, 0, 0)
    var hasPoint = false
    for byte in text.utf8 {
      length += 1
      switch byte {
      case UInt8(ascii: "-") where length == 1 && signed: continue
      case UInt8(ascii: ".") where !hasPoint: hasPoint = true
      case 0x30...0x39 where hasPoint: fraction += 1
      case 0x30...0x39: digits += 1
      default: return false
      }
    }
    guard (1...whole).contains(digits), !hasPoint || (1...decimals).contains(fraction) else {
      return false
    }
    return length - (hasPoint ? 1 : 0) <= total
  }

  // MARK: Lists

  static let types: Set<String> = [
    "380", "389", "393", "501", "386", "500", "384", "471", "472", "473", "261", "262", "381",
    "396", "502", "503",
  ]
  /// Types issued by the buyer (autofacturation).
  static let selfBilled: Set<String> = ["389", "501", "500", "471", "473", "261", "502"]
  static let deposits: Set<String> = ["386", "500", "503"]
  static let modes: Set<String> = [
    "B1", "S1", "M1", "B2", "S2", "M2", "S3", "B4", "S4", "M4", "S5", "S6", "B7", "S7", "B8",
    "S8", "M8", "B9", "S9", "M9",
  ]
  static let paidModes: Set<String> = ["B2", "S2", "M2"]
  static let treatments: Set<String> = [
    "B2B", "B2BINT", "B2C", "B2CINT", "OUTOFSCOPE", "ARCHIVEONLY",
  ]
  static let categories: Set<String> = ["S", "E", "AE", "K", "G", "O", "Z"]
  static let rates: Set<String> = [
    "0", "0.0", "0.00", "10", "10.0", "10.00", "13", "13.0", "13.00", "20", "20.0", "20.00",
    "8.5", "8.50", "19.6", "19.60", "2.1", "2.10", "5.5", "5.50", "7", "7.0", "7.00", "20.6",
    "20.60", "1.05", "0.9", "0.90", "1.75", "9.2", "9.20", "9.6", "9.60",
  ]
  static let attachments: Set<String> = [
    "RIB", "LISIBLE", "FEUILLE_DE_STYLE", "PJA", "BORDEREAU_SUIVI", "DOCUMENT_ANNEXE",
    "BON_LIVRAISON", "BON_COMMANDE", "BORDEREAU_SUIVI_VALIDATION", "ETAT_ACOMPTE",
    "FACTURE_PAIEMENT_DIRECT", "RECAPITULATIF_COTRAITANCE",
  ]
}
