import ArgumentParser
import Invoicing
import Kernel
import Money
import Tax

struct TaxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tax", abstract: "VAT: the rates of a day, and why a sale bears what it bears.",
    subcommands: [TaxRatesCommand.self, TaxExplainCommand.self, TaxThresholdsCommand.self])
}

struct TaxRatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rates", abstract: "The VAT rates in force on a day.",
    discussion: """
      The 27 members of the Union, Great Britain, Northern Ireland and Switzerland, from 2020-01-01. With --json, one \
      object: each rate with its first and last day and where it was read.
      """)

  @Option(help: "The day, as 2026-11-25; today in Paris without it.") var on: String?
  @Option(help: "One country, as DE; all without it.") var country: String?
  @Flag(help: "As JSON.") var json = false
  @Option(help: "fr or en.") var lang: String?

  private var arguments: TaxArguments {
    TaxArguments(texts: [("on", on), ("country", country), ("lang", lang)])
  }

  private var choice: RatesChoice { RatesChoice(arguments.fields, today: Clock.system.today) }

  func validate() throws { try arguments.refuse(choice.flaws) }

  func run() throws {
    let language = Terminal.language(lang)
    if json {
      Terminal.line(Self.json(choice, language))
    } else {
      for line in RatesTable(choice, language).lines { Terminal.line(line) }
    }
  }

  private static func json(_ choice: RatesChoice, _ language: Language) -> String {
    let json = JSONWriter()
    json.object {
      json.field("on", text: choice.date)
      json.array("rates") {
        for rate in RatesTable.rates(choice) {
          json.object {
            json.field("zone", rate.zone)
            json.field("name", RatesTable.name(of: rate.zone, language))
            json.field("kind", rate.kind.rawValue)
            json.field("rate", text: rate.rate)
            json.field("validFrom", text: rate.validFrom)
            json.field("validTo", text: rate.validTo)
            json.field("source", rate.source)
          }
        }
      }
    }
    return json.string
  }
}

