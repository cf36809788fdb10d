import Kernel

/// Every sentence of the public pages that verify a document.
final class DocumentCheckStrings: Sendable {
  static let table = DocumentCheckStrings()

  let title = Text(fr: "Vérification d’un document", en: "Verification of a document")
  let intact = Text(fr: "Scellé, et inchangé depuis", en: "Sealed, and unchanged since")
  let sealedOn = Template(
    fr: "Scellé le {}. Sa copie vient d’être relue\u{A0}: c’est celle qui a été scellée.",
    en: "Sealed on {}. Its copy was read again just now: it is the one that was sealed.")
  let damaged = Text(
    fr: "La copie conservée n’est plus celle qui a été scellée",
    en: "The copy that is kept is no more the one that was sealed")
  let damagedHelp = Text(
    fr:
      "Ne vous fiez pas à cette page\u{A0}: demandez au vendeur, par un numéro que vous connaissez.",
    en: "Do not rely on this page: ask the seller, at a number you know.")
  let compare = Text(
    fr:
      "Comparez ces lignes à votre document. Si une seule diffère, le vôtre n’est pas celui qui a été émis.",
    en:
      "Compare these lines with your document. If one differs, yours is not the one that was issued."
  )
  let seller = Text(fr: "Vendeur", en: "Seller")
  let document = Text(fr: "Document", en: "Document")
  let date = Text(fr: "Date", en: "Date")
  let total = Text(fr: "Total TTC", en: "Total with VAT")

  let yourFile = Text(fr: "Vérifier votre fichier", en: "Check your file")
  let choose = Text(
    fr: "Choisissez ou déposez ici le PDF reçu", en: "Choose the PDF you received, or drop it here")
  let send = Text(fr: "Comparer", en: "Compare")
  let notKept = Text(
    fr: "Le fichier est comparé puis oublié. 16 Mo au plus.",
    en: "The file is compared, then forgotten. 16 MB at most.")
  let noFile = Text(fr: "Choisissez d’abord un fichier.", en: "Choose a file first.")
  let same = Text(
    fr: "Ce fichier est celui qui a été émis", en: "This file is the one that was issued")
  let sameHelp = Text(
    fr: "Il est identique, octet pour octet, au PDF scellé.",
    en: "It is the sealed PDF, byte for byte.")
  let sameData = Text(
    fr: "C’est, octet pour octet, le fichier de données (XML) du document.",
    en: "It is, byte for byte, the document’s data file (XML).")
  let differs = Text(
    fr: "Ce fichier n’est pas celui qui a été émis", en: "This file is not the one that was issued")
  let differsHelp = Text(
    fr:
      "Il a été modifié, ou c’est un autre\u{A0}: un duplicata, une copie enregistrée de nouveau, un papier numérisé. Ne payez pas sur sa foi avant d’avoir comparé les lignes ci-dessous et, au moindre doute, appelé le vendeur à un numéro que vous connaissez.",
    en:
      "It was altered, or it is another one: a duplicate, a copy saved again, a scanned paper. Do not pay on its word before you have compared the lines below and, at the least doubt, called the seller at a number you know."
  )

  let proof = Text(fr: "Empreintes et preuve", en: "Hashes and proof")
  let pdfHash = Text(fr: "SHA-256 du PDF", en: "SHA-256 of the PDF")
  let xmlHash = Text(fr: "SHA-256 du XML", en: "SHA-256 of the XML")
  let key = Text(fr: "Clé de scellement", en: "Sealing key")
  let proofFile = Text(fr: "La preuve (JSON)", en: "The proof (JSON)")
  let notice = Text(fr: "Vérifier sans ce site", en: "Verify without this site")

  let unknown = Text(fr: "Aucun document à cette adresse", en: "No document at this address")
  let unknownHelp = Text(
    fr: "Relisez le code imprimé sur votre document. S’il mène bien ici, demandez au vendeur.",
    en: "Read the code on your document again. If it does lead here, ask the seller.")
}
