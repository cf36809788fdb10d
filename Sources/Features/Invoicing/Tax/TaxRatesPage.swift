import Kernel
import Money
import Tax

/// The rates of a day, a row for each zone the library knows, written for people.
package struct RatesTable: Sendable {
  package struct Row: Sendable {
    /// "FR", "FR-COR", "PT-30".
    let zone: String
    let name: String
    /// By `VATRateKind.allCases`; "–" where there is none.
    let rates: [String]
    let since: String
    let source: String
    let isDoubtful: Bool
  }

  package static let firstDay = VATRates.all.map(\.validFrom).min()!
  /// In the order of the table: France, then the members, then the others.
  static let zones = VATRates.all.reduce(into: [String]()) { zones, rate in
    if !zones.contains(rate.zone) { zones.append(rate.zone) }
  }
  static let countries = Set(zones.compactMap { CountryCode($0.prefix(2)) })

  let rows: [Row]
  let language: Language

  package init(_ choice: RatesChoice, _ language: Language) {
    self.language = language
    rows = Self.zones.filter { zone in
      choice.country.map { CountryCode(zone.prefix(2)) == $0 } ?? true
    }.map { Self.row($0, on: choice.date, language) }
  }

  /// The rows of the library behind what is shown.
  package static func rates(_ choice: RatesChoice) -> [VATRate] {
    VATRates.all.filter { rate in
      rate.isValid(on: choice.date)
        && (choice.country.map { CountryCode(rate.zone.prefix(2)) == $0 } ?? true)
    }
  }

  private static func row(_ zone: String, on date: LocalDate, _ language: Language) -> Row {
    let all = VATRates.all.filter { $0.zone == zone }
    let now = all.filter { $0.isValid(on: date) }
    let words = Words(TaxStrings.table, language)
    let since = lastChange(of: all, before: date)
    return Row(
      zone: zone, name: name(of: zone, language),
      rates: VATRateKind.allCases.map { kind in shown(now.filter { $0.kind == kind }, language) },
      since: since == firstDay ? words.orEarlier(language.date(since)) : language.date(since),
      source: sources(now), isDoubtful: now.contains(where: isDoubtful))
  }

  /// The last day on which a rate of the zone began, or was no longer.
  private static func lastChange(of rates: [VATRate], before date: LocalDate) -> LocalDate {
    let starts = rates.map(\.validFrom).filter { $0 <= date }
    let ends = rates.compactMap { $0.validTo?.adding(days: 1) }.filter { $0 <= date }
    return (starts + ends).max() ?? firstDay
  }

  private static func isDoubtful(_ rate: VATRate) -> Bool { rate.source.hasPrefix("verify") }

  private static func shown(_ rates: [VATRate], _ language: Language) -> String {
    if rates.isEmpty { return "–" }
    return rates.map { language.percent($0.rate) + (isDoubtful($0) ? "\u{A0}*" : "") }
      .joined(separator: language == .fr ? " ; " : ", ")
  }

  /// "CGI art. 278, 279", "TEDB 2026-09"; what is only to be verified has the mark beside its rate.
  private static func sources(_ rates: [VATRate]) -> String {
    var names: [String] = []
    for rate in rates where !isDoubtful(rate) {
      let name = rate.source.split(separator: ";").first.map(String.init) ?? ""
      let shown = name.hasPrefix("tedb-") ? "TEDB " + name.dropFirst(5) : name
      if !names.contains(shown) { names.append(shown) }
    }
    let article = "CGI art. "
    return names.enumerated().map { index, name in
      index > 0 && name.hasPrefix(article) ? String(name.dropFirst(article.count)) : name
    }.joined(separator: " ; ")
  }

  package static func name(of zone: String, _ language: Language) -> String {
    switch zone {
    case "FR-COR": TaxTerritory.corsica.name(language.tax)
    case "FR-DROM":
      [TaxTerritory.guadeloupe, .martinique, .reunion].map { $0.name(language.tax) }
        .joined(separator: ", ")
    case "PT-20": TaxTerritory.azores.name(language.tax)
    case "PT-30": TaxTerritory.madeira.name(language.tax)
    case "AT-JUN": TaxTerritory.austrianEnclave.name(language.tax)
    default: CountryCode(zone)?.name(language.tax) ?? zone
    }
  }

  static func titles(_ words: Words<TaxStrings>) -> [String] {
    VATRateKind.allCases.map { kind in
      switch kind {
      case .standard: words.standard
      case .intermediate: words.intermediate
      case .reduced: words.reduced
      case .superReduced: words.superReduced
      case .parking: words.parking
      case .zero: words.zero
      }
    }
  }

  /// For a terminal: columns, a line for each zone.
  package var lines: [String] {
    let words = Words(TaxStrings.table, language)
    let head = ["", words.country] + Self.titles(words) + [words.since, words.source]
    let cells = rows.map { [$0.zone, $0.name] + $0.rates + [$0.since, $0.source] }
    let widths = head.indices.map { column in
      ([head] + cells).map { $0[column].count }.max() ?? 0
    }
    let table = ([head] + cells).map { row in
      var line = row.indices.map { column in
        row[column] + String(repeating: " ", count: widths[column] - row[column].count)
      }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
    return table + (rows.contains(where: \.isDoubtful) ? [words.doubtful] : [])
  }
}

/// The rates of a day, and below them the form of `SalePage`.
package struct TaxRatesPage: Sendable {
  package static let path = "/tax/rates"
  package static let navigation = PageShell.NavigationItem(
    href: path, title: TaxStrings.table.section, icon: Icon.search)

  let choice: RatesChoice
  let today: LocalDate

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(TaxStrings.table, shell.language)
    return shell.page(title: words.ratesTitle, section: Self.path) { page in
      page.div(class: "top") {
        page.div {
          page.h1(words.ratesTitle)
          page.p(words.ratesLead, class: "lead")
        }
        page.div(class: "actions") {
          page.a(class: "button", .href(MentionPages.path), text: words.seeMentions)
          page.a(class: "button", .href(ThresholdPages.path), text: words.seeThresholds)
        }
      }
      page.div(class: "stack") {
        form(page, words)
        table(page, words)
        SalePage.form(page, FormFields(), [], today: today, words)
      }
    }
  }

  private func form(_ page: HTML, _ words: Words<TaxStrings>) {
    page.form(class: "card stack", .action(Self.path)) {
      page.flaws(choice.flaws, named: ["on": words.day, "country": words.country], words)
      page.div(class: "actions") {
        page.textField(
          "rates-on", "on", words.day, choice.date.description, type: "date", choice.flaws)
        page.selectField(
          "rates-country", "country", words.country,
          [("", words.allCountries)]
            + SalePage.named(RatesTable.countries.map(\.description), words.language),
          choice.country?.description ?? "")
        page.button(class: "button primary", .type("submit"), text: words.show)
      }
    }
  }

  private func table(_ page: HTML, _ words: Words<TaxStrings>) {
    let table = RatesTable(choice, words.language)
    let title = words.ratesOn(words.language.date(choice.date))
    let notes = [
      table.rows.contains(where: \.isDoubtful) ? words.doubtful : nil,
      choice.date > today ? words.future : nil,
    ].compactMap { $0 }
    page.section(class: "card sheet") {
      page.h2(title)
      if !notes.isEmpty { page.p(notes.joined(separator: " "), class: "quiet") }
      page.div(class: "scroll") { rates(page, table, title, words) }
    }
  }

  /// Kinds that none of the rows has are left out.
  private func rates(
    _ page: HTML, _ table: RatesTable, _ title: String, _ words: Words<TaxStrings>
  ) {
    let titles = RatesTable.titles(words)
    let kinds = titles.indices.filter { kind in table.rows.contains { $0.rates[kind] != "–" } }
    page.table {
      page.caption(title, class: "hidden")
      page.thead {
        page.tr {
          page.th(.scope("col"), text: words.country)
          for kind in kinds { page.th(class: "right", .scope("col"), text: titles[kind]) }
          page.th(.scope("col"), text: words.since)
        }
      }
      page.tbody { for row in table.rows { self.row(page, row, kinds) } }
    }
  }

  private func row(_ page: HTML, _ row: RatesTable.Row, _ kinds: [Int]) {
    page.tr {
      page.td(.role("rowheader")) {
        page.strong(row.name)
        page.text(" ")
        page.span(row.zone, class: "quiet")
        page.span(row.source, class: "detail")
      }
      for kind in kinds {
        let rate = row.rates[kind]
        page.td(rate, class: rate == "–" ? "number right zero" : "number right")
      }
      page.td(row.since, class: "number")
    }
  }
}

