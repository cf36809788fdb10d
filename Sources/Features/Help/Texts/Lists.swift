import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/lists.md, by bin/help.
  static let lists = Text(
    fr: ###"""
      # Listes, filtres, vues et raccourcis

      Les [factures](/invoices), les [commandes](/orders), les [clients](/customers), les [encaissements](/payments), les [événements](/events) et les [tâches](/jobs) se lisent dans des listes qui marchent toutes de la même façon, même avec un million de lignes.

      ## Chercher et filtrer

      - Parmi les factures, le champ de recherche trouve un numéro, un client, un montant avec ses centimes, un article vendu.
      - Parmi les clients, il trouve une partie du nom, du courriel, du SIREN ou du numéro de TVA, sans tenir compte des accents ni des majuscules : « lefev » trouve Lefèvre. Une ou deux lettres commencent un mot.
      - Ailleurs, il trouve un numéro ou un identifiant entier.
      - Les onglets choisissent un statut ; « Plus de filtres » propose les dates, les montants et le type de document.
      - Un filtre ou un ordre qui serait lent n’est pas proposé avec les autres filtres choisis : la liste reste rapide.

      Tout ce que vous choisissez est dans l’adresse de la page. Un lien copié à un collègue lui montre la même liste, selon ses droits.

      ## Enregistrer une vue

      Ouvrez « Vues enregistrées », donnez un nom, et les filtres, l’ordre et les colonnes du moment se retrouvent d’un clic. Une vue est à vous seul, ou à toute l’entreprise si vous cochez la case.

      ## Choisir les colonnes et l’ordre

      « Colonnes » montre ce qui peut paraître. Un clic sur l’en-tête d’une colonne trie, quand le tri est possible.

      ## Agir sur plusieurs lignes

      1. Cochez des lignes, ou choisissez toutes celles qui répondent aux filtres, sur toutes les pages.
      2. Choisissez l’action : émettre des brouillons ou des commandes préparées, envoyer par courriel, relancer ou annuler des tâches.
      3. Confirmez. Jusqu’à 10 000 lignes sont traitées l’une après l’autre ; une page montre l’avancement et ce qu’est devenue chaque ligne.

      ## Exporter

      « Exporter » donne toutes les lignes qui répondent aux filtres, en CSV ou en classeur Excel, et pas seulement la page affichée. Sous la liste, « CSV » et « Excel » donnent les lignes cochées. Les avoirs et les remboursements y sont négatifs : une colonne peut se totaliser.

      ## Les raccourcis

      | touche | effet |
      |---|---|
      | `Ctrl-K` | rechercher partout |
      | `j`, `k` | ligne suivante, précédente |
      | `x` | cocher la ligne |
      | `Entrée` | ouvrir la ligne |
      | `/` | aller au champ de recherche |
      | `?` | montrer les raccourcis, aussi sous chaque liste |

      Sans script, tout cela se fait à la souris et au clavier ordinaire ; seuls les raccourcis manquent.
      """###,
    en: ###"""
      # Lists, filters, views and shortcuts

      [Invoices](/invoices), [orders](/orders), [customers](/customers), [payments](/payments), [events](/events) and [jobs](/jobs) are read in lists that all work the same way, even with a million rows.

      ## Search and filter

      - Among invoices, the search field finds a number, a customer, an amount with its cents, an article that was sold.
      - Among customers, it finds a part of a name, an e-mail address, a SIREN or a VAT number, whatever the accents and capitals: “lefev” finds Lefèvre. One or two letters begin a word.
      - Elsewhere, it finds a whole number or id.
      - Tabs choose a status; “More filters” offers dates, amounts and the kind of document.
      - A filter or an order that would be slow is not offered beside the other filters chosen: the list stays fast.

      All you choose is in the address of the page. A link given to a colleague shows them the same list, as far as their rights go.

      ## Save a view

      Open “Saved views”, give a name, and the filters, order and columns of the moment come back at a click. A view is yours alone, or the whole company’s if you tick the box.

      ## Choose columns and order

      “Columns” shows what may appear. A click on the head of a column sorts, where sorting is possible.

      ## Act on several rows

      1. Tick rows, or choose all that match the filters, on every page.
      2. Choose the action: issue drafts or prepared orders, send by e-mail, retry or cancel jobs.
      3. Confirm. Up to 10,000 rows are handled one after the other; a page shows how far it is and what became of each row.

      ## Export

      “Export” gives all rows that match the filters, as CSV or as an Excel workbook, and not only the page you see. Under the list, “CSV” and “Excel” give the rows that are ticked. Credit notes and refunds are negative there: a column can be summed.

      ## The shortcuts

      | key | what it does |
      |---|---|
      | `Ctrl-K` | search everywhere |
      | `j`, `k` | next row, previous row |
      | `x` | tick the row |
      | `Enter` | open the row |
      | `/` | go to the search field |
      | `?` | show the shortcuts, which stand under each list too |

      Without script, all of this is done by mouse and ordinary keyboard; only the shortcuts are missing.
      """###)
}
