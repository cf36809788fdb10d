extension ListPage {
  func filterBar(_ page: HTML, _ words: Words<ListStrings>) {
    page.div(class: "filters") {
      for case .tabs(let key, let label, let all, let choices) in list.filters {
        page.nav(
          class: "tabs",
          all: [.label(label(words.language))]
            + (tabCounts.isEmpty ? [] : [.id("list-\(key)"), Self.live])
        ) {
          tab(page, key, nil, all(words.language))
          for choice in choices {
            let title = choice.title(words.language) + words.counted(tabCounts[choice.value])
            tab(page, key, choice.value, title)
          }
        }
      }
      form(page, words)
    }
  }

  private func tab(_ page: HTML, _ key: String, _ value: String?, _ title: String) {
    page.a(
      .href(address.with(key, value).href), .current(value == address[key] ? "true" : nil),
      text: title)
  }

  /// What lists show of themselves moves with the work that is under way.
  static let live = Attribute.live(.jobs, .documents, .emails)

  /// The keys the form asks for itself.
  private var asked: [String] {
    list.filters.flatMap { filter -> [String] in
      switch filter {
      case .tabs, .link: []
      default: filter.keys
      }
    }
  }

  private func form(_ page: HTML, _ words: Words<ListStrings>) {
    let offered = list.offers(address.fields)
    page.form(class: "search", .role("search"), .action(list.path)) {
      hidden(page, except: asked)
      for case .search(let hint) in list.filters {
        page.input(
          .type("search"), .name(ListAddress.search), .value(address[ListAddress.search] ?? ""),
          .label(words.search), .placeholder(hint(words.language)))
      }
      for case .choice(let key, let label, let all, let choices) in list.filters
      where offered.contains(key) {
        page.select(.name(key), .label(label(words.language))) {
          page.option(.value(""), .selected(address[key] == nil), text: all(words.language))
          for choice in choices {
            page.option(
              .value(choice.value), .selected(choice.value == address[key]),
              text: choice.title(words.language))
          }
        }
      }
      page.button(class: "button", .type("submit"), .label(words.search)) { page.raw(Icon.search) }
      more(page, offered, words)
    }
  }

  /// Days and amounts, which few ask for: shown open once they are set.
  private func more(_ page: HTML, _ offered: Set<String>, _ words: Words<ListStrings>) {
    let ranges = list.filters.compactMap { Range($0, words) }.filter {
      offered.contains($0.keys[0])
    }
    if ranges.isEmpty { return }
    let isSet = ranges.contains { $0.keys.contains { address[$0] != nil } }
    page.details(class: "more-filters", all: isSet ? [.attribute("open", "")] : []) {
      page.summary(words.more)
      page.div(class: "filter-row") {
        for range in ranges { self.range(page, range) }
        page.button(class: "button", .type("submit"), text: words.apply)
        if address.isFiltered {
          page.a(class: "button", .href(address.unfiltered.href), text: words.clear)
        }
      }
    }
  }

  private struct Range {
    let keys: [String]
    let label: String
    let parts: [String]
    let isDay: Bool

    init?(_ filter: ListDeclaration.Filter, _ words: Words<ListStrings>) {
      switch filter {
      case .days(_, _, let text):
        (label, parts, isDay) = (text(words.language), [words.from, words.through], true)
      case .amounts(_, _, let text):
        (label, parts, isDay) = (text(words.language), [words.least, words.most], false)
      default: return nil
      }
      keys = filter.keys
    }
  }

  private func range(_ page: HTML, _ range: Range) {
    page.fieldset(class: "range") {
      page.legend(range.label)
      for (key, part) in zip(range.keys, range.parts) {
        page.label {
          page.span(part)
          page.input(
            class: range.isDay ? nil : "short",
            all: [.type(range.isDay ? "date" : "text"), .name(key), .value(address[key] ?? "")]
              + (range.isDay ? [] : [.inputMode("decimal")]))
        }
      }
    }
  }

  // MARK: Views

  func savedViews(_ page: HTML, _ words: Words<ListStrings>) {
    guard let views else { return }
    page.div(class: "views") {
      if !views.isEmpty {
        page.nav(class: "tabs", .label(words.views)) {
          for view in views {
            let there = ListAddress(view.fields, of: list)
            page.a(
              .href(there.href), .current(there.fields == address.fields ? "true" : nil)
            ) { page.bdi(view.name) }
          }
        }
      }
      page.details(class: "menu-box") {
        page.summary(views.isEmpty ? words.saveView : words.manageViews)
        page.div(class: "menu-body wide") {
          saving(page, words)
          for view in views where view.isMine { managing(page, view, words) }
        }
      }
    }
  }

  private func saving(_ page: HTML, _ words: Words<ListStrings>) {
    page.form(class: "stack", .method("post"), .action(SavedViewPages.path)) {
      page.p(words.viewHelp, class: "quiet")
      page.input(.type("hidden"), .name("list"), .value(list.name))
      page.input(.type("hidden"), .name("query"), .value(address.fields.encoded))
      page.label(class: "view-name") {
        page.span(words.viewName)
        page.input(.type("text"), .name("name"), .attribute("maxlength", "60"), .required)
      }
      page.label(class: "tick") {
        page.input(.type("checkbox"), .name("shared"), .value("true"))
        page.span(words.viewShared)
      }
      page.button(class: "button", .type("submit"), text: words.saveView)
    }
  }

  private func managing(_ page: HTML, _ view: SavedView, _ words: Words<ListStrings>) {
    page.form(class: "view-line", .method("post"), .action("\(SavedViewPages.path)/\(view.id)")) {
      page.input(
        .type("text"), .name("name"), .value(view.name), .attribute("maxlength", "60"),
        .label(words.viewName), .required)
      if view.isShared { page.span(words.viewSharedTag, class: "tag") }
      page.button(class: "button", .type("submit"), text: words.rename)
      page.button(
        class: "button", .type("submit"),
        .formAction("\(SavedViewPages.path)/\(view.id)/deletion"), text: words.delete)
    }
  }
}
