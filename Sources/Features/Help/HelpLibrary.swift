import Kernel

/// All topics of the help, in the order they are read.
package enum HelpLibrary {
  private static let order: [(HelpGroup, [String])] = [
    (.start, ["first-steps", "settings", "lists", "sandbox", "companies"]),
    (
      .sell,
      [
        "importing-orders", "shield", "products", "typing-an-invoice", "issuing", "numbering",
        "deposits",
        "periodic-invoices", "credit-notes", "self-billing",
      ]
    ),
    (.money, ["sending", "customer-links", "payments", "bank-account"]),
    (.law, ["vat", "e-invoicing-reform", "checking-files", "seal", "personal-data"]),
    (.books, ["accounting", "archive", "backup"]),
    (.people, ["users", "api", "jobs"]),
  ]

  package static let topics: [HelpTopic] = order.flatMap { group, ids in
    ids.compactMap { id in
      HelpTexts.all[id].map { HelpTopic(id: id, group: group, text: $0) }
    }
  }

  private static let byID = Dictionary(uniqueKeysWithValues: topics.map { ($0.id, $0) })

  package static func topic(_ id: String) -> HelpTopic? { byID[id] }

  /// The one before and the one after.
  static func neighbours(of topic: HelpTopic) -> (HelpTopic?, HelpTopic?) {
    guard let at = topics.firstIndex(where: { $0.id == topic.id }) else { return (nil, nil) }
    return (at > 0 ? topics[at - 1] : nil, at + 1 < topics.count ? topics[at + 1] : nil)
  }

  /// The topic of each page, by how its path begins; the longest beginning counts.
  private static let pages: [String: String] = [
    "/": "first-steps",
    "/account": "users",
    "/analytics": "first-steps",
    "/approvals": "payments",
    "/archive": "archive",
    "/audit": "jobs",
    "/bank": "bank-account",
    "/bulk": "lists",
    "/companies": "companies",
    "/customers": "lists",
    "/docs/api": "api",
    "/emails": "sending",
    "/events": "api",
    "/imports": "importing-orders",
    "/invoices": "issuing",
    "/invoices/new": "typing-an-invoice",
    "/invoices/typed": "typing-an-invoice",
    "/jobs": "jobs",
    "/keys": "api",
    "/ledger": "accounting",
    "/mentions": "issuing",
    "/orders": "importing-orders",
    "/payments": "payments",
    "/products": "products",
    "/search": "lists",
    "/settings": "settings",
    "/shield": "shield",
    "/sign-in": "users",
    "/tax": "vat",
    "/thresholds": "vat",
    "/users": "users",
    "/validations": "checking-files",
    "/verification": "seal",
    "/webhooks": "api",
    "/welcome": "first-steps",
  ]

  /// What a page below a document is about, by the end of its path.
  private static let doings: [String: String] = [
    "correction": "credit-notes", "credit-note": "credit-notes", "deposit": "deposits",
    "edit": "typing-an-invoice", "email": "sending", "together": "periodic-invoices",
  ]

  /// - Parameter path: of a page, without its query and its company.
  package static func topic(ofPage path: String) -> HelpTopic? {
    let parts = path.split(separator: "/")
    if parts.count == 3, parts[0] == "invoices", let id = doings[String(parts[2])] {
      return topic(id)
    }
    for count in stride(from: parts.count, through: 0, by: -1) {
      let beginning = "/" + parts.prefix(count).joined(separator: "/")
      // The first page is itself, not the beginning of all others.
      if count == 0, !parts.isEmpty { return nil }
      if let id = pages[beginning] { return topic(id) }
    }
    return nil
  }

  /// For the search of everything: what is asked must be in the topic, word for word, so that a number finds documents only.
  package static let search = SearchSource(title: HelpStrings.table.title) { words, language, _ in
    HelpSearch.strict(words, language).prefix(4).map {
      SearchHit(
        title: $0.topic.title(language), detail: $0.topic.group.title(language),
        href: $0.topic.href)
    }
  }
}
