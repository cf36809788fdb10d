import Archive
import Hummingbird
import Invoicing
import Kernel
import Money
import Storage

/// `/`: what waits for a person today, how sales and money stand, and whether everything is safe.
package struct DashboardPages: Sendable {
  package static let path = "/"

  let company: CompanyID
  let isFranchise: Bool
  let database: Database
  let sources: [AttentionSource]
  let cards: [FirstPageCard]
  let figures: KnownFigures
  let shell: @Sendable (Request) -> PageShell

  /// - Parameters:
  ///   - isFranchise: whether the company charges no VAT (CGI 293 B).
  ///   - cards: of features, above what waits.
  package init(
    company: CompanyID, isFranchise: Bool, database: Database, figures: KnownFigures,
    sources: [AttentionSource],
    cards: [FirstPageCard] = [], shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.company = company
    self.isFranchise = isFranchise
    self.database = database
    self.sources = sources
    self.cards = cards
    self.figures = figures
    self.shell = shell
  }

  package func add(to routes: Routes) {
    routes.get("/", .person) { request, _ in try await show(request) }
  }

  private func show(_ request: Request) async throws -> Response {
    let (caller, language, company, cards) = (Caller.current, request.language, company, cards)
    // An empty page would not say why it is.
    if caller.lacksSecondFactor { throw AccessProblem.secondFactorMissing }
    let maySeeSeal = caller.permissions.contains(.sealRead)
    let items = try await KnownAttention.read(sources, for: caller, language, database)
    let (safety, today, shown) = try await database.read { tx in
      (
        maySeeSeal ? try DashboardSafety(of: company, in: tx) : nil, tx.today,
        try cards.compactMap { try $0.load(caller, language, tx) }
      )
    }
    let maySeeSums = caller.permissions.contains(.documentsRead)
    let sums = maySeeSums ? try await figures.current() : nil
    let page = DashboardPage(
      name: caller.author?.name, mayDraft: caller.permissions.contains(.draftsWrite),
      today: today,
      items: items,
      deadlines: LegalDeadline.next(from: today, isFranchise: isFranchise, limit: 3),
      safety: safety, figures: sums, isAdding: maySeeSums && sums == nil, cards: shown)
    return .html(page.render(in: shell(request)))
  }
}

/// Whether what was sealed and kept is safe.
struct DashboardSafety: Sendable {
  let check: LogCheck?
  let lastExport: Instant?

  init(of company: CompanyID, in tx: borrowing Transaction) throws {
    check = try LogCheckStore.last(of: company, in: tx)
    lastExport = try ArchivePages.lastExport(of: company, in: tx)
  }
}