/// One sale explained: the advice, then the form that was filled in.
struct SalePage: Sendable {
  static let path = "/tax/explain"

  let fields: FormFields
  let today: LocalDate
  let flaws: [SaleFlaw]
  private let question: TaxQuestion?

  /// Without any field there is nothing to answer, and nothing wrong.
  init(fields: FormFields, today: LocalDate) {
    self.fields = fields
    self.today = today
    let sale = fields.fields.isEmpty ? nil : DescribedSale(fields, today: today)
    question = sale?.question
    flaws = sale?.flaws ?? []
  }

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(TaxStrings.table, shell.language)
    return shell.page(title: words.explainTitle, section: TaxRatesPage.path) { page in
      page.div(class: "top") {
        page.div {
          page.h1(words.explainTitle)
          page.p(words.explainLead, class: "lead")
        }
        page.div(class: "actions") {
          page.a(class: "button", .href(TaxRatesPage.path), text: words.seeRates)
        }
      }
      page.div(class: "stack") {
        if let question {
          advice(
            page, SaleAdvice(TaxEngine.decide(question), on: question.date, words.language), words)
        }
        Self.form(page, fields, flaws, today: today, words, isWhole: true)
      }
    }
  }

  // MARK: The answer

  private func advice(_ page: HTML, _ advice: SaleAdvice, _ words: Words<TaxStrings>) {
    if let refusal = advice.refusal {
      page.div(class: "notice bad", .role("status")) {
        page.strong(words.refused)
        page.p(refusal.text)
        page.p(class: "quiet") { page.code(refusal.code) }
      }
      return
    }
    page.section(class: "card decide", .role("status"), .label(words.answer)) {
      page.dl(class: "sums-line") {
        page.figure(words.answer, advice.headline ?? "")
      }
      page.facts(Array(advice.facts.dropFirst()))
      for warning in advice.warnings {
        page.div(class: "notice warn") {
          page.strong(words.warnings)
          page.p(warning)
        }
      }
    }
    page.section(class: "card") {
      page.h2(words.reasons)
      page.ol(class: "timeline") {
        for (index, reason) in advice.reasons.enumerated() {
          page.li {
            page.strong("\(index + 1). \(reason.text)")
            page.p(reason.law, class: "quiet")
          }
        }
      }
    }
  }

  // MARK: The form

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

