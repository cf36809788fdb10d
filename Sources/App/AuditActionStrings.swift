import Kernel

/// What the audit trail calls the changes of every feature: those they note by name, and the routes that what nobody noted came
/// by.
///
/// A page and the API lead to the same verb, and say the same. Each phrase reads before what was changed: an id, a number, the
/// path of the request.
enum AuditActionStrings {
  struct Said: Sendable {
    let text: Text
    let actions: [String]

    init(fr: String, en: String, _ actions: String...) {
      text = Text(fr: fr, en: en)
      self.actions = actions
    }
  }

  static let all: [Said] = [
    noted, accounts, companies, settings, catalogue, documents, corrections, sending, payments,
    books, bank, data, webhooks,
  ].flatMap { $0 }

  /// By "dispute.answered" or "POST /v1/disputes/:id/answer".
  static let words: [String: Text] = Dictionary(
    all.flatMap { said in said.actions.map { ($0, said.text) } }
  ) { first, _ in first }

  // MARK: Noted by name

  private static let noted: [Said] = [
    Said(fr: "Entreprise ajoutée", en: "Company added", "company.added"),
    Said(
      fr: "Réglages de l’entreprise passés à la", en: "Settings of the company changed to",
      "company.changed"),
    Said(fr: "Bac à sable créé", en: "Sandbox created", "sandbox.made"),
    Said(
      fr: "Horloge avancée dans le bac à sable", en: "Clock moved forward in the sandbox",
      "test-clock.advanced"),
    Said(fr: "Article enregistré", en: "Product saved", "catalogue.product"),
    Said(fr: "Brouillon saisi supprimé", en: "Typed draft discarded", "typed-invoice.discarded"),
    Said(fr: "Lien de client créé", en: "Customer link made", "portal-link.made"),
    Said(
      fr: "Lien de client désactivé", en: "Customer link disabled", "portal-link.revoked"),
    Said(
      fr: "Réponse donnée à la question", en: "Answer given to the question", "dispute.answered"),
    Said(fr: "Accord d’une autre personne demandé", en: "Approval asked for", "approval.asked"),
    Said(fr: "Demande approuvée", en: "Request approved", "approval.approved"),
    Said(fr: "Demande refusée", en: "Request refused", "approval.refused"),
    Said(
      fr: "Seuil des remboursements changé, version", en: "Refund limit changed, version",
      "refund-limit.set"),
    Said(fr: "Clé de scellement remplacée par", en: "Sealing key replaced by", "key.rotated"),
  ]

  // MARK: People, keys, companies

  private static let accounts: [Said] = [
    Said(
      fr: "Connexion", en: "Sign-in", "POST /sign-in", "POST /sign-in/code",
      "POST /sign-in/passkey"),
    Said(fr: "Déconnexion", en: "Sign-out", "POST /sign-out"),
    Said(fr: "Premier compte créé", en: "First account made", "POST /claim/:token"),
    Said(fr: "Invitation acceptée", en: "Invitation accepted", "POST /join/:token"),
    Said(
      fr: "Lien pour un nouveau mot de passe demandé", en: "Link for a new password asked for",
      "POST /password"),
    Said(
      fr: "Mot de passe choisi par un lien", en: "Password chosen by a link",
      "POST /password/:token"),
    Said(fr: "Mot de passe changé", en: "Password changed", "POST /account/password"),
    Said(fr: "Nom changé", en: "Name changed", "POST /account/name"),
    Said(fr: "Session fermée", en: "Session ended", "POST /account/sessions/:id/end"),
    Said(fr: "Autres sessions fermées", en: "Other sessions ended", "POST /account/sessions/end"),
    Said(
      fr: "Sessions d’un utilisateur fermées", en: "Sessions of a user ended",
      "POST /users/:id/sessions/end"),
    Said(fr: "Identité confirmée", en: "Identity confirmed", "POST /account/proof"),
    Said(
      fr: "Second facteur préparé", en: "Second factor prepared",
      "POST /account/second-factor/begin"),
    Said(fr: "Second facteur activé", en: "Second factor turned on", "POST /account/second-factor"),
    Said(
      fr: "Second facteur désactivé", en: "Second factor turned off",
      "POST /account/second-factor/end"),
    Said(fr: "Clé d’accès ajoutée", en: "Passkey added", "POST /account/passkeys"),
    Said(fr: "Clé d’accès retirée", en: "Passkey removed", "POST /account/passkeys/:id/end"),
    Said(
      fr: "Invitation établie", en: "Invitation made", "POST /users/invitations",
      "POST /v1/invitations"),
    Said(
      fr: "Invitation annulée", en: "Invitation withdrawn", "POST /users/invitations/:id/end",
      "DELETE /v1/invitations/:id"),
    Said(fr: "Rôle changé", en: "Role changed", "POST /users/:id/role", "PATCH /v1/users/:id"),
    Said(
      fr: "Accès retiré", en: "Access taken away", "POST /users/:id/end", "DELETE /v1/users/:id"),
    Said(fr: "Clé d’API créée", en: "API key made", "POST /keys", "POST /v1/api-keys"),
    Said(
      fr: "Clé d’API révoquée", en: "API key revoked", "POST /keys/:id/end",
      "DELETE /v1/api-keys/:id"),
  ]

