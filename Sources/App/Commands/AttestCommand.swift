import ArgumentParser
import Invoicing
import Kernel
import Money
import Seal
import Storage

struct AttestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attest",
    abstract: "The publisher's individual attestation for a company, filled in and not signed.",
    discussion: """
      In French, after the model BOI-LETTRE-000242 (CGI 286, I-3° bis): compare it with the model in force before it is signed. \
      Who publishes the program signs the first part, the company the second. Whoever changes the fiscal core becomes its \
      publisher.
      """)

  @Option(help: "Data folder.") var data = "data"
  @OptionGroup var server: ServerOption
  @Option(help: "Who publishes the program: name, legal form, address.") var publisher =
    "……………………………………"
  @Option(help: "fr or en, for messages.") var lang: String?

  func run() throws {
    try reporting(Terminal.language(lang)) {
      let installation = try Installation.open(folder: data, server: server.choice, key: nil)
      defer { try? installation.database.closeSync() }
      let (profile, today) = try installation.database.readSync { tx in
        guard let company = try CompanyStore.current(in: tx) else { throw InvoicingError.noCompany }
        return (company.profile, tx.today)
      }
      Terminal.line(Self.text(profile, publisher: publisher, on: today))
    }
  }

  static func text(_ company: CompanyProfile, publisher: String, on day: LocalDate) -> String {
    let major = FiscalCore.version.prefix { $0 != "." }
    return """
      ATTESTATION INDIVIDUELLE DE L'ÉDITEUR
      (article 286, I-3° bis du code général des impôts ; d'après le modèle BOI-LETTRE-000242)

      VOLET 1 — à remplir par l'éditeur

      Je soussigné(e), ……………………………………, représentant légal de : \(publisher),
      éditeur du logiciel Facturier, atteste que ce logiciel, dans sa version \(Facturier.version), satisfait aux conditions
      d'inaltérabilité, de sécurisation, de conservation et d'archivage des données en vue du contrôle de
      l'administration fiscale, prévues au 3° bis du I de l'article 286 du code général des impôts.

      Partie fiscale du logiciel (« noyau fiscal ») : version \(FiscalCore.version).
      Racine de la version majeure : \(major). Les versions mineures sont identifiées par les nombres qui la suivent.
      Empreinte SHA-256 des sources du noyau : \(FiscalCore.sourceHash)

      Fonctions couvertes : factures, avoirs et leurs duplicata ; encaissements et remboursements ; clôtures
      journalières, mensuelles et annuelles avec cumul perpétuel ; journal des événements ; archives et leur
      vérification.
      Fonctions non couvertes : caisse en présence du client, monnaie rendue, pourboires, tickets.

      J'engage ma responsabilité en cas de fausse attestation (article 441-1 du code pénal).

      Fait à ……………………………………, le ……………………………………
      Signature :


      VOLET 2 — à remplir par l'entreprise qui utilise le logiciel

      Je soussigné(e), ……………………………………, représentant légal de l'entreprise \(company.name),
      \(company.legalForm), SIREN \(company.siren), \(company.address.line1), \(company.address.postCode) \(company.address.city),
      certifie avoir obtenu le logiciel mentionné au volet 1 le …………………………………… et l'utiliser pour enregistrer les
      règlements de ses clients depuis le …………………………………… .

      Fait à ……………………………………, le ……………………………………
      Signature :

      Formulaire préparé le \(day), non signé : il ne vaut attestation qu'une fois signé par l'éditeur.
      """
  }
}
