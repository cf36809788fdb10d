import Accounts
import Archive
import Automation
import Catalogue
import Companies
import Customers
import Dashboard
import Help
import Invoicing
import Kernel
import Ledger
import Shops
import Transmission

/// What of every feature the menu, the search and the dashboard name.
enum SiteMap {
  /// In the order of the menu, within their sections.
  static let navigation: [NavigationItem] =
    InvoicingNavigation.items + [
      ProductPages.navigation, SendPages.navigation, LedgerPages.navigation,
      ArchivePages.navigation,
      NavigationItem(
        .automation, href: JobPages.path, title: Text(fr: "Tâches", en: "Jobs"), icon: Icon.clock),
      EventPages.navigation, WebhookPages.navigation, KeyPages.navigation,
      NavigationItem(
        .automation, href: "/docs/api", title: Text(fr: "Référence de l’API", en: "API reference"),
        icon: Icon.book),
      AnalyticsPages.navigation, ThresholdPages.navigation, ApprovalPages.navigation,
      MemberPages.navigation,
      NavigationItem(
        .settings, href: PageShell.companies, title: Text(fr: "Entreprises", en: "Companies"),
        icon: Icon.box),
      AuditDoors.navigation, SettingsPages.navigation,
    ]

  /// Pages of the menu, and those one comes to from others.
  static let actions: [SearchAction] =
    [
      SearchAction(
        title: Text(fr: "Tableau de bord", en: "Dashboard"), words: "accueil home",
        href: DashboardPages.path)
    ] + navigation.filter { !isNamedBelow($0.href) }.map(SearchAction.init) + [
      SearchAction(
        title: AnalyticsPages.navigation.title,
        words: "analyses statistiques balance âgée créances statistics aged debt ageing",
        href: AnalyticsPages.path),
      SearchAction(
        title: Text(fr: "Nouvelle facture", en: "New invoice"), words: "créer facturer create",
        href: EditorRoutes.path),
      ProductPages.addAction, ProductPages.learnAction,
      SearchAction(
        title: Text(fr: "Factures en retard", en: "Overdue invoices"), words: "impayés unpaid",
        href: "/invoices?status=overdue"),
      SearchAction(
        title: Text(fr: "Saisir une écriture", en: "Enter an entry by hand"), words: "comptable od",
        href: "/ledger/entries/new"),
      SearchAction(
        title: Text(fr: "Balance et grand livre", en: "Trial balance and general ledger"),
        words: "comptes accounts", href: "/ledger/general-ledger"),
      SearchAction(
        title: Text(fr: "Expliquer la TVA d’une vente", en: "Explain the VAT of a sale"),
        words: "taux rate oss", href: "/tax/explain"),
      SearchAction(
        title: Text(fr: "Seuils de TVA", en: "VAT thresholds"),
        words: "franchise oss chiffre affaires",
        href: "/thresholds"),
      SearchAction(
        title: Text(fr: "Mentions légales des factures", en: "Mandatory wording on invoices"),
        href: "/mentions"),
      SearchAction(
        title: Text(fr: "Ce dont les pages sont faites", en: "What pages are made of"),
        words: "design style couleurs colours", href: DesignPages.path),
      SearchAction(
        title: Text(fr: "Ajouter un webhook", en: "Add a webhook"), href: "/webhooks/new"),
      SearchAction(
        title: Text(fr: "Mon compte", en: "My account"),
        words: "mot de passe password double facteur clé passkey sessions", href: "/account"),
    ] + SettingsPages.actions

  /// Pages of the menu that are also found by other words.
  private static func isNamedBelow(_ href: String) -> Bool {
    href == AnalyticsPages.path || href == ThresholdPages.path
  }

  /// The page of an object; `nil` for what has none.
  @Sendable static func page(of object: String) -> String? {
    switch object.prefix(4) {
    case "inv_": "\(InvoicingNavigation.invoices)/\(object)"
    case "cus_": "\(CustomerPages.path)/\(object)"
    case "prd_": "\(ProductPages.path)/\(object)"
    case "imp_": "/imports/\(object)"
    case "blk_": "\(BulkPages.path)/\(object)"
    default: nil
    }
  }

  static func searches(
    of company: CompanyID, _ documents: DocumentIndex?, _ customers: CustomerIndex?
  ) -> [SearchSource] {
    [
      InvoicePages.search(of: company, documents), CustomerPages.search(of: company, customers),
      ProductPages.search(of: company), HelpLibrary.search,
    ]
  }

  static func attention(of company: CompanyID) -> [AttentionSource] {
    [
      ApprovalPages.attention(of: company), ShieldPages.attention(of: company),
      DocumentAttention.late(of: company), SharePages.attention(of: company),
      SendPages.attention(of: company), DocumentAttention.log(of: company),
      WebhookPages.attention(of: company), JobPages.attention(of: company),
      DocumentAttention.drafts(of: company), ArchivePages.attention(of: company),
    ]
  }

  /// What a new company sets up, in the order it is best done.
  static func setup(of company: CompanyID, mayMail: Bool) -> [SetupSource] {
    [
      InvoicingSetup.firstInvoice(of: company), ImportPages.setup(of: company),
      InvoicingSetup.account(of: company), SendPages.setup(mayMail: mayMail),
      AccountsSetup.accountant(of: company), ArchivePages.setup(of: company),
      AccountsSetup.secondFactor(),
    ]
  }
}
