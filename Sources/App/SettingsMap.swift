import Accounts
import Archive
import Automation
import Invoicing
import Kernel
import Ledger
import Money
import Registers
import Storage
import Transmission

/// What the first page of the settings leads to, of every feature, with what is in force.
struct SettingsMap {
  private let tenant: Tenant
  private let asked: Set<Register>
  private static var words: SettingsMapStrings { .table }
  private var words: SettingsMapStrings { .table }
  private typealias Own = SettingsPages.Own
  private typealias Titles = SettingsPages.Titles

  init(_ tenant: Tenant, asked: Set<Register>) { (self.tenant, self.asked) = (tenant, asked) }

  var sections: [SettingsSection] {
    let id = tenant.id
    return [
      SettingsSection(Titles.company, [Own.company(of: id), Self.companies]),
      SettingsSection(Titles.documents, [Own.documents(of: id), Own.mentions]),
      SettingsSection(Titles.languages, [Own.languages(of: id)] + Self.pageLanguages),
      SettingsSection(Titles.numbering, [Own.numbering(of: id)]),
      SettingsSection(Titles.vat, [Own.vat(of: id), Own.thresholds]),
      SettingsSection(Titles.bank, [Own.bank(of: id)]),
      SettingsSection(Titles.emails, [mail, Own.delivery(of: id)]),
      SettingsSection(Titles.team, [members, keys, Self.approvals, webhooks]),
      SettingsSection(Titles.seal, [Self.verification, Self.archive]),
      SettingsSection(
        Titles.data,
        [Self.imports, Self.lists, books, export, Self.jobs, Self.audit, Self.api]),
    ]
  }

  /// What whoever hosts the program set up.
  var machine: [MachineSetting] {
    [MachineSetting(words.mailServer, mailValue)]
      + Register.allCases.map { register in
        MachineSetting(
          Text(fr: register.title, en: register.title),
          asked.contains(register) ? words.isAsked : words.isOff)
      }
  }

  // MARK: With figures

  private var mailValue: Text {
    tenant.mail.map { Text(fr: "\($0.sender)", en: "\($0.sender)") } ?? words.noMail
  }

  private var mail: SettingsEntry {
    let value = mailValue
    return SettingsEntry(SendPages.navigation.title, href: SendPages.path) { _ in value }
  }

  private var members: SettingsEntry {
    let id = tenant.id
    return SettingsEntry(MemberPages.navigation.title, href: MemberPages.path) { tx in
      Self.counted(\.people, try Colleague.all(who: [], but: nil, of: id, in: tx).count)
    }
  }

  private var keys: SettingsEntry {
    let ring = KeyRing(company: tenant.id, ids: tenant.installation.ids, isTest: tenant.isTest)
    return SettingsEntry(KeyPages.navigation.title, href: KeyPages.path) { tx in
      Self.counted(\.keys, try ring.list(in: tx).count)
    }
  }

  private var webhooks: SettingsEntry {
    let id = tenant.id
    return SettingsEntry(WebhookPages.navigation.title, href: WebhookPages.path) { tx in
      Self.counted(\.webhooks, try WebhookStore.all(of: id, in: tx).count)
    }
  }

  private var export: SettingsEntry {
    let (id, words) = (tenant.id, words)
    return SettingsEntry(words.export, href: ArchivePages.path) { tx in
      guard let last = try ArchivePages.lastExport(of: id, in: tx) else { return words.noExport }
      return Self.dated(\.lastExport, last.paris.date)
    }
  }

  /// The files an accountant takes over, of every fiscal year that has begun.
  private var books: SettingsEntry {
    let (id, words) = (tenant.id, words)
    return SettingsEntry(words.books, href: LedgerPages.path) { tx in
      guard let first = try FiscalYearStore.all(of: id, in: tx).first else { return words.noBooks }
      return Self.dated(\.booksSince, first.days.lowerBound)
    }
  }

  private static func dated(_ template: KeyPath<SettingsMapStrings, Template>, _ day: LocalDate)
    -> Text
  {
    func said(_ language: Language) -> String {
      Words(SettingsMapStrings.table, language)[dynamicMember: template](language.date(day))
    }
    return Text(fr: said(.fr), en: said(.en))
  }

  private static func counted(_ plural: KeyPath<SettingsMapStrings, Plural>, _ count: Int) -> Text {
    func said(_ language: Language) -> String {
      Words(SettingsMapStrings.table, language)[dynamicMember: plural](count)
    }
    return Text(fr: said(.fr), en: said(.en))
  }

  // MARK: Without

  private static func plain(_ title: Text, _ href: String, _ value: Text) -> SettingsEntry {
    SettingsEntry(title, href: href) { _ in value }
  }

  /// Whoever reads chooses for themselves: the links are those at the foot of every page.
  private static let pageLanguages: [SettingsEntry] = Language.allCases.map { language in
    plain(
      words.pages(in: language),
      FormFields().with(LanguageCookie.name, language.rawValue).path(SettingsPages.path),
      words.choice(of: language))
  }

  private static let companies = plain(words.companies, PageShell.companies, words.companiesHelp)
  private static let approvals = plain(
    ApprovalPages.navigation.title, ApprovalPages.path, words.approvalsHelp)
  private static let verification = plain(
    words.seal, VerificationPages.navigation.href, words.sealHelp)
  private static let archive = plain(
    ArchivePages.navigation.title, ArchivePages.path, words.archiveHelp)
  private static let imports = plain(
    words.imports, InvoicingNavigation.importing, words.importsHelp)
  private static let lists = plain(
    words.lists, InvoicingNavigation.invoices, words.listsHelp)
  private static let jobs = plain(words.jobs, JobPages.path, words.jobsHelp)
  private static let audit = plain(
    AuditDoors.navigation.title, AuditDoors.path, words.auditHelp)
  private static let api = plain(words.api, "/docs/api", words.apiHelp)
}
