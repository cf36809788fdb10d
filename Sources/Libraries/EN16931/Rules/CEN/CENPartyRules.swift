/// Who sells, buys, is paid and stands for the seller: BR-06 … BR-11, BR-17 … BR-20, BR-56, BR-57,
/// BR-62, BR-63, BR-CO-09, BR-CO-26.
enum CENPartyRules {
  static let all: [Rule] = sellerAndBuyer + addresses + others

  private static let sellerAndBuyer: [Rule] = [
    Rule(
      "BR-06", .fatal, .everywhere, reads: [.bt27],
      text: "The seller has a name (BT-27).",
      fr: .init(
        "Le nom du vendeur (BT-27) manque.",
        fix: "Indiquez la raison sociale complète du vendeur, telle qu'au registre du commerce."),
      en: .init(
        "The seller's name (BT-27) is missing.",
        fix: "State the full legal name of the seller, as registered.")
    ) { j in
      let seller = j.place(.bg4)
      j.require(seller.isFilled(.bt27), .bt27, in: seller)
    },
    Rule(
      "BR-07", .fatal, .everywhere, reads: [.bt44],
      text: "The buyer has a name (BT-44).",
      fr: .init(
        "Le nom de l'acheteur (BT-44) manque.",
        fix: "Indiquez la raison sociale du client, ou ses nom et prénom si c'est un particulier."),
      en: .init(
        "The buyer's name (BT-44) is missing.",
        fix: "State the company name of the customer, or first and last name of a consumer.")
    ) { j in
      let buyer = j.place(.bg7)
      j.require(buyer.isFilled(.bt44), .bt44, in: buyer)
    },
    Rule(
      "BR-62", .fatal, .everywhere, reads: [.bt34],
      text: "The seller's electronic address (BT-34) has a scheme.",
      fr: .init(
        "L'adresse électronique du vendeur (BT-34) n'a pas de schéma (BT-34-1).",
        fix: "Ajoutez l'attribut schemeID : 0225 pour une adresse de l'annuaire français, "
          + "EM pour une adresse de courriel."),
      en: .init(
        "The seller's electronic address (BT-34) has no scheme (BT-34-1).",
        fix: "Add the schemeID attribute: 0225 for an address of the French directory, "
          + "EM for an e-mail address.")
    ) { j in
      electronicAddress(j, .bg4, .bt34)
    },
    Rule(
      "BR-63", .fatal, .everywhere, reads: [.bt49],
      text: "The buyer's electronic address (BT-49) has a scheme.",
      fr: .init(
        "L'adresse électronique de l'acheteur (BT-49) n'a pas de schéma (BT-49-1).",
        fix: "Ajoutez l'attribut schemeID : 0225 pour une adresse de l'annuaire français, "
          + "EM pour une adresse de courriel."),
      en: .init(
        "The buyer's electronic address (BT-49) has no scheme (BT-49-1).",
        fix: "Add the schemeID attribute: 0225 for an address of the French directory, "
          + "EM for an e-mail address.")
    ) { j in
      electronicAddress(j, .bg7, .bt49)
    },
    Rule(
      "BR-CO-26", .fatal, .everywhere, reads: [.bt29, .bt30, .bt31],
      text: "The seller has an identifier (BT-29), a registration (BT-30) or a VAT number (BT-31).",
      fr: .init(
        "Rien n'identifie le vendeur : ni identifiant (BT-29), ni immatriculation (BT-30), "
          + "ni numéro de TVA (BT-31).",
        fix: "Indiquez au moins le SIREN du vendeur (BT-30, schéma 0002) "
          + "ou son numéro de TVA (BT-31)."),
      en: .init(
        "Nothing identifies the seller: no identifier (BT-29), registration (BT-30) "
          + "or VAT number (BT-31).",
        fix: "State at least the SIREN of the seller (BT-30, scheme 0002) "
          + "or the VAT number (BT-31).")
    ) { j in
      for seller in j.invoice.all(.bg4)
      where !(seller.has(.bt30) || seller.has(.bt31) || seller.has(.bt29)) {
        j.fail(.bt29, in: seller)
      }
      guard j.isUBL, let xml = j.xml else { return }
      for supplier in xml.elements(named: supplier) where xml.first(supplier, party) == nil {
        j.fail(supplier)
      }
    },
    Rule(
      "BR-CO-09", .fatal, .everywhere, reads: [.bt31, .bt48, .bt63],
      text: "VAT numbers (BT-31, BT-48, BT-63) begin with a country, EL for Greece.",
      fr: .init(
        "Un numéro de TVA (BT-31, BT-48 ou BT-63) ne commence pas par un code de pays.",
        fix: "Écrivez le numéro complet sans espace, précédé du pays : FR40303265045, "
          + "EL pour la Grèce."),
      en: .init(
        "A VAT number (BT-31, BT-48 or BT-63) does not begin with a country code.",
        fix: "Write the whole number without spaces, led by its country: FR40303265045, "
          + "EL for Greece.")
    ) { j in
      CENVATNumbers.judge(j)
    },
  ]

