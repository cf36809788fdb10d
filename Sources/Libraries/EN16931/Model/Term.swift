/// A business term (BT) of EN 16931-1 or of its extensions.
///
/// Each comment says: number, English name, French name, how often it may occur in its group, data type. A
/// number of EXTENDED-CTC-FR (XP Z12-012) comes before that of Factur-X EXTENDED; "X-" marks a term no text
/// numbers. `TermTable` holds the same facts at run time.
///
/// A struct and not an enum: an enum's cases have to stand in one file, and with their comments these do not
/// fit. The numbers in parentheses are places in the table and mean nothing outside the process.
package struct Term: RawRepresentable, CaseIterable, Sendable, Hashable {
  package let rawValue: UInt16

  /// Nil for a number that is no place of the table.
  package init?(rawValue: UInt16) {
    guard Int(rawValue) < TermTable.terms.count else { return nil }
    self.rawValue = rawValue
  }

  init(_ place: UInt16) { rawValue = place }

  /// In the order of EN 16931-1, then the extensions.
  package static let allCases: [Term] = TermTable.terms.indices.map { Term(UInt16($0)) }

  /// Known only to EXTENDED-CTC-FR, Factur-X EXTENDED or XRechnung's extension.
  package var isExtension: Bool { rawValue > Term.bt150gross.rawValue }
}

extension Term: CustomStringConvertible {
  package var description: String { id }
}

// MARK: EN 16931-1

