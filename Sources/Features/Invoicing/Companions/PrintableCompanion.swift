import EN16931
import Money
import PDF

/// Documents that go with an invoice and are none: they have no number of a legal series, no XML and no seal.
extension PrintableInvoice {
  /// What an invoice of the order would say (facture pro forma): for customs, a budget, an order to confirm.
  var proForma: PrintedDocument {
    var page = companion(words.proForma, watermark: words.proForma.uppercased())
    page.payment = nil
    page.notes.insert(words.notAnInvoice, at: 0)
    return page
  }

  /// What is in the parcel (bon de livraison): no price.
  var deliveryNote: PrintedDocument {
    var page = companion(words.deliveryNote)
    page.facts = facts(naming: invoice.number)
    if let delivery = page.delivery {
      (page.buyer, page.delivery) = (delivery, nil)
    } else {
      page.buyer.heading = words.deliveredTo
    }
    // The quantity alone, where the eye looks for the last figure.
    (page.columns.quantity, page.columns.amount) = ("", page.columns.quantity)
    (page.columns.unitPrice, page.columns.taxRate) = ("", "")
    page.lines = page.lines.map { line in
      var line = line
      (line.quantity, line.amount) = ("", line.quantity)
      (line.unitPrice, line.taxRate, line.runningTotal) = ("", "", "")
      return line
    }
    (page.adjustments, page.taxes, page.totals) = ([], [], [])
    page.taxHeadings = .init(rate: "", base: "", tax: "")
    (page.carriedForward, page.broughtForward) = ("", "")
    page.payment = nil
    (page.introduction, page.closing, page.notes) = ([], [], [])
    return page
  }

  /// That money was received (reçu); nil when none was.
  var receipt: PrintedDocument? {
    guard !invoice.type.isCreditNote, invoice.totals.paid.minorUnits > 0 else { return nil }
    var page = companion(words.receipt)
    page.facts = facts(naming: invoice.number)
    let paid = figures.amount(invoice.totals.paid)
    let means = invoice.payment.map { words.means($0.means) }
    (page.columns.number, page.columns.reference) = (nil, nil)
    page.columns.quantity = ""
    page.columns.unitPrice = ""
    page.columns.taxRate = ""
    (page.introduction, page.closing) = ([], [])
    page.lines = [
      .init(
        name: "\(words.payment) · \(words.invoice) \(invoice.number)", detail: means,
        quantity: "", unitPrice: "", taxRate: "", amount: figures.bare(invoice.totals.paid),
        runningTotal: figures.bare(invoice.totals.paid))
    ]
    page.columns.amount = words.totalGross
    (page.adjustments, page.taxes) = ([], [])
    page.taxHeadings = .init(rate: "", base: "", tax: "")
    page.totals = [.init(label: words.amountReceived, amount: paid, emphasis: .due)]
    page.notes = []
    return page
  }

  /// The same page, marked as a copy (BOI-TVA-DECLA-30-20-20-20: a resend is a "duplicata").
  ///
  /// - Parameter number: which copy it is, from 1.
  func duplicate(_ number: Int) -> PrintedDocument {
    var page = document
    let mark = "\(words.duplicate) \(number)"
    page.watermark = mark
    page.number = [page.number, mark].compactMap { $0 }.joined(separator: " · ")
    return page
  }

  private func companion(_ title: String, watermark: String? = nil) -> PrintedDocument {
    var page = document
    page.title = title
    page.number = nil
    page.watermark = watermark
    page.subject = nil
    page.metadata.title = [title, invoice.salesOrder].compactMap { $0 }.joined(separator: " ")
    page.metadata.subject = "\(page.metadata.title) – \(invoice.buyer.name)"
    return page
  }

  private func facts(naming number: String) -> [PrintedDocument.Fact] {
    var facts = [PrintedDocument.Fact(label: words.invoice, value: number)]
    if let supply = invoice.delivery?.date {
      facts.append(.init(label: words.deliveryDate, value: figures.date(supply)))
    }
    if let order = invoice.salesOrder { facts.append(.init(label: words.order, value: order)) }
    return facts
  }
}
