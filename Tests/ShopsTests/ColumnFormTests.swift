import Invoicing
import Kernel
import Money
import Testing

@testable import Shops

/// What is proposed for the columns of a shop's file, and the mapping that comes of it.
@Suite struct ColumnFormTests {
  private static func sample(_ text: String) throws -> CSVSample {
    try CSVSample(Array(text.utf8), fileName: "orders.csv")
  }

  /// The columns of Shopify's export that matter here, filled as its documentation shows.
  static let shopify = """
    Name,Email,Paid at,Currency,Shipping,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name,Billing Address1,Billing City,Billing Zip,Billing Country,Cancelled at,Payment Method,Lineitem discount
    #1001,zoe@exemple.fr,2025-11-02 00:30:00 +0200,EUR,5.00,53.00,0.00,2025-11-01 23:30:00 +0100,2,Tasse,12.00,T-1,Zoé Roux,1 rue X,Lyon,'01000,FR,,Shopify Payments,0.00
    #1001,zoe@exemple.fr,,,,,,2025-11-01 23:30:00 +0100,1,Théière,24.00,T-2,,,,,,,,0.00
    #1002,max@exemple.fr,,EUR,0.00,12.00,0.00,2025-11-02 10:00:00 -0500,1,Tasse,12.00,T-1,Max Petit,2 rue Y,Paris,'75001,FR,2025-11-03 09:00:00 +0100,,0.00

    """

