/// One thing a person or a program may be allowed to do in a company. The raw value is the scope of an API key, and never
/// renamed.
package enum Permission: String, CaseIterable, Hashable, Sendable {
  /// Orders, drafts, invoices and credit notes with their files; the shield.
  case documentsRead = "documents:read"
  /// Enter orders, make drafts, mend orders, import files.
  case draftsWrite = "drafts:write"
  /// Issue what then never changes: invoices, credit notes, corrections, deposits.
  case documentsIssue = "documents:issue"
  /// Go past a guard that asks.
  case guardsOverride = "guards:override"
  case paymentsRead = "payments:read"
  case paymentsWrite = "payments:write"
  /// Give money back.
  case refundsWrite = "refunds:write"
  case booksRead = "books:read"
  /// Entries by hand and their reversals.
  case booksWrite = "books:write"
  case bankRead = "bank:read"
  /// Propose, approve or refuse another bank account.
  case bankWrite = "bank:write"
  case emailsRead = "emails:read"
  case emailsSend = "emails:send"
  /// The sealed log, its checkpoints and proofs; the archive.
  case sealRead = "seal:read"
  /// Check the log, read the archive through, export it.
  case archiveRun = "archive:run"
  case jobsRead = "jobs:read"
  case jobsWrite = "jobs:write"
  /// What VIES, Sirene and the central bank say; validations; tables of the law.
  case referenceRead = "reference:read"
  case eventsRead = "events:read"
  case webhooksRead = "webhooks:read"
  case webhooksWrite = "webhooks:write"
  case usersRead = "users:read"
  case usersWrite = "users:write"
  case keysRead = "keys:read"
  case keysWrite = "keys:write"
  case auditRead = "audit:read"
  /// Products with their prices.
  case catalogueRead = "catalogue:read"
  case catalogueWrite = "catalogue:write"
  /// The company's particulars, the look of its documents, the pattern of its numbers.
  case settingsRead = "settings:read"
  case settingsWrite = "settings:write"
  /// Add companies to the installation, make sandboxes and move their clocks.
  case companiesWrite = "companies:write"

  /// Whether it changes nothing.
  package var isReading: Bool { rawValue.hasSuffix(":read") }

  /// Whether a person must have proved who they are a moment ago, by whatever door they come: an unattended screen must not
  /// make accesses.
  package var asksForProof: Bool { self == .usersWrite || self == .keysWrite }

  package func name(_ language: Language) -> String { PermissionStrings.name(of: self)(language) }
}
