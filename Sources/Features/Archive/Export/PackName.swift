/// Names of packs and of the files of documents.
enum PackName {
  static let documentsPerPack = 10_000

  /// "2026-11", "2026-11-b" … "2026-11-z", "2026-11-aa".
  ///
  /// - Parameter part: from 0.
  static func name(month: String, part: Int) -> String {
    guard part > 0 else { return month }
    var letters = ""
    var rest = part
    repeat {
      letters = String(Character(Unicode.Scalar(UInt8(97 + rest % 26)))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return month + "-" + letters
  }

  /// A number as a file name: every byte but letters, digits, "." "_" "-" as %XX.
  static func file(_ number: String) -> String {
    var name: [UInt8] = []
    for byte in number.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: name.append(byte)
      default:
        let digits = Array("0123456789ABCDEF".utf8)
        name += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    // A name of dots alone is a folder.
    let text = String(decoding: name, as: UTF8.self)
    return text.hasPrefix(".") ? "%2E" + text.dropFirst() : text
  }
}
