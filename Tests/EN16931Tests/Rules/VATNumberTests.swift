import EN16931
import TestSupport
import Testing

struct VATNumberTests {
  /// Every state, and every form of a state that has several.
  static let sound = [
    "ATU15159209", "ATU65033803", "BE0428759497", "BE0897290877", "BG103873594", "BG7523169263",
    "CY10259033P", "CZ25123891", "CZ7205151536", "CZ640903926", "CZ450330145", "DE136695976",
    "DE129390950", "DK13585628", "DK30060946", "EE100931558", "EE100594102", "EL094259216",
    "GR094259216", "ESB58378431", "ES54362315K", "ESX5253868R", "ESJ99216582", "ESR9600075G",
    "FI20774740", "FI01120389", "FR40303265045", "FR23334175221", "FRK7399859412",
    "FR4Z123456782", "FR53000004605", "FR83000113158", "HR33392005961", "HU12892312",
    "IE6433435F", "IE6433435OA", "IE8D79739I", "IT00743110157", "IT09596821000", "LT119511515",
    "LT100001919017", "LU15027442", "LU26375245", "LV40003521600", "LV16117519997",
    "LV32123456789", "MT11679112", "NL004495445B01", "NL002455799B11", "PL8567346215",
    "PL5260001246", "PT501964843", "PT500019720", "RO18547290", "RO2413020", "SE123456789701",
    "SE556188840401", "SI50223054", "SK2022749619", "SK2020317068", "XI432525179", "GB980780684",
    "GB100195075", "GBGD100", "GBHA501", "CHE107787577IVA", "CHE107787577",
  ]

  @Test(arguments: sound) func `a VAT number with its state's check digits`(number: String) {
    #expect(CheckDigits.isVATNumber(number))
  }

  @Test(arguments: [
    "ATU15159219", "BE0428759498", "BE2000021323", "BG103873595", "BG7111042926", "CY12259033P",
    "CY10259033Z", "CZ25123890", "CZ7103192746", "CZ640903927", "CZ731399999", "DE136695978",
    "DE011125440", "DK13585627", "EE100594103", "EL123456789", "ESB58378432", "ES54362315A",
    "ESX5253868S", "ESI99216583", "FI20774741", "FR84323140391", "FRK7399859413",
    "FR4Z123456783", "FR0I404833048", "HR33392005962", "HU12892313", "IE6433435E",
    "IE6433435OB", "IE8D79738J", "IT00743110158", "IT00000000000", "LT100001919018",
    "LU15027443", "LV40003521601", "LV16137519997", "MT11679113", "NL123456789B12",
    "NL004495445B00", "PL8567346216", "PT501964842", "RO18547291", "SE123456789101",
    "SE556188840400", "SI50223055", "SK2022749618", "SK2062749619", "XI432525178",
    "GB802311781", "GBGD500", "GBHA499", "GB12345", "CHE107787578IVA", "CHE107787577ZZZ",
  ])
  func `a VAT number with a wrong key`(number: String) {
    #expect(!CheckDigits.isVATNumber(number))
  }

  @Test(arguments: [
    "", "F", "FR", "FR4030326504", "FR403032650451", "fr40303265045", "FR 40303265045",
    "DE13669597A", "DE13669597٦", "ATU1515920", "NL004495445X01", "12345678901",
  ])
  func `a text without the shape has no key to look at`(text: String) {
    #expect(!CheckDigits.isVATNumber(text))
  }

  @Test(arguments: ["NO123456789MVA", "EU372022452", "US12-3456789", "CH123"])
  func `beyond the states checked, the shape is all that is asked`(number: String) {
    #expect(CheckDigits.isVATNumber(number))
  }

  @Test func `a company's SIREN gives a number that is right`() throws {
    for siren in ["303265045", "732829320", "356000000"] {
      let number = try #require(CheckDigits.frenchVAT(ofSIREN: siren))
      #expect(CheckDigits.isVATNumber(number))
    }
  }

  // MARK: - Compared with python-stdnum

  static let corpus = "corpus/identifiers/stdnum-examples.tsv"

