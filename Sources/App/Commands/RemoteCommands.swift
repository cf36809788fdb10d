import ArgumentParser
import Foundation
import Kernel

struct LoginCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "login",
    abstract:
      "Keep the address of a server and a key to it, for `facturier get`, `post`, `patch`, `put` and `delete`.",
    discussion:
      "The key is read from standard input, so that it stands in no list of processes: facturier login https://… < key"
  )

  @Argument(help: "As https://facturier.example.fr; http:// for this machine only.") var url: String
  @Option(help: "What it is called, where there are several.") var profile = Profiles.usual
  @Option(help: "fr or en.") var lang: String?

  func run() async throws {
    let language = Terminal.language(lang)
    try await reporting(language) {
      let remote = Remote(
        url: try Profiles.checked(url),
        key: readLine()?.trimmingCharacters(in: .whitespaces) ?? "")
      let answer = try await remote.ask(.get, "/v1/me", [])
      guard answer.status == 200 else { throw RemoteProblem.refused(answer) }
      try Profiles.keep(remote, as: profile)
      Terminal.line(String(decoding: answer.body, as: UTF8.self))
    }
  }
}

struct LogoutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logout", abstract: "Forget a server and the key to it.")
  @Option(help: "Which.") var profile = Profiles.usual

  func run() throws { try reporting(Terminal.language(nil)) { try Profiles.forget(profile) } }
}

/// One request to a server that was logged in to; the answer's body on standard output, whatever its status.
struct RemoteCall: ParsableArguments {
  @Argument(help: "As /v1/invoices?limit=10") var path: String
  @Option(help: "Which server, where there are several.") var profile = Profiles.usual
  @Option(name: .shortAndLong, help: "The body: JSON, @FILE, or - for standard input.")
  var data: String?
  @Option(help: "The same key makes the same request have its effect once.")
  var idempotencyKey: String?
  @Option(help: "fr or en.") var lang: String?

  func run(_ method: OutboundRequest.Method) async throws {
    let language = Terminal.language(lang)
    try await reporting(language) {
      let remote = try Profiles.known(profile)
      let answer = try await remote.ask(
        method, path, try TerminalBody.read(data), idempotencyKey: idempotencyKey, language)
      Terminal.line(String(decoding: answer.body, as: UTF8.self))
      switch answer.status {
      case 200..<400: return
      case 400..<500: throw Exit.someRefused
      default: throw Exit.cannotWork
      }
    }
  }

}

/// The body of a request as a terminal gives it.
enum TerminalBody {
  /// - Parameter data: JSON, @FILE, or - for standard input; `nil` for none.
  static func read(_ data: String?) throws -> [UInt8] {
    guard let data else { return [] }
    if data == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
    guard data.hasPrefix("@") else { return Array(data.utf8) }
    guard let bytes = FileManager.default.contents(atPath: String(data.dropFirst())) else {
      throw RemoteProblem.unreadable(String(data.dropFirst()))
    }
    return Array(bytes)
  }
}

struct GetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "get", abstract: "Ask a server something: facturier get /v1/invoices")
  @OptionGroup var call: RemoteCall
  func run() async throws { try await call.run(.get) }
}

struct PostCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "post",
    abstract: "Have a server do something: facturier post /v1/orders -d @order.json")
  @OptionGroup var call: RemoteCall
  func run() async throws { try await call.run(.post) }
}

struct PatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "patch", abstract: "Change something on a server.")
  @OptionGroup var call: RemoteCall
  func run() async throws { try await call.run(.patch) }
}

struct DeleteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Remove something from a server.")
  @OptionGroup var call: RemoteCall
  func run() async throws { try await call.run(.delete) }
}
