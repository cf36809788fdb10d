import EN16931
import Kernel

/// What was typed about a company that is to be made, as it was typed: it becomes a company file, and that is what is checked
/// and declared.
struct CompanyDraft: Sendable, Equatable {
  /// An input of the pages, by its name.
  enum Field: String, CaseIterable, Sendable {
    case siren
    case name, legalForm, capital, register, line1, line2, postCode, city, email, phone, website
    case vatRegime, vatIdentifier, defaultVATRate, legalGuarantee
    case invoiceNumbers, creditNoteNumbers, lastNumber, color, wordmark
    case iban, bic, holder, term, latePenalty, recoveryFee, earlyDiscount
  }

  /// What was left blank, or never written, is not there.
  private(set) var values: [Field: String] = [:]
  /// The furthest step somebody came to.
  var reached = WelcomeStep.identity
  /// What the register said of the SIREN, once it was asked.
  var answer: FillFromRegister.Outcome?

  subscript(field: Field) -> String {
    get { values[field] ?? "" }
    set { values[field] = newValue.isEmpty ? nil : newValue }
  }

  /// What is meant where nothing was written: what most companies say.
  func meant(_ field: Field) -> String { values[field] ?? field.usual }

  /// What the form of a step says now, in the place of what it said.
  mutating func take(_ step: WelcomeStep, from fields: FormFields) {
    for field in step.fields {
      self[field] = CleanText.optionalLine(fields[field.rawValue]) ?? ""
    }
  }

  var siren: String { self[.siren] }
  var isFranchise: Bool { self[.vatRegime] == "franchise" }

  /// A company that charges VAT has a number that follows from its SIREN.
  var vatIdentifier: String? {
    let typed = self[.vatIdentifier].uppercased().filter { !$0.isWhitespace }
    if !typed.isEmpty { return typed }
    return isFranchise ? nil : CheckDigits.frenchVAT(ofSIREN: siren)
  }
}

extension CompanyDraft.Field {
  var step: WelcomeStep {
    switch self {
    case .siren: .identity
    case .name, .legalForm, .capital, .register, .line1, .line2, .postCode, .city, .email, .phone,
      .website, .vatRegime, .vatIdentifier, .defaultVATRate, .legalGuarantee:
      .company
    case .invoiceNumbers, .creditNoteNumbers, .lastNumber, .color, .wordmark: .numbering
    case .iban, .bic, .holder, .term, .latePenalty, .recoveryFee, .earlyDiscount: .payment
    }
  }

  /// What stands in an input nobody wrote in.
  var usual: String {
    switch self {
    case .vatRegime: "normal"
    case .defaultVATRate: "20"
    case .invoiceNumbers: "F-{year}-{sequence:5}"
    case .creditNoteNumbers: "A-{year}-{sequence:5}"
    case .color: "#1f4e79"
    case .term: PaymentTerm.thirty.rawValue
    default: ""
    }
  }

  /// Where it stands in the company file.
  var pointer: String {
    switch self {
    case .line1, .line2, .postCode, .city: "/address/\(rawValue)"
    case .invoiceNumbers: "/numbering/invoices"
    case .creditNoteNumbers: "/numbering/creditNotes"
    case .color, .wordmark: "/brand/\(rawValue)"
    case .iban, .bic, .holder: "/bankAccount/\(rawValue)"
    case .term: "/terms/days"
    case .latePenalty, .recoveryFee, .earlyDiscount: "/terms/\(rawValue)"
    default: "/\(rawValue)"
    }
  }
}

/// The steps to a company, in their order.
enum WelcomeStep: String, CaseIterable, Comparable, Sendable {
  case identity, company, numbering, payment, review

  static func < (left: WelcomeStep, right: WelcomeStep) -> Bool { left.place < right.place }

  private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  var next: WelcomeStep? { Self.allCases.first { $0 > self } }
  var previous: WelcomeStep? { Self.allCases.last { $0 < self } }
  /// - Parameter base: of the pages they are on: of the first company, or of another.
  func path(in base: String) -> String { "\(base)/\(rawValue)" }
  var fields: [CompanyDraft.Field] { CompanyDraft.Field.allCases.filter { $0.step == self } }
}

/// When invoices are due, as people choose it: what the law allows between companies (C. com. L441-10).
enum PaymentTerm: String, CaseIterable, Sendable {
  case atOnce = "0"
  case fifteen = "15"
  case thirty = "30"
  case fortyFive = "45"
  case fortyFiveToEndOfMonth = "45-end-of-month"
  case sixty = "60"

  var days: Int { Int(rawValue.prefix { $0.isNumber }) ?? 30 }
  var isEndOfMonth: Bool { self == .fortyFiveToEndOfMonth }
}
