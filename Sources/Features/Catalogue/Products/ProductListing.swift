import Kernel
import Money
import Storage

/// The products as their list, a search and the editor's suggestions ask for them: each order under its filters walks an index
/// from the place it is at.
package struct ProductListing: Sendable {
  package enum Order: String, Sendable { case name, created }

  package var state = Product.State.active
  package var nature: Product.Nature?
  package var search: String?
  package var order = Order.name
  package var isDescending = false
  /// Those that are ticked, whatever the filters say.
  package var only: [Product.ID]?

  package init() {}

  /// A row, and what the next page begins after.
  package struct Place: Sendable {
    /// The name, or the word it was found by; empty where ids alone go in order.
    let key: String
    let id: Product.ID

    package init(text: String) throws {
      let bytes = try Cursor(text: text).bytes
      id = Product.ID(raw: try RawID(cursor: Cursor(bytes: Array(bytes.prefix(16)))))
      key = String(decoding: bytes.dropFirst(16).filter { $0 != 0 }, as: UTF8.self)
    }

    init(key: String, id: Product.ID) {
      self.key = key
      self.id = id
    }

    package var text: String { Cursor(bytes: id.raw.bytes + Array(key.utf8)).text }
  }

  package struct Found: Sendable {
    package let known: Product.Known
    package let place: Place
  }

  /// - Returns: at most `limit` rows after a place, and whether there are more.
  package func page(
    after place: Place?, limit: Int, of company: CompanyID, in tx: borrowing Transaction
  )
    throws -> (rows: [Found], hasMore: Bool)
  {
    if let only { return (try ticked(only, limit: limit, company, in: tx), false) }
    let words = ProductWords.wanted(search ?? "")
    if let search, !CleanText.line(search).isEmpty, words.isEmpty { return ([], false) }
    var rows =
      words.isEmpty
      ? try walk(after: place, limit: limit + 1, company, in: tx)
      : try find(words, after: place, limit: limit + 1, company, in: tx)
    let hasMore = rows.cut(to: limit)
    return (rows, hasMore)
  }

  private var direction: SQL { isDescending ? " DESC" : "" }
  private var sign: SQL { isDescending ? "<" : ">" }

  private func conditions(_ company: CompanyID) -> SQL {
    let wanted: SQL = """
      p.company_id = \(company) AND p.is_archived = \(state == .archived ? 1 : 0)
      """
    return nature.map { "\(wanted) AND p.nature = \($0.rawValue)" } ?? wanted
  }

  private func ticked(
    _ ids: [Product.ID], limit: Int, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> [Found] {
    try tx.rows(
      """
      SELECT \(ProductStore.columns) FROM product p
      WHERE p.company_id = \(company) AND p.id IN (\(SQL.list(ids)))
      ORDER BY p.name_key, p.id LIMIT \(limit)
      """
    ) { row in
      let known = try ProductStore.read(row)
      return Found(known: known, place: Place(key: "", id: known.id))
    }
  }

  private func walk(
    after place: Place?, limit: Int, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> [Found] {
    let goesByName = order == .name
    var wanted = conditions(company)
    if let place {
      wanted =
        goesByName
        ? "\(wanted) AND (p.name_key, p.id) \(sign) (\(place.key), \(place.id))"
        : "\(wanted) AND p.id \(sign) \(place.id)"
    }
    let ordered: SQL =
      goesByName ? "p.name_key\(direction), p.id\(direction)" : "p.id\(direction)"
    return try tx.rows(
      """
      SELECT \(ProductStore.columns), p.name_key FROM product p WHERE \(wanted)
      ORDER BY \(ordered) LIMIT \(limit)
      """
    ) { row in
      let known = try ProductStore.read(row)
      return Found(
        known: known, place: Place(key: goesByName ? try row.text(14) : "", id: known.id))
    }
  }

  // MARK: Words

  /// Counting further tells nothing: a page of what so many rows hold is full at once.
  private static let dense = 500

  /// By the word that fewest products have; a product stands at the first of its words that begins so, and nowhere else.
  private func find(
    _ words: [String], after place: Place?, limit: Int, _ company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> [Found] {
    let counts = try words.map { word in
      try tx.row(
        """
        SELECT count(*) FROM (SELECT 1 AS one FROM product_word w
          WHERE w.company_id = \(company) AND \(Self.begins("w.word", word)) LIMIT \(Self.dense)) AS f
        """
      ) { try $0.int(0) } ?? 0
    }
    let rarest = zip(counts, words).min { ($0.0, $1.1.count) < ($1.0, $0.1.count) }?.1 ?? words[0]
    var wanted: SQL = """
      w.company_id = \(company) AND \(Self.begins("w.word", rarest)) AND p.id = w.product_id
      AND \(conditions(company))
      AND NOT EXISTS (SELECT 1 FROM product_word x WHERE x.company_id = \(company)
        AND x.product_id = w.product_id AND x.word < w.word AND \(Self.begins("x.word", rarest)))
      """
    for word in words where word != rarest {
      wanted = """
        \(wanted) AND EXISTS (SELECT 1 FROM product_word y WHERE y.company_id = \(company)
          AND y.product_id = w.product_id AND \(Self.begins("y.word", word)))
        """
    }
    if let place {
      wanted = "\(wanted) AND (w.word, w.product_id) > (\(place.key), \(place.id))"
    }
    // A cross join: SQLite walks its tables in the order they are written.
    return try tx.rows(
      """
      SELECT \(ProductStore.columns), w.word FROM product_word w CROSS JOIN product p
      WHERE \(wanted) ORDER BY w.word, w.product_id LIMIT \(limit)
      """
    ) { row in
      let known = try ProductStore.read(row)
      return Found(known: known, place: Place(key: try row.text(14), id: known.id))
    }
  }

  /// No letter comes after the last one there is.
  private static func begins(_ column: SQL, _ word: String) -> SQL {
    "\(column) >= \(word) AND \(column) < \(word + "\u{10FFFF}")"
  }

  // MARK: The API's order

  /// The newest first, in whatever state.
  static func newest(
    before: Product.ID?, state: Product.State?, limit: Int, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> [Product.Known] {
    var wanted: SQL = "p.company_id = \(company)"
    if let state { wanted = "\(wanted) AND p.is_archived = \(state == .archived ? 1 : 0)" }
    if let before { wanted = "\(wanted) AND p.id < \(before)" }
    return try tx.rows(
      """
      SELECT \(ProductStore.columns) FROM product p WHERE \(wanted) ORDER BY p.id DESC LIMIT \(limit)
      """, ProductStore.read)
  }
}
