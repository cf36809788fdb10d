import Invoicing
import Kernel

extension WelcomePage {
  /// What the first invoice would be called: by the pattern as it was typed, or the usual one where that is none.
  var firstNumber: String { first(.invoiceNumbers, .invoices) }
  var firstCreditNote: String { first(.creditNoteNumbers, .creditNotes) }

  private func first(_ field: CompanyDraft.Field, _ usual: NumberFormat) -> String {
    let format = (try? NumberFormat(draft.meant(field))) ?? usual
    return format.number(year: today.year, sequence: 1)
  }

  /// "#1f4e79"; the usual one where what was typed is no colour.
  var accent: String {
    let text = draft.meant(.color)
    let isColor =
      text.utf8.count == 7 && text.hasPrefix("#") && UInt32(text.dropFirst(), radix: 16) != nil
    return isColor ? text : CompanyDraft.Field.color.usual
  }
}

/// The head of an invoice as it would look, in the colour and with the name that were chosen.
struct DocumentHeadSketch {
  let page: WelcomePage

  func draw(on html: HTML, _ words: Words<WelcomeStrings>) {
    let (draft, number) = (page.draft, page.firstNumber)
    let name = draft[.wordmark].isEmpty ? draft[.name] : draft[.wordmark]
    html.svg(
      class: "head-sketch", .attribute("viewBox", "0 0 600 150"), .role("img"),
      .label(words.previewOf(number))
    ) {
      rect(html, 0, 0, 600, 150, "#ffffff")
      rect(html, 0, 0, 600, 8, page.accent)
      write(
        html, 28, 62, 26, page.accent, name.count > 26 ? "\(name.prefix(25))…" : name, isBold: true)
      write(html, 28, 88, 13, "#555555", draft[.line1])
      write(html, 28, 106, 13, "#555555", "\(draft[.postCode]) \(draft[.city])")
      write(html, 572, 62, 20, "#1c1c1c", words.invoice, isEnd: true)
      write(html, 572, 88, 14, page.accent, number, isBold: true, isEnd: true)
      write(html, 572, 108, 13, "#555555", words.language.date(page.today), isEnd: true)
    }
  }

  private func rect(
    _ html: HTML, _ x: Int, _ y: Int, _ width: Int, _ height: Int, _ color: String
  ) {
    html.rect(
      .attribute("x", "\(x)"), .attribute("y", "\(y)"), .attribute("width", "\(width)"),
      .attribute("height", "\(height)"), .attribute("fill", color)
    ) {}
  }

  private func write(
    _ html: HTML, _ x: Int, _ y: Int, _ size: Int, _ color: String, _ text: String,
    isBold: Bool = false, isEnd: Bool = false
  ) {
    html.drawnText(
      .attribute("x", "\(x)"), .attribute("y", "\(y)"), .attribute("font-size", "\(size)"),
      .attribute("font-weight", isBold ? "650" : "400"), .attribute("fill", color),
      .attribute("text-anchor", isEnd ? "end" : "start"), text: text)
  }
}
