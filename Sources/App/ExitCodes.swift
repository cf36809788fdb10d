import ArgumentParser
import Invoicing
import Kernel
import Storage
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
  } catch {
    throw reported(error, language)
  }
}

/// The same for what waits for the network.
func reporting<T>(_ language: Language, _ body: () async throws -> T) async throws -> T {
  do {
    return try await body()
  } catch {
    throw reported(error, language)
  }
}

private func reported(_ error: any Error, _ language: Language) -> any Error {
  switch error {
  case let problem as any Problem:
    Terminal.error("\(problem.code): \(problem.text(language))")
    if case StorageError.unreachable(let reason) = error { Terminal.error("  " + reason) }
    for finding in problem.findings { Terminal.error("  " + finding.line(language)) }
    switch problem.kind {
    case .malformed, .invalid, .notFound, .conflict, .unauthenticated, .forbidden, .tooMany:
      return Exit.unreadableInput
    case .unavailable: return Exit.cannotWork
    }
  case let error as FontError:
    Terminal.error("\(error)")
    return Exit.cannotWork
  default: return error
  }
}

extension Finding {
  /// "orders.csv:12:4 (UnitPrice) line.price-negative: …"
  func line(_ language: Language) -> String {
    let place = place.map { $0.description + " " } ?? ""
    return "\(place)\(code): \(text(language))"
  }
}
