import EN16931
import Kernel
import Money

/// What is suspicious about a new account. A false IBAN stops; the rest is said to everybody who decides, and counted by
/// the shield.
struct BankGuards {
  let seller: CompanyProfile
  let before: CompanyProfile.BankAccount?
  /// IBANs that were proposed and refused, with the day.
  private let refused: [String: LocalDate]

  /// - Parameter history: the changes of before.
  init(seller: CompanyProfile, before: CompanyProfile.BankAccount?, after history: [BankChange]) {
    self.seller = seller
    self.before = before
    var refused: [String: LocalDate] = [:]
    for change in history {
      guard let refusal = change.refusal, let account = change.after.account else { continue }
      refused[account.iban] = refusal.at.dateInParis
    }
    self.refused = refused
  }

  /// What was suspicious about a change when it was proposed.
  static func warnings(
    on change: BankChange, among history: [BankChange], seller: CompanyProfile
  ) -> [Finding] {
    guard let account = change.after.account, account != change.before.account else { return [] }
    let earlier = history.filter { $0.number < change.number }
    return BankGuards(seller: seller, before: change.before.account, after: earlier)
      .warnings(on: account)
  }

  /// All in the order: country, holder, BIC, an earlier refusal.
  func warnings(on account: CompanyProfile.BankAccount, at place: Place? = nil) -> [Finding] {
    var findings = Findings(place: place ?? Place())
    checkCountry(account, &findings)
    checkHolder(account, &findings)
    checkBIC(account, &findings)
    if let day = refused[account.iban] {
      findings.warn(
        "bank.iban-refused-before",
        fr: "Cet IBAN a déjà été proposé et refusé (le \(French.date(day))).",
        en: "This IBAN was proposed before and refused (on \(day)).")
    }
    return findings.all
  }

  private func checkCountry(_ account: CompanyProfile.BankAccount, _ findings: inout Findings) {
    let new = account.iban.prefix(2)
    if let before, before.iban.prefix(2) != new {
      findings.warn(
        "bank.country-changed",
        fr:
          "Le nouveau compte est tenu dans un autre pays (\(new)) que l'ancien (\(before.iban.prefix(2))) : le signe le plus courant d'une fraude. Vérifiez-le de vive voix.",
        en:
          "The new account is held in another country (\(new)) than the old one (\(before.iban.prefix(2))): the commonest sign of fraud. Check it by voice."
      )
    } else if before == nil, new != seller.address.country {
      findings.warn(
        "bank.country-changed",
        fr: "Le compte est tenu dans un autre pays (\(new)) que celui de l'entreprise.",
        en: "The account is held in another country (\(new)) than the company's.")
    }
  }

  private func checkHolder(_ account: CompanyProfile.BankAccount, _ findings: inout Findings) {
    let known = [before?.holder, before == nil ? seller.name : nil].compactMap { $0 }
    guard let old = known.first,
      SearchText.normalised(old) != SearchText.normalised(account.holder)
    else { return }
    findings.warn(
      "bank.holder-changed",
      fr: "Le titulaire n'est plus le même : « \(shown(old)) » → « \(shown(account.holder)) ».",
      en: "The holder is another: “\(shown(old))” → “\(shown(account.holder))”.")
  }

  private func checkBIC(_ account: CompanyProfile.BankAccount, _ findings: inout Findings) {
    guard let bic = account.bic else { return }
    let bytes = Array(bic.utf8)
    let isShaped =
      (bytes.count == 8 || bytes.count == 11)
      && bytes.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
    let (bank, country) = (String(bic.dropFirst(4).prefix(2)), String(account.iban.prefix(2)))
    if isShaped, bank == country || Self.sharing[country, default: []].contains(bank) { return }
    findings.warn(
      "bank.bic-doubtful",
      fr: "Le BIC « \(shown(bic)) » n'est pas celui d'une banque du pays de l'IBAN (\(country)).",
      en: "The BIC “\(shown(bic))” is not that of a bank in the IBAN's country (\(country)).")
  }

  /// Banks whose accounts have the IBAN of another territory.
  private static let sharing: [String: Set<String>] = [
    "FR": ["MC", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "NC", "PF", "WF"],
    "GB": ["GG", "JE", "IM"], "MC": ["FR"],
  ]

  // MARK: The key

  /// "fr76 3000 …" as it is written and checked.
  static func compact(_ iban: String) -> String {
    iban.uppercased().filter { $0 != " " && $0 != "\u{A0}" && $0 != "\u{202F}" }
  }

  /// An account written into a text that is printed: the way around the two persons.
  static func holdsIBAN(_ text: String) -> Bool {
    let words = text.uppercased().split { !($0.isLetter || $0.isNumber) }
    return words.indices.contains { start in
      guard let length = ibanLengths[String(words[start].prefix(2))] else { return false }
      var number = ""
      for word in words[start...] where number.utf8.count < length { number += word }
      return number.utf8.count == length && CheckDigits.isIBAN(number)
    }
  }

  /// Of the countries of SEPA.
  private static let ibanLengths: [String: Int] = [
    "AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18,
    "EE": 20, "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GI": 23, "GR": 27, "HR": 21, "HU": 28,
    "IE": 22, "IS": 26, "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MT": 31,
    "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24, "SM": 27,
    "VA": 22,
  ]

  /// The same finding in the company file and in a proposal.
  static func ibanInvalid(at place: Place?) -> Finding {
    Finding(
      "company.iban-invalid", at: place, fr: "L'IBAN est faux : sa clé ne tombe pas juste.",
      en: "The IBAN is wrong: its check digits do not match.")
  }

  static func delayInvalid(at place: Place?) -> Finding {
    Finding(
      "company.bank-delay-invalid", at: place, fr: "« delayHours » va de 24 à 336 heures.",
      en: "“delayHours” is 24 to 336 hours.")
  }

  /// What is wrong with a second person's mailbox; nil when nothing is.
  static func approver(_ mailbox: String, of seller: CompanyProfile) -> Text? {
    let address: EmailAddress
    do throws(EmailAddressError) {
      address = try EmailAddress(mailbox)
    } catch {
      return Text(
        fr: "« \(shown(mailbox)) » n'est pas une adresse de courriel : \(error.text.fr).",
        en: "“\(shown(mailbox))” is no e-mail address: \(error.text.en).")
    }
    if let own = seller.email, let company = try? EmailAddress(own), company.key == address.key {
      return Text(
        fr:
          "« \(shown(mailbox)) » est aussi l'adresse de l'entreprise : la deuxième personne a la sienne.",
        en:
          "“\(shown(mailbox))” is the company's address too: the second person has one of their own."
      )
    }
    return nil
  }

  /// Its country and last four characters: enough to recognise, too little to steal.
  static func masked(_ account: CompanyProfile.BankAccount?) -> String {
    account.map { "\($0.iban.prefix(2))…\($0.iban.suffix(4))" } ?? "—"
  }
}
