import Foundation
import Kernel
import TestSupport
import Testing

/// The doors of the VAT engine: the command and the pages.
@Suite(.serialized) struct TaxDoorsTests {
  private static let english = ["Accept-Language": "en-GB,en;q=0.9"]
  private static let french = ["Accept-Language": "fr-FR,fr;q=0.9"]
  /// All sales here are of this day, whatever today is.
  private static let day = "2026-11-25"
  /// Right check digits.
  private static let german = "DE136695976"

  private func explain(_ arguments: String...) throws -> Program.Ended {
    let hasDay = arguments.contains("--on")
    return try Program.run(
      ["tax", "explain"] + (hasDay ? [] : ["--on", Self.day]) + arguments)
  }

  private func json(_ run: Program.Ended) throws -> JSONValue {
    try JSONParser.parse(Array(run.output.utf8)).root
  }

  // MARK: The command

  @Test func `the rates of a day are listed, country by country`() throws {
    let run = try Program.run(["tax", "rates", "--on", Self.day, "--lang", "en"])
    #expect(run.status == 0, "\(run.errors)")
    func words(_ zone: String) -> [Substring] {
      let line = run.output.split(separator: "\n").first { $0.hasPrefix(zone + " ") } ?? ""
      return line.split(separator: " ")
    }
    #expect(words("DE").contains("19%"))
    #expect(words("FI").contains("25.5%"))
    #expect(words("FR-DROM").contains("8.5%"))
    #expect(run.output.contains("Germany"))

    let before = try Program.run(["tax", "rates", "--on", "2024-08-31", "--country", "FI"])
    #expect(before.output.contains("24%"))
    #expect(!before.output.contains("25.5%"))
    let french = try Program.run(
      ["tax", "rates", "--on", Self.day, "--country", "de", "--lang", "fr"])
    #expect(french.output.contains("Allemagne"))
    #expect(french.output.contains("19\u{A0}%"))
    #expect(!french.output.contains("Finlande"))
  }

  @Test func `the rates are given as JSON with their days and their source`() throws {
    let run = try Program.run(["tax", "rates", "--on", Self.day, "--country", "FI", "--json"])
    let rates = try json(run)
    #expect(rates["on"]?.text == Self.day)
    let standard = try #require(rates["rates"]?.elements.first { $0["kind"]?.text == "standard" })
    #expect(standard["zone"]?.text == "FI")
    #expect(standard["rate"]?.text == "25.5")
    #expect(standard["validFrom"]?.text == "2024-09-01")
    #expect((standard["source"]?.text ?? "").count > 3)
  }

