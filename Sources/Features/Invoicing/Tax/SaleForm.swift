import Kernel
import Money
import Tax

/// The form that describes a sale: below the rates, and whole on its own page.
extension SalePage {
  static func form(
    _ page: HTML, _ fields: FormFields, _ flaws: [SaleFlaw], today: LocalDate,
    _ words: Words<TaxStrings>, isWhole: Bool = false
  ) {
    func text(_ name: String, _ label: String, type: String = "text", default start: String = "") {
      page.textField("sale-" + name, name, label, fields[name] ?? start, type: type, flaws)
    }
    func select(_ name: String, _ label: String, _ choices: [(String, String)]) {
      page.selectField("sale-" + name, name, label, choices, fields[name] ?? choices[0].0)
    }
    func list<Value>(_ list: [SaleWord<Value>]) -> [(String, String)] {
      list.map { ($0.word, $0.name(words.language)) }
    }
    func country(_ name: String, _ label: String) {
      let code = fields[name]?.uppercased() ?? "FR"
      let codes = countries.contains(code) ? countries : countries + [code]
      page.selectField("sale-" + name, name, label, named(codes, words.language), code)
    }
    page.form(class: "card stack", .action(path)) {
      // What the address says and the form does not ask goes on.
      for field in fields.fields where labels(words)[field.name] == nil && !field.value.isEmpty {
        page.input(.type("hidden"), .name(field.name), .value(field.value))
      }
      if !isWhole {
        page.h2(words.explainTitle)
        page.p(words.explainLead, class: "quiet")
      }
      page.flaws(flaws, named: labels(words), words)
      page.div(class: "pair") {
        select("product", words.product, list(SaleWords.products))
        select("class", words.taxClass, [("", words.classUnstated)] + list(SaleWords.classes))
        // A VAT number alone means a company.
        page.selectField(
          "sale-buyer", "buyer", words.buyer, list(SaleWords.buyers),
          fields["buyer"] ?? (fields["vat-number"] == nil ? "consumer" : "company"))
        text("vat-number", words.vatNumber)
        country("from", words.from)
        text("from-post-code", words.fromPostCode)
        country("to", words.to)
        text("to-post-code", words.toPostCode)
        text("on", words.date, type: "date", default: today.description)
        text("rate", words.rate)
      }
      page.fieldset {
        page.legend(words.more)
        page.div(class: "pair") {
          select("oss", words.oss, list(SaleWords.oss))
          select("proof", words.proof, list(SaleWords.proofs))
          text("value", words.value)
          page.label(class: "choice") {
            page.input(
              .type("checkbox"), .name("franchise"), .value("true"),
              .checked(fields["franchise"] == "true"))
            page.span(words.franchiseChoice)
          }
        }
      }
      page.div(class: "actions") {
        page.button(class: "button primary large", .type("submit"), text: words.explain)
      }
    }
  }

  private static func labels(_ words: Words<TaxStrings>) -> [String: String] {
    [
      "product": words.product, "class": words.taxClass, "buyer": words.buyer,
      "vat-number": words.vatNumber, "from": words.from, "from-post-code": words.fromPostCode,
      "to": words.to, "to-post-code": words.toPostCode, "on": words.date, "rate": words.rate,
      "oss": words.oss, "proof": words.proof, "value": words.value,
      "franchise": words.franchiseChoice,
    ]
  }

  /// Where French shops sell most; another code in the address of the page is kept.
  private static let countries =
    """
    FR GP MQ RE GF YT MC PM BL MF PF NC WF AT BE BG CY CZ DE DK EE ES FI GR HR HU IE IT LT LU LV MT NL PL PT RO SE \
    SI SK GB XI IM GG JE CH LI NO IS AD SM VA US CA AU BR CN HK IL IN JP KR MA DZ TN SN MX NZ RS SG TR UA AE
    """
    .split(separator: " ").map(String.init)

  /// Codes with their names, by name; France first.
  static func named(_ codes: [String], _ language: Language) -> [(String, String)] {
    codes.map { ($0, name($0, language)) }.sorted { left, right in
      if (left.0 == "FR") != (right.0 == "FR") { return left.0 == "FR" }
      return sortKey(left.1) < sortKey(right.1)
    }
  }

  private static func name(_ code: String, _ language: Language) -> String {
    guard code != "FR", let place = TaxTerritory(country: code) else {
      return CountryCode(code)?.name(language.tax) ?? shown(code)
    }
    return place.name(language.tax)
  }

  private static func sortKey(_ name: String) -> String {
    let plain: [Character: Character] = [
      "É": "E", "Î": "I", "é": "e", "è": "e", "ç": "c", "ï": "i",
    ]
    return String(name.map { plain[$0] ?? $0 })
  }
}
