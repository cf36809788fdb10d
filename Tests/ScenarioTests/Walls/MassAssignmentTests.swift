import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// S11: bodies that say more than they may, or say it with numbers nobody sells for, made from the description of the API.
@Suite(.serialized) struct MassAssignmentTests {
  /// An operation that takes a JSON body.
  private struct Operation {
    let method: String
    let path: String
    let schema: JSONValue
  }

  /// What is not theirs to say.
  private static var extras: [(String, Any)] {
    [
      ("zz_unknown", "x"), ("company_id", "com_00000000000000000000000000"), ("companyId", 1),
      ("id", "inv_x"),
      ("role", "owner"), ("isAdmin", true), ("permissions", ["keys:write"]), ("sealed", false),
      ("createdAt", "2020-01-01T00:00:00Z"), ("__proto__", ["x": 1]), ("series", "F"),
      ("sequence", 1),
    ]
  }

  private static var numbers: [Any] {
    [
      -1, 0, "-120.00", "0.000000001", "1e400", "NaN", "9223372036854775807",
      "-9223372036854775808",
      9_223_372_036_854_775_807, 1e300, "99999999999999999999.99", "0x10", "१२", "", [],
      ["amount": "1"],
    ]
  }

  private func operations(_ server: WebServer) async throws -> (all: [Operation], root: JSONValue) {
    let root = try await server.get("/v1/openapi.json").json
    var all: [Operation] = []
    for path in root["paths"]?.members ?? [] {
      for operation in path.value.members {
        guard
          let schema = operation.value["requestBody"]?["content"]?["application/json"]?["schema"]
        else { continue }
        all.append(Operation(method: operation.key.uppercased(), path: path.key, schema: schema))
      }
    }
    return (all, root)
  }

  private static func resolved(_ schema: JSONValue, _ root: JSONValue) -> JSONValue {
    guard let reference = schema["$ref"]?.text else { return schema }
    let found = reference.dropFirst(2).split(separator: "/").reduce(Optional(root)) {
      $0?[String($1)]
    }
    return found.map { resolved($0, root) } ?? schema
  }

  /// Every name a body may have, of all its variants.
  private static func names(_ schema: JSONValue, _ root: JSONValue) -> [String] {
    let schema = resolved(schema, root)
    let variants = ["oneOf", "anyOf", "allOf"].flatMap { schema[$0]?.elements ?? [] }
    return (schema["properties"]?.members.map(\.key) ?? []) + variants.flatMap { names($0, root) }
  }

  private struct Things {
    let order: String
    let invoice: String
    let payment: String
  }

