extension XMLFault {
  struct Words {
    let code: String
    let fr: String
    let en: String

    init(_ code: String, _ fr: String, _ en: String) {
      (self.code, self.fr, self.en) = (code, fr, en)
    }
  }

  /// One code for all that has one remedy; the sentence tells them apart.
  var words: Words {
    switch self {
    case .empty, .truncated, .trailing, .tooLarge: wholeFile
    case .encoding, .encodingContradicted, .notInItsEncoding: encodings
    case .doctype, .entity, .processingInstruction: refusedByDesign
    case .namespace, .undeclaredPrefix, .duplicateAttribute: names
    case .malformed, .badCharacter, .bareAmpersand, .tagMismatch, .lateDeclaration: malformations
    default: excesses
    }
  }

  private var wholeFile: Words {
    switch self {
    case .empty:
      Words(
        "xml.empty", "Le fichier est vide. Demandez à l'émetteur de l'envoyer à nouveau.",
        "The file is empty. Ask the sender to send it again.")
    case .truncated:
      Words(
        "xml.truncated",
        "Le fichier s'arrête avant la fin du document : il est incomplet. Téléchargez-le ou "
          + "demandez-le à nouveau.",
        "The file stops before the end of the document: it is incomplete. Download it or ask for "
          + "it again.")
    case .trailing:
      Words(
        "xml.trailing",
        "Il y a quelque chose après la fin du document. Un fichier contient un seul document : "
          + "retirez la suite.",
        "Something follows the end of the document. A file holds one document: remove the rest.")
    default:
      Words(
        "xml.too-large",
        "Le fichier dépasse \(limitText). Réduisez ou retirez les pièces jointes.",
        "The file is larger than \(limitText). Make its attachments smaller or remove them.")
    }
  }

  private var encodings: Words {
    let code = "xml.encoding"
    switch self {
    case .encoding(let name):
      return Words(
        code,
        "L'encodage « \(name) » n'est pas accepté. Enregistrez le fichier en UTF-8.",
        "The encoding “\(name)” is not accepted. Save the file as UTF-8.")
    case .encodingContradicted(let name):
      return Words(
        code,
        "Le fichier annonce l'encodage « \(name) », mais ses premiers octets en indiquent un "
          + "autre. Enregistrez-le en UTF-8 et annoncez UTF-8.",
        "The file declares the encoding “\(name)”, but its first bytes say another. Save it as "
          + "UTF-8 and declare UTF-8.")
    default:
      return Words(
        code,
        "Il y a ici un octet qui n'existe pas dans l'encodage du fichier (UTF-8 si rien n'est "
          + "annoncé). Enregistrez le fichier en UTF-8 ou annoncez son véritable encodage.",
        "There is a byte here that does not exist in the file's encoding (UTF-8 unless declared). "
          + "Save the file as UTF-8 or declare the encoding it really has.")
    }
  }

  private var refusedByDesign: Words {
    switch self {
    case .doctype:
      Words(
        "xml.doctype",
        "Le fichier contient une déclaration DOCTYPE, refusée pour des raisons de sécurité : une "
          + "facture électronique n'en a pas besoin. Retirez-la.",
        "The file contains a DOCTYPE declaration, refused for security: an electronic invoice has "
          + "no use for one. Remove it.")
    case .entity:
      Words(
        "xml.entity",
        "Une entité inconnue est utilisée ici. Seules &amp;, &lt;, &gt;, &apos; et &quot; "
          + "existent : écrivez le caractère lui-même.",
        "An unknown entity is used here. Only &amp;, &lt;, &gt;, &apos; and &quot; exist: write "
          + "the character itself.")
    default:
      Words(
        "xml.processing-instruction",
        "Il y a ici une instruction de traitement (<?…?>), refusée : seule xml-stylesheet est "
          + "acceptée, avant le premier élément. Retirez-la.",
        "There is a processing instruction (<?…?>) here, which is refused: only xml-stylesheet is "
          + "accepted, before the first element. Remove it.")
    }
  }

  private var names: Words {
    switch self {
    case .undeclaredPrefix(let prefix):
      Words(
        "xml.undeclared-prefix",
        "Le préfixe « \(prefix) » n'est pas déclaré. Ajoutez xmlns:\(prefix)=\"…\" à l'élément "
          + "racine.",
        "The prefix “\(prefix)” is not declared. Add xmlns:\(prefix)=\"…\" to the root element.")
    case .duplicateAttribute:
      Words(
        "xml.duplicate-attribute",
        "Le même attribut est écrit deux fois sur cet élément. Gardez-en un seul.",
        "The same attribute is written twice on this element. Keep one of them.")
    default:
      Words(
        "xml.namespace",
        "Un nom ou une déclaration d'espace de noms est écrit de façon interdite ici (deux-points "
          + "en trop, préfixe réservé ou vidé). Corrigez-le.",
        "A name or the declaration of a namespace is written in a forbidden way here (a colon too "
          + "many, a prefix that is reserved or emptied). Correct it.")
    }
  }