  private static let companies: [Said] = [
    Said(
      fr: "Fiche d’une nouvelle entreprise saisie", en: "Particulars of a new company typed",
      "POST /companies/new/:step"),
    Said(fr: "Entreprise ajoutée", en: "Company added", "POST /companies", "POST /v1/companies"),
    Said(fr: "Bac à sable créé", en: "Sandbox created", "POST /sandboxes", "POST /v1/sandboxes"),
    Said(
      fr: "Horloge du bac à sable avancée", en: "Clock of the sandbox moved forward",
      "POST /test-clock", "POST /v1/test_clock/advance"),
    Said(
      fr: "Étapes de mise en route masquées", en: "Steps of the setup put away",
      "POST /welcome/dismissal"),
  ]

  private static let settings: [Said] = [
    Said(
      fr: "Réglages de l’entreprise enregistrés", en: "Settings of the company saved",
      "POST /settings/company", "PATCH /v1/company"),
    Said(
      fr: "Apparence des documents enregistrée", en: "Look of documents saved",
      "POST /settings/documents"),
    Said(
      fr: "Format des numéros enregistré", en: "Pattern of the numbers saved",
      "POST /settings/numbering"),
    Said(
      fr: "Adresses et preuves enregistrées", en: "Addresses and proofs saved",
      "POST /settings/delivery"),
    Said(fr: "Logo changé", en: "Logo changed", "PUT /v1/company/logo"),
    Said(fr: "Logo retiré", en: "Logo removed", "DELETE /v1/company/logo"),
    Said(
      fr: "Seuil des remboursements changé", en: "Refund limit changed", "POST /refund-limit",
      "POST /v1/refund-limits"),
    Said(fr: "Vue enregistrée", en: "View saved", "POST /views"),
    Said(fr: "Vue renommée", en: "View renamed", "POST /views/:id"),
    Said(fr: "Vue supprimée", en: "View deleted", "POST /views/:id/deletion"),
  ]

  // MARK: What is sold, and its documents

  private static let catalogue: [Said] = [
    Said(fr: "Article créé", en: "Product created", "POST /products", "POST /v1/products"),
    Said(
      fr: "Article modifié", en: "Product changed", "POST /products/:id", "PATCH /v1/products/:id"),
    Said(fr: "Article archivé", en: "Product archived", "POST /products/:id/archiving"),
    Said(
      fr: "Article remis en vente", en: "Product put on sale again",
      "POST /products/:id/restoration"),
    Said(fr: "Articles archivés", en: "Products archived", "POST /products/bulk/archiving"),
    Said(
      fr: "Articles remis en vente", en: "Products put on sale again",
      "POST /products/bulk/restoration"),
    Said(
      fr: "Articles repris de ce qui a été vendu", en: "Products added from what was sold",
      "POST /products/learning"),
    Said(
      fr: "Identifiant externe enregistré", en: "External id saved",
      "PUT /v1/customers/:id/external-id", "PUT /v1/products/:id/external-id",
      "PUT /v1/orders/:id/external-id", "PUT /v1/invoices/:id/external-id",
      "PUT /v1/payments/:id/external-id", "PUT /v1/webhook-endpoints/:id/external-id"),
  ]

