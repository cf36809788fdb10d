import Archive
import ArgumentParser
import Automation
import Hummingbird
import Invoicing
import Kernel
import Ledger
import Logging
import Registers
import Shops
import Storage
import Transmission

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Start the web application and the API.")

  @Option(help: "Data folder.") var data = "data"
  @OptionGroup var server: ServerOption
  @Option(
    help: "The seller's file (JSON). Without, the first company is made in the browser."
  ) var company: String?
  @Option(help: "The sealing key's file.") var key: String?
  @Option(help: "Address to listen on.") var host = "127.0.0.1"
  @Option(help: "Port to listen on.") var port = 8080
  @OptionGroup var site: SiteOptions
  @Flag(help: "Only answer: jobs, schedules and mail are left to other nodes (`facturier work`).")
  var noWork = false
  @Option(help: "Seconds a connection may say nothing, or take nothing of its answer.")
  var patience = 30
  @OptionGroup var node: NodeOptions
  @Option(help: "fr or en.") var lang: String?

  func validate() throws {
    if !(1...600).contains(patience) { throw ValidationError("--patience takes 1 to 600 seconds") }
  }

  func run() async throws {
    let language = Terminal.language(lang)
    let node = try Node.open(
      folder: data, server: self.server.choice, key: key, companyFile: company, mayBeEmpty: true,
      self.node, language)
    let work = try reporting(language) { try node.work(isFull: !noWork, language) }
    let site = try reporting(language) { try self.site.checked(host: host) }
    let limits = try reporting(language) {
      try RequestLimits.setting(NodeOptions.environment(RequestLimits.setting))
    }
    let door = FrontDoor(node, site, limits)
    let address = site.address?.text ?? "\(site.isSecure ? "https" : "http")://\(host):\(port)"
    let claim = try reporting(language) { try door.open() }
    var quiet = node.logger
    quiet.logLevel = max(quiet.logLevel, .warning)
    let listener = HTTPListener(
      OpenFiles.limits(proxies: site.proxies), patience: patience, certificate: site.certificate)
    let application = Application(
      router: door.router, server: listener.builder,
      configuration: .init(address: .hostname(host, port: port), serverName: "Facturier"),
      onServerRunning: { _ in
        Terminal.line(
          language == .fr
            ? "Facturier est prêt : \(address)  (Ctrl-C pour arrêter)"
            : "Facturier is ready: \(address)  (Ctrl-C to stop)")
        if let claim {
          Terminal.line(
            language == .fr
              ? "Créez votre compte, le premier de cette installation : \(address)\(claim)"
              : "Make your account, the first of this installation: \(address)\(claim)")
        }
      }, logger: quiet)
    try await node.run([application], beside: work, host: host, language)
  }
}
