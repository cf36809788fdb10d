import EN16931
import Kernel
import Money
import PDF
import Storage
import Tax

/// An invoice nobody is sent, drawn as the company's documents would look: what the settings show beside their form.
struct DocumentPreview: Sendable {
  let issuer: OrderIssuer

  /// - Parameters:
  ///   - profile: as somebody would have it; nothing of it is kept.
  ///   - number: of the document, the next of its series.
  ///   - type: an invoice, or a credit note of one.
  /// - Throws: `InvoicingError.companyInvalid`; `.orderRefused` where the company could not sell the sample.
  func pdf(
    of profile: CompanyProfile, number: String, as type: DocumentType = .invoice,
    in language: DocumentLanguage, mark: String, on today: LocalDate
  ) throws -> [UInt8] {
    let page = PrintableInvoice(
      try content(of: profile, number: number, as: type, on: today), seller: profile,
      language: language, watermark: mark,
      verificationAddress: profile.verificationAddress.map { "\($0)/verification/" })
    let template = try template(of: profile)
    let rendered = try issuer.renderers.withRenderer(template) {
      try $0.render(page.document, embedding: nil)
    }
    return template.prefix + rendered.tail
  }

  /// What it says, before it is drawn; it throws the same.
  func content(
    of profile: CompanyProfile, number: String, as type: DocumentType, on today: LocalDate
  ) throws -> CheckedInvoice {
    let prepared: PreparedDocument
    do throws(Refusal) {
      let (prepare, sale) = (PrepareInvoice(seller: profile, today: today), Self.order(on: today))
      prepared =
        type.isCreditNote
        ? try prepare.credit(sale, Self.credit(of: profile, on: today)) : try prepare(sale)
    } catch {
      throw InvoicingError.orderRefused(error.findings)
    }
    return try prepared.content.numbered(number)
  }

  private func template(of profile: CompanyProfile) throws -> DocumentTemplate {
    let known = issuer.company
    let brand = try Brand(profile)
    return profile.brand.logoPNG == known.profile.brand.logoPNG
      ? known.template.drawn(as: brand)
      : DocumentTemplate(brand: brand, fonts: known.template.fonts)
  }

  /// Of the first invoice of its series.
  private static func credit(of profile: CompanyProfile, on today: LocalDate)
    -> UnlinkedCreditRequest
  {
    UnlinkedCreditRequest(
      origin: .invoice(
        .init(
          number: profile.numbers(for: .invoice).number(year: today.year, sequence: 1),
          issueDate: today)), order: order(on: today), reason: nil)
  }

  /// Who the sample is sold to.
  static func buyer(reading language: DocumentLanguage? = nil) -> SalesOrder.Buyer {
    SalesOrder.Buyer(
      kind: .company, name: "Librairie des Quais", contactName: "Camille Martin",
      siren: "404833048", language: language,
      address: SalesOrder.Address(
        line1: "8 quai des Célestins", postCode: "69002", city: "Lyon", country: "FR"))
  }

  /// What shows most of a page, and leaves room on it for the seller's own texts: references, two rates, a transfer. No rate is
  /// stated: a seller under the franchise has none.
  private static func order(on today: LocalDate) -> SalesOrder {
    let place = Place(file: "preview")
    return SalesOrder(
      source: "preview", externalID: "4207", place: place, orderedOn: today, buyer: buyer(),
      lines: [
        line("LMP-204", "Lampe de bureau articulée", 2, 89_00, place),
        line("CSN-LIN-45", "Coussin en lin lavé, 45 × 45 cm", 4, 24_50, place),
        line("LIV-077", "Livre « Lumières d’atelier »", 3, 18_90, place, .book),
      ])
  }

  private static func line(
    _ sku: String, _ name: String, _ quantity: Int64, _ cents: Int64, _ place: Place,
    _ taxClass: TaxProduct.Class = .unstated
  ) -> SalesOrder.Line {
    var line = SalesOrder.Line(
      place: place, sku: sku, name: name, quantity: Quantity(quantity),
      unitPrice: UnitPrice(units: cents * 10_000), tax: .unstated)
    line.taxClass = taxClass
    return line
  }
}
