import EN16931
import Kernel
import Money
import Storage
import Tax

/// The mentions of one document: those printed, with their words, and those left out, each with its law and condition.
///
/// Recomputed from what is frozen: the sealed content and the seller's profile of that day. Words that stand in the
/// document are quoted from it, so that a later table never puts others in its mouth.
struct DocumentMentions {
  struct Printed {
    let mention: Mention
    /// French, as they stand in the document.
    let words: String
  }

  let printed: [Printed]
  /// Valid that day and not due, or not valid that day.
  let leftOut: [Mention]

  private let invoice: Invoice
  private let seller: CompanyProfile
  private let holds: Set<MentionCondition>

  /// - Parameter seller: as it was when the document was issued.
  init(of invoice: Invoice, seller: CompanyProfile, buyer: SalesOrder.Buyer.Kind) {
    self.invoice = invoice
    self.seller = seller
    holds = Self.conditions(invoice, seller, buyer)
    var printed: [Printed] = []
    var leftOut: [Mention] = []
    for mention in MentionTable.all {
      if holds.contains(mention.condition), mention.isValid(on: invoice.issueDate) {
        printed.append(
          Printed(mention: mention, words: Words(invoice, seller).of(mention)))
      } else {
        leftOut.append(mention)
      }
    }
    self.printed = printed
    self.leftOut = Self.once(leftOut)
  }

  /// Of fifty exemptions nobody stated, the first speaks for all, and so wherever a VAT has the same condition.
  private static func once(_ mentions: [Mention]) -> [Mention] {
    var seen: Set<String> = []
    return mentions.filter { mention in
      mention.place != .vatReason || seen.insert(mention.condition.text(.french)).inserted
    }
  }

