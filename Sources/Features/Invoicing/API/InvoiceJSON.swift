import EN16931
import Kernel
import Money
import Registers
import Seal

/// Documents as the API shows them. Amounts are decimal strings with their currency, dates ISO 8601.
enum InvoiceJSON {
  /// - Parameter notes: what whoever makes a document should know of the seller's account.
  static func write(
    _ summary: InvoiceSummary, externalID: String? = nil, notes: [Finding] = [],
    to json: JSONWriter
  ) {
    json.object {
      fields(of: summary, externalID, to: json)
      json.field("orderId", text: summary.order)
      json.field("customerId", text: summary.customer)
      write(notes, to: json)
    }
  }

  private static func write(_ notes: [Finding], to json: JSONWriter) {
    if notes.isEmpty { return }
    json.array("notes") {
      for note in notes {
        json.object {
          json.field("code", note.code)
          json.field("fr", note.text.fr)
          json.field("en", note.text.en)
        }
      }
    }
  }

  private static func fields(
    of summary: InvoiceSummary, _ externalID: String?, to json: JSONWriter
  ) {
    json.field("id", text: summary.id)
    json.field("externalId", externalID)
    json.field("object", summary.kind.isCreditNote ? "credit_note" : "invoice")
    json.field("typeCode", summary.kind.rawValue)
    json.field("number", summary.number)
    json.field("status", summary.status.rawValue)
    json.field("issueDate", text: summary.issueDate)
    json.field("dueDate", text: summary.dueDate)
    json.field("buyerName", summary.buyerName)
    json.field("orderNumber", summary.orderReference)
    json.object("totals") {
      json.field("net", summary.net)
      json.field("vat", summary.vat)
      json.field("gross", summary.gross)
      json.field("due", summary.due)
      json.field("left", summary.left)
    }
    json.object("links") {
      json.field("self", "/v1/invoices/\(summary.id)")
      if summary.number != nil {
        json.field("pdf", "/v1/invoices/\(summary.id).pdf")
        json.field("xml", "/v1/invoices/\(summary.id).xml")
      }
    }
  }

  static func write(
    _ stored: StoredInvoice, _ mentions: DocumentMentions?, externalID: String? = nil,
    notes: [Finding] = [], to json: JSONWriter
  ) {
    json.object {
      fields(of: stored.summary, externalID, to: json)
      write(notes, to: json)
      json.field("issuedAt", text: stored.issuedAt)
      json.field("supplyDate", text: stored.supplyDate)
      json.field("businessProcess", stored.businessProcess.rawValue)
      json.field("paid", stored.paid)
      json.field("rounding", stored.rounding)
      json.field("bankAccountNumber", stored.bankNumber)
      if let (vat, rate) = stored.accounting {
        json.field("vatInEuros", vat)
        json.object("exchangeRate") {
          json.field("perEuro", text: rate.perEuro)
          json.field("date", text: rate.date)
          json.field("source", rate.source)
        }
      }
      buyer(stored, to: json)
      json.array("lines") { for line in stored.lines { write(line, to: json) } }
      write(stored.adjustments, to: json)
      json.array("vatBreakdown") {
        for (row, reasons) in zip(stored.vat, stored.taxReasons) {
          json.object {
            vat(row.vat, to: json)
            json.field("base", row.base)
            json.field("tax", row.tax)
            json.field("exemptionReason", row.exemptionReason)
            if let reasons {
              json.array("reasons") {
                let pairs = zip(
                  reasons.fr.split(separator: "\n"), reasons.en.split(separator: "\n"))
                for (fr, en) in pairs {
                  json.object {
                    json.field("fr", String(fr))
                    json.field("en", String(en))
                  }
                }
              }
            }
          }
        }
      }
      json.field("orderId", text: stored.orderID)
      json.array(stored.summary.kind.isCreditNote ? "creditedInvoices" : "creditNotes") {
        for link in stored.links { write(link, to: json) }
      }
      if !stored.deposits.isEmpty {
        json.array(stored.summary.kind == .deposit ? "finalInvoices" : "deposits") {
          for link in stored.deposits { write(link, to: json) }
        }
      }
      if let (replaced, newer) = Optional(stored.replacement) {
        if let replaced {
          json.key("replaces")
          write(replaced, to: json)
        }
        if let newer {
          json.key("replacedBy")
          write(newer, to: json)
        }
      }
      mentions?.write(to: json)
      json.object("seal") {
        json.field("sequence", stored.seal.sequence)
        json.field("entryHash", hexadecimal(stored.seal.hash))
        json.field("pdfSHA256", hexadecimal(stored.seal.pdfHash))
      }
    }
  }