  private static func electronicAddress(_ j: Judgement, _ party: Group, _ term: Term) {
    if j.isUBL {
      for group in j.invoice.all(party) {
        for address in group.all(term) where address.scheme == nil { j.fail(address, in: group) }
      }
      return
    }
    guard let group = j.root.first(party) else { return }
    guard let xml = j.xml, let node = group.node else {
      if let address = group[term], address.scheme?.isBlankText ?? true {
        j.fail(address, in: group)
      }
      return
    }
    guard let channel = xml.first(node, channel) else { return }
    let scheme = xml.first(channel, channelID).flatMap { xml.attribute($0, schemeID) }
    if scheme?.isBlankText ?? true { j.fail(term, in: group) }
  }

  private static let supplier = XMLName.of("cac:AccountingSupplierParty")
  private static let party = XMLName.of("cac:Party")
  private static let channel = XMLName.of("ram:URIUniversalCommunication")
  private static let channelID = XMLName.of("ram:URIID")
  private static let schemeID = XMLAttributeName.of("schemeID")

  private static let addresses: [Rule] = [
    Rule(
      "BR-08", .fatal, .everywhere, reads: [.bt40],
      text: "The seller has a postal address (BG-5).",
      fr: .init(
        "L'adresse postale du vendeur (BG-5) manque.",
        fix: "Indiquez l'adresse du vendeur : rue, code postal, ville et au moins le pays (FR)."),
      en: .init(
        "The seller's postal address (BG-5) is missing.",
        fix: "State the address of the seller: street, post code, city and at least the country.")
    ) { j in
      let seller = j.place(.bg4)
      if seller.first(.bg5) == nil { j.fail(.bt40, in: seller) }
    },
    Rule(
      "BR-09", .fatal, .everywhere, reads: [.bt40],
      text: "The seller's address has a country (BT-40).",
      fr: .init(
        "Le pays du vendeur (BT-40) manque.",
        fix: "Indiquez le pays en deux lettres, par exemple FR."),
      en: .init(
        "The seller's country (BT-40) is missing.",
        fix: "State the country in two letters, for example FR.")
    ) { j in
      country(j, of: .bg4, .bg5, .bt40)
    },
    Rule(
      "BR-10", .fatal, .everywhere, reads: [.bt55],
      text: "The buyer has a postal address (BG-8).",
      fr: .init(
        "L'adresse postale de l'acheteur (BG-8) manque.",
        fix: "Indiquez l'adresse du client : rue, code postal, ville et au moins le pays (FR)."),
      en: .init(
        "The buyer's postal address (BG-8) is missing.",
        fix: "State the address of the customer: street, post code, city and at least the country."
      )
    ) { j in
      let buyer = j.place(.bg7)
      if buyer.first(.bg8) == nil { j.fail(.bt55, in: buyer) }
    },
    Rule(
      "BR-11", .fatal, .everywhere, reads: [.bt55],
      text: "The buyer's address has a country (BT-55).",
      fr: .init(
        "Le pays de l'acheteur (BT-55) manque.",
        fix: "Indiquez le pays en deux lettres, par exemple FR."),
      en: .init(
        "The buyer's country (BT-55) is missing.",
        fix: "State the country in two letters, for example FR.")
    ) { j in
      country(j, of: .bg7, .bg8, .bt55)
    },
    Rule(
      "BR-19", .fatal, .everywhere, reads: [.bt69],
      text: "A tax representative (BG-11) has a postal address (BG-12).",
      fr: .init(
        "L'adresse du représentant fiscal (BG-12) manque.",
        fix: "Indiquez l'adresse postale du représentant fiscal, avec son pays."),
      en: .init(
        "The address of the tax representative (BG-12) is missing.",
        fix: "State the postal address of the tax representative, with its country.")
    ) { j in
      for group in j.invoice.all(.bg11) where group.first(.bg12) == nil {
        j.fail(.bt69, in: group)
      }
    },
    Rule(
      "BR-20", .fatal, .everywhere, reads: [.bt69],
      text: "A tax representative's address has a country (BT-69).",
      fr: .init(
        "Le pays du représentant fiscal (BT-69) manque.",
        fix: "Indiquez le pays en deux lettres, par exemple FR."),
      en: .init(
        "The country of the tax representative (BT-69) is missing.",
        fix: "State the country in two letters, for example FR.")
    ) { j in
      for party in j.invoice.all(.bg11) {
        let address = party.first(.bg12)
        if address == nil && j.isUBL { continue }
        if !(address?.isFilled(.bt69) ?? false) { j.fail(.bt69, in: address ?? party) }
      }
    },
    Rule(
      "BR-57", .fatal, .everywhere, reads: [.bt80],
      text: "A deliver-to address (BG-15) has a country (BT-80).",
      fr: .init(
        "Le pays de livraison (BT-80) manque.",
        fix: "Indiquez le pays en deux lettres, par exemple FR, "
          + "ou retirez l'adresse de livraison."),
      en: .init(
        "The country of delivery (BT-80) is missing.",
        fix: "State the country in two letters, for example FR, or remove the delivery address.")
    ) { j in
      j.each(.bg15, .bt80) { j.isUBL ? $0.has(.bt80) : $0.isFilled(.bt80) }
    },
  ]

