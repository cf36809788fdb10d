import Foundation
import Kernel
import TestSupport
import Testing

@testable import Help

/// The texts of the help: whole in both languages, and what the program shows is what the repository holds.
@Suite struct HelpTextTests {
  private static func file(_ id: String, _ language: Language) -> String? {
    bytes(of: Repository.path("docs/help/\(language.rawValue)/\(id).md")).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private static func names(_ language: Language) throws -> Set<String> {
    Set(
      try FileManager.default.contentsOfDirectory(
        atPath: Repository.path("docs/help/\(language.rawValue)")
      ).map { String($0.dropLast(3)) })
  }

  @Test func `every text has its place, once, and is there in both languages`() throws {
    let ids = HelpLibrary.topics.map(\.id)
    #expect(ids.count == Set(ids).count)
    #expect(ids.count >= 20)
    #expect(Set(ids) == Set(HelpTexts.all.keys))
    for language in Language.allCases { #expect(try Self.names(language) == Set(ids)) }
  }

  @Test func `the program shows what docs-help says`() {
    for (id, text) in HelpTexts.all {
      for language in Language.allCases {
        #expect(
          text(language).trimmingCharacters(in: .newlines)
            == Self.file(id, language)?.trimmingCharacters(in: .newlines),
          "run bin/help: \(id)")
      }
    }
  }

  /// What a text is made of: "h2 p ol3 table2x4".
  private static func shape(_ text: Markdown) -> [String] {
    text.blocks.map { block in
      switch block {
      case .heading(let level, _, _): "h\(level)"
      case .paragraph: "p"
      case .bullets(let items): "ul\(items.count)"
      case .steps(let items): "ol\(items.count)"
      case .note: "note"
      case .code: "pre"
      case .table(let head, let rows): "table\(head.count)x\(rows.count)"
      }
    }
  }

  @Test(arguments: HelpLibrary.topics.map(\.id))
  func `both languages have the same headings, lists, tables and links`(id: String) throws {
    let topic = try #require(HelpLibrary.topic(id))
    let (fr, en) = (topic.text(.fr), topic.text(.en))
    #expect(Self.shape(fr) == Self.shape(en))
    #expect(fr.links == en.links)
    #expect(fr.title != en.title)
    #expect(fr.sections.count >= 3)
    // Names are the same in both: a shop, a session.
    let same = zip(fr.sections, en.sections).count { $0.text == $1.text }
    #expect(same * 2 < fr.sections.count)
    for text in [fr, en] {
      #expect(Set(text.sections.map(\.id)).count == text.sections.count)
      let words = text.plainText.split { $0 == " " || $0 == "\n" }.count
      #expect((200...700).contains(words), "\(words) words")
    }
  }

  @Test func `a link to a topic leads to one there is`() {
    for topic in HelpLibrary.topics {
      for link in topic.text(.fr).links where link.contains(".md") {
        let parts = link.split(separator: "#")
        #expect(HelpLibrary.topic(String(parts[0].dropLast(3))) != nil, "\(topic.id): \(link)")
      }
      for link in topic.text(.fr).links where !link.contains(".md") {
        #expect(link.hasPrefix("/"), "\(topic.id): \(link)")
      }
    }
  }

  /// A text, with a letter in the place of what stands between back quotes and in fences.
  private static func prose(_ id: String, _ language: Language) throws -> String {
    try #require(file(id, language)).replacing(/(?s)```.*?```/, with: "")
      .replacing(/`[^`]*`/, with: "x")
  }

  @Test(arguments: HelpLibrary.topics.map(\.id))
  func `French is set as French is: spaces that do not break, curved apostrophes`(id: String)
    throws
  {
    let wrong = try Self.prose(id, .fr)
      .matches(of: /[^\n]{0,20}(?:[^\s|:\-] [:;!?»]|« |')[^\n]{0,20}/)
    #expect(wrong.map { String($0.output) } == [])
    let english = try Self.prose(id, .en).matches(of: /[^\n]{0,20}(?: [:;!?](?:\s|$)|')[^\n]{0,20}/)
    #expect(english.map { String($0.output) } == [])
  }
}

/// Finding a topic by its words.
@Suite struct HelpSearchTests {
  private func first(_ text: String, _ language: Language) -> String? {
    HelpSearch.find(text, language).first?.topic.id
  }

  @Test(arguments: HelpLibrary.topics.map(\.id))
  func `each topic is the first found by its title, and found by a word of its text`(id: String)
    throws
  {
    let topic = try #require(HelpLibrary.topic(id))
    for language in Language.allCases {
      let text = topic.text(language)
      #expect(first(text.title, language) == id, "\(text.title)")
      // A long word of the text that few others have.
      let words = Set(topic.words(language).all.filter { $0.count >= 6 })
      let own = words.min { left, right in
        let (a, b) = (holders(of: left, language), holders(of: right, language))
        return a != b ? a < b : left < right
      }
      let word = try #require(own)
      #expect(HelpSearch.find(word, language).contains { $0.topic.id == id }, "\(word)")
    }
  }

  private func holders(of word: String, _ language: Language) -> Int {
    HelpLibrary.topics.count { $0.words(language).weight(of: word) > 0 }
  }

  @Test(arguments: [
    ("AVOIR", Language.fr, "credit-notes"), ("avoirs", .fr, "credit-notes"),
    ("comment faire un avoir", .fr, "credit-notes"), ("numerotation", .fr, "numbering"),
    ("NUMÉROTATION", .fr, "numbering"), ("acompte", .fr, "deposits"), ("fec", .fr, "accounting"),
    ("mot de passe oublié", .fr, "users"), ("shopify", .fr, "importing-orders"),
    ("rgpd", .fr, "personal-data"), ("iban fraude", .fr, "bank-account"),
    ("deposit", .en, "deposits"), ("how do I make a credit note", .en, "credit-notes"),
    ("lost password", .en, "users"), ("webhook", .en, "api"), ("vat", .en, "vat"),
    ("backup", .en, "backup"), ("bac a sable", .fr, "sandbox"), ("raccourcis", .fr, "lists"),
  ])
  func `what people ask for comes first, whatever accents and case`(
    asked: String, language: Language, id: String
  ) {
    #expect(first(asked, language) == id)
  }

  @Test func `nothing is found for nothing, nor for what no page speaks of`() {
    for asked in ["", "   ", "!?", "xylophone", "zzz"] {
      #expect(HelpSearch.find(asked, .fr).isEmpty)
    }
  }

  @Test func `the search of everything is not filled with help for a number or an amount`() {
    for asked in ["F-2026-00042", "129,00", "42", "2026"] {
      #expect(HelpSearch.strict(asked, .fr).isEmpty, "\(asked)")
    }
    #expect(HelpSearch.strict("acompte", .fr).first?.topic.id == "deposits")
    #expect(HelpSearch.strict("shopify", .fr).first?.topic.id == "importing-orders")
    #expect(HelpSearch.strict("rien", .fr).isEmpty, "a word of many texts and no title")
    #expect(HelpSearch.strict("acompte xylophone", .fr).isEmpty)
  }

  @Test(arguments: [
    ("/", "first-steps"), ("/invoices", "issuing"), ("/invoices/new", "typing-an-invoice"),
    ("/invoices/inv_1/credit-note", "credit-notes"), ("/invoices/inv_1", "issuing"),
    ("/invoices/inv_1/email", "sending"), ("/ledger/general-ledger", "accounting"),
    ("/bank", "bank-account"), ("/nowhere", nil), ("/help", nil), ("/portal/x", nil),
  ])
  func `a page leads to what it is about`(path: String, id: String?) {
    #expect(HelpLibrary.topic(ofPage: path)?.id == id)
  }
}
