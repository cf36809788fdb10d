import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/users.md, by bin/help.
  static let users = Text(
    fr: ###"""
      # Utilisateurs, rôles et accès

      Chacun a son compte, son rôle dans chaque entreprise, et ce qu’il fait porte son nom. Il n’y a pas de mot de passe partagé ni de compte par défaut.

      ## Inviter quelqu’un

      1. Ouvrez [Utilisateurs](/users), « Inviter quelqu’un ».
      2. Donnez son adresse et son rôle, puis « Établir le lien ».
      3. Transmettez le lien, montré une seule fois. La personne choisit son nom et son mot de passe.

      ## Les rôles

      | rôle | peut |
      |---|---|
      | Propriétaire | tout ; une entreprise en a toujours un |
      | Administrateur | tout, sauf nommer ou retirer un propriétaire |
      | Expert-comptable | tout lire, passer des écritures, exporter, envoyer ; ni argent, ni coordonnées bancaires |
      | Vendeur | saisir commandes et brouillons, tenir le [catalogue](products.md), envoyer ; il n’émet pas |
      | Lecture seule | lire, sauf utilisateurs, clés, webhooks et piste d’audit |
      | Sur mesure | les droits que vous cochez |

      Personne ne donne un droit qu’il n’a pas. Une page que vos droits n’ouvrent pas n’est pas dans le menu.

      ## Clés d’accès et second facteur

      - Une **clé d’accès** est dans votre téléphone, votre ordinateur ou une clé de sécurité. Elle ne se donne pas à un faux site, et remplace mot de passe et code. Créez-la dans [Mon compte](/account).
      - Un **second facteur** est un code d’application, avec des codes de secours à noter. Il est demandé aux propriétaires, administrateurs et comptables quand on vient par https.

      Un geste grave (inviter, créer une clé) redemande qui vous êtes.

      ## Sessions

      Une session dure 30 minutes sans usage, 12 heures en tout. [Mon compte](/account) montre où vous êtes connecté et ferme ce qui n’est pas vous ; un nouveau navigateur vous est signalé par courriel, si l’envoi est réglé. Une saisie de facture est gardée au serveur à mesure : après la reconnexion, elle se reprend. Un autre formulaire envoyé après la fin de la session n’est pas enregistré ; reconnecté dans le même onglet, vous retrouvez sa page et ce que vous y aviez tapé, mots de passe et fichiers exceptés. Sans script, il est à refaire.

      ## Mot de passe ou facteur perdu

      « Mot de passe oublié » envoie un lien d’une demi-heure. Sans courriel réglé, qui tient la machine lance `facturier users reset adresse` ; pour tous les facteurs perdus, `facturier users forget-factors adresse`.

      ## La piste d’audit

      [Piste d’audit](/audit) dit qui a changé quoi, quand et d’où, refus de connexion compris. Ses lignes sont enchaînées et scellées : voyez [Tâches et piste d’audit](jobs.md).

      ## L’identité de la maison

      Une installation peut être reliée à un fournisseur d’identité (OpenID Connect) ; les comptes se font toujours sur invitation.
      """###,
    en: ###"""
      # Users, roles and access

      Everyone has their account, their role in each company, and what they do bears their name. There is no shared password and no default account.

      ## Invite somebody

      1. Open [Users](/users), “Invite somebody”.
      2. Give their address and role, then make the link.
      3. Hand over the link, shown once. The person chooses name and password.

      ## The roles

      | role | may |
      |---|---|
      | Owner | everything; a company always has one |
      | Administrator | everything but appointing or removing an owner |
      | Accountant | read everything, post entries, export, send; neither money nor bank details |
      | Seller | enter orders and drafts, keep the [catalogue](products.md), send; issues nothing |
      | Read only | read, except users, keys, webhooks and the audit trail |
      | Custom | the permissions you tick |

      Nobody gives a permission they lack. A page your rights do not open is not in the menu.

      ## Passkeys and the second factor

      - A **passkey** is in your telephone, your computer or a security key. It is never given to a false site, and takes the place of password and code. Make one in [My account](/account).
      - A **second factor** is the code of an application, with recovery codes to note down. It is asked of owners, administrators and accountants where people come by https.

      A grave act (inviting, making a key) asks again who you are.

      ## Sessions

      A session lasts 30 minutes without use, 12 hours in all. [My account](/account) shows where you are signed in and ends what is not you; a new browser is told to you by mail, where mail is set up. An invoice being typed is kept on the server as you go: once signed in again, you resume it. Another form sent after the session ended is not saved; signed in again in the same tab, you find its page and what you had typed, except passwords and files. Without script it is to be filled in again.

      ## A lost password or factor

      “Forgotten password” sends a link good for half an hour. Where no mail is set up, whoever keeps the machine runs `facturier users reset address`; if all factors are lost, `facturier users forget-factors address`.

      ## The audit trail

      [Audit trail](/audit) says who changed what, when and from where, refused sign-ins included. Its rows are chained and sealed: see [Jobs and audit trail](jobs.md).

      ## The house’s own identity

      An installation may be tied to an identity provider (OpenID Connect); accounts are still made by invitation.
      """###)
}
