import Kernel

/// Endpoints that were paused because they no longer answered.
extension WebhookPages {
  package static func attention(of company: CompanyID) -> AttentionSource {
    AttentionSource(.webhooksRead) { language, tx in
      let paused = try WebhookStore.all(of: company, in: tx).filter { $0.pausedAt != nil }.count
      if paused == 0 { return [] }
      let words = Words(WebhookStrings.table, language)
      return [
        AttentionItem(
          .soon, title: words.attention(paused), detail: words.attentionHelp, href: navigation.href)
      ]
    }
  }
}
