import ArgumentParser
import Invoicing
import Kernel
import PDF
import Shops
import Storage

/// What the shell is told; documented in the README and `facturier --help`.
enum Exit {
  static let someRefused = ExitCode(1)
  static let unreadableInput = ExitCode(2)
  static let cannotWork = ExitCode(3)
}

/// Turns any error into a message for people and an exit code: the one place that does.
func reporting<T>(_ language: Language, _ body: () throws -> T) throws -> T {
  do {
    return try body()
  } catch let code as ExitCode {
    throw code
  } catch let problem as any Problem {
    Terminal.error("\(problem.code): \(problem.text(language))")
    for finding in problem.findings { Terminal.error("  " + finding.line(language)) }
    switch problem.kind {
    case .malformed, .invalid, .notFound, .conflict: throw Exit.unreadableInput
    case .unavailable: throw Exit.cannotWork
    }
  } catch let error as StorageError {
    Terminal.error(StorageMessage.text(error)(language))
    throw Exit.cannotWork
  } catch let error as FontError {
    Terminal.error("\(error)")
    throw Exit.cannotWork
  }
}

extension Finding {
  /// "orders.csv:12:4 (UnitPrice) line.price-negative: …"
  func line(_ language: Language) -> String {
    let place = place.map { $0.description + " " } ?? ""
    return "\(place)\(code): \(text(language))"
  }
}

/// What a storage failure means for whoever runs the program.
enum StorageMessage {
  static func text(_ error: StorageError) -> Text {
    switch error {
    case .inUse(let pid):
      let holder = pid.map { " (pid \($0))" } ?? ""
      return Text(
        fr: "Ces données sont déjà ouvertes par un autre Facturier\(holder). Arrêtez-le, ou passez par son interface.",
        en: "This data is already open in another Facturier\(holder). Stop it, or go through its interface.")
    case .diskFull:
      return Text(
        fr: "Le disque est plein : rien n'a été écrit. Libérez de la place et recommencez.",
        en: "The disk is full: nothing was written. Free some space and start again.")
    case .newerSchema:
      return Text(
        fr: "Ces données viennent d'une version plus récente de Facturier. Mettez le programme à jour.",
        en: "This data comes from a newer Facturier. Update the program.")
    default:
      return Text("\(error)")
    }
  }
}
