import Accounts
import Kernel
import Storage

/// Every SQL statement on companies that are being described.
enum CompanyDraftStore {
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

  static func find(_ user: User.ID, in tx: borrowing Transaction) throws -> CompanyDraft? {
    try tx.row("SELECT body, reached, answer FROM company_draft WHERE user_id = \(user)") { row in
      var draft = CompanyDraft()
      for member in try JSONParser.parse(Array(row.text(0).utf8)).root.members {
        if let field = CompanyDraft.Field(rawValue: member.key) {
          draft[field] = member.value.text ?? ""
        }
      }
      draft.reached = WelcomeStep(rawValue: try row.text(1)) ?? .identity
      draft.answer = try row.textOrNil(2).flatMap(FillFromRegister.Outcome.init(rawValue:))
      return draft
    }
  }

  static func save(_ draft: CompanyDraft, of user: User.ID, in tx: borrowing Transaction) throws {
    let json = JSONWriter()
    json.object {
      for field in CompanyDraft.Field.allCases where !draft[field].isEmpty {
        json.field(field.rawValue, draft[field])
      }
    }
    try tx.run(
      """
      INSERT INTO company_draft (user_id, body, reached, answer, changed_at)
      VALUES (\(user), \(json.string), \(draft.reached.rawValue), \(draft.answer?.rawValue),
        \(tx.now))
      ON CONFLICT (user_id) DO UPDATE SET body = excluded.body, reached = excluded.reached,
        answer = excluded.answer, changed_at = excluded.changed_at
      """)
  }

  /// What everybody wrote: there is a company now.
  static func removeAll(in tx: borrowing Transaction) throws {
    try tx.run("DELETE FROM company_draft")
  }
}
