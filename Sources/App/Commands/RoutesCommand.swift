import Accounts
import ArgumentParser
import Invoicing
import Kernel

/// The routes of the server with who may use each: what the authorisation grid of the tests is made of.
struct RoutesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "routes", abstract: "Every route of the server and who may use it.")

  @Option(help: "Data folder.") var data = "data"
  @OptionGroup var server: ServerOption
  @Option(help: "The sealing key's file.") var key: String?
  @Option(help: "fr or en.") var lang: String?

  func run() throws {
    let language = Terminal.language(lang)
    let node = try Node.open(
      folder: data, server: server.choice, key: key, companyFile: nil, try NodeOptions.parse([]),
      language)
    defer { try? node.installation.database.closeSync() }
    let site = Site(address: nil, proxies: [], keyFile: nil)
    guard let home = node.tenants.home else { throw InvoicingError.noCompany }
    for route in Server(
      home, node, site, Throttle(clock: node.installation.machine),
      RequestLimit(nil, clock: node.installation.machine)
    ).routes().table {
      Terminal.line("\(route.method) \(route.path) \(route.access.name)")
    }
  }
}
