import Crypto
import Kernel

/// A one-time code, "7K3F-9QXA-M2RT": sixty bits. It is mailed and never stored; its hash is.
struct ApprovalCode {
  let text: String

  /// Letters that cannot be taken for one another.
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  init(_ chance: Chance) {
    var bits = chance.next()
    var letters: [UInt8] = []
    for index in 0..<12 {
      if index > 0, index % 4 == 0 { letters.append(UInt8(ascii: "-")) }
      letters.append(Self.alphabet[Int(bits & 31)])
      bits >>= 5
    }
    text = String(decoding: letters, as: UTF8.self)
  }

  func hash(of change: BankChangeID) -> [UInt8] { Self.hash(text, of: change) }

  /// As people type it: any case, with or without hyphens, O for 0 and I or L for 1.
  static func hash(_ typed: String, of change: BankChangeID) -> [UInt8] {
    var plain: [UInt8] = []
    for byte in typed.uppercased().utf8 {
      switch byte {
      case UInt8(ascii: "O"): plain.append(UInt8(ascii: "0"))
      case UInt8(ascii: "I"), UInt8(ascii: "L"): plain.append(UInt8(ascii: "1"))
      case 0x30...0x39, 0x41...0x5A: plain.append(byte)
      default: break
      }
    }
    return Array(SHA256.hash(data: change.raw.bytes + plain))
  }
}
