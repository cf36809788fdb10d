/// A value as a message shows it: on one line, without control characters, at most forty characters.
package func shown(_ value: some StringProtocol) -> String {
  var text = ""
  for character in value.prefix(41) {
    let isControl = character.unicodeScalars.contains {
      $0.value < 0x20 || (0x7F...0x9F).contains($0.value)
    }
    text.append(isControl ? "·" : character)
  }
  return text.count > 40 ? text.prefix(39) + "…" : text
}

package func shown(_ bytes: ArraySlice<UInt8>) -> String {
  shown(String(decoding: bytes.prefix(400), as: UTF8.self))
}

/// "0x1A".
package func hexadecimalByte(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return "0x" + (digits.count == 1 ? "0" : "") + digits
}

/// The word of `words` that was probably meant; `nil` when none is near.
package func nearest(to word: String, in words: some Sequence<String>) -> String? {
  let wanted = Array(word.lowercased())
  let ranked = words.map { ($0, editDistance(wanted, Array($0.lowercased()))) }
  guard let best = ranked.min(by: { $0.1 < $1.1 }),
    best.1 <= max(1, min(wanted.count, best.0.count) / 2)
  else { return nil }
  return best.0
}

/// Letters to add, remove or change to go from one word to the other (Levenshtein).
package func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  guard left.count <= 64, right.count <= 64 else { return .max }
  var row = Array(0...right.count)
  for (i, a) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, b) in right.enumerated() {
      let change = a == b ? diagonal : diagonal + 1
      diagonal = row[j + 1]
      row[j + 1] = min(change, row[j] + 1, diagonal + 1)
    }
  }
  return row[right.count]
}
