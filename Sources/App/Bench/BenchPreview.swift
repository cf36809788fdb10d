import Accounts
import ArgumentParser
import Foundation
import HTTPTypes
import Hummingbird
import Invoicing
import Kernel
import Logging
import Money
import NIOCore
import Registers
import Storage

/// What a merchant waits for at each pause of typing: the form is sent, kept and reckoned again, then the document is drawn. Both
/// go through the routes as a browser's requests do, without the network.
struct BenchPreview: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract:
      "The invoice form: recalculation of what is typed and its PDF preview, the whole way through the server."
  )

  @Option(help: "How many times.") var count = 200
  @Option(help: "Lines of the invoice, separated by commas.") var lines = "100,500"
  @OptionGroup var place: BenchDatabase

  func run() async throws {
    try await reporting(.en) {
      Terminal.line("machine: \(Measure.machine), \(place.engine)")
      let sizes = lines.split(separator: ",").compactMap { Int($0) }
      guard !sizes.isEmpty, sizes.allSatisfy({ (1...TypedInvoice.mostLines).contains($0) }) else {
        throw ValidationError("--lines wants numbers, 1 to \(TypedInvoice.mostLines).")
      }
      try await place.with { installation in
        let editor = try BenchEditor(&installation)
        for size in sizes { try await measure(editor, size) }
      }
    }
  }

  private func measure(_ editor: BenchEditor, _ size: Int) async throws {
    var form = BenchForm(id: editor.newID, lines: size)
    var (kept, drawn, both): ([Double], [Double], [Double]) = ([], [], [])
    // What is compiled, cached or grown at first is not what one waits for later.
    for _ in 0..<min(10, count) { _ = try await once(editor, &form) }
    let running = Measure.Running()
    for _ in 0..<count {
      let took = try await once(editor, &form)
      kept.append(took.kept)
      drawn.append(took.drawn)
      both.append(took.kept + took.drawn)
    }
    let all = running.end()
    Terminal.line(
      """
      preview: \(count) changes of an invoice of \(size) lines
        recalculation     p50 \(Self.shown(kept, 50)) ms, p95 \(Self.shown(kept, 95)) ms
        PDF               p50 \(Self.shown(drawn, 50)) ms, p95 \(Self.shown(drawn, 95)) ms
        both              p50 \(Self.shown(both, 50)) ms, p95 \(Self.shown(both, 95)) ms
        CPU per change    \(Self.milliseconds(all.cpuSeconds / Double(count))) ms
      """)
  }

  private func once(_ editor: BenchEditor, _ form: inout BenchForm) async throws -> (
    kept: Double, drawn: Double
  ) {
    form.change()
    let keeping = Measure.Running()
    let kept = try await editor.ask(.post, form.path, form.body)
    let keptSeconds = keeping.end().wallSeconds
    let root = try JSONParser.parse(kept).root
    guard let preview = root["preview"]?.text, !preview.isEmpty,
      let revision = root["revision"]?.text.flatMap({ Int($0) })
    else { throw Exit.cannotWork }
    form.revision = revision
    let drawing = Measure.Running()
    let file = try await editor.ask(.get, preview, [])
    let drawnSeconds = drawing.end().wallSeconds
    guard file.starts(with: Array("%PDF".utf8)) else { throw Exit.cannotWork }
    return (keptSeconds, drawnSeconds)
  }

  private static func shown(_ seconds: [Double], _ percent: Int) -> String {
    let sorted = seconds.sorted()
    let index = min(sorted.count - 1, sorted.count * percent / 100)
    return sorted.isEmpty ? "-" : milliseconds(sorted[index])
  }

  private static func milliseconds(_ seconds: Double) -> String {
    "\(Double((seconds * 100_000).rounded()) / 100)"
  }
}

/// The routes of the invoice form, asked as by whoever runs the program.
private struct BenchEditor {
  private let responder: RouterResponder<CallContext>
  private let ids: IDs

  init(_ installation: inout Installation) throws {
    let demo = (try CompanyFile.read(Array(DemoCompany.json.utf8), fileName: nil), DemoCompany.json)
    let company = try installation.company(
      installation.database.company == nil ? demo : nil)
    ids = installation.ids
    let routes = Routes(
      Router(context: CallContext.self), clock: installation.machine)
    EditorRoutes(
      issuer: OrderIssuer(company: company, ids: installation.ids),
      database: installation.database, customers: nil,
      filling: FillBuyer(
        company: company.id, requester: nil, database: installation.database,
        services: RegisterServices()),
      shell: { request in
        PageShell(
          language: request.language, companyName: company.profile.name, navigation: [],
          version: Facturier.version)
      }
    ).add(to: routes)
    responder = routes.router.buildResponder()
  }

  var newID: TypedInvoice.ID { TypedInvoice.ID(raw: ids.next()) }

  func ask(_ method: HTTPRequest.Method, _ path: String, _ body: [UInt8]) async throws -> [UInt8] {
    var head = HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path)
    head.headerFields[.accept] = "application/json"
    if !body.isEmpty { head.headerFields[.contentType] = "application/x-www-form-urlencoded" }
    let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body)))
    let caller = Caller(author: .atTheTerminal, permissions: Set(Permission.allCases))
    let context = CallContext(logger: Logger(label: "facturier"))
    let answer = try await caller.asking {
      try await responder.respond(to: request, context: context)
    }
    let collector = CollectedBody()
    try await answer.body.write(collector)
    guard answer.status.code == 200 else {
      Terminal.error(String(decoding: collector.all, as: UTF8.self))
      throw Exit.cannotWork
    }
    return collector.all
  }
}

/// The form as a browser sends it; each time a quantity is another.
private struct BenchForm {
  let id: TypedInvoice.ID
  var revision = 0
  private let rows: [(before: String, after: String)]
  private var quantities: [Int]
  private var changes = 0

  var path: String { "/invoices/typed/\(id)" }

  init(id: TypedInvoice.ID, lines: Int) {
    self.id = id
    quantities = (0..<lines).map { $0 % 9 + 1 }
    rows = (0..<lines).map { index in
      let product = DemoShop.products[index % DemoShop.products.count]
      let name = FormFields().with("line-name", "\(product.name) \(index)").encoded
      let rate = index % 2 == 0 ? "20" : "5%2C5"
      return (
        "&\(name)&line-quantity=",
        "&line-unit=&line-price=\(product.price / 100)&line-discount=&line-vat=\(rate)&line-nature=goods"
      )
    }
  }

  mutating func change() {
    changes += 1
    let at = changes % quantities.count
    quantities[at] = quantities[at] % 9 + 1
  }

  var body: [UInt8] {
    var text =
      "revision=\(revision)&kind=company&name=H%C3%B4tel+du+Parc&siren=404833048&line1=1+rue+de+la+Paix"
      + "&postCode=75002&city=Paris&country=FR&prices=net&shipping=9%2C90&discount=5+%25"
    for (row, quantity) in zip(rows, quantities) { text += row.before + "\(quantity)" + row.after }
    return Array(text.utf8)
  }
}