  /// CII asks for the country even where the address is missing.
  private static func country(_ j: Judgement, of party: Group, _ address: Group, _ term: Term) {
    if j.isUBL {
      for party in j.invoice.all(party) {
        for place in party.groups(address) where !place.isFilled(term) { j.fail(term, in: place) }
      }
      return
    }
    let place = j.root.first(party)?.first(address)
    if !(place?.isFilled(term) ?? false) { j.fail(term, in: place ?? j.place(party)) }
  }

  private static let others: [Rule] = [
    Rule(
      "BR-17", .fatal, .everywhere, reads: [.bt59, .bt60, .bt61],
      text: "A payee (BG-10) has a name (BT-59) and is not the seller.",
      fr: .init(
        "Le bénéficiaire du paiement n'a pas de nom (BT-59), ou c'est le vendeur lui-même.",
        fix: "Indiquez le nom du bénéficiaire (BT-59), par exemple votre société d'affacturage ; "
          + "si le vendeur encaisse lui-même, retirez le bénéficiaire (BG-10)."),
      en: .init(
        "The payee has no name (BT-59), or is the seller.",
        fix: "State the name of the payee (BT-59), for example your factor; "
          + "if the seller is paid, remove the payee (BG-10).")
    ) { j in
      CENPayee.judge(j)
    },
    Rule(
      "BR-18", .fatal, .everywhere, reads: [.bt62],
      text: "A tax representative (BG-11) has a name (BT-62).",
      fr: .init(
        "Le nom du représentant fiscal (BT-62) manque.",
        fix: "Indiquez la raison sociale du représentant fiscal du vendeur."),
      en: .init(
        "The name of the tax representative (BT-62) is missing.",
        fix: "State the company name of the seller's tax representative.")
    ) { j in
      j.each(.bg11, .bt62) { $0.isFilled(.bt62) }
    },
    Rule(
      "BR-56", .fatal, .everywhere, reads: [.bt63],
      text: "A tax representative (BG-11) has a VAT number (BT-63).",
      fr: .init(
        "Le numéro de TVA du représentant fiscal (BT-63) manque.",
        fix: "Indiquez son numéro de TVA intracommunautaire, par exemple FR40303265045."),
      en: .init(
        "The VAT number of the tax representative (BT-63) is missing.",
        fix: "State its VAT number, for example FR40303265045.")
    ) { j in
      j.each(.bg11, .bt63) { j.isUBL ? $0.has(.bt63) : $0.isFilled(.bt63) }
    },
  ]
}
