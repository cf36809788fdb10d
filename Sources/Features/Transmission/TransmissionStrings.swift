import Kernel

/// Every sentence of the pages that send documents.
final class TransmissionStrings: Sendable {
  static let table = TransmissionStrings()

  let sentStep = Text(fr: "Envoyée", en: "Sent")
  let deliveredStep = Text(fr: "Remise", en: "Delivered")
  let openedOn = Template(fr: "ouverte en ligne le {}", en: "opened online on {}")
  let notOpened = Text(fr: "pas encore ouverte en ligne", en: "not opened online yet")
  let mailTold = Template(fr: "Courriel à {}\u{A0}: {}", en: "E-mail to {}: {}")
  let leavingStep = Text(fr: "en cours d’envoi", en: "leaving now")
  let failedStep = Text(fr: "non remis\u{A0}: à renvoyer", en: "not delivered: send it again")
  let attentionFailed = Plural(
    one: Text(fr: "{} courriel non remis", en: "{} e-mail was not delivered"),
    many: Text(fr: "{} courriels non remis", en: "{} e-mails were not delivered"))
  let attentionUncertain = Plural(
    one: Text(
      fr: "{} courriel dont on ne sait s’il est parti", en: "{} e-mail that may not have left"),
    many: Text(
      fr: "{} courriels dont on ne sait s’ils sont partis", en: "{} e-mails that may not have left")
  )
  let attentionHelp = Text(
    fr: "Ces 30 derniers jours\u{A0}: le client n’a peut-être pas sa facture.",
    en: "In the last 30 days: the customer may not have the invoice.")

  // MARK: List

  let emails = Text(fr: "Envois", en: "E-mails")
  let lead = Text(
    fr: "Ce qui est parti, à qui, quand, et ce qui attend ou n’a pas pu partir.",
    en: "What was sent, to whom and when, and what waits or could not be sent.")
  let filter = Text(fr: "Filtrer par état", en: "Filter by state")
  let all = Text(fr: "Tous", en: "All")
  let document = Text(fr: "Document", en: "Document")
  let status = Text(fr: "État", en: "State")
  let when = Text(fr: "Quand", en: "When")
  let pages = Text(fr: "Pages de la liste", en: "Pages of the list")
  let firstPage = Text(fr: "Première page", en: "First page")
  let nextPage = Text(fr: "Page suivante", en: "Next page")
  let nothing = Text(fr: "Aucun envoi", en: "No e-mail")
  let nothingHelp = Text(
    fr: "Ouvrez une facture émise, puis «\u{A0}Envoyer\u{A0}».",
    en: "Open an issued invoice, then “Send”.")

  let stateQueued = Text(fr: "En attente", en: "Waiting")
  let stateSending = Text(fr: "En cours", en: "Sending")
  let stateSent = Text(fr: "Envoyé", en: "Sent")
  let stateFailed = Text(fr: "Échec", en: "Failed")
  let stateCancelled = Text(fr: "Annulé", en: "Cancelled")
  let stateUncertain = Text(fr: "Incertain", en: "Uncertain")

  let leaves = Template(fr: "Part le {}", en: "Will be sent on {}")
  let triedAgain = Template(fr: "Nouvel essai le {}", en: "Tried again on {}")
  let uncertainHelp = Text(
    fr: "Peut-être parti\u{A0}: demandez au destinataire avant de renvoyer.",
    en: "It may have left: ask the recipient before sending again.")
  let overtaken = Text(
    fr: "N’est pas parti\u{A0}: le document a été remplacé ou annulé entre-temps.",
    en: "It did not leave: the document was replaced or cancelled meanwhile.")
  let undo = Text(fr: "Annuler l’envoi", en: "Cancel sending")
  let proof = Text(fr: "Preuve", en: "Proof")
  let messageID = Text(fr: "Message-ID", en: "Message-ID")
  let hash = Text(fr: "SHA-256 du PDF joint", en: "SHA-256 of the attached PDF")
  let serverSaid = Text(fr: "Réponse du serveur", en: "The server’s answer")
  let confirmed = Text(fr: "Confirmé malgré", en: "Confirmed in spite of")

  // MARK: Sending

  let sendIt = Text(fr: "Envoyer", en: "Send")
  let sendTitle = Template(fr: "Envoyer {}", en: "Send {}")
  let sendLead = Text(
    fr: "Par courriel, avec le PDF scellé en pièce jointe, dans la langue du client.",
    en: "By e-mail, with the sealed PDF attached, in the customer’s language.")
  let recipient = Text(fr: "Destinataire", en: "Recipient")
  let recipientHelp = Text(
    fr: "L’adresse de la commande, ou une autre du même client.",
    en: "The address of the order, or another of the same customer.")
  let beforehand = Text(fr: "Il faudra confirmer\u{A0}:", en: "You will be asked to confirm:")
  let message = Text(fr: "Votre message (facultatif)", en: "Your message (optional)")
  let by = Text(fr: "Envoyé par", en: "Sent by")
  let undoHelp = Text(
    fr: "L’envoi part trente secondes plus tard\u{A0}: jusque-là, vous pouvez l’annuler.",
    en: "The e-mail is sent thirty seconds later: until then you can cancel it.")
  let send = Text(fr: "Envoyer", en: "Send")
  let theMail = Text(fr: "Le courriel", en: "The mail")
  let subject = Text(fr: "Objet", en: "Subject")
  let attachment = Text(fr: "Pièce jointe", en: "Attachment")
  let sealedFile = Text(
    fr: "Le fichier exact qui a été scellé, vérifié au départ.",
    en: "The exact file that was sealed, verified as it leaves.")

  // MARK: Confirming

  let confirmTitle = Text(
    fr: "Est-ce le bon destinataire\u{202F}?", en: "Is this the right recipient?")
  let confirmLead = Text(
    fr: "Rien n’est parti. Relisez, puis confirmez ou corrigez.",
    en: "Nothing has left. Read this, then confirm or correct it.")
  let asks = Text(fr: "À confirmer", en: "To be confirmed")
  let reason = Text(fr: "Pourquoi c’est juste (facultatif)", en: "Why it is right (optional)")
  let confirm = Text(fr: "Confirmer et envoyer", en: "Confirm and send")
  let change = Text(fr: "Corriger", en: "Change")

  // MARK: What a new company sets up

  let setup = Text(fr: "Configurer l’envoi des courriels", en: "Set up e-mail")
  let setupHelp = Text(
    fr: "Vos factures partent alors d’ici, avec des garde-fous contre le mauvais destinataire.",
    en: "Invoices then leave from here, with guards against the wrong recipient.")
}