  private static let documents: [Said] = [
    Said(fr: "Commande enregistrée", en: "Order entered", "POST /v1/orders"),
    Said(fr: "Fichier de commandes déposé", en: "File of orders uploaded", "POST /imports"),
    Said(
      fr: "Colonnes d’un fichier de commandes désignées",
      en: "Columns of an orders file assigned", "POST /imports/:id/columns"),
    Said(
      fr: "Facturation des commandes du fichier demandée",
      en: "Invoicing of the file’s orders asked for",
      "POST /imports/:id/issuance"),
    Said(
      fr: "Brouillon de facture préparé", en: "Draft of an invoice made",
      "POST /v1/orders/:id/invoice"),
    Said(fr: "Facture saisie", en: "Invoice typed", "POST /invoices/typed/:id"),
    Said(
      fr: "Client cherché dans les registres", en: "Customer looked up in the registers",
      "POST /invoices/typed-company.json"),
    Said(fr: "Commande facturée", en: "Order invoiced", "POST /v1/invoices"),
    Said(
      fr: "Document émis", en: "Document issued", "POST /invoices/:id/issuance",
      "POST /v1/invoices/:id/issuance"),
    Said(
      fr: "Émission en lot demandée", en: "Issuing in bulk asked for",
      "POST /invoices/bulk/issuances",
      "POST /orders/bulk/issuances", "POST /v1/bulk/issuances"),
    Said(
      fr: "Facturation en lot demandée", en: "Invoicing in bulk asked for", "POST /v1/bulk/invoices"
    ),
    Said(
      fr: "Facture d’acompte émise", en: "Deposit invoice issued", "POST /invoices/:id/deposit",
      "POST /v1/orders/:id/deposits"),
    Said(
      fr: "Commandes facturées ensemble", en: "Orders invoiced together",
      "POST /invoices/:id/together", "POST /v1/periodic-invoices"),
    Said(
      fr: "Autofacture émise", en: "Self-billed invoice issued", "POST /v1/self-billed-invoices"),
    Said(
      fr: "Duplicata fait", en: "Duplicate made", "POST /invoices/:id/duplicates",
      "POST /v1/invoices/:id/duplicates"),
  ]

  private static let corrections: [Said] = [
    Said(
      fr: "Avoir émis", en: "Credit note issued", "POST /invoices/:id/credit-note",
      "POST /v1/invoices/:id/credit-notes", "POST /v1/credit-notes"),
    Said(
      fr: "Avoir sans facture émis", en: "Credit note without an invoice issued",
      "POST /v1/credit-notes/without-invoice"),
    Said(
      fr: "Facture rectificative émise", en: "Corrected invoice issued",
      "POST /invoices/:id/correction", "POST /v1/invoices/:id/corrections"),
    Said(
      fr: "Commande corrigée", en: "Order fixed", "POST /shield/mends", "POST /v1/shield/mends",
      "POST /v1/orders/:id/mends"),
    Said(
      fr: "Alerte écartée", en: "Warning overridden", "POST /shield/overrides",
      "POST /v1/shield/overrides"),
  ]

  // MARK: What leaves, and what comes back

  private static let sending: [Said] = [
    Said(
      fr: "Envoi par courriel demandé", en: "Sending by e-mail asked for",
      "POST /invoices/:id/email",
      "POST /v1/invoices/:id/emails"),
    Said(
      fr: "Envoi en lot demandé", en: "Sending in bulk asked for", "POST /invoices/bulk/emails",
      "POST /v1/bulk/emails"),
    Said(
      fr: "Envoi d’un courriel annulé", en: "E-mail cancelled", "POST /emails/:id/cancellation",
      "DELETE /v1/emails/:id"),
    Said(
      fr: "Lien créé pour le client", en: "Link made for the customer",
      "POST /invoices/:id/portal-links", "POST /v1/invoices/:id/portal-links"),
    Said(
      fr: "Lien du client désactivé", en: "Link of the customer disabled",
      "POST /invoices/:id/portal-links/:link/revocation", "POST /v1/portal-links/:id/revocation"),
    Said(
      fr: "Question posée par un lien de client", en: "Question asked by the customer’s link",
      "POST /portal/:token/documents/:id/questions"),
    Said(
      fr: "Réponse donnée au client", en: "Answer given to the customer",
      "POST /invoices/:id/questions/:question/answer", "POST /v1/disputes/:id/answer"),
  ]

