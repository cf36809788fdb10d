import Kernel
import Money
import Seal
import Storage

/// The mail of a checkpoint: French first, English below, the signed note last and by itself, so that it can be copied out.
struct CheckpointMessage {
  let seller: String
  let note: String
  let fileName: String
  private let siren: String
  private let size: Int64
  private let key: String
  /// Each series with its last number.
  private let series: [(name: String, last: String)]
  private let day: LocalDate

  /// - Returns: nil when there is no checkpoint of that size.
  init?(size: Int64, of company: CompanyID, in tx: borrowing Transaction) throws {
    guard let signed = try LogStore.checkpoint(over: size - 1, of: company, in: tx),
      signed.checkpoint.size == size,
      let profile = try CompanyStore.current(in: tx)?.profile
    else { return nil }
    seller = profile.name
    siren = profile.siren
    note = signed.note
    self.size = size
    fileName = "point-de-controle-\(siren)-\(size).note"
    key =
      try CompanyStore.keys(of: company, in: tx).first { signed.isSigned(by: $0) }?.fingerprint
      ?? "—"
    series = try Self.lastNumbers(under: size, of: company, in: tx)
    day = tx.today
  }

  /// As they stood under the checkpoint, though the log may have grown since.
  private static func lastNumbers(
    under size: Int64, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [(name: String, last: String)] {
    let names = try tx.rows(
      """
      SELECT series FROM number_series WHERE company_id = \(company) AND kind <> 'log'
      ORDER BY series
      """
    ) { try $0.text(0) }
    return try names.compactMap { name in
      try tx.row(
        """
        SELECT coalesce(i.number, e.fields), e.sequence FROM log_entry e
        LEFT JOIN invoice i ON i.company_id = e.company_id AND i.id = e.subject_id
        WHERE e.company_id = \(company) AND e.series = \(name) AND e.position < \(size)
        ORDER BY e.sequence DESC LIMIT 1
        """
      ) { (name, number(in: try $0.textOrNil(0), sequence: try $0.int64(1))) }
    }
  }

  /// A document's number, or the one among the lines of a payment.
  private static func number(in text: String?, sequence: Int64) -> String {
    let mark = "number: "
    guard let line = text?.split(separator: "\n").first else { return String(sequence) }
    return line.hasPrefix(mark)
      ? CanonicalText.unescaped(line.dropFirst(mark.count)) : String(line)
  }

  // MARK: Words

  var subject: String {
    "\(seller) : point de contrôle du \(Language.fr.date(day)) / checkpoint, \(size)"
  }

  var text: String {
    [
      body(.fr), "— — —", body(.en), "— — —", note,
    ].joined(separator: "\n\n")
  }

  private func body(_ language: Language) -> String {
    let words = Words(CheckpointMailStrings.table, language)
    let numbers = series.map { "  \($0.last)" }
    return [
      words.title("\(seller) (SIREN \(French.siren(siren)))"),
      words.entries(String(size)) + (numbers.isEmpty ? "" : " " + words.lastNumbers),
      numbers.joined(separator: "\n"),
      words.keep,
      words.check,
      "  facturier verify --data data --against \(fileName)\n"
        + "  facturier-verify archive --against \(fileName)",
      words.key(key),
    ].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }
}

/// Every sentence of the mail.
final class CheckpointMailStrings: Sendable {
  static let table = CheckpointMailStrings()

  let title = Template(
    fr: "{} : état du journal des factures", en: "{}: state of the log of invoices")
  let entries = Template(
    fr: "Le journal scellé compte {} écritures.", en: "The sealed log holds {} entries.")
  let lastNumbers = Text(fr: "Derniers numéros :", en: "Last numbers:")
  let keep = Text(
    fr:
      "Gardez ce courriel ; il n’y a rien d’autre à faire. Il prouve où en était le journal : si une ancienne copie était remise, ou si quelque chose y était changé, retiré ou renuméroté, il le montrerait.",
    en:
      "Keep this mail; there is nothing else to do. It proves where the log stood: if an old copy were put back, or anything in it changed, removed or numbered again, it would show."
  )
  let check = Text(
    fr:
      "Pour comparer, avec la pièce jointe ou les lignes qui terminent ce courriel : la page « Intégrité » de Facturier, ou",
    en:
      "To compare, with the attachment or the lines that end this mail: the page “Integrity” of Facturier, or"
  )
  let noWayOut = Text(
    fr:
      "La fiche demande d'envoyer chaque jour l'état du journal (« checkpointMail »), mais aucun courriel n'est configuré : FACTURIER_SMTP_URL.",
    en:
      "The company file asks to mail the state of the log each day (“checkpointMail”), but no mail is configured: FACTURIER_SMTP_URL."
  )
  let key = Template(
    fr: "Clé de scellement : {}. Elle ne change pas sans que le journal le dise.",
    en: "Sealing key: {}. It does not change without the log saying so.")
}
