import Hummingbird
import Kernel
import Storage

/// What a new company sets up, on its first page until all of it is done or somebody sends it away.
package struct SetupPages: Sendable {
  let company: CompanyID
  let database: Database
  let sources: [SetupSource]

  package init(company: CompanyID, database: Database, sources: [SetupSource]) {
    self.company = company
    self.database = database
    self.sources = sources
  }

  package func add(to routes: Routes) {
    // The pages that made the company lead to it, in a tab that was left open too.
    routes.get("/welcome", .person) { _, _ in .seeOther("/") }
    routes.get("/welcome/:step", .person) { _, _ in .seeOther("/") }
    routes.post("/welcome/:step", .person) { _, _ in .seeOther("/") }
    routes.post("/welcome/dismissal", .may(.companiesWrite)) { _, _ in
      let company = company
      try await database.write(.company(company)) { try SetupStore.dismiss(company, in: $0) }
      return .seeOther("/")
    }
  }

  /// For those who manage the company.
  package var card: FirstPageCard {
    let (company, sources) = (company, sources)
    return FirstPageCard { reader, language, tx in
      let permissions = reader.permissions
      guard permissions.contains(.companiesWrite),
        try !SetupStore.isDismissed(company, in: tx)
      else { return nil }
      var steps: [SetupStep] = []
      for source in sources where permissions.contains(source.permission) {
        steps.append(try source.load(reader, language, tx))
      }
      if steps.allSatisfy(\.isDone) { return nil }
      let card = SetupCard(steps: steps)
      return { card.write(to: $0, language) }
    }
  }
}

/// The card itself.
struct SetupCard: Sendable {
  let steps: [SetupStep]

  func write(to page: HTML, _ language: Language) {
    let words = Words(SetupStrings.table, language)
    page.section(class: "card stack", .labelledBy("setup-title")) {
      page.div(class: "review-head") {
        page.h2(.id("setup-title"), text: words.title)
        page.span(
          words.progress(
            language.number(steps.filter(\.isDone).count), language.number(steps.count)),
          class: "quiet")
      }
      page.ol(class: "setup") {
        for step in steps { entry(page, step, words) }
      }
      page.form(.method("post"), .action("/welcome/dismissal")) {
        page.button(class: "button small", .type("submit"), text: words.dismiss)
      }
    }
  }

  private func entry(_ page: HTML, _ step: SetupStep, _ words: Words<SetupStrings>) {
    page.li(class: step.isDone ? "done" : nil) {
      page.p {
        page.a(.href(step.href), text: step.title)
        if step.isDone { page.span(" (\(words.done))", class: "hidden") }
      }
      page.p(step.detail, class: "quiet")
    }
  }
}

final class SetupStrings: Sendable {
  static let table = SetupStrings()

  let title = Text(fr: "Pour bien commencer", en: "Getting started")
  let progress = Template(fr: "{} sur {}", en: "{} of {}")
  let done = Text(fr: "fait", en: "done")
  let dismiss = Text(fr: "Ne plus afficher", en: "Do not show again")
}