  @Test func `a book sold in France bears 5.5 per cent, by its article`() throws {
    let run = try explain("--product", "goods", "--class", "book", "--lang", "en")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("5.5% · S"))
    #expect(run.output.contains("278-0 bis"))
    #expect(run.output.contains("TLB1"))
    let french = try explain("--product", "goods", "--class", "book", "--lang", "fr")
    #expect(french.output.contains("5,5\u{A0}% · S"))
    #expect(french.output.contains("livre"))
  }

  @Test func `a German consumer under OSS pays German VAT`() throws {
    let run = try explain(
      "--product", "goods", "--class", "standard", "--to", "DE", "--oss", "registered", "--json")
    #expect(run.status == 0, "\(run.errors)")
    let sale = try json(run)
    #expect(sale["category"]?.text == "S")
    #expect(sale["rate"]?.text == "19")
    #expect(sale["taxedIn"]?.text == "DE")
    #expect(sale["reporting"]?.text == "TNT1")
    #expect(sale["flow"]?.text == "10.3")
    let laws = sale["reasons"]?.elements.compactMap { $0["law"]?.text } ?? []
    #expect(laws.contains { $0.contains("258 A") }, "\(laws)")
  }

  @Test func `a German company gets the words of its exemption, with their law and last day`()
    throws
  {
    let run = try explain(
      "--product", "goods", "--class", "standard", "--to", "DE", "--vat-number", Self.german,
      "--json", "--lang", "fr")
    #expect(run.status == 0, "\(run.errors)")
    let sale = try json(run)
    #expect(sale["category"]?.text == "K")
    #expect(sale["vatex"]?.text == "VATEX-EU-IC")
    #expect((sale["mention"]?["text"]?.text ?? "").contains("262 ter"))
    #expect(sale["mention"]?["law"]?.text == "CGI 262 ter I")
    #expect(sale["mention"]?["lastValidDay"]?.text == "2028-06-30")
    #expect(sale["warnings"]?.elements.count == 1, "VIES was not asked")
    let verified = try explain(
      "--product", "goods", "--class", "standard", "--to", "DE", "--vat-number", Self.german,
      "--proof", "verified", "--json")
    #expect(try json(verified)["warnings"]?.elements.count == 0)
  }

  @Test func `post codes decide: Corsica, La Réunion, Büsingen`() throws {
    func rate(_ country: String, _ postCode: String) throws -> String? {
      let run = try explain(
        "--product", "goods", "--class", "food", "--to", country, "--to-post-code", postCode,
        "--json")
      let sale = try json(run)
      return sale["category"]?.text.map { "\($0) \(sale["rate"]?.text ?? "")" }
    }
    #expect(try rate("FR", "75001") == "S 5.5")
    #expect(try rate("FR", "20000") == "S 2.1")
    #expect(try rate("FR", "97400") == "G 0")
    #expect(try rate("DE", "78266") == "G 0")
  }

  @Test func `a refusal prints its code and sentence and exits 1`() throws {
    let sale = ["--product", "goods", "--class", "standard", "--rate", "19", "--on", Self.day]
    let run = try Program.run(["tax", "explain", "--lang", "en"] + sale)
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("tax.rate-unlawful: The shop charged 19%"), "\(run.output)")
    let machine = try Program.run(["tax", "explain", "--json"] + sale)
    #expect(machine.status == 1)
    let refusal = try #require(try json(machine)["refusal"])
    #expect(refusal["code"]?.text == "tax.rate-unlawful")
    #expect((refusal["text"]?.text ?? "").count > 20)
  }

  @Test func `unusable arguments are all told, with what to write instead, and exit 64`() throws {
    let run = try explain(
      "--product", "boat", "--to", "Germany", "--rate", "200", "--on", "2026-02-30",
      "--from-post-code", "750", "--lang", "en")
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    for part in [
      "--product: “boat” is not known. Choose goods", "--to: “Germany”", "--rate: “200”",
      "--on: “2026-02-30” is not a day", "--from-post-code: “750”",
    ] {
      #expect(run.errors.contains(part), "\(part): \(run.errors)")
    }
    #expect(try explain().errors.contains("--product"))
    for wrong in [
      ["--vat-number", "DE136695977"], ["--vat-number", Self.german, "--buyer", "consumer"],
      ["--proof", "verified"], ["--margin", "art", "--voucher", "single"],
      ["--exempt", "VATEX-NO"], ["--registered-in", "FR"], ["--value", "many"], ["--oss", "x"],
      ["--lang", "de"], ["--to", ""], ["--to", "ZZ"],
    ] {
      let run = try Program.run(["tax", "explain", "--product", "goods"] + wrong)
      #expect(run.status == 64, "\(wrong): \(run.output)")
      #expect(run.errors.contains("--"), "\(wrong)")
    }
    for wrong in [["--on", "x"], ["--on", "2019-12-31"], ["--country", "US"], ["--lang", "de"]] {
      #expect(try Program.run(["tax", "rates"] + wrong).status == 64, "\(wrong)")
    }
  }

  @Test func `every refusal of the documentation is reproduced by its own command line`() throws {
    let page = String(
      decoding: bytes(of: Repository.path("docs/problems/tax.md")) ?? [], as: UTF8.self)
    var count = 0
    // Limits of turnover need a company with a turnover: `ThresholdDoorsTests` reproduces them.
    for section in page.split(separator: "\n## ").dropFirst()
    where !section.contains("**Reproduce.** In a company with") {
      let code = String(section.prefix { $0 != "\n" })
      let command = try #require(
        section.firstMatch(of: /`facturier (tax explain [^`]+)`/), "\(code)")
      let run = try Program.run(command.1.split(separator: " ").map(String.init))
      count += 1
      // A warning lets the sale pass.
      let isWarning = section.contains("A warning")
      #expect(run.status == (isWarning ? 0 : 1), "\(code): \(run.errors)")
      #expect(run.output.hasPrefix(code + ":") != isWarning, "\(code): \(run.output)")
    }
    #expect(count == 26)
  }

  // MARK: The pages

  @Test func `the pages show the rates and explain a sale in both languages`() async throws {
    let server = try await WebServer()
    let rates = "/tax/rates?on=\(Self.day)&country=DE"
    let french = try await server.get(rates, Self.french)
    #expect(french.status == 200)
    for part in ["Allemagne", "19\u{A0}%", "25/11/2026", "Expliquer une vente", "<caption"] {
      #expect(french.text.contains(part), "\(part)")
    }
    let english = try await server.get(rates, Self.english)
    #expect(english.status == 200)
    for part in ["Germany", "19%", "25 Nov 2026", "Explain a sale"] {
      #expect(english.text.contains(part), "\(part)")
    }
    let finland = try await server.get("/tax/rates?on=\(Self.day)", Self.english)
    #expect(finland.text.contains("25.5%"))

    // As the form sends it, empty fields included.
    let book =
      "/tax/explain?product=goods&class=book&buyer=consumer&vat-number=&from=FR&from-post-code=&to=FR"
      + "&to-post-code=&on=\(Self.day)&rate=&oss=below&proof=key-only&value="
    let advice = try await server.get(book, Self.french)
    #expect(advice.status == 200)
    for part in ["5,5\u{A0}% · S", "CGI 258 I", "CGI 278-0 bis A 3°", "1. Livraison intérieure"] {
      #expect(advice.text.contains(part), "\(part)")
    }
    let same = try await server.get(book, Self.english)
    #expect(same.status == 200)
    for part in ["5.5% · S", "1. Domestic delivery", "flow 10.3"] {
      #expect(same.text.contains(part), "\(part)")
    }
    let refused = try await server.get(book + "&margin=art&voucher=single", Self.english)
    #expect(refused.status == 422)
    let unlawful = try await server.get(
      "/tax/explain?product=goods&rate=17&on=\(Self.day)", Self.english)
    #expect(unlawful.status == 200)
    #expect(unlawful.text.contains("tax.rate-unlawful"))
    #expect(try await server.get("/tax/explain").status == 200)
    #expect(try server.stop().status == 0)
  }

  @Test func `bad values are told beside the form, escaped, and nothing breaks`() async throws {
    let server = try await WebServer()
    let page = try await server.get(
      "/tax/explain?product=goods&to=%3Cscript%3E&rate=abc&on=2019&vat-number=DE1", Self.english)
    #expect(page.status == 422)
    #expect(page.text.contains("4 fields to fix"))
    #expect(page.text.contains("“abc” is not a rate"))
    #expect(!page.text.contains("<script>"))
    #expect(page.text.contains("&lt;SCRIPT&gt;") || page.text.contains("&lt;script&gt;"))
    #expect(page.text.contains("aria-invalid"))
    let rates = try await server.get("/tax/rates?on=tomorrow&country=US", Self.french)
    #expect(rates.status == 422)
    #expect(rates.text.contains("tomorrow"))
    #expect(rates.text.contains("25,5\u{A0}%"), "the rates of today are shown all the same")
    #expect(try await server.get("/tax/explain?product=%ff", Self.english).status == 400)
    #expect(try server.stop().status == 0)
  }
}