  /// Numbers python-stdnum judges otherwise, and why we do not follow it.
  static let differences: [String: String] = [
    "BE444503092": nine, "BE456973433": nine, "BE464401356": nine, "BE413562567": nine,
    "EL94051189": short, "NL00449544B01": short, "NL4495445B01": short, "NL68357370B01": short,
    "RO1630615123457": "a person's number (CNP), thirteen digits; VIES takes two to ten",
    "SE556644662031": "ends with 31; VIES describes 01 to 94, python-stdnum takes 01 alone",
  ]
  private static let nine = "the leading 0 of before 2005 is missing; VIES wants ten digits"
  private static let short = "python-stdnum adds the leading zeros; VIES wants them written"

  @Test func `our verdict is python-stdnum's, but for the differences listed`() throws {
    guard Shared.has(Self.corpus) else { return }
    let rows = try Self.rows()
    #expect(rows.count > 850)
    var unlisted: [String] = []
    var seen: Set<String> = []
    for row in rows where CheckDigits.isVATNumber(row.number) != row.isValid {
      if Self.differences[row.number] == nil {
        unlisted.append("\(row.number) is \(row.isValid ? "valid" : "invalid") there")
      }
      seen.insert(row.number)
    }
    #expect(unlisted == [])
    #expect(Set(Self.differences.keys).subtracting(seen) == [], "no difference any more")
  }

  // MARK: - One digit typed wrong

  /// States whose key notices any one wrong digit, by its arithmetic. Elsewhere some numbers have no key, or
  /// a rest of ten is written 0.
  static let strict: Set<String> = [
    "AT", "BE", "CH", "CY", "DE", "DK", "EE", "ES", "FI", "FR", "HR", "HU", "IE", "IT", "LU", "MT",
    "PL", "SI",
  ]

  /// A French key with a letter lets its first digit pass for some others: one more adds 24 to its value, two
  /// to the quotient by eleven and two to the rest.
  static func isStrict(_ number: String) -> Bool {
    let key = number.utf8.dropFirst(2).prefix(2)
    return strict.contains(String(number.prefix(2)))
      && (!number.hasPrefix("FR") || key.allSatisfy { (0x30...0x39).contains($0) })
  }

  @Test func `one wrong digit is refused, in most states always, in the others mostly`() throws {
    var numbers = Set(Self.sound)
    if Shared.has(Self.corpus) {
      numbers.formUnion(try Self.rows().filter(\.isValid).map(\.number))
    }
    var tried: [String: Int] = [:]
    var taken: [String: Int] = [:]
    var missed: [String] = []
    for number in numbers.sorted() where CheckDigits.isVATNumber(number) {
      let state = String(number.prefix(2))
      let signs = Array(number.utf8)
      for place in 2..<signs.count where (0x30...0x39).contains(signs[place]) {
        for digit in UInt8(0x30)...0x39 where digit != signs[place] {
          var wrong = signs
          wrong[place] = digit
          let text = String(decoding: wrong, as: UTF8.self)
          tried[state, default: 0] += 1
          guard CheckDigits.isVATNumber(text) else { continue }
          taken[state, default: 0] += 1
          if Self.isStrict(number) { missed.append("\(number) → \(text)") }
        }
      }
    }
    #expect(missed == [])
    let all = tried.values.reduce(0, +)
    let refused = all - taken.values.reduce(0, +)
    #expect(refused * 100 > all * 90, "\(refused) of \(all)")
  }

  // MARK: - The corpus

  struct Row {
    let number: String
    let isValid: Bool
  }

  static let prefixes: Set<String> = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "GR", "ES", "FI", "FR", "HR", "HU", "IE",
    "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI", "GB", "CH",
  ]

  /// The prefix a kind of row implies when the number does not carry it.
  static let kinds = [
    "eu_vat": "", "be_vat": "BE", "ie_vat": "IE", "fr_tva": "FR", "gb_vat": "GB", "ch_vat": "CHE",
  ]

  /// The corpus's VAT numbers, as a shop's form would pass them on: upper case, punctuation gone.
  static func rows() throws -> [Row] {
    let text = String(decoding: try #require(bytes(of: Shared.path(corpus))), as: UTF8.self)
    return text.split(separator: "\n").compactMap { line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard columns.count == 3, let implied = kinds[String(columns[0])] else { return nil }
      var number = columns[1].uppercased()
      number.removeAll { " .-:/()".contains($0) }
      if !number.hasPrefix(implied), columns[0] != "ch_vat" { number = implied + number }
      guard prefixes.contains(String(number.prefix(2))) else { return nil }
      return Row(number: number, isValid: columns[2] == "valid")
    }
  }
}
