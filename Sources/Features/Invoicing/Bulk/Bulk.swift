import Kernel
import Money
import Storage

/// Many lines of one action, asked for in one request and done one after the other, each in a transaction of its own
/// (traitement par lot).
package struct Bulk: Sendable {
  package struct ID: Identifier {
    package static let prefix = "blk"
    package let raw: RawID
    package init(raw: RawID) { self.raw = raw }
  }

  package static let mostLines = ListSelection.most
  /// A report is kept for so long.
  package static let keptDays: Int64 = 90

  let id: ID
  let action: String
  /// Who asked: what its lines change is theirs.
  let author: Author
  let createdAt: Instant
  let finishedAt: Instant?
  let total: Int
  let done: Int
  let refused: Int

  var waiting: Int { total - done - refused }

  func write(to json: JSONWriter) {
    json.object {
      json.field("id", text: id)
      json.field("object", "bulk")
      json.field("action", action)
      json.field("state", finishedAt == nil ? "running" : "finished")
      json.field("total", total)
      json.field("done", done)
      json.field("refused", refused)
      json.field("waiting", waiting)
      json.field("createdAt", text: createdAt)
      json.field("finishedAt", text: finishedAt)
      json.object("links") {
        json.field("self", "/v1/bulk/\(id)")
        json.field("lines", "/v1/bulk/\(id)/lines")
        json.field("report", "/v1/bulk/\(id)/report.csv")
      }
    }
  }
}

/// One of them, and what became of it.
struct BulkLine: Sendable {
  enum State: String, CaseIterable, Sendable { case waiting, done, refused }

  /// From 1.
  let position: Int
  let state: State
  /// What the same request alone would have been answered with; `nil` while it waits.
  let status: Int?
  let request: String
  let answer: String?

  func write(to json: JSONWriter) throws {
    try json.object {
      json.field("position", position)
      json.field("state", state.rawValue)
      json.field("status", status)
      json.key("request")
      json.exact(try JSONParser.parse(request.utf8).root)
      json.key("answer")
      if let answer { json.exact(try JSONParser.parse(answer.utf8).root) } else { json.null() }
    }
  }
}

package enum BulkProblem: Problem {
  case notFound(String)
  case refused([Finding])
  case noOrder

  package var code: String {
    switch self {
    case .notFound: "bulk.not-found"
    case .refused: "bulk.refused"
    case .noOrder: "bulk.order-missing"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .notFound: .notFound
    case .refused, .noOrder: .invalid
    }
  }

  package var findings: [Finding] {
    if case .refused(let findings) = self { findings } else { [] }
  }

  package var text: Text {
    switch self {
    case .notFound(let id):
      Text(fr: "Le lot \(shown(id)) n’existe pas.", en: "There is no batch \(shown(id)).")
    case .refused:
      Text(
        fr: "Le lot ne peut pas être pris ; voyez chaque point.",
        en: "The batch cannot be accepted; see each point.")
    case .noOrder:
      Text(fr: "La ligne n’a pas de commande (order).", en: "The line has no order.")
    }
  }
}
