import Invoicing
import Kernel

/// The page that asks what the columns of a CSV file mean: its first rows, then one choice of a column for each thing an invoice
/// needs.
struct ColumnsPage {
  let fileName: String
  let path: String
  let sample: CSVSample
  let form: ColumnForm
  let flaws: FormFlaws
  /// The earlier file the proposal comes from, and when it was imported.
  let origin: (fileName: String, at: String)?
  /// Where the mapping in force is as a file.
  let mappingHref: String?

  /// Files of some shops have eighty columns: all of them in each choice, with what stands there, would be a page of 200 kB.
  private var isWide: Bool { sample.names.count > 40 }
  /// Beyond that even names alone would be too much: each column is typed.
  private var isTyped: Bool { sample.names.count > Self.most }
  private static let most = 100
  /// The columns that can be told from the others, and the names of those that cannot.
  private let offered: [Int]
  private let repeated: [String]

  init(
    fileName: String, path: String, sample: CSVSample, form: ColumnForm, flaws: FormFlaws,
    origin: (fileName: String, at: String)?, mappingHref: String?
  ) {
    self.fileName = fileName
    self.path = path
    self.sample = sample
    self.form = form
    self.flaws = flaws
    self.origin = origin
    self.mappingHref = mappingHref
    let named = sample.names.indices.filter { !sample.names[$0].isEmpty }
    offered = named.filter { sample.index(of: sample.names[$0]) == $0 }
    repeated = Set(named.map { sample.names[$0] }.filter { sample.index(of: $0) == nil }).sorted()
  }

  static let fields =
    ["source", "dates", "decimals", "prices", "vatRate", "country"]
    + ColumnRole.allCases.map { ColumnForm.field($0) }

