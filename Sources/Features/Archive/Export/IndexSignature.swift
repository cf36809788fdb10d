import Invoicing
import Seal

/// The signature of an archive's index by the key that seals (SPEC-archive, 2): the index names the hash of everything else,
/// so that one signature covers rows and books too, which no entry of the log does.
struct IndexSignature {
  static let fileName = "facturier-archive.sig"

  /// What is signed.
  static func statement(siren: String, index: [UInt8]) -> [UInt8] {
    Array("facturier/archive-index/v1\n\(siren)\n\(hexadecimal(index))\n".utf8)
  }

  /// The bytes of the file.
  ///
  /// - Parameter index: SHA-256 of `facturier-archive.json`.
  static func file(siren: String, index: [UInt8], by key: any SealingSigner) throws -> [UInt8] {
    Array((hexadecimal(try key.sign(statement(siren: siren, index: index))) + "\n").utf8)
  }

  /// Whether the file beside an index is a signature of it by a key.
  static func holds(
    in folder: DurableFolder, siren: String, index: [UInt8], by key: SealingPublicKey
  ) -> Bool {
    guard let file = FileReader.bytes(of: folder.file(fileName), limit: 1 << 10),
      file.count == 129, file.last == 0x0A,
      let signature = digits(String(decoding: file[..<128], as: UTF8.self)),
      hexadecimal(signature).utf8.elementsEqual(file[..<128])
    else { return false }
    return key.isValid(signature, for: statement(siren: siren, index: index))
  }

  /// The public key of an archive that bears a fingerprint; nil where there is none, or its file is not what its name says.
  static func key(_ fingerprint: String, in folder: DurableFolder) -> SealingPublicKey? {
    guard fingerprint.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let file = FileReader.bytes(of: folder.file("keys/\(fingerprint).txt"), limit: 1 << 12)
    else { return nil }
    let line = String(decoding: file, as: UTF8.self).split(separator: "\n").first {
      $0.hasPrefix("public-key: ")
    }
    guard let bytes = line.flatMap({ digits(String($0.dropFirst("public-key: ".count))) }),
      let key = SealingPublicKey(bytes: bytes), key.fingerprint == fingerprint
    else { return nil }
    return key
  }
}
