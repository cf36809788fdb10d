import Kernel
import Money
import Testing

@Suite struct BarChartTests {
  private func chart(_ values: [[Int64?]]) -> String {
    let chart = BarChart(
      id: "sales", title: "Sales <2026>", labels: ["January 2026", "February 2026"],
      shortLabels: ["Jan", "Feb"],
      series: values.enumerated().map { .init(name: "series \($0.offset)", values: $0.element) })
    return String(
      decoding: HTML.document(language: .en) { _ in
      } body: {
        chart.render(on: $0, .en)
      }, as: UTF8.self)
  }

  @Test func `the figures of a chart can be read without seeing it`() {
    let page = chart([[1_000_00, 1_234_567], [0, -50_00]])
    #expect(page.contains("role=\"img\"") && page.contains("aria-label=\"Sales &lt;2026&gt;\""))
    for figure in ["€1,000.00", "€12,345.67", "€0.00", "-€50.00"] {
      #expect(page.contains(">\(figure)</td>"), "\(figure)")
    }
    #expect(!page.contains("style="))
  }

  @Test func `a month that has not come has neither a bar nor a figure`() {
    let page = chart([[1_000_00, 2_000_00], [1_500_00, nil]])
    #expect(page.matches(of: /<rect/).count == 3)
    #expect(page.contains("<td class=\"number right\"></td>") && !page.contains("€0.00"))
  }

  @Test(
    arguments: [
      [0, 0], [1, 2], [9_999_999_999_999_99, 1], [-5_000_00, 3_000_00], [-1, -2], [12_345_67, 89],
    ] as [[Int64]])
  func `bars stay within the drawing, whatever the amounts`(values: [Int64]) throws {
    let page = chart([values])
    for bar in page.matches(
      of: /<rect class="bar strong" x="(-?\d+)" y="(-?\d+)" width="(-?\d+)" height="(-?\d+)"/)
    {
      let (x, y) = (try #require(Int(bar.1)), try #require(Int(bar.2)))
      let (width, height) = (try #require(Int(bar.3)), try #require(Int(bar.4)))
      #expect(x >= 0 && width > 0 && x + width <= 640)
      #expect(y >= 0 && height > 0 && y + height <= 230)
    }
  }

  @Test(arguments: [
    (0, "€0", "0 €"), (12_50, "€12.5", "12,5 €"), (1_500_00, "€1.5k", "1,5 k€"),
    (-2_000_000_00, "-€2M", "-2 M€"),
  ])
  func `amounts of an axis are short`(minor: Int64, english: String, french: String) {
    #expect(Language.en.compact(minor: minor, .eur) == english)
    #expect(Language.fr.compact(minor: minor, .eur).replacing("\u{A0}", with: " ") == french)
  }
}
