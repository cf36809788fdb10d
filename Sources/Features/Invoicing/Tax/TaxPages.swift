import Hummingbird
import Kernel

/// The routes of the VAT pages. They read and keep nothing.
package struct TaxPages: Sendable {
  let clock: Clock
  let shell: @Sendable (Request) -> PageShell

  package init(clock: Clock, shell: @escaping @Sendable (Request) -> PageShell) {
    self.clock = clock
    self.shell = shell
  }

  package func add(to routes: Routes) {
    routes.get("/tax/rates", .may(.referenceRead)) { request, _ -> Response in
      let today = clock.today
      let choice = RatesChoice(try request.query, today: today)
      let page = TaxRatesPage(choice: choice, today: today)
      return answer(page.render(in: shell(request)), choice.flaws)
    }
    routes.get("/tax/explain", .may(.referenceRead)) { request, _ -> Response in
      let page = SalePage(fields: try request.query, today: clock.today)
      return answer(page.render(in: shell(request)), page.flaws)
    }
  }

  private func answer(_ page: [UInt8], _ flaws: [SaleFlaw]) -> Response {
    .html(page, status: flaws.isEmpty ? .ok : .unprocessableContent)
  }
}
