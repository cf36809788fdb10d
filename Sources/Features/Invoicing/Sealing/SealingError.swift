import Kernel
import Money

/// Why nothing can be sealed, hence nothing issued.
package enum SealingError: Problem {
  /// The database is not where it is known to have been: it is read, and nothing is sealed, until somebody decides.
  case quarantined(Quarantine)
  /// The machine's clock is before what was last sealed.
  case clockBehindLog(last: Instant, now: Instant)
  /// The file outside the database that says how far the log has come.
  case highWaterMark(path: String, reason: Text)
  /// What is kept of the log does not hold together.
  case logDamaged
  /// A total would pass 92 quadrillion minor units.
  case totalsOverflow
  /// There is nothing to recover from.
  case notQuarantined
  /// The token that holds the key does not sign.
  case token(label: String, reason: Text)
  /// It refuses its PIN: nothing is tried again, so as not to lock it.
  case tokenPIN(label: String)
  /// A module of PKCS#11 is named, and not all that finds a key through it.
  case tokenSettings(missing: [String])
  /// A file, or a text, holds no signed checkpoint.
  case checkpointUnreadable(path: String?)

  package var code: String {
    switch self {
    case .quarantined: "sealing.quarantined"
    case .clockBehindLog: "sealing.clock-behind"
    case .highWaterMark: "sealing.mark"
    case .logDamaged: "sealing.log-damaged"
    case .totalsOverflow: "sealing.totals-overflow"
    case .notQuarantined: "sealing.not-quarantined"
    case .checkpointUnreadable: "sealing.checkpoint-unreadable"
    case .token: "sealing.token"
    case .tokenPIN: "sealing.token-pin"
    case .tokenSettings: "sealing.token-settings"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .quarantined, .clockBehindLog, .highWaterMark, .logDamaged, .token, .tokenPIN,
      .tokenSettings:
      .unavailable
    case .totalsOverflow: .invalid
    case .notQuarantined: .conflict
    case .checkpointUnreadable: .malformed
    }
  }

  package var findings: [Finding] { [] }

  package var text: Text {
    switch self {
    case .quarantined(let quarantine): quarantine.text
    case .clockBehindLog(let last, let now):
      Text(
        fr:
          "L'horloge de la machine (\(now)) est en retard sur la dernière écriture du journal (\(last)). Réglez-la : rien n'est émis.",
        en:
          "The machine's clock (\(now)) is behind the last entry of the log (\(last)). Set it: nothing is issued."
      )
    case .highWaterMark(let path, let reason):
      Text(
        fr: "Repère du journal \(path) : \(reason.fr) Rien n'est émis sans lui.",
        en: "Mark of the log \(path): \(reason.en) Nothing is issued without it.")
    case .logDamaged:
      Text(
        fr:
          "L'état du journal scellé est abîmé. Restaurez une sauvegarde ; rien n'est émis entre-temps.",
        en: "The state of the sealed log is damaged. Restore a backup; nothing is issued meanwhile."
      )
    case .totalsOverflow:
      Text(
        fr: "Le total d'une période dépasserait ce qui peut être compté.",
        en: "The total of a period would pass what can be counted.")
    case .token(let label, let reason):
      Text(
        fr: "Jeton de la clé de scellement « \(label) » : \(reason.fr) Rien n'est émis sans lui.",
        en: "Token of the sealing key “\(label)”: \(reason.en) Nothing is issued without it.")
    case .tokenPIN(let label):
      SealingError.token(label: label, reason: TokenWords.pinRefused).text
    case .tokenSettings(let missing):
      Text(
        fr: "FACTURIER_PKCS11_MODULE veut aussi \(missing.joined(separator: " et ")).",
        en: "FACTURIER_PKCS11_MODULE also wants \(missing.joined(separator: " and ")).")
    case .checkpointUnreadable(let path):
      Text(
        fr:
          "\(path ?? "Ce texte") ne contient pas de point de contrôle : cinq lignes, de « facturier/… » à la signature.",
        en:
          "\(path ?? "This text") holds no checkpoint: five lines, from “facturier/…” to the signature."
      )
    case .notQuarantined:
      Text(
        fr: "Cette base n'est pas en quarantaine : il n'y a rien à reprendre.",
        en: "This database is not in quarantine: there is nothing to recover from.")
    }
  }
}

/// Why a database is only read (RELIABILITY F08).
package enum Quarantine: Sendable, Equatable {
  /// It lacks the end of the log: an older copy was put back.
  case behind(size: Int64, mark: Int64)
  /// It holds other entries than those the mark knows.
  case forked(mark: Int64)
  /// Nothing says how far the log had come.
  case markMissing(path: String)

  package var text: Text {
    switch self {
    case .behind(let size, let mark):
      Text(
        fr:
          "Cette base s'arrête à l'écriture \(size) du journal alors que \(mark) ont été scellées : une ancienne copie a été remise. Elle est en lecture seule. Remettez la bonne, ou reprenez avec « facturier recover ».",
        en:
          "This database ends at entry \(size) of the log, yet \(mark) were sealed: an old copy was put back. It is read-only. Put the right one back, or go on with “facturier recover”."
      )
    case .forked(let mark):
      Text(
        fr:
          "Les \(mark) premières écritures de cette base ne sont pas celles qui ont été scellées. Elle est en lecture seule. Remettez la bonne base, ou reprenez avec « facturier recover ».",
        en:
          "The first \(mark) entries of this database are not those that were sealed. It is read-only. Put the right database back, or go on with “facturier recover”."
      )
    case .markMissing(let path):
      Text(
        fr:
          "Le repère \(path) manque : rien ne dit si cette base est complète. Elle est en lecture seule. Remettez le repère, ou reprenez avec « facturier recover ».",
        en:
          "The mark \(path) is missing: nothing says whether this database is whole. It is read-only. Put the mark back, or go on with “facturier recover”."
      )
    }
  }

  /// One word for the log.
  var reason: String {
    switch self {
    case .behind: "behind"
    case .forked: "forked"
    case .markMissing: "mark-missing"
    }
  }
}
