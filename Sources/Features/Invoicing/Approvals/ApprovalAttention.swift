import Kernel

/// What waits for another person, or for its own to confirm it.
extension ApprovalPages {
  package static func attention(of company: CompanyID) -> AttentionSource {
    AttentionSource(.paymentsRead) { language, tx in
      let now = tx.now
      let waiting = try HeldActStore.list(before: nil, limit: 100, of: company, in: tx)
        .filter { $0.state(at: now).isOpen }.count
      if waiting == 0 { return [] }
      let words = Words(ApprovalStrings.table, language)
      return [
        AttentionItem(
          .now, title: words.attention(waiting), detail: words.attentionHelp, href: path)
      ]
    }
  }
}
