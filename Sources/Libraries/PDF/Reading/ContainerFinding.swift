/// One thing wrong with a Factur-X envelope, said in both languages.
package struct ContainerFinding: Hashable, Sendable {
  package enum Severity: String, Hashable, Sendable { case fatal, warning }

  /// Stable: "FX-PDF-NAME".
  package let code: String
  package let severity: Severity
  package let french: String
  package let english: String

  private init(_ code: String, _ severity: Severity = .fatal, fr: String, en: String) {
    self.code = "FX-PDF-" + code
    self.severity = severity
    french = fr
    english = en
  }

  /// A value of the file as a sentence can carry it: shortened, without line breaks.
  private static func shorten(_ text: String) -> String {
    String(text.unicodeScalars.prefix(80).map { $0.value < 32 ? " " : Character($0) })
  }

  private static func fr(_ text: String?) -> String {
    text.map { "«\u{A0}\(shorten($0))\u{A0}»" } ?? "absent"
  }

  private static func en(_ text: String?) -> String {
    text.map { "“\(shorten($0))”" } ?? "absent"
  }
}

// MARK: The document

extension ContainerFinding {
  static let encrypted = ContainerFinding(
    "ENCRYPTED",
    fr: "Le PDF est chiffré, ce que PDF/A-3 interdit. Enregistrez-le sans protection.",
    en: "The PDF is encrypted, which PDF/A-3 forbids. Save it without protection.")

  static let repaired = ContainerFinding(
    "REPAIRED", .warning,
    fr: "La table des objets du PDF est fausse ; elle a été reconstruite pour le lire.",
    en: "The PDF's table of objects is wrong; it was rebuilt to read the file.")

  static let none = ContainerFinding(
    "NONE",
    fr: "Le PDF ne contient pas de facture électronique : aucune pièce jointe factur-x.xml.",
    en: "The PDF holds no electronic invoice: there is no attachment factur-x.xml.")

  static let order = ContainerFinding(
    "ORDER",
    fr: "Le PDF contient une commande (order-x.xml), pas une facture.",
    en: "The PDF holds an order (order-x.xml), not an invoice.")

  static func several(_ names: [String]) -> ContainerFinding {
    let list = names.prefix(5).joined(separator: ", ")
    return ContainerFinding(
      "SEVERAL",
      fr: "Le PDF contient plusieurs factures électroniques (\(list)) ; il n’en faut qu’une.",
      en: "The PDF holds several electronic invoices (\(list)); there must be exactly one.")
  }
}

// MARK: The attachment

extension ContainerFinding {
  static func legacyName(_ name: String) -> ContainerFinding {
    ContainerFinding(
      "NAME", .warning,
      fr: "La pièce jointe porte l’ancien nom \(fr(name)) ; Factur-X veut factur-x.xml.",
      en: "The attachment has the former name \(en(name)); Factur-X wants factur-x.xml.")
  }

  static func wrongName(_ name: String) -> ContainerFinding {
    ContainerFinding(
      "NAME",
      fr: "La pièce jointe se nomme \(fr(name)) ; elle doit se nommer exactement factur-x.xml.",
      en: "The attachment is named \(en(name)); it must be named exactly factur-x.xml.")
  }

  static func unreadable(_ name: String) -> ContainerFinding {
    ContainerFinding(
      "UNREADABLE",
      fr: "La pièce jointe \(fr(name)) est endommagée ou trop volumineuse pour être lue.",
      en: "The attachment \(en(name)) is damaged or too large to be read.")
  }

  static func namesDiffer(_ file: String?, _ unicode: String?) -> ContainerFinding {
    ContainerFinding(
      "NAMES-DIFFER",
      fr: "Les deux noms de la pièce jointe diffèrent ou manquent : "
        + "F \(fr(file)), UF \(fr(unicode)).",
      en: "The two names of the attachment differ or are missing: "
        + "F \(en(file)), UF \(en(unicode)).")
  }

  static let notUnderF = ContainerFinding(
    "EMBEDDED",
    fr: "Le dictionnaire EF de la pièce jointe n’a pas d’entrée F.",
    en: "The attachment's EF dictionary has no entry F.")

  static func mime(_ type: String?, severity: Severity) -> ContainerFinding {
    ContainerFinding(
      "MIME", severity,
      fr: "Le type MIME de la pièce jointe est \(fr(type)) ; il doit être text/xml.",
      en: "The MIME type of the attachment is \(en(type)); it must be text/xml.")
  }

  static let noModificationDate = ContainerFinding(
    "MODDATE", .warning,
    fr: "La pièce jointe n’a pas de date de modification (Params, ModDate).",
    en: "The attachment has no modification date (Params, ModDate).")

