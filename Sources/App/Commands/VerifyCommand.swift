import ArgumentParser
import Invoicing
import Kernel
import Seal

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check that numbers have no gap and that no seal is broken.")

  @Option(help: "Data folder.") var data: String
  @Option(help: "fr or en.") var lang: String?

  func run() throws {
    let language = Terminal.language(lang)
    try reporting(language) {
      let installation = try Installation.open(folder: data, key: nil)
      defer { try? installation.database.closeSync() }
      let count: Int
      do {
        count = try installation.database.readSync { tx in
          guard let company = try CompanyStore.current(in: tx) else {
            throw InvoicingError.noCompany
          }
          return try SealStore.verify(company.id, siren: company.profile.siren, in: tx)
        }
      } catch let broken as ChainBreak {
        Terminal.error(
          language == .fr ? "Sceau rompu : \(broken)." : "Broken seal: \(broken).")
        throw Exit.someRefused
      }
      Terminal.line(
        language == .fr
          ? "\(count) documents : numéros continus, sceaux intacts."
          : "\(count) documents: numbers without gap, seals intact.")
    }
  }
}
