import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/shield.md, by bin/help.
  static let shield = Text(
    fr: ###"""
      # Contrôles avant émission : le bouclier

      Avant qu’une facture soit numérotée, tout est jugé d’un coup : ce que la loi exige, les règles de la norme EN 16931 et des règles françaises, les taux de TVA, les incohérences de la commande. Le [bouclier](/shield) montre ce qui a été arrêté, corrigé, et ce qui attend.

      ## Ce qui est contrôlé

      Le bouclier suit les dix erreurs de facturation les plus courantes : numéro périmé ou répété, facture non enregistrée, erreur de calcul, date inexacte, coordonnées du client manquantes, délai de paiement absent ou illégal, anciennes coordonnées bancaires, mauvais taux de TVA, facture introuvable, envoi au mauvais destinataire. Toutes les raisons d’un refus sont dites ensemble, jamais une par une.

      ## Corriger d’un clic

      1. Ouvrez le [bouclier](/shield) : les commandes retenues y attendent, avec leurs raisons.
      2. Quand il y a une correction sûre, elle est proposée, avec l’avant et l’après.
      3. Appliquez-la, à votre nom. Les mots de la boutique sont gardés à côté.

      Exemples : un SIREN écrit dans le nom du client, une échéance au-delà du délai légal, un pays qui manque, une unité écrite en toutes lettres, une adresse que donne la base Sirene. Aucune correction ne touche un montant, une quantité ou un taux : ce qui change un prix se corrige dans la boutique, puis s’importe de nouveau.

      ## Passer outre

      Un avertissement se lève avec un nom et un motif, gardés pour toujours ; il faut le droit « Passer outre une alerte ». Ce que la loi interdit ne se lève pas : un nom et une raison ne rendent pas légale une facture qui ne l’est pas.

      ## Une commande modifiée après sa facture

      Si la boutique change une commande déjà facturée, Facturier le voit et s’arrête. En passant outre, la facture est reprise par un avoir et la commande est facturée telle qu’elle est maintenant. La première facture, elle, ne change pas : voyez [Avoirs et rectificatives](credit-notes.md).

      ## Les registres

      Les numéros de TVA des entreprises sont demandés à VIES, les SIREN à Sirene, en arrière-plan. Une facture n’attend jamais leur réponse ; la preuve est gardée avec le document.

      ## Comprendre une règle

      Chaque refus nomme sa règle. La page [Vérifier une facture](/validations) juge aussi des fichiers venus d’ailleurs et explique chaque règle : voyez [Vérifier un fichier](checking-files.md).
      """###,
    en: ###"""
      # Checks before issuing: the shield

      Before an invoice is numbered, everything is judged at once: what the law demands, the rules of EN 16931 and the French rules, VAT rates, contradictions of the order. The [shield](/shield) shows what was stopped, corrected, and what waits.

      ## What is checked

      The shield follows the ten most usual billing errors: an obsolete or repeated number, an invoice not recorded, a calculation error, an inexact date, customer details missing, a payment delay that is missing or unlawful, old bank details, a wrong VAT rate, a lost invoice, the wrong recipient. All reasons of a refusal are told together, never one by one.

      ## Correct at a click

      1. Open the [shield](/shield): orders held back wait there, with their reasons.
      2. Where there is a safe correction it is offered, with what stood there and what would.
      3. Apply it, in your name. The shop’s words are kept beside it.

      Examples: a SIREN written into the customer’s name, a due date beyond the lawful term, a country that is missing, a unit written out, an address that Sirene gives. No correction touches an amount, a quantity or a rate: what changes a price is corrected in the shop, then imported again.

      ## Go past a warning

      A warning is lifted with a name and a reason, kept for good; the permission “Go past a warning” is needed. What the law forbids is not lifted: a name and a reason make no unlawful invoice lawful.

      ## An order changed after its invoice

      If the shop changes an order that was invoiced, Facturier notices and stops. When you go past it, the invoice is taken back by a credit note and the order is invoiced as it is now. The first invoice itself does not change: see [Credit notes and corrections](credit-notes.md).

      ## The registers

      VAT numbers of companies are asked of VIES, SIRENs of Sirene, in the background. An invoice never waits for their answer; the proof is kept with the document.

      ## Understand a rule

      Each refusal names its rule. The page [Check an invoice](/validations) also judges files from elsewhere and explains each rule: see [Checking a file](checking-files.md).
      """###)
}