  @Test func `the export of a known shop needs nothing but the basis of its prices`() throws {
    let sample = try Self.sample(Self.shopify)
    var form = ColumnGuess.form(of: sample)
    #expect(form.columns[.order] == "Name" && form.columns[.name] == "Lineitem name")
    #expect(form.columns[.orderedOn] == "Created at" && form.columns[.paidOn] == "Paid at")
    #expect(
      form.columns[.cancelledOn] == "Cancelled at" && form.columns[.postCode] == "Billing Zip")
    #expect(form.columns[.paymentMeans] == nil, "“Shopify Payments” is no means the law knows")
    #expect(form.prices == nil)
    form.source = "boutique"
    #expect(form.findings(of: sample).map { $0.place?.pointer } == ["/prices"])
    form.prices = .withTax
    #expect(form.findings(of: sample) == [])
    let mapping = try ColumnMapping.read(Array(form.mapping(over: nil).utf8))
    let found = Array(
      try OrderFile.read(
        Array(Self.shopify.utf8), fileName: "orders", mapping: mapping,
        today: LocalDate("2025-12-01")!))
    let first = try #require(found.first?.order)
    #expect(first.externalID == "#1001" && first.lines.count == 2 && first.pricesIncludeTax)
    #expect(first.orderedOn == LocalDate("2025-11-01"))
    #expect(
      first.payment?.receivedOn == LocalDate("2025-11-01"), "half past midnight two hours east")
    #expect(first.buyer.address.postCode == "01000")
    #expect(first.stated.gross == Money(minorUnits: 5300))
    #expect(found.last?.refusal.map(\.code) == ["order.not-confirmed"])
  }

  @Test func `French columns are known with their accents, their dates and their decimals`() throws
  {
    let sample = try Self.sample(
      """
      N° commande;Date;Désignation;Réf.;Qté;PU HT;Taux TVA;Client;Adresse;Code postal;Ville;Pays
      A1;31/03/2026;Lampe;L1;2;1 234,50;5,5 %;Zoé;1 rue X;75001;Paris;Belgique

      """)
    let form = ColumnGuess.form(of: sample)
    #expect(form.columns[.order] == "N° commande" && form.columns[.sku] == "Réf.")
    #expect(form.columns[.quantity] == "Qté" && form.columns[.vatRate] == "Taux TVA")
    #expect(form.columns[.country] == "Pays")
    #expect(form.dates == "dd/MM/yyyy" && form.decimals == ", ")
    #expect(form.prices == .withoutTax, "the name of the column says so")
  }

  @Test func `what cannot be read as its name promises is not proposed`() throws {
    let sample = try Self.sample(
      "Order,Date,Article,Qty,Price,Pays\n1,demain,Tasse,deux,12.5,Nulle part\n")
    let form = ColumnGuess.form(of: sample)
    #expect(form.columns[.orderedOn] == nil && form.columns[.quantity] == nil)
    #expect(form.columns[.country] == nil && form.columns[.unitPrice] == "Price")
    #expect(
      form.findings(of: sample).compactMap { $0.place?.pointer } == [
        "/source", "/column-orderedOn", "/column-quantity", "/prices", "/country",
      ])
  }

  @Test func `a mapping made by hand keeps what the form does not know`() throws {
    let byHand = """
      {"format": "csv", "source": "retail", "encoding": "windows-1252", "decimal": ",", "thousands": " ",
       "columns": {"order": "No", "orderedOn": "Day", "name": "What", "quantity": "Qty", "unitPrice": "Price"},
       "constants": {"country": "FR", "vatRate": "5,5", "nature": "goods"}, "pricesIncludeTax": true,
       "countries": {"EIRE": "IE"}, "buyer": {"kind": "consumer", "nameTemplate": "Client {customer}"},
       "cancellation": {"orderPrefix": "C"}, "adjustmentPrefixes": ["A"]}
      """
    var form = try #require(ColumnForm(mapping: byHand))
    #expect(form.decimals == ", " && form.vatRate == "5,5" && form.prices == .withTax)
    let same = try ColumnMapping.read(Array(form.mapping(over: byHand).utf8))
    // The bytes tell how they are encoded, to the page as to the import.
    let automatic = byHand.replacing("windows-1252", with: "auto")
    #expect(same == (try ColumnMapping.read(Array(automatic.utf8))))
    form.columns[.quantity] = nil
    form.isOneEach = true
    form.vatRate = ""
    form.takesBackNegatives = true
    let changed = try ColumnMapping.read(Array(form.mapping(over: byHand).utf8))
    #expect(changed.constants == [.quantity: "1", .country: "FR", .nature: "goods"])
    #expect(changed.countries == ["eire": "IE"] && changed.nameTemplate == "Client {customer}")
    #expect(changed.cancellationPrefix == "C" && changed.cancelsByNegativeQuantities)
    #expect(ColumnForm(mapping: form.mapping(over: byHand)) == form)
  }

  @Test func `what can be read in two ways is asked, and so is what a name does not say`() throws {
    let form = ColumnGuess.form(
      of: try Self.sample(
        "Commande;Date;Article;Référence;Qté;Prix;TVA;Remise;Total\n"
          + "1;03/04/2026;Tasse;T1;1;1.234;20;10;5\n1;03/04/2026;Pot;P1;2;2.500;20;10;6\n"))
    #expect(form.dates == "" && form.decimals == "")
    #expect(form.columns[.order] == "Commande" && form.columns[.sku] == "Référence")
    #expect(form.columns[.vatRate] == nil && form.columns[.discount] == nil)
    #expect(form.columns[.orderTotal] == nil, "it is not the same in all rows of the order")
    let plain = ColumnGuess.form(
      of: try Self.sample("Commande;Date;Prix\n1;13/04/2026;1.234,50\n2;03/04/2026;2\n"))
    #expect(plain.dates == "dd/MM/yyyy" && plain.decimals == ",.")
  }

  @Test func `a header nobody could be asked about is refused`() {
    let wide = (0...1000).map { "c\($0)" }.joined(separator: ";") + "\n1\n"
    #expect(throws: ShopsError.self) { try Self.sample(wide) }
  }

  @Test(arguments: [
    ("2026-03-31 23:30:00 +0100", "2026-04-01"), ("2026-03-31T23:30:00Z", "2026-04-01"),
    ("2026-01-31 23:30:00 +0100", "2026-01-31"), ("2026-01-31T10:00:00-14:00", "2026-02-01"),
    ("2026-01-31 23:30", "2026-01-31"), ("2026-01-31 10:00 +01", nil),
    ("2026-01-31 10:00 CET", nil), ("2026-01-31 25:00 +0100", nil),
    ("2026-01-31 10:00 +9900", nil),
  ])
  func `a moment with an offset is the day it was in Paris`(written: String, day: String?) {
    #expect(DateFormat.iso.day(Array(written.utf8)[...]) == day.flatMap { LocalDate($0) })
  }
}
