import Kernel

/// Why a whole orders file, or its mapping, cannot be read. What is wrong with one order is not an error but a
/// refused `OrderReading`; the rest of the file goes on.
package enum ShopsError: Problem {
  /// The operating system does not give the file.
  case fileUnreadable(file: String, reason: String)
  /// The bytes are neither CSV text nor JSON.
  case formatUnknown(file: String?, looksLike: Text)
  /// The bytes are not UTF-8 and the mapping does not say what they are.
  case encodingUnknown(Place)
  /// The bytes are not what the mapping says, or what their byte order mark says.
  case encodingMismatch(Place, encoding: String)
  case jsonMalformed(JSONSyntaxError)
  /// A CSV file came without a column mapping.
  case mappingMissing(file: String?)
  /// All that is wrong in the mapping.
  case mappingInvalid([Finding])
  /// Columns the mapping names and the header does not have.
  case columnUnknown(file: String?, columns: [String], header: [String], line: Int)
  /// Columns the mapping names and the header has twice.
  case columnAmbiguous(file: String?, columns: [String], line: Int)
  /// More columns than somebody could be asked about.
  case tooManyColumns(file: String?, limit: Int, line: Int)
  /// The file stops in the middle of a row. The orders before it stand.
  case fileTruncated(Place, detail: Text)
  /// A size beyond the limit: of a JSON document, of a row.
  case tooLarge(Place, what: Text, limit: Int)
  case noOrders(file: String?)

  package var code: String {
    switch self {
    case .fileUnreadable: "orders.file-unreadable"
    case .formatUnknown: "orders.format-unknown"
    case .encodingUnknown: "orders.encoding-unknown"
    case .encodingMismatch: "orders.encoding-mismatch"
    case .jsonMalformed(let error):
      error.isCutShort ? "orders.file-truncated" : "orders.json-malformed"
    case .mappingMissing: "orders.mapping-missing"
    case .mappingInvalid: "orders.mapping-invalid"
    case .columnUnknown: "orders.column-unknown"
    case .columnAmbiguous: "orders.column-ambiguous"
    case .fileTruncated: "orders.file-truncated"
    case .tooLarge, .tooManyColumns: "orders.too-large"
    case .noOrders: "orders.no-orders"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .fileUnreadable: .notFound
    case .formatUnknown, .encodingUnknown, .encodingMismatch, .jsonMalformed, .fileTruncated:
      .malformed
    case .mappingMissing, .mappingInvalid, .columnUnknown, .columnAmbiguous, .tooLarge,
      .tooManyColumns,
      .noOrders:
      .invalid
    }
  }

  /// Where, as far as one place can be named.
  package var place: Place? {
    switch self {
    case .fileUnreadable(let file, _): Place(file: file)
    case .formatUnknown(let file, _), .mappingMissing(let file), .noOrders(let file):
      Place(file: file)
    case .encodingUnknown(let place), .encodingMismatch(let place, _), .fileTruncated(let place, _),
      .tooLarge(let place, _, _):
      place
    case .jsonMalformed(let error): error.place
    case .mappingInvalid(let findings): findings.first?.place
    case .columnUnknown(let file, _, _, let line), .columnAmbiguous(let file, _, let line),
      .tooManyColumns(let file, _, let line):
      Place(file: file, line: line)
    }
  }

  package var findings: [Finding] {
    if case .mappingInvalid(let findings) = self { return findings }
    return [finding]
  }

  /// The error as one finding, for reports that list findings.
  package var finding: Finding { Finding(code, at: place, fr: text.fr, en: text.en) }
}

