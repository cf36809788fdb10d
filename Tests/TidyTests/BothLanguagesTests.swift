import Foundation
import TestSupport
import Testing

/// French and English, both whole, and no sentence of a page outside them.
@Suite struct BothLanguagesTests {
  private struct Source {
    let path: String
    let tokens: [SourceToken]
  }

  private static let sources: [Source] = {
    let root = Repository.root.appending(path: "Sources")
    let all = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    // Texts that bin/ copies from docs, which have their own tests.
    let copies = ["/Texts/", "/Specifications/", "OpenAPIText.swift"]
    return all.filter { path in
      path.hasSuffix(".swift") && !copies.contains { path.contains($0) }
    }.sorted().map { path in
      let text = String(decoding: bytes(of: root.appending(path: path).path) ?? [], as: UTF8.self)
      return Source(path: path, tokens: SourceReader.tokens(of: text))
    }
  }()

  /// One place where something is said in both languages.
  private struct Pair {
    let place: String
    let fr: String
    let en: String
  }

  /// Literals joined by "+" from `start` on, and where they end; `nil` where something else is said.
  private static func words(_ tokens: [SourceToken], from start: Int) -> (String, Int)? {
    var (text, at) = ("", start)
    while at < tokens.count {
      if tokens[at].kind == .literal {
        text += tokens[at].text
      } else if tokens[at].text != "+" || at == start {
        break
      }
      at += 1
    }
    return at > start ? (text, at) : nil
  }

  private static func begins(_ label: String, _ tokens: [SourceToken], _ at: Int) -> Bool {
    at + 2 < tokens.count && tokens[at].kind == .word && tokens[at].text == label
      && tokens[at + 1].text == ":"
  }

  private static func pairs(in source: Source) -> [Pair] {
    let tokens = source.tokens
    return tokens.indices.compactMap { at in
      guard begins("fr", tokens, at), let (fr, end) = words(tokens, from: at + 2),
        tokens[end].text == ",", begins("en", tokens, end + 1),
        let (en, after) = words(tokens, from: end + 3), [")", ","].contains(tokens[after].text)
      else { return nil }
      return Pair(place: "\(source.path):\(tokens[at].line)", fr: fr, en: en)
    }
  }

  private static let pairs = sources.flatMap { pairs(in: $0) }

  /// Words that are the same in both languages, and names.
  private static let shared: Set<String> = [
    "A-{year}-{sequence:5}", "Actions", "Active", "Archive", "BIC", "CSV", "Capital (€)",
    "Catalogue", "Code", "Contact", "Ctrl K", "Date",
    "Description", "Document", "Document {}", "Documents", "Excel", "F-{year}-{sequence:5}", "FEC",
    "G (export)", "IBAN", "Journal", "Logo", "Marketing", "Menu", "Message-ID", "Moment", "Note",
    "Pages", "Parking", "Parties",
    "SARL, SAS, EI…", "SIREN", "Service", "Services {}", "Source", "Transmission", "Transport",
    "Type",
    "Version", "{} webhook", "{} webhooks",
  ]

  @Test func `the sentences are found`() { #expect(Self.pairs.count > 1_500) }

  @Test func `what is said in one language is said in the other`() {
    let empty = Self.pairs.filter {
      $0.fr.allSatisfy(\.isWhitespace) != $0.en.allSatisfy(\.isWhitespace)
    }
    #expect(empty.map(\.place) == [])
  }

  @Test func `the two languages say it in words of their own`() {
    let same = Self.pairs.filter { pair in
      pair.fr == pair.en && pair.fr.replacing("{}", with: "").contains(where: \.isLetter)
        && !Self.shared.contains(pair.fr)
    }
    #expect(
      same.map { "\($0.place): \($0.fr)" } == [], "translate it, or list it with the shared words")
  }

  @Test func `a shared word is still said somewhere`() {
    let said = Set(Self.pairs.filter { $0.fr == $0.en }.map(\.fr))
    #expect(Self.shared.subtracting(said).sorted() == [])
  }

  // MARK: Sentences outside

  private static let elements: Set<String> = [
    "title", "h1", "h2", "h3", "p", "a", "span", "bdi", "strong", "small", "kbd", "mark", "code",
    "pre", "time", "li", "dt", "dd", "summary", "caption", "th", "td", "legend", "label", "option",
    "button", "text", "drawnText",
  ]
  private static let attributes: Set<String> = ["label", "placeholder", "title"]

  /// Names, keys, formats and commands, which are said as they are in every language.
  private static let names: Set<String> = [
    "Ctrl K", "Esc", "Facturier", "Facturier {}", "QR", "SHA-256 ", "SIREN {}", "Tab", "aside",
    "post", "pip install cryptography\npython3 verify.py proof.json document.pdf",
    "sha256sum document.pdf", "verify.py", "whsec_…", "{} (SIREN {})", "{} · Facturier",
  ]

