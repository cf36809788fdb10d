import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/companies.md, by bin/help.
  static let companies = Text(
    fr: ###"""
      # Plusieurs entreprises

      Une seule installation sert autant d’entreprises qu’on lui en ajoute : un commerçant avec deux sociétés, un cabinet comptable avec ses clients, un hébergeur avec les siens. Chacune a ses numéros, ses comptes, ses clés, ses utilisateurs, et aucune ne voit les autres.

      ## Passer de l’une à l’autre

      Le nom de l’entreprise, en haut du menu, ouvre la liste de celles dont vous êtes : choisissez-en une, et vous y êtes, dans la même rubrique si vous y avez droit. Au-delà de dix, un champ les cherche. La page [Entreprises](/companies) les montre aussi. L’adresse des pages dit toujours de laquelle il s’agit : deux onglets peuvent montrer deux entreprises, et un formulaire change celle dont il montre la page.

      ## Ajouter une entreprise

      1. Depuis la première entreprise de l’installation, ouvrez [Entreprises](/companies).
      2. « Décrire l’entreprise » mène, étape par étape, de son SIREN à sa création ; ce que vous tapez est gardé, scellé, si vous vous arrêtez. Ou joignez sa fiche, un fichier JSON.
      3. Vous en êtes propriétaire. Invitez ensuite ses [utilisateurs](/users).

      À la ligne de commande, `facturier companies add --company fiche.json --owner adresse` fait de même et affiche le lien par lequel le propriétaire entre. Par l’API : `POST /v1/companies`.

      ## Ce qui est commun, ce qui ne l’est pas

      | commun à l’installation | propre à chaque entreprise |
      |---|---|
      | le programme et sa version | les documents, numéros, clients et comptes |
      | les personnes et leurs mots de passe | leurs rôles |
      | l’envoi de courriels par le serveur SMTP | le sceau, l’archive, les webhooks |
      | les limites de l’API | les clés d’API |

      ## Les murs

      Chaque ligne de la base commence par l’entreprise à laquelle elle appartient. Sur PostgreSQL, la base elle-même refuse à une requête de voir une autre entreprise. La clé d’un programme nomme son entreprise : elle n’ouvre aucune autre porte.

      ## Pour un cabinet comptable

      Faites-vous inviter par chaque entreprise dans le rôle « Expert-comptable » : il lit tout, passe des écritures, exporte, et ne touche ni à l’argent ni aux coordonnées bancaires. Voyez [Utilisateurs et accès](users.md).

      ## Ce qui n’y est pas encore

      Pas de vue qui additionne plusieurs entreprises, et pas de retrait d’une entreprise depuis les pages.
      """###,
    en: ###"""
      # Several companies

      One installation serves as many companies as are added to it: a merchant with two firms, an accountant with clients, a host with theirs. Each has its numbers, books, keys and users, and none sees another.

      ## Go from one to another

      The company’s name, at the top of the menu, opens the list of those you are in: choose one, and you are there, in the same section where you may open it. Beyond ten, a field finds them. The page [Companies](/companies) shows them too. The address of a page always says which one it is about: two tabs may show two companies, and a form changes the one whose page it is on.

      ## Add a company

      1. From the first company of the installation, open [Companies](/companies).
      2. “Describe the company” leads, step by step, from its SIREN to its making; what you type is kept, sealed, if you stop. Or attach its file, JSON.
      3. You are its owner. Then invite its [users](/users).

      On the command line, `facturier companies add --company file.json --owner address` does the same and prints the link by which the owner joins. By the API: `POST /v1/companies`.

      ## What is shared, what is not

      | shared by the installation | each company’s own |
      |---|---|
      | the program and its version | documents, numbers, customers and books |
      | people and their passwords | their roles |
      | sending mail through the SMTP server | the seal, the archive, webhooks |
      | the limits of the API | API keys |

      ## The walls

      Each row of the database begins with the company it belongs to. On PostgreSQL the database itself refuses to show a query another company. A program’s key names its company: it opens no other door.

      ## For an accounting firm

      Have each company invite you in the role “Accountant”: it reads everything, posts entries, exports, and touches neither money nor bank details. See [Users and access](users.md).

      ## What is not there yet

      No view that adds several companies up, and no way to remove a company from the pages.
      """###)
}
