import EN16931
import Foundation
import Kernel
import Money
import Tax
import TestSupport
import Testing

@testable import Invoicing

/// Which mentions a document has, and that each is explained.
@Suite struct MentionTests {
  private static let corpus = SaleCorpus(seed: 77)
  private static let lastDay = TaxMention.lastDayOfCGI

  private func prepare(
    _ order: SalesOrder, _ seller: CompanyProfile = Sample.company,
    on day: LocalDate = Sample.today
  ) -> Result<PreparedDocument, Refusal> {
    do throws(Refusal) {
      return .success(try PrepareInvoice(seller: seller, today: day)(order))
    } catch {
      return .failure(error)
    }
  }

  private func invoice(
    _ order: SalesOrder, _ seller: CompanyProfile = Sample.company,
    on day: LocalDate = Sample.today
  ) throws -> Invoice {
    try prepare(order, seller, on: day).get().content.invoice
  }

  private func notes(_ invoice: Invoice) -> [String] {
    invoice.notes.map { "\($0.subject.rawValue) \($0.text)" }
  }

  // MARK: The words

  @Test func `the notes of a company's invoice are these, word for word and in this order`() throws
  {
    var seller = Sample.company
    seller.tax.onDebits = true
    #expect(
      notes(try invoice(Sample.order(buyer: Sample.firm), seller)) == [
        "PMT En cas de retard de paiement, indemnité forfaitaire pour frais de recouvrement de 40 € (art. D441-5 du Code de commerce).",
        "PMD En cas de retard de paiement, pénalités au taux directeur de la BCE majoré de 10 points, exigibles dès le lendemain de l'échéance (art. L441-10 du Code de commerce).",
        "AAB Escompte pour paiement anticipé : néant.", "ABL \(seller.legalLine)",
        "AAI Option pour le paiement de la taxe d'après les débits", "BAR B2B",
      ])
  }

  @Test func `the notes of a consumer's invoice say what does not bind him`() throws {
    #expect(
      notes(try invoice(Sample.order())) == [
        "PMT Indemnité forfaitaire de recouvrement : sans objet, client particulier.",
        "PMD Pénalités de retard entre professionnels : sans objet, client particulier.",
        "AAB Escompte pour paiement anticipé : néant.", "ABL \(Sample.company.legalLine)",
        "BAR B2C",
      ])
  }

  @Test func `the company's own terms take the place of the table's`() throws {
    var seller = Sample.company
    seller.terms.latePenalty = "Pénalités : 15 % l'an."
    let document = try invoice(Sample.order(buyer: Sample.firm), seller)
    #expect(notes(document).contains("PMD Pénalités : 15 % l'an."))
    let explained = DocumentMentions(of: document, seller: seller, buyer: .company)
    #expect(
      explained.printed.first { $0.mention.name == .latePenalty }?.words
        == "Pénalités : 15 % l'an.")
  }

  @Test
  func `the legal guarantee is printed for a consumer's goods where the seller declares them`()
    throws
  {
    var seller = Sample.company
    seller.legalGuarantee = true
    func has(_ order: SalesOrder, _ seller: CompanyProfile) throws -> Bool {
      notes(try invoice(order, seller)).contains { $0.hasPrefix("AAI Garantie légale") }
    }
    let service = Sample.order(lines: [Sample.line { $0.nature = .services }])
    #expect(try has(Sample.order(), seller))
    #expect(try !has(Sample.order(), Sample.company))
    #expect(try !has(Sample.order(buyer: Sample.firm), seller))
    #expect(try !has(service, seller))
  }

  // MARK: The explanation

  @Test func `every note and every reason of a thousand documents is explained, and no other`() {
    for sale in Self.corpus.sound(1_000) {
      guard case .success(let prepared) = prepare(sale.order, sale.seller.profile) else { continue }
      let invoice = prepared.content.invoice
      let explained = DocumentMentions(
        of: invoice, seller: sale.seller.profile, buyer: prepared.buyerKind)
      func words(_ isWanted: (Mention.Place) -> Bool) -> Set<String> {
        Set(explained.printed.filter { isWanted($0.mention.place) }.map(\.words))
      }
      let quoted = words { if case .note(let code) = $0 { code != "ABL" } else { false } }
      let standing = invoice.notes.filter {
        $0.subject != .legalInformation && $0.subject != .flow
      }
      #expect(quoted == Set(standing.map(\.text)), "\(sale.words)")
      #expect(
        words { $0 == .vatReason } == Set(invoice.vatBreakdown.compactMap(\.exemptionReason)),
        "\(sale.words)")
      let line = invoice.notes.first { $0.subject == .legalInformation }?.text ?? ""
      for part in words({ $0 == .note("ABL") }) { #expect(line.contains(part), "\(part)") }
      #expect(
        words { $0 == .field("BT-47") }.isEmpty == (invoice.buyer.legalID == nil), "\(sale.words)")
    }
  }

  @Test func `the rate of a sale in dollars is explained, in the words of the document`() throws {
    let order = Sample.order {
      $0.currency = Currency(code: "USD")!
      $0.exchangeRate = ExchangeRate(
        currency: $0.currency, perEuro: try! UnitPrice("1.25"), date: Sample.today, source: "BCE")
    }
    let explained = DocumentMentions(
      of: try invoice(order), seller: Sample.company, buyer: .consumer)
    let rate = explained.printed.first { $0.mention.name == .exchangeRate }
    #expect(
      rate?.words == "TVA convertie en euros au cours de 1 EUR = 1,25 USD (BCE, 23/11/2026).")
  }

  @Test func `what is left out says on what condition, each condition once`() throws {
    let document = try invoice(Sample.order())
    let explained = DocumentMentions(of: document, seller: Sample.company, buyer: .consumer)
    let left = explained.leftOut.map(\.name)
    #expect(left.contains(.latePenalty) && left.contains(.vat(.franchise)))
    #expect(left.contains(.selfBilling) && left.contains(.duplicate))
    #expect(left.filter { if case .vat(.exemption) = $0 { true } else { false } }.count == 1)
    let shown = explained.shown(.fr, on: document.issueDate)
    #expect(shown.leftOut.allSatisfy { $0.why.hasPrefix("Seulement si ") })
    #expect(shown.printed.allSatisfy { $0.why.hasPrefix("Imprimée parce que ") })
  }

  @Test func `domestic reverse charge is not taken for that of services abroad`() throws {
    let order = Sample.order(
      buyer: Sample.firm,
      lines: [
        Sample.line {
          $0.tax = .none
          $0.nature = .services
          $0.scheme = .domesticReverseCharge(.subcontractedWorks)
        }
      ])
    let document = try invoice(order)
    let explained = DocumentMentions(of: document, seller: Sample.company, buyer: .company)
    let reasons = explained.printed.filter { $0.mention.place == .vatReason }
    #expect(reasons.map(\.mention.name) == [.vat(.domesticReverseCharge(.subcontractedWorks))])
    #expect(explained.printed.first { $0.mention.place == .vatReason }?.words == "Autoliquidation")
  }

  @Test func `the page of the law has a row for each mention`() {
    let page = String(
      decoding: FileManager.default.contents(atPath: Repository.path("docs/law/mentions.md"))
        ?? Data(), as: UTF8.self)
    for name in MentionTable.all.map(\.name) {
      if case .vat(.exemption) = name { continue }
      #expect(page.contains("| `\(name.code)` |"), "\(name.code)")
    }
  }

  @Test func `the explanation is French: « parce qu’un » before a vowel`() throws {
    var buyer = Sample.consumer
    buyer.kind = .company
    buyer.address.country = "US"
    let order = Sample.order(
      buyer: buyer,
      lines: [
        Sample.line {
          $0.tax = .none
          $0.nature = .services
        }
      ])
    let document = try invoice(order)
    let shown = DocumentMentions(of: document, seller: Sample.company, buyer: .company)
      .shown(.fr, on: document.issueDate)
    #expect(
      shown.printed.contains {
        $0.why == "Imprimée parce qu’un service est fourni à une entreprise hors de l'Union."
      })
  }

  // MARK: References that end

  @Test func `issued after 30 June 2028, no document cites the CGI: it is refused, or has no need`()
  {
    var (refused, issued) = (0, 0)
    for sale in Self.corpus.sound(500) {
      for day in [Self.lastDay, Self.lastDay.adding(days: 1)] {
        var order = sale.order
        order.dueOn = nil
        switch prepare(order, sale.seller.profile, on: day) {
        case .failure(let refusal):
          let codes = refusal.findings.filter { $0.severity == .stop }.map(\.code)
          #expect(
            Set(codes) == ["tax.mention-unknown"] && day > Self.lastDay,
            "\(sale.words) on \(day): \(codes)")
          refused += 1
        case .success(let prepared):
          issued += 1
          guard day > Self.lastDay else { continue }
          let page = PrintableInvoice(prepared.content, seller: sale.seller.profile).document
          let printed =
            prepared.content.invoice.notes.map(\.text) + page.notes
            + page.taxes.compactMap(\.reason) + page.footer
          #expect(printed.allSatisfy { !$0.contains("CGI") }, "\(sale.words): \(printed)")
        }
      }
    }
    #expect(refused > 100 && issued > 600)
  }

  @Test
  func `a credit note after the last day says that there was no VAT, and not by which article`()
    throws
  {
    let clock = MovableClock(Instant(Self.lastDay, hour: 11))
    let shop = try TestShop(clock: clock, company: CorpusSeller.franchise.json)
    let order = Sample.order("1", lines: [Sample.line { $0.tax = .none }]) {
      $0.orderedOn = Self.lastDay
    }
    let sold = try #require(try shop.issue(order).documents.first)
    #expect(
      sold.invoice.vatBreakdown.map(\.exemptionReason)
        == ["TVA non applicable, article 293 B du CGI"])
    clock.advance(days: 1)
    var cancellation = order
    cancellation.kind = .cancellation(of: "1")
    let note = try #require(try shop.issue(cancellation).documents.first).invoice
    #expect(note.issueDate == Self.lastDay.adding(days: 1))
    #expect(note.vatBreakdown.map(\.exemptionReason) == ["TVA non applicable"])
    #expect(note.vatBreakdown.map(\.vat.exemption) == ["VATEX-FR-FRANCHISE"])
    #expect(note.totals.net == sold.invoice.totals.net)
    #expect(try shop.issue(cancellation).state == .already, "nothing is left to credit")
  }
}
