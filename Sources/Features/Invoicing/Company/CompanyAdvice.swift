import Kernel
import Money
import Tax

/// What is good to know of a company before it is declared, beside what its file refuses: none of it stops.
package enum CompanyAdvice {
  package static func findings(on profile: CompanyProfile) -> [Finding] {
    var findings = Findings(place: Place())
    if isCommercial(profile.legalForm) {
      if profile.capital == nil {
        findings.warn(
          "company.capital-missing",
          fr: "Une \(profile.legalForm) indique son capital sur ses factures (C. com. R123-238).",
          en: "A company of this form states its capital on its invoices (C. com. R123-238).")
      }
      if profile.register == nil {
        findings.warn(
          "company.register-missing",
          fr:
            "Une \(profile.legalForm) indique la ville où elle est immatriculée au RCS (C. com. R123-237).",
          en:
            "A company of this form states the city it is registered in (RCS; C. com. R123-237).")
      }
    }
    let account = profile.bankAccount.map {
      BankGuards(seller: profile, before: nil, after: []).warnings(on: $0)
    }
    return findings.all + (account ?? [])
  }

  private static func isCommercial(_ form: String) -> Bool {
    ["SARL", "EURL", "SAS", "SASU", "SA", "SNC", "SCS", "SCA", "SELARL", "SELAS"].contains(
      form.uppercased().filter { $0.isLetter })
  }
}

/// The words the law has for late payment, which a company may replace by its own.
package struct LegalTerms: Sendable {
  package let latePenalty: String
  package let recoveryFee: String
  package let earlyDiscount: String
  /// What a company that charges no VAT writes instead (CGI 293 B).
  package let franchise: String

  package init(on day: LocalDate) {
    func words(_ name: MentionName) -> String { MentionTable.words(name, on: day) ?? "" }
    latePenalty = words(.latePenalty)
    recoveryFee = words(.recoveryFee)
    earlyDiscount = words(.earlyDiscount)
    franchise = words(.vat(.franchise))
  }
}
