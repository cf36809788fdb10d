import Kernel
import Money

/// Why the books refuse something.
package enum LedgerError: Problem {
  /// A bug of ours: nothing was written.
  case unbalanced(by: Int64)
  case noLines
  case accountUnknown(String)
  /// The day lies in a year or a period that is closed, and no later one is open.
  case periodClosed(LocalDate)
  case noFiscalYear(String)
  case fiscalYearInvalid(Text)
  case entryNotFound(String)
  /// Sales and payments are corrected by credit notes and refunds, so that documents and books agree.
  case entryOfDocument(String)
  case alreadyReversed(String)
  case matchingNotFound(String)
  case queryInvalid(Text)
  /// All that is wrong with an entry made by hand, each with its place.
  case entryRefused([Finding])

  package var code: String {
    switch self {
    case .unbalanced: "ledger.unbalanced"
    case .noLines: "ledger.no-lines"
    case .accountUnknown: "ledger.account-unknown"
    case .periodClosed: "ledger.period-closed"
    case .noFiscalYear: "ledger.no-fiscal-year"
    case .fiscalYearInvalid: "ledger.fiscal-year-invalid"
    case .entryNotFound: "ledger.entry-not-found"
    case .entryOfDocument: "ledger.entry-of-document"
    case .alreadyReversed: "ledger.already-reversed"
    case .matchingNotFound: "ledger.matching-not-found"
    case .queryInvalid: "ledger.query-invalid"
    case .entryRefused: "ledger.entry-refused"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .unbalanced, .noLines, .accountUnknown, .fiscalYearInvalid, .entryRefused: .invalid
    case .periodClosed, .entryOfDocument, .alreadyReversed: .conflict
    case .noFiscalYear, .entryNotFound, .matchingNotFound: .notFound
    case .queryInvalid: .malformed
    }
  }

  package var text: Text {
    switch self {
    case .unbalanced(let cents):
      Text(
        fr:
          "L’écriture n’est pas équilibrée : débit et crédit diffèrent de \(Money(minorUnits: cents)) €.",
        en: "The entry does not balance: debit and credit differ by €\(Money(minorUnits: cents)).")
    case .noLines:
      Text(
        fr: "Une écriture a au moins deux lignes : ajoutez-en une.",
        en: "An entry has at least two lines: add one.")
    case .accountUnknown(let number):
      Text(
        fr:
          "« \(number.prefix(30)) » n’est pas un compte : trois chiffres du plan comptable au moins, et un intitulé.",
        en: "“\(number.prefix(30))” is no account: at least three digits of the chart, and a title."
      )
    case .periodClosed(let day):
      Text(
        fr:
          "Le \(Language.fr.date(day)) est dans une période close ; datez l’écriture d’un jour ouvert.",
        en: "\(Language.en.date(day)) lies in a closed period; date the entry in an open one.")
    case .noFiscalYear(let year):
      Text(
        fr: "Aucun exercice \(year.prefix(20)) n’est ouvert : il n’a pas encore d’écriture.",
        en: "There is no fiscal year \(year.prefix(20)): it has no entry yet.")
    case .fiscalYearInvalid(let text): text
    case .entryNotFound(let id):
      Text(
        fr: "L’écriture \(id.prefix(40)) n’existe pas.", en: "There is no entry \(id.prefix(40)).")
    case .entryOfDocument(let reference):
      Text(
        fr: "Cette écriture vient de \(reference) : corrigez-la par un avoir ou un remboursement.",
        en: "This entry comes from \(reference): correct it by a credit note or a refund.")
    case .alreadyReversed(let id):
      Text(
        fr: "L’écriture \(id) est déjà contre-passée.", en: "Entry \(id) is already reversed.")
    case .matchingNotFound(let code):
      Text(
        fr: "Il n’y a pas de lettrage \(code.prefix(10)) sur ce compte.",
        en: "There is no matching \(code.prefix(10)) on this account.")
    case .queryInvalid(let text): text
    case .entryRefused:
      Text(
        fr: "L’écriture ne peut pas être passée ; voyez chaque point.",
        en: "The entry cannot be posted; see each point.")
    }
  }

  package var findings: [Finding] {
    if case .entryRefused(let findings) = self { findings } else { [] }
  }
}
