// MARK: Terms of the revision of EN 16931-1 that Factur-X 1.09 already uses

extension Term {
  /// BT-173 / EXT-FR-FE-187 · Document level allowance VAT exemption reason · Motif d'exonération de la TVA de la remise au niveau du document · 0..1 · text
  package static let bt173 = Term(167)
  /// BT-174 / EXT-FR-FE-188 · Document level allowance VAT exemption reason code · Code de motif d'exonération de la TVA de la remise au niveau du document · 0..1 · code VATEX
  package static let bt174 = Term(168)
  /// BT-175 / EXT-FR-FE-189 · Document level charge VAT exemption reason · Motif d'exonération de la TVA des charges ou frais au niveau du document · 0..1 · text
  package static let bt175 = Term(169)
  /// BT-176 / EXT-FR-FE-190 · Document level charge VAT exemption reason code · Code de motif d'exonération de la TVA des charges ou frais au niveau du document · 0..1 · code VATEX
  package static let bt176 = Term(170)
  /// BT-177 · Document level non-VAT tax code · Code de taxe autre que la TVA au niveau du document · 0..1 · code UNTDID 5153
  package static let bt177 = Term(171)
  /// BT-179 / BT-DEX-002 · Third party charge amount · Montant perçu pour le compte d'un tiers · 1..1 · amount
  package static let bt179 = Term(172)
  /// BT-180 / BT-DEX-003 · Third party charge description · Description du montant perçu pour le compte d'un tiers · 1..1 · text
  package static let bt180 = Term(173)
  /// BT-DEX-001 · Third party payment type · Type de paiement pour le compte d'un tiers (XRechnung) · 0..1 · identifier
  package static let btdex001 = Term(174)
  /// BT-193 · Line non-VAT tax code · Code de taxe autre que la TVA à la ligne · 0..1 · code UNTDID 5153
  package static let bt193 = Term(175)
  /// BT-215 · Debited account service provider identifier · Identifiant de l'établissement du compte débité · 0..1 · identifier
  package static let bt215 = Term(176)
  /// BT-216 · Debited account name · Nom du compte débité · 0..1 · text
  package static let bt216 = Term(177)
}

// MARK: Document: EXTENDED-CTC-FR (XP Z12-012) and Factur-X EXTENDED

