import Money

/// The bytes of a mail (RFC 5322, MIME): ASCII only, lines of at most 76 characters ending in CRLF. The same mail gives
/// the same bytes.
struct MailMessage {
  private(set) var bytes: [UInt8] = []

  init(_ mail: Mail) {
    field("Date", MailDate.text(mail.date))
    field("From", mailbox: mail.from)
    if let replyTo = mail.replyTo { field("Reply-To", mailbox: .init(nil, replyTo)) }
    field("To", mailbox: mail.to)
    field("Message-ID", "<\(mail.messageID)>")
    field("Subject", words: mail.subject)
    field("MIME-Version", "1.0")
    let boundary = "=_\(mail.id.text)"
    if mail.attachments.isEmpty { body(mail, boundary) } else { mixed(mail, boundary) }
  }

  // MARK: Parts

  private mutating func mixed(_ mail: Mail, _ boundary: String) {
    field("Content-Type", "multipart/mixed;\r\n boundary=\"\(boundary)_m\"")
    line("")
    line("--\(boundary)_m")
    body(mail, boundary)
    for attachment in mail.attachments {
      line("--\(boundary)_m")
      self.attachment(attachment)
    }
    line("--\(boundary)_m--")
  }

  private mutating func body(_ mail: Mail, _ boundary: String) {
    guard let html = mail.html else { return text(mail.text, "text/plain") }
    field("Content-Type", "multipart/alternative;\r\n boundary=\"\(boundary)_a\"")
    line("")
    line("--\(boundary)_a")
    text(mail.text, "text/plain")
    line("--\(boundary)_a")
    text(html, "text/html")
    line("--\(boundary)_a--")
  }

  private mutating func text(_ text: String, _ type: String) {
    field("Content-Type", "\(type); charset=utf-8")
    field("Content-Transfer-Encoding", "quoted-printable")
    line("")
    bytes += QuotedPrintable.encode(text)
  }

  private mutating func attachment(_ attachment: Mail.Attachment) {
    field("Content-Type", attachment.type.rawValue)
    field("Content-Transfer-Encoding", "base64")
    field("Content-Disposition", "attachment" + MailWords.fileName(attachment.name))
    line("")
    bytes += Base64Lines.encode(attachment.bytes)
  }

  // MARK: Headers

  private mutating func line(_ text: String) { bytes += Array((text + "\r\n").utf8) }

  /// - Parameter value: ours, or made of parts that can hold no line end.
  private mutating func field(_ name: String, _ value: String) { line("\(name): \(value)") }

  private mutating func field(_ name: String, words text: String) {
    field(name, MailWords.unstructured(text, after: name.utf8.count + 2))
  }

  private mutating func field(_ name: String, mailbox: Mail.Mailbox) {
    guard let shown = CleanText.optionalLine(mailbox.name) else {
      return field(name, mailbox.address.description)
    }
    let phrase = MailWords.phrase(shown, after: name.utf8.count + 2)
    field(name, "\(phrase)\r\n <\(mailbox.address)>")
  }
}

/// "Thu, 26 Nov 2026 04:36:56 +0000".
enum MailDate {
  static func text(_ instant: Instant) -> String {
    let seconds = instant.microseconds.quotientAndRemainder(dividingBy: 1_000_000).quotient
    let day = LocalDate(dayNumber: Int32(seconds / 86_400))
    let time = Int(seconds % 86_400)
    let clock = [time / 3600, time / 60 % 60, time % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return
      "\(days[day.weekday - 1]), \(day.day) \(months[day.month - 1]) \(day.year) \(clock.joined(separator: ":")) +0000"
  }

  private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
