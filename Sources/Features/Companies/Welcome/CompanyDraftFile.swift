import Invoicing
import Kernel

extension CompanyDraft {
  /// The company file (docs/company.md) it says.
  ///
  /// - Parameter usual: the law's words, which are not written: the file then follows the law.
  func file(_ usual: LegalTerms) -> [UInt8] {
    let json = JSONWriter()
    json.object {
      // What must be there is written blank, so that what is wrong with it has its place.
      for field in [Field.name, .legalForm, .siren] { json.field(field.rawValue, self[field]) }
      if !self[.capital].isEmpty { json.field("capital", TypedNumber.plain(self[.capital])) }
      for field in [Field.register, .email, .phone, .website] where !self[field].isEmpty {
        json.field(field.rawValue, self[field])
      }
      if let vatIdentifier { json.field("vatIdentifier", vatIdentifier) }
      json.field("vatRegime", meant(.vatRegime))
      json.field("defaultVATRate", meant(.defaultVATRate))
      if !self[.legalGuarantee].isEmpty { json.field("legalGuarantee", true) }
      // It says nothing before the public has an address; from then on customers expect it.
      json.field("linksInMail", true)
      address(json)
      look(json)
      payment(json, usual)
    }
    return json.bytes
  }

  private func address(_ json: JSONWriter) {
    json.object("address") {
      json.field("line1", self[.line1])
      if !self[.line2].isEmpty { json.field("line2", self[.line2]) }
      json.field("postCode", self[.postCode])
      json.field("city", self[.city])
      json.field("country", "FR")
    }
  }

  private func look(_ json: JSONWriter) {
    json.object("numbering") {
      json.field("invoices", meant(.invoiceNumbers))
      json.field("creditNotes", meant(.creditNoteNumbers))
    }
    json.object("brand") {
      json.field("color", meant(.color).uppercased())
      if !self[.wordmark].isEmpty { json.field("wordmark", self[.wordmark]) }
    }
  }

  private func payment(_ json: JSONWriter, _ usual: LegalTerms) {
    if hasAccount {
      json.object("bankAccount") {
        json.field("iban", self[.iban])
        if !self[.bic].isEmpty {
          json.field("bic", self[.bic].uppercased().filter { !$0.isWhitespace })
        }
        if !self[.holder].isEmpty { json.field("holder", self[.holder]) }
      }
    }
    let term = PaymentTerm(rawValue: meant(.term))
    json.object("terms") {
      if let term {
        json.field("days", term.days)
        json.field("endOfMonth", term.isEndOfMonth)
      } else {
        json.field("days", meant(.term))
      }
      for (field, law) in usual.words
      where !self[field].isEmpty && self[field] != CleanText.line(law) {
        json.field(field.rawValue, self[field])
      }
    }
  }

  var hasAccount: Bool { [Field.iban, .bic, .holder].contains { !self[$0].isEmpty } }
}

extension LegalTerms {
  /// By the inputs they stand in.
  var words: [(CompanyDraft.Field, String)] {
    [
      (.latePenalty, latePenalty), (.recoveryFee, recoveryFee), (.earlyDiscount, earlyDiscount),
    ]
  }
}
