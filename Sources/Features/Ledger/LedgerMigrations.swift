import Storage

/// The tables of the books. Appended, never edited. Validated entries have no way to change.
package enum LedgerMigrations {
  package static let all = [
    Migration(
      id: "ledger-0001-books", sql: books + frozen(["ledger_entry", "entry_line"]),
      why: "fiscal years, validated entries and their lines, auxiliary accounts and matching"),
    AccountMonths.migration,
  ]

  /// `number` counts the entries of a year in the order they were validated, `journal_number` those of one journal; both
  /// without gap. `amount_minor` is euro cents, positive to the debit. `fiscal_year` is the last day of the year, as 20261231.
  private static let books = """
    CREATE TABLE fiscal_year (
      company_id BLOB NOT NULL,
      year INTEGER NOT NULL,
      first_day TEXT NOT NULL,
      last_day TEXT NOT NULL,
      last_number INTEGER NOT NULL CHECK (last_number >= 0),
      closed_through TEXT,
      closed_at INTEGER,
      PRIMARY KEY (company_id, year),
      CHECK (first_day <= last_day)
    );
    CREATE TABLE journal_series (
      company_id BLOB NOT NULL,
      fiscal_year INTEGER NOT NULL,
      journal TEXT NOT NULL,
      last_number INTEGER NOT NULL CHECK (last_number > 0),
      PRIMARY KEY (company_id, fiscal_year, journal),
      FOREIGN KEY (company_id, fiscal_year) REFERENCES fiscal_year(company_id, year)
    );
    CREATE TABLE ledger_account (
      company_id BLOB NOT NULL,
      number TEXT NOT NULL,
      title TEXT NOT NULL,
      PRIMARY KEY (company_id, number)
    );
    CREATE TABLE subledger_account (
      company_id BLOB NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('customer', 'supplier')),
      party TEXT NOT NULL,
      number INTEGER NOT NULL CHECK (number > 0),
      code TEXT NOT NULL,
      name TEXT NOT NULL,
      last_matching INTEGER NOT NULL,
      PRIMARY KEY (company_id, kind, party),
      UNIQUE (company_id, kind, number),
      UNIQUE (company_id, code)
    );
    CREATE TABLE ledger_entry (
      company_id BLOB NOT NULL,
      fiscal_year INTEGER NOT NULL,
      number INTEGER NOT NULL CHECK (number > 0),
      journal TEXT NOT NULL,
      journal_number INTEGER NOT NULL CHECK (journal_number > 0),
      entry_date TEXT NOT NULL,
      piece_reference TEXT NOT NULL,
      piece_date TEXT NOT NULL,
      label TEXT NOT NULL,
      validated_at INTEGER NOT NULL,
      reverses TEXT,
      PRIMARY KEY (company_id, fiscal_year, number),
      UNIQUE (company_id, fiscal_year, journal, journal_number),
      FOREIGN KEY (company_id, fiscal_year) REFERENCES fiscal_year(company_id, year)
    );
    CREATE INDEX ledger_entry_by_piece ON ledger_entry (company_id, piece_reference);
    CREATE UNIQUE INDEX ledger_entry_reversed_once ON ledger_entry (company_id, reverses)
      WHERE reverses IS NOT NULL;
    CREATE TABLE entry_line (
      company_id BLOB NOT NULL,
      fiscal_year INTEGER NOT NULL,
      number INTEGER NOT NULL,
      position INTEGER NOT NULL CHECK (position > 0),
      account TEXT NOT NULL,
      subledger TEXT,
      amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0),
      foreign_minor INTEGER,
      foreign_currency TEXT,
      PRIMARY KEY (company_id, fiscal_year, number, position),
      FOREIGN KEY (company_id, fiscal_year, number)
        REFERENCES ledger_entry(company_id, fiscal_year, number),
      CHECK ((foreign_minor IS NULL) = (foreign_currency IS NULL))
    );
    CREATE INDEX entry_line_by_account
      ON entry_line (company_id, account, subledger, fiscal_year, number);
    CREATE TABLE matching_line (
      company_id BLOB NOT NULL,
      fiscal_year INTEGER NOT NULL,
      number INTEGER NOT NULL,
      position INTEGER NOT NULL,
      code TEXT NOT NULL,
      matched_on TEXT NOT NULL,
      PRIMARY KEY (company_id, fiscal_year, number, position),
      FOREIGN KEY (company_id, fiscal_year, number, position)
        REFERENCES entry_line(company_id, fiscal_year, number, position)
    );

    """

  private static func frozen(_ tables: [String]) -> String {
    tables.map { table in
      """
      CREATE TRIGGER \(table)_no_update BEFORE UPDATE ON \(table)
      BEGIN SELECT RAISE(ABORT, '\(table) is validated: a correction is a reversing entry'); END;
      CREATE TRIGGER \(table)_no_delete BEFORE DELETE ON \(table)
      BEGIN SELECT RAISE(ABORT, '\(table) is validated: a correction is a reversing entry'); END;
      """
    }.joined(separator: "\n")
  }
}
