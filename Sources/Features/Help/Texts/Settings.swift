import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/settings.md, by bin/help.
  static let settings = Text(
    fr: ###"""
      # Réglages

      Tout ce qui se règle est dans [Réglages](/settings), avec ce qui vaut aujourd’hui. Un réglage vaut pour les documents à venir ; un document émis garde ce qu’il disait.

      ## L’entreprise

      [Entreprise](/settings/company) porte ce que vos documents disent de vous : nom, forme, capital, ville du RCS, adresse, numéro et régime de TVA, délai de paiement. Ce qui est faux est dit près de son champ, tout à la fois, et rien n’est enregistré à moitié. Le SIREN ne change pas : une autre entreprise se déclare à côté. Près du formulaire, une facture d’exemple suit ce que vous tapez ; si c’est faux, la dernière reste et la raison est dite au-dessus. L’aperçu n’enregistre rien.

      L’enregistrement demande de confirmer votre identité, parce que ces lignes engagent l’entreprise. Si votre confirmation est trop ancienne au moment d’enregistrer, la page garde ce que vous avez tapé. Il laisse une trace dans la [piste d’audit](/audit) : qui, quand, avant, après.

      ## L’apparence des documents

      [Apparence](/settings/documents) montre le document à côté du formulaire, tel qu’il serait imprimé, facture ou avoir, sans rien enregistrer.

      - Trois modèles : classique, épuré, bandeau.
      - Votre couleur, votre logo (PNG, 1 Mo au plus) ou votre nom en toutes lettres.
      - La référence des articles : sous le nom, dans une colonne, ou nulle part ; des lignes numérotées si vous voulez ; une colonne de plus, pour l’unité ou la remise.
      - Une introduction, une conclusion et des conditions, dans chacune des cinq langues des documents.

      Ce que la loi demande ne se cache pas : les mentions et les colonnes obligatoires restent, quel que soit le modèle.

      ## Les numéros

      [Numérotation](/settings/numbering) montre les prochains numéros pendant que vous changez le format. Une série commencée garde le sien : voyez [La numérotation](numbering.md).

      ## Les adresses et les règles

      [Adresses](/settings/delivery) réunit l’adresse publique où un document se vérifie, l’adresse où vos clients paient en ligne, les boîtes qui reçoivent l’état du journal scellé, si les courriels portent le [lien du client](customer-links.md), et ce qui arrive quand une boutique modifie une commande déjà facturée. Près du formulaire, le courriel d’une facture d’exemple montre ce que vos clients liraient, dans chacune des cinq langues.

      ## Ce qui se règle ailleurs

      Le compte bancaire a sa page et demande deux personnes : voyez [Coordonnées bancaires](bank-account.md). Les personnes et leurs droits sont dans [Utilisateurs et accès](users.md). Le serveur de courriel et les registres sont des réglages de la machine, donnés à qui l’installe.

      ## Par programme

      `GET /v1/company` lit ces réglages, `PATCH /v1/company` les change, avec `If-Match` pour ne rien écraser. `PUT` et `DELETE /v1/company/logo` changent le logo. Chaque changement est l’événement `company.updated`.

      ## Ce qui n’y est pas encore

      Une seule colonne s’ajoute à la fois : le nom de l’article garde sa place. La TVA ne se montre pas ligne par ligne : la loi la veut par taux.
      """###,
    en: ###"""
      # Settings

      Everything that can be set is in [Settings](/settings), with what is in force today. A setting counts for documents to come; a document that was issued keeps what it said.

      ## The company

      [Company](/settings/company) holds what your documents say of you: name, legal form, capital, town of the trade register, address, VAT number and scheme, days to pay. What is wrong is said next to its field, all at once, and nothing is saved by halves. The SIREN does not change: another company is declared beside this one. Beside the form a sample invoice follows what you type; where that is wrong, the last one stays and the reason is said above it. The preview saves nothing.

      Saving asks you to confirm who you are, because these lines bind the company. If your confirmation is too old when you save, the page keeps what you typed. It leaves a trace in the [audit trail](/audit): who, when, before, after.

      ## The look of documents

      [Look](/settings/documents) shows the document beside the form, as it would be printed, an invoice or a credit note, without saving anything.

      - Three designs: classic, minimal, banner.
      - Your colour, your logo (PNG, 1 MB at most) or your name in letters.
      - The reference of articles: below the name, in a column, or nowhere; numbered lines if you like; one more column, for the unit or the discount.
      - An introduction, a closing and conditions, in each of the five languages of documents.

      What the law asks for cannot be hidden: mentions and columns that are required stay, whatever the design.

      ## The numbers

      [Numbering](/settings/numbering) shows the next numbers while you change the format. A series that has begun keeps its own: see [Numbering](numbering.md).

      ## Addresses and rules

      [Addresses](/settings/delivery) brings together the public address where a document is verified, the address where your customers pay online, the mailboxes that get the state of the sealed log, whether mails carry the [link for the customer](customer-links.md), and what happens when a shop edits an order that was invoiced already. Beside the form the mail of a sample invoice shows what your customers would read, in each of the five languages.

      ## What is set elsewhere

      The bank account has its page and takes two persons: see [Bank account](bank-account.md). People and their rights are in [Users and access](users.md). The mail server and the registers are settings of the machine, for whoever installs it.

      ## By program

      `GET /v1/company` reads these settings, `PATCH /v1/company` changes them, with `If-Match` so that nothing is overwritten. `PUT` and `DELETE /v1/company/logo` change the logo. Each change is the event `company.updated`.

      ## What is not there yet

      One column is added at a time: the name of the article keeps its room. VAT is not shown line by line: the law wants it by rate.
      """###)
}
