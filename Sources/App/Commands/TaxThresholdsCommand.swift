import ArgumentParser
import Invoicing
import Kernel

struct TaxThresholdsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "thresholds",
    abstract: "Where the turnover of this year stands against the limits that change the VAT.")

  @Option(help: "Data folder.") var data: String
  @OptionGroup var server: ServerOption
  @Flag(help: "As JSON.") var json = false
  @Option(help: "fr or en.") var lang: String?

  func run() throws {
    let language = Terminal.language(lang)
    try reporting(language) {
      let installation = try Installation.open(folder: data, server: server.choice, key: nil)
      defer { try? installation.database.closeSync() }
      let report = try installation.database.readSync { tx in
        guard let company = try CompanyStore.current(in: tx) else {
          throw InvoicingError.noCompany
        }
        return try ThresholdReport.load(of: company.id, company.profile, in: tx)
      }
      guard json else { return Terminal.line(report.text(language)) }
      let writer = JSONWriter()
      report.write(language, to: writer)
      Terminal.line(writer.string)
    }
  }
}
