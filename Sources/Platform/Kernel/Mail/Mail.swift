import Money

/// A mail somebody is to receive: plain values. What becomes of them on the wire is `MailMessage`'s to say, so no value
/// can add a header, a recipient or a part.
package struct Mail: Sendable {
  /// An address with the name shown beside it.
  package struct Mailbox: Sendable, Hashable {
    package var name: String?
    package var address: EmailAddress

    package init(_ name: String? = nil, _ address: EmailAddress) {
      self.name = name
      self.address = address
    }
  }

  package struct Attachment: Sendable {
    /// As it is saved: "F-2026-00042.pdf".
    package var name: String
    package var type: MediaType
    package var bytes: [UInt8]

    package init(name: String, type: MediaType, bytes: [UInt8]) {
      self.name = name
      self.type = type
      self.bytes = bytes
    }
  }

  package enum MediaType: String, Sendable {
    case pdf = "application/pdf"
    case xml = "application/xml"
    case text = "text/plain; charset=utf-8"
  }

  /// From `IDs`. With the sender's domain it is the Message-ID, so the same mail sent again is recognised as the same.
  package var id: RawID
  /// From the `Clock`.
  package var date: Instant
  package var from: Mailbox
  package var replyTo: EmailAddress?
  package var to: Mailbox
  package var subject: String
  /// Lines separated by "\n".
  package var text: String
  package var html: String?
  package var attachments: [Attachment]

  package init(
    id: RawID, date: Instant, from: Mailbox, replyTo: EmailAddress? = nil, to: Mailbox,
    subject: String, text: String, html: String? = nil, attachments: [Attachment] = []
  ) {
    self.id = id
    self.date = date
    self.from = from
    self.replyTo = replyTo
    self.to = to
    self.subject = subject
    self.text = text
    self.html = html
    self.attachments = attachments
  }

  /// Without its angle brackets.
  package var messageID: String { Mail.messageID(id, from: from.address) }

  package static func messageID(_ id: RawID, from sender: EmailAddress) -> String {
    "\(id.text)@\(sender.domain)"
  }
}

/// Where mail leaves: SMTP, or whatever a test or another world puts in its place.
package protocol Mailer: Sendable {
  /// Hands the mail over to the first server on its way.
  ///
  /// - Returns: what the server said when it took the mail, for the log.
  /// - Throws: why not. `MailFailure.isTemporary` says whether trying again may help; after `.outcomeUnknown` the mail
  ///   may have left.
  func send(_ mail: Mail) async throws(MailFailure) -> String
}
