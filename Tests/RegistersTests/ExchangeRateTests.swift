import Foundation
import Kernel
import Money
import Registers
import Storage
import TestSupport
import Testing

/// The euro's reference rates: read as the European Central Bank publishes them, fetched over HTTP, kept for good.
@Suite struct ExchangeRateTests {
  private static let xml = """
    <?xml version="1.0" encoding="UTF-8"?>
    <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
      <gesmes:subject>Reference rates</gesmes:subject>
      <gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
      <Cube>
        <Cube time="2026-11-20"><Cube currency="USD" rate="1.0832"/><Cube currency="JPY" rate="163.45"/></Cube>
        <Cube time="2026-11-19"><Cube currency="USD" rate="1.0791"/><Cube currency="ZZZ" rate="1"/></Cube>
      </Cube>
    </gesmes:Envelope>
    """

  private static func rate(_ code: String, _ perEuro: String, _ day: String) -> ExchangeRate {
    ExchangeRate(
      currency: Currency(code: code)!, perEuro: try! UnitPrice(perEuro), date: LocalDate(day)!,
      source: "BCE")!
  }

  private static let expected = [
    rate("USD", "1.0832", "2026-11-20"), rate("JPY", "163.45", "2026-11-20"),
    rate("USD", "1.0791", "2026-11-19"),
  ]

  @Test func `the bank's XML and its CSV are read alike`() throws {
    #expect(try ReferenceRates.read(Array(Self.xml.utf8)) == Self.expected)
    let csv = "Date,USD,JPY,ZZZ,\n2026-11-20,1.0832,163.45,1,\n2026-11-19, 1.0791,N/A,1,\n"
    #expect(try ReferenceRates.read(Array(csv.utf8)) == Self.expected)
  }

  @Test(arguments: ["", "no", "<html/>", "Date,USD\n", "<a", "Date,USD\n2026-11-20,-1\n"])
  func `anything else is no list of rates`(text: String) {
    #expect(throws: RegisterFailure.self) { try ReferenceRates.read(Array(text.utf8)) }
  }

  @Test func `rates are fetched over HTTP and kept as they were first known`() async throws {
    let (shop, simulator) = (try TestShop(), RegisterSimulator())
    simulator.behave(.body(Self.xml))
    let desk = try ExchangeRateDesk(
      company: shop.company, database: shop.database,
      environment: ["FACTURIER_ECB_URL": simulator.url])
    #expect(try await desk.fetch() == 3)
    simulator.behave(.body(Self.xml.replacing("1.0832", with: "9.9999")))
    #expect(try await desk.fetch() == 0)
    let known = try await shop.database.read {
      try ExchangeRateStore.all(on: LocalDate("2026-11-23")!, of: shop.company, in: $0)
    }
    #expect(known == [Self.expected[1], Self.expected[0]])
    await #expect(throws: (any Error).self) {
      try await shop.database.write { try $0.run("UPDATE exchange_rate SET per_euro_e6 = 1") }
    }
  }

  @Test func `a bank that is silent, ill or off changes nothing`() async throws {
    let (shop, simulator) = (try TestShop(), RegisterSimulator())
    func desk(_ url: String) throws -> ExchangeRateDesk {
      try ExchangeRateDesk(
        company: shop.company, database: shop.database, environment: ["FACTURIER_ECB_URL": url],
        http: RegisterHTTP(seconds: 1))
    }
    for manner in [RegisterSimulator.Manner.status(503), .silent, .flood, .cut, .body("{}")] {
      simulator.behave(manner)
      await #expect(throws: RegisterFailure.self) { try await desk(simulator.url).fetch() }
    }
    #expect(try await desk("off").fetch() == nil)
    #expect(throws: RegisterProblem.self) { try desk("nowhere") }
  }
}
