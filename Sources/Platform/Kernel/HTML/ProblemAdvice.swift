/// What a page adds to a problem: what did not happen, what to do, and where that is done.
struct ProblemAdvice {
  let style: StaticString
  let safe: Text
  let next: Text
  let action: Text
  let href: String

  init(_ answer: ProblemAnswer) {
    let strings = ProblemPageStrings.table
    switch answer.status {
    case 403:
      self = .init(
        answer.code == "access.not-member"
          ? (strings.notDone, strings.otherCompany, strings.companies, PageShell.companies)
          : answer.code == "access.second-factor-missing"
            ? (strings.notDone, strings.secondFactor, strings.account, "/account")
            : (strings.notDone, strings.askAdministrator, strings.home, "/"), "problem-status warn")
    case 404:
      self = .init((strings.nothingLost, strings.lookFor, strings.search, SearchPages.path))
    case 409:
      self = .init((strings.notSaved, strings.goBack, strings.home, "/"), "problem-status warn")
    case 412:
      self = .init((strings.notSaved, strings.goBack, strings.home, "/"), "problem-status warn")
    case 413:
      self = .init((strings.notKept, strings.smaller, strings.home, "/"), "problem-status warn")
    case 429:
      self = .init((strings.notDone, Self.wait(answer), strings.home, "/"), "problem-status warn")
    case 503:
      self = .init((strings.sealed, Self.wait(answer), strings.home, "/"), "problem-status bad")
    case 500...:
      self = .init(
        (strings.wholeOrNot, strings.tellReference, strings.home, "/"), "problem-status bad")
    default:
      self = .init((strings.notDone, strings.goBack, strings.home, "/"))
    }
  }

  private init(
    _ told: (safe: Text, next: Text, action: Text, href: String),
    _ style: StaticString = "problem-status"
  ) {
    (safe, next, action, href, self.style) = (told.safe, told.next, told.action, told.href, style)
  }

  /// After how long the answer itself says to come back.
  private static func wait(_ answer: ProblemAnswer) -> Text {
    let strings = ProblemPageStrings.table
    guard let seconds = answer.headers[.retryAfter].flatMap({ Int($0) }) else {
      return strings.tryAgain
    }
    func filled(_ language: Language) -> String {
      Words(strings, language).waitSeconds(seconds)
    }
    return Text(fr: filled(.fr), en: filled(.en))
  }
}

/// Every sentence of it.
final class ProblemPageStrings: Sendable {
  static let table = ProblemPageStrings()

  let notDone = Text(
    fr: "Rien n’a été fait\u{A0}: la demande a été refusée avant d’avoir un effet.",
    en: "Nothing was done: the request was refused before it had an effect.")
  let nothingLost = Text(
    fr:
      "Rien n’est perdu\u{A0}: aucun document émis ne s’efface. L’adresse a changé, ou est incomplète.",
    en:
      "Nothing is lost: no issued document is ever deleted. The address has changed, or is incomplete."
  )
  let notSaved = Text(
    fr: "Rien n’a été enregistré\u{A0}: ce qui était là avant l’est toujours.",
    en: "Nothing was saved: what was there before still is.")
  let notKept = Text(
    fr: "Rien n’a été gardé de ce qui a été envoyé.", en: "Nothing of what was sent was kept.")
  let wholeOrNot = Text(
    fr:
      "Rien n’est fait à moitié\u{A0}: ce que vous demandiez a eu lieu en entier, ou pas du tout. Ce qui était émis est intact.",
    en:
      "Nothing is done by halves: what you asked for happened whole, or not at all. What was issued is untouched."
  )
  let sealed = Text(
    fr:
      "Ce qui était enregistré l’est toujours. Ce que vous demandiez a eu lieu en entier ou pas du tout\u{A0}: regardez avant de recommencer.",
    en:
      "What was saved still is. What you asked for happened whole or not at all: look before you try again."
  )

  let askAdministrator = Text(
    fr: "Demandez ce droit à un administrateur de l’entreprise, ou revenez à vos pages.",
    en: "Ask an administrator of the company for the permission, or go back to your pages.")
  let otherCompany = Text(
    fr: "Ouvrez une entreprise à laquelle vous avez accès, ou demandez une invitation à celle-ci.",
    en: "Open a company you have access to, or ask this one for an invitation.")
  let secondFactor = Text(
    fr: "Activez un second facteur dans votre compte\u{202F}; votre rôle le demande.",
    en: "Turn on a second factor in your account; your role asks for it.")
  let lookFor = Text(
    fr: "Cherchez le document par son numéro, le client, un montant.",
    en: "Look for the document by its number, the customer, an amount.")
  let goBack = Text(
    fr: "Revenez en arrière, rechargez la page, puis recommencez sur ce qu’elle montre.",
    en: "Go back, reload the page, then start again from what it shows.")
  let smaller = Text(
    fr: "Envoyez un fichier plus petit, ou en plusieurs fois.",
    en: "Send a smaller file, or in several parts.")
  let tellReference = Text(
    fr:
      "Recommencez une fois. Si cela revient, donnez la référence ci-dessous à qui héberge l’application\u{A0}: le journal en dit plus.",
    en:
      "Try once more. If it comes back, give the reference below to whoever hosts the application: the log says more."
  )
  let tryAgain = Text(
    fr: "Rechargez la page dans un instant. Si cela dure, prévenez qui héberge l’application.",
    en: "Reload the page in a moment. If it lasts, tell whoever hosts the application.")
  let waitSeconds = Plural(
    one: Text(fr: "Attendez {} seconde, puis rechargez.", en: "Wait {} second, then reload."),
    many: Text(fr: "Attendez {} secondes, puis rechargez.", en: "Wait {} seconds, then reload."))

  let home = Text(fr: "Revenir à l’accueil", en: "Back to the home page")
  let search = Text(fr: "Rechercher", en: "Search")
  let companies = Text(fr: "Voir mes entreprises", en: "See my companies")
  let account = Text(fr: "Ouvrir mon compte", en: "Open my account")
}
