import EN16931
import Invoicing
import Kernel
import Money

/// What is wrong with what was typed, by the input it stands at: what the company file says, in words for its form, and what
/// only a form can ask.
struct CompanyDraftCheck: Sendable {
  /// In the order of the inputs.
  private(set) var wrong: [(field: CompanyDraft.Field, text: Text)] = []
  /// What the file said that no input is to blame for.
  private(set) var rest: [Finding] = []
  /// What is good to know, and stops nothing.
  private(set) var advice: [Finding] = []
  /// `nil` while something is wrong.
  private(set) var profile: CompanyProfile?
  let file: [UInt8]

  init(_ draft: CompanyDraft, today: LocalDate) {
    file = draft.file(LegalTerms(on: today))
    do {
      let profile = try CompanyFile.read(file, fileName: nil)
      self.profile = profile
      advice = CompanyAdvice.findings(on: profile)
    } catch let problem as InvoicingError {
      for finding in problem.findings { add(finding) }
    } catch {
      rest.append(
        Finding("company.json-malformed", fr: "\(error)", en: "\(error)"))
    }
    checkForm(draft, today)
    if !wrong.isEmpty || !rest.isEmpty { profile = nil }
    let order = CompanyDraft.Field.allCases
    wrong.sort { order.firstIndex(of: $0.field)! < order.firstIndex(of: $1.field)! }
  }

  func wrong(in step: WelcomeStep) -> [(field: CompanyDraft.Field, text: Text)] {
    wrong.filter { $0.field.step == step }
  }

  func text(at field: CompanyDraft.Field) -> Text? { wrong.first { $0.field == field }?.text }

  private mutating func add(_ finding: Finding) {
    guard let field = Self.field(of: finding) else {
      rest.append(finding)
      return
    }
    // One sentence an input.
    if text(at: field) == nil { wrong.append((field, Self.words(finding, at: field))) }
  }

  private static func field(of finding: Finding) -> CompanyDraft.Field? {
    if finding.code == "company.vat-missing" { return .vatIdentifier }
    if finding.code == "company.numbering-shared" { return .creditNoteNumbers }
    return CompanyDraft.Field.allCases.first { $0.pointer == finding.place?.pointer }
  }

  /// The file speaks of its keys; a form of its inputs.
  private static func words(_ finding: Finding, at field: CompanyDraft.Field) -> Text {
    let words = WelcomeStrings.table
    return switch finding.code {
    case "company.field-missing" where field == .iban: words.ibanMissing
    case "company.field-missing" where field == .siren: words.sirenWrong
    case "company.field-missing": words.missing
    case "company.siren-invalid": words.sirenWrong
    case "company.capital-invalid": words.capitalWrong
    case "company.vat-missing": words.vatNumberMissing
    case "company.vat-rate-invalid", "company.vat-regime-unknown": words.choose
    case "company.terms-unlawful": words.termWrong
    case "company.color-invalid": words.colorWrong
    case "company.text-holds-iban": words.holdsIBAN
    default: finding.text
    }
  }

  // MARK: What only a form can ask

  private mutating func checkForm(_ draft: CompanyDraft, _ today: LocalDate) {
    let words = WelcomeStrings.table
    if !draft[.email].isEmpty, (try? EmailAddress(draft[.email])) == nil {
      refuse(.email, words.emailWrong)
    }
    let postCode = draft[.postCode].filter { !$0.isWhitespace }
    if !postCode.isEmpty, postCode.utf8.count != 5 || !postCode.allSatisfy(\.isNumber) {
      refuse(.postCode, words.postCodeWrong)
    }
    if !draft[.lastNumber].isEmpty,
      let format = try? NumberFormat(draft.meant(.invoiceNumbers)),
      format.couldGive(draft[.lastNumber], in: today.year)
    {
      refuse(.lastNumber, words.numberTaken)
    }
    let bic = draft[.bic].uppercased().filter { !$0.isWhitespace }
    if !bic.isEmpty, !CheckDigits.isBIC(bic) { refuse(.bic, words.bicWrong) }
  }

  private mutating func refuse(_ field: CompanyDraft.Field, _ text: Text) {
    if self.text(at: field) == nil { wrong.append((field, text)) }
  }
}

extension NumberFormat {
  /// Whether a number somebody gave elsewhere is one that this format would give, too.
  func couldGive(_ number: String, in year: Int) -> Bool {
    let halves = series(year: year).split(separator: "*", omittingEmptySubsequences: false)
    guard halves.count == 2, number.hasPrefix(halves[0]), number.hasSuffix(halves[1]) else {
      return false
    }
    let middle = number.dropFirst(halves[0].count).dropLast(halves[1].count)
    return !middle.isEmpty && middle.allSatisfy(\.isNumber)
  }
}
