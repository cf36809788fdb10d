/// Why a node should be sent no requests (RELIABILITY F27). Whoever is asked for `/ready` says all that apply.
package enum NodeState: Problem, Equatable {
  /// It was just started and has not yet heard of its database.
  case starting
  /// It was told to end, and finishes what it has begun.
  case draining
  /// The database does not answer, or not in time.
  case databaseSilent
  /// The database answers and takes nothing: a standby, a disk that is mounted to be read only.
  case databaseReadOnly
  /// A write failed in a way that leaves doubt: the program is about to end, so that opening the data again settles it.
  case stopped

  package var code: String {
    switch self {
    case .starting: "node.starting"
    case .draining: "node.draining"
    case .databaseSilent: "node.database-silent"
    case .databaseReadOnly: "node.database-read-only"
    case .stopped: "storage.stopped"
    }
  }

  package var kind: ProblemKind { .unavailable }

  package var text: Text {
    switch self {
    case .starting: Text(fr: "Le nœud démarre.", en: "The node is starting.")
    case .draining:
      Text(
        fr: "Le nœud s’arrête : il termine ce qu’il a commencé.",
        en: "The node is ending: it finishes what it has begun.")
    case .databaseSilent:
      Text(fr: "La base de données ne répond pas.", en: "The database does not answer.")
    case .databaseReadOnly:
      Text(
        fr: "La base de données ne se laisse pas écrire.",
        en: "The database cannot be written to.")
    case .stopped:
      Text(
        fr: "L’écriture est arrêtée par sécurité : le programme doit redémarrer.",
        en: "Writing stopped for safety: the program must be started again.")
    }
  }
}
