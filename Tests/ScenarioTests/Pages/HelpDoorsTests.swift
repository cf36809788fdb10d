import Foundation
import Help
import Kernel
import TestSupport
import Testing

/// The help as people come to it: in both languages, from each page, and leading somewhere.
@Suite(.ofSQLite) struct HelpDoorsTests {
  private static func routes(of merchant: Merchant) throws -> [[Substring]] {
    let told = try Program.run(["routes", "--data", merchant.data, "--key", merchant.key])
    #expect(told.status == 0, "\(told.errors)")
    return told.output.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      return words[0] == "GET" ? words[1].split(separator: "/") : nil
    }
  }

  private static func nobody(_ language: Language) -> [String: String] {
    WebServer.nobody.merging(["Accept-Language": language.rawValue]) { $1 }
  }

  private static func leads(_ link: String, by routes: [[Substring]]) -> Bool {
    let parts = link.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
    return routes.contains { route in
      route.count == parts.count && zip(route, parts).allSatisfy { $0.hasPrefix(":") || $0 == $1 }
    }
  }

  private static func hrefs(in text: Substring) -> [String] {
    text.matches(of: /href="([^"]*)"/).map { String($0.1).replacing("&amp;", with: "&") }
  }

  @Test func `every link of every topic leads to a page there is`() async throws {
    let merchant = Merchant()
    let server = try await WebServer(merchant)
    var pages: [(String, String)] = []
    for topic in HelpLibrary.topics {
      for language in Language.allCases {
        let page = try await server.get(topic.href, Self.nobody(language))
        #expect(page.status == 200, "\(topic.href)")
        #expect(page.text.contains(#"<html lang="\#(language.rawValue)">"#))
        #expect(page.text.contains("<h1>\(topic.title(language))</h1>"), "\(topic.id)")
        pages.append((topic.id, page.text))
      }
    }
    #expect(try server.stop().status == 0)
    let routes = try Self.routes(of: merchant)
    for (id, text) in pages {
      let start = try #require(text.firstRange(of: "<main"))
      let end = try #require(text.firstRange(of: "</main>"))
      for link in Self.hrefs(in: text[start.lowerBound..<end.lowerBound]) {
        if link.hasPrefix("#") {
          #expect(text.contains(#"id="\#(link.dropFirst())""#), "\(id): \(link)")
        } else {
          #expect(Self.leads(link, by: routes), "\(id): \(link)")
        }
      }
    }
  }

  @Test func `each page of the menu leads to its topic, and the menu to the index`() async throws {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let home = try await owner.get("/").text
    let menu = try #require(home.firstMatch(of: /(?s)id="menu".*?<\/nav>/)).output
    let pages = Self.hrefs(in: menu)
    #expect(pages.count > 15)
    for path in pages {
      let page = try await owner.get(path).text
      let link = page.firstMatch(of: /class="help-corner"><a href="([^"]+)"/)
      let href = try #require(link, "\(path) has no topic").1
      let id = String(href.split(separator: "/").last ?? "")
      #expect(HelpLibrary.topic(id) != nil, "\(path): \(href)")
    }
    #expect(home.contains(#"href="/help""#))
  }

  @Test func `the index is searched without script, by words with or without accents`()
    async throws
  {
    let server = try await WebServer()
    let index = try await server.get("/help", Self.nobody(.fr)).text
    for topic in HelpLibrary.topics { #expect(index.contains(#"href="\#(topic.href)""#)) }
    let found = try await server.get("/help?q=NUMEROTATION", Self.nobody(.fr)).text
    let hits = try #require(found.firstMatch(of: /(?s)class="help-hits".*?<\/ul>/)).output
    #expect(Self.hrefs(in: hits).first == "/help/numbering")
    let none = try await server.get("/help?q=xylophone", Self.nobody(.fr)).text
    #expect(none.contains("Aucune page n’en parle") && none.contains("/help/numbering"))
    #expect(try await server.get("/help/nothing", WebServer.nobody).status == 404)
  }

  @Test func `the search of everything finds topics for whoever may read nothing else`()
    async throws
  {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let found = try await server.get(
      "/search.json?q=acompte", ["Cookie": owner.cookie + "; lang=fr"]
    ).text
    #expect(found.contains("/help/deposits"))
    let number = try await owner.get("/search.json?q=F-2026-00042").text
    #expect(!number.contains("/help/"))
  }
}