  /// Whether a literal at `at` is what an element or an attribute of a page shows.
  private static func isShown(_ tokens: [SourceToken], _ at: Int) -> Bool {
    guard at >= 3 else { return false }
    let (before, name, dot) = (tokens[at - 1], tokens[at - 2], tokens[at - 3])
    if before.text == ":" { return name.text == "text" && dot.text != "?" }
    guard before.text == "(", name.kind == .word, dot.text == "." else { return false }
    // Rows of the database have `text("column")` too: their names are one lower-case word.
    return elements.contains(name.text) || attributes.contains(name.text)
  }

  @Test func `no page says anything outside its strings`() {
    let column = /[a-z][a-z0-9_]*/
    let said = Self.sources.filter { source in
      ["Features/", "Platform/Kernel/", "Platform/Accounts/", "App/API/"].contains {
        source.path.hasPrefix($0)
      }
    }.flatMap { source in
      source.tokens.indices.compactMap { at -> String? in
        let token = source.tokens[at]
        guard token.kind == .literal, Self.isShown(source.tokens, at),
          token.text.replacing("{}", with: "").count(where: \.isLetter) > 1,
          !Self.names.contains(token.text), token.text.wholeMatch(of: column) == nil
        else { return nil }
        return "\(source.path):\(token.line): \(token.text)"
      }
    }
    #expect(said == [], "move it into the strings of its feature")
  }

  /// Where French stands alone, each with its reason.
  private static let frenchAlone: [(String, String)] = [
    ("App/", "the terminal says its sentences where it prints them; the demo is a French shop"),
    ("Verify/", "a program of its own, without the strings of the pages"),
    ("Libraries/", "rules and documents, in the words of the law"),
    ("Features/Invoicing/Printing/", "words of printed documents, in five languages"),
    ("Features/Invoicing/Archive/DictionarySamples", "what documents look like, to compress them"),
    ("Features/Invoicing/CreditNotes/", "lines that are printed on documents, which are French"),
    ("Features/Invoicing/Deposits/", "a line that is printed on documents"),
    ("Features/Invoicing/Periodic/", "a line that is printed on documents"),
    ("Features/Invoicing/SelfBilling/", "a mention that is printed on documents"),
    ("Features/Invoicing/Issuing/EditedOrders", "a line that is printed on documents"),
    ("Features/Invoicing/CheckpointMail/", "a mail in both languages at once"),
    ("Features/Invoicing/Pages/ImportPage", "examples of files"),
    ("Features/Invoicing/Tax/SaleForm", "letters, to drop their accents"),
    ("Features/Invoicing/Invoices/InvoiceText", "letters, to drop their accents"),
    (
      "Features/Invoicing/Posting/",
      "entries of the books, which are kept in French (C. com. L123-22)"
    ),
    (
      "Features/Ledger/",
      "the books are kept in French (C. com. L123-22): accounts, journals, files"
    ),
    ("Features/Shops/", "what shops write"),
    ("Features/Archive/ArchiveNotice", "a notice in French, which the law wants"),
    ("Features/Transmission/Emails/EmailWords", "mails in five languages"),
    ("Platform/Kernel/HTML/Formats", "names of months"),
    ("Platform/Kernel/HTML/Shell/ShellStrings", "the language’s own name"),
    ("Platform/Kernel/Text/", "letters, to drop their accents"),
  ]

  @Test func `no French stands alone: its English is beside it`() {
    let found = Self.sources.filter { source in
      !Self.frenchAlone.contains { source.path.hasPrefix($0.0) }
    }.flatMap { source in
      Self.alone(in: source.tokens).map { "\(source.path):\($0.line): \($0.text)" }
    }
    #expect(found == [], "say it in both languages")
  }

  @Test func `French alone is seen, and French with its English is not`() {
    func alone(_ source: String) -> [String] {
      Self.alone(in: SourceReader.tokens(of: source)).map(\.text)
    }
    #expect(alone(#"page.p("Vous êtes ici")"#) == ["Vous êtes ici"])
    #expect(alone(#"Text(fr: "Vous êtes ici", en: "You are here")"#) == [])
    #expect(alone(#"isFrench ? "Échéance" : "Due""#) == [])
    #expect(alone(#"let a = "Échéance" // "Due""#) == ["Échéance"])
  }

  private static func isFrench(_ text: String) -> Bool {
    text.contains(/[éèêàùôîûœÉÈÀŒ]|\b(?:vous|votre|cette|n’est)\b/)
  }

  /// French literals that have no other language within a few words.
  private static func alone(in tokens: [SourceToken]) -> [SourceToken] {
    tokens.indices.compactMap { at in
      guard tokens[at].kind == .literal, isFrench(tokens[at].text) else { return nil }
      let near = tokens[max(0, at - 60)..<min(tokens.count, at + 30)]
      let isSaidAgain = near.contains {
        $0.kind == .literal && !isFrench($0.text) && $0.text.contains(where: \.isLetter)
          || $0.kind == .word && $0.text == "en"
      }
      return isSaidAgain ? nil : tokens[at]
    }
  }
}
