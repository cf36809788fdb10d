import Invoicing
import Kernel
import TestSupport
import Testing

/// A CSV file without a mapping: the page that asks what its columns mean.
@Suite(.serialized) struct ImportColumnsTests {
  static let csv = """
    Commande;Date;Article;Qté;Prix;Client;Adresse;Code postal;Ville;Remarque
    c-1;01/12/2025;Lampe;2;12,00;Zoé Roux;1 rue X;75001;Paris;
    c-1;01/12/2025;Abat-jour;1;6,00;Zoé Roux;1 rue X;75001;Paris;
    c-2;13/12/2025;Lampe;1;12,00;Max Petit;2 rue Y;69001;Lyon;Merci

    """

  static func uploaded(
    _ server: WebServer, _ csv: String = csv,
    _ headers: [String: String] = ["Accept-Language": "en"]
  ) async throws -> WebServer.Answer {
    let form = ImportPagesTests.upload([
      ("orders", "boutique.csv", Array(csv.utf8)), ("mapping", nil, []),
    ])
    return try await server.post("/imports", form.body, type: form.type, headers)
  }

  private static func send(_ server: WebServer, _ path: String, _ fields: String) async throws
    -> WebServer.Answer
  {
    try await server.post(
      path, Array(fields.utf8), type: "application/x-www-form-urlencoded",
      ["Accept-Language": "en"])
  }

  private static let told =
    "column-order=0&column-orderedOn=1&column-name=2&column-quantity=3&column-unitPrice=4&column-buyerName=5"
    + "&column-address1=6&column-postCode=7&column-city=8&dates=dd%2FMM%2Fyyyy&decimals=%2C&country=FR"

