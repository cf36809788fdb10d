import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/first-steps.md, by bin/help.
  static let firstSteps = Text(
    fr: ###"""
      # Premiers pas

      Facturier reçoit les commandes de votre boutique et en fait des factures légales : numérotées sans trou, contrôlées, scellées, conservées. Cette page vous mène de l’installation à la première facture.

      ## Créer votre compte

      1. Au premier démarrage, la console affiche un lien, valable un jour. Il crée le premier compte, celui du propriétaire.
      2. Choisissez un mot de passe de dix caractères au moins ; une phrase convient très bien.
      3. Ajoutez une clé d’accès ou un second facteur dans [Mon compte](/account) : voyez [Utilisateurs et accès](users.md).

      ## Déclarer votre entreprise

      Une installation neuve mène d’elle-même à [la déclaration de l’entreprise](/welcome), en cinq étapes qui se quittent et se reprennent :

      1. Le SIREN. Le répertoire Sirene remplit le nom, la forme et l’adresse ; sinon vous les tapez.
      2. L’entreprise : capital, ville du RCS, régime de TVA.
      3. Les numéros et la couleur de vos factures.
      4. Le compte bancaire et le délai de paiement ; cette étape peut attendre.
      5. La vérification, puis la création.

      La première page dit ensuite ce qui reste à faire. Tout se change plus tard dans les [réglages](settings.md). Qui installe le programme peut aussi donner la fiche dans un fichier JSON, `serve --company fiche.json`, comme `examples/company.json`.

      ## Faire une première facture

      1. Ouvrez [Importer](/imports/new) et déposez le fichier de votre boutique, ou saisissez une [nouvelle facture](/invoices/new) à la main.
      2. Lisez l’aperçu : ce qui sera émis, ce qui est refusé, et pourquoi.
      3. Émettez. Le document reçoit son numéro et son sceau, et ne change plus : voyez [Émettre une facture](issuing.md).
      4. Envoyez-le par courriel, ou donnez un lien au client.

      > Vous voulez d’abord essayer sans conséquence ? Faites-le dans un [bac à sable](sandbox.md).

      ## Ce que montre le tableau de bord

      La [première page](/) dit ce qui vous attend aujourd’hui : commandes retenues, factures en retard, courriels non remis, brouillons, échéances de la TVA et de la réforme. Dessous, le chiffre d’affaires et les encaissements de douze mois, ce que doivent les clients selon l’ancienneté, l’état du sceau et de l’archive.

      Sous Analyses, [Chiffre d’affaires et encours](/analytics) compare cette année à la précédente, mois par mois, et détaille ce qui vous est dû ; chaque tableau se télécharge en CSV ou en Excel, et l’API donne les mêmes montants (`/v1/analytics`). Les totaux sont recalculés au plus une fois par minute et disent de quand ils datent. La page s’ouvre à qui peut voir les documents.

      ## Trouver son chemin

      `Ctrl-K` ouvre une recherche sur tout : documents, clients, pages, actions et cette aide. Le « ? » en haut d’une page mène à son explication. Le menu suit vos tâches ; une page que vos droits n’ouvrent pas n’y figure pas.

      ## Ce qui n’y est pas encore

      Ni devis, ni abonnements, ni paiement en ligne intégré, ni relances automatiques, ni connexion directe à une boutique ou à une banque. Les pages de cette aide disent, sujet par sujet, ce qui manque.
      """###,
    en: ###"""
      # First steps

      Facturier takes the orders of your shop and makes lawful invoices of them: numbered without gap, checked, sealed, kept. This page takes you from the installation to the first invoice.

      ## Make your account

      1. At its first start, the console prints a link, good for one day. It makes the first account, the owner’s.
      2. Choose a password of at least ten characters; a sentence does very well.
      3. Add a passkey or a second factor in [My account](/account): see [Users and access](users.md).

      ## Declare your company

      A new installation leads by itself to [declaring the company](/welcome), in five steps you may leave and take up again:

      1. The SIREN. The Sirene register fills in name, legal form and address; otherwise you type them.
      2. The company: capital, town of the trade register, VAT scheme.
      3. The numbers and the colour of your invoices.
      4. The bank account and the days to pay; this step may wait.
      5. The review, then the creation.

      The first page then says what remains to be done. Everything can be changed later in the [settings](settings.md). Whoever installs the program may also give the file as JSON, `serve --company file.json`, like `examples/company.json`.

      ## Make a first invoice

      1. Open [Import](/imports/new) and drop the file of your shop, or type a [new invoice](/invoices/new) by hand.
      2. Read the preview: what will be issued, what is refused, and why.
      3. Issue. The document gets its number and its seal, and no longer changes: see [Issuing an invoice](issuing.md).
      4. Send it by e-mail, or give the customer a link.

      > Would you rather try without consequence first? Do it in a [sandbox](sandbox.md).

      ## What the dashboard shows

      The [first page](/) says what waits for you today: orders held back, overdue invoices, mails that did not arrive, drafts, deadlines of VAT and of the reform. Below, turnover and receipts of twelve months, what customers owe by age, the state of the seal and of the archive.

      Under Analytics, [Turnover and receivables](/analytics) compares this year with the one before, month by month, and details what is owed to you; each table can be downloaded as CSV or Excel, and the API gives the same amounts (`/v1/analytics`). Totals are added up once a minute at most and say of when they are. It is there for whoever may see documents.

      ## Find your way

      `Ctrl-K` opens a search over everything: documents, customers, pages, actions and this help. The “?” at the top of a page leads to its explanation. The menu follows your tasks; a page your rights do not open is not in it.

      ## What is not there yet

      No quotes, no subscriptions, no built-in online payment, no automatic reminders, no direct connection to a shop or a bank. The pages of this help say, subject by subject, what is missing.
      """###)
}
