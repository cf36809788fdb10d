import ArgumentParser
import EN16931
import Foundation
import Invoicing
import Kernel

struct ValidateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Judge electronic invoices by the rules of EN 16931, Factur-X and the French reform.",
    discussion: """
      Files may be Factur-X PDFs, CII or UBL; a folder stands for every .pdf and .xml below it.
      Exit codes: 0 all valid, 1 some not, 2 some could not be read.
      """)

  @Argument(help: "Files and folders.") var files: [String]
  @Option(help: "cen, fr, facturx or all.") var rules: RuleChoice = .all
  @Flag(help: "Also what no official rule tests: check digits, line arithmetic, real dates.")
  var strict = false
  @Flag(help: "One JSON object per file and line.") var json = false
  @Option(help: "fr or en.") var lang: String?

  func run() async throws {
    let language = Terminal.language(lang)
    let list = try reporting(language) { try InvoiceFiles.list(files) }
    let judge = ValidateInvoice(rules: rules, strict: strict)
    var tally = Tally()
    var progress = ProgressLine(language)
    try await inOrder(list, work: { Self.verdict(on: $0, by: judge) }) { verdict, done in
      tally.count(verdict)
      progress.clear()
      Terminal.line(json ? verdict.json(language) : verdict.lines(language))
      progress.show(documents: done, fraction: Double(done) / Double(list.count))
    }
    progress.end()
    if !json, list.count > 1 { Terminal.line(tally.summary(language)) }
    if tally.unreadable > 0 { throw Exit.unreadableInput }
    if tally.invalid > 0 { throw Exit.someRefused }
  }

  private static func verdict(on path: String, by judge: ValidateInvoice) -> FileVerdict {
    do {
      let bytes = try InvoiceFiles.bytes(of: path)
      return FileVerdict(file: path, result: .success(judge(try ElectronicInvoice.read(bytes))))
    } catch let problem as any Problem {
      return FileVerdict(file: path, result: .failure(AnyProblem(problem)))
    } catch {
      return FileVerdict(file: path, result: .failure(AnyProblem(UnreadableFile(path: path))))
    }
  }
}

extension RuleChoice: ExpressibleByArgument {}

private struct Tally {
  var valid = 0
  var invalid = 0
  var unreadable = 0

  mutating func count(_ verdict: FileVerdict) {
    switch verdict.result {
    case .success(let report): if report.isValid { valid += 1 } else { invalid += 1 }
    case .failure: unreadable += 1
    }
  }

  func summary(_ language: Language) -> String {
    language == .fr
      ? "\(valid) valides, \(invalid) à corriger, \(unreadable) illisibles"
      : "\(valid) valid, \(invalid) to mend, \(unreadable) unreadable"
  }
}

/// What one file got.
private struct FileVerdict: Sendable {
  let file: String
  let result: Result<ValidationReport, AnyProblem>

  func json(_ language: Language) -> String {
    let json = JSONWriter()
    switch result {
    case .success(let report):
      ValidationJSON.write(report, file: file, language: language, to: json)
    case .failure(let error):
      ValidationJSON.write(unreadable: error.problem, file: file, language: language, to: json)
    }
    return json.string
  }

  func lines(_ language: Language) -> String {
    switch result {
    case .failure(let error):
      let place = error.problem.findings.first?.place?.description ?? ""
      return "✗ \(file)\(place.isEmpty ? "" : ":" + place)\n"
        + "    \(error.problem.code) \(error.problem.text(language))"
    case .success(let report):
      let kind = [report.syntax?.jsonName ?? "", report.profile.name].filter { !$0.isEmpty }
        .joined(separator: ", ")
      return
        (["\(report.isValid ? "✓" : "✗") \(file) (\(kind))"]
        + report.findings.map { Self.line($0, language) }).joined(separator: "\n")
    }
  }

  private static func line(_ finding: ValidationFinding, _ language: Language) -> String {
    let place = finding.line.map { language == .fr ? "ligne \($0)" : "line \($0)" } ?? finding.path
    let mark = finding.severity == .fatal ? "✗" : "!"
    let value = finding.value.flatMap { $0.isEmpty ? nil : " [\($0)]" } ?? ""
    let more = ValidationStrings.more(finding, language).map { "\n      \($0)" } ?? ""
    return "    \(mark) \(finding.rule) \(place): \(finding.message(language))\(value)\n"
      + "      → \(finding.fix(language))" + more
  }
}

/// An error that can travel between threads.
struct AnyProblem: Error, Sendable {
  let problem: any Problem
  init(_ problem: any Problem) { self.problem = problem }
}
