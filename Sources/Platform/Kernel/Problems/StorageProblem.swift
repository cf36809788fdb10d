import Storage

/// What a failure of the database means for whoever asked. Bugs stay unknown errors: they are logged, not explained.
extension StorageError: Problem {
  package var code: String {
    switch self {
    case .inUse: "storage.in-use"
    case .diskFull: "storage.disk-full"
    case .newerSchema: "storage.newer-schema"
    case .cannotOpen: "storage.cannot-open"
    case .poisoned, .closed: "storage.stopped"
    default: "storage.failed"
    }
  }

  package var kind: ProblemKind { .unavailable }

  package var text: Text {
    switch self {
    case .inUse(let pid):
      let holder = pid.map { " (pid \($0))" } ?? ""
      return Text(
        fr:
          "Ces données sont déjà ouvertes par un autre Facturier\(holder). Arrêtez-le, ou passez par son interface.",
        en:
          "This data is already open in another Facturier\(holder). Stop it, or go through its interface."
      )
    case .diskFull:
      return Text(
        fr: "Le disque est plein : rien n'a été écrit. Libérez de la place et recommencez.",
        en: "The disk is full: nothing was written. Free some space and start again.")
    case .newerSchema:
      return Text(
        fr:
          "Ces données viennent d'une version plus récente de Facturier. Mettez le programme à jour.",
        en: "This data comes from a newer Facturier. Update the program.")
    case .cannotOpen(let path, let reason):
      return Text(
        fr: "\(path) ne peut pas être ouvert (\(reason)). Vérifiez le chemin et ses droits.",
        en: "\(path) cannot be opened (\(reason)). Check the path and its permissions.")
    case .poisoned, .closed:
      return Text(
        fr:
          "La base de données s'est arrêtée par sécurité. Vérifiez le disque, puis relancez Facturier.",
        en: "The database stopped for safety. Check the disk, then start Facturier again.")
    default:
      return Text(
        fr: "La base de données a refusé l'opération ; le journal dit laquelle.",
        en: "The database refused the operation; the log says which.")
    }
  }
}
