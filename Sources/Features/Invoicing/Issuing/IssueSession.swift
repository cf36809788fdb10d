import Crypto
import EN16931
import Kernel
import Money
import PDF
import Seal
import Storage

/// Issues documents inside one transaction: numbers them, writes their rows, renders them on all cores, seals
/// them in the order of their numbers.
///
/// The four effects share the transaction: if one fails, no number was taken (DESIGN § 3). Call `record` for each
/// document, then `finish` once.
struct IssueSession {
  let company: IssuingCompany
  let ids: IDs
  let renderers: RenderPool
  /// A rehearsal numbers and writes rows, all of which will be rolled back, and spares the pages and the seal.
  let isRehearsal: Bool

  private var series: [NumberSeries] = []
  private var issued: [IssuedDocument] = []
  /// The turnovers that limits of VAT are measured by.
  var turnover: TurnoverBook

  init(company: IssuingCompany, ids: IDs, renderers: RenderPool, isRehearsal: Bool) {
    self.company = company
    self.ids = ids
    self.renderers = renderers
    self.isRehearsal = isRehearsal
    turnover = TurnoverBook(company.id)
  }

  /// Numbers a prepared document and writes its rows.
  ///
  /// - Parameter revision: of the order, the one `order` is.
  /// - Returns: its index among the documents that `finish` returns.
  @discardableResult
  mutating func record(
    _ document: PreparedDocument, order: SalesOrder, id orderID: OrderID, revision: Int = 0,
    draft: InvoiceID? = nil, in tx: borrowing Transaction
  ) throws -> Int {
    let invoice = document.content.invoice
    // The caller prepared it for today; at midnight it prepares again.
    precondition(invoice.issueDate == tx.today, "prepared for another day")
    // No door, cache or import may print another account than the one in force.
    let account = (document.supplier ?? company.profile).bankAccount?.iban
    precondition(invoice.payment?.iban == nil || invoice.payment?.iban == account, "old account")
    let index = try seriesIndex(of: document, in: tx)
    let (sequence, number) = try series[index].take(on: tx.today)
    let result = IssuedDocument(
      id: draft ?? InvoiceID(raw: ids.next()), order: orderID, revision: revision,
      cause: document.cause,
      series: series[index].name, sequence: sequence,
      content: try document.content.numbered(number), language: document.language,
      exchangeRate: document.exchangeRate, supplier: document.supplier,
      warnings: document.warnings)
    try InvoiceRows(company: company, ids: ids).insert(result, document, order, in: tx)
    try turnover.add(document, in: tx)
    issued.append(result)
    return issued.count - 1
  }

  private mutating func seriesIndex(of document: PreparedDocument, in tx: borrowing Transaction)
    throws -> Int
  {
    let type = document.content.invoice.type
    let format =
      document.supplier.map { .selfBilled(type, supplier: $0.siren) }
      ?? company.profile.numbers(for: type)
    if let known = series.firstIndex(where: { $0.format == format }) { return known }
    series.append(try NumberSeries.open(type.series, format, on: tx.today, of: company, in: tx))
    return series.count - 1
  }

  /// Renders, seals and stores what was recorded, and moves the series on.
  ///
  /// - Throws: `UnprintableDocuments` naming those that could not be drawn; the whole transaction must then be
  ///   rolled back.
  mutating func finish(in tx: borrowing Transaction) throws -> [IssuedDocument] {
    if !isRehearsal {
      let pages = try rendered()
      for number in series.indices { try seal(pages, inSeries: number, in: tx) }
      for index in issued.indices { issued[index].file = pages[index].file }
    }
    for series in series { try series.save(company.id, in: tx) }
    try turnover.save(in: tx)
    return issued
  }

  // MARK: Rendering

  private struct Page: Sendable {
    let file: RenderedDocument
    let xmlHash: [UInt8]
    let xmlSize: Int
    let packed: [UInt8]
  }

  private func rendered() throws -> [Page] {
    let issued = issued
    let company = company
    let results = renderers.map(issued.count, company.template) { index, renderer in
      Result { try Self.page(of: issued[index], by: company, with: renderer) }
    }
    let failed = results.indices.filter { if case .failure = results[$0] { true } else { false } }
    guard failed.isEmpty else {
      throw UnprintableDocuments(indices: failed)
    }
    return try results.map { try $0.get() }
  }

  private static func page(
    of issued: IssuedDocument, by company: IssuingCompany, with renderer: DocumentRenderer
  ) throws -> Page {
    let xml = issued.content.cii()
    let printable = PrintableInvoice(
      issued.content, seller: issued.supplier ?? company.profile, language: issued.language)
    var file = try renderer.render(printable.document, embedding: xml)
    let packed = company.packer.pack(file.plain)
    file.plain = []
    return Page(
      file: file, xmlHash: Array(SHA256.hash(data: xml)), xmlSize: xml.count, packed: packed)
  }

  // MARK: Sealing

  /// Chains the documents of a series and signs its new head, which signs every entry before it.
  private mutating func seal(
    _ pages: [Page], inSeries number: Int, in tx: borrowing Transaction
  ) throws {
    let name = series[number].name
    guard let last = issued.lastIndex(where: { $0.series == name }) else { return }
    for (index, document) in issued.enumerated() where document.series == name {
      let entry = entry(of: document, pages[index], after: series[number].head, at: tx.now)
      let hash = entry.hash
      series[number].advance(to: entry, hash: hash)
      let signature = index == last ? try company.key.sign(series[number].head) : nil
      try DocumentStore.insert(
        pages[index].file, packed: pages[index].packed, packing: company.packer.number,
        xmlHash: pages[index].xmlHash, xmlSize: pages[index].xmlSize, of: document.id,
        company: company, in: tx)
      try SealStore.insert(
        entry, hash: hash, signature: signature, of: document.id, company: company, in: tx)
    }
  }

  private func entry(
    of document: IssuedDocument, _ page: Page, after head: SeriesHead, at now: Instant
  ) -> SealEntry {
    let invoice = document.content.invoice
    return SealEntry(
      sellerSIREN: company.profile.siren, series: document.series, sequence: document.sequence,
      number: document.number, type: invoice.type.rawValue,
      issueDate: invoice.issueDate.description, sealedAtMicroseconds: now.microseconds,
      currency: invoice.currency.code, netMinor: invoice.totals.net.minorUnits,
      vatMinor: invoice.totals.vat.minorUnits, grossMinor: invoice.totals.gross.minorUnits,
      xmlHash: page.xmlHash, pdfHash: page.file.sha256, previous: head.hash)
  }
}

/// Documents no page could be made of; nothing was issued.
struct UnprintableDocuments: Error {
  let indices: [Int]
}
