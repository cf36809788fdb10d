import Storage

/// The jobs as their page lists them, the latest asked for first or last.
package struct JobListing: Sendable {
  package var state: Job.State?
  package var kind: String?
  /// Only these, whatever else is said.
  package var only: [Job.ID]?
  package var isDescending = true

  package init() {}

  /// - Returns: at most `limit` after a place, and whether there are more.
  package func page(
    after place: Job.ID?, limit: Int, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> (jobs: [Job], hasMore: Bool) {
    let (direction, sign): (SQL, SQL) = isDescending ? (" DESC", "<") : ("", ">")
    var wanted = try condition(company, in: tx)
    if let place { wanted = "\(wanted) AND id \(sign) \(place)" }
    var jobs = try tx.rows(
      """
      SELECT \(JobStore.columns) FROM job WHERE \(wanted) ORDER BY id\(direction) LIMIT \(limit + 1)
      """, JobStore.read)
    let hasMore = jobs.cut(to: limit)
    return (jobs, hasMore)
  }

  /// How many match, counted up to `most`.
  package func count(upTo most: Int, of company: CompanyID, in tx: borrowing Transaction) throws
    -> ListPage.Matching
  {
    let found = try Self.count(
      condition(company, in: tx), upTo: most, in: tx)
    return found > most ? .moreThan(most) : .exactly(found)
  }

  /// Of those that match, what may be retried or cancelled; at most `limit`.
  package func changeable(limit: Int, of company: CompanyID, in tx: borrowing Transaction) throws
    -> [Job.ID]
  {
    try tx.rows(
      """
      SELECT id FROM job WHERE \(try condition(company, in: tx)) AND state IN ('waiting', 'dead')
      LIMIT \(limit)
      """
    ) { try $0.id(0) }
  }

  private func condition(_ company: CompanyID, in tx: borrowing Transaction) throws -> SQL {
    if let only { return "company_id = \(company) AND id IN (\(SQL.list(only)))" }
    let wanted: SQL = "company_id = \(company)"
    switch (state, kind) {
    case (nil, nil): return wanted
    case (let state?, nil): return "\(wanted) AND state = \(state.rawValue)"
    case (nil, let kind?): return "\(wanted) AND kind = \(kind)"
    case (let state?, let kind?):
      // Two indexes, neither of which knows the other's column. What is in few states is found by its state, what most are in
      // by its kind; the column that is not to lead is made an expression, which no index is of.
      let alike: SQL = "\(wanted) AND state = \(state.rawValue)"
      let isFew =
        try Self.count(alike, upTo: ListSelection.most, in: tx) <= ListSelection.most
      return isFew
        ? "\(alike) AND kind || '' = \(kind)"
        : "\(wanted) AND kind = \(kind) AND state || '' = \(state.rawValue)"
    }
  }

  private static func count(_ wanted: SQL, upTo most: Int, in tx: borrowing Transaction) throws
    -> Int
  {
    try tx.row(
      "SELECT count(*) FROM (SELECT 1 FROM job WHERE \(wanted) LIMIT \(most + 1)) AS found"
    ) { try $0.int(0) } ?? 0
  }

  /// How many jobs are in each state, each counted up to `most`.
  package static func counts(upTo most: Int, of company: CompanyID, in tx: borrowing Transaction)
    throws -> [Job.State: ListPage.Matching]
  {
    var counts: [Job.State: ListPage.Matching] = [:]
    for state in Job.State.allCases {
      var listing = JobListing()
      listing.state = state
      counts[state] = try listing.count(upTo: most, of: company, in: tx)
    }
    return counts
  }
}

extension JobListing {
  /// What an address of the list asks for; values that are none of ours count as not asked.
  init(_ address: ListAddress) {
    state = address["state"].flatMap(Job.State.init(rawValue:))
    kind = address["kind"]
    // What is no id is the id of no job.
    if let text = address[ListAddress.search] {
      only = Job.ID(CleanText.line(text)).map { [$0] } ?? []
    }
    isDescending = address.order.isDescending
  }

  init(_ wanted: ListSelection) {
    switch wanted {
    case .matching(let address): self.init(address)
    case .ticked(let ids):
      self.init()
      only = ids.compactMap { Job.ID($0) }
    }
  }
}
