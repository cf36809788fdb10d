import ArgumentParser
import Invoicing
import Kernel
import Registers

struct RegistersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "registers", abstract: "What VIES and Sirene say of the companies that buy.",
    subcommands: [Check.self])

  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Ask about the numbers that wait, once, and keep the answers.",
      discussion: """
        FACTURIER_VIES_URL and FACTURIER_SIRENE_URL give other addresses, or off. Ends with 1 when a number is refused, \
        unknown, ceased or still without an answer.
        """)

    @Argument(help: "VAT numbers or SIRENs to ask about now, whatever is known of them.")
    var numbers: [String] = []
    @Option(help: "Data folder.") var data = "data"
    @OptionGroup var server: ServerOption
    @Option(help: "fr or en.") var lang: String?

    func run() async throws {
      let language = Terminal.language(lang)
      try await reporting(language) {
        let asked = try numbers.map(Self.number)
        let installation = try Installation.open(folder: data, server: server.choice, key: nil)
        defer { try? installation.database.closeSync() }
        let services = try installation.registers()
        let company = try await installation.database.write { tx in
          guard let company = try CompanyStore.current(in: tx) else {
            throw InvoicingError.noCompany
          }
          for number in asked { try RegisterStore.ask(number, of: company.id, in: tx) }
          return company
        }
        let desk = RegisterDesk(
          company: company.id, requester: company.profile.vatIdentifier,
          database: installation.database, services: services)
        let outcomes = try await desk.work(isImpatient: true)
        let left = try await installation.database.read {
          try RegisterStore.waitingCount(of: company.id, in: $0)
        }
        Self.show(outcomes, left: left, language)
        guard left == 0, outcomes.allSatisfy(\.isGood) else { throw Exit.someRefused }
      }
    }

    private static func number(_ text: String) throws -> RegisterNumber {
      if let number = RegisterNumber(siren: text) ?? RegisterNumber(vat: text) { return number }
      throw RegisterProblem.numberInvalid(text, text.first?.isNumber == true ? .sirene : .vies)
    }

    private static func show(
      _ outcomes: [RegisterDesk.Outcome], left: Int, _ language: Language
    ) {
      for outcome in outcomes {
        switch outcome {
        case .answered(let answer): Terminal.line(answer.sentence(language))
        case .failed(let waiting, let failure):
          Terminal.error(failure.finding(waiting.number).line(language))
        }
      }
      let answered = outcomes.count { if case .answered = $0 { true } else { false } }
      Terminal.line(
        language == .fr
          ? "\(answered) réponses reçues, \(left) numéros en attente."
          : "\(answered) answers received, \(left) numbers waiting.")
    }
  }
}

extension RegisterDesk.Outcome {
  fileprivate var isGood: Bool {
    if case .answered(let answer) = self { answer.isGood } else { false }
  }
}
