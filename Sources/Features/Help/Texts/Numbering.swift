import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/numbering.md, by bin/help.
  static let numbering = Text(
    fr: ###"""
      # La numérotation

      Les factures d’une série se suivent sans trou, sans double, et leurs dates ne reculent pas. C’est la première chose qu’un contrôleur regarde.

      ## Ce que la loi demande

      Un numéro unique, dans une séquence chronologique et continue (CGI, ann. II, art. 242 nonies A, I-7°). Plusieurs séries sont permises quand elles se justifient. Un numéro donné ne resservira jamais, même si la facture est annulée.

      ## Comment Facturier s’y prend

      - Un brouillon n’a pas de numéro : jeter un brouillon ne fait pas de trou.
      - Le numéro est pris au moment où la facture est écrite, scellée et comptabilisée, dans la même opération. Si elle échoue, il n’a pas été pris.
      - Deux personnes qui émettent ensemble passent l’une après l’autre.
      - Le plus haut numéro donné est aussi noté hors de la base. Une base restaurée trop ancienne n’émet plus : elle redonnerait des numéros déjà vus.

      ## Choisir le format

      Les [réglages](/settings/numbering) donnent le format de chaque série et montrent les prochains numéros :

      | série | exemple de format | donne |
      |---|---|---|
      | factures | `F-{year}-{sequence:5}` | F-2026-00042 |
      | avoirs | `A-{year}-{sequence:5}` | A-2026-00007 |

      L’année fait partie du numéro, parce que chaque série repart à 1 au changement d’année. Sont permis les lettres, les chiffres et `+ - _ /` ; trente-cinq signes au plus. Les acomptes et les factures rectificatives prennent leurs numéros dans la série des factures, les autofactures dans une série par fournisseur.

      ## Les numéros qui ne sont pas des factures

      Les encaissements (`E-2026-00042`) et les remboursements (`R-2026-00007`) ont les leurs, sans trou non plus, de même que les écritures de chaque journal comptable.

      ## Vérifier la suite

      [Intégrité](/verification) contrôle tous les numéros et tous les sceaux ; à la ligne de commande, `facturier verify`. Un trou, un double ou une date qui recule serait nommé.

      ## Reprendre une numérotation existante

      Les factures faites ailleurs gardent leur numéro ailleurs. Choisissez ici un autre préfixe : deux systèmes ne tiennent pas la même série.
      """###,
    en: ###"""
      # Numbering

      The invoices of a series follow one another without gap and without double, and their dates never go back. It is the first thing an inspector looks at.

      ## What the law asks for

      A unique number, in a chronological and continuous sequence (CGI, ann. II, art. 242 nonies A, I-7°). Several series are allowed where there is a reason for them. A number once given is never used again, even if the invoice is cancelled.

      ## How Facturier goes about it

      - A draft has no number: throwing a draft away makes no gap.
      - The number is taken as the invoice is written, sealed and posted, in the same operation. If that fails, it was not taken.
      - Two people who issue together go one after the other.
      - The highest number given is also noted outside the database. A database that was restored from too long ago issues no more: it would give numbers out again.

      ## Choose the format

      The [settings](/settings/numbering) give the format of each series and show the next numbers:

      | series | example of a format | gives |
      |---|---|---|
      | invoices | `F-{year}-{sequence:5}` | F-2026-00042 |
      | credit notes | `A-{year}-{sequence:5}` | A-2026-00007 |

      The year is part of the number, because each series starts again at 1 when the year changes. Letters, digits and `+ - _ /` are allowed; thirty-five characters at most. Deposits and corrected invoices take their numbers from the series of invoices, self-billed ones from a series for each supplier.

      ## Numbers that are not of invoices

      Payments (`E-2026-00042`) and refunds (`R-2026-00007`) have their own, without gap as well, and so do the entries of each journal of the books.

      ## Check the sequence

      [Integrity](/verification) checks all numbers and all seals; on the command line, `facturier verify`. A gap, a double or a date that goes back would be named.

      ## Go on from another system

      Invoices made elsewhere keep their numbers elsewhere. Choose another prefix here: two systems do not keep the same series.
      """###)
}
