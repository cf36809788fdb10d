import EN16931
import Kernel
import Money
import Tax

/// Reads the company file: the JSON a merchant writes once (`examples/company.json`).
///
/// ```json
/// { "name": "Atelier Lumière", "legalForm": "SARL", "capital": "10000.00", "siren": "732829320",
///   "register": "Lyon", "vatIdentifier": "FR44732829320",
///   "address": { "line1": "12 rue des Lilas", "postCode": "69003", "city": "Lyon", "country": "FR" },
///   "email": "…", "phone": "…", "website": "…",
///   "bankAccount": { "iban": "FR76…", "bic": "…", "holder": "…" },
///   "bankChange": { "approver": "compta@…", "delayHours": 48 },
///   "terms": { "days": 30, "endOfMonth": false, "latePenalty": "…", "recoveryFee": "…", "earlyDiscount": "…" },
///   "numbering": { "invoices": "F-{year}-{sequence:5}", "creditNotes": "A-{year}-{sequence:5}" },
///   "brand": { "color": "#1F4E79", "wordmark": "…", "logo": "logo.png", "design": "classic",
///     "reference": "below", "extraColumn": "none", "lineNumbers": false },
///   "texts": { "introduction": { "fr": "…", "en": "…" }, "closing": { "fr": "…" }, "conditions": { "fr": "…" } },
///   "vatRegime": "normal", "defaultVATRate": "20", "orderEdits": "refuse",
///   "verificationAddress": "https://factures.example.fr", "checkpointMail": ["…", "…"],
///   "paymentAddress": "https://pay.example.fr/?ref={number}&amount={amount}", "linksInMail": true }
/// ```
package enum CompanyFile {
  /// - Parameter isStored: it was declared before; what is asked of new files only is not asked again.
  /// - Throws: `InvoicingError.companyInvalid` with everything that is wrong, each with its place.
  package static func read(_ bytes: [UInt8], fileName: String?, isStored: Bool = false) throws
    -> CompanyProfile
  {
    let document: JSONDocument
    do {
      document = try JSONParser.parse(bytes, file: fileName)
    } catch {
      throw InvoicingError.companyInvalid([
        Finding("company.json-malformed", at: error.place, fr: error.reason.fr, en: error.reason.en)
      ])
    }
    var reading = CompanyReading(document)
    let profile = reading.profile()
    if !isStored {
      reading.refuseAccounts(in: document.root)
      reading.refuseUnknownCountries(in: document.root)
    }
    guard let profile, reading.findings.isEmpty else {
      throw InvoicingError.companyInvalid(reading.findings)
    }
    return profile
  }
}

/// Collects a profile and what is wrong with its file.
struct CompanyReading {
  let document: JSONDocument
  private(set) var findings: [Finding] = []

  init(_ document: JSONDocument) { self.document = document }

  mutating func profile() -> CompanyProfile? {
    let root = document.root
    guard root.isObject else {
      wrong(
        "company.not-an-object", root, fr: "Une fiche d'entreprise est un objet JSON.",
        en: "A company file is a JSON object.")
      return nil
    }
    refuseUnknown(
      root,
      known: [
        "name", "legalForm", "capital", "siren", "register", "vatIdentifier", "vatRegime",
        "address",
        "email", "phone", "website", "bankAccount", "bankChange", "terms", "numbering", "brand",
        "texts", "defaultVATRate", "oss", "ioss", "vatOnDebits", "vatRegistrations", "orderEdits",
        "legalGuarantee", "turnoverBefore", "training", "verificationAddress", "checkpointMail",
        "paymentAddress", "linksInMail",
      ])
    let name = required(root, "name")
    let legalForm = required(root, "legalForm")
    let siren = required(root, "siren").filter { $0 != " " && $0 != "\u{A0}" }
    if !siren.isEmpty, !CheckDigits.isSIREN(siren) {
      wrong(
        "company.siren-invalid", root["siren"] ?? root,
        fr: "Le SIREN est faux : neuf chiffres dont la clé doit tomber juste.",
        en: "The SIREN is wrong: nine digits with a valid check digit.")
    }
    var profile = CompanyProfile(
      name: name, legalForm: legalForm, siren: siren, address: address(root))
    profile.register = optional(root, "register")
    profile.email = optional(root, "email")
    profile.phone = optional(root, "phone")
    profile.website = optional(root, "website")
    profile.verificationAddress = verificationAddress(root)
    profile.checkpointRecipients = checkpointRecipients(root)
    profile.paymentAddress = paymentAddress(root)
    profile.linksInMail = flag(root, "linksInMail")
    profile.capital = capital(root)
    vat(root, &profile)
    taxAbroad(root, &profile)
    profile.bankAccount = bankAccount(root)
    profile.bankRule = bankRule(root, profile)
    terms(root, &profile)
    numbering(root, &profile)
    brand(root, &profile)
    texts(root, &profile)
    return profile
  }

