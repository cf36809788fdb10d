import Storage

/// The tables of companies that are for trying things out, and of those that are being described.
package enum CompaniesMigrations {
  package static let all = [sandboxes, CompanyDraftStore.migration]

  private static let sandboxes = Migration(
    id: "companies-0001-sandboxes",
    sql: """
      CREATE TABLE sandbox (
        company_id BLOB NOT NULL PRIMARY KEY REFERENCES company(id),
        of_company BLOB NOT NULL,
        ahead_us INTEGER NOT NULL DEFAULT 0 CHECK (ahead_us >= 0),
        made_at INTEGER NOT NULL
      );
      """,
    why: "a company to try things out in: whose it is, and how far its clock was moved")
}
