import Kernel

/// Why a register gave no answer. What it was asked about stays in the queue.
package enum RegisterFailure: Error, Hashable, Sendable {
  /// Nobody answers: no connection, five seconds without an end, a status of 500. The next number would fare no better.
  case unreachable(String)
  /// The register answers that it cannot now: the member state's part is down, too many ask.
  case busy(String)
  /// What came is not what the register's documentation describes.
  case unreadable(String)
  /// The register does not take the question.
  case refused(String)

  package var code: String {
    switch self {
    case .unreachable, .busy: "register.unavailable"
    case .unreadable: "register.answer-unreadable"
    case .refused: "register.question-refused"
    }
  }

  /// Short, of the register or of ours: "MS_UNAVAILABLE", "HTTP 500", "timeout".
  package var reason: String {
    switch self {
    case .unreachable(let reason), .busy(let reason), .unreadable(let reason), .refused(let reason):
      reason
    }
  }

  /// Whether the register is left alone until the next round.
  var endsRound: Bool {
    switch self {
    case .unreachable, .unreadable: true
    case .busy, .refused: false
    }
  }

  package func finding(_ number: RegisterNumber) -> Finding {
    let title = number.register.title
    let text =
      switch self {
      case .unreachable, .busy:
        Text(
          fr:
            "\(title) ne répond pas (\(reason)) : \(number.text) reste en attente et sera redemandé. Rien n'est bloqué.",
          en:
            "\(title) does not answer (\(reason)): \(number.text) stays queued and will be asked again. Nothing is held up."
        )
      case .unreadable:
        Text(
          fr:
            "La réponse de \(title) sur \(number.text) est illisible (\(reason)). Vérifiez l'adresse du service ; elle sera redemandée.",
          en:
            "The answer of \(title) on \(number.text) cannot be read (\(reason)). Check the service's address; it will be asked again."
        )
      case .refused:
        Text(
          fr:
            "\(title) n'accepte pas la question sur \(number.text) (\(reason)). Vérifiez le numéro, et le vôtre dans la fiche de l'entreprise.",
          en:
            "\(title) does not take the question on \(number.text) (\(reason)). Check the number, and your own in the company file."
        )
      }
    return Finding(code, .warn, fr: text.fr, en: text.en)
  }
}

/// What is wrong with a request about registers.
package enum RegisterProblem: Problem {
  /// Its key is wrong, or no state of the Union has such numbers.
  case numberInvalid(String, Register)
  /// The installation does not ask this register, and nothing is known of the number.
  case off(Register)
  /// A service's address is none.
  case settingInvalid(name: String)
  /// The installation does not ask the central bank.
  case ratesOff
  /// The central bank does not answer, or not with rates.
  case ratesUnavailable(String)
  /// A file holds no rate.
  case ratesUnreadable(String)

  package var code: String {
    switch self {
    case .numberInvalid: "register.number-invalid"
    case .off: "register.off"
    case .settingInvalid: "register.setting-invalid"
    case .ratesOff: "register.rates-off"
    case .ratesUnavailable: "register.rates-unavailable"
    case .ratesUnreadable: "register.rates-unreadable"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .numberInvalid, .ratesUnreadable: .invalid
    case .off, .settingInvalid, .ratesOff, .ratesUnavailable: .unavailable
    }
  }

  package var text: Text {
    switch self {
    case .numberInvalid(let number, .vies):
      Text(
        fr:
          "« \(number.prefix(20)) » n'est pas un numéro de TVA de l'Union : pays, forme et clé. Demandez-le au client.",
        en:
          "“\(number.prefix(20))” is not a VAT number of the Union: country, shape and key. Ask the customer."
      )
    case .numberInvalid(let number, .sirene):
      Text(
        fr:
          "« \(number.prefix(20)) » n'est pas un SIREN : neuf chiffres dont la clé doit tomber juste. Demandez-le au client.",
        en:
          "“\(number.prefix(20))” is not a SIREN: nine digits with a valid check digit. Ask the customer."
      )
    case .off(let register):
      Text(
        fr:
          "\(register.title) n'est pas interrogé par cette installation (\(register.setting)=off), et rien n'est connu de ce numéro.",
        en:
          "This installation does not ask \(register.title) (\(register.setting)=off), and nothing is known of this number."
      )
    case .ratesOff:
      Text(
        fr:
          "Cette installation ne demande pas les cours à la BCE (\(ExchangeRateDesk.setting)=off). Importez un fichier : facturier rates import.",
        en:
          "This installation does not ask the ECB for rates (\(ExchangeRateDesk.setting)=off). Import a file: facturier rates import."
      )
    case .ratesUnavailable(let reason):
      Text(
        fr:
          "La BCE ne donne pas ses cours (\(reason)). Réessayez plus tard, ou importez un fichier : facturier rates import.",
        en:
          "The ECB does not give its rates (\(reason)). Try again later, or import a file: facturier rates import."
      )
    case .ratesUnreadable(let file):
      Text(
        fr:
          "« \(file) » ne contient aucun cours : il faut un fichier eurofxref de la BCE, en XML ou en CSV.",
        en: "“\(file)” holds no rate: a eurofxref file of the ECB is needed, XML or CSV.")
    case .settingInvalid(let name):
      Text(
        fr: "\(name) doit être une adresse http(s), ou « off ».",
        en: "\(name) must be an http(s) address, or “off”.")
    }
  }
}
