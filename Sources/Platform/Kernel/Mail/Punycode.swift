/// International domain names as the network writes them (RFC 3492, RFC 5891).
package enum Punycode {
  /// A label in ASCII: as it is, or "xn--" and its encoding. `nil` for one that cannot be encoded.
  package static func label(_ label: String) -> String? {
    let scalars = label.unicodeScalars.map(\.value)
    if scalars.allSatisfy({ $0 < 0x80 }) { return label }
    guard scalars.count <= 60, label.unicodeScalars.allSatisfy(isNamable) else { return nil }
    return "xn--" + encoded(scalars)
  }

  /// Letters, marks and digits, as in names; no sign, space or joiner.
  private static func isNamable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return true }
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark,
      .decimalNumber:
      return true
    default: return false
    }
  }

  private static let base = 36
  private static let (tMin, tMax) = (1, 26)

  private static func encoded(_ scalars: [UInt32]) -> String {
    let basic = scalars.filter { $0 < 0x80 }
    var output = String(String.UnicodeScalarView(basic.compactMap(Unicode.Scalar.init)))
    if !basic.isEmpty { output += "-" }
    var (next, delta, bias, handled) = (128, 0, 72, basic.count)
    while handled < scalars.count {
      let smallest = Int(scalars.filter { $0 >= next }.min() ?? 0)
      delta += (smallest - next) * (handled + 1)
      next = smallest
      for scalar in scalars {
        if scalar < next { delta += 1 }
        guard scalar == next else { continue }
        output += digits(of: delta, bias: bias)
        bias = adapted(delta, count: handled + 1, isFirst: handled == basic.count)
        (delta, handled) = (0, handled + 1)
      }
      (delta, next) = (delta + 1, next + 1)
    }
    return output
  }

  /// A number in the variable base of RFC 3492, its lowest digit first.
  private static func digits(of delta: Int, bias: Int) -> String {
    var (text, rest, k) = ("", delta, base)
    while true {
      let threshold = min(max(k - bias, tMin), tMax)
      if rest < threshold { return text + letter(rest) }
      text += letter(threshold + (rest - threshold) % (base - threshold))
      rest = (rest - threshold) / (base - threshold)
      k += base
    }
  }

  private static func letter(_ digit: Int) -> String {
    String(digit < 26 ? digit + 10 : digit - 26, radix: 36)
  }

  private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
    var (delta, k) = (isFirst ? delta / 700 : delta / 2, 0)
    delta += delta / count
    while delta > (base - tMin) * tMax / 2 {
      delta /= base - tMin
      k += base
    }
    return k + (base - tMin + 1) * delta / (delta + 38)
  }
}
