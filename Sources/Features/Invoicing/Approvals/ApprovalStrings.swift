import Kernel

/// Every sentence about acts that take two persons.
final class ApprovalStrings: Sendable {
  static let table = ApprovalStrings()

  let attention = Plural(
    one: Text(fr: "{} demande attend une décision", en: "{} request awaits a decision"),
    many: Text(fr: "{} demandes attendent une décision", en: "{} requests await a decision"))
  let attentionHelp = Text(
    fr: "Un gros remboursement ou un changement de clé se fait à deux.",
    en: "A large refund or another key takes two persons.")

  let section = Text(fr: "Approbations", en: "Approvals")
  let lead = Text(
    fr:
      "Ce que personne ne fait seul\u{A0}: faire un gros remboursement, relever le seuil, changer la clé de scellement.",
    en: "What nobody does alone: make a large refund, raise the limit, change the sealing key.")
  let waiting = Text(fr: "En attente", en: "Waiting")
  let nothing = Text(fr: "Rien n’attend de décision.", en: "Nothing awaits a decision.")
  let history = Text(fr: "Décisions passées", en: "Past decisions")
  let askedBy = Text(fr: "Demandé par", en: "Asked for by")
  let decidedBy = Text(fr: "Décidé par", en: "Decided by")
  let amount = Text(fr: "Montant", en: "Amount")
  let payment = Text(fr: "Paiement", en: "Payment")
  let reference = Text(fr: "Référence", en: "Reference")
  let state = Text(fr: "Où elle en est", en: "Where it stands")
  let until = Text(fr: "À décider avant le", en: "To be decided before")
  let from = Text(fr: "Se confirme à partir du", en: "Is confirmed from")
  let approve = Text(fr: "Approuver", en: "Approve")
  let confirm = Text(fr: "Confirmer", en: "Confirm")
  let refuse = Text(fr: "Refuser", en: "Refuse")
  let reason = Text(fr: "Motif du refus", en: "Reason for refusing")
  let own = Text(
    fr: "C’est votre demande\u{A0}: une autre personne doit l’approuver.",
    en: "This is your request: another person must approve it.")
  let alone = Text(
    fr:
      "Personne d’autre ne peut l’approuver. La demande attend donc 72\u{A0}heures, puis vous la confirmez\u{A0}: c’est moins sûr qu’une deuxième personne, que vous pouvez inviter sous «\u{A0}Utilisateurs\u{A0}».",
    en:
      "Nobody else can approve it. So the request waits 72 hours, then you confirm it: this is less safe than a second person, whom you may invite under “Users”."
  )
  let terminal = Text(
    fr: "Approuvée, elle attend que la commande soit relancée sur le serveur.",
    en: "Once approved it waits for the command to be run again on the server.")
  let limitTitle = Text(fr: "Seuil des remboursements", en: "Refund limit")
  let limitNow = Template(
    fr:
      "Une personne seule rembourse jusqu’à {} d’un même paiement\u{202F}; au-delà, il en faut deux.",
    en: "One person alone refunds up to {} of a payment; beyond that it takes two.")
  let limitHelp = Text(
    fr: "Baisser le seuil vaut tout de suite. Le relever demande l’accord d’une autre personne.",
    en: "A lower limit counts at once. A higher one needs another person’s approval.")
  let newLimit = Text(fr: "Nouveau seuil (€)", en: "New limit (€)")
  let setLimit = Text(fr: "Changer le seuil", en: "Change the limit")

  static func title(_ kind: HeldAct.Kind) -> Text {
    switch kind {
    case .refund: Text(fr: "Remboursement important", en: "Large refund")
    case .refundLimit:
      Text(fr: "Seuil de remboursement relevé", en: "Higher limit of refunds")
    case .keyRotation:
      Text(fr: "Changement de la clé de scellement", en: "Change of the sealing key")
    }
  }

  static func state(_ state: HeldAct.State) -> Text {
    switch state {
    case .awaitingApproval: Text(fr: "attend une autre personne", en: "awaits another person")
    case .coolingOff:
      Text(
        fr: "délai de 72\u{A0}heures en cours", en: "in its 72-hour waiting period")
    case .awaitingConfirmation: Text(fr: "attend d’être confirmée", en: "awaits confirmation")
    case .approved: Text(fr: "approuvée, pas encore faite", en: "approved, not done yet")
    case .done: Text(fr: "faite", en: "done")
    case .refused: Text(fr: "refusée", en: "refused")
    case .lapsed: Text(fr: "expirée", en: "lapsed")
    }
  }

  static func subject(_ kind: ApprovalNotices.Kind) -> Text {
    switch kind {
    case .asked: Text(fr: "une demande attend une décision", en: "a request awaits a decision")
    case .approved: Text(fr: "une demande est approuvée", en: "a request is approved")
    case .refused: Text(fr: "une demande est refusée", en: "a request is refused")
    }
  }

  static let advice = Text(
    fr:
      "Ouvrez «\u{A0}Approbations\u{A0}» pour décider ou regarder. Vérifiez de vive voix auprès de la personne qui demande\u{202F}; si vous n’attendez pas cette demande, refusez-la.",
    en:
      "Open “Approvals” to decide or look. Check by voice with the person who asks; if you do not expect this request, refuse it."
  )
}