  /// An IBAN stands in `bankAccount` and nowhere else: in a text it would be printed without anybody's approval.
  mutating func refuseAccounts(in object: JSONValue) {
    for member in object.members where member.key != "bankAccount" {
      refuseAccounts(in: member.value)
      guard let text = member.value.text, BankGuards.holdsIBAN(text) else { continue }
      wrong(
        "company.text-holds-iban", member.value,
        fr: "« \(member.key) » contient un IBAN : un compte se déclare dans « bankAccount ».",
        en: "“\(member.key)” holds an IBAN: an account is declared in “bankAccount”.")
    }
  }

  /// Two letters are read as a country; new files name one there is.
  mutating func refuseUnknownCountries(in root: JSONValue) {
    for value in root["vatRegistrations"]?.elements ?? [] {
      guard let country = value.text.flatMap({ CountryCode($0) }) else { continue }
      let isKnown =
        country == .northernIreland || CodeList.countriesInCII.contains(country.description)
      if !isKnown { wrongRegistration(value) }
    }
  }

  private mutating func wrongRegistration(_ value: JSONValue) {
    wrong(
      "company.vat-registration-unknown", value,
      fr: "« vatRegistrations » est une liste de codes de pays, comme [\"DE\", \"ES\"].",
      en: "“vatRegistrations” is a list of country codes, such as [\"DE\", \"ES\"].")
  }

  // MARK: Parts

  private mutating func address(_ root: JSONValue) -> PostalAddress {
    guard let value = root["address"], value.isObject else {
      wrong(
        "company.field-missing", root, key: "address", fr: "« address » manque.",
        en: "“address” is missing.")
      return PostalAddress(country: "FR")
    }
    refuseUnknown(value, known: ["line1", "line2", "postCode", "city", "country"])
    return PostalAddress(
      line1: required(value, "line1"), line2: optional(value, "line2") ?? "",
      postCode: required(value, "postCode"), city: required(value, "city"),
      country: optional(value, "country") ?? "FR")
  }

  private mutating func verificationAddress(_ root: JSONValue) -> VerificationAddress? {
    guard let text = optional(root, "verificationAddress") else { return nil }
    if let address = VerificationAddress(text) { return address }
    wrong(
      "company.verification-address-invalid", root["verificationAddress"] ?? root,
      fr: "Cette adresse s'écrit comme https://factures.example.fr, sans chemin.",
      en: "Write this address like https://factures.example.fr, without a path.")
    return nil
  }

  private mutating func paymentAddress(_ root: JSONValue) -> PaymentAddress? {
    guard let text = optional(root, "paymentAddress") else { return nil }
    if let address = PaymentAddress(text) { return address }
    wrong(
      "company.payment-address-invalid", root["paymentAddress"] ?? root,
      fr:
        "Cette adresse commence par https:// et n'admet que {number}, {amount} et {currency}.",
      en: "This address begins with https:// and accepts {number}, {amount} and {currency} only.")
    return nil
  }

  private mutating func checkpointRecipients(_ root: JSONValue) -> [String] {
    guard let value = root["checkpointMail"] else { return [] }
    let texts = value.elements.map { CleanText.optionalLine($0.text) ?? "" }
    let addresses = texts.compactMap { try? EmailAddress($0).description }
    if value.isArray, (1...5).contains(texts.count), addresses.count == texts.count,
      Set(addresses).count == addresses.count
    {
      return addresses
    }
    wrong(
      "company.checkpoint-mail-invalid", value,
      fr: "Donnez une à cinq adresses de courriel, toutes différentes.",
      en: "Give one to five e-mail addresses, all different.")
    return []
  }

