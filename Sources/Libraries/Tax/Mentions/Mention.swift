import Money

/// Words a document owes its reader, as dated data: what they are, who asks for them, when they are due, from which day to
/// which they may be printed, and where they go.
///
/// The French words are the ones the law asks for; the others translate them for the reader. A row is never edited once it
/// was printed: what the law changes ends (`validUntil`) and begins anew in another row of the same name.
package struct Mention: Hashable, Sendable {
  /// Where the words stand.
  package enum Place: Hashable, Sendable {
    /// A note of the XML (BG-1) under a subject code (BT-21), and on the page.
    case note(String)
    /// The reason of a VAT (BT-120), and beside that VAT on the page.
    case vatReason
    /// A field of its own in the XML, and on the page.
    case field(String)
    /// On the page alone.
    case page
  }

  package let name: MentionName
  package let words: MentionWords
  package let condition: MentionCondition
  package let place: Place
  /// The article that asks for them.
  package let law: String
  /// Where that was read.
  package let source: String
  /// Before it the words had no law; `nil` where the tables of this program begin later anyway.
  package let validFrom: LocalDate?
  /// The last day they may be printed; `nil` while none is known.
  package let validUntil: LocalDate?

  package func isValid(on date: LocalDate) -> Bool {
    (validFrom.map { $0 <= date } ?? true) && (validUntil.map { date <= $0 } ?? true)
  }
}

/// The same words in the languages of documents.
package struct MentionWords: Hashable, Sendable {
  package let french: String
  package let english: String
  package let german: String
  package let spanish: String
  package let italian: String

  init(_ french: String, _ english: String, _ german: String, _ spanish: String, _ italian: String)
  {
    self.french = french
    self.english = english
    self.german = german
    self.spanish = spanish
    self.italian = italian
  }

  package func text(_ language: TaxLanguage) -> String {
    switch language {
    case .french: french
    case .english: english
    case .german: german
    case .spanish: spanish
    case .italian: italian
    }
  }
}

/// Which mention; stays when its words change.
package enum MentionName: Hashable, Sendable {
  // Payment.
  case recoveryFee, noRecoveryFee, latePenalty, noLatePenalty, earlyDiscount, dueDate
  // Who sells.
  case legalForm, soleTrader, capital, siren, register, vatNumber, vatGroup
  // Who buys, what and where.
  case buyerSIREN, buyerVATNumber, nature, supplyDate, deliveryAddress, debitsOption,
    legalGuarantee, exchangeRate
  // Which document.
  case creditedInvoice, replacedInvoice, depositInvoice, depositsDeducted, selfBilling, duplicate
  case vat(TaxMention)

  /// As programs write it: "late-penalty", "vat.franchise", "vat.exemption.VATEX-FR-CGI261-4".
  package var code: String {
    if case .vat(let mention) = self { return "vat.\(mention.code)" }
    return "\(self)".dashed
  }
}

extension TaxMention {
  /// "intra-community", "margin.second-hand".
  var code: String {
    switch self {
    case .domesticReverseCharge(let goods): "domestic-reverse-charge.\("\(goods)".dashed)"
    case .margin(let goods): "margin.\("\(goods)".dashed)"
    case .exemption(let code): "exemption.\(code.rawValue)"
    default: "\(self)".dashed
    }
  }
}

extension String {
  /// "lateFee" → "late-fee", "noVATTerritory" → "no-vat-territory".
  fileprivate var dashed: String {
    let letters = Array(self)
    var result = ""
    for (index, letter) in letters.enumerated() {
      let follows = index > 0 && letters[index - 1].isLowercase
      let ends =
        index > 0 && letters[index - 1].isUppercase && index + 1 < letters.count
        && letters[index + 1].isLowercase
      if letter.isUppercase, follows || ends { result.append("-") }
      result += letter.lowercased()
    }
    return result
  }
}
