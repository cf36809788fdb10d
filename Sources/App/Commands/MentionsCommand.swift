import ArgumentParser
import Invoicing
import Kernel
import Money
import Tax

struct MentionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mentions",
    abstract: "What the law wants written on a document: the words, their law, when, until when.")

  @Option(help: "The day of issue, as 2026-11-25; today in Paris without it.") var on: String?
  @Flag(help: "As JSON, with the words in five languages.") var json = false
  @Option(help: "fr or en.") var lang: String?

  func validate() throws {
    if let on, LocalDate(on) == nil {
      throw ValidationError(
        Terminal.language(lang) == .fr
          ? "--on : « \(on) » n’est pas un jour. Écrivez-le comme 2026-11-25."
          : "--on: “\(on)” is not a day. Write it like 2026-11-25.")
    }
  }

  func run() throws {
    let date = on.flatMap { LocalDate($0) } ?? Clock.system.today
    guard json else {
      for line in MentionTable.lines(on: date, Terminal.language(lang)) { Terminal.line(line) }
      return
    }
    let writer = JSONWriter()
    MentionTable.write(on: date, to: writer)
    Terminal.line(writer.string)
  }
}
