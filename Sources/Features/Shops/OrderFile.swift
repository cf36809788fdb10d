import Invoicing
import Kernel
import Money

/// The front door of the readers: a file of orders, whatever its format.
///
/// The format is told by the content, never by the name: JSON documents (WooCommerce bodies, or our own), JSON Lines,
/// or else CSV, which needs a mapping.
package enum OrderFile {
  package enum Format: String, Sendable {
    case csv
    /// One JSON document: an order, a list, or an envelope around them.
    case json
    /// One JSON order on each line.
    case jsonLines
  }

  /// How much is read before it is refused.
  package struct Limits: Sendable {
    /// A file that is one JSON document is held in memory.
    package var documentBytes = 64 << 20
    /// One CSV row, or one line of JSON Lines.
    package var rowBytes = 4 << 20
    package var linesPerOrder = 20_000

    package init() {}
  }

  /// Opens a file of orders.
  /// - Parameters:
  ///   - fileName: what messages call it; the path when `nil`.
  ///   - mapping: needed for CSV, not used for JSON.
  ///   - today: orders dated later are refused.
  /// - Throws: `ShopsError` for what concerns the whole file: then no order of it is read.
  package static func read(
    path: String, fileName: String? = nil, mapping: ColumnMapping?, today: LocalDate,
    limits: Limits = Limits()
  ) throws(ShopsError) -> OrderReadings {
    try open(
      try ByteSource(path: path, name: fileName ?? path, limit: limits.documentBytes),
      mapping: mapping,
      today: today, limits: limits)
  }

  /// Reads orders from bytes that came otherwise: an upload, a webhook.
  package static func read(
    _ bytes: [UInt8], fileName: String?, mapping: ColumnMapping?, today: LocalDate,
    limits: Limits = Limits()
  ) throws(ShopsError) -> OrderReadings {
    try open(ByteSource(bytes, name: fileName), mapping: mapping, today: today, limits: limits)
  }

  private static func open(
    _ source: ByteSource, mapping: ColumnMapping?, today: LocalDate, limits: Limits
  ) throws(ShopsError) -> OrderReadings {
    switch try ContentSniffing.kind(of: source, lineLimit: limits.rowBytes) {
    case .document:
      let orders = try DocumentOrders(source, today: today, limits: limits)
      return OrderReadings(.document(orders), source: source)
    case .jsonLines:
      return OrderReadings(
        .jsonLines(JSONLinesOrders(source, today: today, limits: limits)), source: source)
    case .text(let mark):
      guard let mapping else { throw .mappingMissing(file: source.name) }
      var warnings: [Finding] = []
      let text = try decoded(source, mark: mark, choice: mapping.encoding, warnings: &warnings)
      let orders = try CSVOrders(text, mapping: mapping, today: today, limits: limits)
      return OrderReadings(.csv(orders), source: source, warnings: warnings)
    }
  }

  /// Settles the encoding, having seen that the whole file is in it.
  static func decoded(
    _ source: ByteSource, mark: ByteOrderMark?, choice: ColumnMapping.EncodingChoice,
    warnings: inout [Finding]
  ) throws(ShopsError) -> DecodedText {
    var encoding = mark?.encoding ?? .utf8
    if mark == nil, case .declared(let declared) = choice { encoding = declared }
    let text = DecodedText(source, encoding: encoding, markLength: mark?.length ?? 0)
    guard let line = try text.firstInvalidLine() else { return text }
    let place = Place(file: source.name, line: line)
    if mark == nil, choice == .automatic {
      let assumed = DecodedText(source, encoding: .windows1252, markLength: 0)
      if let line = try assumed.firstInvalidLine() {
        throw .encodingUnknown(Place(file: source.name, line: line))
      }
      warnings.append(assumption(at: place))
      return assumed
    }
    if mark == nil, choice == .undeclared { throw .encodingUnknown(place) }
    throw .encodingMismatch(place, encoding: encoding.rawValue)
  }

  private static func assumption(at place: Place) -> Finding {
    Finding(
      "orders.encoding-assumed", .warn, at: place,
      fr:
        "Le fichier n'est pas en UTF-8 à cette ligne ; il est lu en Windows-1252. Vérifier les accents.",
      en: "The file is not UTF-8 at this line; it is read as Windows-1252. Check the accents.")
  }
}

/// The orders of a file, read one after the other while they are asked for. Memory holds one order at a time, except
/// for a file that is one JSON document.
///
/// It can be walked once. When the file breaks off, the last reading carries the error and `failure` is set; the
/// readings before it stand.
package final class OrderReadings: Sequence, IteratorProtocol {
  enum Engine {
    case csv(CSVOrders)
    case document(DocumentOrders)
    case jsonLines(JSONLinesOrders)
  }

  private let engine: Engine
  private let source: ByteSource
  /// What somebody should look at, about the file as a whole.
  package let warnings: [Finding]

  init(_ engine: Engine, source: ByteSource, warnings: [Finding] = []) {
    self.engine = engine
    self.source = source
    self.warnings = warnings
  }

  package var format: OrderFile.Format {
    switch engine {
    case .csv: .csv
    case .document: .json
    case .jsonLines: .jsonLines
    }
  }

  /// For progress: how far the file has been read, and its size.
  package var bytesRead: Int {
    if case .document(let orders) = engine { orders.bytesRead } else { source.position }
  }
  package var bytesTotal: Int { source.total }

  /// Why reading stopped before the end of the file.
  package var failure: ShopsError? {
    switch engine {
    case .csv(let orders): orders.failure
    case .document: nil
    case .jsonLines(let orders): orders.failure
    }
  }

  package func next() -> OrderReading? {
    switch engine {
    case .csv(let orders): orders.next()
    case .document(let orders): orders.next()
    case .jsonLines(let orders): orders.next()
    }
  }
}
