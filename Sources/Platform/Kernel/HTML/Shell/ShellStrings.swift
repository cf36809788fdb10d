/// The words around every page.
final class ShellStrings: Sendable {
  static let table = ShellStrings()

  let skip = Text(fr: "Aller au contenu", en: "Skip to content")
  let navigation = Text(fr: "Rubriques", en: "Sections")
  let menu = Text(fr: "Menu", en: "Menu")
  let dashboard = Text(fr: "Tableau de bord", en: "Dashboard")
  let languages = Text(fr: "Langue", en: "Language")
  let companies = Text(fr: "Changer d’entreprise", en: "Change company")
  let attention = Text(fr: "Ce qui vous attend", en: "What waits for you")
  let wholePage = Text(fr: "Tout voir", en: "See it all")
  let work = Text(fr: "Ce qui est en cours", en: "What is under way")
  let putAway = Text(fr: "Fermer", en: "Close")
  let help = Text(fr: "Aide", en: "Help")
  let helpOnPage = Text(fr: "Aide sur cette page", en: "Help on this page")
  let search = Text(fr: "Rechercher", en: "Search")
  let searchKey = Text(fr: "Ctrl K", en: "Ctrl K")
  let marked = Text(
    fr: "Rien n’est enregistré\u{A0}: corrigez ce qui est marqué.",
    en: "Nothing was saved: correct what is marked.")
  let error = Text(fr: "Erreur", en: "Error")
  let isSafe = Text(fr: "Ce qui est sûr", en: "What is safe")
  let nextStep = Text(fr: "Et maintenant\u{202F}?", en: "What now?")
  let request = Text(fr: "Requête", en: "Request")
  let problems = Text(fr: "Ce qui ne va pas", en: "What is wrong")
  let home = Text(fr: "Revenir à l’accueil", en: "Back to the home page")
  let reference = Text(fr: "Référence", en: "Reference")
  let code = Text(fr: "Code", en: "Code")
  let offline = Text(
    fr:
      "Le serveur ne répond pas. Ce que vous voyez peut avoir changé\u{202F}; la page reprendra d’elle-même.",
    en: "The server does not answer. What you see may have changed; the page will go on by itself.")
  let offlineOutside = Text(
    fr:
      "Le serveur ne répond pas, ou vous êtes hors ligne. Ce que vous tapez reste ici\u{202F}; envoyez-le quand cet avis aura disparu.",
    en:
      "The server does not answer, or you are offline. What you type stays here; send it once this notice is gone."
  )

  let signedOut = Text(
    fr:
      "Votre session est terminée. Copiez ce que vous venez de taper, puis reconnectez-vous et rechargez cette page.",
    en: "Your session has ended. Copy what you just typed, then sign in again and reload this page."
  )
  let typedAgain = Text(
    fr: "Ce que vous aviez tapé est de nouveau là. Relisez, puis envoyez.",
    en: "What you had typed is back. Read it again, then send it.")
  let signInAgain = Text(fr: "Se reconnecter", en: "Sign in again")

  static func ownName(of language: Language) -> String {
    language == .fr ? "Français" : "English"
  }
}
