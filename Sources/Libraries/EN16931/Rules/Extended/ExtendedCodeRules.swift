// Codes of the extensions, read in the XML: which list counts is said by attributes.

extension ExtendedRules {
  private static let ubl: [Syntax] = [.ublInvoice, .ublCreditNote]

  private static func wrong(_ what: (fr: String, en: String), fix: (fr: String, en: String))
    -> Words
  {
    Words(
      "\(what.en) is a code of its list.",
      fr: ("\(what.fr) n'est pas un code de la liste.", fix: fix.fr),
      en: ("\(what.en) is not a code of the list.", fix: fix.en))
  }

  static let codes: [Rule] = [
    french(
      "BR-EXT-CL-07", .fatal, [.cii], reads: [.ext01],
      wrong(
        ("Le type de la référence du contrat", "The type of the contract reference"),
        fix: ("Prenez un code UNTDID 1153.", "Take a code of UNTDID 1153."))
    ) { _ in
      // The official test asks whether a code element is a contract element: it never fires.
    },
    french(
      "BR-FREXT-CL-10", reads: [.bt29, .bt46, .bt60, .bt90],
      wrong(
        (
          "Le schéma d'identifiant (schemeID) de cette partie",
          "The identifier scheme (schemeID) of this party"
        ),
        fix: (
          "Prenez un code ISO 6523, 0009 pour un SIRET par exemple.",
          "Take an ISO 6523 code, 0009 for a SIRET for example."
        ))
    ) { judgeSchemes($0) },
    french(
      "BR-FREXT-CL-19-GP", .fatal, [.cii], reads: [.ext196],
      wrong(
        ("Le motif du rabais sur le prix brut", "The reason of the discount on the gross price"),
        fix: (
          "Prenez un code UNTDID 5189, 95 par exemple.",
          "Take a code of UNTDID 5189, 95 for example."
        ))
    ) { j in
      guard let xml = j.xml else { return }
      for node in xml.elements(named: Names.reasonCode)
      where !Adjustment.isCode(xml.trimmed(node), in: .allowanceReasons) {
        guard let discount = xml.parent(node), xml.name(discount) == Names.appliedAdjustment,
          xml.parent(discount).map({ xml.name($0) == Names.grossPrice }) ?? false,
          Adjustment.isCharge(discount, xml) == false
        else { continue }
        j.fail(node)
      }
    },
    french(
      "BR-FREXT-CL-20", reads: [.bt105, .bt145],
      wrong(
        ("Le motif du frais", "The reason of the charge"),
        fix: (
          "Prenez un code UNTDID 7161, FC pour le port.",
          "Take a code of UNTDID 7161, FC for freight."
        ))
    ) { j in
      j.eachChargeReason { node, list in
        (list == nil || list == "7161") && !Adjustment.isCode(node, in: .chargeReasons)
      }
    },
    french(
      "BR-FREXT-CL-20-TAX", reads: [.bt177, .bt193],
      wrong(
        ("La taxe autre que la TVA", "The tax other than VAT"),
        fix: (
          "Prenez un code UNTDID 5153, ENV par exemple.",
          "Take a code of UNTDID 5153, ENV for example."
        ))
    ) { j in
      j.eachChargeReason { node, list in
        list == "5153" && !Adjustment.isCode(node, in: .nonVATTaxes)
      }
    },
    french(
      "BR-FREXT-CL-20-LISTID", reads: [.bt105, .bt145, .bt177, .bt193],
      wrong(
        ("La liste (listID) du motif du frais", "The list (listID) of the reason of the charge"),
        fix: (
          "Écrivez 7161 pour un motif, 5153 pour une taxe, ou retirez listID.",
          "Write 7161 for a reason, 5153 for a tax, or remove listID."
        ))
    ) { j in
      j.eachChargeReason { _, list in
        guard let list, !list.isEmpty else { return false }
        return !["7161", "5153"].contains(XMLSpace.normalized(list))
      }
    },
    french(
      "BR-FREXT-CL-24", reads: [.bt125],
      wrong(
        ("Le type de la pièce jointe (mimeCode)", "The type of the attachment (mimeCode)"),
        fix: (
          "Joignez un PDF, PNG, JPEG, CSV, classeur ou XML.",
          "Attach a PDF, PNG, JPEG, CSV, spreadsheet or XML."
        ))
    ) { j in
      guard let xml = j.xml else { return }
      for name in [Names.attachmentCII, Names.attachmentUBL] {
        for node in xml.elements(named: name) {
          guard let type = xml.attribute(node, Names.mimeCode),
            !CodeList.extendedAttachmentTypes.codes.contains(type)
          else { continue }
          j.fail(node, attribute: "mimeCode", value: type)
        }
      }
    },
    french(
      "BR-FREXT-CL-27", reads: [.ext185],
      wrong(
        ("Le code des conditions de livraison", "The code of the delivery terms"),
        fix: ("Prenez un Incoterm, DAP par exemple.", "Take an Incoterm, DAP for example."))
    ) { j in
      guard let xml = j.xml else { return }
      let (terms, code) =
        j.isUBL
        ? (Names.deliveryTermsUBL, Names.id) : (Names.deliveryTermsCII, Names.deliveryTypeCode)
      for node in xml.elements(named: terms) {
        for code in xml.children(node, named: code)
        where !Adjustment.isCode(xml.trimmed(code), in: .incoterms) {
          j.fail(code)
        }
      }
    },
    french("BR-FREXT-04", .fatal, ubl, reads: [.ext159], attributeWords) { j in
      guard let xml = j.xml else { return }
      for node in xml.elements(named: Names.nameCode)
      where !Adjustment.isCode(xml.trimmed(node), in: .itemAttributes) {
        guard let property = xml.parent(node), xml.name(property) == Names.itemProperty,
          let item = xml.parent(property), xml.name(item) == Names.item,
          let line = xml.parent(item), Names.linesUBL.contains(xml.name(line))
        else { continue }
        j.fail(node)
      }
    },
    facturX("BR-FXEXT-04", .warning, also: .extendedCTC, reads: [.ext159], attributeWords) { j in
      guard let xml = j.xml else { return }
      for node in xml.elements(named: Names.typeCode)
      where !Adjustment.isCode(xml.trimmed(node), in: .itemAttributes) {
        guard let parent = xml.parent(node), xml.name(parent) == Names.characteristic else {
          continue
        }
        j.fail(node)
      }
    },
    facturX(
      "BR-FXEXT-03", reads: [.bt31],
      Words(
        "Only the seller has a tax registration other than a VAT number.",
        fr: (
          "Le numéro fiscal d'une autre partie que le vendeur n'est pas un numéro de TVA (schemeID VA).",
          fix: "Écrivez schemeID=\"VA\" et le numéro de TVA, ou retirez le numéro."
        ),
        en: (
          "The tax number of a party other than the seller is not a VAT number (schemeID VA).",
          fix: "Write schemeID=\"VA\" and the VAT number, or remove the number."
        ))
    ) { j in
      guard let xml = j.xml else { return }
      for registration in xml.elements(named: Names.taxRegistration)
      where !xml.hasAncestor(registration, Names.seller) {
        for id in xml.children(registration, named: Names.idCII)
        where xml.attribute(id, Names.schemeID) != "VA" {
          j.fail(id, attribute: "schemeID", value: xml.attribute(id, Names.schemeID))
        }
      }
    },
  ]

