import Hummingbird
import Kernel
import Money
import Seal
import Storage

/// `/verification`: a green or a red light, the date of the last full check, and a button to check now.
package struct VerificationPages: Sendable {
  package static let path = "/verification"
  package static let navigation = NavigationItem(
    .accounting, href: path, title: VerificationStrings.table.title, icon: Icon.seal)

  let sealer: Sealer
  let database: Database
  let shell: @Sendable (Request) -> PageShell

  package init(
    sealer: Sealer, database: Database, shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.sealer = sealer
    self.database = database
    self.shell = shell
  }

  package func add(to routes: Routes) {
    routes.get("/verification", .may(.sealRead)) { request, _ -> Response in
      .html(try await page().render(in: shell(request)))
    }
    // Not below /verification/, which proxies give to the public.
    routes.post("/checkpoint-comparison", .may(.sealRead)) { request, _ -> Response in
      let text = try await request.form()["note"] ?? ""
      return .html(try await page(comparing: text).render(in: shell(request)))
    }
    routes.post("/verification", .may(.archiveRun)) { _, _ -> Response in
      try await CheckLog(sealer: sealer, database: database)()
      return .seeOther(Self.path)
    }
  }

  /// - Parameter text: a checkpoint that was kept elsewhere, or the mail it came in.
  private func page(comparing text: String? = nil) async throws -> VerificationPage {
    let sealer = sealer
    let (check, signed, mailed, kept) = try await database.read { tx in
      (
        try LogCheckStore.last(of: sealer.company, in: tx),
        try LogStore.lastCheckpoint(of: sealer.company, in: tx),
        try CheckpointMailStore.all(of: sealer.company, in: tx).filter { $0.state == .sent },
        try text.map { try KeptComparison($0, by: sealer, in: tx) }
      )
    }
    return VerificationPage(
      check: check, size: signed?.checkpoint.size ?? 0,
      root: signed.map { hexadecimal($0.checkpoint.root) } ?? "—", key: sealer.keyFingerprint,
      quarantine: sealer.mark.quarantine, mailed: mailed.first, comparison: kept)
  }
}

struct VerificationPage {
  let check: LogCheck?
  let size: Int64
  let root: String
  let key: String
  let quarantine: Quarantine?
  /// The last that left.
  let mailed: CheckpointMailStore.Row?
  var comparison: KeptComparison?

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(VerificationStrings.table, shell.language)
    return shell.page(title: words.title, section: VerificationPages.path) { page in
      page.div(class: "top") {
        page.div {
          page.h1(words.title)
          page.p(words.lead, class: "lead")
        }
        page.form(class: "actions", .method("post"), .action(VerificationPages.path)) {
          page.button(class: "button primary", .type("submit"), text: words.checkNow)
        }
      }
      page.div(class: "stack") {
        light(page, words)
        page.section(class: "card stack") { page.facts(facts(words)) }
        compare(page, words)
      }
    }
  }

  private func light(_ page: HTML, _ words: Words<VerificationStrings>) {
    if let quarantine {
      page.div(class: "notice bad") {
        page.h2(words.quarantined)
        page.p(quarantine.text(words.language))
      }
    }
    guard let check else {
      page.div(class: "notice") {
        page.h2(words.never)
        page.p(words.neverHelp)
      }
      return
    }
    if check.isSound {
      page.div(class: "notice good") { page.h2(words.sound) }
    } else {
      page.div(class: "notice bad") {
        page.h2(words.broken)
        for text in check.words { page.p(text(words.language)) }
        if check.faults > check.words.count {
          page.p(words.more(String(check.faults - check.words.count)))
        }
        page.p(words.what)
      }
    }
  }

  private func compare(_ page: HTML, _ words: Words<VerificationStrings>) {
    page.section(class: "card stack", .id("compare")) {
      page.h2(words.compare)
      if let comparison {
        page.div(class: comparison.isSound ? "notice good" : "notice bad", .role("status")) {
          page.p(comparison.text(words.language))
        }
      }
      page.form(class: "stack", .method("post"), .action("/checkpoint-comparison#compare")) {
        page.div(class: "field") {
          page.label(.for("note"), text: words.compareHelp)
          page.textarea(
            .id("note"), .name("note"), .attribute("rows", "6"), .attribute("spellcheck", "false"),
            .required, text: "")
        }
        page.div(class: "actions") {
          page.button(class: "button", .type("submit"), text: words.compareNow)
        }
      }
    }
  }

  private func facts(_ words: Words<VerificationStrings>) -> [InvoicePage.Fact] {
    var facts: [InvoicePage.Fact] = []
    if let check {
      let paris = check.at.paris
      func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
      facts += [
        .init(
          words.lastCheck,
          "\(words.language.date(paris.date)), \(two(paris.hour)):\(two(paris.minute))"),
        .init(words.documents, String(check.documents)),
      ]
    }
    if let mailed, let at = mailed.endedAt {
      facts.append(.init(words.mailed, "\(words.language.moment(at)), \(mailed.recipient)"))
    }
    return facts + [
      .init(words.entries, String(size)), .init(words.key, key),
      .init(words.core, FiscalCore.label), .init(words.root, root),
    ]
  }
}