  private static func chosen(_ role: String, _ page: String) -> String? {
    let select = page.firstRange(of: "name=\"column-\(role)\"").map { page[$0.upperBound...] }
    return select?.prefix(upTo: select!.firstRange(of: "</select>")!.lowerBound)
      .firstMatch(of: /<option value="([^"]*)" selected/).map { String($0.1) }
  }

  @Test func `columns are proposed, told, changed, and known the next time`() async throws {
    let server = try await WebServer()
    let asked = try await Self.uploaded(server)
    #expect(asked.status == 200 && asked.path.hasSuffix("/columns"), "\(asked.path)")
    #expect(Self.chosen("order", asked.text) == "0" && Self.chosen("unitPrice", asked.text) == "4")
    #expect(Self.chosen("buyerName", asked.text) == "5" && Self.chosen("sku", asked.text) == nil)
    #expect(asked.text.contains(#"<option value="dd/MM/yyyy" selected"#))
    #expect(asked.text.contains("Prix · 12,00"), "the first value stands beside the name")

    // Whether VAT is in the prices is nobody's to guess.
    let refused = try await Self.send(server, asked.path, Self.told)
    #expect(refused.status == 422 && refused.marks("source") && refused.marks("prices"))
    #expect(!refused.marks("column-order") && Self.chosen("city", refused.text) == "8")
    let before = String(asked.path.dropLast("/columns".count))
    #expect(try await server.get(before).path == asked.path, "it cannot be previewed yet")

    let preview = try await Self.send(
      server, asked.path, Self.told + "&source=boutique&prices=with-tax")
    #expect(preview.status == 200 && preview.path == before, "\(preview.text)")
    #expect(preview.text.contains("30.00") && preview.text.contains("25.00"))
    #expect(preview.text.contains("\(before)/columns"))

    // Told otherwise, the preview is another one.
    let other = try await Self.send(
      server, asked.path, Self.told + "&source=boutique&prices=without-tax")
    #expect(other.text.contains("36.00"), "\(other.text)")
    // Whoever saw the first preview does not issue the second.
    let button = try #require(preview.text.firstMatch(of: /action="([^"]*\/issuance[^"]*)"/)).1
    let stale = try await Self.send(server, String(button), "")
    #expect(stale.path == before && stale.text.contains("36.00"), "\(stale.text)")
    _ = try await Self.send(server, asked.path, Self.told + "&source=boutique&prices=with-tax")
    let file = try await server.get("\(before)/mapping.json").json
    #expect(file["source"]?.text == "boutique" && file["columns"]?["order"]?.text == "Commande")

    // The next file of the shop is known by its columns.
    let next = try await Self.uploaded(server, Self.csv.replacing("c-", with: "d-"))
    #expect(
      next.text.contains(#"value="with-tax" checked"#) && next.text.contains(#"value="boutique""#))

    _ = try await Self.send(server, "\(before)/issuance", "")
    for _ in 0..<3000 {
      if try await server.get("\(before)/progress.json").json["finished"]?.bool == true { break }
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(try await server.get("/v1/invoices").json["data"]?.elements.count == 2)
    // What is issued keeps the meaning it was issued with.
    let late = try await Self.send(
      server, asked.path, Self.told + "&source=boutique&prices=without-tax")
    #expect(late.path == before)
    #expect(try await server.get("\(before)/mapping.json").json["pricesIncludeTax"]?.bool == true)
  }

  @Test func `what the page shows is what is imported, however the file is encoded`() async throws {
    let server = try await WebServer()
    let utf8 = try await Self.uploaded(server, Self.csv)
    _ = try await Self.send(
      server, utf8.path, Self.told + "&source=boutique&prices=with-tax&anonymousName=X")
    let windows = Self.csv.unicodeScalars.map { UInt8($0.value) }
    let form = ImportPagesTests.upload([
      ("orders", "windows.csv", windows), ("mapping", nil, []),
    ])
    let asked = try await server.post(
      "/imports", form.body, type: form.type, ["Accept-Language": "en"])
    #expect(asked.text.contains("Client · Zoé Roux"), "\(asked.text)")
    let preview = try await Self.send(
      server, asked.path, Self.told + "&source=boutique&prices=with-tax")
    #expect(preview.text.contains("Zoé Roux") && preview.text.contains("30.00"))
    // Never told what it means, it is not issued.
    let other = try await Self.uploaded(server, Self.csv.replacing("c-", with: "e-"))
    let path = String(other.path.dropLast("/columns".count))
    #expect(try await Self.send(server, "\(path)/issuance", "").path == other.path)
  }

  @Test func `a file of eighty columns is a page like another`() async throws {
    let server = try await WebServer()
    let names = (1...80).map { "Champ numéro \($0)" }
    let wide =
      names.joined(separator: ";") + "\n" + names.map { _ in "12,50" }.joined(separator: ";")
    let asked = try await Self.uploaded(server, wide + "\n")
    #expect(asked.path.hasSuffix("/columns") && asked.body.count < 120_000, "\(asked.body.count)")
    let told =
      "column-order=0&column-orderedOn=1&column-name=2&column-quantity=one&column-unitPrice=4"
      + "&source=x&prices=with-tax&country=FR&dates=yyyy-MM-dd&decimals=%2C&typed-currency=Champ+num%C3%A9ro+81"
    let refused = try await Self.send(server, asked.path, told)
    #expect(refused.status == 422 && refused.marks("column-currency"), "\(refused.status)")
    let known = try await Self.send(server, asked.path, told.replacing("81", with: "80"))
    #expect(known.status == 200 && known.text.contains("order.value-unreadable"), "\(known.text)")
  }

  @Test func `a file that is no orders file is refused before its columns are asked for`()
    async throws
  {
    let server = try await WebServer()
    for (csv, words) in [("", "no order"), ("Commande;Date\n", "no order"), ("%PDF-1.7", "PDF")] {
      let answer = try await Self.uploaded(server, csv)
      #expect(
        (400...422).contains(answer.status) && answer.text.contains(words), "\(answer.status)")
    }
    // A column twice cannot be chosen; the row that breaks is told with its line.
    let twice = try await Self.uploaded(server, "Commande;Date;Date\n1;2;3\n")
    #expect(twice.path.hasSuffix("/columns") && !twice.text.contains("Date · "))
  }
}
