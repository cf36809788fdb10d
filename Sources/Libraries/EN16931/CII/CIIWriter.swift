import Money

/// Writes an invoice as UN/CEFACT Cross Industry Invoice D22B, profile EN 16931: the XML of a Factur-X file.
///
/// The order of elements is the schema's. Only a `CheckedInvoice` gets here.
struct CIIWriter {
  private var xml: XMLWriter
  private let invoice: Invoice

  static func bytes(of invoice: Invoice) -> [UInt8] {
    var writer = CIIWriter(invoice)
    writer.document()
    return writer.xml.bytes
  }

  private init(_ invoice: Invoice) {
    self.invoice = invoice
    xml = XMLWriter(capacity: 4096 + invoice.lines.count * 1024)
  }

  private mutating func document() {
    xml.raw(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rsm:CrossIndustryInvoice \
      xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" \
      xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" \
      xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100" \
      xmlns:qdt="urn:un:unece:uncefact:data:standard:QualifiedDataType:100">

      """)
    context()
    header()
    xml.group("rsm:SupplyChainTradeTransaction") { xml in
      for line in invoice.lines { Self.line(line, into: &xml) }
      Self.agreement(invoice, into: &xml)
      Self.delivery(invoice, into: &xml)
      Self.settlement(invoice, into: &xml)
    }
    xml.raw("</rsm:CrossIndustryInvoice>\n")
  }

  private mutating func context() {
    xml.group("rsm:ExchangedDocumentContext") { xml in
      xml.group("ram:BusinessProcessSpecifiedDocumentContextParameter") {
        $0.text("ram:ID", invoice.businessProcess.rawValue)
      }
      xml.group("ram:GuidelineSpecifiedDocumentContextParameter") {
        $0.text("ram:ID", "urn:cen.eu:en16931:2017")
      }
    }
  }

  private mutating func header() {
    xml.group("rsm:ExchangedDocument") { xml in
      xml.text("ram:ID", invoice.number)
      xml.text("ram:TypeCode", invoice.type.rawValue)
      xml.group("ram:IssueDateTime") { Self.date(invoice.issueDate, into: &$0) }
      for note in invoice.notes {
        xml.group("ram:IncludedNote") {
          $0.text("ram:Content", note.text)
          $0.text("ram:SubjectCode", note.subject.rawValue)
        }
      }
    }
  }

  private static func date(_ date: LocalDate, into xml: inout XMLWriter) {
    xml.text("udt:DateTimeString", "format", "102", date.compact)
  }

  // MARK: Line (BG-25)

  private static func line(_ line: Invoice.Line, into xml: inout XMLWriter) {
    xml.group("ram:IncludedSupplyChainTradeLineItem") { xml in
      xml.group("ram:AssociatedDocumentLineDocument") { $0.text("ram:LineID", line.id) }
      xml.group("ram:SpecifiedTradeProduct") {
        $0.text("ram:SellerAssignedID", line.sku)
        $0.text("ram:Name", line.name)
        $0.text("ram:Description", line.description)
      }
      xml.group("ram:SpecifiedLineTradeAgreement") {
        $0.group("ram:NetPriceProductTradePrice") {
          $0.text("ram:ChargeAmount", line.netPrice.description)
          if line.basis != Quantity(1) {
            $0.text("ram:BasisQuantity", "unitCode", line.unit, line.basis.description)
          }
        }
      }
      xml.group("ram:SpecifiedLineTradeDelivery") {
        $0.text("ram:BilledQuantity", "unitCode", line.unit, line.quantity.description)
      }
      xml.group("ram:SpecifiedLineTradeSettlement") { xml in
        tax("ram:ApplicableTradeTax", line.vat, into: &xml)
        if let allowance = line.allowance {
          xml.group("ram:SpecifiedTradeAllowanceCharge") {
            $0.group("ram:ChargeIndicator") { $0.text("udt:Indicator", "false") }
            $0.text("ram:ActualAmount", allowance.amount.description)
            $0.text("ram:Reason", allowance.reason)
          }
        }
        xml.group("ram:SpecifiedTradeSettlementLineMonetarySummation") {
          $0.text("ram:LineTotalAmount", line.net.description)
        }
      }
    }
  }

  private static func tax(_ name: StaticString, _ vat: Invoice.VAT, into xml: inout XMLWriter) {
    xml.group(name) {
      $0.text("ram:TypeCode", "VAT")
      $0.text("ram:CategoryCode", vat.category.rawValue)
      $0.text("ram:RateApplicablePercent", vat.writtenRate)
    }
  }

  // MARK: Agreement (who)

  private static func agreement(_ invoice: Invoice, into xml: inout XMLWriter) {
    xml.group("ram:ApplicableHeaderTradeAgreement") { xml in
      xml.group("ram:SellerTradeParty") { party(invoice.seller, into: &$0) }
      xml.group("ram:BuyerTradeParty") { party(invoice.buyer, into: &$0) }
      if let order = invoice.salesOrder {
        xml.group("ram:SellerOrderReferencedDocument") { $0.text("ram:IssuerAssignedID", order) }
      }
      if let order = invoice.purchaseOrder {
        xml.group("ram:BuyerOrderReferencedDocument") { $0.text("ram:IssuerAssignedID", order) }
      }
    }
  }

  private static func party(_ party: Party, into xml: inout XMLWriter) {
    xml.text("ram:Name", party.name)
    if party.legalID != nil || party.tradingName != nil {
      xml.group("ram:SpecifiedLegalOrganization") {
        if let id = party.legalID {
          $0.text("ram:ID", "schemeID", id.scheme.rawValue, id.value)
        }
        $0.text("ram:TradingBusinessName", party.tradingName)
      }
    }
    if let contact = party.contact, !contact.isEmpty {
      xml.group("ram:DefinedTradeContact") {
        $0.text("ram:PersonName", contact.name)
        if let phone = contact.phone {
          $0.group("ram:TelephoneUniversalCommunication") { $0.text("ram:CompleteNumber", phone) }
        }
        if let email = contact.email {
          $0.group("ram:EmailURIUniversalCommunication") { $0.text("ram:URIID", email) }
        }
      }
    }
    xml.group("ram:PostalTradeAddress") { address(party.address, into: &$0) }
    if let address = party.electronicAddress {
      xml.group("ram:URIUniversalCommunication") {
        $0.text("ram:URIID", "schemeID", address.scheme.rawValue, address.value)
      }
    }
    if let vat = party.vatIdentifier {
      xml.group("ram:SpecifiedTaxRegistration") { $0.text("ram:ID", "schemeID", "VA", vat) }
    }
    if let number = party.taxRegistration {
      xml.group("ram:SpecifiedTaxRegistration") { $0.text("ram:ID", "schemeID", "FC", number) }
    }
  }

  private static func address(_ address: PostalAddress, into xml: inout XMLWriter) {
    xml.text("ram:PostcodeCode", address.postCode)
    xml.text("ram:LineOne", address.line1)
    xml.text("ram:LineTwo", address.line2)
    xml.text("ram:CityName", address.city)
    xml.text("ram:CountryID", address.country)
  }

  // MARK: Delivery (where and when)

  private static func delivery(_ invoice: Invoice, into xml: inout XMLWriter) {
    xml.group("ram:ApplicableHeaderTradeDelivery") { xml in
      guard let delivery = invoice.delivery else { return }
      if let place = delivery.address {
        xml.group("ram:ShipToTradeParty") {
          $0.text("ram:Name", delivery.name)
          $0.group("ram:PostalTradeAddress") { address(place, into: &$0) }
        }
      }
      if let day = delivery.date {
        xml.group("ram:ActualDeliverySupplyChainEvent") {
          $0.group("ram:OccurrenceDateTime") { date(day, into: &$0) }
        }
      }
    }
  }

  // MARK: Settlement (how much)

  private static func settlement(_ invoice: Invoice, into xml: inout XMLWriter) {
    xml.group("ram:ApplicableHeaderTradeSettlement") { xml in
      xml.text("ram:PaymentReference", invoice.payment?.reference)
      xml.text("ram:TaxCurrencyCode", invoice.accountingVAT?.currency.code)
      xml.text("ram:InvoiceCurrencyCode", invoice.currency.code)
      if let payment = invoice.payment { paymentMeans(payment, into: &xml) }
      for breakdown in invoice.vatBreakdown {
        vatBreakdown(breakdown, onDebits: invoice.taxPointOnDebits, into: &xml)
      }
      for adjustment in invoice.adjustments { self.adjustment(adjustment, into: &xml) }
      if invoice.paymentTerms != nil || invoice.dueDate != nil {
        xml.group("ram:SpecifiedTradePaymentTerms") {
          $0.text("ram:Description", invoice.paymentTerms)
          if let due = invoice.dueDate {
            $0.group("ram:DueDateDateTime") { date(due, into: &$0) }
          }
        }
      }
      totals(invoice.totals, invoice.accountingVAT, into: &xml)
      for preceding in invoice.precedingInvoices {
        xml.group("ram:InvoiceReferencedDocument") {
          $0.text("ram:IssuerAssignedID", preceding.number)
          $0.group("ram:FormattedIssueDateTime") {
            $0.text("qdt:DateTimeString", "format", "102", preceding.issueDate.compact)
          }
        }
      }
    }
  }

  private static func paymentMeans(
    _ payment: Invoice.PaymentInstructions, into xml: inout XMLWriter
  ) {
    xml.group("ram:SpecifiedTradeSettlementPaymentMeans") { xml in
      xml.text("ram:TypeCode", payment.means.rawValue)
      xml.text("ram:Information", payment.text)
      guard let iban = payment.iban else { return }
      xml.group("ram:PayeePartyCreditorFinancialAccount") {
        $0.text("ram:IBANID", iban)
        $0.text("ram:AccountName", payment.accountName)
      }
      if let bic = payment.bic {
        xml.group("ram:PayeeSpecifiedCreditorFinancialInstitution") { $0.text("ram:BICID", bic) }
      }
    }
  }

  /// - Parameter onDebits: code 5 of UNTDID 2475 in each breakdown, as BR-FR wants the option said in CII.
  private static func vatBreakdown(
    _ breakdown: VATBreakdown, onDebits: Bool, into xml: inout XMLWriter
  ) {
    xml.group("ram:ApplicableTradeTax") {
      $0.text("ram:CalculatedAmount", breakdown.tax.description)
      $0.text("ram:TypeCode", "VAT")
      $0.text("ram:ExemptionReason", breakdown.exemptionReason)
      $0.text("ram:BasisAmount", breakdown.base.description)
      $0.text("ram:CategoryCode", breakdown.vat.category.rawValue)
      $0.text("ram:ExemptionReasonCode", breakdown.vat.exemption)
      if onDebits { $0.text("ram:DueDateTypeCode", "5") }
      $0.text("ram:RateApplicablePercent", breakdown.vat.writtenRate)
    }
  }

  private static func adjustment(_ adjustment: Invoice.Adjustment, into xml: inout XMLWriter) {
    xml.group("ram:SpecifiedTradeAllowanceCharge") { xml in
      xml.group("ram:ChargeIndicator") {
        $0.text("udt:Indicator", adjustment.isCharge ? "true" : "false")
      }
      xml.text("ram:ActualAmount", adjustment.amount.description)
      xml.text("ram:ReasonCode", adjustment.reasonCode)
      xml.text("ram:Reason", adjustment.reason)
      tax("ram:CategoryTradeTax", adjustment.vat, into: &xml)
    }
  }

  private static func totals(
    _ totals: Totals, _ accountingVAT: Money?, into xml: inout XMLWriter
  ) {
    xml.group("ram:SpecifiedTradeSettlementHeaderMonetarySummation") {
      $0.text("ram:LineTotalAmount", totals.lines.description)
      if !totals.charges.isZero { $0.text("ram:ChargeTotalAmount", totals.charges.description) }
      if !totals.allowances.isZero {
        $0.text("ram:AllowanceTotalAmount", totals.allowances.description)
      }
      $0.text("ram:TaxBasisTotalAmount", totals.net.description)
      $0.text(
        "ram:TaxTotalAmount", "currencyID", totals.vat.currency.code, totals.vat.description)
      if let vat = accountingVAT {
        $0.text("ram:TaxTotalAmount", "currencyID", vat.currency.code, vat.description)
      }
      if !totals.rounding.isZero { $0.text("ram:RoundingAmount", totals.rounding.description) }
      $0.text("ram:GrandTotalAmount", totals.gross.description)
      if !totals.paid.isZero { $0.text("ram:TotalPrepaidAmount", totals.paid.description) }
      $0.text("ram:DuePayableAmount", totals.due.description)
    }
  }
}
