/// What can be wrong with the files of an archive, in words.
extension Finding {
  static func missing(_ file: String) -> Finding {
    Finding(
      "verify.file-missing", file: file, fr: "Ce fichier manque.", en: "This file is missing.")
  }

  static func extra(_ file: String) -> Finding {
    Finding(
      "verify.file-extra", file: file,
      fr: "Rien dans l'archive ne nomme ce fichier : ajouté, doublé ou renommé.",
      en: "Nothing in the archive names this file: added, doubled or renamed.")
  }

  static func leftOver(_ file: String) -> Finding {
    Finding(
      "verify.left-over", file: file,
      fr:
        "Ce fichier n'appartient pas à l'archive : reste d'un export arrêté ou remplacé. Il peut être effacé.",
      en:
        "This file is no part of the archive: left by an export that was stopped or replaced. It may be deleted.",
      isNote: true)
  }

  static func altered(_ file: String, subject: String? = nil) -> Finding {
    Finding(
      "verify.file-altered", file: file, subject: subject,
      fr: "Ce fichier n'est plus celui que l'archive décrit : sa taille ou son empreinte diffère.",
      en: "This file is no longer the one the archive describes: its size or hash differs.")
  }

  static func namedTwice(_ path: String, in file: String) -> Finding {
    Finding(
      "verify.file-named-twice", file: file, subject: path,
      fr: "Ce fichier est nommé deux fois.", en: "This file is named twice.")
  }

  static func unreadableFile(_ error: ArchiveFolder.Unreadable) -> Finding {
    Finding(
      "verify.file-unreadable", file: error.file,
      fr: "Ce fichier ne peut pas être lu (\(error.reason)).",
      en: "This file cannot be read (\(error.reason)).")
  }

  static func indexSignature() -> Finding {
    Finding(
      "verify.index-signature", file: ArchiveIndex.name,
      fr: "L'index n'est plus celui qui a été signé à l'export.",
      en: "The index is no longer the one that was signed when it was exported.")
  }

  static func indexUnsigned() -> Finding {
    Finding(
      "verify.index-unsigned", file: ArchiveIndex.name,
      fr:
        "L'index n'est pas signé : son nom d'entreprise, sa date et son logiciel ne sont que des indications.",
      en: "The index is not signed: its company name, date and software are indications only.",
      isNote: true)
  }

  static func logSize(_ found: Int64, expected: Int64) -> Finding {
    Finding(
      "verify.log-size", file: ArchiveIndex.name,
      fr: "L'index annonce \(expected) écritures ; le journal en a \(found).",
      en: "The index says \(expected) entries; the log has \(found).")
  }

  static func logLayout(_ file: String, line: Int) -> Finding {
    Finding(
      "verify.log-layout", file: file, line: line,
      fr: "Deux écritures sont séparées par une ligne vide, et rien d'autre.",
      en: "Two entries are separated by one empty line, and by nothing else.")
  }

  static func noteMalformed(_ file: String) -> Finding {
    Finding(
      "verify.checkpoint-malformed", file: file,
      fr: "Ce n'est pas un point de contrôle signé de cette entreprise et de cette taille.",
      en: "This is no signed checkpoint of this company and of this size.")
  }

  static func keyMalformed(_ file: String) -> Finding {
    Finding(
      "verify.key-malformed", file: file,
      fr: "Ce n'est pas une clé publique, ou pas celle que son nom annonce.",
      en: "This is no public key, or not the one its name announces.")
  }

  static func keyMissing(_ fingerprint: String) -> Finding {
    Finding(
      "verify.key-missing", file: "keys/\(fingerprint).txt",
      fr: "Le journal nomme cette clé et l'archive ne la contient pas.",
      en: "The log names this key and the archive does not hold it.")
  }

  static func keyStranger(_ expected: String) -> Finding {
    Finding(
      "verify.key-not-expected", file: "keys", subject: expected,
      fr:
        "Cette clé n'a jamais signé ce journal : il vient d'ailleurs, ou a été refait avec une autre clé.",
      en:
        "This key never signed this log: it comes from elsewhere, or was made again with another key."
    )
  }

  static func headSignature(_ series: String, line: Int) -> Finding {
    Finding(
      "verify.head-signature-wrong", file: "log/heads.txt", line: line, subject: series,
      fr: "La signature ne correspond pas à l'écriture qu'elle nomme.",
      en: "The signature does not match the entry that it names.")
  }

  static func manifestLine(_ file: String, line: Int) -> Finding {
    Finding(
      "verify.manifest-malformed", file: file, line: line,
      fr: "Cette ligne ne décrit ni un document ni un fichier de lignes.",
      en: "This line describes neither a document nor a file of rows.")
  }

  static func manifestDiffers(_ member: String, file: String, line: Int, _ number: String)
    -> Finding
  {
    Finding(
      "verify.manifest-differs", file: file, line: line, subject: number,
      fr: "« \(member) » n'est pas ce que dit l'écriture scellée.",
      en: "“\(member)” is not what the sealed entry says.")
  }

  static func packDiffers(_ member: String, _ pack: String) -> Finding {
    Finding(
      "verify.pack-differs", file: ArchiveIndex.name, subject: pack,
      fr: "« \(member) » de ce lot n'est pas ce que dit son manifeste.",
      en: "“\(member)” of this pack is not what its manifest says.")
  }

  static func commitment(_ file: String, _ number: String) -> Finding {
    Finding(
      "verify.document-altered", file: file, subject: number,
      fr: "Ce document n'est pas celui qui a été scellé.",
      en: "This document is not the one that was sealed.")
  }

  static func documentTwice(file: String, line: Int, _ number: String) -> Finding {
    Finding(
      "verify.document-twice", file: file, line: line, subject: number,
      fr: "Ce document est déjà décrit ailleurs.",
      en: "This document is described elsewhere already.")
  }

  static func documentMissing(line: Int, _ number: String) -> Finding {
    Finding(
      "verify.document-missing", file: "log/entries.txt", line: line, subject: number,
      fr: "Aucun lot ne contient ce document scellé.", en: "No pack holds this sealed document.")
  }

  static func timestamp(_ file: String, _ reason: (fr: String, en: String)) -> Finding {
    Finding(
      "verify.timestamp-wrong", file: file, fr: "Horodatage sans valeur : \(reason.fr).",
      en: "Worthless time-stamp: \(reason.en).")
  }

  static func timestampEarly(_ file: String) -> Finding {
    Finding(
      "verify.timestamp-early", file: file,
      fr:
        "L'horodatage est antérieur d'au moins une heure aux écritures qu'il date : l'horloge du logiciel avançait.",
      en:
        "The time-stamp is at least an hour before the entries it dates: the software's clock was ahead.",
      isNote: true)
  }

  static func ledger(_ file: String, line: Int, _ subject: String?, fr: String, en: String)
    -> Finding
  {
    Finding("verify.ledger-wrong", file: file, line: line, subject: subject, fr: fr, en: en)
  }

  static func notBooked(line: Int, _ number: String) -> Finding {
    Finding(
      "verify.document-not-booked", file: "log/entries.txt", line: line, subject: number,
      fr: "Aucune écriture comptable ne porte la pièce de ce document.",
      en: "No bookkeeping entry bears this document as its piece.")
  }
}
