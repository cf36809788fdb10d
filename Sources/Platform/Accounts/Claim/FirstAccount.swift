import Hummingbird
import Kernel
import Storage

/// Accounts of an installation without a company: the first one is claimed, and its person signs in, to make the company.
///
/// There is nothing else to do with an account yet: no members, no keys, no second factor.
package struct FirstAccount: Sendable {
  package let authentication: Authentication
  private let signIn: SignInPages

  /// - Parameters:
  ///   - database: of no company, by the machine's clock.
  ///   - throttle: the same as that of the companies to come.
  package init(
    database: Database, ids: IDs, throttle: Throttle, isSecure: Bool,
    shell: @escaping SignInPages.Shell
  ) {
    let cookies = SessionCookie(isSecure: isSecure)
    authentication = Authentication(
      database: database, company: nil, isTest: false, cookies: cookies)
    let verb = SignIn(
      database: database, company: nil, ids: ids, chance: .system, threads: .shared,
      secondFactor: SecondFactor(vault: .none, chance: .system))
    signIn = SignInPages(
      signIn: verb, ids: ids, throttle: throttle, cookies: cookies, mayMail: false, openID: nil,
      shell: shell)
  }

  package func add(to routes: Routes) { signIn.add(to: routes) }

  /// Whether a path is one of signing in, of claiming, or of a new password.
  package static func owns(_ path: String) -> Bool {
    ["/sign-in", "/sign-out"].contains(path)
      || ["/sign-in/", "/claim/", "/password/"].contains { path.hasPrefix($0) }
  }
}
