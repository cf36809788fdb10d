import Kernel
import Money

/// The fields of each page of the settings, in their groups.
enum SettingsFields {
  private static var words: SettingsFieldStrings { .table }
  private typealias Choice = SettingsField.Choice

  // MARK: Company

  /// - Parameter year: the present one: turnover from elsewhere is asked of it and of the year before.
  static func company(year: Int) -> [SettingsGroup] {
    [
      SettingsGroup(
        words.identity, help: words.identityHelp,
        [
          SettingsField("/name", words.name, required: true),
          SettingsField("/legalForm", words.legalForm, help: words.legalFormHelp, required: true),
          SettingsField("/capital", words.capital, .amount, help: words.capitalHelp),
          SettingsField("/register", words.register, help: words.registerHelp),
        ]),
      SettingsGroup(
        words.address,
        [
          SettingsField("/address/line1", words.line1, required: true),
          SettingsField("/address/line2", words.line2),
          SettingsField("/address/postCode", words.postCode, required: true),
          SettingsField("/address/city", words.city, required: true),
          SettingsField("/address/country", words.country, help: words.countryHelp, usual: "FR"),
        ]),
      SettingsGroup(
        words.contact, help: words.contactHelp,
        [
          SettingsField("/email", words.email, .email),
          SettingsField("/phone", words.phone),
          SettingsField("/website", words.website),
        ]),
      SettingsGroup(
        words.vat,
        [
          SettingsField("/vatRegime", words.regime, .choice(regimes)),
          SettingsField("/vatIdentifier", words.vatIdentifier, help: words.vatIdentifierHelp),
          SettingsField(
            "/defaultVATRate", words.defaultRate, .choice(rates), help: words.defaultRateHelp),
          SettingsField("/vatOnDebits", words.onDebits, .flag, help: words.onDebitsHelp),
          SettingsField("/legalGuarantee", words.guarantee, .flag, help: words.guaranteeHelp),
        ]),
      SettingsGroup(
        words.abroad,
        [
          SettingsField("/oss", words.oss, .choice(oss)),
          SettingsField("/ioss", words.ioss, .flag),
          SettingsField(
            "/vatRegistrations", words.registrations, .list, help: words.registrationsHelp),
        ]),
      SettingsGroup(
        words.turnover, help: words.turnoverHelp, turnover(year) + turnover(year - 1)),
    ]
  }

  private static func turnover(_ year: Int) -> [SettingsField] {
    func title(_ template: Template) -> Text {
      Text(
        fr: template.text.fr.replacing("{}", with: String(year)),
        en: template.text.en.replacing("{}", with: String(year)))
    }
    return [
      SettingsField("/turnoverBefore/\(year)/goods", title(words.goods), .amount),
      SettingsField("/turnoverBefore/\(year)/services", title(words.services), .amount),
      SettingsField("/turnoverBefore/\(year)/distanceSales", title(words.distance), .amount),
    ]
  }

  private static var regimes: [Choice] {
    [
      Choice(value: "normal", title: words.normal, help: words.normalHelp),
      Choice(value: "franchise", title: words.franchise, help: words.franchiseHelp),
    ]
  }

  private static var rates: [Choice] {
    ["20", "10", "5.5", "2.1", "0"].map {
      Choice(value: $0, title: Text(fr: $0.replacing(".", with: ",") + "\u{A0}%", en: "\($0)%"))
    }
  }

  private static var oss: [Choice] {
    [
      Choice(value: "below", title: words.below, help: words.belowHelp),
      Choice(value: "opted", title: words.opted, help: words.optedHelp),
      Choice(value: "registered", title: words.registered, help: words.registeredHelp),
    ]
  }

  // MARK: Documents

  static let documents: [SettingsGroup] = [
    SettingsGroup(
      words.look,
      [
        SettingsField(
          "/brand/design", words.design,
          .choice([
            Choice(value: "classic", title: words.classic, help: words.classicHelp),
            Choice(value: "minimal", title: words.minimal, help: words.minimalHelp),
            Choice(value: "banner", title: words.banner, help: words.bannerHelp),
          ])),
        SettingsField("/brand/color", words.colour, .colour),
        SettingsField("/brand/wordmark", words.wordmark, help: words.wordmarkHelp),
      ]),
    SettingsGroup(
      words.columns, help: words.columnsHelp,
      [
        SettingsField(
          "/brand/reference", words.reference,
          .choice([
            Choice(value: "below", title: words.referenceBelow),
            Choice(value: "column", title: words.referenceColumn),
            Choice(value: "hidden", title: words.referenceHidden),
          ])),
        SettingsField(
          "/brand/extraColumn", words.extraColumn,
          .choice([
            Choice(value: "none", title: words.noColumn),
            Choice(value: "unit", title: words.unitColumn),
            Choice(value: "discount", title: words.discountColumn),
          ])),
        SettingsField("/brand/lineNumbers", words.lineNumbers, .flag),
      ]),
    SettingsGroup(
      words.terms,
      [
        SettingsField("/terms/days", words.days, help: words.daysHelp, usual: "30"),
        SettingsField("/terms/endOfMonth", words.endOfMonth, .flag),
        SettingsField(
          "/terms/latePenalty", words.latePenalty, .lines(rows: 2), help: words.ownWords),
        SettingsField(
          "/terms/recoveryFee", words.recoveryFee, .lines(rows: 2), help: words.ownWords),
        SettingsField(
          "/terms/earlyDiscount", words.earlyDiscount, .lines(rows: 2), help: words.ownWords),
      ]),
    texts("introduction", words.introduction, words.introductionHelp, rows: 2),
    texts("closing", words.closing, words.closingHelp, rows: 2),
    texts("conditions", words.conditions, words.conditionsHelp, rows: 3),
  ]

  private static func texts(_ name: String, _ title: Text, _ help: Text, rows: Int) -> SettingsGroup
  {
    SettingsGroup(
      title, help: help, shown: 1,
      DocumentLanguage.allCases.map {
        SettingsField("/texts/\(name)/\($0.rawValue)", words.name(of: $0), .lines(rows: rows))
      })
  }

  // MARK: Numbers, delivery

  static let numbering: [SettingsGroup] = [
    SettingsGroup(
      words.patterns, help: words.patternsHelp,
      [
        SettingsField(
          "/numbering/invoices", words.invoices, help: words.invoicesHelp,
          usual: NumberFormat.invoices.pattern),
        SettingsField(
          "/numbering/creditNotes", words.creditNotes, help: words.creditNotesHelp,
          usual: NumberFormat.creditNotes.pattern),
      ])
  ]

  static let delivery: [SettingsGroup] = [
    SettingsGroup(
      words.addresses,
      [
        SettingsField("/verificationAddress", words.verification, help: words.verificationHelp),
        SettingsField("/paymentAddress", words.payment, help: words.paymentHelp),
        SettingsField("/linksInMail", words.linksInMail, .flag, help: words.linksInMailHelp),
      ]),
    SettingsGroup(
      words.checkpoints, help: words.checkpointsHelp,
      [SettingsField("/checkpointMail", words.recipients, .list, help: words.recipientsHelp)]),
    SettingsGroup(
      words.orders,
      [
        SettingsField(
          "/orderEdits", words.edits,
          .choice([
            Choice(value: "refuse", title: words.refuse, help: words.refuseHelp),
            Choice(value: "reissue", title: words.reissue, help: words.reissueHelp),
          ]))
      ]),
  ]
}
