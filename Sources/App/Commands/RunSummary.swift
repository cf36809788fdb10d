import Invoicing
import Kernel
import Money

/// The table printed at the end of a run.
struct RunSummary {
  let report: RunReport
  let isRehearsal: Bool

  init(_ report: RunReport, isRehearsal: Bool) {
    self.report = report
    self.isRehearsal = isRehearsal
  }

  func text(_ language: Language) -> String {
    let fr = language == .fr
    var rows = [
      ["", fr ? "commandes" : "orders", fr ? "lignes" : "lines"],
      [fr ? "lues" : "read", "\(report.orders.read)", "\(report.lines.read)"],
      [fr ? "facturées" : "invoiced", "\(report.orders.issued)", "\(report.lines.issued)"],
      [fr ? "créditées" : "credited", "\(report.orders.credited)", "\(report.lines.credited)"],
      [
        fr ? "déjà émises" : "already issued", "\(report.orders.already)",
        "\(report.lines.already)",
      ],
      [fr ? "refusées" : "refused", "\(report.orders.refused)", "\(report.lines.refused)"],
    ]
    rows.append([])
    rows.append([
      "", fr ? "documents" : "documents", fr ? "HT" : "net", fr ? "TVA" : "VAT",
      fr ? "TTC" : "gross",
    ])
    rows.append(
      amounts(fr ? "factures" : "invoices", report.invoiceCount, report.invoices, language))
    rows.append(
      amounts(fr ? "avoirs" : "credit notes", report.creditNoteCount, report.creditNotes, language))
    var text = table(rows)
    if let first = report.firstNumber, let last = report.lastNumber {
      text += fr ? "\nFactures \(first) à \(last)." : "\nInvoices \(first) to \(last)."
    }
    if isRehearsal {
      text += fr ? "\nRépétition : rien n'a été émis." : "\nRehearsal: nothing was issued."
    }
    return text
  }

  private func amounts(
    _ name: String, _ count: Int, _ amounts: RunReport.Amounts, _ language: Language
  ) -> [String] {
    [name, "\(count)"]
      + [amounts.net, amounts.vat, amounts.gross].map {
        language == .fr
          ? French.bare(Money(minorUnits: $0)) : Money(minorUnits: $0).description
      }
  }

  /// First column to the left, the others to the right.
  private func table(_ rows: [[String]]) -> String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.compactMap { $0.indices.contains(column) ? $0[column].count : nil }.max() ?? 0
    }
    return rows.map { row in
      row.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + padding : padding + cell
      }.joined(separator: "   ")
    }.joined(separator: "\n")
  }
}
