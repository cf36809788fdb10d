import Kernel

/// The words around the reference of the API; the description itself is English.
final class APIReferenceStrings: Sendable {
  static let table = APIReferenceStrings()

  let title = Text(fr: "API\u{A0}: référence", en: "API reference")
  let lead = Text(
    fr:
      "Tout ce que des programmes peuvent demander à cette installation, avec une clé d’API. Les descriptions sont en anglais.",
    en: "All that programs may ask of this installation, with an API key.")
  let machine = Text(fr: "Pour les programmes (OpenAPI)", en: "For programs (OpenAPI)")
  let all = Text(fr: "Toutes les opérations", en: "All operations")
  let permission = Text(fr: "Droit demandé\u{A0}:", en: "Permission:")
  let nobody = Text(fr: "aucun", en: "none")
  let parameters = Text(fr: "Paramètres", en: "Parameters")
  let body = Text(fr: "Corps (JSON)", en: "Body (JSON)")
  let required = Text(fr: "obligatoire", en: "required")
  let attempt = Text(fr: "Essayer", en: "Try it")
  let attemptLead = Text(
    fr:
      "La demande part de ce navigateur, avec votre session\u{A0}: vous voyez ce que vous avez le droit de voir.",
    en: "The request is sent by this browser, with your session: you see what you may see.")
  let attemptChange = Text(
    fr:
      "Ce bac à sable n’est pas une vraie entreprise\u{A0}: la demande est faite avec votre session et vos droits, et elle a son effet ici.",
    en:
      "This sandbox is no real company: the request is made with your session and your permissions, and has its effect here."
  )
  let sandboxOnly = Text(
    fr:
      "Cette opération change des données\u{A0}: elle ne s’essaie que dans un bac à sable, pas dans une vraie entreprise.",
    en: "This operation changes data: it is tried in a sandbox only, not in a real company.")
  let makeSandbox = Text(fr: "Créer ou ouvrir un bac à sable", en: "Make or open a sandbox")
  let fileOnly = Text(
    fr: "Cette opération prend un fichier\u{A0}: essayez-la avec la commande ci-dessous.",
    en: "This operation takes a file: try it with the command below.")
  let answered = Text(fr: "Réponse", en: "Answer")
  let signIn = Text(fr: "Connectez-vous pour essayer.", en: "Sign in to try it.")
  let ask = Text(fr: "Demander", en: "Ask")
}
