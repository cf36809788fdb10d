import ArgumentParser
import EN16931
import Foundation
import Invoicing
import Kernel

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Explain a rule that `validate` named.")

  @Argument(help: "Such as BR-CO-15; all are listed without one.") var ids: [String] = []
  @Option(help: ArgumentHelp("Write every rule's page there.", visibility: .hidden))
  var pages: String?

  func run() throws {
    try reporting(.en) {
      if let pages {
        try FileManager.default.createDirectory(atPath: pages, withIntermediateDirectories: true)
        for page in RulePages.all {
          try InvoiceFiles.write(Array(page.text.utf8), to: "\(pages)/\(page.name)")
        }
        return
      }
      if ids.isEmpty {
        for rule in RuleBook.all {
          Terminal.line("\(rule.id)\t\(rule.severity.rawValue)\t\(rule.text)")
        }
      }
      for id in ids {
        guard let text = RulePages.text(of: id) else {
          let near = nearest(to: id, in: RuleBook.all.map(\.id)).map { " \($0)?" } ?? ""
          Terminal.error("\(id): no such rule.\(near)")
          throw Exit.unreadableInput
        }
        Terminal.line(text)
      }
    }
  }
}
