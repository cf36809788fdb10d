import ArgumentParser
import Invoicing
import Kernel

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check that numbers have no gap and that no seal is broken.")

  @Option(help: "Data folder.") var data: String
  @OptionGroup var server: ServerOption
  @Option(help: "fr or en.") var lang: String?

  func run() throws {
    let language = Terminal.language(lang)
    try reporting(language) {
      let installation = try Installation.open(folder: data, server: server.database, key: nil)
      defer { try? installation.database.closeSync() }
      let report = try installation.database.readSync { tx in
        guard let company = try CompanyStore.current(in: tx) else {
          throw InvoicingError.noCompany
        }
        return try VerifyLog(company: company.id, siren: company.profile.siren)(in: tx)
      }
      for fault in report.faults { Terminal.error(fault.text(language)) }
      if !report.isSound { throw Exit.someRefused }
      Terminal.line(
        language == .fr
          ? "\(report.documents) documents, \(report.entries) écritures : numéros continus, sceaux intacts."
          : "\(report.documents) documents, \(report.entries) entries: numbers without gap, seals intact."
      )
    }
  }
}
