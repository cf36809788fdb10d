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
    ),
    Migration(
      id: "archive-0002-exports",
      sql: """
        CREATE TABLE archive_export (
          company_id BLOB NOT NULL REFERENCES company(id),
          made_at INTEGER NOT NULL,
          folder TEXT NOT NULL,
          periods TEXT NOT NULL,
          entries INTEGER NOT NULL,
          documents INTEGER NOT NULL,
          bytes INTEGER NOT NULL,
          damaged INTEGER NOT NULL,
          index_sha256 BLOB NOT NULL,
          signed_by TEXT,
          PRIMARY KEY (company_id, made_at)
        );
        ALTER TABLE archive_scrub ADD COLUMN last_begun_at INTEGER;
        ALTER TABLE archive_scrub ADD COLUMN last_documents INTEGER;
        ALTER TABLE archive_scrub ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE archive_scrub ADD COLUMN last_bytes INTEGER;
        """,
      why:
        "which archives were exported, when, where to and up to which entry; and what the last whole walk of the scrub read"
    ),
  ]
}
