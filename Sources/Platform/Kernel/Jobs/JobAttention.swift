/// What was given up waits for somebody.
extension JobPages {
  package static func attention(of company: CompanyID) -> AttentionSource {
    AttentionSource(.jobsRead) { language, tx in
      let dead = try JobStore.backlog(of: company, in: tx).dead
      if dead == 0 { return [] }
      let words = Words(JobStrings.table, language)
      return [
        AttentionItem(
          .soon, title: words.attention(dead), detail: words.attentionHelp,
          href: FormFields().with("state", "dead").path(path))
      ]
    }
  }
}
