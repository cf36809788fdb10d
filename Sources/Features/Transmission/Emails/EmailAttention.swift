import Kernel

/// Mails that did not leave, or of which nobody knows whether they did.
extension SendPages {
  package static func attention(of company: CompanyID) -> AttentionSource {
    AttentionSource(.emailsRead) { language, tx in
      let words = Words(TransmissionStrings.table, language)
      return try [
        (DocumentEmail.State.failed, words.attentionFailed),
        (.uncertain, words.attentionUncertain),
      ].compactMap { state, title in
        let count = try DocumentEmailStore.undelivered(state, of: company, in: tx)
        if count == 0 { return nil }
        return AttentionItem(
          .now, title: title(count), detail: words.attentionHelp,
          href: FormFields().with("state", state.rawValue).path(path))
      }
    }
  }
}
