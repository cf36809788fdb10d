import Metrics
import Storage
import Tracing

/// Measures the transactions of a database, and makes each a span of the request or job that asked for it.
package struct DatabaseMeter: Sendable {
  private struct Kind: Sendable {
    let done: Counter
    let failed: Counter
    let took: Metrics.Timer
    let waited: Metrics.Timer

    init(_ kind: TransactionReport.Kind) {
      func counter(_ outcome: String) -> Counter {
        Counter(
          label: Measure.transactions.rawValue,
          dimensions: [("kind", kind.rawValue), ("outcome", outcome)])
      }
      (done, failed) = (counter("done"), counter("failed"))
      took = Timer(
        label: Measure.transactionTime.rawValue, dimensions: [("kind", kind.rawValue)])
      waited = Timer(
        label: Measure.transactionWait.rawValue, dimensions: [("kind", kind.rawValue)])
    }
  }
  private let read = Kind(.read)
  private let write = Kind(.write)
  private let retries = Counter(label: Measure.retries.rawValue)

  /// After `MetricsSystem` was told where measurements go.
  package init() {}

  /// For `Database.Options.watch`: called where the transaction is asked for.
  package func begin(_ kind: TransactionReport.Kind) -> TransactionEar {
    let span = startSpan("transaction", ofKind: .client)
    span.attributes["db.operation.name"] = kind.rawValue
    let meters = kind == .read ? read : write
    let retries = retries
    return { report in
      (report.hasFailed ? meters.failed : meters.done).increment()
      meters.took.recordNanoseconds(report.tookNanoseconds)
      meters.waited.recordNanoseconds(report.waitedNanoseconds)
      if report.retries > 0 { retries.increment(by: report.retries) }
      if report.hasFailed { span.setStatus(.init(code: .error)) }
      span.end()
    }
  }
}
