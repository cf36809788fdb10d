import Kernel
import Storage

/// Every SQL statement on invoices being typed.
package enum TypedStore {
  struct Kept: Sendable {
    let id: TypedInvoice.ID
    /// Counts from 1 per company; the order's number is made of it.
    let sequence: Int
    /// How often it was written; what a form must name to write it again.
    let revision: Int
    let typed: TypedInvoice
    /// An order was made of it.
    var isEntered = false

    var number: String { TypedStore.number(sequence) }
  }

  static func number(_ sequence: Int) -> String {
    let digits = String(sequence)
    return "M-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
  }

  static func find(_ id: TypedInvoice.ID, of company: CompanyID, in tx: borrowing Transaction)
    throws -> Kept?
  {
    try tx.row(
      """
      SELECT id, sequence, revision, body, has_order FROM typed_invoice
      WHERE company_id = \(company) AND id = \(id)
      """, kept)
  }

  /// By the number of its order.
  static func find(number: String, of company: CompanyID, in tx: borrowing Transaction) throws
    -> Kept?
  {
    guard number.hasPrefix("M-"), let sequence = Int(number.dropFirst(2)) else { return nil }
    return try tx.row(
      """
      SELECT id, sequence, revision, body, has_order FROM typed_invoice
      WHERE company_id = \(company) AND sequence = \(sequence)
      """, kept)
  }

  /// Writes what is typed, where nobody wrote since `revision`; 0 begins it.
  ///
  /// - Throws: `EditorProblem.changedMeanwhile`.
  static func save(
    _ typed: TypedInvoice, as id: TypedInvoice.ID, revision: Int, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> Kept {
    let body = typed.json
    guard let known = try find(id, of: company, in: tx) else {
      let sequence =
        try tx.row("SELECT max(sequence) FROM typed_invoice WHERE company_id = \(company)") {
          try $0.intOrNil(0) ?? 0
        } ?? 0
      try tx.run(
        """
        INSERT INTO typed_invoice (company_id, id, sequence, author, updated_at, revision, body)
        VALUES (\(company), \(id), \(sequence + 1), \(Caller.current.author?.id ?? ""), \(tx.now),
          1, \(body))
        """)
      return Kept(id: id, sequence: sequence + 1, revision: 1, typed: typed)
    }
    // The same words again, as a browser sends that got no answer.
    if known.typed == typed { return known }
    guard known.revision == revision else { throw EditorProblem.changedMeanwhile }
    try tx.run(
      """
      UPDATE typed_invoice SET body = \(body), revision = revision + 1, updated_at = \(tx.now),
        author = \(Caller.current.author?.id ?? "")
      WHERE company_id = \(company) AND id = \(id)
      """)
    return Kept(
      id: id, sequence: known.sequence, revision: revision + 1, typed: typed,
      isEntered: known.isEntered)
  }

  /// Throws away what no order was made of: another's number would begin again.
  static func discard(_ id: TypedInvoice.ID, of company: CompanyID, in tx: borrowing Transaction)
    throws
  {
    try tx.run(
      """
      DELETE FROM typed_invoice WHERE company_id = \(company) AND id = \(id) AND has_order = 0
      """)
  }

  /// Half a year: whoever comes back to a sale does so before.
  private static let patience: Int64 = 183 * 86_400

  /// Forgets what nobody finished: names and addresses of people who bought nothing (GDPR, article 5(1)(e)).
  package static func forgetUnfinished(of company: CompanyID, in tx: borrowing Transaction) throws {
    try tx.run(
      """
      DELETE FROM typed_invoice
      WHERE company_id = \(company) AND has_order = 0 AND updated_at < \(tx.now.adding(seconds: -patience))
      """)
  }

  /// Those no draft was made of, the last written first.
  static func unfinished(of company: CompanyID, in tx: borrowing Transaction) throws -> [Kept] {
    try tx.rows(
      """
      SELECT t.id, t.sequence, t.revision, t.body, t.has_order FROM typed_invoice t
      WHERE t.company_id = \(company) AND t.has_order = 0
      ORDER BY t.updated_at DESC, t.id LIMIT 10
      """, kept)
  }

  /// An order was made of it: its number is taken for good.
  static func markEntered(
    _ id: TypedInvoice.ID, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      "UPDATE typed_invoice SET has_order = 1 WHERE company_id = \(company) AND id = \(id)")
  }

  private static func kept(_ row: Row) throws -> Kept {
    Kept(
      id: try row.id(0), sequence: try row.int(1), revision: try row.int(2),
      typed: try TypedInvoice(json: try row.text(3)), isEntered: try row.int(4) == 1)
  }

  static let tables = """
    CREATE TABLE typed_invoice (
      company_id BLOB NOT NULL REFERENCES company(id),
      id BLOB NOT NULL,
      sequence INTEGER NOT NULL CHECK (sequence > 0),
      author TEXT NOT NULL,
      updated_at INTEGER NOT NULL,
      revision INTEGER NOT NULL,
      has_order INTEGER NOT NULL DEFAULT 0 CHECK (has_order IN (0, 1)),
      body TEXT NOT NULL,
      PRIMARY KEY (company_id, id),
      UNIQUE (company_id, sequence)
    );
    CREATE INDEX typed_invoice_unfinished ON typed_invoice (company_id, has_order, updated_at);
    """
}

/// Why what was typed could not be kept.
package enum EditorProblem: Problem {
  /// Another tab or another person wrote it since the page was opened.
  case changedMeanwhile
  case notFound(String)
  /// It is an invoice by now.
  case issued(InvoiceID)

  package var code: String {
    switch self {
    case .changedMeanwhile: "editor.changed-meanwhile"
    case .notFound: "editor.not-found"
    case .issued: "editor.issued"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .changedMeanwhile, .issued: .conflict
    case .notFound: .notFound
    }
  }

  package var text: Text {
    switch self {
    case .changedMeanwhile:
      Text(
        fr:
          "Cette facture a été modifiée ailleurs depuis que vous l’avez ouverte. Rien n’a été écrasé.",
        en: "This invoice was changed elsewhere since you opened it. Nothing was overwritten.")
    case .issued(let id):
      Text(
        fr:
          "Cette facture a été émise depuis que vous l’avez ouverte : elle ne se modifie plus. Voyez /invoices/\(id) ; un avoir la corrige.",
        en:
          "This invoice was issued since you opened it: it no longer changes. See /invoices/\(id); a credit note corrects it."
      )
    case .notFound(let id):
      Text(
        fr: "La saisie \(shown(id)) n’existe pas.",
        en: "There is no invoice being typed \(shown(id)).")
    }
  }
}
