import Kernel

/// What customers read by their link, and what the merchant reads of it.
final class PortalStrings: Sendable {
  static let table = PortalStrings()

  let portal = Text(fr: "Espace client", en: "Customer portal")
  let closed = Text(fr: "Ce lien ne mène nulle part", en: "This link leads nowhere")
  let closedHelp = Text(
    fr:
      "Il a peut-être expiré, ou le vendeur l’a désactivé. Demandez-lui un nouveau lien, à une adresse que vous connaissez.",
    en:
      "It may have expired, or the seller disabled it. Ask them for a new one, at an address you know."
  )
  let leftToPay = Text(fr: "Reste à payer", en: "Left to pay")
  let total = Text(fr: "Total TTC", en: "Total with VAT")
  let issuedOn = Text(fr: "Date", en: "Date")
  let dueOn = Text(fr: "Échéance", en: "Due date")
  let buyer = Text(fr: "Client", en: "Customer")
  let downloadPDF = Text(fr: "Télécharger le PDF", en: "Download the PDF")
  let downloadXML = Text(fr: "Données (XML)", en: "Data (XML)")

  let pay = Text(fr: "Payer en ligne", en: "Pay online")
  let payByTransfer = Text(fr: "Payer par virement", en: "Pay by bank transfer")
  let holder = Text(fr: "Titulaire", en: "Account holder")
  let iban = Text(fr: "IBAN", en: "IBAN")
  let bic = Text(fr: "BIC", en: "BIC")
  let amount = Text(fr: "Montant", en: "Amount")
  let reference = Text(fr: "Référence", en: "Reference")
  let copy = Text(fr: "Copier", en: "Copy")
  let copied = Text(fr: "Copié", en: "Copied")
  let scan = Text(
    fr: "Ou lisez ce code avec l’application de votre banque.",
    en: "Or read this code with your bank’s app.")

  let questions = Text(fr: "Une question\u{202F}?", en: "A question?")
  let askOne = Text(
    fr: "Écrire au sujet de ce document", en: "Write about this document")
  let about = Text(fr: "De quoi s’agit-il\u{202F}?", en: "What is it about?")
  let seePDF = Text(fr: "Voir le PDF", en: "See the PDF")
  let paidOn = Template(fr: "Reçu le {}", en: "Received on {}")
  let refundedOn = Template(fr: "Remboursé le {}", en: "Refunded on {}")
  let question = Text(fr: "J’ai une question", en: "I have a question")
  let dispute = Text(fr: "Je conteste ce document", en: "I dispute this document")
  let message = Text(fr: "Votre message", en: "Your message")
  let seenBy = Text(
    fr:
      "Le vendeur le lira, et sa réponse apparaîtra ici. Toute personne qui a ce lien la verra aussi.",
    en:
      "The seller will read it, and the answer will appear here. Anyone who has this link will see it too."
  )
  let send = Text(fr: "Envoyer", en: "Send")
  let youAsk = Text(fr: "Votre question", en: "Your question")
  let youDispute = Text(fr: "Votre contestation", en: "Your dispute")
  let waits = Text(fr: "Le vendeur n’a pas encore répondu.", en: "The seller has not answered yet.")
  let answeredOn = Template(fr: "{}, le {}", en: "{}, on {}")
  let others = Text(fr: "Vos autres documents", en: "Your other documents")
  let pages = Text(fr: "Pages de vos documents", en: "Pages of your documents")
  let older = Text(fr: "Plus anciens", en: "Older")
  let newest = Text(fr: "Les plus récents", en: "Newest")
  let seller = Text(fr: "Le vendeur", en: "The seller")

  // The merchant's side.

  let share = Text(fr: "Lien pour le client", en: "Link for the customer")
  let linkMade = Text(fr: "Lien créé pour le client", en: "Link made for the customer")
  let openedOnline = Text(fr: "Ouverte en ligne", en: "Opened online")
  let shareHelp = Text(
    fr:
      "Le client voit le document, le télécharge, lit comment le payer et pose ses questions, sans compte. Qui a le lien voit le document\u{A0}: envoyez-le au client et à personne d’autre.",
    en:
      "The customer sees the document, downloads it, reads how to pay it and asks questions, without an account. Whoever has the link sees the document: send it to the customer and nobody else."
  )
  let days = Text(fr: "Valable", en: "Good for")
  let dayCount = Plural(
    one: Text(fr: "{} jour", en: "{} day"), many: Text(fr: "{} jours", en: "{} days"))
  let scope = Text(fr: "Il montre", en: "It shows")
  let thisOne = Text(fr: "Ce document seul", en: "This document alone")
  let allOfThem = Text(
    fr: "Tous les documents de ce client", en: "All documents of this customer")
  let make = Text(fr: "Créer un lien", en: "Create a link")
  let made = Text(
    fr: "Copiez ce lien maintenant\u{A0}: il ne sera plus montré.",
    en: "Copy this link now: it will not be shown again.")
  let link = Text(fr: "Lien", en: "Link")
  let until = Template(fr: "Jusqu’au {}", en: "Until {}")
  let expired = Template(fr: "Expiré le {}", en: "Expired on {}")
  let revoked = Template(fr: "Désactivé le {}", en: "Disabled on {}")
  let madeBy = Template(fr: "Créé par {} le {}", en: "Made by {} on {}")
  let mailedBy = Template(
    fr: "Dans le courriel demandé par {} le {}", en: "In the mail {} asked for on {}")
  let used = Template(fr: "Ouvert le {}", en: "Opened on {}")
  let neverUsed = Text(fr: "Jamais ouvert", en: "Never opened")
  let revoke = Text(fr: "Désactiver", en: "Disable")
  let customerAsks = Text(fr: "Question du client", en: "Question of the customer")
  let customerDisputes = Text(fr: "Contestation du client", en: "Dispute of the customer")
  let byTheirLink = Text(fr: "le client, par son lien", en: "the customer, by their link")
  let disputeAnswered = Text(fr: "Réponse à la contestation", en: "Dispute answered")
  let questionAnswered = Text(fr: "Réponse à la question", en: "Question answered")
  let asked = Text(fr: "Questions du client", en: "Questions of the customer")
  let answer = Text(fr: "Votre réponse", en: "Your answer")
  let answerHelp = Text(
    fr: "Le client la lit par son lien. Elle clôt la question.",
    en: "The customer reads it by their link. It closes the question.")
  let sendAnswer = Text(fr: "Répondre", en: "Answer")
  let askedAbout = Template(fr: "Question d’un client sur {}", en: "Question of a customer on {}")
  let disputedDocument = Template(fr: "{} est contesté par son client", en: "{} is disputed")
}
