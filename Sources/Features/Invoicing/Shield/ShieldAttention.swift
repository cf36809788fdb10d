import Kernel

/// Orders the shield holds back: each is a sale without its invoice.
extension ShieldPages {
  package static func attention(of company: CompanyID) -> AttentionSource {
    AttentionSource(.documentsRead) { language, tx in
      let open = try ShieldStore.counts(of: company, in: tx).reduce(0) { $0 + $1.open }
      if open == 0 { return [] }
      let words = Words(AttentionStrings.table, language)
      return [
        AttentionItem(
          .now, title: words.held(open), detail: words.heldHelp, href: navigation.href)
      ]
    }
  }
}

/// Documents that wait: what is late, what was not issued, a log that was not found whole.
package enum DocumentAttention {
  package static func late(of company: CompanyID) -> AttentionSource {
    AttentionSource(.documentsRead) { language, tx in
      let words = Words(AttentionStrings.table, language)
      let late = try Ageing(of: company, in: tx).late
      let count = late.reduce(0) { $0 + $1.count }
      if count == 0 { return [] }
      let sums = late.map { language.money($0.left) }.joined(separator: " + ")
      return [
        AttentionItem(
          .now, title: words.late(count), detail: words.lateHelp(sums),
          href: InvoicingNavigation.invoices + "?status=overdue")
      ]
    }
  }

  package static func drafts(of company: CompanyID) -> AttentionSource {
    AttentionSource(.documentsRead) { language, tx in
      let count =
        try tx.row("SELECT count(*) FROM draft WHERE company_id = \(company)") { try $0.int(0) }
        ?? 0
      if count == 0 { return [] }
      let words = Words(AttentionStrings.table, language)
      return [
        AttentionItem(
          .later, title: words.drafts(count), detail: words.draftsHelp,
          href: InvoicingNavigation.invoices + "?status=draft")
      ]
    }
  }

  package static func log(of company: CompanyID) -> AttentionSource {
    AttentionSource(.sealRead) { language, tx in
      guard let check = try LogCheckStore.last(of: company, in: tx), !check.isSound else {
        return []
      }
      let words = Words(AttentionStrings.table, language)
      return [
        AttentionItem(
          .now, title: words.logFaults(check.faults), detail: words.logFaultsHelp,
          href: VerificationPages.path)
      ]
    }
  }
}

final class AttentionStrings: Sendable {
  static let table = AttentionStrings()

  let held = Plural(
    one: Text(fr: "{} commande retenue par le bouclier", en: "{} order held back by the shield"),
    many: Text(fr: "{} commandes retenues par le bouclier", en: "{} orders held back by the shield")
  )
  let heldHelp = Text(
    fr: "Une vente attend sa facture : voyez ce qui manque et corrigez-le.",
    en: "A sale waits for its invoice: see what is missing and mend it.")
  let late = Plural(
    one: Text(fr: "{} facture en retard de paiement", en: "{} invoice is overdue"),
    many: Text(fr: "{} factures en retard de paiement", en: "{} invoices are overdue"))
  let lateHelp = Template(fr: "{} à encaisser.", en: "{} to be collected.")
  let drafts = Plural(
    one: Text(fr: "{} brouillon à émettre", en: "{} draft to be issued"),
    many: Text(fr: "{} brouillons à émettre", en: "{} drafts to be issued"))
  let draftsHelp = Text(
    fr: "Un brouillon n’a ni numéro ni valeur légale.",
    en: "A draft has no number and no legal value.")
  let logFaults = Plural(
    one: Text(fr: "{} anomalie dans le journal scellé", en: "{} fault in the sealed log"),
    many: Text(fr: "{} anomalies dans le journal scellé", en: "{} faults in the sealed log"))
  let logFaultsHelp = Text(
    fr: "Le dernier contrôle n’a pas retrouvé ce qui avait été scellé.",
    en: "The last check did not find what had been sealed.")
}
