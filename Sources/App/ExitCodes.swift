import ArgumentParser
import Invoicing
import Kernel
import PDF

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
