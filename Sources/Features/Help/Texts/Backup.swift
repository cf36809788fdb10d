import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/backup.md, by bin/help.
  static let backup = Text(
    fr: ###"""
      # Sauvegarde et reprise

      Une machine meurt toujours un jour. Ce qui suit dit quoi sauvegarder, comment revenir, et pourquoi une vieille copie n’émet pas.

      ## Quoi sauvegarder

      | quoi | où | pourquoi |
      |---|---|---|
      | les données | le dossier de `--data`, ou la base PostgreSQL | tout |
      | la clé de scellement | `~/.config/facturier/sealing.key`, ou `FACTURIER_KEY` | sans elle, plus rien n’est émis |
      | la clé du coffre | `vault.key`, à côté | sans elle, les secrets ne s’ouvrent plus |
      | l’archive | le dossier exporté | elle se relit sans Facturier |

      Gardez les clés à part des données, et jamais au même endroit que la seule copie.

      ## Comment sauvegarder

      - **SQLite** : arrêtez le serveur, copiez le dossier de données en entier, redémarrez. Un seul programme ouvre les données à la fois.
      - **PostgreSQL** : une sauvegarde de base avec ses journaux (pgBackRest), ou `pg_dump` par un rôle qui voit toutes les lignes.
      - **Dans les deux cas** : un [export de l’archive](archive.md) chaque mois, copié ailleurs.

      ## Revenir d’une copie trop ancienne

      Le plus haut numéro émis est noté hors de la base, à côté de la clé. Si la base remise en place est en retard sur lui, Facturier se met en quarantaine : tout se lit, rien ne s’émet, car il redonnerait des numéros que des clients ont déjà reçus. Alors :

      1. remettez la bonne sauvegarde si vous l’avez ;
      2. sinon, `facturier recover --from dossier` reprend d’une archive, à l’octet près, ce qui manque, le vérifie, et la numérotation continue ;
      3. si aucune archive n’a ce qui manque, `facturier recover --accept --reason "…"` le constate et le scelle, et la série continue sous un autre nom.

      ## Refaire une installation d’une archive

      `facturier archive restore` recrée l’entreprise depuis l’archive seule, tout ou rien. Les comptes d’utilisateurs n’y sont pas : la console affiche de nouveau un lien pour le premier.

      ## Vérifier que cela marche

      Une sauvegarde jamais relue n’en est pas une. Une fois par trimestre, restaurez-la sur une autre machine et lancez `facturier verify` ; la page [Intégrité](/verification) en dit autant. `facturier doctor` dit ce qui ne va pas sur une machine.

      ## Ce qui n’y est pas encore

      Aucune sauvegarde ne part d’elle-même : c’est le travail de qui tient la machine.
      """###,
    en: ###"""
      # Backup and recovery

      A machine always dies one day. What follows says what to back up, how to come back, and why an old copy does not issue.

      ## What to back up

      | what | where | why |
      |---|---|---|
      | the data | the folder of `--data`, or the PostgreSQL database | everything |
      | the sealing key | `~/.config/facturier/sealing.key`, or `FACTURIER_KEY` | without it nothing more is issued |
      | the key of the vault | `vault.key`, beside it | without it secrets no longer open |
      | the archive | the exported folder | it is read without Facturier |

      Keep the keys apart from the data, and never in the same place as the only copy.

      ## How to back up

      - **SQLite**: stop the server, copy the whole data folder, start again. One program opens the data at a time.
      - **PostgreSQL**: a base backup with its logs (pgBackRest), or `pg_dump` by a role that sees all rows.
      - **In both cases**: an [export of the archive](archive.md) each month, copied elsewhere.

      ## Come back from a copy that is too old

      The highest number issued is noted outside the database, beside the key. If the database put back is behind it, Facturier goes into quarantine: everything is read, nothing is issued, because it would give out numbers again that customers have received. Then:

      1. put the right backup back, if you have it;
      2. else `facturier recover --from folder` takes what is missing from an archive, byte for byte, verifies it, and numbering goes on;
      3. if no archive has what is missing, `facturier recover --accept --reason "…"` states and seals it, and the series goes on under another name.

      ## Make an installation of an archive

      `facturier archive restore` makes the company again from the archive alone, all or nothing. User accounts are not in it: the console prints a link for the first one again.

      ## See that it works

      A backup that was never read is none. Once a quarter, restore it on another machine and run `facturier verify`; the page [Integrity](/verification) says as much. `facturier doctor` says what is not right on a machine.

      ## What is not there yet

      No backup leaves by itself: that is the work of whoever keeps the machine.
      """###)
}
