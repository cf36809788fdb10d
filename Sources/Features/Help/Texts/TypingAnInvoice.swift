import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/typing-an-invoice.md, by bin/help.
  static let typingAnInvoice = Text(
    fr: ###"""
      # Saisir une facture à la main

      Pour une vente qui ne vient pas de la boutique, ouvrez [Nouvelle facture](/invoices/new). La saisie se fait comme dans un tableur, et rien n’est numéroté avant que vous émettiez.

      ## Le client

      1. Tapez son nom : les clients connus sont proposés, leur fiche remplit le reste.
      2. Pour un nouveau client, tapez son SIREN, son SIRET ou son n° de TVA : le registre remplit ce qui est encore vide. S’il ne répond pas, continuez à la main. Le SIREN figure sur la facture et dans son fichier électronique.
      3. Le pays décide de la TVA : un code de deux lettres, comme `FR` ou `DE`.

      ## Les lignes

      - Tapez le début d’un article : ceux du [catalogue](products.md) sont proposés d’abord, puis ce que vous avez déjà vendu. Il remplit le prix, l’unité, le taux, la nature et la référence.
      - Une ligne qui n’est pas au catalogue s’y ajoute d’un clic, à côté des totaux.
      - L’unité s’écrit comme on la dit : `kg`, `heure`, `m²`. Un code de la recommandation 20 est pris aussi.
      - Entrée et Tab passent d’une case à l’autre ; une nouvelle ligne s’ajoute en fin de tableau.
      - Des cellules copiées d’un tableur se collent d’un coup, jusqu’à 2 000 lignes.
      - Chaque ligne a une nature : bien, service, service en ligne, transport… Elle décide du lieu de la TVA.
      - Un taux laissé vide est votre taux habituel. Un taux impossible pour cette vente est refusé avec la raison.

      ## Port et remise

      Sous les lignes : les frais de port et une remise sur le tout, en montant ou en pourcentage (`10 %`). Sans taux, le port et la remise suivent celui des lignes, en proportion.

      Les prix sont hors taxes ou TVA comprise, pour toute la facture. Avec des prix TTC, le total payé est la vérité, et la base s’en déduit.

      ## Ce que vous voyez en tapant

      À côté des lignes : les totaux et, sur un écran large, le document tel qu’il serait ; ailleurs un bouton ouvre cet aperçu, qui est une facture pro forma. Ce qui manque est dit près de son champ, souvent avec une correction d’un clic. « Prête à émettre » veut dire que tout ce qui est contrôlé l’a été.

      ## Partir de ce qui existe

      Sur la page d’un client, « Nouvelle facture » reprend son adresse. Sur celle d’une facture, « En faire une semblable » reprend tout, sauf les dates.

      ## Votre saisie est gardée

      Elle s’enregistre seule, juste ou fausse, toutes les quelques secondes. « Reprendre une saisie » la retrouve, même depuis un autre poste. Si elle a été changée dans un autre onglet, rien n’est écrasé : on vous le dit, et vous choisissez. Sans script, « Enregistrer et recalculer » fait la même chose.

      ## Émettre

      « Vérifier et émettre » mène à la page du brouillon. Elle montre le document et dit ce que l’émission veut dire ; c’est là, et là seulement, que vous décidez. Voyez [Émettre une facture](issuing.md).

      Avant de l’émettre, le brouillon se modifie ; il peut aussi devenir une [facture d’acompte](deposits.md) ou rejoindre d’autres commandes du même client dans une [facture récapitulative](periodic-invoices.md).

      ## Ce qui n’y est pas encore

      Une seule devise et une seule remise par ligne. Les articles vendus qui ne sont pas au catalogue sont cherchés parmi vos mille derniers documents.
      """###,
    en: ###"""
      # Typing an invoice by hand

      For a sale that does not come from the shop, open [New invoice](/invoices/new). You type as in a spreadsheet, and nothing is numbered before you issue.

      ## The customer

      1. Type their name: known customers are offered, and fill in the rest.
      2. For a new customer, type their SIREN, SIRET or VAT number: the register fills in what is still empty. If it does not answer, go on by hand. The SIREN stands on the invoice and in its electronic file.
      3. The country decides the VAT: a code of two letters, such as `FR` or `DE`.

      ## The lines

      - Type the beginning of an article: those of the [catalogue](products.md) are offered first, then what you sold before. It fills in price, unit, rate, kind and reference.
      - A line that is not in the catalogue is put there in one click, beside the totals.
      - A unit is written as it is said: `kg`, `hour`, `m²`. A code of Recommendation 20 is taken too.
      - Enter and Tab go from cell to cell; a new row is added at the end of the table.
      - Cells copied from a spreadsheet are pasted at once, up to 2,000 rows.
      - Each line has a kind: goods, service, online service, transport… It decides where VAT is due.
      - A rate left empty is your usual one. A rate that is impossible for this sale is refused with its reason.

      ## Shipping and discount

      Below the lines: shipping and a discount on the whole, as an amount or a percentage (`10%`). Without a rate, shipping and discount follow that of the lines, in proportion.

      Prices are without VAT or with it, for the whole invoice. With VAT included, the total that was paid is the truth, and the base follows from it.

      ## What you see as you type

      Beside the lines: totals and, on a wide screen, the document as it would be; elsewhere a button opens this preview, which is a pro forma invoice. What is missing is said next to its field, often with a correction at a click. “Ready to issue” means that all that is checked was checked.

      ## Start from what there is

      On the page of a customer, “New invoice” takes over their address. On that of an invoice, “Make one like it” takes over everything but the dates.

      ## What you type is kept

      It is saved by itself, right or wrong, every few seconds. “Resume” finds it again, from another computer too. If it was changed in another tab nothing is overwritten: you are told, and you choose. Without script, “Save and recalculate” does the same.

      ## Issue

      “Check and issue” leads to the page of the draft. It shows the document and says what issuing means; there, and only there, you decide. See [Issuing an invoice](issuing.md).

      Before it is issued the draft may be changed; it may also become a [deposit invoice](deposits.md) or join other orders of the same customer on a [periodic invoice](periodic-invoices.md).

      ## What is not there yet

      One currency and one discount a line. Articles that were sold and are not in the catalogue are looked for in your latest thousand documents.
      """###)
}
