import EN16931
import Kernel
import Money
import PDF
import Storage

/// Changes the particulars of the company. What is saved is a new version: documents from then on are issued under it, those
/// before keep theirs.
///
/// The bank account, the SIREN and whether the company is one for training are not changed here.
package struct ChangeCompany: Sendable {
  package struct Request: Sendable {
    /// RFC 7396, over what is declared.
    let patch: JSONValue
    let logo: CompanyDraft.Logo
    /// The version it was made from; nil where whoever asks relies on none.
    let version: Int?
    let door: Door

    package init(
      patch: JSONValue, logo: CompanyDraft.Logo = .kept, version: Int? = nil, door: Door
    ) {
      (self.patch, self.logo, self.version, self.door) = (patch, logo, version, door)
    }
  }

  let issuer: OrderIssuer
  package init(issuer: OrderIssuer) { self.issuer = issuer }

  /// - Parameter tx: writes for the whole company.
  /// - Returns: the version that is in force now; the one before where nothing was changed.
  /// - Throws: `SettingsProblem.changedMeanwhile`; `InvoicingError.companyInvalid` with all that is wrong.
  @discardableResult
  package func callAsFunction(_ request: Request, in tx: borrowing Transaction) throws -> Int {
    let company = issuer.company.id
    try ClockGuard.check(company, in: tx)
    guard let known = try CompanyStore.latest(of: company, in: tx),
      let said = try CompanyStore.declaration(of: company, in: tx)
    else { throw InvoicingError.noCompany }
    if let version = request.version, version != known.version {
      throw SettingsProblem.changedMeanwhile
    }
    let draft = try CompanyDraft(request.patch, request.logo, over: said)
    if draft.profile == known.declaration { return known.version }
    try refuseSharedSeries(draft.profile, after: known.declaration, in: tx)
    try CompanyStore.insert(
      company, version: known.version + 1, draft.profile, json: draft.json, by: request.door,
      in: tx)
    if draft.profile.brand.logoPNG != known.declaration.brand.logoPNG {
      let template = DocumentTemplate(
        brand: try Brand(draft.profile), fonts: issuer.company.template.fonts)
      try DocumentStore.declare(template, of: company, in: tx)
    }
    let change = try CompanyDraft.difference(from: said, to: draft)
    try AuditTrail.note(
      "company.changed", "version \(known.version + 1)", before: change.before,
      after: change.after, of: company, in: tx)
    try InvoicingEvents.updated(company, version: Int64(known.version + 1), in: tx)
    return known.version + 1
  }

  /// A series numbers one kind of document: a pattern that was the other kind's this year would mix them.
  private func refuseSharedSeries(
    _ profile: CompanyProfile, after known: CompanyProfile, in tx: borrowing Transaction
  ) throws {
    var findings: [Finding] = []
    for (type, name) in [(DocumentType.invoice, "invoices"), (.creditNote, "creditNotes")] {
      let format = profile.numbers(for: type)
      if format == known.numbers(for: type) { continue }
      let used = try NumberSeries.kind(
        of: format.series(year: tx.today.year), company: issuer.company.id, in: tx)
      if let used, used != type.series.rawValue {
        findings.append(
          Finding(
            "company.numbering-used", at: Place(pointer: "/numbering/\(name)"),
            fr:
              "Cette série a déjà numéroté d’autres pièces cette année : choisissez un autre format.",
            en: "This series has numbered other documents this year: choose another pattern."))
      }
    }
    if !findings.isEmpty { throw InvoicingError.companyInvalid(findings) }
  }
}

/// Why the settings could not be changed.
package enum SettingsProblem: Problem, Equatable {
  /// Somebody else saved since the form was opened.
  case changedMeanwhile

  package var code: String { "settings.changed-meanwhile" }
  package var kind: ProblemKind { .conflict }
  package var text: Text { SettingsStrings.table.changedMeanwhile }
}