extension Term {
  /// BT-X-1 · Test indicator · Indicateur de test · 0..1 · indicator
  package static let btx1 = Term(178)
  /// BT-X-2 · Document name · Nom du document · 0..1 · text
  package static let btx2 = Term(179)
  /// BT-X-3 · Copy indicator · Indicateur de copie · 0..1 · indicator
  package static let btx3 = Term(180)
  /// BT-X-4 · Language code · Code de langue · 0..1 · code ISO 639
  package static let btx4 = Term(181)
  /// BT-X-5 · Invoice note content code · Code de contenu de la note de facture · 0..1 · text
  package static let btx5 = Term(182)
  /// BT-X-6 · Contractual due date · Date d'échéance contractuelle · 0..1 · date
  package static let btx6 = Term(183)
  /// EXT-FR-FE-01 / BT-X-405 · Contract reference type code · Code de type de la référence de contrat · 0..1 · code UNTDID 1153
  package static let ext01 = Term(184)
  /// EXT-FR-FE-02 / BT-X-555 · Preceding Invoice type code · Code de type de la facture antérieure · 0..1 · code UNTDID 1001
  package static let ext02 = Term(185)
  /// EXT-FR-FE-197 / BT-X-147 · Purchase order date · Date du bon de commande · 0..1 · date
  package static let ext197 = Term(186)
  /// BT-X-146 · Sales order date · Date du bon de commande de vente · 0..1 · date
  package static let btx146 = Term(187)
  /// BT-X-148 · Contract date · Date du contrat · 0..1 · date
  package static let btx148 = Term(188)
  /// BT-X-149 · Supporting document date · Date de document justificatif · 0..1 · date
  package static let btx149 = Term(189)
  /// BT-X-556 · Tender or lot date · Date d'appel d'offres ou de lot · 0..1 · date
  package static let btx556 = Term(190)
  /// BT-X-557 · Invoiced object date · Date d'objet facturé · 0..1 · date
  package static let btx557 = Term(191)
  /// BT-X-200 · Despatch advice date · Date d'avis d'expédition · 0..1 · date
  package static let btx200 = Term(192)
  /// BT-X-201 · Receiving advice date · Date d'avis de réception · 0..1 · date
  package static let btx201 = Term(193)
  /// BT-X-202 · Delivery note reference · Référence de bon de livraison · 0..1 · document reference
  package static let btx202 = Term(194)
  /// BT-X-203 · Delivery note date · Date de bon de livraison · 0..1 · date
  package static let btx203 = Term(195)
  /// BT-X-204 · Invoice issuer reference · Référence de l'émetteur de la facture · 0..1 · text
  package static let btx204 = Term(196)
  /// BT-X-290 · Buyer accounting reference type code · Code de type de la référence comptable de l'acheteur · 0..1 · code EDIFICAS-EU
  package static let btx290 = Term(197)
  /// BT-X-403 · Quotation reference · Référence de devis · 1..1 · document reference
  package static let btx403 = Term(198)
  /// BT-X-404 · Quotation date · Date de devis · 0..1 · date
  package static let btx404 = Term(199)
  /// BT-X-150 · Final customer order reference · Référence de commande du client final · 1..1 · document reference
  package static let btx150 = Term(200)
  /// BT-X-151 · Final customer order date · Date de commande du client final · 0..1 · date
  package static let btx151 = Term(201)
  /// EXT-FR-FE-185 / BT-X-145 · Delivery terms code · Code des conditions de livraison · 1..1 · code UNTDID 4053
  package static let ext185 = Term(202)
  /// EXT-FR-FE-186 / BT-X-564 · Delivery terms location name · Nom du lieu des conditions de livraison · 0..1 · text
  package static let ext186 = Term(203)
  /// BT-X-563 · Delivery terms location country code · Code de pays du lieu des conditions de livraison · 0..1 · code ISO 3166-1
  package static let btx563 = Term(204)
  /// BT-X-152 · Transport mode code · Code de mode de transport · 0..n · code UNECE Rec 19
  package static let btx152 = Term(205)
  /// BT-X-258 · Exchange source currency code · Code de devise de départ · 1..1 · code ISO 4217
  package static let btx258 = Term(206)
  /// BT-X-259 · Exchange target currency code · Code de devise d'arrivée · 1..1 · code ISO 4217
  package static let btx259 = Term(207)
  /// EXT-FR-FE-192 / BT-X-260 · Exchange rate · Taux de change · 1..1 · rate
  package static let ext192 = Term(208)
  /// BT-X-261 · Exchange rate date · Date du taux de change · 0..1 · date
  package static let btx261 = Term(209)
  /// BT-X-262 · VAT category sum of line net amounts · Somme des montants nets des lignes du type de TVA · 0..1 · amount
  package static let btx262 = Term(210)
  /// BT-X-263 · VAT category sum of document level allowances and charges · Somme des remises et frais du document pour le type de TVA · 0..1 · amount
  package static let btx263 = Term(211)
  /// BT-X-264 · Invoicing period description · Description de la période de facturation · 0..1 · text
  package static let btx264 = Term(212)
  /// BT-X-265 · Document level allowance calculation sequence · Ordre de calcul de la remise au niveau du document · 0..1 · quantity
  package static let btx265 = Term(213)
  /// BT-X-266 · Document level allowance base quantity · Quantité de base de la remise au niveau du document · 0..1 · quantity
  package static let btx266 = Term(214)
  /// BT-X-267 · Document level allowance base quantity unit code · Code de l'unité de la quantité de base de la remise · 0..1 · code UNECE Rec 20
  package static let btx267 = Term(215)
  /// BT-X-268 · Document level charge calculation sequence · Ordre de calcul des charges ou frais au niveau du document · 0..1 · quantity
  package static let btx268 = Term(216)
  /// BT-X-269 · Document level charge base quantity · Quantité de base des charges ou frais au niveau du document · 0..1 · quantity
  package static let btx269 = Term(217)
  /// BT-X-270 · Document level charge base quantity unit code · Code de l'unité de la quantité de base des charges ou frais · 0..1 · code UNECE Rec 20
  package static let btx270 = Term(218)
  /// BT-X-271 · Logistics service charge description · Description des frais logistiques · 1..1 · text
  package static let btx271 = Term(219)
  /// BT-X-272 · Logistics service charge amount · Montant des frais logistiques · 1..1 · amount
  package static let btx272 = Term(220)
  /// BT-X-273 · Logistics service charge VAT category code · Code de type de TVA des frais logistiques · 1..1 · code UNTDID 5305
  package static let btx273 = Term(221)
  /// BT-X-274 · Logistics service charge VAT rate · Taux de TVA des frais logistiques · 0..1 · percentage
  package static let btx274 = Term(222)
  /// BT-X-591 · Logistics service charge VAT exemption reason · Motif d'exonération de la TVA des frais logistiques · 0..1 · text
  package static let btx591 = Term(223)
  /// BT-X-592 · Logistics service charge VAT exemption reason code · Code de motif d'exonération de la TVA des frais logistiques · 0..1 · code VATEX
  package static let btx592 = Term(224)
  /// BT-X-275 · Partial payment amount · Montant de l'échéance · 0..1 · amount
  package static let btx275 = Term(225)
  /// BT-X-276 · Penalty reference date · Date de référence de la pénalité · 0..1 · date
  package static let btx276 = Term(226)
  /// BT-X-277 · Penalty period · Délai de la pénalité · 0..1 · quantity
  package static let btx277 = Term(227)
  /// BT-X-278 · Penalty period unit code · Code de l'unité du délai de la pénalité · 0..1 · code UNECE Rec 20
  package static let btx278 = Term(228)
  /// BT-X-279 · Penalty base amount · Assiette de la pénalité · 0..1 · amount
  package static let btx279 = Term(229)
  /// BT-X-280 · Penalty percentage · Pourcentage de la pénalité · 0..1 · percentage
  package static let btx280 = Term(230)
  /// BT-X-281 · Penalty amount · Montant de la pénalité · 0..1 · amount
  package static let btx281 = Term(231)
  /// BT-X-282 · Discount reference date · Date de référence de l'escompte · 0..1 · date
  package static let btx282 = Term(232)
  /// BT-X-283 · Discount period · Délai de l'escompte · 0..1 · quantity
  package static let btx283 = Term(233)
  /// BT-X-284 · Discount period unit code · Code de l'unité du délai de l'escompte · 0..1 · code UNECE Rec 20
  package static let btx284 = Term(234)
  /// BT-X-285 · Discount base amount · Assiette de l'escompte · 0..1 · amount
  package static let btx285 = Term(235)
  /// BT-X-286 · Discount percentage · Pourcentage de l'escompte · 0..1 · percentage
  package static let btx286 = Term(236)
  /// BT-X-287 · Discount amount · Montant de l'escompte · 0..1 · amount
  package static let btx287 = Term(237)
  /// BT-X-291 · Advance payment amount · Montant de l'acompte versé · 1..1 · amount
  package static let btx291 = Term(238)
  /// BT-X-292 · Advance payment date · Date de l'acompte versé · 0..1 · date
  package static let btx292 = Term(239)
  /// BT-X-293 · Advance payment tax amount · Montant de la taxe de l'acompte · 1..1 · amount
  package static let btx293 = Term(240)
  /// BT-X-294 · Advance payment tax type code · Code de type de taxe de l'acompte · 1..1 · code UNTDID 5153
  package static let btx294 = Term(241)
  /// BT-X-295 · Advance payment VAT exemption reason · Motif d'exonération de la TVA de l'acompte · 0..1 · text
  package static let btx295 = Term(242)
  /// BT-X-296 · Advance payment VAT category code · Code de type de TVA de l'acompte · 0..1 · code UNTDID 5305
  package static let btx296 = Term(243)
  /// BT-X-297 · Advance payment VAT exemption reason code · Code de motif d'exonération de la TVA de l'acompte · 0..1 · code VATEX
  package static let btx297 = Term(244)
  /// BT-X-298 · Advance payment VAT rate · Taux de TVA de l'acompte · 0..1 · percentage
  package static let btx298 = Term(245)
  /// BT-X-558 · Advance payment invoice reference · Référence de la facture d'acompte · 1..1 · document reference
  package static let btx558 = Term(246)
  /// BT-X-559 · Advance payment invoice type code · Code de type de la facture d'acompte · 0..1 · code UNTDID 1001
  package static let btx559 = Term(247)
  /// BT-X-560 · Advance payment invoice date · Date de la facture d'acompte · 0..1 · date
  package static let btx560 = Term(248)
}

