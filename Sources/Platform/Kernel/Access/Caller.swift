import Money
import Storage

/// Who asks: what the policy decides by, and what is noted with what they change.
package struct Caller: Sendable {
  /// Nobody said who they are.
  package static let nobody = Caller(author: nil, permissions: [])
  /// Somebody whose key or session is not accepted.
  package static let refused = Caller(author: nil, permissions: [], isRefused: true)

  /// `nil` of nobody.
  package let author: Author?
  package let permissions: Set<Permission>
  /// Of a person: what they are in the company; `nil` where they are no member of it.
  package let role: Role?
  /// Of a person: their session, by the hash of its token.
  package let session: [UInt8]?
  /// Of a person: when they last proved who they are.
  package let provenAt: Instant?
  /// Of a person: what a form must carry to be theirs.
  package let formToken: String?
  /// Of a person: what they may do asks for a second factor, and they have none yet.
  package let lacksSecondFactor: Bool
  /// Of a program: the person who made its key; `nil` where the key was made at the machine.
  private let keyMaker: String?
  let isRefused: Bool

  package init(
    author: Author?, permissions: Set<Permission>, role: Role? = nil, session: [UInt8]? = nil,
    provenAt: Instant? = nil, formToken: String? = nil, lacksSecondFactor: Bool = false,
    keyMaker: String? = nil, isRefused: Bool = false
  ) {
    self.author = author
    self.permissions = permissions
    self.role = role
    self.session = session
    self.provenAt = provenAt
    self.formToken = formToken
    self.lacksSecondFactor = lacksSecondFactor
    self.keyMaker = keyMaker
    self.isRefused = isRefused
  }

  package var isPerson: Bool { author?.kind == .person }

  /// The person behind what is asked, `usr_…`: who signed in, or who made the key. Where two persons are asked for, a key is
  /// no second one.
  package var person: String? { isPerson ? author?.id : keyMaker }

  /// Of the request under way.
  @TaskLocal package static var current = Caller.nobody

  /// Runs a request as this caller: what it writes is theirs.
  package func asking<T>(_ body: () async throws -> T) async rethrows -> T {
    try await Caller.$current.withValue(self) {
      guard let author else { return try await body() }
      return try await Author.$current.withValue(author) { try await body() }
    }
  }
}
