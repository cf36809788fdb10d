import Kernel

/// The words of a topic, normalised: where a word stands says how much it is about it.
struct HelpWords: Sendable {
  let title: [String]
  let headings: [String]
  let all: [String]

  init(_ text: Markdown) {
    title = Self.split(text.title)
    headings = text.sections.flatMap { Self.split($0.text) }
    all = Self.split(text.plainText)
  }

  static func split(_ text: String) -> [String] {
    SearchText.normalised(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  func isTitled(_ word: String) -> Bool { title.contains { $0.hasPrefix(word) } }

  /// How much the text is about what begins with `word`; 0 where it is not.
  func weight(of word: String) -> Double {
    let count = all.count { $0.hasPrefix(word) }
    if count == 0 { return 0 }
    let inTitle = isTitled(word) ? 12.0 : 0
    let inHeadings = headings.contains { $0.hasPrefix(word) } ? 4.0 : 0
    return inTitle + inHeadings + min(Double(count), 8) / 2
  }
}

/// Finds topics by words of their titles and texts, whatever their accents and case. A word that stands everywhere counts
/// little: "how do I make a credit note" is about the credit note.
enum HelpSearch {
  struct Hit: Sendable {
    let topic: HelpTopic
    let score: Double
    fileprivate let asked: Set<String>
    fileprivate let language: Language
  }

  private static let most = 12
  /// Of a question, how many words are looked for: anybody may ask.
  private static let mostWords = 10

  /// The best first; what is far behind it is left out.
  static func find(_ text: String, _ language: Language) -> [Hit] {
    let asked = Set(HelpWords.split(text).prefix(mostWords))
    let rarities = asked.map { ($0, rarity(of: $0, language)) }
    let hits = HelpLibrary.topics.compactMap { topic -> Hit? in
      let words = topic.words(language)
      let score = rarities.reduce(0) { $0 + $1.1 * words.weight(of: $1.0) }
      return score > 0 ? Hit(topic: topic, score: score, asked: asked, language: language) : nil
    }.sorted { $0.score > $1.score }
    let least = (hits.first?.score ?? 0) / 40
    return Array(hits.filter { $0.score >= least }.prefix(most))
  }

  /// Of how many topics a word may be that tells one from the others.
  private static let few = 4

  /// Only topics with every word of three letters or more, one of them in the title or in few texts; nothing for shorter ones and
  /// for numbers.
  static func strict(_ text: String, _ language: Language) -> [Hit] {
    let asked = HelpWords.split(text).filter { $0.count >= 3 }
    guard asked.contains(where: { $0.contains(where: \.isLetter) }) else { return [] }
    let isTelling = asked.contains { holders(of: $0, language) <= few }
    return find(asked.joined(separator: " "), language).filter { hit in
      let words = hit.topic.words(language)
      return asked.allSatisfy { words.weight(of: $0) > 0 }
        && (isTelling || asked.contains { words.isTitled($0) })
    }
  }

  private static func holders(of word: String, _ language: Language) -> Int {
    HelpLibrary.topics.count { topic in
      topic.words(language).all.contains { $0.hasPrefix(word) }
    }
  }

  /// From 1, for a word of one topic, to nearly nothing, for a word of all.
  private static func rarity(of word: String, _ language: Language) -> Double {
    let all = HelpLibrary.topics.count
    let share = Double(holders(of: word, language)) / Double(max(all, 1))
    return (1 - share) * (1 - share) + 0.01
  }
}

extension HelpSearch.Hit {
  /// The first line that shows most of what was asked for.
  var excerpt: String {
    let lines = topic.text(language).plainText.split(separator: "\n").dropFirst()
    let counted = lines.map { ($0, matches($0)) }
    let best = counted.map(\.1).max() ?? 0
    return Self.cut(counted.first { $0.1 == best }?.0 ?? "")
  }

  /// How many of the words stand in a line; a line too short to say anything comes last.
  private func matches(_ line: Substring) -> Int {
    if line.count < 40 { return 0 }
    let words = HelpWords.split(String(line))
    return asked.count { word in words.contains { $0.hasPrefix(word) } }
  }

  private static func cut(_ line: Substring) -> String {
    let limit = 180
    if line.count <= limit { return String(line) }
    let part = line.prefix(limit)
    return part[..<(part.lastIndex(of: " ") ?? part.endIndex)] + "…"
  }
}
