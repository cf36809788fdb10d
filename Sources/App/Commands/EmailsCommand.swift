import ArgumentParser
import Foundation
import Invoicing
import Kernel
import Transmission

struct EmailsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "emails",
    abstract: "What was sent by e-mail, to whom, when, and what became of it; the newest first.",
    discussion: "Ends with 1 when a mail of the list failed, or may have left and nobody knows.")

  @Option(help: "queued, sent, failed, cancelled or uncertain.") var state: String?
  @Option(help: "At most this many.") var limit = 50
  @Flag(help: "As JSON, one object a line.") var json = false
  @Option(help: "Data folder.") var data = "data"
  @OptionGroup var server: ServerOption
  @Option(help: "fr or en.") var lang: String?

  func validate() throws {
    if let state, DocumentEmail.State(rawValue: state) == nil {
      let known = DocumentEmail.State.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--state takes: \(known)")
    }
    if limit < 1 { throw ValidationError("--limit takes a number from 1") }
  }

  func run() async throws {
    let language = Terminal.language(lang)
    try await reporting(language) {
      let installation = try Installation.open(folder: data, server: server.choice, key: nil)
      defer { try? installation.database.closeSync() }
      let (limit, wanted) = (limit, state.flatMap(DocumentEmail.State.init(rawValue:)))
      let rows = try await installation.database.read { tx in
        guard let company = try CompanyStore.current(in: tx) else {
          throw InvoicingError.noCompany
        }
        return try DocumentEmailStore.list(
          wanted, before: nil, limit: limit, of: company.id, in: tx
        ).rows
      }
      for email in rows { Terminal.line(json ? email.json : email.line(language)) }
      guard !rows.contains(where: { $0.state == .failed || $0.state == .uncertain }) else {
        throw Exit.someRefused
      }
    }
  }
}

struct SendCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send", abstract: "Send an issued document by e-mail, at once.",
    discussion: """
      FACTURIER_SMTP_URL names the mail server, as for `serve`. When a guard asks, nothing is sent and the codes to \
      repeat with --confirm are shown. Ends with 1 when the mail waits for another try, failed or is uncertain, 2 when a \
      guard asks.
      """)

  @Argument(help: "The document's number: F-2026-00042.") var number: String
  @Option(help: "The recipient; without it, the address of the order.") var to: String?
  @Option(help: "A sentence added to the mail.") var message: String?
  @Option(help: "The code of a guard to pass; repeat it for several.") var confirm: [String] = []
  @Option(help: "Who sends.") var by = NSUserName()
  @Option(help: "Why a guard is passed.") var reason: String?
  @Option(help: "Data folder.") var data = "data"
  @OptionGroup var server: ServerOption
  @Option(help: "The sealing key's file.") var key: String?
  @Option(help: "fr or en.") var lang: String?

  func run() async throws {
    let language = Terminal.language(lang)
    try await reporting(language) {
      var installation = try Installation.open(folder: data, server: server.choice, key: key)
      defer { try? installation.database.closeSync() }
      let company = try installation.company(file: nil)
      let issuer = OrderIssuer(company: company, ids: installation.ids)
      guard let setup = try installation.mail(of: company.profile) else {
        throw MailFailure.notConfigured
      }
      let send = SendDocument(issuer: issuer, sender: setup.sender, undoSeconds: 0)
      let request = SendRequest(
        to: to, message: message, confirm: Set(confirm), by: by, reason: reason, door: .command)
      let number = number
      let database = installation.database
      let queued = try await send.counting(in: database) {
        try await database.write { tx in
          guard let id = try InvoiceQueries.id(of: number, company: company.id, in: tx) else {
            throw InvoicingError.invoiceNotFound(number)
          }
          return try send(id, request, in: tx)
        }
      }
      let desk = MailDesk(issuer: issuer, database: installation.database, setup: setup)
      let tried = try await desk.work()
      let email = tried.first { $0.id == queued.id } ?? queued
      Terminal.line(email.line(language))
      guard email.state == .sent else { throw Exit.someRefused }
    }
  }
}

extension DocumentEmail {
  /// "F-2026-00042  sent  zoe@exemple.fr  26/11/2026 à 09:05  250 OK".
  fileprivate func line(_ language: Language) -> String {
    [
      number, state.rawValue, recipient.description, language.moment(stateAt), requestedBy,
      lastWords ?? "",
    ].joined(separator: "  ")
  }
}
