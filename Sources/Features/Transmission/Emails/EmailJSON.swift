import Invoicing
import Kernel
import Seal

/// The body of `POST /v1/invoices/{id}/emails`:
///
/// ```
/// { "to"?: "zoe@exemple.fr", "message"?: "…", "confirm"?: ["send.first-send"], "by"?: "Marie", "reason"?: "…" }
/// ```
enum JSONSendRequest {
  /// Who asks when the body does not say.
  static let program = "API"

  /// - Throws: `SendProblem.requestUnreadable` with all that is wrong in the body.
  static func decode(_ bytes: [UInt8]) throws -> SendRequest {
    let document: JSONDocument
    do throws(JSONSyntaxError) {
      document = try JSONParser.parse(bytes.isEmpty ? Array("{}".utf8) : bytes, file: nil)
    } catch {
      throw SendProblem.requestUnreadable([error.finding])
    }
    var reader = Reader(document: document)
    let request = reader.request()
    guard reader.findings.isEmpty else { throw SendProblem.requestUnreadable(reader.findings) }
    return request
  }

  private struct Reader {
    let document: JSONDocument
    var findings: [Finding] = []

    mutating func request() -> SendRequest {
      let root = document.root
      let known = ["to", "message", "confirm", "by", "reason"]
      if !root.isObject {
        refuse(root, "", fr: "un objet est attendu", en: "an object is expected")
      }
      for member in root.members where !known.contains(member.key) {
        refuse(
          member.value, member.key,
          fr: "clé inconnue ; sont connues : \(known.joined(separator: ", "))",
          en: "unknown key; known are \(known.joined(separator: ", "))")
      }
      return SendRequest(
        to: text(root, "to", upTo: 320),
        message: text(root, "message", upTo: SendRequest.messageLimit), confirm: codes(root),
        by: text(root, "by", upTo: SendRequest.wordsLimit) ?? program,
        reason: text(root, "reason", upTo: SendRequest.wordsLimit))
    }

    private mutating func text(_ root: JSONValue, _ key: String, upTo limit: Int) -> String? {
      guard let value = root[key], !value.isNull else { return nil }
      guard case .string(let text) = value.content, text.unicodeScalars.count <= limit else {
        refuse(
          value, key, fr: "un texte de \(limit) caractères au plus est attendu",
          en: "a text of at most \(limit) characters is expected")
        return nil
      }
      return CleanText.line(text).isEmpty ? nil : text
    }

    private mutating func codes(_ root: JSONValue) -> Set<String> {
      guard let value = root["confirm"], !value.isNull else { return [] }
      let codes = value.elements.compactMap { element -> String? in
        if case .string(let text) = element.content { text } else { nil }
      }
      if !value.isArray || codes.count != value.elements.count {
        refuse(
          value, "confirm", fr: "une liste de codes est attendue", en: "a list of codes is expected"
        )
      }
      return Set(codes)
    }

    private mutating func refuse(_ value: JSONValue, _ key: String, fr: String, en: String) {
      findings.append(
        Finding(
          "send.value-unreadable",
          at: document.place(of: value).at(key.isEmpty ? "" : "/" + shown(key)),
          fr: "« \(shown(key)) » : \(fr).", en: "“\(shown(key))”: \(en)."))
    }
  }
}

enum EmailJSON {
  static func write(_ email: DocumentEmail, to json: JSONWriter) {
    json.object {
      json.field("id", text: email.id)
      json.field("object", "email")
      json.object("invoice") {
        json.field("id", text: email.invoice)
        json.field("number", email.number)
      }
      json.field("to", text: email.recipient)
      json.field("subject", email.subject)
      json.field("state", email.state.rawValue)
      json.field("stateAt", text: email.stateAt)
      json.field("requestedAt", text: email.requestedAt)
      json.field("by", email.requestedBy)
      json.field("reason", email.reason)
      json.array("confirmed") { for code in email.confirmed { json.value(code) } }
      json.field("leavesAt", text: email.state == .queued ? email.nextAt : nil)
      json.field("tries", email.tries)
      json.field("messageId", email.messageID)
      json.object("attachment") {
        json.field("name", SendDocument.attachmentName(email.number))
        json.field("sha256", hexadecimal(email.pdfHash))
      }
      json.field("lastError", email.lastCode)
      json.field("serverSaid", email.lastWords)
      json.object("links") {
        json.field("cancel", email.state == .queued ? "/v1/emails/\(email.id)" : nil)
      }
    }
  }

  static func write(_ prepared: SendDocument.Prepared, _ language: Language, to json: JSONWriter) {
    json.object {
      json.field("object", "email_preview")
      json.field("to", text: prepared.recipient)
      json.field("subject", prepared.text.subject)
      json.field("text", prepared.text.body)
      json.object("attachment") {
        json.field("name", prepared.attachment)
        json.field("sha256", hexadecimal(prepared.stored.seal.pdfHash))
      }
      json.array("findings") {
        for finding in prepared.findings {
          json.object {
            json.field("code", finding.code)
            json.field("severity", finding.severity.rawValue)
            json.field("detail", finding.text(language))
          }
        }
      }
      let isFinal = prepared.findings.contains(where: RecipientGuards.isFinal)
      json.array("confirm") {
        if !isFinal { for finding in prepared.findings { json.value(finding.code) } }
      }
    }
  }
}

extension DocumentEmail {
  /// As the API gives it, on one line.
  package var json: String {
    let json = JSONWriter()
    EmailJSON.write(self, to: json)
    return json.string
  }
}
