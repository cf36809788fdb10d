import Kernel
import Money

struct MembersPage {
  let members: [(user: User.ID, email: String, name: String, role: Role, since: Instant)]
  let invitations: [Invitation]
  let manager: Role
  let fields: FormFields
  let me: String?
  /// Somebody's address and the link that was made for them just now.
  let link: (email: String, url: String)?
  let problem: (any Problem)?

  private var mayWrite: Bool { manager.permissions.contains(.usersWrite) }

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(AccountsStrings.table, shell.language)
    return shell.page(title: words.users, section: MemberPages.path) { page in
      AccountForm.top(page, words.users, words.usersLead)
      page.div(class: "stack") {
        AccountForm.problems(page, problem, words.language, fields: ["email"])
        if let link {
          page.div(class: "notice good", .role("status")) {
            page.p(words.linkOnce(link.email))
            page.p { page.code(link.url) }
          }
        }
        people(page, words)
        if !invitations.isEmpty { waiting(page, words) }
        if mayWrite { invite(page, words) }
      }
    }
  }

  private func head(_ page: HTML, _ titles: [String]) {
    page.thead {
      page.tr {
        for title in titles { page.th(.scope("col"), text: title) }
        page.th(.scope("col")) {}
      }
    }
  }

  private func people(_ page: HTML, _ words: Words<AccountsStrings>) {
    page.section(class: "card scroll") {
      page.table {
        head(page, [words.person, words.role, words.memberSince])
        page.tbody {
          for member in members {
            page.tr {
              page.td {
                page.p { page.strong(member.name.isEmpty ? member.email : member.name) }
                if !member.name.isEmpty { page.p(class: "quiet") { page.bdi(member.email) } }
              }
              page.td { role(page, member.user, member.role, words) }
              page.td(words.language.moment(member.since))
              page.td {
                if "\(member.user)" == me {
                  page.span(class: "tag info", text: words.you)
                } else if mayWrite, manager.mayAppoint(member.role) {
                  page.div(class: "actions") {
                    page.form(.method("post"), .action("/users/\(member.user)/sessions/end")) {
                      page.button(class: "button", .type("submit"), text: words.endSessions)
                    }
                    page.form(.method("post"), .action("/users/\(member.user)/end")) {
                      page.button(class: "button", .type("submit"), text: words.remove)
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  private func role(_ page: HTML, _ user: User.ID, _ role: Role, _ words: Words<AccountsStrings>) {
    guard mayWrite, manager.mayAppoint(role), "\(user)" != me else {
      page.span(role.title(words.language))
      return
    }
    page.form(class: "search", .method("post"), .action("/users/\(user)/role")) {
      choice(page, id: "role-\(user)", chosen: role, words)
      page.button(class: "button", .type("submit"), text: words.appoint)
    }
  }

  private func choice(_ page: HTML, id: String, chosen: Role, _ words: Words<AccountsStrings>) {
    page.select(.id(id), .name("role"), .label(words.role)) {
      var roles = Role.named.filter { manager.mayAppoint($0) }
      if case .custom = chosen { roles.append(chosen) }
      for role in roles {
        page.option(
          .value(role.name), .selected(role.name == chosen.name), text: role.title(words.language))
      }
    }
  }

  /// What each role may do, before it is given.
  private func effects(_ page: HTML, _ words: Words<AccountsStrings>) {
    page.details {
      page.summary(words.roleEffects)
      page.dl(class: "facts") {
        for role in Role.named where manager.mayAppoint(role) {
          page.dt(role.title(words.language))
          page.dd(AccountsStrings.effect(of: role)(words.language))
        }
      }
    }
  }

  private func waiting(_ page: HTML, _ words: Words<AccountsStrings>) {
    page.section(class: "card stack") {
      page.h2(words.invited)
      page.div(class: "scroll") {
        page.table {
          head(page, [words.email, words.role, words.invitedBy, words.until])
          page.tbody {
            for invitation in invitations {
              page.tr {
                page.td { page.bdi(invitation.email) }
                page.td(invitation.role.title(words.language))
                page.td { page.bdi(invitation.by) }
                page.td(words.language.moment(invitation.endsAt))
                page.td {
                  if mayWrite {
                    page.form(
                      .method("post"), .action("/users/invitations/\(invitation.id)/end")
                    ) {
                      page.button(class: "button", .type("submit"), text: words.revoke)
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  private func invite(_ page: HTML, _ words: Words<AccountsStrings>) {
    page.form(class: "card stack", .method("post"), .action("/users/invitations")) {
      page.h2(words.invite)
      page.p(words.inviteHelp, class: "soft")
      AccountForm.field(
        page, "email", words.email, type: "email", value: fields["email"],
        wrong: FormFlaws(problem, fields: ["email"])["email"], language: words.language)
      page.div(class: "field") {
        page.label(.for("role"), text: words.role)
        choice(page, id: "role", chosen: Role(fields["role"] ?? "") ?? .seller, words)
      }
      effects(page, words)
      AccountForm.submit(page, words.inviteNow)
    }
  }
}
