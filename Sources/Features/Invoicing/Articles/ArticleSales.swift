import Catalogue
import Kernel
import Money
import Storage

/// Where a product was sold lately. Lines have no index by what they sold: issuing would pay for it with every line; so the
/// latest documents are looked at, and the page says how many.
package struct ArticleSales: Sendable {
  let company: CompanyID

  package init(company: CompanyID) { self.company = company }

  private static let looked = 1_000
  private static let most = 10

  @Sendable package func latest(
    _ product: Product, _ language: Language, in tx: borrowing Transaction
  ) throws -> (sales: [ProductSale], looked: Int) {
    let isIt: SQL =
      product.sku.map { "l.sku = \($0)" } ?? "l.sku IS NULL AND l.name = \(product.name)"
    let sales = try tx.rows(
      """
      SELECT i.id, i.number, i.buyer_name, i.issue_date, i.currency, l.quantity_e4, l.unit,
        l.net_minor
      FROM (SELECT company_id, id, kind, number, buyer_name, issue_date, currency FROM invoice
          WHERE company_id = \(company) ORDER BY issue_date DESC, id DESC LIMIT \(Self.looked)) AS i
      CROSS JOIN invoice_line l
      WHERE i.kind = '380' AND l.company_id = i.company_id AND l.invoice_id = i.id AND \(isIt)
      ORDER BY i.issue_date DESC, i.id DESC, l.position LIMIT \(Self.most)
      """
    ) { try Self.sale($0, language) }
    return (sales, Self.looked)
  }

  private static func sale(_ row: Row, _ language: Language) throws -> ProductSale {
    let currency = Currency(code: try row.text(4)) ?? .eur
    let quantity = Quantity(units: try row.int64(5))
    let unit = try row.text(6)
    let counted = language.decimal(quantity.description)
    return ProductSale(
      number: try row.text(1),
      href: "\(InvoicingNavigation.invoices)/\(try row.id(0, as: InvoiceID.self))",
      customer: try row.text(2), day: LocalDate(try row.text(3)).map(language.date) ?? "",
      quantity: unit == UsualUnit.piece
        ? counted : "\(counted) \(UsualUnit.name(unit, language))",
      net: language.money(Money(minorUnits: try row.int64(7), currency: currency)))
  }
}
