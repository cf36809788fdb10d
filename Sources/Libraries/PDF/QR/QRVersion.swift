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

  /// Byte mode, padding, Reed-Solomon per block, interleaving.
  func codewords(for bytes: [UInt8]) -> [UInt8] {
    let data = dataCodewords(bytes)
    let generator = ReedSolomon.generator(degree: correction)
    let short = data.count / blocks
    let firstLong = blocks - data.count % blocks
    var parts: [(data: ArraySlice<UInt8>, correction: [UInt8])] = []
    var start = 0
    for block in 0..<blocks {
      let part = data[start..<(start + short + (block >= firstLong ? 1 : 0))]
      parts.append((part, ReedSolomon.remainder(of: part, generator)))
      start += part.count
    }
    var result: [UInt8] = []
    result.reserveCapacity(totalCodewords)
    for column in 0...short {
      for part in parts where column < part.data.count {
        result.append(part.data[part.data.startIndex + column])
      }
    }
    for column in 0..<correction {
      for part in parts { result.append(part.correction[column]) }
    }
    return result
  }

  private func dataCodewords(_ bytes: [UInt8]) -> [UInt8] {
    // Mode 0100 and the length take a multiple of eight bits plus four: every byte straddles two codewords.
    var nibbles: [UInt8] = [4]
    for shift in stride(from: lengthBits - 4, through: 0, by: -4) {
      nibbles.append(UInt8(bytes.count >> shift & 15))
    }
    for byte in bytes {
      nibbles.append(byte >> 4)
      nibbles.append(byte & 15)
    }
    nibbles.append(0)
    var data = stride(from: 0, to: nibbles.count, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }
    var padding: UInt8 = 0xEC
    while data.count < dataCapacity {
      data.append(padding)
      padding ^= 0xEC ^ 0x11
    }
    return data
  }
}

/// Reed-Solomon codes over GF(2⁸) modulo x⁸ + x⁴ + x³ + x² + 1.
enum ReedSolomon {
  private static let exponents: [UInt8] = {
    var powers = [UInt8](repeating: 0, count: 510)
    var value = 1
    for index in 0..<255 {
      powers[index] = UInt8(value)
      powers[index + 255] = UInt8(value)
      value <<= 1
      if value > 255 { value ^= 0x11D }
    }
    return powers
  }()

  private static let logarithms: [Int] = {
    var logarithms = [Int](repeating: 0, count: 256)
    for index in 0..<255 { logarithms[Int(exponents[index])] = index }
    return logarithms
  }()

  private static func product(_ a: UInt8, _ b: UInt8) -> UInt8 {
    a == 0 || b == 0 ? 0 : exponents[logarithms[Int(a)] + logarithms[Int(b)]]
  }

  /// Coefficients of (x − α⁰)(x − α¹)…, highest first, the leading 1 left out.
  static func generator(degree: Int) -> [UInt8] {
    var polynomial = [UInt8](repeating: 0, count: degree - 1) + [1]
    for index in 0..<degree {
      for position in 0..<degree {
        polynomial[position] = product(polynomial[position], exponents[index])
        if position + 1 < degree { polynomial[position] ^= polynomial[position + 1] }
      }
    }
    return polynomial
  }

  static func remainder(of data: ArraySlice<UInt8>, _ generator: [UInt8]) -> [UInt8] {
    var remainder = [UInt8](repeating: 0, count: generator.count)
    let logs = generator.map { logarithms[Int($0)] }  // no coefficient of a generator is zero
    for byte in data {
      let factor = byte ^ remainder[0]
      for position in 1..<generator.count { remainder[position - 1] = remainder[position] }
      remainder[generator.count - 1] = 0
      guard factor != 0 else { continue }
      let log = logarithms[Int(factor)]
      for position in 0..<generator.count { remainder[position] ^= exponents[logs[position] + log] }
    }
    return remainder
  }
}
