/// The structure of the profiles, one table each, all in this notation:
///
/// A line is an element, indented by one space more than its parent; `ram:` is left out.
/// `Name~variant` is the element only when it satisfies `FacturXVariant`. What follows is asked of
/// it, each with the number of its rule (`:25` is FX-SCH-A-000025):
///
///     ID=1:19  ID<=1:24  Tax>=1:173   so many children of that name (a variant may follow the name)
///     @format:21                      the attribute must be there
///     @format/day:22  ./country:36    attribute or text must be in that list of `FacturXCodes`, or be empty
///     -   -@schemeID                  the profile does not have the element, or the attribute
///     +                               before a check: holds whatever variant is chosen
///
/// Of the variants of one element that have checks, only the first in the table that fits is asked:
/// that is how Schematron reads them.
enum FacturXTable {
  struct Line {
    let depth: Int
    let step: FacturXStep
    let checks: [FacturXCheck]
    let numbers: [Int]
  }

  static func lines(_ table: String) -> [Line] {
    table.utf8.split(separator: UInt8(ascii: "\n")).map { line($0) }
  }

  private static func line(_ text: Substring.UTF8View) -> Line {
    let depth = text.prefix { $0 == UInt8(ascii: " ") }.count
    let words = text.split(separator: UInt8(ascii: " ")).map { Substring($0) }
    let parsed = words.dropFirst().map { check($0) }
    return Line(
      depth: depth, step: step(words[0]), checks: parsed.map(\.check),
      numbers: parsed.map(\.number))
  }

  private static func step(_ text: Substring) -> FacturXStep {
    let parts = text.split(separator: "~")
    let name = parts[0].contains(":") ? String(parts[0]) : "ram:" + parts[0]
    guard parts.count > 1 else { return FacturXStep(name: .of(name), variant: nil) }
    guard let variant = FacturXVariant(rawValue: String(parts[1])) else {
      preconditionFailure("no variant \(parts[1])")
    }
    return FacturXStep(name: .of(name), variant: variant)
  }

  private static func check(_ word: Substring) -> (check: FacturXCheck, number: Int) {
    var word = word
    let isCommon = word.first == "+"
    if isCommon { word.removeFirst() }
    if word.first == "-" {
      let attribute = word.dropFirst(2)
      let kind: FacturXCheck.Kind = word == "-" ? .unused : .unusedAttribute(String(attribute))
      return (FacturXCheck(kind: kind, isCommon: isCommon), 0)
    }
    guard let colon = word.lastIndex(of: ":"), let number = Int(word[word.index(after: colon)...])
    else { preconditionFailure("no number in \(word)") }
    return (FacturXCheck(kind: kind(word[..<colon]), isCommon: isCommon), number)
  }

  private static func kind(_ text: Substring) -> FacturXCheck.Kind {
    if let slash = text.firstIndex(of: "/") {
      let source = text[..<slash]
      let list = String(text[text.index(after: slash)...])
      return .listed(source == "." ? nil : String(source.dropFirst()), list)
    }
    if text.first == "@" { return .required(String(text.dropFirst())) }
    guard let sign = text.lastIndex(of: "="), let limit = Int(text[text.index(after: sign)...])
    else { preconditionFailure("\(text) is no check") }
    let name = text[..<sign]
    switch name.last {
    case "<": return .count(step(name.dropLast()), 0...limit)
    case ">": return .count(step(name.dropLast()), limit...Int.max)
    default: return .count(step(name), limit...limit)
    }
  }
}

/// An element by its name and, for some, by what tells its variants apart.
struct FacturXStep: Hashable {
  let name: XMLName
  let variant: FacturXVariant?
}

/// One thing a profile asks of an element.
struct FacturXCheck {
  enum Kind: Hashable {
    case count(FacturXStep, ClosedRange<Int>)
    case required(String)
    /// Attribute, nil for the text; name of the list.
    case listed(String?, String)
    case unused
    case unusedAttribute(String)
  }
  let kind: Kind
  let isCommon: Bool
}