  private mutating func capital(_ root: JSONValue) -> Money? {
    guard let value = root["capital"] else { return nil }
    guard let text = value.text, let money = try? Money(text), !money.isNegative else {
      wrong(
        "company.capital-invalid", value,
        fr: "Le capital est un montant en euros, comme 10000.00.",
        en: "The capital is an amount in euros, such as 10000.00.")
      return nil
    }
    return money
  }

  private mutating func vat(_ root: JSONValue, _ profile: inout CompanyProfile) {
    if let text = optional(root, "vatRegime") {
      if let regime = CompanyProfile.VATRegime(rawValue: text) {
        profile.vatRegime = regime
      } else {
        wrong(
          "company.vat-regime-unknown", root["vatRegime"] ?? root,
          fr: "« vatRegime » vaut \"normal\" ou \"franchise\".",
          en: "“vatRegime” is \"normal\" or \"franchise\".")
      }
    }
    profile.vatIdentifier = optional(root, "vatIdentifier")?.filter { $0 != " " }
    if let vat = profile.vatIdentifier {
      if !CheckDigits.isFrenchVAT(vat) || !vat.hasSuffix(profile.siren) {
        wrong(
          "company.vat-invalid", root["vatIdentifier"] ?? root,
          fr: "Le numéro de TVA est faux ou n'est pas celui du SIREN.",
          en: "The VAT number is wrong or does not belong to the SIREN.")
      }
    } else if profile.vatRegime == .normal {
      wrong(
        "company.vat-missing", root, key: "vatIdentifier",
        fr:
          "Le numéro de TVA manque : une entreprise qui facture la TVA l'imprime. Donnez-le, ou choisissez la franchise en base.",
        en:
          "The VAT number is missing: a company that charges VAT prints it. Enter it, or choose the small business exemption."
      )
    }
    guard let value = root["defaultVATRate"] else { return }
    if let text = value.text, let rate = try? Rate(text), Self.rates.contains(rate) {
      profile.defaultRate = rate
    } else {
      wrong(
        "company.vat-rate-invalid", value, fr: "« defaultVATRate » vaut 20, 10, 5.5, 2.1 ou 0.",
        en: "“defaultVATRate” is 20, 10, 5.5, 2.1 or 0.")
    }
  }

  private static let rates: Set<Rate> = [
    Rate(units: 20_00), Rate(units: 10_00), Rate(units: 5_50), Rate(units: 2_10), .zero,
  ]

  private mutating func taxAbroad(_ root: JSONValue, _ profile: inout CompanyProfile) {
    if let text = optional(root, "oss") {
      if let status = CompanyProfile.Tax.OSS(rawValue: text) {
        profile.tax.oss = status
      } else {
        wrong(
          "company.oss-unknown", root["oss"] ?? root,
          fr: "« oss » vaut \"below\", \"opted\" ou \"registered\".",
          en: "“oss” is \"below\", \"opted\" or \"registered\".")
      }
    }
    if let text = optional(root, "orderEdits") {
      if let policy = CompanyProfile.OrderEdits(rawValue: text) {
        profile.orderEdits = policy
      } else {
        wrong(
          "company.order-edits-unknown", root["orderEdits"] ?? root,
          fr: "« orderEdits » vaut \"refuse\" ou \"reissue\".",
          en: "“orderEdits” is \"refuse\" or \"reissue\".")
      }
    }
    profile.tax.hasIOSS = flag(root, "ioss")
    profile.tax.onDebits = flag(root, "vatOnDebits")
    profile.legalGuarantee = flag(root, "legalGuarantee")
    profile.isTraining = flag(root, "training")
    profile.turnoverBefore = turnoverBefore(root)
    for value in root["vatRegistrations"]?.elements ?? [] {
      if let country = value.text.flatMap({ CountryCode($0) }) {
        profile.tax.registrations.insert(country)
      } else {
        wrongRegistration(value)
      }
    }
  }

  private mutating func flag(_ root: JSONValue, _ key: String) -> Bool {
    guard let value = root[key] else { return false }
    guard let bool = value.bool else {
      wrong(
        "company.flag-invalid", value, fr: "« \(key) » vaut true ou false.",
        en: "“\(key)” is true or false.")
      return false
    }
    return bool
  }

