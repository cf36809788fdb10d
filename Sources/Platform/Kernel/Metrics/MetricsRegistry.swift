import Metrics
import Synchronization

/// Keeps what is measured and writes it as Prometheus reads it (text format 0.0.4).
///
/// One for each process, given to `MetricsSystem`; whatever measures by swift-metrics is in it.
package final class MetricsRegistry: MetricsFactory, Sendable {
  /// What is known only when somebody asks.
  package struct Sample: Sendable {
    package let measure: Measure
    package let labels: [(String, String)]
    /// A number as Prometheus reads it.
    package let value: String

    package init(_ measure: Measure, _ value: some BinaryInteger, _ labels: [(String, String)] = [])
    {
      self.init(measure, text: "\(value)", labels)
    }

    package init(_ measure: Measure, text: String, _ labels: [(String, String)] = []) {
      self.measure = measure
      self.labels = labels
      value = text
    }
  }

  private enum Cell {
    case counter(CounterCell)
    case gauge(GaugeCell)
    case histogram(HistogramCell)
  }

  private struct Series: Hashable {
    let name: String
    /// As they are written, without braces.
    let labels: String
  }

  private let cells = Mutex<[Series: Cell]>([:])

  package init() {}

  // MARK: swift-metrics

  package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    counter(Series(name: label, labels: Self.text(dimensions)))
  }

  private func counter(_ series: Series) -> CounterCell {
    cells.withLock { cells in
      if case .counter(let known)? = cells[series] { return known }
      let cell = CounterCell()
      cells[series] = .counter(cell)
      return cell
    }
  }

  package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    gauge(Series(name: label, labels: Self.text(dimensions)))
  }

  package func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool)
    -> any RecorderHandler
  {
    gauge(Series(name: label, labels: Self.text(dimensions)))
  }

  private func gauge(_ series: Series) -> GaugeCell {
    cells.withLock { cells in
      if case .gauge(let known)? = cells[series] { return known }
      let cell = GaugeCell()
      cells[series] = .gauge(cell)
      return cell
    }
  }

  package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    let series = Series(name: label, labels: Self.text(dimensions))
    return cells.withLock { cells in
      if case .histogram(let known)? = cells[series] { return known }
      let cell = HistogramCell()
      cells[series] = .histogram(cell)
      return cell
    }
  }

  // A series stays as long as the process: a counter that vanished would look like one that was reset.
  package func destroyCounter(_ handler: any CounterHandler) {}
  package func destroyMeter(_ handler: any MeterHandler) {}
  package func destroyRecorder(_ handler: any RecorderHandler) {}
  package func destroyTimer(_ handler: any TimerHandler) {}

  // MARK: As Prometheus reads it

  /// - Parameter samples: what is known only now.
  package func text(_ samples: [Sample] = []) -> [UInt8] {
    var lines: [String: [(labels: String, lines: String)]] = [:]
    var types: [String: String] = [:]
    for (series, cell) in cells.withLock({ $0 }) {
      lines[series.name, default: []].append((series.labels, Self.lines(series, cell)))
      types[series.name] = Self.type(cell)
    }
    for sample in samples {
      let (name, labels) = (sample.measure.rawValue, Self.text(sample.labels))
      lines[name, default: []].append((labels, "\(Self.named(name, labels)) \(sample.value)\n"))
      types[name] = name.hasSuffix("_total") ? "counter" : "gauge"
    }
    var text = ""
    for (name, rows) in lines.sorted(by: { $0.key < $1.key }) {
      if let measure = Measure(rawValue: name) { text += "# HELP \(name) \(measure.help)\n" }
      text += "# TYPE \(name) \(types[name] ?? "untyped")\n"
      for row in rows.sorted(by: { $0.labels < $1.labels }) { text += row.lines }
    }
    return Array(text.utf8)
  }

  private static func type(_ cell: Cell) -> String {
    switch cell {
    case .counter: "counter"
    case .gauge: "gauge"
    case .histogram: "histogram"
    }
  }

  private static func lines(_ series: Series, _ cell: Cell) -> String {
    switch cell {
    case .counter(let cell): return "\(named(series.name, series.labels)) \(cell.value)\n"
    case .gauge(let cell): return "\(named(series.name, series.labels)) \(cell.value)\n"
    case .histogram(let cell): return histogram(series, cell.value)
    }
  }

  private static func histogram(_ series: Series, _ level: HistogramCell.Level) -> String {
    var (text, count) = ("", Int64(0))
    let bounds = HistogramCell.bounds.map(\.text) + ["+Inf"]
    for (bound, inBucket) in zip(bounds, level.counts) {
      count += inBucket
      let labels = (series.labels.isEmpty ? "" : series.labels + ",") + "le=\"\(bound)\""
      text += "\(named("\(series.name)_bucket", labels)) \(count)\n"
    }
    text += "\(named("\(series.name)_sum", series.labels)) \(seconds(level.nanoseconds))\n"
    return text + "\(named("\(series.name)_count", series.labels)) \(count)\n"
  }

  /// A decimal number of seconds.
  package static func seconds(_ nanoseconds: Int64) -> String {
    let rest = "\(nanoseconds % 1_000_000_000)"
    return "\(nanoseconds / 1_000_000_000)." + String(repeating: "0", count: 9 - rest.count) + rest
  }

  private static func named(_ name: String, _ labels: String) -> String {
    labels.isEmpty ? name : "\(name){\(labels)}"
  }

  private static func text(_ labels: [(String, String)]) -> String {
    labels.map { name, value in
      var escaped = ""
      for character in value {
        switch character {
        case "\\": escaped += "\\\\"
        case "\"": escaped += "\\\""
        case "\n": escaped += "\\n"
        default: escaped.append(character)
        }
      }
      return "\(name)=\"\(escaped)\""
    }.joined(separator: ",")
  }
}
