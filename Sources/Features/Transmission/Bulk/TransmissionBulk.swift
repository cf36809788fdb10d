import Invoicing
import Kernel
import Storage

/// What Transmission does in bulk: `POST /v1/bulk/emails`, `{"lines": [{"invoice": "inv_…", "to"?, "message"?, "confirm"?}, …]}`.
package enum TransmissionBulk {
  package static func actions(_ send: SendDocument) -> [BulkAction] {
    [
      BulkAction(name: "emails", permission: .emailsSend) { line, tx in
        let id = try InvoiceID(address: line["invoice"]?.text ?? "")
        let body = JSONWriter()
        body.object {
          for member in line.members where member.key != "invoice" {
            body.key(member.key)
            body.exact(member.value)
          }
        }
        let email = try send.told(id, JSONSendRequest.decode(body.bytes), in: tx)
        let json = JSONWriter()
        json.object {
          json.field("id", text: email.id)
          json.field("object", "email")
          json.field("number", email.number)
        }
        return json
      }
    ]
  }
}
