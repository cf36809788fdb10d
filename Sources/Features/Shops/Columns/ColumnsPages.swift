import Hummingbird
import Invoicing
import Kernel
import Money
import Storage

/// `/imports/{id}/columns`: what the columns of an uploaded CSV file mean.
extension ImportPages {
  static func columnsPath(_ id: OrderImport.ID) -> String { "/imports/\(id)/columns" }

  func isUnmapped(_ file: OrderImport) throws -> Bool {
    try file.mapping == nil && OrderFile.isCSV(file.content, fileName: file.fileName)
  }

  /// What was answered before for this file, or for another one with the same columns; else what the names say.
  func columns(_ request: Request, _ file: OrderImport) async throws -> Response {
    guard file.state == .previewed else { return .seeOther("/imports/\(file.id)") }
    let sample = try CSVSample(file.content, fileName: file.fileName)
    let known = try await known(for: file, sample)
    if let before = known.fitting.first {
      return page(request, file, sample, before.form, FormFlaws(), from: before.origin)
    }
    var form = ColumnGuess.form(of: sample)
    form.source = known.latestSource ?? ""
    // A country column that is blank somewhere says nothing of the seller's.
    if form.columns[.country] == nil {
      form.country = desk.issuer.company.profile.address.country.description
    }
    return page(request, file, sample, form, FormFlaws())
  }

  /// The earlier file a proposal comes from.
  typealias Origin = (fileName: String, at: Instant)

  private struct Known {
    /// Those all of whose columns the file has; its own alone where it has one.
    var fitting: [(mapping: String, form: ColumnForm, origin: Origin?)]
    var latestSource: String?
  }

  private func known(for file: OrderImport, _ sample: CSVSample) async throws -> Known {
    if let own = file.mapping, let form = ColumnForm(mapping: own) {
      return Known(fitting: [(own, form, nil)], latestSource: form.source)
    }
    let company = company
    let mappings = try await desk.database.read { try ImportStore.mappings(of: company, in: $0) }
    let known = mappings.compactMap { known in
      ColumnForm(mapping: known.mapping).map {
        (mapping: known.mapping, form: $0, origin: (known.fileName, known.usedAt) as Origin?)
      }
    }
    return Known(
      fitting: known.filter { $0.form.columns.values.allSatisfy { sample.index(of: $0) != nil } },
      latestSource: known.first?.form.source)
  }

  func setColumns(_ request: Request, _ file: OrderImport) async throws -> Response {
    guard file.state == .previewed else { return .seeOther("/imports/\(file.id)") }
    let sample = try CSVSample(file.content, fileName: file.fileName)
    let form = ColumnForm(try await request.form(), of: sample)
    do {
      let findings = form.findings(of: sample)
      if !findings.isEmpty { throw ShopsError.mappingInvalid(findings) }
      // What a mapping made by hand says beyond this form goes on with the shop it was made for.
      let before = try await known(for: file, sample).fitting.first {
        $0.form.source == form.source
      }
      let mapping = form.mapping(over: file.mapping ?? before?.mapping)
      // Kept once it is seen to work: what cannot be read is proposed to nobody.
      _ = try await desk.previewInBackground(file.mapped(mapping))
      let (company, id) = (company, file.id)
      try await desk.database.write(.company(company)) {
        try ImportStore.set(mapping: mapping, of: id, company: company, in: $0)
      }
      return .seeOther("/imports/\(id)")
    } catch let problem as ShopsError {
      let flaws = FormFlaws(problem, fields: ColumnsPage.fields)
      return page(request, file, sample, form, flaws)
    }
  }

  func mappingFile(_ file: OrderImport) throws -> Response {
    guard let mapping = file.mapping else { throw InvoicingError.importNotFound }
    return .file(
      Array(mapping.utf8), type: "application/json", fileName: "\(file.id).mapping.json",
      disposition: .attachment)
  }

  private func page(
    _ request: Request, _ file: OrderImport, _ sample: CSVSample, _ form: ColumnForm,
    _ flaws: FormFlaws, from origin: Origin? = nil
  ) -> Response {
    let page = ColumnsPage(
      fileName: file.fileName, path: Self.columnsPath(file.id), sample: sample, form: form,
      flaws: flaws,
      origin: origin.map { ($0.fileName, request.language.moment($0.at)) },
      mappingHref: file.mapping == nil ? nil : "/imports/\(file.id)/mapping.json")
    return .html(
      page.render(in: shell(request)), status: flaws.isEmpty ? .ok : .unprocessableContent)
  }
}
