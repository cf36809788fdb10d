import Kernel

/// What of invoicing a new company sets up once.
package enum InvoicingSetup {
  package static func firstInvoice(of company: CompanyID) -> SetupSource {
    SetupSource(.draftsWrite) { _, language, tx in
      let isDone =
        try tx.row("SELECT 1 FROM invoice WHERE company_id = \(company) LIMIT 1") { _ in true }
        ?? false
      let words = Words(AttentionStrings.table, language)
      return SetupStep(
        title: words.firstInvoice, detail: words.firstInvoiceHelp, href: EditorRoutes.path,
        isDone: isDone)
    }
  }

  package static func account(of company: CompanyID) -> SetupSource {
    SetupSource(.bankRead) { _, language, tx in
      let isDone = try BankChangeStore.inForce(of: company, at: tx.now, in: tx) != nil
      let words = Words(AttentionStrings.table, language)
      return SetupStep(
        title: words.account, detail: words.accountHelp, href: BankPages.path, isDone: isDone)
    }
  }
}
