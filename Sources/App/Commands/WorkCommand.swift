import ArgumentParser
import Foundation
import Invoicing
import Kernel
import Logging
import Money
import Storage

struct WorkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "work",
    abstract: "Do what is to be done without answering requests: jobs, schedules, mail.",
    discussion: """
      For PostgreSQL, where any number of nodes share the work; with SQLite `serve` does it, and nothing else can open \
      its data. Where no company was made yet, it waits for the first.
      """)

  @Option(help: "Data folder.") var data = "data"
  @OptionGroup var server: ServerOption
  @Option(help: "The sealing key's file.") var key: String?
  @Option(help: "Address --metrics-port listens on.") var host = "127.0.0.1"
  @OptionGroup var node: NodeOptions
  @Option(help: "fr or en.") var lang: String?

  func run() async throws {
    let language = Terminal.language(lang)
    let node = try Node.open(
      folder: data, server: server.choice, key: key, companyFile: nil, mayBeEmpty: true, self.node,
      language)
    let work = try reporting(language) { try node.work(isFull: true, language) }
    Terminal.line(
      language == .fr
        ? "Facturier travaille  (Ctrl-C pour arrêter)" : "Facturier is working  (Ctrl-C to stop)")
    try await node.run([], beside: work, host: host, language)
  }
}