struct TaxExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "The VAT of one line of a sale, with its reasons and their law.",
    discussion: """
      The seller is established in France. What is not said is ordinary: a consumer, from France to France, today.
      Exit codes: 0 decided, 1 refused (the code has a section in docs/problems/tax.md), 64 wrong usage.
      """)

  @Option(help: "goods, service, electronic, intangible, event, restaurant or transport.")
  var product: String?
  @Option(
    name: .customLong("class"),
    help:
      "book, food, medicine, press, standard, intermediate, reduced, super-reduced or zero; without it the shop's rate decides."
  )
  var taxClass: String?
  @Option(help: "Margin scheme: second-hand, art or antiques.") var margin: String?
  @Option(help: "An exemption you state, as VATEX-FR-CGI261C-1.") var exempt: String?
  @Option(help: "single or multi.") var voucher: String?
  @Option(help: "Domestic reverse charge: works, scrap or energy.") var reverseCharge: String?
  @Flag(help: "A deposit.") var deposit = false

  @Option(help: "consumer or company; a company when there is a VAT number.") var buyer: String?
  @Option(help: "The buyer's, as DE123456789.") var vatNumber: String?
  @Option(help: "verified (by VIES), key-only (right check digits) or none.") var proof: String?

  @Option(help: "Country of departure, as FR.") var from: String?
  @Option(help: "Post code of departure.") var fromPostCode: String?
  @Option(help: "Country of arrival; for services, the buyer's.") var to: String?
  @Option(help: "Post code of arrival.") var toPostCode: String?
  @Option(help: "The day of supply, as 2026-11-25; today in Paris without it.") var on: String?
  @Option(help: "The rate the shop charged, as 5.5.") var rate: String?
  @Option(help: "What the parcel is worth in euros, for imports, as 140.00.") var value: String?

  @Flag(help: "The seller is under the franchise en base (CGI 293 B).") var franchise = false
  @Option(help: "The seller's one-stop shop: below, opted, registered, or above without it.")
  var oss: String?
  @Flag(help: "The seller has IOSS.") var ioss = false
  @Option(help: "Other countries where the seller has a VAT number, as DE,ES.")
  var registeredIn: String?
  @Option(help: "Where the seller is established, as FR.") var sellerIn: String?
  @Flag(help: "The seller has no VAT number.") var sellerWithoutNumber = false
  @Flag(help: "Sold through a marketplace that says it collects the VAT.") var marketplace = false
  @Flag(help: "The seller pays VAT on services when invoiced (option pour les débits).")
  var debits = false

  @Flag(help: "As JSON.") var json = false
  @Option(help: "fr or en.") var lang: String?

  private var arguments: TaxArguments {
    TaxArguments(
      texts: [
        ("product", product), ("class", taxClass), ("margin", margin), ("exempt", exempt),
        ("voucher", voucher), ("reverse-charge", reverseCharge), ("buyer", buyer),
        ("vat-number", vatNumber), ("proof", proof), ("from", from),
        ("from-post-code", fromPostCode), ("to", to), ("to-post-code", toPostCode), ("on", on),
        ("rate", rate), ("value", value), ("oss", oss), ("registered-in", registeredIn),
        ("seller-in", sellerIn), ("lang", lang),
      ],
      flags: [
        ("deposit", deposit), ("franchise", franchise), ("ioss", ioss),
        ("seller-without-number", sellerWithoutNumber), ("marketplace", marketplace),
        ("debits", debits),
      ])
  }

  private var sale: DescribedSale { DescribedSale(arguments.fields, today: Clock.system.today) }

  func validate() throws { try arguments.refuse(sale.flaws) }

  func run() throws {
    let language = Terminal.language(lang)
    guard let question = sale.question else { return try validate() }
    let answer = TaxEngine.decide(question)
    if json {
      Terminal.line(Self.json(answer, on: question.date, language.tax))
    } else {
      for line in SaleAdvice(answer, on: question.date, language).lines { Terminal.line(line) }
    }
    if case .refused = answer { throw Exit.someRefused }
  }

  private static func json(
    _ answer: TaxAnswer, on date: LocalDate, _ language: TaxLanguage
  ) -> String {
    let json = JSONWriter()
    json.object {
      switch answer {
      case .refused(let refusal):
        json.object("refusal") {
          json.field("code", refusal.code)
          json.field("text", refusal.text(language))
        }
      case .decided(let decision): write(decision, on: date, language, to: json)
      }
    }
    return json.string
  }

  private static func write(
    _ decision: VATDecision, on date: LocalDate, _ language: TaxLanguage, to json: JSONWriter
  ) {
    json.field("category", decision.category.rawValue)
    json.field("rate", text: decision.rate)
    json.field("vatex", decision.exemption?.rawValue)
    if let mention = decision.mention?.wording(on: date) {
      json.object("mention") {
        json.field("text", mention.text(language))
        json.field("law", mention.law)
        json.field("lastValidDay", text: mention.lastValidDay)
      }
    } else {
      json.key("mention")
      json.null()
    }
    json.field("taxedIn", text: decision.taxedIn)
    json.field("reporting", decision.reporting?.rawValue)
    json.field("flow", decision.flow.rawValue)
    json.array("warnings") {
      for warning in decision.warnings { json.value(warning.text(language)) }
    }
    json.array("reasons") {
      for reason in decision.reasons {
        json.object {
          json.field("text", reason.text(language))
          json.field("law", reason.law)
        }
      }
    }
  }
}

/// The options of a command as the fields of a page, and what is wrong with them as wrong usage.
private struct TaxArguments {
  let texts: [(name: String, value: String?)]
  var flags: [(name: String, isOn: Bool)] = []

  var fields: FormFields {
    let stated = texts.reduce(FormFields()) { fields, text in
      text.name == "lang" ? fields : fields.with(text.name, text.value)
    }
    return flags.filter(\.isOn).reduce(stated) { $0.with($1.name, "true") }
  }

  /// All that is wrong, a line each: the option, what is wrong with it, what to write instead.
  func refuse(_ flaws: [SaleFlaw]) throws {
    let option = texts.first { $0.name == "lang" }?.value
    let language = Terminal.language(option)
    var lines = texts.filter { $0.value?.isEmpty == true }.map { text in
      "--\(text.name): "
        + (language == .fr
          ? "la valeur est vide. Donnez-la ou retirez l'option."
          : "the value is empty. Give it or leave the option out.")
    }
    lines += flaws.map { "--\($0.field): \($0.text(language))" }
    if let option, !option.isEmpty, Language(rawValue: option) == nil {
      lines.append("--lang: " + (language == .fr ? "écrivez fr ou en." : "write fr or en."))
    }
    if !lines.isEmpty { throw ValidationError(lines.joined(separator: "\n")) }
  }
}
