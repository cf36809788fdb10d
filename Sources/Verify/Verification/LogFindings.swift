/// What can be wrong with the log, in words.
extension Finding {
  static func malformed(_ flaw: EntryFlaw, line: Int) -> Finding {
    Finding(
      "verify.entry-malformed", line: line + flaw.line,
      fr: "Ce n'est pas une écriture du journal scellé : « \(flaw.expected) » était attendu ici.",
      en: "This is no entry of the sealed log: “\(flaw.expected)” was expected here.")
  }

  static func notCanonical(line: Int, at: Int) -> Finding {
    Finding(
      "verify.entry-not-canonical", line: line + at,
      fr: "Cette ligne n'est pas écrite comme la spécification le veut.",
      en: "This line is not written as the specification wants.")
  }

  static func company(_ found: String, expected: String, line: Int) -> Finding {
    Finding(
      "verify.company-differs", line: line,
      fr: "Écriture de l'entreprise \(found) dans le journal de \(expected).",
      en: "An entry of company \(found) in the log of \(expected).")
  }

  static func position(_ found: Int64, expected: Int64, line: Int) -> Finding {
    Finding(
      "verify.position-wrong", line: line,
      fr:
        "Cette écriture dit être la \(found) du journal ; la \(expected) était attendue : des écritures ont été retirées, doublées ou déplacées.",
      en:
        "This entry says it is number \(found) of the log; number \(expected) was expected: entries were removed, doubled or moved."
    )
  }

  static func sequence(
    _ found: Int64, expected: Int64, series: String, line: Int, _ subject: String?
  ) -> Finding {
    Finding(
      "verify.sequence-broken", line: line, subject: subject ?? series,
      fr: found > expected
        ? "Il manque les numéros d'ordre \(expected) à \(found &- 1) de la série \(series)."
        : "Le numéro d'ordre \(found) de la série \(series) revient ; \(expected) était attendu.",
      en: found > expected
        ? "Sequence \(expected) to \(found &- 1) of series \(series) is missing."
        : "Sequence \(found) of series \(series) comes again; \(expected) was expected.")
  }

  static func chain(series: String, line: Int, _ subject: String?) -> Finding {
    Finding(
      "verify.chain-broken", line: line, subject: subject ?? series,
      fr:
        "Cette écriture ne continue pas celle qui la précède dans la série \(series) : l'une des deux a été modifiée.",
      en:
        "This entry does not continue the one before it in series \(series): one of the two was changed."
    )
  }

  static func orderOfDays(_ day: String, after last: String, line: Int, _ subject: String?)
    -> Finding
  {
    Finding(
      "verify.day-goes-back", line: line, subject: subject,
      fr: "Le \(day) vient après le \(last).", en: "\(day) comes after \(last).")
  }

  static func orderOfTimes(line: Int, _ subject: String?) -> Finding {
    Finding(
      "verify.time-goes-back", line: line, subject: subject,
      fr: "Cette écriture dit avoir été scellée avant celle qui la précède.",
      en: "This entry says it was sealed before the one that precedes it.")
  }

  static func sum(line: Int, _ subject: String) -> Finding {
    Finding(
      "verify.sum-wrong", line: line, subject: subject,
      fr: "Le total TTC n'est pas la somme du total HT et de la TVA.",
      en: "The total with VAT is not the sum of the total without VAT and the VAT.")
  }

  static func issueDay(line: Int, _ subject: String) -> Finding {
    Finding(
      "verify.issue-day-differs", line: line, subject: subject,
      fr: "La date d'émission n'est pas le jour du scellement.",
      en: "The date of issue is not the day of sealing.")
  }

  static func numberTwice(line: Int, _ subject: String) -> Finding {
    Finding(
      "verify.number-twice", line: line, subject: subject,
      fr: "Ce numéro a déjà servi.", en: "This number was used before.")
  }

  static func lateFirstVersion(line: Int, _ subject: String?) -> Finding {
    Finding(
      "verify.version-goes-back", line: line, subject: subject,
      fr: "Une écriture de version 1 suit des écritures de version 2.",
      en: "An entry of version 1 follows entries of version 2.")
  }

  static func overflow(line: Int) -> Finding {
    Finding(
      "verify.total-overflow", line: line,
      fr: "Les totaux dépassent ce qui peut être compté.",
      en: "The totals are beyond what can be counted.")
  }

  static func closureMissing(_ period: String, line: Int) -> Finding {
    Finding(
      "verify.closure-missing", line: line, subject: period,
      fr: "La clôture de la période \(period) manque avant cette écriture.",
      en: "The closure of period \(period) is missing before this entry.")
  }

  static func closureUnexpected(line: Int, _ series: String) -> Finding {
    Finding(
      "verify.closure-unexpected", line: line, subject: series,
      fr: "Aucune période n'est à clore ici.", en: "There is no period to close here.")
  }

  static func closureDiffers(
    _ period: String, line: Int, found: String, computed: String
  ) -> Finding {
    Finding(
      "verify.closure-differs", line: line, subject: period,
      fr: "La clôture dit « \(found) » ; recalculée depuis les écritures : « \(computed) ».",
      en: "The closure says “\(found)”; computed again from the entries: “\(computed)”.")
  }

  static func closedPeriod(_ period: String, line: Int, _ subject: String?) -> Finding {
    Finding(
      "verify.period-closed", line: line, subject: subject,
      fr: "Cette écriture est dans la période \(period), déjà close.",
      en: "This entry is in period \(period), which is closed.")
  }

  static func rotation(line: Int) -> Finding {
    Finding(
      "verify.rotation-unsigned", line: line,
      fr: "Le changement de clé n'est pas signé par l'ancienne et la nouvelle clé.",
      en: "The change of key is not signed by the old and the new key.")
  }
}
