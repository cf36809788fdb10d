import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/vat.md, by bin/help.
  static let vat = Text(
    fr: ###"""
      # La TVA

      Pour chaque ligne, Facturier décide où la vente est taxée, à quel taux, avec quelle mention, et dit pourquoi. Un taux venu de la boutique est contrôlé, jamais cru.

      ## Comprendre une TVA

      - La page d’un document répond à « Pourquoi cette TVA ».
      - [Expliquer une vente](/tax/explain) le fait pour une vente qui n’existe pas encore.
      - [Taux de TVA](/tax/rates) donne les taux d’un jour, en France et dans l’Union.

      ## Les cas

      | vente | TVA |
      |---|---|
      | en France | 20, 10, 5,5 ou 2,1 % ; taux propres en Corse et outre-mer (CGI, art. 278 à 281 nonies, 296, 297) |
      | à un particulier de l’Union, moins de 10 000 € par an | TVA française (CGI, art. 258 A, 259 D) |
      | à un particulier de l’Union, au-delà ou sur option | TVA du pays d’arrivée, par le guichet unique (OSS) |
      | de biens à une entreprise de l’Union | exonérée (CGI, art. 262 ter, I), avec son numéro de TVA |
      | de services à une entreprise de l’Union | autoliquidation par le client (CGI, art. 283-2) |
      | hors de l’Union | exportation exonérée (CGI, art. 262, I) |
      | sous la franchise | « TVA non applicable, article 293 B du CGI » |
      | biens d’occasion, œuvres d’art | TVA sur la marge (CGI, art. 297 A) |
      | sous-traitance du bâtiment, déchets | autoliquidation (CGI, art. 283-2 nonies, sexies) |

      Le numéro de TVA du client est demandé à VIES, et la réponse gardée comme preuve. Une entreprise sans numéro valable est taxée comme un particulier, avec un avertissement.

      ## Les seuils

      [Seuils](/thresholds) compare le chiffre d’affaires de l’année aux limites : 10 000 € pour les ventes à distance ; 85 000 et 93 500 € (37 500 et 41 250 € pour les services) pour la franchise. Dès 80 %, vous êtes prévenu ; la vente qui franchit une limite est arrêtée si sa TVA ne suit pas. Ce qui a été vendu ailleurs se déclare dans la fiche (`turnoverBefore`).

      ## Ce qui est refusé

      Un taux qui n’existe pas pour cette vente ou ce jour, une vente à distance au-delà du seuil sans OSS, un pays inconnu. Chaque refus dit quoi corriger : voyez [Contrôles](shield.md).

      ## Ce qui n’y est pas encore

      La déclaration de TVA et celle de l’OSS ne sont pas préparées ; leurs comptes, par pays et par taux, se lisent dans la [balance](/ledger). Les taux et les règles sont datés ; un expert-comptable confirme votre cas.
      """###,
    en: ###"""
      # VAT

      For each line, Facturier decides where the sale is taxed, at which rate, with which mention, and says why. A rate that comes from the shop is checked and never believed.

      ## Understand a VAT

      - The page of a document answers “Why this VAT”.
      - [Explain a sale](/tax/explain) does so for a sale that does not exist yet.
      - [VAT rates](/tax/rates) gives the rates of a day, in France and in the Union.

      ## The cases

      | sale | VAT |
      |---|---|
      | in France | 20, 10, 5.5 or 2.1%; rates of their own in Corsica and overseas (CGI, art. 278 to 281 nonies, 296, 297) |
      | to a consumer of the Union, below €10,000 a year | French VAT (CGI, art. 258 A, 259 D) |
      | to a consumer of the Union, above or by option | VAT of the country of arrival, by the one-stop shop (OSS) |
      | of goods to a company of the Union | exempt (CGI, art. 262 ter, I), with its VAT number |
      | of services to a company of the Union | reverse charge by the customer (CGI, art. 283-2) |
      | outside the Union | exempt export (CGI, art. 262, I) |
      | under the franchise | “TVA non applicable, article 293 B du CGI” |
      | second-hand goods, works of art | VAT on the margin (CGI, art. 297 A) |
      | subcontracted building work, scrap | reverse charge (CGI, art. 283-2 nonies, sexies) |

      The customer’s VAT number is asked of VIES, and the answer kept as proof. A company without a valid number is taxed as a consumer, with a warning.

      ## The thresholds

      [Thresholds](/thresholds) compares this year’s turnover with the limits: €10,000 for distance sales; €85,000 and €93,500 (€37,500 and €41,250 for services) for the franchise. From 80% on you are warned; the sale that passes a limit is stopped if its VAT does not follow. What was sold elsewhere is declared in the company’s file (`turnoverBefore`).

      ## What is refused

      A rate there is not for this sale or this day, a distance sale above the threshold without OSS, an unknown country. Each refusal says what to correct: see [Checks](shield.md).

      ## What is not there yet

      Neither the VAT return nor that of the OSS is prepared; their accounts, by country and rate, are in the [trial balance](/ledger). Rates and rules are dated; an accountant confirms your case.
      """###)
}
