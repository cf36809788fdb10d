import Invoicing
import Kernel
import Money

/// Reads a file with one JSON order on each line: our own shape, or a shop's bodies one per line.
///
/// A line that is not JSON is refused and the next goes on; only a last line that stops short says the file is cut.
final class JSONLinesOrders {
  private let lines: TextLines
  private let file: String?
  private let today: LocalDate
  private let limits: OrderFile.Limits
  private var queue: ArraySlice<OrderReading> = []
  private var isFinished = false
  private(set) var failure: ShopsError?

  init(_ source: ByteSource, today: LocalDate, limits: OrderFile.Limits) {
    source.rewind()
    lines = TextLines(source, maximumBytes: limits.rowBytes)
    file = source.name
    self.today = today
    self.limits = limits
  }

  func next() -> OrderReading? {
    while queue.isEmpty, !isFinished { step() }
    return queue.popFirst()
  }

  private func step() {
    let line: TextLines.Line
    do throws(ShopsError) {
      guard let next = try lines.next() else {
        isFinished = true
        return
      }
      line = next
    } catch { return stop(error) }
    if line.isTooLong { return refuse(tooLong(line), line: line) }
    do throws(JSONSyntaxError) {
      let document = try JSONParser.parse(line.bytes, file: file, linesBefore: line.number - 1)
      queue += DocumentReading(document: document, today: today, limits: limits).readings()[...]
    } catch {
      if line.isUnended, error.isCutShort { return stop(.jsonMalformed(error)) }
      refuse(.jsonMalformed(error), line: line)
    }
  }

  private func refuse(_ error: ShopsError, line: TextLines.Line) {
    queue.append(
      OrderReading(
        order: nil, externalID: nil, place: error.place ?? Place(file: file, line: line.number),
        lineCount: 1,
        refusal: [error.finding]))
  }

  private func stop(_ error: ShopsError) {
    isFinished = true
    failure = error
    queue.append(
      OrderReading(
        order: nil, externalID: nil, place: error.place ?? Place(file: file), lineCount: 1,
        refusal: [error.finding]))
  }

  private func tooLong(_ line: TextLines.Line) -> ShopsError {
    .tooLarge(
      Place(file: file, line: line.number),
      what: Text(fr: "Ligne trop longue", en: "Line too long"),
      limit: limits.rowBytes)
  }
}
