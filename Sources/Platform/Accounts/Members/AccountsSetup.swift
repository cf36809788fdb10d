import Kernel

/// What of accounts a new company sets up once.
package enum AccountsSetup {
  /// Somebody else is in the company, or was asked to be.
  package static func accountant(of company: CompanyID) -> SetupSource {
    SetupSource(.usersWrite) { _, language, tx in
      let isDone =
        try MemberStore.members(of: company, in: tx).count > 1
        || !MemberStore.invitations(of: company, in: tx).isEmpty
      let words = Words(AccountsStrings.table, language)
      return SetupStep(
        title: words.setupAccountant, detail: words.setupAccountantHelp, href: MemberPages.path,
        isDone: isDone)
    }
  }

  /// Of whoever reads.
  package static func secondFactor() -> SetupSource {
    SetupSource(.companiesWrite) { reader, language, tx in
      let user = reader.author.flatMap { User.ID($0.id) }
      let isDone = try user.map {
        try SecondFactorStore.isOn($0, in: tx) || PasskeyStore.has($0, in: tx)
      }
      let words = Words(AccountsStrings.table, language)
      return SetupStep(
        title: words.setupSecondFactor, detail: words.setupSecondFactorHelp,
        href: AccountPages.secondFactor, isDone: isDone ?? false)
    }
  }
}
