import ArgumentParser
import Foundation
import Invoicing
import Kernel

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check that numbers have no gap and that no seal is broken.")

  @Option(help: "Data folder.") var data: String
  @Option(
    help: ArgumentHelp(
      "A checkpoint kept elsewhere: mailed, or of an older archive. May be repeated.",
      valueName: "FILE")) var against: [String] = []
  @OptionGroup var server: ServerOption
  @Option(help: "fr or en.") var lang: String?

  func run() throws {
    let language = Terminal.language(lang)
    try reporting(language) {
      let kept = try against.map(Self.kept)
      let installation = try Installation.open(folder: data, server: server.choice, key: nil)
      defer { try? installation.database.closeSync() }
      let (report, trail) = try installation.database.readSync { tx in
        guard let company = try CompanyStore.current(in: tx) else {
          throw InvoicingError.noCompany
        }
        return (
          try VerifyLog(company: company.id, siren: company.profile.siren)(against: kept, in: tx),
          try AuditTrail.verify(of: company.id, in: tx)
        )
      }
      for fault in report.faults { Terminal.error(fault.text(language)) }
      if let entry = trail.broken {
        Terminal.error(
          language == .fr
            ? "La piste d’audit a été modifiée à l’entrée \(entry)."
            : "The audit trail was changed at entry \(entry).")
      }
      if !report.isSound || trail.broken != nil { throw Exit.someRefused }
      Terminal.line(
        language == .fr
          ? "\(report.documents) documents, \(report.entries) écritures : numéros continus, sceaux intacts."
          : "\(report.documents) documents, \(report.entries) entries: numbers without gap, seals intact."
      )
      for one in kept {
        Terminal.line(
          language == .fr
            ? "Le point de contrôle de \(one.size) écritures est celui de ce journal, qui en a scellé \(report.entries - one.size) depuis : rien n'a été retiré ni changé."
            : "The checkpoint of \(one.size) entries is of this log, which sealed \(report.entries - one.size) since: nothing was taken away or changed."
        )
      }
    }
  }

  private static func kept(_ path: String) throws -> KeptCheckpoint {
    guard let data = FileManager.default.contents(atPath: path),
      let kept = KeptCheckpoint(in: Array(data.prefix(1 << 20)))
    else { throw SealingError.checkpointUnreadable(path: path) }
    return kept
  }
}
