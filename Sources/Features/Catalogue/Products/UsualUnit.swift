import Kernel

/// A unit that shops and craftsmen sell by, with what people call it: nobody knows the codes of UN/ECE Recommendation 20 by
/// heart. Any other code is taken as it is.
package struct UsualUnit: Sendable {
  package static let piece = "C62"

  package let code: String
  package let name: Text
  /// What else people write for it, normalised.
  let others: Set<String>

  private init(_ code: String, fr: String, en: String, _ others: String = "") {
    self.code = code
    name = Text(fr: fr, en: en)
    self.others = Set(others.split(separator: " ").map(String.init))
  }

  /// One that is written the same in both languages.
  private init(_ code: String, sign: String, _ others: String = "") {
    self.init(code, fr: sign, en: sign, others)
  }

  /// In the order they are offered.
  package static let all = [
    UsualUnit(
      "C62", fr: "pièce", en: "piece", "pce pcs pc u unite unites pieces ea each unit units"),
    UsualUnit("HUR", fr: "heure", en: "hour", "h heures hours"),
    UsualUnit("DAY", fr: "jour", en: "day", "j jours days"),
    UsualUnit("WEE", fr: "semaine", en: "week", "semaines weeks"),
    UsualUnit("MON", fr: "mois", en: "month", "months"),
    UsualUnit("ANN", fr: "an", en: "year", "ans annee annees years"),
    UsualUnit("KGM", sign: "kg", "kilogramme kilogrammes"),
    UsualUnit("GRM", sign: "g", "gr gramme grammes gram grams"),
    UsualUnit("TNE", sign: "tonne", "t tonnes"),
    UsualUnit("LTR", sign: "litre", "l litres liter liters"),
    UsualUnit("CLT", sign: "cl", "centilitre centilitres"),
    UsualUnit("MTR", sign: "m", "metre metres meter meters"),
    UsualUnit("CMT", sign: "cm", "centimetre centimetres"),
    UsualUnit("MTK", sign: "m²", "m2"),
    UsualUnit("MTQ", sign: "m³", "m3"),
    UsualUnit("KMT", sign: "km", "kilometre kilometres"),
    UsualUnit("KWH", sign: "kWh"),
    UsualUnit("SET", fr: "lot", en: "set", "lots sets"),
    UsualUnit("PR", fr: "paire", en: "pair", "paires pairs"),
    UsualUnit("XBX", fr: "boîte", en: "box", "boites boxes"),
    UsualUnit("LS", fr: "forfait", en: "lump sum", "forfaits"),
  ]

  private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })
  private static let byWord: [String: String] = {
    var codes: [String: String] = [:]
    for unit in all {
      for word in unit.others { codes[word] = unit.code }
      for name in [unit.name.fr, unit.name.en] { codes[SearchText.normalised(name)] = unit.code }
    }
    return codes
  }()

  /// "kg (KGM)"; the code alone of a unit few use.
  package static func label(_ code: String, _ language: Language) -> String {
    byCode[code].map { "\($0.name(language)) (\(code))" } ?? code
  }

  /// "kg"; the code of a unit few use.
  package static func name(_ code: String, _ language: Language) -> String {
    byCode[code]?.name(language) ?? code
  }

  /// What somebody typed: a code, what a unit is called, or both as `label` writes it. What means nothing here comes back as it
  /// is.
  package static func code(typed text: String) -> String {
    let word = CleanText.line(text)
    if byCode[word] != nil { return word }
    if let known = byWord[SearchText.normalised(word)] { return known }
    if word.hasSuffix(")"), let open = word.lastIndex(of: "(") {
      let code = word[word.index(after: open)...].dropLast()
      if !code.isEmpty, code.allSatisfy({ $0.isASCII && ($0.isUppercase || $0.isNumber) }) {
        return String(code)
      }
    }
    return word
  }
}
