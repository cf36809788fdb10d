import Storage

/// The tables of this feature. Appended, never edited.
package enum TransmissionMigrations {
  package static let all = [
    Migration(
      id: "transmission-0001-emails", sql: emails,
      why: "documents sent by e-mail: to whom, asked by whom, when, and what became of it"),
    Migration(
      id: "transmission-0002-leases", sql: "ALTER TABLE email ADD COLUMN lease_until INTEGER;",
      why: "of several nodes, the one that is sending a mail says so again and again"),
    Migration(
      id: "transmission-0003-undelivered",
      sql: """
        CREATE INDEX email_undelivered ON email (company_id, state_at)
          WHERE state IN ('failed', 'uncertain');
        """,
      why: "the dashboard says which mails did not arrive, however many did"),
  ]

  /// The address is kept, as the proof of where a document went; what the merchant wrote beside it is not, once the mail
  /// has left or never will. What was asked for never changes, and an end is an end.
  private static let emails = """
    CREATE TABLE email (
      company_id BLOB NOT NULL,
      id BLOB NOT NULL,
      invoice_id BLOB NOT NULL,
      number TEXT NOT NULL,
      customer_id BLOB NOT NULL,
      recipient TEXT NOT NULL,
      recipient_key TEXT NOT NULL,
      subject TEXT NOT NULL,
      message TEXT,
      message_id TEXT NOT NULL,
      pdf_sha256 BLOB NOT NULL,
      confirmed TEXT NOT NULL,
      requested_at INTEGER NOT NULL,
      requested_by TEXT NOT NULL,
      reason TEXT,
      not_before INTEGER NOT NULL,
      state TEXT NOT NULL
        CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'cancelled', 'uncertain')),
      state_at INTEGER NOT NULL,
      next_at INTEGER NOT NULL,
      tries INTEGER NOT NULL CHECK (tries >= 0),
      last_code TEXT,
      last_words TEXT,
      PRIMARY KEY (company_id, id),
      CHECK (message IS NULL OR state IN ('queued', 'sending')),
      FOREIGN KEY (company_id, invoice_id) REFERENCES invoice(company_id, id),
      FOREIGN KEY (company_id, customer_id) REFERENCES customer(company_id, id)
    );
    CREATE INDEX email_by_invoice ON email (company_id, invoice_id, id);
    CREATE INDEX email_by_recipient ON email (company_id, recipient_key, customer_id);
    CREATE INDEX email_waiting ON email (company_id, state, next_at)
      WHERE state IN ('queued', 'sending');
    CREATE TRIGGER email_request_fixed BEFORE UPDATE OF company_id, id, invoice_id, number, customer_id,
      recipient, recipient_key, subject, message_id, pdf_sha256, confirmed, requested_at, requested_by, reason,
      not_before ON email
    BEGIN SELECT RAISE(ABORT, 'email: what was asked for does not change'); END;
    CREATE TRIGGER email_end_fixed BEFORE UPDATE ON email
    WHEN OLD.state IN ('sent', 'failed', 'cancelled', 'uncertain')
    BEGIN SELECT RAISE(ABORT, 'email: what became of it does not change'); END;
    CREATE TRIGGER email_no_delete BEFORE DELETE ON email
    BEGIN SELECT RAISE(ABORT, 'email is a log: sending again is a new row'); END;
    """
}
