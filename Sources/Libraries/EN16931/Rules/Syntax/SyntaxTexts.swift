/// What the rules of the table say to people: generated from the row, by hand for conditions.
enum SyntaxTexts {
  struct Words {
    /// What the rule asks.
    let text: String
    let fr: Rule.Advice
    let en: Rule.Advice
  }

  static func words(_ row: SyntaxTable.Row) -> Words {
    if let words = conditions[row.id] { return words }
    let place = place(row)
    if let attribute = row.attribute { return attributeWords(attribute, row, place) }
    let element = row.path.steps.last ?? place
    let chain = row.path.steps.filter { $0 != "LINE" }.joined(separator: "/")
    switch row.kind {
    case .atMostOne:
      return Words(
        text: "\(chain) stands at most once in \(place).",
        fr: Rule.Advice(
          "L'élément \(element) figure plusieurs fois (dans \(place)) ; EN 16931 n'en admet qu'un.",
          fix: "Gardez un seul \(element) : réunissez ou retirez les autres."),
        en: Rule.Advice(
          "The element \(element) stands several times (in \(place)); EN 16931 allows one.",
          fix: "Keep a single \(element): merge or remove the others."))
    case .exactlyOne:
      return Words(
        text: "\(chain) stands exactly once in \(place).",
        fr: Rule.Advice(
          "L'élément \(element) doit figurer une fois, et une seule, dans \(place).",
          fix: "Ajoutez \(chain) s'il manque, ou n'en gardez qu'un."),
        en: Rule.Advice(
          "The element \(element) must stand once, and only once, in \(place).",
          fix: "Add \(chain) if it is missing, or keep only one."))
    default:
      return Words(
        text: "\(chain) is not used in \(place).",
        fr: Rule.Advice(
          "L'élément \(element) n'a pas sa place dans une facture EN 16931 (dans \(owner(row, place))).",
          fix: "Retirez \(element) : aucun terme de la norme ne le porte."),
        en: Rule.Advice(
          "The element \(element) has no place in an EN 16931 invoice (in \(owner(row, place))).",
          fix: "Remove \(element): no term of the standard is written there."))
    }
  }

  private static func attributeWords(
    _ attribute: String, _ row: SyntaxTable.Row, _ place: String
  ) -> Words {
    if row.path.isFloating, row.path.steps.isEmpty {
      return Words(
        text: "The attribute \(attribute) is not used.",
        fr: Rule.Advice(
          "L'attribut \(attribute) n'est pas utilisé dans une facture EN 16931.",
          fix: "Retirez l'attribut \(attribute)."),
        en: Rule.Advice(
          "The attribute \(attribute) is not used in an EN 16931 invoice.",
          fix: "Remove the attribute \(attribute)."))
    }
    let element = row.path.steps.last ?? place
    let times = row.kind == .atMostOne
    return Words(
      text: "\(element)/@\(attribute) \(times ? "stands at most once" : "is not used").",
      fr: Rule.Advice(
        times
          ? "L'attribut \(attribute) de \(element) figure plusieurs fois ; EN 16931 n'en admet qu'un."
          : "L'attribut \(attribute) n'est pas admis sur \(element) dans une facture EN 16931.",
        fix: "Retirez l'attribut \(attribute) de \(element)."),
      en: Rule.Advice(
        times
          ? "The attribute \(attribute) of \(element) stands several times; EN 16931 allows one."
          : "The attribute \(attribute) is not allowed on \(element) in an EN 16931 invoice.",
        fix: "Remove the attribute \(attribute) from \(element)."))
  }

  /// The element the forbidden one stands in.
  private static func owner(_ row: SyntaxTable.Row, _ place: String) -> String {
    let above = row.path.steps.dropLast().last
    if above == "LINE" { return "cac:InvoiceLine / cac:CreditNoteLine" }
    return above ?? place
  }

  private static func place(_ row: SyntaxTable.Row) -> String {
    let names = row.contexts.map { context in
      let last = context.steps.last ?? (row.id.hasPrefix("CII") ? "rsm:CrossIndustryInvoice" : "")
      if last.isEmpty { return "Invoice / CreditNote" }
      return last.hasPrefix("*") ? "…\(last.dropFirst())" : last
    }
    return names.joined(separator: " / ")
  }
}
