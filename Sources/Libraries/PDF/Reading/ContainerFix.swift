/// How a Factur-X envelope is mended, by the code of what is wrong with it.
package enum ContainerFix {
  package struct Words: Sendable {
    /// What the envelope must be like.
    package let rule: String
    package let french: String
    package let english: String

    init(_ rule: String, fr: String, en: String) {
      self.rule = rule
      french = fr
      english = en
    }
  }

  /// Nil for no code of an envelope.
  package static func of(_ code: String) -> Words? { table[code] }

  package static var codes: [String] { table.keys.sorted() }

  private static let again = (
    fr: "Régénérez le PDF avec un logiciel à jour pour Factur-X, ou demandez-le à l’émetteur.",
    en: "Make the PDF again with software that knows Factur-X, or ask the sender for it."
  )

  private static func again(_ rule: String) -> Words { Words(rule, fr: again.fr, en: again.en) }

  private static let table: [String: Words] = [
    "FX-PDF-ENCRYPTED": Words(
      "A Factur-X file is not encrypted (PDF/A-3).",
      fr: "Enregistrez le PDF sans mot de passe ni restriction.",
      en: "Save the PDF without password or restrictions."),
    "FX-PDF-REPAIRED": again("The cross-reference table leads to the objects of the file."),
    "FX-PDF-NONE": Words(
      "The PDF holds factur-x.xml.",
      fr:
        "Demandez à l’émetteur le fichier Factur-X d’origine : imprimer ou fusionner un PDF perd sa pièce jointe.",
      en:
        "Ask the sender for the original Factur-X file: printing or merging a PDF loses its attachment."
    ),
    "FX-PDF-ORDER": Words(
      "The attachment is an invoice.",
      fr: "Transmettez la facture qui répond à cette commande.",
      en: "Send the invoice that answers this order."),
    "FX-PDF-SEVERAL": Words(
      "The PDF holds one electronic invoice.",
      fr: "Ne gardez que factur-x.xml ; joignez le reste sous un autre nom.",
      en: "Keep factur-x.xml only; attach anything else under another name."),
    "FX-PDF-NAME": Words(
      "The attachment is named factur-x.xml.",
      fr: "Renommez la pièce jointe en factur-x.xml, aussi dans fx:DocumentFileName.",
      en: "Rename the attachment to factur-x.xml, in fx:DocumentFileName too."),
    "FX-PDF-UNREADABLE": again("The attachment can be read."),
    "FX-PDF-NAMES-DIFFER": Words(
      "F and UF of the attachment are the same name.",
      fr: "Donnez aux deux entrées F et UF la valeur factur-x.xml.",
      en: "Give both entries F and UF the value factur-x.xml."),
    "FX-PDF-EMBEDDED": Words(
      "EF of the attachment has an entry F.",
      fr: "Placez le flux du fichier sous /EF /F.", en: "Put the file's stream under /EF /F."),
    "FX-PDF-MIME": Words(
      "The attachment is declared as text/xml.",
      fr: "Déclarez /Subtype /text#2Fxml sur le flux de la pièce jointe.",
      en: "Declare /Subtype /text#2Fxml on the attachment's stream."),
    "FX-PDF-MODDATE": Words(
      "The attachment has a date of modification.",
      fr: "Ajoutez /Params /ModDate au flux de la pièce jointe.",
      en: "Add /Params /ModDate to the attachment's stream."),
    "FX-PDF-SIZE": again("The declared size is that of the attachment."),
    "FX-PDF-CHECKSUM": Words(
      "The declared checksum is that of the attachment.",
      fr: "Ne vous fiez pas à ce fichier : demandez l’original à l’émetteur.",
      en: "Do not trust this file: ask the sender for the original."),
    "FX-PDF-AF": Words(
      "The attachment stands in the catalog's AF list.",
      fr: "Ajoutez la pièce jointe à /AF dans le catalogue du PDF.",
      en: "Add the attachment to /AF in the PDF's catalog."),
    "FX-PDF-RELATIONSHIP": Words(
      "AFRelationship is Data, Source or Alternative; Data for MINIMUM and BASIC WL.",
      fr: "Donnez à /AFRelationship la valeur Alternative (Data pour MINIMUM et BASIC WL).",
      en: "Set /AFRelationship to Alternative (Data for MINIMUM and BASIC WL)."),
    "FX-PDF-LEVEL": Words(
      "fx:ConformanceLevel is the profile that BT-24 names.",
      fr: "Mettez d’accord fx:ConformanceLevel et BT-24.",
      en: "Make fx:ConformanceLevel and BT-24 agree."),
    "FX-PDF-XMP-ABSENT": again("The PDF has XMP metadata."),
    "FX-PDF-XMP-MALFORMED": again("The XMP metadata are well-formed XML."),
    "FX-PDF-XMP-PDFA": Words(
      "The PDF claims to be PDF/A-3.",
      fr: "Produisez un PDF/A-3 et déclarez pdfaid:part = 3.",
      en: "Make it a PDF/A-3 and declare pdfaid:part = 3."),
    "FX-PDF-XMP-PROPERTIES": Words(
      "The XMP metadata describe the invoice.",
      fr: "Ajoutez fx:DocumentType, fx:DocumentFileName, fx:Version et fx:ConformanceLevel.",
      en: "Add fx:DocumentType, fx:DocumentFileName, fx:Version and fx:ConformanceLevel."),
    "FX-PDF-XMP-NAMESPACE": again("The XMP metadata are in the namespace of Factur-X 1.0."),
    "FX-PDF-XMP-DOCUMENTTYPE": Words(
      "fx:DocumentType is INVOICE.",
      fr: "Écrivez fx:DocumentType = INVOICE.", en: "Write fx:DocumentType = INVOICE."),
    "FX-PDF-XMP-DOCUMENTFILENAME": Words(
      "fx:DocumentFileName is the attachment's name.",
      fr: "Écrivez fx:DocumentFileName = factur-x.xml.",
      en: "Write fx:DocumentFileName = factur-x.xml."),
    "FX-PDF-XMP-VERSION": Words(
      "fx:Version is 1.0.", fr: "Écrivez fx:Version = 1.0.", en: "Write fx:Version = 1.0."),
    "FX-PDF-XMP-CONFORMANCELEVEL": Words(
      "fx:ConformanceLevel is a level of Factur-X.",
      fr: "Écrivez le niveau du profil, par exemple fx:ConformanceLevel = EN 16931.",
      en: "Write the profile's level, for example fx:ConformanceLevel = EN 16931."),
    "FX-PDF-XMP-SCHEMA": Words(
      "The PDF/A extension schema describes the properties of Factur-X.",
      fr: "Ajoutez le schéma d’extension PDF/A des quatre propriétés fx:.",
      en: "Add the PDF/A extension schema of the four fx: properties."),
  ]
}