  private var malformations: Words {
    let code = "xml.malformed"
    switch self {
    case .badCharacter:
      return Words(
        code,
        "Il y a ici un caractère que XML interdit (un caractère de contrôle). Retirez-le.",
        "There is a character here that XML forbids (a control character). Remove it.")
    case .bareAmpersand:
      return Words(
        code, "Il y a ici un « & » seul. Écrivez &amp; à la place.",
        "There is a bare “&” here. Write &amp; instead.")
    case .lateDeclaration:
      return Words(
        code,
        "La déclaration <?xml …?> doit être tout au début du fichier. Retirez ce qui la précède, "
          + "espaces et lignes vides compris.",
        "The declaration <?xml …?> must be the very start of the file. Remove what stands before "
          + "it, spaces and empty lines included.")
    case .tagMismatch:
      return Words(
        code,
        "La balise fermée ici n'est pas la dernière ouverte. Corrigez l'imbrication.",
        "The tag closed here is not the last one opened. Correct the nesting.")
    default:
      return Words(
        code,
        "Ce n'est pas du XML bien formé à cet endroit. Corrigez-le ou demandez à l'émetteur un "
          + "fichier correct.",
        "This is not well-formed XML at this place. Correct it or ask the sender for a sound file.")
    }
  }

  private var excesses: Words {
    switch self {
    case .attributeTooLong:
      Words(
        "xml.attribute-too-long", "Un attribut dépasse \(limitText). Raccourcissez-le.",
        "An attribute is longer than \(limitText). Shorten it.")
    case .markupTooLong:
      Words(
        "xml.markup-too-long",
        "La balise ou le commentaire qui commence ici dépasse \(limitText). Raccourcissez-le.",
        "The tag or comment that starts here is longer than \(limitText). Shorten it.")
    case .nameTooLong:
      Words(
        "xml.name-too-long", "Un nom dépasse \(limitText). Raccourcissez-le.",
        "A name is longer than \(limitText). Shorten it.")
    case .textTooLong:
      Words(
        "xml.text-too-long",
        "Le texte de cet élément dépasse \(limitText). Réduisez ou retirez la pièce jointe.",
        "The text of this element is longer than \(limitText). Make the attachment smaller or "
          + "remove it.")
    case .tooDeep:
      Words(
        "xml.too-deep",
        "Les éléments sont imbriqués sur plus de \(limitText) niveaux. Ce n'est pas une facture.",
        "Elements are nested more than \(limitText) levels deep. This is not an invoice.")
    case .tooManyAttributes:
      Words(
        "xml.too-many-attributes",
        "Cet élément a plus de \(limitText) attributs. Retirez ceux qui ne servent pas.",
        "This element has more than \(limitText) attributes. Remove those without use.")
    case .tooManyElements:
      Words(
        "xml.too-many-elements",
        "Le fichier contient plus de \(limitText) éléments. Répartissez la facture en plusieurs.",
        "The file has more than \(limitText) elements. Split the invoice.")
    default:
      Words(
        "xml.too-many-names",
        "Le fichier utilise trop de noms ou d'espaces de noms différents. Ce n'est pas une "
          + "facture.",
        "The file uses too many different names or namespaces. This is not an invoice.")
    }
  }

  private var limitText: String {
    switch self {
    case .attributeTooLong(let limit), .markupTooLong(let limit), .nameTooLong(let limit),
      .textTooLong(let limit), .tooLarge(let limit):
      Self.size(limit)
    case .tooDeep(let limit), .tooManyAttributes(let limit), .tooManyElements(let limit):
      String(limit)
    default: ""
    }
  }

  /// Ko and kB are one size; the sign both languages read is "MB" or "kB".
  private static func size(_ bytes: Int) -> String {
    if bytes >= 1 << 20, bytes.isMultiple(of: 1 << 20) { return "\(bytes >> 20) MB" }
    if bytes >= 1 << 10, bytes.isMultiple(of: 1 << 10) { return "\(bytes >> 10) kB" }
    return "\(bytes) bytes"
  }
}
