import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/sending.md, by bin/help.
  static let sending = Text(
    fr: ###"""
      # Envoyer par courriel

      Un document émis part par courriel avec, en pièce jointe, le fichier exact qui a été scellé, dans la langue du client.

      ## Envoyer

      1. Ouvrez la facture dans [Factures](/invoices), puis « Envoyer ».
      2. Relisez le destinataire : l’adresse que la commande donne, ou une autre du même client.
      3. Ajoutez un mot si vous voulez ; l’aperçu montre l’objet et le texte.
      4. Envoyez. Le courriel part trente secondes plus tard : jusque-là, « Annuler l’envoi » l’arrête.

      Pour en envoyer beaucoup, sélectionnez des lignes dans la liste des factures : voyez [Listes](lists.md).

      ## Les garde-fous

      L’erreur la plus fâcheuse est d’envoyer la facture d’un client à un autre : c’est aussi une violation de données personnelles (RGPD, art. 33). Avant l’envoi, l’adresse est jugée :

      - elle est celle d’un autre client ;
      - son domaine ressemble à celui du client sans l’être ;
      - le client ne l’a jamais donnée, ou c’est le premier envoi ;
      - personne ne la lit (`noreply@`), ou elle est la vôtre ;
      - le document est déjà parti, ou n’est plus dû.

      Chaque question se lève en la confirmant ; qui l’a levée est gardé. Une adresse absente ou mal formée ne se lève pas.

      ## Suivre les envois

      [Envois](/emails) montre ce qui est parti, à qui, quand, la réponse du serveur et l’empreinte du PDF joint. « Incertain » veut dire que le courriel est peut-être parti : demandez au destinataire avant de renvoyer. Un envoi qui échoue paraît sur le tableau de bord. Si le document est remplacé ou annulé pendant qu’un courriel attend, celui-ci ne part pas, et le dit.

      ## Réglages

      Qui tient le serveur donne l’adresse du serveur de courriel dans `FACTURIER_SMTP_URL`, et l’expéditeur dans `FACTURIER_MAIL_FROM`. Sans elle, rien ne part, et la page le dit.

      ## Ce que la loi en dit

      Le courriel d’un PDF Factur-X reste permis ; l’obligation de passer par une plateforme agréée a son calendrier : voyez [La réforme](e-invoicing-reform.md).

      ## Ce qui n’y est pas encore

      Pas de relance automatique, pas de modèle de texte à modifier, pas de suivi d’ouverture. Un accusé de non-remise qui revient plus tard dans votre boîte n’est pas lu.
      """###,
    en: ###"""
      # Sending by e-mail

      An issued document leaves by e-mail with, attached, the very file that was sealed, in the customer’s language.

      ## Send

      1. Open the invoice in [Invoices](/invoices), then “Send”.
      2. Read the recipient again: the address the order gives, or another of the same customer.
      3. Add a word if you like; the preview shows subject and text.
      4. Send. The e-mail is sent thirty seconds later: until then, “Cancel sending” stops it.

      To send many, select rows in the list of invoices: see [Lists](lists.md).

      ## The guards

      The worst mistake is to send one customer’s invoice to another: it is a breach of personal data too (GDPR, art. 33). Before sending, the address is judged:

      - it is another customer’s;
      - its domain looks like the customer’s and is not;
      - the customer never gave it, or it is the first mail there;
      - nobody reads it (`noreply@`), or it is your own;
      - the document was sent already, or is no longer owed.

      Each question is lifted by confirming it; who did so is kept. An address that is missing or malformed cannot be confirmed.

      ## Follow what was sent

      [E-mails](/emails) shows what was sent, to whom, when, the server’s answer and the fingerprint of the attached PDF. “Uncertain” means that the mail may have left: ask the recipient before sending again. A mail that fails is on the dashboard. If the document is replaced or cancelled while a mail waits, it does not leave, and says so.

      ## Settings

      Whoever keeps the server gives the address of the mail server in `FACTURIER_SMTP_URL`, and the sender in `FACTURIER_MAIL_FROM`. Without it nothing is sent, and the page says so.

      ## What the law says

      Mailing a Factur-X PDF is still allowed; the duty to go through an approved platform has its calendar: see [The reform](e-invoicing-reform.md).

      ## What is not there yet

      No automatic reminder, no text to edit as a template, no tracking of openings. A notice of failure that comes back to your mailbox later is not read.
      """###)
}
