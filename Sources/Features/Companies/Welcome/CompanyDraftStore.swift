import Accounts
import Foundation
import Kernel
import Storage

/// Every SQL statement on companies that are being described.
///
/// What was typed is sealed: an IBAN may be among it. Without the key of the vault everything is kept but an account.
package struct CompanyDraftStore: Sendable {
  let vault: @Sendable (_ mayMake: Bool) -> Vault

  static let migration = Migration(
    id: "companies-0002-drafts",
    sql: """
      CREATE TABLE company_draft (
        user_id BLOB PRIMARY KEY NOT NULL REFERENCES user_account(id),
        body TEXT NOT NULL,
        reached TEXT NOT NULL,
        answer TEXT,
        changed_at INTEGER NOT NULL
      );
      CREATE TABLE setup_dismissal (
        company_id BLOB PRIMARY KEY NOT NULL REFERENCES company(id),
        dismissed_at INTEGER NOT NULL
      );
      INSERT INTO setup_dismissal (company_id, dismissed_at) SELECT id, created_at FROM company;
      """,
    why:
      "the first company is described in steps that can be left and taken up again; what remains to set up is shown until it is done or sent away, and to none that is there already"
  )

  /// - Throws: `VaultProblem` where what was typed cannot be opened now: nothing is written over it.
  func find(_ user: User.ID, in tx: borrowing Transaction) throws -> CompanyDraft? {
    try tx.row("SELECT body, reached, answer FROM company_draft WHERE user_id = \(user)") { row in
      var draft = CompanyDraft()
      for member in try JSONParser.parse(opened(row.text(0), of: user)).root.members {
        if let field = CompanyDraft.Field(rawValue: member.key) {
          draft[field] = member.value.text ?? ""
        }
      }
      draft.reached = WelcomeStep(rawValue: try row.text(1)) ?? .identity
      draft.answer = try row.textOrNil(2).flatMap(FillFromRegister.Outcome.init(rawValue:))
      return draft
    }
  }

  /// - Throws: `VaultProblem` where there is a bank account and no key.
  func save(_ draft: CompanyDraft, of user: User.ID, in tx: borrowing Transaction) throws {
    // Where there is no company yet, nothing else forgets them.
    try Self.forget(in: tx)
    let body = try sealed(draft, of: user, in: tx)
    try tx.run(
      """
      INSERT INTO company_draft (user_id, body, reached, answer, changed_at)
      VALUES (\(user), \(body), \(draft.reached.rawValue), \(draft.answer?.rawValue),
        \(tx.now))
      ON CONFLICT (user_id) DO UPDATE SET body = excluded.body, reached = excluded.reached,
        answer = excluded.answer, changed_at = excluded.changed_at
      """)
  }

  // MARK: Sealing

  private static let mark = "sealed:"

  private static func place(of user: User.ID) -> Vault.Place {
    Vault.Place(ofInstallation: "company_draft", "body", user.raw)
  }

  private func sealed(
    _ draft: CompanyDraft, of user: User.ID, in tx: borrowing Transaction
  ) throws -> String {
    // What somebody else wrote is sealed by a key that is away: a new one would close it for good.
    let known = try tx.row("SELECT 1 FROM company_draft WHERE body LIKE 'sealed:%' LIMIT 1") {
      try $0.int(0)
    }
    let (vault, json) = (vault(known == nil), Self.json(draft))
    if let problem = vault.problem {
      if !draft[.iban].isEmpty { throw problem }
      return json
    }
    let bytes = try vault.seal(Array(json.utf8), at: Self.place(of: user))
    return Self.mark + Data(bytes).base64EncodedString()
  }

  private static func json(_ draft: CompanyDraft) -> String {
    let json = JSONWriter()
    json.object {
      for field in CompanyDraft.Field.allCases where !draft[field].isEmpty {
        json.field(field.rawValue, draft[field])
      }
    }
    return json.string
  }

  private func opened(_ body: String, of user: User.ID) throws -> [UInt8] {
    guard body.hasPrefix(Self.mark) else { return Array(body.utf8) }
    let sealed = Data(base64Encoded: String(body.dropFirst(Self.mark.count))) ?? Data()
    return try vault(false).open(Array(sealed), at: Self.place(of: user))
  }

  /// - Returns: whether there was one.
  static func remove(_ user: User.ID, in tx: borrowing Transaction) throws -> Bool {
    try tx.run("DELETE FROM company_draft WHERE user_id = \(user)") == 1
  }

  /// Days a company may stay half described: names and addresses of persons are in it.
  private static let keptDays: Int64 = 30

  /// What was left long ago, of everybody.
  package static func forget(in tx: borrowing Transaction) throws {
    let end = tx.now.adding(seconds: -keptDays * 86_400)
    try tx.run("DELETE FROM company_draft WHERE changed_at < \(end)")
  }

  /// What everybody wrote: there is a company now.
  static func removeAll(in tx: borrowing Transaction) throws {
    try tx.run("DELETE FROM company_draft")
  }
}