  private static let needed: [ColumnRole] = [
    .order, .orderedOn, .name, .sku, .quantity, .unitPrice,
  ]
  private static let amounts: [ColumnRole] = [.vatRate, .orderTotal, .shipping, .orderDiscount]
  private static let customers: [ColumnRole] = [
    .buyerName, .company, .email, .address1, .postCode, .city, .country, .siren, .vatIdentifier,
  ]
  private static let payments: [ColumnRole] = [.paidOn, .paymentMeans, .cancelledOn]
  private static let further = ColumnRole.allCases.filter {
    !(needed + amounts + customers + payments).contains($0)
  }

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(ColumnsStrings.table, shell.language)
    return shell.page(title: words.title, section: InvoicingNavigation.importing) { page in
      page.a(class: "crumb", .href(InvoicingNavigation.importing)) {
        page.raw(Icon.back)
        page.text(words.otherFile)
      }
      page.div(class: "top") {
        page.div {
          page.h1(words.title)
          page.p(words.lead(fileName), class: "lead")
        }
        if let mappingHref {
          page.div(class: "actions") {
            page.a(class: "button", .href(mappingHref), .download(""), text: words.asFile)
          }
        }
      }
      page.div(class: "stack") {
        page.refusal(flaws, words.language)
        if let origin { page.p(class: "notice", text: words.before(origin.fileName, origin.at)) }
        rows(page, words)
        page.form(class: "stack columns", .method("post"), .action(path)) {
          needed(page, words)
          amounts(page, words)
          customers(page, words)
          payments(page, words)
          further(page, words)
          page.div(class: "actions") {
            page.button(class: "button primary large", .type("submit"), text: words.preview)
          }
        }
      }
    }
  }

  private func rows(_ page: HTML, _ words: Words<ColumnsStrings>) {
    page.section(class: "card sheet") {
      page.h2(words.firstRows)
      page.div(
        class: "scroll", .attribute("tabindex", "0"), .role("region"), .label(words.firstRows)
      ) {
        page.table(class: "raw") {
          page.thead {
            page.tr {
              for name in sample.names.prefix(Self.most) { page.th(.scope("col"), text: name) }
            }
          }
          page.tbody {
            for row in sample.rows.prefix(3) {
              page.tr {
                for index in sample.names.indices.prefix(Self.most) {
                  page.td { page.bdi(row.count > index ? Self.short(row[index], 40) : "") }
                }
              }
            }
          }
        }
      }
    }
  }

  // MARK: Parts of the form

  private func needed(_ page: HTML, _ words: Words<ColumnsStrings>) {
    page.section(class: "card stack") {
      page.h2(words.needed)
      page.div(class: "fields") {
        for role in Self.needed { column(page, role, words) }
        input(page, "source", form.source, words.source, words, help: words.sourceHelp)
        select(page, "dates", words.dates, Self.dates, chosen: form.dates, words)
      }
      page.fieldset(
        class: "field", all: [.id("prices")] + Attribute.described("prices", flaws: flaws["prices"])
      ) {
        page.legend(words.prices)
        choice(
          page, "prices", ColumnForm.Prices.withTax.rawValue, words.withTax, form.prices == .withTax
        )
        choice(
          page, "prices", ColumnForm.Prices.withoutTax.rawValue, words.withoutTax,
          form.prices == .withoutTax)
        page.flaws(flaws["prices"], of: "prices", words.language)
      }
    }
  }

  private func amounts(_ page: HTML, _ words: Words<ColumnsStrings>) {
    page.section(class: "card stack") {
      page.h2(words.amounts)
      page.div(class: "fields") {
        select(page, "decimals", words.decimals, Self.decimals, chosen: form.decimals, words)
        for role in Self.amounts { column(page, role, words) }
        input(
          page, "vatRate", form.vatRate, words.rate, words, help: words.rateHelp, mode: "decimal")
      }
    }
  }

  private func customers(_ page: HTML, _ words: Words<ColumnsStrings>) {
    page.section(class: "card stack") {
      page.h2(words.customers)
      page.div(class: "fields") {
        for role in Self.customers { column(page, role, words) }
        input(page, "country", form.country, words.country, words)
        select(
          page, "buyerKind", words.buyerKind,
          [("auto", words.auto), ("consumer", words.consumers), ("company", words.companies)],
          chosen: form.buyerKind.rawValue, words, help: words.autoHelp)
        input(
          page, "anonymousName", form.anonymousName, words.anonymous, words,
          help: words.anonymousHelp)
      }
    }
  }

  private func payments(_ page: HTML, _ words: Words<ColumnsStrings>) {
    page.section(class: "card stack") {
      page.h2(words.payments)
      page.div(class: "fields") { for role in Self.payments { column(page, role, words) } }
      page.label(class: "choice") {
        page.input(
          .type("checkbox"), .name("takesBackNegatives"), .value("true"),
          .checked(form.takesBackNegatives))
        page.span(words.negatives)
      }
    }
  }

  private func further(_ page: HTML, _ words: Words<ColumnsStrings>) {
    let isAsked = Self.further.contains { form.columns[$0] != nil }
    page.details(class: "card", .open(isAsked)) {
      page.summary(words.further)
      page.p(isWide ? words.furtherTyped : words.furtherHelp, class: "quiet")
      page.div(class: "fields") {
        for role in Self.further { column(page, role, words, isShort: true) }
      }
      if isWide {
        page.datalist(.id("columns")) {
          for index in offered { page.option(.value(sample.names[index]), text: "") }
        }
      }
    }
  }

  // MARK: Fields

  /// - Parameter isShort: the columns that hold something alone, without what stands there.
  private func column(
    _ page: HTML, _ role: ColumnRole, _ words: Words<ColumnsStrings>, isShort: Bool = false
  ) {
    if isTyped || isWide && isShort { return typed(page, role, words) }
    let name = ColumnForm.field(role)
    let chosen = form.columns[role].flatMap { sample.index(of: $0) }
    field(page, role, words) { attributes in
      page.select(all: [.name(name)] + attributes) {
        page.option(.value(""), text: Self.required.contains(role) ? words.choose : words.none)
        if role == .quantity {
          page.option(
            .value(ColumnForm.oneEach), .selected(form.isOneEach), text: words.oneEach)
        }
        for index in offered where !isShort || sample.firsts[index] != nil || chosen == index {
          let title = Self.short(sample.names[index], 60)
          let first = isShort || isWide ? nil : sample.firsts[index]
          page.option(
            .value("\(index)"), .selected(chosen == index),
            text: first.map { "\(title) · \(Self.short($0, 24))" } ?? title)
        }
        if !isShort {
          for title in repeated {
            page.option(.value(""), .disabled, text: words.repeated(Self.short(title, 60)))
          }
        }
      }
    }
  }

  private func typed(_ page: HTML, _ role: ColumnRole, _ words: Words<ColumnsStrings>) {
    field(page, role, words) { attributes in
      page.input(
        all: [
          .type("text"), .name(ColumnForm.typedField(role)), .value(form.columns[role] ?? ""),
          .attribute("list", "columns"),
        ] + attributes)
    }
  }

  /// A label above, what is wrong and what helps below.
  private func field(
    _ page: HTML, _ role: ColumnRole, _ words: Words<ColumnsStrings>,
    _ control: ([Attribute]) -> Void
  ) {
    let (name, wrong, language) = (
      ColumnForm.field(role), flaws[ColumnForm.field(role)], words.language
    )
    let help = ColumnsStrings.table.help(of: role)
    page.div(class: "field") {
      page.label(.for(name), text: ColumnsStrings.table.name(of: role)(language))
      control(
        [.id(name)] + Attribute.described(name, flaws: wrong, hasHelp: help != nil)
          + (Self.required.contains(role) ? [.attribute("aria-required", "true")] : []))
      page.flaws(wrong, of: name, language)
      if let help { page.p(class: "quiet", .id("\(name)-help"), text: help(language)) }
    }
  }

  private static let required: Set<ColumnRole> = [.order, .orderedOn, .quantity, .unitPrice]

  private func input(
    _ page: HTML, _ name: String, _ value: String, _ label: String, _ words: Words<ColumnsStrings>,
    help: String? = nil, mode: String = "text"
  ) {
    page.div(class: "field") {
      page.label(.for(name), text: label)
      page.input(
        all: [.type("text"), .id(name), .name(name), .value(value), .inputMode(mode)]
          + Attribute.described(name, flaws: flaws[name], hasHelp: help != nil))
      page.flaws(flaws[name], of: name, words.language)
      if let help { page.p(class: "quiet", .id("\(name)-help"), text: help) }
    }
  }

  private func select(
    _ page: HTML, _ name: String, _ label: String, _ choices: [(value: String, title: String)],
    chosen: String, _ words: Words<ColumnsStrings>, help: String? = nil
  ) {
    page.div(class: "field") {
      page.label(.for(name), text: label)
      page.select(
        all: [.id(name), .name(name)]
          + Attribute.described(name, flaws: flaws[name], hasHelp: help != nil)
      ) {
        // A mapping made by hand may write otherwise than any of these.
        if !choices.contains(where: { $0.value == chosen }) {
          page.option(
            .value(chosen), .selected(true), text: chosen.isEmpty ? words.choose : chosen)
        }
        for choice in choices {
          page.option(
            .value(choice.value), .selected(choice.value == chosen), text: choice.title)
        }
      }
      page.flaws(flaws[name], of: name, words.language)
      if let help { page.p(class: "quiet", .id("\(name)-help"), text: help) }
    }
  }

  private func choice(
    _ page: HTML, _ name: String, _ value: String, _ title: String, _ isChosen: Bool
  ) {
    page.label(class: "choice") {
      page.input(.type("radio"), .name(name), .value(value), .checked(isChosen))
      page.span(title)
    }
  }

  /// Each way to write dates by an example of it.
  private static let dates = ColumnGuess.dates.map { pattern in
    var example = pattern
    for (token, digits) in [
      ("yyyy", "2026"), ("MM", "03"), ("dd", "31"), ("HH", "16"), ("mm", "28"), ("ss", "05"),
    ] { example = example.replacing(token, with: digits) }
    return (value: pattern, title: example)
  }

  private static let decimals = ColumnGuess.decimals.map { signs in
    let thousands = signs.dropFirst()
    return (
      value: signs, title: "1\(thousands == " " ? "\u{A0}" : thousands)234\(signs.prefix(1))50"
    )
  }

  private static func short(_ text: String, _ length: Int) -> String {
    text.count > length ? "\(text.prefix(length - 1))…" : text
  }
}
