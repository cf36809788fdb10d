/// Size and block structure of a QR code at level M, and the making of its codewords.
struct QRVersion {
  let number: Int

  /// 125 modules: a row fits 128 bits. It holds 1,125 bytes; an EPC payload has 331 at most.
  static let largest = 27

  private static let correctionPerBlock = [
    0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28,
    28, 28, 28, 28,
  ]
  private static let blockCounts = [
    0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25,
  ]

  var size: Int { 17 + 4 * number }
  private var correction: Int { Self.correctionPerBlock[number] }
  private var blocks: Int { Self.blockCounts[number] }
  private var lengthBits: Int { number < 10 ? 8 : 16 }
  private var dataCapacity: Int { totalCodewords - correction * blocks }

  /// All codewords: the modules that are not part of a pattern, in eights.
  var totalCodewords: Int {
    var modules = (16 * number + 128) * number + 64
    if number >= 2 {
      let alignments = number / 7 + 2
      modules -= (25 * alignments - 10) * alignments - 55
      if number >= 7 { modules -= 36 }
    }
    return modules / 8
  }

  static func smallest(for byteCount: Int) -> QRVersion? {
    (1...largest).lazy.map(QRVersion.init).first {
      4 + $0.lengthBits + 8 * byteCount <= 8 * $0.dataCapacity
    }
  }

  /// Centres of the alignment patterns, on both axes.
  var alignments: [Int] {
    guard number > 1 else { return [] }
    let count = number / 7 + 2
    let step = (number * 8 + count * 3 + 5) / (count * 4 - 4) * 2
    return [6] + (0..<(count - 1)).map { size - 7 - step * (count - 2 - $0) }
  }

  /// What `codewords` needs; it depends on the version alone.
  var reedSolomon: ReedSolomon { ReedSolomon(degree: correction) }

  /// Byte mode, padding, Reed-Solomon per block, interleaving.
  func codewords(for bytes: [UInt8], with reedSolomon: ReedSolomon) -> [UInt8] {
    let data = dataCodewords(bytes)
    let short = data.count / blocks
    let firstLong = blocks - data.count % blocks
    var result = [UInt8](repeating: 0, count: data.count + correction * blocks)
    var start = 0
    for block in 0..<blocks {
      let length = short + (block >= firstLong ? 1 : 0)
      for column in 0..<length {
        let earlier = column < short ? 0 : firstLong  // the short blocks have no last column
        result[column * blocks + block - earlier] = data[start + column]
      }
      let remainder = reedSolomon.remainder(of: data[start..<(start + length)])
      for column in 0..<correction {
        let word = column < 16 ? remainder.high : remainder.low
        result[data.count + column * blocks + block] =
          UInt8(truncatingIfNeeded: word >> UInt128(120 - 8 * (column % 16)))
      }
      start += length
    }
    return result
  }

  private func dataCodewords(_ bytes: [UInt8]) -> [UInt8] {
    var data: [UInt8] = []
    data.reserveCapacity(dataCapacity)
    // Mode 0100 and the length take a multiple of eight bits plus four: every byte straddles two codewords.
    var carried: UInt8 = 4
    func append(_ byte: UInt8) {
      data.append(carried << 4 | byte >> 4)
      carried = byte & 15
    }
    if lengthBits == 16 { append(UInt8(bytes.count >> 8)) }
    append(UInt8(truncatingIfNeeded: bytes.count))
    for byte in bytes { append(byte) }
    data.append(carried << 4)
    var padding: UInt8 = 0xEC
    while data.count < dataCapacity {
      data.append(padding)
      padding ^= 0xEC ^ 0x11
    }
    return data
  }
}

/// Reed-Solomon codes over GF(2⁸) modulo x⁸ + x⁴ + x³ + x² + 1, of at most 32 correction words.
struct ReedSolomon {
  /// The words of a remainder, the first in the highest byte of `high`.
  typealias Words = (high: UInt128, low: UInt128)

  /// The generator times each factor.
  private let multiples: [Words]

  init(degree: Int) {
    precondition(degree <= 32)
    let generator = Self.generator(degree: degree)
    multiples = (0..<256).map { factor in
      var words: Words = (0, 0)
      for (index, coefficient) in generator.enumerated() {
        let word =
          UInt128(Self.product(coefficient, UInt8(factor))) << UInt128(120 - 8 * (index % 16))
        if index < 16 { words.high |= word } else { words.low |= word }
      }
      return words
    }
  }

  func remainder(of data: ArraySlice<UInt8>) -> Words {
    var words: Words = (0, 0)
    for byte in data {
      let factor = byte ^ UInt8(truncatingIfNeeded: words.high >> 120)
      let multiple = multiples[Int(factor)]
      words = ((words.high << 8 | words.low >> 120) ^ multiple.high, words.low << 8 ^ multiple.low)
    }
    return words
  }

  /// Coefficients of (x − α⁰)(x − α¹)…, highest first, the leading 1 left out.
  private static func generator(degree: Int) -> [UInt8] {
    var polynomial = [UInt8](repeating: 0, count: degree - 1) + [1]
    var power: UInt8 = 1
    for _ in 0..<degree {
      for position in 0..<degree {
        polynomial[position] = product(polynomial[position], power)
        if position + 1 < degree { polynomial[position] ^= polynomial[position + 1] }
      }
      power = product(power, 2)
    }
    return polynomial
  }

  private static func product(_ a: UInt8, _ b: UInt8) -> UInt8 {
    var (a, b, product) = (UInt16(a), UInt16(b), UInt16(0))
    while b != 0 {
      if b & 1 == 1 { product ^= a }
      a <<= 1
      if a > 255 { a ^= 0x11D }
      b >>= 1
    }
    return UInt8(product)
  }
}
