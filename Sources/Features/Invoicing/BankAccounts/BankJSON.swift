import Kernel
import Money

/// Versions of the account as the API shows them.
package enum BankJSON {
  package static func write(
    _ change: BankChange, warnings: [Finding], at now: Instant, _ language: Language,
    to json: JSONWriter
  ) {
    json.object {
      json.field("id", text: change.id)
      json.field("object", "bank_account")
      json.field("number", change.number)
      json.field("state", change.state(at: now).rawValue)
      write("account", change.after.account, to: json)
      write("previousAccount", change.before.account, to: json)
      write("rule", change.after.rule, to: json)
      write("previousRule", change.before.rule, to: json)
      json.field("approver", change.approver)
      json.field("proposedAt", text: change.proposedAt)
      json.field("proposedBy", change.proposedBy)
      json.field("door", change.door.rawValue)
      json.field("reason", change.reason)
      json.field("notBefore", text: change.dueAt)
      json.field("expiresAt", text: change.expiresAt)
      json.field("effectiveAt", text: change.refusal == nil ? change.effectiveAt : nil)
      json.array("warnings") {
        for warning in warnings {
          json.object {
            json.field("code", warning.code)
            json.field("detail", warning.text(language))
          }
        }
      }
      json.array("events") { for event in change.events { write(event, to: json) } }
    }
  }

  private static func write(_ event: BankChange.Event, to json: JSONWriter) {
    json.object {
      json.field("kind", event.kind.rawValue)
      json.field("at", text: event.at)
      json.field("by", event.by)
      json.field("door", event.door?.rawValue)
      json.field("reason", event.reason)
    }
  }

  private static func write(
    _ name: String, _ account: CompanyProfile.BankAccount?, to json: JSONWriter
  ) {
    json.key(name)
    guard let account else { return json.null() }
    json.object {
      json.field("iban", account.iban)
      json.field("bic", account.bic)
      json.field("holder", account.holder)
    }
  }

  private static func write(_ name: String, _ rule: BankRule, to json: JSONWriter) {
    json.object(name) {
      json.field("approver", rule.approver)
      json.field("delayHours", rule.delayHours)
    }
  }
}
