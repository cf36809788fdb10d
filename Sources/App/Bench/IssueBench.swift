import Invoicing
import Kernel

/// Orders without end, issued in groups.
struct IssueBench: Sendable {
  let company: CompanyID
  private let run: IssueRun
  private var orders: BenchOrders
  private(set) var issued = 0

  init(
    _ installation: inout Installation, lines: Int = 5, groupSize: Int = IssueRun.groupSize,
    source: String = "bench"
  ) throws {
    let demo = (try CompanyFile.read(Array(DemoCompany.json.utf8), fileName: nil), DemoCompany.json)
    let isDeclared = installation.database.company != nil
    let issuer = OrderIssuer(
      company: try installation.company(isDeclared ? nil : demo), ids: installation.ids)
    company = issuer.company.id
    run = IssueRun(
      issuer: issuer, database: installation.database, clock: installation.clock,
      groupSize: groupSize)
    orders = BenchOrders(day: installation.clock.today, lines: lines, source: source)
  }

  mutating func issue(_ count: Int) throws {
    var (left, done, orders) = (count, 0, orders)
    try run.issue(
      from: {
        guard left > 0 else { return nil }
        left -= 1
        return orders.next()
      },
      each: { done += $0.reduce(0) { $0 + $1.documents.count } })
    precondition(done == count, "the bench issues every order")
    self.orders = orders
    issued += done
  }
}
