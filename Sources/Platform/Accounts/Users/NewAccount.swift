import Kernel

/// What somebody says of themselves to have an account.
struct NewAccount: Sendable {
  let email: String
  let name: String
  let password: String

  /// - Parameter invited: the address an invitation went to, which cannot be changed.
  /// - Throws: `AccountProblem.invalid` with all that is wrong.
  init(_ fields: FormFields, invited: String? = nil) throws(AccountProblem) {
    var findings: [Finding] = []
    let typed = invited ?? fields["email"] ?? ""
    let email = User.normalized(typed)
    if email == nil {
      findings.append(
        Finding(
          "account.email-invalid", at: Place(pointer: "/email"),
          fr: "« \(shown(typed)) » n’est pas une adresse e-mail.",
          en: "“\(shown(typed))” is no e-mail address."))
    }
    let name = String((fields["name"] ?? "").prefix(100))
    let password = fields["password"] ?? ""
    findings += PasswordRules.findings(password, told: [email ?? "", name])
    guard let email, findings.isEmpty else { throw .invalid(findings) }
    self.email = email
    self.name = CleanText.line(name)
    self.password = password
  }
}