  private mutating func bankAccount(_ root: JSONValue) -> CompanyProfile.BankAccount? {
    guard let value = root["bankAccount"] else { return nil }
    refuseUnknown(value, known: ["iban", "bic", "holder"])
    let iban = BankGuards.compact(required(value, "iban"))
    if !iban.isEmpty, !CheckDigits.isIBAN(iban) {
      findings.append(BankGuards.ibanInvalid(at: document.place(of: value["iban"] ?? value)))
    }
    return .init(
      iban: iban, bic: optional(value, "bic"),
      holder: optional(value, "holder") ?? required(root, "name"))
  }

  /// The second person has a mailbox of their own: one that is also the company's is one person.
  private mutating func bankRule(_ root: JSONValue, _ profile: CompanyProfile) -> BankRule? {
    guard let value = root["bankChange"] else { return nil }
    refuseUnknown(value, known: ["approver", "delayHours"])
    var rule = BankRule(approver: optional(value, "approver"))
    if let approver = rule.approver, let wrong = BankGuards.approver(approver, of: profile) {
      self.wrong(
        "company.approver-invalid", value["approver"] ?? value, fr: wrong.fr, en: wrong.en)
    }
    guard let delay = value["delayHours"] else { return rule }
    if let hours = delay.text.flatMap({ Int($0) }), BankRule.delays.contains(hours) {
      rule.delayHours = hours
    } else {
      findings.append(BankGuards.delayInvalid(at: document.place(of: delay)))
    }
    return rule
  }

  private mutating func terms(_ root: JSONValue, _ profile: inout CompanyProfile) {
    guard let value = root["terms"] else { return }
    profile.terms.isEndOfMonth = flag(value, "endOfMonth")
    refuseUnknown(
      value, known: ["days", "endOfMonth", "latePenalty", "recoveryFee", "earlyDiscount"])
    if let days = value["days"] {
      let longest =
        profile.terms.isEndOfMonth
        ? CompanyProfile.Terms.longestDelayBeforeEndOfMonth : CompanyProfile.Terms.longestDelay
      if let text = days.text, let number = Int(text), (0...longest).contains(number) {
        profile.terms.days = number
      } else {
        wrong(
          "company.terms-unlawful", days,
          fr:
            "Le délai va de 0 à 60 jours, ou à 45 jours fin de mois (art. L441-10 du Code de commerce).",
          en:
            "Payment is due within 0 to 60 days, or 45 days to the end of the month (C. com. L441-10)."
        )
      }
    }
    if let text = optional(value, "latePenalty") { profile.terms.latePenalty = text }
    if let text = optional(value, "recoveryFee") { profile.terms.recoveryFee = text }
    if let text = optional(value, "earlyDiscount") { profile.terms.earlyDiscount = text }
  }

  private mutating func numbering(_ root: JSONValue, _ profile: inout CompanyProfile) {
    guard let value = root["numbering"] else { return }
    refuseUnknown(value, known: ["invoices", "creditNotes"])
    if let format = format(value, "invoices") { profile.invoiceNumbers = format }
    if let format = format(value, "creditNotes") { profile.creditNoteNumbers = format }
    let formats = [
      profile.invoiceNumbers, profile.creditNoteNumbers, NumberFormat.payments, .refunds,
    ]
    if Set(formats.map { $0.series(year: 2000) }).count < formats.count {
      wrong(
        "company.numbering-shared", value,
        fr:
          "Factures et avoirs ont besoin de formats différents, autres que ceux des encaissements (E-…) et des remboursements (R-…) : chaque série est continue.",
        en:
          "Invoices and credit notes need different patterns, other than those of payments (E-…) and refunds (R-…): each series is gapless."
      )
    }
  }

  private mutating func format(_ object: JSONValue, _ key: String) -> NumberFormat? {
    guard let value = object[key], let text = value.text else { return nil }
    do throws(NumberFormatError) {
      return try NumberFormat(text)
    } catch {
      wrong(
        "company.numbering-invalid", value, fr: "Format « \(text) » : \(error.text.fr).",
        en: "Pattern “\(text)”: \(error.text.en).")
      return nil
    }
  }