extension ShopsError {
  package var text: Text {
    switch self {
    case .fileUnreadable(let file, let reason):
      Text(
        fr:
          "Le fichier « \(shown(file)) » ne peut pas être lu (\(reason)). Vérifiez son nom et ses droits.",
        en: "The file “\(shown(file))” cannot be read (\(reason)). Check its name and permissions.")
    case .formatUnknown(_, let looksLike):
      Text(
        fr: "Ce n'est ni un CSV ni du JSON : \(looksLike.fr)",
        en: "This is neither CSV nor JSON: \(looksLike.en)")
    case .encodingUnknown: encodingUnknownText
    case .encodingMismatch(_, let encoding):
      Text(
        fr:
          "Le fichier contient des octets impossibles en \(encoding). Corrigez « encoding » dans la correspondance des colonnes, ou réenregistrez le fichier en UTF-8.",
        en:
          "The file holds bytes that \(encoding) does not have. Correct “encoding” in the column mapping, or save the file again as UTF-8."
      )
    case .jsonMalformed(let error):
      Text(
        fr:
          "Le JSON est mal formé : \(error.reason.fr). Aucune commande de ce document n'a été lue.",
        en: "The JSON is malformed: \(error.reason.en). No order of this document was read.")
    case .mappingMissing:
      Text(
        fr:
          "Pour lire un CSV, il faut savoir quelle colonne contient quoi : la page « Importer » le demande ; au terminal, donnez --mapping.",
        en:
          "To read a CSV, Facturier must know which column holds what: the page “Import” asks for it; at the terminal, give --mapping."
      )
    case .mappingInvalid(let findings):
      Text(
        fr:
          "La correspondance des colonnes contient \(findings.count) erreur(s) : corrigez-la avant de relire le fichier.",
        en:
          "The column mapping holds \(findings.count) error(s); correct it before reading the file again."
      )
    case .columnUnknown(_, let columns, let header, _): columnUnknownText(columns, header)
    case .columnAmbiguous(_, let columns, _):
      Text(
        fr:
          "L'en-tête contient plusieurs fois : \(list(columns)). Renommez les colonnes en double.",
        en: "The header has more than one of: \(list(columns)). Rename the repeated columns.")
    case .fileTruncated(_, let detail): detail
    case .tooLarge(_, let what, let limit):
      Text(
        fr: "\(what.fr) : plus de \(limit) octets. Découpez le fichier.",
        en: "\(what.en): more than \(limit) bytes. Split the file.")
    case .tooManyColumns(_, let limit, _):
      Text(
        fr: "L'en-tête a plus de \(limit) colonnes : joignez un fichier de correspondance.",
        en: "The header has more than \(limit) columns: attach a mapping file.")
    case .noOrders:
      Text(
        fr: "Le fichier ne contient aucune commande.", en: "The file holds no order.")
    }
  }

  private var encodingUnknownText: Text {
    Text(
      fr:
        "Le fichier n'est pas en UTF-8 à cette ligne et rien ne dit quel est son encodage. Ajoutez \"encoding\": \"windows-1252\" (ou \"iso-8859-15\", \"utf-16le\", \"auto\") à la correspondance des colonnes, ou réenregistrez le fichier en UTF-8.",
      en:
        "The file is not UTF-8 at this line and nothing says what its encoding is. Add \"encoding\": \"windows-1252\" (or \"iso-8859-15\", \"utf-16le\", \"auto\") to the column mapping, or save the file again as UTF-8."
    )
  }

  private func columnUnknownText(_ columns: [String], _ header: [String]) -> Text {
    let hints = columns.compactMap { nearest(to: $0, in: header) }
    let near = hints.isEmpty ? "" : list(hints)
    return Text(
      fr:
        "L'en-tête n'a pas de colonne \(list(columns)). Il a : \(list(header)).\(near.isEmpty ? "" : " Peut-être \(near) ?") Corrigez \"columns\" dans la correspondance.",
      en:
        "The header has no column \(list(columns)). It has: \(list(header)).\(near.isEmpty ? "" : " Perhaps \(near)?") Correct \"columns\" in the mapping."
    )
  }

  private func list(_ names: [String]) -> String {
    let first = names.prefix(40).map { "\"\(shown($0))\"" }.joined(separator: ", ")
    return names.count > 40 ? first + ", …" : first
  }
}
