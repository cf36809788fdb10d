import EN16931
import Kernel
import Money
import Tax

/// The seller as it appears on its documents: identity, bank account, terms, numbering and brand.
///
/// A profile is a version: changing anything makes a new one, and each document names the version it was issued
/// under (CGI ann. II, 242 nonies A; C. com. R123-237, L441-9).
package struct CompanyProfile: Sendable, Equatable {
  package enum VATRegime: String, Sendable, CaseIterable {
    /// VAT is charged and paid.
    case normal
    /// Franchise en base: no VAT, "TVA non applicable, article 293 B du CGI".
    case franchise
  }

  package struct BankAccount: Sendable, Hashable {
    package var iban: String
    package var bic: String?
    package var holder: String
    package init(iban: String, bic: String?, holder: String) {
      self.iban = iban
      self.bic = bic
      self.holder = holder
    }
  }

  package struct Terms: Sendable, Equatable {
    /// Days from issue to due date; 30 where nothing else is agreed (C. com. L441-10), 60 at most.
    package var days: Int = 30
    /// Agreed: due at the end of the month the days end in; 45 of them at most (L441-10, I).
    package var isEndOfMonth = false
    /// The seller's own words for late-payment interest (PMD); `nil` takes those of `MentionTable`, and so below.
    package var latePenalty: String?
    /// For the fixed fee for recovery (PMT); 40 € by D441-5.
    package var recoveryFee: String?
    /// For the discount for early payment, or that there is none (AAB).
    package var earlyDiscount: String?
    package init() {}

    static let longestDelay = 60
    static let longestDelayBeforeEndOfMonth = 45

    /// When an invoice of `day` is due.
    func due(from day: LocalDate) -> LocalDate {
      let due = day.adding(days: days)
      return isEndOfMonth ? due.endOfMonth : due
    }

    /// The last day the law allows between companies: sixty days, or forty-five to the end of a month where that is
    /// agreed.
    func latestDue(from day: LocalDate) -> LocalDate {
      let latest = day.adding(days: Self.longestDelay)
      guard isEndOfMonth else { return latest }
      return max(latest, day.adding(days: Self.longestDelayBeforeEndOfMonth).endOfMonth)
    }
  }

  /// Where the seller stands with VAT abroad, and when it is due at home.
  package struct Tax: Sendable, Equatable {
    package enum OSS: String, Sendable, CaseIterable {
      /// Below 10 000 € a year and no option: French VAT (CGI 259 D).
      case below
      /// Below, and registered by option.
      case opted
      /// Above, and registered.
      case registered
    }

    package var oss: OSS = .below
    package var hasIOSS = false
    /// Other countries where the seller has a VAT number.
    package var registrations: Set<CountryCode> = []
    /// Option pour le paiement de la taxe d'après les débits (CGI 269-2 c).
    package var onDebits = false
    package init() {}
  }

  package struct Brand: Sendable, Equatable {
    /// Accent colour, 0xRRGGBB.
    package var color: UInt32 = 0x1F4E79
    /// Printed instead of the name as the heading's wordmark.
    package var wordmark: String?
    /// Path of a PNG file, relative to the company file.
    package var logo: String?
    /// The bytes of that file, read when the profile was declared.
    package var logoPNG: [UInt8]?
    package var design = Design.classic
    package var reference = Reference.below
    package var extraColumn = ExtraColumn.none
    /// Lines are numbered, which makes them easier to speak of.
    package var numbersLines = false
    package init() {}
  }

  /// How the pages of documents are laid out; what they say is the same.
  package enum Design: String, Sendable, CaseIterable {
    case classic
    /// Lines and white space, no areas of colour: kind to printers.
    case minimal
    /// A band of the accent colour across the head.
    case banner
  }

  /// Where the seller's reference of an article is printed. Of the columns of an invoice it is the one the law does not ask
  /// for (CGI ann. II, 242 nonies A): the others are always there.
  package enum Reference: String, Sendable, CaseIterable {
    /// Below the name.
    case below
    case column
    case hidden
  }

  /// A column more among the figures of a line. One, so that the name keeps room on the sheet.
  package enum ExtraColumn: String, Sendable, CaseIterable {
    case none
    /// Beside the quantity, which else names it.
    case unit
    /// What is off the line, which else stands below the name.
    case discount
  }

  /// What the seller adds to its documents, by language of the page.
  package struct Texts: Sendable, Equatable {
    /// Before the lines.
    package var introduction: [DocumentLanguage: String] = [:]
    /// After the payment: a word of thanks, when the shop is closed…
    package var closing: [DocumentLanguage: String] = [:]
    /// Conditions of sale, in small print.
    package var conditions: [DocumentLanguage: String] = [:]
    package init() {}

    static let longestNote = 600
    static let longestConditions = 4_000

    /// That of a language; of one there is none for, the English one, else the French: whoever sells abroad writes English.
    static func text(of texts: [DocumentLanguage: String], in language: DocumentLanguage) -> String?
    {
      if let own = texts[language] { return own }
      if language != .french, let english = texts[.english] { return english }
      return texts[.french] ?? texts[.english]
    }
  }

  /// What becomes of an invoiced order the shop edits. Frozen for each order when it is entered.
  package enum OrderEdits: String, Sendable, CaseIterable {
    /// The edit is refused and shown.
    case refuse
    /// A credit note takes the invoice back, and a new invoice says what the order says now.
    case reissue
  }

  package var name: String
  /// "SARL", "SAS", "EI"…
  package var legalForm: String
  /// Share capital; sole traders have none.
  package var capital: Money?
  package var siren: String
  /// City of the trade register: "Lyon" prints "RCS Lyon".
  package var register: String?
  package var vatIdentifier: String?
  package var vatRegime: VATRegime = .normal
  package var tax = Tax()
  package var address: PostalAddress
  package var email: String?
  package var phone: String?
  package var website: String?
  /// In the company file, the account it proposes; of a company that was opened, the one in force.
  package var bankAccount: BankAccount?
  /// How the account changes; nil where the file says nothing of it.
  package var bankRule: BankRule?
  package var terms = Terms()
  package var invoiceNumbers: NumberFormat
  package var creditNoteNumbers: NumberFormat
  package var brand = Brand()
  package var texts = Texts()
  package var orderEdits = OrderEdits.refuse
  /// A company to learn the program with: every document says FACTICE, has numbers of its own and counts nowhere.
  package var isTraining = false
  /// Where the public reaches this installation to verify documents: "https://factures.example.fr". Documents print a code
  /// of it; none where there is none.
  package var verificationAddress: VerificationAddress?
  /// Where customers pay by card, asked for by their links: "https://pay.example.fr/?ref={number}&amount={amount}".
  package var paymentAddress: PaymentAddress?
  /// Whether mails of documents carry a link to the portal, once there is a `verificationAddress`.
  package var linksInMail = false
  /// Who is mailed the signed state of the log each day: the owner, the accountant.
  package var checkpointRecipients: [String] = []
  /// Sells goods whose legal guarantee is stated on the invoice of a consumer (C. conso. D211-6): household
  /// appliances, computers, telephones, toys, furniture, lamps, watches…
  package var legalGuarantee = false
  /// Turnover of a calendar year that no document of this installation shows: sold before it, or elsewhere.
  package var turnoverBefore: [Int: TurnoverSums] = [:]
  /// Applied where the shop says nothing of the VAT.
  package var defaultRate: Rate = Rate(units: 20_00)
  /// Of what is sold without a word about VAT: none where no VAT is charged (CGI 293 B).
  package var usualRate: Rate { vatRegime == .normal ? defaultRate : .zero }

  package init(
    name: String, legalForm: String, siren: String, address: PostalAddress,
    invoiceNumbers: NumberFormat = .invoices, creditNoteNumbers: NumberFormat = .creditNotes
  ) {
    self.name = name
    self.legalForm = legalForm
    self.siren = siren
    self.address = address
    self.invoiceNumbers = invoiceNumbers
    self.creditNoteNumbers = creditNoteNumbers
  }

  package func numbers(for type: DocumentType) -> NumberFormat {
    let format = type.isCreditNote ? creditNoteNumbers : invoiceNumbers
    return isTraining ? format.training : format
  }

  package func selfBilledNumbers(for type: DocumentType, supplier siren: String) -> NumberFormat {
    let format = NumberFormat.selfBilled(type, supplier: siren)
    return isTraining ? format.training : format
  }

  /// Across each page of a training company (BOI-TVA-DECLA-30-10-30 § 130: mode école).
  package static let trainingMark = "FACTICE"

  /// BG-4.
  package var party: Party {
    var party = Party(
      name: name, tradingName: brand.wordmark.flatMap { $0 == name ? nil : $0 },
      legalID: SchemedID(siren, .siren), vatIdentifier: vatIdentifier,
      electronicAddress: SchemedID(siren, .frenchAddress), address: address,
      contact: Party.Contact(
        name: email == nil && phone == nil ? nil : name, phone: phone, email: email))
    if vatIdentifier == nil { party.taxRegistration = siren }
    return party
  }

  /// "SARL au capital de 10 000,00 € · SIREN 732 829 320 · RCS Lyon": what R123-237 wants on every document.
  package var legalLine: String {
    var parts = [legalForm]
    if let capital { parts[0] += " au capital de \(French.amount(capital))" }
    parts.append("SIREN \(French.siren(siren))")
    if let register { parts.append("RCS \(register)") }
    if let vatIdentifier { parts.append("TVA \(vatIdentifier)") }
    return parts.joined(separator: " · ")
  }
}

extension CompanyProfile.Tax.OSS {
  var status: TaxSeller.OSSStatus {
    switch self {
    case .below: .belowThreshold
    case .opted: .optedIn
    case .registered: .registered
    }
  }
}
