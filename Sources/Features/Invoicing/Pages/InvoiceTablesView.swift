import Kernel

/// The tables of one document: lines, sums, VAT.
extension InvoicePage {
  func linesTable(_ page: HTML, _ words: Words<InvoicingStrings>) {
    let (quantity, price, rate) = (words.quantity, words.unitPrice, words.vat)
    page.section(class: "card sheet") {
      page.h2(words.lines)
      page.table(class: "lines") {
        page.thead {
          page.tr {
            page.th(.scope("col"), text: words.lineWhat)
            page.th(class: "right", .scope("col"), text: quantity)
            page.th(class: "right", .scope("col"), text: price)
            page.th(class: "right", .scope("col"), text: rate)
            page.th(class: "right", .scope("col"), text: words.lineNet)
          }
        }
        page.tbody {
          for line in lines {
            page.tr {
              page.td(class: "what") {
                page.text(line.name)
                if let detail = line.detail { page.span(detail, class: "detail") }
              }
              page.td(
                class: "number right quantity", .attribute("data-label", quantity),
                text: line.quantity)
              page.td(
                class: "number right price", .attribute("data-label", price), text: line.unitPrice)
              page.td(
                class: "number right rate", .attribute("data-label", rate), text: line.vatRate)
              page.td(line.net, class: "number right sum")
            }
          }
        }
      }
    }
  }

  func vatTable(_ page: HTML, _ words: Words<InvoicingStrings>) {
    page.section(class: "card") {
      page.h2(words.vatSummary)
      page.div(class: "pair broad") {
        page.div(class: "scroll") {
          page.table {
            page.thead {
              page.tr {
                page.th(.scope("col"), text: words.vatRate)
                page.th(class: "right", .scope("col"), text: words.vatBase)
                page.th(class: "right", .scope("col"), text: words.vatAmount)
              }
            }
            page.tbody {
              for row in vat {
                page.tr {
                  page.td {
                    page.span(row.rate, class: "number")
                    if let reason = row.reason { page.span(reason, class: "detail") }
                    if !row.explanation.isEmpty {
                      page.details {
                        page.summary(words.whyThisVAT)
                        page.ol {
                          for reason in row.explanation { page.li(reason) }
                        }
                      }
                    }
                  }
                  page.td(row.base, class: "number right")
                  page.td(row.amount, class: "number right")
                }
              }
            }
          }
        }
        sums(page, words)
      }
    }
  }

  private func sums(_ page: HTML, _ words: Words<InvoicingStrings>) {
    page.table(class: "sums") {
      page.tbody {
        for adjustment in adjustments { sum(page, adjustment.label, adjustment.value) }
        sum(page, words.net, amounts.net)
        sum(page, words.vat, amounts.vat)
        if let euros = amounts.vatInEuros {
          sum(page, "\(words.vatInEuros) (\(euros.rate))", euros.amount)
        }
        if let paid = amounts.alreadyPaid {
          sum(page, words.gross, amounts.gross)
          sum(page, words.alreadyPaid, paid)
          sum(page, kind.isCreditNote ? words.amountToRefund : words.amountDue, amounts.due, true)
        } else {
          sum(page, words.gross, amounts.gross, true)
        }
      }
    }
  }

  private func sum(_ page: HTML, _ label: String, _ value: String, _ isGrand: Bool = false) {
    page.tr(class: isGrand ? "grand" : nil) {
      page.th(.scope("row"), text: label)
      page.td(value, class: "number right")
    }
  }
}