  private static let attributeWords = wrong(
    ("Le code de l'attribut d'article", "The code of the item attribute"),
    fix: (
      "Prenez un code UNTDID 6313 ou de Factur-X, ou nommez l'attribut en texte (BT-160).",
      "Take a code of UNTDID 6313 or of Factur-X, or name the attribute as text (BT-160)."
    ))

  private static func judgeSchemes(_ j: Judgement) {
    guard let xml = j.xml else { return }
    if j.isUBL {
      for party in xml.elements(named: Names.partyIdentification) {
        for id in xml.children(party, named: Names.id) {
          guard let scheme = xml.attribute(id, Names.schemeID),
            !Adjustment.isCode(XMLSpace.normalized(scheme), in: .extendedPartySchemes)
          else { continue }
          let isCreditor =
            xml.hasAncestor(id, Names.supplier) || xml.hasAncestor(id, Names.payee)
          if XMLSpace.normalized(scheme) == "SEPA", isCreditor { continue }
          j.fail(id, attribute: "schemeID", value: scheme)
        }
      }
      return
    }
    for id in xml.elements(named: Names.globalID) {
      guard let scheme = xml.attribute(id, Names.schemeID),
        !Adjustment.isCode(XMLSpace.normalized(scheme), in: .extendedPartySchemes),
        !xml.hasAncestor(id, Names.product), !xml.hasAncestor(id, Names.shipTo)
      else { continue }
      j.fail(id, attribute: "schemeID", value: scheme)
    }
  }

