import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/customer-links.md, by bin/help.
  static let customerLinks = Text(
    fr: ###"""
      # Le lien du client

      Un lien donne à votre client sa facture, sans compte ni mot de passe : il la lit, la télécharge, voit comment la payer, pose une question ou la conteste. La page est faite d’abord pour un téléphone.

      ## Donner un lien

      1. Ouvrez une facture émise dans [Factures](/invoices) et descendez à « Lien pour le client ».
      2. Choisissez la durée, 30 ou 90 jours, et ce qu’il montre : ce document seul, ou tous ceux du client.
      3. Copiez le lien maintenant : il n’est montré qu’une fois. Facturier n’en garde que l’empreinte.

      Montrer tous les documents n’est proposé que si le client est sûrement une seule personne : connu par un SIREN, une adresse de courriel ou un numéro de la boutique. Deux personnes peuvent porter le même nom.

      ## Dans les courriels

      Dans [Adresses](/settings/delivery), « Mettre un lien vers l’espace client dans les courriels » ajoute à chaque courriel un lien de 90 jours vers ce document seul. Il faut une adresse publique. Chaque envoi a le sien ; un courriel annulé ou qui n’est jamais parti n’en laisse aucun.

      ## Ce que voit le client

      - le document, son état et ce qui reste à payer ;
      - le PDF et le XML ;
      - le virement tout prêt, avec un code que lit l’application de sa banque, vers le compte en vigueur aujourd’hui ;
      - un bouton pour payer en ligne, si la fiche de l’entreprise donne une adresse de paiement (`paymentAddress`) ;
      - ses autres documents, cinquante par page, si le lien les montre.

      ## Ses questions

      Ce qu’il écrit vous attend sous la cloche, sur le tableau de bord et dans l’historique de la facture ; par l’API, dans `/v1/disputes`. Votre réponse paraît à la même adresse, et clôt la question. Une contestation ne change rien au document : si elle est fondée, faites un [avoir](credit-notes.md) ou une rectificative.

      ## Reprendre un lien

      « Reprendre » le ferme aussitôt. Un lien expiré, repris ou inventé montre une seule et même page, qui ne dit rien de personne.

      ## À savoir

      Qui a le lien voit le document : il peut être transféré. Les moteurs de recherche n’y ont pas accès, et rien n’est demandé à un autre site.

      ## Ce qui n’y est pas encore

      Le paiement en ligne est le vôtre : Facturier mène à votre page et n’en reçoit pas la nouvelle. Saisissez l’[encaissement](payments.md).
      """###,
    en: ###"""
      # The customer’s link

      A link gives your customer their invoice, without account or password: they read it, download it, see how to pay, ask a question or dispute it. The page is made for a telephone first.

      ## Give a link

      1. Open an issued invoice in [Invoices](/invoices) and go down to “Link for the customer”.
      2. Choose how long, 30 or 90 days, and what it shows: this document alone, or all of the customer’s.
      3. Copy the link now: it is shown once. Facturier keeps its fingerprint only.

      Showing all documents is offered only where the customer is surely one person: known by a SIREN, an e-mail address or a number of the shop. Two people may have the same name.

      ## In mails

      In [Addresses](/settings/delivery), “Put a link to the customer portal in mails” adds to each mail a link of 90 days to that document alone. It needs a public address. Each mail has its own; one that was undone or never left leaves none.

      ## What the customer sees

      - the document, its state and what is left to pay;
      - the PDF and the XML;
      - the bank transfer ready to make, with a code their bank’s application reads, to the account in force today;
      - a button to pay online, if the company’s file gives an address for it (`paymentAddress`);
      - their other documents, fifty to a page, if the link shows them.

      ## Their questions

      What they write waits under the bell, on the dashboard and in the history of the invoice; by the API, in `/v1/disputes`. Your answer appears at the same address and closes the question. A dispute changes nothing of the document: if it is right, make a [credit note](credit-notes.md) or a correction.

      ## Take a link back

      “Take back” closes it at once. A link that expired, was taken back or made up shows one and the same page, which says nothing of anybody.

      ## To know

      Whoever has the link sees the document: it may be forwarded. Search engines do not reach it, and nothing is asked of another site.

      ## What is not there yet

      Online payment is yours: Facturier leads to your page and does not hear back from it. Record the [payment](payments.md).
      """###)
}
