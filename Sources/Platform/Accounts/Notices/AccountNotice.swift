import Hummingbird
import Kernel
import Money
import Storage

/// What somebody is told by mail of their own account.
enum NoticeKind: String, Sendable {
  /// A link to choose another password; made when the mail is written, so that it waits nowhere.
  case passwordLink = "password-link"
  case passwordChanged = "password-changed"
  case passkeyAdded = "passkey-added"
  case passkeyRemoved = "passkey-removed"
  case secondFactorOff = "second-factor-off"
  /// Signed in with a browser, or from a network, that was not seen before.
  case newDevice = "new-device"
}

/// A notice as the request it came with knows it.
struct NoticeLetter: Sendable {
  let kind: NoticeKind
  let language: Language
  /// "https://facturier.example.fr": the name is one of the installation's own.
  let origin: String
  /// A browser, a key's name.
  let detail: String

  init(_ kind: NoticeKind, _ request: Request, isSecure: Bool, detail: String = "") {
    self.init(
      kind, request.language,
      origin: "\(isSecure ? "https" : "http")://\(request.head.authority ?? "localhost")",
      detail: detail)
  }

  init(_ kind: NoticeKind, _ language: Language, origin: String, detail: String) {
    self.kind = kind
    self.language = language
    self.origin = origin
    self.detail = detail
  }

  func of(_ detail: String) -> NoticeLetter {
    NoticeLetter(kind, language, origin: origin, detail: detail)
  }
}

/// Every SQL statement on `account_notice` and `known_device`.
enum NoticeStore {
  struct Waiting: Sendable {
    let id: [UInt8]
    let letter: NoticeLetter
    let email: String
    let tries: Int
  }

  /// Links asked for again within that many seconds are one.
  private static let linkSeconds: Int64 = 5 * 60
  /// Nobody reads more; a crowd that asks for links fills no disk.
  private static let most = 2_000
  private static let mostTries = 5

  /// - Parameter email: as it was typed: whether somebody has it is looked up when the mail is written.
  static func add(_ letter: NoticeLetter, to email: String, ids: IDs, in tx: borrowing Transaction)
    throws
  {
    if letter.kind == .passwordLink, try hasLink(email, in: tx) { return }
    try tx.run(
      """
      INSERT INTO account_notice (id, kind, email, language, origin, detail, made_at, due_at, tries)
      VALUES (\(ids.next().bytes), \(letter.kind.rawValue), \(email), \(letter.language.rawValue),
        \(letter.origin), \(letter.detail), \(tx.now), \(tx.now), 0)
      """)
  }

  private static func hasLink(_ email: String, in tx: borrowing Transaction) throws -> Bool {
    let since = tx.now.adding(seconds: -linkSeconds)
    let kind = NoticeKind.passwordLink.rawValue
    let count =
      try tx.row("SELECT count(*) FROM account_notice WHERE kind = \(kind)") { try $0.int(0) } ?? 0
    if count >= most { return true }
    return try tx.row(
      """
      SELECT 1 FROM account_notice WHERE kind = \(kind) AND email = \(email) AND made_at > \(since) LIMIT 1
      """
    ) { _ in true } ?? false
  }

  static func due(in tx: borrowing Transaction) throws -> [Waiting] {
    try tx.rows(
      """
      SELECT id, kind, language, origin, detail, email, tries FROM account_notice
      WHERE due_at IS NOT NULL AND due_at <= \(tx.now) ORDER BY due_at, id LIMIT 20
      """
    ) { row in
      Waiting(
        id: try row.blob(0),
        letter: NoticeLetter(
          NoticeKind(rawValue: try row.text(1)) ?? .newDevice,
          Language(rawValue: try row.text(2)) ?? .fr,
          origin: try row.text(3), detail: try row.text(4)),
        email: try row.text(5), tries: try row.int(6))
    }
  }

  /// - Returns: whether it was this node that took it: it is tried again in five minutes, unless it is ended.
  static func take(_ notice: Waiting, in tx: borrowing Transaction) throws -> Bool {
    let again = notice.tries + 1 < mostTries ? tx.now.adding(seconds: 300) : nil as Instant?
    return try tx.run(
      """
      UPDATE account_notice SET due_at = \(again), tries = tries + 1
      WHERE id = \(notice.id) AND tries = \(notice.tries)
      """) == 1
  }

  /// It left, or is for nobody. A day later it is forgotten.
  static func end(_ id: [UInt8], in tx: borrowing Transaction) throws {
    try tx.run("UPDATE account_notice SET due_at = NULL WHERE id = \(id)")
    let old = tx.now.adding(seconds: -24 * 3600)
    try tx.run("DELETE FROM account_notice WHERE made_at < \(old)")
  }

  // MARK: Devices

  /// - Returns: whether somebody signed in in a way they had not before; their first is none.
  static func isNewDevice(_ mark: [UInt8], of user: User.ID, in tx: borrowing Transaction) throws
    -> Bool
  {
    let known = try tx.rows("SELECT mark FROM known_device WHERE user_id = \(user)") {
      try $0.blob(0)
    }
    guard !known.contains(mark) else { return false }
    try tx.run(
      "INSERT INTO known_device (user_id, mark, seen_at) VALUES (\(user), \(mark), \(tx.now))")
    return !known.isEmpty
  }
}
