import Kernel
import Storage

/// What stands in the address of a document's verification: 128 bits of chance, drawn before the document is sealed, so that
/// its sealed bytes can print it. It says nothing of the document, and nobody finds another's by trying.
package struct VerificationToken: Sendable, Equatable, CustomStringConvertible {
  private let raw: RawID

  /// - Returns: nil for a company that has no address to print.
  init?(of company: IssuingCompany) {
    guard company.profile.verificationAddress != nil else { return nil }
    let chance = company.sealer.chance
    raw = RawID(high: chance.next(), low: chance.next())
  }

  /// - Parameter text: as it stands in an address; nil if no token is written so.
  package init?(_ text: some StringProtocol) {
    guard let raw = RawID(text: text) else { return nil }
    self.raw = raw
  }

  /// 26 letters and digits.
  package var description: String { raw.text }

  // MARK: Stored

  func insert(
    for document: InvoiceID, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.enqueue(Self.insertion, company, raw.bytes, document)
  }

  private static let insertion = Statement(
    "INSERT INTO verification_address (company_id, token, invoice_id) VALUES ($1, $2, $3)")

  /// The document it leads to; nil for one nobody was given, and for a document that was destroyed after its time.
  package func document(of company: CompanyID, in tx: borrowing Transaction) throws -> InvoiceID? {
    try tx.row(
      """
      SELECT v.invoice_id FROM verification_address v
      JOIN document d ON d.company_id = v.company_id AND d.invoice_id = v.invoice_id
      WHERE v.company_id = \(company) AND v.token = \(raw.bytes) AND length(d.tail) > 0
      """
    ) { try $0.id(0) }
  }

  /// The token of a document; nil for one that prints none.
  package static func of(
    _ document: InvoiceID, company: CompanyID, in tx: borrowing Transaction
  ) throws -> VerificationToken? {
    try tx.row(
      """
      SELECT token FROM verification_address
      WHERE company_id = \(company) AND invoice_id = \(document)
      """
    ) { RawID(bytes: try $0.blob(0)).map { VerificationToken(raw: $0) } }.flatMap { $0 }
  }

  private init(raw: RawID) { self.raw = raw }

  static let migration = Migration(
    id: "invoicing-0060-verification-addresses",
    sql: """
      CREATE TABLE verification_address (
        company_id BLOB NOT NULL,
        token BLOB NOT NULL CHECK (length(token) = 16),
        invoice_id BLOB NOT NULL,
        PRIMARY KEY (company_id, token),
        UNIQUE (company_id, invoice_id),
        FOREIGN KEY (company_id, invoice_id) REFERENCES invoice(company_id, id)
      );
      """ + InvoicingMigrations.frozen(["verification_address"]),
    why: "where the code printed on a document leads: chance that says nothing of it")
}
