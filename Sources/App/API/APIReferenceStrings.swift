import Kernel

/// The words around the reference of the API; the description itself is English.
final class APIReferenceStrings: Sendable {
  static let table = APIReferenceStrings()

  let title = Text(fr: "API : référence", en: "API reference")
  let lead = Text(
    fr:
      "Tout ce que des programmes peuvent demander à cette installation, avec une clé d’API. Les descriptions sont en anglais.",
    en: "All that programs may ask of this installation, with an API key.")
  let machine = Text(fr: "Pour les programmes (OpenAPI)", en: "For programs (OpenAPI)")
  let all = Text(fr: "Toutes les opérations", en: "All operations")
  let permission = Text(fr: "Droit demandé :", en: "Permission:")
  let nobody = Text(fr: "aucun", en: "none")
  let parameters = Text(fr: "Paramètres", en: "Parameters")
  let body = Text(fr: "Corps (JSON)", en: "Body (JSON)")
  let required = Text(fr: "obligatoire", en: "required")
  let attempt = Text(fr: "Essayer", en: "Try it")
  let attemptLead = Text(
    fr:
      "La demande part de ce navigateur, avec votre session : vous voyez ce que vous avez le droit de voir.",
    en: "The request is sent by this browser, with your session: you see what you may see.")
  let ask = Text(fr: "Demander", en: "Ask")
}
