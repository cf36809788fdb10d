import EN16931
import Kernel
import Money
import PDF
import Storage

/// A document as its customer sees it, already formatted.
struct PortalPage {
  struct Row {
    let title: String
    let href: String
    let date: String
    let amount: String
    let status: ShownStatus
    let kind: ShownKind
  }

  /// The customer's other documents, some at a time, the newest first.
  struct History {
    /// How many are shown at once.
    static let most = 50

    var rows: [Row] = []
    /// Where the older ones are; nil behind the last.
    var olderHref: String?
    /// Where the newest are; nil where these are.
    var newestHref: String?

    var isEmpty: Bool { rows.isEmpty && olderHref == nil && newestHref == nil }
  }

  struct Question {
    let kind: Dispute.Kind
    let message: String
    let when: String
    let answer: (text: String, when: String)?
  }

  struct Transfer {
    let facts: [(label: String, value: String, copied: String)]
    /// What a banking app reads.
    let code: String?
  }

  let seller: CompanyProfile
  let token: PortalToken
  let path: String
  /// Under which the form has its effect once.
  let key: String
  let kind: ShownKind
  let number: String
  let status: ShownStatus
  let due: String
  let facts: [InvoicePage.Fact]
  /// Its lines.
  let document: InvoicePage
  let transfer: Transfer?
  /// Where it is paid by card; nil where the seller has no such page.
  let payHref: String?
  let questions: [Question]
  let history: History
  var problem: Text?
  var typed = ""

  static func path(of id: InvoiceID, _ token: PortalToken) -> String {
    "\(token.path)/documents/\(id)"
  }

  // MARK: Reading

  /// - Parameter before: of the other documents, only those older than this one.
  /// - Returns: nil for a draft.
  static func load(
    _ id: InvoiceID, _ token: PortalToken, _ link: PortalLink, _ seller: CompanyProfile,
    _ key: String, _ language: Language, before: InvoiceID? = nil, in tx: borrowing Transaction
  ) throws -> PortalPage? {
    guard let stored = try StoredInvoice.load(id, of: token.company, in: tx),
      let number = stored.summary.number
    else { return nil }
    let words = Words(PortalStrings.table, language)
    let (summary, kind) = (stored.summary, ShownKind(stored.summary.kind))
    let left = summary.left.isNegative ? .zero(summary.left.currency) : summary.left
    let document = ShownInvoice(stored, seller: seller, language).page
    let invoicing = Words(InvoicingStrings.table, language)
    var facts =
      document.adjustments + [
        .init(invoicing.net, document.amounts.net), .init(invoicing.vat, document.amounts.vat),
        .init(words.total, document.amounts.gross),
      ]
    for payment in try PaymentStore.payments(ofDocument: id, company: token.company, in: tx) {
      let title = payment.direction == .received ? words.paidOn : words.refundedOn
      facts.append(.init(title(language.date(payment.day)), language.money(payment.amount)))
    }
    if let day = summary.issueDate { facts.append(.init(words.issuedOn, language.date(day))) }
    if let day = summary.dueDate, !left.isZero {
      facts.append(.init(words.dueOn, language.date(day)))
    }
    facts.append(.init(words.buyer, summary.buyerName))
    return PortalPage(
      seller: seller, token: token, path: path(of: id, token), key: key, kind: kind,
      number: number, status: ShownStatus(summary.status), due: language.money(left), facts: facts,
      document: document,
      transfer: try transfer(stored, left, number, words, token.company, in: tx),
      payHref: isPayable(stored, left)
        ? seller.paymentAddress?.url(number: number, amount: left) : nil,
      questions: try PortalStore.disputes(of: id, company: token.company, in: tx).map {
        .init(
          kind: $0.kind, message: $0.message, when: language.moment($0.openedAt),
          answer: $0.answer.map { ($0.text, language.moment($0.at)) })
      }, history: try history(around: id, before: before, token, link, language, in: tx))
  }

  private static func isPayable(_ stored: StoredInvoice, _ left: Money) -> Bool {
    let status = stored.summary.status
    return !left.isZero && !stored.summary.kind.isSelfBilled
      && (status == .due || status == .overdue || status == .partlyCredited)
  }

  /// To the account in force today: a paper may print one that was closed since.
  private static func transfer(
    _ stored: StoredInvoice, _ left: Money, _ number: String, _ words: Words<PortalStrings>,
    _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> Transfer? {
    guard isPayable(stored, left),
      let account = try BankChangeStore.inForce(of: company, at: tx.now, in: tx)?.account
    else { return nil }
    let code = SEPAPaymentCode(
      holder: account.holder, iban: account.iban, bic: account.bic, amount: left,
      remittance: number)
    let bic = account.bic.map { [(words.bic, $0, $0)] } ?? []
    return Transfer(
      facts: [
        (words.holder, account.holder, account.holder),
        (words.iban, French.iban(account.iban).replacing("\u{A0}", with: " "), account.iban),
      ] + bic + [
        (words.amount, words.language.money(left), left.description),
        (words.reference, number, number),
      ], code: code.payload)
  }

  /// What else was made out to the customer of the link: neither the document that is shown, nor what they made out themselves.
  private static func history(
    around id: InvoiceID, before: InvoiceID?, _ token: PortalToken, _ link: PortalLink,
    _ language: Language, in tx: borrowing Transaction
  ) throws -> History {
    guard let customer = link.customer else { return History() }
    let invoicing = Words(InvoicingStrings.table, language)
    var filter = InvoiceFilter()
    filter.customer = customer
    filter.before = before
    filter.except = id
    filter.hidesSelfBilled = true
    filter.limit = History.most
    let (rows, hasMore) = try InvoiceQueries.list(filter, of: token.company, in: tx)
    let here = path(of: id, token)
    var history = History()
    history.rows = rows.compactMap { row in
      guard let number = row.number else { return nil }
      let kind = ShownKind(row.kind)
      return Row(
        title: kind.title(number: number, invoicing), href: path(of: row.id, token),
        date: row.issueDate.map(language.date) ?? "", amount: language.money(row.gross),
        status: ShownStatus(row.status), kind: kind)
    }
    if hasMore, let last = rows.last {
      let older = FormFields().with(before: last.id)
      history.olderHref = "\(older.path(here))#history"
    }
    if before != nil { history.newestHref = "\(here)#history" }
    return history
  }
}

extension FormFields {
  private static let place = "before"

  /// Where in the history of a customer a page begins.
  fileprivate func with(before id: InvoiceID) -> FormFields {
    with(Self.place, id.raw.cursor.text)
  }

  /// - Throws: `HTTPProblem.unreadable`.
  func historyPlace() throws(HTTPProblem) -> InvoiceID? {
    guard let text = self[Self.place] else { return nil }
    return InvoiceID(raw: try RawID(cursor: Cursor(text: text)))
  }
}

/// Nothing is there any more, or what was sent could not be taken.
struct PortalClosedPage {
  let answer: ProblemAnswer

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(PortalStrings.table, shell.language)
    let isUnknown = answer.status == 404
    return shell.publicPage(title: words.closed, heading: words.portal) { page in
      page.h1(isUnknown ? words.closed : answer.title(shell.language))
      page.p(isUnknown ? words.closedHelp : answer.text(shell.language), class: "lead")
    }
  }
}
