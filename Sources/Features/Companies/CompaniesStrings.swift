import Kernel

/// Every sentence of the page of companies, and of the banner of a sandbox.
final class CompaniesStrings: Sendable {
  static let table = CompaniesStrings()

  let title = Text(fr: "Entreprises", en: "Companies")
  let lead = Text(
    fr:
      "Celles auxquelles vous avez accès. Chacune a ses numéros, sa comptabilité et ses utilisateurs.",
    en: "Those you have access to. Each has its own numbers, books and users.")
  let none = Text(
    fr: "Vous n’avez accès à aucune entreprise. Demandez une invitation à qui administre la vôtre.",
    en: "You have no access to any company. Ask whoever manages yours for an invitation.")
  let all = Text(fr: "Toutes les entreprises", en: "All companies")
  let search = Text(fr: "Chercher une entreprise", en: "Look for a company")
  let here = Text(fr: "Vous y êtes", en: "You are here")
  let enter = Text(fr: "Ouvrir", en: "Open")
  let training = Text(fr: "Factice", en: "Training")
  let sandbox = Text(fr: "Bac à sable", en: "Sandbox")
  let siren = Text("SIREN")

  let makeSandbox = Text(fr: "Créer un bac à sable", en: "Create a sandbox")
  let sandboxHelp = Text(
    fr:
      "Une copie des réglages de cette entreprise pour tout essayer\u{A0}: ses documents portent «\u{A0}FACTICE\u{A0}», rien ne part par e-mail et son horloge peut avancer.",
    en:
      "A copy of this company’s settings to try everything in: its documents are marked as specimens, no mail leaves, and its clock can be moved forward."
  )
  let sandboxName = Text(fr: "Son nom", en: "Its name")
  let proposed = Template(fr: "{} – essais", en: "{} – trials")

  let describe = Text(fr: "Décrire l’entreprise", en: "Describe the company")
  let byFile = Text(fr: "Ou déposer sa fiche JSON", en: "Or upload its JSON file")
  let addCompany = Text(fr: "Ajouter une entreprise", en: "Add a company")
  let addHelp = Text(
    fr: "Sa fiche, un fichier JSON comme examples/company.json. Vous en serez propriétaire.",
    en: "Its file, JSON like examples/company.json. You will be its owner.")
  let file = Text(fr: "Fiche de l’entreprise", en: "Company file")
  let add = Text(fr: "Ajouter", en: "Add")

  let clock = Text(fr: "L’horloge du bac à sable", en: "The clock of the sandbox")
  let itIs = Template(fr: "Il y est {}.", en: "It is {} here.")
  let days = Text(fr: "Avancer de (jours)", en: "Move forward by (days)")
  let advance = Text(fr: "Avancer", en: "Move forward")

  static func banner(_ moment: Text) -> Text {
    Text(
      fr: "Bac à sable\u{A0}: rien de ce qui est fait ici n’a de valeur. Il y est \(moment(.fr)).",
      en: "Sandbox: nothing done here has any value. It is \(moment(.en)) here.")
  }
}
