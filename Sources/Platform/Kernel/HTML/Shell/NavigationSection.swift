/// What the menu is ordered by: what people come to do. A section without a page somebody may open is not shown.
package enum NavigationSection: String, CaseIterable, Sendable {
  case sales
  case customers
  case catalogue
  case bank
  case accounting
  case marketing
  case automation
  case analytics
  case settings

  var title: Text {
    switch self {
    case .sales: Text(fr: "Ventes", en: "Sales")
    case .customers: Text(fr: "Clients", en: "Customers")
    case .catalogue: Text(fr: "Catalogue", en: "Catalogue")
    case .bank: Text(fr: "Banque", en: "Bank")
    case .accounting: Text(fr: "Comptabilité", en: "Accounting")
    case .marketing: Text(fr: "Marketing", en: "Marketing")
    case .automation: Text(fr: "Automatisations", en: "Automation")
    case .analytics: Text(fr: "Analyses", en: "Analytics")
    case .settings: Text(fr: "Réglages", en: "Settings")
    }
  }

  var icon: TrustedHTML {
    switch self {
    case .sales: Icon.document
    case .customers: Icon.people
    case .catalogue: Icon.box
    case .bank: Icon.bank
    case .accounting: Icon.book
    case .marketing: Icon.megaphone
    case .automation: Icon.bolt
    case .analytics: Icon.chart
    case .settings: Icon.gear
    }
  }
}

/// A page of the menu.
package struct NavigationItem: Sendable {
  package let section: NavigationSection
  package let href: String
  package let title: Text
  package let icon: TrustedHTML

  package init(_ section: NavigationSection, href: String, title: Text, icon: TrustedHTML) {
    self.section = section
    self.href = href
    self.title = title
    self.icon = icon
  }
}
