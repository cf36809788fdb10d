import Kernel

/// Every sentence of the page of the bank account.
final class BankStrings: Sendable {
  static let table = BankStrings()

  let section = Text(fr: "Banque", en: "Bank")
  let title = Text(fr: "Coordonnées bancaires", en: "Bank details")
  let lead = Text(
    fr:
      "Le compte que vos factures demandent de payer. Personne ne le change seul ni tout de suite\u{A0}: c’est ainsi qu’on détourne des paiements.",
    en:
      "The account your invoices ask to be paid to. Nobody changes it alone or at once: that is how payments are stolen."
  )

  // MARK: In force

  let inForce = Text(fr: "Compte en vigueur", en: "Account in force")
  let noAccount = Text(
    fr: "Aucun compte n’est déclaré\u{A0}: vos factures ne disent pas où payer.",
    en: "No account is declared: your invoices do not say where to pay.")
  let iban = Text(fr: "IBAN", en: "IBAN")
  let bic = Text(fr: "BIC", en: "BIC")
  let holder = Text(fr: "Titulaire", en: "Holder")
  let since = Text(fr: "En vigueur depuis", en: "In force since")
  let version = Text(fr: "Version", en: "Version")
  let secondPerson = Text(fr: "Deuxième personne", en: "Second person")
  let delay = Text(fr: "Délai", en: "Delay")
  let hours = Template(fr: "{}\u{A0}heures", en: "{} hours")
  let nobody = Text(
    fr:
      "Personne\u{A0}: un changement attend 72\u{A0}heures au moins, puis une seconde confirmation. Pour mieux vous protéger, donnez ci-dessous l’adresse d’une deuxième personne.",
    en:
      "Nobody: a change waits for at least 72 hours, then for a second confirmation. For better protection, give the address of a second person below."
  )
  let printedAccount = Text(fr: "Compte imprimé", en: "Account printed")
  let accountNumber = Template(fr: "version n°\u{A0}{}", en: "version no. {}")

  // MARK: Under way

  let pending = Template(fr: "Changement n°\u{A0}{} en cours", en: "Change no. {} in progress")
  let state = Text(fr: "Où il en est", en: "Where it stands")
  let before = Text(fr: "Avant", en: "Before")
  let after = Text(fr: "Après", en: "After")
  let proposedBy = Text(fr: "Proposé par", en: "Proposed by")
  let reason = Text(fr: "Motif", en: "Reason")
  let notBefore = Text(fr: "Prend effet au plus tôt le", en: "Takes effect at the earliest on")
  let oldOnes = Text(
    fr: "Jusque-là les documents portent le compte d’avant.",
    en: "Until then documents carry the account of before.")
  let approveTitle = Text(fr: "Approuver", en: "Approve")
  let approveHelp = Template(
    fr:
      "Un code a été établi pour {}. Vérifiez l’IBAN de vive voix avant de le saisir\u{A0}: ce code est votre signature.",
    en:
      "A code was made for {}. Check the IBAN by voice before you type it: that code is your signature."
  )
  let code = Text(fr: "Code reçu", en: "Code received")
  let you = Text(fr: "Votre nom", en: "Your name")
  let approve = Text(fr: "Approuver ce compte", en: "Approve this account")
  let confirmTitle = Text(fr: "Confirmer une seconde fois", en: "Confirm a second time")
  let confirmHelp = Text(
    fr: "Le délai est passé. Comparez l’IBAN au document de la banque, puis confirmez.",
    en: "The delay has passed. Compare the IBAN with the bank’s document, then confirm.")
  let confirm = Text(fr: "Confirmer ce compte", en: "Confirm this account")
  let refuseTitle = Text(fr: "Refuser", en: "Refuse")
  let refuse = Text(fr: "Refuser ce changement", en: "Refuse this change")

  // MARK: Proposing

  let proposeTitle = Text(fr: "Proposer un autre compte", en: "Propose another account")
  let proposeHelp = Text(
    fr:
      "Rien ne change maintenant. La deuxième personne et l’entreprise sont prévenues, et le changement attend.",
    en: "Nothing changes now. The second person and the company are told, and the change waits.")
  let holderHint = Text(
    fr: "Titulaire (vide\u{A0}: l’entreprise)", en: "Holder (empty: the company)")
  let approver = Text(
    fr: "Adresse de la deuxième personne (vide\u{A0}: inchangée)",
    en: "Mailbox of the second person (empty: unchanged)")
  let propose = Text(fr: "Proposer le changement", en: "Propose the change")

  // MARK: History

  let history = Text(fr: "Historique", en: "History")
  let proposed = Template(fr: "N°\u{A0}{} proposé\u{A0}: {} → {}", en: "No. {} proposed: {} → {}")
  let ruleProposed = Template(
    fr: "N°\u{A0}{} proposé\u{A0}: deuxième personne {} → {}",
    en: "No. {} proposed: second person {} → {}")

  func sentence(of kind: BankChange.Event.Kind) -> Text {
    switch kind {
    case .granted:
      Text(
        fr: "En vigueur d’emblée\u{A0}: il n’y avait rien à protéger",
        en: "In force at once: there was nothing to protect")
    case .codeMade: Text(fr: "Code établi pour l’approbation", en: "Approval code made")
    case .codeWrong: Text(fr: "Code faux", en: "Wrong code")
    case .approved: Text(fr: "Approuvé", en: "Approved")
    case .confirmed: Text(fr: "Confirmé", en: "Confirmed")
    case .refused: Text(fr: "Refusé", en: "Refused")
    }
  }
}
