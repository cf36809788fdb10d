import Kernel
import Money
import Tax

/// A mention written for people.
struct ShownMention {
  let mention: Mention
  let language: Language

  init(_ mention: Mention, _ language: Language) {
    self.mention = mention
    self.language = language
  }

  private var sentences: Words<MentionStrings> { Words(MentionStrings.table, language) }

  /// A clause that follows "if" or "because".
  var condition: String { mention.condition.text(language.tax) }

  /// Why a document has it.
  var presence: String {
    let isElided = condition.first.map { "aeiou".contains($0) } ?? false
    return isElided ? sentences.whyElided(condition) : sentences.why(condition)
  }

  var place: String {
    switch mention.place {
    case .note(let code): sentences.placeNote(code)
    case .vatReason: sentences.placeReason
    case .field(let term): sentences.placeField(term)
    case .page: sentences.placePage
    }
  }

  /// "du 01/01/2013 au 30/06/2028".
  var validity: String {
    switch (mention.validFrom, mention.validUntil) {
    case (nil, nil): sentences.always
    case (let from?, nil): sentences.from(language.date(from))
    case (nil, let until?): sentences.until(language.date(until))
    case (let from?, let until?): sentences.fromUntil(language.date(from), language.date(until))
    }
  }

  /// Why a document of `date` does without it.
  func absence(on date: LocalDate) -> String {
    mention.isValid(on: date) ? sentences.whyNot(condition) : sentences.notValid(validity)
  }
}

extension MentionTable {
  /// The rows of a day, stated exemptions last.
  static func rows(on date: LocalDate) -> [Mention] { all.filter { $0.isValid(on: date) } }

  /// For a terminal: a block for each mention.
  package static func lines(on date: LocalDate, _ language: Language) -> [String] {
    let sentences = Words(MentionStrings.table, language)
    return [sentences.on(language.date(date))]
      + rows(on: date).flatMap { mention in
        let shown = ShownMention(mention, language)
        return [
          "\(mention.name.code)  \(mention.words.text(.french))",
          "    \(sentences.condition(shown.condition)) \(mention.law) · \(shown.place) · \(shown.validity)",
        ]
      }
  }

  package static func write(on date: LocalDate, to json: JSONWriter) {
    json.object {
      json.field("object", "mentions")
      json.field("on", text: date)
      json.array("mentions") {
        for mention in rows(on: date) {
          json.object {
            fields(of: mention, to: json)
            json.object("words") {
              for language in DocumentLanguage.allCases {
                json.field(language.rawValue, mention.words.text(language.tax))
              }
            }
            json.field("source", mention.source)
          }
        }
      }
    }
  }

  fileprivate static func fields(of mention: Mention, to json: JSONWriter) {
    json.field("code", mention.name.code)
    json.field("law", mention.law)
    json.object("condition") {
      json.field("fr", mention.condition.text(.french))
      json.field("en", mention.condition.text(.english))
    }
    switch mention.place {
    case .note(let code): json.field("subjectCode", code)
    case .vatReason: json.field("term", "BT-120")
    case .field(let term): json.field("term", term)
    case .page: break
    }
    json.field("validFrom", text: mention.validFrom)
    json.field("validUntil", text: mention.validUntil)
  }
}

extension DocumentMentions {
  /// Two members of the document's object: what is printed and what is not.
  func write(to json: JSONWriter) {
    json.array("mentions") {
      for printed in printed {
        json.object {
          MentionTable.fields(of: printed.mention, to: json)
          json.field("words", printed.words)
        }
      }
    }
    json.array("mentionsLeftOut") {
      for mention in leftOut { json.object { MentionTable.fields(of: mention, to: json) } }
    }
  }

  func shown(_ language: Language, on date: LocalDate) -> InvoicePage.Mentions {
    InvoicePage.Mentions(
      printed: printed.map { printed in
        let shown = ShownMention(printed.mention, language)
        return InvoicePage.MentionRow(
          words: printed.words, why: shown.presence, law: printed.mention.law,
          validity: shown.validity)
      },
      leftOut: leftOut.map { mention in
        let shown = ShownMention(mention, language)
        return InvoicePage.MentionRow(
          words: mention.words.text(language.tax), why: shown.absence(on: date), law: mention.law,
          validity: shown.validity)
      })
  }
}
