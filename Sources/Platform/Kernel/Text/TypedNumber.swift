/// A number as people and spreadsheets write it: "1 234,56", "1.234,56", "1,234.56", "20 %", "12,50 €".
package enum TypedNumber {
  /// As our JSON has it: digits, at most one point, a sign. What is no number comes back as it is, and is refused there.
  package static func plain(_ text: String) -> String {
    var kept = ""
    for character in text {
      switch character {
      case "€", "%", "'", "’": continue
      case "−", "–": kept.append("-")
      case _ where character.isWhitespace: continue
      default: kept.append(character)
      }
    }
    let isNumber =
      kept.contains(where: \.isNumber)
      && kept.allSatisfy { $0.isASCII && $0.isNumber || $0 == "," || $0 == "." || $0 == "-" }
    return isNumber ? point(kept) : text
  }

  /// The last sign is the decimal one, unless it comes more than once: then it groups thousands.
  private static func point(_ text: String) -> String {
    guard let last = text.lastIndex(where: { $0 == "," || $0 == "." }) else { return text }
    let decimal = text[last]
    let isGroup = text.filter { $0 == decimal }.count > 1
    var plain = ""
    for index in text.indices {
      let character = text[index]
      if character != ",", character != "." {
        plain.append(character)
      } else if index == last, !isGroup {
        plain.append(".")
      }
    }
    return plain
  }
}
