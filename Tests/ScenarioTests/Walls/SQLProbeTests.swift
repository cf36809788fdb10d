import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// S6: every parameter that some address reads, asked as somebody would who wants the database to do more than it was asked.
///
/// An answer that breaks (500), or that differs between a condition that is true and one that is not, would be a way in.
@Suite(.serialized) struct SQLProbeTests {
  /// Every name that any route reads, whether this one does or not.
  private static let names = [
    "q", "status", "cursor", "limit", "before", "after", "year", "from", "to", "account",
    "auxiliary",
    "format", "journal", "piece", "state", "kind", "type", "object", "since", "on", "currency",
    "encoding", "detailed", "typeCode", "through", "next", "country", "sort", "order", "preview",
    "rules", "strict", "rate", "number", "day",
  ]

  private static let breaking = [
    "'", "\"", "\\", "`", "')", "';--", "1;SELECT 1", "%27", "\u{0}",
    "' UNION SELECT NULL,NULL,NULL--",
    // These take seconds, gigabytes or an error where they are run.
    "'||zeroblob(2147483647)||'",
    "1 AND 1=(SELECT count(*) FROM sqlite_master,sqlite_master,sqlite_master)",
    "';SELECT pg_sleep(30)--", "'||(SELECT 1/0)||'", "CAST('x' AS INTEGER)",
  ]

  /// Two that are told apart by a database alone.
  private static let pairs = [
    ("' OR 'a'='a", "' OR 'a'='b"), ("x' OR 1=1--", "x' OR 1=2--"), ("1 OR 1=1", "1 OR 1=2"),
    ("2026' AND 'a'='a", "2026' AND 'a'='b"), ("\" OR \"a\"=\"a", "\" OR \"a\"=\"b"),
  ]

  private struct Seen: Equatable {
    let status: Int
    let length: Int
  }

  /// Of everything that can be read.
  private static func paths(_ merchant: Merchant) throws -> [String] {
    let table = try Program.run(["routes", "--data", merchant.data, "--key", merchant.key]).output
    return table.split(separator: "\n").compactMap { line -> String? in
      let words = line.split(separator: " ")
      return words[0] == "GET" ? String(words[1]) : nil
    }
  }

  private func ask(_ server: WebServer, _ path: String, _ name: String, _ value: String)
    async throws
    -> Seen
  {
    let answer = try await server.get("\(path)?\(name)=\(PercentCoding.encode(value))")
    #expect(answer.status < 500, "\(path)?\(name)=\(value): \(answer.text)")
    return Seen(status: answer.status, length: answer.body.count)
  }

  @Test func `no parameter of any address reaches a statement as more than a value`() async throws {
    let merchant = Merchant()
    let first = try await WebServer(merchant)
    let order = try await first.post("/v1/orders", JSONOrder.encode(Merchant.order("1")))
    let id = try #require(try order.json["id"]?.text)
    let invoice = try #require(try await first.post("/v1/orders/\(id)/invoice").json["id"]?.text)
    #expect(try await first.post("/v1/invoices/\(invoice)/issuance").status == 201)
    #expect(try first.stop().status == 0)
    let paths = try Self.paths(merchant)
    let server = try await WebServer(merchant, options: ["--no-work"])
    #expect(paths.count > 70)
    var probed = 0
    // The help is searched by its words, in texts of the program: what is asked finds what it finds, and no statement is made.
    for pattern in paths where pattern != "/help" {
      let path = pattern.replacing(/:\w+/, with: pattern.contains("invoices") ? invoice : id)
      let plain = try await ask(server, path, "unread", "zz")
      for name in Self.names {
        let read = try await ask(server, path, name, "zz")
        // What a route does not read changes nothing but the addresses its own links say again.
        guard read.status != plain.status || abs(read.length - plain.length) > 2 * name.count else {
          continue
        }
        probed += 1
        for text in Self.breaking { _ = try await ask(server, path, name, text) }
        for (truth, lie) in Self.pairs {
          let (one, other) = (
            try await ask(server, path, name, truth), try await ask(server, path, name, lie)
          )
          // Whoever tries too many links of customers is told so, whatever they ask.
          let isRefused = [one, other].contains { $0.status == 429 }
          #expect(isRefused || one == other, "\(path)?\(name)=\(truth)")
        }
      }
    }
    #expect(probed > 30, "\(probed) parameters were read")
  }

  @Test func `no part of an address reaches a statement as more than a value`() async throws {
    let merchant = Merchant()
    let first = try await WebServer(merchant)
    #expect(try first.stop().status == 0)
    let patterns = try Self.paths(merchant).filter { $0.contains(":") }
    let server = try await WebServer(merchant, options: ["--no-work"])
    for pattern in patterns {
      for text in Self.breaking + Self.pairs.map(\.0) where !text.contains("\u{0}") {
        let path = pattern.replacing(/:\w+/, with: PercentCoding.encode(text))
        let answer = try await server.get(path)
        #expect(answer.status < 500, "\(path): \(answer.text)")
      }
    }
  }
}
