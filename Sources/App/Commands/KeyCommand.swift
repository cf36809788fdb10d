import ArgumentParser
import Invoicing
import Kernel

struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "The sealing key: show it, or let another one take over.",
    subcommands: [Show.self, Rotate.self])

  struct Options: ParsableArguments {
    @Option(help: "Data folder.") var data = "data"
    @OptionGroup var server: ServerOption
    @Option(help: "The sealing key's file.") var key: String?
    @Option(help: "fr or en.") var lang: String?
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "The fingerprint of the key that signs.")
    @OptionGroup var options: Options

    func run() throws {
      try reporting(Terminal.language(options.lang)) {
        let installation = try Installation.open(
          folder: options.data, server: options.server.database, key: options.key)
        defer { try? installation.database.closeSync() }
        Terminal.line(try installation.company(file: nil).sealer.keyFingerprint)
      }
    }
  }

  struct Rotate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rotate", abstract: "Makes another key; both sign that it takes over.",
      discussion: "The old key's file is kept under its fingerprint: put it away from this machine."
    )
    @OptionGroup var options: Options

    func run() throws {
      let language = Terminal.language(options.lang)
      try reporting(language) {
        let installation = try Installation.open(
          folder: options.data, server: options.server.database, key: options.key)
        defer { try? installation.database.closeSync() }
        let company = try installation.company(file: nil)
        let next = try SealingKeyFile.prepareNext(installation.keyPath)
        try installation.database.writeSync { try RotateKey(company: company)(to: next, in: $0) }
        try SealingKeyFile.adoptNext(installation.keyPath)
        let old = company.sealer.keyFingerprint
        let new = next.publicKey.fingerprint
        Terminal.line(
          language == .fr
            ? "La clé \(new) remplace \(old). Sauvegardez-la, et éloignez l'ancienne : \(installation.keyPath).\(old)"
            : "Key \(new) takes over from \(old). Back it up, and put the old one away: \(installation.keyPath).\(old)"
        )
      }
    }
  }
}
