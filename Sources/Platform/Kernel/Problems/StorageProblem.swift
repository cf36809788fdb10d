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
    case .wrongURL: "storage.url-invalid"
    case .unreachable: "storage.unreachable"
    case .commitUnknown: "storage.commit-unknown"
    case .timedOut: "storage.timed-out"
    case .serverRefused(let refusal): refusal.code
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
    case .wrongURL(let reason):
      return Text(
        fr:
          "L'adresse de la base n'est pas celle d'une base PostgreSQL (\(reason)). Écrivez postgresql://utilisateur@serveur/base.",
        en:
          "The address of the database is not one of PostgreSQL (\(reason)). Write postgresql://user@server/database."
      )
    case .unreachable(let reason):
      return Text(
        fr:
          "Le serveur PostgreSQL ne répond pas (\(reason)). Rien n'a été écrit ; vérifiez-le, puis recommencez.",
        en:
          "The PostgreSQL server does not answer (\(reason)). Nothing was written; check it, then try again."
      )
    case .commitUnknown:
      return Text(
        fr:
          "Le serveur PostgreSQL s'est tu au moment d'enregistrer : l'opération est faite ou ne l'est pas. Recommencez avec la même clé d'idempotence, rien ne sera fait deux fois.",
        en:
          "The PostgreSQL server fell silent while it was saving: the operation is done, or it is not. Try again with the same idempotency key; nothing is done twice."
      )
    case .timedOut:
      return Text(
        fr:
          "La base de données a mis trop longtemps : rien n'a été écrit. Recommencez dans un instant.",
        en: "The database took too long: nothing was written. Try again in a moment.")
    case .serverRefused(let refusal): return refusal.text
    default:
      return Text(
        fr: "La base de données a refusé l'opération ; le journal dit laquelle.",
        en: "The database refused the operation; the log says which.")
    }
  }
}

/// Servers that answer and are refused all the same, with the remedy.
extension ServerRefusal {
  var code: String {
    switch self {
    case .readOnly: "storage.server-read-only"
    case .tooOld: "storage.server-too-old"
    case .encoding: "storage.server-encoding"
    case .roleTooStrong: "storage.role-too-strong"
    }
  }

  var text: Text {
    switch self {
    case .readOnly:
      Text(
        fr:
          "Ce serveur PostgreSQL est en lecture seule (un secours, sans doute). Donnez l'adresse du principal, ou les deux avec target_session_attrs=read-write.",
        en:
          "This PostgreSQL server is read-only (a standby, most likely). Give the address of the primary, or both with target_session_attrs=read-write."
      )
    case .tooOld(let version):
      Text(
        fr: "Ce serveur est un PostgreSQL \(version) ; il faut la version 15 ou une plus récente.",
        en: "This server is PostgreSQL \(version); version 15 or later is needed.")
    case .encoding(let encoding):
      Text(
        fr:
          "Cette base est en \(encoding) ; il la faut en UTF8 : CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.",
        en:
          "This database is in \(encoding); it must be UTF8: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0."
      )
    case .roleTooStrong(let role):
      Text(
        fr:
          "Le rôle \(role) peut tout faire (SUPERUSER ou BYPASSRLS) : rien de ce que la base protège ne serait protégé de lui. Créez un rôle ordinaire, propriétaire de la base : CREATE ROLE facturier LOGIN.",
        en:
          "The role \(role) may do anything (SUPERUSER or BYPASSRLS): nothing the database protects would be protected from it. Make an ordinary role, owner of the database: CREATE ROLE facturier LOGIN."
      )
    }
  }
}
