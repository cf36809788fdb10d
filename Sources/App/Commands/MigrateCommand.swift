import Archive
import ArgumentParser
import Foundation
import Kernel
import Storage

struct MigrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: "Bring the database up to date, or move the data from SQLite to PostgreSQL.",
    discussion: """
      On PostgreSQL, give the address of the role that owns the tables; --role names the one that `serve` and the other \
      commands use: it reads and writes rows, owns nothing, and sees one company at a time. On SQLite every command does this by \
      itself. --from sqlite:data/facturier.sqlite --to postgresql://owner@host/name copies everything, verifies the seals on both \
      sides and gives the file up. Exit codes: 0 done; 2 not possible with this source or target; 3 this installation cannot \
      work now.
      """)

  @Option(help: "Data folder.") var data = "data"
  @OptionGroup var server: ServerOption
  @Option(help: "The role that reads and writes; made beforehand (CREATE ROLE … LOGIN).")
  var role: String?
  @Option(help: "The data to move, as sqlite:data/facturier.sqlite.") var from: String?
  @Option(help: "Where to, as postgresql://owner@host/name: an empty database.") var to: String?
  @Option(help: "fr or en.") var lang: String?

  func validate() throws {
    if (from == nil) != (to == nil) { throw ValidationError("--from and --to go together") }
    if let from, !from.hasPrefix("sqlite:") { throw ValidationError("--from takes sqlite:FILE") }
    if from != nil, server.database != nil {
      throw ValidationError("--database does not go with --from and --to")
    }
  }

  func run() throws {
    let language = Terminal.language(lang)
    try reporting(language) {
      if let from, let to { return try move(String(from.dropFirst("sqlite:".count)), to, language) }
      let location = Installation.location(data, server.database)
      if case .file = location {
        try FileManager.default.createDirectory(
          atPath: data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      }
      let report = try MigrateDatabase(
        Installation.migrations, options: Installation.options, now: { Clock.system.now })(
          location, granting: role)
      tell(report, location, language)
    }
  }

  private func move(_ path: String, _ url: String, _ language: Language) throws {
    let report = try MoveInstallation(
      migrations: Installation.migrations, options: Installation.options, clock: .system)(
        from: path, to: url, granting: role)
    let place = Database.Location.server(url).shown
    if report.wasThere {
      Terminal.line(
        language == .fr
          ? "La copie était déjà entière dans \(place)." : "The copy in \(place) was whole already."
      )
    }
    Terminal.line(
      language == .fr
        ? "\(report.rows) lignes de \(report.tables) tables sont dans \(place) ; \(report.documents) documents, sceaux vérifiés des deux côtés."
        : "\(report.rows) rows of \(report.tables) tables are in \(place); \(report.documents) documents, seals verified on both sides."
    )
    Terminal.line(
      language == .fr
        ? "\(path) n'est plus ouvert par Facturier : gardez-le comme sauvegarde."
        : "\(path) is no longer opened by Facturier: keep it as a backup.")
    tell(report.roles, language)
  }

  private func tell(
    _ report: MigrateDatabase.Report, _ location: Database.Location, _ language: Language
  ) {
    let place = location.shown
    let (migrations, walls) = (report.migrations.count, report.walled.count)
    if migrations == 0 {
      Terminal.line(
        language == .fr ? "\(place) est à jour." : "\(place) is up to date.")
    } else {
      Terminal.line(
        language == .fr
          ? "\(place) : \(migrations) migrations appliquées, jusqu'à \(report.migrations.last ?? "")."
          : "\(place): \(migrations) migrations applied, up to \(report.migrations.last ?? "").")
    }
    guard case .server = location else { return }
    if walls > 0 {
      Terminal.line(
        language == .fr
          ? "Murs entre entreprises : \(walls) tables de plus."
          : "Walls between companies: \(walls) more tables.")
    }
    tell(report.roles, language)
  }

  private func tell(_ roles: [String], _ language: Language) {
    if roles.isEmpty {
      return Terminal.line(
        language == .fr
          ? "Aucun rôle ne peut encore lire et écrire : recommencez avec --role."
          : "No role may read and write yet: run it again with --role.")
    }
    let names = roles.joined(separator: ", ")
    Terminal.line(
      language == .fr
        ? "Peuvent lire et écrire, et rien d'autre : \(names)."
        : "May read and write, and nothing else: \(names).")
  }
}
