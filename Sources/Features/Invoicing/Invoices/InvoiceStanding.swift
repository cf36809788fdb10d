import Storage

/// Where each issued document stands, kept beside it: what lists are filtered by.
///
/// It follows from the document, its payments, its credit notes and what replaces it. Triggers make it, whichever way rows
/// come in (issuing, a restore, a replay), so that no statement can forget it and an archive need not hold it. Being open does
/// not say whether the due date is past: that changes by itself at midnight.
package enum InvoiceStanding: String, Sendable {
  /// Something is left to pay.
  case open
  case paid
  case partlyCredited = "partly_credited"
  case credited
  case replaced
  /// A credit note.
  case note
  /// Self-billed and not paid: nobody owes it to the company.
  case bought

  package static let table = "invoice_standing"

  static let migration = Migration(
    id: "invoicing-0021-standing", sql: tables,
    why: "lists of a million documents by status, day, due date and amount, each by an index")

  /// What is left to pay stands in the index by due dates: sums of a million documents are read from it alone.
  static let left = Migration(
    id: "invoicing-0024-left", sql: withLeft,
    why: "what is owed, by due date, without reading the documents")

  /// Of the document `i`.
  private static let standing = """
    CASE
      WHEN i.kind = '381' THEN 'note'
      WHEN EXISTS (SELECT 1 FROM invoice r WHERE r.company_id = i.company_id AND r.replaces = i.id)
        THEN 'replaced'
      WHEN coalesce((SELECT sum(c.net_minor) FROM credit c
        WHERE c.company_id = i.company_id AND c.invoice_id = i.id), 0) > 0
        THEN CASE WHEN (SELECT sum(c.net_minor) FROM credit c
          WHERE c.company_id = i.company_id AND c.invoice_id = i.id) >= i.net_minor
          THEN 'credited' ELSE 'partly_credited' END
      WHEN i.due_minor - coalesce((SELECT sum(a.amount_minor) FROM payment_allocation a
        WHERE a.company_id = i.company_id AND a.invoice_id = i.id AND a.on_document = 0), 0) <= 0
        THEN 'paid'
      WHEN coalesce(i.type_code, '') = '389' THEN 'bought'
      ELSE 'open' END
    """

  private static let row = """
    SELECT i.company_id, i.id, \(standing), i.issue_date, coalesce(i.due_date, '9999-12-31')
    FROM invoice i
    """

  private static func settle(_ invoice: String) -> String {
    """
    UPDATE invoice_standing SET standing = (SELECT \(standing) FROM invoice i
        WHERE i.company_id = NEW.company_id AND i.id = NEW.\(invoice))
      WHERE company_id = NEW.company_id AND invoice_id = NEW.\(invoice);
    """
  }

  /// What has no due date is due last.
  private static let tables = """
    CREATE TABLE invoice_standing (
      company_id BLOB NOT NULL,
      invoice_id BLOB NOT NULL,
      standing TEXT NOT NULL CHECK (standing IN
        ('open', 'paid', 'partly_credited', 'credited', 'replaced', 'note', 'bought')),
      issue_date TEXT NOT NULL,
      due_date TEXT NOT NULL,
      PRIMARY KEY (company_id, invoice_id),
      FOREIGN KEY (company_id, invoice_id) REFERENCES invoice(company_id, id)
    );
    INSERT INTO invoice_standing (company_id, invoice_id, standing, issue_date, due_date) \(row);
    CREATE INDEX invoice_standing_by_day
      ON invoice_standing (company_id, standing, issue_date, invoice_id);
    CREATE INDEX invoice_standing_by_due
      ON invoice_standing (company_id, standing, due_date, invoice_id);
    CREATE INDEX invoice_by_day ON invoice (company_id, issue_date, id);
    CREATE INDEX invoice_by_gross ON invoice (company_id, gross_minor, id);
    CREATE INDEX invoice_by_type ON invoice (company_id, type_code, issue_date, id)
      WHERE type_code IS NOT NULL;
    CREATE TRIGGER invoice_stands AFTER INSERT ON invoice
    BEGIN
      INSERT INTO invoice_standing (company_id, invoice_id, standing, issue_date, due_date)
        \(row) WHERE i.company_id = NEW.company_id AND i.id = NEW.id;
      UPDATE invoice_standing SET standing = 'replaced'
        WHERE company_id = NEW.company_id AND invoice_id = NEW.replaces;
    END;
    CREATE TRIGGER invoice_standing_credited AFTER INSERT ON credit
    BEGIN
      \(settle("invoice_id"))
    END;
    CREATE TRIGGER invoice_standing_settled AFTER INSERT ON payment_allocation
    WHEN NEW.on_document = 0
    BEGIN
      \(settle("invoice_id"))
    END;
    """

  // MARK: With what is left

  /// Of the document `i`: a prepayment that the document deducts itself is in `due_minor`.
  private static let leftToPay = """
    i.due_minor - coalesce((SELECT CAST(sum(a.amount_minor) AS BIGINT) FROM payment_allocation a
      WHERE a.company_id = i.company_id AND a.invoice_id = i.id AND a.on_document = 0), 0)
    """

  private static let columns =
    "company_id, invoice_id, standing, issue_date, due_date, currency, left_minor"

  private static let wholeRow = """
    SELECT i.company_id, i.id, \(standing), i.issue_date, coalesce(i.due_date, '9999-12-31'),
      i.currency, \(leftToPay)
    FROM invoice i
    """

  private static func settleWhole(_ invoice: String) -> String {
    """
    UPDATE invoice_standing SET
        standing = (SELECT \(standing) FROM invoice i
          WHERE i.company_id = NEW.company_id AND i.id = NEW.\(invoice)),
        left_minor = (SELECT \(leftToPay) FROM invoice i
          WHERE i.company_id = NEW.company_id AND i.id = NEW.\(invoice))
      WHERE company_id = NEW.company_id AND invoice_id = NEW.\(invoice);
    """
  }

  /// The table is made anew: it follows from the documents.
  private static let withLeft = """
    DROP TRIGGER invoice_stands;
    DROP TRIGGER invoice_standing_credited;
    DROP TRIGGER invoice_standing_settled;
    DROP TABLE invoice_standing;
    CREATE TABLE invoice_standing (
      company_id BLOB NOT NULL,
      invoice_id BLOB NOT NULL,
      standing TEXT NOT NULL CHECK (standing IN
        ('open', 'paid', 'partly_credited', 'credited', 'replaced', 'note', 'bought')),
      issue_date TEXT NOT NULL,
      due_date TEXT NOT NULL,
      currency TEXT NOT NULL,
      left_minor INTEGER NOT NULL,
      PRIMARY KEY (company_id, invoice_id),
      FOREIGN KEY (company_id, invoice_id) REFERENCES invoice(company_id, id)
    );
    INSERT INTO invoice_standing (\(columns)) \(wholeRow);
    CREATE INDEX invoice_standing_by_day
      ON invoice_standing (company_id, standing, issue_date, invoice_id);
    CREATE INDEX invoice_standing_by_due
      ON invoice_standing (company_id, standing, due_date, invoice_id, currency, left_minor);
    CREATE TRIGGER invoice_stands AFTER INSERT ON invoice
    BEGIN
      INSERT INTO invoice_standing (\(columns))
        \(wholeRow) WHERE i.company_id = NEW.company_id AND i.id = NEW.id;
      UPDATE invoice_standing SET standing = 'replaced'
        WHERE company_id = NEW.company_id AND invoice_id = NEW.replaces;
    END;
    CREATE TRIGGER invoice_standing_credited AFTER INSERT ON credit
    BEGIN
      \(settleWhole("invoice_id"))
    END;
    CREATE TRIGGER invoice_standing_settled AFTER INSERT ON payment_allocation
    WHEN NEW.on_document = 0
    BEGIN
      \(settleWhole("invoice_id"))
    END;
    """
}
