import Catalogue
import Kernel

/// The lines of the form: a row each, and blank ones below.
extension EditorPage {
  func lines(_ page: HTML, _ words: Words<EditorStrings>) {
    page.section(class: "card sheet") {
      page.h2(words.lines)
      page.table(class: "entry") {
        page.thead {
          page.tr {
            for column in TypedInvoice.Column.shown {
              page.th(.scope("col"), text: column.title(words))
            }
            page.th(class: "right", .scope("col"), text: words.lineNet)
          }
        }
        page.tbody(.id("lines")) {
          let nets = assessment.nets(of: typed, words.language)
          for row in 0..<(typed.lines.count + spareRows) {
            let line = row < typed.lines.count ? typed.lines[row] : TypedInvoice.Line()
            write(line, row, net: row < nets.count ? nets[row] : "", page, words)
          }
        }
      }
      page.div(class: "entry-foot") {
        page.p(words.help, class: "quiet")
        page.button(
          class: "button", .type("submit"), .name("do"), .value("lines"), .id("add-lines"),
          text: words.addLines)
      }
    }
  }

  private func write(
    _ line: TypedInvoice.Line, _ row: Int, net: String, _ page: HTML, _ words: Words<EditorStrings>
  ) {
    page.tr {
      for column in TypedInvoice.Column.shown {
        page.td(.attribute("data-label", column.title(words))) {
          let label = words.cell(column.title(words), "\(row + 1)")
          let wrong = wrong[.cell(row: row, column)]
          if column == .nature {
            nature(line[.nature], label, page, words)
          } else {
            var attributes: [Attribute] = [
              .type("text"), .name(column.rawValue), .value(shown(line, column, words.language)),
              .label(label),
            ]
            if column == .name { attributes.append(.attribute("list", "known-articles")) }
            if column == .unit { attributes.append(.attribute("list", "usual-units")) }
            if column.isNumber { attributes.append(.inputMode("decimal")) }
            if let placeholder = column.placeholder(words) {
              attributes.append(.placeholder(placeholder))
            }
            if wrong != nil { attributes.append(.attribute("aria-invalid", "true")) }
            page.input(all: attributes)
            if column == .name { reference(line[.sku], row, page, words) }
          }
          page.span(class: "error", .attribute("data-error", ""), text: wrong ?? "")
        }
      }
      page.td(
        class: "right net", .attribute("data-label", words.lineNet), text: net)
    }
  }

  /// A code is nobody's word for a unit: "kg (KGM)".
  private func shown(
    _ line: TypedInvoice.Line, _ column: TypedInvoice.Column, _ language: Language
  ) -> String {
    let text = line[column]
    guard column == .unit, !text.isEmpty else { return text }
    return UsualUnit.label(UsualUnit.code(typed: text), language)
  }

  /// Seen where there is one.
  private func reference(
    _ sku: String, _ row: Int, _ page: HTML, _ words: Words<EditorStrings>
  ) {
    page.input(
      class: "sku", .type("text"), .name(TypedInvoice.Column.sku.rawValue), .value(sku),
      .label(words.cell(words.reference, "\(row + 1)")), .placeholder(words.reference))
  }

  private func nature(
    _ chosen: String, _ label: String, _ page: HTML, _ words: Words<EditorStrings>
  ) {
    page.select(.name(TypedInvoice.Column.nature.rawValue), .label(label)) {
      for nature in SalesOrder.Line.Nature.allCases {
        page.option(
          .value(nature.rawValue), .selected(nature.rawValue == chosen),
          text: nature.title(words.language))
      }
    }
  }
}

extension TypedInvoice.Column {
  fileprivate func title(_ words: Words<EditorStrings>) -> String {
    switch self {
    case .name: words.what
    case .quantity: words.quantity
    case .unit: words.unit
    case .unitPrice: words.unitPrice
    case .discount: words.discount
    case .vatRate: words.vatRate
    case .nature: words.nature
    case .sku: words.reference
    }
  }

  fileprivate func placeholder(_ words: Words<EditorStrings>) -> String? {
    switch self {
    case .quantity: "1"
    case .vatRate: words.usualRate
    case .unit: words.piece
    case .name, .unitPrice, .discount, .nature, .sku: nil
    }
  }
}
