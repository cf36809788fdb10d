import Kernel

/// What a customer is found by: the words of their name, their address of mail, SIREN and VAT number, compared without case and
/// accents.
///
/// A word of a search is found anywhere; one of one or two letters begins a word, or every second customer would be found. One of
/// Chinese or Japanese characters, where two are a name, is found anywhere too.
struct CustomerText: Sendable {
  private let words: [String]

  init(_ customer: Customer) {
    words = [customer.name, customer.email, customer.siren, customer.vatIdentifier]
      .flatMap { Self.words($0 ?? "") }
  }

  /// - Parameter wanted: as `wanted(_:)` gives them.
  func holds(_ wanted: [String]) -> Bool {
    wanted.allSatisfy { wanted in
      Self.isShort(wanted)
        ? words.contains { Self.pieces($0).contains { $0.hasPrefix(wanted) } }
        : words.contains { $0.contains(wanted) }
    }
  }

  /// What must all be found; nothing where nothing was typed.
  static func wanted(_ search: String) -> [String] { Array(words(search).prefix(8)) }

  private static func words(_ text: String) -> [String] {
    SearchText.normalised(CleanText.line(text)).replacing("’", with: "'")
      .split(whereSeparator: \.isWhitespace).map(String.init)
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
