import Hummingbird
import Kernel
import Storage

/// What accounts plug into the application: who asks, and the routes by which people and keys are managed.
package struct Accounts: Sendable {
  package let authentication: Authentication
  private let signIn: SignInPages
  private let account: AccountPages
  private let passkeys: PasskeyPages
  private let openID: OpenIDPages
  private let members: MemberPages
  private let keys: KeyPages
  private let api: KeysAPI
  private let membersAPI: MembersAPI

  /// - Parameters:
  ///   - database: of the company, by the machine's clock: sessions and keys end by it.
  ///   - isTest: whether the company is for trying things out.
  ///   - throttle: one for all companies and pages: whoever guesses has one row of tries.
  ///   - isSecure: whether people come by https.
  ///   - mayMail: whether mail leaves this installation.
  ///   - settings: of the provider people may sign in at.
  package init(
    database: Database, company: CompanyID, companyName: String, isTest: Bool, ids: IDs,
    throttle: Throttle, vault: Vault, isSecure: Bool, mayMail: Bool,
    openID settings: OpenIDSettings?,
    shell: @escaping SignInPages.Shell
  ) {
    let cookies = SessionCookie(isSecure: isSecure)
    let ring = KeyRing(company: company, ids: ids, isTest: isTest)
    let verb = SignIn(
      database: database, company: company, ids: ids, chance: .system, threads: .shared,
      secondFactor: SecondFactor(vault: vault, chance: .system))
    authentication = Authentication(
      database: database, company: company, isTest: isTest, cookies: cookies)
    signIn = SignInPages(
      signIn: verb, ids: ids, throttle: throttle, cookies: cookies,
      mayMail: mayMail, openID: settings?.name, shell: shell)
    account = AccountPages(
      signIn: verb, company: company, throttle: throttle, isSecure: isSecure,
      openID: settings?.name, shell: shell)
    openID = OpenIDPages(
      provider: settings.map(OpenIDProvider.init), signIn: verb, pages: signIn, cookies: cookies)
    passkeys = PasskeyPages(
      signIn: verb, company: company, throttle: throttle, isSecure: isSecure, shell: shell)
    members = MemberPages(
      database: database, company: company, companyName: companyName, ids: ids, signIn: signIn,
      shell: shell)
    keys = KeyPages(database: database, ring: ring, shell: shell)
    api = KeysAPI(database: database, ring: ring)
    membersAPI = MembersAPI(
      database: database, members: ManageMembers(company: company, ids: ids))
  }

  package func add(to routes: Routes) {
    signIn.add(to: routes)
    account.add(to: routes)
    passkeys.add(to: routes)
    openID.add(to: routes)
    members.add(to: routes)
    keys.add(to: routes)
    api.add(to: routes)
    membersAPI.add(to: routes)
  }

  /// Files of the pages.
  package static let assets = [PasskeyScript.asset]
}
