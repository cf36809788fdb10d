import ArgumentParser
import Glibc
import Invoicing
import Kernel

struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Make the demo company: two years of a small shop.")

  @Option(help: "Data folder; it must hold no data yet.") var data: String
  @OptionGroup var server: ServerOption
  @Option(help: "The sealing key's file.") var key: String?
  @Option(help: "fr or en.") var lang: String?

  func run() throws {
    let language = Terminal.language(lang)
    guard access(data + "/facturier.sqlite", F_OK) != 0 else { throw refused(language) }
    try reporting(language) {
      if try hasCompany() { throw refused(language) }
      let count = try DemoCompany(
        folder: data, server: server.database, key: key, today: Clock.system.today
      ).make()
      Terminal.line(
        language == .fr
          ? "\(count) documents émis dans \(data)." : "\(count) documents issued in \(data).")
    }
  }

  private func refused(_ language: Language) -> any Error {
    Terminal.error(
      language == .fr
        ? "\(data) contient déjà des données ; la démonstration veut un dossier neuf, ou une base vide."
        : "\(data) already holds data; the demo wants a new folder, or an empty database.")
    return Exit.unreadableInput
  }

  /// Whether a server's database is somebody's.
  private func hasCompany() throws -> Bool {
    guard server.database ?? Installation.serverOfEnvironment != nil else { return false }
    let installation = try Installation.open(folder: data, server: server.choice, key: key)
    defer { try? installation.database.closeSync() }
    return try installation.database.readSync { try CompanyStore.current(in: $0) } != nil
  }
}
