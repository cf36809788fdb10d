extension ListPage {
  /// - Parameter section: of the navigation.
  package func render(in shell: PageShell, section: String? = nil) -> [UInt8] {
    let words = Words(ListStrings.table, shell.language)
    return shell.page(
      title: list.title(shell.language), section: section ?? list.path, scripts: [Self.script]
    ) { page in
      if let welcome, rows.isEmpty, !address.isFiltered, address.after == nil {
        page.div(class: "top") { page.h1(list.title(words.language)) }
        return welcome(page)
      }
      top(page, words)
      if let notice { page.div(class: "notice bad") { page.p(notice) } }
      savedViews(page, words)
      filterBar(page, words)
      if rows.isEmpty { nothing(page, words) } else { table(page, words) }
      pager(page, words)
      keys(page, words)
    }
  }

  private func top(_ page: HTML, _ words: Words<ListStrings>) {
    page.div(class: "top") {
      page.div {
        page.h1(list.title(words.language))
        if let lead {
          page.p(lead, class: "soft")
        } else if !rows.isEmpty {
          page.p(words.onThisPage(rows.count), class: "soft")
        }
      }
      page.div(class: "actions") {
        columnChooser(page, words)
        exportMenu(page, words)
        for link in links {
          page.a(class: link.isPrimary ? "button primary" : "button", .href(link.href)) {
            page.raw(link.icon)
            page.text(link.title(words.language))
          }
        }
      }
    }
  }

  private func columnChooser(_ page: HTML, _ words: Words<ListStrings>) {
    page.details(class: "menu-box") {
      page.summary(words.columns, class: "button")
      page.form(class: "menu-body", .action(list.path)) {
        hidden(page, except: [ListAddress.columns])
        page.fieldset {
          page.legend(words.columns, class: "hidden")
          for column in list.columns where !column.isLead {
            page.label(class: "tick") {
              page.input(
                .type("checkbox"), .name(ListAddress.columns), .value(column.key),
                .checked(address.shows(column)))
              page.span(column.title(words.language))
            }
          }
        }
        page.button(class: "button", .type("submit"), text: words.showColumns)
      }
    }
  }

  private func exportMenu(_ page: HTML, _ words: Words<ListStrings>) {
    guard let exportPath, !rows.isEmpty else { return }
    page.details(class: "menu-box") {
      page.summary(words.export, class: "button")
      page.div(class: "menu-body") {
        page.p(words.exportHelp, class: "quiet")
        page.a(
          class: "button", .href(address.fields.path(exportPath + ".csv")), text: words.exportCSV)
        page.a(
          class: "button", .href(address.fields.path(exportPath + ".xlsx")), text: words.exportXLSX)
      }
    }
  }

  /// What the address asks for already, for a form that asks for more.
  func hidden(_ page: HTML, except keys: [String]) {
    for field in address.fields.fields where !keys.contains(field.name) {
      page.input(.type("hidden"), .name(field.name), .value(field.value))
    }
  }

  // MARK: Table

  private func table(_ page: HTML, _ words: Words<ListStrings>) {
    rowForm(page)
    guard canSelect else { return sheet(page, words) }
    page.form(class: "selecting", .method("post"), .action(actions.first?.path ?? exportPath ?? ""))
    {
      page.input(.type("hidden"), .name("query"), .value(address.fields.encoded))
      sheet(page, words)
      bulkBar(page, words)
    }
  }

  /// What the buttons of single rows send: it cannot stand around the table, which is in the form of what is selected.
  private static let rowForm = "list-row"

  private func rowForm(_ page: HTML) {
    guard list.columns.contains(where: { $0.place == .acts }) else { return }
    page.form(class: "hidden", .id(Self.rowForm), .method("post"), .action(list.path)) {
      page.input(.type("hidden"), .name("query"), .value(address.fields.encoded))
    }
  }

  private func sheet(_ page: HTML, _ words: Words<ListStrings>) {
    page.div(class: "card sheet") {
      page.table(class: canSelect ? "list picks" : "list", .attribute("data-list", list.name)) {
        page.caption(list.title(words.language), class: "hidden")
        page.thead { page.tr { heads(page, words) } }
        page.tbody { for row in rows { self.row(page, row, words) } }
        if !totals.isEmpty { page.tfoot { page.tr { totals(page, words) } } }
      }
    }
  }

  private func heads(_ page: HTML, _ words: Words<ListStrings>) {
    if canSelect {
      page.th(class: "pick", .scope("col")) { page.span(words.selection, class: "hidden") }
    }
    for (_, column) in shownColumns { head(page, column, words) }
  }

  private func head(
    _ page: HTML, _ column: ListDeclaration.Column, _ words: Words<ListStrings>
  ) {
    let title = column.title(words.language)
    let cssClass: StaticString? = column.place.isFigure ? "right" : nil
    guard let usual = list.orders(address).first(where: { $0.key == column.key }) else {
      return page.th(class: cssClass, .scope("col"), text: title)
    }
    let order = address.order
    let isChosen = order.key == column.key
    let direction = isChosen ? (order.isDescending ? "descending" : "ascending") : "none"
    page.th(class: cssClass, .scope("col"), .attribute("aria-sort", direction)) {
      page.a(class: "sort", .href(address.ordered(isChosen ? order.reversed : usual).href)) {
        page.text(title)
        page.span(
          class: "arrow", .hiddenFromReaders,
          text: isChosen ? (order.isDescending ? "↓" : "↑") : "↕")
      }
    }
  }

  private func row(_ page: HTML, _ row: Row, _ words: Words<ListStrings>) {
    page.tr {
      if canSelect {
        page.td(class: "pick") {
          page.input(
            .type("checkbox"), .name("id"), .value(row.id), .label(words.select(row.label)))
        }
      }
      for (index, column) in shownColumns where index < row.cells.count {
        let isLive = row.isLive && !column.isLead
        let all = isLive ? [.id("\(row.id)-\(column.key)"), Self.live] : []
        cell(page, row.cells[index], column, all, words)
      }
    }
  }

  private func cell(
    _ page: HTML, _ cell: Cell, _ column: ListDeclaration.Column, _ all: [Attribute],
    _ words: Words<ListStrings>
  ) {
    let place = column.place
    switch cell {
    case .link(let text, let href, let detail, let isBlank):
      page.td(class: place.cssClass, all: all) {
        page.a(class: isBlank ? "blank" : nil, .href(href)) { page.bdi(text) }
        if let detail { page.span(detail, class: "kind") }
      }
    case .plain(let text, let detail):
      page.td(class: place.cssClass, all: all) {
        page.bdi(text)
        page.span(detail, class: "kind")
      }
    case .text(let text):
      var all = all
      if place == .until, !text.isEmpty {
        let label = words.labelled(column.title(words.language))
        all.append(.attribute("data-label", label))
      }
      page.td(class: place.cssClass, all: all) { page.text(text) }
    case .name(let name): page.td(class: place.cssClass, all: all) { page.bdi(name) }
    case .late(let text):
      page.td(class: place == .due ? "number right due late" : place.cssClass, all: all) {
        page.text(text)
      }
    case .none:
      page.td(class: place.isFigure ? "number right due zero" : place.cssClass, all: all) {
        page.text("–")
      }
    case .tag(let text, let tag):
      page.td(class: place.cssClass, all: all) { page.span(text, class: tag) }
    case .buttons(let actions):
      page.td(class: place.cssClass, all: all) {
        for action in actions {
          page.button(
            class: "button small", .type("submit"), .attribute("form", Self.rowForm),
            .formAction(action.path), text: action.title(words.language))
        }
      }
    }
  }

  private func totals(_ page: HTML, _ words: Words<ListStrings>) {
    let columns = shownColumns.map(\.column)
    let first = columns.firstIndex { totals[$0.key] != nil } ?? columns.count
    page.th(
      class: "what", .scope("row"), .colspan(max(1, first + (canSelect ? 1 : 0))),
      text: words.pageTotal)
    for column in columns[first...] {
      page.td(totals[column.key] ?? "", class: column.place.cssClass)
    }
  }

  // MARK: Selection

  private func bulkBar(_ page: HTML, _ words: Words<ListStrings>) {
    page.div(class: "bulk-bar", .role("group"), .label(words.selection)) {
      page.label(class: "bulk-scope") {
        page.span(words.with)
        page.select(.name("scope")) {
          page.option(.value("selected"), text: words.theSelected)
          page.option(.value("all"), text: allMatching(words))
        }
      }
      for action in actions {
        page.button(
          class: "button", .type("submit"), .formAction(action.path),
          text: action.title(words.language))
      }
      if let exportPath {
        page.button(
          class: "button", .type("submit"), .formAction(exportPath + ".csv"), text: words.asCSV)
        page.button(
          class: "button", .type("submit"), .formAction(exportPath + ".xlsx"), text: words.asXLSX)
      }
    }
  }

  private func allMatching(_ words: Words<ListStrings>) -> String {
    switch matching {
    case .exactly(let count): words.allMatching(count)
    case .moreThan(let count): words.moreMatching(words.language.number(count))
    case .uncounted: words.everyMatching
    }
  }

  // MARK: Around it

  private func nothing(_ page: HTML, _ words: Words<ListStrings>) {
    page.div(class: "card empty") {
      page.raw(Icon.search)
      if address.isFiltered || address.after != nil {
        page.h2(words.nothingFound)
        page.p(words.nothingFoundHelp)
        page.a(class: "button", .href(address.unfiltered.href), text: words.clear)
      } else {
        page.h2(nothingTitle(words.language))
        page.p(nothingHelp(words.language))
      }
    }
  }

  private func pager(_ page: HTML, _ words: Words<ListStrings>) {
    if nextHref == nil, address.after == nil { return }
    page.nav(class: "pager", .label(words.pages)) {
      page.span {
        if address.after != nil {
          page.a(class: "button", .href(address.href)) {
            page.raw(Icon.back)
            page.text(words.firstPage)
          }
        }
      }
      page.span {
        if let nextHref {
          page.a(class: "button", .href(nextHref), .rel("next")) {
            page.text(words.nextPage)
            page.raw(Icon.forward)
          }
        }
      }
    }
  }

  private func keys(_ page: HTML, _ words: Words<ListStrings>) {
    page.details(class: "keys", .id("list-keys")) {
      page.summary(words.keys)
      page.dl(class: "facts") {
        for (key, what) in [
          ("j · k", words.keyMove), ("x", words.keySelect), (words.keyEnter, words.keyOpen),
          ("/", words.keySearch), ("?", words.keyHelp),
        ] {
          page.dt(key)
          page.dd(what)
        }
      }
    }
  }
}

extension Words<ListStrings> {
  /// "Échéance :", before a value on a telephone.
  func labelled(_ title: String) -> String { title + (language == .fr ? "\u{A0}:" : ":") }

  /// " (12)", behind the name of a tab; " (10 000+)"; nothing where there is nothing.
  func counted(_ matching: ListPage.Matching?) -> String {
    switch matching {
    case .exactly(0): ""
    case .exactly(let count): " (\(language.number(count)))"
    case .moreThan(let count): " (\(language.number(count))+)"
    case .uncounted, nil: ""
    }
  }
}
