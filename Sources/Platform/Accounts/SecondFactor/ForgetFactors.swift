import Kernel
import Money
import Storage

/// For somebody who lost their authenticator, their passkeys and their recovery codes: whoever may run the program on the machine
/// takes the second factors off their account. The password stays, and every session ends.
package struct ForgetFactors: Sendable {
  let company: CompanyID

  package init(company: CompanyID) { self.company = company }

  /// - Throws: `AccountProblem.notFound`.
  package func callAsFunction(email: String, in tx: borrowing Transaction) throws {
    guard let address = User.normalized(email),
      let user = try UserStore.user(email: address, in: tx)
    else { throw AccountProblem.notFound(email) }
    for key in try PasskeyStore.all(of: user.id, in: tx) { try PasskeyStore.remove(key.id, in: tx) }
    try SecondFactorStore.remove(user.id, in: tx)
    try SessionStore.endAll(of: user.id, in: tx)
    try AuditTrail.note("second-factor.off", user.email, of: company, in: tx)
  }
}
