import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/e-invoicing-reform.md, by bin/help.
  static let eInvoicingReform = Text(
    fr: ###"""
      # La réforme de la facture électronique

      La France remplace, entre entreprises, la facture sur papier ou en PDF par la facture électronique, échangée par des plateformes agréées. Les ventes aux particuliers et à l’étranger sont, elles, déclarées.

      ## Le calendrier

      | depuis ou à partir du | qui | quoi |
      |---|---|---|
      | 1er septembre 2026 | toutes les entreprises assujetties | **recevoir** par une plateforme agréée |
      | 1er septembre 2026 | grandes entreprises et ETI | émettre et déclarer |
      | 1er septembre 2027 | PME, TPE, micro-entreprises | émettre et déclarer |

      Sources : loi 2026-103, art. 123 ; décret 2026-677. La taille est celle de l’entreprise au 1er janvier 2025. La franchise en base n’exempte pas.

      ## Ce que fait Facturier

      - Chaque facture est un fichier **Factur-X** : un PDF/A-3 avec, dedans, le XML au profil EN 16931 ou étendu, contrôlé par les règles officielles et les règles françaises (BR-FR).
      - Les nouvelles mentions y sont déjà : SIREN du client, adresse de livraison, nature des opérations, option pour les débits.
      - Le cadre de facturation (B1, S1, B2…) et les adresses électroniques sont écrits.
      - La page [Vérifier une facture](/validations) juge aussi ce que vous recevez.

      ## Ce que Facturier n’est pas

      Seule une plateforme agréée émet, transmet, reçoit et déclare. Facturier est une **solution compatible** : il prépare les factures, il ne les transmet pas à l’administration. **Il n’est pas encore relié à une plateforme agréée.** Aujourd’hui, vous déposez vous-même vos fichiers Factur-X sur celle que vous avez choisie, et vous y recevez ceux de vos fournisseurs.

      ## Choisir une plateforme

      La liste officielle est sur impots.gouv.fr. Vérifiez qu’elle accepte le dépôt de Factur-X, et qu’elle prend en charge la déclaration des ventes aux particuliers : pour une boutique en ligne, c’est l’essentiel du travail.

      ## Et d’ici là

      - Un client ne peut pas exiger d’une PME une facture électronique avant le 1er septembre 2027.
      - Un PDF reçu par courriel peut encore être payé et sa TVA déduite.
      - Au 1er janvier 2027, la TVA passe du CGI au CIBS ; les renvois au CGI restent permis jusqu’au 30 juin 2028. Les mentions de Facturier sont datées et suivront : voyez la [table des mentions](/mentions).

      ## Ce qui n’y est pas encore

      Le dépôt automatique, les statuts du cycle de vie et l’e-reporting.
      """###,
    en: ###"""
      # The reform of the electronic invoice

      Between companies, France replaces the invoice on paper or as PDF by the electronic invoice, exchanged through approved platforms. Sales to consumers and abroad are reported.

      ## The calendar

      | since, or from | who | what |
      |---|---|---|
      | 1 September 2026 | all taxable companies | **receive** through an approved platform |
      | 1 September 2026 | large and mid-sized companies | issue and report |
      | 1 September 2027 | small and very small companies | issue and report |

      Sources: loi 2026-103, art. 123; décret 2026-677. The size is that of the company on 1 January 2025. The VAT franchise exempts nobody.

      ## What Facturier does

      - Each invoice is a **Factur-X** file: a PDF/A-3 with, inside, the XML in the profile EN 16931 or extended, checked by the official rules and the French rules (BR-FR).
      - The new mentions are there already: the customer’s SIREN, the delivery address, the nature of the operations, the option for VAT on debits.
      - The billing framework (B1, S1, B2…) and the electronic addresses are written.
      - The page [Check an invoice](/validations) judges what you receive as well.

      ## What Facturier is not

      Only an approved platform issues, transmits, receives and reports. Facturier is a **compatible solution**: it prepares invoices, it does not transmit them to the administration. **It is not connected to an approved platform yet.** Today you drop your Factur-X files yourself at the one you chose, and receive those of your suppliers there.

      ## Choose a platform

      The official list is on impots.gouv.fr. See that it takes Factur-X files, and that it reports sales to consumers: for an online shop, that is most of the work.

      ## Until then

      - A customer cannot demand an electronic invoice of a small company before 1 September 2027.
      - A PDF received by e-mail may still be paid and its VAT deducted.
      - On 1 January 2027 VAT moves from the CGI to the CIBS; references to the CGI stay allowed until 30 June 2028. Facturier’s mentions are dated and will follow: see the [table of mentions](/mentions).

      ## What is not there yet

      Handing files over by itself, the statuses of the life cycle, and e-reporting.
      """###)
}
