import EN16931
import Hummingbird
import Kernel

/// The routes of the validation page.
package struct ValidationPages: Sendable {
  let uploadLimit: Int
  let shell: @Sendable (Request) -> PageShell
  private let lenient = ValidateInvoice()
  private let strict = ValidateInvoice(strict: true)

  package init(uploadLimit: Int, shell: @escaping @Sendable (Request) -> PageShell) {
    self.uploadLimit = uploadLimit
    self.shell = shell
  }

  package func add(to routes: Routes) {
    routes.get("/validations", .may(.referenceRead)) { request, _ in
      Response.html(ValidationPage().render(in: shell(request)))
    }
    routes.get("/rules/:id", .may(.referenceRead)) { request, context -> Response in
      guard let page = RulePage(id: try context.parameters.require("id")) else {
        throw HTTPProblem.noSuchPage
      }
      return .html(page.render(in: shell(request)))
    }
    routes.post("/validations", .may(.referenceRead)) { request, _ in try await judge(request) }
  }

  private func judge(_ request: Request) async throws -> Response {
    var page = ValidationPage()
    do {
      let form = try await request.multipart(upTo: uploadLimit)
      page.isStrict = form.text("strict") == "true"
      guard let file = form.file("invoice") else {
        throw HTTPProblem.unreadable(
          Text(fr: "Choisissez une facture.", en: "Choose an invoice."))
      }
      let invoice = try ElectronicInvoice.read(Array(file.content))
      let report = page.isStrict ? strict(invoice) : lenient(invoice)
      page.answer = .report(report, fileName: file.fileName ?? "")
      return .html(page.render(in: shell(request)))
    } catch let problem as any Problem {
      let answer = ProblemAnswer(problem)
      page.answer = .unreadable(answer)
      return .html(
        page.render(in: shell(request)), status: HTTPResponse.Status(code: answer.status))
    }
  }
}
