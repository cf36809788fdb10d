import Catalogue
import Customers
import Hummingbird
import Kernel
import Money
import Storage

/// Making an invoice by hand.
///
/// ```
/// GET  /invoices/new                       a blank form; ?customer=cus_… with who it is for, ?like=inv_… with all of a document,
///                                          ?product=prd_… with a line
/// GET  /invoices/typed/{id}                what was typed
/// POST /invoices/typed/{id}                keeps it; `do` says what else: lines, mend:…, fill, catalogue:…, issue, discard
/// GET  /invoices/typed/{id}/preview.pdf    as a pro forma
/// GET  /invoices/{id}/edit                 the form of a draft made here
/// ```
package struct EditorRoutes: Sendable {
  let issuer: OrderIssuer
  let database: Database
  let customers: CustomerIndex?
  let filling: FillBuyer
  let shell: @Sendable (Request) -> PageShell

  package init(
    issuer: OrderIssuer, database: Database, customers: CustomerIndex?, filling: FillBuyer,
    shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.issuer = issuer
    self.database = database
    self.customers = customers
    self.filling = filling
    self.shell = shell
  }

  package static let path = "/invoices/new"
  static let fillPath = "/invoices/typed-company.json"
  package static let script = EditorPage.script
  private var company: CompanyID { issuer.company.id }
  private static let bodyLimit = 4 << 20
  private static let moreRows = 10

  package func add(to routes: Routes) {
    addSuggestions(to: routes)
    addFilling(to: routes)
    routes.get("/invoices/new", .may(.draftsWrite)) { request, _ in try await begin(request) }
    routes.get("/invoices/typed/:id", .may(.draftsWrite)) { request, context in
      try await open(request, Self.id(context.parameters.require("id")))
    }
    routes.post("/invoices/typed/:id", .may(.draftsWrite)) { request, context in
      try await keep(request, Self.id(context.parameters.require("id")))
    }
    routes.get("/invoices/typed/:id/preview.pdf", .may(.draftsWrite)) { _, context -> Response in
      let id = try Self.id(context.parameters.require("id"))
      let issuer = issuer
      let file = try await database.read { tx in
        guard let kept = try TypedStore.find(id, of: issuer.company.id, in: tx) else {
          throw EditorProblem.notFound("\(id)")
        }
        let assessment = try AssessTyped(issuer: issuer)(kept.typed, number: kept.number, in: tx)
        guard let document = assessment.document, let order = assessment.reading.order else {
          throw InvoicingError.orderRefused(assessment.findings)
        }
        return try CompanionDocuments(issuer: issuer).proForma(document, of: order)
      }
      return .pdf(file.bytes, fileName: file.name, disposition: .inline)
    }
    routes.get("/invoices/:id/edit", .may(.draftsWrite)) { _, context in
      try await edit(context.parameters.require("id"))
    }
  }

  private static func id(_ text: String) throws -> TypedInvoice.ID {
    guard let id = TypedInvoice.ID(text) else { throw EditorProblem.notFound(text) }
    return id
  }

  // MARK: Opening

  private func begin(_ request: Request) async throws -> Response {
    let (company, id) = (company, TypedInvoice.ID(raw: issuer.ids.next()))
    let query = try request.query
    let customer = query["customer"].flatMap { Customer.ID($0) }
    let model = query["like"].flatMap { InvoiceID($0) }
    let product = query["product"].flatMap { Product.ID($0) }
    let mayRead = Caller.current.permissions.contains(.documentsRead)
    let mayReadProducts = Caller.current.permissions.contains(.catalogueRead)
    let (language, profile) = (request.language, issuer.company.profile)
    let (usual, home) = (profile.usualRate, profile.address.country.description)
    let found = try await database.read { tx in
      var typed = TypedInvoice()
      if mayRead, let model, let order = try Self.order(behind: model, company, in: tx) {
        typed = TypedInvoice(order)
        for field in [TypedInvoice.Field.suppliedOn, .dueOn, .purchaseOrder] { typed[field] = "" }
      } else if mayRead, let customer,
        let known = try KnownBuyer.find(customer, of: company, in: tx)
      {
        typed = known.typed
      }
      if mayReadProducts, let product {
        typed.lines.append(try Self.line(of: product, language, usual: usual, company, in: tx))
      }
      typed[.orderedOn] = tx.today.description
      // Most customers are of the seller's country.
      if typed[.name].isEmpty, typed[.country].isEmpty { typed[.country] = home }
      return (typed: typed, others: try TypedStore.unfinished(of: company, in: tx))
    }
    var page = EditorPage(
      id, revision: 0, found.typed, .nothing, request.language)
    page.asksRegisters = filling.asksAnybody
    page.others = found.others.map { ($0.id, $0.typed[.name]) }
    return .html(page.render(in: shell(request)))
  }

  /// A row that sells a product, in prices without VAT.
  private static func line(
    of id: Product.ID, _ language: Language, usual: Rate?, _ company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> TypedInvoice.Line {
    let article = KnownArticle(
      try ProductStore.one(id, of: company, in: tx).product, language, usual: usual)
    var line = article.line
    line[.unitPrice] = article.price.net
    return line
  }

  /// What an issued document or a draft was made of.
  private static func order(
    behind id: InvoiceID, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> SalesOrder? {
    let issued = try tx.row(
      "SELECT order_id FROM invoice WHERE company_id = \(company) AND id = \(id) AND kind = '380'"
    ) { try $0.id(0, as: OrderID.self) }
    let order = try issued ?? DraftStore.order(of: id, company: company, in: tx)
    return try order.map { try OrderStore.order($0, of: company, in: tx) }
  }

  private func open(_ request: Request, _ id: TypedInvoice.ID) async throws -> Response {
    let (issuer, language) = (issuer, request.language)
    let outcome = try await database.read { tx -> Outcome in
      guard let kept = try TypedStore.find(id, of: issuer.company.id, in: tx) else {
        throw EditorProblem.notFound("\(id)")
      }
      if let issued = try Self.issued(kept, issuer.company.id, in: tx) {
        return .elsewhere("/invoices/\(issued)")
      }
      var page = EditorPage(
        id, revision: kept.revision, kept.typed,
        try AssessTyped(issuer: issuer)(kept.typed, number: kept.number, in: tx), language)
      page.isEntered = kept.isEntered
      return .page(page)
    }
    switch outcome {
    case .elsewhere(let path, let told):
      return told.map { .seeOther(path, told: $0) } ?? .seeOther(path)
    case .page(var page):
      page.asksRegisters = filling.asksAnybody
      return .html(page.render(in: shell(request)))
    }
  }

  private func edit(_ text: String) async throws -> Response {
    let (id, company) = (try InvoiceID(address: text), company)
    let typed = try await database.read { tx -> TypedInvoice.ID in
      guard let orderID = try DraftStore.order(of: id, company: company, in: tx) else {
        throw InvoicingError.invoiceNotFound(text)
      }
      let order = try OrderStore.order(orderID, of: company, in: tx)
      guard order.source == TypedInvoice.source,
        let kept = try TypedStore.find(number: order.externalID, of: company, in: tx)
      else { throw InvoicingError.invoiceNotFound(text) }
      return kept.id
    }
    return .seeOther(EditorPage.path(of: typed))
  }

  /// The invoice it became: what was typed is changed no more.
  private static func issued(
    _ kept: TypedStore.Kept, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> InvoiceID? {
    guard
      let order = try OrderStore.find(
        source: TypedInvoice.source, externalID: kept.number, of: company, in: tx)
    else { return nil }
    return try OrderStore.invoice(of: order.id, company: company, in: tx)?.id
  }

  // MARK: Keeping

  private enum Outcome: Sendable {
    case page(EditorPage)
    /// With what was done.
    case elsewhere(String, told: Toast? = nil)
  }

  private func keep(_ request: Request, _ id: TypedInvoice.ID) async throws -> Response {
    let fields = try await request.form(upTo: Self.bodyLimit)
    var (typed, act) = (TypedInvoice(fields), fields["do"] ?? "save")
    var told: FillBuyer.Outcome?
    if act == "fill" {
      let number = typed[.siren].isEmpty ? typed[.vatIdentifier] : typed[.siren]
      let (answer, company) = (try await filled(number), company)
      let before = try await database.read { try TypedStore.find(id, of: company, in: $0)?.typed }
      typed.fill(answer, after: before)
      (told, act) = (answer.outcome, "save")
    }
    let revision = fields["revision"].flatMap { Int($0) } ?? 0
    let (issuer, language, company) = (issuer, request.language, company)
    let mayCatalogue = Caller.current.permissions.contains(.catalogueWrite)
    let outcome: Outcome
    do {
      outcome = try await database.write(.company(company)) { [typed, act] tx in
        try Self.keep(typed, id, revision, act, issuer, mayCatalogue, language, in: tx)
      }
    } catch EditorProblem.changedMeanwhile where !request.wantsJSON {
      return .html(
        try await conflict(typed, id, revision, language).render(in: shell(request)),
        status: .conflict)
    }
    switch outcome {
    case .elsewhere(let path, let told):
      return told.map { .seeOther(path, told: $0) } ?? .seeOther(path)
    case .page(let page) where request.wantsJSON: return .json(page.json(language))
    case .page(var page):
      page.asksRegisters = filling.asksAnybody
      page.told = told
      if act == "lines" { page.spareRows = Self.moreRows }
      let isRefused = act == "issue" && page.assessment.stops
      return .html(
        page.render(in: shell(request)), status: isRefused ? .unprocessableContent : .ok)
    }
  }

  private static func keep(
    _ typed: TypedInvoice, _ id: TypedInvoice.ID, _ revision: Int, _ act: String,
    _ issuer: OrderIssuer, _ mayCatalogue: Bool, _ language: Language,
    in tx: borrowing Transaction
  ) throws -> Outcome {
    let (company, assess) = (issuer.company.id, AssessTyped(issuer: issuer))
    if let before = try TypedStore.find(id, of: company, in: tx),
      let issued = try Self.issued(before, company, in: tx)
    {
      throw EditorProblem.issued(issued)
    }
    if act == "discard" {
      try TypedStore.discard(id, of: company, in: tx)
      try AuditTrail.note("typed-invoice.discarded", id.description, of: company, in: tx)
      return .elsewhere(InvoicingNavigation.invoices, told: .removed)
    }
    var kept = try TypedStore.save(typed, as: id, revision: revision, of: company, in: tx)
    var assessment = try assess(kept.typed, number: kept.number, in: tx)
    if act.hasPrefix("mend:"),
      let mend = assessment.findings.first(where: { "mend:\($0.code)" == act })?.mend
    {
      var mended = kept.typed
      mended.apply(mend)
      kept = try TypedStore.save(mended, as: id, revision: kept.revision, of: company, in: tx)
      assessment = try assess(mended, number: kept.number, in: tx)
    }
    var catalogued: [String] = []
    if mayCatalogue, act.hasPrefix("catalogue:") {
      catalogued = try assessment.uncatalogued.put(
        act.dropFirst(10), kept.typed, assessment.reading, ids: issuer.ids, of: company, in: tx)
      assessment = try assess(kept.typed, number: kept.number, in: tx)
    }
    try assess.askRegisters(assessment, in: tx)
    if act == "issue", assessment.document != nil {
      let intake = OrderIntake(issuer: issuer)
      let order = try intake.enter(assessment.reading, in: tx).id
      let draft = try intake.draft(for: order, in: tx)
      try TypedStore.markEntered(id, of: company, in: tx)
      return .elsewhere("/invoices/\(draft)")
    }
    var page = EditorPage(id, revision: kept.revision, kept.typed, assessment, language)
    page.isEntered = kept.isEntered
    page.catalogued = catalogued
    return .page(page)
  }

  /// What was typed is shown, and not kept.
  private func conflict(
    _ typed: TypedInvoice, _ id: TypedInvoice.ID, _ revision: Int, _ language: Language
  ) async throws -> EditorPage {
    let issuer = issuer
    let assessment = try await database.read { tx in
      let number = try TypedStore.find(id, of: issuer.company.id, in: tx)?.number
      return try AssessTyped(issuer: issuer)(typed, number: number ?? "M", in: tx)
    }
    var page = EditorPage(id, revision: revision, typed, assessment, language)
    page.isConflict = true
    page.asksRegisters = filling.asksAnybody
    return page
  }
}

extension AssessTyped.Assessment {
  /// Of a form nobody wrote in yet: nothing is wrong with it.
  fileprivate static var nothing: Self {
    Self(
      reading: OrderReading(order: nil, externalID: nil, place: Place(), lineCount: 0),
      document: nil)
  }
}

extension EditorPage {
  /// What the script of the page puts in: the summary as the page has it, the amount of each row, what is wrong where.
  func json(_ language: Language) -> JSONWriter {
    let summary = HTML()
    EditorSummary(typed: typed, assessment: assessment).write(
      to: summary, Words(EditorStrings.table, language))
    let json = JSONWriter(capacity: 4 << 10)
    json.object {
      json.field("revision", revision)
      json.field("saved", EditorStrings.table.saved(language))
      json.field("preview", assessment.document == nil ? "" : previewPath)
      json.field("summary", String(decoding: summary.bytes, as: UTF8.self))
      json.array("nets") { for net in assessment.nets(of: typed, language) { json.value(net) } }
      json.array("wrong") {
        for (spot, text) in wrong {
          json.object {
            switch spot {
            case .field(let field): json.field("name", field.rawValue)
            case .cell(let row, let column):
              json.field("name", column.rawValue)
              json.field("row", row)
            }
            json.field("text", text)
          }
        }
      }
    }
    return json
  }
}
