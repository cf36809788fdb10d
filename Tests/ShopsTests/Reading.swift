import Invoicing
import Kernel
import Money

@testable import Shops

let today = LocalDate("2026-11-23")!

/// A mapping for small files: n,on,sku,name,q,price,country and what a test adds.
func mapping(
  columns: String = "", _ more: String = "", country: Bool = true
) throws -> ColumnMapping {
  let text = """
    { "columns": { "order": "n", "orderedOn": "on", "sku": "sku", "name": "name", "quantity": "q",
        "unitPrice": "price"\(country ? ", \"country\": \"country\"" : "")\(columns) },
      "buyer": { "anonymousName": "Client particulier" }\(more) }
    """
  return try ColumnMapping.read(Array(text.utf8), fileName: "mapping.json")
}

let header = "n,on,sku,name,q,price,country\n"

func readings(
  _ text: String, _ mapping: ColumnMapping? = nil, limits: OrderFile.Limits = .init()
) throws -> [OrderReading] {
  try readings(Array(text.utf8), mapping, limits: limits)
}

func readings(
  _ bytes: [UInt8], _ mapping: ColumnMapping? = nil, limits: OrderFile.Limits = .init()
) throws -> [OrderReading] {
  Array(
    try OrderFile.read(bytes, fileName: "orders", mapping: mapping, today: today, limits: limits))
}

extension OrderReading {
  /// "1001 ok 2/3" or "1001 refused order.date-future, …", with refused lines.
  var summary: String {
    let name = externalID ?? "-"
    let lines = refusedLines.map {
      " | \($0.place.line ?? 0): " + $0.findings.map(\.code).joined(separator: ", ")
    }
    .joined()
    if let order { return "\(name) ok \(order.lines.count)/\(lineCount)\(lines)" }
    return "\(name) refused \(refusal.map(\.code).joined(separator: ", "))\(lines)"
  }
}
