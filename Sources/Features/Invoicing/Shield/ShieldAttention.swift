import Kernel

/// Orders the shield holds back: each is a sale without its invoice.
extension ShieldPages {
  package static func attention(of company: CompanyID) -> AttentionSource {
    AttentionSource(.documentsRead) { language, tx in
      let open = try ShieldStore.openCount(of: company, in: tx)
      if open == 0 { return [] }
      let words = Words(AttentionStrings.table, language)
      return [
        AttentionItem(
          .now, title: words.held(open), detail: words.heldHelp, href: navigation.href)
      ]
    }
  }
}
