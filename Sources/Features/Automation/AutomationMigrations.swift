import Storage

/// The tables of this feature. Appended, never edited.
package enum AutomationMigrations {
  package static let all = [
    Migration(
      id: "automation-0001-webhooks", sql: webhooks,
      why: "who is called when something happens, and what became of each call")
  ]

  /// An endpoint's secrets are sealed by the vault, each for its own row and column. A delivery is one event for one endpoint,
  /// whatever asks for it how often; its attempts are the log of what was answered.
  private static let webhooks = """
    CREATE TABLE webhook_endpoint (
      company_id BLOB NOT NULL,
      id BLOB NOT NULL,
      url TEXT NOT NULL,
      description TEXT,
      events TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('active', 'paused')),
      paused_because TEXT CHECK (paused_because IN ('asked', 'failing', 'gone')),
      paused_at INTEGER,
      secret BLOB NOT NULL,
      previous_secret BLOB,
      previous_until INTEGER,
      since INTEGER NOT NULL,
      failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
      failing_since INTEGER,
      created_at INTEGER NOT NULL,
      PRIMARY KEY (company_id, id),
      CHECK ((state = 'paused') = (paused_because IS NOT NULL)),
      CHECK ((state = 'paused') = (paused_at IS NOT NULL)),
      CHECK ((previous_secret IS NULL) = (previous_until IS NULL))
    );
    CREATE TABLE webhook_delivery (
      company_id BLOB NOT NULL,
      id BLOB NOT NULL,
      endpoint_id BLOB NOT NULL,
      sequence INTEGER NOT NULL,
      event_type TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'held', 'delivered', 'failed')),
      round INTEGER NOT NULL DEFAULT 0,
      attempts INTEGER NOT NULL DEFAULT 0,
      last_status INTEGER,
      last_code TEXT,
      created_at INTEGER NOT NULL,
      ended_at INTEGER,
      PRIMARY KEY (company_id, id),
      UNIQUE (company_id, endpoint_id, sequence),
      FOREIGN KEY (company_id, endpoint_id) REFERENCES webhook_endpoint(company_id, id)
    );
    CREATE INDEX webhook_delivery_of_endpoint ON webhook_delivery (company_id, endpoint_id, id);
    CREATE TABLE webhook_attempt (
      company_id BLOB NOT NULL,
      delivery_id BLOB NOT NULL,
      number INTEGER NOT NULL,
      at INTEGER NOT NULL,
      took_ms INTEGER NOT NULL,
      status INTEGER,
      code TEXT,
      answer TEXT,
      PRIMARY KEY (company_id, delivery_id, number),
      FOREIGN KEY (company_id, delivery_id) REFERENCES webhook_delivery(company_id, id)
    );
    CREATE TABLE webhook_feed (
      company_id BLOB NOT NULL,
      sequence INTEGER NOT NULL,
      PRIMARY KEY (company_id)
    );
    """
}
