import Hummingbird
import Kernel
import Money
import Storage

/// The list of the products, as a page and as a file, and what is done with many of them.
extension ProductPages {
  func addList(to routes: Routes) {
    desk.add(to: routes)
    for verb in Verb.all {
      routes.post(verb.path, .may(.catalogueWrite)) { request, _ in
        try await change(request, verb)
      }
    }
  }

  private var desk: ListDesk<ProductListing.Found> {
    let company = company
    return ListDesk(
      ListPlace(Self.list, .catalogueRead, of: company, database, shell: shell),
      nothing: (Self.strings.nothing, Self.strings.nothingHelp), sheet: Self.sheet
    ) { wanted, after, limit, tx in
      let place = try after.map { try ProductListing.Place(text: $0) }
      let found = try ProductListing(wanted).page(
        after: place, limit: limit, of: company, in: tx)
      return (found.rows, found.hasMore ? found.rows.last?.place.text : nil)
    } row: { found, language in
      Self.row(found.known, language)
    } finish: { page, _, language in
      guard Caller.current.permissions.contains(.catalogueWrite) else { return }
      page.actions = [
        page.address["state"] == nil ? Verb.archive.action : Verb.restore.action
      ]
      page.links = [
        .init(Self.strings.learn, href: Self.learningPath, icon: Icon.book),
        .init(Self.strings.add, href: Self.newPath, icon: Icon.box, isPrimary: true),
      ]
      page.welcome = { Self.welcome($0, Words(Self.strings, language)) }
    }
  }

  private static let sheet = ListSheet<ProductListing.Found>(
    name: strings.fileName,
    titles: [
      strings.name, strings.sku, strings.price, strings.prices, strings.currency,
      strings.rateTitle, strings.unit, strings.nature, strings.detail, strings.state,
      strings.created,
    ]
  ) { found, language in
    let (product, known) = (found.known.product, found.known)
    return [
      .text(product.name), .text(product.sku ?? ""), price(of: product, language),
      .text((product.priceIncludesTax ? strings.withTax : strings.withoutTax)(language)),
      .text(product.currency.code),
      product.rate.map { .text(language.decimal($0.description)) } ?? .empty,
      .text(UsualUnit.name(product.unit, language)), .text(product.nature.title(language)),
      .text(product.detail ?? ""),
      .text((known.state == .archived ? strings.archived : strings.onSaleOne)(language)),
      .moment(known.createdAt),
    ]
  }

  /// A number where it is whole cents; what is finer stands with all its decimals.
  private static func price(of product: Product, _ language: Language) -> SheetValue {
    guard let price = product.price else { return .empty }
    return Product.whole(price, product.currency).map { .money($0) }
      ?? .text(language.decimal(price.description))
  }

  // MARK: Many

  private struct Verb: Sendable {
    let path: String
    let button: Text
    let asks: Plural
    let effect: Text
    let state: Product.State

    static let archive = Verb(
      path: "\(ProductPages.path)/bulk/archiving", button: strings.archive,
      asks: strings.archiveThem, effect: strings.archiveHelp, state: .archived)
    static let restore = Verb(
      path: "\(ProductPages.path)/bulk/restoration", button: strings.restore,
      asks: strings.restoreThem, effect: strings.restoreHelp, state: .active)
    static let all = [archive, restore]

    var action: ListPage.Action { .init(button, path: path) }
  }

  /// Products of one transaction: nobody who issues waits long for it.
  private static let group = 200

  /// Asks first. Idempotent by nature: what is archived already stays so.
  private func change(_ request: Request, _ verb: Verb) async throws -> Response {
    let (form, company) = (try await request.form(), company)
    let wanted = ProductListing(try ListSelection(form, of: Self.list))
    let found = try await database.read {
      try wanted.page(after: nil, limit: ListSelection.most + 1, of: company, in: $0).rows
    }
    try ListSelection.check(found.count)
    guard form["confirmed"] == "true" else {
      let page = ListConfirmPage(
        Self.list, title: verb.asks, effect: verb.effect, button: verb.button, path: verb.path,
        count: found.count, fields: form)
      return .html(page.render(in: shell(request)))
    }
    let products = ManageProducts(company: company, ids: ids)
    for start in stride(from: 0, to: found.count, by: Self.group) {
      let part = found[start..<min(found.count, start + Self.group)].map(\.known.id)
      try await database.write(.company(company)) { tx in
        for id in part { try products.update(id, in: tx) { ($0.product, verb.state) } }
      }
    }
    return .seeOther(
      ListAddress(try FormFields(form["query"] ?? ""), of: Self.list).href, told: .changed)
  }

  // MARK: Its rows

  private static func welcome(_ page: HTML, _ words: Words<ProductStrings>) {
    page.section(class: "card empty") {
      page.h2(words.welcomeTitle)
      page.p(words.welcomeLead)
      page.div(class: "actions") {
        page.a(class: "button primary large", .href(newPath), text: words.add)
        page.a(class: "button large", .href(learningPath), text: words.learn)
      }
    }
  }

  private static func row(_ known: Product.Known, _ language: Language) -> ListPage.Row {
    let (product, words) = (known.product, Words(ProductStrings.table, language))
    return ListPage.Row(
      id: "\(known.id)", label: product.name,
      cells: [
        .link(product.name, href: ProductPage.path(of: known.id), detail: product.sku),
        product.price == nil ? .none : .text(product.shownPrice(language)),
        .text(product.rate.map(language.percent) ?? words.usualRate),
        .text(UsualUnit.name(product.unit, language)), .text(product.nature.title(language)),
        .text(language.date(known.createdAt.paris.date)),
      ])
  }
}

extension ProductListing {
  init(_ wanted: ListSelection) {
    self.init()
    switch wanted {
    case .matching(let address):
      state = address["state"] == nil ? .active : .archived
      nature = address["nature"].flatMap(Product.Nature.init(rawValue:))
      search = address[ListAddress.search]
      order = address.order.key == "created" ? .created : .name
      isDescending = address.order.isDescending
    case .ticked(let ids): only = ids.compactMap { Product.ID($0) }
    }
  }
}
