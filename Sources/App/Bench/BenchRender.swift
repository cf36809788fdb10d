import ArgumentParser
import Invoicing
import Kernel
import Money
import PDF

struct BenchRender: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "PDF/A-3 with its XML, from a decided invoice; one thread.")

  @Option(help: "How many documents.") var count = 5_000
  @Option(help: "Lines per document.") var lines = 5

  func run() throws {
    try reporting(.en) {
      Terminal.line("machine: \(Measure.machine)")
      let profile = try CompanyFile.read(Array(DemoCompany.json.utf8), fileName: nil)
      let template = DocumentTemplate(brand: try Brand(profile), fonts: try DocumentFonts())
      let renderer = DocumentRenderer(template: template)
      let today = Clock.system.today
      var orders = BenchOrders(day: today, lines: lines)
      let documents = try (0..<min(count, 500)).map { number in
        try PrepareInvoice(seller: profile, today: today)(orders.next().order!).content
          .numbered("F-2026-\(10_000 + number)")
      }
      var bytes = 0
      func render(_ count: Int) throws {
        for number in 0..<count {
          let content = documents[number % documents.count]
          let page = PrintableInvoice(content, seller: profile).document
          bytes += try renderer.render(page, embedding: content.cii()).tail.count
        }
      }
      try render(min(count, 200))
      bytes = 0
      let measure = try Measure.run { try render(count) }
      Terminal.line(
        """
        render: \(count) documents of \(lines) lines
          CPU per document  \(Int((measure.cpuSeconds / Double(count) * 1e6).rounded())) µs
          file              \(template.prefix.count) bytes shared + \(bytes / count) bytes
        """)
    }
  }
}