  static func wrongSize(declared: Int, actual: Int) -> ContainerFinding {
    ContainerFinding(
      "SIZE",
      fr: "La taille annoncée de la pièce jointe est \(declared) octets ; elle en a \(actual).",
      en: "The declared size of the attachment is \(declared) bytes; it has \(actual).")
  }

  static let wrongChecksum = ContainerFinding(
    "CHECKSUM",
    fr: "L’empreinte annoncée de la pièce jointe (CheckSum) n’est pas la sienne : "
      + "elle a pu être modifiée après coup.",
    en: "The declared checksum of the attachment (CheckSum) is not its own: "
      + "it may have been changed afterwards.")

  static func notAssociated(_ name: String) -> ContainerFinding {
    ContainerFinding(
      "AF",
      fr: "La pièce jointe \(fr(name)) n’est pas dans la liste AF du catalogue.",
      en: "The attachment \(en(name)) is not in the catalog's AF list.")
  }

  static func wrongRelationship(_ relationship: String?) -> ContainerFinding {
    ContainerFinding(
      "RELATIONSHIP",
      fr: "AFRelationship est \(fr(relationship)) ; il faut Data, Source ou Alternative.",
      en: "AFRelationship is \(en(relationship)); it must be Data, Source or Alternative.")
  }

  static func relationshipNotData(_ relationship: String, level: String) -> ContainerFinding {
    ContainerFinding(
      "RELATIONSHIP",
      fr: "AFRelationship est \(fr(relationship)) ; au niveau \(level), il faut Data.",
      en: "AFRelationship is \(en(relationship)); at level \(level) it must be Data.")
  }
}

// MARK: The XMP packet

extension ContainerFinding {
  static let noXMP = ContainerFinding(
    "XMP-ABSENT",
    fr: "Le PDF n’a pas de métadonnées XMP lisibles.",
    en: "The PDF has no readable XMP metadata.")

  static let malformedXMP = ContainerFinding(
    "XMP-MALFORMED",
    fr: "Les métadonnées XMP du PDF ne sont pas du XML bien formé.",
    en: "The XMP metadata of the PDF are not well-formed XML.")

  static func notPDFA3(_ part: String?) -> ContainerFinding {
    ContainerFinding(
      "XMP-PDFA",
      fr: "Le PDF ne se déclare pas PDF/A-3 : pdfaid:part est \(fr(part)).",
      en: "The PDF does not claim to be PDF/A-3: pdfaid:part is \(en(part)).")
  }

  static let noProperties = ContainerFinding(
    "XMP-PROPERTIES",
    fr: "Les métadonnées XMP ne disent rien de la facture : les propriétés fx: manquent.",
    en: "The XMP metadata say nothing of the invoice: the fx: properties are missing.")

  static func legacyNamespace(_ namespace: String) -> ContainerFinding {
    ContainerFinding(
      "XMP-NAMESPACE",
      fr: "Les métadonnées XMP suivent une norme antérieure à Factur-X : \(fr(namespace)).",
      en: "The XMP metadata follow a standard older than Factur-X: \(en(namespace)).")
  }

  static func documentType(_ type: String?) -> ContainerFinding {
    ContainerFinding(
      "XMP-DOCUMENTTYPE",
      fr: "fx:DocumentType est \(fr(type)) ; il doit être INVOICE.",
      en: "fx:DocumentType is \(en(type)); it must be INVOICE.")
  }

  static func documentFileName(_ name: String?, actual: String) -> ContainerFinding {
    ContainerFinding(
      "XMP-DOCUMENTFILENAME",
      fr: "fx:DocumentFileName est \(fr(name)), mais la pièce jointe se nomme \(fr(actual)).",
      en: "fx:DocumentFileName is \(en(name)), but the attachment is named \(en(actual)).")
  }

  static func version(_ version: String?, severity: Severity) -> ContainerFinding {
    ContainerFinding(
      "XMP-VERSION", severity,
      fr: "fx:Version est \(fr(version)) ; elle doit être 1.0.",
      en: "fx:Version is \(en(version)); it must be 1.0.")
  }

  static func conformanceLevel(_ level: String?) -> ContainerFinding {
    let levels = FacturXContainer.levels.joined(separator: ", ")
    return ContainerFinding(
      "XMP-CONFORMANCELEVEL",
      fr: "fx:ConformanceLevel est \(fr(level)) ; les niveaux sont \(levels).",
      en: "fx:ConformanceLevel is \(en(level)); the levels are \(levels).")
  }

  static func schema(missing: [String]) -> ContainerFinding {
    let list = missing.joined(separator: ", ")
    return ContainerFinding(
      "XMP-SCHEMA",
      fr: "Le schéma d’extension PDF/A ne décrit pas \(list) de Factur-X.",
      en: "The PDF/A extension schema does not describe Factur-X's \(list).")
  }
}
