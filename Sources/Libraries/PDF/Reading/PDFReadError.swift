/// A PDF that cannot be read for its invoice. Each case says what to do, in both languages.
package enum PDFReadError: Error, Hashable, Sendable {
  /// No `%PDF-` in the first kilobyte: an image, a mail, an empty file.
  case notAPDF
  /// Neither the cross-references nor what they point at could be rebuilt; `detail` is qpdf's word
  /// on it.
  case damaged(detail: String)
  /// A password that is not empty, or a certificate, is needed to open it.
  case encrypted
  /// More than the reader accepts of something, or a decompression bomb.
  case tooLarge(Part, limit: Int)

  package enum Part: String, Hashable, Sendable {
    case file, stream, attachment, attachmentCount = "attachment-count", structure, metadata
  }

  /// Stable; never renamed, never reused.
  package var code: String {
    switch self {
    case .notAPDF: "pdf.not-a-pdf"
    case .damaged: "pdf.damaged"
    case .encrypted: "pdf.encrypted"
    case .tooLarge: "pdf.too-large"
    }
  }

  package var french: String {
    switch self {
    case .notAPDF:
      "Ce fichier n’est pas un PDF. Vérifiez que vous avez choisi le bon fichier."
    case .damaged:
      "Ce PDF est endommagé et n’a pas pu être réparé. Demandez à l’émetteur de le renvoyer."
    case .encrypted:
      "Ce PDF est protégé par un mot de passe ou un certificat. "
        + "Demandez à l’émetteur une version sans protection."
    case .tooLarge(let part, let limit):
      "Ce PDF dépasse ce que Facturier accepte de lire "
        + "(\(part.french) : \(part.size(limit, million: "Mo", thousand: "ko")) au plus). "
        + "Demandez à l’émetteur un fichier plus léger."
    }
  }

  package var english: String {
    switch self {
    case .notAPDF: "This file is not a PDF. Check that the right file was chosen."
    case .damaged:
      "This PDF is damaged and could not be repaired. Ask the sender to send it again."
    case .encrypted:
      "This PDF is protected by a password or a certificate. "
        + "Ask the sender for a version without protection."
    case .tooLarge(let part, let limit):
      "This PDF exceeds what Facturier agrees to read "
        + "(\(part.english): at most \(part.size(limit, million: "MB", thousand: "kB"))). "
        + "Ask the sender for a lighter file."
    }
  }
}

extension PDFReadError.Part {
  fileprivate var french: String {
    switch self {
    case .file: "fichier"
    case .stream: "données décompressées"
    case .attachment: "pièce jointe décompressée"
    case .attachmentCount: "nombre de pièces jointes"
    case .structure: "nombre d’objets"
    case .metadata: "métadonnées"
    }
  }

  fileprivate var english: String {
    switch self {
    case .file: "file"
    case .stream: "decompressed data"
    case .attachment: "decompressed attachment"
    case .attachmentCount: "number of attachments"
    case .structure: "number of objects"
    case .metadata: "metadata"
    }
  }

  /// A number of bytes in a readable unit; a plain number for what is counted.
  fileprivate func size(_ limit: Int, million: String, thousand: String) -> String {
    switch self {
    case .attachmentCount, .structure: "\(limit)"
    default: limit >= 1_000_000 ? "\(limit / 1_000_000) \(million)" : "\(limit / 1_000) \(thousand)"
    }
  }
}

/// What the reader accepts. The defaults leave room for any honest invoice.
package struct PDFReadLimits: Sendable {
  package var fileBytes = 100_000_000
  /// One attachment, decoded.
  package var attachmentBytes = 64_000_000
  /// All attachments of a file, decoded.
  package var allAttachmentBytes = 100_000_000
  package var attachments = 1_000
  package var metadataBytes = 4_000_000
  /// One stream as decoded by the scan for bombs; an image may have `imageBytes`.
  package var streamBytes = 64_000_000
  package var imageBytes = 256_000_000
  /// All streams together, as decoded by the scan for bombs.
  package var allStreamBytes = 1_000_000_000
  /// Nodes of the page tree and of the tree of attachment names, and annotations.
  package var nodes = 100_000

  package static let standard = PDFReadLimits()

  package init() {}
}