extension Term {
  /// BT-1 · Invoice number · Numéro de facture · 1..1 · identifier
  package static let bt1 = Term(0)
  /// BT-2 · Invoice issue date · Date d'émission de la facture · 1..1 · date
  package static let bt2 = Term(1)
  /// BT-3 · Invoice type code · Code de type de facture · 1..1 · code UNTDID 1001
  package static let bt3 = Term(2)
  /// BT-5 · Invoice currency code · Code de devise de facturation · 1..1 · code ISO 4217
  package static let bt5 = Term(3)
  /// BT-6 · VAT accounting currency code · Code de devise de comptabilisation de la TVA · 0..1 · code ISO 4217
  package static let bt6 = Term(4)
  /// BT-7 · Value added tax point date · Date d'exigibilité de la taxe sur la valeur ajoutée · 0..1 · date
  package static let bt7 = Term(5)
  /// BT-8 · Value added tax point date code · Code de date d'exigibilité de la taxe sur la valeur ajoutée · 0..1 · code UNTDID 2005
  package static let bt8 = Term(6)
  /// BT-9 · Payment due date · Date d'échéance · 0..1 · date
  package static let bt9 = Term(7)
  /// BT-10 · Buyer reference · Référence de l'acheteur · 0..1 · text
  package static let bt10 = Term(8)
  /// BT-11 · Project reference · Référence de projet · 0..1 · document reference
  package static let bt11 = Term(9)
  /// BT-12 · Contract reference · Référence de contrat · 0..1 · document reference
  package static let bt12 = Term(10)
  /// BT-13 · Purchase order reference · Référence de bon de commande · 0..1 · document reference
  package static let bt13 = Term(11)
  /// BT-14 · Sales order reference · Référence de bon de commande de vente · 0..1 · document reference
  package static let bt14 = Term(12)
  /// BT-15 · Receiving advice reference · Référence d'avis de réception · 0..1 · document reference
  package static let bt15 = Term(13)
  /// BT-16 · Despatch advice reference · Référence d'avis d'expédition · 0..1 · document reference
  package static let bt16 = Term(14)
  /// BT-17 · Tender or lot reference · Référence d'appel d'offres ou de lot · 0..1 · document reference
  package static let bt17 = Term(15)
  /// BT-18 · Invoiced object identifier · Identifiant d'objet facturé · 0..1 · identifier
  package static let bt18 = Term(16)
  /// BT-19 · Buyer accounting reference · Référence comptable de l'acheteur · 0..1 · text
  package static let bt19 = Term(17)
  /// BT-20 · Payment terms · Conditions de paiement · 0..1 · text
  package static let bt20 = Term(18)
  /// BT-21 · Invoice note subject code · Code de sujet de la note de facture · 0..1 · code UNTDID 4451
  package static let bt21 = Term(19)
  /// BT-22 · Invoice note · Note de facture · 1..1 · text
  package static let bt22 = Term(20)
  /// BT-23 · Business process type · Type de processus métier · 0..1 · text
  package static let bt23 = Term(21)
  /// BT-24 · Specification identifier · Identifiant de spécification · 1..1 · identifier
  package static let bt24 = Term(22)
  /// BT-25 · Preceding Invoice reference · Référence à une facture antérieure · 1..1 · document reference
  package static let bt25 = Term(23)
  /// BT-26 · Preceding Invoice issue date · Date d'émission de facture antérieure · 0..1 · date
  package static let bt26 = Term(24)
  /// BT-27 · Seller name · Raison sociale du vendeur · 1..1 · text
  package static let bt27 = Term(25)
  /// BT-28 · Seller trading name · Appellation commerciale du vendeur · 0..1 · text
  package static let bt28 = Term(26)
  /// BT-29 · Seller identifier · Identifiant du vendeur · 0..n · identifier
  package static let bt29 = Term(27)
  /// BT-30 · Seller legal registration identifier · Identifiant d'enregistrement légal du vendeur · 0..1 · identifier
  package static let bt30 = Term(28)
  /// BT-31 · Seller VAT identifier · Identifiant à la TVA du vendeur · 0..1 · identifier
  package static let bt31 = Term(29)
  /// BT-32 · Seller tax registration identifier · Identifiant d'enregistrement fiscal du vendeur · 0..1 · identifier
  package static let bt32 = Term(30)
  /// BT-33 · Seller additional legal information · Informations juridiques additionnelles sur le vendeur · 0..1 · text
  package static let bt33 = Term(31)
  /// BT-34 · Seller electronic address · Adresse électronique du vendeur · 0..1 · identifier with scheme
  package static let bt34 = Term(32)
  /// BT-35 · Seller address line 1 · Adresse du vendeur, ligne 1 · 0..1 · text
  package static let bt35 = Term(33)
  /// BT-36 · Seller address line 2 · Adresse du vendeur, ligne 2 · 0..1 · text
  package static let bt36 = Term(34)
  /// BT-37 · Seller city · Localité du vendeur · 0..1 · text
  package static let bt37 = Term(35)
  /// BT-38 · Seller post code · Code postal du vendeur · 0..1 · text
  package static let bt38 = Term(36)
  /// BT-39 · Seller country subdivision · Subdivision du pays du vendeur · 0..1 · text
  package static let bt39 = Term(37)
  /// BT-40 · Seller country code · Code de pays du vendeur · 1..1 · code ISO 3166-1
  package static let bt40 = Term(38)
  /// BT-41 · Seller contact point · Point de contact du vendeur · 0..1 · text
  package static let bt41 = Term(39)
  /// BT-42 · Seller contact telephone number · Numéro de téléphone du contact du vendeur · 0..1 · text
  package static let bt42 = Term(40)
  /// BT-43 · Seller contact email address · Adresse électronique du contact du vendeur · 0..1 · text
  package static let bt43 = Term(41)
  /// BT-44 · Buyer name · Raison sociale de l'acheteur · 1..1 · text
  package static let bt44 = Term(42)
  /// BT-45 · Buyer trading name · Appellation commerciale de l'acheteur · 0..1 · text
  package static let bt45 = Term(43)
  /// BT-46 · Buyer identifier · Identifiant de l'acheteur · 0..1 · identifier
  package static let bt46 = Term(44)
  /// BT-47 · Buyer legal registration identifier · Identifiant d'enregistrement légal de l'acheteur · 0..1 · identifier
  package static let bt47 = Term(45)
  /// BT-48 · Buyer VAT identifier · Identifiant à la TVA de l'acheteur · 0..1 · identifier
  package static let bt48 = Term(46)
  /// BT-49 · Buyer electronic address · Adresse électronique de l'acheteur · 0..1 · identifier with scheme
  package static let bt49 = Term(47)
  /// BT-50 · Buyer address line 1 · Adresse de l'acheteur, ligne 1 · 0..1 · text
  package static let bt50 = Term(48)
  /// BT-51 · Buyer address line 2 · Adresse de l'acheteur, ligne 2 · 0..1 · text
  package static let bt51 = Term(49)
  /// BT-52 · Buyer city · Localité de l'acheteur · 0..1 · text
  package static let bt52 = Term(50)
  /// BT-53 · Buyer post code · Code postal de l'acheteur · 0..1 · text
  package static let bt53 = Term(51)
  /// BT-54 · Buyer country subdivision · Subdivision du pays de l'acheteur · 0..1 · text
  package static let bt54 = Term(52)
  /// BT-55 · Buyer country code · Code de pays de l'acheteur · 1..1 · code ISO 3166-1
  package static let bt55 = Term(53)
  /// BT-56 · Buyer contact point · Point de contact de l'acheteur · 0..1 · text
  package static let bt56 = Term(54)
  /// BT-57 · Buyer contact telephone number · Numéro de téléphone du contact de l'acheteur · 0..1 · text
  package static let bt57 = Term(55)
  /// BT-58 · Buyer contact email address · Adresse électronique du contact de l'acheteur · 0..1 · text
  package static let bt58 = Term(56)
  /// BT-59 · Payee name · Nom du bénéficiaire · 1..1 · text
  package static let bt59 = Term(57)
  /// BT-60 · Payee identifier · Identifiant du bénéficiaire · 0..1 · identifier
  package static let bt60 = Term(58)
  /// BT-61 · Payee legal registration identifier · Identifiant d'enregistrement légal du bénéficiaire · 0..1 · identifier
  package static let bt61 = Term(59)
  /// BT-62 · Seller tax representative name · Nom du représentant fiscal du vendeur · 1..1 · text
  package static let bt62 = Term(60)
  /// BT-63 · Seller tax representative VAT identifier · Identifiant à la TVA du représentant fiscal du vendeur · 1..1 · identifier
  package static let bt63 = Term(61)
  /// BT-64 · Tax representative address line 1 · Adresse du représentant fiscal, ligne 1 · 0..1 · text
  package static let bt64 = Term(62)
  /// BT-65 · Tax representative address line 2 · Adresse du représentant fiscal, ligne 2 · 0..1 · text
  package static let bt65 = Term(63)
  /// BT-66 · Tax representative city · Localité du représentant fiscal · 0..1 · text
  package static let bt66 = Term(64)
  /// BT-67 · Tax representative post code · Code postal du représentant fiscal · 0..1 · text
  package static let bt67 = Term(65)
  /// BT-68 · Tax representative country subdivision · Subdivision du pays du représentant fiscal · 0..1 · text
  package static let bt68 = Term(66)
  /// BT-69 · Tax representative country code · Code de pays du représentant fiscal · 1..1 · code ISO 3166-1
  package static let bt69 = Term(67)
  /// BT-70 · Deliver to party name · Nom de l'intervenant à livrer · 0..1 · text
  package static let bt70 = Term(68)
  /// BT-71 · Deliver to location identifier · Identifiant de l'établissement de livraison · 0..1 · identifier
  package static let bt71 = Term(69)
  /// BT-72 · Actual delivery date · Date effective de livraison · 0..1 · date
  package static let bt72 = Term(70)
  /// BT-73 · Invoicing period start date · Date de début de période de facturation · 0..1 · date
  package static let bt73 = Term(71)
  /// BT-74 · Invoicing period end date · Date de fin de période de facturation · 0..1 · date
  package static let bt74 = Term(72)
  /// BT-75 · Deliver to address line 1 · Adresse de livraison, ligne 1 · 0..1 · text
  package static let bt75 = Term(73)
  /// BT-76 · Deliver to address line 2 · Adresse de livraison, ligne 2 · 0..1 · text
  package static let bt76 = Term(74)
  /// BT-77 · Deliver to city · Localité de livraison · 0..1 · text
  package static let bt77 = Term(75)
  /// BT-78 · Deliver to post code · Code postal de livraison · 0..1 · text
  package static let bt78 = Term(76)
  /// BT-79 · Deliver to country subdivision · Subdivision du pays de livraison · 0..1 · text
  package static let bt79 = Term(77)
  /// BT-80 · Deliver to country code · Code de pays de livraison · 1..1 · code ISO 3166-1
  package static let bt80 = Term(78)
  /// BT-81 · Payment means type code · Code de type de moyen de paiement · 1..1 · code UNTDID 4461
  package static let bt81 = Term(79)
  /// BT-82 · Payment means text · Libellé du moyen de paiement · 0..1 · text
  package static let bt82 = Term(80)
  /// BT-83 · Remittance information · Avis de paiement · 0..1 · text
  package static let bt83 = Term(81)
  /// BT-84 · Payment account identifier · Identifiant du compte de paiement · 1..1 · identifier
  package static let bt84 = Term(82)
  /// BT-85 · Payment account name · Nom du compte de paiement · 0..1 · text
  package static let bt85 = Term(83)
  /// BT-86 · Payment service provider identifier · Identifiant du prestataire de services de paiement · 0..1 · identifier
  package static let bt86 = Term(84)
  /// BT-87 · Payment card primary account number · Numéro de compte primaire de carte de paiement · 1..1 · text
  package static let bt87 = Term(85)
  /// BT-88 · Payment card holder name · Nom du titulaire de la carte de paiement · 0..1 · text
  package static let bt88 = Term(86)
  /// BT-89 · Mandate reference identifier · Identifiant de référence de mandat · 0..1 · identifier
  package static let bt89 = Term(87)
  /// BT-90 · Bank assigned creditor identifier · Identifiant bancaire du créancier · 0..1 · identifier
  package static let bt90 = Term(88)
  /// BT-91 · Debited account identifier · Identifiant du compte débité · 0..1 · identifier
  package static let bt91 = Term(89)
  /// BT-92 · Document level allowance amount · Montant de la remise au niveau du document · 1..1 · amount
  package static let bt92 = Term(90)
  /// BT-93 · Document level allowance base amount · Assiette de la remise au niveau du document · 0..1 · amount
  package static let bt93 = Term(91)
  /// BT-94 · Document level allowance percentage · Pourcentage de remise au niveau du document · 0..1 · percentage
  package static let bt94 = Term(92)
  /// BT-95 · Document level allowance VAT category code · Code de type de TVA de la remise au niveau du document · 1..1 · code UNTDID 5305
  package static let bt95 = Term(93)
  /// BT-96 · Document level allowance VAT rate · Taux de TVA de la remise au niveau du document · 0..1 · percentage
  package static let bt96 = Term(94)
  /// BT-97 · Document level allowance reason · Motif de la remise au niveau du document · 0..1 · text
  package static let bt97 = Term(95)
  /// BT-98 · Document level allowance reason code · Code de motif de la remise au niveau du document · 0..1 · code UNTDID 5189
  package static let bt98 = Term(96)
  /// BT-99 · Document level charge amount · Montant des charges ou frais au niveau du document · 1..1 · amount
  package static let bt99 = Term(97)
  /// BT-100 · Document level charge base amount · Assiette des charges ou frais au niveau du document · 0..1 · amount
  package static let bt100 = Term(98)
  /// BT-101 · Document level charge percentage · Pourcentage de charges ou frais au niveau du document · 0..1 · percentage
  package static let bt101 = Term(99)
  /// BT-102 · Document level charge VAT category code · Code de type de TVA des charges ou frais au niveau du document · 1..1 · code UNTDID 5305
  package static let bt102 = Term(100)
  /// BT-103 · Document level charge VAT rate · Taux de TVA des charges ou frais au niveau du document · 0..1 · percentage
  package static let bt103 = Term(101)
  /// BT-104 · Document level charge reason · Motif des charges ou frais au niveau du document · 0..1 · text
  package static let bt104 = Term(102)
  /// BT-105 · Document level charge reason code · Code de motif des charges ou frais au niveau du document · 0..1 · code UNTDID 7161
  package static let bt105 = Term(103)
  /// BT-106 · Sum of Invoice line net amount · Somme du montant net des lignes de facture · 1..1 · amount
  package static let bt106 = Term(104)
  /// BT-107 · Sum of allowances on document level · Somme des remises au niveau du document · 0..1 · amount
  package static let bt107 = Term(105)
  /// BT-108 · Sum of charges on document level · Somme des charges ou frais au niveau du document · 0..1 · amount
  package static let bt108 = Term(106)
  /// BT-109 · Invoice total amount without VAT · Montant total de la facture hors TVA · 1..1 · amount
  package static let bt109 = Term(107)
  /// BT-110 · Invoice total VAT amount · Montant total de TVA de la facture · 0..1 · amount
  package static let bt110 = Term(108)
  /// BT-111 · Invoice total VAT amount in accounting currency · Montant total de TVA de la facture exprimé en devise de comptabilisation · 0..1 · amount
  package static let bt111 = Term(109)
  /// BT-112 · Invoice total amount with VAT · Montant total de la facture, TVA comprise · 1..1 · amount
  package static let bt112 = Term(110)
  /// BT-113 · Paid amount · Montant payé · 0..1 · amount
  package static let bt113 = Term(111)
  /// BT-114 · Rounding amount · Montant de l'arrondi · 0..1 · amount
  package static let bt114 = Term(112)
  /// BT-115 · Amount due for payment · Montant à payer · 1..1 · amount
  package static let bt115 = Term(113)
  /// BT-116 · VAT category taxable amount · Base d'imposition du type de TVA · 1..1 · amount
  package static let bt116 = Term(114)
  /// BT-117 · VAT category tax amount · Montant de la taxe pour le type de TVA · 1..1 · amount
  package static let bt117 = Term(115)
  /// BT-118 · VAT category code · Code de type de TVA · 1..1 · code UNTDID 5305
  package static let bt118 = Term(116)
  /// BT-119 · VAT category rate · Taux de type de TVA · 0..1 · percentage
  package static let bt119 = Term(117)
  /// BT-120 · VAT exemption reason text · Motif d'exonération de la TVA · 0..1 · text
  package static let bt120 = Term(118)
  /// BT-121 · VAT exemption reason code · Code de motif d'exonération de la TVA · 0..1 · code VATEX
  package static let bt121 = Term(119)
  /// BT-122 · Supporting document reference · Référence de document justificatif · 1..1 · document reference
  package static let bt122 = Term(120)
  /// BT-123 · Supporting document description · Description de document justificatif · 0..1 · text
  package static let bt123 = Term(121)
  /// BT-124 · External document location · Emplacement de document externe · 0..1 · text
  package static let bt124 = Term(122)
  /// BT-125 · Attached document · Document joint · 0..1 · binary object
  package static let bt125 = Term(123)
  /// BT-126 · Invoice line identifier · Identifiant de ligne de facture · 1..1 · identifier
  package static let bt126 = Term(124)
  /// BT-127 · Invoice line note · Note de ligne de facture · 0..1 · text
  package static let bt127 = Term(125)
  /// BT-128 · Invoice line object identifier · Identifiant d'objet de ligne de facture · 0..1 · identifier
  package static let bt128 = Term(126)
  /// BT-129 · Invoiced quantity · Quantité facturée · 1..1 · quantity
  package static let bt129 = Term(127)
  /// BT-130 · Invoiced quantity unit of measure code · Code de l'unité de mesure de la quantité facturée · 1..1 · code UNECE Rec 20
  package static let bt130 = Term(128)
  /// BT-131 · Invoice line net amount · Montant net de ligne de facture · 1..1 · amount
  package static let bt131 = Term(129)
  /// BT-132 · Referenced purchase order line reference · Référence de ligne de bon de commande · 0..1 · document reference
  package static let bt132 = Term(130)
  /// BT-133 · Invoice line Buyer accounting reference · Référence comptable de l'acheteur de la ligne de facture · 0..1 · text
  package static let bt133 = Term(131)
  /// BT-134 · Invoice line period start date · Date de début de période de facturation d'une ligne · 0..1 · date
  package static let bt134 = Term(132)
  /// BT-135 · Invoice line period end date · Date de fin de période de facturation d'une ligne · 0..1 · date
  package static let bt135 = Term(133)
  /// BT-136 · Invoice line allowance amount · Montant de la remise applicable à la ligne de facture · 1..1 · amount
  package static let bt136 = Term(134)
  /// BT-137 · Invoice line allowance base amount · Assiette de la remise applicable à la ligne de facture · 0..1 · amount
  package static let bt137 = Term(135)
  /// BT-138 · Invoice line allowance percentage · Pourcentage de remise applicable à la ligne de facture · 0..1 · percentage
  package static let bt138 = Term(136)
  /// BT-139 · Invoice line allowance reason · Motif de la remise applicable à la ligne de facture · 0..1 · text
  package static let bt139 = Term(137)
  /// BT-140 · Invoice line allowance reason code · Code de motif de la remise applicable à la ligne de facture · 0..1 · code UNTDID 5189
  package static let bt140 = Term(138)
  /// BT-141 · Invoice line charge amount · Montant des charges ou frais applicables à la ligne de facture · 1..1 · amount
  package static let bt141 = Term(139)
  /// BT-142 · Invoice line charge base amount · Assiette des charges ou frais applicables à la ligne de facture · 0..1 · amount
  package static let bt142 = Term(140)
  /// BT-143 · Invoice line charge percentage · Pourcentage de charges ou frais applicables à la ligne de facture · 0..1 · percentage
  package static let bt143 = Term(141)
  /// BT-144 · Invoice line charge reason · Motif des charges ou frais applicables à la ligne de facture · 0..1 · text
  package static let bt144 = Term(142)
  /// BT-145 · Invoice line charge reason code · Code de motif des charges ou frais applicables à la ligne de facture · 0..1 · code UNTDID 7161
  package static let bt145 = Term(143)
  /// BT-146 · Item net price · Prix net de l'article · 1..1 · unit price
  package static let bt146 = Term(144)
  /// BT-147 · Item price discount · Rabais sur le prix de l'article · 0..1 · unit price
  package static let bt147 = Term(145)
  /// BT-148 · Item gross price · Prix brut de l'article · 0..1 · unit price
  package static let bt148 = Term(146)
  /// BT-149 · Item price base quantity · Quantité de base du prix de l'article · 0..1 · quantity
  package static let bt149 = Term(147)
  /// BT-150 · Item price base quantity unit of measure code · Code de l'unité de mesure de la quantité de base du prix de l'article · 0..1 · code UNECE Rec 20
  package static let bt150 = Term(148)
  /// BT-151 · Invoiced item VAT category code · Code de type de TVA de l'article facturé · 1..1 · code UNTDID 5305
  package static let bt151 = Term(149)
  /// BT-152 · Invoiced item VAT rate · Taux de TVA de l'article facturé · 0..1 · percentage
  package static let bt152 = Term(150)
  /// BT-153 · Item name · Nom de l'article · 1..1 · text
  package static let bt153 = Term(151)
  /// BT-154 · Item description · Description de l'article · 0..1 · text
  package static let bt154 = Term(152)
  /// BT-155 · Item Seller's identifier · Identifiant du vendeur de l'article · 0..1 · identifier
  package static let bt155 = Term(153)
  /// BT-156 · Item Buyer's identifier · Identifiant de l'acheteur de l'article · 0..1 · identifier
  package static let bt156 = Term(154)
  /// BT-157 · Item standard identifier · Identifiant standard de l'article · 0..1 · identifier with scheme
  package static let bt157 = Term(155)
  /// BT-158 · Item classification identifier · Identifiant de classification de l'article · 0..n · identifier with scheme
  package static let bt158 = Term(156)
  /// BT-159 · Item country of origin · Pays d'origine de l'article · 0..1 · code ISO 3166-1
  package static let bt159 = Term(157)
  /// BT-160 · Item attribute name · Nom d'attribut d'article · 1..1 · text
  package static let bt160 = Term(158)
  /// BT-161 · Item attribute value · Valeur d'attribut d'article · 1..1 · text
  package static let bt161 = Term(159)
  /// BT-162 · Seller address line 3 · Adresse du vendeur, ligne 3 · 0..1 · text
  package static let bt162 = Term(160)
  /// BT-163 · Buyer address line 3 · Adresse de l'acheteur, ligne 3 · 0..1 · text
  package static let bt163 = Term(161)
  /// BT-164 · Tax representative address line 3 · Adresse du représentant fiscal, ligne 3 · 0..1 · text
  package static let bt164 = Term(162)
  /// BT-165 · Deliver to address line 3 · Adresse de livraison, ligne 3 · 0..1 · text
  package static let bt165 = Term(163)
}

// MARK: What CII says beside EN 16931-1: not an extension

extension Term {
  /// BT-11-0 · Project name · Nom du projet · 0..1 · text
  package static let bt11name = Term(164)
  /// BT-149-1 · Item gross price base quantity · Quantité de base du prix brut de l'article · 0..1 · quantity
  package static let bt149gross = Term(165)
  /// BT-150-1 · Item gross price base quantity unit of measure code · Code de l'unité de mesure de la quantité de base du prix brut · 0..1 · code UNECE Rec 20
  package static let bt150gross = Term(166)
}