  private static let payments: [Said] = [
    Said(
      fr: "Encaissement enregistré", en: "Payment recorded", "POST /invoices/:id/payments",
      "POST /v1/invoices/:id/payments", "POST /v1/payments"),
    Said(
      fr: "Remboursement enregistré", en: "Refund recorded",
      "POST /invoices/:id/payments/:payment/refund", "POST /v1/payments/:id/refund"),
    Said(
      fr: "Demande approuvée", en: "Request approved", "POST /approvals/:id/approval",
      "POST /v1/approvals/:id/approval"),
    Said(
      fr: "Demande refusée", en: "Request refused", "POST /approvals/:id/refusal",
      "POST /v1/approvals/:id/refusal"),
  ]

  private static let books: [Said] = [
    Said(
      fr: "Écriture passée", en: "Entry posted", "POST /ledger/entries/new",
      "POST /v1/ledger/entries"),
    Said(
      fr: "Écriture contre-passée", en: "Entry reversed", "POST /ledger/entries/:id/reversal",
      "POST /v1/ledger/entries/:id/reversal"),
  ]

  private static let bank: [Said] = [
    Said(
      fr: "Changement de compte bancaire proposé", en: "Change of the bank account proposed",
      "POST /bank", "POST /v1/bank-accounts"),
    Said(
      fr: "Changement de compte bancaire approuvé", en: "Change of the bank account approved",
      "POST /bank/:id/approval", "POST /v1/bank-accounts/:id/approval"),
    Said(
      fr: "Changement de compte bancaire confirmé", en: "Change of the bank account confirmed",
      "POST /bank/:id/confirmation", "POST /v1/bank-accounts/:id/confirmation"),
    Said(
      fr: "Changement de compte bancaire refusé", en: "Change of the bank account refused",
      "POST /bank/:id/refusal", "POST /v1/bank-accounts/:id/refusal"),
  ]

  // MARK: Data and programs

  private static let data: [Said] = [
    Said(
      fr: "Export de l’archive demandé", en: "Export of the archive asked for",
      "POST /archive/exports", "POST /v1/archive/exports"),
    Said(
      fr: "Relecture de l’archive demandée", en: "Reading of the archive asked for",
      "POST /archive/scrub", "POST /v1/archive/scrub"),
    Said(fr: "Journal scellé vérifié", en: "Sealed log checked", "POST /verification"),
    Said(
      fr: "Tâche relancée", en: "Job retried", "POST /jobs/:id/retry", "POST /v1/jobs/:id/retry"),
    Said(
      fr: "Tâche annulée", en: "Job cancelled", "POST /jobs/:id/cancellation",
      "POST /v1/jobs/:id/cancellation"),
    Said(fr: "Tâches relancées", en: "Jobs retried", "POST /jobs/bulk/retry"),
    Said(fr: "Tâches annulées", en: "Jobs cancelled", "POST /jobs/bulk/cancellation"),
  ]

  private static let webhooks: [Said] = [
    Said(fr: "Webhook ajouté", en: "Webhook added", "POST /webhooks", "POST /v1/webhook-endpoints"),
    Said(
      fr: "Webhook modifié", en: "Webhook changed", "POST /webhooks/:id",
      "PATCH /v1/webhook-endpoints/:id"),
    Said(fr: "Webhook mis en pause", en: "Webhook paused", "POST /webhooks/:id/pause"),
    Said(fr: "Webhook repris", en: "Webhook resumed", "POST /webhooks/:id/resumption"),
    Said(
      fr: "Webhook supprimé", en: "Webhook removed", "POST /webhooks/:id/removal",
      "DELETE /v1/webhook-endpoints/:id"),
    Said(
      fr: "Secret de webhook changé", en: "Secret of a webhook changed",
      "POST /webhooks/:id/secret", "POST /v1/webhook-endpoints/:id/secret"),
    Said(
      fr: "Webhook essayé", en: "Webhook tested", "POST /webhooks/:id/test",
      "POST /v1/webhook-endpoints/:id/test"),
    Said(
      fr: "Événement renvoyé au webhook", en: "Event sent to the webhook again",
      "POST /webhooks/:id/deliveries/:delivery/resend",
      "POST /v1/webhook-endpoints/:id/deliveries/:delivery/resend"),
  ]
}
