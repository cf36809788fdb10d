/// What a person is in a company, and so what they may do there.
package enum Role: Hashable, Sendable {
  /// Everything; a company always has one.
  case owner
  /// Everything but the owner's own rights.
  case admin
  /// The accountant: reads everything, writes the books, exports. Neither bank details nor money.
  case accountant
  /// Orders, drafts and mails; issues nothing.
  case seller
  case reader
  /// A set somebody chose.
  case custom(Set<Permission>)

  /// As it is stored and spoken of in the API.
  package var name: String {
    switch self {
    case .owner: "owner"
    case .admin: "admin"
    case .accountant: "accountant"
    case .seller: "seller"
    case .reader: "reader"
    case .custom: "custom"
    }
  }

  /// Those with a name of their own.
  package static let named: [Role] = [.owner, .admin, .accountant, .seller, .reader]

  /// - Parameter permissions: of a custom role; others have their own.
  package init?(_ name: String, permissions: Set<Permission> = []) {
    if name == "custom" {
      self = .custom(permissions)
    } else if let role = Role.named.first(where: { $0.name == name }) {
      self = role
    } else {
      return nil
    }
  }

  package var permissions: Set<Permission> {
    switch self {
    case .owner, .admin: Set(Permission.allCases)
    case .accountant: Self.reading.union([.booksWrite, .archiveRun, .emailsSend])
    case .seller: Self.selling
    case .reader: Self.reading.subtracting([.usersRead, .keysRead, .auditRead, .webhooksRead])
    case .custom(let permissions): permissions
    }
  }

  private static let reading = Set(Permission.allCases.filter(\.isReading))
  private static let selling: Set<Permission> = [
    .documentsRead, .draftsWrite, .paymentsRead, .emailsRead, .emailsSend, .referenceRead,
    .eventsRead, .catalogueRead, .catalogueWrite,
  ]

  /// Whether whoever has it may make, change or remove members of a role.
  package func mayAppoint(_ other: Role) -> Bool {
    switch self {
    case .owner: true
    case .admin: other != .owner
    default: false
    }
  }

  /// Whether a second factor is asked for at sign-in: what they may do is worth an attack.
  package var needsSecondFactor: Bool {
    switch self {
    case .owner, .admin, .accountant: true
    case .seller, .reader: false
    case .custom(let permissions):
      permissions.contains { !$0.isReading && !Self.selling.contains($0) }
    }
  }

  package func title(_ language: Language) -> String { PermissionStrings.title(of: self)(language) }
}
