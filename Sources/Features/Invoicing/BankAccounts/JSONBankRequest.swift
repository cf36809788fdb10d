import EN16931
import Kernel
import Money

/// The bodies of `/v1/bank-accounts`:
///
/// ```
/// POST …                      { "iban"?, "bic"?, "holder"?, "approver"?, "delayHours"?, "by", "reason"? }
/// POST …/{id}/approval        { "code", "by" }
/// POST …/{id}/confirmation    { "by" }
/// POST …/{id}/refusal         { "by", "reason"? }
/// ```
enum JSONBankRequest {
  struct Decision: Sendable {
    let by: String?
    let code: String?
    let reason: String?
  }

  /// - Parameters:
  ///   - seller: whose name is the holder's when none is given.
  ///   - rule: the one in force, of which the body may change a part.
  /// - Throws: `BankProblem.changeInvalid` with all that is wrong.
  static func proposal(
    _ bytes: [UInt8], door: Door, seller: CompanyProfile, rule: BankRule
  ) throws -> ChangeBankAccount.Proposal {
    try read(bytes) { reader, root in
      guard
        reader.check(
          root,
          known: ["iban", "bic", "holder", "approver", "delayHours", "by", "reason"])
      else { return nil }
      let form = BankForm(
        iban: reader.text(root, "iban"), bic: reader.text(root, "bic"),
        holder: reader.text(root, "holder"), approver: reader.text(root, "approver"),
        delayHours: reader.text(root, "delayHours"), by: reader.text(root, "by"),
        reason: reader.text(root, "reason"))
      let proposal = form.proposal(door: door, seller: seller, rule: rule)
      reader.findings += proposal.findings
      return proposal.value
    }
  }

  static func decision(_ bytes: [UInt8], known: [String]) throws -> Decision {
    try read(bytes) { reader, root in
      guard reader.check(root, known: known) else { return nil }
      return Decision(
        by: reader.text(root, "by"), code: reader.text(root, "code"),
        reason: reader.text(root, "reason"))
    }
  }

  private struct Reader: JSONReading {
    let document: JSONDocument
    var findings: [Finding] = []
    let currency = Currency.eur
    let isStored = false
  }

  private static func read<T>(
    _ bytes: [UInt8], _ body: (inout Reader, JSONValue) -> T?
  ) throws -> T {
    var reader: Reader
    do throws(JSONSyntaxError) {
      reader = Reader(document: try JSONParser.parse(bytes.isEmpty ? Array("{}".utf8) : bytes))
    } catch {
      throw BankProblem.changeInvalid([error.finding])
    }
    guard let value = body(&reader, reader.document.root), reader.findings.isEmpty else {
      throw BankProblem.changeInvalid(reader.findings)
    }
    return value
  }
}

/// A proposal as people type it: in a form, on the command line, in JSON.
package struct BankForm: Sendable {
  var iban: String?
  var bic: String?
  var holder: String?
  var approver: String?
  var delayHours: String?
  var by: String?
  var reason: String?

  package init(
    iban: String?, bic: String? = nil, holder: String? = nil, approver: String? = nil,
    delayHours: String? = nil, by: String?, reason: String? = nil
  ) {
    self.iban = iban
    self.bic = bic
    self.holder = holder
    self.approver = approver
    self.delayHours = delayHours
    self.by = by
    self.reason = reason
  }

  /// Without an IBAN the account stays, and only the rule changes.
  package func proposal(door: Door, seller: CompanyProfile, rule: BankRule) -> (
    value: ChangeBankAccount.Proposal, findings: [Finding]
  ) {
    let typed = account(of: seller)
    var findings = typed.findings
    if typed.value == nil, CleanText.optionalLine(approver) == nil,
      CleanText.optionalLine(delayHours) == nil
    {
      findings.append(Finding.valueMissing("iban", at: Place(pointer: "/iban")))
    }
    if CleanText.optionalLine(by) == nil {
      let text = BankProblem.nameMissing.text
      findings.append(
        Finding("bank.name-missing", at: Place(pointer: "/by"), fr: text.fr, en: text.en))
    }
    return (
      .init(
        account: typed.value, rule: self.rule(rule, seller, &findings), by: by, reason: reason,
        door: door), findings
    )
  }

  /// The account alone, as a document would print it; nil where none is typed.
  func account(of seller: CompanyProfile) -> (
    value: CompanyProfile.BankAccount?, findings: [Finding]
  ) {
    guard let text = CleanText.optionalLine(iban) else { return (nil, []) }
    let iban = BankGuards.compact(text)
    let account = CompanyProfile.BankAccount(
      iban: iban, bic: CleanText.optionalLine(bic)?.uppercased().filter { $0 != " " },
      holder: CleanText.optionalLine(holder) ?? seller.name)
    let isRight = CheckDigits.isIBAN(iban)
    return (account, isRight ? [] : [BankGuards.ibanInvalid(at: Place(pointer: "/iban"))])
  }

  private func rule(
    _ current: BankRule, _ seller: CompanyProfile, _ findings: inout [Finding]
  ) -> BankRule {
    var rule = current
    if let approver = CleanText.optionalLine(approver) {
      if let wrong = BankGuards.approver(approver, of: seller) {
        findings.append(
          Finding(
            "company.approver-invalid", at: Place(pointer: "/approver"), fr: wrong.fr, en: wrong.en)
        )
      }
      rule.approver = approver
    }
    if let text = CleanText.optionalLine(delayHours) {
      guard let hours = Int(text), BankRule.delays.contains(hours) else {
        findings.append(BankGuards.delayInvalid(at: Place(pointer: "/delayHours")))
        return rule
      }
      rule.delayHours = hours
    }
    return rule
  }
}
