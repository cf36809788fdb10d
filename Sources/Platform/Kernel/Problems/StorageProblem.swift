import Storage

/// What a failure of the database means for whoever asked. Bugs stay unknown errors: they are logged, not explained.
extension StorageError: Problem {
  package var code: String {
    switch self {
    case .inUse: "storage.in-use"
    case .diskFull: "storage.disk-full"
    case .newerSchema: "storage.newer-schema"
    case .moved: "storage.moved"
    case .cannotOpen: "storage.cannot-open"
    case .poisoned, .closed: "storage.stopped"
    case .wrongURL: "storage.url-invalid"
    case .unreachable: "storage.unreachable"
    case .commitUnknown: "storage.commit-unknown"
    case .timedOut: "storage.timed-out"
    case .serverRefused(let refusal): refusal.code
    case .migrationFailed: "storage.migration-failed"
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
    case .moved(let target, true):
      return Text(
        fr:
          "Ces données sont désormais dans \(target) : lancez Facturier avec --database. Cette copie n'est plus ouverte, pour que personne n'y écrive.",
        en:
          "This data is in \(target) now: start Facturier with --database. This copy is no longer opened, so that nobody writes into it."
      )
    case .moved(let target, false):
      return Text(
        fr:
          "Le déplacement de ces données vers \(target) s'est arrêté en chemin. Relancez la même commande « facturier migrate --from … --to … » : elle reprend ou termine.",
        en:
          "The move of this data to \(target) was stopped on its way. Run the same `facturier migrate --from … --to …` again: it starts over or finishes."
      )
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
    // Its reason names hosts and roles, which are nobody's business but the operator's: it is in the log and on the terminal.
    case .unreachable:
      return Text(
        fr:
          "Le serveur PostgreSQL ne répond pas. Rien n'a été écrit ; vérifiez-le, puis recommencez.",
        en: "The PostgreSQL server does not answer. Nothing was written; check it, then try again.")
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
    case .migrationFailed(let id, let reason):
      return Text(
        fr:
          "La mise à jour de la base de données s’est arrêtée à l’étape \(id) : \(reason). Rien n’a été changé par elle. Gardez ces données telles quelles et signalez cette phrase.",
        en:
          "The update of the database stopped at step \(id): \(reason). It changed nothing. Keep this data as it is and report this sentence."
      )
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
    case .roleOwnsTables: "storage.role-owns-tables"
    case .roleLacksRights: "storage.role-lacks-rights"
    case .roleUnknown: "storage.role-unknown"
    case .roleNotOwner: "storage.role-not-owner"
    case .notMigrated: "storage.not-migrated"
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
          "Le rôle \(role) peut tout faire (SUPERUSER ou BYPASSRLS) : rien de ce que la base protège ne serait protégé de lui. Créez un rôle ordinaire : CREATE ROLE facturier LOGIN.",
        en:
          "The role \(role) may do anything (SUPERUSER or BYPASSRLS): nothing the database protects would be protected from it. Make an ordinary role: CREATE ROLE facturier LOGIN."
      )
    case .roleOwnsTables(let role):
      Text(
        fr:
          "Le rôle \(role) est propriétaire de la base ou de ses tables, ou membre du rôle qui l'est : il pourrait abattre les murs entre les entreprises et modifier ce qui est figé. Lancez « facturier migrate --database postgresql://propriétaire@… --role facturier », puis donnez le rôle facturier dans l'adresse.",
        en:
          "The role \(role) owns the database or its tables, or is a member of the role that does: it could take down the walls between companies and change what is frozen. Run `facturier migrate --database postgresql://owner@… --role facturier`, then name the role facturier in the address."
      )
    case .roleLacksRights(let role):
      Text(
        fr:
          "Le rôle \(role) n'a pas le droit de lire et d'écrire les tables. Lancez « facturier migrate --database postgresql://propriétaire@… --role \(role) ».",
        en:
          "The role \(role) may not read and write the tables. Run `facturier migrate --database postgresql://owner@… --role \(role)`."
      )
    case .roleNotOwner(let role):
      Text(
        fr:
          "Le rôle \(role) n'est pas propriétaire des tables de cette base : il ne peut pas les mettre à jour. Donnez à migrate l'adresse du propriétaire : postgresql://propriétaire@….",
        en:
          "The role \(role) does not own the tables of this database: it cannot bring them up to date. Give `migrate` the owner's address: postgresql://owner@…."
      )
    case .roleUnknown(let role):
      Text(
        fr:
          "Il n'y a pas de rôle \(role) sur ce serveur ; la base est à jour, et personne n'a reçu de droits. Créez-le (CREATE ROLE \(role) LOGIN), puis recommencez.",
        en:
          "There is no role \(role) on this server; the database is up to date, and nobody was given rights. Make it (CREATE ROLE \(role) LOGIN), then try again."
      )
    case .notMigrated(let missing):
      Text(
        fr:
          "Cette base n'est pas à jour : il y manque \(Self.some(missing, "et")). Lancez « facturier migrate --database postgresql://propriétaire@… --role … ».",
        en:
          "This database is not up to date: it lacks \(Self.some(missing, "and")). Run `facturier migrate --database postgresql://owner@… --role …`."
      )
    }
  }

  /// "0001-a, 0002-b et 31 autres".
  private static func some(_ names: [String], _ and: String) -> String {
    let rest = names.count - 3
    let others = and == "et" ? "autres" : "others"
    return names.prefix(3).joined(separator: ", ") + (rest > 0 ? " \(and) \(rest) \(others)" : "")
  }
}
