/// What EN 16931-1 calls the data type of a term.
package enum DataType: Sendable, Hashable {
  /// Two decimals.
  case amount
  case unitPrice
  case quantity
  case percentage
  /// A rate of exchange.
  case rate
  case identifier
  case documentReference
  /// The list its values come from, such as "UNTDID 1001".
  case code(String)
  case date
  case text
  case binaryObject
  case indicator
}

/// What the standard says of a term, for explanations, forms and documentation.
package struct TermInfo: Sendable {
  /// "BT-1", "EXT-FR-FE-163"; "X-PartyName" where no text gives a number.
  package let id: String
  /// The numbers other texts give to the same term: "BT-X-8".
  package let aliases: [String]
  package let english: String
  package let french: String
  /// How often it occurs in its group; `max` is nil when nothing limits it.
  package let min: Int
  package let max: Int?
  package let type: DataType
  /// An identifier that means nothing without its scheme (BT-34, BT-157).
  package let needsScheme: Bool
  package let group: Group
}

/// What the standard says of a group.
package struct GroupInfo: Sendable {
  /// "BG-4"; "BG-0" for the document itself.
  package let id: String
  package let aliases: [String]
  package let english: String
  package let french: String
  package let min: Int
  package let max: Int?
  /// Nil for the document. `extensionParty` for what any party of the extensions may hold.
  package let parent: Group?
}

/// The language of a name or an explanation.
package enum TermLanguage: Sendable { case en, fr }

/// The terms and groups as data. Read once, from the tables beside this file.
package enum TermTable {
  /// By `Group.rawValue`.
  static let groups: [GroupInfo] = {
    let table = rows(of: groupRows)
    let names = table.map { numbers($0[0])[0] }
    return table.map { row in
      let ids = numbers(row[0])
      let (min, max) = cardinality(row[3])
      return GroupInfo(
        id: ids[0], aliases: Array(ids.dropFirst()), english: row[1], french: row[2],
        min: min, max: max,
        parent: names.firstIndex(of: row[4]).flatMap { Group(rawValue: UInt8($0)) })
    }
  }()

  /// By `Term.rawValue`.
  static let terms: [TermInfo] = {
    let places = Dictionary(
      uniqueKeysWithValues: rows(of: groupRows).enumerated().map { (numbers($1[0])[0], $0) })
    return (rows(of: coreRows) + rows(of: extensionRows)).map { row in
      guard let place = places[row[5]], let group = Group(rawValue: UInt8(place)) else {
        preconditionFailure("\(row[0]) is in no group")
      }
      let ids = numbers(row[0])
      let (min, max) = cardinality(row[3])
      let (type, needsScheme) = dataType(row[4])
      return TermInfo(
        id: ids[0], aliases: Array(ids.dropFirst()), english: row[1], french: row[2],
        min: min, max: max, type: type, needsScheme: needsScheme, group: group)
    }
  }()

  /// By `Term.rawValue`: readers ask for it with each value.
  static let homes: [Group] = terms.map(\.group)

  /// By every number it is known by.
  static let termsByID: [String: Term] = {
    var found: [String: Term] = [:]
    for (place, info) in terms.enumerated() {
      for id in [info.id] + info.aliases { found[id] = Term(UInt16(place)) }
    }
    return found
  }()

  static let groupsByID: [String: Group] = {
    var found: [String: Group] = [:]
    for group in Group.allCases {
      for id in [group.info.id] + group.info.aliases { found[id] = group }
    }
    return found
  }()

  // MARK: Reading the tables

  static func rows(of table: String) -> [[String]] {
    table.split(separator: "\n").map { row in
      row.split(separator: "|").map { XMLSpace.normalized(String($0)) }
    }
  }

  private static func numbers(_ cell: String) -> [String] {
    cell.split(separator: " / ").map(String.init)
  }

  private static func cardinality(_ cell: String) -> (min: Int, max: Int?) {
    let bounds = cell.split(separator: "..")
    guard bounds.count == 2, let min = Int(bounds[0]) else {
      preconditionFailure("\(cell) is no cardinality")
    }
    return (min, Int(bounds[1]))
  }

  private static func dataType(_ cell: String) -> (DataType, needsScheme: Bool) {
    switch cell {
    case "amount": (.amount, false)
    case "unit price": (.unitPrice, false)
    case "quantity": (.quantity, false)
    case "percentage": (.percentage, false)
    case "rate": (.rate, false)
    case "identifier": (.identifier, false)
    case "identifier with scheme": (.identifier, true)
    case "document reference": (.documentReference, false)
    case "date": (.date, false)
    case "text": (.text, false)
    case "binary object": (.binaryObject, false)
    case "indicator": (.indicator, false)
    case _ where cell.hasPrefix("code "): (.code(String(cell.dropFirst(5))), false)
    default: preconditionFailure("\(cell) is no data type")
    }
  }
}

extension Term {
  package var info: TermInfo { TermTable.terms[Int(rawValue)] }
  package var id: String { info.id }
  /// As `info.group`, without touching the names.
  package var group: Group { TermTable.homes[Int(rawValue)] }
  package func name(_ language: TermLanguage) -> String {
    language == .fr ? info.french : info.english
  }

  /// By any of its numbers: "BT-1", "EXT-FR-FE-163", "BT-X-8".
  package init?(id: String) {
    guard let term = TermTable.termsByID[id] else { return nil }
    self = term
  }
}

extension Group {
  package var info: GroupInfo { TermTable.groups[Int(rawValue)] }
  package var id: String { info.id }
  package func name(_ language: TermLanguage) -> String {
    language == .fr ? info.french : info.english
  }

  package init?(id: String) {
    guard let group = TermTable.groupsByID[id] else { return nil }
    self = group
  }
}
