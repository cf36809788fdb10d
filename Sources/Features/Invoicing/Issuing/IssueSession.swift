import Crypto
import Customers
import EN16931
import Kernel
import Ledger
import Money
import PDF
import Seal
import Storage

/// Issues documents inside one transaction: numbers them, writes their rows, renders them on all cores, seals
/// them in the order of their numbers.
///
/// The effects, the entry in the books among them, share the transaction: if one fails, no number was taken (DESIGN § 3). Call `record` for each
/// document, then `finish` once.
struct IssueSession {
  let company: IssuingCompany
  let ids: IDs
  /// A rehearsal numbers and writes rows, all of which will be rolled back, and spares the pages and the seal.
  let isRehearsal: Bool

  private var series: [NumberSeries] = []
  private var issued: [IssuedDocument] = []
  /// The invoices a document credits or replaces, by its index.
  private var touched: [Int: [InvoiceID]] = [:]
  private var drawing: PageDrawing<Result<Page, any Error>>
  /// The turnovers that limits of VAT are measured by.
  var turnover: TurnoverBook
  /// What the documents are posted to, with the payments they state.
  private var books: DocumentBook
  private var customers: CustomerBook
  /// Orders nobody has heard of yet, until they are asked for: what was read ahead.
  private var newOrders: Set<OrderKey> = []

  private let begun = ContinuousClock.now

  init(company: IssuingCompany, ids: IDs, renderers: RenderPool, isRehearsal: Bool) {
    self.company = company
    self.ids = ids
    self.isRehearsal = isRehearsal
    drawing = PageDrawing(renderers, company.template) { document, renderer in
      Result { try Self.page(of: document, by: company, with: renderer) }
    }
    turnover = TurnoverBook(company.id)
    books = DocumentBook(company)
    customers = CustomerBook(company.id)
  }

  /// Documents whose rows are sent together.
  private static let rowsOfPush = 64

  // MARK: Reading ahead

  private struct OrderKey: Hashable {
    let source: String
    let externalID: String
  }

  /// Reads for a group of sales what each of them would ask for: whether its order is known, its customer, and what that
  /// one's account in the books is called.
  mutating func look(for orders: [SalesOrder], in tx: borrowing Transaction) throws {
    if orders.isEmpty { return }
    for (source, orders) in Dictionary(grouping: orders, by: \.source) {
      let numbers = Set(orders.map(\.externalID))
      let known = try OrderStore.known(
        numbers.sorted(), source: source, of: company.id, in: tx)
      newOrders.formUnion(
        numbers.subtracting(known).map { OrderKey(source: source, externalID: $0) })
    }
    let found = try customers.look(for: orders.lazy.map { CustomerIdentity.of($0) }, in: tx)
    try books.ledger.look(for: .customer, found.map(\.description), in: tx)
  }

  /// Whether the company never heard of an order. Said once: what follows may enter it.
  mutating func isNew(_ order: SalesOrder) -> Bool {
    newOrders.remove(OrderKey(source: order.source, externalID: order.externalID)) != nil
  }

