import ArgumentParser
import Glibc
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
    guard access(data + "/facturier.sqlite", F_OK) != 0 else {
      Terminal.error(
        language == .fr
          ? "\(data) contient déjà des données ; la démonstration veut un dossier neuf."
          : "\(data) already holds data; the demo wants a new folder.")
      throw Exit.unreadableInput
    }
    try reporting(language) {
      let count = try DemoCompany(
        folder: data, server: server.database, key: key, today: Clock.system.today
      ).make()
      Terminal.line(
        language == .fr
          ? "\(count) documents émis dans \(data)." : "\(count) documents issued in \(data).")
    }
  }
}
