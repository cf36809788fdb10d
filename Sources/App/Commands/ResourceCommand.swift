import ArgumentParser
import Foundation
import Kernel

/// A resource of the API whose verbs the terminal has.
protocol TerminalResource: SendableMetatype {
  static var name: String { get }
  static var abstract: String { get }
}

enum Orders: TerminalResource {
  static let name = "orders"
  static let abstract = "Orders: list, show, create, draft an invoice …"
}
enum Invoices: TerminalResource {
  static let name = "invoices"
  static let abstract = "Invoices and credit notes: list, show, create, issue, credit …"
}
enum Customers: TerminalResource {
  static let name = "customers"
  static let abstract = "Customers: list, show …"
}
enum Products: TerminalResource {
  static let name = "products"
  static let abstract = "The catalogue: list, show, create, update …"
}
enum Payments: TerminalResource {
  static let name = "payments"
  static let abstract = "Payments and refunds: list, show, create, refund …"
}
enum ApprovalRequests: TerminalResource {
  static let name = "approvals"
  static let abstract = "What takes two persons: list, show, refuse."
}
enum Events: TerminalResource {
  static let name = "events"
  static let abstract = "What happened: list, show."
}

/// `facturier invoices list --status due`: the verbs of a resource, made from the description of the API.
struct ResourceCommand<Resource: TerminalResource>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: Resource.name, abstract: Resource.abstract,
      usage: "facturier \(Resource.name) VERB [ID] [OPTION VALUE] …",
      discussion: """
        \(Resource.name) --help lists the verbs and the options of each, as the API describes them. Asked is the server that \
        was logged in to (--profile), or the data of this machine (--folder, and --key for the sealing key's file). A table for \
        people; --json is the answer itself. --data is a body: JSON, @FILE, or - for standard input. Exit codes: 0 done; 1 \
        refused; 2 not understood; 3 the server or the data cannot work now.
        """)
  }

  @Argument(
    parsing: .captureForPassthrough, help: "A verb, ids, options.",
    completion: .custom { words, _, _ in ResourceCommand.completions(words) })
  var words: [String] = []

  private static var verbs: ResourceVerbs? {
    APIReference.shared.map { ResourceVerbs(Resource.name, in: $0) }
  }

  private static func completions(_ words: [String]) -> [String] {
    guard let verbs, let start = words.firstIndex(of: Resource.name) else { return [] }
    guard let verb = words[(start + 1)...].compactMap({ verbs[$0] }).first else {
      return verbs.all.map(\.name)
    }
    return verb.options.map { "--\($0.name)" } + ResourceCall.common
  }

  func run() async throws {
    guard let verbs = Self.verbs else { return }
    if words.isEmpty || words.contains("--help") || words.contains("-h") {
      return Self.help(verbs, words.first.flatMap { verbs[$0] })
    }
    let option = words.firstIndex(of: "--lang").flatMap { words.dropFirst($0 + 1).first }
    let language = Terminal.language(option)
    try await reporting(language) {
      let call = try ResourceCall(words, verbs)
      let (status, body) = try await Self.ask(call, language)
      try Self.show(status, body, isJSON: call.isJSON)
    }
  }

  private static func ask(_ call: ResourceCall, _ language: Language) async throws -> (
    Int, [UInt8]
  ) {
    let (method, body) = (call.verb.operation.method, try TerminalBody.read(call.body))
    if let folder = call.folder {
      let answer = try await LocalDoor(folder: folder, key: call.key, language: language).ask(
        method, call.path, body, idempotencyKey: call.idempotencyKey)
      return (answer.status, answer.body)
    }
    let remote = try Profiles.known(call.profile ?? Profiles.usual)
    let answer = try await remote.ask(
      OutboundRequest.Method(rawValue: method) ?? .get, call.path, body,
      idempotencyKey: call.idempotencyKey, language)
    return (answer.status, answer.body)
  }

  private static func show(_ status: Int, _ body: [UInt8], isJSON: Bool) throws {
    // PDF and XML are no JSON, and go out as they are.
    let document = body.first == UInt8(ascii: "{") ? try? JSONParser.parse(body).root : nil
    switch status {
    case 200..<400:
      guard let document, !isJSON else { return Terminal.output(body) }
      let table = ResourceTable(document: document)
      for line in table.lines { Terminal.line(line) }
      if let cursor = table.nextCursor { Terminal.error("… --cursor \(cursor)") }
    default:
      if isJSON { Terminal.output(body) } else { complain(document, body) }
      throw status < 500 ? Exit.someRefused : Exit.cannotWork
    }
  }

  private static func complain(_ document: JSONValue?, _ body: [UInt8]) {
    guard let document, let code = document["code"]?.text else {
      return Terminal.error(String(decoding: body, as: UTF8.self))
    }
    Terminal.error("\(code): \(document["detail"]?.text ?? "")")
    for error in document["errors"]?.elements ?? [] {
      let words = [error["pointer"]?.text, error["code"]?.text, error["detail"]?.text]
      Terminal.error("  " + words.compactMap { $0 }.joined(separator: " "))
    }
  }

  private static func help(_ verbs: ResourceVerbs, _ verb: ResourceVerbs.Verb?) {
    Terminal.line(Resource.abstract)
    for verb in verb.map({ [$0] }) ?? verbs.all {
      Terminal.line("\n  facturier \(Resource.name) \(verb.usage)")
      Terminal.line("      \(verb.operation.summary)")
      for option in verb.options {
        let words = ["--\(option.name)", option.parameter.description].compactMap { $0 }
        Terminal.line("      " + words.joined(separator: "  "))
      }
    }
    Terminal.line("\n  \(ResourceCall.common.joined(separator: " "))")
  }
}
