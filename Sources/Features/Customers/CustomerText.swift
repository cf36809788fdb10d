import Glibc
import Kernel

/// What a customer is found by: the words of their name, their address of mail, SIREN and VAT number, compared without case and
/// accents.
///
/// A word of a search is found anywhere; one of one or two letters begins a word, or every second customer would be found. One of
/// Chinese or Japanese characters, where two are a name, is found anywhere too.
struct CustomerText: Sendable {
  /// Normalised, a part per line.
  private let text: String

  init(_ customer: Customer) {
    var parts = customer.name
    for part in [customer.email, customer.siren, customer.vatIdentifier] {
      if let part { parts += "\n" + part }
    }
    text = Self.normalised(parts)
  }

  /// - Parameter wanted: as `wanted(_:)` gives them.
  func holds(_ wanted: [String]) -> Bool {
    wanted.allSatisfy { wanted in
      guard contains(wanted) else { return false }
      // Few come so far.
      return !Self.isShort(wanted)
        || words.contains { Self.pieces($0).contains { $0.hasPrefix(wanted) } }
    }
  }

  /// Byte by byte: among a million names nothing slower will do.
  private func contains(_ word: String) -> Bool {
    var (text, word) = (text, word)
    return text.withUTF8 { text in
      word.withUTF8 { word in
        guard let first = word.first, word.count <= text.count else { return word.isEmpty }
        for start in 0...(text.count - word.count) where text[start] == first {
          if memcmp(text.baseAddress! + start, word.baseAddress!, word.count) == 0 { return true }
        }
        return false
      }
    }
  }

  private var words: [String] { Self.words(text) }

  /// What must all be found; nothing where nothing was typed.
  static func wanted(_ search: String) -> [String] {
    Array(words(normalised(CleanText.line(search))).prefix(8))
  }

  private static func normalised(_ text: String) -> String {
    let text = SearchText.normalised(text)
    return text.utf8.contains(0xE2) ? text.replacing("’", with: "'") : text
  }

  private static func words(_ normalised: String) -> [String] {
    normalised.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// The word, and what stands in it between signs: "d'epinal", "d", "epinal".
  private static func pieces(_ word: String) -> [String] {
    let inner = word.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    return inner == [word] ? inner : [word] + inner
  }

  /// Whether it must begin a word.
  private static func isShort(_ word: String) -> Bool {
    word.unicodeScalars.count < 3 && !word.unicodeScalars.contains(where: isIdeograph)
  }

  /// Kana, Chinese characters, Korean syllables.
  private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    (0x2E80...0x9FFF).contains(scalar.value) || (0xAC00...0xD7AF).contains(scalar.value)
      || (0xF900...0xFAFF).contains(scalar.value) || (0x20000...0x3FFFF).contains(scalar.value)
  }

  // MARK: For the index

  /// Each word behind two blanks: so the first one or two letters of a word are three letters too.
  var indexed: String {
    var text = ""
    for word in words {
      for piece in Self.pieces(word) { text += "  " + piece }
      for scalar in word.unicodeScalars where Self.isIdeograph(scalar) { text += "  \(scalar)" }
    }
    return text
  }

  /// The three letters that the text of whoever holds these words has, all of them.
  static func parts(of wanted: [String]) -> [String] {
    TextIndex.parts(
      of: wanted.flatMap { word -> [String] in
        if isShort(word) { return ["  " + word] }
        return word.unicodeScalars.count < 3
          ? word.unicodeScalars.filter(isIdeograph).map { "  \($0)" } : [word]
      })
  }
}
