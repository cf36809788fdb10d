import Invoicing
import Kernel
import Money
import Testing

@testable import Shops

@Suite struct CSVOrdersTests {
  @Test func `rows that follow each other with one number are an order`() throws {
    let found = try readings(
      header + """
        1001,2026-11-20,A1,Tasse,2,12.50,FR
        1001,2026-11-20,A2,"Assiette ""bleue"", creuse",1,8,FR
        1002,2026-11-21,A1,Tasse,1,12.50,FR

        """, mapping())
    #expect(found.map(\.summary) == ["1001 ok 2/2", "1002 ok 1/1"])
    let order = try #require(found[0].order)
    #expect(order.source == "csv")
    #expect(order.place == Place(file: "orders", line: 2))
    #expect(order.lines[1].place.line == 3)
    #expect(order.lines[1].name == "Assiette \"bleue\", creuse")
    #expect(order.lines[0].quantity == Quantity(2))
    #expect(order.lines[0].unitPrice == UnitPrice(units: 12_500_000))
    #expect(order.lines[0].tax == .unstated)
    #expect(order.buyer.name == "Client particulier")
    #expect(order.buyer.address.country == "FR")
  }

  @Test func `lines that cannot be sold are left out, each with all its reasons`() throws {
    let found = try readings(
      header + """
        1,2026-11-20,A,a,0,1,FR
        1,2026-11-20,B,b,-2,0,FR
        1,2026-11-20,C,c,1,-1,FR
        1,2026-11-20,,,1,1,FR
        1,2026-11-20,E,,1,1,FR
        2,2026-11-20,A,a,0,0,FR
        """, mapping())
    #expect(
      found.map(\.summary) == [
        "1 ok 1/5 | 5: line.name-missing | 2: line.quantity-not-positive"
          + " | 3: line.quantity-not-positive, line.price-zero | 4: line.price-negative",
        "2 refused order.no-sellable-line | 7: line.quantity-not-positive, line.price-zero",
      ])
    #expect(found[0].order?.lines.map(\.name) == ["E"])
    #expect(found[0].refusedLines[1].findings[0].place?.description == "orders:2:5 (q)")
  }

  @Test func `what cannot be read refuses its order with all that is wrong, and the next goes on`()
    throws
  {
    let found = try readings(
      header + """
        1,20/11/2026,A,a,two,"1,50",Atlantis
        1,20/11/2026,A,a,1
        2,2026-11-20,A,a,1,1,FR
        3,2027-01-01,A,a,1,1,FR
        4,2026-02-30,A,a,1,1,FR
        ,2026-11-20,A,a,1,1,FR
        5,2026-11-20,A,a,1.00001,1.0000001,FR
        6,,A,a,,1,FR
        """, mapping())
    #expect(
      found.map(\.summary) == [
        "1 refused order.value-unreadable, order.value-unreadable, row.field-count, order.value-unreadable, order.country-unknown",
        "2 ok 1/1",
        "3 refused order.date-future",
        "4 refused order.value-unreadable",
        "- refused order.value-missing",
        "5 refused order.value-unreadable, order.value-unreadable",
        "6 refused order.value-missing, order.value-missing",
      ])
    let texts = found[0].refusal.map { "\($0.place!.description) \($0.text.en)" }
    #expect(texts[0].hasPrefix("orders:2:5 (q) “two” is not a number"))
    #expect(texts[1].hasPrefix("orders:2:6 (price) “1,50” is not a number written with “.”"))
    #expect(texts[3].hasPrefix("orders:2:2 (on) “20/11/2026” is not a date of the form yyyy-MM-dd"))
    #expect(texts[4].contains("“Atlantis”"))
    #expect(found[2].refusal[0].text.fr.contains("2027-01-01"))
  }

  @Test func `an order number that comes again later is refused with its first line`() throws {
    let found = try readings(
      header + "1,2026-11-20,A,a,1,1,FR\n2,2026-11-20,A,a,1,1,FR\n1,2026-11-20,B,b,1,1,FR\n",
      mapping())
    #expect(found.map(\.summary) == ["1 ok 1/1", "2 ok 1/1", "1 refused order.split"])
    #expect(found[2].refusal[0].text.en.contains("already read on line 2"))
  }

  @Test func `rows of an order must say the same of it, and may say it once`() throws {
    let found = try readings(
      header + """
        1,2026-11-20,A,a,1,1,FR
        1,,B,b,1,1,
        2,,A,a,1,1,
        2,2026-11-20,B,b,1,1,FR
        3,2026-11-20 10:00:00,A,a,1,1,FR
        3,2026-11-20 10:01:00,B,b,1,1,FR
        4,2026-11-20,A,a,1,1,FR
        4,2026-11-21,B,b,1,1,BE
        """, mapping())
    #expect(
      found.map(\.summary) == [
        "1 ok 2/2", "2 ok 2/2", "3 ok 2/2", "4 refused order.rows-differ, order.rows-differ",
      ])
    #expect(found[1].order?.orderedOn == LocalDate("2026-11-20"))
    #expect(found[1].order?.buyer.address.country == "FR")
  }

  @Test func `cancellations have negative quantities in the file and positive ones in the order`()
    throws
  {
    let text =
      header + """
        1,2026-11-20,A,a,1,1,FR
        C1,2026-11-21,A,a,-1,1,FR
        C1,2026-11-21,B,b,2,1,FR
        A7,2026-11-21,B,Adjust bad debt,1,100,FR
        """
    let byPrefix = try readings(
      text, mapping(", \"cancellation\": {\"orderPrefix\": \"C\"}, \"adjustmentPrefixes\": [\"A\"]")
    )
    #expect(
      byPrefix.map(\.summary) == [
        "1 ok 1/1", "C1 ok 1/2 | 4: line.quantity-not-negative", "A7 refused order.not-a-sale",
      ])
    #expect(byPrefix[1].order?.kind == .cancellation(of: nil))
    #expect(byPrefix[1].order?.lines[0].quantity == Quantity(1))
    let bySign = try readings(
      header + "1,2026-11-20,A,a,-1,1,FR\n2,2026-11-20,A,a,-1,1,FR\n2,2026-11-20,A,a,1,1,FR\n",
      mapping(", \"cancellation\": {\"negativeQuantities\": true}"))
    #expect(bySign.map(\.summary) == ["1 ok 1/1", "2 ok 1/2 | 3: line.quantity-not-positive"])
    #expect(bySign[0].order?.kind == .cancellation(of: nil))
  }

  @Test func `a quote that is never closed ends the file, and the orders before it stand`() throws {
    let text =
      header + "1,2026-11-20,A,a,1,1,FR\n2,2026-11-20,A,a,1,1,FR\n2,2026-11-20,A,\"a,1,1,FR\n3,x\n"
    let readings = try OrderFile.read(
      Array(text.utf8), fileName: "orders", mapping: mapping(), today: today)
    let found = Array(readings)
    #expect(
      found.map(\.summary) == [
        "1 ok 1/1", "2 refused order.incomplete", "- refused orders.file-truncated",
      ])
    #expect(found[2].place.line == 4)
    #expect(readings.failure?.code == "orders.file-truncated")
    #expect(readings.failure?.text.en.contains("opened on line 4") == true)
  }

  @Test func `a last row that stops short says that the file is cut`() throws {
    let found = try readings(header + "1,2026-11-20,A,a,1,1,FR\n2,2026-11-20,A,a", mapping())
    #expect(found.map(\.summary) == ["1 ok 1/1", "- refused orders.file-truncated"])
  }

  @Test func `quotes, NUL bytes and rows out of shape refuse their order only`() throws {
    let found = try readings(
      header
        + "1,2026-11-20,A,\"a\"b,1,1,FR\n2,2026-11-20,A,a\0,1,1,FR\n3,2026-11-20,A,a,1,1,FR,,\n4,2026-11-20,A,5\" pipe,1,1,FR\n",
      mapping())
    #expect(
      found.map(\.summary) == [
        "1 refused row.quote-misplaced", "2 refused row.nul-byte", "3 ok 1/1", "4 ok 1/1",
      ])
    #expect(found[3].order?.lines[0].name == "5\" pipe")
  }

  @Test func `fields may hold line ends, and lines are counted through them`() throws {
    let found = try readings(
      header + "1,2026-11-20,A,\"a\n  b\r\nc\",1,1,FR\r\n\r\n2,2026-11-20,A,a,0,1,FR\r\n", mapping()
    )
    #expect(found[0].order?.lines[0].name == "a b c")
    #expect(found[1].refusedLines[0].place.line == 6)
  }

  @Test(arguments: ["\n", "\r\n", "\r"], [",", ";", "\t", "|"])
  func `line ends and delimiters are found out`(lineEnd: String, delimiter: String) throws {
    let text = (header + "1,2026-11-20,A,\"a, b; c|d\te\",1,1,FR\n2,2026-11-20,A,a,1,1,FR\n")
      .replacing(",", with: delimiter).replacing("\n", with: lineEnd)
    let found = try readings(text, mapping())
    #expect(found.map(\.summary) == ["1 ok 1/1", "2 ok 1/1"])
    #expect(found[1].place.line == 3)
  }

  @Test func `decimal commas and thousands are read where they are declared`() throws {
    let text = header.replacing(",", with: ";") + "1;2026-11-20;A;a;1 234,5;1\u{202F}000,25;FR\n"
    let declared = try readings(text, mapping(", \"decimal\": \",\", \"thousands\": \" \""))
    #expect(declared[0].order?.lines[0].quantity == Quantity(units: 12_345_000))
    #expect(declared[0].order?.lines[0].unitPrice == UnitPrice(units: 1_000_250_000))
    #expect(try readings(text, mapping())[0].order == nil)
    let dots = try readings(
      header.replacing(",", with: ";") + "1;2026-11-20;A;a;1;1.7;FR\n",
      mapping(", \"decimal\": \",\", \"thousands\": \".\""))
    #expect(dots[0].summary == "1 refused order.value-unreadable")
  }

  @Test func `a company is known by its name or its numbers`() throws {
    let mapping = try mapping(
      columns:
        ", \"company\": \"co\", \"buyerName\": \"who\", \"siren\": \"siren\", \"vatIdentifier\": \"vat\", \"vatRate\": \"rate\", \"orderTotal\": \"total\", \"shipping\": \"ship\", \"paidOn\": \"paid\", \"paymentMeans\": \"how\""
    )
    let found = try readings(
      "n,on,sku,name,q,price,country,co,who,siren,vat,rate,total,ship,paid,how\n"
        + "1,2026-11-20,A,a,1,1,fr,Lumière SARL,Ana Li,732 829 320 00074,fr 44 732829320,\"5.5\",7.00,5.90,2026-11-21,carte\n"
        + "2,2026-11-20,A,a,1,1,FR,,Ana Li,,,20 %,,,,\n", mapping)
    let company = try #require(found[0].order)
    #expect(company.buyer.kind == .company)
    #expect(company.buyer.name == "Lumière SARL")
    #expect(company.buyer.contactName == "Ana Li")
    #expect(company.buyer.siren == "732829320")
    #expect(company.buyer.vatIdentifier == "FR44732829320")
    #expect(company.lines[0].tax == .rate(Rate(units: 550)))
    #expect(company.stated.gross == Money(minorUnits: 700))
    #expect(company.charges.map(\.amount) == [Money(minorUnits: 590)])
    #expect(company.payment?.means == .card)
    #expect(company.payment?.receivedOn == LocalDate("2026-11-21"))
    let person = try #require(found[1].order)
    #expect(person.buyer.kind == .consumer)
    #expect(person.buyer.name == "Ana Li")
    #expect(person.payment == nil)
  }

  @Test func `an order of too many lines is refused whole and counted whole`() throws {
    var limits = OrderFile.Limits()
    limits.linesPerOrder = 3
    let row = "1,2026-11-20,A,a,1,1,FR\n"
    let found = try readings(header + row + row + row + row + row, mapping(), limits: limits)
    #expect(found.map(\.summary) == ["1 refused order.too-many-lines"])
    #expect(found[0].lineCount == 5)
  }

  @Test func `a file is read in pieces without changing what it says`() throws {
    var text = header
    for order in 0..<400 {
      for line in 0..<3 {
        text += "\(order),2026-11-20,é\(line),\"ligne \(line)\néà€ \"\"x\"\"\",1,1.\(line)5,FR\r\n"
      }
    }
    let whole = try readings(text, mapping()).compactMap(\.order)
    #expect(whole.count == 400)
    for size in [7, 64, 1000] {
      let decoded = DecodedText(
        ByteSource(Array(text.utf8), name: "orders"), encoding: .utf8, markLength: 0,
        pieceSize: size)
      let orders = try CSVOrders(decoded, mapping: mapping(), today: today, limits: .init())
      var pieces: [SalesOrder] = []
      while let reading = orders.next() { pieces.append(try #require(reading.order)) }
      #expect(pieces == whole)
    }
  }
}
