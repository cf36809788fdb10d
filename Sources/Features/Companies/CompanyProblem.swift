import Kernel

/// Why something about companies and sandboxes cannot be done.
package enum CompanyProblem: Problem {
  /// What it would be declared by is not right.
  case requestInvalid([Finding])
  /// A company is added from the first one of the installation.
  case homeOnly
  /// A sandbox has no sandboxes.
  case sandboxOfSandbox
  case tooManySandboxes(limit: Int)
  /// The clock of a real company is not moved.
  case noTestClock
  case clockRange
  /// Nothing can be done before the first company is made.
  case noneYet
  /// Several companies, and none was named that there is.
  case unknown(String, known: [String])

  package var code: String {
    switch self {
    case .requestInvalid: "companies.request-invalid"
    case .homeOnly: "companies.home-only"
    case .sandboxOfSandbox: "companies.sandbox-of-sandbox"
    case .tooManySandboxes: "companies.too-many-sandboxes"
    case .noTestClock: "companies.no-test-clock"
    case .clockRange: "companies.clock-range"
    case .noneYet: "companies.none-yet"
    case .unknown: "companies.unknown"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .requestInvalid, .clockRange: .invalid
    case .homeOnly: .forbidden
    case .sandboxOfSandbox, .tooManySandboxes, .noTestClock: .conflict
    case .noneYet: .unavailable
    case .unknown: .notFound
    }
  }

  package var findings: [Finding] {
    if case .requestInvalid(let findings) = self { findings } else { [] }
  }

  package var text: Text {
    switch self {
    case .requestInvalid:
      Text(fr: "La demande n’est pas correcte.", en: "The request is not right.")
    case .homeOnly:
      Text(
        fr:
          "Une entreprise s’ajoute depuis la première de l’installation, par qui peut l’administrer.",
        en: "A company is added from the first one of the installation, by whoever manages it.")
    case .sandboxOfSandbox:
      Text(
        fr: "Un bac à sable se crée depuis la vraie entreprise.",
        en: "A sandbox is made from the real company.")
    case .tooManySandboxes(let limit):
      Text(
        fr: "Cette entreprise a déjà \(limit) bacs à sable.",
        en: "This company has \(limit) sandboxes already.")
    case .noTestClock:
      Text(
        fr: "L’heure d’une vraie entreprise ne se déplace pas : faites-le dans un bac à sable.",
        en: "The clock of a real company is not moved: do it in a sandbox.")
    case .clockRange:
      Text(
        fr: "L’horloge avance, d’une seconde au moins et de dix ans en tout au plus.",
        en: "The clock goes forward, by a second at least and ten years in all at most.")
    case .noneYet:
      Text(
        fr:
          "Aucune entreprise n’existe encore ici. Créez-la dans le navigateur, à la page /welcome, ou par facturier companies add.",
        en:
          "There is no company here yet. Make it in the browser, on the page /welcome, or by facturier companies add."
      )
    case .unknown(let name, let known):
      Text(
        fr:
          "« \(shown(name)) » n’est aucune entreprise de cette installation, ou plusieurs. Il y a : \(known.joined(separator: ", ")).",
        en:
          "“\(shown(name))” is no company of this installation, or more than one. There are: \(known.joined(separator: ", "))."
      )
    }
  }
}
