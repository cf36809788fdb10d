import EN16931
import Hummingbird
import Invoicing
import Kernel
import Money
import Storage

/// The pages of an import: upload, preview, progress, result.
package struct ImportPages: Sendable {
  let desk: ImportDesk
  let shell: @Sendable (Request) -> PageShell
  let uploadLimit: Int

  package init(
    desk: ImportDesk, uploadLimit: Int, shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.desk = desk
    self.uploadLimit = uploadLimit
    self.shell = shell
  }

  var company: CompanyID { desk.issuer.company.id }
  private static let refusalsPerPage = 50

  package func add(to routes: Routes) {
    routes.get("/imports/new", .may(.documentsRead)) { request, _ in
      try await form(request, problem: nil)
    }
    routes.post("/imports", .may(.draftsWrite)) { request, _ in try await upload(request) }
    routes.get("/imports/:id", .may(.documentsRead)) { request, context in
      let id = try context.parameters.require("id")
      // First what goes on: what ends in between is over then, and not interrupted.
      let progress = progress(id)
      return try await show(request, try await load(id), progress)
    }
    routes.get("/imports/:id/columns", .may(.draftsWrite)) { request, context in
      try await columns(request, try await load(context.parameters.require("id")))
    }
    routes.post("/imports/:id/columns", .may(.draftsWrite)) { request, context in
      try await setColumns(request, try await load(context.parameters.require("id")))
    }
    routes.get("/imports/:id/mapping.json", .may(.documentsRead)) { _, context in
      try mappingFile(try await load(context.parameters.require("id")))
    }
    routes.post("/imports/:id/issuance", .may(.documentsIssue)) { request, context in
      try await issue(request, try await load(context.parameters.require("id")))
    }
    routes.get("/imports/:id/progress.json", .may(.documentsRead)) { request, context in
      let id = try context.parameters.require("id")
      let progress = progress(id)
      let page = progressPage(try await load(id), progress, request.language)
      return Response.json(page.progressJSON(request.language))
    }
    routes.get("/imports/:id/report.json", .may(.documentsRead)) { request, context in
      let file = try await load(context.parameters.require("id"))
      return Response.file(
        try await report(file, request.language), type: "application/json",
        fileName: "\(file.id).json", disposition: .attachment)
    }
    routes.get("/imports/:id/refusals.csv", .may(.documentsRead)) { request, context in
      let file = try await load(context.parameters.require("id"))
      return Response.csv(try await refusals(file, request.language), fileName: "\(file.id).csv")
    }
  }

  func load(_ text: String) async throws -> OrderImport {
    let company = company
    guard let id = OrderImport.ID(text),
      let file = try await desk.database.read({ try ImportStore.load(id, of: company, in: $0) })
    else { throw InvoicingError.importNotFound }
    return file
  }

  // MARK: Upload

  private func form(_ request: Request, problem: ProblemAnswer?) async throws -> Response {
    let company = company
    let known = try await desk.database.read { try ImportStore.mappings(of: company, in: $0) }
    let language = request.language
    let page = ImportPage(
      mappings: known.map {
        .init(value: $0.id.description, name: $0.fileName, detail: language.moment($0.usedAt))
      },
      sizeLimit: "\(uploadLimit >> 20) Mo", problem: problem)
    return .html(
      page.render(in: shell(request)),
      status: problem.map { HTTPResponse.Status(code: $0.status) } ?? .ok)
  }

  /// A file that cannot be read is refused here, with the form shown again; what is wrong with its orders is shown in
  /// the preview.
  private func upload(_ request: Request) async throws -> Response {
    do {
      let form = try await request.multipart(upTo: uploadLimit)
      guard let file = form.file("orders") else {
        throw HTTPProblem.unreadable(
          Text(fr: "Choisissez un fichier de commandes.", en: "Choose an orders file."))
      }
      let mapping = try await mapping(form)
      let name = file.fileName ?? "commandes"
      let content = Array(file.content)
      let isAsked = try mapping == nil && OrderFile.isCSV(content, fileName: name)
      if isAsked { _ = try CSVSample(content, fileName: name) }
      let (company, ids) = (company, desk.ids)
      let id = try await desk.database.write(.company(company)) {
        try ImportStore.insert(
          name, content: content, mapping: mapping, of: company, ids: ids, in: $0)
      }
      // What the columns of a CSV mean is asked next.
      if isAsked { return .seeOther(Self.columnsPath(id)) }
      _ = try await desk.previewInBackground(try await load(id.description))
      return .seeOther("/imports/\(id)")
    } catch let problem as any Problem {
      return try await self.form(request, problem: ProblemAnswer(problem))
    }
  }

  private func mapping(_ form: MultipartForm) async throws -> String? {
    if let file = form.file("mapping-file"), !file.content.isEmpty {
      guard file.content.count <= 1 << 20 else {
        throw ShopsError.tooLarge(
          Place(file: file.fileName), what: ColumnsStrings.table.mappingFile, limit: 1 << 20)
      }
      _ = try ColumnMapping.read(Array(file.content), fileName: file.fileName ?? "mapping.json")
      return String(decoding: file.content, as: UTF8.self)
    }
    guard let known = form.text("mapping"), known != "new" else { return nil }
    return try await load(known).mapping
  }

  // MARK: Preview

  private func progress(_ id: String) -> ImportDesk.Progress? {
    OrderImport.ID(id).flatMap { desk.progress(of: $0) }
  }

  private func show(
    _ request: Request, _ file: OrderImport, _ progress: ImportDesk.Progress?
  ) async throws -> Response {
    guard file.state == .previewed, progress == nil else {
      return .html(progressPage(file, progress, request.language).render(in: shell(request)))
    }
    if try isUnmapped(file) { return .seeOther(Self.columnsPath(file.id)) }
    let preview = try await desk.previewInBackground(file)
    let language = request.language
    let first = max(1, (try request.query)["refusals"].flatMap { Int($0) } ?? 1)
    let page = ImportPreviewPage(
      fileName: file.fileName, counts: counts(preview.report),
      totals: totals(preview.report, language),
      documents: preview.documents.prefix(100).map { document($0, language) },
      refusals: refusals(preview, first: first, at: "/imports/\(file.id)"),
      issueHref: "/imports/\(file.id)/issuance?columns=\(file.mappingTag)",
      reportHref: "/imports/\(file.id)/report.json",
      refusalsCSVHref: "/imports/\(file.id)/refusals.csv",
      columns: file.mapping == nil || !Caller.current.permissions.contains(.draftsWrite)
        ? nil
        : (href: Self.columnsPath(file.id), title: ColumnsStrings.table.change(language)))
    return .html(page.render(in: shell(request)))
  }

  private func counts(_ report: RunReport) -> ImportPreviewPage.Counts {
    .init(
      orders: report.orders.read, invoices: report.invoiceCount,
      creditNotes: report.creditNoteCount, refused: report.orders.refused,
      alreadyIssued: report.orders.already)
  }

  private func totals(_ report: RunReport, _ language: Language) -> ImportPreviewPage.Totals {
    func money(_ invoiced: Int64, _ credited: Int64) -> String {
      language.money(Money(minorUnits: invoiced - credited))
    }
    return .init(
      net: money(report.invoices.net, report.creditNotes.net),
      vat: money(report.invoices.vat, report.creditNotes.vat),
      gross: money(report.invoices.gross, report.creditNotes.gross))
  }

  private func document(_ issued: IssuedDocument, _ language: Language)
    -> ImportPreviewPage.Document
  {
    let invoice = issued.content.invoice
    return .init(
      kind: ShownKind(issued.type), order: invoice.salesOrder ?? "", customer: invoice.buyer.name,
      date: (invoice.delivery?.date).map(language.date) ?? "",
      net: language.money(invoice.totals.net), gross: language.money(invoice.totals.gross))
  }

  private func refusals(_ preview: ImportDesk.Preview, first: Int, at path: String)
    -> ImportPreviewPage.Refusals
  {
    var all = preview.report.refusals.map {
      ImportPreviewPage.Refusal(order: $0.order, finding: $0.finding)
    }
    if let failure = preview.failure {
      all.insert(.init(order: nil, finding: failure.finding), at: 0)
    }
    let start = min(first - 1, max(0, all.count - 1))
    let size = Self.refusalsPerPage
    return .init(
      rows: Array(all.dropFirst(start).prefix(size)), first: start + 1, total: all.count,
      previousHref: start > 0 ? "\(path)?refusals=\(max(1, start - size + 1))" : nil,
      nextHref: start + size < all.count ? "\(path)?refusals=\(start + size + 1)" : nil)
  }

  // MARK: Issue

  private func issue(_ request: Request, _ file: OrderImport) async throws -> Response {
    // What its columns mean was changed after this page was shown, or was never said.
    let seen = try request.query["columns"]
    if try file.state == .previewed && (seen ?? file.mappingTag) != file.mappingTag
      || isUnmapped(file)
    {
      return .seeOther("/imports/\(file.id)")
    }
    if file.state != .done {
      let company = company
      try await desk.database.write(.company(company)) {
        try ImportStore.start(file.id, of: company, in: $0)
      }
      desk.start(file, language: request.language)
    }
    return .seeOther("/imports/\(file.id)")
  }

  private func progressPage(
    _ file: OrderImport, _ progress: ImportDesk.Progress?, _ language: Language
  ) -> ImportProgressPage {
    ImportProgressPage(
      fileName: file.fileName, phase: phase(file, progress, language),
      progressHref: "/imports/\(file.id)/progress.json",
      reportHref: "/imports/\(file.id)/report.json",
      refusalsCSVHref: "/imports/\(file.id)/refusals.csv")
  }

  private func phase(
    _ file: OrderImport, _ progress: ImportDesk.Progress?, _ language: Language
  ) -> ImportProgressPage.Phase {
    if let outcome = file.outcome { return .finished(result(outcome, language)) }
    let resume = "/imports/\(file.id)/issuance"
    guard let progress else {
      let interrupted = Text(
        fr:
          "L'émission a été interrompue par un redémarrage. Reprenez : rien ne sera émis deux fois.",
        en: "Issuing was interrupted by a restart. Resume: nothing will be issued twice.")
      return .stopped(interrupted, .init(done: 0, total: 0), resumeHref: resume)
    }
    let now = self.running(progress)
    return progress.failure.map { .stopped($0, now, resumeHref: resume) } ?? .running(now)
  }

  private func running(_ progress: ImportDesk.Progress) -> ImportProgressPage.Running {
    let elapsed = Double(desk.clock.now.microseconds - progress.startedAt.microseconds) / 1e6
    guard progress.fraction > 0.02, elapsed > 0.2 else {
      return .init(done: progress.documents, total: progress.documents)
    }
    return .init(
      done: progress.documents, total: Int(Double(progress.documents) / progress.fraction),
      perSecond: Int(Double(progress.documents) / elapsed),
      secondsLeft: Int((elapsed / progress.fraction - elapsed).rounded(.up)))
  }

  private func result(_ outcome: ImportOutcome, _ language: Language) -> ImportProgressPage.Result {
    .init(
      counts: .init(
        orders: outcome.orders, invoices: outcome.invoices, creditNotes: outcome.creditNotes,
        refused: outcome.refused, alreadyIssued: outcome.already),
      totals: .init(
        net: language.money(Money(minorUnits: outcome.netMinor)),
        vat: language.money(Money(minorUnits: outcome.vatMinor)),
        gross: language.money(Money(minorUnits: outcome.grossMinor))),
      duration: "\(outcome.seconds) s", issuedHref: InvoicingNavigation.invoices)
  }

  // MARK: Reports

  private func report(_ file: OrderImport, _ language: Language) async throws -> [UInt8] {
    if let outcome = file.outcome { return Array(outcome.report.utf8) }
    return try await desk.previewInBackground(file).report.json(language, isRehearsal: true)
  }

  private func refusals(_ file: OrderImport, _ language: Language) async throws -> [UInt8] {
    if let outcome = file.outcome { return Array(outcome.refusalsCSV.utf8) }
    let preview = try await desk.previewInBackground(file)
    return Array(RefusalsCSV.text(preview.report.refusals, language).utf8)
  }
}
