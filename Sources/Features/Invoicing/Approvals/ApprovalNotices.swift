import Kernel
import Money
import Storage

/// Mails people that an act awaits them, and what became of it: a job for each mailbox, so that each hears of it once.
package struct ApprovalNotices: Sendable {
  package enum Kind: String, Sendable { case asked, approved, refused }

  package static let kind = "approvals.notice"

  let company: CompanyID
  let seller: String
  let database: Database
  /// `nil` where no mail is set up; the page shows it all the same.
  let send:
    (
      @Sendable (_ id: RawID, _ to: EmailAddress, _ subject: String, _ text: String) async throws ->
        Void
    )?

  package init(
    company: CompanyID, seller: String, database: Database,
    send: (
      @Sendable (_ id: RawID, _ to: EmailAddress, _ subject: String, _ text: String) async throws ->
        Void
    )?
  ) {
    self.company = company
    self.seller = seller
    self.database = database
    self.send = send
  }

  static func job(_ notice: Kind, _ id: HeldAct.ID, to mailbox: String) -> JobRequest {
    let input = "\(id) \(notice.rawValue) \(mailbox)"
    return JobRequest(kind, key: input, input: input)
  }

  package var handler: JobHandler {
    let this = self
    return JobHandler(Self.kind) { job in
      let words = job.input.split(separator: " ", maxSplits: 2).map(String.init)
      guard words.count == 3, let id = HeldAct.ID(words[0]), let notice = Kind(rawValue: words[1]),
        let address = try? EmailAddress(words[2]), let send = this.send
      else { return .done }
      let company = this.company
      let found = try await this.database.read {
        (try HeldActStore.act(id, of: company, in: $0), $0.now)
      }
      guard let act = found.0 else { return .done }
      // What was decided meanwhile needs nobody's decision any more.
      if notice == .asked, !act.state(at: found.1).isOpen { return .done }
      let title = ApprovalStrings.subject(notice)
      try await send(
        job.id.raw, address, "\(this.seller)\u{A0}: \(title.fr) / \(title.en)",
        [Language.fr, .en].map { this.text(notice, act, $0) }.joined(separator: "\n\n— — —\n\n"))
      return .done
    }
  }

  private func text(_ notice: Kind, _ act: HeldAct, _ language: Language) -> String {
    let words = Words(ApprovalStrings.table, language)
    let colon = language == .fr ? "\u{A0}: " : ": "
    var lines = [
      "\(seller) — \(ApprovalStrings.subject(notice)(language)).", "",
      ApprovalStrings.title(act.kind)(language) + " (\(act.id))",
    ]
    if let amount = act.amount { lines.append(words.amount + colon + language.money(amount)) }
    if !act.subject.isEmpty { lines.append(words.payment + colon + act.subject) }
    lines.append("\(words.askedBy)\(colon)\(act.asker.name), \(language.moment(act.askedAt))")
    if let decision = act.decision {
      lines.append("\(words.decidedBy)\(colon)\(decision.name), \(language.moment(decision.at))")
      if let reason = decision.reason { lines.append(words.reason + colon + reason) }
    }
    return (lines + ["", ApprovalStrings.advice(language)]).joined(separator: "\n")
  }
}
