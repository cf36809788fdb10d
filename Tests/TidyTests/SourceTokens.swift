/// A Swift source as a reader sees it: words, signs and string literals, without comments.
struct SourceToken: Equatable {
  enum Kind: Equatable { case word, sign, literal }

  let kind: Kind
  /// Of a literal, what stands between its quotes; what is interpolated is "{}".
  let text: String
  let line: Int
}

/// Takes a source apart. It knows what literals of this project look like, not all of Swift.
struct SourceReader {
  private let source: [Character]
  private var at = 0
  private var line = 1

  private init(_ source: String) { self.source = Array(source) }

  static func tokens(of source: String) -> [SourceToken] {
    var reader = SourceReader(source)
    var tokens: [SourceToken] = []
    while let token = reader.next() { tokens.append(token) }
    return tokens
  }

  private mutating func next() -> SourceToken? {
    while at < source.count {
      let sign = source[at]
      if sign == "\n" {
        line += 1
        at += 1
      } else if sign.isWhitespace {
        at += 1
      } else if starts("//") {
        while at < source.count, source[at] != "\n" { at += 1 }
      } else if let hashes = opening {
        return literal(hashes)
      } else if sign.isLetter || sign == "_" {
        return word()
      } else {
        at += 1
        return SourceToken(kind: .sign, text: String(sign), line: line)
      }
    }
    return nil
  }

  private func starts(_ text: String) -> Bool {
    let text = Array(text)
    return at + text.count <= source.count && Array(source[at..<at + text.count]) == text
  }

  /// How many "#" stand before a literal that begins here.
  private var opening: Int? {
    var place = at
    while place < source.count, source[place] == "#" { place += 1 }
    return place < source.count && source[place] == "\"" ? place - at : nil
  }

  private mutating func word() -> SourceToken {
    let start = at
    while at < source.count, source[at].isLetter || source[at].isNumber || source[at] == "_" {
      at += 1
    }
    return SourceToken(kind: .word, text: String(source[start..<at]), line: line)
  }

  private mutating func literal(_ hashes: Int) -> SourceToken {
    let (first, sharps) = (line, String(repeating: "#", count: hashes))
    at += hashes
    let quote = starts("\"\"\"") ? "\"\"\"" : "\""
    at += quote.count
    var text = ""
    while at < source.count, !starts(quote + sharps) {
      if starts("\\\(sharps)(") {
        at += 2 + hashes
        skipInterpolation()
        text += "{}"
      } else if starts("\\\(sharps)u{") {
        // A space that does not break, mostly.
        while source[at] != "}" { at += 1 }
        at += 1
        text += " "
      } else {
        if source[at] == "\n" { line += 1 }
        if hashes == 0, source[at] == "\\" { at += 1 }
        text.append(source[at - 1] == "\\" && source[at] == "n" ? "\n" : source[at])
        at += 1
      }
    }
    at += quote.count + hashes
    return SourceToken(kind: .literal, text: text, line: first)
  }

  private mutating func skipInterpolation() {
    var depth = 1
    while at < source.count, depth > 0 {
      if let hashes = opening {
        _ = literal(hashes)
        continue
      }
      if source[at] == "(" { depth += 1 }
      if source[at] == ")" { depth -= 1 }
      if source[at] == "\n" { line += 1 }
      at += 1
    }
  }
}
