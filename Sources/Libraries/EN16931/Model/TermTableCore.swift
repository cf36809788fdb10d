extension TermTable {
  /// EN 16931-1:2017+A1, in the order of `Term`.
  static let coreRows = """
    BT-1 | Invoice number | Numéro de facture | 1..1 | identifier | BG-0
    BT-2 | Invoice issue date | Date d'émission de la facture | 1..1 | date | BG-0
    BT-3 | Invoice type code | Code de type de facture | 1..1 | code UNTDID 1001 | BG-0
    BT-5 | Invoice currency code | Code de devise de facturation | 1..1 | code ISO 4217 | BG-0
    BT-6 | VAT accounting currency code | Code de devise de comptabilisation de la TVA | 0..1 | code ISO 4217 | BG-0
    BT-7 | Value added tax point date | Date d'exigibilité de la taxe sur la valeur ajoutée | 0..1 | date | BG-0
    BT-8 | Value added tax point date code | Code de date d'exigibilité de la taxe sur la valeur ajoutée | 0..1 | code UNTDID 2005 | BG-0
    BT-9 | Payment due date | Date d'échéance | 0..1 | date | BG-0
    BT-10 | Buyer reference | Référence de l'acheteur | 0..1 | text | BG-0
    BT-11 | Project reference | Référence de projet | 0..1 | document reference | BG-0
    BT-12 | Contract reference | Référence de contrat | 0..1 | document reference | BG-0
    BT-13 | Purchase order reference | Référence de bon de commande | 0..1 | document reference | BG-0
    BT-14 | Sales order reference | Référence de bon de commande de vente | 0..1 | document reference | BG-0
    BT-15 | Receiving advice reference | Référence d'avis de réception | 0..1 | document reference | BG-0
    BT-16 | Despatch advice reference | Référence d'avis d'expédition | 0..1 | document reference | BG-0
    BT-17 | Tender or lot reference | Référence d'appel d'offres ou de lot | 0..1 | document reference | BG-0
    BT-18 | Invoiced object identifier | Identifiant d'objet facturé | 0..1 | identifier | BG-0
    BT-19 | Buyer accounting reference | Référence comptable de l'acheteur | 0..1 | text | BG-0
    BT-20 | Payment terms | Conditions de paiement | 0..1 | text | BG-0
    BT-21 | Invoice note subject code | Code de sujet de la note de facture | 0..1 | code UNTDID 4451 | BG-1
    BT-22 | Invoice note | Note de facture | 1..1 | text | BG-1
    BT-23 | Business process type | Type de processus métier | 0..1 | text | BG-2
    BT-24 | Specification identifier | Identifiant de spécification | 1..1 | identifier | BG-2
    BT-25 | Preceding Invoice reference | Référence à une facture antérieure | 1..1 | document reference | BG-3
    BT-26 | Preceding Invoice issue date | Date d'émission de facture antérieure | 0..1 | date | BG-3
    BT-27 | Seller name | Raison sociale du vendeur | 1..1 | text | BG-4
    BT-28 | Seller trading name | Appellation commerciale du vendeur | 0..1 | text | BG-4
    BT-29 | Seller identifier | Identifiant du vendeur | 0..n | identifier | BG-4
    BT-30 | Seller legal registration identifier | Identifiant d'enregistrement légal du vendeur | 0..1 | identifier | BG-4
    BT-31 | Seller VAT identifier | Identifiant à la TVA du vendeur | 0..1 | identifier | BG-4
    BT-32 | Seller tax registration identifier | Identifiant d'enregistrement fiscal du vendeur | 0..1 | identifier | BG-4
    BT-33 | Seller additional legal information | Informations juridiques additionnelles sur le vendeur | 0..1 | text | BG-4
    BT-34 | Seller electronic address | Adresse électronique du vendeur | 0..1 | identifier with scheme | BG-4
    BT-35 | Seller address line 1 | Adresse du vendeur, ligne 1 | 0..1 | text | BG-5
    BT-36 | Seller address line 2 | Adresse du vendeur, ligne 2 | 0..1 | text | BG-5
    BT-37 | Seller city | Localité du vendeur | 0..1 | text | BG-5
    BT-38 | Seller post code | Code postal du vendeur | 0..1 | text | BG-5
    BT-39 | Seller country subdivision | Subdivision du pays du vendeur | 0..1 | text | BG-5
    BT-40 | Seller country code | Code de pays du vendeur | 1..1 | code ISO 3166-1 | BG-5
    BT-41 | Seller contact point | Point de contact du vendeur | 0..1 | text | BG-6
    BT-42 | Seller contact telephone number | Numéro de téléphone du contact du vendeur | 0..1 | text | BG-6
    BT-43 | Seller contact email address | Adresse électronique du contact du vendeur | 0..1 | text | BG-6
    BT-44 | Buyer name | Raison sociale de l'acheteur | 1..1 | text | BG-7
    BT-45 | Buyer trading name | Appellation commerciale de l'acheteur | 0..1 | text | BG-7
    BT-46 | Buyer identifier | Identifiant de l'acheteur | 0..1 | identifier | BG-7
    BT-47 | Buyer legal registration identifier | Identifiant d'enregistrement légal de l'acheteur | 0..1 | identifier | BG-7
    BT-48 | Buyer VAT identifier | Identifiant à la TVA de l'acheteur | 0..1 | identifier | BG-7
    BT-49 | Buyer electronic address | Adresse électronique de l'acheteur | 0..1 | identifier with scheme | BG-7
    BT-50 | Buyer address line 1 | Adresse de l'acheteur, ligne 1 | 0..1 | text | BG-8
    BT-51 | Buyer address line 2 | Adresse de l'acheteur, ligne 2 | 0..1 | text | BG-8
    BT-52 | Buyer city | Localité de l'acheteur | 0..1 | text | BG-8
    BT-53 | Buyer post code | Code postal de l'acheteur | 0..1 | text | BG-8
    BT-54 | Buyer country subdivision | Subdivision du pays de l'acheteur | 0..1 | text | BG-8
    BT-55 | Buyer country code | Code de pays de l'acheteur | 1..1 | code ISO 3166-1 | BG-8
    BT-56 | Buyer contact point | Point de contact de l'acheteur | 0..1 | text | BG-9
    BT-57 | Buyer contact telephone number | Numéro de téléphone du contact de l'acheteur | 0..1 | text | BG-9
    BT-58 | Buyer contact email address | Adresse électronique du contact de l'acheteur | 0..1 | text | BG-9
    BT-59 | Payee name | Nom du bénéficiaire | 1..1 | text | BG-10
    BT-60 | Payee identifier | Identifiant du bénéficiaire | 0..1 | identifier | BG-10
    BT-61 | Payee legal registration identifier | Identifiant d'enregistrement légal du bénéficiaire | 0..1 | identifier | BG-10
    BT-62 | Seller tax representative name | Nom du représentant fiscal du vendeur | 1..1 | text | BG-11
    BT-63 | Seller tax representative VAT identifier | Identifiant à la TVA du représentant fiscal du vendeur | 1..1 | identifier | BG-11
    BT-64 | Tax representative address line 1 | Adresse du représentant fiscal, ligne 1 | 0..1 | text | BG-12
    BT-65 | Tax representative address line 2 | Adresse du représentant fiscal, ligne 2 | 0..1 | text | BG-12
    BT-66 | Tax representative city | Localité du représentant fiscal | 0..1 | text | BG-12
    BT-67 | Tax representative post code | Code postal du représentant fiscal | 0..1 | text | BG-12
    BT-68 | Tax representative country subdivision | Subdivision du pays du représentant fiscal | 0..1 | text | BG-12
    BT-69 | Tax representative country code | Code de pays du représentant fiscal | 1..1 | code ISO 3166-1 | BG-12
    BT-70 | Deliver to party name | Nom de l'intervenant à livrer | 0..1 | text | BG-13
    BT-71 | Deliver to location identifier | Identifiant de l'établissement de livraison | 0..1 | identifier | BG-13
    BT-72 | Actual delivery date | Date effective de livraison | 0..1 | date | BG-13
    BT-73 | Invoicing period start date | Date de début de période de facturation | 0..1 | date | BG-14
    BT-74 | Invoicing period end date | Date de fin de période de facturation | 0..1 | date | BG-14
    BT-75 | Deliver to address line 1 | Adresse de livraison, ligne 1 | 0..1 | text | BG-15
    BT-76 | Deliver to address line 2 | Adresse de livraison, ligne 2 | 0..1 | text | BG-15
    BT-77 | Deliver to city | Localité de livraison | 0..1 | text | BG-15
    BT-78 | Deliver to post code | Code postal de livraison | 0..1 | text | BG-15
    BT-79 | Deliver to country subdivision | Subdivision du pays de livraison | 0..1 | text | BG-15
    BT-80 | Deliver to country code | Code de pays de livraison | 1..1 | code ISO 3166-1 | BG-15
    BT-81 | Payment means type code | Code de type de moyen de paiement | 1..1 | code UNTDID 4461 | BG-16
    BT-82 | Payment means text | Libellé du moyen de paiement | 0..1 | text | BG-16
    BT-83 | Remittance information | Avis de paiement | 0..1 | text | BG-16
    BT-84 | Payment account identifier | Identifiant du compte de paiement | 1..1 | identifier | BG-17
    BT-85 | Payment account name | Nom du compte de paiement | 0..1 | text | BG-17
    BT-86 | Payment service provider identifier | Identifiant du prestataire de services de paiement | 0..1 | identifier | BG-17
    BT-87 | Payment card primary account number | Numéro de compte primaire de carte de paiement | 1..1 | text | BG-18
    BT-88 | Payment card holder name | Nom du titulaire de la carte de paiement | 0..1 | text | BG-18
    BT-89 | Mandate reference identifier | Identifiant de référence de mandat | 0..1 | identifier | BG-19
    BT-90 | Bank assigned creditor identifier | Identifiant bancaire du créancier | 0..1 | identifier | BG-19
    BT-91 | Debited account identifier | Identifiant du compte débité | 0..1 | identifier | BG-19
    BT-92 | Document level allowance amount | Montant de la remise au niveau du document | 1..1 | amount | BG-20
    BT-93 | Document level allowance base amount | Assiette de la remise au niveau du document | 0..1 | amount | BG-20
    BT-94 | Document level allowance percentage | Pourcentage de remise au niveau du document | 0..1 | percentage | BG-20
    BT-95 | Document level allowance VAT category code | Code de type de TVA de la remise au niveau du document | 1..1 | code UNTDID 5305 | BG-20
    BT-96 | Document level allowance VAT rate | Taux de TVA de la remise au niveau du document | 0..1 | percentage | BG-20
    BT-97 | Document level allowance reason | Motif de la remise au niveau du document | 0..1 | text | BG-20
    BT-98 | Document level allowance reason code | Code de motif de la remise au niveau du document | 0..1 | code UNTDID 5189 | BG-20
    BT-99 | Document level charge amount | Montant des charges ou frais au niveau du document | 1..1 | amount | BG-21
    BT-100 | Document level charge base amount | Assiette des charges ou frais au niveau du document | 0..1 | amount | BG-21
    BT-101 | Document level charge percentage | Pourcentage de charges ou frais au niveau du document | 0..1 | percentage | BG-21
    BT-102 | Document level charge VAT category code | Code de type de TVA des charges ou frais au niveau du document | 1..1 | code UNTDID 5305 | BG-21
    BT-103 | Document level charge VAT rate | Taux de TVA des charges ou frais au niveau du document | 0..1 | percentage | BG-21
    BT-104 | Document level charge reason | Motif des charges ou frais au niveau du document | 0..1 | text | BG-21
    BT-105 | Document level charge reason code | Code de motif des charges ou frais au niveau du document | 0..1 | code UNTDID 7161 | BG-21
    BT-106 | Sum of Invoice line net amount | Somme du montant net des lignes de facture | 1..1 | amount | BG-22
    BT-107 | Sum of allowances on document level | Somme des remises au niveau du document | 0..1 | amount | BG-22
    BT-108 | Sum of charges on document level | Somme des charges ou frais au niveau du document | 0..1 | amount | BG-22
    BT-109 | Invoice total amount without VAT | Montant total de la facture hors TVA | 1..1 | amount | BG-22
    BT-110 | Invoice total VAT amount | Montant total de TVA de la facture | 0..1 | amount | BG-22
    BT-111 | Invoice total VAT amount in accounting currency | Montant total de TVA de la facture exprimé en devise de comptabilisation | 0..1 | amount | BG-22
    BT-112 | Invoice total amount with VAT | Montant total de la facture, TVA comprise | 1..1 | amount | BG-22
    BT-113 | Paid amount | Montant payé | 0..1 | amount | BG-22
    BT-114 | Rounding amount | Montant de l'arrondi | 0..1 | amount | BG-22
    BT-115 | Amount due for payment | Montant à payer | 1..1 | amount | BG-22
    BT-116 | VAT category taxable amount | Base d'imposition du type de TVA | 1..1 | amount | BG-23
    BT-117 | VAT category tax amount | Montant de la taxe pour le type de TVA | 1..1 | amount | BG-23
    BT-118 | VAT category code | Code de type de TVA | 1..1 | code UNTDID 5305 | BG-23
    BT-119 | VAT category rate | Taux de type de TVA | 0..1 | percentage | BG-23
    BT-120 | VAT exemption reason text | Motif d'exonération de la TVA | 0..1 | text | BG-23
    BT-121 | VAT exemption reason code | Code de motif d'exonération de la TVA | 0..1 | code VATEX | BG-23
    BT-122 | Supporting document reference | Référence de document justificatif | 1..1 | document reference | BG-24
    BT-123 | Supporting document description | Description de document justificatif | 0..1 | text | BG-24
    BT-124 | External document location | Emplacement de document externe | 0..1 | text | BG-24
    BT-125 | Attached document | Document joint | 0..1 | binary object | BG-24
    BT-126 | Invoice line identifier | Identifiant de ligne de facture | 1..1 | identifier | BG-25
    BT-127 | Invoice line note | Note de ligne de facture | 0..1 | text | BG-25
    BT-128 | Invoice line object identifier | Identifiant d'objet de ligne de facture | 0..1 | identifier | BG-25
    BT-129 | Invoiced quantity | Quantité facturée | 1..1 | quantity | BG-25
    BT-130 | Invoiced quantity unit of measure code | Code de l'unité de mesure de la quantité facturée | 1..1 | code UNECE Rec 20 | BG-25
    BT-131 | Invoice line net amount | Montant net de ligne de facture | 1..1 | amount | BG-25
    BT-132 | Referenced purchase order line reference | Référence de ligne de bon de commande | 0..1 | document reference | BG-25
    BT-133 | Invoice line Buyer accounting reference | Référence comptable de l'acheteur de la ligne de facture | 0..1 | text | BG-25
    BT-134 | Invoice line period start date | Date de début de période de facturation d'une ligne | 0..1 | date | BG-26
    BT-135 | Invoice line period end date | Date de fin de période de facturation d'une ligne | 0..1 | date | BG-26
    BT-136 | Invoice line allowance amount | Montant de la remise applicable à la ligne de facture | 1..1 | amount | BG-27
    BT-137 | Invoice line allowance base amount | Assiette de la remise applicable à la ligne de facture | 0..1 | amount | BG-27
    BT-138 | Invoice line allowance percentage | Pourcentage de remise applicable à la ligne de facture | 0..1 | percentage | BG-27
    BT-139 | Invoice line allowance reason | Motif de la remise applicable à la ligne de facture | 0..1 | text | BG-27
    BT-140 | Invoice line allowance reason code | Code de motif de la remise applicable à la ligne de facture | 0..1 | code UNTDID 5189 | BG-27
    BT-141 | Invoice line charge amount | Montant des charges ou frais applicables à la ligne de facture | 1..1 | amount | BG-28
    BT-142 | Invoice line charge base amount | Assiette des charges ou frais applicables à la ligne de facture | 0..1 | amount | BG-28
    BT-143 | Invoice line charge percentage | Pourcentage de charges ou frais applicables à la ligne de facture | 0..1 | percentage | BG-28
    BT-144 | Invoice line charge reason | Motif des charges ou frais applicables à la ligne de facture | 0..1 | text | BG-28
    BT-145 | Invoice line charge reason code | Code de motif des charges ou frais applicables à la ligne de facture | 0..1 | code UNTDID 7161 | BG-28
    BT-146 | Item net price | Prix net de l'article | 1..1 | unit price | BG-29
    BT-147 | Item price discount | Rabais sur le prix de l'article | 0..1 | unit price | BG-29
    BT-148 | Item gross price | Prix brut de l'article | 0..1 | unit price | BG-29
    BT-149 | Item price base quantity | Quantité de base du prix de l'article | 0..1 | quantity | BG-29
    BT-150 | Item price base quantity unit of measure code | Code de l'unité de mesure de la quantité de base du prix de l'article | 0..1 | code UNECE Rec 20 | BG-29
    BT-151 | Invoiced item VAT category code | Code de type de TVA de l'article facturé | 1..1 | code UNTDID 5305 | BG-30
    BT-152 | Invoiced item VAT rate | Taux de TVA de l'article facturé | 0..1 | percentage | BG-30
    BT-153 | Item name | Nom de l'article | 1..1 | text | BG-31
    BT-154 | Item description | Description de l'article | 0..1 | text | BG-31
    BT-155 | Item Seller's identifier | Identifiant du vendeur de l'article | 0..1 | identifier | BG-31
    BT-156 | Item Buyer's identifier | Identifiant de l'acheteur de l'article | 0..1 | identifier | BG-31
    BT-157 | Item standard identifier | Identifiant standard de l'article | 0..1 | identifier with scheme | BG-31
    BT-158 | Item classification identifier | Identifiant de classification de l'article | 0..n | identifier with scheme | BG-31
    BT-159 | Item country of origin | Pays d'origine de l'article | 0..1 | code ISO 3166-1 | BG-31
    BT-160 | Item attribute name | Nom d'attribut d'article | 1..1 | text | BG-32
    BT-161 | Item attribute value | Valeur d'attribut d'article | 1..1 | text | BG-32
    BT-162 | Seller address line 3 | Adresse du vendeur, ligne 3 | 0..1 | text | BG-5
    BT-163 | Buyer address line 3 | Adresse de l'acheteur, ligne 3 | 0..1 | text | BG-8
    BT-164 | Tax representative address line 3 | Adresse du représentant fiscal, ligne 3 | 0..1 | text | BG-12
    BT-165 | Deliver to address line 3 | Adresse de livraison, ligne 3 | 0..1 | text | BG-15
    """
}
