import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// Every page in a real browser: what people with other eyes, hands and screens find there.
@Suite(.serialized, .ofSQLite) struct PageSweepTests {
  private struct Report {
    let opened: Int
    let wrong: [String]
    let elsewhere: [String]
  }

  private func sweep(_ server: WebServer, cookie: String, _ paths: [String]) throws -> Report {
    let folder = TemporaryFolder()
    try folder.write("paths", paths.joined(separator: "\n"))
    let told = try Program.tool([
      "sh", "-c", "\"$0\" \"$1\" \"$2\" \"$3\" < \"$4\"",
      NSHomeDirectory() + "/.cache/facturier-tests/bin/python",
      Repository.path("Tests/ScenarioTests/Pages/sweep.py"), "\(server.port)", cookie,
      folder.file("paths"),
    ])
    #expect(told.status == 0, "\(told.errors)")
    let json = try JSONParser.parse(Array(told.output.utf8)).root
    func texts(_ key: String) -> [String] { json[key]?.elements.compactMap(\.text) ?? [] }
    return Report(
      opened: json["opened"]?.text.flatMap { Int($0) } ?? 0, wrong: texts("wrong"),
      elsewhere: texts("elsewhere"))
  }

  /// Pages of the table of routes that need nothing in their path.
  static func pages(of merchant: Merchant) throws -> [String] {
    let told = try Program.run(["routes", "--data", merchant.data, "--key", merchant.key])
    #expect(told.status == 0, "\(told.errors)")
    return told.output.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      let path = words[1]
      let isPage =
        words[0] == "GET" && !path.hasPrefix("/v1/") && !path.contains(":") && !path.contains(".")
        && path != LiveFeed.path && !path.hasPrefix("/sign-in/oidc") && path != "/account/oidc"
      return isPage ? path : nil
    }
  }

  private static let longName =
    "Établissements Bartholomé-Kœnigshofen, Fils & Associés Réunis de la Manufacture d’Étoffes du Haut-Rhin"
  private static let fromRightToLeft = "شركة النور للتجارة والتوزيع"

  /// A shop with what pages have most trouble with: long names, names that run from right to left, what is late, what is held.
  private func furnish(_ server: WebServer) async throws -> [String] {
    var paths: [String] = []
    for (number, name) in [
      ("1001", Self.longName), ("1002", Self.fromRightToLeft), ("1003", "Zoé"),
    ] {
      let order = try await server.post(
        "/v1/orders",
        JSONOrder.encode(
          Merchant.order(number) {
            $0.buyer.name = name
            $0.buyer.externalID = number
            $0.payment = nil
          }))
      let id = try #require(try order.json["id"]?.text, "\(order.text)")
      let draft = try await server.post("/v1/orders/\(id)/invoice")
      let invoice = try #require(try draft.json["id"]?.text, "\(draft.text)")
      paths.append("/invoices/\(invoice)")
      if number == "1003" { continue }
      #expect(try await server.post("/v1/invoices/\(invoice)/issuance").status == 201)
      paths += ["credit-note", "correction", "email", "deposit"].map {
        "/invoices/\(invoice)/\($0)"
      }
    }
    for (sku, name) in [("L-1", Self.longName), ("R-1", Self.fromRightToLeft)] {
      let made = try await server.post(
        "/v1/products",
        Array(#"{"sku": "\#(sku)", "name": "\#(name)", "unitPrice": "1234567.891"}"#.utf8))
      paths.append("/products/\(try #require(try made.json["id"]?.text, "\(made.text)"))")
    }
    return paths
  }

  @Test
  func
    `no page breaks WCAG 2.2 AA, errs in its script, asks elsewhere or is wider than a telephone`()
    async throws
  {
    let merchant = Merchant()
    let first = try await WebServer(merchant)
    #expect(try first.stop().status == 0)
    let pages = try Self.pages(of: merchant)
    #expect(pages.count > 30)
    let mail = try MailServer()
    let server = try await WebServer(
      merchant, environment: ["FACTURIER_SMTP_URL": "smtp://127.0.0.1:\(mail.port)"])
    let empty = ["/", "/invoices", "/products", "/products/learning", "/search?q=nothing"]
    let owner = try await AccountDoorsTests.owner(server)
    let blank = try sweep(server, cookie: owner.cookie, empty)
    #expect(blank.wrong == [])

    let documents = try await furnish(server)
    let asked =
      pages + documents + [
        "/products?state=archived", "/products?q=nothing", "/invoices?status=overdue",
        "/invoices?q=nothing+of+the+kind", "/search?q=zo",
        "/search?q=nothing", "/nowhere", "/invoices/x", "/help/importing-orders", "/help/vat",
        "/help?q=avoir", "/help?q=nothing+of+the+kind",
      ]
    let report = try sweep(server, cookie: owner.cookie, asked)
    #expect(report.opened == asked.count)
    #expect(report.wrong == [])
    #expect(report.elsewhere == [], "a page asked somebody else for something")
    // What the public sees, and what somebody may not.
    let reader = try await AccountDoorsTests.member("reader", owner)
    let refused = try sweep(server, cookie: reader.cookie, ["/", "/keys", "/invoices"])
    #expect(refused.wrong == [])
    let shared = try await server.post(
      documents[0].replacing("/invoices/", with: "/v1/invoices/") + "/portal-links",
      Array(#"{"scope": "customer"}"#.utf8))
    let link = try #require(try shared.json["url"]?.text, "\(shared.text)")
    let portal = try #require(link.firstMatch(of: /\/portal\/[0-9a-z]+/)).output
    let told = try sweep(
      server, cookie: "-",
      [
        String(portal), "/portal/x", "/sign-in", "/sign-in?lost=1&next=/bank", "/help", "/password",
        "/password/\(String(repeating: "0", count: 52))",
        "/verification/x",
      ])
    #expect(told.wrong == [])
  }
}
