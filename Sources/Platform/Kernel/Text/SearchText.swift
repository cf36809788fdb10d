/// Text made comparable: lower case, accents of Latin letters dropped. Searches compare these instead of asking
/// each engine for its idea of a case.
package enum SearchText {
  package static func normalised(_ text: String) -> String {
    if let latin = latin(text) { return latin }
    var result = String.UnicodeScalarView()
    for scalar in text.lowercased().decomposed where !(0x300...0x36F).contains(scalar.value) {
      result.append(scalar)
    }
    return String(result)
  }

  /// The same for text of ASCII, Latin-1 and the punctuation of French alone, byte by byte: nearly all there is, and
  /// issuing waits for it.
  private static func latin(_ text: String) -> String? {
    var text = text
    return text.withUTF8 { bytes in
      var isLatin = true
      let result = String(unsafeUninitializedCapacity: bytes.count) { buffer in
        var (from, at) = (0, 0)
        while from < bytes.count {
          let byte = bytes[from]
          if byte < 0x80 {
            buffer[at] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            (from, at) = (from + 1, at + 1)
          } else if byte == 0xC3 || byte == 0xC5 && bytes[from + 1] | 1 == 0x93 {
            at += write(byte, bytes[from + 1], to: buffer, at)
            from += 2
          } else if let length = caseless(byte, bytes[from + 1]) {
            // « », no-break spaces, ’, –, €: neither case nor accent.
            for index in 0..<length { buffer[at + index] = bytes[from + index] }
            (from, at) = (from + length, at + length)
          } else {
            isLatin = false
            return 0
          }
        }
        return at
      }
      return isLatin ? result : nil
    }
  }

  /// The length of a character of U+0080 … U+00BF, U+2000 … U+203F or U+2080 … U+20BF.
  private static func caseless(_ first: UInt8, _ second: UInt8) -> Int? {
    switch (first, second) {
    case (0xC2, _): 2
    case (0xE2, 0x80), (0xE2, 0x82): 3
    default: nil
    }
  }

  /// - Returns: how many bytes were written.
  private static func write(
    _ first: UInt8, _ second: UInt8, to buffer: UnsafeMutableBufferPointer<UInt8>, _ at: Int
  ) -> Int {
    // À…Þ are 0x20 before à…þ; × and ÷ are no letters.
    let lower = first == 0xC3 && second < 0x9F && second != 0x97 ? second | 0x20 : second
    let plain: StaticString? =
      switch (first, lower) {
      case (0xC5, _): "oe"
      case (_, 0xA0...0xA5): "a"
      case (_, 0xA6): "ae"
      case (_, 0xA7): "c"
      case (_, 0xA8...0xAB): "e"
      case (_, 0xAC...0xAF): "i"
      case (_, 0xB1): "n"
      case (_, 0xB2...0xB6): "o"
      case (_, 0xB9...0xBC): "u"
      case (_, 0xBD), (_, 0xBF): "y"
      default: nil
      }
    guard let plain else {
      (buffer[at], buffer[at + 1]) = (first, lower)
      return 2
    }
    for index in 0..<plain.utf8CodeUnitCount { buffer[at + index] = plain.utf8Start[index] }
    return plain.utf8CodeUnitCount
  }
}

extension String {
  /// Canonical decomposition of the Latin letters French names use; other scalars stay.
  fileprivate var decomposed: [Unicode.Scalar] {
    unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
      switch scalar {
      case "à", "á", "â", "ã", "ä", "å": ["a"]
      case "ç": ["c"]
      case "è", "é", "ê", "ë": ["e"]
      case "ì", "í", "î", "ï": ["i"]
      case "ñ": ["n"]
      case "ò", "ó", "ô", "õ", "ö": ["o"]
      case "ù", "ú", "û", "ü": ["u"]
      case "ý", "ÿ": ["y"]
      case "œ": ["o", "e"]
      case "æ": ["a", "e"]
      default: [scalar]
      }
    }
  }
}
