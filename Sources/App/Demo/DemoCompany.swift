import Companies
import EN16931
import Invoicing
import Kernel
import Money
import Storage

/// Makes the demo company: its file, two years of documents dated by a clock that is moved through them, and a few
/// drafts that wait.
struct DemoCompany {
  let folder: String
  var server: String?
  let key: String?
  let today: LocalDate

  /// - Returns: how many documents were issued.
  func make() throws -> Int {
    let moving = MovableClock(Instant(DemoShop.firstDay, hour: 8))
    var installation = try Installation.open(
      folder: folder, server: DataChoice(server: server), key: key, clock: moving.clock)
    defer { try? installation.database.closeSync() }
    let declared = try installation.company(
      (try CompanyFile.read(Array(Self.json.utf8), fileName: nil), Self.json))
    let issuer = OrderIssuer(company: declared, ids: installation.ids)
    let run = IssueRun(issuer: issuer, database: installation.database, clock: moving.clock)
    var shop = DemoShop()
    var books = DemoBooks(issuer: issuer, database: installation.database)
    var day = DemoShop.firstDay
    var count = 0
    while day <= min(DemoShop.lastDay, today) {
      moving.set(Instant(day, hour: 9, minute: 30))
      var readings = shop.orders(on: day).map(Self.reading)[...]
      try run.issue(from: { readings.popFirst() }) { outcomes in
        for outcome in outcomes {
          precondition(outcome.findings.isEmpty, "the demo is sound: \(outcome.findings)")
          count += outcome.documents.count
        }
        books.expect(outcomes, on: day)
      }
      try books.receive(on: day)
      day = day.adding(days: 1)
    }
    try drafts(&shop, issuer, installation)
    // It is no new company.
    try installation.database.writeSync { try SetupStore.dismiss(declared.id, in: $0) }
    return count
  }

  /// Two orders of the last days that nobody has invoiced yet.
  private func drafts(
    _ shop: inout DemoShop, _ issuer: OrderIssuer, _ installation: Installation
  ) throws {
    let day = min(DemoShop.lastDay, today)
    for order in [shop.order(on: day), shop.order(on: day)] {
      try installation.database.writeSync { tx in
        let entered = try OrderIntake(issuer: issuer).enter(Self.reading(order), in: tx)
        _ = try OrderIntake(issuer: issuer).draft(for: entered.id, in: tx)
      }
    }
  }

  private static func reading(_ order: SalesOrder) -> OrderReading {
    OrderReading(
      order: order, externalID: order.externalID, place: order.place, lineCount: order.lines.count)
  }

  static let json = """
    {
      "name": "Atelier Lumière",
      "legalForm": "SARL",
      "capital": "10000.00",
      "siren": "732829320",
      "register": "Lyon",
      "vatIdentifier": "FR44732829320",
      "address": {
        "line1": "12 rue des Lilas", "postCode": "69003", "city": "Lyon", "country": "FR"
      },
      "email": "bonjour@atelier-lumiere.example",
      "phone": "04 78 00 00 00",
      "website": "atelier-lumiere.example",
      "bankAccount": {
        "iban": "FR7630006000011234567890189", "bic": "AGRIFRPP", "holder": "Atelier Lumière"
      },
      "brand": { "color": "#1F4E79", "wordmark": "Atelier Lumière" }
    }
    """
}
