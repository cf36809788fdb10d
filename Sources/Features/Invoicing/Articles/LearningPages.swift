import Catalogue
import Hummingbird
import Kernel
import Money
import Storage

/// `/products/learning`: the catalogue takes over what was sold. What it will do, the button, and how far it has come.
package struct LearningPages: Sendable {
  let company: CompanyID
  let database: Database
  let queue: JobQueue
  let shell: @Sendable (Request) -> PageShell

  package init(
    company: CompanyID, database: Database, queue: JobQueue,
    shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.company = company
    self.database = database
    self.queue = queue
    self.shell = shell
  }

  package func add(to routes: Routes) {
    routes.get("/products/learning", .may(.catalogueWrite)) { request, _ in
      .html(try await page().render(in: shell(request)))
    }
    routes.post("/products/learning", .may(.catalogueWrite)) { _, _ in
      let (company, queue) = (company, queue)
      try await database.write(.company(company)) { tx in
        try LearnArticles.ask(queue, of: company, in: tx)
      }
      return .seeOther(ProductPages.learningPath)
    }
    routes.get("/products/learning/progress.json", .may(.catalogueWrite)) { request, _ in
      .json(try await page().progressJSON(request.language))
    }
  }

  private func page() async throws -> LearningPage {
    let company = company
    return try await database.read { tx in
      LearningPage(
        learning: try LearningStore.find(of: company, in: tx),
        isAwaited: try JobStore.isAwaited(LearnArticles.kind, of: company, in: tx),
        documents: try LearningStore.documents(of: company, in: tx))
    }
  }
}

struct LearningPage {
  let learning: Learning?
  /// Its job waits or is under way; of one that was cancelled, the button goes on where it stopped.
  let isAwaited: Bool
  /// There are to read.
  let documents: Int

  private var isRunning: Bool { isAwaited && learning.map { $0.finishedAt == nil } ?? false }

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(LearningStrings.table, shell.language)
    return shell.page(
      title: words.title, section: ProductPages.path, refreshSeconds: isRunning ? 2 : nil,
      scripts: isRunning ? [ImportProgressPage.script] : []
    ) { page in
      page.a(class: "crumb", .href(ProductPages.path)) {
        page.raw(Icon.back)
        page.text(words.products)
      }
      page.div(class: "top") {
        page.div {
          page.h1(words.title)
          page.p(isRunning ? words.runningLead : words.lead, class: "lead")
        }
      }
      page.div(class: "stack") {
        if isRunning {
          meter(page, words)
        } else {
          if let learning { result(learning, page, words) }
          ask(page, words)
        }
      }
    }
  }

  private func ask(_ page: HTML, _ words: Words<LearningStrings>) {
    page.section(class: "card decide") {
      if documents == 0 {
        page.p(words.nothingSold, class: "effect")
        return
      }
      page.p(words.takes, class: "effect")
      page.p(words.keeps)
      page.p(words.goesOn)
      page.form(.method("post"), .action(ProductPages.learningPath)) {
        page.div(class: "actions") {
          page.button(
            class: learning == nil ? "button primary large" : "button large", .type("submit"),
            text: learning == nil ? words.begin : words.again)
        }
      }
    }
  }

  private func count(_ words: Words<LearningStrings>) -> String {
    let language = words.language
    return words.progress(
      language.number(learning?.documents ?? 0), language.number(documents),
      language.number(learning?.added ?? 0))
  }

  private func meter(_ page: HTML, _ words: Words<LearningStrings>) {
    page.section(class: "card stack") {
      page.div(class: "meter", .role("status")) {
        page.span(class: "count", .id("import-count"), text: count(words))
        page.span(class: "soft", .id("import-pace"), text: "")
      }
      page.progress(
        .id("import-bar"), .value(String(learning?.documents ?? 0)), .max(max(1, documents)),
        .label(words.title), .dataURL(ProductPages.learningPath + "/progress.json")
      ) { page.text(count(words)) }
    }
  }

  private func result(_ learning: Learning, _ page: HTML, _ words: Words<LearningStrings>) {
    page.dl(class: "card figures") {
      page.figure(words.added, words.language.number(learning.added))
      page.figure(words.read, words.language.number(learning.documents))
    }
    page.div(class: "actions") {
      page.a(class: "button primary", .href(ProductPages.path), text: words.seeThem)
    }
  }

  func progressJSON(_ language: Language) -> JSONWriter {
    let json = JSONWriter()
    json.object {
      json.field("finished", !isRunning)
      json.field("done", learning?.documents ?? 0)
      json.field("total", documents)
      json.field("count", count(Words(LearningStrings.table, language)))
      json.field("pace", "")
    }
    return json
  }
}

/// The words of that page.
final class LearningStrings: Sendable {
  static let table = LearningStrings()

  let title = Text(fr: "Reprendre ce qui a été vendu", en: "Add what you have sold")
  let products = Text(fr: "Articles", en: "Products")
  let lead = Text(
    fr: "Vos factures disent déjà ce que vous vendez : le catalogue se remplit d’après elles.",
    en: "Your invoices say what you sell already: the catalogue is filled from them.")
  let runningLead = Text(
    fr: "Vous pouvez quitter cette page : la reprise continue.",
    en: "You may leave this page: it goes on.")
  let takes = Text(
    fr:
      "Chaque article vendu est ajouté une fois, d’après sa référence, sinon sa désignation, avec son dernier prix, son taux et sa nature.",
    en:
      "Each product sold is added once, by its reference or else its name, with its latest price, rate and kind."
  )
  let keeps = Text(
    fr: "Un article qui est déjà au catalogue, même archivé, n’est pas modifié.",
    en: "A product that is in the catalogue already, archived or not, is not changed.")
  let goesOn = Text(
    fr: "Rien d’émis ne change, et vous corrigez ensuite ce que vous voulez.",
    en: "Nothing issued changes, and you correct what you like afterwards.")
  let nothingSold = Text(
    fr: "Aucune facture n’est encore émise : il n’y a rien à reprendre.",
    en: "No invoice is issued yet: there is nothing to add.")
  let begin = Text(fr: "Reprendre les articles", en: "Add the products")
  let again = Text(fr: "Recommencer", en: "Do it again")
  let progress = Template(
    fr: "{} documents lus sur {}, {} articles ajoutés",
    en: "{} documents read of {}, {} products added")
  let added = Text(fr: "Articles ajoutés", en: "Products added")
  let read = Text(fr: "Documents lus", en: "Documents read")
  let seeThem = Text(fr: "Voir le catalogue", en: "See the catalogue")
}
