/// The notes (BG-1) as the official rules read them: by subject in CII, as one text joined by # in
/// UBL.
struct FrenchNotes {
  struct Note {
    let subjects: [String]
    let contents: [String]
    let node: XMLDocument.Node?
  }

  /// Nil where CII has no header at all: the rules have nothing to look at.
  let notes: [Note]?
  /// Of UBL only.
  private let joined: String?

  init(_ judgement: Judgement) {
    guard let xml = judgement.xml else {
      notes = judgement.invoice.all(.bg1).map { group in
        Note(
          subjects: group.all(.bt21).map(\.text), contents: group.all(.bt22).map(\.text), node: nil)
      }
      joined = nil
      return
    }
    if judgement.invoice.syntax?.isUBL == true {
      let texts = xml.all("cbc:Note")
      notes = texts.map { Note(subjects: [], contents: [$0.raw], node: $0.node) }
      joined = texts.map(\.raw).joined(separator: "#")
      return
    }
    joined = nil
    notes = xml.all("rsm:ExchangedDocument").first.map { header in
      header.all("ram:IncludedNote").map { note in
        Note(
          subjects: note.texts("ram:SubjectCode"), contents: note.texts("ram:Content"),
          node: note.node)
      }
    }
  }

  func all(_ subject: String) -> [Note] {
    (notes ?? []).filter { $0.subjects.contains(subject) }
  }

  func count(_ subject: String) -> Int {
    guard let joined else { return (notes ?? []).count { $0.subjects.contains(subject) } }
    return joined.occurrences(of: "#\(subject)#")
  }

  /// The texts of the notes with that subject. In UBL it is what follows the first "#BAR#" up to
  /// the next #.
  func texts(_ subject: String) -> [String] {
    guard let joined else { return all(subject).flatMap(\.contents) }
    guard let after = joined.after("#\(subject)#") else { return [] }
    return [String(after.prefix { $0 != "#" })].filter { !$0.isEmpty }
  }

  /// How often a treatment stands in the notes.
  var treatments: Int {
    guard joined != nil else {
      return all("BAR").filter { note in
        note.contents.contains { FrenchShapes.treatments.contains(XMLSpace.normalized($0)) }
      }.count
    }
    let bar = (notes ?? []).flatMap(\.contents).filter { $0.occurrences(of: "#BAR#") > 0 }
    let text = bar.joined() + "#"
    return FrenchShapes.treatments.reduce(0) { $0 + text.occurrences(of: "BAR#\($1)#") }
  }
}

extension String {
  /// Occurrences that do not overlap, byte by byte.
  func occurrences(of part: String) -> Int {
    var count = 0
    var rest = self[...]
    while let after = rest.after(part) { (count, rest) = (count + 1, after) }
    return count
  }
}

extension StringProtocol where SubSequence == Substring {
  /// What follows the first occurrence, byte by byte; nil when there is none.
  func after(_ part: String) -> Substring? {
    let (bytes, wanted) = (utf8, Array(part.utf8))
    var start = bytes.startIndex
    while start != bytes.endIndex {
      if bytes[start...].starts(with: wanted) {
        return self[bytes.index(start, offsetBy: wanted.count)...]
      }
      start = bytes.index(after: start)
    }
    return nil
  }
}

// MARK: - BR-FR-05, 06, 20, 30/31

extension FrenchRules {
  private struct Mention {
    let code: String
    let fr: String
    let en: String
    let frFix: String
    let enFix: String
    let law: String
  }

  private static let mentions = [
    Mention(
      code: "PMT", fr: "indemnité forfaitaire de recouvrement", en: "fixed recovery fee",
      frFix: "Ajoutez une note PMT : « Indemnité forfaitaire pour frais de recouvrement en cas de "
        + "retard de paiement : 40 € ».",
      enFix: "Add a note PMT with the fixed recovery fee for late payment: 40 €.",
      law: "C. com. art. L441-9, L441-10, D441-5"),
    Mention(
      code: "PMD", fr: "pénalités de retard", en: "late payment penalties",
      frFix: "Ajoutez une note PMD avec le taux de vos pénalités de retard.",
      enFix: "Add a note PMD with the rate of your late payment penalties.",
      law: "C. com. art. L441-9, L441-10"),
    Mention(
      code: "AAB", fr: "escompte pour paiement anticipé", en: "early payment discount",
      frFix: "Ajoutez une note AAB, par exemple « Escompte pour paiement anticipé : néant ».",
      enFix: "Add a note AAB, for instance “No discount for early payment”.",
      law: "C. com. art. L441-9"),
    Mention(
      code: "TXD", fr: "membre d'un assujetti unique", en: "member of a VAT group",
      frFix: "", enFix: "", law: "CGI art. 256 C ; XP Z12-012"),
  ]

