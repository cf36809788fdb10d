import Storage

/// The tables of payments. Appended, never edited; payments and their allocations never change.
enum PaymentMigrations {
  static let payments = Migration(
    id: "invoicing-0020-payments",
    sql: tables + InvoicingMigrations.frozen(["payment", "payment_allocation"]),
    why:
      "payments and refunds, which document each settles; and which account each sold line was posted to, so that a credit note takes it back from the same one"
  )

  static let lists = Migration(
    id: "invoicing-0022-payment-lists",
    sql: """
      CREATE INDEX payment_by_day ON payment (company_id, day, id);
      CREATE INDEX payment_by_direction ON payment (company_id, direction, day, id);
      CREATE INDEX payment_by_customer ON payment (company_id, customer_id, id);
      CREATE INDEX payment_by_number ON payment (company_id, number);
      CREATE INDEX payment_by_reference ON payment (company_id, reference)
        WHERE reference IS NOT NULL;
      """,
    why: "the list of payments, each of its orders by an index; and those of a customer")

  /// An allocation that is `on_document` is the BT-113 of the document; others came after it.
  private static let tables = """
    ALTER TABLE invoice_line ADD COLUMN account TEXT;
    ALTER TABLE invoice_adjustment ADD COLUMN account TEXT;
    ALTER TABLE invoice_vat ADD COLUMN account TEXT;
    CREATE TABLE payment (
      company_id BLOB NOT NULL,
      id BLOB NOT NULL,
      direction TEXT NOT NULL CHECK (direction IN ('received', 'refunded')),
      series TEXT NOT NULL,
      sequence INTEGER NOT NULL CHECK (sequence > 0),
      number TEXT NOT NULL,
      day TEXT NOT NULL,
      recorded_at INTEGER NOT NULL,
      means TEXT NOT NULL,
      provider TEXT,
      reference TEXT,
      currency TEXT NOT NULL,
      amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
      euro_minor INTEGER NOT NULL CHECK (euro_minor > 0),
      fee_minor INTEGER NOT NULL CHECK (fee_minor >= 0),
      customer_id BLOB NOT NULL,
      refunds BLOB,
      fiscal_year INTEGER NOT NULL,
      entry_number INTEGER NOT NULL,
      PRIMARY KEY (company_id, id),
      UNIQUE (company_id, series, sequence),
      FOREIGN KEY (company_id, series) REFERENCES number_series(company_id, series),
      FOREIGN KEY (company_id, customer_id) REFERENCES customer(company_id, id),
      FOREIGN KEY (company_id, fiscal_year, entry_number)
        REFERENCES ledger_entry(company_id, fiscal_year, number)
    );
    CREATE INDEX payment_refunds ON payment (company_id, refunds) WHERE refunds IS NOT NULL;
    CREATE TABLE payment_allocation (
      company_id BLOB NOT NULL,
      payment_id BLOB NOT NULL,
      position INTEGER NOT NULL CHECK (position > 0),
      invoice_id BLOB NOT NULL,
      amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0),
      on_document INTEGER NOT NULL CHECK (on_document IN (0, 1)),
      allocated_at INTEGER NOT NULL,
      PRIMARY KEY (company_id, payment_id, position),
      FOREIGN KEY (company_id, payment_id) REFERENCES payment(company_id, id),
      FOREIGN KEY (company_id, invoice_id) REFERENCES invoice(company_id, id)
    );
    CREATE INDEX payment_allocation_by_invoice ON payment_allocation (company_id, invoice_id);

    """
}