  private func things(_ server: WebServer) async throws -> Things {
    let order = try #require(
      try await server.post("/v1/orders", JSONOrder.encode(Merchant.order("1"))).json["id"]?.text)
    let invoice = try #require(
      try await server.post("/v1/orders/\(order)/invoice").json["id"]?.text)
    #expect(try await server.post("/v1/invoices/\(invoice)/issuance").status == 201)
    let payment = try await server.post(
      "/v1/invoices/\(invoice)/payments", Array(#"{"amount": "12.00", "means": "card"}"#.utf8))
    return Things(
      order: order, invoice: invoice,
      payment: try #require(try payment.json["id"]?.text, "\(payment.text)"))
  }

  private static func filled(_ path: String, _ things: Things) -> String {
    let id =
      path.contains("/orders/")
      ? things.order
      : path.contains("/invoices/")
        ? things.invoice : path.contains("/payments/") ? things.payment : "x"
    return path.replacing("{id}", with: id)
  }

  private func send(
    _ server: WebServer, _ operation: Operation, _ path: String, _ body: [String: Any]
  )
    async throws -> WebServer.Answer
  {
    let bytes = Array(try JSONSerialization.data(withJSONObject: body))
    return switch operation.method {
    case "PATCH": try await server.patch(path, bytes)
    case "PUT": try await server.put(path, bytes)
    default: try await server.post(path, bytes)
    }
  }

  @Test func `a field that is not theirs to say is refused by name, in every body`() async throws {
    let server = try await WebServer()
    let things = try await things(server)
    let (operations, root) = try await operations(server)
    #expect(operations.count > 20)
    for operation in operations {
      let path = Self.filled(operation.path, things)
      let theirs = Self.names(operation.schema, root)
      for (name, value) in Self.extras where !theirs.contains(name) {
        let answer = try await send(server, operation, path, [name: value])
        let isMissing = answer.status == 404 && path.contains("/x")
        #expect(
          answer.status == 422 || isMissing || answer.status == 409,
          "\(operation.method) \(path) {\(name)}: \(answer.status) \(answer.text)")
        guard answer.status == 422 else { continue }
        #expect(
          answer.text.contains(name),
          "\(operation.method) \(path) says nothing of \(name): \(answer.text)")
      }
    }
  }

  @Test func `numbers nobody sells for break nothing and give nobody money`() async throws {
    let merchant = Merchant()
    let mail = try MailServer()
    let server = try await WebServer(
      merchant, environment: ["FACTURIER_SMTP_URL": "smtp://127.0.0.1:\(mail.port)"])
    let things = try await things(server)
    let (operations, root) = try await operations(server)
    for operation in operations {
      let path = Self.filled(operation.path, things)
      let names = Self.names(operation.schema, root)
      for (index, number) in Self.numbers.enumerated() {
        // All at once, and one after the other: what is refused first must not hide the rest.
        let all = Dictionary(names.map { ($0, number) }) { first, _ in first }
        let answer = try await send(server, operation, path, all)
        #expect(answer.status < 500, "\(operation.method) \(path) \(number): \(answer.text)")
        guard !names.isEmpty else { continue }
        let one = names[index % names.count]
        let single = try await send(server, operation, path, [one: number])
        #expect(
          single.status < 500, "\(operation.method) \(path) {\(one): \(number)}: \(single.text)")
      }
    }
    for amount in Self.numbers {
      let refund = try await server.post(
        "/v1/payments/\(things.payment)/refund",
        Array(try JSONSerialization.data(withJSONObject: ["amount": amount])))
      #expect(refund.status != 201 || "\(amount)" == "x", "\(amount): \(refund.text)")
    }
    let payments = try await server.get("/v1/payments").json
    // The one there was, and at most its own refund, which may go without an amount.
    #expect((1...2).contains(payments["data"]?.elements.count ?? 0), "\(payments)")
    #expect(try server.stop().status == 0)
    let verified = try merchant.verify()
    #expect(verified.status == 0, "\(verified.output) \(verified.errors)")
  }

  @Test func `prices and quantities that are negative or endless make no invoice`() async throws {
    let server = try await WebServer()
    let encoded = JSONOrder.encode(Merchant.order("1"))
    let order = String(decoding: encoded, as: UTF8.self)
    #expect(order.contains("100.00") || order.contains("\"100\""), "\(order)")
    var drafts = 0
    for number in ["-1", "-100.00", "0", "1e9", "99999999999999999999", "NaN", "0x1"] {
      for part in ["unitPrice", "quantity"] {
        let changed = order.replacing(
          try Regex("\"\(part)\"\\s*:\\s*(\"[^\"]*\"|[0-9.]+)"), with: "\"\(part)\":\"\(number)\"")
        #expect(changed != order)
        let answer = try await server.post("/v1/invoices", Array(changed.utf8))
        #expect(
          (400..<500).contains(answer.status), "\(part) \(number): \(answer.status) \(answer.text)")
        drafts += 1
      }
    }
    #expect(drafts == 14)
    #expect(try await server.get("/v1/invoices").json["data"]?.elements.isEmpty == true)
  }

  @Test func `a payment is given back once, whoever asks how often`() async throws {
    let server = try await WebServer()
    let things = try await things(server)
    let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<12 {
        group.addTask {
          try await server.post(
            "/v1/payments/\(things.payment)/refund", Array(#"{"amount": "12.00"}"#.utf8)
          ).status
        }
      }
      return try await group.reduce(into: [Int]()) { $0.append($1) }
    }
    #expect(statuses.filter { $0 < 300 }.count == 1, "\(statuses)")
    #expect(statuses.filter { $0 >= 500 } == [])
  }
}