  private static func write(_ link: StoredInvoice.Link, to json: JSONWriter) {
    json.object {
      json.field("id", text: link.id)
      json.field("number", link.number)
      json.field("issueDate", text: link.issueDate)
    }
  }

  /// What would be issued: a document without id and number.
  static func write(preview: PreparedDocument, to json: JSONWriter) {
    let invoice = preview.content.invoice
    json.object {
      json.field("preview", true)
      json.field("typeCode", invoice.type.rawValue)
      json.field("issueDate", text: invoice.issueDate)
      json.field("buyerName", invoice.buyer.name)
      json.object("totals") {
        json.field("net", invoice.totals.net)
        json.field("vat", invoice.totals.vat)
        json.field("gross", invoice.totals.gross)
        json.field("due", invoice.totals.due)
      }
      json.field("rounding", invoice.totals.rounding)
      json.array("lines") { for line in invoice.lines { write(line, to: json) } }
      write(invoice.adjustments, to: json)
    }
  }

  private static func write(_ adjustments: [Invoice.Adjustment], to json: JSONWriter) {
    json.array("adjustments") {
      for (index, adjustment) in adjustments.enumerated() {
        json.object {
          json.field("id", String(index + 1))
          json.field("kind", adjustment.isCharge ? "charge" : "allowance")
          json.field("reason", adjustment.reason)
          json.field("amount", adjustment.amount)
          vat(adjustment.vat, to: json)
        }
      }
    }
  }

  private static func buyer(_ stored: StoredInvoice, to json: JSONWriter) {
    let buyer = stored.order.buyer
    json.object("buyer") {
      json.field("customerId", stored.customer)
      json.field("kind", stored.buyerKind.rawValue)
      json.field("name", stored.summary.buyerName)
      json.field("email", buyer.email)
      json.field("siren", buyer.siren)
      json.field("vatIdentifier", buyer.vatIdentifier)
      json.object("address") {
        json.field("line1", buyer.address.line1)
        json.field("line2", buyer.address.line2)
        json.field("postCode", buyer.address.postCode)
        json.field("city", buyer.address.city)
        json.field("country", buyer.address.country)
      }
      if !stored.proofs.isEmpty {
        json.array("proofs") {
          for answer in stored.proofs {
            json.object { RegisterJSON.fields(of: answer, to: json) }
          }
        }
      }
    }
  }

  private static func write(_ line: Invoice.Line, to json: JSONWriter) {
    json.object {
      json.field("id", line.id)
      json.field("sku", line.sku)
      json.field("name", line.name)
      json.field("detail", line.description)
      json.field("quantity", text: line.quantity)
      json.field("unit", line.unit)
      json.field("unitPrice", text: line.netPrice)
      if line.basis != Quantity(1) { json.field("priceBaseQuantity", text: line.basis) }
      json.field("discount", line.allowance?.amount)
      json.field("net", line.net)
      vat(line.vat, to: json)
    }
  }

  private static func vat(_ vat: Invoice.VAT, to json: JSONWriter) {
    json.field("vatCategory", vat.category.rawValue)
    json.field("vatRate", text: vat.rate)
    if let exemption = vat.exemption { json.field("exemption", exemption) }
  }
}
