import Kernel

/// Orders the shield holds back: each is a sale without its invoice.
extension ShieldPages {
  package static func attention(of company: CompanyID) -> AttentionSource {
    AttentionSource(.documentsRead) { language, tx in
      let open = try ShieldStore.counts(of: company, in: tx).reduce(0) { $0 + $1.open }
      if open == 0 { return [] }
      let words = Words(AttentionStrings.table, language)
      return [
        AttentionItem(
          .now, title: words.held(open), detail: words.heldHelp, href: navigation.href)
      ]
    }
  }
}
