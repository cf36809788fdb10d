import Invoicing
import Kernel

/// Why an installation was not moved. It is where it was, and the target is empty.
package enum MoveProblem: Problem {
  case noSource(path: String)
  /// The target has rows: another installation's, or of another program.
  case targetNotEmpty(String)
  /// The log does not hold; all that is wrong with it.
  case seals(onTarget: Bool, [Finding])
  /// What was written is not what was read.
  case differs(table: String, rows: Int, found: Int)

  package var code: String {
    switch self {
    case .noSource: "move.no-source"
    case .targetNotEmpty: "move.target-not-empty"
    case .seals: "move.seals-broken"
    case .differs: "move.differs"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .noSource: .notFound
    case .targetNotEmpty: .conflict
    case .seals, .differs: .invalid
    }
  }

  package var findings: [Finding] {
    if case .seals(_, let findings) = self { findings } else { [] }
  }

  package var text: Text {
    switch self {
    case .noSource(let path):
      Text(
        fr: "\(path) n'existe pas. Donnez le fichier des données : sqlite:data/facturier.sqlite.",
        en: "\(path) does not exist. Name the file of the data: sqlite:data/facturier.sqlite.")
    case .targetNotEmpty(let target):
      Text(
        fr:
          "La base \(target) contient déjà des données. Rien n'a été copié ; donnez une base vide.",
        en: "The database \(target) holds data already. Nothing was copied; name an empty one.")
    case .seals(onTarget: false, _):
      Text(
        fr:
          "Les sceaux de ces données ne tiennent pas ; rien n'a été copié. Voyez « facturier verify », et remettez une copie intacte.",
        en:
          "The seals of this data do not hold; nothing was copied. See `facturier verify`, and put a sound copy back."
      )
    case .seals(onTarget: true, _):
      Text(
        fr:
          "Les sceaux tiennent dans le fichier et non dans la base : la copie a été annulée. Vérifiez le disque du serveur, puis recommencez.",
        en:
          "The seals hold in the file and not in the database: the copy was undone. Check the server's disk, then try again."
      )
    case .differs(let table, let rows, let found):
      Text(
        fr:
          "La table \(table) n'est pas arrivée telle quelle (\(rows) lignes lues, \(found) retrouvées) : la copie a été annulée. Vérifiez le disque du serveur, puis recommencez.",
        en:
          "The table \(table) did not arrive as it was (\(rows) rows read, \(found) found): the copy was undone. Check the server's disk, then try again."
      )
    }
  }

  static func seal(_ fault: LogFault) -> Finding {
    Finding(
      "move.seal-broken", at: nil, fr: "Le scellement ne tient pas : \(fault.text.fr)",
      en: "The seal does not hold: \(fault.text.en)")
  }
}
