import Kernel
import Storage

/// What every run, draft and issue says of the account while something about it is open.
package enum BankNotes {
  package static func current(of company: CompanyID, in tx: borrowing Transaction) throws
    -> [Finding]
  {
    var notes: [Finding] = []
    let history = try BankChangeStore.all(of: company, at: tx.now, in: tx)
    let open = history.first { $0.state(at: tx.now).isOpen }
    if let open { notes.append(pending(open, open.state(at: tx.now))) }
    guard let declared = try CompanyStore.current(in: tx),
      let file = declared.declaration.bankAccount,
      let printed = declared.profile.bankAccount, file != printed, file != open?.after.account
    else { return notes }
    notes.append(
      Finding(
        "bank.file-differs", .warn,
        fr:
          "La fiche de l'entreprise donne un autre compte (\(BankGuards.masked(file))) que celui en vigueur (\(BankGuards.masked(printed))), qui est imprimé. Corrigez la fiche, ou proposez le changement avec « facturier bank propose ».",
        en:
          "The company file gives another account (\(BankGuards.masked(file))) than the one in force (\(BankGuards.masked(printed))), which is printed. Correct the file, or propose the change with “facturier bank propose”."
      ))
    return notes
  }

  private static func pending(_ change: BankChange, _ state: BankChange.State) -> Finding {
    let before = BankGuards.masked(change.before.account)
    let after = BankGuards.masked(change.after.account)
    return Finding(
      "bank.change-pending", .warn,
      fr:
        "Le changement de compte n° \(change.number) (\(before) → \(after)) \(state.sentence.fr) : les documents portent le compte d'avant.",
      en:
        "Account change no. \(change.number) (\(before) → \(after)) \(state.sentence.en): documents carry the account of before."
    )
  }
}
