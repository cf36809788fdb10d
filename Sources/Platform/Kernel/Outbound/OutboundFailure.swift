/// Why a call to somewhere else did not happen, or brought no answer.
package enum OutboundFailure: Problem, Equatable {
  /// It is no address that is called; what to write.
  case unreadable(Text)
  /// It may not be called from here; why.
  case refused(Text)
  /// The name stands for no machine.
  case unknownHost(String)
  case unreachable
  /// TLS is not spoken, or the certificate is not of this host.
  case untrusted
  case timedOut(seconds: Int)
  case tooLong(limit: Int)

  package var code: String {
    switch self {
    case .unreadable: "outbound.url-unreadable"
    case .refused: "outbound.address-refused"
    case .unknownHost: "outbound.host-unknown"
    case .unreachable: "outbound.unreachable"
    case .untrusted: "outbound.untrusted"
    case .timedOut: "outbound.timed-out"
    case .tooLong: "outbound.answer-too-long"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .unreadable, .refused, .unknownHost: .invalid
    default: .unavailable
    }
  }

  package var text: Text {
    switch self {
    case .unreadable(let text), .refused(let text): text
    case .unknownHost(let host):
      Text(
        fr: "Le nom \(shown(host)) n’existe pas dans le DNS, ou le DNS ne répond pas. Vérifiez-le.",
        en:
          "The name \(shown(host)) does not exist in the DNS, or the DNS does not answer. Check it."
      )
    case .unreachable:
      Text(
        fr: "La connexion n’a pas pu être établie, ou s’est interrompue.",
        en: "The connection could not be made, or broke off.")
    case .untrusted:
      Text(
        fr: "Le certificat TLS du serveur n’est pas valable pour ce nom.",
        en: "The server’s TLS certificate is not valid for this name.")
    case .timedOut(let seconds):
      Text(
        fr: "Pas de réponse complète en \(seconds) s.",
        en: "No complete answer within \(seconds) s.")
    case .tooLong(let limit):
      Text(
        fr: "La réponse dépasse \(limit >> 10) Kio.",
        en: "The answer is longer than \(limit >> 10) KiB.")
    }
  }
}

/// What is said of addresses that are not called.
enum OutboundWords {
  static let length = Text(
    fr: "Une adresse a de 1 à 2 000 caractères.", en: "An address has 1 to 2,000 characters.")
  static let ascii = Text(
    fr:
      "Une adresse s’écrit en ASCII : encodez le chemin (%C3%A9), et donnez un nom accentué sous sa forme xn--….",
    en:
      "An address is written in ASCII: encode the path (%C3%A9), and give an international name in its xn--… form."
  )
  static let characters = Text(
    fr: "L’adresse contient une espace ou un caractère interdit ; encodez-le (%20).",
    en: "The address contains a space or a forbidden character; encode it (%20).")
  static let scheme = Text(
    fr: "L’adresse commence par https://.", en: "The address begins with https://.")
  static let fragment = Text(
    fr: "L’adresse ne contient pas de « # » ; retirez-le.",
    en: "The address contains no “#”; take it out.")
  static let userInfo = Text(
    fr:
      "L’adresse ne contient ni nom ni mot de passe (« nom@ ») ; la signature prouve qui appelle.",
    en: "The address contains neither name nor password (“name@”); the signature proves who calls.")
  static let host = Text(
    fr:
      "L’hôte de l’adresse est un nom comme erp.exemple.fr ; les nombres déguisés (0x7f.1, 2130706433, 127.1) ne sont pas lus.",
    en:
      "The host of the address is a name such as erp.example.com; disguised numbers (0x7f.1, 2130706433, 127.1) are not read."
  )
  static let port = Text(
    fr: "Le port de l’adresse est un nombre de 1 à 65535.",
    en: "The port of the address is a number from 1 to 65535.")
  static let plainHTTP = Text(
    fr:
      "Seules les adresses https sont appelées : en http, chacun sur le chemin lit et change tout.",
    en: "Only https addresses are called: over http, everybody on the way reads and changes all.")

  static func otherPort(_ port: Int) -> Text {
    Text(
      fr: "Le port \(port) n’est pas appelé ; seul 443 l’est.",
      en: "Port \(port) is not called; only 443 is.")
  }

  static func notGlobal(_ host: String) -> Text {
    Text(
      fr:
        "\(shown(host)) désigne une machine d’un réseau privé ou réservé, qui n’est jamais appelée d’ici. Donnez une adresse publique.",
      en:
        "\(shown(host)) stands for a machine of a private or reserved network, which is never called from here. Give a public address."
    )
  }
}
