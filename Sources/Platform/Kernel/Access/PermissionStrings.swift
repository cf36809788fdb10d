/// What permissions and roles are called.
enum PermissionStrings {
  static func title(of role: Role) -> Text {
    switch role {
    case .owner: Text(fr: "Propriétaire", en: "Owner")
    case .admin: Text(fr: "Administrateur", en: "Administrator")
    case .accountant: Text(fr: "Expert-comptable", en: "Accountant")
    case .seller: Text(fr: "Vendeur", en: "Seller")
    case .reader: Text(fr: "Lecture seule", en: "Read only")
    case .custom: Text(fr: "Sur mesure", en: "Custom")
    }
  }

  static func name(of permission: Permission) -> Text {
    switch permission {
    case .documentsRead:
      Text(fr: "Voir commandes, factures et avoirs", en: "See orders, invoices and credit notes")
    case .draftsWrite:
      Text(fr: "Saisir des commandes et des brouillons", en: "Enter orders and drafts")
    case .documentsIssue:
      Text(fr: "Émettre factures et avoirs", en: "Issue invoices and credit notes")
    case .guardsOverride: Text(fr: "Passer outre une alerte", en: "Override a warning")
    case .paymentsRead: Text(fr: "Voir les encaissements", en: "See payments")
    case .paymentsWrite: Text(fr: "Saisir des encaissements", en: "Record payments")
    case .refundsWrite: Text(fr: "Rembourser", en: "Refund")
    case .booksRead: Text(fr: "Lire la comptabilité", en: "Read the books")
    case .booksWrite: Text(fr: "Passer des écritures", en: "Post entries")
    case .bankRead: Text(fr: "Voir le compte bancaire", en: "See the bank account")
    case .bankWrite: Text(fr: "Changer de compte bancaire", en: "Change the bank account")
    case .emailsRead: Text(fr: "Voir les envois", en: "See e-mails")
    case .emailsSend: Text(fr: "Envoyer des documents", en: "Send documents")
    case .sealRead: Text(fr: "Voir le scellement et l’archive", en: "See the seal and the archive")
    case .archiveRun:
      Text(fr: "Contrôler et exporter l’archive", en: "Check and export the archive")
    case .jobsRead: Text(fr: "Voir les tâches", en: "See jobs")
    case .jobsWrite: Text(fr: "Relancer ou annuler des tâches", en: "Retry or cancel jobs")
    case .referenceRead:
      Text(fr: "Consulter registres, taux et règles", en: "Look up registers, rates and rules")
    case .eventsRead: Text(fr: "Lire les événements", en: "Read events")
    case .webhooksRead: Text(fr: "Voir les webhooks", en: "See webhooks")
    case .webhooksWrite: Text(fr: "Gérer les webhooks", en: "Manage webhooks")
    case .usersRead: Text(fr: "Voir les utilisateurs", en: "See users")
    case .usersWrite: Text(fr: "Gérer les utilisateurs", en: "Manage users")
    case .keysRead: Text(fr: "Voir les clés d’API", en: "See API keys")
    case .keysWrite: Text(fr: "Gérer les clés d’API", en: "Manage API keys")
    case .companiesWrite:
      Text(
        fr: "Ajouter des entreprises et des bacs à sable", en: "Add companies and sandboxes")
    case .catalogueRead: Text(fr: "Voir le catalogue", en: "See the catalogue")
    case .catalogueWrite: Text(fr: "Modifier le catalogue", en: "Change the catalogue")
    case .settingsRead: Text(fr: "Voir les réglages", en: "See the settings")
    case .settingsWrite: Text(fr: "Modifier les réglages", en: "Change the settings")
    case .auditRead: Text(fr: "Lire la piste d’audit", en: "Read the audit trail")
    }
  }
}
