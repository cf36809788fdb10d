import Kernel

/// Documents that wait: what is late, what was not issued, a log that was not found whole.
package enum DocumentAttention {
  package static func late(of company: CompanyID) -> AttentionSource {
    AttentionSource(.documentsRead) { language, tx in
      let words = Words(AttentionStrings.table, language)
      let ageing = try Ageing(of: company, lateOnly: true, in: tx)
      if ageing.lateCount == 0 { return [] }
      let sums = ageing.left(late: true).map(language.money).joined(separator: " + ")
      return [
        AttentionItem(
          .now, title: words.late(ageing.lateCount), detail: words.lateHelp(sums),
          href: InvoicingNavigation.invoices + "?status=overdue")
      ]
    }
  }

  package static func drafts(of company: CompanyID) -> AttentionSource {
    AttentionSource(.documentsRead) { language, tx in
      let count =
        try tx.row("SELECT count(*) FROM draft WHERE company_id = \(company)") { try $0.int(0) }
        ?? 0
      if count == 0 { return [] }
      let words = Words(AttentionStrings.table, language)
      return [
        AttentionItem(
          .later, title: words.drafts(count), detail: words.draftsHelp,
          href: InvoicingNavigation.invoices + "?status=draft")
      ]
    }
  }

  package static func log(of company: CompanyID) -> AttentionSource {
    AttentionSource(.sealRead) { language, tx in
      guard let check = try LogCheckStore.last(of: company, in: tx), !check.isSound else {
        return []
      }
      let words = Words(AttentionStrings.table, language)
      return [
        AttentionItem(
          .now, title: words.logFaults(check.faults), detail: words.logFaultsHelp,
          href: VerificationPages.path)
      ]
    }
  }
}
