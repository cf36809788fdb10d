import Kernel
import Money
import Storage

/// One thing that can be set: where, and what is in force.
package struct SettingsEntry: Sendable {
  package let title: Text
  package let href: String
  let value: @Sendable (borrowing Transaction) throws -> Text

  package init(
    _ title: Text, href: String,
    value: @escaping @Sendable (borrowing Transaction) throws -> Text
  ) {
    (self.title, self.href, self.value) = (title, href, value)
  }
}

package struct SettingsSection: Sendable {
  let title: Text
  let entries: [SettingsEntry]

  package init(_ title: Text, _ entries: [SettingsEntry]) {
    (self.title, self.entries) = (title, entries)
  }
}

/// `/settings`: everything that can be set, with its present value in a line.
struct SettingsIndex {
  let sections: [SettingsSection]
  /// Of each entry, in the reader's language.
  let values: [[String]]

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(SettingsStrings.table, shell.language)
    return shell.page(title: words.settings, section: SettingsPages.path) { page in
      page.div(class: "top") {
        page.div {
          page.h1(words.settings)
          page.p(words.lead, class: "lead")
        }
      }
      page.div(class: "settings") {
        for (section, values) in zip(sections, values) where !section.entries.isEmpty {
          page.section(class: "card") {
            page.h2(section.title(shell.language))
            page.ul {
              for (entry, value) in zip(section.entries, values) {
                page.li {
                  page.a(.href(entry.href), text: entry.title(shell.language))
                  page.p(value, class: "quiet")
                }
              }
            }
          }
        }
      }
    }
  }
}

