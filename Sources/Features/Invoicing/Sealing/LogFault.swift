import Kernel

/// Something in a stored log that is not as it was sealed, and where.
package struct LogFault: Sendable, Equatable {
  package enum What: Sendable, Equatable {
    /// Entries are missing from the log, or stand twice, before this one.
    case position(expected: Int64)
    /// A gap, a double or a swap in a series.
    case sequence(expected: Int64)
    /// What the rows say is not what was sealed.
    case entryChanged
    /// The rows of the document are gone.
    case documentMissing
    /// Salt and hashes are not those that were committed to.
    case commitment
    /// The stored file is not the one that was sealed.
    case fileChanged
    /// What pages show of it is not what its sealed file says.
    case shownDiffers(Text)
    /// The row of the payment is gone.
    case paymentMissing
    /// What the row of the payment says is not what was sealed.
    case paymentChanged(String)
    /// Its day, or its instant, is before that of the entry before.
    case timeGoesBack
    /// The closure is not the sum of what was sealed.
    case closureDiffers
    /// Entries of a later day follow without it.
    case closureMissing(period: String)
    /// The signed root is not that of the entries.
    case checkpointRoot
    case checkpointSignature
    /// The end of the log is under no checkpoint.
    case checkpointMissing
    /// A stored subtree is not that of the entries.
    case subtree
    /// The log says it ends elsewhere.
    case end(expected: Int64)
    /// The head of a series is not its last entry.
    case seriesHead
    /// A document that no entry seals.
    case unsealed
    /// A checkpoint that was kept elsewhere covers more than there is.
    case keptBeyond(size: Int64)
    /// What a checkpoint that was kept elsewhere covers is not what is there.
    case keptDiffers
    /// It is signed by no key of this company.
    case keptUnsigned
    /// It is of another company.
    case keptForeign
  }

  package let what: What
  /// In the log, from 0; of a checkpoint, its size.
  package let position: Int64
  package let series: String
  package let sequence: Int64
  /// Of the document, where it is one.
  package let number: String?

  package init(
    _ what: What, position: Int64, series: String = "", sequence: Int64 = 0, number: String? = nil
  ) {
    self.what = what
    self.position = position
    self.series = series
    self.sequence = sequence
    self.number = number
  }

  /// "écriture 41 (F-2026-*, 42, F-2026-00042)".
  private func place(_ language: Language) -> String {
    let entry = language == .fr ? "Écriture \(position)" : "Entry \(position)"
    if series.isEmpty { return entry }
    return "\(entry) (\(series), \(sequence)\(number.map { ", \($0)" } ?? ""))"
  }

  package var text: Text {
    Text(
      fr: "\(place(.fr)) : \(Self.words(what, .fr)).",
      en: "\(place(.en)): \(Self.words(what, .en)).")
  }

  private static func words(_ what: What, _ language: Language) -> String {
    let words: (fr: String, en: String) =
      switch what {
      case .position(let expected):
        (
          "il manque l'écriture \(expected), ou elle est en double",
          "entry \(expected) is missing, or stands twice"
        )
      case .sequence(let expected):
        ("la série attendait le rang \(expected)", "the series expected sequence \(expected)")
      case .entryChanged:
        (
          "ses données ne sont plus celles qui ont été scellées",
          "its data is no more what was sealed"
        )
      case .documentMissing: ("le document a disparu", "the document is gone")
      case .fileChanged:
        (
          "le fichier conservé n'est pas celui qui a été scellé",
          "the stored file is not the one that was sealed"
        )
      case .commitment:
        (
          "le sel ou les empreintes du document ne sont pas ceux qui ont été scellés",
          "salt or hashes of the document are not those that were sealed"
        )
      case .shownDiffers(let what):
        (
          "\(what.fr) en base n'est pas ce que dit le fichier scellé",
          "\(what.en) in the database is not what the sealed file says"
        )
      case .paymentMissing: ("le paiement a disparu", "the payment is gone")
      case .paymentChanged(let field):
        (
          "« \(field) » du paiement n'est pas ce qui a été scellé",
          "“\(field)” of the payment is not what was sealed"
        )
      case .timeGoesBack:
        ("elle est datée d'avant la précédente", "it is dated before the one before it")
      case .closureDiffers:
        (
          "la clôture n'est pas la somme de ce qui a été scellé",
          "the closure is not the sum of what was sealed"
        )
      case .closureMissing(let period):
        (
          "la clôture (\(period)) qui devait précéder manque",
          "the closure (\(period)) that must come before it is missing"
        )
      case .checkpointRoot:
        (
          "la racine signée n'est pas celle des écritures",
          "the signed root is not that of the entries"
        )
      case .checkpointSignature: ("la signature ne tient pas", "the signature does not hold")
      case .checkpointMissing:
        ("la fin du journal n'est pas signée", "the end of the log is not signed")
      case .subtree: ("un nœud de l'arbre est faux", "a node of the tree is wrong")
      case .end(let expected):
        (
          "le journal devrait compter \(expected) écritures",
          "the log should hold \(expected) entries"
        )
      case .seriesHead:
        (
          "la fin de la série n'est pas sa dernière écriture",
          "the end of the series is not its last entry"
        )
      case .keptBeyond(let size):
        (
          "le point de contrôle gardé en couvre autant, le journal n'en compte que \(size) : la fin a été coupée, ou une ancienne copie remise",
          "the checkpoint that was kept covers as many, and the log holds only \(size): its end was cut off, or an old copy put back"
        )
      case .keptDiffers:
        (
          "les écritures d'avant ne sont plus celles du point de contrôle gardé",
          "the entries before it are no more those of the checkpoint that was kept"
        )
      case .keptUnsigned:
        (
          "aucune clé de cette entreprise n'a signé le point de contrôle gardé",
          "no key of this company signed the checkpoint that was kept"
        )
      case .keptForeign:
        (
          "le point de contrôle gardé est d'une autre entreprise",
          "the checkpoint that was kept is of another company"
        )
      case .unsealed: ("ce document n'est dans aucune écriture", "no entry seals this document")
      }
    return language == .fr ? words.fr : words.en
  }
}

/// What a check of a stored log found.
package struct LogReport: Sendable {
  package var entries: Int64 = 0
  package var documents = 0
  package var checkpoints = 0
  package var faults: [LogFault] = []

  package var isSound: Bool { faults.isEmpty }
}
