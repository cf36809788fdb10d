import Hummingbird
import Kernel

/// `/help`: the documentation for whoever uses Facturier, by task, searched by `?q=`; `/help/<topic>`: one page of it.
///
/// It says nothing of any company, and somebody who cannot sign in needs it most: everyone reads it.
package struct HelpPages: Sendable {
  package static let path = "/help"

  let shell: @Sendable (Request) -> PageShell

  package init(shell: @escaping @Sendable (Request) -> PageShell) { self.shell = shell }

  package func add(to routes: Routes) {
    routes.get("/help", .everyone) { request, _ in
      let words = String(CleanText.line(try request.query["q"] ?? "").prefix(100))
      return .html(HelpIndexView(words: words).render(in: shell(request)))
    }
    routes.get("/help/:topic", .everyone) { request, context in
      guard let topic = HelpLibrary.topic(try context.parameters.require("topic")) else {
        throw HTTPProblem.noSuchPage
      }
      return .html(HelpTopicView(topic: topic).render(in: shell(request)))
    }
  }
}
