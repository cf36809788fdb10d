/// The words of the kernel's own problems.
enum ProblemStrings {
  /// The short title of every problem with this status.
  static func title(_ status: Int) -> Text {
    switch status {
    case 400: Text(fr: "Demande illisible", en: "Unreadable request")
    case 401: Text(fr: "Connexion requise", en: "Sign in first")
    case 403: Text(fr: "Demande refusée", en: "Request refused")
    case 404: Text(fr: "Introuvable", en: "Not found")
    case 405: Text(fr: "Méthode refusée", en: "Method not allowed")
    case 409: Text(fr: "Impossible dans l’état actuel", en: "Conflict with the present state")
    case 412: Text(fr: "Modifié entre-temps", en: "Changed meanwhile")
    case 413: Text(fr: "Envoi trop volumineux", en: "Upload too large")
    case 415: Text(fr: "Format non reconnu", en: "Unsupported format")
    case 421: Text(fr: "Adresse non reconnue", en: "Unknown host")
    case 422: Text(fr: "Données refusées", en: "Data refused")
    case 429: Text(fr: "Trop de demandes", en: "Too many requests")
    case 503: Text(fr: "Momentanément indisponible", en: "Temporarily unavailable")
    case 500...: Text(fr: "Erreur interne", en: "Internal error")
    default: Text(fr: "Demande refusée", en: "Request refused")
    }
  }

  static let noSuchPage = Text(
    fr: "Il n’y a rien à cette adresse. Vérifiez-la, ou repartez de l’accueil.",
    en: "There is nothing at this address. Check it, or start again from the home page.")
  static let methodNotAllowed = Text(
    fr: "Cette adresse n’accepte pas cette méthode.",
    en: "This address does not accept this method.")
  static let unknownHost = Text(
    fr: "Cette installation ne répond pas sous ce nom d’hôte. "
      + "Ajoutez-le à sa configuration s’il est le sien.",
    en: "This installation does not answer under this host name. "
      + "Add it to the configuration if it is its own.")
  static let otherOrigin = Text(
    fr: "La demande vient d’un autre site\u{202F}; elle n’a rien changé. "
      + "Recommencez depuis les pages de Facturier.",
    en: "The request came from another site; it changed nothing. "
      + "Try again from the pages of Facturier.")
  static let busy = Text(
    fr:
      "Trop d’envois volumineux sont en cours\u{202F}; rien n’a été pris. Réessayez dans un instant.",
    en: "Too many large uploads are under way; nothing was taken. Try again in a moment.")
  static let refused = Text(
    fr: "La demande a été refusée.", en: "The request was refused.")
  static let badEncoding = Text(
    fr: "L’adresse ou le formulaire contient un codage invalide.",
    en: "The address or the form is badly encoded.")
  static let badCursor = Text(
    fr: "Le repère de pagination est invalide\u{202F}; reprenez la liste depuis le début.",
    en: "The pagination cursor is invalid; start the list again.")

  static let changedMeanwhile = Text(
    fr: "L’objet n’est pas celui que décrit If-Match\u{A0}: il a changé entre-temps. "
      + "Relisez-le, puis recommencez.",
    en: "The object is not the one If-Match describes: it has changed meanwhile. "
      + "Read it again, then try again.")
  static let tooManyExpanded = Text(
    fr:
      "«\u{A0}expand[]\u{A0}» ajoute au plus 200 objets à une réponse\u{A0}: demandez moins de lignes.",
    en: "“expand[]” adds at most 200 objects to an answer: ask for fewer rows.")

  static func notExpanded(_ name: String, _ known: [String]) -> Text {
    let names = known.joined(separator: ", ")
    return known.isEmpty
      ? Text(
        fr:
          "Cette adresse ne développe rien\u{A0}: «\u{A0}expand[]=\(shown(name))\u{A0}» n’y est pas compris.",
        en: "This address expands nothing: “expand[]=\(shown(name))” is not understood there.")
      : Text(
        fr: "«\u{A0}expand[]=\(shown(name))\u{A0}» n’est pas compris\u{202F}; ici\u{A0}: \(names).",
        en: "“expand[]=\(shown(name))” is not understood; here: \(names).")
  }

  static func unknownVersion(_ version: String) -> Text {
    let known = APIVersions.known.joined(separator: ", ")
    return Text(
      fr:
        "La version «\u{A0}\(shown(version))\u{A0}» de l’API (Facturier-Version) n’est pas connue. Connues\u{A0}: \(known).",
      en: "The API version “\(shown(version))” (Facturier-Version) is not known. Known: \(known).")
  }

  static func tooManyRequests(_ seconds: Int64) -> Text {
    Text(
      fr: "Trop de demandes\u{A0}: recommencez dans \(seconds) s.",
      en: "Too many requests: try again in \(seconds) s.")
  }

  static func limitUnreadable(_ text: String) -> Text {
    Text(
      fr:
        "\(RequestLimits.setting) attend «\u{A0}off\u{A0}» ou deux nombres, par minute et d’un coup, comme 6000:1000\u{202F}; pas «\u{A0}\(shown(text))\u{A0}».",
      en:
        "\(RequestLimits.setting) takes “off” or two numbers, a minute and at once, such as 6000:1000; not “\(shown(text))”."
    )
  }

  static func tooLarge(_ limit: Int) -> Text {
    let size = limit >= 1 << 20 ? limit >> 20 : (limit + 1023) >> 10
    let isMega = limit >= 1 << 20
    return Text(
      fr: "L’envoi dépasse la limite de \(size) \(isMega ? "Mo" : "Ko"). "
        + "Découpez-le en plusieurs envois.",
      en: "The upload exceeds the limit of \(size) \(isMega ? "MB" : "KB"). "
        + "Split it into several uploads.")
  }

  static func unsupportedMediaType(_ expected: String) -> Text {
    Text(
      fr: "Le corps de la demande doit être de type \(expected).",
      en: "The body of the request must be of type \(expected).")
  }

  /// All that may be said about an error nobody foresaw.
  static func unknown(_ id: String) -> Text {
    Text(
      fr: "Une erreur inattendue s’est produite\u{202F}; rien n’a été enregistré à moitié. "
        + "Réessayez\u{202F}; si elle persiste, communiquez la référence \(id).",
      en: "An unexpected error occurred; nothing was half-saved. "
        + "Try again; if it persists, mention the reference \(id).")
  }

  static func multipart(_ fault: MultipartFault) -> Text {
    switch fault {
    case .noBoundary:
      Text(
        fr: "L’envoi du formulaire n’annonce pas de séparateur valide (boundary).",
        en: "The form does not announce a valid boundary.")
    case .truncated:
      Text(
        fr: "L’envoi est incomplet\u{A0}: la connexion a sans doute été coupée. Recommencez.",
        en: "The upload is incomplete: the connection was probably cut. Try again.")
    case .badPart:
      Text(
        fr: "Une partie du formulaire est mal formée.", en: "A part of the form is malformed.")
    case .tooManyParts:
      Text(fr: "Le formulaire a trop de parties.", en: "The form has too many parts.")
    }
  }
}
