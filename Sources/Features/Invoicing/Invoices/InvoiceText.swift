import EN16931
import Kernel
import Money
import Storage

/// What a document is found by, in one normalised text: a part per line, with a line end before the first and after the
/// last, so that an amount is compared whole and a word anywhere.
enum InvoiceText {
  /// Number, orders, buyer, what was sold, amounts.
  static func words(of issued: IssuedDocument, _ order: SalesOrder) -> String {
    let (invoice, buyer) = (issued.content.invoice, order.buyer)
    var words = "\n"
    func add(_ part: String?) {
      guard let part, !part.isEmpty else { return }
      words += part
      words += "\n"
    }
    // The document's own texts were cleaned when it was prepared.
    for part in [issued.number, invoice.salesOrder, invoice.purchaseOrder, invoice.buyer.name] {
      add(part)
    }
    for part in [
      buyer.contactName, buyer.email, buyer.siren, buyer.vatIdentifier, buyer.externalID,
    ] {
      add(part.map { CleanText.line($0) })
    }
    for line in invoice.lines {
      add(line.name)
      add(line.sku)
      add(line.description)
    }
    let totals = invoice.totals
    for amount in [totals.net, totals.gross, totals.due] { add(amount.description) }
    return SearchText.normalised(words)
  }

  /// The texts of a company, as a table; of the documents among `few` alone, where an index knows which.
  ///
  /// These are read first, by their key: told to give the newest that match, PostgreSQL would walk all texts from the newest on.
  static func table(among few: [InvoiceID]?, of company: CompanyID) -> SQL {
    guard let few else { return "invoice_text" }
    return """
      (WITH few AS MATERIALIZED (SELECT company_id, invoice_id, words FROM invoice_text
        WHERE company_id = \(company) AND invoice_id IN (\(SQL.list(few)))) SELECT * FROM few)
      """
  }

  static func insert(
    _ issued: IssuedDocument, _ order: SalesOrder, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    try tx.enqueue(insertion, company, issued.id, words(of: issued, order))
  }

  private static let insertion = Statement(
    "INSERT INTO invoice_text (company_id, invoice_id, words) VALUES ($1, $2, $3)")

  // MARK: Searching

  /// What must all be found in the text of a document: each word that was typed, or an amount as a whole ("1 129,00 €").
  static func wanted(_ search: String) -> [String] {
    let search = CleanText.line(search)
    if let amount = amount(search) { return ["\n\(amount)\n"] }
    return search.split(separator: " ").prefix(8).map { word in
      amount(String(word)).map { "\n\($0)\n" } ?? SearchText.normalised(String(word))
    }
  }

  /// "129.00" for "129,00", "129.0", "1 129,00 €" and "129 €"; `nil` for "129", which may be part of a number.
  private static func amount(_ text: String) -> String? {
    var digits = text.filter { !$0.isWhitespace }
    let isEuro = digits.contains("€")
    digits = digits.replacing("€", with: "").replacing(",", with: ".")
    guard digits.utf8.allSatisfy({ $0 == UInt8(ascii: ".") || (0x30...0x39).contains($0) }),
      isEuro || digits.contains("."), let units = try? DecimalText.units(of: digits, scale: 2)
    else { return nil }
    return Money(minorUnits: units).description
  }

  static let migration = """
    CREATE TABLE invoice_text (
      company_id BLOB NOT NULL,
      invoice_id BLOB NOT NULL,
      words TEXT NOT NULL,
      PRIMARY KEY (company_id, invoice_id),
      FOREIGN KEY (company_id, invoice_id) REFERENCES invoice(company_id, id)
    );
    INSERT INTO invoice_text (company_id, invoice_id, words)
    SELECT i.company_id, i.id, lower(
      char(10) || i.number || char(10) || coalesce(i.order_reference, '') || char(10) || i.buyer_name
      || char(10) || coalesce((SELECT group_concat(l.name || char(10) || coalesce(l.sku, ''), char(10))
        FROM invoice_line l WHERE l.company_id = i.company_id AND l.invoice_id = i.id), '')
      || char(10) || \(decimal("i.net_minor")) || char(10) || \(decimal("i.gross_minor"))
      || char(10) || \(decimal("i.due_minor")) || char(10))
    FROM invoice i;
    \(normalising)

    """

  /// As `SearchText` does it, for the letters French has: documents issued before this table.
  private static let normalising: String = {
    let letters = [
      ("àÀâÂäÄ", "a"), ("çÇ", "c"), ("éÉèÈêÊëË", "e"), ("îÎïÏ", "i"), ("ôÔöÖ", "o"),
      ("ùÙûÛüÜ", "u"),
      ("œŒ", "oe"), ("æÆ", "ae"),
    ]
    return letters.map { accented, plain in
      let words = accented.reduce("words") { "replace(\($0), '\($1)', '\(plain)')" }
      return "UPDATE invoice_text SET words = \(words);"
    }.joined(separator: "\n")
  }()

  private static func decimal(_ minor: String) -> String {
    """
    CASE WHEN \(minor) < 0 THEN '-' ELSE '' END || (abs(\(minor)) / 100) || '.'
    || substr('0' || (abs(\(minor)) % 100), -2)
    """
  }
}
