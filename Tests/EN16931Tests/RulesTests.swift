import EN16931
import Money
import Testing

@Suite struct RulesTests {
  static func sound() throws -> Invoice {
    let seller = Party(
      name: "Atelier Lumière", legalID: SchemedID("732829320", .siren),
      vatIdentifier: "FR44732829320", electronicAddress: SchemedID("732829320", .frenchAddress),
      address: PostalAddress(
        line1: "12 rue des Lilas", postCode: "69003", city: "Lyon", country: "FR"))
    let buyer = Party(
      name: "Hôtel <du> \"Parc\" & Cie", legalID: SchemedID("404833048", .siren),
      electronicAddress: SchemedID("404833048", .frenchAddress),
      address: PostalAddress(line1: "1 allée", postCode: "44000", city: "Nantes", country: "FR"))
    let lines = [TotalsTests.line(10_000, 2000)]
    let (totals, breakdown) = try Totals.computed(lines: lines, adjustments: [], currency: .eur)
    var invoice = Invoice(
      issueDate: LocalDate("2026-11-23")!, type: .invoice, currency: .eur, businessProcess: .goods,
      seller: seller, buyer: buyer, lines: lines, totals: totals)
    invoice.vatBreakdown = breakdown
    invoice.dueDate = LocalDate("2026-12-23")
    invoice.notes = [
      .init(.recoveryFee, "Indemnité de 40 €"), .init(.latePenalty, "Pénalités"),
      .init(.earlyPaymentDiscount, "Escompte : néant"), .init(.flow, "B2B"),
    ]
    return invoice
  }

  private func broken(_ change: (inout Invoice) -> Void) throws -> [String] {
    var invoice = try Self.sound()
    change(&invoice)
    do throws(RulesBroken) {
      _ = try invoice.checked()
      return []
    } catch { return error.violations.map(\.rule) }
  }

  @Test func `a sound invoice passes`() throws { #expect(try broken { _ in } == []) }

  @Test func `each rule is seen by itself`() throws {
    #expect(try broken { $0.buyer.name = "" } == ["BR-07"])
    #expect(try broken { $0.buyer.address.country = "FRA" } == ["BR-11"])
    #expect(try broken { $0.lines[0].name = "" } == ["BR-25"])
    #expect(try broken { $0.lines[0].net.minorUnits += 1 }.contains("BT-131"))
    #expect(try broken { $0.totals.vat.minorUnits += 1 } == ["BR-CO-14"])
    #expect(try broken { $0.totals.due.minorUnits -= 1 } == ["BR-CO-16"])
    #expect(try broken { $0.vatBreakdown[0].tax.minorUnits += 1 } == ["BR-CO-17"])
    #expect(try broken { $0.dueDate = LocalDate("2026-11-22") } == ["BR-FR-CO-07"])
    #expect(try broken { $0.dueDate = nil } == ["BR-CO-25"])
    #expect(try broken { $0.notes.removeFirst() } == ["BR-FR-05"])
    #expect(try broken { $0.seller.legalID?.value = "732829321" } == ["BR-FR-10"])
    #expect(try broken { $0.buyer.legalID = nil } == ["BR-FR-11"])
    #expect(try broken { $0.seller.vatIdentifier = nil } == ["BR-S-02"])
    #expect(try broken { $0.type = .creditNote } == ["BR-FR-CO-05"])
    #expect(try broken { $0.businessProcess = .goodsPaid } == ["BR-FR-CO-09"])
    #expect(try broken { $0.issueDate = LocalDate("1999-12-31")! } == ["BR-FR-03"])
  }

  @Test func `all violations come at once`() throws {
    let rules = try broken {
      $0.buyer.name = ""
      $0.lines[0].name = ""
      $0.totals.due.minorUnits = 1
      $0.notes = []
    }
    #expect(rules == ["BR-07", "BR-25", "BR-CO-16", "BR-FR-05", "BR-FR-05", "BR-FR-05"])
  }

  @Test(arguments: ["", "F 2026", "F-2026-é", String(repeating: "1", count: 36)])
  func `a number that is none is refused`(number: String) throws {
    #expect(throws: RulesBroken.self) { try Self.sound().checked().numbered(number) }
  }

  @Test func `the XML escapes what is written and cannot be broken out of`() throws {
    let xml = String(
      decoding: try Self.sound().checked().numbered("F-2026-00001").cii(), as: UTF8.self)
    #expect(xml.contains("<ram:Name>Hôtel &lt;du&gt; &quot;Parc&quot; &amp; Cie</ram:Name>"))
    #expect(xml.contains("<ram:ID>urn:cen.eu:en16931:2017</ram:ID>"))
    #expect(xml.contains("<ram:ID>F-2026-00001</ram:ID>"))
    #expect(xml.contains("<ram:DuePayableAmount>120.00</ram:DuePayableAmount>"))
  }
}
