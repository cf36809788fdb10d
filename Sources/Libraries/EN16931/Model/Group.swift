/// The groups of business terms (BG) of EN 16931-1 and of the extensions: the rooms the values live in.
///
/// Each comment says: number, English name, French name, how often it may occur, the group around it. A
/// number of EXTENDED-CTC-FR (XP Z12-012) comes before that of Factur-X EXTENDED; "X-" marks a group no
/// text numbers. `TermTable` holds the same facts at run time.
package enum Group: UInt8, CaseIterable, Sendable, Hashable {
  /// BG-0 · Invoice · Facture · 1..1 · the document
  case invoice
  /// BG-1 · Invoice note · Note de facture · 0..n · in the document
  case bg1
  /// BG-2 · Process control · Contrôle du processus · 1..1 · in the document
  case bg2
  /// BG-3 · Preceding Invoice reference · Référence à une facture antérieure · 0..n · in the document
  case bg3
  /// BG-4 · Seller · Vendeur · 1..1 · in the document
  case bg4
  /// BG-5 · Seller postal address · Adresse postale du vendeur · 1..1 · in BG-4
  case bg5
  /// BG-6 · Seller contact · Contact du vendeur · 0..1 · in BG-4
  case bg6
  /// BG-7 · Buyer · Acheteur · 1..1 · in the document
  case bg7
  /// BG-8 · Buyer postal address · Adresse postale de l'acheteur · 1..1 · in BG-7
  case bg8
  /// BG-9 · Buyer contact · Contact de l'acheteur · 0..1 · in BG-7
  case bg9
  /// BG-10 · Payee · Bénéficiaire · 0..1 · in the document
  case bg10
  /// BG-11 · Seller tax representative party · Représentant fiscal du vendeur · 0..1 · in the document
  case bg11
  /// BG-12 · Seller tax representative postal address · Adresse postale du représentant fiscal du vendeur · 1..1 · in BG-11
  case bg12
  /// BG-13 · Delivery information · Informations de livraison · 0..1 · in the document
  case bg13
  /// BG-14 · Invoicing period · Période de facturation · 0..1 · in BG-13
  case bg14
  /// BG-15 · Deliver to address · Adresse de livraison · 0..1 · in BG-13
  case bg15
  /// BG-16 · Payment instructions · Instructions de paiement · 0..1 · in the document
  case bg16
  /// BG-17 · Credit transfer · Virement · 0..n · in BG-16
  case bg17
  /// BG-18 · Payment card information · Informations sur la carte de paiement · 0..1 · in BG-16
  case bg18
  /// BG-19 · Direct debit · Prélèvement · 0..1 · in BG-16
  case bg19
  /// BG-20 · Document level allowances · Remises au niveau du document · 0..n · in the document
  case bg20
  /// BG-21 · Document level charges · Charges ou frais au niveau du document · 0..n · in the document
  case bg21
  /// BG-22 · Document totals · Totaux du document · 1..1 · in the document
  case bg22
  /// BG-23 · VAT breakdown · Ventilation de la TVA · 1..n · in the document
  case bg23
  /// BG-24 · Additional supporting documents · Documents justificatifs additionnels · 0..n · in the document
  case bg24
  /// BG-25 · Invoice line · Ligne de facture · 1..n · in the document
  case bg25
  /// BG-26 · Invoice line period · Période de facturation d'une ligne · 0..1 · in BG-25
  case bg26
  /// BG-27 · Invoice line allowances · Remises applicables à la ligne de facture · 0..n · in BG-25
  case bg27
  /// BG-28 · Invoice line charges · Charges ou frais applicables à la ligne de facture · 0..n · in BG-25
  case bg28
  /// BG-29 · Price details · Détail du prix · 1..1 · in BG-25
  case bg29
  /// BG-30 · Line VAT information · Informations sur la TVA de la ligne · 1..1 · in BG-25
  case bg30
  /// BG-31 · Item information · Informations sur l'article · 1..1 · in BG-25
  case bg31
  /// BG-32 · Item attributes · Attributs de l'article · 0..n · in BG-31
  case bg32
  /// BG-34 · Amount collected on behalf of a third party · Montant perçu pour le compte d'un tiers · 0..n · in the document
  case bg34
  /// EXT-FR-FE-BG-01 / BG-X-62 · Buyer agent · Agent de l'acheteur · 0..1 · in the document
  case extBG01
  /// EXT-FR-FE-BG-02 / BG-X-73 · Payer · Payeur · 0..1 · in the document
  case extBG02
  /// EXT-FR-FE-BG-03 / BG-X-49 · Sales agent · Agent du vendeur · 0..1 · in the document
  case extBG03
  /// EXT-FR-FE-BG-04 / BG-X-36 · Invoicee · Adressé à · 0..1 · in the document
  case extBG04
  /// EXT-FR-FE-BG-05 / BG-X-33 · Invoicer · Facturant · 0..1 · in the document
  case extBG05
  /// EXT-FR-FE-BG-06 / BG-X-48 · Line preceding invoice reference · Référence à une facture antérieure à la ligne · 0..n · in BG-25
  case extBG06
  /// EXT-FR-FE-BG-07 / BG-X-82 · Line receiving advice reference · Référence d'avis de réception à la ligne · 0..1 · in BG-25
  case extBG07
  /// EXT-FR-FE-BG-08 / BG-X-13 · Line despatch advice reference · Référence d'avis d'expédition à la ligne · 0..1 · in BG-25
  case extBG08
  /// EXT-FR-FE-BG-09 / BG-X-81 · Line sales order reference · Référence de bon de commande de vente à la ligne · 0..1 · in BG-25
  case extBG09
  /// EXT-FR-FE-BG-10 / BG-X-7 · Line deliver to party · Livré à à la ligne · 0..1 · in BG-25
  case extBG10
  /// EXT-FR-FE-BG-14 / BG-X-22 · Delivery terms · Conditions de livraison (Incoterms) · 0..1 · in the document
  case extBG14
  /// EXT-FR-FE-BG-15 / BG-X-87 · Line delivery terms · Conditions de livraison à la ligne (Incoterms) · 0..1 · in BG-25
  case extBG15
  /// BG-X-1 · Included item · Article inclus · 0..n · in BG-31
  case bgx1
  /// BG-X-2 · Line contract reference · Référence de contrat à la ligne · 0..1 · in BG-25
  case bgx2
  /// BG-X-3 · Line supporting documents · Documents justificatifs à la ligne · 0..n · in BG-25
  case bgx3
  /// BG-X-4 · Tax included in the price · Taxe incluse dans le prix · 0..1 · in BG-29
  case bgx4
  /// BG-X-5 · Line final customer order · Commande du client final à la ligne · 0..n · in BG-25
  case bgx5
  /// BG-X-10 · Line final deliver to party · Destinataire final à la ligne · 0..1 · in BG-25
  case bgx10
  /// BG-X-18 · Product end user · Utilisateur final · 0..1 · in the document
  case bgx18
  /// BG-X-23 · Final customer order · Commande du client final · 0..n · in the document
  case bgx23
  /// BG-X-24 · Consignment · Transport · 0..1 · in the document
  case bgx24
  /// BG-X-27 · Final deliver to party · Destinataire final · 0..1 · in the document
  case bgx27
  /// BG-X-30 · Ship from party · Expéditeur · 0..1 · in the document
  case bgx30
  /// BG-X-41 · Tax currency exchange · Conversion dans la devise de comptabilisation · 0..1 · in the document
  case bgx41
  /// BG-X-42 · Logistics service charge · Frais logistiques · 0..n · in the document
  case bgx42
  /// BG-X-43 · Payment penalty terms · Pénalités de retard · 0..1 · in BT-20-00
  case bgx43
  /// BG-X-44 · Payment discount terms · Escompte · 0..1 · in BT-20-00
  case bgx44
  /// BG-X-45 · Advance payment · Acompte versé · 0..n · in the document
  case bgx45
  /// BG-X-46 · Tax included in the advance payment · Taxe incluse dans l'acompte · 1..n · in BG-X-45
  case bgx46
  /// BG-X-47 · Line quotation reference · Référence de devis à la ligne · 0..1 · in BG-25
  case bgx47
  /// BG-X-54 · Buyer tax representative · Représentant fiscal de l'acheteur · 0..1 · in the document
  case bgx54
  /// BG-X-61 · Quotation reference · Référence de devis · 0..1 · in the document
  case bgx61
  /// BG-X-77 · Payment terms payee · Bénéficiaire d'une échéance · 0..1 · in BT-20-00
  case bgx77
  /// BG-X-83 · Line delivery note reference · Référence de bon de livraison à la ligne · 0..1 · in BG-25
  case bgx83
  /// BG-X-84 · Item instance · Exemplaire de l'article · 0..n · in BG-31
  case bgx84
  /// BG-X-85 · Advance payment invoice · Facture d'acompte · 0..1 · in BG-X-45
  case bgx85
  /// BG-X-90 · Line seller · Vendeur à la ligne · 0..1 · in BG-25
  case bgx90
  /// BG-X-93 · Item manufacturer · Fabricant de l'article · 0..1 · in BG-31
  case bgx93
  /// BG-DEX-01 · Sub invoice line · Sous-ligne de facture (XRechnung) · 0..n · in BG-25
  case bgdex01
  /// BT-127-00 · Invoice line note with its subject · Note de ligne de facture et son sujet · 0..n · in BG-25
  case lineNote
  /// BT-20-00 · Payment terms in detail · Conditions de paiement détaillées · 0..n · in the document
  case paymentTerms
  /// BT-147-00 · Item price discount in detail · Détail du rabais sur le prix de l'article · 0..n · in BG-29
  case priceDiscount
  /// BT-X-302-00 · Item price charge · Majoration du prix de l'article · 0..n · in BG-29
  case priceCharge
  /// BT-X-273-00 · Logistics service charge tax · TVA des frais logistiques · 1..n · in BG-X-42
  case logisticsTax
  /// X-PartyAddress · Address of an extension party · Adresse d'un intervenant · 0..1 · in X-ExtensionParty
  case partyAddress
  /// X-PartyLegalAddress · Legal address of a party · Adresse du siège d'un intervenant · 0..1 · in X-ExtensionParty
  case partyLegalAddress
  /// X-PartyContact · Contact of an extension party · Contact d'un intervenant · 0..n · in X-ExtensionParty
  case partyContact
  /// X-ExtensionParty · Extension party · Intervenant des extensions · 0..n · in the document
  case extensionParty
}

extension Group {
  /// Known only to EXTENDED-CTC-FR, Factur-X EXTENDED or XRechnung's extension.
  package var isExtension: Bool { rawValue > Group.bg32.rawValue }

  /// Its terms are used in many groups: parties of the extensions, their addresses and contacts.
  package var isShared: Bool {
    switch self {
    case .extensionParty, .partyAddress, .partyLegalAddress, .partyContact: true
    default: false
    }
  }
}