extension SettingsPages {
  /// What the company's own particulars come to, by the section they stand in.
  package enum Own {
    package static func company(of id: CompanyID) -> SettingsEntry {
      entry(SettingsStrings.table.identity, .company, of: id) { profile, _ in
        let text = "\(profile.name) · \(profile.legalLine)"
        return Text(fr: text, en: text)
      }
    }

    package static func documents(of id: CompanyID) -> SettingsEntry {
      entry(SettingsStrings.table.look, .documents, of: id) { profile, _ in
        let words = SettingsFieldStrings.table
        let design =
          switch profile.brand.design {
          case .classic: words.classic
          case .minimal: words.minimal
          case .banner: words.banner
          }
        let logo =
          profile.brand.logoPNG == nil
          ? SettingsStrings.table.withoutLogo : SettingsStrings.table.withLogo
        let digits = String(profile.brand.color, radix: 16, uppercase: true)
        let colour = "#" + String(repeating: "0", count: 6 - digits.count) + digits
        return Text(
          fr: "\(design.fr) · \(colour) · \(logo.fr)", en: "\(design.en) · \(colour) · \(logo.en)")
      }
    }

    /// What documents are written in, and what the company has texts of its own in.
    package static func languages(of id: CompanyID) -> SettingsEntry {
      entry(SettingsStrings.table.languages, .documents, of: id) { profile, _ in
        let texts = [profile.texts.introduction, profile.texts.closing, profile.texts.conditions]
        let own = DocumentLanguage.allCases.filter { known in texts.contains { $0[known] != nil } }
        func said(_ language: Language) -> String {
          let words = Words(SettingsStrings.table, language)
          let ownTexts =
            own.isEmpty ? words.noOwnTexts : words.ownTexts(names(own, in: language))
          return words.languageRule(names(DocumentLanguage.allCases, in: language)) + " · "
            + ownTexts
        }
        return Text(fr: said(.fr), en: said(.en))
      }
    }

    /// "français, anglais", "French, English".
    private static func names(_ languages: [DocumentLanguage], in language: Language) -> String {
      languages.map { one in
        let name = SettingsFieldStrings.table.name(of: one)(language)
        return language == .fr ? name.lowercasedFirst : name
      }.joined(separator: ", ")
    }

    package static func numbering(of id: CompanyID) -> SettingsEntry {
      SettingsEntry(SettingsStrings.table.numbers, href: path(.numbering)) { tx in
        guard let profile = try CompanyStore.latest(of: id, in: tx)?.profile else {
          throw InvoicingError.noCompany
        }
        let next = try NextNumbers(profile, of: id, in: tx)
        func said(_ language: Language) -> String {
          Words(SettingsStrings.table, language).nextNumbers(
            next.invoice.number, next.creditNote.number)
        }
        return Text(fr: said(.fr), en: said(.en))
      }
    }

    package static func vat(of id: CompanyID) -> SettingsEntry {
      entry(SettingsFieldStrings.table.regime, .company, of: id) { profile, _ in
        let words = SettingsFieldStrings.table
        let regime = profile.vatRegime == .normal ? words.normal : words.franchise
        let oss =
          switch profile.tax.oss {
          case .below: words.below
          case .opted: words.opted
          case .registered: words.registered
          }
        return Text(
          fr: "\(regime.fr) · OSS\u{A0}: \(oss.fr.lowercasedFirst)",
          en: "\(regime.en) · OSS: \(oss.en.lowercasedFirst)")
      }
    }

    package static let thresholds = SettingsEntry(
      SettingsStrings.table.thresholds, href: ThresholdPages.path
    ) { _ in SettingsStrings.table.thresholdsValue }

    package static let mentions = SettingsEntry(
      SettingsStrings.table.mentions, href: "/mentions"
    ) { _ in SettingsStrings.table.mentionsValue }

    package static func bank(of id: CompanyID) -> SettingsEntry {
      SettingsEntry(SettingsStrings.table.account, href: BankPages.path) { tx in
        guard let account = try CompanyStore.latest(of: id, in: tx)?.profile.bankAccount else {
          return SettingsStrings.table.noAccount
        }
        let text = "\(BankGuards.masked(account)) · \(account.holder)"
        return Text(fr: text, en: text)
      }
    }

    package static func delivery(of id: CompanyID) -> SettingsEntry {
      entry(SettingsStrings.table.delivery, .delivery, of: id) { profile, _ in
        guard let address = profile.verificationAddress else {
          return SettingsStrings.table.noVerification
        }
        return Text(fr: "\(address)", en: "\(address)")
      }
    }

    private static func path(_ subject: SettingsPage.Subject) -> String { subject.path }

    private static func entry(
      _ title: Text, _ subject: SettingsPage.Subject, of id: CompanyID,
      _ value: @escaping @Sendable (CompanyProfile, borrowing Transaction) throws -> Text
    ) -> SettingsEntry {
      SettingsEntry(title, href: subject.path) { tx in
        guard let profile = try CompanyStore.latest(of: id, in: tx)?.profile else {
          throw InvoicingError.noCompany
        }
        return try value(profile, tx)
      }
    }
  }

  /// Of the groups of the first page, for whoever puts it together.
  package enum Titles {
    package static let company = SettingsStrings.table.company
    package static let documents = SettingsStrings.table.documents
    package static let numbering = SettingsStrings.table.numbering
    package static let vat = SettingsStrings.table.vat
    package static let bank = SettingsStrings.table.bank
    package static let emails = SettingsStrings.table.emails
    package static let team = SettingsStrings.table.team
    package static let seal = SettingsStrings.table.seal
    package static let data = SettingsStrings.table.data
    package static let languages = SettingsStrings.table.languageSection
  }

  /// What the search finds besides the menu.
  package static var actions: [SearchAction] {
    let words = SettingsStrings.table
    return [
      SearchAction(
        title: words.companyTitle, words: words.identityWords, href: "/settings/company"),
      SearchAction(title: words.look, words: words.lookWords, href: "/settings/documents"),
      SearchAction(title: words.numbers, words: words.numbersWords, href: "/settings/numbering"),
      SearchAction(title: words.delivery, words: words.deliveryWords, href: "/settings/delivery"),
    ]
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
