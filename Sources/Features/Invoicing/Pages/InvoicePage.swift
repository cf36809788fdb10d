import Kernel
import Storage

/// One invoice or credit note, issued or draft: what the page shows, already formatted.
package struct InvoicePage: Sendable {
  package struct Amounts: Sendable {
    package var net: String
    package var vat: String
    package var gross: String
    /// BT-113; `nil` when nothing was paid before the document.
    package var alreadyPaid: String?
    /// In another currency: the VAT in euros, and the rate.
    package var vatInEuros: (amount: String, rate: String)?
    /// BT-115; for a credit note, what remains to be given back.
    package var due: String
    /// What payments recorded since leave of it, where they changed it.
    package var left: String?

    package init(net: String, vat: String, gross: String, alreadyPaid: String?, due: String) {
      self.net = net
      self.vat = vat
      self.gross = gross
      self.alreadyPaid = alreadyPaid
      self.due = due
    }
  }

  package struct Line: Sendable {
    package var name: String
    package var detail: String?
    /// With its unit.
    package var quantity: String
    package var unitPrice: String
    package var vatRate: String
    package var net: String

    package init(
      name: String, detail: String? = nil, quantity: String, unitPrice: String, vatRate: String,
      net: String
    ) {
      self.name = name
      self.detail = detail
      self.quantity = quantity
      self.unitPrice = unitPrice
      self.vatRate = vatRate
      self.net = net
    }
  }

  /// A discount or a charge on the whole document: its label and its signed amount without VAT.
  package struct Fact: Sendable {
    package var label: String
    package var value: String

    package init(_ label: String, _ value: String) {
      self.label = label
      self.value = value
    }
  }

  package struct VATRow: Sendable {
    package var rate: String
    package var base: String
    package var amount: String
    /// Why there is no VAT, when there is none.
    package var reason: String?
    /// Why it is so, a reason each, with its law.
    package var explanation: [String] = []

    package init(rate: String, base: String, amount: String, reason: String? = nil) {
      self.rate = rate
      self.base = base
      self.amount = amount
      self.reason = reason
    }
  }

  package struct Party: Sendable {
    package var name: String
    /// Address and identifiers, one per line.
    package var lines: [String]

    package init(name: String, lines: [String]) {
      self.name = name
      self.lines = lines
    }
  }

  package struct Event: Sendable {
    package enum What: Sendable {
      case orderReceived(number: String)
      case draftPrepared
      /// `fingerprint` of the seal, in hexadecimal.
      case issued(fingerprint: String)
      case paid(amount: String)
      case creditNoteIssued(number: String)
      /// A feature's own words.
      case told(String)
    }
    package var what: What
    package var when: String
    /// ISO 8601, for machines.
    package var instant: String
    /// The person or the program, and why when they said so.
    package var who: String?
    package var href: String?
    /// What they said.
    package var note: String?

    package init(
      _ what: What, when: String, instant: String, who: String? = nil, href: String? = nil,
      note: String? = nil
    ) {
      self.what = what
      self.when = when
      self.instant = instant
      self.who = who
      self.href = href
      self.note = note
    }
  }

  package struct Link: Sendable {
    package enum Relation: Sendable {
      case order, correctedInvoice, creditNote, deposit, finalInvoice
      /// By a corrected invoice, and that invoice.
      case replaced, replacing
    }
    package var relation: Relation
    package var number: String
    /// `nil` where there is no page to go to.
    package var href: String?

    package init(_ relation: Relation, number: String, href: String?) {
      self.relation = relation
      self.number = number
      self.href = href
    }
  }

  /// What stands between a draft and its issue.
  package struct Draft: Sendable {
    package var findings: [Finding]
    /// `POST` to issue; offered when no finding stops it.
    package var issueHref: String
    /// Whether whoever reads may issue it.
    package var mayIssue = true

    package init(findings: [Finding], issueHref: String) {
      self.findings = findings
      self.issueHref = issueHref
    }
  }

  /// What a feature above adds to the page: something to do, and a card of its own.
  package struct Addition: Sendable {
    package struct Action: Sendable {
      package var title: String
      package var href: String
      package var icon: TrustedHTML

      package init(title: String, href: String, icon: TrustedHTML) {
        self.title = title
        self.href = href
        self.icon = icon
      }
    }

    /// Reads what it shows of a document, in the page's own transaction.
    package typealias Load =
      @Sendable (InvoiceID, Language, borrowing Transaction) throws ->
      Addition

    package var action: Action?
    package var card: (@Sendable (HTML) -> Void)?
    /// Its part of the way of a document: between its issue and its payment.
    package var milestones: [Stepper.Step]
    /// After its payment.
    package var closing: [Stepper.Step]
    /// What of it belongs to what happened to the document.
    package var events: [Event]

    package init(
      action: Action? = nil, milestones: [Stepper.Step] = [], closing: [Stepper.Step] = [],
      events: [Event] = [], card: (@Sendable (HTML) -> Void)? = nil
    ) {
      self.action = action
      self.milestones = milestones
      self.closing = closing
      self.events = events
      self.card = card
    }
  }

  package var additions: [Addition] = []
  package var kind: ShownKind
  package var number: String?
  package var status: ShownStatus
  package var issueDate: String?
  package var supplyDate: String?
  package var dueDate: String?
  package var amounts: Amounts
  package var lines: [Line]
  package var adjustments: [Fact] = []
  package var vat: [VATRow]
  package var seller: Party
  package var buyer: Party
  package var delivery: Party?
  /// How and where to pay, or how it was paid.
  package var payment: [Fact] = []
  package var links: [Link] = []
  package var history: [Event] = []
  /// `nil` while there is no content to explain.
  package var mentions: Mentions?
  /// `nil` while there is no file, which is the case of drafts.
  package var pdfHref: String?
  package var xmlHref: String?
  /// That its seal is in the log, as others can check it.
  package var proofHref: String?
  /// On a draft: to invoice it with other orders of its customer.
  package var togetherHref: String?
  /// The page that makes a credit note of it; `nil` when nothing is left to credit.
  package var creditHref: String?
  package var correctionHref: String?
  /// The page that invoices a deposit on a draft's order.
  package var depositHref: String?
  /// The form of a draft made by hand.
  package var editHref: String?
  /// A blank form with all of this one, for another sale.
  package var likeHref: String?
  package var deliveryNoteHref: String?
  package var receiptHref: String?
  package var proFormaHref: String?
  /// `POST` makes a copy marked as one.
  package var duplicateHref: String?
  package var draft: Draft?

  package init(
    kind: ShownKind, number: String?, status: ShownStatus, amounts: Amounts, lines: [Line],
    vat: [VATRow], seller: Party, buyer: Party
  ) {
    self.kind = kind
    self.number = number
    self.status = status
    self.amounts = amounts
    self.lines = lines
    self.vat = vat
    self.seller = seller
    self.buyer = buyer
  }
}
