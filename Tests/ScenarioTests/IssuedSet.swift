import EN16931
import Foundation
import Invoicing
import Kernel
import Money
import TestSupport
import Testing

@testable import App

/// Documents of every kind this shop makes, as files in three folders: to companies, to consumers, and to consumers
/// whose e-mail is known. Made once for all tests that look at them.
struct IssuedSet: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case companies, consumers, mailed

    /// Whether the BR-FR rules, which concern invoices between companies, apply.
    var french: String { self == .consumers ? "off" : "on" }
  }

  struct File: Sendable {
    let kind: Kind
    let path: String
    let document: IssuedDocument
    let xml: String
    /// Names nobody can be sure to find in the text of a page: right-to-left, unassigned or without a glyph.
    let isNaughty: Bool
  }

  let folder: TemporaryFolder
  let files: [File]

  static let shared = Result { try IssuedSet() }

  func path(_ kind: Kind) -> String { folder.file(kind.rawValue) }

  private init() throws {
    let shop = try TestShop()
    folder = TemporaryFolder()
    for kind in Kind.allCases {
      try FileManager.default.createDirectory(
        atPath: folder.file(kind.rawValue), withIntermediateDirectories: true)
    }
    var files: [File] = []
    var orders: [(SalesOrder, isNaughty: Bool)] = []
    orders += (IssuedSet.demo() + IssuedSet.ours()).map { ($0, false) }
    orders += IssuedSet.naughty().map { ($0, true) }
    for (order, isNaughty) in orders {
      let outcome = try shop.issue(order)
      let kind: Kind =
        order.buyer.kind == .company ? .companies : order.buyer.email == nil ? .consumers : .mailed
      if outcome.documents.isEmpty {
        Issue.record("\(order.externalID): \(outcome.findings.map { $0.line(.en) })")
      }
      for document in outcome.documents {
        let path = folder.file("\(kind.rawValue)/\(document.number).pdf")
        try Data(try shop.pdf(document)).write(to: URL(filePath: path))
        files.append(
          File(
            kind: kind, path: path, document: document,
            xml: String(decoding: try shop.xml(document), as: UTF8.self), isNaughty: isNaughty))
      }
    }
    self.files = files
  }

  // MARK: Orders

  /// The demo company's, as many of companies as of people.
  private static func demo() -> [SalesOrder] {
    var shop = DemoShop()
    var (firms, people): ([SalesOrder], [SalesOrder]) = ([], [])
    var day = DemoShop.firstDay
    while firms.count < 24 || people.count < 14 {
      for order in shop.orders(on: day) {
        if order.buyer.kind == .company { firms.append(order) } else { people.append(order) }
      }
      day = day.adding(days: 1)
    }
    return Array(firms.prefix(24) + people.prefix(14))
  }

  /// Rates, discounts, charges, refunds and cancellations, for each kind of buyer.
  private static func ours() -> [SalesOrder] {
    var person = Sample.consumer
    person.email = nil
    return [Sample.firm, Sample.consumer, person].enumerated().flatMap { index, buyer in
      (1...8).flatMap { orders(of: buyer, "\(index)", $0) }
    }
  }

  private static func orders(of buyer: SalesOrder.Buyer, _ prefix: String, _ variant: Int)
    -> [SalesOrder]
  {
    let rates = ["20", "10", "5.5", "2.1", "exempt"]
    let count = variant == 7 ? 60 : variant % 4 + 1
    let lines = (0..<count).map { number in
      Sample.line(
        "Article n° \(number + 1) « été »", price: "\(number * 7 + 3).\(number % 90 + 10)",
        quantity: Int64(number % 5 + 1), rate: "20", sku: "REF-\(number)"
      ) { line in
        let rate = rates[(number + variant) % 5]
        line.tax =
          rate == "exempt" ? .exempt(vatex: "VATEX-FR-CGI261-7") : .rate(try! Rate(rate))
        line.externalID = "\(number)"
        if number % 3 == 1 { line.discount = Money(minorUnits: 50) }
        if variant == 4 { line.nature = .services }
      }
    }
    var order = Sample.order("\(prefix)-\(variant)", buyer: buyer, lines: lines) {
      $0.pricesIncludeTax = variant.isMultiple(of: 2)
      if variant > 2 {
        $0.charges = [
          .init(
            place: $0.place, kind: .shipping, label: "Livraison", amount: Money(minorUnits: 690),
            tax: .unstated)
        ]
      }
      if variant > 4 {
        $0.discounts = [
          .init(
            place: $0.place, kind: .discount, label: "Bon de bienvenue",
            amount: Money(minorUnits: 100), tax: .unstated)
        ]
        $0.delivery = .init(
          name: "Gîte des Vignes",
          address: .init(line1: "4 chemin creux", postCode: "21000", city: "Dijon", country: "FR"))
      }
      if variant == 3 || variant == 6 {
        $0.payment = .init(receivedOn: Sample.today, means: .card, reference: "ch_\(variant)")
      }
      if variant == 1 { $0.purchaseOrder = "BC-77" }
    }
    if variant == 6 {
      order.refunds = [
        .init(externalID: "r", place: order.place, reason: "Geste", amount: Money(minorUnits: 321))
      ]
    }
    guard variant == 5 || variant == 8 else { return [order] }
    var back = order
    back.kind = .cancellation(of: order.externalID)
    back.externalID += "-annulée"
    back.lines = []
    back.charges = []
    back.discounts = []
    return [order, back]
  }

  /// Every string of the Big List of Naughty Strings, as the name of a customer or of a product.
  private static func naughty() -> [SalesOrder] {
    guard Shared.has("corpus/hostile/naughty-strings/blns.json", "naughty names"),
      let list = bytes(of: Shared.path("corpus/hostile/naughty-strings/blns.json")),
      let strings = try? JSONParser.parse(list).root.elements.compactMap(\.text)
    else { return [] }
    // A name that is only blanks or controls is no name: such an order is refused, and tested elsewhere.
    let usable = strings.filter { !CleanText.line($0).isEmpty }
    var random = SeededRandom(seed: 404)
    return stride(from: 0, to: usable.count, by: 9).enumerated().map { index, start in
      let names = usable[start..<min(start + 9, usable.count)]
      var buyer = index % 3 == 0 ? Sample.firm : Sample.consumer
      buyer.name = names.first!
      buyer.contactName = buyer.kind == .company ? names.first : nil
      buyer.externalID = "N\(index)"
      if buyer.kind == .company { buyer.siren = random.siren() }
      if index % 3 == 1 { buyer.email = nil }
      buyer.address.line1 = names.last!
      let lines = names.map { name in
        Sample.line(name, price: "9.90", sku: String(CleanText.line(name).prefix(20)))
      }
      return Sample.order("naughty-\(index)", buyer: buyer, lines: lines)
    }
  }
}
