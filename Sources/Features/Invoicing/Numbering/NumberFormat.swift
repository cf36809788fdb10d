import EN16931
import Kernel
import Money

/// How the numbers of a series look: "F-{year}-{sequence:5}" gives F-2026-00042.
///
/// The year is part of every number because a series starts again each year: unique, chronological and without
/// gap within the series (CGI ann. II, 242 nonies A, I-7°). Letters, digits and + - _ / only (BR-FR-02).
package struct NumberFormat: Sendable, Equatable {
  package let pattern: String
  private let parts: [Part]

  private enum Part: Sendable, Equatable {
    case text(String)
    case year
    case sequence(digits: Int)
  }

  package static let invoices = NumberFormat(known: "F-{year}-{sequence:5}")
  package static let creditNotes = NumberFormat(known: "A-{year}-{sequence:5}")

  /// Each supplier has a series of its own, kept by whoever makes out the invoices (BOI-TVA-DECLA-30-20-10).
  package static func selfBilled(_ type: DocumentType, supplier siren: String) -> NumberFormat {
    NumberFormat(known: "\(type.isCreditNote ? "AFA" : "AF")-\(siren)-{year}-{sequence:5}")
  }

  /// The same with "R1-", "R2-" … before its sequence: a series whose end was lost goes on under another name.
  func reopened(_ opening: Int) -> NumberFormat {
    let at = pattern.firstRange(of: "{sequence")!.lowerBound
    return NumberFormat(known: pattern[..<at] + "R\(opening)-" + pattern[at...])
  }

  /// The name of a reopened series, from that of the series as it was first opened.
  static func reopened(_ series: String, _ opening: Int) -> String {
    series.replacing("*", with: "R\(opening)-*")
  }

  private init(known pattern: some StringProtocol) { try! self.init(String(pattern)) }

  /// - Throws: `NumberFormatError` saying what the pattern lacks.
  package init(_ pattern: String) throws(NumberFormatError) {
    var parts: [Part] = []
    var rest = Substring(pattern)
    while let first = rest.first {
      if first == "{" {
        guard let end = rest.firstIndex(of: "}") else { throw .unclosed }
        let token = rest[rest.index(after: rest.startIndex)..<end]
        rest = rest[rest.index(after: end)...]
        if token == "year" {
          parts.append(.year)
        } else if token == "sequence" {
          parts.append(.sequence(digits: 1))
        } else if token.hasPrefix("sequence:"), let digits = Int(token.dropFirst(9)),
          (1...12).contains(digits)
        {
          parts.append(.sequence(digits: digits))
        } else {
          throw .unknownToken(String(token))
        }
      } else {
        let text = rest.prefix { $0 != "{" }
        guard text.utf8.allSatisfy(NumberFormat.isAllowed) else { throw .character(String(text)) }
        parts.append(.text(String(text)))
        rest = rest[text.endIndex...]
      }
    }
    guard parts.filter({ if case .sequence = $0 { true } else { false } }).count == 1 else {
      throw .noSequence
    }
    guard parts.filter({ $0 == .year }).count == 1 else { throw .noYear }
    self.pattern = pattern
    self.parts = parts
    guard number(year: 2026, sequence: 999_999_999).utf8.count <= 35 else { throw .tooLong }
  }

  /// "F-2026-00042". A sequence wider than its digits is printed whole.
  package func number(year: Int, sequence: Int64) -> String {
    var number = ""
    for part in parts {
      switch part {
      case .text(let text): number += text
      case .year: number += String(year)
      case .sequence(let digits):
        let text = String(sequence)
        number += String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
      }
    }
    return number
  }

  /// The name of the series of a year: the pattern with its year and "*" for the sequence, "F-2026-*".
  package func series(year: Int) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .year: String(year)
      case .sequence: "*"
      }
    }.joined()
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "_"), UInt8(ascii: "/"):
      true
    default: false
    }
  }
}

/// What is wrong with a number pattern.
package enum NumberFormatError: Error, Sendable, Equatable {
  case unclosed
  case unknownToken(String)
  case character(String)
  case noSequence
  case noYear
  case tooLong

  package var text: Text {
    switch self {
    case .unclosed:
      Text(fr: "une accolade n'est pas fermée", en: "a brace is not closed")
    case .unknownToken(let token):
      Text(
        fr: "{\(token)} est inconnu ; utilisez {year} et {sequence:5}",
        en: "{\(token)} is unknown; use {year} and {sequence:5}")
    case .character(let text):
      Text(
        fr: "« \(text) » contient autre chose que lettres, chiffres et + - _ / (BR-FR-02)",
        en: "“\(text)” holds something else than letters, digits and + - _ / (BR-FR-02)")
    case .noSequence:
      Text(fr: "il faut un {sequence:5}, une fois", en: "it needs one {sequence:5}")
    case .noYear:
      Text(
        fr: "il faut un {year}, une fois : la série recommence chaque année",
        en: "it needs one {year}: the series starts again each year")
    case .tooLong:
      Text(fr: "le numéro dépasserait 35 caractères", en: "the number would exceed 35 characters")
    }
  }
}
