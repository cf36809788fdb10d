import Storage

/// The tables of this feature. Appended, never edited.
package enum CatalogueMigrations {
  package static let all = [
    Migration(
      id: "catalogue-0001-product", sql: products,
      why: "what a company sells, with the words it is found by")
  ]

  private static let products = """
    CREATE TABLE product (
      company_id BLOB NOT NULL,
      id BLOB NOT NULL,
      sku TEXT,
      name TEXT NOT NULL,
      name_key TEXT NOT NULL,
      detail TEXT,
      nature TEXT NOT NULL CHECK (nature IN ('goods', 'services', 'electronicServices',
        'intangibleServices', 'events', 'restaurant', 'transport')),
      unit TEXT NOT NULL,
      price_e6 INTEGER CHECK (price_e6 >= 0),
      price_is_gross INTEGER NOT NULL CHECK (price_is_gross IN (0, 1)),
      currency TEXT NOT NULL,
      vat_rate_e2 INTEGER CHECK (vat_rate_e2 >= 0 AND vat_rate_e2 <= 10000),
      is_archived INTEGER NOT NULL CHECK (is_archived IN (0, 1)),
      archived_at INTEGER,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      revision INTEGER NOT NULL CHECK (revision > 0),
      PRIMARY KEY (company_id, id),
      UNIQUE (company_id, sku),
      CHECK ((is_archived = 0) = (archived_at IS NULL))
    );
    CREATE INDEX product_by_name ON product (company_id, is_archived, name_key, id);
    CREATE INDEX product_by_nature ON product (company_id, is_archived, nature, name_key, id);
    CREATE INDEX product_by_age ON product (company_id, is_archived, id);
    CREATE TABLE product_word (
      company_id BLOB NOT NULL,
      product_id BLOB NOT NULL,
      word TEXT NOT NULL,
      PRIMARY KEY (company_id, product_id, word),
      FOREIGN KEY (company_id, product_id) REFERENCES product(company_id, id)
    );
    CREATE INDEX product_word_by_word ON product_word (company_id, word, product_id);
    """
}