  // MARK: Recording

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
      series: series[index].name, sequence: sequence,
      content: try document.content.numbered(number), of: document,
      verification: isRehearsal ? nil : VerificationToken(of: company))
    if !isRehearsal { drawing.add(result) }
    let accounts = try SoldAsStore.of(document, order, company: company.id, in: tx)
    let customer = try enter(document, order, in: tx)
    try InvoiceRows(company: company).insert(
      result, document, order, as: accounts, of: customer, in: tx)
    try books.post(result, document, as: accounts, order, customer: customer, ids: ids, in: tx)
    try turnover.add(document, in: tx)
    let invoices = Set(document.credits.map(\.invoice)).union(document.replaces.map { [$0] } ?? [])
    if !invoices.isEmpty { touched[issued.count] = invoices.sorted() }
    issued.append(result)
    // The server writes these rows while the next ones are made.
    if issued.count % Self.rowsOfPush == 0 { try tx.push() }
    return issued.count - 1
  }

  /// Whom the company deals with: of a self-billed invoice, its supplier.
  private mutating func enter(
    _ document: PreparedDocument, _ order: SalesOrder, in tx: borrowing Transaction
  ) throws -> Customer.ID {
    let other = document.supplier.map { SalesOrder.Buyer(supplier: $0) } ?? order.buyer
    let (id, isNew) = try customers.enter(
      Customer(other),
      identity: CustomerIdentity.of(other, source: document.customerSource ?? order.source),
      ids: ids, in: tx)
    if isNew { books.ledger.meet(id.description) }
    return id
  }

  private mutating func seriesIndex(of document: PreparedDocument, in tx: borrowing Transaction)
    throws -> Int
  {
    let type = document.content.invoice.type
    let format =
      document.supplier.map { company.profile.selfBilledNumbers(for: type, supplier: $0.siren) }
      ?? company.profile.numbers(for: type)
    if let known = series.firstIndex(where: { $0.asked == format }) { return known }
    series.append(try NumberSeries.open(type.series, format, on: tx.today, of: company, in: tx))
    return series.count - 1
  }

  /// Renders, seals and stores what was recorded, and moves the series on.
  ///
  /// - Throws: `UnprintableDocuments` naming those that could not be drawn; the whole transaction must then be
  ///   rolled back.
  mutating func finish(in tx: borrowing Transaction) throws -> [IssuedDocument] {
    if !isRehearsal, !issued.isEmpty {
      // The server writes the rows while the last pages are drawn.
      try tx.push()
      let pages = try rendered()
      var log = try CompanyLog.open(company.sealer, in: tx)
      for index in issued.indices {
        try seal(issued[index], pages[index], in: &log, in: tx)
        try books.seal(statedOn: issued[index].id, in: &log, in: tx)
        issued[index].file = pages[index].file
        if (index + 1) % Self.rowsOfPush == 0 { try tx.push() }
      }
      try log.close(in: tx)
    }
    for series in series { try series.save(company.id, in: tx) }
    try turnover.save(in: tx)
    try books.save(in: tx)
    if !isRehearsal, !issued.isEmpty {
      try tell(in: tx)
      measure(in: tx)
    }
    return issued
  }

  /// One read for all of them, however many.
  private func tell(in tx: borrowing Transaction) throws {
    var events = try EventLog(of: company.id, in: tx)
    for (index, document) in issued.enumerated() {
      try InvoicingEvents.append(document, to: &events, in: tx)
      guard let invoices = touched[index] else { continue }
      try InvoicingEvents.append(document, about: invoices, to: &events, in: tx)
    }
    for payment in books.recorded { try InvoicingEvents.append(payment, to: &events, in: tx) }
  }

  /// Once they stand: what is rolled back was not issued.
  private func measure(in tx: borrowing Transaction) {
    let (begun, types) = (begun, Dictionary(grouping: issued, by: \.type).mapValues(\.count))
    tx.afterCommit {
      for (type, count) in types {
        Measure.documents.count([("type", type.rawValue)], by: count)
      }
      Measure.issueTime.time(ContinuousClock.now - begun)
    }
  }

  // MARK: Rendering

  private struct Page: Sendable {
    let file: RenderedDocument
    let xmlHash: [UInt8]
    let xmlSize: Int
    let packed: [UInt8]
  }

  private mutating func rendered() throws -> [Page] {
    let results = drawing.finish()
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
      issued.content, seller: issued.supplier ?? company.profile, language: issued.language,
      verificationAddress: issued.verification.flatMap { company.profile.address(of: $0) })
    var file = try renderer.render(printable.document, embedding: xml)
    let packed = company.packer.pack(file.plain)
    file.plain = []
    return Page(
      file: file, xmlHash: Array(SHA256.hash(data: xml)), xmlSize: xml.count, packed: packed)
  }

  // MARK: Sealing

  /// Stores the files of a document and seals it in the company's log, after those before it in its series.
  private mutating func seal(
    _ document: IssuedDocument, _ page: Page, in log: inout CompanyLog,
    in tx: borrowing Transaction
  ) throws {
    guard let number = series.firstIndex(where: { $0.name == document.series }) else { return }
    let salt = company.sealer.chance.salt()
    try DocumentStore.insert(
      page.file, packed: page.packed, packing: company.packer.number, xmlHash: page.xmlHash,
      xmlSize: page.xmlSize, of: document.id, company: company, in: tx)
    try document.verification?.insert(for: document.id, of: company.id, in: tx)
    let fact = LogEntry.Fact.document(
      SealedDocument(
        document.content.invoice, isTraining: company.profile.isTraining,
        commitment: SealedDocument.commitment(
          salt: salt, xmlHash: page.xmlHash, pdfHash: page.file.sha256)))
    let hash = try log.append(
      fact, series: document.series, sequence: document.sequence,
      after: series[number].head.hash, subject: document.id.raw, salt: salt, in: tx)
    series[number].advance(to: document.sequence, hash: hash)
  }
}

/// Documents no page could be made of; nothing was issued.
struct UnprintableDocuments: Error {
  let indices: [Int]
}
