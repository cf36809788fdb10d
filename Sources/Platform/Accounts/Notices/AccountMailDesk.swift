import Kernel
import Logging
import Money
import Storage

/// Mails people what happened to their account. A notice is taken in one transaction, sent outside of any, and ended in
/// another; one that failed is tried again, five times in all.
package struct AccountMailDesk: Sendable {
  let database: Database
  let mailer: any Mailer
  let sender: EmailAddress
  let ids: IDs
  let reset = ResetPassword(chance: .system)

  package init(database: Database, mailer: any Mailer, sender: EmailAddress, ids: IDs) {
    self.database = database
    self.mailer = mailer
    self.sender = sender
    self.ids = ids
  }

  /// Until the task is cancelled.
  package func run(_ logger: Logger) async {
    while !Task.isCancelled {
      do { try await work() } catch { logger.error("notices of accounts: \(error)") }
      try? await Task.sleep(for: .seconds(1))
    }
  }

  func work() async throws {
    for notice in try await database.read({ try NoticeStore.due(in: $0) }) {
      if Task.isCancelled { return }
      guard try await database.write(.one(notice.id), { try NoticeStore.take(notice, in: $0) })
      else { continue }
      do throws(MailFailure) {
        if let mail = try await mail(notice) { _ = try await mailer.send(mail) }
      } catch .outcomeUnknown {
        // It may have left; said twice is worse than once.
      } catch {
        continue
      }
      try await database.write(.one(notice.id)) { try NoticeStore.end(notice.id, in: $0) }
    }
  }

  /// - Returns: `nil` for an address nobody has.
  private func mail(_ notice: NoticeStore.Waiting) async throws(MailFailure) -> Mail? {
    let (reset, letter) = (reset, notice.letter)
    let found = try? await database.write(.one(notice.id)) { tx -> (User, String, Instant)? in
      guard let user = try UserStore.user(email: notice.email, in: tx), user.isActive else {
        return nil
      }
      let path = letter.kind == .passwordLink ? try reset.link(user.id, in: tx) : ""
      return (user, path, tx.now)
    }
    guard let (user, path, now) = found ?? nil, let address = try? EmailAddress(user.email) else {
      return nil
    }
    let words = NoticeStrings(letter.language)
    return Mail(
      id: ids.next(), date: now, from: .init("Facturier", sender), to: .init(nil, address),
      subject: words.subject(letter.kind),
      text: words.text(letter, user: user, path: path, at: now))
  }
}

/// The words of these mails. Nothing in them is markup: they are plain text.
struct NoticeStrings {
  let language: Language

  init(_ language: Language) { self.language = language }

  func subject(_ kind: NoticeKind) -> String { Self.subjects(kind)(language) }

  private static func subjects(_ kind: NoticeKind) -> Text {
    switch kind {
    case .passwordLink: Text(fr: "Choisir un nouveau mot de passe", en: "Choose a new password")
    case .passwordChanged: Text(fr: "Votre mot de passe a changé", en: "Your password was changed")
    case .passkeyAdded:
      Text(
        fr: "Une clé d’accès a été ajoutée à votre compte",
        en: "A passkey was added to your account")
    case .passkeyRemoved:
      Text(
        fr: "Une clé d’accès a été retirée de votre compte",
        en: "A passkey was removed from your account")
    case .secondFactorOff:
      Text(fr: "Votre second facteur a été désactivé", en: "Your second factor was turned off")
    case .newDevice:
      Text(fr: "Nouvelle connexion à votre compte", en: "New sign-in to your account")
    }
  }

  func text(_ letter: NoticeLetter, user: User, path: String, at now: Instant) -> String {
    let moment = language.moment(now)
    if letter.kind == .passwordLink {
      return Text(
        fr: """
          Bonjour,

          Quelqu’un a demandé un nouveau mot de passe pour le compte \(user.email) sur \(letter.origin).
          Si c’est vous, ouvrez ce lien dans la demi-heure ; il ne sert qu’une fois :

          \(letter.origin)\(path)

          Si ce n’est pas vous, ne faites rien : votre mot de passe reste le même.
          """,
        en: """
          Hello,

          Somebody asked for a new password for the account \(user.email) at \(letter.origin).
          If it was you, open this link within half an hour; it is good once:

          \(letter.origin)\(path)

          If it was not you, do nothing: your password stays as it is.
          """)(language)
    }
    let detail = letter.detail.isEmpty ? "" : " (\(letter.detail))"
    return Text(
      fr: """
        Bonjour,

        \(subject(letter.kind))\(detail), \(moment), compte \(user.email).

        Si c’est vous, il n’y a rien à faire. Sinon, changez votre mot de passe et fermez les autres sessions sur
        \(letter.origin)/account
        puis prévenez un administrateur.
        """,
      en: """
        Hello,

        \(subject(letter.kind))\(detail), \(moment), account \(user.email).

        If it was you, there is nothing to do. If not, change your password and end the other sessions at
        \(letter.origin)/account
        and tell an administrator.
        """)(language)
  }
}
