import Kernel

/// How pages speak of a document's kind; the raw value stands in addresses (`?kind=credit-note`).
package enum ShownKind: String, Sendable, CaseIterable {
  case invoice
  case creditNote = "credit-note"
  case deposit
  case corrected
  case selfBilled = "self-billed"
  case selfBilledCreditNote = "self-billed-credit-note"
  case globalRebate = "rebate"

  func name(_ words: Words<InvoicingStrings>) -> String {
    switch self {
    case .invoice: words.invoice
    case .creditNote: words.creditNote
    case .deposit: words.deposit
    case .corrected: words.corrected
    case .selfBilled: words.selfBilled
    case .selfBilledCreditNote: words.selfBilledCreditNote
    case .globalRebate: words.globalRebate
    }
  }

  var isCreditNote: Bool {
    self == .creditNote || self == .selfBilledCreditNote || self == .globalRebate
  }

  /// "Facture F-2026-00042", "Avoir (brouillon)".
  func title(number: String?, _ words: Words<InvoicingStrings>) -> String {
    let name = name(words)
    return number.map { words.numbered(name, $0) } ?? words.draftOf(name)
  }
}

/// Where a document stands for the merchant; the raw value stands in addresses (`?status=overdue`).
package enum ShownStatus: String, Sendable, CaseIterable {
  case draft, issued, due, overdue, paid
  case partlyRefunded = "partly-refunded"
  case partlyCredited = "partly-credited"
  /// An invoice wholly cancelled by credit notes.
  case credited
  /// A credit note whose money went back.
  case refunded
  case replaced

  /// In French, the word agrees with the document.
  func name(of kind: ShownKind, _ words: Words<InvoicingStrings>) -> String {
    switch self {
    case .draft: words.statusDraft
    case .issued: kind.isCreditNote ? words.statusIssuedNote : words.statusIssued
    case .due: words.statusDue
    case .overdue: words.statusOverdue
    case .paid: words.statusPaid
    case .partlyRefunded: words.statusPartlyRefunded
    case .partlyCredited: words.statusPartlyCredited
    case .credited: words.statusCredited
    case .refunded: words.statusRefunded
    case .replaced: words.statusReplaced
    }
  }

  var tagClass: StaticString {
    switch self {
    case .draft: "tag draft"
    case .issued, .credited, .replaced: "tag"
    case .due: "tag info"
    case .overdue: "tag bad"
    case .paid, .refunded: "tag good"
    case .partlyRefunded, .partlyCredited: "tag warn"
    }
  }
}

extension HTML {
  func statusTag(_ status: ShownStatus, of kind: ShownKind, _ words: Words<InvoicingStrings>) {
    span(status.name(of: kind, words), class: status.tagClass)
  }

  /// Something to see about a sum: a label and a figure.
  func figure(_ label: String, _ value: String, class cssClass: StaticString? = nil) {
    div(class: cssClass) {
      dt(label)
      dd(value)
    }
  }
}

/// The sections this feature adds to every page.
package enum InvoicingNavigation {
  package static let invoices = "/invoices"
  package static let importing = "/imports/new"

  package static let items = [
    NavigationItem(
      .sales, href: invoices, title: InvoicingStrings.table.invoices, icon: Icon.document),
    OrderListPages.navigation,
    CustomerPages.navigation,
    PaymentListPages.navigation,
    NavigationItem(
      .sales, href: importing, title: ImportStrings.table.section, icon: Icon.upload),
    ShieldPages.navigation,
    BankPages.navigation,
    VerificationPages.navigation,
    ValidationPage.navigation,
    TaxRatesPage.navigation,
  ]
}
