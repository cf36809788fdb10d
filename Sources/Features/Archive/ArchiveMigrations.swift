import Storage

/// The tables of this feature. Appended, never edited.
package enum ArchiveMigrations {
  package static let all: [Migration] = [
    Migration(
      id: "archive-0001-scrub",
      sql: """
        CREATE TABLE archive_scrub (
          company_id BLOB NOT NULL PRIMARY KEY REFERENCES company(id),
          position BLOB,
          checked INTEGER NOT NULL CHECK (checked >= 0),
          begun_at INTEGER NOT NULL,
          last_full_at INTEGER
        );
        CREATE TABLE archive_finding (
          company_id BLOB NOT NULL REFERENCES company(id),
          invoice_id BLOB NOT NULL,
          number TEXT NOT NULL,
          found_at INTEGER NOT NULL,
          PRIMARY KEY (company_id, invoice_id)
        );
        """,
      why:
        "documents are read and hashed again, a thirtieth a day: where that stands, and which are damaged"
    )
  ]
}
