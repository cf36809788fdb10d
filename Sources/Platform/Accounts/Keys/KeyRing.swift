import Kernel
import Money
import Storage

/// Makes, lists and revokes the API keys of a company.
package struct KeyRing: Sendable {
  package let company: CompanyID
  let ids: IDs
  let chance: Chance
  let isTest: Bool

  /// - Parameter isTest: whether the company is for trying things out.
  package init(company: CompanyID, ids: IDs, chance: Chance = .system, isTest: Bool = false) {
    self.company = company
    self.ids = ids
    self.chance = chance
    self.isTest = isTest
  }

  /// - Parameters:
  ///   - maker: whose permissions bound the key's, and who answers for it; `nil` for whoever runs the machine.
  ///   - days: after which it ends; `nil` for never.
  /// - Returns: the key, whose text is shown now and never again.
  /// - Throws: `AccountProblem.invalid`, `.scopeAbove`.
  package func make(
    name: String, permissions: Set<Permission>, days: Int?, maker: Caller?,
    in tx: borrowing Transaction
  ) throws -> APIKey.Token {
    try Self.check(name, permissions, days)
    let above = permissions.subtracting(maker?.permissions ?? permissions)
    if !above.isEmpty {
      throw AccountProblem.scopeAbove(above.sorted { $0.rawValue < $1.rawValue })
    }
    let token = APIKey.Token(
      company: company, id: APIKey.ID(raw: ids.next()), secret: SecretToken(chance), isTest: isTest)
    let end = days.map {
      tx.now.adding(seconds: Int64($0) * 86_400)
    }
    try KeyStore.insert(
      token.id, name: name, secret: token.secret, permissions: permissions, endsAt: end,
      maker: maker?.person,
      of: company, in: tx)
    try AuditTrail.note(
      "key.made", "\(token.id)", after: "\(name): \(permissions.inWords)", of: company, in: tx)
    return token
  }

  private static func check(_ name: String, _ permissions: Set<Permission>, _ days: Int?) throws {
    var findings: [Finding] = []
    if name.isEmpty || name.utf8.count > 100 {
      findings.append(
        Finding(
          "account.key-name", at: Place(pointer: "/name"),
          fr: "Donnez à la clé un nom de 1 à 100 caractères : celui du programme qui s’en sert.",
          en: "Give the key a name of 1 to 100 characters: that of the program that uses it."))
    }
    if permissions.isEmpty {
      findings.append(
        Finding(
          "account.key-scopes", at: Place(pointer: "/scopes"),
          fr: "Choisissez au moins un droit.", en: "Choose at least one permission."))
    }
    if let days, !(1...3650).contains(days) {
      findings.append(
        Finding(
          "account.key-days", at: Place(pointer: "/days"),
          fr: "La durée est de 1 à 3650 jours.", en: "It lasts from 1 to 3650 days."))
    }
    if !findings.isEmpty { throw AccountProblem.invalid(findings) }
  }

  /// Whether this is the text of a key that opens the company now.
  package func opens(_ text: String, in tx: borrowing Transaction) throws -> Bool {
    guard let token = APIKey.Token(text), token.company == company, token.isTest == isTest
    else { return false }
    let key = try KeyStore.key(token.id, of: company, in: tx)
    return key.map { $0.isGood(tx.now) && $0.secretHash == token.secret.hash } ?? false
  }

  package func list(in tx: borrowing Transaction) throws -> [APIKey] {
    try KeyStore.keys(of: company, in: tx)
  }

  /// From the next request on it opens nothing.
  package func revoke(_ id: APIKey.ID, in tx: borrowing Transaction) throws {
    guard let key = try KeyStore.key(id, of: company, in: tx) else {
      throw AccountProblem.notFound("\(id)")
    }
    if key.revokedAt != nil { return }
    try KeyStore.revoke(id, of: company, in: tx)
    try AuditTrail.note("key.revoked", "\(id)", before: key.name, of: company, in: tx)
  }
}