  private enum Names {
    static let reasonCode = XMLName.of("ram:ReasonCode")
    static let appliedAdjustment = XMLName.of("ram:AppliedTradeAllowanceCharge")
    static let grossPrice = XMLName.of("ram:GrossPriceProductTradePrice")
    static let attachmentCII = XMLName.of("ram:AttachmentBinaryObject")
    static let attachmentUBL = XMLName.of("cbc:EmbeddedDocumentBinaryObject")
    static let deliveryTermsCII = XMLName.of("ram:ApplicableTradeDeliveryTerms")
    static let deliveryTypeCode = XMLName.of("ram:DeliveryTypeCode")
    static let deliveryTermsUBL = XMLName.of("cac:DeliveryTerms")
    static let id = XMLName.of("cbc:ID")
    static let idCII = XMLName.of("ram:ID")
    static let nameCode = XMLName.of("cbc:NameCode")
    static let itemProperty = XMLName.of("cac:AdditionalItemProperty")
    static let item = XMLName.of("cac:Item")
    static let linesUBL = [XMLName.of("cac:InvoiceLine"), XMLName.of("cac:CreditNoteLine")]
    static let typeCode = XMLName.of("ram:TypeCode")
    static let characteristic = XMLName.of("ram:ApplicableProductCharacteristic")
    static let taxRegistration = XMLName.of("ram:SpecifiedTaxRegistration")
    static let seller = XMLName.of("ram:SellerTradeParty")
    static let partyIdentification = XMLName.of("cac:PartyIdentification")
    static let supplier = XMLName.of("cac:AccountingSupplierParty")
    static let payee = XMLName.of("cac:PayeeParty")
    static let globalID = XMLName.of("ram:GlobalID")
    static let product = XMLName.of("ram:SpecifiedTradeProduct")
    static let shipTo = XMLName.of("ram:ShipToTradeParty")
    static let schemeID = XMLAttributeName.of("schemeID")
    static let mimeCode = XMLAttributeName.of("mimeCode")
  }
}

/// Allowances and charges in either syntax.
private enum Adjustment {
  private static let indicatorCII = XMLName.of("ram:ChargeIndicator")
  private static let indicatorUBL = XMLName.of("cbc:ChargeIndicator")
  private static let indicator = XMLName.of("udt:Indicator")
  static let cii = XMLName.of("ram:SpecifiedTradeAllowanceCharge")
  static let ubl = XMLName.of("cac:AllowanceCharge")
  static let reasonCII = XMLName.of("ram:ReasonCode")
  static let reasonUBL = XMLName.of("cbc:AllowanceChargeReasonCode")
  static let listID = XMLAttributeName.of("listID")

  /// Nil when the indicator says neither.
  static func isCharge(_ node: XMLDocument.Node, _ xml: XMLDocument) -> Bool? {
    let outer = xml.first(node, indicatorCII).flatMap { xml.first($0, indicator) }
    guard let found = outer ?? xml.first(node, indicatorUBL) else { return nil }
    switch xml.trimmed(found) {
    case "true", "1": return true
    case "false", "0": return false
    default: return nil
    }
  }

  static func isCode(_ text: String, in list: CodeList) -> Bool {
    !text.isEmpty && list.contains(text)
  }
}

extension Judgement {
  /// Each reason code of a charge, with its list, that is wrong.
  fileprivate func eachChargeReason(_ isWrong: (_ code: String, _ list: String?) -> Bool) {
    guard let xml else { return }
    let (name, parent) =
      isUBL ? (Adjustment.reasonUBL, Adjustment.ubl) : (Adjustment.reasonCII, Adjustment.cii)
    for node in xml.elements(named: name) {
      guard let charge = xml.parent(node), xml.name(charge) == parent,
        Adjustment.isCharge(charge, xml) == true,
        isWrong(xml.trimmed(node), xml.attribute(node, Adjustment.listID))
      else { continue }
      fail(node)
    }
  }
}

extension XMLDocument {
  func hasAncestor(_ node: Node, _ name: XMLName) -> Bool {
    var next = parent(node)
    while let this = next {
      if self.name(this) == name { return true }
      next = parent(this)
    }
    return false
  }
}
