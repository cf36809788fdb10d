/// The few words of SQLite that our statements and migrations use and PostgreSQL has other words for.
///
/// Both are read as tokens, so that nothing inside a text, a quoted name or a comment is touched.
enum PostgreSQLWords {
  /// A piece of SQL, with what stood before it (blanks, comments) kept in the text of `blank` tokens.
  enum Token: Equatable {
    case blank(Substring)
    case word(Substring)
    /// 'text' or x'00', and "name".
    case quoted(Substring)
    case sign(Substring)

    var text: Substring {
      switch self {
      case .blank(let text), .word(let text), .quoted(let text), .sign(let text): text
      }
    }

    var isBlank: Bool { if case .blank = self { true } else { false } }

    func `is`(_ word: String) -> Bool {
      if case .word(let text) = self { text.uppercased() == word } else { text == word }
    }
  }

  /// Functions of SQLite that PostgreSQL has under another name, with the same arguments in the same order.
  private static let functions = [
    "instr": "strpos", "char": "chr", "group_concat": "string_agg",
  ]

  /// A statement in PostgreSQL's words.
  static func translated(_ sql: String) -> String { text(translated(tokens(sql))) }

  static func text(_ tokens: some Sequence<Token>) -> String {
    tokens.reduce(into: "") { $0 += $1.text }
  }

  static func translated(_ tokens: [Token]) -> [Token] {
    tokens.enumerated().map { index, token in
      switch token {
      case .word(let name) where tokens.dropFirst(index + 1).first == .sign("("):
        functions[String(name)].map { .word(Substring($0)) } ?? token
      case .quoted(let text) where text.first == "x" || text.first == "X":
        .quoted("'\\x\(text.dropFirst(2).dropLast())'::bytea")
      default: token
      }
    }
  }

  /// The highest `$n`.
  static func parameterCount(of sql: String) -> Int {
    tokens(sql).reduce(0) { count, token in
      guard case .sign(let text) = token, text.first == "$", let number = Int(text.dropFirst())
      else { return count }
      return max(count, number)
    }
  }

  // MARK: Reading

  static func tokens(_ sql: String) -> [Token] {
    var tokens: [Token] = []
    var rest = Substring(sql)
    while let first = rest.utf8.first {
      let token = token(first, rest)
      tokens.append(token)
      rest = rest[token.text.endIndex...]
    }
    return tokens
  }

  private static func token(_ first: UInt8, _ rest: Substring) -> Token {
    switch first {
    case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
      return .blank(prefix(rest) { $0 <= 32 })
    case UInt8(ascii: "-") where rest.hasPrefix("--"):
      return .blank(prefix(rest) { $0 != 10 })
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return .quoted(quoted(rest, from: 0))
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      if rest.dropFirst().first == "'" { return .quoted(quoted(rest, from: 1)) }
      return .word(prefix(rest, isWord))
    case UInt8(ascii: "$"):
      return .sign(rest[..<prefix(rest.dropFirst(), isWord).endIndex])
    case _ where isWord(first): return .word(prefix(rest, isWord))
    default: return .sign(rest.prefix(1))
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func prefix(_ text: Substring, _ belongs: (UInt8) -> Bool) -> Substring {
    text[..<(text.utf8.firstIndex { !belongs($0) } ?? text.endIndex)]
  }

  /// Up to the closing mark; one that is doubled stands for itself.
  private static func quoted(_ text: Substring, from skipped: Int) -> Substring {
    let utf8 = text.utf8
    var at = utf8.index(utf8.startIndex, offsetBy: skipped)
    let mark = utf8[at]
    at = utf8.index(after: at)
    while at < utf8.endIndex {
      let next = utf8.index(after: at)
      if utf8[at] == mark {
        if next == utf8.endIndex || utf8[next] != mark { return text[..<next] }
        at = utf8.index(after: next)
      } else {
        at = next
      }
    }
    return text
  }
}
