import EN16931
import Invoicing
import Kernel
import Money

/// Subject and text of the mail a document travels in. Plain text: it is read everywhere, and nothing is fetched. A mail with a link
/// says the same as HTML too, where the link is a few words; nothing is fetched there either.
struct EmailText: Sendable {
  let language: DocumentLanguage
  let subject: String
  let body: String
  /// Of a mail with a link.
  let html: String?

  /// - Parameters:
  ///   - summary: of the document.
  ///   - buyer: whom it goes to.
  ///   - message: what the merchant adds, if anything.
  ///   - earlier: when it was sent before.
  ///   - link: to the customer's page of the document.
  init(
    _ summary: InvoiceSummary, to buyer: SalesOrder.Buyer, seller: CompanyProfile,
    message: String?, after earlier: LocalDate?, link: MailedLink? = nil
  ) {
    let language = buyer.language ?? DocumentLanguage(country: buyer.address.country)
    self.language = language
    let words = EmailWords.of(language)
    subject = "\(words.name(of: summary.kind)) \(summary.number ?? "") – \(seller.name)"
    let before = Self.about(summary, words)
    var after: [String] = []
    if let earlier { after.append(words.again(words.figures.date(earlier))) }
    if let message { after.append(message) }
    after.append(
      [words.closing, seller.name, seller.phone].compactMap { $0 }.joined(separator: "\n"))
    let invites = Self.isOwed(summary) && summary.left.minorUnits > 0
    let online = invites ? words.onlineToPay : words.online
    let shown = link.map { online + "\n" + $0.url + "\n" + Self.until($0, words) }
    body = (before + [shown].compactMap { $0 } + after).joined(separator: "\n\n")
    html = link.map { Self.html(before, $0, online, after, words, language) }
  }

  private static func about(_ summary: InvoiceSummary, _ words: EmailWords) -> [String] {
    let date = summary.issueDate.map(words.figures.date) ?? ""
    let attached = words.attached(
      words.phrase(of: summary.kind), summary.number ?? "", date,
      words.figures.amount(summary.gross))
    return [words.greeting, attached] + (isOwed(summary) ? [payment(summary, words)] : [])
  }

  /// A self-billed invoice goes to the supplier, who has nothing to pay.
  private static func isOwed(_ summary: InvoiceSummary) -> Bool {
    summary.status != .replaced && summary.status != .credited && !summary.kind.isCreditNote
      && !summary.kind.isSelfBilled
  }

  private static func payment(_ summary: InvoiceSummary, _ words: EmailWords) -> String {
    guard summary.left.minorUnits > 0 else { return words.paid }
    let due = words.figures.amount(summary.left)
    guard let day = summary.dueDate else { return words.pay(due) }
    return words.payBy(words.figures.date(day), due)
  }

  private static func until(_ link: MailedLink, _ words: EmailWords) -> String {
    words.onlineUntil(words.figures.date(link.until))
  }

  private static func html(
    _ before: [String], _ link: MailedLink, _ online: String, _ after: [String],
    _ words: EmailWords, _ language: DocumentLanguage
  ) -> String {
    let page = HTML(capacity: 4 << 10)
    page.raw("<!DOCTYPE html>\n")
    page.html(.lang(language.rawValue)) {
      page.body {
        for paragraph in before { lines(of: paragraph, page) }
        page.p {
          page.a(.href(link.url)) { page.strong(online) }
        }
        page.p { page.small(until(link, words)) }
        for paragraph in after { lines(of: paragraph, page) }
      }
    }
    return String(decoding: page.bytes, as: UTF8.self)
  }

  private static func lines(of paragraph: String, _ page: HTML) {
    page.p {
      for (index, line) in paragraph.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        if index > 0 { page.raw("<br>") }
        page.text(String(line))
      }
    }
  }
}
