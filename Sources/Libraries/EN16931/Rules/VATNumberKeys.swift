extension CheckDigits {
  /// Whether the text may be a VAT number: the shape of its member state and the state's own check digits.
  /// Prefix and number in one, upper case, no spaces: `FR40303265045`, `ATU15159209`.
  ///
  /// The answer is about the writing only; whether the number is in force, VIES alone knows. Where a state
  /// gives some numbers without a checkable key, or two sources disagree on a rule, the number is accepted:
  /// an invoice refused to a real customer costs more than a typing error that VIES will find. Each such
  /// tolerance is told at its state.
  ///
  /// Northern Ireland (XI), Great Britain (GB) and Switzerland (CHE) are checked too. Any other prefix is
  /// judged on `isVATShaped` alone.
  package static func isVATNumber(_ text: some StringProtocol) -> Bool {
    guard isVATShaped(text) else { return false }
    let signs = VATKey.values(text)
    let number = Array(signs.dropFirst(2))
    switch String(decoding: text.utf8.prefix(2), as: UTF8.self) {
    case "AT": return VATKey.austria(number)
    case "BE": return VATKey.belgium(number)
    case "BG": return VATKey.bulgaria(number)
    case "CY": return VATKey.cyprus(number)
    case "CZ": return VATKey.czechia(number)
    case "DE": return number[0] != 0 && VATKey.mod11And10(number)
    case "DK":
      return number[0] != 0 && VATKey.sum(number, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0
    case "EE": return VATKey.isSum(number, [3, 7, 1, 3, 7, 1, 3, 7, 1], dividedBy: 10)
    case "EL", "GR": return VATKey.greece(number)
    case "ES": return VATKey.spain(number)
    case "FI": return VATKey.isSum(number, [7, 9, 10, 5, 8, 4, 2, 1], dividedBy: 11)
    case "FR": return isFrenchVAT(text) && VATKey.france(number)
    case "HR": return VATKey.mod11And10(number)
    case "HU": return VATKey.isSum(number, [9, 7, 3, 1, 9, 7, 3, 1], dividedBy: 10)
    case "IE": return VATKey.ireland(number)
    case "IT": return VATKey.italy(number)
    case "LT": return VATKey.lithuania(number)
    case "LU": return VATKey.luxembourg(number)
    case "LV": return VATKey.latvia(number)
    case "MT":
      return number[0] != 0 && VATKey.sum(number, [3, 4, 6, 7, 8, 9, 10, 1]) % 37 == 0
    case "NL": return VATKey.netherlands(number)
    case "PL": return VATKey.poland(number)
    case "PT": return VATKey.portugal(number)
    case "RO": return VATKey.romania(number)
    case "SE": return VATKey.sweden(number)
    case "SI": return VATKey.slovenia(number)
    case "SK": return VATKey.slovakia(number)
    case "GB", "XI": return VATKey.unitedKingdom(number)
    case "CH" where signs.count > 2 && signs[2] == 14: return VATKey.switzerland(number)
    default: return true
    }
  }
}

/// The check digits of each state. A number is its signs after the prefix: 0…9 for a digit, 10…35 for A…Z,
/// as ISO 7064 counts them. `isVATShaped` has passed before: the lengths and the kinds of sign are known.
///
/// Sources: the European Commission's "VIES – VAT number algorithms" and the states' own descriptions.
private enum VATKey {
  /// 0…9 and 10…35; any other sign is `other`, which no key expects.
  static func values(_ text: some StringProtocol) -> [Int] {
    text.utf8.map { byte in
      switch byte {
      case 0x30...0x39: Int(byte) - 0x30
      case 0x41...0x5A: Int(byte) - 0x41 + 10
      default: other
      }
    }
  }

  static let other = 99

  // MARK: - The sums they share

  /// Σ weight × digit, over as many signs as there are weights.
  static func sum(_ number: [Int], _ weights: [Int]) -> Int {
    var sum = 0
    for (index, weight) in weights.enumerated() { sum += weight * number[index] }
    return sum
  }

  /// A weighted sum that is a multiple; all zeros would pass and is nobody's number.
  static func isSum(_ number: [Int], _ weights: [Int], dividedBy modulus: Int) -> Bool {
    sum(number, weights) % modulus == 0 && number.contains { $0 != 0 }
  }

  /// The decimal value of some of the signs, all digits.
  static func decimal(_ digits: ArraySlice<Int>) -> Int { digits.reduce(0) { $0 * 10 + $1 } }

  /// Luhn: from the right every second digit doubled, the digits of the products added.
  static func isLuhn(_ digits: ArraySlice<Int>) -> Bool {
    var sum = 0
    for (position, digit) in digits.reversed().enumerated() {
      let product = position % 2 == 0 ? digit : digit * 2
      sum += product > 9 ? product - 9 : product
    }
    return sum % 10 == 0
  }

  /// ISO/IEC 7064, MOD 11,10.
  static func mod11And10(_ digits: [Int]) -> Bool {
    var product = 10
    for digit in digits.dropLast() {
      let sum = (digit + product) % 10
      product = (sum == 0 ? 10 : sum) * 2 % 11
    }
    return (product + digits[digits.count - 1]) % 10 == 1
  }

  /// A day there may be; the calendar's finer points are left to the state.
  static func isDay(month: Int, day: Int) -> Bool {
    (1...12).contains(month) && (1...31).contains(day)
  }

  // MARK: - Austria to Estonia

  /// U, seven digits summed as by Luhn from the left, plus 4; the eighth completes to ten (UID).
  static func austria(_ n: [Int]) -> Bool {
    var sum = 4
    for index in 1...7 {
      let product = index % 2 == 1 ? n[index] : n[index] * 2
      sum += product > 9 ? product - 9 : product
    }
    return (sum + n[8]) % 10 == 0
  }

  /// 97 − (the first eight mod 97) = the last two. Enterprise numbers start with 0 or, since 2023, 1.
  ///
  /// Tolerance: a rest of 0 gives the key 97; 00 is taken too, other checkers reading it so.
  static func belgium(_ n: [Int]) -> Bool {
    let body = decimal(n[..<8])
    return n[0] <= 1 && body > 0 && (body + decimal(n[8...])) % 97 == 0
  }

  /// Nine digits are a legal person's. Ten are a citizen's (EGN), a foreigner's (LNCh) or another's, each
  /// with its key; nothing in the number says which, so any of the three will do.
  static func bulgaria(_ n: [Int]) -> Bool {
    if n.count == 9 {
      guard n.contains(where: { $0 != 0 }) else { return false }
      let first = sum(n, [1, 2, 3, 4, 5, 6, 7, 8]) % 11
      if first < 10 { return first == n[8] }
      return sum(n, [3, 4, 5, 6, 7, 8, 9, 10]) % 11 % 10 == n[8]
    }
    let citizen = sum(n, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10 == n[9]
    let month = decimal(n[2..<4])
    if citizen, month < 60, isDay(month: month % 20, day: decimal(n[4..<6])) { return true }
    if sum(n, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10 == n[9] { return true }
    let rest = 11 - sum(n, [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
    return rest != 10 && rest % 11 == n[9]
  }

  /// Eight digits, the odd ones through a table, mod 26 gives the letter. 12 is never a beginning.
  static func cyprus(_ n: [Int]) -> Bool {
    guard n[0] != 1 || n[1] != 2 else { return false }
    let odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]
    var sum = 0
    for index in 0..<8 { sum += index % 2 == 0 ? odd[n[index]] : n[index] }
    return sum % 26 == n[8] - 10
  }

  /// Eight digits: a company. Nine starting with 6: a person without birth number. Nine else: a birth
  /// number of someone born before 1954, which has no key: its date is all there is to judge. Ten: a birth
  /// number and its key.
  static func czechia(_ n: [Int]) -> Bool {
    switch n.count {
    case 8:
      let rest = (11 - sum(n, [8, 7, 6, 5, 4, 3, 2]) % 11) % 11
      return n[0] != 9 && (rest == 0 ? 1 : rest % 10) == n[7]
    case 9 where n[0] == 6 && n[8] == personKeys[sum(Array(n[1...]), [8, 7, 6, 5, 4, 3, 2]) % 11]:
      return true
    case 9: return decimal(n[..<2]) < 54 && isCzechoslovakBirthDate(n)
    default: return isCzechoslovakBirthNumber(n)
    }
  }

  /// The key of a nine-digit Czech number starting with 6, by its sum mod 11.
  private static let personKeys = [8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8]

  /// Women have 50 added to the month; 20 more when a day's numbers have run out.
  static func isCzechoslovakBirthDate(_ n: [Int]) -> Bool {
    isDay(month: decimal(n[2..<4]) % 50 % 20, day: decimal(n[4..<6]))
  }

  /// Ten digits, as the Czechs and the Slovaks both have them: the first nine mod 11 are the tenth, 10
  /// written 0.
  static func isCzechoslovakBirthNumber(_ n: [Int]) -> Bool {
    isCzechoslovakBirthDate(n) && decimal(n[..<9]) % 11 % 10 == n[9]
  }

  // MARK: - Greece to Italy

  /// AFM: powers of two, mod 11, mod 10.
  static func greece(_ n: [Int]) -> Bool {
    sum(n, [256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10 == n[8] && n.contains { $0 != 0 }
  }

  /// DNI and NIE (a person's number mod 23 gives the letter), K, L, M likewise, else the NIF of an entity.
  ///
  /// Tolerance: an entity's key is a digit or a letter by its kind; sources disagree on which, either will do.
  static func spain(_ n: [Int]) -> Bool {
    guard n[1...7].allSatisfy({ $0 <= 9 }) else { return false }
    let first = n[0]
    switch first {
    case 0...9: return n[8] == personLetters[decimal(n[..<8]) % 23]
    case letterX...letterX + 2:
      return n[8] == personLetters[((first - letterX) * 10_000_000 + decimal(n[1..<8])) % 23]
    case letterK...letterK + 2: return n[8] == personLetters[decimal(n[1..<8]) % 23]
    default:
      guard entityKinds.contains(first) else { return false }
      var sum = 0
      for index in 1...7 {
        let product = index % 2 == 1 ? n[index] * 2 : n[index]
        sum += product > 9 ? product - 9 : product
      }
      let key = (10 - sum % 10) % 10
      return n[8] == key || n[8] == entityLetters[key]
    }
  }

  private static let letterK = 20
  private static let letterX = 33
  private static let personLetters = values("TRWAGMYFPDXBNJZSQVHLCKE")
  private static let entityLetters = values("JABCDEFGHI")
  private static let entityKinds = values("ABCDEFGHJNPQRSUVW")

  /// The key with letters. Base 34, without I and O: a digit first counts 24 × it + the second − 10, a
  /// letter first 34 × it + the second − 100. That value ÷ 11, plus one, plus the SIREN, leaves by eleven
  /// what the value leaves. The SIREN and the key of two digits are `isFrenchVAT`'s.
  static func france(_ n: [Int]) -> Bool {
    guard n[0] > 9 || n[1] > 9 else { return true }
    guard let first = keySigns.firstIndex(of: n[0]), let second = keySigns.firstIndex(of: n[1])
    else { return false }
    let value = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100
    return (decimal(n[2...]) + 1 + value / 11) % 11 == value % 11
  }

  private static let keySigns = values("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ")

  /// Weights 8 to 2, mod 23 gives the letter, W for 0. A second letter (since 2013) weighs 9, A for 1 and W
  /// for 0. The oldest numbers have a letter second: their first digit then stands last.
  ///
  /// Tolerance: any second letter up to W, the ones given so far being A to I and W.
  static func ireland(_ n: [Int]) -> Bool {
    var digits = Array(n[..<7])
    if digits[1] > 9 { digits = [0] + digits[2...6] + [digits[0]] }
    var sum = sum(digits, [8, 7, 6, 5, 4, 3, 2])
    if n.count == 9 {
      guard n[8] <= letterW else { return false }
      sum += 9 * (n[8] == letterW ? 0 : n[8] - 9)
    }
    return n[7] == (sum % 23 == 0 ? letterW : sum % 23 + 9)
  }

  private static let letterW = 32

  /// Seven digits of the taxpayer, three of the province, Luhn.
  static func italy(_ n: [Int]) -> Bool {
    let province = decimal(n[7..<10])
    return n[..<7].contains { $0 != 0 }
      && ((1...100).contains(province) || [120, 121, 888, 999].contains(province)) && isLuhn(n[...])
  }

  // MARK: - Lithuania to Poland

  /// Nine digits of a legal person, twelve of one registered for a time: 1 stands before the key.
  static func lithuania(_ n: [Int]) -> Bool {
    let body = n.dropLast()
    guard body.last == 1 else { return false }
    var first = 0
    var second = 0
    for (index, digit) in body.enumerated() {
      first += digit * (1 + index % 9)
      second += digit * (1 + (index + 2) % 9)
    }
    return (first % 11 < 10 ? first % 11 : second % 11 % 10) == n[n.count - 1]
  }

  /// The first six mod 89 are the last two.
  static func luxembourg(_ n: [Int]) -> Bool {
    decimal(n[..<6]) % 89 == decimal(n[6...]) && n.contains { $0 != 0 }
  }

  /// 4 and above: a legal person. Below, a person's code: 32 and nothing to date it (since 2017), or
  /// a birth date and its key.
  ///
  /// Tolerance: codes from 32 are accepted without a key, sources disagreeing on whether they have one.
  static func latvia(_ n: [Int]) -> Bool {
    if n[0] > 3 { return sum(n, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 == 3 }
    if n[0] == 3, n[1] == 2 { return true }
    guard isDay(month: decimal(n[2..<4]), day: decimal(n[..<2])) else { return false }
    return (1 + sum(n, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11 % 10 == n[10]
  }

  /// Nine digits, B, two more. A legal person's nine have a key by eleven (RSIN); a person's whole number,
  /// since 2020, is 1 by ISO 7064 mod 97 with its prefix NL. The number tells not which.
  static func netherlands(_ n: [Int]) -> Bool {
    guard n[10] != 0 || n[11] != 0, n[..<9].contains(where: { $0 != 0 }) else { return false }
    if (sum(n, [9, 8, 7, 6, 5, 4, 3, 2]) - n[8]) % 11 == 0 { return true }
    let prefix = [23, 21]
    return (prefix + n).reduce(0) { ($0 * ($1 > 9 ? 100 : 10) + $1) % 97 } == 1
  }

  /// NIP: weighted, mod 11; a rest of ten is never given.
  static func poland(_ n: [Int]) -> Bool {
    sum(n, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == n[9] && n.contains { $0 != 0 }
  }

  // MARK: - Portugal to Slovakia

  /// NIF: weights 9 to 2, eleven's complement, 10 and 11 written 0.
  static func portugal(_ n: [Int]) -> Bool {
    let key = 11 - sum(n, [9, 8, 7, 6, 5, 4, 3, 2]) % 11
    return n[0] != 0 && (key >= 10 ? 0 : key) == n[8]
  }

  /// CUI, two to ten digits, read as ten with zeros before. It never starts with 0.
  static func romania(_ n: [Int]) -> Bool {
    let padded = Array(repeating: 0, count: 10 - n.count) + n
    return n[0] != 0 && sum(padded, [7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10 % 11 % 10 == padded[9]
  }

  /// The organisation or person number, Luhn, and two digits of the registration.
  ///
  /// Tolerance: almost all end with 01; VIES describes 01 to 94, which are taken.
  static func sweden(_ n: [Int]) -> Bool {
    (1...94).contains(decimal(n[10...])) && isLuhn(n[..<10]) && n[..<10].contains { $0 != 0 }
  }

  /// Weights 8 to 2, eleven's complement, 10 written 0; 11 is never given.
  static func slovenia(_ n: [Int]) -> Bool {
    let key = 11 - sum(n, [8, 7, 6, 5, 4, 3, 2]) % 11
    return n[0] != 0 && key != 11 && key % 10 == n[7]
  }

  /// A multiple of eleven, the first digit not 0, the third none of 0, 1, 5 and 6; or a person's birth number.
  static func slovakia(_ n: [Int]) -> Bool {
    n[0] != 0 && [2, 3, 4, 7, 8, 9].contains(n[2]) && decimal(n[...]) % 11 == 0
      || isCzechoslovakBirthNumber(n)
  }

  // MARK: - Beyond the Union

  /// Nine digits, or twelve with a branch: weights 8 to 2, the last two added; the sum is a multiple of 97,
  /// or, from 100 on and since 2009, the sum and 55 is. Departments (GD000…499) and health authorities
  /// (HA500…999) have no key in this form, and one mod 97 in the form GD8888.
  ///
  /// Tolerance: a sum and 42 that is a multiple too, as other checkers have it.
  static func unitedKingdom(_ n: [Int]) -> Bool {
    let digits = n.allSatisfy { $0 <= 9 }
    switch n.count {
    case 9 where digits, 12 where digits:
      let rest = sum(n, [8, 7, 6, 5, 4, 3, 2, 10, 1]) % 97
      return rest == 0 ? n[..<7].contains { $0 != 0 } : n[0] > 0 && (rest == 42 || rest == 55)
    case 5, 11:
      guard n[2...].allSatisfy({ $0 <= 9 }) else { return false }
      if n.count == 11, n[2...5].contains(where: { $0 != 8 }) { return false }
      let body = n.count == 5 ? n[2...] : n[6...8]
      let office = decimal(body)
      guard n[..<2] == [16, 13] && office < 500 || n[..<2] == [17, 10] && office >= 500 else {
        return false
      }
      return n.count == 5 || office % 97 == decimal(n[9...])
    default: return false
    }
  }

  /// E, the nine digits of the UID (weights 5, 4, 3, 2, 7, 6, 5, 4, eleven's complement, 10 never given),
  /// and MWST, TVA, IVA or TPV.
  ///
  /// Tolerance: without the ending it is the same company's UID; accepted.
  static func switzerland(_ n: [Int]) -> Bool {
    guard n.count >= 10, n[1...9].allSatisfy({ $0 <= 9 }) else { return false }
    let ending = n[10...]
    guard ending.isEmpty || swissEndings.contains(where: { $0 == Array(ending) }) else {
      return false
    }
    let key = (11 - sum(Array(n[1...]), [5, 4, 3, 2, 7, 6, 5, 4]) % 11) % 11
    return key == n[9] && n[1...9].contains { $0 != 0 }
  }

  private static let swissEndings = ["MWST", "TVA", "IVA", "TPV"].map { values($0) }
}
