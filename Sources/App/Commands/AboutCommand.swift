import ArgumentParser
import Seal

struct AboutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "about", abstract: "Which version this is, and which fiscal core.")

  @Option(help: "fr or en.") var lang: String?

  func run() {
    Terminal.line(
      Terminal.language(lang) == .fr
        ? """
        Facturier \(Facturier.version)
        Noyau fiscal \(FiscalCore.version), empreinte des sources \(FiscalCore.sourceHash)
        """
        : """
        Facturier \(Facturier.version)
        Fiscal core \(FiscalCore.version), hash of its sources \(FiscalCore.sourceHash)
        """)
  }
}
