import Metrics

/// Everything a node measures. A name says what, `_total` that it only grows, and the unit (Prometheus' conventions); no
/// label ever holds what a customer, a document or an address is called.
package enum Measure: String, CaseIterable, Sendable {
  case requests = "facturier_http_requests_total"
  case requestTime = "facturier_http_request_duration_seconds"
  case requestsInFlight = "facturier_http_requests_in_flight"
  case documents = "facturier_documents_issued_total"
  case issueTime = "facturier_issue_duration_seconds"
  case jobsAsked = "facturier_jobs_asked_total"
  case jobsClaimed = "facturier_jobs_claimed_total"
  case jobsEnded = "facturier_jobs_ended_total"
  case jobTime = "facturier_job_duration_seconds"
  case jobsReady = "facturier_jobs_ready"
  case jobsOldest = "facturier_jobs_oldest_ready_seconds"
  case jobsDead = "facturier_jobs_dead"
  case mails = "facturier_mails_total"
  case transactions = "facturier_database_transactions_total"
  case transactionTime = "facturier_database_transaction_duration_seconds"
  case transactionWait = "facturier_database_wait_seconds"
  case retries = "facturier_database_retries_total"
  case connections = "facturier_database_connections_in_use"
  case ready = "facturier_node_ready"
  case quarantined = "facturier_log_quarantined"
  case logCheckedAt = "facturier_log_last_check_timestamp_seconds"
  case logFaults = "facturier_log_last_check_faults"
  case build = "facturier_build_info"
  case processTime = "process_cpu_seconds_total"
  case memory = "process_resident_memory_bytes"
  case openFiles = "process_open_fds"
  case startedAt = "process_start_time_seconds"

  package var help: String {
    switch self {
    case .requests: "Requests answered, by method, route and class of status."
    case .requestTime: "From a request's head to its answer's."
    case .requestsInFlight: "Requests being answered."
    case .documents: "Documents issued, by UNTDID 1001 code."
    case .issueTime: "Transactions that issued: numbering, drawing and sealing."
    case .jobsAsked: "Jobs asked for, by kind."
    case .jobsClaimed: "Jobs taken up by this node, by kind."
    case .jobsEnded: "Jobs this node ended, by kind and outcome: done, retried, dead."
    case .jobTime: "What jobs took, by kind."
    case .jobsReady: "Jobs that are due and wait, at most 10000."
    case .jobsOldest: "How long the oldest of them has waited."
    case .jobsDead: "Jobs given up that nobody has looked at."
    case .mails: "Mails this node tried to send, by what they hold and what became of them."
    case .transactions: "Transactions, by kind (read, write) and outcome (done, failed)."
    case .transactionTime: "Transactions from begin to end, by kind."
    case .transactionWait:
      "What transactions waited for a connection and for their writer's turn, by kind."
    case .retries: "Transactions run again after a deadlock or a lost connection."
    case .connections: "Connections in use, by kind."
    case .ready: "1 while /ready is 200."
    case .quarantined: "1 while issuing is refused because the log is not where it was."
    case .logCheckedAt: "When the whole log was last checked."
    case .logFaults: "What that check found."
    case .build: "1; the version is a label."
    case .processTime: "Processor time of the process, user and system."
    case .memory: "Memory of the process."
    case .openFiles: "File descriptors that are open."
    case .startedAt: "When the process started."
    }
  }

  /// - Parameter labels: of few values each.
  package func count(_ labels: [(String, String)] = [], by count: Int = 1) {
    Counter(label: rawValue, dimensions: labels).increment(by: count)
  }

  package func time(_ duration: Duration, _ labels: [(String, String)] = []) {
    let (seconds, attoseconds) = duration.components
    Timer(label: rawValue, dimensions: labels)
      .recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
  }

  package func change(by count: Int) {
    let meter = Meter(label: rawValue)
    if count > 0 { meter.increment(by: Double(count)) } else { meter.decrement(by: Double(-count)) }
  }
}
