/// Text from outside as headers can hold it: plain where that is safe, else encoded (RFC 2047, RFC 2231). What comes
/// out is ASCII without a bare line end, whatever went in.
enum MailWords {
  /// Of a subject.
  static func unstructured(_ text: String, after used: Int) -> String {
    let text = CleanText.line(text)
    let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) } && !text.contains("=?")
    return isPlain && text.utf8.count + used <= 76 ? text : encoded(text, after: used)
  }

  /// Of a name beside an address: letters and spaces as they are, anything else encoded; never quoted.
  static func phrase(_ text: String, after used: Int) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case 0x20, 0x27, 0x2D, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: false
      }
    }
    return isPlain && text.utf8.count + used <= 76 ? text : encoded(text, after: used)
  }

  /// Encoded words of at most 75 characters, each whole characters, on lines of their own after the first.
  private static func encoded(_ text: String, after used: Int) -> String {
    var words: [String] = []
    var word: [UInt8] = []
    // 45 bytes make 60 characters, 72 with "=?UTF-8?B?" and "?="; the first has the field's name before it.
    var room = max(12, (76 - used - 12) / 4 * 3)
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if word.count + bytes.count > min(45, room) {
        words.append(encodedWord(word))
        (word, room) = ([], 45)
      }
      word += bytes
    }
    return (words + [encodedWord(word)]).joined(separator: "\r\n ")
  }

  private static func encodedWord(_ bytes: [UInt8]) -> String {
    "=?UTF-8?B?\(Base64Lines.text(bytes))?="
  }

  /// The parameter of an attachment's name. Beside an encoded one an ASCII one would be preferred by some readers.
  static func fileName(_ name: String) -> String {
    let name = String(HeaderValue.fileName(CleanText.line(name)).prefix(80))
    let isPlain = name.utf8.allSatisfy {
      (0x20..<0x7F).contains($0) && !"\"\\%=?".utf8.contains($0)
    }
    if isPlain { return ";\r\n filename=\"\(name.isEmpty ? "document" : name)\"" }
    return continued(name)
  }

  /// RFC 2231: `filename*0*=UTF-8''…`, in pieces that fit a line.
  private static func continued(_ name: String) -> String {
    var pieces = ["UTF-8''"]
    for byte in name.utf8 {
      let coded = isToken(byte) ? String(UnicodeScalar(byte)) : percent(byte)
      if pieces[pieces.count - 1].utf8.count + coded.utf8.count > 54 { pieces.append("") }
      pieces[pieces.count - 1] += coded
    }
    return pieces.enumerated().map { ";\r\n filename*\($0.offset)*=\($0.element)" }.joined()
  }

  private static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2D, 0x2E, 0x5F, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  private static func percent(_ byte: UInt8) -> String { "%" + QuotedPrintable.hexadecimal(byte) }
}

/// Text bodies (RFC 2045, 6.7): readable as they are where they are ASCII.
enum QuotedPrintable {
  static func encode(_ text: String) -> [UInt8] {
    var output: [UInt8] = []
    for line in text.replacing("\r\n", with: "\n").split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      encode(line: line, to: &output)
      output += [0x0D, 0x0A]
    }
    return output
  }

  private static func encode(line: Substring, to output: inout [UInt8]) {
    var width = 0
    let bytes = Array(line.utf8)
    for (index, byte) in bytes.enumerated() {
      let isBlank = byte == 0x20 || byte == 0x09
      let isPlain = (0x21..<0x7F).contains(byte) && byte != UInt8(ascii: "=")
      let isAtEnd = index == bytes.count - 1
      let coded =
        isPlain || (isBlank && !isAtEnd)
        ? [byte] : [UInt8(ascii: "=")] + Array(hexadecimal(byte).utf8)
      if width + coded.count > 75 {
        output += [UInt8(ascii: "="), 0x0D, 0x0A]
        width = 0
      }
      output += coded
      width += coded.count
    }
  }

  static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.utf8.count == 1 ? "0" + digits : digits
  }
}

/// Attachments (RFC 2045, 6.8): lines of 76 characters.
enum Base64Lines {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count / 57 * 78 + 80)
    for start in stride(from: 0, to: bytes.count, by: 57) {
      append(bytes[start..<min(start + 57, bytes.count)], to: &output)
      output += [0x0D, 0x0A]
    }
    return output
  }

  static func text(_ bytes: [UInt8]) -> String {
    var output: [UInt8] = []
    append(bytes[...], to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private static func append(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var at = bytes.startIndex
    while at < bytes.endIndex {
      let group = bytes[at..<min(at + 3, bytes.endIndex)]
      var value = 0
      for offset in 0..<3 {
        value = value << 8 | (offset < group.count ? Int(group[at + offset]) : 0)
      }
      for place in 0..<4 {
        output.append(
          place <= group.count ? alphabet[value >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
      at += 3
    }
  }
}
