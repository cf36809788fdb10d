/// The general chart of accounts (plan comptable général) as of 2026: what the books of a shop meet of it.
///
/// Numbers and titles are those of Autorité des normes comptables, règlement ANC n° 2014-03 as amended by 2022-06, taken from
/// github.com/arrhes/PCG, `versions/2026/pcg_2026.json` (CC0-1.0). Typography is ours; long titles are cut.
enum PlanComptable {
  static let titles: [String: String] = {
    var titles: [String: String] = [:]
    for line in table.split(separator: "\n") {
      let halves = line.split(separator: " ", maxSplits: 1)
      titles[String(halves[0])] = String(halves[1])
    }
    return titles
  }()

  private static let table = """
    101 Capital
    1013 Capital souscrit – appelé, versé
    102 Fonds fiduciaires
    104 Primes liées au capital
    105 Écarts de réévaluation
    106 Réserves
    1061 Réserve légale
    1063 Réserves statutaires ou contractuelles
    1068 Autres réserves
    107 Écart d’équivalence
    108 Compte de l’exploitant
    109 Actionnaires : capital souscrit – non appelé
    110 Report à nouveau – solde créditeur
    119 Report à nouveau – solde débiteur
    120 Résultat de l’exercice – bénéfice
    129 Résultat de l’exercice – perte
    131 Subventions d’investissement octroyées
    139 Subventions d’investissement inscrites au compte de résultat
    143 Provisions réglementées pour hausse de prix
    145 Amortissements dérogatoires
    148 Autres provisions réglementées
    151 Provisions pour risques
    152 Provisions pour charges
    161 Emprunts obligataires convertibles si non-inscrits dans le compte 167
    162 Obligations représentatives de passifs nets remis en fiducie si non-inscrites dans le compte 167
    163 Autres emprunts obligataires si non-inscrits dans le compte 167
    164 Emprunts auprès des établissements de crédit si non-inscrits dans le compte 167
    165 Dépôts et cautionnements reçus
    166 Participation des salariés aux résultats
    167 Fonds non remboursables et avances conditionnées
    168 Autres emprunts et dettes assimilées
    169 Primes de remboursement des emprunts
    171 Dettes rattachées à des participations – groupe
    174 Dettes rattachées à des participations – hors groupe
    178 Dettes rattachées à des sociétés en participation
    181 Comptes de liaison des établissements
    186 Biens et prestations de services échangés entre établissements – charges
    187 Biens et prestations de services échangés entre établissements – produits
    188 Comptes de liaison des sociétés en participation
    201 Frais d’établissement
    203 Frais de développement
    205 Concessions et droits similaires, brevets, licences, marques, procédés, solutions informatiques, droits et valeurs…
    206 Droit au bail
    207 Fonds commercial
    208 Autres immobilisations incorporelles
    211 Terrains
    212 Agencements et aménagements de terrains
    213 Constructions
    214 Constructions sur sol d’autrui
    215 Installations techniques, matériels et outillages industriels
    218 Autres immobilisations corporelles
    229 Droits du concédant (présentés dans la rubrique autres fonds propres)
    231 Immobilisations corporelles en cours
    232 Immobilisations incorporelles en cours
    237 Avances et acomptes versés sur commandes d’immobilisations incorporelles
    238 Avances et acomptes versés sur commandes d’immobilisations corporelles
    261 Titres de participation
    262 Titres évalués par équivalence
    266 Autres formes de participation
    267 Créances rattachées à des participations
    268 Créances rattachées à des sociétés en participation
    269 Versements restant à effectuer sur titres de participation non libérés
    271 Titres immobilisés autres que les titres immobilisés de l’activité de portefeuille (droit de propriété)
    272 Titres immobilisés (droit de créance)
    273 Titres immobilisés de l’activité de portefeuille
    274 Prêts
    275 Dépôts et cautionnements versés
    276 Autres créances immobilisées
    277 Actions propres ou parts propres
    278 Mali de fusion sur actifs financiers
    279 Versements restant à effectuer sur titres immobilisés non libérés
    280 Amortissements des immobilisations incorporelles et des frais d’établissement
    281 Amortissements des immobilisations corporelles
    282 Amortissements des immobilisations mises en concession
    290 Dépréciations des immobilisations incorporelles
    291 Dépréciations des immobilisations corporelles
    292 Dépréciations des immobilisations mises en concession
    293 Dépréciations des immobilisations en cours
    296 Dépréciations des participations et créances rattachées à des participations
    297 Dépréciations des autres immobilisations financières
    31 Matières premières et fournitures
    32 Autres approvisionnements
    321 Matières consommables
    322 Fournitures consommables
    326 Emballages
    33 En-cours de production de biens
    331 Produits en cours
    335 Travaux en cours
    34 En-cours de production de services
    341 Études en cours
    345 Prestations de services en cours
    35 Stocks de produits
    351 Produits intermédiaires
    355 Produits finis
    358 Produits résiduels ou matières de récupération
    37 Stocks de marchandises
    391 Dépréciations des matières premières et fournitures
    392 Dépréciations des autres approvisionnements
    393 Dépréciations des en-cours de production de biens
    394 Dépréciations des en-cours de production de services
    395 Dépréciations des stocks de produits
    397 Dépréciations des stocks de marchandises
    401 Fournisseurs
    403 Fournisseurs – Effets à payer
    404 Fournisseurs d’immobilisations
    405 Fournisseurs d’immobilisations – Effets à payer
    408 Fournisseurs – Factures non parvenues
    409 Fournisseurs débiteurs
    4091 Fournisseurs – Avances et acomptes versés sur commandes
    4096 Fournisseurs – Créances pour emballages et matériel à rendre
    4097 Fournisseurs – Autres avoirs
    4098 Rabais, remises, ristournes à obtenir et autres avoirs non encore reçus
    411 Clients
    4111 Clients – Ventes de biens ou de prestations de services
    4117 Clients – Retenues de garantie
    413 Clients – Effets à recevoir
    416 Clients douteux ou litigieux
    418 Clients – Produits non encore facturés
    4181 Clients – Factures à établir
    419 Clients créditeurs
    4191 Clients – Avances et acomptes reçus sur commandes
    4196 Clients – Dettes sur emballages et matériels consignés
    4197 Clients – Autres avoirs
    4198 Rabais, remises, ristournes à accorder et autres avoirs à établir
    421 Personnel – Rémunérations dues
    422 Comité social et économique
    424 Participation des salariés aux résultats
    425 Personnel – Avances et acomptes et autres comptes débiteurs
    426 Personnel – Dépôts
    427 Personnel – Oppositions
    428 Personnel – Charges à payer
    431 Sécurité sociale
    437 Autres organismes sociaux
    438 Organismes sociaux – Charges à payer
    439 Organismes sociaux – Produits à recevoir
    441 État – Subventions et aides à recevoir
    442 Contributions, impôts et taxes recouvrés pour le compte de l’État
    444 État – Impôts sur les bénéfices
    445 État – Taxes sur le chiffre d’affaires
    4452 TVA due intracommunautaire
    4455 Taxes sur le chiffre d’affaires à décaisser
    44551 TVA à décaisser
    4456 Taxes sur le chiffre d’affaires déductibles
    44562 TVA sur immobilisations
    44563 TVA transférée par d’autres entités
    44566 TVA sur autres biens et services
    44567 Crédit de TVA à reporter
    4457 Taxes sur le chiffre d’affaires collectées
    44571 TVA collectée
    4458 Taxes sur le chiffre d’affaires à régulariser ou en attente
    44583 Remboursement de taxes sur le chiffre d’affaires demandé
    44586 Taxes sur le chiffre d’affaires sur factures non parvenues
    44587 Taxes sur le chiffre d’affaires sur factures à établir
    446 Obligations cautionnées
    447 Autres impôts, taxes et versements assimilés
    448 État – Charges à payer et produits à recevoir
    449 Quotas d’émission à acquérir
    451 Groupe
    455 Associés – Comptes courants
    456 Associés – Opérations sur le capital
    457 Associés – Dividendes à payer
    458 Associés – Opérations faites en commun et en GIE
    462 Créances sur cessions d’immobilisations
    464 Dettes sur acquisitions de valeurs mobilières de placement
    465 Créances sur cessions de valeurs mobilières de placement
    467 Divers comptes débiteurs et produits à recevoir
    468 Divers comptes créditeurs et charges à payer
    471 Comptes d’attente
    472 Comptes d’attente
    473 Comptes d’attente
    474 Différences d’évaluation – Actif
    475 Différences d’évaluation – Passif
    476 Différence de conversion – Actif
    477 Différences de conversion – Passif
    478 Autres comptes transitoires
    481 Frais d’émission des emprunts
    486 Charges constatées d’avance
    487 Produits constatés d’avance
    488 Comptes de répartition périodique des charges et des produits
    491 Dépréciations des comptes de clients
    495 Dépréciations des comptes du groupe et des associés
    496 Dépréciations des comptes de débiteurs divers
    502 Actions propres
    503 Actions
    504 Autres titres conférant un droit de propriété
    505 Obligations et bons émis par la société et rachetés par elle
    506 Obligations
    507 Bons du Trésor et bons de caisse à court terme
    508 Autres valeurs mobilières de placement et autres créances assimilées
    509 Versements restant à effectuer sur valeurs mobilières de placement non libérées
    511 Valeurs à l’encaissement
    5112 Chèques à encaisser
    5113 Effets à l’encaissement
    5114 Effets à l’escompte
    512 Banques
    5121 Comptes en euros
    5124 Comptes en devises
    517 Autres organismes financiers
    518 Intérêts courus
    519 Concours bancaires courants
    521 Instruments financiers à terme
    522 Jetons détenus
    523 Jetons auto-détenus
    524 Jetons empruntés
    53 Caisse
    58 Virements internes
    590 Dépréciations des valeurs mobilières de placement
    601 Achats stockés – Matières premières et fournitures
    602 Achats stockés – Autres approvisionnements
    603 Variation des stocks d’approvisionnements et de marchandises
    604 Achats d’études et prestations de services
    605 Achats de matériel, équipements et travaux
    606 Achats non stockés de matière et fournitures
    6061 Fournitures non stockables (eau, énergie, etc.)
    6063 Fournitures d’entretien et de petit équipement
    6064 Fournitures administratives
    6068 Autres matières et fournitures
    607 Achats de marchandises
    608 (Compte réservé, le cas échéant, au regroupement des frais accessoires incorporés aux achats)
    609 Rabais, remises et ristournes obtenus sur achats
    611 Sous-traitance générale
    612 Redevances de crédit-bail
    613 Locations
    614 Charges locatives et de copropriété
    615 Entretien et réparation
    616 Primes d’assurances
    617 Études et recherches
    618 Divers
    619 Rabais, remises et ristournes obtenus sur services extérieurs
    621 Personnel extérieur à l’entité
    622 Rémunérations d’intermédiaires et honoraires
    6226 Honoraires
    6227 Frais d’actes et de contentieux
    623 Publicité, publications, relations publiques
    6231 Annonces et insertions
    624 Transports de biens et transports collectifs du personnel
    6241 Transports sur achats
    6242 Transports sur ventes
    625 Déplacements, missions et réceptions
    6251 Voyages et déplacements
    626 Frais postaux et de télécommunications
    627 Services bancaires et assimilés
    6271 Frais sur titres (achat, vente, garde)
    6275 Frais sur effets
    6278 Autres frais et commissions sur prestations de services
    628 Divers
    629 Rabais, remises et ristournes obtenus sur autres services extérieurs
    631 Impôts, taxes et versements assimilés sur rémunérations (administrations des impôts)
    633 Impôts, taxes et versements assimilés sur rémunérations (autres organismes)
    635 Autres impôts, taxes et versements assimilés (administrations des impôts)
    6351 Impôts directs (sauf impôts sur les bénéfices)
    6354 Droits d’enregistrement et de timbre
    637 Autres impôts, taxes et versements assimilés (autres organismes)
    638 Rappel d’impôts (autres qu’impôts sur les bénéfices)
    641 Rémunérations du personnel
    6411 Salaires, appointements
    644 Rémunération du travail de l’exploitant
    645 Cotisations de sécurité sociale et de prévoyance
    6451 Cotisations à l’Urssaf
    646 Cotisations sociales personnelles de l’exploitant
    647 Autres cotisations sociales
    648 Autres charges de personnel
    649 Remboursements de charges de personnel
    651 Redevances pour concessions, brevets, licences, marques, procédés, solutions informatiques, droits et valeurs similaires
    653 Rémunérations de l’activité des administrateurs et des gérants
    654 Pertes sur créances irrécouvrables
    655 Quote-part de résultat sur opérations faites en commun
    656 Pertes de change sur créances et dettes commerciales
    657 Valeurs comptables des immobilisations incorporelles et corporelles cédées
    658 Pénalités et autres charges
    6581 Pénalités sur marchés (et dédits payés sur achats et ventes)
    6582 Pénalités, amendes fiscales et pénales
    6583 Malis provenant de clauses d’indexation
    6588 Opérations de constitution ou liquidation des fiducies
    661 Charges d’intérêts
    664 Pertes sur créances liées à des participations
    665 Escomptes accordés
    666 Pertes de change financières
    667 Charges sur cession d’éléments financiers
    668 Autres charges financières
    672 (Compte à la disposition des entités pour enregistrer, en cours d’exercice, les charges sur exercices antérieurs)
    678 Autres charges exceptionnelles
    681 Dotations aux amortissements, aux dépréciations et aux provisions (à inscrire dans les charges d’exploitation)
    686 Dotations aux amortissements, aux dépréciations et aux provisions (à inscrire dans les charges financières)
    687 Dotations aux amortissements, aux dépréciations et aux provisions (à inscrire dans les charges exceptionnelles)
    691 Participation des salariés aux résultats
    695 Impôts sur les bénéfices
    696 Suppléments d’impôt sur les sociétés liés aux distributions
    698 Intégration fiscale
    699 Produits – Reports en arrière des déficits
    701 Ventes de produits finis
    702 Ventes de produits intermédiaires
    703 Ventes de produits résiduels
    704 Travaux
    705 Études
    706 Prestations de services
    707 Ventes de marchandises
    708 Produits des activités annexes
    7085 Ports et frais accessoires facturés
    7088 Autres produits d’activités annexes (cessions d’approvisionnements)
    709 Rabais, remises et ristournes accordés
    7091 Rabais, remises et ristournes accordés sur ventes de produits finis
    7092 Rabais, remises et ristournes accordés sur ventes de produits intermédiaires
    7094 Rabais, remises et ristournes accordés sur travaux
    7095 Rabais, remises et ristournes accordés sur études
    7096 Rabais, remises et ristournes accordés sur prestations de services
    7097 Rabais, remises et ristournes accordés sur ventes de marchandises
    7098 Rabais, remises et ristournes accordés sur produits des activités annexes
    713 Variation des stocks des en-cours de production et de produits
    721 Immobilisations incorporelles
    722 Immobilisations corporelles
    741 Subventions d’exploitation
    742 Subventions d’équilibre
    747 Quote-part des subventions d’investissement virée au résultat de l’exercice
    751 Redevances pour concessions, brevets, licences, marques, procédés, solutions informatiques, droits et valeurs similaires
    752 Revenus des immeubles non affectés à des activités professionnelles
    753 Rémunérations de l’activité des administrateurs et des gérants
    754 Ristournes perçues des coopératives provenant des excédents
    755 Quote-part de résultat sur opérations faites en commun
    756 Gains de change sur créances et dettes commerciales
    757 Produits des cessions d’immobilisations incorporelles et corporelles
    758 Indemnités et autres produits
    7581 Dédits et pénalités perçus sur achats et ventes
    7582 Libéralités reçues
    7583 Rentrées sur créances amorties
    7588 Opérations de constitution ou liquidation des fiducies
    761 Produits de participations
    762 Produits des autres immobilisations financières
    763 Revenus des autres créances
    764 Revenus des valeurs mobilières de placement
    765 Escomptes obtenus
    766 Gains de change financiers
    767 Produits sur cession d’éléments financiers
    768 Autres produits financiers
    772 (Compte à la disposition des entités pour enregistrer, en cours d’exercice, les produits sur exercices antérieurs)
    778 Autres produits exceptionnels
    781 Reprises sur amortissements, dépréciations et provisions (à inscrire dans les produits d’exploitation)
    786 Reprises sur dépréciations et provisions (à inscrire dans les produits financiers)
    787 Reprises sur dépréciations et provisions (à inscrire dans les produits exceptionnels)
    """
}
