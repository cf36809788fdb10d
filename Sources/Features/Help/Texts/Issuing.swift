import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/issuing.md, by bin/help.
  static let issuing = Text(
    fr: ###"""
      # Émettre une facture, et ce que cela veut dire

      Émettre, c’est faire exister la facture en droit. Avant, un brouillon n’a ni numéro ni effet ; après, rien ne le change plus.

      ## Ce qui se passe

      En une seule fois, ou pas du tout :

      1. le numéro suivant de la série est pris ;
      2. la facture est datée du jour, à l’heure de Paris ;
      3. le fichier Factur-X est écrit : un PDF/A-3 que l’on lit, avec dedans le XML qu’une machine lit ;
      4. l’empreinte du fichier est scellée dans le journal ;
      5. l’écriture comptable est passée, et le paiement que la commande annonce est enregistré.

      Si une seule de ces choses échoue, aucune n’a eu lieu, et le numéro n’a pas été pris.

      ## Comment émettre

      - Depuis un brouillon, dans [Factures](/invoices) : lisez, puis « Émettre la facture ».
      - Depuis l’aperçu d’un [import](/imports/new) : toutes les factures du fichier.
      - Depuis la liste, par sélection : jusqu’à 10 000 brouillons à la fois.
      - Par l’API : `POST /v1/invoices/{id}/issuance`, avec un en-tête `Idempotency-Key` pour qu’une coupure n’émette pas deux fois.

      Il faut le droit « Émettre factures et avoirs ».

      ## Ce que la loi en dit

      Un numéro unique, dans une suite continue et chronologique (CGI, ann. II, art. 242 nonies A, I-7°). Une facture émise ne se modifie ni ne se supprime : on la corrige par un avoir ou une facture rectificative (CGI, art. 286, I-3° bis ; BOI-TVA-DECLA-30-20-20). Les mentions obligatoires sont écrites d’elles-mêmes selon la vente et la date ; la [table des mentions](/mentions) dit lesquelles, et d’où elles viennent. La page d’un document explique celles qui y sont, et celles qui n’ont pas lieu d’être.

      ## Après l’émission

      La page de la facture montre où elle en est : émise, envoyée, payée, et ce qui vient ensuite. De là vous pouvez l’[envoyer](sending.md), [donner un lien](customer-links.md), saisir un [paiement](payments.md), faire un [avoir](credit-notes.md), un duplicata numéroté, un bon de livraison, un reçu.

      ## Si rien ne s’émet

      Sans la clé de scellement, ou si la base est en retard sur ce qui a déjà été émis, l’émission est refusée ; la lecture continue. Voyez [Sauvegarde et reprise](backup.md).
      """###,
    en: ###"""
      # Issuing an invoice, and what it means

      To issue is to make the invoice exist in law. Before, a draft has neither number nor effect; afterwards nothing changes it any more.

      ## What happens

      All at once, or not at all:

      1. the next number of the series is taken;
      2. the invoice is dated of the day, by the clock of Paris;
      3. the Factur-X file is written: a PDF/A-3 that people read, with the XML a machine reads inside;
      4. the fingerprint of the file is sealed in the log;
      5. the entry is posted to the books, and the payment the order states is recorded.

      If one of these fails none took place, and the number was not taken.

      ## How to issue

      - From a draft, in [Invoices](/invoices): read it, then “Issue the invoice”.
      - From the preview of an [import](/imports/new): all invoices of the file.
      - From the list, by selection: up to 10,000 drafts at once.
      - By the API: `POST /v1/invoices/{id}/issuance`, with a header `Idempotency-Key` so that a cut connection does not issue twice.

      The permission “Issue invoices and credit notes” is needed.

      ## What the law says

      A unique number, in a continuous and chronological sequence (CGI, ann. II, art. 242 nonies A, I-7°). An issued invoice is neither changed nor deleted: it is corrected by a credit note or a corrected invoice (CGI, art. 286, I-3° bis; BOI-TVA-DECLA-30-20-20). The mentions the law wants are written by themselves, by the sale and the date; the [table of mentions](/mentions) says which, and where they come from. The page of a document explains those that are there, and those that have no place on it.

      ## After it is issued

      The page of the invoice shows where it stands: issued, sent, paid, and what comes next. From there you can [send it](sending.md), [give a link](customer-links.md), record a [payment](payments.md), make a [credit note](credit-notes.md), a numbered duplicate, a delivery note, a receipt.

      ## If nothing can be issued

      Without the sealing key, or where the database is behind what was issued already, issuing is refused; reading goes on. See [Backup and recovery](backup.md).
      """###)
}
