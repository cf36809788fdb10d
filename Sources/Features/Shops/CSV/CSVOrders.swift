import Invoicing
import Kernel
import Money

/// Reads the orders of a CSV file one after the other: rows that follow each other with the same order number are
/// one order.
///
/// A row that cannot be *read* (wrong number of fields, unreadable amount or date) refuses its whole order, since
/// nobody knows what was sold. A row that can be read and not *sold* (no quantity, no price) is left out of it.
final class CSVOrders {
  private let fields: FieldInterpreter
  private let header: CSVHeader
  private let file: String?
  private let today: LocalDate
  private let limits: OrderFile.Limits
  private var reader: CSVReader
  private var row = CSVRow()
  private var rowIsWaiting = false
  private var open: CSVOrderDraft?
  /// The line where each order number was first met. It is all that grows with the file.
  private var firstLines: [String: Int] = [:]
  private var queue: [OrderReading] = []
  private var isFinished = false
  private(set) var failure: ShopsError?

  /// Reads the header and the first row.
  /// - Throws: `ShopsError` for all that concerns the whole file, and `.noOrders` when there is no row.
  init(
    _ text: DecodedText, mapping: ColumnMapping, today: LocalDate, limits: OrderFile.Limits
  ) throws(ShopsError) {
    fields = FieldInterpreter(mapping: mapping)
    self.today = today
    self.limits = limits
    file = text.source.name
    reader = CSVReader(text, delimiter: UInt8(ascii: ","), maximumRowBytes: limits.rowBytes)
    let headerBytes = try reader.headerBytes()
    reader.delimiter = mapping.delimiter ?? CSVHeader.delimiter(of: headerBytes, mapping: mapping)
    var row = CSVRow()
    guard try reader.next(into: &row) else { throw .noOrders(file: file) }
    header = try CSVHeader(row, mapping: mapping, file: file)
    guard try reader.next(into: &self.row) else { throw .noOrders(file: file) }
    rowIsWaiting = true
  }

  func next() -> OrderReading? {
    while queue.isEmpty, !isFinished { step() }
    return queue.isEmpty ? nil : queue.removeFirst()
  }

  private func step() {
    do throws(ShopsError) {
      guard try nextRow() else { return finish() }
    } catch { return fail(error) }
    if row.isUnended, row.count < header.names.count { return fail(cutShort) }
    take()
  }

  private func nextRow() throws(ShopsError) -> Bool {
    if rowIsWaiting {
      rowIsWaiting = false
      return true
    }
    return try reader.next(into: &row)
  }

  private func take() {
    let number = row[header.order].trimmingBlanks()
    if header.order >= row.count { return takeLost() }
    if open == nil || open!.number != number {
      closeOpen()
      open = draft(number: number)
    }
    open!.add(row)
  }

  /// A row too short to have an order number belongs to nobody.
  private func takeLost() {
    let place = Place(file: file, line: row.line)
    let finding = CSVOrderDraft.fieldCount(row, expected: header.names.count, at: place)
    queue.append(
      OrderReading(order: nil, externalID: nil, place: place, lineCount: 1, refusal: [finding]))
  }

  private func draft(number: ArraySlice<UInt8>) -> CSVOrderDraft {
    var draft = CSVOrderDraft(
      number: number, firstRow: row, fields: fields, header: header, file: file, limits: limits)
    if draft.externalID.isEmpty {
      draft.refusal.append(Finding.valueMissing(header.names[header.order], at: draft.place))
    } else if let line = firstLines[draft.externalID] {
      draft.refusal.append(split(draft, firstLine: line))
    } else {
      firstLines[draft.externalID] = row.line
    }
    return draft
  }

  private func split(_ draft: CSVOrderDraft, firstLine: Int) -> Finding {
    Finding(
      "order.split", at: draft.place,
      fr:
        "La commande « \(shown(draft.externalID)) » a déjà été lue à la ligne \(firstLine) : ses lignes doivent se suivre. Trier le fichier par numéro de commande.",
      en:
        "The order “\(shown(draft.externalID))” was already read on line \(firstLine): its lines must follow each other. Sort the file by order number."
    )
  }

  private func closeOpen() {
    guard var draft = open.take() else { return }
    queue.append(draft.close(today: today))
  }

  private func finish() {
    closeOpen()
    isFinished = true
  }

  /// The rest of the file cannot be read. The order under way is complete only if the broken row is known to
  /// belong to another.
  private func fail(_ error: ShopsError) {
    isFinished = true
    failure = error
    if let draft = open {
      let number = row[header.order].trimmingBlanks()
      if row.count <= header.order || draft.number == number {
        open!.refusal.append(incomplete(draft))
      }
    }
    closeOpen()
    queue.append(
      OrderReading(
        order: nil, externalID: nil, place: error.place ?? Place(file: file), lineCount: 1,
        refusal: [error.finding]))
  }

  private func incomplete(_ draft: CSVOrderDraft) -> Finding {
    Finding(
      "order.incomplete", at: draft.place,
      fr:
        "Le fichier s'interrompt au milieu de la commande « \(shown(draft.externalID)) » : elle n'est pas facturée à moitié.",
      en:
        "The file breaks off in the middle of the order “\(shown(draft.externalID))”: it is not invoiced by halves."
    )
  }

  private var cutShort: ShopsError {
    .fileTruncated(
      Place(file: file, line: row.line),
      detail: Text(
        fr:
          "Le fichier s'arrête au milieu de la ligne \(row.line) : \(row.count) champ(s) au lieu de \(header.names.count). L'exporter de nouveau. Les commandes qui précèdent sont lues.",
        en:
          "The file stops in the middle of line \(row.line): \(row.count) field(s) instead of \(header.names.count). Export it again. The orders before it are read."
      ))
  }
}
