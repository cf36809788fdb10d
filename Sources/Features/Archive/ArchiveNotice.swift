/// `LISEZMOI.txt`: what an archive is, for whoever opens it in ten years (BOI-TVA-DECLA-30-10-30, 250: notice en français).
enum ArchiveNotice {
  static func text(_ index: ArchiveIndex) -> String {
    """
    ARCHIVE FISCALE DE \(index.companyName.uppercased()) — SIREN \(index.siren)
    Faite le \(ISOInstant.text(index.made)) (heure UTC) par \(index.software).

    Ce dossier se lit sans le logiciel qui l’a fait. Il contient les factures et avoirs émis par
    l’entreprise, tels qu’ils ont été remis à leurs destinataires, et de quoi prouver qu’ils n’ont
    pas changé depuis.

    CE QU’IL CONTIENT

    packs/2026-11/pdf/      les documents émis en novembre 2026, un fichier PDF par document, nommé
                            par son numéro (un mois de plus de 10 000 documents continue dans
                            packs/2026-11-b, -c …)
    packs/2026-11/xml/      les mêmes données pour les machines (Factur-X, EN 16931) ; chaque XML est
                            aussi joint à son PDF
    packs/2026-11/rows/     leurs lignes, taux et totaux, un objet JSON par ligne
    packs/2026-11/manifest.jsonl
                            la liste des documents avec l’empreinte SHA-256 de chaque fichier
    log/entries.txt         le journal scellé : une entrée par document, encaissement, clôture et
                            événement, dans leur ordre, chacune liée à la précédente
    log/                    les signatures et, s’il y en a, les horodatages de ce journal
    keys/                   les clés publiques qui vérifient ces signatures
    ledger/                 s’il existe, le fichier des écritures comptables (FEC, LPF A47 A-1)
    rows/                   le reste des données de l’entreprise à la date de l’archive
    facturier-archive.json  la liste de tout ce qui appartient à l’archive, avec les empreintes
    facturier-archive.sig   s’il existe, la signature de cette liste par la clé de scellement
    SPEC-archive.md, SPEC-sealing.md
                            la description exacte de ces formats

    COMMENT LE LIRE

    Un document : ouvrez son PDF. Une liste : ouvrez manifest.jsonl, ou log/entries.txt, avec un
    éditeur de texte. Les montants de ces fichiers sont en centimes ; les dates sont année-mois-jour.

    COMMENT LE VÉRIFIER

    Une empreinte : « sha256sum packs/2026-11/pdf/F-2026-00042.pdf » donne la valeur de manifest.jsonl.
    Le tout : « facturier-verify » suivi du nom de ce dossier, ou tout programme écrit d’après
    SPEC-archive.md (§ 6) et SPEC-sealing.md. « facturier-verify » est un seul fichier, sans
    installation : l’éditeur le donne, et bin/verifier le fait des sources de Facturier. Avec
    « --against » et un point de contrôle gardé ailleurs, il dit si le journal en est la suite.

    COMBIEN DE TEMPS LE GARDER

    Dix ans à partir de la clôture de l’exercice (C. com. L123-22), six ans pour l’administration
    fiscale (LPF L102 B), en deux copies au moins, dont une ailleurs. Les données personnelles qu’il
    contient se détruisent ensuite (RGPD, art. 5) ; le journal scellé, qui n’en contient pas, reste.
    \(destroyed(index))
    """
  }

  private static func destroyed(_ index: ArchiveIndex) -> String {
    guard !index.destroyed.isEmpty else { return "" }
    return "\nDOCUMENTS DÉTRUITS APRÈS CE DÉLAI\n\n"
      + index.destroyed.map { "\($0.year) : \($0.documents) documents, détruits le \($0.on)\n" }
      .joined()
  }
}
