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

  package var code: String {
    switch self {
    case .numberInvalid: "register.number-invalid"
    case .off: "register.off"
    case .settingInvalid: "register.setting-invalid"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .numberInvalid: .invalid
    case .off, .settingInvalid: .unavailable
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
    case .settingInvalid(let name):
      Text(
        fr: "\(name) doit être une adresse http(s), ou « off ».",
        en: "\(name) must be an http(s) address, or “off”.")
    }
  }
}
