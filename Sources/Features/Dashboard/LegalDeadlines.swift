import Kernel
import Money

/// A day the law waits for something.
struct LegalDeadline: Sendable {
  let day: LocalDate
  let title: Text
  let detail: Text
  /// The text it comes from.
  let source: String

  /// Days of the reform and of the law that are fixed. Appended as the law moves.
  static let fixed = [
    LegalDeadline(
      day: LocalDate(year: 2027, month: 1, day: 1)!,
      title: Text(
        fr: "Fin du régime simplifié de TVA", en: "End of the simplified VAT scheme"),
      detail: Text(
        fr:
          "Déclarations trimestrielles jusqu’à 1 M€ de chiffre d’affaires, mensuelles au-delà. Les factures se conservent dix ans, et le CIBS remplace le CGI pour la TVA.",
        en:
          "Quarterly returns up to €1M of turnover, monthly above. Invoices are kept for ten years, and the CIBS replaces the CGI for VAT."
      ),
      source: "LF 2025 art. 38 ; loi 2026-534 art. 36 ; ord. 2026-671"),
    LegalDeadline(
      day: LocalDate(year: 2027, month: 9, day: 1)!,
      title: Text(
        fr: "Facture électronique : PME et micro-entreprises émettent à leur tour",
        en: "E-invoicing: small and very small companies begin to issue"),
      detail: Text(
        fr:
          "Factures entre entreprises par une plateforme agréée, et transmission des ventes aux particuliers. La réception est obligatoire depuis le 1er septembre 2026.",
        en:
          "Invoices between companies through an approved platform, and sales to consumers reported. Receiving is mandatory since 1 September 2026."
      ),
      source: "loi 2026-103 art. 123 ; décret 2026-677"),
    LegalDeadline(
      day: LocalDate(year: 2028, month: 6, day: 30)!,
      title: Text(
        fr: "Dernier jour des références au CGI sur les factures",
        en: "Last day invoices may refer to the CGI"),
      detail: Text(
        fr: "Les mentions passent d’elles-mêmes aux références du CIBS.",
        en: "Mentions move to references of the CIBS by themselves."),
      source: "BOI-RES-TVA-000253"),
  ]

  /// The return of VAT for the month before, between the 15th and the 24th (CGI ann. IV, art. 39); which of these days is the
  /// company's is said in its space at impots.gouv.fr. Nothing for who charges no VAT.
  static func vat(on today: LocalDate, _ isFranchise: Bool) -> LegalDeadline? {
    if isFranchise { return nil }
    let (year, month, day) = today.civil
    let isOver = day > 24
    let next = isOver ? today.endOfMonth.adding(days: 1) : today
    let due = LocalDate(year: next.year, month: next.month, day: 24)!
    let of = isOver ? (year, month) : month == 1 ? (year - 1, 12) : (year, month - 1)
    return LegalDeadline(
      day: due,
      title: Text(
        fr: "Déclaration mensuelle de TVA : \(Language.fr.month(of.0, of.1))",
        en: "Monthly VAT return: \(Language.en.month(of.0, of.1))"),
      detail: Text(
        fr: "À déposer entre le 15 et le 24 ; votre jour est dans votre espace impots.gouv.fr.",
        en:
          "To be filed between the 15th and the 24th; your day is in your space at impots.gouv.fr."),
      source: "CGI 287 ; ann. IV art. 39")
  }

  /// The next, the nearest first.
  static func next(from today: LocalDate, isFranchise: Bool, limit: Int) -> [LegalDeadline] {
    let all = fixed.filter { $0.day >= today } + [vat(on: today, isFranchise)].compactMap { $0 }
    return Array(all.sorted { $0.day < $1.day }.prefix(limit))
  }
}
