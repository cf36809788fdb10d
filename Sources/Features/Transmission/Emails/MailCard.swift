import Invoicing
import Kernel

/// A mail as it will be read: its subject, what is attached, its text.
struct MailCard {
  let text: EmailText
  let attachment: String
  /// Of the file; nil while there is none.
  var href: String?

  func write(to page: HTML, _ words: Words<TransmissionStrings>) {
    page.section(class: "card stack") {
      page.h2(words.theMail)
      page.dl(class: "facts") {
        page.dt(words.subject)
        page.dd(.lang(text.language.rawValue), text: text.subject)
        page.dt(words.attachment)
        page.dd {
          if let href {
            page.a(.href(href), text: attachment)
          } else {
            page.text(attachment)
          }
          page.span(words.sealedFile, class: "detail")
        }
      }
      page.pre(class: "letter", .lang(text.language.rawValue), text: text.body)
    }
  }
}

extension SendPages {
  /// For the settings, which show what they change of a mail.
  package static let sample: SampleMail.Drawing = { mail, page, language in
    let text = EmailText(
      mail.document, to: mail.buyer, seller: mail.seller, message: nil, after: nil,
      link: mail.link)
    let attachment = SendDocument.attachmentName(mail.document.number ?? "")
    MailCard(text: text, attachment: attachment)
      .write(to: page, Words(TransmissionStrings.table, language))
  }
}