// MARK: Line

extension Term {
  /// EXT-FR-FE-162 / BT-X-304 · Parent line identifier · Identifiant de ligne parent · 0..1 · identifier
  package static let ext162 = Term(249)
  /// EXT-FR-FE-163 / BT-X-8 · Subtype of invoice line · Sous-type de ligne de facture · 0..1 · code DETAIL GROUP INFORMATION
  package static let ext163 = Term(250)
  /// BT-X-7 · Invoice line status code · Code de statut de ligne de facture · 0..1 · code UNTDID 1229
  package static let btx7 = Term(251)
  /// EXT-FR-FE-183 / BT-X-10 · Invoice line note subject code · Code de sujet de note de ligne de facture · 0..1 · code UNTDID 4451
  package static let ext183 = Term(252)
  /// BT-X-9 · Invoice line note content code · Code de contenu de note de ligne de facture · 0..1 · text
  package static let btx9 = Term(253)
  /// BT-X-46 · Charge free quantity · Quantité gratuite · 0..1 · quantity
  package static let btx46 = Term(254)
  /// BT-X-47 · Package quantity · Nombre de colis · 0..1 · quantity
  package static let btx47 = Term(255)
  /// BT-X-561 · Quantity per package · Quantité par colis · 0..1 · quantity
  package static let btx561 = Term(256)
  /// EXT-FR-FE-158 / BT-X-85 · Line actual delivery date · Date effective de livraison à la ligne · 0..1 · date
  package static let ext158 = Term(257)
  /// BT-X-327 · Line sum of charges · Somme des charges ou frais de la ligne · 0..1 · amount
  package static let btx327 = Term(258)
  /// BT-X-328 · Line sum of allowances · Somme des remises de la ligne · 0..1 · amount
  package static let btx328 = Term(259)
  /// EXT-FR-FE-181 / BT-X-329 · Line VAT amount · Montant de TVA de la ligne de facture dans la devise de la facture · 0..1 · amount
  package static let ext181 = Term(260)
  /// EXT-FR-FE-182 / BT-X-590 · Line VAT amount in accounting currency · Montant de TVA de la ligne de facture en devise de comptabilisation · 0..1 · amount
  package static let ext182 = Term(261)
  /// EXT-FR-FE-184 / BT-X-330 · Line total amount with VAT · Montant total de la ligne de facture, TVA comprise · 0..1 · amount
  package static let ext184 = Term(262)
  /// BT-X-98 · Line total of allowances and charges · Total des remises et frais de la ligne · 0..1 · amount
  package static let btx98 = Term(263)
  /// BT-X-99 · Line Buyer accounting reference type code · Code de type de la référence comptable de l'acheteur à la ligne · 0..1 · code EDIFICAS-EU
  package static let btx99 = Term(264)
  /// BT-X-95 · Line VAT calculated amount · Montant de TVA calculé à la ligne · 0..1 · amount
  package static let btx95 = Term(265)
  /// EXT-FR-FE-178 / BT-X-96 / BT-194 · Line VAT exemption reason · Motif d'exonération de la TVA à la ligne · 0..1 · text
  package static let ext178 = Term(266)
  /// EXT-FR-FE-179 / BT-X-97 / BT-195 · Line VAT exemption reason code · Code de motif d'exonération de la TVA à la ligne · 0..1 · code VATEX
  package static let ext179 = Term(267)
  /// EXT-FR-FE-180 / BT-X-589 · Line value added tax point date code · Code de date d'exigibilité de la TVA à la ligne · 0..1 · code UNTDID 2005
  package static let ext180 = Term(268)
  /// EXT-FR-FE-135 / BT-X-21 · Line purchase order reference · Référence de bon de commande à la ligne · 0..1 · document reference
  package static let ext135 = Term(269)
  /// BT-X-22 · Line purchase order date · Date de bon de commande à la ligne · 0..1 · date
  package static let btx22 = Term(270)
  /// EXT-FR-FE-136 / BT-X-331 · Line preceding invoice reference · Référence à une facture antérieure à la ligne · 1..1 · document reference
  package static let ext136 = Term(271)
  /// EXT-FR-FE-137 / BT-X-332 · Line preceding invoice type code · Code de type de la facture antérieure à la ligne · 0..1 · code UNTDID 1001
  package static let ext137 = Term(272)
  /// EXT-FR-FE-138 / BT-X-333 · Line preceding invoice issue date · Date d'émission de la facture antérieure à la ligne · 0..1 · date
  package static let ext138 = Term(273)
  /// EXT-FR-FE-139 / BT-X-540 · Preceding invoice line reference · Référence de ligne de la facture antérieure · 0..1 · document reference
  package static let ext139 = Term(274)
  /// EXT-FR-FE-140 / BT-X-89 · Line receiving advice reference · Référence d'avis de réception à la ligne · 1..1 · document reference
  package static let ext140 = Term(275)
  /// EXT-FR-FE-141 / BT-X-90 · Receiving advice line reference · Référence de ligne d'avis de réception · 0..1 · document reference
  package static let ext141 = Term(276)
  /// BT-X-91 · Line receiving advice date · Date d'avis de réception à la ligne · 0..1 · date
  package static let btx91 = Term(277)
  /// EXT-FR-FE-142 / BT-X-86 · Line despatch advice reference · Référence d'avis d'expédition à la ligne · 1..1 · document reference
  package static let ext142 = Term(278)
  /// EXT-FR-FE-143 / BT-X-87 · Despatch advice line reference · Référence de ligne d'avis d'expédition · 0..1 · document reference
  package static let ext143 = Term(279)
  /// BT-X-88 · Line despatch advice date · Date d'avis d'expédition à la ligne · 0..1 · date
  package static let btx88 = Term(280)
  /// EXT-FR-FE-144 / BT-X-537 · Line sales order reference · Référence de bon de commande de vente à la ligne · 1..1 · document reference
  package static let ext144 = Term(281)
  /// EXT-FR-FE-145 / BT-X-538 · Sales order line reference · Référence de ligne de bon de commande de vente · 0..1 · document reference
  package static let ext145 = Term(282)
  /// BT-X-539 · Line sales order date · Date de bon de commande de vente à la ligne · 0..1 · date
  package static let btx539 = Term(283)
  /// BT-X-92 · Line delivery note reference · Référence de bon de livraison à la ligne · 1..1 · document reference
  package static let btx92 = Term(284)
  /// BT-X-93 · Delivery note line reference · Référence de ligne de bon de livraison · 0..1 · document reference
  package static let btx93 = Term(285)
  /// BT-X-94 · Line delivery note date · Date de bon de livraison à la ligne · 0..1 · date
  package static let btx94 = Term(286)
  /// BT-X-310 · Line quotation reference · Référence de devis à la ligne · 1..1 · document reference
  package static let btx310 = Term(287)
  /// BT-X-311 · Quotation line reference · Référence de ligne de devis · 0..1 · document reference
  package static let btx311 = Term(288)
  /// BT-X-312 · Line quotation date · Date de devis à la ligne · 0..1 · date
  package static let btx312 = Term(289)
  /// BT-X-24 · Line contract reference · Référence de contrat à la ligne · 0..1 · document reference
  package static let btx24 = Term(290)
  /// BT-X-25 · Contract line reference · Référence de ligne de contrat · 0..1 · document reference
  package static let btx25 = Term(291)
  /// BT-X-26 · Line contract date · Date de contrat à la ligne · 0..1 · date
  package static let btx26 = Term(292)
  /// BT-X-43 · Line final customer order reference · Référence de commande du client final à la ligne · 1..1 · document reference
  package static let btx43 = Term(293)
  /// BT-X-44 · Final customer order line reference · Référence de ligne de commande du client final · 0..1 · document reference
  package static let btx44 = Term(294)
  /// BT-X-45 · Line final customer order date · Date de commande du client final à la ligne · 0..1 · date
  package static let btx45 = Term(295)
  /// BT-X-27 · Line supporting document reference · Référence de document justificatif à la ligne · 1..1 · document reference
  package static let btx27 = Term(296)
  /// BT-X-28 · Line external document location · Emplacement de document externe à la ligne · 0..1 · text
  package static let btx28 = Term(297)
  /// BT-X-29 · Supporting document line reference · Référence de ligne de document justificatif · 0..1 · document reference
  package static let btx29 = Term(298)
  /// BT-X-30 · Line supporting document type code · Code de type de document justificatif à la ligne · 0..1 · code UNTDID 1001
  package static let btx30 = Term(299)
  /// BT-X-299 · Line supporting document description · Description de document justificatif à la ligne · 0..1 · text
  package static let btx299 = Term(300)
  /// BT-X-31 · Line attached document · Document joint à la ligne · 0..1 · binary object
  package static let btx31 = Term(301)
  /// BT-X-32 · Line supporting document reference type code · Code de qualification de la référence à la ligne · 0..1 · code UNTDID 1153
  package static let btx32 = Term(302)
  /// BT-X-33 · Line supporting document date · Date de document justificatif à la ligne · 0..1 · date
  package static let btx33 = Term(303)
  /// BT-X-562 · Line delivery terms code · Code des conditions de livraison à la ligne · 1..1 · code UNTDID 4053
  package static let btx562 = Term(304)
  /// BT-X-565 · Line delivery terms location country code · Code de pays du lieu des conditions de livraison à la ligne · 0..1 · code ISO 3166-1
  package static let btx565 = Term(305)
  /// BT-X-566 · Line delivery terms location name · Nom du lieu des conditions de livraison à la ligne · 0..1 · text
  package static let btx566 = Term(306)
  /// BT-X-34 · Item price discount percentage · Pourcentage du rabais sur le prix de l'article · 0..1 · percentage
  package static let btx34 = Term(307)
  /// BT-X-35 · Item price discount base amount · Assiette du rabais sur le prix de l'article · 0..1 · unit price
  package static let btx35 = Term(308)
  /// EXT-FR-FE-195 / BT-X-36 · Item price discount reason · Motif du rabais sur le prix de l'article · 0..1 · text
  package static let ext195 = Term(309)
  /// EXT-FR-FE-196 / BT-X-313 · Item price discount reason code · Code de motif du rabais sur le prix de l'article · 0..1 · code UNTDID 5189
  package static let ext196 = Term(310)
  /// BT-X-300 · Item price charge percentage · Pourcentage de la majoration du prix de l'article · 0..1 · percentage
  package static let btx300 = Term(311)
  /// BT-X-301 · Item price charge base amount · Assiette de la majoration du prix de l'article · 0..1 · unit price
  package static let btx301 = Term(312)
  /// BT-X-302 · Item price charge amount · Montant de la majoration du prix de l'article · 1..1 · unit price
  package static let btx302 = Term(313)
  /// BT-X-303 · Item price charge reason · Motif de la majoration du prix de l'article · 0..1 · text
  package static let btx303 = Term(314)
  /// BT-X-314 · Item price charge reason code · Code de motif de la majoration du prix de l'article · 0..1 · code UNTDID 7161
  package static let btx314 = Term(315)
  /// BT-X-616 · Item price charge non-VAT tax code · Code de taxe autre que la TVA dans le prix de l'article · 0..1 · code UNTDID 5153
  package static let btx616 = Term(316)
  /// BT-X-37 · Tax amount included in the price · Montant de la taxe incluse dans le prix · 1..1 · amount
  package static let btx37 = Term(317)
  /// BT-X-39 · Included tax VAT exemption reason · Motif d'exonération de la taxe incluse dans le prix · 0..1 · text
  package static let btx39 = Term(318)
  /// BT-X-40 · Included tax VAT category code · Code de type de la taxe incluse dans le prix · 1..1 · code UNTDID 5305
  package static let btx40 = Term(319)
  /// BT-X-41 · Included tax VAT exemption reason code · Code de motif d'exonération de la taxe incluse dans le prix · 0..1 · code VATEX
  package static let btx41 = Term(320)
  /// BT-X-42 · Included tax VAT rate · Taux de la taxe incluse dans le prix · 1..1 · percentage
  package static let btx42 = Term(321)
  /// BT-X-305 · Item identifier · Identifiant de l'article · 0..1 · identifier
  package static let btx305 = Term(322)
  /// BT-X-532 · Item industry identifier · Identifiant sectoriel de l'article · 0..1 · identifier
  package static let btx532 = Term(323)
  /// BT-X-533 · Item model identifier · Identifiant de modèle de l'article · 0..1 · identifier
  package static let btx533 = Term(324)
  /// BT-X-534 · Item batch identifier · Identifiant de lot de l'article · 0..n · identifier
  package static let btx534 = Term(325)
  /// BT-X-535 · Item brand name · Marque de l'article · 0..1 · text
  package static let btx535 = Term(326)
  /// BT-X-536 · Item model name · Nom de modèle de l'article · 0..1 · text
  package static let btx536 = Term(327)
  /// BT-X-13 · Item classification name · Nom de la classification de l'article · 0..1 · text
  package static let btx13 = Term(328)
  /// EXT-FR-FE-159 / BT-X-11 · Item attribute code · Code d'attribut d'article · 0..1 · code UNTDID 6313
  package static let ext159 = Term(329)
  /// EXT-FR-FE-160 / BT-X-12 · Item attribute measure · Mesure d'attribut d'article · 0..1 · quantity
  package static let ext160 = Term(330)
  /// EXT-FR-FE-161 / BT-X-12-0 · Item attribute measure unit code · Code de l'unité de mesure d'attribut d'article · 0..1 · code UNECE Rec 20
  package static let ext161 = Term(331)
  /// BT-X-306 · Item instance batch identifier · Identifiant de lot de l'exemplaire · 0..1 · identifier
  package static let btx306 = Term(332)
  /// BT-X-307 · Item instance serial number · Numéro de série de l'exemplaire · 0..1 · identifier
  package static let btx307 = Term(333)
  /// BT-X-308 · Included item identifier · Identifiant de l'article inclus · 0..1 · identifier
  package static let btx308 = Term(334)
  /// BT-X-15 · Included item standard identifier · Identifiant standard de l'article inclus · 0..n · identifier with scheme
  package static let btx15 = Term(335)
  /// BT-X-16 · Included item Seller's identifier · Identifiant du vendeur de l'article inclus · 0..1 · identifier
  package static let btx16 = Term(336)
  /// BT-X-17 · Included item Buyer's identifier · Identifiant de l'acheteur de l'article inclus · 0..1 · identifier
  package static let btx17 = Term(337)
  /// BT-X-309 · Included item industry identifier · Identifiant sectoriel de l'article inclus · 0..1 · identifier
  package static let btx309 = Term(338)
  /// BT-X-18 · Included item name · Nom de l'article inclus · 1..1 · text
  package static let btx18 = Term(339)
  /// BT-X-19 · Included item description · Description de l'article inclus · 0..1 · text
  package static let btx19 = Term(340)
  /// BT-X-20 · Included item quantity · Quantité de l'article inclus · 0..1 · quantity
  package static let btx20 = Term(341)
}

