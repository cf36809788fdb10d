import ArgumentParser
import Foundation
import Invoicing
import Kernel
import Storage

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
      commandName: "show", abstract: "The fingerprint of the key that signs, and where it lives.")
    @OptionGroup var options: Options

    func run() throws {
      try reporting(Terminal.language(options.lang)) {
        var installation = try Installation.open(
          folder: options.data, server: options.server.choice, key: options.key)
        defer { try? installation.database.closeSync() }
        let sealer = try installation.company(file: nil).sealer
        Terminal.line(sealer.keyFingerprint)
        Terminal.line(sealer.place.text(Terminal.language(options.lang)))
      }
    }
  }

  struct Rotate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rotate", abstract: "Makes another key; both sign that it takes over.",
      discussion: "The old key's file is kept under its fingerprint: put it away from this machine."
    )
    @OptionGroup var options: Options
    @Option(
      help: "Where the new key lives: file or token (FACTURIER_PKCS11_…). As before unless given.")
    var to: Home?

    enum Home: String, ExpressibleByArgument { case file, token }

    func run() throws {
      let language = Terminal.language(options.lang)
      try reporting(language) {
        var installation = try Installation.open(
          folder: options.data, server: options.server.choice, key: options.key)
        defer { try? installation.database.closeSync() }
        let company = try installation.company(file: nil)
        try ask(company, installation)
        let (old, place) = (company.sealer.keyFingerprint, company.sealer.place)
        let new: String
        switch to ?? (place.isFile ? .file : .token) {
        case .file: new = try rotateToFile(company, installation)
        case .token: new = try rotateToToken(company, installation)
        }
        say(old, place, new, installation.keyPath, language)
      }
    }

    /// Somebody who can sign in approves first.
    ///
    /// - Throws: `ApprovalProblem.awaited`; it is asked for by then.
    private func ask(_ company: IssuingCompany, _ installation: Installation) throws {
      let rotation = rotation(of: company, installation)
      let waiting = try Author.$current.withValue(.atTheTerminal) {
        try installation.database.writeSync(.company(company.id)) { try rotation.asked(in: $0) }
      }
      if let waiting { throw ApprovalProblem.awaited(waiting.id) }
    }

    private func rotation(
      of company: IssuingCompany, _ installation: Installation
    ) -> AskRotation {
      AskRotation(
        approvals: Approvals(
          issuer: OrderIssuer(company: company, ids: installation.ids),
          queue: JobQueue(ids: installation.ids)))
    }

    private func rotate(
      _ company: IssuingCompany, _ installation: Installation, to next: any SealingSigner,
      at place: KeyPlace
    ) throws {
      let rotation = rotation(of: company, installation)
      try Author.$current.withValue(.atTheTerminal) {
        try installation.database.writeSync { tx in
          try RotateKey(company: company)(to: next, at: place, in: tx)
          try rotation.spend(on: next.publicKey.fingerprint, in: tx)
        }
      }
    }

    private func rotateToFile(
      _ company: IssuingCompany, _ installation: Installation
    ) throws -> String {
      let path = installation.keyPath
      let next = try SealingKeyFile.prepareNext(path)
      try rotate(company, installation, to: next, at: .file(path))
      try SealingKeyFile.adoptNext(path)
      return next.publicKey.fingerprint
    }

    private func rotateToToken(
      _ company: IssuingCompany, _ installation: Installation
    ) throws -> String {
      let environment = ProcessInfo.processInfo.environment
      guard let token = try TokenSettings(environment: environment) else {
        throw SealingError.tokenSettings(missing: [TokenSettings.moduleName])
      }
      let next = try TokenKey.make(token, chance: .system)
      try rotate(company, installation, to: next, at: .token(token))
      if company.sealer.place.isFile { _ = try SealingKeyFile.putAway(installation.keyPath) }
      return next.publicKey.fingerprint
    }

    private func say(
      _ old: String, _ place: KeyPlace, _ new: String, _ path: String, _ language: Language
    ) {
      let fr = place.isFile ? " Sauvegardez-la, et éloignez l'ancienne : \(path).\(old)" : ""
      let en = place.isFile ? " Back it up, and put the old one away: \(path).\(old)" : ""
      Terminal.line(
        language == .fr
          ? "La clé \(new) remplace \(old).\(fr)" : "Key \(new) takes over from \(old).\(en)")
    }
  }
}

extension KeyPlace {
  fileprivate var isFile: Bool { if case .file = self { true } else { false } }
}
