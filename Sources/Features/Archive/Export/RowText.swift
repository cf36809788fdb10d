import Kernel
import Seal
import Storage

/// A row of the database as a line of JSON, and back (SPEC-archive, 4).
enum RowText {
  /// - Parameter hidden: columns written as null, because their bytes lie elsewhere in the archive.
  static func line(_ row: Row, columns: [String], hidden: Set<String>) -> [UInt8] {
    let json = JSONWriter()
    json.object {
      for (index, name) in columns.enumerated() {
        json.key(name)
        switch hidden.contains(name) ? .null : row.value(at: index) {
        case .null: json.null()
        case .integer(let value): json.value(value)
        case .text(let text): json.value(text)
        case .blob(let bytes): json.object { json.field("hex", hexadecimal(bytes)) }
        }
      }
    }
    return json.bytes + [0x0A]
  }

  /// - Returns: nil when the line is no row.
  static func read(_ line: ArraySlice<UInt8>) -> [(column: String, value: SQLValue)]? {
    guard let root = try? JSONParser.parse(line).root, root.isObject else { return nil }
    var values: [(column: String, value: SQLValue)] = []
    for member in root.members {
      guard let value = value(member.value) else { return nil }
      values.append((member.key, value))
    }
    return values
  }

  private static func value(_ json: JSONValue) -> SQLValue? {
    switch json.content {
    case .null: .null
    case .number(let token): Int64(token).map { .integer($0) }
    case .string(let text): .text(text)
    case .object: json["hex"]?.text.flatMap { digits($0) }.map { .blob($0) }
    case .bool, .array: nil
    }
  }
}

/// Which tables go where.
enum ArchivedTables {
  /// Of documents: in packs, with the column that names the document.
  static let ofDocuments: KeyValuePairs<String, String> = [
    "invoice": "id", "invoice_line": "invoice_id", "invoice_adjustment": "invoice_id",
    "invoice_vat": "invoice_id", "credit": "credit_note_id", "invoice_text": "invoice_id",
    "document": "invoice_id", "verification_address": "invoice_id",
  ]
  /// What an installation makes again by itself, or must not travel.
  static let leftOut: Set<String> = [
    "idempotency_key", "migration", "archive_scrub", "job", "job_schedule", "vault_key", "event",
    "bulk", "bulk_line", "invoice_standing", "account_month", "account_month_mark",
    "order_without_invoice", "order_walk_mark", "customer_entry", "webhook_endpoint",
    "webhook_delivery",
    "webhook_attempt", "webhook_feed",
    // Who may come in is for the installation to say, and their secrets are nobody's to read.
    "user_account", "user_session", "account_link", "membership", "invitation", "api_key",
    "user_totp", "recovery_code", "passkey", "passkey_used", "account_notice", "known_device",
    "user_identity", "portal_link", "company_draft", "setup_dismissal",
    // Not issued, and perhaps never: it binds nobody.
    "typed_invoice", "article_learning",
    // Of people, who are left out too.
    "saved_view",
  ]
  /// Columns whose bytes are the PDF's.
  static let hidden: Set<String> = ["tail", "packing"]

  static func isOfDocuments(_ table: String) -> Bool { ofDocuments.contains { $0.key == table } }

  /// The condition that makes a table's rows those of a company; nil for a table of the installation.
  static func owner(_ table: TableShape, _ company: CompanyID) -> [(
    column: String, value: SQLValue
  )] {
    if table.name == "company" { return [("id", company.sqlValue)] }
    return table.columns.contains("company_id") ? [("company_id", company.sqlValue)] : []
  }
}