  /// Of an issued document: its sealed content is read back.
  static func load(
    _ stored: StoredInvoice, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> DocumentMentions {
    let number = stored.summary.number ?? ""
    let xml = try DocumentStore.xml(
      of: stored.summary.id, number: number, company: company, in: tx)
    guard let content = CheckedInvoice.sealed(xml),
      let seller = try CompanyStore.profile(stored.profileVersion, of: company, in: tx)
    else { throw InvoicingError.documentDamaged(number: number) }
    return DocumentMentions(of: content.invoice, seller: seller, buyer: stored.buyerKind)
  }

  // MARK: What holds

  private static func conditions(
    _ invoice: Invoice, _ seller: CompanyProfile, _ buyer: SalesOrder.Buyer.Kind
  ) -> Set<MentionCondition> {
    let isCredit = invoice.type.isCreditNote
    let all: [(MentionCondition, Bool)] = [
      (.always, true), (.buyerIsCompany, buyer == .company),
      (.buyerIsConsumer, buyer == .consumer),
      (.dueLater, invoice.dueDate != nil && !invoice.businessProcess.isPaid && !isCredit),
      (.sellerHasForm, !seller.isSoleTrader), (.sellerIsSoleTrader, seller.isSoleTrader),
      (.sellerHasCapital, seller.capital != nil), (.sellerIsRegistered, seller.register != nil),
      (.sellerHasVATNumber, seller.vatIdentifier != nil), (.sellerOnDebits, seller.tax.onDebits),
      (
        .guaranteedGoods,
        seller.legalGuarantee && buyer == .consumer && !isCredit && invoice.sellsGoods
      ),
      (.buyerHasSIREN, invoice.buyer.legalID != nil),
      (.buyerHasVATNumber, invoice.buyer.vatIdentifier != nil),
      (.hasSupplyDate, invoice.delivery?.date != nil),
      (.deliveredElsewhere, invoice.delivery?.address != nil),
      (.otherCurrency, invoice.currency != .eur), (.isCreditNote, isCredit),
      (.replacesInvoice, invoice.type == .corrected), (.isDeposit, invoice.type == .deposit),
      (.deductsDeposits, invoice.type == .invoice && !invoice.precedingInvoices.isEmpty),
    ]
    return Set(all.filter(\.1).map(\.0) + vatConditions(invoice))
  }

  private static func vatConditions(_ invoice: Invoice) -> [MentionCondition] {
    invoice.vatBreakdown.compactMap { row in
      guard let words = row.exemptionReason else { return nil }
      let isDomestic = row.vat.exemption == ExemptionCode.domesticReverseCharge.rawValue
      let mention = TaxMention.all.first { mention in
        guard mention.wording(on: invoice.issueDate)?.text(.french) == words else { return false }
        if case .domesticReverseCharge = mention { return isDomestic }
        return mention != .reverseCharge || !isDomestic
      }
      return mention.map { .vat($0) }
    }
  }
}

extension DocumentMentions {
  /// The words of a mention as they stand in the document.
  fileprivate struct Words {
    let invoice: Invoice
    let seller: CompanyProfile

    init(_ invoice: Invoice, _ seller: CompanyProfile) {
      self.invoice = invoice
      self.seller = seller
    }

    func of(_ mention: Mention) -> String {
      switch mention.place {
      case .note(NoteSubject.legalInformation.rawValue): registration(mention)
      case .note(NoteSubject.general.rawValue): general(mention)
      case .note(let code):
        invoice.notes.first { $0.subject.rawValue == code }?.text ?? mention.words.french
      case .vatReason, .page: mention.words.french
      case .field: field(mention)
      }
    }

    /// The note that begins as the table says: it may end with a value.
    private func general(_ mention: Mention) -> String {
      let words = mention.words.french
      let start = words.split(separator: "…").first ?? ""
      return invoice.notes.first { $0.subject == .general && $0.text.hasPrefix(start) }?.text
        ?? words
    }

    private func registration(_ mention: Mention) -> String {
      switch mention.name {
      case .legalForm, .soleTrader: seller.legalForm
      case .capital: fill(mention, seller.capital.map(French.amount))
      case .siren: fill(mention, French.siren(seller.siren))
      case .register: fill(mention, seller.register)
      case .vatNumber: fill(mention, seller.vatIdentifier)
      default: mention.words.french
      }
    }

    private func field(_ mention: Mention) -> String {
      switch mention.name {
      case .dueDate: fill(mention, invoice.dueDate.map(French.date))
      case .supplyDate: fill(mention, invoice.delivery?.date.map(French.date))
      case .buyerSIREN: fill(mention, (invoice.buyer.legalID?.value).map(French.siren))
      case .buyerVATNumber: fill(mention, invoice.buyer.vatIdentifier)
      case .deliveryAddress: fill(mention, (invoice.delivery?.address).map(town))
      case .nature: nature
      case .creditedInvoice, .replacedInvoice, .depositsDeducted:
        preceding(mention)
      default: mention.words.french
      }
    }

    /// "Avoir sur la facture F-1 du 01/02/2026, F-2 du 03/02/2026".
    private func preceding(_ mention: Mention) -> String {
      let all = invoice.precedingInvoices
      guard let first = all.first else { return mention.words.french }
      let words = filled(filled(mention.words.french, first.number), French.date(first.issueDate))
      return all.dropFirst().reduce(words) { "\($0), \($1.number) du \(French.date($1.issueDate))" }
    }

    private var nature: String {
      switch invoice.businessProcess.unpaid {
      case .services: DocumentWords.french.services
      case .mixed: DocumentWords.french.mixed
      default: DocumentWords.french.goods
      }
    }

    private func town(_ address: PostalAddress) -> String {
      "\(address.postCode) \(address.city)"
    }

    private func fill(_ mention: Mention, _ value: String?) -> String {
      value.map { filled(mention.words.french, $0) } ?? mention.words.french
    }

    private func filled(_ words: String, _ value: String) -> String {
      words.replacing("…", with: value, maxReplacements: 1)
    }
  }
}

extension CompanyProfile {
  /// Entrepreneur individuel, whatever the file calls it (C. com. R526-27).
  var isSoleTrader: Bool {
    let form = legalForm.lowercased()
    return form == "ei" || form.contains("individuel") || form.hasSuffix("entrepreneur")
      || form == "eirl"
  }
}

extension Invoice {
  /// Whether it is about goods at all.
  var sellsGoods: Bool { businessProcess.unpaid != .services }
}
