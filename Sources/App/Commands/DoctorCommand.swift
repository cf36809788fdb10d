import ArgumentParser
import Companies
import Foundation
import Glibc
import Invoicing
import Kernel
import Storage
import Transmission

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look at the installation and say what is not right, and what to do about it.",
    discussion:
      "Ends with 1 when something is wrong. It looks at no document: `verify` does."
  )

  @Option(help: "Data folder.") var data = "data"
  @OptionGroup var server: ServerOption
  @Option(help: "The sealing key's file.") var key: String?
  @Flag(help: "As JSON.") var json = false
  @Option(help: "fr or en.") var lang: String?

  func run() throws {
    let language = Terminal.language(lang)
    var checkup = Checkup(language)
    checkup.folder(data)
    checkup.secret(
      Text(fr: "clé de scellement", en: "sealing key"), key ?? Installation.defaultKeyPath)
    checkup.mail()
    if Installation.hasData(data, server.database) {
      checkup.installation { try Installation.open(folder: data, server: server.choice, key: key) }
    } else {
      checkup.note(
        .fine, Text(fr: "données", en: "data"),
        Text(
          fr: "aucune encore : facturier serve --company …",
          en: "none yet: facturier serve --company …"))
    }
    json ? Terminal.line(checkup.json) : checkup.lines.forEach(Terminal.line)
    if checkup.isBad { throw Exit.someRefused }
  }
}

/// What was looked at, and how it is.
struct Checkup {
  enum State: String { case fine, doubtful, bad }

  private struct Finding {
    let state: State
    let subject: Text
    let detail: Text
  }

  private let language: Language
  private var findings: [Finding] = []

  init(_ language: Language) { self.language = language }

  var isBad: Bool { findings.contains { $0.state == .bad } }

  var lines: [String] {
    let marks: [State: String] = [.fine: "✓", .doubtful: "!", .bad: "✗"]
    return findings.map {
      "\(marks[$0.state] ?? "") \($0.subject(language)): \($0.detail(language))"
    }
  }

  var json: String {
    let json = JSONWriter(pretty: true)
    json.object {
      json.array("findings") {
        for finding in findings {
          json.object {
            json.field("state", finding.state.rawValue)
            json.field("subject", finding.subject(language))
            json.field("detail", finding.detail(language))
          }
        }
      }
    }
    return json.string
  }

  mutating func note(_ state: State, _ subject: Text, _ detail: Text) {
    findings.append(Finding(state: state, subject: subject, detail: detail))
  }

  // MARK: The machine

  mutating func folder(_ path: String) {
    let subject = Text(fr: "dossier de données", en: "data folder")
    var status = stat()
    guard stat(path, &status) == 0 else {
      return note(
        .fine, subject,
        Text(fr: "\(path) sera créé au premier démarrage", en: "\(path) is made at the first start")
      )
    }
    guard access(path, W_OK) == 0 else {
      return note(
        .bad, subject,
        Text(
          fr: "\(path) ne peut pas être écrit : vérifiez son propriétaire",
          en: "\(path) cannot be written: check its owner"))
    }
    if status.st_mode & 0o077 != 0 {
      note(
        .doubtful, subject,
        Text(
          fr: "d’autres peuvent le lire : chmod 700 \(path)",
          en: "others may read it: chmod 700 \(path)"))
    }
    space(path)
  }

  private mutating func space(_ path: String) {
    let subject = Text(fr: "place libre", en: "free space")
    var disk = statvfs()
    guard statvfs(path, &disk) == 0 else { return }
    let free = UInt64(disk.f_bavail) * UInt64(disk.f_frsize)
    let megabytes = free >> 20
    let detail = Text(fr: "\(megabytes) Mo", en: "\(megabytes) MB")
    note(megabytes < 200 ? .bad : megabytes < 2_000 ? .doubtful : .fine, subject, detail)
  }

  mutating func secret(_ subject: Text, _ path: String) {
    do throws(KeyFile.Fault) {
      _ = try KeyFile(path).read()
      note(.fine, subject, Text(path))
    } catch {
      note(
        error.isMissing ? .doubtful : .bad, subject,
        Text(
          fr: "\(path) : \(error.reason(.fr))", en: "\(path): \(error.reason(.en))"))
    }
  }

  mutating func mail() {
    let subject = Text(fr: "envoi d’e-mails", en: "mail")
    let isSet = (ProcessInfo.processInfo.environment["FACTURIER_SMTP_URL"] ?? "").isEmpty == false
    note(
      isSet ? .fine : .doubtful, subject,
      isSet
        ? Text(fr: "réglé", en: "set up")
        : Text(
          fr: "aucun : réglez FACTURIER_SMTP_URL pour envoyer",
          en: "none: set FACTURIER_SMTP_URL to send"))
  }

  // MARK: The data

  mutating func installation(_ open: () throws -> Installation) {
    let subject = Text(fr: "données", en: "data")
    do {
      let installation = try open()
      defer { try? installation.database.closeSync() }
      note(.fine, subject, Text("\(installation.database.engine)"))
      for company in try ListCompanies(database: installation.database).allSync() {
        try look(at: company, try installation.of(company.id))
      }
    } catch StorageError.inUse {
      note(
        .doubtful, subject,
        Text(
          fr: "un serveur les tient : arrêtez-le pour tout regarder, ou demandez /ready",
          en: "a server holds them: stop it to look at everything, or ask /ready"))
    } catch let problem as any Problem {
      note(.bad, subject, problem.text)
    } catch {
      note(.bad, subject, Text("\(error)"))
    }
  }

  private mutating func look(at known: KnownCompany, _ installation: Installation) throws {
    let subject = Text(known.name)
    var installation = installation
    do {
      let company = try installation.company(file: nil)
      if let quarantine = company.sealer.mark.quarantine {
        note(.bad, subject, quarantine.text)
      } else {
        note(
          .fine, subject,
          Text(fr: "le journal scellé suit sa marque", en: "the sealed log follows its mark"))
      }
      try work(of: company.id, subject, installation)
    } catch let problem as any Problem {
      note(.bad, subject, problem.text)
    }
  }

  private mutating func work(
    of company: CompanyID, _ subject: Text, _ installation: Installation
  ) throws {
    let (backlog, check) = try installation.database.readSync { tx in
      (try JobStore.backlog(of: company, in: tx), try LogCheckStore.last(of: company, in: tx))
    }
    if backlog.dead > 0 {
      note(
        .doubtful, subject,
        Text(
          fr: "\(backlog.dead) tâches abandonnées : facturier jobs list",
          en: "\(backlog.dead) jobs given up: facturier jobs list"))
    }
    if let check, check.faults > 0 {
      note(
        .bad, subject,
        Text(
          fr: "le dernier contrôle du journal a trouvé \(check.faults) défauts : facturier verify",
          en: "the last check of the log found \(check.faults) faults: facturier verify"))
    }
  }
}
