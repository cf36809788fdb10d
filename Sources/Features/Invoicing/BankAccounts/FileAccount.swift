import Kernel
import Storage

/// The account of the company file: a first one is in force, another one is only a proposal. A file that has not changed
/// proposes nothing, so that a change that was refused is not proposed again by every start.
struct FileAccount {
  let company: CompanyID
  let ids: IDs

  private var change: ChangeBankAccount { ChangeBankAccount(company: company, ids: ids) }

  /// The first account, also of a company that was declared before accounts had versions.
  func adopt(_ profile: CompanyProfile, in tx: borrowing Transaction) throws {
    guard profile.bankAccount != nil || profile.bankRule != nil,
      try BankChangeStore.setting(of: company, at: tx.now, in: tx) == nil
    else { return }
    try change.propose(
      .init(account: profile.bankAccount, rule: profile.bankRule, by: nil, door: .file),
      seller: profile, in: tx)
  }

  /// What a file that changed says anew of the account. While another change is under way it is left alone; the notes of
  /// each run say so.
  func propose(
    _ profile: CompanyProfile, after old: CompanyProfile, in tx: borrowing Transaction
  ) throws {
    guard profile.bankAccount != old.bankAccount || profile.bankRule != old.bankRule else { return }
    do {
      // The old file's e-mail: whoever changes the account must not choose who hears of it.
      var seller = profile
      seller.email = old.email ?? profile.email
      try change.propose(
        .init(account: profile.bankAccount, rule: profile.bankRule, by: nil, door: .file),
        seller: seller, in: tx)
    } catch BankProblem.changePending {
      return
    } catch BankProblem.unchanged {
      return
    }
  }
}
