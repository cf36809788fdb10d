import ArgumentParser
import Invoicing
import Kernel

struct ShieldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shield", abstract: "What the guards against the ten billing errors caught.",
    subcommands: [Report.self])

  struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "report", abstract: "Caught, mended and waiting, for each of the ten errors.")

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
          return try ShieldReport.load(of: company.id, in: tx)
        }
        guard json else { return Terminal.line(report.text(language)) }
        let writer = JSONWriter()
        report.write(language, to: writer)
        Terminal.line(writer.string)
      }
    }
  }
}