// MARK: Parties of the extensions: one set of terms for every role

extension Term {
  /// X-PartyID · Party identifier · Identifiant de l'intervenant · 0..n · identifier
  package static let partyID = Term(342)
  /// X-PartyGlobalID · Party global identifier · Identifiant global de l'intervenant · 0..n · identifier with scheme
  package static let partyGlobalID = Term(343)
  /// X-PartyName · Party name · Raison sociale de l'intervenant · 0..1 · text
  package static let partyName = Term(344)
  /// X-PartyRoleCode · Party role code · Code de rôle de l'intervenant · 0..1 · code UNTDID 3035
  package static let partyRoleCode = Term(345)
  /// X-PartyDescription · Party additional legal information · Informations juridiques additionnelles sur l'intervenant · 0..1 · text
  package static let partyDescription = Term(346)
  /// X-PartyLegalID · Party legal registration identifier · Identifiant d'enregistrement légal de l'intervenant · 0..1 · identifier
  package static let partyLegalID = Term(347)
  /// X-PartyTradingName · Party trading name · Appellation commerciale de l'intervenant · 0..1 · text
  package static let partyTradingName = Term(348)
  /// X-PartyVATID · Party VAT identifier · Identifiant à la TVA de l'intervenant · 0..1 · identifier
  package static let partyVATID = Term(349)
  /// X-PartyTaxID · Party tax registration identifier · Identifiant d'enregistrement fiscal de l'intervenant · 0..1 · identifier
  package static let partyTaxID = Term(350)
  /// X-PartyEndpoint · Party electronic address · Adresse électronique de l'intervenant · 0..1 · identifier with scheme
  package static let partyEndpoint = Term(351)
  /// X-PartyAddressPostCode · Party post code · Code postal de l'intervenant · 0..1 · text
  package static let partyAddressPostCode = Term(352)
  /// X-PartyAddressLine1 · Party address line 1 · Adresse de l'intervenant, ligne 1 · 0..1 · text
  package static let partyAddressLine1 = Term(353)
  /// X-PartyAddressLine2 · Party address line 2 · Adresse de l'intervenant, ligne 2 · 0..1 · text
  package static let partyAddressLine2 = Term(354)
  /// X-PartyAddressLine3 · Party address line 3 · Adresse de l'intervenant, ligne 3 · 0..1 · text
  package static let partyAddressLine3 = Term(355)
  /// X-PartyAddressCity · Party city · Localité de l'intervenant · 0..1 · text
  package static let partyAddressCity = Term(356)
  /// X-PartyAddressCountry · Party country code · Code de pays de l'intervenant · 1..1 · code ISO 3166-1
  package static let partyAddressCountry = Term(357)
  /// X-PartyAddressSubdivision · Party country subdivision · Subdivision du pays de l'intervenant · 0..1 · text
  package static let partyAddressSubdivision = Term(358)
  /// X-PartyContactName · Party contact point · Point de contact de l'intervenant · 0..1 · text
  package static let partyContactName = Term(359)
  /// X-PartyContactDepartment · Party contact department · Service du contact de l'intervenant · 0..1 · text
  package static let partyContactDepartment = Term(360)
  /// X-PartyContactType · Party contact type code · Code de type de contact de l'intervenant · 0..1 · code UNTDID 3139
  package static let partyContactType = Term(361)
  /// X-PartyContactPhone · Party contact telephone number · Numéro de téléphone du contact de l'intervenant · 0..1 · text
  package static let partyContactPhone = Term(362)
  /// X-PartyContactFax · Party contact fax number · Numéro de télécopie du contact de l'intervenant · 0..1 · text
  package static let partyContactFax = Term(363)
  /// X-PartyContactEmail · Party contact email address · Adresse électronique du contact de l'intervenant · 0..1 · text
  package static let partyContactEmail = Term(364)
}
