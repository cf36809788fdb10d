import Money

/// Reads the members of a JSON object, collecting all that is wrong with them, each with its place.
///
/// Its codes begin with `order.` whatever is read: they were given when orders were all there was, and codes stay.
package protocol JSONReading {
  var document: JSONDocument { get }
  var findings: [Finding] { get set }
  /// Of the amounts.
  var currency: Currency { get }
  /// Read from our own store: as it is, with the places that were stored; nothing is cleaned or judged.
  var isStored: Bool { get }
}

extension JSONReading {
  // MARK: Places

  /// Where a value stands, or stood when it was stored.
  package func place(of value: JSONValue) -> Place {
    guard isStored else { return document.place(of: value) }
    guard let stored = value["place"] else { return Place() }
    return Place(
      file: stored["file"]?.text, line: stored["line"]?.text.flatMap { Int($0) },
      column: stored["column"]?.text.flatMap { Int($0) }, pointer: stored["pointer"]?.text)
  }

  // MARK: Values

  package func present(_ object: JSONValue, _ key: String) -> JSONValue? {
    guard let value = object[key], !value.isNull else { return nil }
    return value
  }

  package mutating func requiredValue(_ object: JSONValue, _ key: String) -> JSONValue? {
    if let value = present(object, key) { return value }
    findings.append(Finding.valueMissing(key, at: document.place(of: object)))
    return nil
  }

  /// A text on one line; `nil` when absent or blank.
  package mutating func text(_ object: JSONValue, _ key: String) -> String? {
    guard let value = present(object, key) else { return nil }
    guard let text = value.text else {
      wrongType(value, Text(fr: "un texte", en: "a text"))
      return nil
    }
    if isStored { return text }
    let clean = CleanText.line(text)
    return clean.isEmpty ? nil : clean
  }

  package mutating func paragraph(_ object: JSONValue, _ key: String) -> String? {
    guard let value = present(object, key), let text = value.text, !isStored else {
      return text(object, key)
    }
    let clean = CleanText.paragraph(text)
    return clean.isEmpty ? nil : clean
  }

  package mutating func required(
    _ object: JSONValue, _ key: String, orElse finding: ((Place) -> Finding)? = nil
  ) -> String? {
    let before = findings.count
    if let text = text(object, key) { return text }
    if findings.count == before {
      let place = document.place(of: object[key] ?? object)
      findings.append(finding?(place) ?? Finding.valueMissing(key, at: place))
    }
    return nil
  }

  package mutating func day(_ object: JSONValue, _ key: String, isRequired: Bool = false)
    -> LocalDate?
  {
    guard let text = isRequired ? required(object, key) : text(object, key) else { return nil }
    if let day = LocalDate(text) { return day }
    refuse(
      "order.value-unreadable", object[key]!,
      fr: "« \(shown(text)) » n'est pas un jour comme 2026-11-20.",
      en: "“\(shown(text))” is not a day such as 2026-11-20.")
    return nil
  }

  package mutating func bool(_ object: JSONValue, _ key: String) -> Bool? {
    guard let value = present(object, key) else { return nil }
    if value.bool == nil { wrongType(value, Text(fr: "true ou false", en: "true or false")) }
    return value.bool
  }

  package mutating func choice(
    _ object: JSONValue, _ key: String, _ choices: [String], isRequired: Bool = false
  ) -> String? {
    guard let text = isRequired ? required(object, key) : text(object, key) else { return nil }
    if choices.contains(text) { return text }
    let list = choices.map { "\"\($0)\"" }.joined(separator: ", ")
    refuse(
      "order.value-unreadable", object[key]!,
      fr: "« \(shown(text)) » n'est pas possible ici. Choix : \(list).",
      en: "“\(shown(text))” is not possible here. Choices: \(list).")
    return nil
  }

  package mutating func money(_ object: JSONValue, _ key: String, isRequired: Bool = false)
    -> Money?
  {
    decimal(object, key, scale: currency.decimals, isRequired: isRequired).map {
      Money(minorUnits: $0, currency: currency)
    }
  }

  /// An amount that has no sign.
  package mutating func amount(_ object: JSONValue, _ key: String, isRequired: Bool = false)
    -> Money?
  {
    guard let money = money(object, key, isRequired: isRequired) else { return nil }
    if money.isNegative, !isStored {
      refuse(
        "order.amount-negative", object[key]!,
        fr: "Le montant \(money) est négatif ; l'écrire sans signe.",
        en: "The amount \(money) is negative; write it without a sign.")
    }
    return money
  }

  /// A decimal string, or a JSON number, whose token is just as exact.
  package mutating func decimal(
    _ object: JSONValue, _ key: String, scale: Int, isRequired: Bool = false
  ) -> Int64? {
    guard let text = isRequired ? required(object, key) : text(object, key) else { return nil }
    do throws(MoneyError) {
      return try DecimalText.units(of: text, scale: scale)
    } catch {
      refuseDecimal(error, text, object[key]!, scale: scale)
      return nil
    }
  }

  package mutating func refuseDecimal(
    _ error: MoneyError, _ text: String, _ value: JSONValue, scale: Int
  ) {
    switch error {
    case .tooManyDecimals:
      refuse(
        "order.value-unreadable", value,
        fr: "« \(shown(text)) » a plus de \(scale) décimales ; rien n'est arrondi en silence.",
        en: "“\(shown(text))” has more than \(scale) decimals; nothing is rounded silently.")
    case .overflow:
      refuse(
        "order.value-unreadable", value, fr: "« \(shown(text)) » est trop grand.",
        en: "“\(shown(text))” is too large.")
    case .notANumber, .mixedCurrencies:
      refuse(
        "order.value-unreadable", value,
        fr: "« \(shown(text)) » n'est pas un nombre comme \"19.90\".",
        en: "“\(shown(text))” is not a number such as \"19.90\".")
    }
  }

  package mutating func isList(_ value: JSONValue) -> Bool {
    if !value.isArray { wrongType(value, Text(fr: "une liste", en: "a list")) }
    return value.isArray
  }

  /// Refuses what is no object, and keys that mean nothing here.
  package mutating func check(_ value: JSONValue, known: [String]) -> Bool {
    guard value.isObject else {
      wrongType(value, Text(fr: "un objet", en: "an object"))
      return false
    }
    for member in value.members
    where !known.contains(member.key) && !(isStored && member.key == "place") {
      let near = nearest(to: member.key, in: known)
      let list = known.joined(separator: ", ")
      refuse(
        "order.key-unknown", member.value,
        fr:
          "La clé « \(shown(member.key)) » est inconnue\(near.map { " (peut-être « \($0) » ?)" } ?? ""). Clés connues ici : \(list).",
        en:
          "The key “\(shown(member.key))” is unknown\(near.map { " (perhaps “\($0)”?)" } ?? ""). Keys known here: \(list)."
      )
    }
    return true
  }

  package mutating func wrongType(_ value: JSONValue, _ wanted: Text) {
    refuse(
      "order.value-unreadable", value,
      fr: "On attend ici \(wanted.fr), et on trouve \(value.kindName.fr).",
      en: "\(wanted.en) is expected here, and \(value.kindName.en) is found.")
  }

  package mutating func refuse(_ code: String, _ value: JSONValue, fr: String, en: String) {
    findings.append(Finding(code, at: document.place(of: value), fr: fr, en: en))
  }
}
