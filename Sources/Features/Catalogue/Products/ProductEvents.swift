import Kernel
import Storage

/// What this feature tells others of.
package enum CatalogueEvents {
  package static let all = [created, updated]

  private static let fields: [EventType.Field] = [
    .init("sku", .optional, "The company's own reference"),
    .init("name", .text, "What it is called"),
    .init("state", .text, "`active` or `archived`"),
    .init("revision", .number, "Counts from 1"),
  ]
  static let created = EventType(
    "product", "created", Text(fr: "Article créé", en: "Product created"), fields)
  static let updated = EventType(
    "product", "updated", Text(fr: "Article modifié", en: "Product updated"), fields)

  static func append(
    _ type: EventType, _ known: Product.Known, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try EventLog.append(
      type, about: "\(known.id)",
      [
        .optional(known.product.sku), .text(known.product.name), .text(known.state.rawValue),
        .number(Int64(known.revision)),
      ], of: company, in: tx)
  }
}
