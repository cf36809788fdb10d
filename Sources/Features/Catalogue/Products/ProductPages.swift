import Hummingbird
import Kernel
import Money
import Storage

/// The catalogue.
///
/// ```
/// GET  /products                     the list; /exports/products.csv, .xlsx
/// POST /products/bulk/archiving      POST /products/bulk/restoration
/// GET  /products/new                 a blank form
/// POST /products                     makes one
/// GET  /products/{id}                its form, where it was sold lately
/// POST /products/{id}                changes it, where nobody did since `revision`
/// POST /products/{id}/archiving      POST /products/{id}/restoration
/// ```
package struct ProductPages: Sendable {
  /// Where a product was sold, by whoever knows the documents: the latest sales, and how many documents were looked at.
  package typealias Sales =
    @Sendable (Product, Language, borrowing Transaction) throws -> (
      sales: [ProductSale], looked: Int
    )

  let company: CompanyID
  let database: Database
  let ids: IDs
  let sales: Sales
  let shell: @Sendable (Request) -> PageShell

  package init(
    company: CompanyID, database: Database, ids: IDs, sales: @escaping Sales,
    shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.company = company
    self.database = database
    self.ids = ids
    self.sales = sales
    self.shell = shell
  }

  static let strings = ProductStrings.table
  package static let path = "/products"
  package static let newPath = "/products/new"
  /// Where the catalogue learns from what was sold; a feature that knows the documents serves it.
  package static let learningPath = "/products/learning"
  package static let navigation = NavigationItem(
    .catalogue, href: path, title: ProductStrings.table.products, icon: Icon.box)
  package static let addAction = SearchAction(
    title: ProductStrings.table.add, words: "créer produit article create", href: newPath)
  package static let learnAction = SearchAction(
    title: ProductStrings.table.learn, words: "catalogue articles produits learn",
    href: learningPath)

  package static let list = ListDeclaration(
    name: "products", path: path, title: strings.products,
    columns: [
      .init("name", strings.name, .name),
      .init("price", strings.price, .amount),
      .init("vat", strings.rate, .figure),
      .init("unit", strings.unit, .text),
      .init("nature", strings.nature, .text),
      .init("created", strings.created, .until, isUsual: false),
    ],
    filters: [
      .tabs(
        key: "state", label: strings.byState, all: strings.onSale,
        [.init("archived", strings.archivedOnes)]),
      .choice(
        key: "nature", label: strings.byNature, all: strings.everyNature,
        Product.Nature.allCases.map { .init($0.rawValue, strings.natures[$0]!) }),
      .search(hint: strings.searchHint),
    ],
    orders: { address in
      // Words are walked in their own order; a nature has an index by name alone.
      if address[ListAddress.search] != nil { return [] }
      let byName = ListOrder("name", isDescending: false)
      return address["nature"] == nil
        ? [byName, ListOrder("created", isDescending: true)] : [byName]
    })

  package func add(to routes: Routes) {
    addList(to: routes)
    routes.get("/products/new", .may(.catalogueWrite)) { request, _ in
      var page = ProductPage(
        known: nil, fields: ProductFormView.fields(of: Product(name: "")))
      page.key = ids.next().text
      return .html(page.render(in: shell(request)))
    }
    routes.post("/products", .may(.catalogueWrite)) { request, _ in try await create(request) }
    routes.get("/products/:id", .may(.catalogueRead)) { request, context in
      try await one(request, ProductsAPI.id(context.parameters.require("id")))
    }
    routes.post("/products/:id", .may(.catalogueWrite)) { request, context in
      try await update(request, ProductsAPI.id(context.parameters.require("id")))
    }
    routes.post("/products/:id/archiving", .may(.catalogueWrite)) { _, context in
      try await put(ProductsAPI.id(context.parameters.require("id")), .archived)
    }
    routes.post("/products/:id/restoration", .may(.catalogueWrite)) { _, context in
      try await put(ProductsAPI.id(context.parameters.require("id")), .active)
    }
  }

  // MARK: One

  private func one(_ request: Request, _ id: Product.ID) async throws -> Response {
    let company = company
    let known = try await database.read { try ProductStore.one(id, of: company, in: $0) }
    let page = ProductPage(known: known, fields: ProductFormView.fields(of: known.product))
    return .html(try await furnished(page, request.language).render(in: shell(request)))
  }

  /// With what the page shows beside the form, as far as whoever asks may see it.
  private func furnished(_ page: ProductPage, _ language: Language) async throws -> ProductPage {
    var page = page
    let permissions = Caller.current.permissions
    page.mayWrite = permissions.contains(.catalogueWrite)
    page.mayDraft = permissions.contains(.draftsWrite)
    if permissions.contains(.documentsRead), let product = page.known?.product {
      let sales = sales
      let found = try await database.read { try sales(product, language, $0) }
      (page.sales, page.looked) = (found.sales, found.looked)
    }
    return page
  }

  private func create(_ request: Request) async throws -> Response {
    let fields = try await request.form()
    let (company, products) = (company, ManageProducts(company: company, ids: ids))
    do {
      let wanted = try ProductRequest(ProductFormView.json(fields, .active))
      let location = try await database.write(.company(company)) { tx in
        try IdempotencyStore.pageOnce(fields, from: Self.path, of: company, in: tx) {
          ProductPage.path(of: try products.create(wanted.product, in: tx).id)
        }
      }
      return .seeOther(location, told: .made)
    } catch let problem as ProductProblem {
      var page = ProductPage(known: nil, fields: fields)
      page.key = fields["key"] ?? ids.next().text
      page.findings = problem.inForm
      return .html(page.render(in: shell(request)), status: .unprocessableContent)
    }
  }

  private func update(_ request: Request, _ id: Product.ID) async throws -> Response {
    let fields = try await request.form()
    let revision = fields["revision"].flatMap { Int($0) } ?? 0
    let (company, products) = (company, ManageProducts(company: company, ids: ids))
    do {
      try await database.write(.company(company)) { tx in
        try products.update(id, revision: revision, in: tx) { known in
          let wanted = try ProductRequest(ProductFormView.json(fields, known.state))
          return (wanted.product, known.state)
        }
      }
      return .seeOther(ProductPage.path(of: id), told: .saved)
    } catch let problem as ProductProblem {
      if case .notFound = problem { throw problem }
      let known = try await database.read { try ProductStore.one(id, of: company, in: $0) }
      var page = ProductPage(known: known, fields: fields)
      page.findings = problem.inForm
      return .html(
        try await furnished(page, request.language).render(in: shell(request)),
        status: problem.kind == .conflict ? .conflict : .unprocessableContent)
    }
  }

  private func put(_ id: Product.ID, _ state: Product.State) async throws -> Response {
    let products = ManageProducts(company: company, ids: ids)
    try await database.write(.company(company)) { tx in
      try products.update(id, in: tx) { ($0.product, state) }
    }
    return .seeOther(ProductPage.path(of: id), told: .changed)
  }
}

extension ProductProblem {
  /// What a form says is wrong, each where it is typed.
  fileprivate var inForm: [Finding] {
    if !findings.isEmpty { return findings }
    var place: Place?
    if case .skuTaken = self { place = Place(pointer: "/sku") }
    return [Finding(code, at: place, fr: text.fr, en: text.en)]
  }
}
