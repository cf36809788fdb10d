import Invoicing
import Kernel

/// Sending a document: what to write, then, where a guard asks, what to confirm.
struct SendPage {
  enum Step { case write, confirm }

  let invoice: InvoiceID
  let prepared: SendDocument.Prepared
  let fields: FormFields
  /// The post that carries it sends, once.
  let key: String
  /// Whether a mail server is set up.
  let isReady: Bool
  let step: Step
  /// Whether what was typed was refused: on a page that was only opened no field is wrong yet.
  var isRefused = false

  static func path(of invoice: InvoiceID) -> String { "/invoices/\(invoice)/email" }

  private var action: String { Self.path(of: invoice) }

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(TransmissionStrings.table, shell.language)
    let isWriting = step == .write
    return shell.formPage(
      title: isWriting ? words.sendTitle(prepared.number) : words.confirmTitle,
      lead: isWriting ? words.sendLead : words.confirmLead,
      back: ("/invoices/\(invoice)", prepared.number), flaws: flaws
    ) { page in
      if isWriting { write(page, words) } else { confirm(page, words) }
      MailCard(
        text: prepared.text, attachment: prepared.attachment, href: "/invoices/\(invoice).pdf"
      ).write(to: page, words)
    }
  }

  private var flaws: FormFlaws {
    guard isReady else { return FormFlaws(MailFailure.notConfigured) }
    return FormFlaws(
      prepared.findings.filter(RecipientGuards.isFinal), fields: isRefused ? ["to"] : [])
  }

  // MARK: Writing

  private func write(_ page: HTML, _ words: Words<TransmissionStrings>) {
    page.form(class: "card stack", .method("post"), .action(action)) {
      page.input(.type("hidden"), .name("key"), .value(key))
      page.div(class: "field") {
        page.label(.for("to"), text: words.recipient)
        page.input(
          all: [
            .type("email"), .id("to"), .name("to"), .value(prepared.written ?? ""), .required,
          ] + Attribute.described("to", flaws: flaws["to"], hasHelp: true))
        page.flaws(flaws["to"], of: "to", words.language)
        page.p(class: "quiet", .id("to-help"), text: words.recipientHelp)
      }
      let asks = prepared.findings.filter { !RecipientGuards.isFinal($0) }
      if !asks.isEmpty {
        page.div(class: "notice warn") {
          page.p { page.strong(words.beforehand) }
          for finding in asks { page.p(finding.text(words.language)) }
        }
      }
      page.div(class: "field") {
        page.label(.for("message"), text: words.message)
        page.textarea(
          .id("message"), .name("message"), .attribute("rows", "4"),
          .attribute("maxlength", "\(SendRequest.messageLimit)"), text: fields["message"] ?? "")
      }
      name(page, words)
      if isReady {
        page.p(words.undoHelp, class: "soft")
        page.div(class: "actions") {
          page.button(class: "button primary large", .type("submit")) {
            page.raw(Icon.mail)
            page.text(words.send)
          }
        }
      }
    }
  }

  private func name(_ page: HTML, _ words: Words<TransmissionStrings>) {
    page.div(class: "field") {
      page.label(.for("by"), text: words.by)
      page.input(.type("text"), .id("by"), .name("by"), .value(fields["by"] ?? ""))
    }
  }

  // MARK: Confirming

  private func confirm(_ page: HTML, _ words: Words<TransmissionStrings>) {
    let isStopped = prepared.findings.contains { $0.severity == .stop }
    page.section(class: isStopped ? "card decide stopped" : "card decide") {
      page.h2(prepared.recipient?.description ?? "")
      page.findings(shownFindings, worthALook: words.asks, words.language)
      page.form(class: "stack", .method("post"), .action(action)) {
        page.input(.type("hidden"), .name("key"), .value(key))
        for name in ["to", "message", "by"] {
          page.input(.type("hidden"), .name(name), .value(fields[name] ?? ""))
        }
        for finding in prepared.findings {
          page.input(.type("hidden"), .name("confirm"), .value(finding.code))
        }
        page.div(class: "field") {
          page.label(.for("reason"), text: words.reason)
          page.input(.type("text"), .id("reason"), .name("reason"), .value(fields["reason"] ?? ""))
        }
        page.div(class: "actions") {
          page.button(class: "button primary large", .type("submit")) {
            page.raw(Icon.mail)
            page.text(words.confirm)
          }
          page.a(class: "button", .href(written.path(action)), text: words.change)
        }
      }
    }
  }

  /// Without the place in a request's body, which a person did not write.
  private var shownFindings: [Finding] {
    prepared.findings.map { finding in
      var finding = finding
      finding.place = nil
      return finding
    }
  }

  /// What was typed, for the way back.
  private var written: FormFields {
    ["to", "message", "by"].reduce(FormFields()) { $0.with($1, fields[$1]) }
  }
}