  static let notes: [Rule] =
    mentions.dropLast().enumerated().flatMap { index, mention in
      [
        present(mention, "BR-FR-05_BT-22_\(mention.code)", isUBL: false),
        present(mention, "BR-FR-05_BT-22-\(index + 1)", isUBL: true),
      ]
    }
    + mentions.enumerated().flatMap { index, mention in
      [
        single(mention, "BR-FR-06_BT-21_\(mention.code)", isUBL: false),
        single(mention, "BR-FR-06_BT-21-\(index + 1)", isUBL: true),
      ]
    } + [
      treatment, oneTreatment("BR-FR-31_BT-21", isUBL: false),
      oneTreatment("BR-FR-30_BT-21", isUBL: true),
    ]

  private static func present(_ mention: Mention, _ id: String, isUBL: Bool) -> Rule {
    Rule(
      id, .fatal, .french, syntaxes: isUBL ? .ubl : nil, reads: [.bt22, .bt21],
      text: "A note with subject \(mention.code) states the \(mention.en).",
      fr: Rule.Advice(
        "La mention légale « \(mention.fr) » manque : aucune note (BT-22) n'a le sujet "
          + "\(mention.code).", fix: mention.frFix),
      en: Rule.Advice(
        "The legal mention “\(mention.en)” is missing: no note (BT-22) has subject \(mention.code).",
        fix: mention.enFix), law: mention.law
    ) { judgement in
      guard isUBL || judgement.invoice.syntax?.isUBL != true else { return }
      let notes = judgement.frenchNotes
      if notes.notes != nil, notes.count(mention.code) == 0 {
        judgement.fail(.bt22, missingIn: judgement.root)
      }
    }
  }

  private static func single(_ mention: Mention, _ id: String, isUBL: Bool) -> Rule {
    Rule(
      id, .fatal, .french, syntaxes: isUBL ? .ubl : nil, reads: [.bt21],
      text: "At most one note has subject \(mention.code).",
      fr: Rule.Advice(
        "La mention « \(mention.fr) » figure plusieurs fois : plusieurs notes ont le sujet "
          + "\(mention.code) (BT-21).",
        fix: "Réunissez ces textes dans une seule note \(mention.code)."),
      en: Rule.Advice(
        "The mention “\(mention.en)” stands several times: several notes have subject "
          + "\(mention.code) (BT-21).", fix: "Put these texts into one note \(mention.code)."),
      law: mention.law
    ) { judgement in
      guard isUBL || judgement.invoice.syntax?.isUBL != true else { return }
      let notes = judgement.frenchNotes
      guard notes.count(mention.code) > 1 else { return }
      if let node = notes.all(mention.code).last?.node {
        judgement.fail(node)
      } else {
        judgement.fail(judgement.root)
      }
    }
  }

  private static let treatment = Rule(
    "BR-FR-20_BT-21", .fatal, .french, reads: [.bt22, .bt21],
    text: "The note with subject BAR holds a treatment of the list.",
    fr: Rule.Advice(
      "La note BAR (BT-22), qui dit le circuit de la facture, ne contient pas un code connu.",
      fix: "Écrivez B2B, B2BINT, B2C, B2CINT, OUTOFSCOPE ou ARCHIVEONLY."),
    en: Rule.Advice(
      "The note BAR (BT-22), which says how the invoice travels, holds no known code.",
      fix: "Write B2B, B2BINT, B2C, B2CINT, OUTOFSCOPE or ARCHIVEONLY."), law: "XP Z12-012"
  ) { judgement in
    let notes = judgement.frenchNotes
    if judgement.invoice.syntax?.isUBL == true {
      let isKnown = notes.texts("BAR").allSatisfy(FrenchShapes.treatments.contains)
      if !isKnown { judgement.fail(judgement.root, value: notes.texts("BAR").first) }
      return
    }
    for note in notes.all("BAR")
    where !note.contents.contains(where: FrenchShapes.treatments.contains) {
      if let node = note.node {
        judgement.fail(node, value: note.contents.first)
      } else {
        judgement.fail(judgement.root, value: note.contents.first)
      }
    }
  }

  private static func oneTreatment(_ id: String, isUBL: Bool) -> Rule {
    Rule(
      id, .fatal, .french, syntaxes: isUBL ? .ubl : nil, reads: [.bt22, .bt21],
      text: "At most one note with subject BAR holds a treatment.",
      fr: Rule.Advice(
        "Plusieurs notes BAR (BT-22) disent le circuit de la facture.",
        fix: "N'en gardez qu'une : une facture suit un seul circuit."),
      en: Rule.Advice(
        "Several notes BAR (BT-22) say how the invoice travels.",
        fix: "Keep one: an invoice travels one way."), law: "XP Z12-012"
    ) { judgement in
      guard isUBL || judgement.invoice.syntax?.isUBL != true else { return }
      if judgement.frenchNotes.treatments > 1 { judgement.fail(judgement.root) }
    }
  }
}

extension Judgement {
  /// The term is wanted and is not there, in the document as a whole.
  func fail(_ term: Term, missingIn group: GroupView) { fail(term, in: group) }
}
