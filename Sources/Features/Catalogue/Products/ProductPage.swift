import Kernel
import Money

/// A sale of a product, as the page of the product shows it.
package struct ProductSale: Sendable {
  let number: String
  let href: String
  let customer: String
  let day: String
  let quantity: String
  let net: String

  package init(
    number: String, href: String, customer: String, day: String, quantity: String, net: String
  ) {
    self.number = number
    self.href = href
    self.customer = customer
    self.day = day
    self.quantity = quantity
    self.net = net
  }
}

/// The page of a product, new or known.
struct ProductPage {
  /// `nil` of a new one.
  let known: Product.Known?
  let fields: FormFields
  var findings: [Finding] = []
  /// Under which it is made once.
  var key = ""
  /// Whether whoever reads may change it.
  var mayWrite = true
  var mayDraft = false
  /// `nil` for whoever may not see documents.
  var sales: [ProductSale]?
  var looked = 0

  static func path(of id: Product.ID) -> String { "\(ProductPages.path)/\(id)" }

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(ProductStrings.table, shell.language)
    return shell.page(title: known?.product.name ?? words.newTitle, section: ProductPages.path) {
      page in
      page.a(class: "crumb", .href(ProductPages.path)) {
        page.raw(Icon.back)
        page.text(words.products)
      }
      top(page, words)
      page.div(class: "stack") {
        let others = findings.filter { $0.place?.pointer == nil }
        if !others.isEmpty {
          page.div(class: "notice bad", .role("alert")) {
            for finding in others { page.p(finding.text(words.language)) }
          }
        }
        if mayWrite { form(page, words) } else { facts(page, words) }
        if let sales { sold(sales, page, words) }
        if let known, mayWrite { state(known, page, words) }
      }
    }
  }

  private func top(_ page: HTML, _ words: Words<ProductStrings>) {
    page.div(class: "top") {
      page.div {
        page.div(class: "document-title") {
          if let known {
            page.h1 { page.bdi(known.product.name) }
          } else {
            page.h1(words.newTitle)
          }
          if known?.state == .archived { page.span(words.archived, class: "tag") }
        }
        if let known {
          page.p(
            words.sinceWhen(
              words.language.date(known.createdAt.paris.date),
              words.language.date(known.updatedAt.paris.date)), class: "soft")
        } else {
          page.p(words.newLead, class: "lead")
        }
      }
      if let known, known.state == .active, mayDraft {
        page.div(class: "actions") {
          page.a(
            class: "button",
            .href(FormFields().with("product", "\(known.id)").path("/invoices/new")),
            text: words.invoiceIt)
        }
      }
    }
  }

  private func form(_ page: HTML, _ words: Words<ProductStrings>) {
    // What is wrong is said here, all at once; a browser says one thing at a time.
    page.form(
      class: "stack", .method("post"),
      .action(known.map { Self.path(of: $0.id) } ?? ProductPages.path),
      .attribute("novalidate", "novalidate"), .attribute("autocomplete", "off")
    ) {
      if let known {
        // Of the text that was read: shown again with what is wrong, it is not newer by that.
        let revision = fields["revision"] ?? String(known.revision)
        page.input(.type("hidden"), .name("revision"), .value(revision))
      } else {
        page.input(.type("hidden"), .name("key"), .value(key))
      }
      ProductFormView(fields: fields, findings: findings, language: words.language).write(to: page)
      page.div(class: "actions") {
        page.button(
          class: "button primary", .type("submit"), text: known == nil ? words.create : words.save)
        page.a(class: "button", .href(ProductPages.path), text: words.cancel)
      }
    }
  }

  private func facts(_ page: HTML, _ words: Words<ProductStrings>) {
    guard let product = known?.product else { return }
    page.section(class: "card") {
      page.dl(class: "facts") {
        for (title, value) in [
          (words.sku, product.sku ?? ""), (words.price, product.shownPrice(words.language)),
          (words.rate, product.rate.map(words.language.percent) ?? words.usualRateWhole),
          (words.unit, UsualUnit.label(product.unit, words.language)),
          (words.nature, product.nature.title(words.language)),
          (words.detail, product.detail ?? ""),
        ] where !value.isEmpty {
          page.dt(title)
          page.dd { page.bdi(value) }
        }
      }
    }
  }

  private func sold(_ sales: [ProductSale], _ page: HTML, _ words: Words<ProductStrings>) {
    let looked = words.language.number(looked)
    page.section(class: "card sheet") {
      page.h2(words.sales)
      if sales.isEmpty {
        page.p(words.neverSold(looked), class: "quiet")
        return
      }
      page.p(words.amongLatest(looked), class: "quiet")
      page.table(class: "list") {
        page.caption(words.sales, class: "hidden")
        page.thead {
          page.tr {
            page.th(.scope("col"), text: words.document)
            page.th(.scope("col"), text: words.customer)
            page.th(.scope("col"), text: words.day)
            page.th(class: "right", .scope("col"), text: words.quantity)
            page.th(class: "right", .scope("col"), text: words.soldFor)
          }
        }
        page.tbody {
          for sale in sales {
            page.tr {
              page.td(class: "what") { page.a(.href(sale.href), text: sale.number) }
              page.td(class: "who") { page.bdi(sale.customer) }
              page.td(sale.day, class: "number until")
              page.td(sale.quantity, class: "number right aside")
              page.td(sale.net, class: "number right gross")
            }
          }
        }
      }
    }
  }

  private func state(_ known: Product.Known, _ page: HTML, _ words: Words<ProductStrings>) {
    let isActive = known.state == .active
    page.section(class: "card") {
      page.form(
        class: "stack", .method("post"),
        .action(Self.path(of: known.id) + (isActive ? "/archiving" : "/restoration"))
      ) {
        page.p(isActive ? words.archiveHelp : words.restoreHelp, class: "soft")
        page.div(class: "actions") {
          page.button(
            class: "button", .type("submit"), text: isActive ? words.archive : words.restore)
        }
      }
    }
  }
}
