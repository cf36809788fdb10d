import EN16931
import Hummingbird
import Kernel
import Money
import Storage

/// What a form shows beside it while it is filled in: a sample as what is typed would make it, or what is wrong with that. Nothing
/// of it is kept.
struct PreviewFrame: Sendable {
  let issuer: OrderIssuer
  let database: Database
  let shell: @Sendable (Request) -> PageShell

  /// Which sample a form asks for.
  struct Sample: Sendable {
    let type: DocumentType
    let language: DocumentLanguage

    init(document: String? = nil, language: String? = nil) {
      type = document == "credit-note" ? .creditNote : .invoice
      self.language = language.flatMap { DocumentLanguage(rawValue: $0) } ?? .french
    }
  }

  /// The document, as its file.
  ///
  /// - Parameter typed: the particulars in force, with what is typed in their place.
  func document(
    _ sample: Sample, for request: Request, _ typed: (CompanyProfile) throws -> CompanyProfile
  ) async throws -> Response {
    let known = try await inForce()
    do {
      let file = try DocumentPreview(issuer: issuer).pdf(
        of: typed(known.profile), number: known.number(of: sample), as: sample.type,
        in: sample.language,
        mark: SettingsStrings.table.previewMark(sample.language == .french ? .fr : .en),
        on: known.today)
      return .pdf(file, fileName: "preview.pdf", disposition: .inline)
    } catch let problem as InvoicingError {
      return wrong(problem.findings, request)
    }
  }

  /// The mail the document would travel in.
  ///
  /// - Parameter draw: of whoever writes mails.
  func mail(
    _ sample: Sample, for request: Request, drawn draw: SampleMail.Drawing,
    _ typed: (CompanyProfile) throws -> CompanyProfile
  ) async throws -> Response {
    let known = try await inForce()
    do {
      let seller = try typed(known.profile)
      let content = try DocumentPreview(issuer: issuer).content(
        of: seller, number: known.number(of: sample), as: sample.type, on: known.today)
      let link = try await database.read { MailedLinks.sample(seller, in: $0) }
      let mail = SampleMail(
        document: summary(of: content.invoice, on: known.today),
        buyer: DocumentPreview.buyer(reading: sample.language), seller: seller, link: link)
      let words = Words(SettingsStrings.table, request.language)
      return .html(
        shell(request).framedPage(title: words.previewMail) { page in
          page.h1(words.previewMail)
          draw(mail, page, request.language)
        })
    } catch let problem as InvoicingError {
      return wrong(problem.findings, request)
    }
  }

  /// The company now, and what its next documents would be called.
  private struct InForce: Sendable {
    let profile: CompanyProfile
    let numbers: NextNumbers
    let today: LocalDate

    func number(of sample: Sample) -> String {
      sample.type.isCreditNote ? numbers.creditNote.number : numbers.invoice.number
    }
  }

  private func inForce() async throws -> InForce {
    let issuer = issuer
    return try await database.read { tx in
      let company = try issuer.refreshed(in: tx)
      return InForce(
        profile: company.profile,
        numbers: try NextNumbers(company.profile, of: company.id, in: tx), today: tx.today)
    }
  }

  private func summary(of invoice: Invoice, on today: LocalDate) -> InvoiceSummary {
    let totals = invoice.totals
    return InvoiceSummary(
      id: InvoiceID(raw: issuer.ids.next()), kind: invoice.type, number: invoice.number,
      status: InvoiceQueries.status(
        invoice.type, isDraft: false, isReplaced: false, net: totals.net, left: totals.due,
        credited: 0, invoice.dueDate, today),
      issueDate: invoice.issueDate, dueDate: invoice.dueDate, buyerName: invoice.buyer.name,
      orderReference: invoice.salesOrder, net: totals.net, vat: totals.vat, gross: totals.gross,
      due: totals.due, left: totals.due)
  }

  /// In the frame, where the sample would be.
  private func wrong(_ findings: [Finding], _ request: Request) -> Response {
    let words = Words(SettingsStrings.table, request.language)
    return .html(
      shell(request).framedPage(title: words.preview) { page in
        page.h1(words.noPreview)
        page.findings(findings, worthALook: "", request.language)
      }, status: .unprocessableContent)
  }
}

/// The mail of a document nobody issued. Who sends mails is above this feature, and draws it.
package struct SampleMail: Sendable {
  package typealias Drawing = @Sendable (SampleMail, HTML, Language) -> Void

  package let document: InvoiceSummary
  package let buyer: SalesOrder.Buyer
  package let seller: CompanyProfile
  /// Nil where its mails carry none.
  package let link: MailedLink?
}

/// The frame on the page of its form, and the buttons that fill it where no script does.
struct PreviewView {
  /// Where the form is sent to be shown.
  let path: String
  let title: String
  let words: Words<SettingsStrings>

  init(_ path: String, title: String? = nil, _ language: Language) {
    self.path = path
    words = Words(SettingsStrings.table, language)
    self.title = title ?? words.previewTitle
  }

  func frame(on page: HTML) {
    page.aside(class: "preview") {
      // The region is there from the start: what appears in it is read aloud.
      page.div(.id("preview-wrong"), .role("status")) {
        page.div(class: "notice warn", .hidden) {
          page.p(words.noPreview)
          page.div {}
        }
      }
      page.iframe(
        .src(path + PDFView.fragment), .name("preview"), .title(title), .lazy
      ) {}
    }
  }

  /// A form that cannot be saved yet may be looked at.
  func buttons(on page: HTML) {
    page.button(
      class: "button beside", .type("submit"), .id("refresh"), .formAction(path),
      .attribute("formtarget", "preview"), .attribute("formnovalidate", ""), text: words.seePreview)
    page.button(
      class: "button", .type("submit"), .formAction(path), .attribute("formtarget", "_blank"),
      .attribute("formnovalidate", ""), text: words.openPreview)
  }
}