extension HTML {
  func flaws(
    _ flaws: [SaleFlaw], named names: [String: String], _ words: Words<TaxStrings>
  ) {
    if flaws.isEmpty { return }
    div(class: "notice bad", .role("alert"), .id("flaws")) {
      strong(words.toMend(flaws.count))
      ul {
        for flaw in flaws {
          li {
            strong(names[flaw.field] ?? flaw.field)
            text((words.language == .fr ? " : " : ": ") + flaw.text(words.language))
          }
        }
      }
    }
  }

  func textField(
    _ id: String, _ name: String, _ title: String, _ value: String, type: String,
    _ flaws: [SaleFlaw]
  ) {
    // Attributes of a sound field are left out.
    let isWrong = flaws.contains { $0.field == name }
    div(class: "field") {
      label(.for(id), text: title)
      input(
        .type(type), .id(id), .name(name), .value(value),
        isWrong ? .describedBy("flaws") : .checked(false),
        isWrong ? .attribute("aria-invalid", "true") : .checked(false))
    }
  }

  func selectField(
    _ id: String, _ name: String, _ title: String, _ choices: [(value: String, title: String)],
    _ chosen: String
  ) {
    div(class: "field") {
      label(.for(id), text: title)
      select(.id(id), .name(name)) {
        for choice in choices {
          option(
            .value(choice.value), .selected(choice.value == chosen), text: choice.title)
        }
      }
    }
  }
}