  private mutating func brand(_ root: JSONValue, _ profile: inout CompanyProfile) {
    guard let value = root["brand"] else { return }
    refuseUnknown(
      value,
      known: ["color", "wordmark", "logo", "design", "reference", "extraColumn", "lineNumbers"])
    profile.brand.wordmark = optional(value, "wordmark")
    profile.brand.logo = optional(value, "logo")
    profile.brand.design = choice(value, "design", "company.design-unknown") ?? .classic
    profile.brand.reference = choice(value, "reference", "company.reference-unknown") ?? .below
    profile.brand.extraColumn = choice(value, "extraColumn", "company.column-unknown") ?? .none
    profile.brand.numbersLines = flag(value, "lineNumbers")
    guard let color = value["color"] else { return }
    if let text = color.text, text.hasPrefix("#"), text.utf8.count == 7,
      let number = UInt32(text.dropFirst(), radix: 16)
    {
      profile.brand.color = number
    } else {
      wrong(
        "company.color-invalid", color, fr: "« color » s'écrit #RRVVBB.",
        en: "“color” is written #RRGGBB.")
    }
  }

  private mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ object: JSONValue, _ key: String, _ code: String
  ) -> Choice? where Choice.RawValue == String {
    guard let value = object[key] else { return nil }
    if let choice = value.text.flatMap({ Choice(rawValue: $0) }) { return choice }
    let known = Choice.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    wrong(
      code, value, fr: "« \(key) » vaut l'un de \(known).", en: "“\(key)” is one of \(known).")
    return nil
  }

  private mutating func texts(_ root: JSONValue, _ profile: inout CompanyProfile) {
    guard let value = root["texts"] else { return }
    refuseUnknown(value, known: ["introduction", "closing", "conditions"])
    typealias Texts = CompanyProfile.Texts
    profile.texts.introduction = translations(value, "introduction", most: Texts.longestNote)
    profile.texts.closing = translations(value, "closing", most: Texts.longestNote)
    profile.texts.conditions = translations(value, "conditions", most: Texts.longestConditions)
  }

  private mutating func translations(_ object: JSONValue, _ key: String, most: Int)
    -> [DocumentLanguage: String]
  {
    guard let value = object[key] else { return [:] }
    refuseUnknown(value, known: DocumentLanguage.allCases.map(\.rawValue))
    var texts: [DocumentLanguage: String] = [:]
    for language in DocumentLanguage.allCases {
      guard let member = value[language.rawValue] else { continue }
      let text = CleanText.paragraph(member.text ?? "")
      if text.isEmpty { continue }
      texts[language] = text
      if text.count > most {
        wrong(
          "company.text-too-long", member,
          fr: "Ce texte dépasse \(most) caractères (\(text.count)).",
          en: "This text is longer than \(most) characters (\(text.count)).")
      }
    }
    return texts
  }

  // MARK: Fields

  private mutating func required(_ object: JSONValue, _ key: String) -> String {
    if let text = optional(object, key) { return text }
    wrong(
      "company.field-missing", object, key: key, fr: "Ce champ est obligatoire (« \(key) »).",
      en: "This field is required (“\(key)”).")
    return ""
  }

  /// Of a member, also of one that is not there.
  private func pointer(_ key: String, of object: JSONValue) -> String {
    (document.place(of: object).pointer ?? "") + "/" + key
  }

  private func optional(_ object: JSONValue, _ key: String) -> String? {
    CleanText.optionalLine(object[key]?.text)
  }

  mutating func refuseUnknown(_ object: JSONValue, known: [String]) {
    for member in object.members where !known.contains(member.key) {
      wrong(
        "company.field-unknown", member.value,
        fr: "« \(member.key) » est inconnu ; les champs sont \(known.joined(separator: ", ")).",
        en: "“\(member.key)” is unknown; the fields are \(known.joined(separator: ", ")).")
    }
  }

  /// - Parameter key: a member of `value` that is not there.
  mutating func wrong(
    _ code: String, _ value: JSONValue, key: String? = nil, fr: String, en: String
  ) {
    var place = document.place(of: key.flatMap { value[$0] } ?? value)
    if let key { place.pointer = pointer(key, of: value) }
    findings.append(Finding(code, at: place, fr: fr, en: en))
  }
}
