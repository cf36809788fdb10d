import Kernel
import Storage

/// The tables of this feature. Appended, never edited.
///
/// Every key begins with `company_id`. Issued documents have no way to change: triggers refuse UPDATE and DELETE
/// on them, so a correction can only be a new row (CGI 286, I-3° bis).
package enum InvoicingMigrations {
  package static let all: [Migration] = [
    Migration(
      id: "invoicing-0001-documents", sql: documents + frozen(frozenTables),
      why: "companies, orders, issued documents with their lines, files and seals"),
    Migration(
      id: "invoicing-0002-vat-reasons", sql: vatReasons,
      why: "why VAT is charged or not: the words printed (BT-120), and the decision explained"),
    Migration(
      id: "invoicing-0003-shield", sql: shield,
      why: "what the guards stopped or warned of, so that it can be mended and counted"),
    Migration(
      id: "invoicing-0004-credited-charges", sql: creditedCharges,
      why:
        "which charge or discount of an invoice a credit note takes back, so that none goes back twice"
    ),
    Migration(
      id: "invoicing-0005-type-code", sql: "ALTER TABLE invoice ADD COLUMN type_code TEXT;",
      why:
        "deposits (386): `kind` says which way an amount goes, 380 or 381; this is BT-3 where it is another"
    ),
    Migration(
      id: "invoicing-0006-duplicates",
      sql: """
        CREATE TABLE duplicate (
          company_id BLOB NOT NULL,
          invoice_id BLOB NOT NULL,
          copy INTEGER NOT NULL CHECK (copy > 0),
          made_at INTEGER NOT NULL,
          PRIMARY KEY (company_id, invoice_id, copy),
          FOREIGN KEY (company_id, invoice_id) REFERENCES invoice(company_id, id)
        );
        """ + frozen(["duplicate"]),
      why: "how many copies of a document were made, each marked as one"),
    Migration(
      id: "invoicing-0007-order-edits", sql: orderEdits + frozen(["order_revision"]),
      why: "orders the shop edits: what they said before, and the policy each was entered under"),
    Migration(
      id: "invoicing-0008-currencies", sql: currencies,
      why: "invoices in other currencies: their VAT in euros (BT-111), and at which rate"),
    Migration(
      id: "invoicing-0009-corrections",
      sql: """
        ALTER TABLE sales_order ADD COLUMN told_hash BLOB;
        ALTER TABLE invoice ADD COLUMN replaces BLOB;
        CREATE UNIQUE INDEX invoice_replaces ON invoice (company_id, replaces)
          WHERE replaces IS NOT NULL;
        """,
      why:
        "corrected invoices (384): which one each cancels and replaces, once; and what the shop says of an order that was corrected here"
    ),
    Migration(
      id: "invoicing-0010-periodic",
      sql: """
        CREATE TABLE periodic_member (
          company_id BLOB NOT NULL,
          order_id BLOB NOT NULL,
          invoiced_as BLOB NOT NULL,
          first_line INTEGER NOT NULL CHECK (first_line > 0),
          last_line INTEGER NOT NULL CHECK (last_line >= first_line),
          first_adjustment INTEGER NOT NULL CHECK (first_adjustment > 0),
          last_adjustment INTEGER NOT NULL,
          PRIMARY KEY (company_id, order_id),
          FOREIGN KEY (company_id, order_id) REFERENCES sales_order(company_id, id),
          FOREIGN KEY (company_id, invoiced_as) REFERENCES sales_order(company_id, id)
        );
        CREATE INDEX periodic_member_of ON periodic_member (company_id, invoiced_as);
        """ + frozen(["periodic_member"]),
      why: "orders invoiced together: which lines and charges of the invoice are whose"),
    Migration(
      id: "invoicing-0011-self-billing",
      sql: """
        CREATE TABLE self_billing (
          company_id BLOB NOT NULL,
          order_id BLOB NOT NULL,
          supplier TEXT NOT NULL,
          mandate TEXT NOT NULL,
          PRIMARY KEY (company_id, order_id),
          FOREIGN KEY (company_id, order_id) REFERENCES sales_order(company_id, id)
        );
        """ + frozen(["self_billing"]),
      why:
        "self-billed invoices (389): the supplier in whose name each is made out, and by which mandate"
    ),
    BankChangeStore.migration, MendStore.migration,
    Migration(
      id: "invoicing-0014-turnover", sql: turnover,
      why: "turnover of each year, by what limits of VAT measure; and what each line counts in"),
    Migration(
      id: "invoicing-0015-text", sql: InvoiceText.migration + frozen(["invoice_text"]),
      why: "what a document is found by: its number, buyer, orders, what was sold, its amounts"),
    Migration(
      id: "invoicing-0016-credited-members",
      sql: """
        ALTER TABLE credit ADD COLUMN member_order_id BLOB;
        CREATE INDEX credit_by_member ON credit (company_id, member_order_id)
          WHERE member_order_id IS NOT NULL;
        """,
      why: "which order of a periodic invoice a credit note takes back, whichever order asks for it"
    ),
    PaymentMigrations.payments,
    LogStore.migration, PendingEvents.migration,
    TimestampStore.migration,
    SegmentStore.migration, RetentionStore.migration, LogCheckStore.migration,
    VerificationToken.migration, CheckpointMailStore.migration, CheckpointMailStore.leases,
    Migration(
      id: "invoicing-0017-bulk", sql: BulkStore.tables,
      why: "many lines asked for in one request, and what became of each"),
    HeldActStore.migration,
    InvoiceStanding.migration, PaymentMigrations.lists, PortalStore.migration,
    Migration(
      id: "invoicing-0018-typed-invoices", sql: TypedStore.tables,
      why: "invoices made by hand, as they are typed, right or wrong, until they are an order"),
    CompanyStore.doorMigration, InvoiceStanding.left, OrdersWithoutInvoice.migration,
    PortalStore.mailed, BulkStore.running,
    Migration(
      id: "invoicing-0019-article-learning", sql: LearningStore.tables,
      why: "how far the catalogue has come in taking over what was sold"),
    Migration(
      id: "invoicing-0071-held-orders",
      sql: """
        DROP INDEX shield_event_open;
        CREATE INDEX shield_event_open ON shield_event (company_id, last_at, source, order_number)
          WHERE outcome = 'open';
        """,
      why: "the list of the orders that are held, page by page"),
    OrdersWithoutInvoice.late,
  ]

  /// One row a year, moved by the transaction that issues. Lines issued before count nothing: the company declares that
  /// turnover. `turnover` of a line is a set: 1 national goods, 2 national services, 4 distance sales.
  private static let turnover = """
    ALTER TABLE invoice_line ADD COLUMN turnover INTEGER;
    ALTER TABLE invoice_adjustment ADD COLUMN turnover INTEGER;
    CREATE TABLE turnover (
      company_id BLOB NOT NULL REFERENCES company(id),
      year INTEGER NOT NULL,
      goods_minor INTEGER NOT NULL,
      services_minor INTEGER NOT NULL,
      distance_minor INTEGER NOT NULL,
      peak_national_minor INTEGER NOT NULL CHECK (peak_national_minor >= goods_minor + services_minor),
      peak_services_minor INTEGER NOT NULL CHECK (peak_services_minor >= services_minor),
      peak_distance_minor INTEGER NOT NULL CHECK (peak_distance_minor >= distance_minor),
      PRIMARY KEY (company_id, year)
    );
    """

  /// Units of the currency for one euro; all NULL on a document in euros.
  private static let currencies = """
    ALTER TABLE invoice ADD COLUMN exchange_rate_e6 INTEGER CHECK (exchange_rate_e6 > 0);
    ALTER TABLE invoice ADD COLUMN exchange_rate_date TEXT;
    ALTER TABLE invoice ADD COLUMN exchange_rate_source TEXT;
    ALTER TABLE invoice ADD COLUMN vat_eur_minor INTEGER;
    """

  /// `sales_order` holds the latest revision, `order_revision` those before; a document names the one it was made of.
  private static let orderEdits = """
    ALTER TABLE sales_order ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE sales_order ADD COLUMN edit_policy TEXT NOT NULL DEFAULT 'refuse'
      CHECK (edit_policy IN ('refuse', 'reissue'));
    ALTER TABLE invoice ADD COLUMN order_revision INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE order_revision (
      company_id BLOB NOT NULL,
      order_id BLOB NOT NULL,
      revision INTEGER NOT NULL,
      replaced_at INTEGER NOT NULL,
      body TEXT NOT NULL,
      body_hash BLOB NOT NULL,
      PRIMARY KEY (company_id, order_id, revision),
      FOREIGN KEY (company_id, order_id) REFERENCES sales_order(company_id, id)
    );

    """

  /// `adjustment_position` 0: a line, or an amount of the whole invoice. Charges count positive, discounts
  /// negative. Rows written before have no VAT of their own: it is that of their line.
  private static let creditedCharges = """
    ALTER TABLE credit ADD COLUMN adjustment_position INTEGER NOT NULL DEFAULT 0
      CHECK (adjustment_position >= 0);
    ALTER TABLE credit ADD COLUMN vat_category TEXT;
    ALTER TABLE credit ADD COLUMN vat_rate_e2 INTEGER;
    ALTER TABLE credit ADD COLUMN vat_exemption TEXT;
    ALTER TABLE credit ADD COLUMN vat_reason TEXT;
    """

  private static let shield = """
    CREATE TABLE shield_event (
      company_id BLOB NOT NULL REFERENCES company(id),
      source TEXT NOT NULL,
      order_number TEXT NOT NULL,
      code TEXT NOT NULL,
      error TEXT NOT NULL,
      severity TEXT NOT NULL CHECK (severity IN ('stop', 'warn')),
      outcome TEXT NOT NULL CHECK (outcome IN ('open', 'mended', 'warned')),
      times INTEGER NOT NULL,
      first_at INTEGER NOT NULL,
      last_at INTEGER NOT NULL,
      text_fr TEXT NOT NULL,
      text_en TEXT NOT NULL,
      PRIMARY KEY (company_id, source, order_number, code)
    );
    CREATE INDEX shield_event_open ON shield_event (company_id, last_at) WHERE outcome = 'open';
    """

  /// Documents issued before hold none: their words follow from the VATEX code alone.
  private static let vatReasons = """
    ALTER TABLE invoice_line ADD COLUMN vat_reason TEXT;
    ALTER TABLE invoice_adjustment ADD COLUMN vat_reason TEXT;
    ALTER TABLE invoice_vat ADD COLUMN vat_reason TEXT;
    ALTER TABLE invoice_vat ADD COLUMN explanation_fr TEXT;
    ALTER TABLE invoice_vat ADD COLUMN explanation_en TEXT;
    """

  private static let documents = """
    CREATE TABLE company (
      id BLOB NOT NULL PRIMARY KEY,
      siren TEXT NOT NULL,
      created_at INTEGER NOT NULL
    );
    CREATE TABLE company_profile (
      company_id BLOB NOT NULL REFERENCES company(id),
      version INTEGER NOT NULL,
      json TEXT NOT NULL,
      logo BLOB,
      created_at INTEGER NOT NULL,
      PRIMARY KEY (company_id, version)
    );
    CREATE TABLE sealing_key (
      company_id BLOB NOT NULL REFERENCES company(id),
      fingerprint TEXT NOT NULL,
      public_key BLOB NOT NULL,
      since INTEGER NOT NULL,
      PRIMARY KEY (company_id, fingerprint)
    );
    CREATE TABLE sales_order (
      company_id BLOB NOT NULL REFERENCES company(id),
      id BLOB NOT NULL,
      source TEXT NOT NULL,
      external_id TEXT NOT NULL,
      ordered_on TEXT NOT NULL,
      received_at INTEGER NOT NULL,
      body TEXT NOT NULL,
      body_hash BLOB NOT NULL,
      PRIMARY KEY (company_id, id),
      UNIQUE (company_id, source, external_id)
    );
    CREATE TABLE draft (
      company_id BLOB NOT NULL,
      id BLOB NOT NULL,
      order_id BLOB NOT NULL,
      created_at INTEGER NOT NULL,
      buyer_name TEXT NOT NULL,
      buyer_search TEXT NOT NULL,
      order_reference TEXT NOT NULL,
      currency TEXT NOT NULL,
      net_minor INTEGER NOT NULL,
      vat_minor INTEGER NOT NULL,
      gross_minor INTEGER NOT NULL,
      due_minor INTEGER NOT NULL,
      PRIMARY KEY (company_id, id),
      UNIQUE (company_id, order_id),
      FOREIGN KEY (company_id, order_id) REFERENCES sales_order(company_id, id)
    );
    CREATE TABLE number_series (
      company_id BLOB NOT NULL REFERENCES company(id),
      series TEXT NOT NULL,
      kind TEXT NOT NULL,
      last_sequence INTEGER NOT NULL CHECK (last_sequence >= 0),
      head_hash BLOB NOT NULL,
      last_issue_date TEXT,
      PRIMARY KEY (company_id, series)
    );
    CREATE TABLE invoice (
      company_id BLOB NOT NULL,
      id BLOB NOT NULL,
      order_id BLOB NOT NULL,
      cause TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('380', '381')),
      series TEXT NOT NULL,
      sequence INTEGER NOT NULL CHECK (sequence > 0),
      number TEXT NOT NULL,
      issue_date TEXT NOT NULL,
      supply_date TEXT,
      due_date TEXT,
      issued_at INTEGER NOT NULL,
      profile_version INTEGER NOT NULL,
      business_process TEXT NOT NULL,
      customer_id BLOB NOT NULL,
      buyer_kind TEXT NOT NULL CHECK (buyer_kind IN ('consumer', 'company')),
      buyer_name TEXT NOT NULL,
      buyer_search TEXT NOT NULL,
      order_reference TEXT,
      currency TEXT NOT NULL,
      net_minor INTEGER NOT NULL,
      vat_minor INTEGER NOT NULL,
      gross_minor INTEGER NOT NULL,
      paid_minor INTEGER NOT NULL,
      rounding_minor INTEGER NOT NULL,
      due_minor INTEGER NOT NULL,
      PRIMARY KEY (company_id, id),
      UNIQUE (company_id, series, sequence),
      UNIQUE (company_id, number),
      UNIQUE (company_id, order_id, cause),
      CHECK (gross_minor = net_minor + vat_minor),
      CHECK (due_minor = gross_minor - paid_minor + rounding_minor),
      FOREIGN KEY (company_id, order_id) REFERENCES sales_order(company_id, id),
      FOREIGN KEY (company_id, series) REFERENCES number_series(company_id, series),
      FOREIGN KEY (company_id, customer_id) REFERENCES customer(company_id, id),
      FOREIGN KEY (company_id, profile_version) REFERENCES company_profile(company_id, version)
    );
    CREATE INDEX invoice_by_customer ON invoice (company_id, customer_id, id);
    CREATE TABLE invoice_line (
      company_id BLOB NOT NULL,
      invoice_id BLOB NOT NULL,
      position INTEGER NOT NULL CHECK (position > 0),
      external_id TEXT,
      sku TEXT,
      name TEXT NOT NULL,
      detail TEXT,
      quantity_e4 INTEGER NOT NULL CHECK (quantity_e4 > 0),
      unit TEXT NOT NULL,
      price_e6 INTEGER NOT NULL CHECK (price_e6 >= 0),
      basis_e4 INTEGER NOT NULL CHECK (basis_e4 > 0),
      allowance_minor INTEGER,
      allowance_reason TEXT,
      net_minor INTEGER NOT NULL,
      stated_price_e6 INTEGER NOT NULL,
      vat_category TEXT NOT NULL,
      vat_rate_e2 INTEGER NOT NULL,
      vat_exemption TEXT,
      PRIMARY KEY (company_id, invoice_id, position),
      FOREIGN KEY (company_id, invoice_id) REFERENCES invoice(company_id, id)
    );
    CREATE TABLE invoice_adjustment (
      company_id BLOB NOT NULL,
      invoice_id BLOB NOT NULL,
      position INTEGER NOT NULL CHECK (position > 0),
      is_charge INTEGER NOT NULL CHECK (is_charge IN (0, 1)),
      amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
      reason TEXT NOT NULL,
      reason_code TEXT,
      vat_category TEXT NOT NULL,
      vat_rate_e2 INTEGER NOT NULL,
      vat_exemption TEXT,
      PRIMARY KEY (company_id, invoice_id, position),
      FOREIGN KEY (company_id, invoice_id) REFERENCES invoice(company_id, id)
    );
    CREATE TABLE invoice_vat (
      company_id BLOB NOT NULL,
      invoice_id BLOB NOT NULL,
      position INTEGER NOT NULL CHECK (position > 0),
      category TEXT NOT NULL,
      rate_e2 INTEGER NOT NULL,
      exemption TEXT,
      base_minor INTEGER NOT NULL,
      tax_minor INTEGER NOT NULL,
      PRIMARY KEY (company_id, invoice_id, position),
      FOREIGN KEY (company_id, invoice_id) REFERENCES invoice(company_id, id)
    );
    CREATE TABLE credit (
      company_id BLOB NOT NULL,
      credit_note_id BLOB NOT NULL,
      position INTEGER NOT NULL CHECK (position > 0),
      invoice_id BLOB NOT NULL,
      invoice_position INTEGER NOT NULL CHECK (invoice_position >= 0),
      quantity_e4 INTEGER NOT NULL CHECK (quantity_e4 >= 0),
      net_minor INTEGER NOT NULL,
      PRIMARY KEY (company_id, credit_note_id, position),
      FOREIGN KEY (company_id, credit_note_id) REFERENCES invoice(company_id, id),
      FOREIGN KEY (company_id, invoice_id) REFERENCES invoice(company_id, id)
    );
    CREATE INDEX credit_by_invoice ON credit (company_id, invoice_id, invoice_position);
    CREATE TABLE document_template (
      company_id BLOB NOT NULL REFERENCES company(id),
      id BLOB NOT NULL,
      prefix BLOB NOT NULL,
      PRIMARY KEY (company_id, id)
    );
    CREATE TABLE document (
      company_id BLOB NOT NULL,
      invoice_id BLOB NOT NULL,
      template_id BLOB NOT NULL,
      tail BLOB NOT NULL,
      xml_offset INTEGER NOT NULL,
      xml_stored INTEGER NOT NULL,
      xml_size INTEGER NOT NULL,
      pdf_sha256 BLOB NOT NULL,
      xml_sha256 BLOB NOT NULL,
      pages INTEGER NOT NULL CHECK (pages > 0),
      PRIMARY KEY (company_id, invoice_id),
      FOREIGN KEY (company_id, invoice_id) REFERENCES invoice(company_id, id),
      FOREIGN KEY (company_id, template_id) REFERENCES document_template(company_id, id)
    );
    CREATE TABLE seal_entry (
      company_id BLOB NOT NULL,
      series TEXT NOT NULL,
      sequence INTEGER NOT NULL CHECK (sequence > 0),
      invoice_id BLOB NOT NULL,
      version INTEGER NOT NULL,
      sealed_at INTEGER NOT NULL,
      previous BLOB NOT NULL,
      hash BLOB NOT NULL,
      signature BLOB,
      key_fingerprint TEXT,
      PRIMARY KEY (company_id, series, sequence),
      UNIQUE (company_id, invoice_id),
      FOREIGN KEY (company_id, invoice_id) REFERENCES invoice(company_id, id),
      CHECK ((signature IS NULL) = (key_fingerprint IS NULL))
    );
    CREATE TABLE idempotency_key (
      company_id BLOB NOT NULL REFERENCES company(id),
      key TEXT NOT NULL,
      request_hash BLOB NOT NULL,
      status INTEGER NOT NULL,
      location TEXT,
      body TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      PRIMARY KEY (company_id, key)
    );
    """

  private static let frozenTables = [
    "company_profile", "sealing_key", "invoice", "invoice_line", "invoice_adjustment",
    "invoice_vat",
    "credit", "document_template", "document", "seal_entry",
  ]

  static func frozen(_ tables: [String]) -> String {
    tables.map { table in
      """
      CREATE TRIGGER \(table)_no_update BEFORE UPDATE ON \(table)
      BEGIN SELECT RAISE(ABORT, '\(table) is sealed: a correction is a new document'); END;
      CREATE TRIGGER \(table)_no_delete BEFORE DELETE ON \(table)
      BEGIN SELECT RAISE(ABORT, '\(table) is sealed: a correction is a new document'); END;
      """
    }.joined(separator: "\n")
  }
}
