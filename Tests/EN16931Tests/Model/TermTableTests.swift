import Foundation
import Testing

@testable import EN16931

/// The comments of the terms, the tables and the numbers of the texts say the same.
@Suite struct TermTableTests {
  /// A doc comment and the declaration below it.
  struct Documented {
    let cells: [String]
    let declaration: String
    /// "bt1" of `package static let bt1 = Term(0)` and of `case bt1`.
    let name: String
  }

  static func documented(_ file: String, declared prefix: String) throws -> [Documented] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let source = try String(
      contentsOf: root.appending(path: "Sources/Libraries/EN16931/Model/\(file)"), encoding: .utf8)
    let lines = source.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    return zip(lines, lines.dropFirst()).compactMap { comment, declaration in
      guard declaration.hasPrefix(prefix) else { return nil }
      let name = declaration.dropFirst(prefix.count).prefix { $0 != " " }
      let cells = comment.hasPrefix("/// ") ? comment.dropFirst(4) : ""
      return Documented(
        cells: cells.components(separatedBy: " · "), declaration: declaration, name: String(name))
    }
  }

  static func words(_ type: DataType, needsScheme: Bool) -> String {
    switch type {
    case .amount: "amount"
    case .unitPrice: "unit price"
    case .quantity: "quantity"
    case .percentage: "percentage"
    case .rate: "rate"
    case .identifier: needsScheme ? "identifier with scheme" : "identifier"
    case .documentReference: "document reference"
    case .code(let list): "code \(list)"
    case .date: "date"
    case .text: "text"
    case .binaryObject: "binary object"
    case .indicator: "indicator"
    }
  }

  static func bounds(_ min: Int, _ max: Int?) -> String { "\(min)..\(max.map(String.init) ?? "n")" }

  @Test func `the comment of each term says what the table says`() throws {
    let terms =
      try Self.documented("Term.swift", declared: "package static let ")
      .filter { $0.name != "allCases:" }
      + Self.documented("TermExtensions.swift", declared: "package static let ")
    #expect(terms.count == Term.allCases.count)
    for (term, written) in zip(Term.allCases, terms) {
      let info = term.info
      #expect(
        written.cells == [
          ([info.id] + info.aliases).joined(separator: " / "), info.english, info.french,
          Self.bounds(info.min, info.max), Self.words(info.type, needsScheme: info.needsScheme),
        ])
      #expect(written.declaration == "package static let \(written.name) = Term(\(term.rawValue))")
    }
  }

  @Test func `the comment of each group says what the table says`() throws {
    let groups = try Self.documented("Group.swift", declared: "case ").filter {
      $0.cells.count == 5
    }
    #expect(groups.map(\.name) == Group.allCases.map { String(describing: $0) })
    #expect(TermTable.groups.count == Group.allCases.count)
    for (group, written) in zip(Group.allCases, groups) {
      let info = group.info
      let place =
        switch info.parent {
        case nil: "the document"
        case .invoice: "in the document"
        case let parent?: "in \(parent.id)"
        }
      #expect(
        written.cells == [
          ([info.id] + info.aliases).joined(separator: " / "), info.english, info.french,
          Self.bounds(info.min, info.max), place,
        ])
    }
  }

  /// `ext46` is EXT-FR-FE-46, `btx12` is BT-X-12: whoever reads a rule sees the number.
  @Test func `a name made of a number is that number's term`() throws {
    let names =
      try Self.documented("Term.swift", declared: "package static let ")
      .filter { $0.name != "allCases:" }.map(\.name)
      + Self.documented("TermExtensions.swift", declared: "package static let ").map(\.name)
    for (term, name) in zip(Term.allCases, names) {
      let id = Self.number(
        name, ["btx": "BT-X-", "btdex": "BT-DEX-", "bt": "BT-", "ext": "EXT-FR-FE-"])
      if let id { #expect(term.id == id) } else { #expect(term.id != "", "\(name)") }
    }
    for group in Group.allCases {
      let prefixes = ["bgx": "BG-X-", "bgdex": "BG-DEX-", "bg": "BG-", "extBG": "EXT-FR-FE-BG-"]
      if let id = Self.number(String(describing: group), prefixes) { #expect(group.id == id) }
    }
  }

  private static func number(_ name: String, _ prefixes: [String: String]) -> String? {
    let letters = String(name.prefix { $0.isLetter })
    let digits = name.dropFirst(letters.count)
    guard let prefix = prefixes[letters], !digits.isEmpty, digits.allSatisfy(\.isNumber) else {
      return nil
    }
    return prefix + digits
  }

  @Test func `every number belongs to one term and finds it`() {
    var seen: Set<String> = []
    for term in Term.allCases {
      for id in [term.info.id] + term.info.aliases {
        #expect(seen.insert(id).inserted, "\(id) twice")
        #expect(Term(id: id) == term)
      }
    }
    for group in Group.allCases {
      for id in [group.info.id] + group.info.aliases {
        #expect(seen.insert(id).inserted || id.hasPrefix("BT-"), "\(id) twice")
        #expect(Group(id: id) == group)
      }
    }
    #expect(Term(id: "BT-4") == nil)
    #expect(Term(id: "bt-1") == nil)
    #expect(Group(id: "BG-33") == nil)
    #expect(Term(rawValue: UInt16(Term.allCases.count)) == nil)
    #expect(Term(rawValue: 0) == .bt1)
  }

  @Test func `every term and group has a name in both languages`() {
    for term in Term.allCases {
      #expect(term.name(.en) != "" && term.name(.fr) != "", "\(term)")
    }
    for group in Group.allCases {
      #expect(group.name(.en) != "" && group.name(.fr) != "", "\(group)")
    }
    #expect(Term.bt1.name(.fr) == "Numéro de facture")
    #expect(Term.bt115.name(.en) == "Amount due for payment")
    #expect(Group.bg4.name(.fr) == "Vendeur")
  }

  /// The numbers the standard never gave out, with what is known of it.
  static let missing = [
    4:
      "EN 16931-1 goes from BT-3, the type, to BT-5, the currency: the number was dropped in drafting"
  ]

  @Test func `BT-1 to BT-165 and BG-1 to BG-32 are all there`() {
    let absent = (1...165).filter { Term(id: "BT-\($0)") == nil }
    #expect(absent == Self.missing.keys.sorted())
    #expect((1...32).filter { Group(id: "BG-\($0)") == nil } == [])
    #expect((1...165).filter { Term(id: "BT-\($0)")?.isExtension == true } == [])
    #expect((1...32).filter { Group(id: "BG-\($0)")?.isExtension == true } == [])
    #expect(Term.ext163.isExtension && Group.extBG02.isExtension && Group.bgx1.isExtension)
    #expect(!Term.bt11name.isExtension)
  }

  @Test func `every group leads to the document and every term has a possible place`() {
    for group in Group.allCases {
      var around = group
      var steps = 0
      while let parent = around.info.parent, steps < 10 { (around, steps) = (parent, steps + 1) }
      #expect(around == .invoice, "\(group)")
      #expect(group.info.min <= group.info.max ?? .max)
    }
    for term in Term.allCases {
      #expect(term.group == term.info.group)
      #expect(term.info.min <= term.info.max ?? .max)
      if term.info.needsScheme { #expect(term.info.type == .identifier) }
      if !term.isExtension { #expect(!term.group.isExtension, "\(term)") }
    }
    #expect(Term.bt160.group == .bg32 && Group.bg32.info.parent == .bg31)
    #expect(Term.bt34.info.needsScheme && !Term.bt29.info.needsScheme)
  }

  @Test func `the parties of the extensions have the numbers of their role`() {
    #expect(TermTable.officialIDs(.partyName, in: .extBG02) == ["EXT-FR-FE-43", "BT-X-476"])
    #expect(TermTable.officialID(.partyGlobalID, in: .extBG02) == "EXT-FR-FE-46")
    #expect(TermTable.officialID(.partyEndpoint, in: .bg10) == "EXT-FR-FE-29")
    #expect(TermTable.officialID(.partyLegalID, in: .bgx90) == "EXT-FR-FE-167")
    #expect(TermTable.officialID(.partyName, in: .bg4) == nil)
    #expect(TermTable.officialID(.bt27, in: .bg4) == nil)
    #expect(TermTable.officialID(.partyName, in: .bg25) == nil)
    #expect(
      TermTable.officialIDs(.partyAddressCountry, in: .extBG01, legalAddress: true) == ["BT-X-431"])
    #expect(TermTable.officialIDs(.partyName, in: .extBG01, legalAddress: true) == [])
  }

  @Test func `no number of a party is used twice`() {
    var seen: Set<String> = Set(Term.allCases.flatMap { [$0.info.id] + $0.info.aliases })
    for role in Group.allCases {
      for term in Term.allCases {
        for legal in [false, true] {
          for id in TermTable.officialIDs(term, in: role, legalAddress: legal) {
            #expect(seen.insert(id).inserted, "\(id), \(term) of \(role)")
          }
        }
      }
    }
    // 38 is a type code that is always "VAT", BT-186 took the place of 48 and 49; the others occur in no text
    // we have.
    let absent = (1...616).filter { !seen.contains("BT-X-\($0)") }
    #expect(absent == [14, 23, 38, 48, 49, 53, 288, 289])
  }
}
